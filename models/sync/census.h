#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/client/countcall.h"
#include "models/core/backoff.h"
#include "models/sync/kindtally.h"

namespace portolan {

/// The number of objects of kinds nobody follows. A question costs one row of a Table. Asked at once when wished, then
/// every minute or so, few at a time; later and later what fails, and nothing while the server throttles. Where the whole
/// cluster may not be listed, the namespaces known are added up. Network thread.
class Census
{
public:
    struct Options {
        /// The kind's collection in a namespace ("": everywhere), in each version there is.
        std::function<std::vector<ListTarget>(Kind kind, std::string_view ns)> targets;
        /// Such kinds need no question: whoever follows them counts.
        std::function<bool(Kind kind)> isFollowed;
        std::function<void(Kind kind, const KindTally &tally)> told;
        std::uint32_t seed = 0; ///< of jitter
        std::int64_t everyMs = 60'000;
    };
    /// The client must outlive it.
    Census(RestClient &client, Options options);
    ~Census();

    /// Replaces what was wished before. What was counted there a moment ago is not asked again.
    void wish(CountWish wish);
    /// Where to look when the whole cluster may not be listed.
    void setNamespaces(std::vector<std::string> namespaces);
    /// Nobody follows the kind any more: it is counted again.
    void unfollowed(Kind kind);
    /// Asks everything now; perhaps it is allowed, or there, by this time.
    void retryNow();

private:
    /// One kind's place in the turn.
    struct Entry {
        explicit Entry(std::uint32_t seed);
        std::int64_t dueMs = 0;
        std::optional<std::int64_t> answeredMs;
        Backoff backoff;
        std::size_t target = 0;        ///< the version that is served
        bool narrowed = false;         ///< the whole cluster may not be listed
        std::vector<std::string> left; ///< namespaces still to ask in this turn
        KindTally sum;                 ///< of this turn
        std::unique_ptr<CountCall> call;
    };
    void askDue();
    void startTurn(Kind kind, Entry &entry);
    void ask(Kind kind, Entry &entry, const std::string &ns);
    void answered(Kind kind, const std::string &ns, const Result<std::size_t> &count);
    [[nodiscard]] bool asksElsewhere(Kind kind, Entry &entry, const std::string &ns, const Error &error);
    void endTurn(Kind kind, Entry &entry);
    void askAgainAt(std::int64_t ms);
    [[nodiscard]] std::int64_t nowMs() const;

    RestClient &m_client;
    Options m_options;
    CountWish m_wish;
    std::vector<std::string> m_namespaces;
    std::map<Kind, Entry> m_entries; ///< of the kinds wished
    std::mt19937 m_random;
    std::unique_ptr<Scheduler::Timer> m_timer;
};

} // namespace portolan

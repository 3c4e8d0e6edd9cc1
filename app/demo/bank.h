#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"

namespace portolan {

using JsonPtr = std::shared_ptr<const Json>;

/// One change, as a watch tells it. `before` is null for additions, `after` is the last state for removals.
struct BankChange {
    enum class Type : std::uint8_t { Added, Modified, Deleted };
    std::uint64_t version = 0;
    int resource = -1;
    Type type = Type::Added;
    JsonPtr before, after;
};

/// The objects of the demo cluster with one resourceVersion over all of them, and a bounded history for watches and for
/// consistent pages. Objects are immutable once in. Every member may be called from any thread.
class ObjectBank
{
public:
    ObjectBank(int resources, std::size_t history);

    /// Adds or replaces; gives the object its resourceVersion (and keeps uid, creationTimestamp of the one it replaces).
    std::uint64_t put(int resource, Json object);
    /// Takes out; the last state gets the version of its removal. False when it was not there.
    bool remove(int resource, std::string_view ns, std::string_view name);
    [[nodiscard]] JsonPtr get(int resource, std::string_view ns, std::string_view name) const;

    struct State {
        std::uint64_t version = 0;
        std::vector<JsonPtr> objects; ///< by namespace, then name
    };
    [[nodiscard]] State list(int resource) const;
    /// The objects as they were at a version; nothing when the history no longer reaches back to it.
    [[nodiscard]] std::optional<State> listAt(int resource, std::uint64_t version) const;
    [[nodiscard]] std::uint64_t version() const;

    struct Changes {
        bool expired = false; ///< `after` is older than the history
        std::uint64_t version = 0; ///< everything up to here has been looked at
        std::vector<BankChange> changes;
    };
    /// Changes of a resource later than `after`; waits up to `waitMs` for one.
    [[nodiscard]] Changes changesAfter(int resource, std::uint64_t after, int waitMs) const;
    /// Wakes whoever waits in changesAfter().
    void wake();

private:
    using Key = std::pair<std::string, std::string>;
    std::uint64_t record(BankChange change);
    [[nodiscard]] std::uint64_t oldestKnown() const { return m_forgotten; }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::vector<std::map<Key, JsonPtr>> m_objects;
    std::deque<BankChange> m_history;
    std::size_t m_historyLimit;
    std::uint64_t m_version = 100000;
    std::uint64_t m_forgotten = 100000; ///< changes up to here are gone
    std::uint64_t m_wakes = 0;
};

} // namespace portolan

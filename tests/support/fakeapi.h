#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/fakeapiform.h"
#include "tests/support/fakescheduler.h"

namespace portolan::test {

/// The config maps of an API server in memory, with versions, history, compaction, pages and watches, and with every fault a
/// server or network can have, drawn from a seed. Time is the scheduler's: thousands of schedules run in seconds.
class FakeApi
{
public:
    struct Faults {
        double refused = 0;    ///< no connection
        double status = 0;     ///< 401, 403, 404, 410, 429, 500, 503
        double cut = 0;        ///< a body ends anywhere, with an error or without
        double garbage = 0;    ///< a watch sends what is no event
        double silence = 0;    ///< a watch stays open and says nothing
        double errorEvent = 0; ///< a watch ends in an ERROR event
        double stale = 0;      ///< a list at version 0 is from the past
        double restart = 0;    ///< a mutation step ends all watches
        double compact = 0;    ///< a mutation step forgets the past; a continuation has expired
    };
    struct Item {
        std::string uid;
        std::uint64_t version = 0;
    };
    using Items = std::map<std::string, Item>; // "namespace/name"

    FakeApi(FakeScheduler &scheduler, std::uint32_t seed) : m_scheduler(scheduler), m_random(seed) {}

    Faults faults;
    bool protobuf = false; ///< answers so; to be set before anything happens
    std::set<std::string> accepted; ///< the Accept headers of all requests
    bool streams = false;        ///< sendInitialEvents is understood; else refused with 422
    bool ignoresStreams = false; ///< sendInitialEvents is not even known
    int watchStatus = 0; ///< > 0: every watch is refused so
    int pageLimit = 0; ///< > 0: answers lists in pages when asked with limit, also at version 0 (no watch cache)
    std::vector<std::string> log; ///< method and target of every request
    /// Answers instead of the usual ones, used up first to last: status and body; status 0 refuses the connection.
    struct Scripted {
        int status = 0;
        std::string body;
        HttpHeaders headers;
    };
    std::vector<Scripted> script;

    [[nodiscard]] const Items &items() const { return m_items; }
    [[nodiscard]] std::uint64_t version() const { return m_version; }
    [[nodiscard]] std::size_t openWatches() const { return m_watches.size(); }

    void put(const std::string &name);
    void remove(const std::string &name);
    void mutate();
    void compact() { m_compacted = m_version; m_past.clear(); }
    void endWatches();
    [[nodiscard]] std::unique_ptr<Transport> transport();

private:
    struct Event {
        std::uint64_t version;
        std::string text; // a whole watch line
    };
    class Call;
    class FakeTransport;
    friend class Call;

    [[nodiscard]] bool chance(double p) { return std::uniform_real_distribution<double>()(m_random) < p; }
    [[nodiscard]] int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    [[nodiscard]] FakeForm form() const { return FakeForm(protobuf); }
    [[nodiscard]] std::string itemText(const std::string &name, const Item &item, bool typed) const
    {
        return form().object(name, item.uid, std::to_string(item.version), typed);
    }
    void record(const char *type, const std::string &name, const Item &item);

    FakeScheduler &m_scheduler;
    std::mt19937 m_random;
    Items m_items;
    std::uint64_t m_version = 100;
    std::uint64_t m_compacted = 0;
    std::uint64_t m_uids = 0;
    std::vector<Event> m_history;
    std::map<std::uint64_t, Items> m_past; // for consistent pages and stale lists
    std::set<Call *> m_watches;
};

inline std::string expiredEvent()
{
    return FakeForm(false).expired();
}

inline std::string bookmarkText(const std::string &version)
{
    return FakeForm(false).bookmark(version);
}

inline std::map<std::string, std::string> queryOf(const std::string &target)
{
    std::map<std::string, std::string> out;
    std::size_t at = target.find('?');
    while (at != std::string::npos && at + 1 < target.size()) {
        const std::size_t end = target.find('&', at + 1);
        const std::string part = target.substr(at + 1, end == std::string::npos ? std::string::npos : end - at - 1);
        out[part.substr(0, part.find('='))] = part.find('=') == std::string::npos ? "" : part.substr(part.find('=') + 1);
        at = end;
    }
    return out;
}

class FakeApi::Call final : public HttpCall
{
public:
    Call(FakeApi &api, HttpRequest request, HttpHandler handler)
        : m_api(api), m_request(std::move(request)), m_handler(std::move(handler)), m_query(queryOf(m_request.target))
    {
        later(m_api.pick(1, 20), [this] { begin(); });
    }
    ~Call() override { m_api.m_watches.erase(this); }
    void pump();
    void end(const std::optional<Error> &error);

private:
    void begin();
    void beginList();
    void beginWatch();
    void beginStream();
    void answerStatus(int status, const std::string &body, const HttpHeaders &headers = {});
    /// Sends in pieces cut anywhere, then `then`.
    void send(std::string bytes, std::function<void()> then);
    void later(std::int64_t ms, std::function<void()> call) { m_timer = m_api.m_scheduler.after(ms, std::move(call)); }
    void head(int status, const HttpHeaders &headers) { m_handler.head({status, headers, false}); }
    void refuse(int status, const std::string &reason, const std::string &message = "refused", const std::string &cause = {})
    {
        answerStatus(status, m_api.form().status(status, reason, message, cause), m_api.form().headers());
    }
    void expire();
    void misbehave();
    static Error broken() { return {ErrorKind::Network, 0, "fake", "connection reset", true}; }

    FakeApi &m_api;
    HttpRequest m_request;
    HttpHandler m_handler;
    std::map<std::string, std::string> m_query;
    std::unique_ptr<Scheduler::Timer> m_timer;
    std::uint64_t m_position = 0;
    bool m_silent = false;
    bool m_busy = false; // sending
};

class FakeApi::FakeTransport final : public Transport
{
public:
    explicit FakeTransport(FakeApi &api) : m_api(api) {}
    std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override
    {
        m_api.log.push_back(request.method + ' ' + request.target);
        m_api.accepted.emplace(findHeader(request.headers, "Accept").value_or(""));
        return std::make_unique<Call>(m_api, std::move(request), std::move(handler));
    }
    void reconnect(const std::string &) override {}

private:
    FakeApi &m_api;
};

inline std::unique_ptr<Transport> FakeApi::transport()
{
    return std::make_unique<FakeTransport>(*this);
}

inline void FakeApi::record(const char *type, const std::string &name, const Item &item)
{
    m_past[m_version] = m_items;
    if (m_past.size() > 40)
        m_past.erase(m_past.begin());
    const std::string space = pick(0, 3) == 0 || protobuf ? "" : "\n";
    m_history.push_back({m_version, form().event(type, itemText(name, item, true)) + space});
    for (Call *watch : std::vector<Call *>(m_watches.begin(), m_watches.end()))
        watch->pump();
}

inline void FakeApi::put(const std::string &name)
{
    Item &item = m_items[name];
    const bool isNew = item.uid.empty();
    if (isNew) {
        char uid[40];
        std::snprintf(uid, sizeof uid, "00000000-0000-4000-8000-%012llx", static_cast<unsigned long long>(++m_uids));
        item.uid = uid;
    }
    item.version = ++m_version;
    record(isNew ? "ADDED" : "MODIFIED", name, Item(item));
}

inline void FakeApi::remove(const std::string &name)
{
    const auto found = m_items.find(name);
    if (found == m_items.end())
        return;
    Item last = found->second;
    last.version = ++m_version;
    m_items.erase(found);
    record("DELETED", name, last);
}

inline void FakeApi::mutate()
{
    const std::string name = "ns" + std::to_string(pick(0, 2)) + "/item" + std::to_string(pick(0, 15));
    if (pick(0, 2) == 0)
        remove(name);
    else
        put(name);
    if (chance(faults.compact))
        compact();
    if (chance(faults.restart))
        endWatches();
}

inline void FakeApi::endWatches()
{
    for (Call *watch : std::vector<Call *>(m_watches.begin(), m_watches.end()))
        if (m_watches.count(watch))
            watch->end(Error{ErrorKind::Network, 0, "fake", "the server went away", true});
}

} // namespace portolan::test

#include "tests/support/fakeapicall.h"

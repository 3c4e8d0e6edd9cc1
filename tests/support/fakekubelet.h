#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "models/client/transport.h"
#include "models/core/json.h"
#include "models/logs/logstamp.h"
#include "tests/support/fakeapi.h"
#include "tests/support/fakescheduler.h"

namespace portolan::test {

/// An API server with one pod of one container whose log grows as the scheduler's time goes, read as a kubelet reads its runtime's file,
/// over a network that cuts, ends, refuses and stalls as drawn from a seed.
class FakeKubelet
{
public:
    struct Faults {
        double cut = 0;     ///< an answer ends within, with an error
        double clean = 0;   ///< or as if it were whole
        double status = 0;  ///< 500, 503, 429, 404
        double refused = 0; ///< no connection
    };
    FakeKubelet(FakeScheduler &scheduler, unsigned seed) : m_scheduler(scheduler), m_random(seed) {}

    Faults faults;
    bool pieces = true; ///< lines are written in pieces now and then

    [[nodiscard]] std::unique_ptr<Transport> transport() { return std::make_unique<Way>(*this); }
    /// Writes lines of two streams for so long, one each `everyMs` or so.
    void writeFor(std::int64_t forMs, int everyMs)
    {
        for (std::int64_t at = pick(0, everyMs); at < forMs; at += pick(1, 2 * everyMs))
            m_scheduler.post(at, [this] { write(); });
    }
    void line(const std::string &text) { add(text + "\n", 0); }
    /// The container ends; an unfinished line stays so.
    void end()
    {
        m_running = false;
        pump();
    }
    /// The container ends and waits for its next run.
    void crash()
    {
        end();
        m_waits = true;
    }
    void restart()
    {
        m_running = true;
        m_waits = false;
        m_lastId = m_id;
        m_id = "containerd://run-" + std::to_string(++m_runs);
        m_lastFile = std::move(m_file);
        m_file.clear();
        endCalls();
    }
    /// All that is written belongs to a file that is served no more. Answers its size.
    std::size_t rotate()
    {
        m_file.clear();
        return m_written.size();
    }
    /// Ends what runs with an error.
    void cut()
    {
        for (Call *call : std::vector<Call *>(m_follows.begin(), m_follows.end()))
            call->end(broken());
    }
    /// No connection for so long.
    void refuse(std::int64_t ms) { m_refusedUntil = m_scheduler.nowMs() + ms; }
    /// What follows now never hears anything again.
    void deafen() { m_follows.clear(); }
    [[nodiscard]] const std::string &written() const { return m_written; }
    [[nodiscard]] int opened() const { return m_opened; }

private:
    struct Entry {
        std::int64_t nanos;
        std::string text;
    };
    class Call;
    class Way final : public Transport
    {
    public:
        explicit Way(FakeKubelet &owner) : m_owner(owner) {}
        std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override { return std::make_unique<Call>(m_owner, std::move(request), std::move(handler)); }
        void reconnect(const std::string &) override {}

    private:
        FakeKubelet &m_owner;
    };
    class Call final : public HttpCall
    {
    public:
        Call(FakeKubelet &owner, HttpRequest request, HttpHandler handler) : m_owner(owner), m_request(std::move(request)), m_handler(std::move(handler))
        {
            m_timer = m_owner.m_scheduler.after(m_owner.pick(1, 50), [this] { const auto timer = std::move(m_timer); begin(); });
        }
        ~Call() override { m_owner.m_follows.erase(this); }
        void end(const std::optional<Error> &error)
        {
            m_owner.m_follows.erase(this);
            const auto call = std::move(m_handler.end);
            call(error);
        }
        /// Sends what the file has got since; ends with the container.
        void pump();

    private:
        void begin();
        void answer(int status, const std::string &body);

        FakeKubelet &m_owner;
        HttpRequest m_request;
        HttpHandler m_handler;
        std::unique_ptr<Scheduler::Timer> m_timer;
        std::int64_t m_since = 0;
        std::size_t m_next = 0;  ///< of the file's entries
        std::int64_t m_left = -1; ///< bytes before a fault
        bool m_cleanFault = false, m_newLine = true;
    };

    static Error broken() { return {ErrorKind::Network, 0, "fake", "connection reset", true}; }
    [[nodiscard]] int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    [[nodiscard]] bool chance(double p) { return std::uniform_real_distribution<double>()(m_random) < p; }

    /// A line, a piece of one, an empty one, of one of two streams, each of which has its stamps in order; those of the other are behind by
    /// a moment now and then, and lines are often like their neighbours.
    void write()
    {
        static const char *const words[] = {"tick", "tick", "", "a longer line about something", "2026-01-02T00:00:00.000000001Z inner"};
        const int count = pick(1, 4);
        for (int i = 0; i < count; ++i) {
            const bool piece = pieces && pick(0, 9) == 0;
            add(piece ? std::string(5000, 'p') : std::string(words[pick(0, 4)]) + "\n", pick(0, 1));
        }
        pump();
    }
    void add(const std::string &text, int stream)
    {
        const std::int64_t now = m_scheduler.clock().now().micros / 1000;
        m_streamMs[stream] = std::max(m_streamMs[stream], now - (stream == 1 ? pick(0, 40) : 0));
        const std::int64_t nanos = m_streamMs[stream] * 1'000'000;
        m_file.push_back({nanos, text});
        m_written += text;
        pump();
    }
    void pump()
    {
        for (Call *call : std::vector<Call *>(m_follows.begin(), m_follows.end()))
            if (m_follows.count(call))
                call->pump();
    }
    void endCalls()
    {
        for (Call *call : std::vector<Call *>(m_follows.begin(), m_follows.end()))
            if (m_follows.count(call))
                call->end(std::nullopt);
    }
    [[nodiscard]] std::string pod() const
    {
        const auto terminated = [](const std::string &id) { return Json::object({{"terminated", Json::object({{"containerID", id}})}}); };
        Json status = Json::object({{"name", "app"}, {"containerID", m_id}, {"state", m_running ? Json::object({{"running", Json::object()}}) : terminated(m_id)}});
        if (!m_lastId.empty())
            status.set("lastState", terminated(m_lastId));
        if (m_waits)
            status.set("lastState", terminated(m_id)).set("state", Json::object({{"waiting", Json::object()}}));
        status.set("restartCount", m_runs - 1);
        return toJsonText(Json::object({{"kind", "Pod"}, {"metadata", Json::object({{"name", "web"}, {"uid", "u"}})},
                                        {"status", Json::object({{"phase", "Running"}, {"containerStatuses", Json(Json::Array{status})}})}}));
    }

    FakeScheduler &m_scheduler;
    std::mt19937 m_random;
    std::string m_id = "containerd://run-1", m_lastId;
    std::vector<Entry> m_file, m_lastFile;
    std::string m_written;
    bool m_running = true, m_waits = false;
    int m_runs = 1, m_opened = 0;
    std::int64_t m_refusedUntil = 0, m_streamMs[2] = {0, 0};
    std::set<Call *> m_follows;
};

inline void FakeKubelet::Call::answer(int status, const std::string &body)
{
    m_handler.head({status, {}, false});
    m_timer = m_owner.m_scheduler.after(1, [this, body] {
        const auto timer = std::move(m_timer);
        if (!body.empty())
            m_handler.data(body);
        end(std::nullopt);
    });
}

inline void FakeKubelet::Call::begin()
{
    if (m_owner.chance(m_owner.faults.refused) || m_owner.m_scheduler.nowMs() < m_owner.m_refusedUntil)
        return end(broken());
    if (m_owner.chance(m_owner.faults.status)) {
        static constexpr int statuses[] = {500, 503, 429};
        return answer(statuses[m_owner.pick(0, 2)], R"({"kind":"Status","message":"not now"})");
    }
    const auto query = queryOf(m_request.target);
    if (m_request.target.find("/log?") == std::string::npos)
        return answer(200, m_owner.pod());
    const bool follow = query.count("follow") > 0;
    const std::vector<Entry> &file = query.count("previous") ? m_owner.m_lastFile : m_owner.m_file;
    if (const auto since = query.find("sinceTime"); since != query.end()) {
        std::string text = since->second;
        for (std::size_t at = text.find("%3A"); at != std::string::npos; at = text.find("%3A"))
            text.replace(at, 3, ":");
        m_since = Timestamp::parse(text).seconds();
    }
    if (const auto tail = query.find("tailLines"); tail != query.end())
        m_next = file.size() - std::min(file.size(), std::size_t(std::stoul(tail->second)));
    const bool faulty = m_owner.chance(m_owner.faults.cut + m_owner.faults.clean);
    m_left = faulty ? m_owner.pick(0, 8000) : -1;
    m_cleanFault = follow && m_owner.chance(m_owner.faults.clean / (m_owner.faults.cut + m_owner.faults.clean + 1e-9));
    m_handler.head({200, {}, false});
    if (follow) {
        ++m_owner.m_opened;
        m_owner.m_follows.insert(this);
        return pump();
    }
    std::vector<Entry> now(file.begin() + std::ptrdiff_t(m_next), file.end());
    std::string body;
    for (const Entry &entry : now) {
        if (LogStamp{entry.nanos}.seconds() >= m_since)
            body += (m_newLine ? stampText({entry.nanos}) + ' ' : "") + entry.text;
        m_newLine = entry.text.empty() || entry.text.ends_with('\n');
    }
    const bool cuts = m_left >= 0 && m_left < std::int64_t(body.size()) && !m_cleanFault;
    if (cuts)
        body.resize(std::size_t(m_left));
    m_timer = m_owner.m_scheduler.after(1, [this, body, cuts] {
        const auto timer = std::move(m_timer);
        if (!body.empty())
            m_handler.data(body);
        end(cuts ? std::optional(broken()) : std::nullopt);
    });
}

inline void FakeKubelet::Call::pump()
{
    std::string out;
    m_next = std::min(m_next, m_owner.m_file.size()); // rotated
    for (; m_next < m_owner.m_file.size(); ++m_next) {
        const Entry &entry = m_owner.m_file[m_next];
        if (LogStamp{entry.nanos}.seconds() >= m_since)
            out += (m_newLine ? stampText({entry.nanos}) + ' ' : "") + entry.text;
        m_newLine = entry.text.empty() || entry.text.ends_with('\n');
    }
    const bool stops = m_left >= 0 && std::int64_t(out.size()) >= m_left;
    if (stops)
        out.resize(std::size_t(m_left));
    else if (m_left >= 0)
        m_left -= std::int64_t(out.size());
    FakeKubelet &owner = m_owner; // whoever takes the data may end this
    const auto data = m_handler.data;
    for (std::size_t i = 0; i < out.size();) { // chunks end anywhere
        const std::size_t piece = std::min(out.size() - i, std::size_t(owner.pick(1, 500)));
        data(std::string_view(out).substr(i, piece));
        if (owner.m_follows.count(this) == 0)
            return;
        i += piece;
    }
    if (stops)
        end(m_cleanFault ? std::nullopt : std::optional(broken()));
    else if (!m_owner.m_running)
        end(std::nullopt);
}

} // namespace portolan::test

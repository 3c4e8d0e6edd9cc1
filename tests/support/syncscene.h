#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "models/sync/clustersync.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/fakescheduler.h"

namespace portolan::test {

inline std::string watchFrame(const std::string &type, const std::string &object)
{
    return R"({"type":")" + type + R"(","object":)" + object + "}\n";
}

inline std::string refusalText(int code, const std::string &reason)
{
    return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"no","reason":")" + reason + R"(","code":)" + std::to_string(code) + "}";
}

/// A server that answers lists as it is told, and watches with whatever is sent to them; and /version, unless it is away.
class ScriptedApi
{
public:
    struct Answer {
        int status = 200;
        std::string body;
        bool cut = false; ///< the connection breaks in mid body
    };
    explicit ScriptedApi(FakeScheduler &scheduler) : m_scheduler(scheduler) {}

    std::map<std::string, Answer> lists; ///< by path; others are 403
    int watchStatus = 200;
    std::string away; ///< why nothing is reached; empty: it is
    std::string versionAway; ///< the same of /version alone
    std::size_t pieceBytes = 0; ///< > 0: lists come in such pieces, a millisecond apart, unless they are paused
    std::size_t sentBytes = 0;  ///< of lists
    std::vector<std::string> log, accepted; ///< but for /version
    std::vector<std::string> pausable;      ///< those of the log that can be held back
    std::size_t probes = 0;

    void send(const std::string &frames, const std::string &path = {})
    {
        for (Call *watch : std::vector<Call *>(m_watches))
            if (path.empty() || watch->path() == path)
                watch->handler.data(frames);
    }
    void endWatches()
    {
        for (Call *watch : std::vector<Call *>(m_watches))
            watch->finish(std::nullopt);
    }
    /// The connections break, and no other can be made.
    void goAway(const std::string &why)
    {
        away = why;
        for (Call *watch : std::vector<Call *>(m_watches))
            watch->finish(broken(why));
    }
    [[nodiscard]] std::size_t openWatches() const { return m_watches.size(); }
    [[nodiscard]] std::size_t asked(const std::string &part) const
    {
        return static_cast<std::size_t>(std::count_if(log.begin(), log.end(), [&part](const std::string &l) { return l.find(part) != l.npos; }));
    }
    [[nodiscard]] std::unique_ptr<Transport> transport() { return std::make_unique<Wire>(*this); }

private:
    static Error broken(const std::string &why) { return {ErrorKind::Network, 0, "fake", why, true}; }
    struct Call final : HttpCall {
        Call(ScriptedApi &s, HttpRequest r, HttpHandler h) : server(s), request(std::move(r)), handler(std::move(h))
        {
            timer = server.m_scheduler.after(5, [this] { begin(); });
        }
        ~Call() override { std::erase(server.m_watches, this); }
        void setPaused(bool on) override
        {
            paused = on;
            if (!on && !rest.empty())
                timer = server.m_scheduler.after(1, [this] { sendPiece(); });
        }
        [[nodiscard]] std::string path() const { return request.target.substr(0, request.target.find('?')); }
        void begin()
        {
            const bool version = path() == "/version";
            const std::string &gone = version && server.away.empty() ? server.versionAway : server.away;
            if (!gone.empty())
                return finish(broken(gone));
            if (version)
                return answer({200, R"({"gitVersion":"v1.30.0"})"});
            const bool watch = request.target.find("watch=true") != std::string::npos;
            const auto list = server.lists.find(path());
            Answer found = list == server.lists.end() ? Answer{403, refusalText(403, "Forbidden")} : list->second;
            if (watch && found.status == 200 && server.watchStatus == 200) {
                server.m_watches.push_back(this);
                handler.head({200, {}, false});
                return;
            }
            if (watch && found.status == 200)
                found = {server.watchStatus, refusalText(server.watchStatus, "Forbidden")};
            answer(found);
        }
        void answer(const Answer &answer)
        {
            handler.head({answer.status, {{"Content-Type", "application/json"}}, false});
            if (server.pieceBytes > 0 && !answer.cut) {
                rest = answer.body;
                return sendPiece();
            }
            handler.data(answer.cut ? answer.body.substr(0, answer.body.size() / 2) : answer.body);
            finish(answer.cut ? std::optional(broken("the connection was reset")) : std::nullopt);
        }
        void sendPiece()
        {
            const auto keep = std::move(timer); // this runs in its callback
            if (paused)
                return;
            const std::string piece = rest.substr(0, server.pieceBytes);
            rest.erase(0, piece.size());
            server.sentBytes += piece.size();
            handler.data(piece);
            if (rest.empty())
                finish(std::nullopt);
            else if (!paused)
                timer = server.m_scheduler.after(1, [this] { sendPiece(); });
        }
        void finish(const std::optional<Error> &error)
        {
            std::erase(server.m_watches, this);
            const auto end = std::move(handler.end);
            end(error);
        }
        ScriptedApi &server;
        HttpRequest request;
        HttpHandler handler;
        std::unique_ptr<Scheduler::Timer> timer;
        std::string rest;
        bool paused = false;
    };
    struct Wire final : Transport {
        explicit Wire(ScriptedApi &s) : server(s) {}
        std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override
        {
            if (request.target == "/version") {
                ++server.probes;
            } else {
                server.log.push_back(request.target);
                if (request.pausable)
                    server.pausable.push_back(request.target);
                for (const auto &[name, value] : request.headers)
                    if (name == "Accept")
                        server.accepted.push_back(value);
            }
            return std::make_unique<Call>(server, std::move(request), std::move(handler));
        }
        void reconnect(const std::string &) override {}
        ScriptedApi &server;
    };
    FakeScheduler &m_scheduler;
    std::vector<Call *> m_watches;
};

/// A ClusterSync in fake time, and what a GUI thread would hold of it.
struct SyncScene {
    struct Held {
        std::map<std::string, ObjectPtr> objects; ///< "namespace/name"
        std::shared_ptr<const TableColumns> columns;
        KindState state;
        std::size_t least = 0; ///< how few objects there were since it was last asked; see watchLeast()
        int forgotten = 0;
    };
    explicit SyncScene(const std::string &ns = {}, std::uint32_t seed = 7)
    {
        ClusterSync::Events events;
        events.fed = [this](const std::shared_ptr<FeedMessage> &message) { take(*message); };
        events.connectionChanged = [this](const ConnectionState &state) { connections.push_back(state); };
        events.counted = [](Kind, const KindTally &) {};
        events.metered = [](const TrafficReading &) {};
        sync = std::make_unique<ClusterSync>(client, credentials, pool, ClusterSync::Options{ns, 30'000, seed}, std::move(events));
    }
    void take(const FeedMessage &message)
    {
        Held &held = of[message.resource];
        if (message.forget) {
            held.objects.clear();
            ++held.forgotten;
        }
        if (message.columns)
            held.columns = message.columns;
        for (const Change &change : message.batch.changes) {
            const std::string name = change.object->meta.ns.str() + '/' + change.object->meta.name;
            if (change.type == Change::Type::Remove)
                held.objects.erase(name);
            else
                held.objects[name] = change.object;
        }
        held.least = std::min(held.least, held.objects.size());
        if (message.state)
            held.state = *message.state;
        order.push_back(message.resource);
        told[message.resource] += message.batch.changes.size();
        scheduler.post(1 + static_cast<std::int64_t>(message.batch.changes.size()) * msPerThousand / 1000, [this] { sync->acknowledge(); });
    }
    /// Instead of the scripted server; before anything is asked.
    std::function<std::unique_ptr<Transport>()> transport;
    /// From here on Held::least says whether the view became emptier.
    void watchLeast(const FeedId &id) { of[id].least = of[id].objects.size(); }
    [[nodiscard]] const ConnectionState &connection() const { return connections.back(); }

    FakeScheduler scheduler;
    ScriptedApi server{scheduler};
    FakeCredentials credentials;
    RestClient client{credentials, scheduler, [this](const RequestAuth &) -> Result<std::unique_ptr<Transport>> {
        return transport ? transport() : server.transport();
    }};
    StringPool pool;
    std::map<FeedId, Held> of;
    std::map<FeedId, std::size_t> told; ///< changes so far
    std::vector<FeedId> order;          ///< of the messages
    std::vector<ConnectionState> connections;
    std::int64_t msPerThousand = 0; ///< how long the GUI thread takes for a thousand changes
    std::unique_ptr<ClusterSync> sync;
};

} // namespace portolan::test

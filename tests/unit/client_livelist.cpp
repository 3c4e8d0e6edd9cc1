#include <atomic>
#include <thread>

#include <QTest>

#include "models/client/livesource.h"
#include "tests/support/fakecredentials.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Three pages of one item each. The rest of a page is held back until the next one has been asked for.
class HesitantServer final : public Transport
{
public:
    std::vector<std::string> asked;

    std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override
    {
        asked.push_back(request.target);
        auto call = std::make_unique<Call>();
        const std::size_t page = asked.size();
        const bool last = page == 3;
        QTimer::singleShot(0, &call->context, [this, handler, page, last] {
            handler.head({200, {{"Content-Type", "application/json"}}, false});
            const std::string next = last ? std::string() : "page-" + std::to_string(page + 1);
            handler.data("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"" + next + "\"},\"items\":[{\"metadata\":{\"name\":\"p" + std::to_string(page) + "\"}}");
            if (const auto held = std::exchange(m_held, nullptr))
                held();
            if (last)
                return finish(handler);
            m_held = [handler] { finish(handler); };
        });
        return call;
    }
    void reconnect(const std::string &) override {}

private:
    struct Call final : HttpCall {
        QObject context;
    };
    static void finish(const HttpHandler &handler)
    {
        handler.data("]}");
        handler.end(std::nullopt);
    }
    std::function<void()> m_held;
};

class Names final : public ListSink
{
public:
    bool item(std::string_view json) override
    {
        const std::size_t at = json.find("\"name\":\"") + 8;
        text += std::string(json.substr(at, json.find('\x22', at) - at)) + ' ';
        return true;
    }
    std::string text;
};

} // namespace

/// Lists in pages, for whoever waits for all of them.
class ClientLiveList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePageThatFollowsIsAskedForWhileThisOneArrives()
    {
        FakeCredentials credentials;
        QtScheduler scheduler;
        HesitantServer *server = nullptr;
        RestClient client(credentials, scheduler, [&server](const RequestAuth &) -> Result<std::unique_ptr<Transport>> {
            auto made = std::make_unique<HesitantServer>();
            server = made.get();
            return made;
        });
        const auto door = std::make_shared<RestDoor>();
        door->open(client);
        LiveSource source(door);
        ResourceInfo pods;
        pods.version = "v1";
        pods.resource = "pods";
        pods.kind = "Pod";
        pods.namespaced = true;
        Names names;
        std::atomic<bool> done = false;
        Result<void> result;
        std::thread waiting([&] {
            result = source.listTo(names, pods, {});
            done = true;
        });
        const bool ended = QTest::qWaitFor([&done] { return done.load(); }, 10'000);
        door->close(); // ends what hangs
        waiting.join();
        QVERIFY(ended && result);
        QCOMPARE(names.text, std::string("p1 p2 p3 "));
        QCOMPARE(server->asked, (std::vector<std::string>{"/api/v1/pods?limit=500", "/api/v1/pods?limit=500&continue=page-2", "/api/v1/pods?limit=500&continue=page-3"}));
    }
};

QTEST_GUILESS_MAIN(ClientLiveList)
#include "client_livelist.moc"

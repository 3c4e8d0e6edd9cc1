#include <QTest>

#include "models/client/maketransport.h"
#include "models/client/qnamtransport.h"
#include "tests/support/needs.h"
#include "tests/support/nodeserver.h"
#include "tests/support/pki.h"
#include "tests/support/reflectorscene.h"
#include "tests/support/tcpproxy.h"
#include "tests/support/seeds.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Time that runs faster: backoffs of seconds pass in milliseconds.
class FastScheduler final : public Scheduler
{
public:
    static constexpr std::int64_t speed = 50;

    [[nodiscard]] const Clock &clock() const override { return m_clock; }
    [[nodiscard]] std::unique_ptr<Timer> after(std::int64_t ms, std::function<void()> call) override { return m_real.after(ms / speed, std::move(call)); }

private:
    class FastClock final : public Clock
    {
    public:
        [[nodiscard]] Timestamp now() const override { return m_system.now(); }
        [[nodiscard]] std::int64_t monotonicMs() const override { return m_system.monotonicMs() * speed; }

    private:
        SystemClock m_system;
    };
    FastClock m_clock;
    QtScheduler m_real;
};

} // namespace

/// Reflectors over real HTTP/2 (node is the server) while streams are reset, connections go away or fall silent. Requests that
/// Qt forgets with their connection would be given up after 60 s only: each schedule has 20.
class ClientHttp2Faults : public QObject
{
    Q_OBJECT
    const Authority m_authority{"test ca"};
    NodeServer m_server;
    std::unique_ptr<TcpProxy> m_proxy; // where the reflectors go
    quint16 m_port = 0;

    std::unique_ptr<QnamTransport> make(quint16 port)
    {
        EffectiveConnection connection;
        connection.server = {"https", "127.0.0.1", port, {}};
        connection.trust.caPem = m_authority.pem();
        const Result<Endpoint> endpoint = endpointOf(connection, {});
        return endpoint ? std::make_unique<QnamTransport>(*endpoint, QnamTransport::Patience{200, 200, 200, 100}) : nullptr;
    }
    /// Asks the server itself; it may take this connection away like any other, so more than once.
    std::optional<std::string> ask(const std::string &target)
    {
        for (int attempt = 0; attempt < 20; ++attempt)
            if (auto body = askOnce(target))
                return body;
        return std::nullopt;
    }
    std::optional<std::string> askOnce(const std::string &target)
    {
        const auto transport = make(m_port);
        std::string body;
        std::optional<Error> error;
        bool done = false;
        HttpRequest request;
        request.target = target;
        const auto call = transport->start(request, {{}, [&](std::string_view bytes) { body += bytes; }, [&](const std::optional<Error> &e) { error = e; done = true; }});
        return QTest::qWaitFor([&done] { return done; }, 10'000) && !error ? std::optional(body) : std::nullopt;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_PROGRAM("node"); // the HTTP/2 server of this test
        m_port = m_server.start("http2faults.js", m_authority);
        QVERIFY(m_port > 0);
        m_proxy = std::make_unique<TcpProxy>(m_port);
    }

    void afterAnyScheduleThePicturesAreTheServers()
    {
        forSeeds([this](unsigned seed) {
            TrafficReading all;
            for (std::uint32_t i = 0; i < 15 && !QTest::currentTestFailed(); ++i)
                runSchedule(seed + i, all);
            qInfo("%d requests, %d retries, %d relists, %d events", int(all.requests), int(all.retries), int(all.relists), int(all.events));
            QVERIFY(all.relists > 0 && all.events > 100); // else nothing was tried
        });
    }

private:
    void runSchedule(std::uint32_t seed, TrafficReading &all)
    {
        std::mt19937 random(seed);
        FastScheduler scheduler;
        FakeCredentials credentials;
        RestClient client(credentials, scheduler, [this](const RequestAuth &) -> Result<std::unique_ptr<Transport>> { return make(m_proxy->port()); });
        StringPool pool;
        ObjectDecoder decoder(pool);
        Picture pictures[3];
        QVERIFY(ask("/begin?seed=" + std::to_string(seed)));
        std::vector<std::unique_ptr<Reflector>> reflectors;
        for (Picture &picture : pictures) {
            Reflector::Options options;
            options.kind = Kind::ConfigMap;
            options.targets = {{"/api/v1/configmaps", {}, {}}};
            options.seed = static_cast<std::uint32_t>(random());
            reflectors.push_back(std::make_unique<Reflector>(client, decoder, picture, options));
        }
        for (int step = 0; step < 8; ++step) {
            QTest::qWait(20 + static_cast<int>(random() % 60));
            if (random() % 5 == 0 && pictures[0].changes > 0) // they have spoken HTTP/2
                random() % 2 ? m_proxy->freeze() : m_proxy->cut();
        }
        QVERIFY(ask("/calm"));
        const auto truth = ask("/truth");
        QVERIFY(truth && !truth->empty());
        for (std::size_t i = 0; i < reflectors.size(); ++i) {
            Picture &picture = pictures[i];
            const bool equal = QTest::qWaitFor([&] { return text(picture.direct) == *truth && reflectors[i]->state().phase == ReflectorState::Phase::Synced; }, 20'000);
            QVERIFY2(equal, ("seed " + std::to_string(seed) + ", served:\n" + *truth + "seen:\n" + text(picture.direct)).c_str());
            QVERIFY2(picture.complaints.empty(), (std::to_string(seed) + (picture.complaints.empty() ? "" : ": " + picture.complaints.front())).c_str());
        }
        const TrafficReading meter = client.traffic().read(1);
        all.requests += meter.requests;
        all.retries += meter.retries;
        all.relists += meter.relists;
        all.events += meter.events;
    }
};

QTEST_GUILESS_MAIN(ClientHttp2Faults)
#include "client_http2faults.moc"

#include <optional>

#include <QTest>

#include "models/client/inflater.h"
#include "models/client/maketransport.h"
#include "models/client/qnamtransport.h"
#include "models/client/rawtransport.h"
#include "tests/support/gzip.h"
#include "tests/support/httpsserver.h"
#include "tests/support/proxyserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// What a call reported.
struct Outcome {
    HttpHead head;
    std::string body;
    std::optional<Error> error;
    bool done = false;

    HttpHandler handler()
    {
        return {[this](const HttpHead &h) { head = h; }, [this](std::string_view bytes) { body += bytes; },
                [this](const std::optional<Error> &e) { error = e; done = true; }};
    }
};

EffectiveConnection to(const RecordingServer &server, const std::string &ca, const std::string &host = "localhost")
{
    EffectiveConnection connection;
    connection.server = {ca.empty() ? "http" : "https", host, server.port(), {}};
    connection.trust.caPem = ca;
    return connection;
}

std::unique_ptr<RawTransport> raw(const EffectiveConnection &connection)
{
    RequestAuth auth;
    if (!connection.auth.certificate.empty()) {
        auth.certificates = QSslCertificate::fromData(QByteArray::fromStdString(connection.auth.certificate.certPem), QSsl::Pem);
        auth.key = readPrivateKey(connection.auth.certificate.keyPem);
    }
    return std::make_unique<RawTransport>(*rawEndpointOf(connection, auth));
}

} // namespace

class ClientRawTransport : public QObject
{
    Q_OBJECT
    const Authority m_authority{"test ca"};
    const Identity m_server = m_authority.issue("server", "DNS:localhost,DNS:other.example,IP:127.0.0.1");

    Outcome get(Transport &transport, HttpRequest request = {})
    {
        Outcome outcome;
        if (request.target.empty())
            request.target = "/x";
        const auto call = transport.start(std::move(request), outcome.handler());
        for (int i = 0; i < 2000 && !outcome.done; ++i)
            QTest::qWait(5);
        return outcome;
    }

private Q_SLOTS:
    void repeatedHeadersArriveInOrder()
    {
        RecordingServer server(m_server, m_authority.pem());
        const auto transport = raw(to(server, m_authority.pem()));
        HttpRequest request;
        request.target = "/api?x=1";
        request.headers = {{"Authorization", "Bearer t"}, {"Impersonate-User", "alice"}, {"Impersonate-Group", "a"}, {"Impersonate-Group", "b"},
                           {"Impersonate-Extra-example.com%2Fk", "1"}, {"Impersonate-Extra-example.com%2Fk", "2"}};
        const Outcome outcome = get(*transport, request);
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
        QCOMPARE(outcome.head.status, 200);
        QCOMPARE(outcome.body, std::string("{}"));
        const ReceivedRequest &got = server.requests().at(0);
        QCOMPARE(got.target, std::string("/api?x=1"));
        QCOMPARE(got.all("impersonate-group"), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(got.all("impersonate-extra-example.com%2fk"), (std::vector<std::string>{"1", "2"}));
        QCOMPARE(got.all("host"), (std::vector<std::string>{"localhost:" + std::to_string(server.port())}));
        QVERIFY(got.all("user-agent").at(0).starts_with("portolan/"));
    }

    void connectionsAreKeptAndSafelyReplaced()
    {
        RecordingServer server(m_server, m_authority.pem());
        const auto transport = raw(to(server, m_authority.pem()));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!get(*transport).error);
        QCOMPARE(server.connections(), 1);
        server.closeAll(); // while the client holds it idle
        QVERIFY(!get(*transport).error);
        QCOMPARE(server.connections(), 2);
        transport->reconnect("for a test");
        QVERIFY(!get(*transport).error);
        QCOMPARE(server.connections(), 3);
    }

    void watchesDoNotStarveRequests()
    {
        RecordingServer server;
        server.answer = [](const ReceivedRequest &request) {
            return request.target == "/watch" ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\n" : RecordingServer::ok();
        };
        const auto transport = raw(to(server, {}));
        std::vector<std::unique_ptr<HttpCall>> watches;
        std::vector<std::unique_ptr<Outcome>> outcomes;
        for (int i = 0; i < 20; ++i) {
            HttpRequest watch;
            watch.target = "/watch";
            watch.lane = HttpRequest::Lane::Watch;
            outcomes.push_back(std::make_unique<Outcome>());
            watches.push_back(transport->start(watch, outcomes.back()->handler()));
        }
        for (const auto &outcome : outcomes)
            QTRY_COMPARE(outcome->body, std::string("{}\n"));
        QVERIFY(!get(*transport).error);
        watches.clear(); // cancelled: nothing is told any more
        transport->reconnect("for a test");
        for (const auto &outcome : outcomes)
            QVERIFY(!outcome->done);
    }

    void clientCertificateAndServerName()
    {
        RecordingServer server(m_server, m_authority.pem());
        EffectiveConnection connection = to(server, m_authority.pem(), "127.0.0.1");
        for (const char *algorithm : {"ec", "rsa", "ed25519"}) {
            const Identity client = m_authority.issue(std::string("client ") + algorithm, {}, algorithm);
            connection.auth.certificate = {client.certPem, SecretBytes(client.keyPem), {}, {}};
            QVERIFY(!get(*raw(connection)).error);
            QCOMPARE(server.requests().back().clientName, std::string("client ") + algorithm);
        }
        connection.trust.serverName = "other.example";
        QVERIFY(!get(*raw(connection)).error);
        connection.trust.serverName = "wrong.example";
        const Outcome wrongName = get(*raw(connection));
        QVERIFY(wrongName.error && wrongName.error->kind == ErrorKind::Tls);
    }

    void otherAuthoritiesAreNotTrusted()
    {
        RecordingServer server(m_server, m_authority.pem());
        const std::size_t before = server.requests().size();
        const Outcome outcome = get(*raw(to(server, Authority("somebody else").pem())));
        QVERIFY(outcome.error && outcome.error->kind == ErrorKind::Tls);
        QCOMPARE(server.requests().size(), before);
        EffectiveConnection insecure = to(server, "x");
        insecure.trust = {{}, {}, true, {}};
        QVERIFY(!get(*raw(insecure)).error);
    }

    void proxies_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("http") << int(ProxyServer::Kind::Http);
        QTest::newRow("https") << int(ProxyServer::Kind::Https);
        QTest::newRow("socks5") << int(ProxyServer::Kind::Socks5);
    }
    void proxies()
    {
        QFETCH(int, kind);
        RecordingServer server(m_server, m_authority.pem());
        const std::string large(3'000'000, 'x');
        server.answer = [&large](const ReceivedRequest &) { return RecordingServer::ok(large); };
        ProxyServer proxy(ProxyServer::Kind(kind), m_server);
        proxy.wantsPassword = true;
        const Identity client = m_authority.issue("behind a proxy");
        EffectiveConnection connection = to(server, m_authority.pem(), "other.example"); // resolved by the proxy only
        connection.auth.certificate = {client.certPem, SecretBytes(client.keyPem), {}, {}};
        const ProxyChoice::Kind kinds[] = {ProxyChoice::Kind::Http, ProxyChoice::Kind::Https, ProxyChoice::Kind::Socks5};
        connection.proxy = {kinds[kind], "localhost", proxy.port(), "me", SecretBytes("w:rd"), false};
        const auto transport = raw(connection);
        HttpRequest post;
        post.method = "POST";
        post.target = "/x";
        post.body = large;
        const Outcome outcome = get(*transport, post);
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
        QVERIFY(outcome.body == large);
        QVERIFY(server.requests().at(0).body == large);
        QCOMPARE(server.requests().at(0).clientName, std::string("behind a proxy"));
        QVERIFY(server.requests().at(0).all("proxy-authorization").empty());
        QCOMPARE(proxy.targets, (std::vector<std::string>{"other.example:" + std::to_string(server.port())}));
        const bool socks = ProxyServer::Kind(kind) == ProxyServer::Kind::Socks5;
        QCOMPARE(proxy.credentials, (std::vector<std::string>{socks ? "me:w:rd" : "Basic bWU6dzpyZA=="}));
        QVERIFY(!get(*transport).error);
        QCOMPARE(int(proxy.targets.size()), 1); // the same tunnel
    }

    void refusedTunnelsSaySoWithoutThePassword()
    {
        ProxyServer proxy(ProxyServer::Kind::Http);
        EffectiveConnection connection;
        connection.server = {"https", "other.example", 443, {}};
        connection.trust.caPem = m_authority.pem();
        connection.proxy = {ProxyChoice::Kind::Http, "localhost", proxy.port(), "me", SecretBytes("hidden-word"), false};
        for (const int status : {407, 403, 502}) {
            proxy.refuseWith = status;
            const Outcome outcome = get(*raw(connection));
            QVERIFY(outcome.error && outcome.error->kind == ErrorKind::Network);
            QVERIFY(outcome.error->text().find(std::to_string(status)) != std::string::npos);
            QVERIFY(outcome.error->text().find("hidden-word") == std::string::npos);
        }
    }

    void plainHttpGoesWithoutCredentialsAndThroughProxiesWhole()
    {
        RecordingServer server;
        EffectiveConnection connection = to(server, {});
        HttpRequest request;
        request.target = "/api";
        request.headers = {{"Authorization", "Bearer t"}, {"Accept", "application/json"}};
        QVERIFY(!get(*raw(connection), request).error);
        QVERIFY(server.requests().back().all("authorization").empty());
        QCOMPARE(server.requests().back().target, std::string("/api"));
        RecordingServer proxy; // answers itself
        connection.proxy = {ProxyChoice::Kind::Http, "localhost", proxy.port(), "me", SecretBytes("x"), false};
        connection.server = {"http", "elsewhere.example", 8080, "/prefix"};
        QVERIFY(!get(*raw(connection), request).error);
        QCOMPARE(proxy.requests().back().target, std::string("http://elsewhere.example:8080/prefix/api"));
        QCOMPARE(proxy.requests().back().all("host"), (std::vector<std::string>{"elsewhere.example:8080"}));
        QCOMPARE(proxy.requests().back().all("proxy-authorization").size(), std::size_t(1));
    }

    void compressionIsAskedForUnlessDisabled()
    {
        RecordingServer server;
        const std::string plain(50'000, 'a');
        server.answer = [&plain](const ReceivedRequest &request) {
            if (request.all("accept-encoding").empty())
                return RecordingServer::ok(plain);
            const std::string packed = gzip(plain);
            return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(packed.size()) + "\r\n\r\n" + packed;
        };
        RawEndpoint endpoint = *rawEndpointOf(to(server, {}), {});
        for (const bool compress : {true, false}) {
            endpoint.compress = compress;
            RawTransport transport(endpoint);
            const Outcome outcome = get(transport);
            QVERIFY(!outcome.error);
            QVERIFY(outcome.body == plain);
            QCOMPARE(server.requests().back().all("accept-encoding").empty(), !compress);
        }
        EffectiveConnection far = to(server, {}, "far.example");
        QVERIFY(rawEndpointOf(far, {})->compress);
        far.disableCompression = true;
        QVERIFY(!rawEndpointOf(far, {})->compress);
    }

    void compressedAnswersSwellOnlySoMuchOnEitherTransport()
    {
        RecordingServer server;
        std::string packed;
        server.answer = [&packed](const ReceivedRequest &) {
            return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(packed.size()) + "\r\n\r\n" + packed;
        };
        const EffectiveConnection connection = to(server, {});
        Endpoint endpoint;
        endpoint.base = QUrl(QString::fromStdString(connection.server.url()));
        RawTransport own(*rawEndpointOf(connection, {}));
        QnamTransport qts(endpoint);
        const std::string list = gzip(std::string(50'000, 'a')), bomb = gzip(std::string(200 << 20, 'a')); // a thousandth of it
        for (Transport *transport : {static_cast<Transport *>(&own), static_cast<Transport *>(&qts)}) {
            packed = list;
            const Outcome good = get(*transport);
            QVERIFY2(!good.error, good.error ? good.error->text().c_str() : "");
            QVERIFY(good.body == std::string(50'000, 'a'));
            packed = bomb;
            const Outcome swollen = get(*transport);
            QVERIFY(swollen.error && swollen.error->kind == ErrorKind::Network);
            QCOMPARE(swollen.error->detail, std::string("the compressed answer is damaged"));
            QVERIFY2(swollen.body.size() < (100U << 20), std::to_string(swollen.body.size()).c_str());
            packed = list.substr(0, list.size() - 10);
            QVERIFY(get(*transport).error);
        }
    }

    void faultsAreToldOnceWithWhatCameBefore_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("body");
        QTest::newRow("cut in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf") << 200 << "half";
        QTest::newRow("cut in a chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf") << 200 << "half";
        QTest::newRow("cut in the head") << QByteArray("HTTP/1.1 200 OK\r\nConten") << 0 << "";
        QTest::newRow("nothing at all") << QByteArray() << 0 << "";
        QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 0 << "";
    }
    void faultsAreToldOnceWithWhatCameBefore()
    {
        QFETCH(QByteArray, answer);
        RecordingServer server(m_server, m_authority.pem());
        server.answer = [&answer](const ReceivedRequest &) { return answer.toStdString(); };
        server.closesAfterAnswer = true;
        const Outcome outcome = get(*raw(to(server, m_authority.pem())));
        QVERIFY(outcome.error && outcome.error->kind == ErrorKind::Network && outcome.error->retryable);
        QTEST(outcome.head.status, "status");
        QTEST(QString::fromStdString(outcome.body), "body");
    }

    void silenceIsATimeout()
    {
        RecordingServer server;
        server.answer = [](const ReceivedRequest &) { return std::string(); };
        HttpRequest request;
        request.idleTimeoutMs = 50;
        const Outcome outcome = get(*raw(to(server, {})), request);
        QVERIFY(outcome.error && outcome.error->kind == ErrorKind::Timeout);
    }

    void callsMayBeDestroyedFromTheirCallbacks()
    {
        RecordingServer server(m_server, m_authority.pem());
        const auto transport = raw(to(server, m_authority.pem()));
        for (const int when : {0, 1, 2}) {
            std::unique_ptr<HttpCall> call;
            bool told = false;
            const auto drop = [&call, &told] { told = true; call.reset(); };
            HttpHandler handler;
            handler.head = [when, drop](const HttpHead &) { if (when == 0) drop(); };
            handler.data = [when, drop](std::string_view) { if (when == 1) drop(); };
            handler.end = [when, drop](const std::optional<Error> &) { if (when == 2) drop(); };
            HttpRequest request;
            request.target = "/x";
            call = transport->start(request, handler);
            QVERIFY(!told); // never from within start
            QTRY_VERIFY(told);
        }
        QVERIFY(!get(*transport).error);
    }

    void lineBreaksInHeadersAreRefused()
    {
        RecordingServer server;
        const auto transport = raw(to(server, {}));
        HttpRequest request;
        request.headers = {{"Impersonate-User", "a\r\nImpersonate-Group: system:masters"}};
        const Outcome outcome = get(*transport, request);
        QVERIFY(outcome.error && outcome.error->kind == ErrorKind::Config);
        QVERIFY(server.requests().empty());
    }

    void refusedPortIsANetworkError()
    {
        EffectiveConnection connection;
        connection.server = {"https", "127.0.0.1", 1, {}};
        const Outcome outcome = get(*raw(connection));
        QVERIFY(outcome.error && outcome.error->kind == ErrorKind::Network);
    }

    void chosenOnlyWhereItIsNeeded()
    {
        EffectiveConnection connection;
        connection.server = {"https", "h", 443, {}};
        const auto isRaw = [&connection] {
            const auto transport = makeTransport(connection, {});
            return dynamic_cast<RawTransport *>(transport->get()) != nullptr;
        };
        QVERIFY(!isRaw());
        connection.impersonate = {"alice", {}, {"a"}, {}};
        QVERIFY(!isRaw());
        connection.impersonate.groups.push_back("b");
        QVERIFY(isRaw());
        connection.impersonate = {"alice", {}, {}, {{"k", {"1", "2"}}}};
        QVERIFY(isRaw());
        connection.impersonate = {};
        connection.proxy.kind = ProxyChoice::Kind::Https;
        QVERIFY(isRaw());
    }
};

QTEST_GUILESS_MAIN(ClientRawTransport)
#include "client_rawtransport.moc"

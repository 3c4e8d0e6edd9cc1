#include <random>

#include <QTest>

#include "models/client/maketransport.h"
#include "models/client/qnamtransport.h"
#include "models/client/rawtransport.h"
#include "tests/support/faultserver.h"
#include "tests/support/httpsserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

using Step = FaultServer::Step;

Step send(const QByteArray &bytes) { return {Step::What::Send, bytes, 0}; }
Step wait(int ms) { return {Step::What::Wait, {}, ms}; }
Step reset() { return {Step::What::Reset, {}, 0}; }
Step close() { return {Step::What::Close, {}, 0}; }

/// What a call has reported so far.
struct Told {
    int heads = 0, ends = 0;
    HttpHead head;
    std::string body;
    std::optional<Error> error;
    std::vector<std::string> pieces;

    HttpHandler handler()
    {
        return {[this](const HttpHead &h) { head = h; ++heads; },
                [this](std::string_view bytes) { body += bytes; pieces.emplace_back(bytes); },
                [this](const std::optional<Error> &e) { error = e; ++ends; }};
    }
};

HttpRequest request(const std::string &target, HttpRequest::Lane lane = HttpRequest::Lane::Request, int idleMs = 0)
{
    HttpRequest out;
    out.target = target;
    out.lane = lane;
    out.idleTimeoutMs = idleMs;
    out.headers = {{"Accept", "application/json"}};
    return out;
}

} // namespace

/// Both transports against a server that misbehaves: the same rules hold for either.
class ClientTransport : public QObject
{
    Q_OBJECT
    FaultServer m_server;

    std::unique_ptr<Transport> make(bool raw)
    {
        EffectiveConnection connection;
        connection.server = {"http", "127.0.0.1", m_server.port(), "/prefix"};
        if (raw)
            return std::make_unique<RawTransport>(*rawEndpointOf(connection, {}));
        Endpoint endpoint;
        endpoint.base = QUrl(QString::fromStdString(connection.server.url()));
        return std::make_unique<QnamTransport>(endpoint);
    }
    static void bothTransports()
    {
        QTest::addColumn<bool>("raw");
        QTest::newRow("qnam") << false;
        QTest::newRow("raw") << true;
    }

private Q_SLOTS:
    void init()
    {
        m_server.heads.clear();
        m_server.connections = 0;
        m_server.script = [](const QByteArray &) { return FaultServer::Script{send(FaultServer::whole(200, "{}"))}; };
    }

    void whatGoesOutIsOurs_data() { bothTransports(); }
    void whatGoesOutIsOurs()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        Told told;
        const auto call = transport->start(request("/api/v1/pods?limit=500&continue=a%2Fb"), told.handler());
        QCOMPARE(told.ends, 0); // never from within start
        QTRY_COMPARE(told.ends, 1);
        QVERIFY(!told.error);
        QCOMPARE(told.body, "{}");
        QVERIFY2(m_server.heads[0].startsWith("GET /prefix/api/v1/pods?limit=500&continue=a%2Fb HTTP/1.1\r\n"), m_server.heads[0].constData());
        QVERIFY(m_server.heads[0].toLower().contains(QByteArray::fromStdString("User-Agent: " + userAgent()).toLower()));
        QVERIFY(!m_server.heads[0].contains("Mozilla"));
        QVERIFY(!m_server.heads[0].toLower().contains("upgrade"));
    }

    void credentialsStayOffPlainHttp()
    {
        const auto transport = make(false);
        Told told;
        HttpRequest out = request("/x");
        out.headers.emplace_back("Authorization", "Bearer secret");
        out.headers.emplace_back("Impersonate-User", "jane");
        const auto call = transport->start(out, told.handler());
        QTRY_COMPARE(told.ends, 1);
        QVERIFY(!m_server.heads[0].contains("secret"));
        QVERIFY(m_server.heads[0].contains("jane")); // no credential: kubectl sends whom it acts as over plain http, too
    }

    void aCutAnywhereDeliversWhatCameBeforeIt_data() { bothTransports(); }
    void aCutAnywhereDeliversWhatCameBeforeIt()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        const std::string body = "{\"items\":[1,2,3]}and more";
        const QByteArray bytes = FaultServer::chunkedHead() + FaultServer::chunk(QByteArray::fromStdString(body.substr(0, 9)))
            + FaultServer::chunk(QByteArray::fromStdString(body.substr(9))) + "0\r\n\r\n";
        const qsizetype headSize = FaultServer::chunkedHead().size();
        for (qsizetype cut = headSize; cut <= bytes.size(); ++cut) {
            m_server.script = [&](const QByteArray &) {
                // A pause, or the reset may overtake what was sent.
                return FaultServer::Script{send(bytes.left(cut)), wait(2), cut % 2 ? reset() : close()};
            };
            Told told;
            const auto call = transport->start(request("/x", HttpRequest::Lane::Watch), told.handler());
            QVERIFY(QTest::qWaitFor([&told] { return told.ends == 1; }));
            const std::string where = "cut at " + std::to_string(cut) + " of " + std::to_string(bytes.size());
            QVERIFY2(body.starts_with(told.body), where.c_str());
            if (cut == bytes.size()) {
                QVERIFY2(!told.error, where.c_str());
                QCOMPARE(told.body, body);
            } else {
                QVERIFY2(told.error && told.error->kind == ErrorKind::Network, where.c_str());
                QCOMPARE(told.head.status, 200);
            }
        }
    }

    void piecesComeAsTheyAreSent_data() { bothTransports(); }
    void piecesComeAsTheyAreSent()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        m_server.script = [](const QByteArray &) {
            return FaultServer::Script{send(FaultServer::chunkedHead()), wait(20), send(FaultServer::chunk("one")), wait(60000)};
        };
        Told told;
        const auto call = transport->start(request("/x", HttpRequest::Lane::Watch), told.handler());
        QTRY_COMPARE(told.heads, 1); // before the first byte of the body
        QTRY_COMPARE(told.body, "one"); // and the body before its end
        QCOMPARE(told.ends, 0);
    }

    void silenceEndsWithTimeout_data() { bothTransports(); }
    void silenceEndsWithTimeout()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        m_server.script = [](const QByteArray &head) {
            if (head.contains("/mute"))
                return FaultServer::Script{};
            FaultServer::Script steps{send(FaultServer::chunkedHead())};
            for (int i = 0; i < 5; ++i) {
                steps.push_back(wait(100));
                steps.push_back(send(FaultServer::chunk("x")));
            }
            return steps; // then silence
        };
        Told mute, watch;
        const auto first = transport->start(request("/mute", HttpRequest::Lane::Request, 250), mute.handler());
        const auto second = transport->start(request("/watch", HttpRequest::Lane::Watch, 250), watch.handler());
        QTRY_COMPARE(mute.ends, 1);
        QCOMPARE(mute.error->kind, ErrorKind::Timeout);
        QTRY_COMPARE(watch.ends, 1);
        QCOMPARE(watch.error->kind, ErrorKind::Timeout);
        QCOMPARE(watch.body, "xxxxx"); // 500 ms of bytes: only silence counts
    }

    void watchesNeverStarveRequests_data() { bothTransports(); }
    void watchesNeverStarveRequests()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        m_server.script = [](const QByteArray &head) {
            if (head.contains("/watch"))
                return FaultServer::Script{send(FaultServer::chunkedHead()), wait(600'000)};
            return FaultServer::Script{send(FaultServer::whole(200, "{}"))};
        };
        std::vector<Told> watches(23);
        std::vector<std::unique_ptr<HttpCall>> calls;
        for (Told &told : watches)
            calls.push_back(transport->start(request("/watch", HttpRequest::Lane::Watch), told.handler()));
        for (const Told &told : watches)
            QTRY_COMPARE(told.heads, 1);
        std::vector<Told> gets(8);
        for (Told &told : gets)
            calls.push_back(transport->start(request("/get"), told.handler()));
        for (const Told &told : gets)
            QTRY_COMPARE(told.ends, 1);
    }

    void refusalsRedirectsAndCookiesAreAnswersLikeAnyOther_data() { bothTransports(); }
    void refusalsRedirectsAndCookiesAreAnswersLikeAnyOther()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        for (const int status : {301, 302, 307, 400, 401, 403, 404, 407, 409, 410, 415, 422, 429, 500, 501, 502, 503, 504}) {
            m_server.heads.clear();
            m_server.script = [status](const QByteArray &) {
                return FaultServer::Script{send(FaultServer::whole(
                    status, "why", "Set-Cookie: a=b\r\nLocation: /elsewhere\r\nWWW-Authenticate: Basic realm=\"x\"\r\nX-Extra: yes\r\n"))};
            };
            Told told;
            const auto call = transport->start(request("/x"), told.handler());
            QTRY_COMPARE(told.ends, 1);
            QVERIFY2(!told.error, (std::to_string(status) + ": " + (told.error ? told.error->text() : "")).c_str());
            QCOMPARE(told.head.status, status);
            QCOMPARE(told.body, "why");
            QCOMPARE(findHeader(told.head.headers, "x-extra").value_or(""), std::string_view("yes"));
            QCOMPARE(m_server.heads.size(), 1);
            QVERIFY(!m_server.heads[0].contains("Cookie"));
        }
    }

    void nobodyListeningIsANetworkError_data() { bothTransports(); }
    void nobodyListeningIsANetworkError()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        m_server.script = [](const QByteArray &) { return FaultServer::Script{reset()}; };
        Told told;
        const auto call = transport->start(request("/x"), told.handler());
        QTRY_COMPARE(told.ends, 1);
        QCOMPARE(told.error->kind, ErrorKind::Network);
        QCOMPARE(told.heads, 0);
    }

    void reconnectFailsWhatRunsAndServesWhatComes_data() { bothTransports(); }
    void reconnectFailsWhatRunsAndServesWhatComes()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        m_server.script = [](const QByteArray &head) {
            if (head.contains("/hang"))
                return FaultServer::Script{send(FaultServer::chunkedHead()), wait(600'000)};
            return FaultServer::Script{send(FaultServer::whole(200, "{}"))};
        };
        Told watch, get, later;
        auto first = transport->start(request("/hang", HttpRequest::Lane::Watch), watch.handler());
        HttpHandler droppingBoth = get.handler();
        std::unique_ptr<HttpCall> second;
        droppingBoth.end = [&](const std::optional<Error> &error) {
            get.error = error;
            ++get.ends;
            first.reset(); // whoever is told first may drop the others
            second.reset();
        };
        second = transport->start(request("/hang"), droppingBoth);
        QTRY_COMPARE(watch.heads, 1);
        QTRY_COMPARE(m_server.heads.size(), 2);
        transport->reconnect("the test says so");
        QTRY_COMPARE(get.ends, 1);
        QCOMPARE(get.error->kind, ErrorKind::Network);
        const auto third = transport->start(request("/x"), later.handler());
        QTRY_COMPARE(later.ends, 1);
        QVERIFY(!later.error);
    }

    void aDestroyedCallIsSilent_data() { bothTransports(); }
    void aDestroyedCallIsSilent()
    {
        QFETCH(bool, raw);
        const auto transport = make(raw);
        m_server.script = [](const QByteArray &) {
            return FaultServer::Script{send(FaultServer::chunkedHead() + FaultServer::chunk("one")), wait(30), send(FaultServer::chunk("two") + "0\r\n\r\n")};
        };
        Told inHead, inData, before, last;
        std::unique_ptr<HttpCall> a, b;
        HttpHandler dropsInHead = inHead.handler(), dropsInData = inData.handler();
        dropsInHead.head = [&](const HttpHead &) { ++inHead.heads; a.reset(); };
        dropsInData.data = [&](std::string_view bytes) { inData.body += bytes; b.reset(); };
        a = transport->start(request("/a", HttpRequest::Lane::Watch), dropsInHead);
        b = transport->start(request("/b", HttpRequest::Lane::Watch), dropsInData);
        transport->start(request("/c", HttpRequest::Lane::Watch), before.handler()).reset();
        const auto d = transport->start(request("/d", HttpRequest::Lane::Watch), last.handler());
        QTRY_COMPARE(last.ends, 1);
        QTRY_COMPARE(inHead.heads, 1);
        QTRY_COMPARE(inData.body, "one");
        QTest::qWait(60); // time for what must not come
        QCOMPARE(inHead.body, "");
        QCOMPARE(inHead.ends + inData.ends + before.ends + before.heads, 0);
    }

    /// Neither the token nor anything else is sent to a server that is not proven to be the configured one.
    void serversThatAreNotTheConfiguredOneAreToldNothing_data()
    {
        QTest::addColumn<bool>("raw");
        QTest::addColumn<QByteArray>("what");
        for (const bool raw : {false, true}) {
            for (const char *what : {"good", "another CA", "another name", "another tls-server-name", "expired", "not valid yet", "self-signed", "a client's certificate", "no CA configured"})
                QTest::addRow("%s, %s", raw ? "raw" : "qnam", what) << raw << QByteArray(what);
        }
    }
    void serversThatAreNotTheConfiguredOneAreToldNothing()
    {
        QFETCH(bool, raw);
        QFETCH(QByteArray, what);
        Authority authority("authority");
        if (what == "expired")
            authority.setValidity(-7200, -3600);
        if (what == "not valid yet")
            authority.setValidity(3600, 7200);
        const Identity identity = what == "self-signed"  ? selfSigned("localhost")
            : what == "another name"                     ? authority.issue("server", "DNS:elsewhere.example")
            : what == "a client's certificate"           ? authority.issue("localhost")
                                                         : authority.issue("server", "DNS:localhost");
        RecordingServer server(identity, authority.pem(), false);
        EffectiveConnection connection;
        connection.server = {"https", "localhost", server.port(), {}};
        connection.trust.caPem = what == "another CA" ? Authority("another").pem() : what == "no CA configured" ? std::string() : authority.pem();
        connection.trust.serverName = what == "another tls-server-name" ? "elsewhere.example" : "";
        const std::unique_ptr<Transport> transport = raw ? std::unique_ptr<Transport>(std::make_unique<RawTransport>(*rawEndpointOf(connection, {})))
                                                         : std::make_unique<QnamTransport>(*endpointOf(connection, {}));
        HttpRequest out = request("/x");
        out.headers.emplace_back("Authorization", "Bearer t");
        Told told;
        const auto call = transport->start(out, told.handler());
        QTRY_COMPARE_WITH_TIMEOUT(told.ends, 1, 20'000);
        if (what == "good") {
            QVERIFY2(!told.error, told.error ? told.error->text().c_str() : "");
            QCOMPARE(server.requests().size(), std::size_t(1));
            return;
        }
        QVERIFY(told.error);
        QVERIFY2(told.error->kind == ErrorKind::Tls, told.error->text().c_str());
        QVERIFY(!told.error->retryable);
        QVERIFY(server.requests().empty());
    }

    void anAnswerBehindWhichTheServerClosesIsNotWaitedForAgain_data() { bothTransports(); }
    void anAnswerBehindWhichTheServerClosesIsNotWaitedForAgain()
    {
        QFETCH(bool, raw);
        m_server.script = [](const QByteArray &) { return FaultServer::Script{send(FaultServer::whole(200, "{}")), close()}; };
        const auto transport = make(raw);
        for (int i = 0; i < 20; ++i) {
            Told told;
            const auto call = transport->start(request("/x", HttpRequest::Lane::Request, 60'000), told.handler());
            QTRY_COMPARE_WITH_TIMEOUT(told.ends, 1, 5000);
            QVERIFY2(!told.error && told.body == "{}", told.error ? told.error->text().c_str() : "");
        }
    }

    void repeatedHeadersAreRefusedWhereTheyWouldBeLost()
    {
        const auto transport = make(false);
        HttpRequest out = request("/x");
        out.headers.emplace_back("Impersonate-Group", "a");
        out.headers.emplace_back("impersonate-group", "b");
        Told told;
        const auto call = transport->start(out, told.handler());
        QCOMPARE(told.ends, 0);
        QTRY_COMPARE(told.ends, 1);
        QCOMPARE(told.error->kind, ErrorKind::Config);
        QVERIFY(m_server.heads.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ClientTransport)
#include "client_transport.moc"

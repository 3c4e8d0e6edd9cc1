#include <QTest>

#include "models/client/maketransport.h"
#include "models/client/qnamtransport.h"
#include "tests/support/needs.h"
#include "tests/support/nodeserver.h"
#include "tests/support/pki.h"
#include "tests/support/tcpproxy.h"

using namespace portolan;
using namespace portolan::test;

namespace {

struct Told {
    int heads = 0, ends = 0;
    HttpHead head;
    std::string body;
    std::optional<Error> error;

    HttpHandler handler()
    {
        return {[this](const HttpHead &h) { head = h; ++heads; }, [this](std::string_view bytes) { body += bytes; },
                [this](const std::optional<Error> &e) { error = e; ++ends; }};
    }
};

} // namespace

/// The transport over HTTP/2, as it is spoken with API servers: node is the server, a proxy the bad network.
class ClientHttp2 : public QObject
{
    Q_OBJECT
    const Authority m_authority{"test ca"};
    NodeServer m_server;
    std::unique_ptr<TcpProxy> m_proxy;
    QByteArrayList m_log;

    std::unique_ptr<QnamTransport> make(QnamTransport::Patience patience = {})
    {
        EffectiveConnection connection;
        connection.server = {"https", "127.0.0.1", m_proxy->port(), {}};
        connection.trust.caPem = m_authority.pem();
        const Result<Endpoint> endpoint = endpointOf(connection, {});
        return endpoint ? std::make_unique<QnamTransport>(*endpoint, patience) : nullptr;
    }
    static std::unique_ptr<HttpCall> start(Transport &transport, const std::string &target, Told &told)
    {
        HttpRequest request;
        request.target = target;
        request.lane = target == "/watch" ? HttpRequest::Lane::Watch : HttpRequest::Lane::Request;
        request.headers = {{"Authorization", "Bearer t"}};
        request.idleTimeoutMs = target == "/watch" ? 90'000 : 20'000;
        return transport.start(std::move(request), told.handler());
    }
    qsizetype asked(const QByteArray &path)
    {
        m_log += m_server.printed().split('\n');
        return std::count_if(m_log.begin(), m_log.end(), [&path](const QByteArray &line) { return line.startsWith(path + ' '); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_PROGRAM("node"); // the HTTP/2 server of this test
        const quint16 port = m_server.start("http2server.js", m_authority);
        QVERIFY(port > 0);
        m_proxy = std::make_unique<TcpProxy>(port);
    }
    void init() { m_log.clear(); }

    void speaksHttp2UnderItsOwnName()
    {
        const auto transport = make();
        Told told;
        const auto call = start(*transport, "/version", told);
        QTRY_COMPARE(told.ends, 1);
        QVERIFY2(!told.error, told.error ? told.error->text().c_str() : "");
        QVERIFY(told.head.http2);
        QTRY_COMPARE(asked("/version"), 1);
        QVERIFY(m_log.join().contains(QByteArray::fromStdString(userAgent() + " Bearer t")));
    }

    void manyWatchesShareAConnectionAndStarveNobody()
    {
        const auto transport = make();
        const int before = m_proxy->connections();
        Told first;
        const auto get = start(*transport, "/version", first);
        QTRY_COMPARE(first.ends, 1); // from here on it is known to be HTTP/2
        std::vector<Told> watches(120); // more than the server allows on one connection
        std::vector<std::unique_ptr<HttpCall>> calls;
        for (Told &told : watches)
            calls.push_back(start(*transport, "/watch", told));
        for (const Told &told : watches)
            QTRY_COMPARE(told.body, "first\n");
        Told poke;
        calls.push_back(start(*transport, "/poke", poke));
        QTRY_COMPARE(poke.ends, 1);
        for (const Told &told : watches)
            QTRY_COMPARE(told.body, "first\nagain\n");
        QCOMPARE(m_proxy->connections() - before, 3); // requests, and two of watches
    }

    void aQuietConnectionThatAnswersIsLeftAlone()
    {
        const auto transport = make({150, 1000});
        Told get, watch;
        const auto first = start(*transport, "/version", get);
        const auto second = start(*transport, "/watch", watch);
        QTRY_COMPARE(watch.body, "first\n");
        QTRY_VERIFY_WITH_TIMEOUT(asked("/version") >= 4, 10'000); // it was asked again and again
        QCOMPARE(watch.ends, 0);
        QVERIFY(std::all_of(m_log.begin(), m_log.end(), [](const QByteArray &l) { return !l.startsWith("/version") || l.endsWith("Bearer t"); }));
    }

    void aDeadConnectionIsFoundAndReplaced()
    {
        const auto transport = make({200, 300});
        Told get, watch;
        const auto first = start(*transport, "/version", get);
        QTRY_COMPARE(get.ends, 1);
        const auto second = start(*transport, "/watch", watch);
        QTRY_COMPARE(watch.body, "first\n");
        m_proxy->freeze();
        QTRY_COMPARE_WITH_TIMEOUT(watch.ends, 1, 10'000);
        QCOMPARE(watch.error->kind, ErrorKind::Network);
        Told again;
        const auto third = start(*transport, "/watch", again);
        QTRY_COMPARE_WITH_TIMEOUT(again.body, "first\n", 10'000);
    }

    void aStreamResetOrAGoawayEndsTheWatchAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("how");
        QTest::newRow("reset") << QByteArray("/reset");
        QTest::newRow("goaway") << QByteArray("/goaway");
        QTest::newRow("cut") << QByteArray();
    }
    void aStreamResetOrAGoawayEndsTheWatchAndNothingElse()
    {
        QFETCH(QByteArray, how);
        const auto transport = make();
        Told get, watch, end, after;
        const auto first = start(*transport, "/version", get);
        QTRY_COMPARE(get.ends, 1);
        const auto second = start(*transport, "/watch", watch);
        QTRY_COMPARE(watch.body, "first\n");
        std::unique_ptr<HttpCall> third;
        if (how.isEmpty())
            m_proxy->cut();
        else
            third = start(*transport, how.toStdString(), end);
        QTRY_COMPARE(watch.ends, 1);
        QVERIFY(watch.error);
        QCOMPARE(watch.error->kind, ErrorKind::Network);
        QCOMPARE(watch.body, "first\n");
        const auto fourth = start(*transport, "/watch", after);
        QTRY_COMPARE(after.body, "first\n");
    }

    void theServersNameAndAuthorityAreChecked()
    {
        EffectiveConnection connection;
        connection.server = {"https", "127.0.0.1", m_proxy->port(), {}};
        connection.trust.caPem = Authority("another ca").pem();
        QnamTransport wrongAuthority(*endpointOf(connection, {}));
        connection.trust.caPem = m_authority.pem();
        connection.trust.serverName = "elsewhere.example";
        QnamTransport wrongName(*endpointOf(connection, {}));
        Told authority, name;
        const auto first = start(wrongAuthority, "/never", authority);
        const auto second = start(wrongName, "/never", name);
        QTRY_COMPARE(authority.ends, 1);
        QCOMPARE(authority.error->kind, ErrorKind::Tls);
        QTRY_COMPARE(name.ends, 1);
        QCOMPARE(name.error->kind, ErrorKind::Tls);
        QCOMPARE(asked("/never"), 0);
    }
};

QTEST_GUILESS_MAIN(ClientHttp2)
#include "client_http2.moc"

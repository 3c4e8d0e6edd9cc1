#include <QTest>

#include "models/config/duration.h"
#include "models/config/execspec.h"
#include "models/config/proxy.h"
#include "tests/support/configsandbox.h"

using namespace portolan;
using portolan::test::ConfigSandbox;

class ConfigProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exceptions_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("excepted");
        const auto row = [](const char *list, const char *host, int port, bool excepted) {
            QTest::newRow(qPrintable(QString::fromLatin1("%1 for %2:%3").arg(QLatin1String(list), QLatin1String(host)).arg(port)))
                << QString::fromLatin1(list) << QString::fromLatin1(host) << port << excepted;
        };
        row("", "a.example", 443, false);
        row("*", "a.example", 443, true);
        row("a.example", "a.example", 443, true);
        row("example", "a.example", 443, true);
        row("ample", "a.example", 443, false);
        row(".example", "a.example", 443, true);
        row(".a.example", "a.example", 443, false);
        row("*.example", "a.example", 443, true);
        row("*.a.example", "a.example", 443, false);
        row("A.Example", "a.example", 443, true);
        row("a.example:443", "a.example", 443, true);
        row("a.example:6443", "a.example", 443, false);
        row("x, a.example ,y", "a.example", 443, true);
        row("10.0.0.0/8", "10.1.2.3", 6443, true);
        row("10.0.0.0/8", "11.1.2.3", 6443, false);
        row("10.1.2.3/8", "10.9.9.9", 6443, true);
        row("10.0.0.0/8", "a.example", 6443, false);
        row("10.1.2.3", "10.1.2.3", 6443, true);
        row("10.1.2.3:6443", "10.1.2.3", 6443, true);
        row("10.1.2.3:443", "10.1.2.3", 6443, false);
        row("2.3", "10.1.2.3", 6443, true);
        row("fd00::/8", "fd00::1", 6443, true);
        row("fd00::1", "fd00::1", 6443, true);
        row("[fd00::1]:6443", "fd00::1", 6443, true);
        row("[fd00::1]:1", "fd00::1", 6443, false);
        row(":443", "a.example", 443, false);
    }
    void exceptions()
    {
        QFETCH(QString, list);
        QFETCH(QString, host);
        QFETCH(int, port);
        QTEST(excludedFromProxy(list.toStdString(), host.toStdString(), port), "excepted");
    }

    void environmentNamesTheProxy()
    {
        const ServerAddress https{"https", "h.example", 6443, {}}, http{"http", "h.example", 80, {}};
        ConfigEnvironment environment;
        environment.variables["HTTP_PROXY"] = "http://plain:3128";
        QVERIFY(proxyFromEnvironment(https, environment).kind == ProxyChoice::Kind::None);
        QCOMPARE(proxyFromEnvironment(http, environment).host, std::string("plain"));
        environment.variables["https_proxy"] = "lower:1";
        const ProxyChoice lower = proxyFromEnvironment(https, environment);
        QVERIFY(lower.kind == ProxyChoice::Kind::Http);
        QCOMPARE(lower.host, std::string("lower"));
        QVERIFY(lower.fromEnvironment);
        environment.variables["HTTPS_PROXY"] = "socks5://me:word@upper";
        const ProxyChoice upper = proxyFromEnvironment(https, environment);
        QVERIFY(upper.kind == ProxyChoice::Kind::Socks5);
        QCOMPARE(upper.port, 1080);
        QCOMPARE(upper.user, std::string("me"));
        QCOMPARE(upper.password.reveal(), std::string("word"));
        QCOMPARE(upper.maskedUrl(), std::string("socks5://me:REDACTED@upper:1080"));
        environment.variables["no_proxy"] = "example";
        QVERIFY(proxyFromEnvironment(https, environment).kind == ProxyChoice::Kind::None);
    }

    void loopbackIsNeverProxiedByTheEnvironment()
    {
        ConfigEnvironment environment;
        environment.variables["HTTPS_PROXY"] = "http://p:1";
        for (const char *host : {"localhost", "127.0.0.1", "127.9.9.9", "::1"})
            QVERIFY2(proxyFromEnvironment({"https", host, 443, {}}, environment).kind == ProxyChoice::Kind::None, host);
        QVERIFY(proxyFromEnvironment({"https", "localhost.example", 443, {}}, environment).kind == ProxyChoice::Kind::Http);
    }

    void proxyUrlBeatsEverything()
    {
        ConfigSandbox box;
        box.environment.variables["HTTPS_PROXY"] = "http://environment:1";
        box.environment.variables["NO_PROXY"] = "*";
        const auto made = box.single("{server: 'https://127.0.0.1:6443', proxy-url: 'https://u:p%40x@proxy'}", "{}");
        QVERIFY(made);
        QVERIFY(made->proxy.kind == ProxyChoice::Kind::Https);
        QCOMPARE(made->proxy.port, 443);
        QCOMPARE(made->proxy.password.reveal(), std::string("p@x"));
        QVERIFY(!made->proxy.fromEnvironment);
        QVERIFY(made->needsRawTransport());
        const auto bad = box.single("{server: 'https://h', proxy-url: 'ftp://u:hidden@proxy'}", "{}");
        QCOMPARE(bad.error().field, std::string("proxy-url"));
        QVERIFY(bad.error().message.find("hidden") == std::string::npos);
    }

    void timeouts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << "30" << qint64(30'000);
        QTest::newRow("zero") << "0" << qint64(0);
        QTest::newRow("unit") << "500ms" << qint64(500);
        QTest::newRow("fraction") << "1.5h" << qint64(5'400'000);
        QTest::newRow("sum") << "1h2m3s" << qint64(3'723'000);
        QTest::newRow("none") << "" << qint64(-1);
        QTest::newRow("no unit") << "1.5" << qint64(-1);
        QTest::newRow("unknown unit") << "1d" << qint64(-1);
        QTest::newRow("word") << "soon" << qint64(-1);
        QTest::newRow("seconds beyond Go's durations") << "9223372036854775807" << qint64(-1);
        QTest::newRow("hours beyond Go's durations") << "99999999999999999999h" << qint64(-1);
        QTest::newRow("a sum beyond them") << "2562047h2562047h" << qint64(-1);
        QTest::newRow("not a number") << "nans" << qint64(-1);
    }
    void timeouts()
    {
        QFETCH(QString, text);
        QTEST(qint64(parseTimeout(text.toStdString()).value_or(-1)), "ms");
    }

    void durationsReadAsGoPrintsThem()
    {
        for (const auto &[ms, text] : {std::pair{0, "0s"}, std::pair{999, "999ms"}, std::pair{1500, "1.5s"}, std::pair{60'000, "1m0s"}, std::pair{90'000, "1m30s"},
                                       std::pair{3'600'000, "1h0m0s"}, std::pair{7'325'010, "2h2m5.01s"}})
            QCOMPARE(durationText(ms), std::string(text));
    }

    void controlSequencesAreDropped()
    {
        QCOMPARE(withoutControls("a\x1b[31mred\x1b[0m\x1b]0;title\abell\r\n\x07z"), std::string("aredbell\nz"));
        QCOMPARE(withoutControls("\x1b"), std::string());
        QCOMPARE(withoutControls("\x1b["), std::string());
    }
};

QTEST_GUILESS_MAIN(ConfigProxy)
#include "config_proxy.moc"

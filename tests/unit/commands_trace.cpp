// `portolan trace` as a person or a CI job runs it: answers, batches, exit codes, and what is said of bad input.

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "models/decode/jsonparser.h"

using namespace portolan;

class CommandsTrace : public QObject
{
    Q_OBJECT
    struct Run {
        int code = -1;
        QString out, err;
        [[nodiscard]] QStringList lines() const { return out.split(u'\n', Qt::SkipEmptyParts); }
    };
    QTemporaryDir m_folder;

    QString write(const char *name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return file.fileName();
    }
    Run run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess portolan;
        portolan.start(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("trace"), QStringLiteral("--input"), m_folder.filePath(QStringLiteral("cluster.yaml"))} + arguments);
        portolan.write(input);
        portolan.closeWriteChannel();
        portolan.waitForFinished(120'000);
        return {portolan.exitCode(), QString::fromUtf8(portolan.readAllStandardOutput()), QString::fromUtf8(portolan.readAllStandardError())};
    }
    Run batch(const QByteArray &rows) { return run({QStringLiteral("--batch"), write("rows.tsv", rows)}); }

private Q_SLOTS:
    void initTestCase()
    {
        write("cluster.yaml", R"(
{apiVersion: v1, kind: Node, metadata: {name: n1, annotations: {flannel.alpha.coreos.com/backend-type: vxlan}}, spec: {podCIDRs: [10.244.1.0/24]}, status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: a}}
---
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a, labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c, ports: [{name: http, containerPort: 80}]}]}, status: {phase: Running, podIP: 10.244.1.2}}
---
{apiVersion: v1, kind: Pod, metadata: {name: db, namespace: a, labels: {app: db}}, spec: {nodeName: n1, containers: [{name: c, ports: [{containerPort: 5432}]}]}, status: {phase: Running, podIP: 10.244.1.3}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: db, namespace: a}, spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{ports: [{port: 5432}]}]}}
---
{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: l7, namespace: a}, spec: {}}
)");
    }
    void oneTraceAnswersInTextAndJson()
    {
        const Run text = run({QStringLiteral("a/web"), QStringLiteral("a/db"), QStringLiteral("--port"), QStringLiteral("5432")});
        QCOMPARE(text.code, 0);
        QVERIFY(text.out.contains(QStringLiteral("Verdict:   allow")));
        QVERIFY2(text.out.contains(QStringLiteral("CiliumNetworkPolicy a/l7 is a policy of another kind")), qPrintable(text.out));
        const Run json = run({QStringLiteral("a/web"), QStringLiteral("a/db"), QStringLiteral("--port=81"), QStringLiteral("-o"), QStringLiteral("json")});
        const auto parsed = parseJson(json.out.toStdString());
        QVERIFY(parsed.has_value());
        for (const char *key : {"verdict", "reason", "message", "from", "to", "candidates", "hops", "policies", "enforced", "unevaluated", "warnings"})
            QVERIFY2(parsed->contains(key), key);
        QCOMPARE((*parsed)["verdict"].str(), std::string("deny"));
        QCOMPARE((*parsed)["unevaluated"][0]["resource"].str(), std::string("ciliumnetworkpolicies.cilium.io"));
        QCOMPARE(run({QStringLiteral("a/db"), QStringLiteral("a/web"), QStringLiteral("--port"), QStringLiteral("http")}).code, 0);
    }
    void badArgumentsAreUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *words, int code, const char *word) { QTest::newRow(name) << QString::fromUtf8(words).split(u' ') << code << QString::fromUtf8(word); };
        row("port too high", "a/web a/db --port 70000", 2, "from 1 to 65535");
        row("port zero", "a/web a/db --port 0", 2, "from 1 to 65535");
        row("protocol", "a/web a/db --protocol TPC", 2, "TCP, UDP or SCTP");
        row("one end", "a/web", 2, "FROM and TO");
        row("no end", "a/web pod", 2, "NAMESPACE/NAME");
        row("bad address", "a/web ip:1.2.3", 2, "IP address");
        row("unknown pod", "a/web a/dbb", 4, "a/db");
        row("unknown Service", "a/web svc:a/db", 4, "Service a/db is not in this file");
        row("unknown node", "a/web node:n2", 4, "n1");
        row("no such batch", "--batch /nonexistent/rows.tsv", 5, "/nonexistent/rows.tsv");
    }
    void badArgumentsAreUsageErrors()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, word);
        const Run made = run(arguments);
        QVERIFY2(made.err.contains(word), qPrintable(made.err));
        QCOMPARE(made.code, code);
        QVERIFY(made.out.isEmpty());
    }
    void expectationsThatHoldExitZero()
    {
        const Run made = batch("# who may reach the database\n\na/web\ta/db\tTCP\t5432\tallow\na/web\ta/db\tudp\t5432\tdeny\na/db\ta/web\tTCP\thttp\n");
        QCOMPARE(made.code, 0);
        QCOMPARE(made.lines().size(), 3);
        QVERIFY(made.lines()[0].endsWith(QStringLiteral("\tok")) && made.lines()[1].endsWith(QStringLiteral("\tok")));
        QCOMPARE(made.lines()[2], QStringLiteral("a/db\ta/web\tTCP\thttp\tallow\tallowed"));
        QVERIFY(made.err.contains(QStringLiteral("3 rows, 0 failed")));
    }
    void anExpectationThatFailsExitsOneAndSaysWhy()
    {
        const Run made = batch("a/web a/db TCP 5432 allow\na/web a/db TCP 81 allow\na/db a/web TCP 80 deny\n");
        QCOMPARE(made.code, 1);
        QVERIFY(made.lines()[0].endsWith(QStringLiteral("\tok")));
        QVERIFY2(made.lines()[1].contains(QStringLiteral("FAILED: expected allow")) && made.lines()[1].contains(QStringLiteral("policy db")), qPrintable(made.lines()[1]));
        QVERIFY(made.lines()[2].contains(QStringLiteral("FAILED: expected deny")));
    }
    void commaSeparatedRowsAreRead()
    {
        const Run made = batch("FROM,TO,PROTOCOL,PORT,EXPECTED\r\n\"a/web\",a/db,TCP,5432,allow\r\na/db, a/web ,TCP,-,\r\n");
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QCOMPARE(made.lines().size(), 2);
    }
    void rowsComeFromStdin()
    {
        const Run made = run({QStringLiteral("--batch"), QStringLiteral("-")}, "a/web\ta/db\tTCP\t5432\tdeny\n");
        QCOMPARE(made.code, 1);
        QVERIFY(made.out.contains(QStringLiteral("FAILED")));
    }
    void badRowsAreNamedByLineAndField_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("field");
        QTest::newRow("port") << QByteArray("a/web\ta/db\tTCP\t99999\tallow") << QStringLiteral("PORT");
        QTest::newRow("protocol") << QByteArray("a/web\ta/db\tTPC\t80\tallow") << QStringLiteral("PROTOCOL");
        QTest::newRow("from") << QByteArray("web\ta/db\tTCP\t80\tallow") << QStringLiteral("FROM");
        QTest::newRow("to") << QByteArray("a/web\tsvc:db\tTCP\t80\tallow") << QStringLiteral("TO");
        QTest::newRow("expected") << QByteArray("a/web\ta/db\tTCP\t80\tmaybe") << QStringLiteral("EXPECTED");
        QTest::newRow("few") << QByteArray("a/web\ta/db\tTCP") << QStringLiteral("columns");
        QTest::newRow("many") << QByteArray("a/web\ta/db\tTCP\t80\tallow\tx") << QStringLiteral("columns");
    }
    void badRowsAreNamedByLineAndField()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, field);
        const Run made = batch("# one\n" + row + "\na/web\ta/db\tTCP\t5432\tallow\n");
        QCOMPARE(made.code, 5);
        QVERIFY2(made.err.contains(QStringLiteral("rows.tsv:2: ") + field), qPrintable(made.err));
        QCOMPARE(made.lines().size(), 1); // the rest is answered all the same
    }
    void anUnknownEndOfARowIsNotFound()
    {
        const Run made = batch("a/web\ta/nobody\tTCP\t80\tdeny\n");
        QCOMPARE(made.code, 4);
        QVERIFY(made.err.contains(QStringLiteral("rows.tsv:1: ")) && made.err.contains(QStringLiteral("a/nobody")));
    }
    void tenThousandRowsAreAnswered()
    {
        QByteArray rows;
        for (int i = 0; i < 10'000; ++i)
            rows += i % 2 ? "a/web\ta/db\tTCP\t5432\tallow\n" : "a/web\ta/db\tTCP\t81\tdeny\n";
        const Run made = batch(rows);
        QCOMPARE(made.code, 0);
        QCOMPARE(made.lines().size(), 10'000);
    }
};

QTEST_GUILESS_MAIN(CommandsTrace)
#include "commands_trace.moc"

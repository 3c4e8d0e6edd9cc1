#include <QTemporaryDir>
#include <QtTest>

#include "app/demo/demoserver.h"
#include "models/decode/jsonparser.h"
#include "tests/kubectl.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const QStringList clockOption{QStringLiteral("--now"), QStringLiteral("2026-03-01T09:30:00Z")};

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '));
}

} // namespace

/// `portolan snapshot`: what is written answers every command as the cluster did.
class SnapshotCommand : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QStringList m_demo, m_file;
    QString m_path;

    static Ran portolan(const QStringList &arguments) { return runProgram(QStringLiteral(PORTOLAN_BINARY), arguments); }
    QByteArray graph(const QString &what, const QStringList &source)
    {
        const QString path = m_folder.filePath(QStringLiteral("graph.json"));
        const Ran ran = portolan(words(QStringLiteral("render ") + what) + QStringList{QStringLiteral("-o"), path} + source);
        QFile file(path);
        return ran.code == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : ran.err;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("snapshot.yaml"));
        m_demo = QStringList{QStringLiteral("--demo")} + clockOption;
        m_file = QStringList{QStringLiteral("--input"), m_path} + clockOption;
        const Ran written = portolan(QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), m_path} + m_demo);
        QCOMPARE(written.err, QByteArray());
        QCOMPARE(written.code, 0);
        QCOMPARE(written.out, QByteArray());
    }
    void getAnswersTheSame_data()
    {
        QTest::addColumn<QString>("arguments");
        const QString every = QStringLiteral(
            "pods,persistentvolumeclaims,persistentvolumes,storageclasses,volumeattachments,csidrivers,csinodes,volumesnapshots,nodes,"
            "namespaces,events,configmaps,secrets,serviceaccounts,services,endpointslices,endpoints,ingresses,ingressclasses,networkpolicies,"
            "deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs,leases,priorityclasses,volumesnapshotclasses,volumesnapshotcontents");
        for (const char *output : {"table", "wide", "name", "csv", "yaml", "json"})
            QTest::newRow(output) << QStringLiteral("get ") + every + QStringLiteral(" -A -o ") + QLatin1String(output);
        QTest::newRow("selected") << QStringLiteral("get pods -n shop -l app=web");
        QTest::newRow("described") << QStringLiteral("describe pod task-pv-pod");
        QTest::newRow("traced") << QStringLiteral("trace default/task-pv-pod svc:shop/web");
        QTest::newRow("explained") << QStringLiteral("explain claim default/task-pv-claim");
    }
    void getAnswersTheSame()
    {
        QFETCH(QString, arguments);
        const Ran live = portolan(words(arguments) + m_demo), kept = portolan(words(arguments) + m_file);
        QVERIFY(live.out.size() > 100);
        QCOMPARE(kept.out, live.out);
        QCOMPARE(kept.code, live.code);
    }
    void figuresAreTheSame_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"storage -A", "storage --pod default/task-pv-pod", "map -A", "path --from default/task-pv-pod --to svc:shop/web"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void figuresAreTheSame()
    {
        QFETCH(QString, what);
        const QByteArray live = graph(what, m_demo);
        QVERIFY(live.contains("\"nodes\""));
        QCOMPARE(graph(what, m_file), live);
    }
    void aSnapshotOfTheSnapshotIsTheSameFile()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Ran again = portolan(QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), QStringLiteral("-")} + m_file);
        QCOMPARE(again.code, 0);
        QCOMPARE(again.out, file.readAll());
    }
    void secretValuesAreNotInIt()
    {
        DemoOptions options;
        options.play = false;
        const auto server = DemoServer::start(options);
        QVERIFY(server);
        const QStringList source{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg((*server)->port())};
        const Ran shown = portolan(words(QStringLiteral("get secrets -A -o json --show-secrets")) + source);
        const Ran kept = portolan(words(QStringLiteral("snapshot -o -")) + source);
        QCOMPARE(kept.code, 0);
        const auto secrets = parseJson(std::string_view(shown.out.constData(), static_cast<std::size_t>(shown.out.size())));
        QVERIFY(secrets && (*secrets)["items"].size() > 1);
        int values = 0;
        for (const Json &secret : (*secrets)["items"].items())
            for (const auto &[key, value] : secret["data"].members()) {
                const QByteArray encoded = QByteArray::fromStdString(value.str());
                QVERIFY2(!kept.out.contains(encoded), key.c_str());
                const QByteArray plain = QByteArray::fromBase64(encoded);
                QVERIFY2(plain.size() < 8 || !kept.out.contains(plain), key.c_str());
                QVERIFY2(kept.out.contains(QByteArray::fromStdString("\n  " + key + ": <hidden>\n")), key.c_str());
                ++values;
            }
        QVERIFY(values > 3);
        QVERIFY(portolan(words(QStringLiteral("describe secrets -A")) + m_file).out.contains("<hidden>"));
    }
    void wrongUsesSaySo()
    {
        QCOMPARE(portolan(words(QStringLiteral("snapshot --demo"))).code, 2);
        QCOMPARE(portolan(words(QStringLiteral("snapshot --demo -o /nowhere/s.yaml"))).code, 5);
        const QString none = m_folder.filePath(QStringLiteral("none.yaml"));
        QCOMPARE(portolan({QStringLiteral("snapshot"), QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:1"), QStringLiteral("-o"), none}).code, 3);
        QVERIFY(!QFile::exists(none)); // nothing rather than half of it
    }
};

QTEST_GUILESS_MAIN(SnapshotCommand)
#include "commands_snapshot.moc"

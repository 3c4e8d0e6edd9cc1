#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/kubectl.h"

using namespace portolan::test;

namespace {

const QString dataFolder = QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/e2e/data/");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString now = QStringLiteral("2026-05-01T08:00:00Z");

Ran get(const QString &line, const QString &input, const QString &clock)
{
    return runProgram(QStringLiteral(PORTOLAN_BINARY),
                      line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--input"), input, QStringLiteral("--now"), clock});
}

} // namespace

/// `portolan get` on files: the tables a server of today shows of the same objects.
class TablesOfFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasTheServersColumns_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray text = contentOf(dataFolder + QStringLiteral("everykind.txt"));
        for (qsizetype at = text.indexOf("$ "); at >= 0;) {
            const qsizetype lineEnd = text.indexOf('\n', at), next = text.indexOf("\n$ ", lineEnd);
            const QByteArray command = text.mid(at + 2, lineEnd - at - 2);
            QByteArray answer = text.mid(lineEnd + 1, next < 0 ? -1 : next - lineEnd);
            while (answer.endsWith("\n\n"))
                answer.chop(1);
            QTest::newRow(command.constData()) << QString::fromUtf8(command) << answer;
            at = next < 0 ? next : next + 1;
        }
    }
    void everyKindHasTheServersColumns()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, expected);
        const Ran ran = get(command, dataFolder + QStringLiteral("everykind.yaml"), now);
        QCOMPARE(ran.out, expected);
        QCOMPARE(ran.code, 0);
    }
    void aTypedVersionIsTheObjectsToo()
    {
        const QString input = dataFolder + QStringLiteral("everykind.yaml");
        const Ran old = get(QStringLiteral("get loaves.v1.mill.example rye -n mill -o json"), input, now);
        QVERIFY2(old.out.contains("\"apiVersion\": \"mill.example/v1\""), (old.out + old.err).constData());
        const Ran written = get(QStringLiteral("get loaves rye -n mill -o json"), input, now);
        QVERIFY2(written.out.contains("\"apiVersion\": \"mill.example/v2\""), written.out.constData());
        QCOMPARE(get(QStringLiteral("get loaves.v1alpha1.mill.example -n mill"), input, now).code, 4); // not served
    }
    void aDefinedKindWithoutObjectsIsNoUnknownKind()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("crd.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: mills.a.example}\n"
                   "spec: {group: a.example, scope: Namespaced, names: {kind: Mill, plural: mills}, versions: [{name: v1, served: true, storage: true}]}\n");
        file.close();
        const Ran ran = get(QStringLiteral("get mill"), file.fileName(), now);
        QCOMPARE(ran.err, QByteArray("No resources found in default namespace.\n"));
        QCOMPARE(ran.code, 0);
    }
    void aCategoryOfNothingInTheFileIsNoUnknownKind()
    {
        const Ran ran = get(QStringLiteral("get all -n elsewhere"), dataFolder + QStringLiteral("everykind.yaml"), now);
        QVERIFY2(ran.err.startsWith("No resources found in elsewhere namespace.\n"), ran.err.constData());
        QCOMPARE(ran.code, 0);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("node.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{apiVersion: v1, kind: Node, metadata: {name: node-1}}\n");
        file.close();
        const Ran none = get(QStringLiteral("get all"), file.fileName(), now);
        QVERIFY2(none.err.startsWith("No resources found in default namespace.\n"), none.err.constData());
        QCOMPARE(none.code, 0);
        QCOMPARE(get(QStringLiteral("get everything"), file.fileName(), now).code, 4);
    }
    void whatCouldNotBeReadIsNotSaidToBeAbsent()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("broken.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: v1\nkind: Node\nmetadata: {name: node-1}\n---\nkind: [\n");
        file.close();
        for (const QString &command : {QStringLiteral("get pods"), QStringLiteral("describe pods")}) {
            const Ran ran = get(command, file.fileName(), now);
            QVERIFY2(ran.err.endsWith("pods were not read in whole\n") && !ran.err.contains("No resources found"), ran.err.constData());
            QCOMPARE(ran.code, 5);
        }
    }
    void builtInKindsComeBeforeCustomOnesOfTheirName()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("both.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: a.example/v1\nkind: Deployment\nmetadata: {name: custom, namespace: default}\n---\n"
                   "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: builtin, namespace: default}\n");
        file.close();
        QCOMPARE(get(QStringLiteral("get deployments -o name"), file.fileName(), now).out, QByteArray("deployment.apps/builtin\n"));
        QCOMPARE(get(QStringLiteral("get deployments.a.example -o name"), file.fileName(), now).out, QByteArray("deployment.a.example/custom\n"));
    }
    void aShortNameOfSeveralKindsIsTold()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("crd.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: services.sea.example}\n"
                   "spec: {group: sea.example, scope: Namespaced, names: {kind: Service, plural: services, singular: service, shortNames: [svc]}, versions: "
                   "[{name: v1, served: true, storage: true}]}\n---\n"
                   "{apiVersion: sea.example/v1, kind: Service, metadata: {name: pilot, namespace: default}}\n---\n"
                   "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: default}}\n");
        file.close();
        const Ran ambiguous = get(QStringLiteral("get svc -o name"), file.fileName(), now);
        QCOMPARE(ambiguous.out, QByteArray("service/web\n"));
        QCOMPARE(ambiguous.err, QByteArray("Warning: short name \"svc\" could also match lower priority resource services.sea.example\n"));
        QCOMPARE(get(QStringLiteral("get services -o name"), file.fileName(), now).err, QByteArray()); // a whole name
    }
    /// A snapshot says of which server it is, and is shown in that one's columns and words.
    void tablesOfASnapshotAreOfItsServersVersion_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("accounts");
        const QByteArray title = "# Written by portolan snapshot; read it with --input. The values of Secrets are not in it.\n";
        QTest::newRow("old") << title + "# Server: v1.20.2\n" << QByteArray("NAME   SECRETS   AGE\na      1         <unknown>\n");
        QTest::newRow("new") << title + "# Server: v1.36.2\n" << QByteArray("NAME   AGE\na      <unknown>\n");
        QTest::newRow("a snapshot that does not say") << title << QByteArray("NAME   AGE\na      <unknown>\n");
        QTest::newRow("a comment of another") << QByteArray("# Server: v1.20.2\n") << QByteArray("NAME   AGE\na      <unknown>\n");
    }
    void tablesOfASnapshotAreOfItsServersVersion()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, accounts);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("snapshot.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(header + "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: default}\nsecrets: [{name: t}]\n");
        file.close();
        QCOMPARE(get(QStringLiteral("get sa"), file.fileName(), now).out, accounts);
        const Ran again = get(QStringLiteral("snapshot -o -"), file.fileName(), now); // passed on
        QVERIFY(again.out.startsWith(header.startsWith("# Written") ? header : QByteArray("# Written")));
    }
    /// Against what a real server answered, where PORTOLAN_GOLDENS names a folder with its answers and the program that compares.
    void recordedAnswersAreEqual()
    {
        const QString folder = qEnvironmentVariable("PORTOLAN_GOLDENS");
        if (folder.isEmpty())
            return; // they are not part of the project
        qputenv("PORTOLAN", PORTOLAN_BINARY);
        const Ran ran = runProgram(folder + QStringLiteral("/compare"), {QStringLiteral("tables"), QStringLiteral("-v")});
        QList<QByteArray> lines = ran.out.trimmed().split('\n');
        QVERIFY2(lines.takeLast().contains(" tables equal"), (ran.out + ran.err).constData());
        // It reads CSV, where Portolan on purpose writes no formulas ("'@hourly") and makes control characters visible ("^[").
        lines.removeIf([](const QByteArray &line) { return line.contains(": \"'@") || line.contains("^["); });
        QVERIFY2(lines.isEmpty(), lines.join('\n').constData());
    }
};

QTEST_GUILESS_MAIN(TablesOfFiles)
#include "commands_tables.moc"

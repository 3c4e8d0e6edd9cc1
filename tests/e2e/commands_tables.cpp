#include <QFile>
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

Ran get(const QString &line, const QString &input, const QString &now)
{
    return runProgram(QStringLiteral(PORTOLAN_BINARY),
                      line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--input"), input, QStringLiteral("--now"), now});
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
        const Ran ran = get(command, dataFolder + QStringLiteral("everykind.yaml"), QStringLiteral("2026-05-01T08:00:00Z"));
        QCOMPARE(ran.out, expected);
        QCOMPARE(ran.code, 0);
    }
    /// Against what a real server answered, where PORTOLAN_GOLDENS names a folder with its answers and the program that compares.
    void recordedAnswersAreEqual()
    {
        const QString folder = qEnvironmentVariable("PORTOLAN_GOLDENS");
        if (folder.isEmpty())
            return; // they are not part of the project
        qputenv("PORTOLAN", PORTOLAN_BINARY);
        const Ran ran = runProgram(folder + QStringLiteral("/compare"), {QStringLiteral("tables"), QStringLiteral("-v")});
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
    }
};

QTEST_GUILESS_MAIN(TablesOfFiles)
#include "commands_tables.moc"

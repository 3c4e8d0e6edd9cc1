// Where answers go: files, pipes, devices and full disks; and words that mean nothing.
#include <thread>

#include <sys/stat.h>

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include "app/commands/command.h"
#include "tests/kubectl.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const char manifest[] = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: lab}\nspec: {containers: [{name: c, image: i}]}\n---\n"
                        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: lab}\nspec: {}\n";

/// Every command that answers from a file, and what it may write into one.
const char *const answering[] = {"get pods -A", "get pods -A -o wide", "get pods -A -o json", "get pods -A -o yaml", "get pods -A -o name", "get pods -A -o csv",
    "describe pods -A", "explain hygiene", "explain hygiene -o json", "explain claim lab/data", "explain claim lab/data -o json", "explain pod lab/web", "explain pod lab/web -o json", "trace lab/web ip:10.0.0.1 --port 80",
    "trace lab/web ip:10.0.0.1 --port 80 -o json", "snapshot -o -", "snapshot --redact -o -", "render storage -A -o -", "render map -A --format json -o -"};
const char *const telling[] = {"--help", "--version", "help get", "get --help", "render --help"};

} // namespace

class CommandsOutput : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }

    /// Runs a shell's line; $P is the program, $F the manifest, and the line stands in the folder of the test.
    Ran shell(const QString &line)
    {
        return runProgram(QStringLiteral("/bin/bash"), {QStringLiteral("-c"), QStringLiteral("cd '%1'; P='%2'; F='%3'; ").arg(m_dir.path(), QStringLiteral(PORTOLAN_BINARY), path("in.yaml")) + line});
    }
    static void addCommands(bool figures)
    {
        QTest::addColumn<QString>("command");
        for (const char *command : answering)
            QTest::newRow(command) << QString::fromLatin1(command) + QStringLiteral(" --input \"$F\"");
        for (const char *command : telling)
            if (!figures)
                QTest::newRow(command) << QString::fromLatin1(command);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(path("in.yaml"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(manifest) > 0);
    }

    void wordsThatMeanNothingAreUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const QStringList &arguments) { QTest::newRow(name) << arguments; };
        const QString get = QStringLiteral("get"), describe = QStringLiteral("describe"), explain = QStringLiteral("explain"), render = QStringLiteral("render");
        for (const QString &command : {get, describe})
            for (const char *word : {"", ",", "/", "/x", "pods/", "pods,", ",pods", "pods,,services", "pods/a/b", "pods,services/a", "//"})
                row(qPrintable(command + QStringLiteral(" \"%1\"").arg(QLatin1String(word))), {command, QString::fromLatin1(word)});
        for (const QString &command : {get, describe}) {
            row(qPrintable(command + QStringLiteral(" pods \"\"")), {command, QStringLiteral("pods"), QString()});
            row(qPrintable(command + QStringLiteral(" pods a/b")), {command, QStringLiteral("pods"), QStringLiteral("a/b")});
            row(qPrintable(command + QStringLiteral(" pods/a b")), {command, QStringLiteral("pods/a"), QStringLiteral("b")});
            row(qPrintable(command + QStringLiteral(" \"\" \"\"")), {command, QString(), QString()});
        }
        row("explain \"\"", {explain, QString()});
        for (const char *word : {"", "/", "/x", "x/", "a/b/c"}) {
            row(qPrintable(QStringLiteral("explain claim \"%1\"").arg(QLatin1String(word))), {explain, QStringLiteral("claim"), QString::fromLatin1(word)});
            row(qPrintable(QStringLiteral("render --pod \"%1\"").arg(QLatin1String(word))), {render, QStringLiteral("storage"), QStringLiteral("--pod"), QString::fromLatin1(word), QStringLiteral("-o"), QStringLiteral("-")});
            row(qPrintable(QStringLiteral("render --claim \"%1\"").arg(QLatin1String(word))), {render, QStringLiteral("storage"), QStringLiteral("--claim"), QString::fromLatin1(word), QStringLiteral("-o"), QStringLiteral("-")});
            row(qPrintable(QStringLiteral("trace \"%1\"").arg(QLatin1String(word))), {QStringLiteral("trace"), QString::fromLatin1(word), QStringLiteral("lab/web")});
        }
        row("explain volume \"\"", {explain, QStringLiteral("volume"), QString()});
        for (const char *option : {"--pv", "--node", "--class"})
            row(qPrintable(QStringLiteral("render %1 \"\"").arg(QLatin1String(option))), {render, QStringLiteral("storage"), QString::fromLatin1(option), QString(), QStringLiteral("-o"), QStringLiteral("-")});
    }
    void wordsThatMeanNothingAreUsageErrors()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = runProgram(QStringLiteral(PORTOLAN_BINARY), arguments + QStringList{QStringLiteral("--input"), path("in.yaml")});
        QVERIFY2(ran.code == ExitUsage, ran.err.constData());
        QVERIFY(ran.out.isEmpty());
        QVERIFY(ran.err.startsWith("portolan: "));
    }

    void aFullDiskIsTold_data() { addCommands(false); }
    void aFullDiskIsTold()
    {
        QFETCH(QString, command);
        const Ran ran = shell(QStringLiteral("$P %1 > /dev/full").arg(command));
        QVERIFY2(ran.code > 0 && ran.code < 128, qPrintable(QString::number(ran.code)));
        QVERIFY2(ran.err.contains("portolan: standard output: No space left on device\n"), ran.err.constData());
        QCOMPARE(ran.err.count("No space left"), 1);
    }
    void aReaderThatGoesAwayIsTold_data() { addCommands(false); }
    void aReaderThatGoesAwayIsTold()
    {
        QFETCH(QString, command);
        // The reader is gone before the first word is written.
        const Ran ran = shell(QStringLiteral("mkfifo gone; (exec <gone) & exec 9>gone; wait; rm gone; $P %1 >&9; exit $?").arg(command));
        QVERIFY2(ran.code > 0 && ran.code < 128, qPrintable(QString::number(ran.code)));
        QVERIFY2(ran.err.contains("portolan: standard output: Broken pipe\n"), ran.err.constData());
    }
    void aClosedOutputIsTold_data() { addCommands(false); }
    void aClosedOutputIsTold()
    {
        QFETCH(QString, command);
        const Ran ran = shell(QStringLiteral("$P %1 >&-").arg(command));
        QVERIFY2(ran.code > 0 && ran.code < 128, qPrintable(QString::number(ran.code)));
        QVERIFY2(ran.err.contains("portolan: standard output: "), ran.err.constData());
    }
    void aWatchEndsWithItsReader()
    {
        for (const char *format : {"table", "json", "yaml", "name"}) {
            const Ran ran = shell(QStringLiteral("mkfifo gone; (exec <gone) & exec 9>gone; wait; rm gone; timeout 50 $P get pods -A --demo -w -o %1 >&9; exit $?").arg(QLatin1String(format)));
            QVERIFY2(ran.code > 0 && ran.code < 124, qPrintable(QString::number(ran.code)));
            QVERIFY(ran.err.contains("Broken pipe"));
        }
    }

    void whatIsNoFileIsWrittenTo_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("begins");
        const auto row = [](const char *name, const char *command, const char *begins) { QTest::newRow(name) << QString::fromLatin1(command) << QByteArray(begins); };
        row("svg", "render map -A --input \"$F\" --format svg", "<svg ");
        row("png", "render storage -A --input \"$F\" --format png", "\x89PNG");
        row("pdf", "render storage -A --input \"$F\" --format pdf", "%PDF");
        row("json", "render storage -A --input \"$F\" --format json", "{");
        row("snapshot", "snapshot -A --input \"$F\"", "# Written by portolan");
        row("redacted snapshot", "snapshot -A --redact --input \"$F\"", "# Written by portolan");
    }
    void whatIsNoFileIsWrittenTo()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, begins);
        const auto check = [&](const char *what, const QString &line) {
            const Ran ran = shell(line.arg(command));
            QVERIFY2(ran.code == 0, (QByteArray(what) + ran.err).constData());
            QVERIFY2(ran.out.startsWith(begins), what);
            QVERIFY2(ran.out.size() > 20, what);
        };
        check("FIFO", QStringLiteral("rm -f p; mkfifo p; timeout 60 cat p > read & timeout 60 $P %1 -o p || exit 1; wait; test -p p && cat read"));
        check("link to a FIFO", QStringLiteral("rm -f p l; mkfifo p; ln -s p l; timeout 60 cat p > read & timeout 60 $P %1 -o l || exit 1; wait; test -p p && test -L l && cat read"));
        check("/dev/stdout", QStringLiteral("$P %1 -o /dev/stdout | cat"));
        check("/dev/stdout into a file", QStringLiteral("echo first > f; $P %1 -o /dev/stdout >> f; head -n 1 f | grep -q first && tail -n +2 f"));
        check("/dev/fd", QStringLiteral("$P %1 -o /dev/fd/7 7>f; cat f"));
        check("process substitution", QStringLiteral("rm -f p; mkfifo p; $P %1 -o >(cat > p) & timeout 60 cat p"));
        const Ran full = shell(QStringLiteral("$P %1 -o /dev/full; code=$?; test -c /dev/full && exit $code").arg(command));
        QVERIFY2(full.code > 0 && full.err.contains("/dev/full: No space left on device"), full.err.constData());
        const Ran gone = shell(QStringLiteral("$P %1 -o >(exec true); exit $?").arg(command));
        QVERIFY2(gone.code == 0 || gone.err.contains("Broken pipe"), gone.err.constData()); // a small answer may be in before the reader is gone
    }
    void oneKubeconfigGoesWhereItIsWanted()
    {
        const Ran ran = shell(QStringLiteral("mkfifo k; timeout 60 $P demo-server --frozen --kubeconfig-out k > url & timeout 60 cat k; test -p k; kill $!"));
        QVERIFY2(ran.out.contains("kind: Config") || ran.out.contains("apiVersion: v1"), ran.out.constData());
    }

    void onlyTheConsolePrints()
    {
        static const QRegularExpression printing(QStringLiteral("\\b(printf|fprintf|puts|fputs|putchar|fputc|fwrite|perror|cout|cerr|clog|ofstream|QSaveFile|QTextStream)\\b"));
        QDirIterator files(QStringLiteral(PORTOLAN_SOURCE_DIR "/app/commands"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files);
        int read = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().endsWith(QStringLiteral("/console.cpp")))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto found = printing.match(QString::fromUtf8(file.readAll()));
            QVERIFY2(!found.hasMatch(), qPrintable(file.fileName() + QStringLiteral(": ") + found.captured(0)));
            ++read;
        }
        QVERIFY(read > 20);
    }
};

QTEST_GUILESS_MAIN(CommandsOutput)
#include "commands_output.moc"

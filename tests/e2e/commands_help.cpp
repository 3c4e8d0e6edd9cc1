// What the program says of itself: every command, every option it reads, and a sentence for every word it does not know.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "app/commands/command.h"
#include "tests/kubectl.h"

using namespace portolan;
using namespace portolan::test;

namespace {

Ran ask(const QString &arguments)
{
    return runProgram(QStringLiteral(PORTOLAN_BINARY), arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

QString fileText(const QString &path)
{
    QFile file(QStringLiteral(PORTOLAN_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The long options a source file reads.
QStringList optionsOf(const QString &path)
{
    static const QRegularExpression option(QStringLiteral(R"re((?:is\(|\{)"(--[a-z-]+)")re"));
    QStringList out;
    for (auto match = option.globalMatch(fileText(path)); match.hasNext();)
        out << match.next().captured(1);
    return out;
}

QString nameOf(const Command &command)
{
    return QString::fromUtf8(command.name.data(), qsizetype(command.name.size()));
}

} // namespace

class CommandsHelp final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCommandIsListedAndInTheManual()
    {
        const Ran ran = ask(QStringLiteral("--help"));
        QCOMPARE(ran.code, 0);
        const QString manual = fileText(QStringLiteral("packaging/portolan.1")).remove(QLatin1Char('\\'));
        for (const Command &command : commands()) {
            QVERIFY2(ran.out.contains("\n  " + nameOf(command).toUtf8() + ' '), qPrintable(nameOf(command)));
            QVERIFY2(manual.contains(nameOf(command)), qPrintable(nameOf(command)));
        }
    }
    void everyOptionIsExplained_data()
    {
        QTest::addColumn<QString>("command");
        for (const Command &command : commands())
            QTest::newRow(nameOf(command).toUtf8().constData()) << nameOf(command);
    }
    void everyOptionIsExplained()
    {
        QFETCH(QString, command);
        const Ran asked = ask(command + QStringLiteral(" --help"));
        QCOMPARE(asked.code, 0);
        QVERIFY(asked.err.isEmpty());
        QVERIFY(asked.out.startsWith("Usage: portolan " + command.toUtf8() + ' '));
        QCOMPARE(ask(QStringLiteral("help ") + command).out, asked.out);
        QCOMPARE(ask(command + QStringLiteral(" something --help")).out, asked.out);
        QStringList options = optionsOf(QStringLiteral("app/commands/%1command.cpp").arg(QString(command).remove(QLatin1Char('-'))));
        QVERIFY(!options.isEmpty());
        if (command != QStringLiteral("demo-server"))
            options << optionsOf(QStringLiteral("app/commands/connectionflags.cpp"));
        if (command != QStringLiteral("demo-server") && command != QStringLiteral("config"))
            options << optionsOf(QStringLiteral("app/commands/source.cpp"));
        for (const QString &option : options)
            QVERIFY2(QRegularExpression(option + QStringLiteral("(?![a-z-])")).match(QString::fromUtf8(asked.out)).hasMatch(), qPrintable(option));
    }
    void unknownWordsAreNamed_data()
    {
        QTest::addColumn<QString>("named");
        const auto row = [](const char *arguments, const char *named) { QTest::newRow(arguments) << QString::fromUtf8(named); };
        row("gte pods", "unknown command \"gte\"");
        row("help gte", "unknown command \"gte\"");
        for (const Command &command : commands())
            QTest::newRow((std::string(command.name) + " --frobnicate").c_str()) << QStringLiteral("unknown option --frobnicate");
        row("--page podz", "\"podz\"");
        row("--page pods --from shop/web-0", "--from");
        row("--object shop/", "\"shop/\"");
        row("get", "portolan: ");
        row("explain secret", "what to explain");
        row("render everything -o x.svg", "\"everything\"");
        row("render pod", "-o FILE");
        row("render storage -o x.svg --theme purple", "\"purple\"");
        row("render storage -o x.svg --scale 9", "--scale");
        row("trace onlyone", "portolan: ");
        row("get pods --now soon", "\"soon\"");
        row("get pods -o xml", "xml");
        row("demo-server --now soon", "\"soon\"");
        row("demo-server --pace slow", "\"slow\"");
        row("demo-server --port ninety", "\"ninety\"");
    }
    void unknownWordsAreNamed()
    {
        QFETCH(QString, named);
        const Ran ran = ask(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(ran.code, int(ExitUsage));
        QVERIFY(ran.out.isEmpty());
        const QString first = QString::fromUtf8(ran.err).section(QLatin1Char('\n'), 0, 0);
        QVERIFY2(first.startsWith(QStringLiteral("portolan: ")) && first.contains(named), qPrintable(first));
        QVERIFY(ran.err.contains("\nUsage: portolan "));
    }
};

QTEST_GUILESS_MAIN(CommandsHelp)
#include "commands_help.moc"

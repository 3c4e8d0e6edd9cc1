// Lines of logs: their stamps, severities and forms, how they are shown, kept and searched.
#include <random>

#include <QTest>

#include "models/logs/logbuffer.h"
#include "models/logs/logmerge.h"
#include "models/logs/podchoice.h"
#include "models/logs/severity.h"
#include "models/logs/shownline.h"

using namespace portolan;

class LogsLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severityStandsWhereTheFormPutsIt_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("severity");
        const auto row = [](LogForm form, Severity severity, const char *line) { QTest::newRow(line) << QString::fromUtf8(line) << int(form) << int(severity); };
        row(LogForm::Json, Severity::Warning, "{\"level\":\"warn\",\"msg\":\"x\"}");
        row(LogForm::Json, Severity::Error, "  {\"severity\":\"ERROR\",\"message\":\"level=info\"}");
        row(LogForm::Json, Severity::Error, "{\"level\":50,\"msg\":\"pino\"}");
        row(LogForm::Json, Severity::Warning, "{\"PRIORITY\":\"4\",\"MESSAGE\":\"journal\"}");
        row(LogForm::Json, Severity::Fatal, "{\"level\":\"dpanic\"}");
        row(LogForm::Json, Severity::Error, "{\"log.level\":\"error\",\"message\":\"ecs\"}");
        row(LogForm::Json, Severity::Info, "2026-01-15T12:00:00Z app {\"lvl\":\"info\"}");
        row(LogForm::Json, Severity::Unknown, "{\"msg\":\"error\"}");
        row(LogForm::Plain, Severity::Unknown, "{\"level\":\"error\"");
        row(LogForm::Klog, Severity::Error, "E0115 12:00:00.123456       1 proxier.go:805] \"failed\" err=\"x\"");
        row(LogForm::Klog, Severity::Warning, "W0115 12:00:00.123456    4321 main.go:1] text");
        row(LogForm::Zap, Severity::Error, "2026-01-15T12:00:00.000Z\tERROR\tsetup\tunable to start\t{\"a\":1}");
        row(LogForm::Logfmt, Severity::Warning, "ts=2026-01-15T12:00:00Z level=warn msg=\"level=error\"");
        row(LogForm::Logfmt, Severity::Unknown, "a=1 b=\"two words\"");
        row(LogForm::Logback, Severity::Error, "2026-01-15 12:00:00,123 [main] ERROR org.example.App - broken");
        row(LogForm::Logback, Severity::Warning, "2026-01-15T12:00:00.123Z WARN [http-1] o.e.Web : slow");
        row(LogForm::Python, Severity::Warning, "WARNING:root:careful");
        row(LogForm::Python, Severity::Error, "2026-01-15 12:00:00,123 - app.db - ERROR - lost");
        row(LogForm::Bracketed, Severity::Error, "[ERROR] no route");
        row(LogForm::Bracketed, Severity::Warning, "2026-01-15 12:00:00 [warn] slow");
        row(LogForm::Bracketed, Severity::Debug, "[2026-01-15T12:00:00Z DEBUG app::net] connected");
        row(LogForm::Access, Severity::Error, "10.0.0.1 - - [15/Jan/2026:12:00:00 +0000] \"GET /a?b=1 HTTP/1.1\" 502 12 \"-\" \"x\"");
        row(LogForm::Access, Severity::Warning, "10.0.0.1 - bob [15/Jan/2026:12:00:00 +0000] \"GET /\\\" HTTP/1.1\" 404 12");
        row(LogForm::Access, Severity::Info, "::1 - - [15/Jan/2026:12:00:00 +0000] \"GET /error HTTP/1.1\" 200 12");
        row(LogForm::ServerError, Severity::Fatal, "2026/01/15 12:00:00 [crit] 12#12: *1 open() failed");
        row(LogForm::Syslog, Severity::Error, "<11>Jan 15 12:00:00 host app: x");
        row(LogForm::Syslog, Severity::Unknown, "Jan 15 12:00:00 host sshd[12]: error: x");
        row(LogForm::Plain, Severity::Unknown, "an error happened");
        row(LogForm::Plain, Severity::Unknown, "");
        row(LogForm::Plain, Severity::Unknown, "Error: no such file");
    }
    void severityStandsWhereTheFormPutsIt()
    {
        QFETCH(QString, line);
        QFETCH(int, form);
        QFETCH(int, severity);
        const LineKind kind = lineKind(line.toStdString());
        QCOMPARE(int(kind.form), form);
        QCOMPARE(int(kind.severity), severity);
    }
    void aFormIsLearntAndLearntAnew()
    {
        FormLearner learner;
        QCOMPARE(learner.next("{\"level\":\"error\"}").severity, Severity::Error);
        QCOMPARE(learner.next("[ERROR] of a library").form, LogForm::Plain);
        for (int i = 0; i < 60; ++i)
            static_cast<void>(learner.next("[ERROR] for good"));
        QCOMPARE(learner.next("[ERROR] for good").severity, Severity::Error);
    }

    void aLineIsShownWithoutControls_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("shown");
        QTest::addColumn<QByteArray>("terminal");
        const auto row = [](const char *name, const QByteArray &line, const QByteArray &shown, const QByteArray &terminal) { QTest::newRow(name) << line << shown << terminal; };
        row("plain", "text\n", "text", "text\n");
        row("colours", "a \x1b[31mred\x1b[0m b", "a red b", "a \x1b[0;31mred\x1b[0m b");
        row("colours are closed", "\x1b[1;38;5;200mloud\n", "loud", "\x1b[0;1;38;5;200mloud\x1b[0m\n");
        row("rgb", "\x1b[48;2;1;2;3mx", "x", "\x1b[0;48;2;1;2;3mx\x1b[0m");
        row("concealed", "\x1b[8msecret", "\xe2\x90\x9b[8msecret", "\xe2\x90\x9b[8msecret");
        row("clear screen", "\x1b[2Jx", "\xe2\x90\x9b[2Jx", "\xe2\x90\x9b[2Jx");
        row("title", "\x1b]0;t\x07x", "\xe2\x90\x9b]0;t\xe2\x90\x87x", "\xe2\x90\x9b]0;t\xe2\x90\x87x");
        row("lone escape", "x\x1b", "x\xe2\x90\x9b", "x\xe2\x90\x9b");
        row("c1", "\xc2\x9b""31mx", "\\u009b31mx", "\\u009b31mx");
        row("no utf-8", "\xffx\xc3", "\\xffx\\xc3", "\\xffx\\xc3");
        row("bidi", "a\xe2\x80\xae""b", "a\\u202eb", "a\\u202eb");
        row("progress", "10%\r20%\r30%\n", "30%", "10%\xe2\x90\x8d""20%\xe2\x90\x8d""30%\n");
        row("other line ends", "text\r\n", "text", "text\n");
        row("nul", QByteArray("a\0b", 3), "a\xe2\x90\x80""b", "a\xe2\x90\x80""b");
        row("right to left", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d");
    }
    void aLineIsShownWithoutControls()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, shown);
        QFETCH(QByteArray, terminal);
        QCOMPARE(QByteArray::fromStdString(showLine(line.toStdString(), {}).text), shown);
        QCOMPARE(QByteArray::fromStdString(terminalLine(line.toStdString())), terminal);
    }
    void aLongLineIsCutBetweenCharacters()
    {
        const ShownLine line = showLine("abc\xc3\xa9", {4, true});
        QVERIFY(line.cut);
        QCOMPARE(line.text, std::string("abc"));
        QVERIFY(!showLine("abcd", {4, true}).cut);
    }

    void aBufferHoldsItsRowsAndDropsTheOldest()
    {
        LogBuffer buffer(3 << 20);
        std::mt19937 random(1);
        std::vector<std::string> all;
        for (int i = 0; i < 60'000; ++i) {
            std::string text = "row " + std::to_string(i) + ' ';
            for (unsigned n = random() % 200; n > 0; --n)
                text += char('a' + random() % 26);
            all.push_back(text);
            buffer.append(text, {std::int64_t(i) * 1000});
        }
        QCOMPARE(buffer.end(), all.size());
        QVERIFY(buffer.first() > 0 && buffer.bytes() < (5 << 20));
        for (std::uint64_t row = buffer.first(); row < buffer.end(); row += 97) {
            QCOMPARE(buffer.text(row), all[row]);
            QCOMPARE(buffer.stamp(row).nanos, std::int64_t(row) * 1000);
        }
        QCOMPARE(buffer.text(buffer.end() - 1), all.back());
        QCOMPARE(buffer.rowAt({std::int64_t(50'000) * 1000 - 5}), std::uint64_t(50'000));
    }
    void aSearchFindsWhatIsThere()
    {
        LogBuffer buffer;
        for (int i = 0; i < 30'000; ++i)
            buffer.append(i % 1000 == 0 ? "Needle at " + std::to_string(i) : "hay hay Need le\xff", {i});
        const auto find = [&buffer](const LogSearch &search) { return searchLog(buffer.parts(), search, [] { return true; }); };
        QCOMPARE(find({"Needle", false, true}).size(), std::size_t(30));
        QCOMPARE(find({"needle", false, true}).size(), std::size_t(0));
        QCOMPARE(find({"needle", false, false}).size(), std::size_t(30));
        QCOMPARE(find({"^needle at 2\\d+000$", true, false}).size(), std::size_t(10));
        QCOMPARE(find({"a.*t", false, true}).size(), std::size_t(0)); // no expression
        QCOMPARE(find({"hayhay", false, true}).size(), std::size_t(0)); // lies over two rows
        QVERIFY(!whyNoExpression({"(", true}).empty());
        QVERIFY(find({"(", true}).empty());
        QVERIFY(find({"", true}).empty());
    }
    void severalLogsAreMergedWithoutReorderingOne()
    {
        LogMerge merge;
        const auto add = [&merge](std::uint16_t source, std::int64_t nanos, const char *text) { merge.add({source, {nanos}, LogRow::Line, text}); };
        add(0, 10, "a");
        add(0, 30, "c");
        add(0, 20, "d"); // of the other stream, stamped before it was written
        add(1, 15, "b");
        add(1, 30, "e");
        add(2, 40, "f");
        std::string order;
        merge.take([&order](const LogMerge::Line &line) { order += line.text; });
        QCOMPARE(order, std::string("abcdef"));
        QVERIFY(merge.isEmpty());
        add(0, 5, "g");
        add(1, 29, "h");
        order.clear();
        merge.take([&order](const LogMerge::Line &line) { order += line.text; });
        QCOMPARE(order, std::string("gh"));
    }
    void continuationsHaveTheSeverityOfTheirLine()
    {
        LogBuffer buffer;
        buffer.append("[ERROR] broken", {1'000'000'000});
        buffer.append("\tat org.example.App", {1'000'000'001});
        buffer.append("\tlong after", {9'000'000'001});
        QCOMPARE(buffer.severity(1), Severity::Error);
        QCOMPARE(buffer.severity(2), Severity::Unknown);
    }

    void podsAreSortedAsKubectlChoosesThem()
    {
        const auto pod = [](const char *name, const char *node, const char *phase, const char *ready, int restarts, const char *created) {
            Json conditions = Json::array();
            if (*ready)
                conditions.push(Json::object({{"type", "Ready"}, {"status", "True"}, {"lastTransitionTime", ready}}));
            return Json::object({{"metadata", Json::object({{"name", name}, {"creationTimestamp", created}})}, {"spec", Json::object({{"nodeName", node}})},
                                 {"status", Json::object({{"phase", phase}, {"conditions", conditions}, {"containerStatuses", Json(Json::Array{Json::object({{"restartCount", restarts}})})}})}});
        };
        const char *early = "2026-01-01T00:00:00Z", *late = "2026-01-02T00:00:00Z";
        std::vector<Json> pods{pod("unassigned", "", "Running", early, 0, early), pod("pending", "n", "Pending", "", 0, early), pod("unknown", "n", "Unknown", early, 0, early),
                               pod("unready, younger", "n", "Running", "", 1, late), pod("unready, older", "n", "Running", "", 1, early), pod("unready, restarted", "n", "Succeeded", "", 3, late),
                               pod("ready late", "n", "Running", late, 9, early), pod("ready early", "n", "Failed", early, 0, late)};
        sortByLogging(pods);
        QStringList names;
        for (const Json &one : pods)
            names << QString::fromStdString(one["metadata"]["name"].str());
        QCOMPARE(names.join(QStringLiteral("; ")), QStringLiteral("ready early; ready late; unready, restarted; unready, older; unready, younger; unknown; pending; unassigned"));
    }
    void selectorsAreWrittenAsText()
    {
        const auto selector = [](const char *kind, Json value) { return podSelectorOf(Json::object({{"kind", kind}, {"metadata", Json::object({{"name", "x"}})}, {"spec", Json::object({{"selector", std::move(value)}})}})); };
        QCOMPARE(*selector("Service", Json::object({{"b", "2"}, {"a", "1"}})), std::string("a=1,b=2"));
        const Json expressions = Json(Json::Array{Json::object({{"key", "t"}, {"operator", "In"}, {"values", Json(Json::Array{"a", "b"})}}), Json::object({{"key", "o"}, {"operator", "DoesNotExist"}})});
        QCOMPARE(*selector("Deployment", Json::object({{"matchLabels", Json::object({{"app", "web"}})}, {"matchExpressions", expressions}})), std::string("app=web,t in (a,b),!o"));
        QVERIFY(!selector("Service", {}));
        QVERIFY(!selector("CronJob", Json::object({{"app", "x"}})));
    }
};

QTEST_GUILESS_MAIN(LogsLines)
#include "logs_lines.moc"

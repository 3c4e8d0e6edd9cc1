// `portolan logs` on an API server that breaks its answers in every way there is: every line once, in order, and said where not.
#include <QTest>

#include "tests/support/runlogs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

using Ends = LogServer::Ends;
using Answer = LogServer::Answer;

/// What breaks an answer, by name; `clean`: it looks as if it were whole.
struct Break {
    const char *name;
    Ends ends;
};
constexpr Break breaks[] = {{"fin", Ends::Fin}, {"reset", Ends::Reset}, {"short", Ends::ShortLength}, {"bad chunk", Ends::BadChunk}, {"cut gzip", Ends::CutGzip}};

} // namespace

class CommandsLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreAsTheContainerWroteThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("piece");
        const auto row = [](const char *name, const QByteArray &text, int piece = 1 << 16) { QTest::newRow(name) << text << piece; };
        row("lines", "one\ntwo\n");
        row("without a newline at the end", "one\ntwo");
        row("empty lines", "\n\none\n\n");
        row("nothing", "");
        row("blanks", "  one\n \t two \n");
        row("carriage returns", "10%\r20%\r\nend\r\n");
        row("controls", QByteArray("\x1b[2J\x07\x1b]0;title\x07\0x\x7f\n", 20));
        row("colours", "\x1b[31mred\x1b[0m\n");
        row("no UTF-8", "\xff\xfe \xc3\n");
        row("characters cut by chunks", "h\xc3\xa9llo \xf0\x9f\x9a\x80 w\xc3\xb6rld\n", 1);
        row("text like a stamp", "2026-01-02T00:00:01.000000001Z inner\n2026-01-02T00:00:01.000000001Z \n");
        row("text like an error of the kubelet", "unable to retrieve container logs for containerd://x\nfailed to open\n");
        row("a line of a megabyte", QByteArray(1 << 20, 'x') + "\nafter\n", 4096);
        row("many lines", QByteArray("a line that is said often\n").repeated(50'000));
    }
    void bytesAreAsTheContainerWroteThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, piece);
        LogServer server;
        int nanos = 0;
        for (qsizetype i = 0; i < text.size();) {
            const qsizetype newline = text.indexOf('\n', i);
            const qsizetype end = qMin(newline < 0 ? text.size() : newline + 1, i + 16384); // the runtime's pieces
            ++nanos;
            server.write(nanos / 1000, text.mid(i, end - i), nanos);
            i = end;
        }
        server.onLog = [piece](int, const QUrlQuery &) { Answer a; a.piece = piece; return a; };
        expect(runLogs(server, {QStringLiteral("web")}), text);
    }

    void stampsAreKeptWhenAsked()
    {
        LogServer server;
        server.current.file = {{"2026-01-02T02:00:00.000000001+02:00", "east\n"}, {"2026-01-02T00:00:01.000000000Z", "\n"}, {"2026-01-01T19:00:02.000000000-05:00", "west"}};
        expect(runLogs(server, words("web --timestamps")), "2026-01-02T02:00:00.000000001+02:00 east\n2026-01-02T00:00:01.000000000Z \n2026-01-01T19:00:02.000000000-05:00 west");
        expect(runLogs(server, words("web")), "east\n\nwest");
    }

    /// Wherever and however an answer breaks off, nothing is lost and nothing comes twice.
    void aBrokenAnswerIsAskedForAgain_data()
    {
        QTest::addColumn<int>("ends");
        QTest::addColumn<int>("cut");
        for (const Break &one : breaks)
            for (const int cut : {0, 20, 37, 38, 39, 150, 379})
                QTest::addRow("%s at %d", one.name, cut) << int(one.ends) << cut;
    }
    void aBrokenAnswerIsAskedForAgain()
    {
        QFETCH(int, ends);
        QFETCH(int, cut);
        LogServer server;
        writeTen(server);
        server.onLog = [=](int n, const QUrlQuery &) {
            Answer a;
            if (n == 1) {
                a.ends = Ends(ends);
                a.cutAt = cut;
            }
            return a;
        };
        expect(runLogs(server, {QStringLiteral("web")}), LogServer::textOf(server.current.file));
        QCOMPARE(server.logQuestions, 2);
    }
    void everyAnswerBreaksOffAndYetAllOfItComes()
    {
        LogServer server;
        writeTen(server);
        server.onLog = [](int n, const QUrlQuery &) {
            Answer a;
            a.ends = n < 5 ? Ends::Fin : Ends::Whole;
            a.cutAt = n < 5 ? 130 : -1;
            return a;
        };
        expect(runLogs(server, words("web --prefix")), [&] {
            QByteArray out;
            for (const auto &entry : server.current.file)
                out += "[pod/web/app] " + entry.text;
            return out;
        }());
    }
    void itGivesUpWhenNothingComesAnyMore()
    {
        LogServer server;
        writeTen(server);
        server.onLog = [](int, const QUrlQuery &) { Answer a; a.ends = Ends::Fin; a.cutAt = 80; return a; };
        const Ran ran = runLogs(server, {QStringLiteral("web")});
        QCOMPARE(ran.code, int(ExitConnection));
        QVERIFY2(ran.out.startsWith("line 0\nline 1\n") && !ran.err.isEmpty(), ran.out + ran.err);
    }

    /// What a follow has to stand: the container ends at the third question, so that the command does, too.
    void aFollowedLogGoesOn_data()
    {
        QTest::addColumn<int>("ends");
        QTest::addColumn<QString>("how");
        for (const auto &[name, ends] : {std::pair("clean", Ends::Whole), std::pair("fin", Ends::Fin), std::pair("reset", Ends::Reset)})
            for (const char *how : {"plain", "ties", "crossing", "part", "grown", "long line", "offsets"})
                QTest::addRow("%s, %s", name, how) << int(ends) << QString::fromLatin1(how);
    }
    void aFollowedLogGoesOn()
    {
        QFETCH(int, ends);
        QFETCH(QString, how);
        LogServer server;
        writeTen(server);
        const auto fill = [&](int from) {
            if (how == QLatin1String("ties"))
                for (int i = 0; i < 5; ++i)
                    server.write(from, i % 2 ? "same\n" : "other\n", 7);
            else if (how == QLatin1String("crossing")) {
                server.write(from + 1, "out\n", 1);
                server.write(from, "err\n", 999'999'999);
            } else if (how == QLatin1String("long line")) {
                server.write(from, QByteArray(16384, 'a'), 1);
                server.write(from + 2, QByteArray(16384, 'b'), 2);
                server.write(from + 2, "c\n", 3);
            } else if (how == QLatin1String("offsets"))
                server.current.file.append({"2026-01-02T02:00:" + QByteArray::number(from) + ".000000001+02:00", "east\n"});
            server.write(from + 3, "end of " + QByteArray::number(from) + '\n');
        };
        fill(10);
        if (how == QLatin1String("part") || how == QLatin1String("grown"))
            server.write(14, "unfin");
        server.onLog = [&](int n, const QUrlQuery &query) {
            Answer a;
            a.ends = n == 1 ? Ends(ends) : Ends::Whole;
            if (n == 1 && how == QLatin1String("plain"))
                a.cutAt = 200;
            if (n == 2) {
                if (how == QLatin1String("part"))
                    server.write(14, "ished\n", 1);
                else if (how == QLatin1String("grown"))
                    server.current.file.last().text = "unfinished business\n";
                fill(20);
            }
            if (n == 3) {
                fill(30);
                server.state = LogServer::State::Ended;
            }
            if (n == 4)
                [&] { QCOMPARE(query.queryItemValue(QStringLiteral("follow")), QString()); }();
            return a;
        };
        const Ran ran = runLogs(server, words("web -f"));
        expect(ran, LogServer::textOf(server.current.file));
        QVERIFY2(!ran.err.contains("missing"), ran.err);
        QCOMPARE(server.logQuestions, 4);
    }

    void aLogRotatedMeanwhileHasABreakThatIsTold()
    {
        LogServer server;
        writeTen(server);
        const QByteArray before = LogServer::textOf(server.current.file);
        server.onLog = [&](int n, const QUrlQuery &) {
            Answer a;
            if (n == 1)
                a.ends = Ends::Fin;
            if (n == 2) {
                server.current.file = {{LogServer::at(30), "after the rotation\n"}};
                server.state = LogServer::State::Ended;
            }
            return a;
        };
        const Ran ran = runLogs(server, words("web -f"));
        expect(ran, before + "after the rotation\n");
        QVERIFY2(ran.err.contains("lines may be missing between 2026-01-02T00:00:09.000000500Z and 2026-01-02T00:00:30.000000000Z"), ran.err);
    }
    void aRunThatEndedMeanwhileIsReadToItsEnd_data()
    {
        QTest::addColumn<QString>("next");
        QTest::addColumn<int>("ends");
        for (const char *next : {"ended", "crashing", "restarted"})
            for (const auto &[name, ends] : {std::pair("clean", Ends::Whole), std::pair("fin", Ends::Fin)})
                QTest::addRow("%s, %s", next, name) << QString::fromLatin1(next) << int(ends);
    }
    void aRunThatEndedMeanwhileIsReadToItsEnd()
    {
        QFETCH(QString, next);
        QFETCH(int, ends);
        LogServer server;
        writeTen(server);
        QByteArray all;
        server.onLog = [&](int n, const QUrlQuery &) {
            Answer a;
            if (n > 1)
                return a;
            a.ends = Ends(ends);
            a.cutAt = 120;
            server.write(12, "last words, without a newline");
            all = LogServer::textOf(server.current.file);
            server.state = next == QLatin1String("ended") ? LogServer::State::Ended : LogServer::State::Crashing;
            if (next == QLatin1String("restarted")) {
                server.restart("containerd://run-2");
                server.write(20, "of the next run\n");
                std::swap(server.current, server.previous);
                Answer before = a; // what was sent is the first run's
                QTimer::singleShot(0, [&server] { std::swap(server.current, server.previous); });
                return before;
            }
            return a;
        };
        const Ran ran = runLogs(server, words("web -f"));
        expect(ran, all);
        QVERIFY2(!ran.err.contains("missing"), ran.err);
    }
    void aRunTwoRestartsAgoIsGone()
    {
        LogServer server;
        writeTen(server);
        server.onLog = [&](int, const QUrlQuery &) {
            Answer a;
            a.ends = Ends::Fin;
            QTimer::singleShot(0, [&server] { server.restart("containerd://run-2"); server.restart("containerd://run-3"); });
            return a;
        };
        const Ran ran = runLogs(server, words("web -f"));
        QCOMPARE(ran.code, int(ExitNotFound));
        QVERIFY2(ran.out.startsWith("line 0\n") && ran.err.contains("gone"), ran.err);
    }
    void aPodThatIsGoneOrAnotherOfItsNameEndsTheLog_data()
    {
        QTest::addColumn<bool>("other");
        QTest::addColumn<int>("ends");
        QTest::addColumn<int>("code");
        QTest::newRow("deleted, clean end") << false << int(Ends::Whole) << int(ExitDone);
        QTest::newRow("deleted, cut") << false << int(Ends::Fin) << int(ExitNotFound);
        QTest::newRow("another, clean end") << true << int(Ends::Whole) << int(ExitDone);
        QTest::newRow("another, cut") << true << int(Ends::Fin) << int(ExitNotFound);
    }
    void aPodThatIsGoneOrAnotherOfItsNameEndsTheLog()
    {
        QFETCH(bool, other);
        QFETCH(int, ends);
        QFETCH(int, code);
        LogServer server;
        server.write(1, "one\n");
        server.write(2, "unfinished");
        server.onLog = [&](int, const QUrlQuery &) {
            QTimer::singleShot(0, [&server, other] { (other ? void(server.uid = "00000000-0000-4000-8000-000000000002") : void(server.podGone = true)); });
            Answer a;
            a.ends = Ends(ends);
            return a;
        };
        expect(runLogs(server, words("web -f")), "one\nunfinished", code);
    }

    void aFollowFromTheEndHasAnAnchor_data()
    {
        QTest::addColumn<QByteArray>("last");
        QTest::newRow("a line") << QByteArray("line 9\n");
        QTest::newRow("the end of a long line") << QByteArray("c\n");
        QTest::newRow("nothing") << QByteArray();
    }
    void aFollowFromTheEndHasAnAnchor()
    {
        QFETCH(QByteArray, last);
        LogServer server;
        if (last == "c\n")
            server.write(9, QByteArray(16384, 'a'), 1);
        if (!last.isEmpty())
            server.write(9, last, 2);
        server.onLog = [&](int n, const QUrlQuery &) {
            Answer a;
            if (n == 2)
                a.ends = Ends::Fin;
            if (n == 3) {
                server.write(30, "new\n");
                server.state = LogServer::State::Ended;
            }
            return a;
        };
        const Ran ran = runLogs(server, words("web -f --tail 0"));
        expect(ran, "new\n");
        QVERIFY2(!ran.err.contains("missing"), ran.err);
    }
    void aTailThatBreaksOffIsNotWidened()
    {
        LogServer server;
        for (int i = 0; i < 10; ++i)
            server.write(9, "line " + QByteArray::number(i) + '\n', i);
        server.onLog = [](int n, const QUrlQuery &) { Answer a; a.ends = n == 1 ? Ends::Fin : Ends::Whole; a.cutAt = n == 1 ? 50 : -1; return a; };
        expect(runLogs(server, words("web --tail 3")), "line 7\nline 8\nline 9\n");
    }
    void aServerWithoutStampsIsPrintedAndNotResumed()
    {
        LogServer server;
        writeTen(server);
        server.onLog = [](int, const QUrlQuery &) { Answer a; a.unstamped = true; return a; };
        expect(runLogs(server, words("web")), LogServer::textOf(server.current.file));
        server.onLog = [](int, const QUrlQuery &) { Answer a; a.unstamped = true; a.ends = Ends::Fin; a.cutAt = 10; return a; };
        expect(runLogs(server, words("web")), "line 0\nlin", ExitConnection);
    }
    void anAnswerMayComePackedOrSlowly()
    {
        LogServer server;
        writeTen(server);
        server.onLog = [](int n, const QUrlQuery &) { Answer a; a.gzip = n == 1; a.piece = 7; a.pauseMs = n == 1 ? 0 : 300; return a; };
        expect(runLogs(server, words("web")), LogServer::textOf(server.current.file));
        expect(runLogs(server, words("web")), LogServer::textOf(server.current.file));
    }
    void anEarlierRunIsResumedAsSuch()
    {
        LogServer server;
        writeTen(server);
        const QByteArray before = LogServer::textOf(server.current.file);
        server.restart("containerd://run-2");
        server.write(30, "of this run\n");
        server.onLog = [](int n, const QUrlQuery &) { Answer a; a.ends = n == 1 ? Ends::Fin : Ends::Whole; a.cutAt = n == 1 ? 100 : -1; return a; };
        expect(runLogs(server, words("web -p")), before);
    }
    void aPodThatTellsNoStatusEndsWithItsAnswer()
    {
        LogServer server;
        server.statusless = true;
        server.write(1, "one\n");
        server.write(1, "two", 1);
        expect(runLogs(server, words("web -f")), "one\ntwo");
    }
};

QTEST_GUILESS_MAIN(CommandsLogs)
#include "commands_logs.moc"

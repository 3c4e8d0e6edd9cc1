#include <QTest>
#include <QTextLayout>
#include <QTextTable>

#include "views/kit/spans.h"

using namespace portolan;

/// Tables of spans: what they do with little room.
class SpanTables final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsAreNotBrokenWhileOthersHaveRoom_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("as wide as the details pane") << 350;
        QTest::newRow("narrow") << 300;
    }
    void wordsAreNotBrokenWhileOthersHaveRoom()
    {
        QFETCH(int, width);
        Theme theme;
        SpanTable table(theme);
        table.resize(900, 10);
        table.setRows({{{{plain(QStringLiteral("a pod"))}, {state(QStringLiteral("CrashLoopBackOff"), Health::Error)}}},
                       {{{plain(QStringLiteral("another"))}, {plain(QStringLiteral("ok"))}}}}, {70, 30});
        table.resize(width, 10);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QCOMPARE(linesOf(table, 0, 1), 1);
        QCOMPARE(linesOf(table, 0, 0), 1);
    }
    void longWordsDoNotPushTheOthersOut()
    {
        Theme theme;
        SpanTable table(theme);
        table.resize(300, 10);
        table.setRows({{{{plain(QStringLiteral("digest"))}, {plain(QString(200, QLatin1Char('f')))}}}}, {29, 71});
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QCOMPARE(linesOf(table, 0, 0), 1);
        QVERIFY(linesOf(table, 0, 1) > 2);
    }

private:
    static int linesOf(const SpanTable &table, int row, int column)
    {
        QTextCursor cursor(table.document());
        cursor.movePosition(QTextCursor::NextBlock);
        const QTextTable *cells = cursor.currentTable();
        return cells ? cells->cellAt(row, column).firstCursorPosition().block().layout()->lineCount() : 0;
    }
};

QTEST_MAIN(SpanTables)
#include "pages_spans.moc"

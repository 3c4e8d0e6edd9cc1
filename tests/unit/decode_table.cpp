#include <random>

#include <QTest>

#include "models/core/clock.h"
#include "models/decode/jsonparser.h"
#include "models/decode/listsplitter.h"
#include "models/decode/rowcells.h"
#include "models/decode/tabledecoder.h"

using namespace portolan;

namespace {

const std::string columnsText = R"("columnDefinitions":[{"name":"Name","type":"string","format":"name","description":"d","priority":0},)"
                                R"({"name":"Kept","type":"integer","format":"","description":"","priority":0},)"
                                R"({"name":"Target","type":"string","format":"","description":"","priority":1},)"
                                R"({"name":"Age","type":"date","format":"","description":"","priority":0}])";

std::string rowText(const std::string &name, const std::string &cells, const std::string &version = "7")
{
    return R"({"cells":[)" + cells + R"(],"object":{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":")" + name
        + R"(","namespace":"shop","uid":"aa3f5a30-6a5b-4a4f-8f0c-3d3a3f7a0c01","resourceVersion":")" + version
        + R"(","labels":{"app":"web"},"managedFields":[{"manager":"x"}],"creationTimestamp":"2026-01-01T00:00:00Z"}}})";
}

} // namespace

class DecodeTable : public QObject
{
    Q_OBJECT
    StringPool m_pool;
    FixedClock m_clock{Timestamp::parse("2026-01-01T01:00:00Z")};

    std::shared_ptr<const TableRow> row(TableDecoder &decoder, const std::string &bytes)
    {
        const Result<ObjectPtr> object = decoder.decode(bytes);
        return object ? std::static_pointer_cast<const TableRow>(*object) : nullptr;
    }

private Q_SLOTS:
    void rowsOfAListAreRead()
    {
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        int told = 0;
        decoder.onColumns([&told] { ++told; });
        decoder.readHead(R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"9"},)" + columnsText + "}");
        QCOMPARE(told, 1);
        QCOMPARE(decoder.columns()->size(), std::size_t(4));
        QCOMPARE(decoder.columns()->at(2).priority, 1);
        QCOMPARE(decoder.columns()->at(0).format, std::string("name"));
        decoder.readHead(R"({"kind":"Table",)" + columnsText + "}");
        QCOMPARE(told, 1); // the same again is no change

        const auto read = row(decoder, rowText("a", R"("a",3,null,"5m")"));
        QVERIFY(read);
        QCOMPARE(read->meta.name, std::string("a"));
        QCOMPARE(read->meta.ns.str(), std::string("shop"));
        QCOMPARE(read->meta.resourceVersion, std::string("7"));
        QCOMPARE(read->meta.labels.size(), std::size_t(1));
        QCOMPARE(read->kindName.str(), std::string("Widget"));
        QVERIFY(read->kind == Kind::Other);
        QCOMPARE(read->cells, (std::vector<std::string>{"a", "3", "", "5m"}));
        QCOMPARE(read->told.micros, m_clock.now().micros);
        QVERIFY(cellOf(*read, 9).empty());
    }
    void cellsOfEveryTypeAreText()
    {
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        const auto read = row(decoder, rowText("a", R"("x\ny \u00e9",-1.5,true,false,["a", 1],{"k":{"n":[]}})"));
        QVERIFY(read);
        QCOMPARE(read->cells, (std::vector<std::string>{"x\ny é", "-1.5", "true", "false", R"(["a", 1])", R"({"k":{"n":[]}})"}));
    }
    void aWatchSendsTablesOfOneRow()
    {
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        const std::string first = R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"8"},)" + columnsText + R"(,"rows":[)"
            + rowText("b", R"("b",1,"t","1h")") + "]}";
        QCOMPARE(row(decoder, first)->meta.name, std::string("b"));
        QCOMPARE(decoder.columns()->size(), std::size_t(4));
        // only the first one tells the columns
        const std::string next = R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{},"columnDefinitions":null,"rows":[)"
            + rowText("c", R"("c",1,"t","1h")", "12") + "]}";
        QCOMPARE(row(decoder, next)->meta.resourceVersion, std::string("12"));
        QCOMPARE(decoder.columns()->size(), std::size_t(4));
    }
    void otherColumnsAreTold()
    {
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        decoder.readHead("{" + columnsText + "}");
        int told = 0;
        decoder.onColumns([&told] { ++told; });
        decoder.readHead(R"({"columnDefinitions":[{"name":"Name","type":"string"}]})");
        QCOMPARE(told, 1);
        QCOMPARE(decoder.columns()->size(), std::size_t(1));
    }
    void plainObjectsHaveNameAndAge()
    {
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        decoder.readHead(R"({"kind":"WidgetList","apiVersion":"example.com/v1","metadata":{}})");
        QCOMPARE(decoder.columns()->size(), std::size_t(2));
        const auto read = row(decoder, R"({"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"p","namespace":"n"},"spec":{"rows":[1]}})");
        QVERIFY(read);
        QCOMPARE(read->cells, std::vector<std::string>{"p"});
    }
    void malformedRowsAreRefused_data()
    {
        QTest::addColumn<QString>("bytes");
        const QString good = QString::fromStdString(rowText("a", R"("a",3)"));
        for (const int length : {0, 1, 9, 20, int(good.size()) / 2, int(good.size()) - 1})
            QTest::newRow(qPrintable(QStringLiteral("cut after %1").arg(length))) << good.left(length);
        QTest::newRow("trailing") << good + QStringLiteral("{}");
        QTest::newRow("no name") << QString(good).replace(QStringLiteral("\"name\":\"a\""), QStringLiteral("\"name\":\"\""));
        QTest::newRow("no object") << QStringLiteral("{\"cells\":[1]}");
        QTest::newRow("an array") << QStringLiteral("[1]");
        QTest::newRow("no rows") << QStringLiteral("{\"kind\":\"Table\",\"rows\":[]}");
        QTest::newRow("two rows") << QStringLiteral("{\"kind\":\"Table\",\"rows\":[%1,%1]}").arg(good);
    }
    void malformedRowsAreRefused()
    {
        QFETCH(QString, bytes);
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        const Result<ObjectPtr> object = decoder.decode(bytes.toStdString());
        QVERIFY(!object);
        QVERIFY(object.error().kind == ErrorKind::Parse);
        QVERIFY(row(decoder, rowText("after", "1"))); // and the next one is read as ever
    }
    void oddShapesDoNotBreakARow()
    {
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        decoder.readHead(R"({"columnDefinitions":{"name":1}})");
        decoder.readHead(R"({"columnDefinitions":[1,{"name":5,"priority":"x"}]})");
        decoder.readHead("no JSON");
        const auto read = row(decoder, R"({"cells":"none","object":{"metadata":{"name":"a","labels":3}}})");
        QVERIFY(read);
        QVERIFY(read->cells.empty());
    }
    void damagedBytesNeverCrash()
    {
        std::mt19937 random(20261123);
        const std::string good = R"({"kind":"Table",)" + columnsText + R"(,"rows":[)" + rowText("b", R"("b",1,["t"],"1h")") + "]}";
        TableDecoder decoder(m_pool, m_clock, {"example.com/v1", "Widget"});
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            std::string bytes = good;
            for (int n = 1 + int(random() % 3); n > 0; --n)
                bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
            refused += !decoder.decode(bytes);
        }
        QVERIFY(refused > 500 && refused < 3000);
    }
    void cellsReadFromTextAreThoseOfATree()
    {
        RowReader reader;
        RowCells cells;
        for (const char *row : {"\"a\",1,true,null,1.50,1e3,\"b\\u00e9\\n\\\"c\\\"\",{\"k\":[1, 2]},[ \"x\" ],-0,12345678901234567890,\"\"", "", R"("only one")"}) {
            const std::string text = rowText("n", row);
            QVERIFY(reader.read(text, cells));
            const RowCells tree = RowCells::of(*parseJson(text));
            QCOMPARE(cells.cells.size(), tree.cells.size());
            for (std::size_t i = 0; i < cells.cells.size(); ++i) {
                QVERIFY2(cells.cells[i].text == tree.cells[i].text, (cells.cells[i].text + " for " + tree.cells[i].text).c_str());
                QCOMPARE(cells.cells[i].number, tree.cells[i].number);
            }
            QCOMPARE(cells.ns, std::string("shop"));
            QVERIFY(parseJson(cells.object) && (*parseJson(cells.object))["metadata"]["name"].view() == "n");
        }
        QVERIFY(reader.read(R"({"cells":["a"],"object":null})", cells));
        QVERIFY(cells.isRow && cells.ns.empty() && cells.object.empty() && cells.cells.size() == 1);
        QVERIFY(reader.read(R"({"metadata":{"name":"a"}})", cells));
        QVERIFY(!cells.isRow);
        for (const char *bad : {"", "[]", R"({"cells":["a")", R"({"cells":["a\x"]})", "{\"cells\":[\"\xff\"]}"})
            QVERIFY2(!reader.read(bad, cells), bad);
        QVERIFY(reader.read(rowText("n", "1"), cells)); // and goes on
        QCOMPARE(cells.cells[0].text, std::string("1"));
    }
    void aTableListIsCutIntoRowsAndAPlainOneIntoItems()
    {
        std::vector<std::string> cut;
        ListSplitter table([&cut](std::string_view item) { cut.emplace_back(item); }, "rows", "items");
        const std::string body = R"({"kind":"Table","metadata":{"resourceVersion":"5","continue":"x"},)" + columnsText + R"(,"rows":[)" + rowText("a", "1")
            + "," + rowText("b", "2") + "]}";
        for (const char c : body)
            QVERIFY(table.feed(std::string_view(&c, 1)));
        QVERIFY(table.finish());
        QCOMPARE(table.finish()->continueToken, std::string("x"));
        QCOMPARE(cut.size(), std::size_t(2));
        QCOMPARE(cut[1], rowText("b", "2"));
        cut.clear();
        ListSplitter plain([&cut](std::string_view item) { cut.emplace_back(item); }, "rows", "items");
        QVERIFY(plain.feed(R"({"apiVersion":"example.com/v1","items":[{"a":1}],"kind":"WidgetList","metadata":{}})"));
        QCOMPARE(cut, std::vector<std::string>{R"({"a":1})"});
    }
};

QTEST_GUILESS_MAIN(DecodeTable)
#include "decode_table.moc"

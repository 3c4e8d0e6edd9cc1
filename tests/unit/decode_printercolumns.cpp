#include <QTest>

#include "models/decode/jsonparser.h"
#include "models/objects/printercolumns.h"

using namespace portolan;

class PrinterColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pathsLeadToTheFirstValue_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *path, const char *value) { QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(value); };
        row(".spec.replicas", "3");
        row("{.spec.replicas}", "3");
        row("$.spec.replicas", "3");
        row(".spec", "");
        row(".spec.absent.deeper", "");
        row(".status.conditions[?(@.type==\"Ready\")].status", "False");
        row(".status.conditions[?(@.type=='Ready')].reason", "Broken");
        row(".status.conditions[?(@.type==\"Absent\")].status", "");
        row(".status.conditions[1].type", "Ready");
        row(".status.conditions[-1].type", "Ready");
        row(".status.conditions[7].type", "");
        row(".status.conditions[*].type", "Synced");
        row(".metadata.labels.app\\.kubernetes\\.io/name", "web");
        row(".metadata.labels['app.kubernetes.io/name']", "web");
        row(".spec.ports[?(@.number==80)].name", "http");
        row(".spec.ports[?(@.number==80", "");
        row("..spec", "");
        row("spec", "");
    }
    void pathsLeadToTheFirstValue()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        const Json object = *parseJson(R"({"metadata":{"labels":{"app.kubernetes.io/name":"web"}},
            "spec":{"replicas":3,"ports":[{"number":443,"name":"https"},{"number":80,"name":"http"}]},
            "status":{"conditions":[{"type":"Synced","status":"True"},{"type":"Ready","status":"False","reason":"Broken"}]}})");
        const Json *found = jsonPathFirst(object, path.toStdString());
        QCOMPARE(found ? QString::fromStdString(found->scalarText()) : QString(), value);
    }
    void aDefinitionGivesNameAndItsColumns()
    {
        const Json definition = *parseJson(R"({"spec":{"versions":[{"name":"v1","additionalPrinterColumns":[
            {"name":"Size","type":"string","jsonPath":".spec.size","priority":1}]},{"name":"v2"}]}})");
        const auto one = printerColumns(definition, "v1");
        QCOMPARE(one.size(), std::size_t(2));
        QCOMPARE(one[0].column.format, std::string("name"));
        QCOMPARE(one[1].column.priority, 1);
        const auto two = printerColumns(definition, "v2"); // none of its own: the age
        QCOMPARE(two.size(), std::size_t(2));
        QCOMPARE(two[1].column.name, std::string("Age"));
    }
    void cellsHaveTheColumnsType()
    {
        const Json object = *parseJson(R"({"a":"x","n":3,"f":1.5,"b":true,"t":"2026-01-01T00:00:00Z","l":[1]})");
        const Timestamp now = Timestamp::parse("2026-01-01T02:00:00Z");
        const auto cell = [&](const char *type, const char *path) { return toJsonText(printerCell({{"C", type, "", "", 0}, path}, object, now)); };
        QCOMPARE(cell("string", ".a"), std::string("\"x\""));
        QCOMPARE(cell("string", ".n"), std::string("\"3\""));
        QCOMPARE(cell("string", ".l"), std::string("\"[1]\""));
        QCOMPARE(cell("integer", ".n"), std::string("3"));
        QCOMPARE(cell("integer", ".a"), std::string("null"));
        QCOMPARE(cell("number", ".f"), std::string("1.5"));
        QCOMPARE(cell("boolean", ".b"), std::string("true"));
        QCOMPARE(cell("date", ".t"), std::string("\"120m\""));
        QCOMPARE(cell("date", ".a"), std::string("\"<invalid>\""));
        QCOMPARE(cell("date", ".absent"), std::string("null"));
    }
};

QTEST_GUILESS_MAIN(PrinterColumns)
#include "decode_printercolumns.moc"

#include <QTest>

#include "models/decode/jsonparser.h"
#include "models/printers/builtincolumns.h"
#include "models/printers/printercolumns.h"

using namespace portolan;

namespace {

const char *const loaf = R"({"metadata":{"name":"web","labels":{"app.kubernetes.io/name":"web","team":"t1"}},
 "spec":{"replicas":3,"ratio":0.50,"big":1e21,"small":0.0000001,"whole":2.0,"active":false,"nothing":null,"empty":[],"none":{},"text":"a<b&c",
   "selector":{"pool":"cmp","a":"<1>"},"list":["a",1,{"b":"c"}],"ports":[{"number":443,"name":"https"},{"number":80,"name":"http"},{"name":"odd"}]},
 "status":{"conditions":[{"type":"Synced","status":"True","n":1},{"type":"Ready","status":"False","reason":"Broken","n":2}]}})";

/// What client-go 0.36's util/jsonpath and the server's tableconvertor make of it.
struct Told {
    const char *type, *path, *cell;
};
constexpr Told toldCells[] = {
    {"string", ".spec.replicas", "\"3\""},
    {"string", ".spec.ratio", "\"0.5\""},
    {"string", ".spec.big", "\"1e+21\""},
    {"string", ".spec.small", "\"1e-07\""},
    {"string", ".spec.whole", "\"2\""},
    {"string", ".spec.active", "\"false\""},
    {"string", ".spec.nothing", "\"<no value>\""},
    {"string", ".spec.empty", "\"[]\""},
    {"string", ".spec.none", "\"{}\""},
    {"string", ".spec.text", "\"a<b&c\""},
    {"string", ".spec.selector", "\"{\\\"a\\\":\\\"\\\\u003c1\\\\u003e\\\",\\\"pool\\\":\\\"cmp\\\"}\""},
    {"string", ".spec.list", "\"[\\\"a\\\",1,{\\\"b\\\":\\\"c\\\"}]\""},
    {"string", ".spec.list[0]", "\"a\""},
    {"string", ".spec.list[-1]", "\"{\\\"b\\\":\\\"c\\\"}\""},
    {"string", ".spec.list[-1:]", "\"{\\\"b\\\":\\\"c\\\"}\""},
    {"string", ".spec.list[-2:]", "\"1\""},
    {"string", ".spec.list[0:2]", "\"a\""},
    {"string", ".spec.list[:1]", "\"a\""},
    {"string", ".spec.list[::2]", "\"a\""},
    {"string", ".spec.list[1:3:2]", "\"1\""},
    {"string", ".spec.list[3]", "null"},
    {"string", ".spec.list[-4]", "null"},
    {"string", ".spec.list[5:]", "null"},
    {"string", ".spec.list[*]", "\"a\""},
    {"string", ".spec.empty[0]", "null"},
    {"string", ".spec.empty[-1:]", "null"},
    {"string", ".spec.empty[*]", "null"},
    {"string", ".spec.list[0,1]", "\"a\""},
    {"string", ".spec.list[2].b", "\"c\""},
    {"string", ".spec['replicas']", "\"3\""},
    {"string", ".spec['replicas','ratio']", "\"3\""},
    {"string", ".spec[\"replicas\"]", "REFUSED"},
    {"string", ".metadata.labels['app.kubernetes.io/name']", "null"},
    {"string", ".metadata.labels['app\\.kubernetes\\.io/name']", "\"web\""},
    {"string", ".metadata.labels.app\\.kubernetes\\.io/name", "\"web\""},
    {"string", ".status.conditions[?(@.type==\"Ready\")].status", "\"False\""},
    {"string", ".status.conditions[?(@.type=='Ready')].reason", "\"Broken\""},
    {"string", ".status.conditions[?(@.type == \"Ready\")].status", "\"False\""},
    {"string", ".status.conditions[?(@.type!=\"Synced\")].status", "\"False\""},
    {"string", ".status.conditions[?(@.reason)].type", "\"Ready\""},
    {"string", ".status.conditions[?(@.n>1)].type", "\"Ready\""},
    {"string", ".status.conditions[?(@.n>=1)].type", "\"Synced\""},
    {"string", ".status.conditions[?(@.n<2)].type", "\"Synced\""},
    {"string", ".status.conditions[?(@.n==\"1\")].type", "null"},
    {"string", ".status.conditions[?(@.type==\"Ready\" && @.status==\"False\")].reason", "REFUSED"},
    {"string", ".status.conditions[?(@.type==Ready)].status", "null"},
    {"string", ".status.conditions[?(@.type==\"Absent\")].status", "null"},
    {"string", ".status.conditions[1].type", "\"Ready\""},
    {"string", ".status.conditions[*].type", "\"Synced\""},
    {"string", ".status.conditions.type", "null"},
    {"string", ".status.conditions[-1:].type", "\"Ready\""},
    {"string", ".spec.ports[?(@.number==80)].name", "\"http\""},
    {"string", ".spec.ports[?(@.number==80.0)].name", "null"},
    {"string", ".spec.ports[?(@.number==80", "REFUSED"},
    {"string", ".spec.ports[", "REFUSED"},
    {"string", ".spec.ports[x]", "REFUSED"},
    {"string", ".spec.text[0]", "null"},
    {"string", ".spec.replicas.deeper", "null"},
    {"string", ".spec.absent.deeper", "null"},
    {"string", ".spec.nothing.deeper", "null"},
    {"string", ".spec.nothing[0]", "null"},
    {"string", ".spec.selector[?(@.a)]", "null"},
    {"string", "..pool", "\"cmp\""},
    {"string", ".spec..name", "\"https\""},
    {"string", "...name", "\"web\""},
    {"string", ".spec.none.*", "null"},
    {"string", ".", "null"},
    {"string", "spec", "null"},
    {"string", "$.spec.replicas", "\"3\""},
    {"string", "@.spec.replicas", "\"3\""},
    {"string", ".spec.replicas .spec.ratio", "null"},
    {"string", "\"text\"", "\"text\""},
    {"string", ".spec.list[0].x", "null"},
    {"integer", ".spec.replicas", "3"},
    {"integer", ".spec.ratio", "0"},
    {"integer", ".spec.whole", "2"},
    {"integer", ".spec.text", "null"},
    {"integer", ".spec.nothing", "null"},
    {"number", ".spec.replicas", "3"},
    {"number", ".spec.ratio", "0.5"},
    {"number", ".spec.text", "null"},
    {"boolean", ".spec.active", "false"},
    {"boolean", ".spec.text", "null"},
};

PrinterColumn column(const std::string &type, const std::string &path)
{
    return {{"C", type, "", "", 0}, *JsonPath::parse(path)};
}

std::string names(const std::vector<PrinterColumn> &columns)
{
    std::string out;
    for (const PrinterColumn &one : columns)
        out += (out.empty() ? "" : ", ") + one.column.name;
    return out;
}

} // namespace

class Columns : public QObject
{
    Q_OBJECT
    const Timestamp m_now = Timestamp::parse("2026-01-01T02:00:00Z");

private Q_SLOTS:
    void cellsAreTheServers_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("cell");
        for (const Told &told : toldCells)
            QTest::newRow(qPrintable(QLatin1String(told.type) + QLatin1Char(' ') + QLatin1String(told.path))) << QString::fromLatin1(told.type) << QString::fromLatin1(told.path) << QString::fromUtf8(told.cell);
    }
    void cellsAreTheServers()
    {
        QFETCH(QString, type);
        QFETCH(QString, path);
        QFETCH(QString, cell);
        const Json object = *parseJson(loaf);
        if (cell == QLatin1String("REFUSED")) {
            const auto refused = JsonPath::parse(path.toStdString());
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Parse);
            return;
        }
        QVERIFY(JsonPath::parse(path.toStdString()));
        const Json actual = printerCell(column(type.toStdString(), path.toStdString()), object, {m_now});
        QCOMPARE(QString::fromStdString(toJsonText(actual)), cell);
    }
    void datesAreAges_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("cell");
        QTest::newRow("moment") << QStringLiteral("\"2026-01-01T00:00:00Z\"") << QStringLiteral("\"120m\"");
        QTest::newRow("zone") << QStringLiteral("\"2026-01-01T02:00:00+01:00\"") << QStringLiteral("\"60m\"");
        QTest::newRow("no date") << QStringLiteral("\"soon\"") << QStringLiteral("\"<invalid>\"");
        QTest::newRow("empty") << QStringLiteral("\"\"") << QStringLiteral("\"<unknown>\"");
        QTest::newRow("number") << QStringLiteral("9") << QStringLiteral("null");
        QTest::newRow("null") << QStringLiteral("null") << QStringLiteral("null");
    }
    void datesAreAges()
    {
        QFETCH(QString, value);
        QFETCH(QString, cell);
        const Json object = *parseJson("{\"t\":" + value.toStdString() + "}");
        QCOMPARE(QString::fromStdString(toJsonText(printerCell(column("date", ".t"), object, {m_now}))), cell);
        QCOMPARE(toJsonText(printerCell(column("date", ".absent"), object, {m_now})), std::string("null"));
    }
    void aDefinitionGivesNameAndItsColumns()
    {
        const Json definition = *parseJson(R"({"spec":{"versions":[{"name":"v1","additionalPrinterColumns":[
            {"name":"Size","type":"string","jsonPath":".spec.size","priority":1}]},{"name":"v2"}]}})");
        const auto one = printerColumns(definition, "v1");
        QCOMPARE(names(one), std::string("Name, Size"));
        QCOMPARE(one[0].column.format, std::string("name"));
        QCOMPARE(one[1].column.priority, 1);
        QCOMPARE(names(printerColumns(definition, "v2")), std::string("Name, Age")); // none of its own
    }
    void theFirstFormOfDefinitionsHadColumnsForAllVersions()
    {
        const Json definition = *parseJson(R"({"spec":{"version":"v1beta1","additionalPrinterColumns":[{"name":"Tone","type":"string","JSONPath":".spec.tone"}]}})");
        const auto columns = printerColumns(definition, "v1beta1");
        QCOMPARE(names(columns), std::string("Name, Tone"));
        QCOMPARE(toJsonText(printerCell(columns[1], *parseJson(R"({"spec":{"tone":"low"}})"), {m_now})), std::string("\"low\""));
    }
    void aPathThatIsRefusedEndsTheColumns()
    {
        const Json definition = *parseJson(R"({"spec":{"versions":[{"name":"v1","additionalPrinterColumns":[{"name":"A","type":"string","jsonPath":".a"},
            {"name":"B","type":"string","jsonPath":".b[x]"},{"name":"C","type":"string","jsonPath":".c"}]}]}})");
        QCOMPARE(names(printerColumns(definition, "v1")), std::string("Name, A"));
    }
    void columnsAreThoseOfTheServersVersion()
    {
        const auto of = [](const char *group, const char *kind, ServerVersion server) { return names(builtinColumns(group, kind, server)); };
        QCOMPARE(of("scheduling.k8s.io", "PriorityClass", {1, 31}), std::string("Name, Value, Global-Default, Age"));
        QCOMPARE(of("scheduling.k8s.io", "PriorityClass", {1, 32}), std::string("Name, Value, Global-Default, Age, PreemptionPolicy"));
        QCOMPARE(of("", "ResourceQuota", {1, 20}), std::string("Name, Age, Request, Limit"));
        QCOMPARE(of("", "ResourceQuota", {}), std::string("Name, Request, Limit, Age"));
        QCOMPARE(of("certificates.k8s.io", "CertificateSigningRequest", {1, 20}), std::string("Name, Age, SignerName, Requestor, Condition"));
        QVERIFY(of("example.com", "Role", {}).empty());
    }
    void autoscalersOfOldServersDoNotNameTheirResources()
    {
        const Json object = *parseJson(R"({"spec":{"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"averageUtilization":80}}}]}})");
        const auto columns = builtinColumns("autoscaling", "HorizontalPodAutoscaler", {});
        QCOMPARE(toJsonText(printerCell(columns[2], object, {m_now, {1, 29}})), std::string("\"<unknown>/80%\""));
        QCOMPARE(toJsonText(printerCell(columns[2], object, {m_now, {1, 30}})), std::string("\"cpu: <unknown>/80%\""));
    }
};

QTEST_GUILESS_MAIN(Columns)
#include "printers_columns.moc"

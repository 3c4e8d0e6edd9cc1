#include <QTest>

#include "models/describe/describewriter.h"
#include "models/describe/fieldtitle.h"
#include "models/describe/goorder.h"
#include "models/describe/podresources.h"
#include "models/describe/tabwriter.h"

using namespace portolan;

namespace {

QString laidOut(std::string_view text)
{
    TabWriter tabs;
    tabs.write(text);
    return QString::fromStdString(tabs.take());
}

} // namespace

/// Columns, and the small texts describe is made of. The expectations were printed by Go's text/tabwriter and kubectl.
class DescribeLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsAreTwoSpacesApart()
    {
        QCOMPARE(laidOut("a:\tone\nlonger:\ttwo\n"), QStringLiteral("a:       one\nlonger:  two\n"));
    }
    void aLineWithoutTabsEndsTheBlock()
    {
        QCOMPARE(laidOut("a:\tone\nSource:\nlonger:\ttwo\n"), QStringLiteral("a:  one\nSource:\nlonger:  two\n"));
    }
    void theLastCellWidensNothing()
    {
        QCOMPARE(laidOut("a\tb\tc\nwide last cell\nd\te\tf\n"), QStringLiteral("a  b  c\nwide last cell\nd  e  f\n"));
        QCOMPARE(laidOut("x\tlong text here\ny\tb\tc\n"), QStringLiteral("x  long text here\ny  b  c\n"));
    }
    void emptyCellsTakeTwoSpaces() { QCOMPARE(laidOut("a\t\tb\nccc\t\td\n"), QStringLiteral("a      b\nccc    d\n")); }
    void innerColumnsEndBeforeOuterOnes()
    {
        QCOMPARE(laidOut("Port:\thttp\t80/TCP\nTargetPort:\t80/TCP\nNodePort:\tlonger-name\t3/TCP\n"),
                 QStringLiteral("Port:        http  80/TCP\nTargetPort:  80/TCP\nNodePort:    longer-name  3/TCP\n"));
    }
    void widthsCountCodePoints() { QCOMPARE(laidOut("记\t1\nab\t2\n"), QStringLiteral("记   1\nab  2\n")); }
    void flushEndsColumns()
    {
        TabWriter tabs;
        tabs.write("a\t1\n");
        tabs.flush();
        tabs.write("longer\t2\n");
        QCOMPARE(QString::fromStdString(tabs.take()), QStringLiteral("a  1\nlonger  2\n"));
    }
    void tablesPadTheirLastColumnAndStayAsWideAsTheyWere()
    {
        TabWriter table(tableLayout);
        table.write("NAME\tCPU(cores)\tCPU(%)\tMEMORY(bytes)\t\na\t1m\t2Mi\t\nlonger-name\t1m\t3%\t2Mi\t\n");
        QCOMPARE(QString::fromStdString(table.take()), QStringLiteral("NAME          CPU(cores)   CPU(%)   MEMORY(bytes)   \n"
                                                                      "a             1m           2Mi      \n"
                                                                      "longer-name   1m           3%       2Mi             \n"));
    }
    void longAnnotationsGoBelowTheirKey()
    {
        DescribeWriter writer;
        const std::string longValue(200, 'x');
        writer.annotations("Annotations", Json::object({{"b", "two"}, {"a", Json(longValue)}, {"c", "one\ntwo\n"},
            {"kubectl.kubernetes.io/last-applied-configuration", "{}"}}));
        const std::string expected = "Annotations:  a:\n                " + std::string(138, 'x') + "...\n              b: two\n"
            "              c:\n                one\n                two\n";
        QCOMPARE(QString::fromStdString(writer.take()), QString::fromStdString(expected));
    }
    void labelsAreSortedOrNone()
    {
        DescribeWriter writer;
        writer.labels("Labels", Json::object({{"z", "1"}, {"a", "2"}}));
        writer.labels("Node-Selectors", Json());
        QCOMPARE(QString::fromStdString(writer.take()),
                 QStringLiteral("Labels:          a=2\n                 z=1\nNode-Selectors:  <none>\n"));
    }
    void terminalControlIsMadeVisible()
    {
        DescribeWriter writer;
        writer.row(0, "Message", "\x1b[31mred\r");
        QCOMPARE(QString::fromStdString(writer.take()), QStringLiteral("Message:  ^[[31mred\\r\n"));
    }
    void selectorsReadAsKubectlWritesThem()
    {
        const Json selector = Json::object({{"matchLabels", Json::object({{"b", "2"}, {"a", "1"}})},
            {"matchExpressions", Json(Json::Array{
                Json::object({{"key", "tier"}, {"operator", "NotIn"}, {"values", Json(Json::Array{"y", "x"})}}),
                Json::object({{"key", "c"}, {"operator", "DoesNotExist"}}), Json::object({{"key", "d"}, {"operator", "Exists"}})})}});
        QCOMPARE(QString::fromStdString(selectorText(selector)), QStringLiteral("a=1,b=2,!c,d,tier notin (x,y)"));
        QCOMPARE(QString::fromStdString(selectorText(Json())), QStringLiteral("<none>"));
        QCOMPARE(QString::fromStdString(selectorQuery(Json())), QString());
    }
    void fieldTitlesReadAsKubectlWritesThem()
    {
        constexpr std::pair<const char *, const char *> titles[] = {{"lastTransitionTime", "Last Transition Time"}, {"HTTPPort", "HTTPPort"}, {"ID", "ID"},
            {"apiServerID", "API Server ID"}, {"hostIP", "Host IP"}, {"podIPs", "Pod I Ps"}, {"iPhone", "I Phone"}, {"nonResourceURLs", "Non Resource URLs"},
            {"insecureSkipTLSVerify", "Insecure Skip TLSVerify"}, {"deepFieldURLList", "Deep Field URLList"}, {"uid", "UID"}, {"k8sVersion", "k8sVersion"},
            {"snake_case", "snake_case"}, {"kebab-case", "Kebab - Case"}, {"größeÜber", "Größe Über"}, {"osbGuid", "Osb GUID"}, {"", ""}};
        for (const auto &[field, title] : titles)
            QCOMPARE(QString::fromStdString(fieldTitle(field)), QString::fromUtf8(title));
    }
    void goValuesReadAsGoPrintsThem()
    {
        const auto text = [](const Json &value) { return QString::fromStdString(goValue(value)); };
        QCOMPARE(text(Json()), QStringLiteral("<nil>"));
        QCOMPARE(text(Json(1.0)), QStringLiteral("1"));
        QCOMPARE(text(Json(999999.5)), QStringLiteral("999999.5"));
        QCOMPARE(text(Json(1e6)), QStringLiteral("1e+06"));
        QCOMPARE(text(Json(0.0001)), QStringLiteral("0.0001"));
        QCOMPARE(text(Json(0.00001)), QStringLiteral("1e-05"));
        QCOMPARE(text(Json(1000000)), QStringLiteral("1000000"));
        QCOMPARE(text(Json(Json::Array{"a", Json::object({{"z", true}, {"b", Json()}}), Json::array()})), QStringLiteral("[a map[b:<nil> z:true] []]"));
    }
    void equalElementsComeInGosOrder()
    {
        const auto order = [](std::size_t count, std::size_t factor, std::size_t keys) {
            return goOrder(count, [factor, keys](std::size_t a, std::size_t b) { return a * factor % keys < b * factor % keys; });
        };
        QCOMPARE(order(12, 5, 3), (std::vector<std::size_t>{0, 3, 6, 9, 2, 5, 8, 11, 1, 4, 7, 10}));
        QCOMPARE(order(20, 7, 4), (std::vector<std::size_t>{0, 16, 4, 12, 8, 19, 3, 15, 7, 11, 10, 6, 14, 2, 18, 9, 13, 5, 17, 1}));
        QCOMPARE(order(60, 7, 5), (std::vector<std::size_t>{40, 25, 55, 30, 20, 5, 0, 10, 15, 45, 35, 50, 58, 13, 38, 8, 48, 33, 18, 43, 53, 3, 28, 23, 31, 36, 26, 1, 56, 51, 21, 6, 46, 11, 41, 16, 49, 24, 14, 39, 59, 34, 54, 4, 44, 9, 29, 19, 47, 7, 37, 32, 52, 17, 42, 2, 22, 57, 27, 12}));
    }
    void resourceFieldsAreRoundedUp()
    {
        const Json container = Json::object({{"resources", Json::object({{"limits", Json::object({{"cpu", "250m"}, {"memory", "100Mi"}})}})}});
        const auto value = [&container](const char *resource, const char *divisor) {
            return QString::fromStdString(resourceFieldValue(Json::object({{"resource", resource}, {"divisor", divisor}}), container));
        };
        QCOMPARE(value("limits.cpu", "0"), QStringLiteral("1"));
        QCOMPARE(value("limits.cpu", "1m"), QStringLiteral("250"));
        QCOMPARE(value("limits.memory", "1Mi"), QStringLiteral("100"));
        QCOMPARE(value("requests.memory", "0"), QStringLiteral("0"));
        QCOMPARE(value("limits.gpu", "0"), QString());
    }
    void qualityOfServiceFromResources()
    {
        const auto pod = [](Json limits, Json requests) {
            Json resources = Json::object({{"limits", std::move(limits)}, {"requests", std::move(requests)}});
            return Json::object({{"spec", Json::object({{"containers", Json(Json::Array{Json::object({{"resources", resources}})})}})}});
        };
        const Json both = Json::object({{"cpu", "1"}, {"memory", "1Gi"}});
        QCOMPARE(podQosClass(pod(both, Json())), std::string("Guaranteed"));
        QCOMPARE(podQosClass(pod(both, Json::object({{"cpu", "500m"}, {"memory", "1Gi"}}))), std::string("Burstable"));
        QCOMPARE(podQosClass(pod(Json(), Json())), std::string("BestEffort"));
    }
};

QTEST_GUILESS_MAIN(DescribeLayout)
#include "describe_layout.moc"

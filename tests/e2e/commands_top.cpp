// `portolan top` and `get --usage`: kubectl's bytes, and what is said where a server does not tell. The tables expected here were
// printed by kubectl 1.36 of the same answers.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "app/demo/demoserver.h"
#include "tests/kubectl.h"
#include "tests/support/faultserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

using Answers = std::map<QByteArray, std::pair<int, QByteArray>>; ///< by path: status, body

const QByteArray metricsPods = "/apis/metrics.k8s.io/v1beta1/namespaces/default/pods", metricsNodes = "/apis/metrics.k8s.io/v1beta1/nodes",
                 pods = "/api/v1/namespaces/default/pods", claims = "/api/v1/namespaces/default/persistentvolumeclaims",
                 review = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

QByteArray podOf(const QByteArray &name, const QByteArray &containers)
{
    return R"({"metadata":{"name":")" + name + R"(","namespace":"default"},"timestamp":"2026-01-01T12:00:00Z","window":"15s","containers":[)" + containers + "]}";
}
QByteArray use(const QByteArray &name, const QByteArray &cpu, const QByteArray &memory)
{
    return R"({"name":")" + name + R"(","usage":{"cpu":")" + cpu + R"(","memory":")" + memory + R"("}})";
}
QByteArray nodeUse(const QByteArray &name, const QByteArray &cpu, const QByteArray &memory)
{
    return R"({"metadata":{"name":")" + name + R"("},"usage":{"cpu":")" + cpu + R"(","memory":")" + memory + R"("}})";
}
QByteArray node(const QByteArray &name, const QByteArray &cpu, const QByteArray &memory)
{
    return R"({"metadata":{"name":")" + name + R"("},"status":{"allocatable":{"cpu":")" + cpu + R"(","memory":")" + memory + R"("}}})";
}
QByteArray list(const QByteArrayList &items)
{
    return R"({"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[)" + items.join(',') + "]}";
}
QByteArray refusal(int code, const QByteArray &reason, const QByteArray &message)
{
    return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":")" + message + R"(","reason":")" + reason + R"(","code":)" + QByteArray::number(code) + '}';
}
QByteArray claim(const QByteArray &name, const QByteArray &volume)
{
    return R"({"metadata":{"name":")" + name + R"(","namespace":"default"},"spec":{"volumeName":")" + volume + R"("},"status":{"phase":"Bound","capacity":{"storage":"1Gi"}}})";
}
QByteArray user(const QByteArray &name, const QByteArray &node, const QByteArray &claim)
{
    return R"({"metadata":{"name":")" + name + R"(","namespace":"default"},"spec":{"nodeName":")" + node + R"(","containers":[{"name":"c"}],"volumes":[{"name":"v","persistentVolumeClaim":{"claimName":")"
        + claim + R"("}}]},"status":{"phase":"Running"}})";
}

} // namespace

class CommandsTop : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    FaultServer m_server;
    Answers m_answers;
    bool m_metrics = true; ///< the server says that it serves metrics.k8s.io

    static Ran run(const QStringList &arguments)
    {
        QProcess process;
        bool done = false;
        connect(&process, &QProcess::finished, &process, [&done] { done = true; });
        process.start(QStringLiteral(PORTOLAN_BINARY), arguments);
        if (!QTest::qWaitFor([&done] { return done; }, 60'000))
            return {-1, process.readAllStandardOutput(), "did not finish: " + process.readAllStandardError()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] Ran live(const QString &line) const
    {
        return run(line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(m_server.port()), QStringLiteral("--kubeconfig"),
                                                              QStringLiteral("/dev/null"), QStringLiteral("--cache-dir"), m_folder.filePath(QStringLiteral("cache"))});
    }
    void serveClaims()
    {
        m_answers = {{claims, {200, list({claim("data", "pv"), claim("idle", ""), claim("quiet", "")})}},
                     {pods, {200, list({user("a", "n1", "data"), user("b", "n1", "quiet")})}},
                     {"/api/v1/persistentvolumes", {200, list({})}},
                     {review, {201, R"({"status":{"allowed":true}})"}},
                     {"/api/v1/nodes/n1/proxy/stats/summary",
                      {200, R"({"node":{"nodeName":"n1"},"pods":[{"podRef":{"name":"a","namespace":"default"},"volume":[{"name":"v","pvcRef":{"name":"data","namespace":"default"},"time":"2026-01-01T12:00:00Z","capacityBytes":1063256064,"usedBytes":900000000,"availableBytes":100000000,"inodes":65536,"inodesFree":60000,"inodesUsed":5536}]},
                               {"podRef":{"name":"b","namespace":"default"},"volume":[{"name":"token","usedBytes":1}]}]})"}}};
    }

private Q_SLOTS:
    void initTestCase();
    void init() { m_answers.clear(); m_metrics = true; m_server.heads.clear(); }
    void podsAreToldAsKubectlTellsThem_data();
    void podsAreToldAsKubectlTellsThem();
    void nodesAreToldAsKubectlTellsThem();
    void whatFailsIsToldAsKubectlTellsIt_data();
    void whatFailsIsToldAsKubectlTellsIt();
    void aPodThatCannotBeReadIsNamedAndTheOthersTold();
    void whatWasNotToldIsNullInJson();
    void claimsAreToldByTheirNodes();
    void claimsOfNodesThatRefuseAreNotEmpty();
    void aReviewThatDeniesIsEnough();
    void onlyNodesThatMountAreAsked();
    void usageStandsBesideWhatGetShows();
    void filesWithoutMetricsSaySo();
};

void CommandsTop::initTestCase()
{
    m_server.script = [this](const QByteArray &head) -> FaultServer::Script {
        const QByteArray path = head.split(' ').value(1).split('?').first();
        int status = 404;
        QByteArray body = "404 page not found\n";
        if (const auto answer = m_answers.find(path); answer != m_answers.end())
            std::tie(status, body) = answer->second;
        else if (path == "/apis")
            std::tie(status, body) = std::pair(200, QByteArray(R"({"kind":"APIGroupList","groups":[)") + (m_metrics ? R"({"name":"metrics.k8s.io","versions":[{"version":"v1beta1"}]})" : "") + "]}");
        else if (path == "/api")
            std::tie(status, body) = std::pair(200, QByteArray(R"({"kind":"APIVersions","versions":["v1"]})"));
        else if (path == "/api/v1")
            std::tie(status, body) = std::pair(200, QByteArray(R"({"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"pods","kind":"Pod","namespaced":true,"verbs":["get","list"]},{"name":"persistentvolumeclaims","kind":"PersistentVolumeClaim","namespaced":true,"verbs":["get","list"]}]})"));
        const QByteArray type = body.startsWith('{') ? "application/json" : "text/plain";
        return {{FaultServer::Step::What::Send, FaultServer::whole(status, body, "Content-Type: " + type + "\r\n"), 0}};
    };
}

void CommandsTop::podsAreToldAsKubectlTellsThem_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<QByteArray>("out");
    const QByteArray two = podOf("web", use("b", "100001n", "2047999Ki") + ',' + use("a", "99999n", "20480Ki")) + ',' + podOf("a", use("x", "1", "1Gi"));
    const auto row = [](const char *line, const QByteArray &items, const char *out) { QTest::newRow(line) << QString::fromLatin1(line) << items << QByteArray(out); };
    row("top pods", two,
        "NAME   CPU(cores)   MEMORY(bytes)   \n"
        "a      1000m        1024Mi          \n"
        "web    1m           2019Mi          \n");
    row("top pod --containers --sort-by memory", two,
        "POD   NAME   CPU(cores)   MEMORY(bytes)   \n"
        "web   b      1m           1999Mi          \n"
        "web   a      1m           20Mi            \n"
        "a     x      1000m        1024Mi          \n");
    row("top po --sum --no-headers", two,
        "a     1000m      1024Mi     \n"
        "web   1m         2019Mi     \n"
        "      ________   ________   \n"
        "      1001m      3043Mi     \n");
    row("top pods --show-swap --sum", two,
        "NAME   CPU(cores)   MEMORY(bytes)   SWAP(bytes)   \n"
        "a      1000m        1024Mi          0Mi           \n"
        "web    1m           2019Mi          0Mi           \n"
        "                    ________        ________      \n"
        "                    1001m           3043Mi        0Mi   \n");
    row("top pods --sort-by=cpu", podOf("a", R"({"name":"c"})") + ',' + podOf("b", "") + ',' + podOf("c", use("c", "-100001n", "-1500Ki")) + ',' + podOf("d", use("c", "2u", "1.5")),
        "NAME   CPU(cores)   MEMORY(bytes)   \n"
        "d      1m           0Mi             \n"
        "a      0m           0Mi             \n"
        "b      0m           0Mi             \n"
        "c      -1m          -1Mi            \n");
}

void CommandsTop::podsAreToldAsKubectlTellsThem()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, items);
    QFETCH(QByteArray, out);
    m_answers[metricsPods] = {200, list({items})};
    const Ran ran = live(line);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.out, out);
    QCOMPARE(ran.code, 0);
}

void CommandsTop::nodesAreToldAsKubectlTellsThem()
{
    m_answers[metricsNodes] = {200, list({nodeUse("n2", "290m", "1Gi"), nodeUse("n1", "12000m", "3Gi"), nodeUse("other", "5", "9Gi")})};
    m_answers["/api/v1/nodes"] = {200, list({node("n1", "4", "8Gi"), node("n2", "1", "2Gi"), node("silent", "4", "8Gi")})};
    const Ran ran = live(QStringLiteral("top nodes"));
    QCOMPARE(ran.out, QByteArray("NAME     CPU(cores)   CPU(%)      MEMORY(bytes)   MEMORY(%)   \n"
                                 "n1       12000m       300%        3072Mi          37%         \n"
                                 "n2       290m         28%         1024Mi          50%         \n"
                                 "other    5000m        9216Mi      \n"
                                 "silent   <unknown>    <unknown>   <unknown>       <unknown>   \n"));
    const QJsonArray rows = QJsonDocument::fromJson(live(QStringLiteral("top nodes -o json")).out).array();
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[2].toObject()[u"cpuPercent"].isNull() && rows[3].toObject()[u"cpu"].isNull() && rows[3].toObject()[u"at"].isNull());
    QCOMPARE(rows[0].toObject()[u"cpu"].toDouble(), 12.0);
}

void CommandsTop::whatFailsIsToldAsKubectlTellsIt_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("err");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int status, const QByteArray &body, const char *err, int code) { QTest::newRow(name) << status << body << QByteArray(err) << code; };
    row("not served", 0, "", "error: Metrics API not available\n", 1);
    row("down", 503, refusal(503, "ServiceUnavailable", "the server is currently unable to handle the request"), "Error from server (ServiceUnavailable): the server is currently unable to handle the request\n", 3);
    row("down, a proxy's word", 503, "no endpoints\n", "Error from server (ServiceUnavailable): the server is currently unable to handle the request (get pods.metrics.k8s.io)\n", 3);
    row("broken", 500, "boom\n", "Error from server (InternalError): an error on the server (\"boom\") has prevented the request from succeeding (get pods.metrics.k8s.io)\n", 3);
    row("forbidden", 403, refusal(403, "Forbidden", "pods.metrics.k8s.io is forbidden"), "Error from server (Forbidden): pods.metrics.k8s.io is forbidden\n", 6);
    row("nothing there", 200, list({}), "No resources found in default namespace.\n", 0);
}

void CommandsTop::whatFailsIsToldAsKubectlTellsIt()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, err);
    QFETCH(int, code);
    m_metrics = status != 0;
    m_answers[metricsPods] = {status, body};
    m_answers[pods] = {200, list({})};
    const Ran ran = live(QStringLiteral("top pods"));
    QCOMPARE(ran.err, err);
    QCOMPARE(ran.code, code);
    QCOMPARE(ran.out, QByteArray());
    if (code != 0)
        return;
    m_answers[pods] = {200, list({R"({"metadata":{"name":"old","namespace":"default","creationTimestamp":"2026-01-01T12:00:00Z"}})"})};
    QCOMPARE(live(QStringLiteral("top pods --now 2026-01-01T12:01:00Z")).err, QByteArray("error: metrics not available yet\n"));
    const Ran old = live(QStringLiteral("top pods --now 2026-01-01T13:02:03Z"));
    QCOMPARE(old.err, QByteArray("error: Metrics not available for pod default/old, age: 1h2m3s\n"));
    QCOMPARE(old.code, 1);
}

void CommandsTop::aPodThatCannotBeReadIsNamedAndTheOthersTold()
{
    m_answers[metricsPods] = {200, list({podOf("a", use("c", "1m", "1Mi")), podOf("b", use("c", "1 m", "1Mi"))})};
    const Ran ran = live(QStringLiteral("top pods --no-headers"));
    QCOMPARE(ran.out, QByteArray("a     1m    1Mi   \n"));
    QVERIFY(ran.err.contains("default/b") && ran.err.contains("1 m"));
    QCOMPARE(ran.code, 1);
}

void CommandsTop::whatWasNotToldIsNullInJson()
{
    m_answers[metricsPods] = {200, list({podOf("a", use("c", "12345678n", "20480Ki")), podOf("b", ""), podOf("c", R"({"name":"c","usage":{"memory":"1Mi"}})")})};
    const QJsonArray rows = QJsonDocument::fromJson(live(QStringLiteral("top pods -o json")).out).array();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].toObject()[u"cpu"].toDouble(), 0.012345678);
    QCOMPARE(rows[0].toObject()[u"memory"].toInt(), 20480 * 1024);
    QCOMPARE(rows[0].toObject()[u"basis"].toString(), QStringLiteral("metrics.k8s.io"));
    QCOMPARE(rows[0].toObject()[u"at"].toString(), QStringLiteral("2026-01-01T12:00:00Z"));
    QVERIFY(rows[1].toObject()[u"cpu"].isNull() && rows[1].toObject()[u"memory"].isNull() && rows[1].toObject()[u"basis"].isNull());
    QVERIFY(rows[2].toObject()[u"cpu"].isNull());
    QCOMPARE(rows[2].toObject()[u"memory"].toInt(), 1 << 20);
}

void CommandsTop::claimsAreToldByTheirNodes()
{
    serveClaims();
    const Ran ran = live(QStringLiteral("top claims"));
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.out, QByteArray("NAME    CAPACITY(bytes)   USED(bytes)   AVAILABLE(bytes)   USED(%)     INODES(%)   REMARK                        \n"
                                 "data    1014Mi            858Mi         95Mi               90%         9%                                        \n"
                                 "idle    <unknown>         <unknown>     <unknown>          <unknown>   <unknown>   not mounted                   \n"
                                 "quiet   <unknown>         <unknown>     <unknown>          <unknown>   <unknown>   not reported by this driver   \n"));
    const QJsonObject row = QJsonDocument::fromJson(live(QStringLiteral("top claims data -o json")).out).array()[0].toObject();
    QCOMPARE(row[u"used"].toInt(), 900000000);
    QCOMPARE(row[u"inodesUsed"].toInt(), 5536);
    QCOMPARE(row[u"basis"].toString(), QStringLiteral("kubelet summary"));
    QCOMPARE(live(QStringLiteral("top claims none")).code, 4);
}

void CommandsTop::claimsOfNodesThatRefuseAreNotEmpty()
{
    serveClaims();
    m_answers["/api/v1/nodes/n1/proxy/stats/summary"] = {403, refusal(403, "Forbidden", "no")};
    const Ran ran = live(QStringLiteral("top claims -o json"));
    QCOMPARE(ran.code, 6);
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY(!ran.err.contains("nodes/proxy")); // nobody is led to grant it
    for (const QJsonValue &row : QJsonDocument::fromJson(ran.out).array())
        QVERIFY(row[u"used"].isNull() && row[u"capacity"].isNull());
    m_answers["/api/v1/nodes/n1/proxy/stats/summary"] = {503, "dial tcp: i/o timeout\n"};
    const Ran silent = live(QStringLiteral("top claims"));
    QVERIFY(silent.out.contains("its node does not answer") && silent.err.contains("n1"));
    for (const char *body : {"", "{}", "<html>", R"({"node":{},"pods":null})"}) {
        m_answers["/api/v1/nodes/n1/proxy/stats/summary"] = {200, body};
        QVERIFY2(!live(QStringLiteral("top claims")).out.contains("0Mi"), body);
    }
}

void CommandsTop::aReviewThatDeniesIsEnough()
{
    serveClaims();
    m_answers[review] = {201, R"({"status":{"allowed":false}})"};
    const Ran ran = live(QStringLiteral("top claims"));
    QCOMPARE(ran.code, 6);
    QVERIFY(ran.out.contains("not readable here"));
    for (const QByteArray &head : m_server.heads)
        QVERIFY(!head.contains("/proxy/"));
    m_answers[review] = {404, "404 page not found\n"}; // a server without reviews: it is tried
    QVERIFY(live(QStringLiteral("top claims")).out.contains("90%"));
}

void CommandsTop::onlyNodesThatMountAreAsked()
{
    serveClaims();
    m_answers[pods] = {200, list({user("a", "n1", "data"), user("a2", "n1", "data"), user("other", "n2", "elsewhere")})};
    QCOMPARE(live(QStringLiteral("top claims")).code, 0);
    QByteArrayList asked;
    for (const QByteArray &head : m_server.heads)
        if (head.contains("/proxy/"))
            asked << head.split(' ').value(1);
    QCOMPARE(asked, QByteArrayList{"/api/v1/nodes/n1/proxy/stats/summary"});
}

void CommandsTop::usageStandsBesideWhatGetShows()
{
    serveClaims();
    const Ran table = live(QStringLiteral("get persistentvolumeclaims --usage"));
    QVERIFY2(table.out.contains("USED") && table.out.contains("90%"), table.out + table.err);
    const QJsonArray items = QJsonDocument::fromJson(live(QStringLiteral("get persistentvolumeclaims --usage -o json")).out)[u"items"].toArray();
    QCOMPARE(items.size(), 3);
    QCOMPARE(items[0][u"usage"][u"percent"].toInt(), 90);
    QVERIFY(items[1][u"usage"].isObject() && items[1][u"usage"][u"percent"].isNull());
    QCOMPARE(live(QStringLiteral("get persistentvolumeclaims --usage -w")).code, 2);

    const Ran demo = run({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-n"), QStringLiteral("shop"), QStringLiteral("--usage"), QStringLiteral("-o"), QStringLiteral("wide"), QStringLiteral("--demo"),
                          QStringLiteral("--now"), QStringLiteral("2026-01-15T12:00:00Z")});
    QVERIFY(demo.out.contains("MEMORY OF LIMIT"));
    for (const QByteArray &line : demo.out.split('\n'))
        if (line.startsWith("import-")) // it ended: nobody measures it
            QVERIFY2(line.contains("<unknown>"), line);
}

void CommandsTop::filesWithoutMetricsSaySo()
{
    QFile file(m_folder.filePath(QStringLiteral("in.yaml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: default}\nstatus: {phase: Running}\n");
    file.close();
    const Ran without = run({QStringLiteral("top"), QStringLiteral("pods"), QStringLiteral("--input"), file.fileName()});
    QCOMPARE(without.out, QByteArray("NAME   CPU(cores)   MEMORY(bytes)   \nweb    <unknown>    <unknown>       \n"));
    QVERIFY(without.err.contains("not in this file"));
    QVERIFY(file.open(QIODevice::Append));
    file.write("---\napiVersion: metrics.k8s.io/v1beta1\nkind: PodMetrics\nmetadata: {name: web, namespace: default}\ncontainers: [{name: c, usage: {cpu: 5m, memory: 7Mi}}]\n");
    file.close();
    const Ran with = run({QStringLiteral("top"), QStringLiteral("pods"), QStringLiteral("--input"), file.fileName()});
    QCOMPARE(with.out, QByteArray("NAME   CPU(cores)   MEMORY(bytes)   \nweb    5m           7Mi             \n"));
    QCOMPARE(with.err, QByteArray());
}

QTEST_GUILESS_MAIN(CommandsTop)
#include "commands_top.moc"

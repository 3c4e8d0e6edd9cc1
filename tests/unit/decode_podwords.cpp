#include <QtTest>

#include "models/decode/decoder.h"
#include "models/objects/pod.h"
#include "models/objects/podhostname.h"
#include "models/objects/podsummary.h"

using namespace portolan;

namespace {

struct Decoded {
    StringPool pool;
    ObjectPtr object;
    const Pod *pod = nullptr;
};

std::unique_ptr<Decoded> decoded(const QByteArray &spec, const QByteArray &status, const QByteArray &meta = {})
{
    auto out = std::make_unique<Decoded>();
    ObjectDecoder decoder(out->pool);
    const QByteArray json = R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"ns")" + meta + "},\"spec\":{" + spec + "},\"status\":{" + status + "}}";
    auto object = decoder.decode(std::string_view(json.constData(), std::size_t(json.size())));
    if (!object)
        qFatal("%s", object.error().text().c_str());
    out->object = *object;
    out->pod = objectCast<Pod>(out->object);
    return out;
}

/// "name:ready/exit code:reason" of one container: "a:run", "a:run!" (not ready), "a:0:Completed", "a:1:Error", "a:wait:CrashLoopBackOff".
QByteArray statusOf(const QByteArray &word)
{
    const QList<QByteArray> parts = word.split(':');
    const QByteArray &how = parts[1];
    const QByteArray state = how.startsWith("run") ? QByteArray("\"running\":{}")
        : how == "wait"                            ? "\"waiting\":{\"reason\":\"" + parts[2] + "\"}"
                        : "\"terminated\":{\"exitCode\":" + how + (parts.size() > 2 ? ",\"reason\":\"" + parts[2] + "\"" : QByteArray()) + "}";
    return "{\"name\":\"" + parts[0] + "\",\"restartCount\":1,\"ready\":" + (how == "run" ? "true" : "false") + ",\"started\":" + (how.startsWith("run") ? "true" : "false")
        + ",\"state\":{" + state + "}}";
}

QByteArray list(const char *key, const QByteArray &words)
{
    QByteArray out;
    for (const QByteArray &word : words.split(' '))
        if (!word.isEmpty())
            out += (out.isEmpty() ? "" : ",") + statusOf(word);
    return QByteArray("\"") + key + "\":[" + out + "]";
}

} // namespace

/// A pod in one word, and its host name, as the server and the kubelet make them.
class DecodePodWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePodsWord_data()
    {
        QTest::addColumn<QByteArray>("statuses"); // of the main containers, in the order of the status
        QTest::addColumn<QByteArray>("rest");     // more of the status
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("health");
        const auto add = [](const char *name, const char *statuses, const char *rest, const char *word, Health health) {
            QTest::newRow(name) << QByteArray(statuses) << QByteArray(rest) << QString::fromUtf8(word) << int(health);
        };
        const char *ready = ",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]";
        add("runs", "a:run b:run", ready, "Running", Health::Ok);
        add("of two that wait the first of the status", "app:wait:ImagePullBackOff web:wait:CrashLoopBackOff", "", "ImagePullBackOff", Health::Error);
        add("whatever the order of the spec", "web:wait:CrashLoopBackOff app:wait:ImagePullBackOff", "", "CrashLoopBackOff", Health::Error);
        add("ended and failed", "a:0:Completed b:1:Error", "", "Error", Health::Error);
        add("failed and ended", "a:1:Error b:0:Completed", "", "Error", Health::Error);
        add("failed beside one that runs", "a:0:Completed b:137:OOMKilled c:run", "", "OOMKilled", Health::Error);
        add("of two failures the first", "a:0:Completed b:1:Error c:137:OOMKilled", "", "Error", Health::Error);
        add("ended beside one that runs", "a:0:Completed b:run", "", "NotReady", Health::Warning);
        add("ended beside one that runs, and ready all the same", "a:0:Completed b:run", ready, "Running", Health::Warning);
        add("a failure in a ready pod is over", "a:0:Completed b:1:Error c:run", ready, "Running", Health::Warning);
        add("all ended", "a:0:Completed b:0:Completed", "", "Completed", Health::Done);
        add("a code without a reason", "a:3", "", "ExitCode:3", Health::Error);
        add("ended well in a failed pod", "a:0:Completed", ",\"phase\":\"Failed\"", "Completed", Health::Error);
        add("evicted", "", ",\"phase\":\"Failed\",\"reason\":\"Evicted\"", "Evicted", Health::Error);
        add("gated", "", ",\"phase\":\"Pending\",\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"SchedulingGated\"}]", "SchedulingGated", Health::Pending);
        add("a shortened file", "", ",\"phase\":\"Running\"", "Running", Health::Ok);
    }
    void thePodsWord()
    {
        QFETCH(QByteArray, statuses);
        QFETCH(QByteArray, rest);
        QByteArray containers; // in the other order than the statuses
        for (const QByteArray &word : statuses.split(' '))
            if (!word.isEmpty())
                containers.prepend("{\"name\":\"" + word.left(word.indexOf(':')) + (containers.isEmpty() ? "\"}" : "\"},"));
        const auto p = decoded("\"containers\":[" + containers + "]",
                               (rest.contains("phase") ? QByteArray() : "\"phase\":\"Running\",") + list("containerStatuses", statuses) + rest);
        const PodSummary summary = summarizePod(*p->pod);
        QTEST(QString::fromStdString(summary.reason), "word");
        QTEST(int(summary.health), "health");
    }
    void initContainersComeFirst_data()
    {
        QTest::addColumn<QByteArray>("statuses");
        QTest::addColumn<QString>("word");
        QTest::newRow("waits") << QByteArray("i:wait:CrashLoopBackOff side:run") << QStringLiteral("Init:CrashLoopBackOff");
        QTest::newRow("runs") << QByteArray("i:0:Completed j:run side:wait:PodInitializing") << QStringLiteral("Init:1/3");
        QTest::newRow("failed") << QByteArray("i:0:Completed j:2") << QStringLiteral("Init:ExitCode:2");
        QTest::newRow("a sidecar has started") << QByteArray("i:0:Completed side:run j:wait:PodInitializing") << QStringLiteral("Init:2/3");
        QTest::newRow("all done") << QByteArray("i:0:Completed side:run j:0:Completed") << QStringLiteral("PodInitializing");
    }
    void initContainersComeFirst()
    {
        QFETCH(QByteArray, statuses);
        const auto p = decoded(R"("initContainers":[{"name":"i"},{"name":"side","restartPolicy":"Always"},{"name":"j"}],"containers":[{"name":"a"}])",
                               "\"phase\":\"Pending\"," + list("containerStatuses", "a:wait:PodInitializing") + "," + list("initContainerStatuses", statuses));
        QTEST(QString::fromStdString(summarizePod(*p->pod).reason), "word");
    }
    void ephemeralContainersSayNothing()
    {
        const auto p = decoded(R"("containers":[{"name":"a"}],"ephemeralContainers":[{"name":"e"}])",
                               "\"phase\":\"Running\"," + list("ephemeralContainerStatuses", "e:1:Error") + "," + list("containerStatuses", "a:run"));
        const PodSummary summary = summarizePod(*p->pod);
        QVERIFY(summary.reason == "Running" && summary.health == Health::Ok && summary.total == 1 && summary.restarts == 1);
    }
    void hostNames_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("name");
        QTest::newRow("the pod's name") << QByteArray() << QStringLiteral("p");
        QTest::newRow("given") << QByteArray(R"("hostname":"h")") << QStringLiteral("h");
        QTest::newRow("a subdomain alone changes nothing") << QByteArray(R"("hostname":"h","subdomain":"s")") << QStringLiteral("h");
        QTest::newRow("full") << QByteArray(R"("hostname":"h","subdomain":"s","setHostnameAsFQDN":true)") << QStringLiteral("h.s.ns.svc+");
        QTest::newRow("full without a subdomain") << QByteArray(R"("hostname":"h","setHostnameAsFQDN":true)") << QStringLiteral("h");
        QTest::newRow("overridden") << QByteArray(R"("hostnameOverride":"o.example","hostname":"h","subdomain":"s")") << QStringLiteral("o.example");
        QTest::newRow("the node's") << QByteArray(R"("hostNetwork":true,"hostname":"h")") << QStringLiteral("node");
        QTest::newRow("cut after 63 letters, signs off") << "\"hostname\":\"" + QByteArray(62, 'x') + "-yz\"" << QString(62, QLatin1Char('x'));
    }
    void hostNames()
    {
        QFETCH(QByteArray, spec);
        const auto p = decoded(spec, {});
        const PodHostName host = hostNameOf(*p->pod);
        QTEST(host.ofNode ? QStringLiteral("node") : QString::fromStdString(host.name) + (host.full ? QStringLiteral("+") : QString()), "name");
    }
};

QTEST_GUILESS_MAIN(DecodePodWords)
#include "decode_podwords.moc"

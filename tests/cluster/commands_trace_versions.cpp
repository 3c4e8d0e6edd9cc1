#include <QTest>

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include "models/decode/jsonparser.h"
#include "tests/kubectl.h"
#include "tests/support/livecluster.h"
#include "tests/support/needs.h"

using namespace portolan;
using namespace portolan::test;

/// An older server's answers (EndpointSlices v1beta1, no endPort, no name label on namespaces) against those from a snapshot of the
/// same objects as a newer server would write them: the same trace, hop by hop. Needs KUBECONFIG of a cluster that runs pods.
class TraceVersions : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_ns;

    static Ran kubectl(const QStringList &arguments, const QByteArray &input = {}) { return runProgram(kubectlProgram(), arguments, input); }

    static Json parsed(const QByteArray &text)
    {
        const auto json = parseJson(std::string_view(text.constData(), std::size_t(text.size())));
        return json ? *json : Json();
    }

    Json trace(const QStringList &source, const QStringList &words)
    {
        const Ran ran = runProgram(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("trace")} + source + words + QStringList{QStringLiteral("-o"), QStringLiteral("json")});
        if (ran.code != 0)
            qWarning("%s", ran.err.constData());
        return parsed(ran.out);
    }

    /// All a trace reads, with the slices in version v1: nodeName and zone beside each endpoint instead of its topology.
    QString newerSnapshot()
    {
        const Ran all = kubectl({QStringLiteral("get"), QStringLiteral("nodes,namespaces,pods,services,endpoints,endpointslices,networkpolicies,daemonsets"), QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("json")});
        QJsonObject list = QJsonDocument::fromJson(all.out).object();
        QJsonArray items = list[QStringLiteral("items")].toArray();
        int slices = 0;
        for (auto &&item : items) {
            QJsonObject object = item.toObject();
            if (object[QStringLiteral("kind")] != QStringLiteral("EndpointSlice"))
                continue;
            ++slices;
            object[QStringLiteral("apiVersion")] = QStringLiteral("discovery.k8s.io/v1");
            QJsonArray endpoints = object[QStringLiteral("endpoints")].toArray();
            for (auto &&e : endpoints) {
                QJsonObject endpoint = e.toObject();
                const QJsonObject topology = endpoint.take(QStringLiteral("topology")).toObject();
                if (topology.contains(QStringLiteral("kubernetes.io/hostname")))
                    endpoint[QStringLiteral("nodeName")] = topology[QStringLiteral("kubernetes.io/hostname")];
                e = endpoint;
            }
            object[QStringLiteral("endpoints")] = endpoints;
            item = object;
        }
        if (slices == 0)
            qFatal("the server has no EndpointSlices");
        list[QStringLiteral("items")] = items;
        QFile file(m_folder.filePath(QStringLiteral("newer.json")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(QJsonDocument(list).toJson());
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_ns = QStringLiteral("trace-versions-%1").arg(QCoreApplication::applicationPid());
        QCOMPARE(kubectl({QStringLiteral("create"), QStringLiteral("namespace"), m_ns}).code, 0);
        const QByteArray objects = R"(---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: nginx, ports: [{name: http, containerPort: 80}]}]}}}}
---
{apiVersion: v1, kind: Pod, metadata: {name: client, labels: {app: client}}, spec: {containers: [{name: c, image: nginx}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{name: web, port: 8080, targetPort: http}]}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}], ports: [{port: 80, endPort: 90}]}, {from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]}]}}
)";
        Ran applied;
        comesTrue(60, [&] { // the namespace's account may still be on its way
            applied = kubectl({QStringLiteral("apply"), QStringLiteral("--validate=false"), QStringLiteral("-n"), m_ns, QStringLiteral("-f"), QStringLiteral("-")}, objects);
            return applied.code == 0;
        });
        QVERIFY2(applied.code == 0, applied.err.constData());
        // hollow nodes may take their time
        QTRY_COMPARE_WITH_TIMEOUT(kubectl({QStringLiteral("get"), QStringLiteral("endpoints"), QStringLiteral("web"), QStringLiteral("-n"), m_ns, QStringLiteral("-o"), QStringLiteral("jsonpath={.subsets[*].addresses[*].targetRef.kind}")}).out,
                                  QByteArray("Pod Pod"), 90'000);
        QTRY_COMPARE_WITH_TIMEOUT(kubectl({QStringLiteral("get"), QStringLiteral("pod"), QStringLiteral("client"), QStringLiteral("-n"), m_ns, QStringLiteral("-o"), QStringLiteral("jsonpath={.status.phase}")}).out, QByteArray("Running"), 90'000);
    }
    void cleanupTestCase()
    {
        if (!m_ns.isEmpty())
            kubectl({QStringLiteral("delete"), QStringLiteral("namespace"), m_ns, QStringLiteral("--wait=false")});
    }
    void sameAnswersFromOlderAndNewerObjects_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("Service") << QStringLiteral("svc:%1/web") << 8080 << QStringLiteral("allow");
        QTest::newRow("no such port") << QStringLiteral("svc:%1/web") << 80 << QStringLiteral("unreachable");
    }
    void sameAnswersFromOlderAndNewerObjects()
    {
        QFETCH(QString, to);
        QFETCH(int, port);
        QFETCH(QString, verdict);
        const QStringList words{m_ns + QStringLiteral("/client"), to.arg(m_ns), QStringLiteral("--port"), QString::number(port)};
        Json older, newer;
        comesTrue(30, [&] { // hollow pods and their slices may still move between the two
            older = trace({}, words), newer = trace({QStringLiteral("--input"), newerSnapshot()}, words);
            return older == newer && older["verdict"].str() == verdict.toStdString();
        });
        QCOMPARE(QString::fromStdString(older["verdict"].str()), verdict);
        QCOMPARE(toJsonText(older, {2}), toJsonText(newer, {2}));
    }
    void anEndPortTheServerDroppedOpensNothing()
    {
        const Ran kept = kubectl({QStringLiteral("get"), QStringLiteral("networkpolicy"), QStringLiteral("web"), QStringLiteral("-n"), m_ns, QStringLiteral("-o"), QStringLiteral("jsonpath={.spec.ingress[0].ports[0].endPort}")});
        const QString pod = QString::fromUtf8(kubectl({QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-l"), QStringLiteral("app=web"), QStringLiteral("-n"), m_ns, QStringLiteral("-o"), QStringLiteral("jsonpath={.items[0].metadata.name}")}).out);
        const auto verdict = [&](const char *port) { return trace({}, {m_ns + QStringLiteral("/client"), m_ns + u'/' + pod, QStringLiteral("--port"), QString::fromUtf8(port)})["verdict"].str(); };
        QVERIFY(comesTrue(30, [&] { return verdict("80") == "allow"; }));
        QCOMPARE(verdict("85"), std::string(kept.out.isEmpty() ? "deny" : "allow"));
    }
};

QTEST_GUILESS_MAIN(TraceVersions)
#include "commands_trace_versions.moc"

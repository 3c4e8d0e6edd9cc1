#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/kubectl.h"

using namespace portolan::test;

namespace {

constexpr const char *cluster = R"(
apiVersion: v1
kind: Namespace
metadata: {name: lab}
---
apiVersion: v1
kind: Node
metadata: {name: worker-1, labels: {topology.kubernetes.io/zone: za}}
status: {allocatable: {cpu: "2", memory: 4Gi, pods: "10"}}
---
apiVersion: v1
kind: Node
metadata: {name: worker-2, labels: {topology.kubernetes.io/zone: zb}}
spec: {taints: [{key: team, value: db, effect: NoSchedule}]}
status: {allocatable: {cpu: "4", memory: 4Gi, pods: "10"}}
---
apiVersion: v1
kind: Pod
metadata: {name: busy, namespace: lab}
spec: {nodeName: worker-1, containers: [{name: c, image: i, resources: {requests: {cpu: 1500m}}}]}
status: {phase: Running}
---
apiVersion: v1
kind: Pod
metadata: {name: target, namespace: lab}
spec:
  containers: [{name: c, image: i, resources: {requests: {cpu: 900m}}}]
  %1
status: {phase: Pending}
)";

} // namespace

/// `portolan explain pod` over files: verdicts, the scheduler's words, exit codes.
class CommandsExplainPod final : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    static Ran portolan(const QStringList &arguments) { return runProgram(QStringLiteral(PORTOLAN_BINARY), arguments); }
    QString write(const QString &more)
    {
        const QString path = m_folder.filePath(QStringLiteral("cluster.yaml"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(QString::fromLatin1(cluster).arg(more).toUtf8());
        return path;
    }
    Ran explain(const QString &more, const QStringList &options, const QString &pod = QStringLiteral("lab/target"))
    {
        return portolan(QStringList{QStringLiteral("explain"), QStringLiteral("pod"), pod, QStringLiteral("--input"), write(more)} + options);
    }
    QJsonObject answer(const QString &more, const QStringList &options = {})
    {
        return QJsonDocument::fromJson(explain(more, QStringList{QStringLiteral("-o"), QStringLiteral("json")} + options).out).object();
    }

private Q_SLOTS:
    void everyNodeIsAnsweredInTheSchedulersWords()
    {
        const QJsonObject json = answer({});
        QCOMPARE(json[QStringLiteral("pod")].toString(), QStringLiteral("lab/target"));
        QCOMPARE(json[QStringLiteral("phase")].toString(), QStringLiteral("unscheduled"));
        QCOMPARE(json[QStringLiteral("reason")].toString(), QStringLiteral("Unschedulable"));
        QCOMPARE(json[QStringLiteral("message")].toString(),
                 QStringLiteral("0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/2 nodes are "
                                "available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling."));
        QCOMPARE(json[QStringLiteral("nodes")].toObject(), (QJsonObject{{QStringLiteral("worker-1"), QJsonArray{QStringLiteral("Insufficient cpu")}},
                                                                         {QStringLiteral("worker-2"), QJsonArray{QStringLiteral("node(s) had untolerated taint(s)")}}}));
        QCOMPARE(json[QStringLiteral("advice")].toString(), QStringLiteral("The least that would let it onto a node, worker-1: 400m less cpu."));
        QCOMPARE(json[QStringLiteral("containers")].toObject(), QJsonObject());
    }
    void textNamesTheTaint()
    {
        const Ran ran = explain({}, {});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains("pod lab/target: unscheduled, Unschedulable\n"), ran.out);
        QVERIFY2(ran.out.contains("    wants a toleration of team=db:NoSchedule\n"), ran.out);
    }
    void aPodThatFitsSaysWhere()
    {
        const QJsonObject json = answer(QStringLiteral("tolerations: [{operator: Exists}]"));
        QCOMPARE(json[QStringLiteral("reason")].toString(), QStringLiteral("Fits"));
        QCOMPARE(json[QStringLiteral("fits")].toArray(), QJsonArray{QStringLiteral("worker-2")});
        QCOMPARE(json[QStringLiteral("nodes")].toObject()[QStringLiteral("worker-2")].toArray(), QJsonArray());
    }
    void whatTheFileDoesNotHoldIsUnknownUnlessItIsComplete()
    {
        const QString claim = QStringLiteral("tolerations: [{operator: Exists}]\n  volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]");
        const QJsonObject open = answer(claim);
        QCOMPARE(open[QStringLiteral("reason")].toString(), QStringLiteral("Unknown"));
        QCOMPARE(open[QStringLiteral("unknown")].toArray(), QJsonArray{QStringLiteral("claim lab/data: claims are not in this file")});
        const QJsonObject whole = answer(claim, {QStringLiteral("--complete")});
        QCOMPARE(whole[QStringLiteral("reason")].toString(), QStringLiteral("ClaimNotFound"));
        QCOMPARE(whole[QStringLiteral("message")].toString(), QStringLiteral("0/2 nodes are available: persistentvolumeclaim \"data\" not found. not found"));
    }
    void whoAsksForNoPodIsTold()
    {
        QCOMPARE(explain({}, {}, QStringLiteral("lab/nobody")).code, 4);
        QCOMPARE(portolan({QStringLiteral("explain"), QStringLiteral("pod")}).code, 2);
    }
};

QTEST_GUILESS_MAIN(CommandsExplainPod)
#include "commands_explainpod.moc"

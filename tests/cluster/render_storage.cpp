#include <QTemporaryDir>
#include <QTest>

#include <set>

#include "models/decode/jsonparser.h"
#include "tests/kubectl.h"
#include "tests/support/livecluster.h"
#include "tests/support/needs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const QByteArray manifest = R"(
apiVersion: v1
kind: PersistentVolume
metadata: {name: @NS@-pv}
spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteMany], storageClassName: @NS@-manual, hostPath: {path: /tmp/none}, claimRef: {namespace: @NS@, name: shared}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: shared, namespace: @NS@}
spec: {accessModes: [ReadWriteMany], storageClassName: @NS@-manual, resources: {requests: {storage: 500Mi}}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: waiting, namespace: @NS@}
spec: {accessModes: [ReadWriteOnce], storageClassName: @NS@-nowhere, resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: @NS@}
data: {a: b}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: @NS@}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "example.com/web:1", volumeMounts: [{name: data, mountPath: /data}, {name: conf, mountPath: /etc/web, readOnly: true}]}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: shared}}, {name: conf, configMap: {name: settings}}, {name: tmp, emptyDir: {}}]
---
apiVersion: v1
kind: Pod
metadata: {name: alone, namespace: @NS@}
spec:
  containers: [{name: main, image: "example.com/one:1", volumeMounts: [{name: lost, mountPath: /lost}]}]
  volumes: [{name: lost, persistentVolumeClaim: {claimName: not-there}}]
)";

} // namespace

/// `render storage` against a real API server: nothing of the namespace is missing, and the same picture comes out twice.
class RenderStorage final : public QObject
{
    Q_OBJECT
    QString m_kubectl, m_ns;
    QTemporaryDir m_folder;

    QStringList names(const QStringList &what)
    {
        const Ran ran = runProgram(m_kubectl, QStringList{QStringLiteral("get")} + what + QStringList{QStringLiteral("-o"), QStringLiteral("jsonpath={range .items[*]}{.metadata.name}{\"\\n\"}{end}")});
        return QString::fromUtf8(ran.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    Ran render(const QString &file)
    {
        return runProgram(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("render"), QStringLiteral("storage"), QStringLiteral("-n"), m_ns, QStringLiteral("--fold"), QStringLiteral("0"),
                                                            QStringLiteral("-o"), m_folder.filePath(file)});
    }
    QByteArray bytes(const QString &name)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        m_kubectl = kubectlProgram();
        m_ns = QStringLiteral("render-%1").arg(QCoreApplication::applicationPid());
        QCOMPARE(runProgram(m_kubectl, {QStringLiteral("create"), QStringLiteral("namespace"), m_ns}).code, 0);
        Ran applied;
        comesTrue(60, [&] { // the namespace's account may still be on its way
            applied = runProgram(m_kubectl, {QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")}, QByteArray(manifest).replace("@NS@", m_ns.toUtf8()));
            return applied.code == 0;
        });
        QVERIFY2(applied.code == 0, applied.err);
        const auto settled = [this] {
            return names({QStringLiteral("pods"), QStringLiteral("-n"), m_ns}).size() == 4
                && runProgram(m_kubectl, {QStringLiteral("get"), QStringLiteral("pvc"), QStringLiteral("shared"), QStringLiteral("-n"), m_ns, QStringLiteral("-o"), QStringLiteral("jsonpath={.status.phase}")}).out == "Bound";
        };
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60'000);
    }
    void cleanupTestCase()
    {
        if (m_ns.isEmpty())
            return;
        runProgram(m_kubectl, {QStringLiteral("delete"), QStringLiteral("namespace"), m_ns, QStringLiteral("--wait=false")});
        runProgram(m_kubectl, {QStringLiteral("delete"), QStringLiteral("pv"), m_ns + QStringLiteral("-pv"), QStringLiteral("--wait=false")});
    }
    void everythingOfTheNamespaceIsThere()
    {
        const Ran ran = render(QStringLiteral("a.json"));
        QVERIFY2(ran.code == 0, ran.err);
        const QByteArray text = bytes(QStringLiteral("a.json"));
        const auto json = parseJson(std::string_view(text.constData(), std::size_t(text.size())));
        QVERIFY(json.has_value());
        std::set<std::string> ids;
        for (const Json &node : (*json)["nodes"].items())
            ids.insert(node["id"].str());
        const std::string ns = m_ns.toStdString();
        for (const QString &pod : names({QStringLiteral("pods"), QStringLiteral("-n"), m_ns}))
            QVERIFY2(ids.contains("pods/" + ns + '/' + pod.toStdString()), qPrintable(pod));
        for (const QString &claim : names({QStringLiteral("pvc"), QStringLiteral("-n"), m_ns}))
            QVERIFY2(ids.contains("persistentvolumeclaims/" + ns + '/' + claim.toStdString()), qPrintable(claim));
        for (const std::string &id : {"persistentvolumes/" + ns + "-pv", "persistentvolumeclaims/" + ns + "/not-there", "configmaps/" + ns + "/settings",
                                      "deployments/" + ns + "/web", "storageclasses/" + ns + "-manual", "storageclasses/" + ns + "-nowhere"})
            QVERIFY2(ids.contains(id), id.c_str());
    }
    void theSamePictureComesOutTwice()
    {
        for (const char *suffix : {"json", "svg", "dot"}) {
            const QString a = QStringLiteral("first.") + QLatin1String(suffix), b = QStringLiteral("second.") + QLatin1String(suffix);
            const auto same = [&] { // a pod may change between the two; then they are drawn again
                return render(a).code == 0 && render(b).code == 0 && !bytes(a).isEmpty() && bytes(a) == bytes(b);
            };
            QVERIFY(comesTrue(30, same));
        }
    }
};

QTEST_GUILESS_MAIN(RenderStorage)
#include "render_storage.moc"

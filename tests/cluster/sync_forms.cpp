// Every built-in kind of a real API server, listed as JSON and as protobuf: the same structs of either.

#include <map>

#include <QElapsedTimer>
#include <QTest>

#include "models/client/listcall.h"
#include "models/client/maketransport.h"
#include "models/config/kubeconfig.h"
#include "models/decode/wiredecoder.h"
#include "models/sync/feedspec.h"
#include "tests/kubectl.h"
#include "tests/support/needs.h"
#include "tests/support/objecttext.h"

using namespace portolan;
using namespace portolan::test;

class ClusterSyncForms : public QObject
{
    Q_OBJECT

    /// Collections by "uid resourceVersion": what has not changed from one list to the next is the same object.
    struct Listed {
        std::map<std::string, std::string> texts;
        std::vector<std::string> undecodable;
        std::uint64_t bytes = 0;
        qint64 ms = 0;
        std::optional<Error> error;
        bool protobuf = false; ///< the items were
    };
    Listed list(ListTarget target, bool asProtobuf)
    {
        Listed out;
        target.asProtobuf = asProtobuf;
        const std::uint64_t before = m_client->traffic().of(target.path).bytes;
        StringPool pool;
        WireDecoder decoder(pool);
        bool done = false;
        QElapsedTimer time;
        time.start();
        std::vector<ObjectPtr> objects;
        const auto item = [&](std::string_view bytes, const TypeHint &hint) {
            out.protobuf = hint.protobuf;
            const Result<ObjectPtr> object = decoder.decode(bytes, hint);
            if (object)
                objects.push_back(*object);
            else
                out.undecodable.push_back(object.error().text());
        };
        ListCall call(*m_client, target, {"0", 500}, {item, {}, [&] { objects.clear(); }, [&](const ListCall::Outcome &outcome) {
                          done = true;
                          if (outcome.failure)
                              out.error = outcome.failure->error;
                      }});
        for (int i = 0; i < 12'000 && !done; ++i)
            QTest::qWait(5);
        out.ms = time.elapsed();
        out.bytes = m_client->traffic().of(target.path).bytes - before;
        for (const ObjectPtr &object : objects)
            out.texts[object->meta.uid.text() + ' ' + object->meta.resourceVersion] = objectText(*object);
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_CLUSTER();
        const auto connection = effectiveConnection({}, ConfigEnvironment::system());
        QVERIFY(connection);
        m_credentials = makeCredentials(*connection);
        m_client = std::make_unique<RestClient>(*m_credentials, m_scheduler, [c = *connection](const RequestAuth &auth) { return makeTransport(c, auth); });
        // One object of each kind at least, as far as this server takes them.
        runProgram(kubectlProgram(), {QStringLiteral("create"), QStringLiteral("namespace"), m_ns});
        const QStringList create{QStringLiteral("create"), QStringLiteral("-n"), m_ns};
        for (const char *words : {"configmap one --from-literal=a=1", "secret generic one --from-literal=a=1", "deployment one --image=x", "job one --image=x",
                                  "service nodeport one --tcp=80:http", "cronjob one --image=x --schedule=@daily"})
            runProgram(kubectlProgram(), create + QString::fromLatin1(words).split(QLatin1Char(' ')));
        const Ran applied = runProgram(kubectlProgram(), {QStringLiteral("apply"), QStringLiteral("-n"), m_ns, QStringLiteral("-f"), QStringLiteral("-")}, m_objects);
        if (applied.code != 0)
            qInfo("not all of it: %s", applied.err.constData());
    }
    void cleanupTestCase()
    {
        m_client.reset();
        runProgram(kubectlProgram(), {QStringLiteral("delete"), QStringLiteral("namespace"), m_ns, QStringLiteral("--wait=false")});
        runProgram(kubectlProgram(), {QStringLiteral("delete"), QStringLiteral("-n"), m_ns, QStringLiteral("--wait=false"), QStringLiteral("--ignore-not-found"), QStringLiteral("-f"), QStringLiteral("-")}, m_objects);
    }

    void everyKindReadsTheSame_data()
    {
        QTest::addColumn<int>("kind");
        for (const KindInfo &info : knownKinds())
            if (info.kind != Kind::Other)
                QTest::newRow(info.name.data()) << int(info.kind);
    }
    void everyKindReadsTheSame()
    {
        QFETCH(int, kind);
        int served = 0;
        for (const ListTarget &target : targetsOf(static_cast<Kind>(kind), {})) {
            Listed json = list(target, false), protobuf = list(target, true);
            // They move on between the two: leases, events, statuses.
            for (int i = 0; i < 20 && !json.error && json.texts != protobuf.texts; ++i) {
                json = list(target, false);
                protobuf = list(target, true);
            }
            if (json.error) {
                QCOMPARE(int(json.error->kind), int(ErrorKind::NotFound));
                QVERIFY(protobuf.error && protobuf.error->kind == ErrorKind::NotFound);
                continue;
            }
            ++served;
            QVERIFY2(!protobuf.error, protobuf.error ? protobuf.error->text().c_str() : "");
            QVERIFY2(json.undecodable.empty() && protobuf.undecodable.empty(), (protobuf.undecodable.empty() ? "in JSON" : protobuf.undecodable.front().c_str()));
            QVERIFY(!json.protobuf);
            QVERIFY(protobuf.texts.empty() || protobuf.protobuf == target.asProtobuf);
            std::size_t compared = 0;
            for (const auto &[version, text] : json.texts) {
                const auto other = protobuf.texts.find(version);
                if (other == protobuf.texts.end())
                    continue;
                ++compared;
                QCOMPARE(QString::fromStdString(other->second), QString::fromStdString(text));
            }
            QVERIFY(compared > 0 || json.texts.empty());
            qInfo("%s: %zu objects; JSON %llu bytes in %lld ms, protobuf %llu bytes in %lld ms", target.path.c_str(), compared, static_cast<unsigned long long>(json.bytes),
                  static_cast<long long>(json.ms), static_cast<unsigned long long>(protobuf.bytes), static_cast<long long>(protobuf.ms));
        }
        if (served == 0)
            qInfo("not served here");
    }

private:
    const QString m_ns = QStringLiteral("forms-%1").arg(QCoreApplication::applicationPid());
    const QByteArray m_objects = R"(
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: portolan-forms}
provisioner: forms.example.com
parameters: {type: "quick \"one\"", other: ""}
mountOptions: [discard]
allowVolumeExpansion: false
volumeBindingMode: WaitForFirstConsumer
allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [a, b]}]}]
---
apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: {name: portolan-forms.example.com}
spec: {attachRequired: false, podInfoOnMount: true, volumeLifecycleModes: [Ephemeral]}
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: portolan-forms}
spec:
  capacity: {storage: 1500M}
  accessModes: [ReadWriteOnce, ReadOnlyMany]
  storageClassName: portolan-forms
  persistentVolumeReclaimPolicy: Retain
  csi: {driver: portolan-forms.example.com, volumeHandle: v1, fsType: ext4, volumeAttributes: {b: "2", a: "1"}, nodeStageSecretRef: {name: stage, namespace: default}}
  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: one}
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ""
  resources: {requests: {storage: 1.5Gi}}
  selector: {matchLabels: {a: b}, matchExpressions: [{key: c, operator: Exists}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: one}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
  - {}
  - from: [{podSelector: {matchLabels: {a: b}}, namespaceSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
    ports: [{port: http}, {protocol: UDP, port: 53}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: one}
spec:
  defaultBackend: {service: {name: one, port: {number: 80}}}
  tls: [{hosts: [a.example.com], secretName: one}]
  rules:
  - host: a.example.com
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: one, port: {name: http}}}}, {path: /x, pathType: Exact, backend: {resource: {kind: Bucket, name: b}}}]}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: portolan-forms}
spec: {controller: example.com/forms, parameters: {kind: Parameters, apiGroup: example.com, name: p}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: one}
spec:
  replicas: 0
  serviceName: one
  selector: {matchLabels: {a: b}}
  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: x}]}}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: one}
spec:
  selector: {matchLabels: {a: b}}
  template: {metadata: {labels: {a: b}}, spec: {nodeSelector: {never: there}, containers: [{name: a, image: x}], volumes: [{name: v, emptyDir: {}}]}}
---
apiVersion: v1
kind: Pod
metadata: {name: one, labels: {text: e}, annotations: {kubernetes.io/config.note: "é\n\"b\""}}
spec:
  hostname: one
  shareProcessNamespace: true
  nodeSelector: {no: such}
  readinessGates: [{conditionType: example.com/gate}]
  containers:
  - name: a
    image: x
    ports: [{containerPort: 80, name: http}, {containerPort: 53, protocol: UDP}]
    env: [{name: A, valueFrom: {configMapKeyRef: {name: one, key: a, optional: true}}}, {name: B, valueFrom: {secretKeyRef: {name: one, key: a}}}]
    envFrom: [{prefix: p_, secretRef: {name: one, optional: true}}]
    resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: "1"}}
    livenessProbe: {httpGet: {path: /live, port: http, scheme: HTTPS}}
    readinessProbe: {exec: {command: [cat, "/tmp/a b"]}}
    volumeMounts: [{name: p, mountPath: /p, readOnly: true, mountPropagation: HostToContainer}, {name: e, mountPath: /e, subPath: s}]
  initContainers: [{name: i, image: first}]
  volumes:
  - name: p
    projected: {sources: [{secret: {name: one, items: [{key: a, path: b}]}}, {configMap: {name: one}}, {downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}]}
  - {name: e, emptyDir: {medium: Memory, sizeLimit: 10Mi}}
  - {name: h, hostPath: {path: /x, type: ""}}
  - {name: share, nfs: {server: s, path: /share}}
  - {name: f, flexVolume: {driver: d/f, options: {k: v}, secretRef: {name: one}}}
  - {name: c, csi: {driver: portolan-forms.example.com, readOnly: true}}
  - {name: i, iscsi: {targetPortal: 10.0.0.1, iqn: "iqn.2001-04.com.example:storage.one", lun: 0}}
  - {name: v, persistentVolumeClaim: {claimName: one}}
)";
    QtScheduler m_scheduler;
    std::unique_ptr<Credentials> m_credentials;
    std::unique_ptr<RestClient> m_client;
};

QTEST_GUILESS_MAIN(ClusterSyncForms)
#include "sync_forms.moc"

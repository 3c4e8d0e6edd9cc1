#include <QtTest>

#include "models/decode/decoder.h"
#include "models/decode/jsonparser.h"
#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/workload.h"

using namespace portolan;

/// JSON of every kind, decoded into its struct.
class DecodeObjects : public QObject
{
    Q_OBJECT

    StringPool m_pool;

    template<class T>
    const T *decoded(std::string_view json, const TypeHint &hint = {})
    {
        ObjectDecoder decoder(m_pool);
        auto object = decoder.decode(json, hint);
        if (!object) {
            qWarning("%s", object.error().text().c_str());
            return nullptr;
        }
        m_kept.push_back(*object);
        m_odd = decoder.oddFields();
        return objectCast<T>(m_kept.back());
    }
    std::vector<ObjectPtr> m_kept;
    std::size_t m_odd = 0;

private Q_SLOTS:
    void aPodWithEverything();
    void typeMayComeLastOrFromTheList();
    void wrongTypesCostOnlyTheirField();
    void badObjectsAreNamed();
    void jsonTrees();
};

void DecodeObjects::aPodWithEverything()
{
    const Pod *pod = decoded<Pod>(R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-0","namespace":"shop","uid":"0b9c8a7e-1d2f-4a3b-8c4d-5e6f708192a3",
        "resourceVersion":"42","creationTimestamp":"2026-01-01T00:00:00Z","deletionTimestamp":null,"labels":{"app":"web","a\"b":"c\u00e9"},
        "annotations":{"kubernetes.io/config.mirror":"h","kubectl.kubernetes.io/last-applied-configuration":"{}"},
        "managedFields":[{"manager":"x","fieldsV1":{"f:a":{}}}],"finalizers":["f"],
        "ownerReferences":[{"apiVersion":"apps/v1","kind":"StatefulSet","name":"web","uid":"u","controller":true}]},
        "status":{"phase":"Running","podIP":"10.0.0.1","podIPs":[{"ip":"10.0.0.1"},{"ip":"fd00::1"}],"hostIP":"1.2.3.4","qosClass":"Burstable",
          "conditions":[{"type":"Ready","status":"True","lastTransitionTime":null}],
          "initContainerStatuses":[{"name":"init","ready":true,"restartCount":0,"state":{"terminated":{"exitCode":0,"reason":"Completed"}}}],
          "containerStatuses":[{"name":"main","ready":true,"started":true,"restartCount":3,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}},
            "lastState":{"terminated":{"exitCode":137,"signal":9,"reason":"OOMKilled","message":"m"}}}],
          "ephemeralContainerStatuses":[{"name":"debug","state":{"waiting":{"reason":"ContainerCreating"}}}]},
        "spec":{"nodeName":"node-1","serviceAccountName":"default","hostNetwork":true,"restartPolicy":"Always","nodeSelector":{"disk":"ssd"},
          "readinessGates":[{"conditionType":"x/y"}],
          "ephemeralContainers":[{"name":"debug","image":"busybox"}],
          "containers":[{"name":"main","image":"nginx","ports":[{"containerPort":80,"name":"http-server","protocol":"TCP"},{"containerPort":53,"protocol":"UDP","hostPort":5353}],
            "volumeMounts":[{"name":"data","mountPath":"/data","subPath":"s","readOnly":true}],"volumeDevices":[{"name":"raw","devicePath":"/dev/x"}],
            "env":[{"name":"A","value":"secret text"},{"name":"B","valueFrom":{"secretKeyRef":{"name":"s","key":"k","optional":true}}},{"name":"C","valueFrom":{"fieldRef":{"fieldPath":"x"}}}],
            "envFrom":[{"prefix":"P_","configMapRef":{"name":"cm"}}],"readinessProbe":{"httpGet":{}},
            "resources":{"requests":{"cpu":"100m","memory":128},"limits":{"cpu":1}}}],
          "initContainers":[{"name":"init","image":"i"},{"name":"side","restartPolicy":"Always"}]}})");
    QVERIFY(pod);
    QCOMPARE(m_odd, std::size_t(0));
    QCOMPARE(pod->meta.name, std::string("web-0"));
    QCOMPARE(pod->meta.labels.size(), std::size_t(2));
    QVERIFY(pod->meta.labels[1].first == "a\"b" && pod->meta.labels[1].second == "cé");
    QCOMPARE(pod->meta.annotations.size(), std::size_t(1));
    QCOMPARE(pod->meta.uid.text(), std::string("0b9c8a7e-1d2f-4a3b-8c4d-5e6f708192a3"));
    QVERIFY(pod->meta.controller() && pod->meta.controller()->name == "web");
    QVERIFY(!pod->meta.terminating());
    std::string roles;
    for (const Container &c : pod->containers)
        roles += c.name.str() + std::to_string(int(c.role)) + " ";
    QCOMPARE(roles, std::string("init0 side1 main2 debug3 "));
    const Container &main = pod->containers[2];
    QCOMPARE(main.ports.size(), std::size_t(2));
    QVERIFY(main.ports[1].protocol == Protocol::UDP && main.ports[1].hostPort == 5353);
    QVERIFY(main.mounts[0].readOnly && main.mounts[0].subPath == "s" && main.devices[0].devicePath == "/dev/x");
    QCOMPARE(main.envSources.size(), std::size_t(2));
    QVERIFY(main.envSources[0].secret && main.envSources[0].key == "k" && main.envSources[0].variable == "B");
    QVERIFY(main.envSources[1].wholeObject && main.envSources[1].variable == "P_" && !main.envSources[1].secret);
    QVERIFY(main.requests[1].second == "128" && main.limits[0].second == "1" && main.hasReadinessProbe);
    QCOMPARE(pod->ips().size(), std::size_t(2));
    QCOMPARE(pod->statuses.size(), std::size_t(3));
    const ContainerStatus *status = pod->status(main.name);
    QVERIFY(status && status->restartCount == 3 && status->lastState && status->lastState->exitCode == 137);
    QVERIFY(status->state.phase == ContainerState::Phase::Running && !status->state.startedAt.isNull());
    QVERIFY(pod->isReady() && pod->hostNetwork && pod->readinessGates.size() == 1);
}

void DecodeObjects::typeMayComeLastOrFromTheList()
{
    const char *late = R"({"spec":{"volumeName":"pv"},"metadata":{"name":"c","namespace":"n"},"kind":"PersistentVolumeClaim","apiVersion":"v1"})";
    const auto *claim = decoded<PersistentVolumeClaim>(late);
    QVERIFY(claim && claim->volumeName == "pv");
    QVERIFY(decoded<PersistentVolumeClaim>(late, {"v1", "Pod"}));
    QVERIFY(decoded<Pod>(R"({"metadata":{"name":"p"}})", {"v1", "Pod"}));
    const auto *other = decoded<OtherObject>(R"({"kind":"Widget","apiVersion":"example.com/v1","metadata":{"name":"w"},"spec":{"a":1}})");
    QVERIFY(other && other->kindName == "Widget" && other->apiVersion == "example.com/v1");
}

void DecodeObjects::wrongTypesCostOnlyTheirField()
{
    const Pod *pod = decoded<Pod>(R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","labels":{"a":1,"b":"c"},"namespace":7},
        "spec":{"containers":{"x":1},"nodeName":["a"],"hostNetwork":"yes","volumes":[3,{"name":"v","emptyDir":{}}]},"status":{"phase":"Running","startTime":12}})");
    QVERIFY(pod);
    QVERIFY(pod->phase == "Running" && pod->meta.labels.size() == 1 && pod->volumes.size() == 2);
    QCOMPARE(m_odd, std::size_t(7));
}

void DecodeObjects::badObjectsAreNamed()
{
    ObjectDecoder decoder(m_pool);
    const std::pair<const char *, const char *> rows[] = {
        {R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"n"},"spec":{"nodeName":)", "pods/n/p"},
        {R"({"kind":"Pod","apiVersion":"v1","metadata":{"labels":{"name":"no"},"name":"p","namespace":"n"},"spec":{"nodeName":"a)", "pods/n/p"},
        {R"({"kind":"Pod","apiVersion":"v1","metadata":{"namespace":"n"}})", "pods/n/?"}, {"[]", "object/?"}, {"", "object/?"}, {"3", "object/?"}};
    for (const auto &[json, context] : rows) {
        const auto object = decoder.decode(json);
        QVERIFY(!object);
        QCOMPARE(object.error().kind, ErrorKind::Parse);
        QCOMPARE(object.error().context, std::string(context));
    }
}

void DecodeObjects::jsonTrees()
{
    const auto j = parseJson(R"({"a":[1,-2,18446744073709551615,1.5,"x\u00e9",true,null,{}],"a2":{},"a":[9007199254740993]})");
    QVERIFY(j.has_value());
    QCOMPARE(toJsonText(*j), std::string(R"({"a":[9007199254740993],"a2":{}})"));
    QCOMPARE(parseJson("{\"a\": tru}").error().context, std::string("byte 9"));
    QCOMPARE(parseJson("{\"a\":1").error().context, std::string("byte 6"));
    QCOMPARE(parseJson("[1,2] x").error().context, std::string("byte 6"));
    QVERIFY(!parseJson(""));
}

QTEST_GUILESS_MAIN(DecodeObjects)
#include "decode_objects.moc"

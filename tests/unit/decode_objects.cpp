#include <QTest>

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
    void everyCutIsRefused();
    void secretsKeepKeysOnly();
    void volumesOfEverySource();
    void claimsAndVolumes();
    void projectedSourcesKeepTheirField();
    void whatFewPodsHave();
    void resourcesInForceOnlyWhereTheyDiffer();
    void changesOfAClaimUnderWay();
    void networkKinds();
    void clusterKinds();
    void workloads();
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

void DecodeObjects::everyCutIsRefused()
{
    const std::string pod = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\",\"labels\":{\"a\\n\":\"b\\u00e9\"}},\"spec\":{\"containers\":[{\"name\":\"c\","
                            "\"ports\":[{\"containerPort\":80}],\"volumeMounts\":[]}],\"hostNetwork\":true,\"x\":[1,{\"y\":null}]},\"status\":{\"phase\":\"Running\"}}";
    ObjectDecoder decoder(m_pool);
    QVERIFY(decoder.decode(pod).has_value());
    for (const TypeHint &hint : {TypeHint(), TypeHint{"v1", "Pod"}})
        for (std::size_t length = 0; length < pod.size(); ++length) {
            const auto object = decoder.decode(std::string_view(pod).substr(0, length), hint);
            QVERIFY2(!object, qPrintable(QString::number(length)));
            QCOMPARE(object.error().kind, ErrorKind::Parse);
        }
    QVERIFY(!decoder.decode(pod + "{"));
    QVERIFY(decoder.decode(pod + " \n").has_value());
}

void DecodeObjects::secretsKeepKeysOnly()
{
    StringPool pool;
    ObjectDecoder decoder(pool);
    const auto object = decoder.decode("{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"s\",\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":"
                                       "\"aHVudGVyMg==\"}},\"data\":{\"password\":\"aHVudGVyMg==\"},\"stringData\":{\"user\":\"hunter2\"},\"type\":\"Opaque\"}");
    QVERIFY(object.has_value());
    const auto *secret = objectCast<Secret>(*object);
    QCOMPARE(secret->keys.size(), std::size_t(2));
    QVERIFY(secret->keys[0] == "password" && secret->keys[1] == "user" && secret->type == "Opaque");
    const std::size_t before = pool.bytes();
    for (const char *value : {"password", "user", "Opaque"})
        (void)pool.intern(value);
    QCOMPARE(pool.bytes(), before); // these were there
    QVERIFY(secret->meta.annotations.empty());
    StringPool probe;
    ObjectDecoder fresh(probe);
    QVERIFY(fresh.decode("{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"s\"},\"data\":{\"k\":\"" + std::string(200'000, 'c') + "\"}}").has_value());
    QVERIFY(probe.bytes() < 100'000); // the value was not interned
}

void DecodeObjects::volumesOfEverySource()
{
    const std::tuple<const char *, const char *, const char *> rows[] = {
        {"emptyDir", "{\"sizeLimit\":\"1Gi\",\"medium\":\"Memory\"}", "medium=Memory sizeLimit=1Gi"},
        {"hostPath", "{\"path\":\"/d\",\"type\":\"\"}", "path=/d type="},
        {"configMap", "{\"name\":\"c\",\"defaultMode\":420,\"optional\":true,\"items\":[{\"key\":\"k\",\"path\":\"p\"}]}", "name=c defaultMode=0644 optional=true k>p"},
        {"secret", "{\"secretName\":\"s\",\"defaultMode\":256}", "secretName=s defaultMode=0400"},
        {"downwardAPI", "{\"items\":[{\"path\":\"l\",\"fieldRef\":{\"fieldPath\":\"metadata.labels\"}}]}", "metadata.labels>l"},
        {"persistentVolumeClaim", "{\"claimName\":\"c\",\"readOnly\":true}", "claimName=c readOnly=true"},
        {"nfs", "{\"path\":\"/e\",\"server\":\"h\"}", "server=h path=/e"},
        {"iscsi", "{\"iqn\":\"q\",\"lun\":3,\"targetPortal\":\"t\",\"portals\":[\"a\",\"b\"],\"secretRef\":{\"name\":\"x\"}}", "targetPortal=t iqn=q lun=3 portals=a,b secret:x"},
        {"fc", "{\"targetWWNs\":[\"w\"],\"lun\":0}", "targetWWNs=w lun=0"},
        {"cephfs", "{\"monitors\":[\"m1\",\"m2\"],\"path\":\"/\",\"secretRef\":{\"name\":\"x\",\"namespace\":\"n\"}}", "monitors=m1,m2 path=/ secret:n/x"},
        {"rbd", "{\"image\":\"i\",\"pool\":\"p\",\"monitors\":[\"m\"]}", "monitors=m image=i pool=p"},
        {"csi", "{\"volumeAttributes\":{\"share\":\"s\"},\"driver\":\"d\",\"volumeHandle\":\"h\",\"nodePublishSecretRef\":{\"name\":\"x\"}}", "driver=d volumeHandle=h volumeAttributes.share=s secret:x"},
        {"azureFile", "{\"shareName\":\"f\",\"secretName\":\"s\",\"secretNamespace\":\"n\"}", "secretName=s shareName=f secretNamespace=n secret:n/s"},
        {"flexVolume", "{\"driver\":\"d\",\"options\":{\"o\":\"1\"}}", "driver=d options.o=1"},
        {"awsElasticBlockStore", "{\"volumeID\":\"v\",\"partition\":1}", "volumeID=v partition=1"},
        {"image", "{\"reference\":\"r\",\"pullPolicy\":\"Always\"}", "reference=r pullPolicy=Always"},
        {"gitRepo", "{\"repository\":\"g\"}", "repository=g"}, {"quobyte", "{\"registry\":\"r\",\"volume\":\"v\"}", "registry=r volume=v"},
        {"newFangled", "{\"thing\":\"t\"}", "thing=t"}};
    for (const auto &[field, body, expected] : rows) {
        const Pod *pod = decoded<Pod>("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"volumes\":[{\"" + std::string(field) + "\":" + body + ",\"name\":\"v\"}]}}");
        QVERIFY2(pod && pod->volumes.size() == 1, field);
        const VolumeSource &source = pod->volumes[0].source;
        std::string text;
        for (const auto &[name, value] : source.fields)
            text += name.str() + "=" + value.str() + " ";
        for (const auto &[key, path] : source.items)
            text += key.str() + ">" + path.str() + " ";
        if (!source.secretRef.empty())
            text += "secret:" + source.secretRef.str() + " ";
        QCOMPARE(text, expected + std::string(" "));
        QVERIFY(source.typeName == field && source.type == sourceTypeByField(field));
        QCOMPARE(m_odd, std::size_t(0));
    }
    const Pod *pod = decoded<Pod>("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"volumes\":[{\"name\":\"e\",\"ephemeral\":{\"volumeClaimTemplate\":{\"spec\":"
                                  "{\"storageClassName\":\"\",\"accessModes\":[\"ReadWriteOnce\"],\"resources\":{\"requests\":{\"storage\":\"1Gi\"}}}}}},{\"name\":\"t\",\"projected\":{\"defaultMode\":420,\"sources\":"
                                  "[{\"serviceAccountToken\":{\"path\":\"token\",\"expirationSeconds\":3607,\"audience\":\"a\"}},{\"configMap\":{\"name\":\"ca\",\"items\":[{\"key\":\"ca.crt\",\"path\":\"ca.crt\"}]}},"
                                  "{\"downwardAPI\":{\"items\":[{\"path\":\"ns\",\"fieldRef\":{\"fieldPath\":\"metadata.namespace\"}}]}}]}}]}}");
    QVERIFY(pod->volumes[0].ephemeral && pod->volumes[0].ephemeral->hasStorageClass && pod->volumes[0].ephemeral->request == "1Gi");
    QCOMPARE(pod->volumes[0].claimName("p"), std::string("p-e"));
    const auto &projected = pod->volumes[1].source.projected;
    QCOMPARE(projected.size(), std::size_t(3));
    QVERIFY(projected[0].path == "token" && projected[0].expirationSeconds == 3607 && projected[1].items.size() == 1);
    QVERIFY(projected[2].items[0].first == "metadata.namespace");
}

void DecodeObjects::claimsAndVolumes()
{
    const auto *claim = decoded<PersistentVolumeClaim>("{\"kind\":\"PersistentVolumeClaim\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"c\",\"annotations\":{\"volume.beta.kubernetes.io/storage-class\":\"\"}},"
        "\"spec\":{\"accessModes\":[\"ReadWriteOnce\",\"New\"],\"storageClassName\":\"\",\"selector\":{\"matchLabels\":{\"a\":\"b\"}},\"resources\":{\"requests\":{\"storage\":500}}},\"status\":{\"phase\":\"Bound\",\"capacity\":{\"storage\":\"1Gi\"}}}");
    QVERIFY(claim && claim->hasStorageClassName && claim->hasSelector && claim->request == "500" && claim->capacity == "1Gi");
    QCOMPARE(claim->accessModes.count(), 2);
    const auto *bare = decoded<PersistentVolumeClaim>("{\"kind\":\"PersistentVolumeClaim\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"c\"},\"spec\":{\"storageClassName\":null,\"selector\":null}}");
    QVERIFY(bare && !bare->hasStorageClassName && !bare->hasSelector);
    const auto *pv = decoded<PersistentVolume>("{\"kind\":\"PersistentVolume\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"v\"},\"spec\":{\"capacity\":{\"storage\":\"1Gi\"},\"local\":{\"path\":\"/d\"},\"claimRef\":{\"namespace\":\"n\",\"name\":\"c\",\"uid\":\"u\"},"
        "\"nodeAffinity\":{\"required\":{\"nodeSelectorTerms\":[{\"matchExpressions\":[{\"key\":\"kubernetes.io/hostname\",\"operator\":\"In\",\"values\":[\"a\"]}],\"matchFields\":[{\"key\":\"metadata.name\",\"operator\":\"Exists\"}]}]}},"
        "\"persistentVolumeReclaimPolicy\":\"Retain\",\"mountOptions\":[\"ro\"]},\"status\":{\"phase\":\"Bound\"}}");
    QVERIFY(pv && pv->source.type == SourceType::Local && pv->source.field("path") == "/d" && pv->hasClaimRef && pv->claimName == "c");
    QVERIFY(pv->nodeAffinity.present && pv->nodeAffinity.terms[0].expressions[0].values[0] == "a" && pv->nodeAffinity.terms[0].fields.size() == 1);
    const auto *sc = decoded<StorageClass>("{\"kind\":\"StorageClass\",\"apiVersion\":\"storage.k8s.io/v1\",\"metadata\":{\"name\":\"s\",\"annotations\":{\"storageclass.kubernetes.io/is-default-class\":\"true\"}},\"provisioner\":\"p\",\"parameters\":{\"a\":\"b\"},\"allowVolumeExpansion\":false,"
        "\"volumeBindingMode\":\"WaitForFirstConsumer\",\"allowedTopologies\":[{\"matchLabelExpressions\":[{\"key\":\"z\",\"values\":[\"1\"]}]}]}");
    QVERIFY(sc && sc->isDefault() && sc->allowVolumeExpansion == std::optional(false) && sc->allowedTopologies[0].labels[0].second[0] == "1");
    const auto *va = decoded<VolumeAttachment>("{\"kind\":\"VolumeAttachment\",\"apiVersion\":\"storage.k8s.io/v1\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"attacher\":\"d\",\"nodeName\":\"n\",\"source\":{\"persistentVolumeName\":\"v\"}},\"status\":{\"attached\":true,\"attachError\":{\"message\":\"m\"}}}");
    QVERIFY(va && va->attached && va->persistentVolumeName == "v" && va->attachError == "m");
    const auto *node = decoded<CSINode>("{\"kind\":\"CSINode\",\"apiVersion\":\"storage.k8s.io/v1\",\"metadata\":{\"name\":\"n\"},\"spec\":{\"drivers\":[{\"name\":\"d\",\"nodeID\":\"i\",\"topologyKeys\":[\"k\"],\"allocatable\":{\"count\":5}}]}}");
    QVERIFY(node && node->drivers[0].allocatableCount == 5 && node->drivers[0].topologyKeys.size() == 1);
    const auto *room = decoded<CSIStorageCapacity>("{\"kind\":\"CSIStorageCapacity\",\"apiVersion\":\"storage.k8s.io/v1\",\"metadata\":{\"name\":\"r\",\"namespace\":\"n\"},\"storageClassName\":\"fast\","
        "\"capacity\":\"10Gi\",\"maximumVolumeSize\":\"2Gi\",\"nodeTopology\":{\"matchLabels\":{\"zone\":\"a\"}}}");
    QVERIFY(room && room->storageClassName == "fast" && room->capacity == "10Gi" && room->maximumVolumeSize == "2Gi");
    QVERIFY(room->hasTopology && room->nodeTopology.text() == "zone=a");
    const auto *driver = decoded<CSIDriver>("{\"kind\":\"CSIDriver\",\"apiVersion\":\"storage.k8s.io/v1\",\"metadata\":{\"name\":\"d\"},\"spec\":{\"attachRequired\":false,\"fsGroupPolicy\":\"File\"}}");
    QVERIFY(driver && driver->attachRequired == std::optional(false) && !driver->podInfoOnMount);
    const auto *snapshot = decoded<VolumeSnapshot>("{\"kind\":\"VolumeSnapshot\",\"apiVersion\":\"snapshot.storage.k8s.io/v1\",\"metadata\":{\"name\":\"s\"},\"spec\":{\"source\":{\"persistentVolumeClaimName\":\"c\"},\"volumeSnapshotClassName\":\"k\"},\"status\":{\"readyToUse\":true,\"restoreSize\":\"1Gi\",\"boundVolumeSnapshotContentName\":\"b\"}}");
    QVERIFY(snapshot && snapshot->claimName == "c" && snapshot->readyToUse == std::optional(true) && snapshot->restoreSize == "1Gi");
}

void DecodeObjects::projectedSourcesKeepTheirField()
{
    const auto *pod = decoded<Pod>(R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"p"},"spec":{"volumes":[{"name":"v","projected":{"sources":[
        {"configMap":{"name":"c"}},
        {"podCertificate":{"signerName":"example.com/s","keyType":"ED25519","credentialBundlePath":"b.pem","maxExpirationSeconds":7200}},
        {"podCertificate":{"signerName":"example.com/t","keyPath":"k.pem","certificateChainPath":"c.pem"}},
        {"starChart":{"name":"n","path":"p"}}]}}]}})");
    QVERIFY(pod);
    const auto &all = pod->volumes[0].source.projected;
    QCOMPARE(all.size(), std::size_t(4));
    QVERIFY(all[0].typeName == "configMap" && all[0].name == "c");
    QVERIFY(all[1].type == ProjectedSource::Type::PodCertificate && all[1].name == "example.com/s" && all[1].keyType == "ED25519");
    QVERIFY(all[1].path == "b.pem" && all[1].expirationSeconds == 7200);
    QVERIFY(all[2].path.empty() && all[2].keyPath == "k.pem" && all[2].chainPath == "c.pem");
    QVERIFY(all[3].type == ProjectedSource::Type::Other && all[3].typeName == "starChart" && all[3].name.empty());
}

void DecodeObjects::whatFewPodsHave()
{
    const auto *plain = decoded<Pod>(R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"p"},"spec":{"containers":[{"name":"a"}],"resourceClaims":null,"resources":null}})");
    QVERIFY(plain && !plain->extras && plain->more().hostnameOverride.empty());
    // the status may come first
    const auto *pod = decoded<Pod>(R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"p"},
        "status":{"resourceClaimStatuses":[{"name":"gpu","resourceClaimName":"p-gpu-x7"}],
          "containerStatuses":[{"name":"a","allocatedResourcesStatus":[{"resources":[{"resourceID":"d/0","health":"Unhealthy","message":"dim"}],"name":"claim:gpu/one"}]}],
          "initContainerStatuses":[{"name":"i"}],"ephemeralContainerStatuses":[{"name":"e"}]},
        "spec":{"hostnameOverride":"bridge.example","setHostnameAsFQDN":true,"schedulingGates":[{"name":"example.com/wait"}],"resources":{"requests":{"cpu":"2"}},
          "resourceClaims":[{"name":"gpu","resourceClaimTemplateName":"gpus"},{"name":"nic","resourceClaimName":"shared"}],
          "containers":[{"name":"a","resources":{"claims":[{"name":"gpu","request":"one"},{"name":"nic"}]}}]}})");
    QVERIFY(pod);
    const PodExtras &more = pod->more();
    QVERIFY(more.hostnameOverride == "bridge.example" && more.hostnameIsFullName && more.schedulingGates.size() == 1);
    QCOMPARE(more.resources.requests.size(), std::size_t(1));
    QCOMPARE(more.resourceClaims.size(), std::size_t(2));
    QVERIFY(more.resourceClaims[0].claim == "p-gpu-x7" && more.resourceClaims[0].templateName == "gpus" && more.resourceClaims[1].claim == "shared");
    QVERIFY(pod->containers[0].deviceUses[0].request == "one" && pod->containers[0].deviceUses[1].request.empty());
    const auto &device = pod->statuses[1].devices.at(0);
    QVERIFY(device.resource == "claim:gpu/one" && device.id == "d/0" && device.health == "Unhealthy" && device.message == "dim");
    using List = ContainerStatus::List;
    // in the order of the API's lists, whichever came first
    QVERIFY(pod->statuses[0].list == List::Init && pod->statuses[1].list == List::Main && pod->statuses[2].list == List::Ephemeral);
}

void DecodeObjects::resourcesInForceOnlyWhereTheyDiffer()
{
    const auto *pod = decoded<Pod>(R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"p"},
        "status":{"containerStatuses":[{"name":"same","resources":{"requests":{"memory":"1Gi","cpu":"1000m"}}},
                                       {"name":"waits","resources":{"requests":{"cpu":"500m"}}},{"name":"silent"}]},
        "spec":{"containers":[{"name":"same","resources":{"requests":{"cpu":"1","memory":"1024Mi"}}},{"name":"waits","resources":{"requests":{"cpu":"2"}}},
                              {"name":"silent","resources":{"requests":{"cpu":"2"}}}]}})");
    QVERIFY(pod);
    QVERIFY(!pod->statuses[0].inForce && pod->statuses[1].inForce && !pod->statuses[2].inForce);
    QVERIFY(*findPair(pod->statuses[1].inForce->requests, "cpu") == "500m");
}

void DecodeObjects::changesOfAClaimUnderWay()
{
    const auto *claim = decoded<PersistentVolumeClaim>(R"({"kind":"PersistentVolumeClaim","apiVersion":"v1","metadata":{"name":"c"},"spec":{"volumeAttributesClassName":"gold"},
        "status":{"allocatedResources":{"storage":"9Gi"},"allocatedResourceStatuses":{"storage":"NodeResizePending"},"currentVolumeAttributesClassName":"silver",
                  "modifyVolumeStatus":{"status":"Infeasible","targetVolumeAttributesClassName":"gold"}}})");
    QVERIFY(claim && claim->allocated == "9Gi" && claim->resizeStatus == "NodeResizePending");
    QVERIFY(claim->currentAttributesClass == "silver" && claim->targetAttributesClass == "gold" && claim->modifyStatus == "Infeasible");
}

void DecodeObjects::networkKinds()
{
    const auto *service = decoded<Service>("{\"kind\":\"Service\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"s\"},\"spec\":{\"type\":\"NodePort\",\"clusterIP\":\"10.0.0.1\",\"clusterIPs\":[\"10.0.0.1\"],\"selector\":{\"a\":\"b\"},\"ports\":[{\"port\":80,\"targetPort\":\"http\",\"nodePort\":30080},{\"port\":53,\"protocol\":\"UDP\",\"targetPort\":5353}]},\"status\":{\"loadBalancer\":{\"ingress\":[{\"hostname\":\"h\"},{\"ip\":\"1.1.1.1\",\"ipMode\":\"Proxy\"},{\"ip\":\"1.1.1.2\",\"ipMode\":\"VIP\"}]}}}");
    QVERIFY(service && service->ports[0].targetPort.name == "http" && service->ports[1].targetPort.number == 5353 && service->ports[1].protocol == Protocol::UDP);
    QVERIFY(service->loadBalancerIngress.size() == 3 && service->loadBalancerIngress[0] == "h");
    QVERIFY(service->proxiedIngress.size() == 1 && service->proxiedIngress[0] == "1.1.1.1");
    for (const char *version : {"v1", "v1beta1"}) {
        const bool beta = std::string_view(version) != "v1";
        const auto *slice = decoded<EndpointSlice>("{\"kind\":\"EndpointSlice\",\"apiVersion\":\"discovery.k8s.io/" + std::string(version) + "\",\"metadata\":{\"name\":\"s\",\"labels\":{\"kubernetes.io/service-name\":\"svc\"}},\"addressType\":\"IPv4\",\"ports\":[{\"name\":\"p\",\"port\":80},{\"port\":null}],\"endpoints\":[{\"addresses\":[\"10.1.1.1\"],\"conditions\":{\"ready\":false,\"terminating\":true},"
            + (beta ? "\"topology\":{\"kubernetes.io/hostname\":\"n1\",\"topology.kubernetes.io/zone\":\"z\"}" : "\"nodeName\":\"n1\",\"zone\":\"z\",\"hints\":{\"forZones\":[{\"name\":\"z\"}]}") + ",\"targetRef\":{\"kind\":\"Pod\",\"name\":\"p\",\"namespace\":\"n\"}}]}");
        QVERIFY(slice && slice->serviceName == "svc" && slice->ports[1].port == -1);
        const auto &endpoint = slice->endpoints[0];
        QVERIFY(endpoint.ready == std::optional(false) && !endpoint.serving && endpoint.terminating == std::optional(true));
        QVERIFY(endpoint.nodeName == "n1" && endpoint.zone == "z" && endpoint.target.name == "p" && endpoint.hintZones.size() == (beta ? 0u : 1u));
    }
    const auto *v1 = decoded<Ingress>("{\"kind\":\"Ingress\",\"apiVersion\":\"networking.k8s.io/v1\",\"metadata\":{\"name\":\"i\"},\"spec\":{\"ingressClassName\":\"nginx\",\"defaultBackend\":{\"service\":{\"name\":\"d\",\"port\":{\"number\":1}}},\"tls\":[{\"hosts\":[\"h\"],\"secretName\":\"s\"}],\"rules\":[{\"host\":\"h\",\"http\":{\"paths\":[{\"path\":\"/\",\"pathType\":\"Prefix\",\"backend\":{\"service\":{\"name\":\"w\",\"port\":{\"name\":\"http\"}}}},{\"path\":\"/f\",\"backend\":{\"resource\":{\"apiGroup\":\"s.example\",\"kind\":\"Bucket\",\"name\":\"hold\"}}}]}}]}}");
    QVERIFY(v1 && v1->rules[0].paths[1].backend.isResource() && v1->rules[0].paths[1].backend.given() && v1->rules[0].paths[1].backend.resourceKind == "Bucket" && !v1->defaultBackend.isResource());
    QVERIFY(v1 && v1->className == "nginx" && v1->defaultBackend.port.number == 1 && v1->rules[0].paths[0].backend.port.name == "http" && v1->tls[0].second[0] == "h");
    const auto *beta = decoded<Ingress>("{\"kind\":\"Ingress\",\"apiVersion\":\"extensions/v1beta1\",\"metadata\":{\"name\":\"i\",\"annotations\":{\"kubernetes.io/ingress.class\":\"old\"}},\"spec\":{\"backend\":{\"serviceName\":\"d\",\"servicePort\":80},\"rules\":[{\"http\":{\"paths\":[{\"backend\":{\"serviceName\":\"w\",\"servicePort\":\"http\"}}]}}]}}");
    QVERIFY(beta && beta->className == "old" && beta->defaultBackend.port.number == 80 && beta->rules[0].paths[0].backend.port.name == "http");
    const auto *policy = decoded<NetworkPolicy>("{\"kind\":\"NetworkPolicy\",\"apiVersion\":\"networking.k8s.io/v1\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"podSelector\":{},\"policyTypes\":[\"Egress\"],\"ingress\":[],\"egress\":[{\"to\":[{\"namespaceSelector\":{}},{\"ipBlock\":{\"cidr\":\"10.0.0.0/8\",\"except\":[\"10.1.0.0/16\"]}}],\"ports\":[{\"protocol\":\"UDP\",\"port\":53,\"endPort\":60}]},{}]}}");
    QVERIFY(policy && policy->hasPolicyTypes && policy->typeEgress && !policy->typeIngress && policy->hasIngress && policy->hasEgress && policy->ingress.empty());
    QVERIFY(policy->egress.size() == 2 && policy->egress[0].peers[0].namespaceSelector && !policy->egress[0].peers[0].podSelector);
    QVERIFY(policy->egress[0].peers[1].hasIpBlock && policy->egress[0].ports[0].endPort == 60 && policy->egress[1].peers.empty());
    const auto *absent = decoded<NetworkPolicy>("{\"kind\":\"NetworkPolicy\",\"apiVersion\":\"networking.k8s.io/v1\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"podSelector\":{},\"egress\":null}}");
    QVERIFY(absent && !absent->hasPolicyTypes && !absent->hasIngress && !absent->hasEgress);
    const auto *endpoints = decoded<Endpoints>("{\"kind\":\"Endpoints\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"e\"},\"subsets\":[{\"addresses\":[{\"ip\":\"1.1.1.1\",\"nodeName\":\"n\"}],\"notReadyAddresses\":[{\"ip\":\"2.2.2.2\"}],\"ports\":[{\"port\":80}]}]}");
    QVERIFY(endpoints && endpoints->subsets[0].addresses[0].nodeName == "n" && endpoints->subsets[0].notReadyAddresses.size() == 1);
    QVERIFY(decoded<IngressClass>("{\"kind\":\"IngressClass\",\"apiVersion\":\"networking.k8s.io/v1\",\"metadata\":{\"name\":\"c\"},\"spec\":{\"controller\":\"x\"}}")->controller == "x");
}

void DecodeObjects::clusterKinds()
{
    const auto *node = decoded<Node>("{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n\",\"annotations\":{\"flannel.alpha.coreos.com/backend-type\":\"vxlan\",\"x/y\":\"z\"}},\"spec\":{\"podCIDR\":\"10.244.0.0/24\",\"unschedulable\":true,\"taints\":[{\"key\":\"k\",\"effect\":\"NoSchedule\"}]},"
        "\"status\":{\"addresses\":[{\"type\":\"InternalIP\",\"address\":\"1.2.3.4\"}],\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\",\"lastHeartbeatTime\":\"2026-01-01T00:00:00Z\"}],\"capacity\":{\"cpu\":\"4\"},\"nodeInfo\":{\"kubeletVersion\":\"v1\"}}}");
    QVERIFY(node && node->address("InternalIP") == "1.2.3.4" && node->isReady() && node->podCIDRs.size() == 1 && node->meta.annotations.size() == 1 && node->unschedulable);
    const auto *event = decoded<Event>("{\"kind\":\"Event\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"kind\":\"Pod\",\"name\":\"p\",\"fieldPath\":\"f\"},\"reason\":\"R\",\"message\":\"m\",\"source\":{\"component\":\"kubelet\",\"host\":\"h\"},\"firstTimestamp\":null,\"lastTimestamp\":\"2026-01-01T00:00:00Z\",\"count\":3,\"type\":\"Warning\",\"eventTime\":null}");
    QVERIFY(event && event->involvedName == "p" && event->count == 3 && event->isWarning() && event->sourceHost == "h" && event->firstTimestamp.isNull());
    const auto *newer = decoded<Event>("{\"kind\":\"Event\",\"apiVersion\":\"events.k8s.io/v1\",\"metadata\":{\"name\":\"e\"},\"regarding\":{\"kind\":\"Pod\",\"name\":\"p\"},\"note\":\"m\",\"reportingController\":\"c\",\"eventTime\":\"2026-01-01T00:00:00.123456Z\",\"series\":{\"count\":4,\"lastObservedTime\":\"2026-01-01T00:00:01Z\"},\"deprecatedCount\":2}");
    QVERIFY(newer && newer->involvedName == "p" && newer->message == "m" && newer->seriesCount == 4 && newer->count == 2 && newer->reportingController == "c");
    QVERIFY(decoded<Namespace>("{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n\"},\"status\":{\"phase\":\"Active\"}}")->phase == "Active");
    QCOMPARE(decoded<ConfigMap>("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n\"},\"data\":{\"a\":\"1\"},\"binaryData\":{\"b\":\"eA==\"}}")->keys.size(), std::size_t(2));
    QVERIFY(decoded<ServiceAccount>("{\"kind\":\"ServiceAccount\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n\"},\"secrets\":[{\"name\":\"t\"}]}")->secrets[0] == "t");
}

void DecodeObjects::workloads()
{
    const std::string rest = ",\"selector\":{\"matchLabels\":{\"a\":\"b\"}},\"template\":{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"nodeSelector\":{\"n\":\"s\"},\"containers\":[{\"image\":\"i\",\"name\":\"c\"}],\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}}]}}}";
    const auto object = [&](const char *kind, const char *group, const std::string &spec, const char *status) {
        return "{\"kind\":\"" + std::string(kind) + "\",\"apiVersion\":\"" + group + "/v1\",\"metadata\":{\"name\":\"w\"},\"spec\":{" + spec + ",\"status\":" + status + "}";
    };
    const auto *deployment = decoded<Deployment>(object("Deployment", "apps", "\"replicas\":3" + rest, "{\"replicas\":3,\"updatedReplicas\":2,\"readyReplicas\":1,\"availableReplicas\":1}"));
    QVERIFY(deployment && deployment->replicas == 3 && deployment->updatedReplicas == 2 && deployment->pods.images[0] == "i" && deployment->pods.volumes.size() == 1);
    QVERIFY(decoded<ReplicaSet>(object("ReplicaSet", "apps", "\"replicas\":0" + rest, "{\"replicas\":2}"))->statusReplicas == 2);
    const auto *set = decoded<StatefulSet>(object("StatefulSet", "apps", "\"serviceName\":\"s\",\"volumeClaimTemplates\":[{\"metadata\":{\"name\":\"data\"}}]" + rest, "{\"readyReplicas\":1}"));
    QVERIFY(set && set->claimTemplates[0] == "data" && set->replicas == 1 && set->selector.matchLabels.size() == 1);
    const auto *daemon = decoded<DaemonSet>(object("DaemonSet", "apps", "\"x\":1" + rest, "{\"desiredNumberScheduled\":5,\"numberReady\":4}"));
    QVERIFY(daemon && daemon->desired == 5 && daemon->ready == 4 && daemon->nodeSelector.size() == 1 && daemon->pods.containers[0] == "c");
    const auto *job = decoded<Job>(object("Job", "batch", "\"completions\":4" + rest, "{\"succeeded\":2,\"startTime\":\"2026-01-01T00:00:00Z\"}"));
    QVERIFY(job && job->completions == 4 && job->parallelism == -1 && job->succeeded == 2 && !job->startTime.isNull());
    const auto *cron = decoded<CronJob>("{\"kind\":\"CronJob\",\"apiVersion\":\"batch/v1\",\"metadata\":{\"name\":\"c\"},\"spec\":{\"schedule\":\"* * * * *\",\"jobTemplate\":{\"spec\":{\"x\":1" + rest + "}},\"status\":{\"active\":[{\"name\":\"j\"}]}}");
    QVERIFY(cron && cron->active == 1 && cron->pods.images.size() == 1);
}

QTEST_GUILESS_MAIN(DecodeObjects)
#include "decode_objects.moc"

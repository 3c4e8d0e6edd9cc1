#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <set>

#include <QTest>
#include <QThread>

#include "models/store/batchqueue.h"
#include "models/store/objectstore.h"
#include "models/store/relations.h"
#include "tests/objectmaker.h"
#include "tests/support/seeds.h"

using namespace portolan;

namespace {

QString text(const std::vector<ObjectKey> &keys)
{
    QStringList words;
    for (const ObjectKey &key : keys)
        words << QString::fromStdString(keyText(key));
    return words.join(QStringLiteral(" "));
}

QString text(const KindDelta &delta)
{
    QStringList words;
    for (const ObjectPtr &o : delta.removed)
        words << QStringLiteral("-") + QString::fromStdString(keyText(keyOf(*o)));
    for (const ObjectPtr &o : delta.inserted)
        words << QStringLiteral("+") + QString::fromStdString(keyText(keyOf(*o)));
    for (const KindDelta::Update &u : delta.updated)
        words << QStringLiteral("~") + QString::fromStdString(keyText(keyOf(*u.after)));
    return words.join(QStringLiteral(" "));
}

/// Everything a store knows, rebuilt from scratch: the judge of the random batches.
struct Naive {
    std::map<ObjectKey, ObjectPtr> objects;

    void apply(const Change &change)
    {
        const ObjectKey key = keyOf(*change.object);
        if (change.type == Change::Type::Upsert) {
            objects[key] = change.object;
        } else if (const auto at = objects.find(key); at != objects.end() && at->second->meta.uid == change.object->meta.uid) {
            objects.erase(at);
        }
    }
    [[nodiscard]] std::map<std::pair<ObjectKey, Relation>, std::set<ObjectKey>> sources() const
    {
        std::map<std::pair<ObjectKey, Relation>, std::set<ObjectKey>> out;
        for (const auto &[key, object] : objects)
            forEachReference(*object, [&out, from = key](const Reference &r) {
                out[{ObjectKey{r.kind, std::string(r.ns), std::string(r.name)}, r.relation}].insert(from);
            });
        return out;
    }
};

/// Pods, claims and volumes of few names, which point at each other or at nothing.
struct RandomObjects {
    explicit RandomObjects(unsigned seed) : random(seed) {}
    int pick(int below) { return int(random() % unsigned(below)); }
    ObjectPtr object()
    {
        const int number = pick(6);
        const std::string name = std::to_string(number);
        const int uid = number * 10 + pick(2) + 1; // two incarnations of each name
        switch (pick(3)) {
        case 0: {
            auto claim = make.make<PersistentVolumeClaim>("a", name, 1000 + uid);
            claim->volumeName = make.str(pick(2) ? std::to_string(pick(6)) : std::string());
            return claim;
        }
        case 1: {
            auto volume = make.make<PersistentVolume>("", name, 2000 + uid);
            volume->hasClaimRef = true;
            volume->claimNamespace = make.str("a");
            volume->claimName = std::to_string(pick(6));
            return volume;
        }
        default: {
            std::vector<std::string> claims;
            for (int i = pick(3); i > 0; --i)
                claims.push_back(std::to_string(pick(6)));
            return make.pod("a", name, uid, claims, std::to_string(pick(3)));
        }
        }
    }

    std::mt19937 random;
    ObjectMaker make;
};

} // namespace

class StoreObjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsByKeyAndUid();
    void tellsWhatABatchDidNet();
    void takesARecreatedNameAsRemovalAndInsertion();
    void ignoresStaleRemovalsAndKnownVersions();
    void keepsWhoPointsAtWhatIsMissing();
    void readsEveryReferenceOfAPod();
    void readsReferencesOfOtherKinds();
    void takesNamespacesAsGiven();
    void equalsANaiveStoreUnderRandomBatches();
    void appliesLargeBatchesInSlices();
    void freesWhatGoesOnAnotherThread();

private:
    static void runBatches(unsigned seed);
};

void StoreObjects::findsByKeyAndUid()
{
    ObjectMaker make;
    ObjectStore store;
    store.apply({{upsert(make.pod("a", "web", 1)), upsert(make.pod("b", "web", 2))}});
    QCOMPARE(store.count(Kind::Pod), std::size_t(2));
    QCOMPARE(store.get<Pod>("b", "web")->meta.uid, make.uid(2));
    QCOMPARE(keyText(keyOf(*store.findByUid(make.uid(1)))), std::string("pods/a/web"));
    QVERIFY(!store.find(Kind::Pod, "c", "web"));
    QVERIFY(!store.find(Kind::Service, "a", "web"));
    QVERIFY(!store.findByUid(Uid()));
    store.clear(Kind::Pod);
    QCOMPARE(store.count(Kind::Pod), std::size_t(0));
    QVERIFY(!store.findByUid(make.uid(1)));
}

void StoreObjects::tellsWhatABatchDidNet()
{
    ObjectMaker make;
    ObjectStore store;
    QStringList told;
    QObject::connect(&store, &ObjectStore::changed, &store, [&told](const KindDelta &delta) { told << text(delta); });
    const auto gone = make.pod("a", "gone", 2);
    store.apply({{upsert(make.pod("a", "x", 1)), upsert(gone), removal(gone), upsert(make.pod("a", "x", 1)),
        upsert(make.make<Node>("", "n", 3))}});
    QCOMPARE(told, (QStringList{QStringLiteral("+pods/a/x"), QStringLiteral("+nodes/n")}));
    told.clear();
    store.apply({{removal(store.find(Kind::Pod, "a", "x")), upsert(make.pod("a", "x", 1))}});
    QCOMPARE(told, (QStringList{QStringLiteral("~pods/a/x")}));
    told.clear();
    store.apply({{upsert(make.pod("a", "x", 1)), removal(make.pod("a", "x", 1)), removal(gone)}});
    QCOMPARE(told, (QStringList{QStringLiteral("-pods/a/x")}));
}

void StoreObjects::takesARecreatedNameAsRemovalAndInsertion()
{
    ObjectMaker make;
    ObjectStore store;
    const auto first = make.pod("a", "db-0", 1, {"claim"}, "n1");
    store.apply({{upsert(first)}});
    QString told;
    QObject::connect(&store, &ObjectStore::changed, &store, [&told](const KindDelta &delta) { told = text(delta); });
    store.apply({{removal(first), upsert(make.pod("a", "db-0", 2, {"claim"}, "n2"))}});
    QCOMPARE(told, QStringLiteral("-pods/a/db-0 +pods/a/db-0"));
    QVERIFY(!store.findByUid(make.uid(1)));
    QVERIFY(store.findByUid(make.uid(2)));
    QCOMPARE(text(store.sources({Kind::Node, "", "n1"}, Relation::RunsOn)), QString());
    QCOMPARE(text(store.sources({Kind::Node, "", "n2"}, Relation::RunsOn)), QStringLiteral("pods/a/db-0"));
    store.apply({{upsert(make.pod("a", "db-0", 3))}}); // the removal was missed
    QCOMPARE(told, QStringLiteral("-pods/a/db-0 +pods/a/db-0"));
}

void StoreObjects::ignoresStaleRemovalsAndKnownVersions()
{
    ObjectMaker make;
    ObjectStore store;
    const auto now = make.pod("a", "x", 2);
    store.apply({{upsert(now)}});
    int told = 0;
    QObject::connect(&store, &ObjectStore::changed, &store, [&told] { ++told; });
    store.apply({{removal(make.pod("a", "x", 1)), removal(make.pod("a", "unknown", 9))}});
    auto again = std::make_shared<Pod>();
    again->kind = Kind::Pod;
    again->meta = now->meta;
    store.apply({{upsert(again)}});
    QCOMPARE(told, 0);
    QCOMPARE(store.find(Kind::Pod, "a", "x"), ObjectPtr(now));
}

void StoreObjects::keepsWhoPointsAtWhatIsMissing()
{
    ObjectMaker make;
    ObjectStore store;
    const ObjectKey claim{Kind::PersistentVolumeClaim, "a", "c"};
    store.apply({{upsert(make.pod("a", "p2", 2, {"c"})), upsert(make.pod("a", "p1", 1, {"c", "d"}))}});
    QVERIFY(!store.find(claim));
    QCOMPARE(store.count(Kind::PersistentVolumeClaim), std::size_t(0));
    QVERIFY(store.all(Kind::PersistentVolumeClaim).empty());
    QCOMPARE(text(store.sources(claim, Relation::UsesClaim)), QStringLiteral("pods/a/p1 pods/a/p2"));
    QCOMPARE(text(store.targets({Kind::Pod, "a", "p1"}, Relation::UsesClaim)),
        QStringLiteral("persistentvolumeclaims/a/c persistentvolumeclaims/a/d"));
    const auto object = make.make<PersistentVolumeClaim>("a", "c", 5);
    store.apply({{upsert(object)}});
    QVERIFY(store.find(claim));
    store.apply({{removal(object)}});
    QCOMPARE(text(store.sources(claim, Relation::UsesClaim)), QStringLiteral("pods/a/p1 pods/a/p2"));
    store.apply({{upsert(make.pod("a", "p1", 1)), removal(make.pod("a", "p2", 2))}});
    QVERIFY(store.sources(claim, Relation::UsesClaim).empty());
}

void StoreObjects::readsEveryReferenceOfAPod()
{
    ObjectMaker make;
    auto pod = make.pod("a", "p", 1, {"c"}, "n1");
    pod->serviceAccountName = make.str("robot");
    pod->meta.owners = {{make.str("apps/v1"), make.str("ReplicaSet"), "rs", {}, true},
        {make.str("example.com/v1"), make.str("ReplicaSet"), "unknown", {}, false}};
    Volume scratch;
    scratch.name = make.str("scratch");
    scratch.source.type = SourceType::Ephemeral;
    Volume mixed;
    mixed.source.type = SourceType::Projected;
    mixed.source.projected.resize(3);
    mixed.source.projected[0] = {ProjectedSource::Type::ConfigMap, make.str("root-ca"), {}, {}, 0, false, {}};
    mixed.source.projected[1] = {ProjectedSource::Type::Secret, make.str("keys"), {}, {}, 0, false, {}};
    mixed.source.projected[2] = {ProjectedSource::Type::ClusterTrustBundle, make.str("bundle"), {}, {}, 0, false, {}};
    Volume settings;
    settings.source.type = SourceType::ConfigMap;
    settings.source.fields = {{make.str("name"), make.str("settings")}};
    Volume token;
    token.source.type = SourceType::Secret;
    token.source.fields = {{make.str("secretName"), make.str("token")}};
    Volume driver;
    driver.source.type = SourceType::CSI;
    driver.source.secretRef = make.str("elsewhere/login");
    for (const Volume &v : {scratch, mixed, settings, token, driver})
        pod->volumes.push_back(v);
    Container container;
    container.envSources = {{false, true, false, make.str("env"), {}, {}}, {true, false, false, make.str("password"), {}, {}},
        {false, false, false, make.str("settings"), {}, {}}};
    pod->containers = {container};
    QStringList seen;
    for (int r = 0; r <= int(Relation::Involves); ++r)
        if (const QString keys = text(referencesOf(*pod, Relation(r))); !keys.isEmpty())
            seen << QString::fromUtf8(relationName(Relation(r)).data()) + QStringLiteral(": ") + keys;
    QCOMPARE(seen.join(QStringLiteral("\n")), QStringLiteral("OwnedBy: replicasets/a/rs\n"
        "RunsOn: nodes/n1\n"
        "UsesClaim: persistentvolumeclaims/a/c persistentvolumeclaims/a/p-scratch\n"
        "UsesConfigMap: configmaps/a/env configmaps/a/root-ca configmaps/a/settings\n"
        "UsesSecret: secrets/a/keys secrets/a/password secrets/a/token secrets/elsewhere/login\n"
        "UsesAccount: serviceaccounts/a/robot"));
}

void StoreObjects::readsReferencesOfOtherKinds()
{
    ObjectMaker make;
    auto claim = make.make<PersistentVolumeClaim>("a", "c", 1);
    claim->volumeName = make.str("pv");
    claim->storageClassName = make.str("fast");
    QCOMPARE(text(referencesOf(*claim, Relation::BoundTo)), QStringLiteral("persistentvolumes/pv"));
    QCOMPARE(text(referencesOf(*claim, Relation::OfClass)), QStringLiteral("storageclasses/fast"));
    auto volume = make.make<PersistentVolume>("", "pv", 2);
    volume->hasClaimRef = true;
    volume->claimNamespace = make.str("a");
    volume->claimName = "c";
    QCOMPARE(text(referencesOf(*volume, Relation::ClaimedBy)), QStringLiteral("persistentvolumeclaims/a/c"));
    QVERIFY(referencesOf(*volume, Relation::OfClass).empty());
    auto slice = make.make<EndpointSlice>("a", "web-x1", 3);
    slice->serviceName = make.str("web");
    slice->endpoints.resize(2);
    slice->endpoints[0].target = {make.str("Pod"), make.str("a"), "p", {}};
    slice->endpoints[1].target = {make.str("Node"), {}, "n", {}};
    QCOMPARE(text(referencesOf(*slice, Relation::SliceOf)), QStringLiteral("services/a/web"));
    QCOMPARE(text(referencesOf(*slice, Relation::Targets)), QStringLiteral("pods/a/p"));
    auto event = make.make<Event>("default", "n.1", 4);
    event->involvedKind = make.str("Node");
    event->involvedApiVersion = make.str("v1");
    event->involvedName = "n1";
    QCOMPARE(text(referencesOf(*event, Relation::Involves)), QStringLiteral("nodes/n1"));
    event->involvedKind = make.str("Deployment");
    event->involvedApiVersion = make.str("apps/v1");
    QCOMPARE(text(referencesOf(*event, Relation::Involves)), QStringLiteral("deployments/default/n1"));
    event->involvedKind = make.str("Widget");
    QVERIFY(referencesOf(*event, Relation::Involves).empty());
    auto ingress = make.make<Ingress>("a", "front", 5);
    ingress->defaultBackend.serviceName = make.str("fallback");
    ingress->rules.resize(1);
    ingress->rules[0].paths.resize(1);
    ingress->rules[0].paths[0].backend.serviceName = make.str("web");
    QCOMPARE(text(referencesOf(*ingress, Relation::RoutesTo)), QStringLiteral("services/a/fallback services/a/web"));
    auto attachment = make.make<VolumeAttachment>("", "va", 6);
    attachment->persistentVolumeName = "pv";
    attachment->nodeName = make.str("n1");
    QCOMPARE(text(referencesOf(*attachment, Relation::Attaches)), QStringLiteral("persistentvolumes/pv"));
    QCOMPARE(text(referencesOf(*attachment, Relation::AttachedTo)), QStringLiteral("nodes/n1"));
}

void StoreObjects::takesNamespacesAsGiven()
{
    ObjectMaker make;
    ObjectStore store;
    store.apply({{upsert(make.pod("", "p", 1, {"c"}))}});
    QVERIFY(store.find(Kind::Pod, "", "p"));
    QVERIFY(!store.find(Kind::Pod, "default", "p"));
    QCOMPARE(text(store.sources({Kind::PersistentVolumeClaim, "", "c"}, Relation::UsesClaim)), QStringLiteral("pods/p"));
}

void StoreObjects::equalsANaiveStoreUnderRandomBatches()
{
    test::forSeeds([](unsigned seed) { runBatches(seed); });
}

void StoreObjects::runBatches(unsigned seed)
{
    RandomObjects random(seed);
    ObjectStore store;
    Naive naive;
    std::map<ObjectKey, ObjectPtr> told; // what listeners to changed() alone would hold
    QObject::connect(&store, &ObjectStore::changed, &store, [&told](const KindDelta &delta) {
        for (const ObjectPtr &o : delta.removed)
            QVERIFY(told[keyOf(*o)] == o && told.erase(keyOf(*o)));
        for (const ObjectPtr &o : delta.inserted)
            QVERIFY(told.emplace(keyOf(*o), o).second);
        for (const KindDelta::Update &u : delta.updated) {
            QVERIFY(told[keyOf(*u.after)] == u.before);
            told[keyOf(*u.after)] = u.after;
        }
    });
    for (int round = 0; round < 600; ++round) {
        ChangeBatch batch;
        for (int i = random.pick(12); i >= 0; --i) {
            batch.changes.push_back({random.pick(3) ? Change::Type::Upsert : Change::Type::Remove, random.object()});
            naive.apply(batch.changes.back());
        }
        store.apply(batch);
        QCOMPARE(told, naive.objects);
        const auto expected = naive.sources();
        for (const Kind kind : {Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::Node}) {
            const auto held = store.sortedObjects(kind);
            QCOMPARE(held.size(), store.count(kind));
            for (const ObjectPtr &o : held)
                QVERIFY(naive.objects.at(keyOf(*o)) == o && store.findByUid(o->meta.uid) == o);
            const auto ofKind = [kind](const auto &o) { return o.first.kind == kind; };
            QCOMPARE(std::ptrdiff_t(held.size()), std::count_if(naive.objects.begin(), naive.objects.end(), ofKind));
            for (int n = 0; n < 6; ++n)
                for (int r = 0; r <= int(Relation::Involves); ++r) {
                    const ObjectKey key{kind, kindInfo(kind).namespaced ? "a" : "", std::to_string(n)};
                    const auto at = expected.find({key, Relation(r)});
                    const std::vector<ObjectKey> wanted = at == expected.end() ? std::vector<ObjectKey>() : std::vector<ObjectKey>(at->second.begin(), at->second.end());
                    QCOMPARE(text(store.sources(key, Relation(r))), text(wanted));
                }
        }
    }
}

void StoreObjects::appliesLargeBatchesInSlices()
{
    ObjectMaker make;
    ObjectStore store;
    BatchQueue queue(store);
    ChangeBatch batch;
    for (int i = 0; i < 10000; ++i) // more than IdSet keeps sorted, on one node
        batch.changes.push_back(upsert(make.pod("a", std::to_string(i), i + 1, {}, "n")));
    int turns = 0;
    bool done = false;
    QObject::connect(&store, &ObjectStore::changed, &store, [&turns] { ++turns; });
    queue.push(batch, [&done] { done = true; });
    QCOMPARE(store.count(Kind::Pod), std::size_t(0));
    QTRY_VERIFY(done);
    QVERIFY(turns > 1);
    QCOMPARE(store.sources({Kind::Node, "", "n"}, Relation::RunsOn).size(), std::size_t(10000));
    for (Change &change : batch.changes)
        change.type = Change::Type::Remove;
    queue.push(std::move(batch));
    queue.flush();
    QVERIFY(queue.empty());
    QCOMPARE(store.count(Kind::Pod), std::size_t(0));
    QVERIFY(store.sources({Kind::Node, "", "n"}, Relation::RunsOn).empty());
}

void StoreObjects::freesWhatGoesOnAnotherThread()
{
    ObjectMaker make;
    ObjectStore store;
    BatchQueue queue(store);
    std::atomic<int> freedElsewhere = 0, freedHere = 0; // those at the end are too few to be worth it
    const auto count = [&, here = QThread::currentThread()](const Object *) { (QThread::currentThread() == here ? freedHere : freedElsewhere)++; };
    ChangeBatch come, go;
    for (int i = 0; i < 5000; ++i) {
        const std::shared_ptr<const Object> pod = make.pod("a", std::to_string(i), i + 1);
        come.changes.push_back(upsert(ObjectPtr(pod.get(), [pod, count](const Object *object) { count(object); })));
        go.changes.push_back(removal(come.changes.back().object));
    }
    queue.push(std::move(come));
    queue.push(std::move(go));
    QTRY_COMPARE(freedElsewhere + freedHere, 5000);
    QVERIFY2(freedHere < 50, std::to_string(freedHere).c_str());
}
QTEST_GUILESS_MAIN(StoreObjects)
#include "store_objects.moc"

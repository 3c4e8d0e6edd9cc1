#include <QtTest>

#include "models/core/json.h"
#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/storage/explainclaim.h"

using namespace portolan;

namespace {

/// A small cluster under construction; objects may be changed until they are stored.
class Cluster
{
public:
    std::shared_ptr<PersistentVolume> volume(const std::string &name, const char *size = "1Gi", const char *modes = "RWO", const char *storageClass = "manual")
    {
        auto v = make<PersistentVolume>(Kind::PersistentVolume, {}, name);
        v->capacity = text(size);
        v->storageClassName = text(storageClass);
        v->phase = text("Available");
        setModes(v->accessModes, modes);
        return v;
    }
    std::shared_ptr<PersistentVolumeClaim> claim(const char *size = "500Mi", const char *modes = "RWO", const char *storageClass = "manual", const std::string &name = "c")
    {
        auto c = make<PersistentVolumeClaim>(Kind::PersistentVolumeClaim, "ns", name);
        c->request = text(size);
        c->storageClassName = text(storageClass);
        c->hasStorageClassName = true;
        c->phase = text("Pending");
        c->meta.uid = Uid::parse("uid-" + name, m_pool);
        setModes(c->accessModes, modes);
        return c;
    }
    std::shared_ptr<StorageClass> storageClass(const std::string &name, const char *provisioner, const char *binding = "Immediate")
    {
        auto s = make<StorageClass>(Kind::StorageClass, {}, name);
        s->provisioner = text(provisioner);
        s->volumeBindingMode = text(binding);
        return s;
    }
    void node(const std::string &name)
    {
        auto n = make<Node>(Kind::Node, {}, name);
        n->meta.labels.emplace_back(text("kubernetes.io/hostname"), text(name));
    }
    std::shared_ptr<Pod> pod(const std::string &name, const char *onNode = "", const std::string &claim = "c")
    {
        auto p = make<Pod>(Kind::Pod, "ns", name);
        p->nodeName = text(onNode);
        p->phase = text(*onNode ? "Running" : "Pending");
        Volume v;
        v.name = text("data");
        v.source.type = SourceType::PersistentVolumeClaim;
        v.source.fields.emplace_back(text("claimName"), text(claim));
        p->volumes.push_back(std::move(v));
        return p;
    }
    void reserve(PersistentVolume &v, const std::string &name, const char *uid = "")
    {
        v.hasClaimRef = true;
        v.claimNamespace = text("ns");
        v.claimName = name;
        v.claimUid = Uid::parse(uid, m_pool);
    }
    void tieTo(PersistentVolume &v, const char *nodeName)
    {
        v.nodeAffinity.present = true;
        NodeSelectorTerm term;
        term.expressions.push_back({text("kubernetes.io/hostname"), LabelSelector::Op::In, {text(nodeName)}});
        v.nodeAffinity.terms.push_back(std::move(term));
    }
    void annotate(Object &object, const char *key, const char *value) { object.meta.annotations.emplace_back(text(key), text(value)); }
    IStr text(std::string_view t) { return m_pool.intern(t); }

    /// The JSON answer, after storing what was made.
    Json explain(const ExplainOptions &options = {}, const std::string &name = "c")
    {
        const auto answer = explainClaim(stored(), "ns", name, options);
        return answer ? explanationJson(*answer) : Json(answer.error().text());
    }
    ObjectStore &stored()
    {
        ChangeBatch batch;
        for (const ObjectPtr &object : m_made)
            batch.changes.push_back({Change::Type::Upsert, object});
        m_made.clear();
        m_store.apply(batch);
        return m_store;
    }

private:
    template<class T>
    std::shared_ptr<T> make(Kind kind, const char *ns, const std::string &name)
    {
        auto object = std::make_shared<T>();
        object->kind = kind;
        object->meta.name = name;
        object->meta.ns = text(ns);
        m_made.push_back(object);
        return object;
    }
    template<class T>
    std::shared_ptr<T> make(Kind kind, std::initializer_list<int>, const std::string &name) { return make<T>(kind, "", name); }
    static void setModes(AccessModes &to, const char *words)
    {
        static const std::map<QString, const char *> names{{QStringLiteral("RWO"), "ReadWriteOnce"}, {QStringLiteral("ROX"), "ReadOnlyMany"},
            {QStringLiteral("RWX"), "ReadWriteMany"}, {QStringLiteral("RWOP"), "ReadWriteOncePod"}};
        for (const QString &word : QString::fromUtf8(words).split(QLatin1Char(','), Qt::SkipEmptyParts))
            to.add(names.at(word));
    }

    StringPool m_pool;
    ObjectStore m_store;
    std::vector<ObjectPtr> m_made;
};

QString line(const Json &json) { return QString::fromStdString(toJsonText(json)); }
QString str(const Json &json) { return QString::fromStdString(json.scalarText()); }

} // namespace

#define CHOOSES(answer, why, volume) do { const Json a = (answer); QCOMPARE(str(a["reason"]), QStringLiteral(why)); QCOMPARE(str(a["chosen_pv"]), QStringLiteral(volume)); } while (false)
#define REJECTS(answer, volume, criteria) QCOMPARE(line((answer)["rejections"][volume]), QStringLiteral(criteria))

/// A test a point of how a claim finds its volume.
class StorageClaim : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSmallestLargeEnoughVolumeWins()
    {
        Cluster k;
        k.volume("a", "100Gi"); k.volume("b", "2Gi"); k.volume("c", "100Mi"); k.claim("1Gi");
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "b");
        REJECTS(answer, "c", "[\"capacity\"]");
        QCOMPARE(line(answer["chosen_any_of"]), QStringLiteral("[]"));
        QVERIFY(answer["event"].isNull());
    }
    void fewerModesBeatLessCapacity()
    {
        Cluster k;
        k.volume("big", "100Gi", "RWO"); k.volume("small", "1Gi", "RWO,ROX"); k.claim(); k.node("n");
        CHOOSES(k.explain(), "Match", "big");
        CHOOSES(k.explain({"n", {}}), "Match", "small"); // the scheduler has no groups
    }
    void reservationWinsInsideItsGroupOnly()
    {
        Cluster k;
        k.reserve(*k.volume("mine", "9Gi"), "c"); k.volume("small", "1Gi"); k.claim();
        CHOOSES(k.explain(), "Prebound", "mine");
        Cluster other;
        other.reserve(*other.volume("mine", "9Gi", "RWO,ROX"), "c"); other.volume("plain", "50Gi", "RWO"); other.claim();
        CHOOSES(other.explain(), "Match", "plain");
    }
    void tiesAreAllNamed()
    {
        Cluster k;
        k.volume("b", "1Gi"); k.volume("a", "1024Mi"); k.volume("z", "2Gi"); k.claim();
        QCOMPARE(line(k.explain()["chosen_any_of"]), QStringLiteral("[\"a\",\"b\"]"));
        Cluster groups; // two groups of two modes each: which is searched first is not defined
        groups.volume("x", "1Gi", "RWO,ROX"); groups.volume("y", "9Gi", "RWO,RWX"); groups.claim();
        QCOMPARE(line(groups.explain()["chosen_any_of"]), QStringLiteral("[\"x\",\"y\"]"));
    }
    void reservedVolumesAreNotAskedForClassSelectorPhase()
    {
        Cluster k;
        auto v = k.volume("mine", "1Gi", "RWO", "other");
        k.reserve(*v, "c");
        v->phase = k.text("Released");
        auto c = k.claim();
        c->hasSelector = true;
        c->selector.matchLabels.emplace_back(k.text("a"), k.text("b"));
        CHOOSES(k.explain(), "Prebound", "mine");
    }
    void reservedVolumesMustStillFit()
    {
        Cluster k;
        auto v = k.volume("mine", "1Mi", "ROX", "other");
        k.reserve(*v, "c");
        v->volumeMode = k.text("Block");
        v->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.claim();
        REJECTS(k.explain(), "mine", "[\"deletion\",\"capacity\",\"volumeMode\",\"accessModes\"]");
    }
    void aReservationBindsEvenWhileTheClassWaits()
    {
        Cluster k;
        k.storageClass("manual", "kubernetes.io/no-provisioner", "WaitForFirstConsumer");
        k.reserve(*k.volume("mine"), "c"); k.volume("free"); k.claim();
        CHOOSES(k.explain(), "Prebound", "mine");
    }
    void anotherUidIsAReleasedVolume()
    {
        Cluster k;
        auto v = k.volume("old");
        k.reserve(*v, "c", "uid-of-the-claim-before");
        v->phase = k.text("Released");
        k.claim();
        const Json answer = k.explain();
        CHOOSES(answer, "ClassNotFound", "");
        REJECTS(answer, "old", "[\"claimRef\",\"phase\"]");
    }
    void everyCriterionIsJudgedInOrder()
    {
        Cluster k;
        auto v = k.volume("bad", "1Mi", "ROX", "other");
        v->volumeMode = k.text("Block");
        v->volumeAttributesClassName = k.text("gold");
        v->phase = k.text("Failed");
        v->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.reserve(*v, "somebody");
        k.tieTo(*v, "elsewhere");
        k.node("n");
        auto c = k.claim();
        c->hasSelector = true;
        c->selector.matchLabels.emplace_back(k.text("a"), k.text("b"));
        REJECTS(k.explain({"n", {"bad"}}), "bad",
                "[\"excluded\",\"claimRef\",\"deletion\",\"capacity\",\"volumeMode\",\"volumeAttributesClass\",\"accessModes\",\"storageClass\",\"selector\",\"phase\",\"nodeAffinity\"]");
    }
    void aNamedVolumeIsTheOnlyOne()
    {
        Cluster k;
        auto v = k.volume("named");
        v->phase = k.text("Released"); // not looked at
        k.tieTo(*v, "elsewhere");
        k.volume("better");
        auto c = k.claim();
        c->volumeName = k.text("named");
        c->hasSelector = true;
        c->selector.matchLabels.emplace_back(k.text("a"), k.text("b"));
        const Json answer = k.explain();
        CHOOSES(answer, "VolumeName", "named");
        REJECTS(answer, "better", "[\"volumeName\"]");
    }
    void aNamedVolumeThatDoesNotFit_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("message");
        QTest::newRow("size") << QStringLiteral("size") << QStringLiteral("requested PV is too small");
        QTest::newRow("class") << QStringLiteral("class") << QStringLiteral("storageClassName does not match");
        QTest::newRow("mode") << QStringLiteral("mode") << QStringLiteral("incompatible volumeMode");
        QTest::newRow("access") << QStringLiteral("access") << QStringLiteral("incompatible accessMode");
        QTest::newRow("deletion") << QStringLiteral("deletion") << QStringLiteral("the volume is marked for deletion \"named\"");
    }
    void aNamedVolumeThatDoesNotFit()
    {
        QFETCH(QString, what);
        QFETCH(QString, message);
        Cluster k;
        auto v = k.volume("named", what == QStringLiteral("size") ? "1Mi" : "1Gi", what == QStringLiteral("access") ? "ROX" : "RWO",
                          what == QStringLiteral("class") ? "other" : "manual");
        if (what == QStringLiteral("mode"))
            v->volumeMode = k.text("Block");
        if (what == QStringLiteral("deletion"))
            v->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.claim()->volumeName = k.text("named");
        const Json answer = k.explain();
        CHOOSES(answer, "VolumeMismatch", "");
        QCOMPARE(str(answer["event"][2]), QStringLiteral("Cannot bind to requested volume \"named\": ") + message);
    }
    void pointingAtEachOtherChecksNothing()
    {
        Cluster k;
        k.reserve(*k.volume("named", "1Mi", "ROX", "other"), "c");
        k.claim()->volumeName = k.text("named");
        CHOOSES(k.explain(), "VolumeName", "named");
    }
    void aNamedVolumeMayBeMissingOrTaken()
    {
        Cluster k;
        k.reserve(*k.volume("taken"), "somebody");
        k.claim()->volumeName = k.text("taken");
        k.claim("1Gi", "RWO", "manual", "d")->volumeName = k.text("nowhere");
        const Json taken = k.explain();
        CHOOSES(taken, "VolumeBoundToOther", "");
        REJECTS(taken, "taken", "[\"claimRef\"]");
        CHOOSES(k.explain({}, "d"), "VolumeNotFound", "");
    }
    void theControllerIgnoresAffinityTheSchedulerDoesNot()
    {
        Cluster k;
        k.tieTo(*k.volume("tied"), "one"); k.claim(); k.node("one"); k.node("two");
        CHOOSES(k.explain(), "Match", "tied");
        CHOOSES(k.explain({"one", {}}), "Match", "tied");
        const Json answer = k.explain({"two", {}});
        CHOOSES(answer, "BindConflict", "");
        REJECTS(answer, "tied", "[\"nodeAffinity\"]");
    }
    void aReservedVolumeStopsTheSchedulersSearch()
    {
        Cluster k;
        k.node("n"); k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.reserve(*k.volume("mine", "1Gi", "ROX"), "c"); k.volume("free"); k.claim();
        const Json stuck = k.explain({"n", {}}); // it takes the volume, and the controller never binds it
        CHOOSES(stuck, "BindConflict", "");
        REJECTS(stuck, "mine", "[\"accessModes\"]");
        Cluster elsewhere;
        elsewhere.node("n");
        auto v = elsewhere.volume("mine");
        elsewhere.reserve(*v, "c"); elsewhere.tieTo(*v, "other"); elsewhere.volume("free"); elsewhere.claim();
        CHOOSES(elsewhere.explain({"n", {}}), "BindConflict", "");
    }
    void emptyAndAbsentClassesAreTheSame()
    {
        Cluster k;
        k.volume("plain", "1Gi", "RWO", "");
        k.claim("1Gi", "RWO", "")->hasStorageClassName = false;
        CHOOSES(k.explain(), "Match", "plain");
    }
    void theAnnotationWinsOverTheField()
    {
        Cluster k;
        k.volume("beta", "1Gi", "RWO", "beta"); k.volume("field", "1Gi", "RWO", "manual"); k.volume("none", "1Gi", "RWO", "");
        k.annotate(*k.claim(), "volume.beta.kubernetes.io/storage-class", "beta");
        k.annotate(*k.claim("1Gi", "RWO", "manual", "d"), "volume.beta.kubernetes.io/storage-class", "");
        CHOOSES(k.explain(), "Match", "beta");
        CHOOSES(k.explain({}, "d"), "Match", "none");
    }
    void quantitiesCompareByValue()
    {
        Cluster k;
        k.volume("half", "0.5Gi"); k.volume("decimal", "500M"); k.claim("512Mi");
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "half");
        REJECTS(answer, "decimal", "[\"capacity\"]");
        Cluster exact;
        exact.volume("v", "1500m"); exact.claim("1501m");
        REJECTS(exact.explain(), "v", "[\"capacity\"]");
        Cluster exponent;
        exponent.volume("v", "1e9"); exponent.claim("1G");
        CHOOSES(exponent.explain(), "Match", "v");
    }
    void aWaitingClassWaitsForPods()
    {
        Cluster k;
        k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.volume("v"); k.claim();
        const Json first = k.explain();
        CHOOSES(first, "WaitForFirstConsumer", "");
        QCOMPARE(line(first["event"]), QStringLiteral("[\"Normal\",\"WaitForFirstConsumer\",\"waiting for first consumer to be created before binding\"]"));
        QCOMPARE(line(first["rejections"]), QStringLiteral("{}"));
        k.pod("two"); k.pod("one"); k.pod("placed", "n");
        QCOMPARE(line(k.explain()["event"]), QStringLiteral("[\"Normal\",\"WaitForPodScheduled\",\"waiting for pods one,two to be scheduled\"]"));
    }
    void aChosenNodeEndsTheWait()
    {
        Cluster k;
        k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.node("n"); k.node("m");
        k.annotate(*k.claim(), "volume.kubernetes.io/selected-node", "n");
        CHOOSES(k.explain(), "ExternalProvisioning", "");
        CHOOSES(k.explain({"n", {}}), "WillProvision", "");
        CHOOSES(k.explain({"m", {}}), "OtherNodeSelected", "");
    }
    void withoutAFitTheClassDecides_data()
    {
        QTest::addColumn<QString>("provisioner");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("event");
        QTest::newRow("none") << QStringLiteral("kubernetes.io/no-provisioner") << QStringLiteral("NoProvisioner") << QStringLiteral("ProvisioningFailed");
        QTest::newRow("unknown") << QStringLiteral("kubernetes.io/nonsense") << QStringLiteral("UnknownProvisioner") << QStringLiteral("ProvisioningFailed");
        QTest::newRow("external") << QStringLiteral("example.com/p") << QStringLiteral("ExternalProvisioning") << QStringLiteral("ExternalProvisioning");
        QTest::newRow("no class") << QString() << QStringLiteral("ClassNotFound") << QStringLiteral("ProvisioningFailed");
    }
    void withoutAFitTheClassDecides()
    {
        QFETCH(QString, provisioner);
        Cluster k;
        if (!provisioner.isEmpty())
            k.storageClass("manual", provisioner.toUtf8().constData());
        k.claim();
        const Json answer = k.explain();
        QTEST(str(answer["reason"]), "reason");
        QTEST(str(answer["event"][1]), "event");
        QVERIFY(!answer["advice"].view().empty());
    }
    void withoutAClassThereIsNoMatch()
    {
        Cluster k;
        k.claim("1Gi", "RWO", "");
        QCOMPARE(line(k.explain()["event"]), QStringLiteral("[\"Normal\",\"FailedBinding\",\"no persistent volumes available for this claim and no storage class is set\"]"));
        CHOOSES(k.explain(), "NoMatch", "");
    }
    void boundClaimsStayBoundOrAreLost()
    {
        Cluster k;
        k.reserve(*k.volume("mine"), "c"); k.reserve(*k.volume("theirs"), "somebody");
        for (const auto &[name, volume] : {std::pair("c", "mine"), std::pair("misbound", "theirs"), std::pair("lost", "nowhere")}) {
            auto c = k.claim("1Gi", "RWO", "manual", name);
            c->volumeName = k.text(volume);
            k.annotate(*c, "pv.kubernetes.io/bind-completed", "yes");
        }
        CHOOSES(k.explain(), "Bound", "mine");
        CHOOSES(k.explain({}, "misbound"), "Misbound", "");
        CHOOSES(k.explain({}, "lost"), "Lost", "");
    }
    void provisioningOnANodeObeysTopology()
    {
        Cluster k;
        auto s = k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        StorageClass::TopologyTerm term;
        term.labels.emplace_back(k.text("kubernetes.io/hostname"), std::vector<IStr>{k.text("n")});
        s->allowedTopologies.push_back(term);
        k.claim(); k.node("n"); k.node("m");
        CHOOSES(k.explain({"n", {}}), "WillProvision", "");
        CHOOSES(k.explain({"m", {}}), "BindConflict", "");
    }
    void whoCouldTakeAVolume()
    {
        Cluster k;
        k.volume("v", "1Gi"); k.claim("500Mi", "RWO", "manual", "small"); k.claim("5Gi", "RWO", "manual", "large");
        const auto claims = claimsForVolume(k.stored(), "v");
        QCOMPARE(claims.size(), std::size_t(2));
        QCOMPARE(claims[0].claim.name, std::string("large"));
        QVERIFY(!claims[0].fits && claims[0].failed.front().criterion == Criterion::Capacity);
        QVERIFY(claims[1].fits && claims[1].wouldTake);
    }
    void whatDeletingAClaimDoes()
    {
        Cluster k;
        for (const char *policy : {"Retain", "Delete", "Recycle"}) {
            k.volume(policy)->reclaimPolicy = k.text(policy);
            k.claim("1Gi", "RWO", "manual", std::string("c-") + policy)->volumeName = k.text(policy);
        }
        k.pod("user", "n", "c-Retain");
        const auto retained = deletionEffect(k.stored(), "ns", "c-Retain");
        QVERIFY(retained && retained->dataKept && retained->heldBy == std::vector<std::string>{"user"});
        QVERIFY(!deletionEffect(k.stored(), "ns", "c-Delete")->dataKept);
        QVERIFY(!deletionEffect(k.stored(), "ns", "c-Recycle")->dataKept);
    }
    void whichPodsCanShareAClaim()
    {
        for (const auto &[modes, conflict] : {std::pair("RWO", true), std::pair("RWX", false), std::pair("RWOP", true)}) {
            Cluster k;
            k.claim("1Gi", modes); k.pod("a", "n1"); k.pod("b", "n2");
            const auto sharing = claimSharing(k.stored(), "ns", "c");
            QVERIFY(sharing && sharing->users.size() == 2);
            QCOMPARE(sharing->users[0].conflicts, conflict);
        }
        Cluster oneNode;
        oneNode.claim(); oneNode.pod("a", "n"); oneNode.pod("b", "n");
        QVERIFY(!claimSharing(oneNode.stored(), "ns", "c")->users[0].conflicts);
    }
    void whatIsMissingIsSaid()
    {
        Cluster k;
        k.claim();
        QCOMPARE(explainClaim(k.stored(), "ns", "nobody").error().kind, ErrorKind::NotFound);
        QCOMPARE(explainClaim(k.stored(), "ns", "c", {"no-node", {}}).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(StorageClaim)
#include "storage_claim.moc"

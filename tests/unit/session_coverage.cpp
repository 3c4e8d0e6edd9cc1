#include <QSignalSpy>
#include <QTest>

#include "models/session/snapshotsession.h"
#include "models/snapshot/filecoverage.h"
#include "models/snapshot/snapshotheader.h"
#include "models/store/storesnapshot.h"
#include "models/yaml/yamlwriter.h"
#include "tests/fakesession.h"

using namespace portolan;

namespace {

Coverage read(const std::string &text, bool complete = false)
{
    SnapshotOptions options;
    options.complete = complete;
    auto snapshot = readSnapshotText(text, "f.yaml", options);
    return snapshot ? snapshot->coverage : Coverage::all(Covered::NotReadYet);
}

constexpr const char *onePod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\n---\n";

KindState stateOf(KindState::Phase phase, std::vector<std::string> namespaces = {})
{
    KindState state;
    state.phase = phase;
    state.namespaces = std::move(namespaces);
    return state;
}

} // namespace

/// What was not read is unknown: who says so, and of what.
class SessionCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBareStoreKnowsEverything()
    {
        const ObjectStore store;
        QVERIFY(store.coverage().knows(Kind::Node));
        QVERIFY(store.coverage().knows(Kind::Pod, "shop"));
    }
    void aChangeIsToldAndTravelsWithASnapshot()
    {
        ObjectStore store;
        QSignalSpy told(&store, &ObjectStore::coverageChanged);
        store.setCoverage(Kind::Node, {Covered::NotAllowed, {}, {}});
        store.setCoverage(Kind::Node, {Covered::NotAllowed, {}, {}}); // as it was
        QCOMPARE(told.size(), 1);
        const StoreSnapshot before(store);
        store.setCoverage(Kind::Node, {});
        QCOMPARE(before.coverage().of(Kind::Node), Covered::NotAllowed);
        QCOMPARE(store.coverage().of(Kind::Node), Covered::Whole);
    }
    void theStoreIsOfTheReleaseThatWasRecorded()
    {
        QCOMPARE(ObjectStore().serverVersion(), ServerVersion());
        auto recorded = readSnapshotText(snapshotHeader("v1.20.2") + onePod, "f.yaml");
        QVERIFY(recorded.has_value());
        SnapshotSession old(std::move(*recorded));
        QCOMPARE(old.store().serverVersion(), ServerVersion(1, 20));
        auto plain = readSnapshotText(onePod, "f.yaml");
        QVERIFY(plain.has_value());
        SnapshotSession newest(std::move(*plain));
        QCOMPARE(newest.store().serverVersion(), ServerVersion());
    }
    void namespacesAreToldApart()
    {
        Coverage coverage;
        coverage.set(Kind::Pod, {Covered::NotAllowed, {{"shop", Covered::Whole}}, {}});
        QCOMPARE(coverage.of(Kind::Pod, "shop"), Covered::Whole);
        QCOMPARE(coverage.of(Kind::Pod, "other"), Covered::NotAllowed);
        QCOMPARE(coverage.of(Kind::Pod), Covered::Partly);
        QVERIFY(!coverage.knows(Kind::Pod));
        coverage.set(Kind::PersistentVolume, {Covered::NotAllowed, {{"shop", Covered::Whole}}, {}}); // has no namespaces
        QCOMPARE(coverage.of(Kind::PersistentVolume, "shop"), Covered::NotAllowed);
    }
    void whatIsNotServedIsKnownNotToBe()
    {
        QVERIFY(Coverage::all(Covered::NotServed).knows(Kind::VolumeSnapshot));
        QVERIFY(!Coverage::all(Covered::NotReadYet).knows(Kind::VolumeSnapshot));
    }
    void aKindsStateSaysWhatItCovers()
    {
        using Phase = KindState::Phase;
        QCOMPARE(coverageOf(stateOf(Phase::Synced)), (KindCoverage{}));
        QCOMPARE(coverageOf(stateOf(Phase::Stale)).elsewhere, Covered::Whole); // as of then
        QCOMPARE(coverageOf(stateOf(Phase::Idle)).elsewhere, Covered::NotReadYet);
        QCOMPARE(coverageOf(stateOf(Phase::Loading)).elsewhere, Covered::NotReadYet);
        QCOMPARE(coverageOf(stateOf(Phase::Failed)).elsewhere, Covered::NotReadYet);
        QCOMPARE(coverageOf(stateOf(Phase::Forbidden)).elsewhere, Covered::NotAllowed);
        QCOMPARE(coverageOf(stateOf(Phase::NotServed)).elsewhere, Covered::NotServed);
        const KindCoverage some = coverageOf(stateOf(Phase::Synced, {"shop"}));
        QCOMPARE(some.elsewhere, Covered::NotAllowed);
        QCOMPARE(some.namespaces.at("shop"), Covered::Whole);
    }
    void anUndecodableObjectMayBeTheOneLookedFor()
    {
        KindState state = stateOf(KindState::Phase::Synced);
        state.undecodable = 1;
        state.lastUndecodable = "pods/shop/web: spec is no object";
        QCOMPARE(coverageOf(state).elsewhere, Covered::Partly);
        QCOMPARE(coverageOf(state).reason, state.lastUndecodable);
    }
    void aFileCoversTheKindsItHolds()
    {
        const Coverage coverage = read(onePod);
        QCOMPARE(coverage.of(Kind::Pod), Covered::Whole);
        QCOMPARE(coverage.of(Kind::Pod, "shop"), Covered::Whole);
        QCOMPARE(coverage.of(Kind::Pod, "other"), Covered::NotInFile); // nothing of that namespace is here
        QVERIFY(coverage.knows(Kind::Pod) && coverage.knows(Kind::Pod, "shop") && !coverage.knows(Kind::Pod, "other") && coverage.assumes(Kind::Pod, "other"));
        QCOMPARE(coverage.of(Kind::Node), Covered::NotInFile);
        QCOMPARE(coverage.of(Kind::Secret, "shop"), Covered::NotInFile);
        QVERIFY(coverage.isInferred());
    }
    void aDamagedFileMayHaveHeldAnything()
    {
        const std::string broken = std::string(onePod) + "kind: [\n";
        const Coverage coverage = read(broken);
        for (const Kind kind : {Kind::Pod, Kind::Node, Kind::Secret})
            QCOMPARE(coverage.of(kind), Covered::Partly);
        QCOMPARE(coverage.of(Kind::Pod, "shop"), Covered::Partly);
        QCOMPARE(coverage.of(Kind::Pod, "other"), Covered::Partly);
        QVERIFY(!coverage.assumes(Kind::Secret, "shop"));
        QVERIFY(read(broken, true).knows(Kind::Secret)); // a person says that it is all there is
        QCOMPARE(read(R"({"kind":"PodList","apiVersion":"v1","items":[{"metadata":)").of(Kind::Pod), Covered::Partly);
    }
    void aBrokenObjectIsOfItsKind()
    {
        const Coverage coverage = read(std::string(onePod) + "apiVersion: v1\nkind: Pod\nmetadata: {namespace: shop}\n");
        QCOMPARE(coverage.of(Kind::Pod, "shop"), Covered::Partly);
        QCOMPARE(coverage.of(Kind::Node), Covered::NotInFile);
    }
    void aNamespaceIsCoveredByWhateverIsInIt()
    {
        const Coverage coverage = read(std::string(onePod) + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: other}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: empty}\n");
        for (const char *ns : {"shop", "other", "empty"})
            QCOMPARE(coverage.of(Kind::Pod, ns), Covered::Whole);
        QCOMPARE(coverage.of(Kind::Pod, "elsewhere"), Covered::NotInFile);
        QCOMPARE(coverage.of(Kind::Pod), Covered::Whole);
    }
    void anEmptyListOfAKindCoversIt()
    {
        QCOMPARE(read("apiVersion: v1\nkind: PersistentVolumeList\nitems: []\n").of(Kind::PersistentVolume), Covered::Whole);
        QCOMPARE(read("apiVersion: v1\nkind: List\nitems: []\n").of(Kind::PersistentVolume), Covered::NotInFile);
    }
    void aCompleteFileCoversEverything()
    {
        QCOMPARE(read(onePod, true), Coverage());
    }
    void aRecordIsBelieved()
    {
        Coverage written = Coverage::all(Covered::NotServed);
        written.set(Kind::Pod, {Covered::NotAllowed, {{"shop", Covered::Whole}}, {}});
        written.set(Kind::Node, {Covered::NotAllowed, {}, {}});
        written.set(Kind::Secret, {});
        const std::string text = onePod + toYaml(coverageRecord(written, {}));
        const Coverage found = read(text);
        for (const KindInfo &info : knownKinds())
            QVERIFY2(found.kind(info.kind) == written.kind(info.kind), std::string(info.resource).c_str());
        QCOMPARE(read(text, true), Coverage());
        const auto snapshot = readSnapshotText(text, "f.yaml");
        QCOMPARE(snapshot->objects.size(), std::size_t(1)); // the record is no object
        QVERIFY(snapshot->problems.empty());
    }
    void aSnapshotOfPlainFilesAssumesWhatTheyDo()
    {
        const Coverage plain = read(onePod);
        QVERIFY(plain.assumes(Kind::NetworkPolicy, "shop") && !plain.knows(Kind::NetworkPolicy, "shop"));
        const Coverage again = read(onePod + toYaml(coverageRecord(plain, {})));
        QCOMPARE(again, plain);
        QVERIFY(!read(onePod + toYaml(coverageRecord(plain, {})) + "---\n" + toYaml(coverageRecord(Coverage::all(Covered::NotAllowed), {}))).isInferred());
    }
    void ofTwoFilesTheBetterRecordCounts()
    {
        Coverage shop = Coverage::all(Covered::NotAllowed), nodes = Coverage::all(Covered::NotInFile);
        shop.set(Kind::Pod, {Covered::NotAllowed, {{"shop", Covered::Whole}}, {}});
        nodes.set(Kind::Node, {});
        const Coverage both = read(toYaml(coverageRecord(shop, {})) + "---\n" + toYaml(coverageRecord(nodes, {})));
        QCOMPARE(both.of(Kind::Node), Covered::Whole);
        QCOMPARE(both.of(Kind::Pod, "shop"), Covered::Whole);
        QCOMPARE(both.of(Kind::Pod, "other"), Covered::NotAllowed);
    }
    void aRecordCountsItsObjects()
    {
        KindNumbers objects{};
        objects[std::size_t(Kind::Pod)] = 2;
        const std::string record = "---\n" + toYaml(coverageRecord(Coverage(), objects)), pod = "apiVersion: v1\nkind: Pod\nmetadata: {namespace: shop, name: ";
        QCOMPARE(read(record).of(Kind::Pod, "shop"), Covered::NotInFile); // somebody took them out
        QCOMPARE(read(pod + "web}\n" + record).of(Kind::Pod, "shop"), Covered::Partly);
        QCOMPARE(read(pod + "web}\n---\n" + pod + "db}\n" + record).of(Kind::Pod, "shop"), Covered::Whole);
        QCOMPARE(read(record).of(Kind::Secret), Covered::Whole); // there were none
        QVERIFY(!read(record).isInferred());
    }
    void recordsOfOtherVersionsAreReadAsFarAsTheyGo()
    {
        const Coverage found = read("apiVersion: portolan.github.io/v1\nkind: Coverage\nkinds:\n- {resource: pods, read: Whole}\n"
                                    "- {resource: nodes, group: '', read: Guessed}\n- {resource: comets, group: sky, read: Whole}\n");
        QCOMPARE(found.of(Kind::Pod), Covered::Whole);
        QCOMPARE(found.of(Kind::Node), Covered::NotInFile);
        QCOMPARE(found.of(Kind::Secret), Covered::NotInFile);
    }
    void aSessionOverFilesTellsItsStore()
    {
        SnapshotSession session(*readSnapshotText(onePod, "f.yaml"));
        QCOMPARE(session.store().coverage().of(Kind::Pod, "shop"), Covered::Whole);
        QCOMPARE(session.store().coverage().of(Kind::PersistentVolume), Covered::NotInFile);
    }
    void nothingIsKnownUntilTheFilesAreRead()
    {
        SnapshotSession session([] { return readSnapshotText(onePod, "f.yaml"); }, "f.yaml");
        QCOMPARE(session.store().coverage().of(Kind::Pod), Covered::NotReadYet);
        QTRY_COMPARE(session.store().coverage().of(Kind::Pod), Covered::Whole);
        QCOMPARE(session.store().count(Kind::Pod), std::size_t(1));
    }
    void pagesBeginWhereOneMayLook()
    {
        FakeSession session(Timestamp::parse("2026-01-01T00:00:00Z")); // its context names no namespace
        QCOMPARE(session.firstNamespace(), std::string("default"));
        session.setNamespaces({"shop", "stock"});
        QCOMPARE(session.firstNamespace(), std::string("shop"));
        session.setNamespaces({"shop", "default"});
        QCOMPARE(session.firstNamespace(), std::string("default"));
    }
    void manifestsNamespacesCarryTheirNameAsLabel()
    {
        const auto labelOf = [](const std::string &metadata) {
            const auto snapshot = readSnapshotText("apiVersion: v1\nkind: Namespace\nmetadata: " + metadata + "\n", "f.yaml");
            const IStr *label = findPair(snapshot->objects.front()->meta.labels, "kubernetes.io/metadata.name");
            return label ? QString::fromStdString(label->str()) : QStringLiteral("(none)");
        };
        QCOMPARE(labelOf("{name: shop}"), QStringLiteral("shop"));
        QCOMPARE(labelOf("{name: shop, labels: {team: a}, creationTimestamp: null}"), QStringLiteral("shop"));
        QCOMPARE(labelOf("{name: shop, uid: u-1}"), QStringLiteral("(none)")); // as a server before 1.21 has it
    }
};

QTEST_GUILESS_MAIN(SessionCoverage)
#include "session_coverage.moc"

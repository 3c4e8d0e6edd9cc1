// What is under pressure, and when a session asks for usage.
#include <atomic>

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include "models/usage/pressure.h"
#include "models/usage/usagefeed.h"
#include "tests/fakesession.h"
#include "tests/objectmaker.h"

using namespace portolan;

namespace {

using Type = PressureFinding::Type;

/// Files with one pod's metrics, or with none.
class CountingSource final : public ObjectSource
{
public:
    [[nodiscard]] Result<ResourceInfo> resolve(std::string_view) override { return failure(ErrorKind::NotFound, "", ""); }
    [[nodiscard]] Result<std::vector<ResourceInfo>> resources() override { return std::vector<ResourceInfo>(); }
    [[nodiscard]] Result<Json> get(const ResourceInfo &, std::string_view, std::string_view) override { return failure(ErrorKind::NotFound, "", ""); }
    [[nodiscard]] Result<Json> list(const ResourceInfo &resource, const ListOptions &) override
    {
        ++(resource.kind == "PodMetrics" ? pods : nodes);
        if (error)
            return tl::unexpected(*error);
        Json items = Json::array();
        if (held && resource.kind == "PodMetrics")
            items.push(Json::object({{"metadata", Json::object({{"name", "web"}, {"namespace", "shop"}})},
                                     {"containers", Json(Json::Array{Json::object({{"name", "app"}, {"usage", Json::object({{"cpu", "5m"}, {"memory", "95Mi"}})}})})}}));
        return Json::object({{"kind", "PodMetricsList"}, {"items", std::move(items)}});
    }
    [[nodiscard]] Result<std::string> podLog(std::string_view, std::string_view, const LogOptions &) override { return failure(ErrorKind::NotFound, "", ""); }
    [[nodiscard]] Result<Json> version() override { return failure(ErrorKind::NotFound, "", ""); }

    std::atomic<int> pods = 0, nodes = 0;
    bool held = true;
    std::optional<Error> error;
};

} // namespace

class UsagePressure : public QObject
{
    Q_OBJECT
    ObjectMaker make;
    ObjectStore store;
    UsageNow usage;

    template<class T>
    void put(std::shared_ptr<T> object)
    {
        store.apply(ChangeBatch{{{Change::Type::Upsert, std::move(object)}}});
    }
    std::shared_ptr<Pod> pod(const char *name, const char *memoryLimit)
    {
        auto out = make.pod("shop", name, ++m_number, {}, "n1");
        Container container;
        container.name = make.str("app");
        if (*memoryLimit)
            container.limits = {{make.str("memory"), make.str(memoryLimit)}};
        out->containers.push_back(std::move(container));
        return out;
    }
    static PodMetrics measured(const char *name, const char *memory)
    {
        PodMetrics out{"shop", name, Timestamp::fromSeconds(1'800'000'000), {}, 0};
        out.containers.push_back({"app", {std::nullopt, Quantity::parse(memory), std::nullopt}});
        return out;
    }
    static FileSystemSample disk(std::uint64_t capacity, std::uint64_t available)
    {
        return {Timestamp::fromSeconds(1'800'000'000), available, capacity, capacity - available, 1000, 900, 100};
    }
    /// "FullVolume data 0.90", a line each.
    QStringList found(const std::string &ns = {})
    {
        static constexpr const char *words[] = {"NodePressure", "FullVolume", "FullDisk", "NearLimit", "OutOfMemory", "Evicted"};
        QStringList out;
        for (const PressureFinding &one : findPressure(StoreSnapshot(store), usage, ns))
            out << QStringLiteral("%1 %2 %3 %4").arg(QString::fromLatin1(words[int(one.type)]), QString::fromStdString(one.object.name), QString::fromStdString(one.part.empty() ? one.detail : one.part),
                                                     one.share < 0 ? QStringLiteral("-") : QString::number(one.share, 'f', 2));
        return out;
    }
    int m_number = 0;

private Q_SLOTS:
    void init()
    {
        store.clear();
        usage = {};
    }
    void aContainerNearItsMemoryLimitIsTold()
    {
        for (const auto &[name, limit] : {std::pair("near", "100Mi"), std::pair("far", "200Mi"), std::pair("free", "")})
            put(pod(name, limit));
        auto ended = pod("ended", "100Mi");
        ended->phase = make.str("Failed");
        put(ended);
        put(pod("unmeasured", "100Mi"));
        usage.takePods({measured("near", "95Mi"), measured("far", "95Mi"), measured("free", "95Mi"), measured("ended", "95Mi")});
        QCOMPARE(found(), QStringList{QStringLiteral("NearLimit near app 0.95")});
        QCOMPARE(found("other"), QStringList());
    }
    void whoWasKilledForMemoryOrEvictedIsTold()
    {
        auto killed = pod("killed", "");
        ContainerStatus status;
        status.name = make.str("app");
        status.restartCount = 3;
        status.lastState = std::make_unique<ContainerState>();
        status.lastState->reason = make.str("OOMKilled");
        killed->statuses.push_back(std::move(status));
        put(killed);
        auto evicted = pod("evicted", "");
        evicted->phase = make.str("Failed");
        evicted->reason = make.str("Evicted");
        evicted->message = "The node was low on resource: ephemeral-storage.";
        put(evicted);
        QCOMPARE(found(), (QStringList{QStringLiteral("OutOfMemory killed app -"), QStringLiteral("Evicted evicted  -")}));
    }
    void nodesAreToldByTheirConditionsAndDisks()
    {
        auto node = make.make<Node>("", "n1", ++m_number);
        node->conditions.push_back({make.str("DiskPressure"), make.str("True"), {}, "kubelet has disk pressure", {}, {}});
        node->conditions.push_back({make.str("MemoryPressure"), make.str("Unknown"), {}, {}, {}, {}});
        put(node);
        NodeSummary summary;
        summary.node = "n1";
        summary.fs = disk(1000, 50);
        summary.imageFs = disk(1000, 50);
        usage.takeSummary(summary);
        QCOMPARE(found(), (QStringList{QStringLiteral("NodePressure n1 DiskPressure -"), QStringLiteral("FullDisk n1 nodefs 0.95")})); // one disk, told once
        summary.imageFs = disk(2000, 280);
        usage.takeSummary(summary);
        QCOMPARE(found().filter(QStringLiteral("imagefs")), QStringList{QStringLiteral("FullDisk n1 imagefs 0.86")});
        summary.imageFs = disk(2000, 320);
        summary.fs = disk(1000, 110);
        usage.takeSummary(summary);
        QCOMPARE(found().filter(QStringLiteral("FullDisk")), QStringList());
    }
    void aFileSystemOfSeveralClaimsIsToldOnce()
    {
        NodeSummary summary;
        summary.node = "n1";
        for (const char *name : {"a", "b"}) {
            auto claim = make.make<PersistentVolumeClaim>("shop", name, ++m_number);
            claim->volumeName = make.str(name);
            put(claim);
            auto volume = make.make<PersistentVolume>("", name, ++m_number);
            volume->source.type = SourceType::NFS;
            volume->source.fields = {{make.str("server"), make.str("10.0.0.1")}, {make.str("path"), make.str("/export/x")}};
            put(volume);
            PodSample sample;
            sample.ns = "shop";
            sample.name = name;
            sample.volumes.push_back({"v", "shop", name, disk(1000, 100)});
            summary.pods.push_back(std::move(sample));
        }
        usage.takeSummary(summary);
        QCOMPARE(found(), QStringList{QStringLiteral("FullVolume a  0.90")});
        QCOMPARE(findPressure(StoreSnapshot(store), usage, {}).front().sharedBy, std::size_t(2));
    }
    void aFeedAsksForWhatIsLookedAtAlone()
    {
        FakeSession session(Timestamp::fromSeconds(1'800'000'000));
        auto source = std::make_shared<CountingSource>();
        session.objectSource = source;
        UsageFeed &feed = UsageFeed::of(session);
        QCOMPARE(&UsageFeed::of(session), &feed);
        QSignalSpy changed(&feed, &UsageFeed::changed);
        QObject page;
        feed.follow(&page, {true, false, {}});
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(source->pods.load(), 1);
        QCOMPARE(source->nodes.load(), 0);
        QCOMPARE(feed.book().pod("shop", "web")->total.bytes, 95 << 20);
        {
            QObject other;
            feed.follow(&other, {false, true, {}}); // more is looked at: at once
            QTRY_COMPARE(source->nodes.load(), 1);
        }
        QVERIFY(feed.isFollowed());
        feed.leave(&page);
        QVERIFY(!feed.isFollowed()); // the other went with its object
    }
    void whyNothingIsKnownIsKept_data()
    {
        QTest::addColumn<int>("error"); ///< -1: none
        QTest::addColumn<bool>("held");
        QTest::addColumn<int>("state");
        QTest::newRow("forbidden") << int(ErrorKind::Forbidden) << true << int(MetricsState::NotAllowed);
        QTest::newRow("down") << int(ErrorKind::Server) << true << int(MetricsState::Failed);
        QTest::newRow("not in the file") << -1 << false << int(MetricsState::NotInFile);
        QTest::newRow("there") << -1 << true << int(MetricsState::Read);
    }
    void whyNothingIsKnownIsKept()
    {
        QFETCH(int, error);
        QFETCH(bool, held);
        QFETCH(int, state);
        FakeSession session(Timestamp::fromSeconds(1'800'000'000));
        auto source = std::make_shared<CountingSource>();
        source->held = held;
        if (error >= 0)
            source->error = Error{static_cast<ErrorKind>(error), 0, "", "", false};
        session.objectSource = source;
        QObject page;
        UsageFeed &feed = UsageFeed::of(session);
        feed.follow(&page, {true, false, {}});
        QTRY_COMPARE(int(feed.book().metricsState()), state);
    }
    void aSessionMayEndWhileItIsAsked()
    {
        for (int i = 0; i < 20; ++i) {
            FakeSession session(Timestamp::fromSeconds(1'800'000'000));
            session.objectSource = std::make_shared<CountingSource>();
            QObject page;
            UsageFeed::of(session).follow(&page, {true, true, {"n1", "n2"}});
            QCoreApplication::processEvents();
        }
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(UsagePressure)
#include "usage_pressure.moc"

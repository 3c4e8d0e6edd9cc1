// How long the event loop is held while pods stream into a visible table: batches of 2,000 every 50 ms, one in flight, as a
// session sends them; while a storage chart is opened, of a claim and of the cluster; and when the kind is left. A gap is the time
// between two turns of the loop; input waits no longer than the largest.
#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include "models/store/batchqueue.h"
#include "tests/bench/loopmeter.h"
#include "tests/bench/manypods.h"
#include "tests/fakesession.h"
#include "views/storage/storagechartview.h"
#include "views/tables/tablepage.h"

using namespace portolan;
using namespace portolan::bench;

namespace {

/// Hands batches to the queue every 50 ms, each when the one before is done.
void stream(BatchQueue &queue, std::vector<ChangeBatch> batches)
{
    bool ready = true;
    std::size_t next = 0;
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (!ready)
            return;
        if (next == batches.size())
            return loop.quit();
        ready = false;
        queue.push(std::move(batches[next++]), [&ready] { ready = true; });
    });
    timer.start(50);
    loop.exec();
}

/// From the first look at a chart until it is drawn, and a second longer.
void openChart(FakeSession &session, Theme &theme, const LadderScope &scope, const std::string &words)
{
    StorageChartView chart(session, theme);
    chart.resize(1200, 900);
    chart.show();
    QEventLoop loop;
    QObject::connect(&chart, &ChartView::shown, &loop, [&loop] { QTimer::singleShot(1000, &loop, &QEventLoop::quit); });
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    QElapsedTimer clock;
    clock.start();
    LoopMeter meter;
    chart.setScope(scope);
    chart.activate();
    loop.exec();
    meter.print(words);
    std::printf("  drawn after %lld ms, %zu boxes\n", static_cast<long long>(clock.elapsed() - 1000), chart.graph() ? chart.graph()->nodes.size() : 0);
}

void measure(int count, Theme &theme, StringPool &pool)
{
    ManyPods maker(pool);
    std::vector<ObjectPtr> pods, updates;
    for (int i = 0; i < count; ++i)
        pods.push_back(maker.pod(i));
    for (int i = 0; i < count; i += 10)
        updates.push_back(maker.pod(i, 2));
    FakeSession session(Timestamp::now());
    TablePage page(PageContext{session, theme}, new KindOrigin(session, {Kind::Pod}), TableTitle{QStringLiteral("Pods"), QStringLiteral("pod")});
    page.resize(1200, 900);
    page.show();
    page.activate();
    session.setKind(Kind::Pod, KindState::Phase::Loading);
    BatchQueue queue(session.objects);
    const std::string words = std::to_string(count) + " pods ";
    const auto streamed = [&queue](std::vector<ChangeBatch> batches, const std::string &what) {
        LoopMeter meter;
        stream(queue, std::move(batches));
        meter.print(what);
    };
    streamed(batchesOf(pods, Change::Type::Upsert), words + "loading");
    auto *view = page.findChild<ObjectTableView *>();
    const auto cost = [](auto work) {
        const double begin = threadMs();
        work();
        return threadMs() - begin;
    };
    std::printf("  one layout of the view %.1f ms, one painting of the page %.1f ms, one look at its counts %.2f ms\n",
        cost([view] { view->doItemsLayout(); }), cost([&page] { (void)page.grab(); }), cost([&page] { (void)page.summary(); }));
    streamed(batchesOf(updates, Change::Type::Upsert), words + "a tenth updated");
    streamed(batchesOf(updates, Change::Type::Remove), words + "a tenth removed");
    for (const Kind kind : {Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume})
        session.setKind(kind, KindState::Phase::Synced);
    openChart(session, theme, {{Kind::Pod, "team-0", pods[5]->meta.name}}, words + "a pod's storage chart opened");
    openChart(session, theme, LadderScope::nameSpace("team-1"), words + "a namespace's storage chart opened");
    if (count <= 20'000) // whose layout takes a minute as it is
        openChart(session, theme, LadderScope::all(), words + "the cluster's storage chart opened");
    pods.clear();
    updates.clear();
    LoopMeter meter;
    bool gone = false;
    queue.push(session.objects.removals(Kind::Pod), [&gone] { gone = true; });
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (gone)
            loop.quit();
    });
    look.start(50);
    loop.exec();
    meter.print(words + "the kind left");
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("portolan-bench"));
    Theme theme;
    theme.applyTo(application);
    StringPool pool;
    measure(20'000, theme, pool);
    measure(150'000, theme, pool);
    return 0;
}

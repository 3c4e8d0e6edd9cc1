// The network's pages over a large cluster: whatever they work out, the GUI thread goes on.
#include <cstdio>

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include "tests/bench/manypods.h"
#include "tests/fakesession.h"
#include "views/network/mapchart.h"
#include "views/network/mappage.h"
#include "views/network/matrixpage.h"
#include "views/network/pathform.h"
#include "views/network/pathpage.h"
#include "views/network/pathstart.h"

using namespace portolan;

namespace {

constexpr int podCount = 20'000;

/// The longest turn of the event loop, in processor time of this thread: a busy machine does not count.
class TurnMeter
{
public:
    TurnMeter() : m_before(bench::threadMs())
    {
        m_timer.setInterval(0);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const double now = bench::threadMs();
            m_longest = std::max(m_longest, now - m_before);
            m_before = now;
        });
        m_timer.start();
    }
    [[nodiscard]] double longest() const { return m_longest; }

private:
    QTimer m_timer;
    double m_before, m_longest = 0;
};

} // namespace

class LargeNetwork final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_session = std::make_unique<FakeSession>(Timestamp::now());
        const int count = qEnvironmentVariableIsSet("PORTOLAN_PODS") ? qEnvironmentVariableIntValue("PORTOLAN_PODS") : podCount;
        bench::ManyPods maker(m_pool);
        ChangeBatch batch;
        for (int i = 0; i < count; ++i)
            batch.changes.push_back({Change::Type::Upsert, maker.pod(i)});
        m_session->objects.apply(batch);
        for (const Kind kind : networkKinds())
            m_session->setKind(kind, KindState::Phase::Synced);
    }
    void cleanup() { m_page.reset(); }

    void pathPageNeverHoldsTheEventLoop()
    {
        auto *page = make<PathPage>();
        TurnMeter meter;
        page->activate();
        QTRY_VERIFY_WITH_TIMEOUT(!page->start()->findChildren<QPushButton *>().isEmpty(), 20000);
        const auto pods = m_session->objects.sortedObjects(Kind::Pod);
        const std::string to = pods[1]->meta.ns.str() + '/' + pods[1]->meta.name;
        page->open(Target::trace(QString::fromStdString(pods[0]->meta.ns.str() + '/' + pods[0]->meta.name), QString::fromStdString(to), QStringLiteral("8080/TCP")));
        QTRY_VERIFY_WITH_TIMEOUT(page->text().contains(QString::fromStdString(to)), 20000);
        touch();
        QTRY_VERIFY_WITH_TIMEOUT(!page->isWorking(), 20000);
        tell("path", meter);
    }
    void mapPageBeginsSmall()
    {
        auto *page = make<MapPage>();
        page->setNamespace(std::string());
        TurnMeter meter;
        page->activate();
        page->setNamespace("team-3");
        QTRY_VERIFY_WITH_TIMEOUT(page->chart()->graph() && !page->chart()->isBusy(), 20000);
        touch();
        QTRY_VERIFY_WITH_TIMEOUT(!page->isWorking(), 20000);
        tell("map", meter);
    }
    void matrixOffersWorkloadsAndSaysWhatIsTooMuch()
    {
        auto *page = make<MatrixPage>();
        TurnMeter meter;
        page->activate();
        page->setNamespace("team-3"); // a hundred pods, ten workloads
        QTRY_VERIFY_WITH_TIMEOUT(page->view()->data() && !page->isWorking(), 20000);
        const std::size_t pods = page->view()->shownRows();
        QVERIFY(pods > 50);
        page->setByWorkload(true);
        QTRY_COMPARE_WITH_TIMEOUT(page->view()->shownRows(), pods / 10, 20000);
        page->setNamespace(std::string()); // 2,000 workloads make more than four million cells
        QTRY_VERIFY_WITH_TIMEOUT(!page->view()->isVisible(), 20000);
        tell("matrix", meter);
    }

private:
    template<class P>
    P *make()
    {
        auto page = std::make_unique<P>(PageContext{*m_session, m_theme});
        P *raw = page.get();
        m_page = std::move(page);
        m_page->resize(1100, 800);
        m_page->show();
        return raw;
    }
    /// One pod changes: everything is asked again.
    void touch()
    {
        bench::ManyPods maker(m_pool);
        ChangeBatch batch;
        batch.changes.push_back({Change::Type::Upsert, maker.pod(7, ++m_version)});
        m_session->objects.apply(batch);
        QTest::qWait(700);
    }
    void tell(const char *what, const TurnMeter &meter)
    {
        std::printf("%s: the longest turn of the event loop took %.1f ms of processor\n", what, meter.longest());
    }

    StringPool m_pool; // outlives the objects
    Theme m_theme;
    std::unique_ptr<FakeSession> m_session;
    std::unique_ptr<Page> m_page;
    int m_version = 1;
};

QTEST_MAIN(LargeNetwork)

#include "pages_networkpages.moc"

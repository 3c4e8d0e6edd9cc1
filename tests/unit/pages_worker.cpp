#include <QSemaphore>
#include <QTest>

#include "views/kit/worker.h"

using namespace portolan;

namespace {

/// A question that stands still until it is let go on.
struct Gate {
    QSemaphore begun, open;
    /// Also when a test fails: the application waits at its end.
    struct Opener {
        std::shared_ptr<Gate> gate;
        ~Opener() { gate->open.release(100); }
    };
    int pass(int answer)
    {
        begun.release();
        open.acquire();
        return answer;
    }
};

} // namespace

class PagesWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyWaitsForARunningAnswer()
    {
        const auto gate = std::make_shared<Gate>();
        const Gate::Opener opener{gate};
        int taken = 0;
        auto worker = std::make_unique<Worker<int>>(10, [gate] { return [gate] { return gate->pass(1); }; }, [&taken](int) { ++taken; });
        worker->askNow();
        gate->begun.acquire();
        worker.reset(); // does not stand still
        gate->open.release();
        workerThreads().waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(taken, 0);
    }
    void aNewerQuestionIsAnsweredInItsPlace()
    {
        const auto gate = std::make_shared<Gate>();
        const Gate::Opener opener{gate};
        int asked = 0;
        std::vector<int> taken;
        Worker<int> worker(10, [&] { return [gate, number = ++asked] { return gate->pass(number); }; }, [&taken](int answer) { taken.push_back(answer); });
        worker.askNow();
        gate->begun.acquire();
        worker.askNow();
        gate->open.release(2);
        QTRY_COMPARE(taken, std::vector<int>{2});
        QVERIFY(worker.isIdle());
    }
    void changesMeanwhileDoNotMakeAnAnswerWorthless()
    {
        const auto gate = std::make_shared<Gate>();
        const Gate::Opener opener{gate};
        int asked = 0;
        std::vector<int> taken;
        Worker<int> worker(1, [&] { return [gate, number = ++asked] { return gate->pass(number); }; }, [&taken](int answer) { taken.push_back(answer); });
        worker.askSoon();
        QVERIFY(QTest::qWaitFor([&gate] { return gate->begun.tryAcquire(); }));
        worker.askSoon();
        QTest::qWait(20);
        gate->open.release(2);
        QTRY_COMPARE(taken, (std::vector<int>{1, 2}));
    }
    void nothingToAskIsNoQuestion()
    {
        bool ask = false;
        int taken = 0;
        Worker<int> worker(1, [&ask]() -> std::function<int()> { return ask ? std::function<int()>([] { return 1; }) : nullptr; }, [&taken](int) { ++taken; });
        worker.askNow();
        QVERIFY(worker.isIdle());
        ask = true;
        worker.askNow();
        QVERIFY(!worker.isIdle());
        QTRY_COMPARE(taken, 1);
    }
    void whoStopsHearsNothing()
    {
        const auto gate = std::make_shared<Gate>();
        const Gate::Opener opener{gate};
        int taken = 0;
        Worker<int> worker(1, [gate] { return [gate] { return gate->pass(1); }; }, [&taken](int) { ++taken; });
        worker.askNow();
        gate->begun.acquire();
        worker.stop();
        gate->open.release();
        QTRY_VERIFY(worker.isIdle());
        QCOMPARE(taken, 0);
    }
};

QTEST_MAIN(PagesWorker)
#include "pages_worker.moc"

#include "models/core/heap.h"

#include <atomic>
#include <utility>

#include <QCoreApplication>
#include <QThreadPool>
#include <QTimer>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace portolan {

namespace {

constexpr int laterMs = 2'000; // what goes in pieces is gone by then
constexpr int restMs = 30'000; // it looks through all that is free

std::atomic<bool> waiting = false; ///< for its time, or for the rest to pass
std::atomic<bool> asked = false;   ///< since the last time

void giveBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

void freeOnPool(std::shared_ptr<const void> large)
{
    if (large && QCoreApplication::instance())
        QThreadPool::globalInstance()->start([gone = std::move(large)]() mutable { gone.reset(); });
}

void giveBackFreedMemory()
{
    QCoreApplication *application = QCoreApplication::instance();
    asked = true;
    if (!application || waiting.exchange(true))
        return;
    QMetaObject::invokeMethod(application, [application] {
        QTimer::singleShot(laterMs, application, [] {
            asked = false;
            QThreadPool::globalInstance()->start(giveBack);
        });
        QTimer::singleShot(restMs, application, [] {
            waiting = false;
            if (asked)
                giveBackFreedMemory();
        });
    }, Qt::QueuedConnection);
}

} // namespace portolan

#include "views/kit/worker.h"

#include <QPointer>

namespace portolan {

namespace {

QPointer<QThreadPool> threads;

} // namespace

QThreadPool &workerThreads()
{
    if (!threads) {
        threads = new QThreadPool(QCoreApplication::instance());
        threads->setMaxThreadCount(4);
        qAddPostRoutine([] {
            if (threads)
                threads->waitForDone();
        }); // while there still is an application to tell
    }
    return *threads;
}

} // namespace portolan

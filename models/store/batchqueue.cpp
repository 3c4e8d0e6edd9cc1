#include "models/store/batchqueue.h"

#include <algorithm>
#include <limits>

#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

#include "models/core/heap.h"

namespace portolan {

namespace {

constexpr qint64 sliceNs = 4'000'000;
constexpr qint64 stepNs = 1'500'000; // a step aims at this, so that the last one of a slice overshoots little
constexpr std::size_t leastStep = 16;
constexpr std::size_t mostStep = 2000;

/// Frees what went, which costs about as much as to make it, where nobody waits for it. Few objects are not worth a thread's while.
void freeElsewhere(ChangeBatch gone)
{
    constexpr std::size_t few = 8;
    std::erase_if(gone.changes, [](const Change &change) { return change.type != Change::Type::Remove; });
    if (gone.changes.size() <= few)
        return;
    QThreadPool::globalInstance()->start([gone = std::move(gone)]() mutable {
        gone.changes.clear();
        giveBackFreedMemory();
    });
}

} // namespace

BatchQueue::BatchQueue(ObjectStore &store, QObject *parent) : QObject(parent), m_store(store), m_step(leastStep * 8)
{
}

void BatchQueue::push(ChangeBatch batch, std::function<void()> done)
{
    m_waiting.push_back({std::move(batch), 0, std::move(done)});
    schedule();
}

void BatchQueue::drop()
{
    m_waiting.clear();
}

void BatchQueue::flush()
{
    while (!m_waiting.empty())
        applySome(std::numeric_limits<std::size_t>::max());
}

void BatchQueue::schedule()
{
    if (m_scheduled || m_waiting.empty())
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        runSlice();
        schedule();
    });
}

void BatchQueue::runSlice()
{
    QElapsedTimer slice;
    slice.start();
    while (!m_waiting.empty() && slice.nsecsElapsed() + stepNs <= sliceNs) {
        const qint64 before = slice.nsecsElapsed();
        applySome(m_step);
        const qint64 took = slice.nsecsElapsed() - before;
        if (took > stepNs)
            m_step = std::max(leastStep, m_step / 2);
        else if (took < stepNs / 2)
            m_step = std::min(mostStep, m_step * 2);
    }
}

void BatchQueue::applySome(std::size_t most)
{
    Waiting &front = m_waiting.front();
    std::vector<Change> &changes = front.batch.changes;
    const std::size_t count = std::min(most, changes.size() - front.next);
    ChangeBatch part;
    const auto first = changes.begin() + static_cast<std::ptrdiff_t>(front.next);
    part.changes.assign(std::make_move_iterator(first), std::make_move_iterator(first + static_cast<std::ptrdiff_t>(count)));
    front.next += count;
    const bool last = front.next == changes.size();
    std::function<void()> done;
    if (last) {
        done = std::move(front.done);
        m_waiting.pop_front();
    }
    m_store.apply(part);
    freeElsewhere(std::move(part));
    if (done)
        done();
}

} // namespace portolan

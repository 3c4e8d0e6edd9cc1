#pragma once

#include <cstddef>
#include <deque>
#include <functional>

#include <QObject>

#include "models/store/objectstore.h"

namespace portolan {

/// Applies batches to a store in slices of a few milliseconds, one a turn of the event loop, so that input and painting get
/// their turn while many objects arrive or go. What a slice costs includes everybody who listens to changed(); objects that go
/// are freed on the thread pool. GUI thread; the store must outlive it.
class BatchQueue final : public QObject
{
    Q_OBJECT
public:
    explicit BatchQueue(ObjectStore &store, QObject *parent = nullptr);

    /// Queues a batch; `done` runs after its last slice (and never when the queue is dropped first).
    void push(ChangeBatch batch, std::function<void()> done = {});
    /// Forgets what is waiting.
    void drop();
    [[nodiscard]] bool empty() const { return m_waiting.empty(); }
    /// Applies everything now: tests and commands, which have nobody to keep waiting.
    void flush();

private:
    struct Waiting {
        ChangeBatch batch;
        std::size_t next = 0;
        std::function<void()> done;
    };
    void schedule();
    void runSlice();
    void applySome(std::size_t most);

    ObjectStore &m_store;
    std::deque<Waiting> m_waiting;
    std::size_t m_step; ///< changes that lately fitted a fraction of a slice
    bool m_scheduled = false;
};

} // namespace portolan

#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <httplib.h>

namespace portolan {

/// Threads for a server whose watches each hold one for minutes: grows with the connections, up to a limit, and never makes
/// a short request wait behind a watch before that (httplib's own pool has eight threads, all made at once).
class GrowingPool final : public httplib::TaskQueue
{
public:
    /// void before cpp-httplib 0.18, since then whether the job was taken: it always is.
    using Enqueued = decltype(std::declval<httplib::TaskQueue &>().enqueue({}));

    explicit GrowingPool(std::size_t limit) : m_limit(limit) {}
    Enqueued enqueue(std::function<void()> job) override;
    void shutdown() override;

private:
    void run();
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::list<std::function<void()>> m_jobs;
    std::vector<std::thread> m_threads;
    std::size_t m_limit;
    std::size_t m_idle = 0;
    bool m_stop = false;
};

} // namespace portolan

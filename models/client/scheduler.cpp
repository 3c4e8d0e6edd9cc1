#include "models/client/scheduler.h"

#include <algorithm>
#include <limits>

#include <QTimer>

namespace portolan {

namespace {

class QtTimer final : public Scheduler::Timer
{
public:
    QtTimer(std::int64_t ms, std::function<void()> call)
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [call = std::move(call)] {
            const auto keep = call; // the call may destroy this timer
            keep();
        });
        m_timer.start(static_cast<int>(std::clamp<std::int64_t>(ms, 0, std::numeric_limits<int>::max())));
    }

private:
    QTimer m_timer;
};

} // namespace

std::unique_ptr<Scheduler::Timer> QtScheduler::after(std::int64_t ms, std::function<void()> call)
{
    return std::make_unique<QtTimer>(ms, std::move(call));
}

} // namespace portolan

#include "app/demo/scenario.h"

#include "app/demo/lesson.h"

namespace portolan {

Scenario::Scenario(DemoWorld &world)
    : m_world(world)
{
    for (LessonAct &act : lessonActs(world))
        m_acts.push_back({act.waitMs, std::move(act.play)});
    m_thread = std::thread([this] { run(); });
}

Scenario::~Scenario()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Scenario::setPlaying(bool playing)
{
    {
        const std::lock_guard lock(m_mutex);
        m_playing = playing;
    }
    m_wake.notify_all();
}

bool Scenario::isPlaying() const
{
    const std::lock_guard lock(m_mutex);
    return m_playing;
}

void Scenario::step()
{
    if (m_acts.empty())
        return;
    const std::lock_guard lock(m_playMutex);
    m_acts[m_next].play();
    m_next = (m_next + 1) % m_acts.size();
}

void Scenario::run()
{
    for (;;) {
        int waitMs = 0;
        {
            const std::lock_guard lock(m_playMutex);
            waitMs = m_acts.empty() ? 1'000'000 : static_cast<int>(m_acts[m_next].waitMs / m_world.options.pace);
        }
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_playing || m_quit; });
        if (m_wake.wait_for(lock, std::chrono::milliseconds(waitMs), [this] { return m_quit || !m_playing; })) {
            if (m_quit)
                return;
            continue; // held: wait the whole time again once it goes on
        }
        lock.unlock();
        step();
    }
}

} // namespace portolan

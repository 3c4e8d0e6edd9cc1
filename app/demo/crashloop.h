#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "app/demo/world.h"

namespace portolan {

/// Lets the demo's container that crashes do so again and again while its cluster plays: it runs for some seconds, ends, and waits.
/// Own thread.
class CrashLoop
{
public:
    explicit CrashLoop(DemoWorld &world);
    ~CrashLoop();
    void setPlaying(bool playing);

private:
    void run();
    /// Waits so long while it plays; false: it is to end.
    [[nodiscard]] bool wait(int ms);
    void turn(bool starts);

    DemoWorld &m_world;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_playing = false, m_quit = false;
    int m_runs = 0;
    std::thread m_thread;
};

} // namespace portolan

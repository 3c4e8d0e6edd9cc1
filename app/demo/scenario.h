#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/demo/world.h"

namespace portolan {

/// A small play on the demo's stage, over and over: a claim is created, binds, its pod is scheduled, pulls, starts, runs, is
/// deleted; the claim follows, and the volume is left Released (Retain) until someone clears it. Own thread.
class Scenario
{
public:
    explicit Scenario(DemoWorld &world);
    ~Scenario();
    void setPlaying(bool playing);
    [[nodiscard]] bool isPlaying() const;
    /// Plays the next act now, whoever calls.
    void step();

private:
    struct Act {
        int waitMs; ///< before it
        std::function<void()> play;
    };
    void run();
    DemoWorld &m_world;
    std::vector<Act> m_acts;
    std::size_t m_next = 0;
    std::mutex m_playMutex; ///< held while an act is played
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_playing = false;
    bool m_quit = false;
    std::thread m_thread;
};

} // namespace portolan

#include "app/demo/crashloop.h"

#include <algorithm>

namespace portolan {

namespace {

constexpr int waitsMs = 45'000, runsMs = 6'000;

/// The one container of a pod that waits in CrashLoopBackOff or was started by this loop.
Json *crashing(Json &pod)
{
    Json &statuses = pod.member("status").member("containerStatuses");
    if (!statuses.isArray() || statuses.size() != 1)
        return nullptr;
    Json &status = statuses.mutableItems().front();
    return status["restartCount"].toInt() > 5 ? &status : nullptr;
}

/// "containerd://" and 64 digits that no other run has.
std::string containerId(int run)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string out = "containerd://";
    for (int i = 0; i < 64; ++i)
        out += hex[(run * 7 + i * (run + 3) + 5) & 15];
    return out;
}

} // namespace

CrashLoop::CrashLoop(DemoWorld &world) : m_world(world), m_thread([this] { run(); }) {}

CrashLoop::~CrashLoop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void CrashLoop::setPlaying(bool playing)
{
    {
        const std::lock_guard lock(m_mutex);
        m_playing = playing;
    }
    m_wake.notify_all();
}

bool CrashLoop::wait(int ms)
{
    std::unique_lock lock(m_mutex);
    const auto time = std::chrono::milliseconds(static_cast<int>(ms / m_world.options.pace));
    do {
        m_wake.wait(lock, [this] { return m_playing || m_quit; });
    } while (m_wake.wait_for(lock, time, [this] { return m_quit || !m_playing; }) && !m_quit);
    return !m_quit;
}

void CrashLoop::run()
{
    while (wait(waitsMs)) {
        turn(true);
        if (!wait(runsMs))
            return;
        turn(false);
    }
}

void CrashLoop::turn(bool starts)
{
    const int pods = m_world.catalog.indexOf("", "v1", "pods");
    for (const JsonPtr &each : m_world.bank.list(pods).objects) {
        Json pod = *each;
        Json *status = crashing(pod);
        if (!status)
            continue;
        const Json now = rfc3339(m_world.now());
        if (starts) {
            status->set("containerID", containerId(++m_runs)).set("restartCount", (*status)["restartCount"].toInt() + 1).set("started", true);
            status->set("state", Json::object({{"running", Json::object({{"startedAt", now}})}}));
        } else {
            const Json started = (*status)["state"]["running"]["startedAt"];
            const Json ended = Json::object({{"containerID", (*status)["containerID"]}, {"exitCode", 1}, {"finishedAt", now}, {"reason", "Error"}, {"startedAt", started}});
            status->set("lastState", Json::object({{"terminated", ended}})).set("started", false);
            status->set("state", Json::object({{"waiting", Json::object({{"message", "back-off 5m0s restarting failed container=" + (*status)["name"].str() + " pod=" + pod["metadata"]["name"].str() + '_' + pod["metadata"]["namespace"].str() + '(' + pod["metadata"]["uid"].str() + ')'},
                                                                         {"reason", "CrashLoopBackOff"}})}}));
        }
        m_world.bank.put(pods, std::move(pod));
    }
}

} // namespace portolan

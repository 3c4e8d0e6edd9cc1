#include "models/objects/podsummary.h"

#include <algorithm>

#include "models/objects/pod.h"

namespace portolan {

namespace {

using Phase = ContainerState::Phase;
using List = ContainerStatus::List;

/// Restarts so far, and when the last one ended.
struct RestartCount {
    int count = 0;
    Timestamp last;
    void add(const ContainerStatus &status)
    {
        count += status.restartCount;
        if (status.lastState && status.lastState->phase == Phase::Terminated)
            last = std::max(last, status.lastState->finishedAt);
    }
};

bool isSidecar(const Pod &pod, IStr name)
{
    return std::any_of(pod.containers.begin(), pod.containers.end(),
                       [name](const Container &c) { return c.name == name && c.role == Container::Role::Sidecar; });
}

std::string endWord(const ContainerState &state)
{
    if (!state.reason.empty())
        return state.reason.str();
    return state.signal ? "Signal:" + std::to_string(state.signal) : "ExitCode:" + std::to_string(state.exitCode);
}

/// What init containers and sidecars say.
struct InitResult {
    bool initializing = false;
    RestartCount all, sidecars;
};

InitResult readInit(const Pod &pod, PodSummary &summary)
{
    InitResult result;
    const auto count = std::count_if(pod.containers.begin(), pod.containers.end(), [](const Container &c) {
        return c.role == Container::Role::Init || c.role == Container::Role::Sidecar;
    });
    int index = -1;
    for (const ContainerStatus &status : pod.statuses) {
        if (status.list != List::Init)
            continue;
        ++index;
        const bool sidecar = isSidecar(pod, status.name);
        result.all.add(status);
        if (sidecar)
            result.sidecars.add(status);
        const ContainerState &state = status.state;
        if (state.phase == Phase::Terminated && state.exitCode == 0)
            continue;
        if (sidecar && status.started) {
            summary.ready += status.ready;
            continue;
        }
        if (state.phase == Phase::Terminated)
            summary.reason = "Init:" + endWord(state);
        else if (state.phase == Phase::Waiting && !state.reason.empty() && state.reason != "PodInitializing")
            summary.reason = "Init:" + state.reason.str();
        else
            summary.reason = "Init:" + std::to_string(index) + '/' + std::to_string(count);
        result.initializing = true;
        break;
    }
    return result;
}

void readMain(const Pod &pod, ServerVersion server, PodSummary &summary, RestartCount &restarts)
{
    bool running = false;
    std::string failure;
    for (auto status = pod.statuses.rbegin(); status != pod.statuses.rend(); ++status) {
        if (status->list != List::Main)
            continue;
        restarts.add(*status);
        const ContainerState &state = status->state;
        if (state.phase == Phase::Waiting && !state.reason.empty()) {
            summary.reason = state.reason.str();
        } else if (state.phase == Phase::Terminated) {
            summary.reason = endWord(state);
            if (state.exitCode != 0 && server.has(ReleaseChange::FailureBeatsCompleted))
                failure = summary.reason;
        } else if (status->ready && state.phase == Phase::Running) {
            running = true;
            ++summary.ready;
        }
    }
    if (summary.reason != "Completed")
        return;
    if (running && pod.isReady())
        summary.reason = "Running";
    else if (!failure.empty())
        summary.reason = failure;
    else if (running)
        summary.reason = "NotReady";
}

bool isWaiting(std::string_view reason)
{
    return reason == "Pending" || reason == "ContainerCreating" || reason == "PodInitializing" || reason == "Terminating"
        || reason == "SchedulingGated";
}

Health healthOf(const Pod &pod, const PodSummary &summary)
{
    const std::string_view reason = summary.reason;
    if (reason == "Running") {
        const Condition *ready = pod.condition("Ready");
        const bool told = !pod.statuses.empty() || ready; // a shortened file may tell the phase alone
        return !told || summary.ready == summary.total ? Health::Ok : Health::Warning;
    }
    if (reason == "Completed" || reason == "Succeeded")
        return pod.phase == "Failed" ? Health::Error : Health::Done;
    if (const Condition *scheduled = pod.condition("PodScheduled");
        reason == "Pending" && scheduled && scheduled->reason == "Unschedulable")
        return Health::Warning;
    if (isWaiting(reason))
        return Health::Pending;
    if (reason.starts_with("Init:") && reason.size() > 5 && reason[5] >= '0' && reason[5] <= '9')
        return Health::Pending;
    if (reason.empty())
        return Health::None; // a manifest: no cluster has said anything of it yet
    if (reason == "NotReady" || reason == "Unknown")
        return Health::Warning;
    return Health::Error;
}

} // namespace

PodSummary summarizePod(const Pod &pod, ServerVersion server)
{
    PodSummary summary;
    summary.reason = pod.reason.empty() ? pod.phase.str() : pod.reason.str();
    if (const Condition *scheduled = pod.condition("PodScheduled"); scheduled && scheduled->reason == "SchedulingGated" && server.has(ReleaseChange::SchedulingGated))
        summary.reason = "SchedulingGated";
    for (const Container &c : pod.containers)
        summary.total += c.role == Container::Role::Main || c.role == Container::Role::Sidecar;
    InitResult init = readInit(pod, summary);
    RestartCount restarts = init.all;
    const Condition *initialized = pod.condition("Initialized");
    if (!init.initializing || (initialized && initialized->status == "True")) {
        restarts = init.sidecars;
        readMain(pod, server, summary, restarts);
    }
    summary.restarts = restarts.count;
    summary.lastRestart = restarts.last;
    if (pod.meta.terminating() && pod.reason == "NodeLost")
        summary.reason = "Unknown";
    else if (pod.meta.terminating() && !(pod.isTerminal() && server.has(ReleaseChange::FinishedPodsStayFinished)))
        summary.reason = "Terminating";
    summary.health = healthOf(pod, summary);
    return summary;
}

} // namespace portolan

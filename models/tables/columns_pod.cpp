#include "models/tables/columnparts.h"

#include <algorithm>

#include "models/objects/pod.h"

namespace portolan {

namespace {

using Phase = ContainerState::Phase;

bool restartable(const Container &container)
{
    return container.role == Container::Role::Sidecar;
}

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

std::string terminatedReason(const ContainerState &state)
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
    int count = 0;
    for (const Container &c : pod.containers)
        count += c.role == Container::Role::Init || restartable(c);
    int index = -1;
    for (const Container &c : pod.containers) {
        if (c.role != Container::Role::Init && !restartable(c))
            continue;
        ++index;
        const ContainerStatus *status = pod.status(c.name);
        if (!status)
            continue;
        result.all.add(*status);
        if (restartable(c))
            result.sidecars.add(*status);
        const ContainerState &state = status->state;
        if (state.phase == Phase::Terminated && state.exitCode == 0)
            continue;
        if (restartable(c) && status->started) {
            summary.ready += status->ready;
            continue;
        }
        if (state.phase == Phase::Terminated)
            summary.reason = "Init:" + terminatedReason(state);
        else if (state.phase == Phase::Waiting && !state.reason.empty() && state.reason != "PodInitializing")
            summary.reason = "Init:" + state.reason.str();
        else
            summary.reason = "Init:" + std::to_string(index) + '/' + std::to_string(count);
        result.initializing = true;
        break;
    }
    return result;
}

void readMain(const Pod &pod, PodSummary &summary, RestartCount &restarts)
{
    bool running = false;
    for (auto c = pod.containers.rbegin(); c != pod.containers.rend(); ++c) {
        const ContainerStatus *status = c->role == Container::Role::Main ? pod.status(c->name) : nullptr;
        if (!status)
            continue;
        restarts.add(*status);
        const ContainerState &state = status->state;
        if (state.phase == Phase::Waiting && !state.reason.empty())
            summary.reason = state.reason.str();
        else if (state.phase == Phase::Terminated)
            summary.reason = terminatedReason(state);
        else if (status->ready && state.phase == Phase::Running) {
            running = true;
            ++summary.ready;
        }
    }
    if (summary.reason == "Completed" && running)
        summary.reason = pod.isReady() ? "Running" : "NotReady";
}

bool isWaitingWord(std::string_view reason)
{
    return reason == "Pending" || reason == "ContainerCreating" || reason == "PodInitializing" || reason == "Terminating"
        || reason == "SchedulingGated";
}

CellState stateOf(const Pod &pod, const PodSummary &summary)
{
    const std::string_view reason = summary.reason;
    if (reason == "Running")
        return summary.ready == summary.total ? CellState::Ok : CellState::Warning;
    if (reason == "Completed" || reason == "Succeeded")
        return CellState::Muted;
    if (const Condition *scheduled = pod.condition("PodScheduled");
        reason == "Pending" && scheduled && scheduled->reason == "Unschedulable")
        return CellState::Warning;
    if (isWaitingWord(reason))
        return CellState::Pending;
    if (reason.starts_with("Init:") && reason.size() > 5 && reason[5] >= '0' && reason[5] <= '9')
        return CellState::Pending;
    if (reason.empty())
        return CellState::None; // a manifest: no cluster has said anything of it yet
    if (reason == "NotReady" || reason == "Unknown")
        return CellState::Warning;
    return CellState::Error;
}

Cell readyCell(const Pod &pod, const ColumnContext &context)
{
    const PodSummary summary = summarizePod(pod, context.server);
    Cell cell = columnparts::ratio(summary.ready, summary.total);
    if (summary.state == CellState::Muted)
        cell.state = CellState::Muted;
    return cell;
}

Cell statusCell(const Pod &pod, const ColumnContext &context)
{
    const PodSummary summary = summarizePod(pod, context.server);
    return columnparts::text(summary.reason, summary.state);
}

Cell restartsCell(const Pod &pod, const ColumnContext &context)
{
    const PodSummary summary = summarizePod(pod, context.server);
    Cell cell = columnparts::number(summary.restarts);
    if (summary.restarts != 0 && !summary.lastRestart.isNull() && context.server.has(ReleaseChange::RestartsTellWhen))
        cell.text += " (" + age(summary.lastRestart, context.now) + " ago)";
    return cell;
}

Cell ipCell(const Pod &pod, const ColumnContext &) { return columnparts::orNone(pod.podIP); }
Cell nodeCell(const Pod &pod, const ColumnContext &) { return columnparts::orNone(pod.nodeName); }
Cell nominatedCell(const Pod &pod, const ColumnContext &) { return columnparts::orNone(pod.nominatedNodeName); }

Cell gatesCell(const Pod &pod, const ColumnContext &)
{
    if (pod.readinessGates.empty())
        return columnparts::orNone("");
    int passed = 0;
    for (const IStr gate : pod.readinessGates) {
        const Condition *condition = pod.condition(gate);
        passed += condition && condition->status == "True";
    }
    return columnparts::ratio(passed, static_cast<std::int64_t>(pod.readinessGates.size()));
}

} // namespace

PodSummary summarizePod(const Pod &pod, ServerVersion server)
{
    PodSummary summary;
    summary.reason = pod.reason.empty() ? pod.phase.str() : pod.reason.str();
    if (const Condition *scheduled = pod.condition("PodScheduled"); scheduled && scheduled->reason == "SchedulingGated" && server.has(ReleaseChange::SchedulingGated))
        summary.reason = "SchedulingGated";
    for (const Container &c : pod.containers)
        summary.total += c.role == Container::Role::Main || restartable(c);
    InitResult init = readInit(pod, summary);
    RestartCount restarts = init.all;
    const Condition *initialized = pod.condition("Initialized");
    if (!init.initializing || (initialized && initialized->status == "True")) {
        restarts = init.sidecars;
        readMain(pod, summary, restarts);
    }
    summary.restarts = restarts.count;
    summary.lastRestart = restarts.last;
    if (pod.meta.terminating() && pod.reason == "NodeLost")
        summary.reason = "Unknown";
    else if (pod.meta.terminating() && !(pod.isTerminal() && server.has(ReleaseChange::FinishedPodsStayFinished)))
        summary.reason = "Terminating";
    summary.state = stateOf(pod, summary);
    return summary;
}

template<>
std::span<const ColumnDef> columnparts::columnsFor<Kind::Pod>()
{
    static constexpr ColumnDef columns[] = {
        nameColumn,
        {"Ready", "string", "", 0, "The aggregate readiness state of this pod for accepting traffic.", on<Pod, readyCell>},
        {"Status", "string", "", 0, "The aggregate status of the containers in this pod.", on<Pod, statusCell>},
        {"Restarts", "string", "", 0,
         "The number of times the containers in this pod have been restarted and when the last container in this pod has restarted.",
         on<Pod, restartsCell>, true, true},
        ageColumn,
        {"IP", "string", "", 1, "podIP address allocated to the pod. Routable at least within the cluster. Empty if not yet allocated.",
         on<Pod, ipCell>},
        {"Node", "string", "", 1, "NodeName indicates in which node this pod is scheduled.", on<Pod, nodeCell>},
        {"Nominated Node", "string", "", 1, "nominatedNodeName is set only when this pod preempts other pods on the node.",
         on<Pod, nominatedCell>},
        {"Readiness Gates", "string", "", 1, "If specified, all readiness gates will be evaluated for pod readiness.",
         on<Pod, gatesCell>},
    };
    return columns;
}

} // namespace portolan

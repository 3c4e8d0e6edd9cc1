#include "models/tables/columnparts.h"

#include "models/objects/pod.h"
#include "models/objects/podsummary.h"

namespace portolan {

namespace {

CellState stateOf(Health health)
{
    switch (health) {
    case Health::Ok: return CellState::Ok;
    case Health::Done: return CellState::Muted;
    case Health::Pending:
    case Health::Progress: return CellState::Pending;
    case Health::Warning: return CellState::Warning;
    case Health::None: return CellState::None;
    default: return CellState::Error;
    }
}

Cell readyCell(const Pod &pod, const ColumnContext &context)
{
    const PodSummary summary = summarizePod(pod, context.server);
    Cell cell = columnparts::ratio(summary.ready, summary.total);
    if (summary.health == Health::Done)
        cell.state = CellState::Muted;
    return cell;
}

Cell statusCell(const Pod &pod, const ColumnContext &context)
{
    const PodSummary summary = summarizePod(pod, context.server);
    return columnparts::text(summary.reason, stateOf(summary.health));
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
    for (const IStr &gate : pod.readinessGates) {
        const Condition *condition = pod.condition(gate);
        passed += condition && condition->status == "True";
    }
    return columnparts::ratio(passed, static_cast<std::int64_t>(pod.readinessGates.size()));
}

} // namespace

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

#include <algorithm>

#include "models/objects/workload.h"
#include "models/tables/columnparts.h"

namespace portolan {

namespace {

using namespace columnparts;

template<class T>
Cell containersCell(const T &t, const ColumnContext &) { return text(joined(t.pods.containers)); }
template<class T>
Cell imagesCell(const T &t, const ColumnContext &) { return text(joined(t.pods.images)); }
template<class T>
Cell selectorCell(const T &t, const ColumnContext &) { return text(t.selector.text()); }

template<class T>
inline constexpr ColumnDef containersColumn{"Containers", "string", "", 1, containersText, on<T, containersCell<T>>};
template<class T>
inline constexpr ColumnDef imagesColumn{"Images", "string", "", 1, imagesText, on<T, imagesCell<T>>};
template<class T>
inline constexpr ColumnDef selectorColumn{"Selector", "string", "", 1, "Label selector for pods.", on<T, selectorCell<T>>};

/// Fewer than wanted is a warning.
Cell atLeast(std::int64_t have, std::int64_t want)
{
    Cell cell = number(have);
    if (have < want)
        cell.state = CellState::Warning;
    return cell;
}

// Deployment
Cell deploymentReady(const Deployment &d, const ColumnContext &) { return ratio(d.readyReplicas, d.replicas); }
Cell deploymentUpdated(const Deployment &d, const ColumnContext &) { return number(d.updatedReplicas); }
Cell deploymentAvailable(const Deployment &d, const ColumnContext &) { return atLeast(d.availableReplicas, d.replicas); }

constexpr ColumnDef deploymentColumns[] = {
    nameColumn,
    {"Ready", "string", "", 0, "Number of the pod with ready state", on<Deployment, deploymentReady>},
    {"Up-to-date", "string", "", 0, "Total number of non-terminated pods targeted by this deployment that have the desired template spec.",
     on<Deployment, deploymentUpdated>, false, true},
    {"Available", "string", "", 0, "Total number of available pods (ready for at least minReadySeconds) targeted by this deployment.",
     on<Deployment, deploymentAvailable>, false, true},
    ageColumn, containersColumn<Deployment>, imagesColumn<Deployment>, selectorColumn<Deployment>,
};

// ReplicaSet
Cell setDesired(const ReplicaSet &r, const ColumnContext &) { return number(r.replicas); }
Cell setCurrent(const ReplicaSet &r, const ColumnContext &) { return number(r.statusReplicas); }
Cell setReady(const ReplicaSet &r, const ColumnContext &) { return atLeast(r.readyReplicas, r.replicas); }

constexpr ColumnDef replicaSetColumns[] = {
    nameColumn,
    {"Desired", "integer", "", 0, "Replicas is the number of desired pods.", on<ReplicaSet, setDesired>, false, true},
    {"Current", "integer", "", 0, "Replicas is the most recently observed number of non-terminating pods.", on<ReplicaSet, setCurrent>, false, true},
    {"Ready", "integer", "", 0, "The number of non-terminating pods targeted by this ReplicaSet with a Ready Condition.",
     on<ReplicaSet, setReady>, false, true},
    ageColumn, containersColumn<ReplicaSet>, imagesColumn<ReplicaSet>, selectorColumn<ReplicaSet>,
};

// StatefulSet
Cell statefulReady(const StatefulSet &s, const ColumnContext &) { return ratio(s.readyReplicas, s.replicas); }

constexpr ColumnDef statefulSetColumns[] = {
    nameColumn,
    {"Ready", "string", "", 0, "Number of the pod with ready state", on<StatefulSet, statefulReady>},
    ageColumn, containersColumn<StatefulSet>, imagesColumn<StatefulSet>,
};

// DaemonSet
Cell daemonDesired(const DaemonSet &d, const ColumnContext &) { return number(d.desired); }
Cell daemonCurrent(const DaemonSet &d, const ColumnContext &) { return number(d.current); }
Cell daemonReady(const DaemonSet &d, const ColumnContext &) { return atLeast(d.ready, d.desired); }
Cell daemonUpdated(const DaemonSet &d, const ColumnContext &) { return number(d.updated); }
Cell daemonAvailable(const DaemonSet &d, const ColumnContext &) { return atLeast(d.available, d.desired); }
Cell daemonNodes(const DaemonSet &d, const ColumnContext &) { return text(pairsText(d.nodeSelector)); }

constexpr ColumnDef daemonSetColumns[] = {
    nameColumn,
    {"Desired", "integer", "", 0, "The total number of nodes that should be running the daemon pod.", on<DaemonSet, daemonDesired>, false, true},
    {"Current", "integer", "", 0, "The number of nodes that are running at least 1 daemon pod and are supposed to run the daemon pod.",
     on<DaemonSet, daemonCurrent>, false, true},
    {"Ready", "integer", "", 0, "Total number of nodes that should be running the daemon pod and have one or more of the daemon pod running with a Ready Condition.",
     on<DaemonSet, daemonReady>, false, true},
    {"Up-to-date", "integer", "", 0, "The total number of nodes that are running updated daemon pod", on<DaemonSet, daemonUpdated>, false, true},
    {"Available", "integer", "", 0, "The number of nodes that should be running the daemon pod and have one or more of the daemon pod running and available.",
     on<DaemonSet, daemonAvailable>, false, true},
    {"Node Selector", "string", "", 0, "NodeSelector is a selector which must be true for the pod to fit on a node.", on<DaemonSet, daemonNodes>},
    ageColumn, containersColumn<DaemonSet>, imagesColumn<DaemonSet>, selectorColumn<DaemonSet>,
};

// Job. Source: printers.go: printJob.
bool holds(const Job &j, std::string_view type)
{
    return std::any_of(j.conditions.begin(), j.conditions.end(),
                       [type](const Condition &c) { return c.type == type && c.status == "True"; });
}
Cell jobStatus(const Job &j, const ColumnContext &)
{
    if (holds(j, "Complete"))
        return text("Complete", CellState::Ok);
    if (holds(j, "Failed"))
        return text("Failed", CellState::Error);
    if (j.meta.terminating())
        return text("Terminating", CellState::Pending);
    if (holds(j, "Suspended"))
        return text("Suspended", CellState::Muted);
    if (holds(j, "FailureTarget"))
        return text("FailureTarget", CellState::Warning);
    if (holds(j, "SuccessCriteriaMet"))
        return text("SuccessCriteriaMet", CellState::Ok);
    return text("Running", CellState::Pending);
}
Cell jobCompletions(const Job &j, const ColumnContext &)
{
    if (j.completions >= 0) {
        Cell cell = ratio(j.succeeded, j.completions);
        cell.state = CellState::None;
        return cell;
    }
    std::string out = std::to_string(j.succeeded) + "/1";
    if (j.parallelism > 1)
        out += " of " + std::to_string(j.parallelism);
    return text(out);
}
Cell jobDuration(const Job &j, const ColumnContext &c)
{
    if (j.startTime.isNull())
        return {};
    const Timestamp end = j.completionTime.isNull() ? c.now : j.completionTime;
    const std::int64_t seconds = (end.micros - j.startTime.micros) / 1'000'000;
    return {humanDuration(seconds), seconds, CellState::None};
}

constexpr ColumnDef jobColumns[] = {
    nameColumn,
    since(ReleaseChange::JobStatus, {"Status", "string", "", 0, "Status of the job.", on<Job, jobStatus>}),
    {"Completions", "string", "", 0, "The number of pods which reached phase Succeeded.", on<Job, jobCompletions>},
    {"Duration", "string", "", 0, "Time required to complete the job.", on<Job, jobDuration>, true, true},
    ageColumn, containersColumn<Job>, imagesColumn<Job>, selectorColumn<Job>,
};

// CronJob
Cell cronZone(const CronJob &j, const ColumnContext &) { return orNone(j.timeZone); }
Cell cronSuspend(const CronJob &j, const ColumnContext &) { return {j.suspend ? "True" : "False", j.suspend, CellState::None}; }
Cell cronActive(const CronJob &j, const ColumnContext &) { return number(j.active); }
Cell cronLast(const CronJob &j, const ColumnContext &c)
{
    return j.lastScheduleTime.isNull() ? orNone("") : since(j.lastScheduleTime, c.now);
}
Cell cronSelector(const CronJob &, const ColumnContext &) { return orNone(""); }

constexpr ColumnDef cronJobColumns[] = {
    nameColumn,
    {"Schedule", "string", "", 0, "The schedule in Cron format, see https://en.wikipedia.org/wiki/Cron.", textField<&CronJob::schedule>},
    since(ReleaseChange::CronJobTimezone, {"Timezone", "string", "", 0, "The time zone name for the given schedule.", on<CronJob, cronZone>}),
    {"Suspend", "boolean", "", 0, "This flag tells the controller to suspend subsequent executions.", on<CronJob, cronSuspend>},
    {"Active", "integer", "", 0, "A list of pointers to currently running jobs.", on<CronJob, cronActive>, false, true},
    {"Last Schedule", "string", "", 0, "Information when was the last time the job was successfully scheduled.", on<CronJob, cronLast>, true, true},
    ageColumn, containersColumn<CronJob>, imagesColumn<CronJob>,
    {"Selector", "string", "", 1, "A label query over pods that should match the pod count.", on<CronJob, cronSelector>},
};

} // namespace

template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Deployment>() { return deploymentColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::ReplicaSet>() { return replicaSetColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::StatefulSet>() { return statefulSetColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::DaemonSet>() { return daemonSetColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::Job>() { return jobColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::CronJob>() { return cronJobColumns; }

} // namespace portolan

#include <algorithm>

#include <QCoreApplication>

#include "models/objects/pod.h"
#include "models/tables/columnparts.h"
#include "models/tables/tablespec.h"

// The tables that take pods apart: one row a container, one row a volume.
namespace portolan {

namespace {

using namespace columnparts;

const Pod &podOf(const Object &object)
{
    return static_cast<const Pod &>(object); // tableSpec() gives these columns to pods only
}

template<Cell (*F)(const Pod &, const Container &, const ColumnContext &)>
Cell onContainer(const Object &object, std::size_t part, const ColumnContext &context)
{
    const Pod &pod = podOf(object);
    return part < pod.containers.size() ? F(pod, pod.containers[part], context) : Cell{};
}

template<Cell (*F)(const Pod &, const Volume &, const ColumnContext &)>
Cell onVolume(const Object &object, std::size_t part, const ColumnContext &context)
{
    const Pod &pod = podOf(object);
    return part < pod.volumes.size() ? F(pod, pod.volumes[part], context) : Cell{};
}

std::string amounts(const StringPairs &pairs)
{
    std::string out;
    for (const auto &[resource, amount] : pairs)
        out.append(out.empty() ? "" : " ").append(resource.view()).append("=").append(amount.view());
    return out;
}

Cell containerName(const Pod &, const Container &c, const ColumnContext &) { return text(c.name); }
Cell containerImage(const Pod &, const Container &c, const ColumnContext &) { return text(c.image); }
Cell containerRequests(const Pod &, const Container &c, const ColumnContext &) { return orNone(amounts(c.requests)); }
Cell containerLimits(const Pod &, const Container &c, const ColumnContext &) { return orNone(amounts(c.limits)); }

Cell containerRole(const Pod &, const Container &c, const ColumnContext &)
{
    switch (c.role) {
    case Container::Role::Init: return text("init");
    case Container::Role::Sidecar: return text("sidecar");
    case Container::Role::Ephemeral: return text("ephemeral");
    case Container::Role::Main: break;
    }
    return text("main");
}

Cell waitingState(const ContainerState &state)
{
    const std::string_view reason = state.reason.empty() ? std::string_view("Waiting") : state.reason.view();
    const bool usual = reason == "Waiting" || reason == "ContainerCreating" || reason == "PodInitializing";
    return text(reason, usual ? CellState::Pending : CellState::Error);
}

Cell terminatedState(const ContainerState &state)
{
    std::string reason = state.reason.str();
    if (reason.empty())
        reason = state.signal ? "Signal:" + std::to_string(state.signal) : "ExitCode:" + std::to_string(state.exitCode);
    return text(reason, state.exitCode == 0 && state.signal == 0 ? CellState::Muted : CellState::Error);
}

Cell containerState(const Pod &pod, const Container &c, const ColumnContext &)
{
    const ContainerStatus *status = pod.status(c.name);
    if (!status)
        return text("Waiting", CellState::Pending);
    switch (status->state.phase) {
    case ContainerState::Phase::Running: {
        const bool wantsReady = c.role == Container::Role::Main || c.role == Container::Role::Sidecar;
        return text("Running", status->ready || !wantsReady ? CellState::Ok : CellState::Warning);
    }
    case ContainerState::Phase::Terminated: return terminatedState(status->state);
    case ContainerState::Phase::Waiting: return waitingState(status->state);
    case ContainerState::Phase::Unknown: break;
    }
    return text("Waiting", CellState::Pending);
}

Cell containerReady(const Pod &pod, const Container &c, const ColumnContext &)
{
    const ContainerStatus *status = pod.status(c.name);
    return boolean(status && status->ready);
}

Cell containerRestarts(const Pod &pod, const Container &c, const ColumnContext &context)
{
    const ContainerStatus *status = pod.status(c.name);
    Cell cell = number(status ? status->restartCount : 0);
    if (status && status->restartCount && status->lastState && !status->lastState->finishedAt.isNull())
        cell.text += " (" + age(status->lastState->finishedAt, context.now) + " ago)";
    return cell;
}

Cell containerPorts(const Pod &, const Container &c, const ColumnContext &)
{
    std::string out;
    for (const ContainerPort &port : c.ports) {
        out.append(out.empty() ? "" : ",").append(std::to_string(port.containerPort)).append("/");
        out += protocolText(port.protocol);
    }
    return orNone(out);
}

Cell containerStarted(const Pod &pod, const Container &c, const ColumnContext &context)
{
    const ContainerStatus *status = pod.status(c.name);
    if (!status || status->state.startedAt.isNull())
        return orNone("");
    return since(status->state.startedAt, context.now);
}

Cell volumeName(const Pod &pod, const Volume &v, const ColumnContext &) { return text(pod.volumeName(v.name)); }

Cell volumeType(const Pod &, const Volume &v, const ColumnContext &)
{
    return orNone(v.source.typeName.empty() ? sourceTypeField(v.source.type) : v.source.typeName.view());
}

std::string projectedText(const VolumeSource &source)
{
    std::string out;
    for (const ProjectedSource &part : source.projected) {
        out.append(out.empty() ? "" : ", ").append(part.typeName.view());
        if (!part.name.empty())
            out.append(" ").append(part.name.view());
    }
    return out;
}

/// The fields that tell where the data is, without the ones about how it is mounted.
Cell volumeSource(const Pod &pod, const Volume &v, const ColumnContext &)
{
    if (v.source.type == SourceType::Projected)
        return orNone(projectedText(v.source));
    if (v.source.type == SourceType::Ephemeral)
        return text(v.claimName(pod.meta.name));
    std::string out;
    for (const auto &[field, value] : v.source.fields) {
        const bool detail = field == "defaultMode" || field == "optional" || field == "fsType" || field == "readOnly" || field == "type";
        if (!detail && !value.empty())
            out.append(out.empty() ? "" : " ").append(value.view());
    }
    return orNone(out);
}

Cell volumeMounts(const Pod &pod, const Volume &v, const ColumnContext &)
{
    std::string out;
    for (const Container &c : pod.containers) {
        const bool mounted = std::any_of(c.mounts.begin(), c.mounts.end(), [&v](const VolumeMount &m) { return m.name == v.name; })
            || std::any_of(c.devices.begin(), c.devices.end(), [&v](const VolumeDevice &m) { return m.name == v.name; });
        if (mounted)
            out.append(out.empty() ? "" : ", ").append(c.name.view());
    }
    return orNone(out);
}

/// The claim a volume uses as the store has it; null also without a store.
std::shared_ptr<const PersistentVolumeClaim> heldClaim(const Pod &pod, const Volume &v, const ColumnContext &context)
{
    const std::string name = v.claimName(pod.meta.name);
    return name.empty() || !context.store ? nullptr : context.store->get<PersistentVolumeClaim>(pod.meta.ns, name);
}

Cell volumeClaim(const Pod &pod, const Volume &v, const ColumnContext &) { return orNone(v.claimName(pod.meta.name)); }

Cell volumeState(const Pod &pod, const Volume &v, const ColumnContext &context)
{
    if (v.claimName(pod.meta.name).empty())
        return {};
    const auto claim = heldClaim(pod, v, context);
    if (!claim && context.store && context.store->coverage().knows(Kind::PersistentVolumeClaim, pod.meta.ns))
        return text(QCoreApplication::translate("TableHead", "no such claim").toStdString(), CellState::Error);
    if (!claim) { // one that is on its way is told of soon
        const Covered covered = context.store ? context.store->coverage().of(Kind::PersistentVolumeClaim, pod.meta.ns) : Covered::NotReadYet;
        return covered == Covered::NotReadYet ? Cell{} : text(coverageWord(covered).toStdString(), CellState::Muted);
    }
    if (claim->phase == "Bound")
        return text("Bound", CellState::Ok);
    return text(claim->phase, claim->phase == "Lost" ? CellState::Error : CellState::Warning);
}

Cell volumePersistent(const Pod &pod, const Volume &v, const ColumnContext &context)
{
    const auto claim = heldClaim(pod, v, context);
    return orNone(claim ? claim->volumeName.view() : std::string_view());
}

using PartCell = Cell (*)(const Object &, std::size_t, const ColumnContext &);

RowColumn column(std::string_view name, std::string_view description, PartCell cell)
{
    RowColumn out;
    out.name = name;
    out.description = description;
    out.ofPart = cell;
    return out;
}

RowColumn podColumn()
{
    RowColumn out;
    out.name = "Pod";
    out.description = QT_TRANSLATE_NOOP("TableHead", "The pod it is part of.");
    out.ofObject = nameCell;
    out.link = CellLink::Self;
    return out;
}

RowColumn linked(RowColumn column, CellLink link)
{
    column.link = link;
    return column;
}

RowColumn ticking(RowColumn column)
{
    column.ticks = column.numeric = true;
    return column;
}

} // namespace

std::vector<RowColumn> containerColumns()
{
    return {
        podColumn(),
        column("Container", QT_TRANSLATE_NOOP("TableHead", "The container's name, unique in its pod."), onContainer<containerName>),
        column("Role", QT_TRANSLATE_NOOP("TableHead", "init, sidecar (an init container that keeps running), main, or ephemeral."), onContainer<containerRole>),
        column("Image", QT_TRANSLATE_NOOP("TableHead", "The image it was made from, as the pod names it."), onContainer<containerImage>),
        column("State", QT_TRANSLATE_NOOP("TableHead", "Running, or why it waits or ended."), onContainer<containerState>),
        column("Ready", QT_TRANSLATE_NOOP("TableHead", "Whether it passes its readiness probe."), onContainer<containerReady>),
        ticking(column("Restarts", QT_TRANSLATE_NOOP("TableHead", "How often it was started again, and when the last run ended."), onContainer<containerRestarts>)),
        column("Ports", QT_TRANSLATE_NOOP("TableHead", "The ports it declares."), onContainer<containerPorts>),
        column("Requests", QT_TRANSLATE_NOOP("TableHead", "What it asks the scheduler for."), onContainer<containerRequests>),
        column("Limits", QT_TRANSLATE_NOOP("TableHead", "What it may not exceed."), onContainer<containerLimits>),
        ticking(column("Started", QT_TRANSLATE_NOOP("TableHead", "Since when this run lasts."), onContainer<containerStarted>)),
    };
}

std::vector<RowColumn> volumeColumns()
{
    return {
        podColumn(),
        column("Volume", QT_TRANSLATE_NOOP("TableHead", "The volume's name, unique in its pod."), onVolume<volumeName>),
        column("Type", QT_TRANSLATE_NOOP("TableHead", "What it is made of."), onVolume<volumeType>),
        column("Source", QT_TRANSLATE_NOOP("TableHead", "Where its data is."), onVolume<volumeSource>),
        column("Mounted By", QT_TRANSLATE_NOOP("TableHead", "The containers that mount it."), onVolume<volumeMounts>),
        linked(column("Claim", QT_TRANSLATE_NOOP("TableHead", "The persistent volume claim it uses."), onVolume<volumeClaim>), CellLink::Claim),
        column("Status", QT_TRANSLATE_NOOP("TableHead", "How the claim stands."), onVolume<volumeState>),
        linked(column("PV", QT_TRANSLATE_NOOP("TableHead", "The persistent volume the claim is bound to."), onVolume<volumePersistent>), CellLink::Volume),
    };
}

} // namespace portolan

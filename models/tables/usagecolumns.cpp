#include <algorithm>

#include <QCoreApplication>

#include "models/tables/columnparts.h"
#include "models/tables/tablespec.h"
#include "models/usage/podamounts.h"
#include "models/usage/usagewords.h"

// What rows use, beside kubectl's columns.
namespace portolan {

namespace {

using namespace columnparts;

/// What is not known is less than anything known: whoever uses most stands first when sorted so.
Cell word(const QString &text)
{
    return {text.toStdString(), std::int64_t(-1), CellState::Muted};
}

/// There is nothing to be known.
Cell none()
{
    return {{}, std::int64_t(-2)};
}

CellState stateOf(double share)
{
    return share >= asGoodAsFull ? CellState::Error : share >= nearlyFull ? CellState::Warning : CellState::None;
}

/// What a bar is drawn against.
struct Against {
    std::optional<Quantity> amount;
    const char *name = nullptr; ///< to be translated: "%1 (%2% of request)"
    bool limits = false;        ///< coming near it is dangerous
};

Cell amountCell(std::int64_t amount, std::string text, double perUnit, const Against &against)
{
    Cell cell{std::move(text), amount};
    if (!against.amount || against.amount->approximate() <= 0)
        return cell;
    const double share = static_cast<double>(amount) / (against.amount->approximate() * perUnit);
    cell.text = QCoreApplication::translate("Usage", against.name).arg(QString::fromStdString(cell.text)).arg(static_cast<qint64>(share * 100)).toStdString();
    cell.bar = static_cast<float>(share);
    cell.state = against.limits ? stateOf(share) : CellState::None;
    return cell;
}

Cell cpuCell(const UseNow &use, const Against &against)
{
    return use.nanoCores < 0 ? none() : amountCell(use.nanoCores, coresText(use.nanoCores), 1e9, against);
}

Cell memoryCell(const UseNow &use, const Against &against)
{
    return use.bytes < 0 ? none() : amountCell(use.bytes, bytesText(static_cast<std::uint64_t>(use.bytes)), 1, against);
}

constexpr const char *ofRequest = QT_TRANSLATE_NOOP("Usage", "%1 (%2% of request)"), *ofLimit = QT_TRANSLATE_NOOP("Usage", "%1 (%2% of limit)"),
                     *ofAllocatable = QT_TRANSLATE_NOOP("Usage", "%1 (%2% of allocatable)");

/// Of cpu the request counts first, beyond which a pod gets what others leave; of memory the limit, at which it is killed.
Against against(const std::optional<Quantity> &request, const std::optional<Quantity> &limit, bool limitFirst)
{
    if (limit && (limitFirst || !request))
        return {limit, ofLimit, limitFirst};
    return {request, ofRequest, false};
}

Against ofPod(const Pod &pod, std::string_view resource)
{
    return against(podAmount(pod, resource, AmountKind::Request), podAmount(pod, resource, AmountKind::Limit), resource == "memory");
}

Against ofContainer(const Container &container, std::string_view resource)
{
    return against(containerAmount(container, resource, AmountKind::Request), containerAmount(container, resource, AmountKind::Limit), resource == "memory");
}

Against ofNode(const Node &node, const char *resource)
{
    const IStr *text = findPair(node.allocatable, resource);
    return {text ? Quantity::parse(text->view()) : std::nullopt, ofAllocatable, std::string_view(resource) == "memory"};
}

bool runs(const Pod &pod)
{
    return !pod.isTerminal() && !pod.nodeName.empty();
}

Cell podUnknown(const Pod &pod, const ColumnContext &context)
{
    return context.usage && runs(pod) ? word(metricsWord(context.usage->metricsState())) : none();
}

template<Cell (*F)(const UseNow &, const Against &)>
Cell podCell(const Object &object, const ColumnContext &context)
{
    const Pod &pod = static_cast<const Pod &>(object); // usageColumns() gives these to pods only
    const PodUse *use = context.usage ? context.usage->pod(pod.meta.ns, pod.meta.name) : nullptr;
    return use ? F(use->total, ofPod(pod, F == cpuCell ? "cpu" : "memory")) : podUnknown(pod, context);
}

template<Cell (*F)(const UseNow &, const Against &)>
Cell containerCell(const Object &object, std::size_t part, const ColumnContext &context)
{
    const Pod &pod = static_cast<const Pod &>(object);
    if (part >= pod.containers.size() || !context.usage)
        return none();
    const Container &container = pod.containers[part];
    if (const ContainerUse *use = context.usage->container(pod.meta.ns, pod.meta.name, container.name))
        return F(use->use, ofContainer(container, F == cpuCell ? "cpu" : "memory"));
    const ContainerStatus *status = pod.status(container.name);
    return status && status->state.phase == ContainerState::Phase::Running ? podUnknown(pod, context) : none();
}

template<Cell (*F)(const UseNow &, const Against &)>
Cell nodeCell(const Object &object, const ColumnContext &context)
{
    const Node &node = static_cast<const Node &>(object);
    const NodeUse *use = context.usage ? context.usage->node(node.meta.name) : nullptr;
    if (!use)
        return context.usage ? word(metricsWord(context.usage->metricsState())) : none();
    return F(use->use, ofNode(node, F == cpuCell ? "cpu" : "memory"));
}

/// What the node's pods ask for, or may use, of what it has to give.
template<AmountKind K, bool Cpu>
Cell promisedCell(const Object &object, const ColumnContext &context)
{
    const Node &node = static_cast<const Node &>(object);
    if (!context.store)
        return none();
    if (const Covered covered = context.store->coverage().of(Kind::Pod); covered != Covered::Whole)
        return word(coverageWord(covered));
    std::vector<std::shared_ptr<const Pod>> pods;
    for (const ObjectKey &key : context.store->sources(keyOf(node), Relation::RunsOn))
        if (auto pod = context.store->get<Pod>(key.ns, key.name))
            pods.push_back(std::move(pod));
    const Quantity sum = sumOfAmounts(pods, Cpu ? "cpu" : "memory", K);
    const UseNow use{static_cast<std::int64_t>(sum.approximate() * 1e9), sum.value()};
    Against room = ofNode(node, Cpu ? "cpu" : "memory");
    room.limits = false; // more than there is, is usual of limits
    return Cpu ? cpuCell(use, room) : memoryCell(use, room);
}

Cell usedOf(const std::shared_ptr<const PersistentVolumeClaim> &claim, const ColumnContext &context)
{
    const ClaimUsage usage = context.usage->claim(*context.store, claim);
    const QString text = claimUsageText(usage, context.usage->isOfFiles());
    const auto percent = usage.none == NoReport::None ? usage.fullness.leading() : std::nullopt;
    if (!percent)
        return {text.toStdString(), std::int64_t(-1), usage.none == NoReport::None ? CellState::None : CellState::Muted};
    const double share = *percent / 100.0;
    return {text.toStdString(), std::int64_t(*percent), stateOf(share), static_cast<float>(share)};
}

std::shared_ptr<const PersistentVolumeClaim> heldClaim(std::string_view ns, std::string_view name, const ColumnContext &context)
{
    return context.usage && context.store && !name.empty() ? context.store->get<PersistentVolumeClaim>(ns, name) : nullptr;
}

Cell claimUsed(const Object &object, const ColumnContext &context)
{
    const auto claim = heldClaim(object.meta.ns, object.meta.name, context);
    return claim ? usedOf(claim, context) : none();
}

Cell volumeUsed(const Object &object, const ColumnContext &context)
{
    const auto &volume = static_cast<const PersistentVolume &>(object);
    const auto claim = volume.phase == "Bound" ? heldClaim(volume.claimNamespace, volume.claimName, context) : nullptr;
    return claim ? usedOf(claim, context) : none();
}

const VolumeSample *sampleOf(const Pod &pod, std::string_view volume, const UsageNow &book)
{
    const NodeSummary *summary = pod.nodeName.empty() ? nullptr : book.summary(pod.nodeName);
    if (!summary)
        return nullptr;
    for (const PodSample &sample : summary->pods)
        if (sample.name == pod.meta.name && sample.ns == pod.meta.ns.view())
            for (const VolumeSample &one : sample.volumes)
                if (one.name == volume)
                    return &one;
    return nullptr;
}

/// A claim's fullness; of a pod's own directory what is in it, and of its size limit where it has one.
Cell podVolumeUsed(const Object &object, std::size_t part, const ColumnContext &context)
{
    const Pod &pod = static_cast<const Pod &>(object);
    if (part >= pod.volumes.size() || !context.usage)
        return none();
    const Volume &volume = pod.volumes[part];
    if (const auto claim = heldClaim(pod.meta.ns, volume.claimName(pod.meta.name), context))
        return usedOf(claim, context);
    const VolumeSample *sample = sampleOf(pod, pod.volumeName(volume.name), *context.usage);
    if (!sample || !sample->fs.used || volume.source.type == SourceType::HostPath)
        return none();
    const auto limit = volume.source.type == SourceType::EmptyDir ? Quantity::parse(volume.source.field("sizeLimit")) : std::nullopt;
    return amountCell(static_cast<std::int64_t>(std::min<std::uint64_t>(*sample->fs.used, std::uint64_t(1) << 62)), bytesText(*sample->fs.used), 1, {limit, ofLimit, true});
}

RowColumn column(std::string_view name, std::string_view description, bool shown = true)
{
    RowColumn out;
    out.name = name;
    out.description = description;
    out.shown = shown;
    out.numeric = true;
    out.usage = true;
    return out;
}

RowColumn ofObject(RowColumn column, Cell (*cell)(const Object &, const ColumnContext &))
{
    column.ofObject = cell;
    return column;
}

RowColumn ofPart(RowColumn column, Cell (*cell)(const Object &, std::size_t, const ColumnContext &))
{
    column.ofPart = cell;
    return column;
}

constexpr std::string_view podCpu = QT_TRANSLATE_NOOP("TableHead", "What it uses of a core, as metrics.k8s.io tells: the mean of the last seconds; of its request, else of its limit."),
                           podMemory = QT_TRANSLATE_NOOP("TableHead", "Its working set, as metrics.k8s.io tells; of its limit, at which it is killed, else of its request."),
                           used = QT_TRANSLATE_NOOP("TableHead", "How full its file system is, as the node's kubelet tells; of inodes where these are nearer their end.");

} // namespace

std::vector<RowColumn> usageColumns(TableId id)
{
    if (id.shape == RowShape::Containers)
        return {ofPart(column("CPU", podCpu), containerCell<cpuCell>), ofPart(column("Memory", podMemory), containerCell<memoryCell>)};
    if (id.shape == RowShape::Volumes)
        return {ofPart(column("Used", used), podVolumeUsed)};
    if (id.kind == Kind::Pod)
        return {ofObject(column("CPU", podCpu), podCell<cpuCell>), ofObject(column("Memory", podMemory), podCell<memoryCell>)};
    if (id.kind == Kind::Node)
        return {ofObject(column("CPU", QT_TRANSLATE_NOOP("TableHead", "What the whole machine uses, of what it gives to pods: more than all of that is no mistake.")), nodeCell<cpuCell>),
                ofObject(column("Memory", QT_TRANSLATE_NOOP("TableHead", "The whole machine's working set, of what it gives to pods.")), nodeCell<memoryCell>),
                ofObject(column("CPU Requests", QT_TRANSLATE_NOOP("TableHead", "What its pods ask for, those that ended left out."), false), promisedCell<AmountKind::Request, true>),
                ofObject(column("CPU Limits", QT_TRANSLATE_NOOP("TableHead", "What its pods may use at most."), false), promisedCell<AmountKind::Limit, true>),
                ofObject(column("Memory Requests", QT_TRANSLATE_NOOP("TableHead", "What its pods ask for, those that ended left out."), false), promisedCell<AmountKind::Request, false>),
                ofObject(column("Memory Limits", QT_TRANSLATE_NOOP("TableHead", "What its pods may use at most."), false), promisedCell<AmountKind::Limit, false>)};
    if (id.kind == Kind::PersistentVolumeClaim)
        return {ofObject(column("Used", used), claimUsed)};
    if (id.kind == Kind::PersistentVolume)
        return {ofObject(column("Used", used), volumeUsed)};
    return {};
}

} // namespace portolan

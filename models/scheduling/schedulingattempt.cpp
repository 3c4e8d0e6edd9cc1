#include "models/scheduling/schedulingattempt.h"

#include <algorithm>
#include <map>

namespace portolan {

namespace {

using Verdict = SchedulingResult::Verdict;
constexpr const char *notHelpful = "Preemption is not helpful for scheduling";
/// A step that comes after a refusal finds nothing of what steps that were not reached would have left it.
constexpr const char *nothingLeft = "not found";

/// "0/3 nodes are available:" and, as texts sorted, how many nodes give which reason. FitError.
std::string countedReasons(std::size_t nodes, const std::map<std::string, std::size_t> &counts)
{
    std::vector<std::string> parts;
    for (const auto &[reason, count] : counts)
        parts.push_back(std::to_string(count) + ' ' + reason);
    std::sort(parts.begin(), parts.end());
    std::string out = "0/" + std::to_string(nodes) + " nodes are available:";
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (i == 0 ? " " : ", ") + parts[i];
    return parts.empty() ? out : out + '.';
}

/// The pod was promised a node where those it drives away are still going.
bool waitsForVictims(const SchedulingWorld &world, const Pod &pod)
{
    const NodeStanding *on = world.node(pod.nominatedNodeName);
    return on && std::any_of(on->pods.begin(), on->pods.end(), [&pod](const Pod *other) {
        const Condition *target = other->condition("DisruptionTarget");
        return other->priority < pod.priority && other->meta.terminating() && target && target->status == "True" && target->reason == "PreemptionByScheduler";
    });
}

} // namespace

SchedulingAttempt::SchedulingAttempt(const SchedulingWorld &world, const Pod &pod)
    : m_world(world), m_pod(pod), m_request(requestOf(pod)), m_spread(world, pod), m_neighbours(world, pod), m_volumes(world, pod), m_devices(world.devices.get(), pod)
{
}

Refusal SchedulingAttempt::filter(const NodeStanding &on) const
{
    const Node &node = *on.node;
    if (Refusal refusal = filterUnschedulable(m_pod, node))
        return refusal;
    if (Refusal refusal = filterTaints(m_pod, node))
        return refusal;
    if (Refusal refusal = filterAffinity(m_pod, node))
        return refusal;
    if (Refusal refusal = filterPorts(m_pod, on))
        return refusal;
    if (Refusal refusal = filterFit(m_request, on))
        return refusal;
    if (Refusal refusal = m_volumes.filter(on))
        return refusal;
    if (Refusal refusal = m_spread.filter(node))
        return refusal;
    if (Refusal refusal = m_neighbours.filter(node))
        return refusal;
    if (Refusal refusal = m_devices.filter(node))
        return refusal;
    return filterFeatures(m_pod, node);
}

void SchedulingAttempt::move(NodeStanding &on, const Pod &other, int times)
{
    on.take(other, m_world.heldBy(other), times);
    m_spread.update(other, *on.node, times);
    m_neighbours.update(other, *on.node, times);
    m_volumes.update(other, times);
}

Refusal SchedulingAttempt::filterWithNominated(const NodeStanding &on)
{
    std::vector<const Pod *> promised;
    for (const auto &other : m_world.nominated)
        if (other->nominatedNodeName == on.node->meta.name && other->priority >= m_pod.priority && keyOf(*other) != keyOf(m_pod))
            promised.push_back(other.get());
    if (promised.empty())
        return filter(on);
    NodeStanding with = on;
    for (const Pod *other : promised)
        move(with, *other, 1);
    Refusal refusal = filter(with);
    for (const Pod *other : promised)
        move(with, *other, -1);
    return refusal ? refusal : filter(on);
}

Refusal SchedulingAttempt::afterEvicting(const NodeStanding &on)
{
    std::vector<const Pod *> lower;
    for (const Pod *other : on.pods)
        if (other->priority < m_pod.priority)
            lower.push_back(other);
    if (lower.empty())
        return Refusal::final("No preemption victims found for incoming pod");
    NodeStanding without = on;
    for (const Pod *other : lower)
        move(without, *other, -1);
    Refusal refusal = filterWithNominated(without);
    for (const Pod *other : lower)
        move(without, *other, 1);
    return refusal;
}

/// What the steps after a refusal add to the message (dynamicresources and defaultpreemption: PostFilter). Empty: some node will do.
std::string SchedulingAttempt::preempt(SchedulingResult &result)
{
    const std::string before = afterDevices();
    if (m_pod.neverPreempts)
        return before + "not eligible due to preemptionPolicy=Never.";
    const auto promised = std::find_if(result.nodes.begin(), result.nodes.end(), [this](const auto &one) { return m_pod.nominatedNodeName == one.node; });
    const bool stillPossible = promised != result.nodes.end() && promised->refusal.evictingMayHelp;
    if (stillPossible && waitsForVictims(m_world, m_pod)) {
        result.victimsMayGoOn = {m_pod.nominatedNodeName.str()};
        return before + "not eligible due to a terminating pod on the nominated node.";
    }
    std::map<std::string, std::size_t> counts;
    for (std::size_t i = 0; i < result.nodes.size(); ++i) {
        if (!result.nodes[i].refusal.evictingMayHelp) {
            ++counts[notHelpful];
            continue;
        }
        const Refusal left = afterEvicting(m_world.nodes[i]);
        if (!left)
            result.victimsMayGoOn.push_back(result.nodes[i].node);
        for (const std::string &reason : left.reasons)
            ++counts[reason];
    }
    return result.victimsMayGoOn.empty() ? before + countedReasons(result.nodes.size(), counts) : std::string();
}

void SchedulingAttempt::refuseAll(SchedulingResult &result, const std::string &text, const std::string &after) const
{
    for (const NodeStanding &on : m_world.nodes)
        result.nodes.push_back({on.node->meta.name, Refusal::final(text)});
    result.message = "0/" + std::to_string(m_world.nodes.size()) + " nodes are available: " + text + ". " + after;
}

SchedulingResult SchedulingAttempt::run()
{
    SchedulingResult result;
    if (m_world.nodes.empty()) {
        result.verdict = Verdict::NoNodes;
        result.message = "no nodes available to schedule pods";
        return result;
    }
    const auto named = nodesNamedBy(m_pod);
    if (named && named->empty()) {
        result.verdict = Verdict::AffinityConflict;
        refuseAll(result, "pod affinity terms conflict", nothingLeft);
        return result;
    }
    if (auto refusal = m_volumes.refusal()) {
        result.verdict = Verdict::Volumes;
        refuseAll(result, refusal->text, nothingLeft);
        result.volumes = std::move(refusal);
        return result;
    }
    if (!m_devices.refusal().empty()) {
        result.verdict = Verdict::Devices;
        const auto count = m_world.nodes.size();
        const std::string preemption = m_pod.neverPreempts ? "not eligible due to preemptionPolicy=Never." : countedReasons(count, {{notHelpful, count}});
        refuseAll(result, m_devices.refusal(), afterDevices() + preemption);
        return result;
    }
    std::map<std::string, std::size_t> counts;
    bool fits = false;
    for (const NodeStanding &on : m_world.nodes) {
        const bool skipped = named && !named->contains(on.node->meta.name);
        Refusal refusal = skipped ? Refusal::final("node(s) didn't satisfy plugin(s) [NodeAffinity]") : filterWithNominated(on);
        std::sort(refusal.reasons.begin(), refusal.reasons.end());
        for (const std::string &reason : refusal.reasons)
            ++counts[reason];
        fits = fits || !refusal;
        result.nodes.push_back({on.node->meta.name, std::move(refusal)});
    }
    if (fits)
        return result;
    const std::string added = preempt(result);
    result.verdict = result.victimsMayGoOn.empty() ? Verdict::Unschedulable : Verdict::Preempting;
    result.message = countedReasons(result.nodes.size(), counts) + (added.empty() ? "" : " " + added);
    return result;
}

} // namespace portolan

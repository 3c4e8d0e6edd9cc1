#include "models/scheduling/podspread.h"

#include <algorithm>
#include <limits>

#include "models/scheduling/nodefilters.h"

namespace portolan {

PodSpread::PodSpread(const SchedulingWorld &world, const Pod &pod) : m_pod(pod)
{
    for (const SpreadConstraint &constraint : pod.more().placement.spread) {
        if (constraint.whenUnsatisfiable != "DoNotSchedule")
            continue;
        Counted counted{&constraint, constraint.selector, false, {}};
        for (const IStr &key : constraint.matchLabelKeys)
            if (const IStr *value = findPair(pod.meta.labels, key))
                counted.selector.matchLabels.emplace_back(key, *value);
        counted.self = counted.selects(pod.meta.labels);
        m_constraints.push_back(std::move(counted));
    }
    if (m_constraints.empty())
        return;
    for (const NodeStanding &on : world.nodes) {
        if (!hasAllKeys(*on.node))
            continue;
        for (Counted &counted : m_constraints) {
            if (!includes(*counted.constraint, *on.node))
                continue;
            int &pods = counted.domains[findPair(on.node->meta.labels, counted.constraint->topologyKey)->view()];
            if (counted.constraint->hasSelector && counted.selector.empty())
                continue; // selects all, and counts none
            for (const Pod *other : on.pods)
                pods += !other->meta.terminating() && other->meta.ns == pod.meta.ns && counted.selects(other->meta.labels);
        }
    }
}

bool PodSpread::hasAllKeys(const Node &node) const
{
    return std::all_of(m_constraints.begin(), m_constraints.end(), [&node](const Counted &c) { return findPair(node.meta.labels, c.constraint->topologyKey); });
}

/// Whether the node's pods count, and the node makes a domain.
bool PodSpread::includes(const SpreadConstraint &constraint, const Node &node) const
{
    if (constraint.nodeAffinityPolicy != "Ignore" && !matchesNodeAffinity(m_pod, node))
        return false;
    return constraint.nodeTaintsPolicy != "Honor" || !untoleratedTaint(node, m_pod);
}

int PodSpread::Counted::least() const
{
    if (static_cast<int>(domains.size()) < constraint->minDomains)
        return 0;
    int least = std::numeric_limits<std::int32_t>::max();
    for (const auto &[domain, pods] : domains)
        least = std::min(least, pods);
    return least;
}

bool PodSpread::Counted::isTooMuch(std::string_view domain) const
{
    const auto found = domains.find(domain);
    const std::int64_t here = found == domains.end() ? 0 : found->second;
    return here + (self ? 1 : 0) - least() > constraint->maxSkew;
}

void PodSpread::update(const Pod &other, const Node &node, int times)
{
    if (m_constraints.empty() || other.meta.ns != m_pod.meta.ns || !hasAllKeys(node))
        return;
    for (Counted &counted : m_constraints)
        if (counted.selects(other.meta.labels) && includes(*counted.constraint, node))
            counted.domains[findPair(node.meta.labels, counted.constraint->topologyKey)->view()] += times;
}

const SpreadConstraint *PodSpread::broken(const Node &node) const
{
    for (const Counted &counted : m_constraints)
        if (const IStr *domain = findPair(node.meta.labels, counted.constraint->topologyKey); !domain || counted.isTooMuch(domain->view()))
            return counted.constraint;
    return nullptr;
}

Refusal PodSpread::filter(const Node &node) const
{
    constexpr const char *text = "node(s) didn't match pod topology spread constraints";
    const SpreadConstraint *constraint = broken(node);
    if (!constraint)
        return {};
    if (!findPair(node.meta.labels, constraint->topologyKey))
        return Refusal::final(std::string(text) + " (missing required label)");
    return Refusal::forNow(text);
}

} // namespace portolan

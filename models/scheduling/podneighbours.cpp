#include "models/scheduling/podneighbours.h"

#include <algorithm>

namespace portolan {

PodNeighbours::PodNeighbours(const SchedulingWorld &world, const Pod &pod)
    : m_world(world), m_pod(pod), m_affinity(termsOf(pod.more().placement.affinity, pod)), m_antiAffinity(termsOf(pod.more().placement.antiAffinity, pod)),
      m_namespaceLabels(world.namespaceLabels(pod.meta.ns))
{
    for (const std::vector<Term> *terms : {&m_affinity, &m_antiAffinity})
        for (const Term &term : *terms)
            m_asksNamespaces = m_asksNamespaces || (term.term.hasNamespaceSelector && !term.term.namespaceSelector.empty());
    for (const NodeStanding &on : world.nodes)
        for (const Pod *other : on.pods)
            update(*other, *on.node, 1);
}

/// The API server has merged matchLabelKeys into the selector; a manifest's are merged here (pkg/registry/core/pod/strategy.go).
std::vector<PodNeighbours::Term> PodNeighbours::termsOf(const std::vector<PodAffinityTerm> &terms, const Pod &owner)
{
    std::vector<Term> out;
    for (const PodAffinityTerm &term : terms) {
        Term own{term, owner.meta.ns};
        const auto merge = [&](const std::vector<IStr> &keys, LabelSelector::Op op) {
            for (const IStr &key : keys)
                if (const IStr *value = findPair(owner.meta.labels, key))
                    own.term.selector.expressions.push_back({key, op, {*value}});
        };
        if (owner.meta.uid.empty() && term.hasSelector) {
            merge(term.matchLabelKeys, LabelSelector::Op::In);
            merge(term.mismatchLabelKeys, LabelSelector::Op::NotIn);
        }
        out.push_back(std::move(own));
    }
    return out;
}

bool PodNeighbours::matches(const Term &term, const Pod &other, const StringPairs *namespaceLabels) const
{
    const PodAffinityTerm &t = term.term;
    bool inNamespace = std::find(t.namespaces.begin(), t.namespaces.end(), other.meta.ns) != t.namespaces.end();
    if (t.namespaces.empty() && !t.hasNamespaceSelector)
        inNamespace = other.meta.ns == term.owner;
    if (!inNamespace && t.hasNamespaceSelector)
        inNamespace = t.namespaceSelector.empty() || (namespaceLabels && t.namespaceSelector.matches(*namespaceLabels));
    return inNamespace && t.hasSelector && t.selector.matches(other.meta.labels);
}

bool PodNeighbours::matchesAll(const Pod &other) const
{
    const StringPairs *labels = m_asksNamespaces ? m_world.namespaceLabels(other.meta.ns) : nullptr;
    return !m_affinity.empty() && std::all_of(m_affinity.begin(), m_affinity.end(), [&](const Term &t) { return matches(t, other, labels); });
}

void PodNeighbours::count(Counts &counts, const Node &node, const IStr &key, int times)
{
    const IStr *value = findPair(node.meta.labels, key);
    if (!value)
        return;
    const auto at = counts.try_emplace({key.view(), value->view()}).first;
    at->second += times;
    if (at->second == 0)
        counts.erase(at);
}

std::int64_t PodNeighbours::at(const Counts &counts, std::string_view key, std::string_view value)
{
    const auto found = counts.find({key, value});
    return found == counts.end() ? 0 : found->second;
}

void PodNeighbours::update(const Pod &other, const Node &node, int times)
{
    static const StringPairs none;
    if (other.extras && !other.extras->placement.antiAffinity.empty()) {
        // The keys are read where the other pod holds them: they outlive this.
        const auto &terms = other.extras->placement.antiAffinity;
        const std::vector<Term> merged = termsOf(terms, other);
        for (std::size_t i = 0; i < merged.size(); ++i)
            if (matches(merged[i], m_pod, m_namespaceLabels ? m_namespaceLabels : &none))
                count(m_unwelcome, node, terms[i].topologyKey, times);
    }
    if (matchesAll(other))
        for (const Term &term : m_affinity)
            count(m_wanted, node, term.term.topologyKey, times);
    if (m_antiAffinity.empty())
        return;
    const StringPairs *labels = m_asksNamespaces ? m_world.namespaceLabels(other.meta.ns) : nullptr;
    for (const Term &term : m_antiAffinity)
        if (matches(term, other, labels))
            count(m_unwanted, node, term.term.topologyKey, times);
}

bool PodNeighbours::affinityHolds(const Node &node) const
{
    bool found = true;
    for (const Term &term : m_affinity) {
        const IStr *value = findPair(node.meta.labels, term.term.topologyKey);
        if (!value)
            return false;
        found = found && at(m_wanted, term.term.topologyKey, *value) > 0;
    }
    // The first of a series that want to be near each other may stand anywhere.
    return found || (m_wanted.empty() && matchesAll(m_pod));
}

Refusal PodNeighbours::filter(const Node &node) const
{
    if (!affinityHolds(node))
        return Refusal::final("node(s) didn't match pod affinity rules");
    for (const Term &term : m_antiAffinity)
        if (const IStr *value = findPair(node.meta.labels, term.term.topologyKey); value && at(m_unwanted, term.term.topologyKey, *value) > 0)
            return Refusal::forNow("node(s) didn't match pod anti-affinity rules");
    if (!m_unwelcome.empty())
        for (const auto &[key, value] : node.meta.labels)
            if (at(m_unwelcome, key, value) > 0)
                return Refusal::forNow("node(s) didn't satisfy existing pods anti-affinity rules");
    return {};
}

} // namespace portolan

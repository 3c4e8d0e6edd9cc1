#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/scheduling/schedulingworld.h"

namespace portolan {

/// What required podAffinity and podAntiAffinity, the pod's own and that of pods that stand already, say of a node (interpodaffinity:
/// filtering.go). Making it costs O(pods). Borrows the world and the pod.
class PodNeighbours
{
public:
    PodNeighbours(const SchedulingWorld &world, const Pod &pod);

    [[nodiscard]] Refusal filter(const Node &node) const;
    /// As if a pod came to a node (1) or left it (-1).
    void update(const Pod &other, const Node &node, int times);
    /// A term asks for namespaces by their labels.
    [[nodiscard]] bool asksNamespaces() const { return m_asksNamespaces; }

private:
    struct Term {
        PodAffinityTerm term; ///< with the label keys merged in
        IStr owner;           ///< the namespace of the pod it belongs to
    };
    using Counts = std::map<std::pair<std::string_view, std::string_view>, std::int64_t>; ///< by topology key and value
    [[nodiscard]] static std::vector<Term> termsOf(const std::vector<PodAffinityTerm> &terms, const Pod &owner);
    [[nodiscard]] bool matches(const Term &term, const Pod &other, const StringPairs *namespaceLabels) const;
    [[nodiscard]] bool matchesAll(const Pod &other) const;
    static void count(Counts &counts, const Node &node, const IStr &key, int times);
    [[nodiscard]] static std::int64_t at(const Counts &counts, std::string_view key, std::string_view value);
    [[nodiscard]] bool affinityHolds(const Node &node) const;

    const SchedulingWorld &m_world;
    const Pod &m_pod;
    std::vector<Term> m_affinity, m_antiAffinity;
    Counts m_wanted, m_unwanted, m_unwelcome; ///< pods it wants near, wants far, and those that want it far
    const StringPairs *m_namespaceLabels = nullptr;
    bool m_asksNamespaces = false;
};

} // namespace portolan

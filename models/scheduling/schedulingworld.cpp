#include "models/scheduling/schedulingworld.h"

#include <algorithm>

namespace portolan {

void NodeStanding::take(const Pod &pod, const PodAmounts &amounts, int times)
{
    used.add(amounts, times);
    if (times > 0)
        pods.push_back(&pod);
    else
        std::erase(pods, &pod);
}

SchedulingWorld::SchedulingWorld(std::shared_ptr<const StoreSnapshot> from, std::shared_ptr<const DeviceWorld> offered)
    : objects(std::move(from)), binding(BindingWorld::of(*objects)), devices(std::move(offered))
{
    // Plain files that hold none of a kind are taken to say that there is none; who asks is told so.
    for (const Kind kind : {Kind::CSIStorageCapacity, Kind::CSIDriver})
        if (binding.coverage.assumes(kind))
            binding.coverage.set(kind, {});
    std::unordered_map<std::string_view, std::size_t> places;
    for (auto &node : objects->sorted<Node>()) {
        places.emplace(node->meta.name, nodes.size());
        nodes.push_back({node, roomOf(*node), {}, {}});
    }
    m_pods = objects->all<Pod>();
    for (const auto &pod : m_pods) {
        if (pod->nodeName.empty()) {
            if (!pod->nominatedNodeName.empty() && !pod->isTerminal())
                nominated.push_back(pod);
            continue;
        }
        const auto place = places.find(pod->nodeName.view());
        if (place != places.end() && !pod->isTerminal())
            nodes[place->second].take(*pod, m_held.of(*pod), 1);
    }
    std::sort(nominated.begin(), nominated.end(), [](const auto &a, const auto &b) { return keyOf(*a) < keyOf(*b); });
}

const NodeStanding *SchedulingWorld::node(std::string_view name) const
{
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), name, [](const NodeStanding &n, std::string_view wanted) { return n.node->meta.name < wanted; });
    return at != nodes.end() && at->node->meta.name == name ? &*at : nullptr;
}

const StringPairs *SchedulingWorld::namespaceLabels(std::string_view ns) const
{
    const auto found = objects->find(Kind::Namespace, {}, ns);
    return found ? &found->meta.labels : nullptr;
}

} // namespace portolan

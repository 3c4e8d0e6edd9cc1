#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/scheduling/podrequest.h"
#include "models/storage/bindingworld.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// A node as the scheduler sees it: what it offers, and the pods that count on it. Pods are borrowed from the world.
struct NodeStanding {
    std::shared_ptr<const Node> node;
    NodeRoom room;
    std::vector<const Pod *> pods;
    PodAmounts used;

    void take(const Pod &pod, const PodAmounts &amounts, int times);
};

struct DeviceWorld;

/// Everything a decision about a pod's place looks at. Pods count that name an existing node and have not ended, those that are
/// going, too (scheduler.go: newPodInformer; backend/cache). Belongs to nobody; any thread, one at a time. Making it costs O(pods + nodes).
struct SchedulingWorld {
    explicit SchedulingWorld(std::shared_ptr<const StoreSnapshot> objects, std::shared_ptr<const DeviceWorld> devices = nullptr);

    std::shared_ptr<const StoreSnapshot> objects;
    std::vector<NodeStanding> nodes; ///< by name
    std::vector<std::shared_ptr<const Pod>> nominated; ///< pending pods a place was promised to, by namespace and name
    BindingWorld binding;
    std::shared_ptr<const DeviceWorld> devices; ///< nullptr: not read

    [[nodiscard]] const Coverage &coverage() const { return objects->coverage(); }
    /// nullptr: there is no such node.
    [[nodiscard]] const NodeStanding *node(std::string_view name) const;
    /// nullptr: there is no such namespace.
    [[nodiscard]] const StringPairs *namespaceLabels(std::string_view ns) const;
    [[nodiscard]] PodAmounts heldBy(const Pod &pod) const { return m_held.of(pod); }

private:
    std::vector<std::shared_ptr<const Pod>> m_pods;
    mutable HeldAmounts m_held; // a cache
};

/// Why a node, or the scheduler before any node, refuses a pod, in the scheduler's own words. No reasons: it does not.
struct Refusal {
    std::vector<std::string> reasons;
    bool evictingMayHelp = false; ///< Unschedulable, not UnschedulableAndUnresolvable

    [[nodiscard]] explicit operator bool() const { return !reasons.empty(); }
    [[nodiscard]] static Refusal final(std::string reason) { return {{std::move(reason)}, false}; }
    [[nodiscard]] static Refusal forNow(std::string reason) { return {{std::move(reason)}, true}; }
};

} // namespace portolan

#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/scheduling/nodefilters.h"
#include "models/scheduling/poddevices.h"
#include "models/scheduling/podneighbours.h"
#include "models/scheduling/podspread.h"
#include "models/scheduling/podvolumes.h"

namespace portolan {

/// What the scheduler would do with a pod now.
struct SchedulingResult {
    enum class Verdict : std::uint8_t {
        NoNodes, AffinityConflict, Volumes, Devices, ///< the whole pod is refused; for its volumes' sake: see `volumes`
        Unschedulable, ///< every node refuses
        Preempting,    ///< every node refuses, and on some it would do to evict pods of lower priority
        Fits,          ///< some node takes it
    };
    struct PerNode {
        std::string node;
        Refusal refusal; ///< none: the node takes it. Of the whole pod's refusal the same at every node
    };
    Verdict verdict = Verdict::Fits;
    std::optional<VolumeRefusal> volumes;
    std::vector<PerNode> nodes;      ///< by name, every node there is
    std::string message;             ///< the scheduler's, complete; empty where it fits
    std::vector<std::string> victimsMayGoOn; ///< Preempting: nodes where it would do to evict
};

/// One attempt of the default scheduler of 1.36 to place a pod that has no node: its filters in their order (apis/config/v1:
/// default_plugins.go), its verdict on every node, and its message (framework/types.go: FitError). Extenders and other profiles are not asked. Borrows the world and the pod. For one thread.
class SchedulingAttempt
{
public:
    SchedulingAttempt(const SchedulingWorld &world, const Pod &pod);

    /// O(nodes * what the pod asks + pods of the nodes that refuse for now).
    [[nodiscard]] SchedulingResult run();
    [[nodiscard]] const PodAmounts &request() const { return m_request; }
    [[nodiscard]] const PodSpread &spread() const { return m_spread; }
    [[nodiscard]] const PodVolumes &volumes() const { return m_volumes; }
    [[nodiscard]] const PodNeighbours &neighbours() const { return m_neighbours; }
    [[nodiscard]] const PodDevices &devices() const { return m_devices; }

private:
    [[nodiscard]] Refusal filter(const NodeStanding &on) const;
    /// With those pods that were promised the node and come first, and without (RunFilterPluginsWithNominatedPods).
    [[nodiscard]] Refusal filterWithNominated(const NodeStanding &on);
    /// A pod comes to a copy of a node, or leaves it, and everything that counts pods knows.
    void move(NodeStanding &on, const Pod &other, int times);
    /// What is left against a node once all pods of lower priority are gone (SelectVictimsOnNode). None: evicting would do.
    [[nodiscard]] Refusal afterEvicting(const NodeStanding &on);
    [[nodiscard]] std::string preempt(SchedulingResult &result);
    void refuseAll(SchedulingResult &result, const std::string &text, const std::string &after) const;
    [[nodiscard]] std::string afterDevices() const { return m_devices.afterRefusal(m_world.nodes) + ", preemption: "; }

    const SchedulingWorld &m_world;
    const Pod &m_pod;
    PodAmounts m_request;
    PodSpread m_spread;
    PodNeighbours m_neighbours;
    PodVolumes m_volumes;
    PodDevices m_devices;
};

} // namespace portolan

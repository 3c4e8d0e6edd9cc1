#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/scheduling/deviceworld.h"
#include "models/scheduling/schedulingworld.h"

namespace portolan {

/// What a pod's device claims say of its place (dynamicresources). Expressions beyond comparisons of a device's driver and attributes, taints,
/// shared counters and constraints are not judged: see isDecided(). Borrows the devices and the pod.
class PodDevices
{
public:
    /// `devices` nullptr: nothing was read of them.
    PodDevices(const DeviceWorld *devices, const Pod &pod);

    [[nodiscard]] bool hasClaims() const { return m_hasClaims; }
    /// False: what it says hangs on what is not judged or was not read.
    [[nodiscard]] bool isDecided() const { return m_decided; }
    /// Why the pod does not even come to the queue (PreEnqueue); empty: it does.
    [[nodiscard]] const std::string &heldBack() const { return m_heldBack; }
    /// Why it is refused whatever the node (PreFilter); empty: it is not.
    [[nodiscard]] const std::string &refusal() const { return m_refusal; }
    [[nodiscard]] Refusal filter(const Node &node) const;
    /// What the step after a refusal says (PostFilter).
    [[nodiscard]] std::string afterRefusal(const std::vector<NodeStanding> &nodes) const;

private:
    void readClaims(const Pod &pod);
    void checkClasses();
    [[nodiscard]] bool allocates(const Node &node) const;
    [[nodiscard]] std::vector<std::size_t> candidates(const DeviceDemand &demand, const Node &node) const;

    const DeviceWorld *m_devices;
    std::vector<const DeviceClaimFacts *> m_claims;
    std::string m_heldBack, m_refusal;
    bool m_hasClaims = false, m_decided = true;
};

} // namespace portolan

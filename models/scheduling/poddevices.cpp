#include "models/scheduling/poddevices.h"

#include <algorithm>
#include <set>

#include "models/scheduling/nodefilters.h"

namespace portolan {

namespace {

using Used = std::set<std::size_t>; ///< devices by their place

bool isOffered(const OfferedDevice &device, const Node &node)
{
    return device.everywhere || (!device.node.empty() && device.node == node.meta.name) || (device.nodes.present && selectsNode(device.nodes, node));
}

/// What one request may take, way by way.
struct Choice {
    std::vector<std::pair<const DeviceDemand *, std::vector<std::size_t>>> ways;
};

/// Gives every request its devices; each device once.
class Allocation
{
public:
    explicit Allocation(const std::vector<Choice> &choices) : m_choices(choices) {}
    [[nodiscard]] bool succeeds() { return place(0); }

private:
    bool place(std::size_t at)
    {
        if (at == m_choices.size())
            return true;
        for (const auto &[demand, devices] : m_choices[at].ways)
            if (demand->all ? takeAll(at, devices) : take(at, devices, 0, demand->count))
                return true;
        return false;
    }
    bool takeAll(std::size_t at, const std::vector<std::size_t> &devices)
    {
        if (devices.empty() || std::any_of(devices.begin(), devices.end(), [this](std::size_t d) { return m_used.contains(d); }))
            return false;
        m_used.insert(devices.begin(), devices.end());
        if (place(at + 1))
            return true;
        for (const std::size_t device : devices)
            m_used.erase(device);
        return false;
    }
    bool take(std::size_t at, const std::vector<std::size_t> &devices, std::size_t from, std::int64_t wanted)
    {
        constexpr int most = 100'000;
        if (wanted <= 0)
            return place(at + 1);
        for (std::size_t i = from; i < devices.size() && ++m_steps < most; ++i) {
            if (!m_used.insert(devices[i]).second)
                continue;
            if (take(at, devices, i + 1, wanted - 1))
                return true;
            m_used.erase(devices[i]);
        }
        return false;
    }

    const std::vector<Choice> &m_choices;
    Used m_used;
    int m_steps = 0;
};

} // namespace

PodDevices::PodDevices(const DeviceWorld *devices, const Pod &pod) : m_devices(devices), m_hasClaims(!pod.more().resourceClaims.empty())
{
    if (!m_hasClaims)
        return;
    if (!m_devices) {
        m_decided = false;
        return;
    }
    readClaims(pod);
    if (m_heldBack.empty() && m_decided)
        checkClasses();
}

void PodDevices::readClaims(const Pod &pod)
{
    for (const PodResourceClaim &named : pod.more().resourceClaims) {
        if (named.claim.empty()) {
            m_heldBack = "pod \"" + pod.meta.ns.str() + "/" + pod.meta.name + "\": ResourceClaim not created yet";
            return;
        }
        const auto found = m_devices->claims.find(pod.meta.ns.str() + "/" + named.claim);
        if (found == m_devices->claims.end()) {
            m_decided = m_devices->knowsClaims;
            if (m_decided)
                m_heldBack = "resourceclaim \"" + named.claim + "\" not found";
            return;
        }
        if (found->second.deleting) {
            m_heldBack = "resourceclaim \"" + named.claim + "\" is being deleted";
            return;
        }
        m_claims.push_back(&found->second);
    }
}

/// The classes there are, and whether what the claims ask can be judged.
void PodDevices::checkClasses()
{
    for (const DeviceClaimFacts *claim : m_claims) {
        if (claim->allocated)
            continue;
        m_decided = m_decided && !claim->constrained;
        for (const DeviceRequestFacts &request : claim->requests)
            for (const DeviceDemand &demand : request.ways) {
                const auto known = m_devices->classes.find(demand.deviceClass);
                if (known == m_devices->classes.end() && m_devices->knowsClasses && m_refusal.empty())
                    m_refusal = "request " + demand.name + ": device class " + demand.deviceClass + " does not exist";
                m_decided = m_decided && !demand.beyondUs && (known != m_devices->classes.end() || m_devices->knowsClasses);
                std::vector<std::string> expressions = demand.selectors;
                if (known != m_devices->classes.end())
                    expressions.insert(expressions.end(), known->second.begin(), known->second.end());
                for (const OfferedDevice &device : m_devices->devices) {
                    const bool isOut = std::any_of(expressions.begin(), expressions.end(), [&](const std::string &e) { return satisfies(device, e) == std::optional(false); });
                    const bool isOpen = std::any_of(expressions.begin(), expressions.end(), [&](const std::string &e) { return !satisfies(device, e); });
                    m_decided = m_decided && (isOut || (!isOpen && !device.beyondUs));
                }
            }
    }
    if (!m_refusal.empty())
        m_decided = true;
}

std::vector<std::size_t> PodDevices::candidates(const DeviceDemand &demand, const Node &node) const
{
    std::vector<std::size_t> out;
    const auto known = m_devices->classes.find(demand.deviceClass);
    const auto holds = [](const OfferedDevice &device, const std::vector<std::string> &expressions) {
        return std::all_of(expressions.begin(), expressions.end(), [&device](const std::string &e) { return satisfies(device, e).value_or(false); });
    };
    for (std::size_t i = 0; i < m_devices->devices.size(); ++i) {
        const OfferedDevice &device = m_devices->devices[i];
        if (isOffered(device, node) && holds(device, demand.selectors) && (known == m_devices->classes.end() || holds(device, known->second)))
            out.push_back(i);
    }
    return out;
}

bool PodDevices::allocates(const Node &node) const
{
    std::vector<Choice> choices;
    for (const DeviceClaimFacts *claim : m_claims) {
        if (claim->allocated)
            continue;
        for (const DeviceRequestFacts &request : claim->requests) {
            Choice &choice = choices.emplace_back();
            for (const DeviceDemand &demand : request.ways)
                choice.ways.emplace_back(&demand, candidates(demand, node));
        }
    }
    return Allocation(choices).succeeds();
}

Refusal PodDevices::filter(const Node &node) const
{
    if (!m_hasClaims || !m_decided)
        return {};
    if (!allocates(node))
        return Refusal::final("cannot allocate all claims");
    for (const DeviceClaimFacts *claim : m_claims)
        if (claim->allocated && claim->allocatedOn.present && !selectsNode(claim->allocatedOn, node))
            return Refusal::final("resourceclaim not available on the node");
    return {};
}

std::string PodDevices::afterRefusal(const std::vector<NodeStanding> &nodes) const
{
    if (m_claims.empty() || !m_refusal.empty())
        return "no new claims to deallocate";
    for (const DeviceClaimFacts *claim : m_claims) {
        const bool elsewhere = claim->allocated && claim->allocatedOn.present
            && std::any_of(nodes.begin(), nodes.end(), [claim](const NodeStanding &on) { return !selectsNode(claim->allocatedOn, *on.node); });
        if (elsewhere && !claim->reserved)
            return "deallocation of ResourceClaim completed";
    }
    return "still not schedulable";
}

} // namespace portolan

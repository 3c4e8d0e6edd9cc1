#include <algorithm>

#include "models/decode/jsonparser.h"
#include "models/network/fabric.h"
#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

/// A node's address with the length of its subnet, as Calico notes it: "192.168.0.11/24".
std::optional<Cidr> calicoSubnet(const Node &node, bool ipv6)
{
    const IStr *own = findPair(node.meta.annotations, ipv6 ? "projectcalico.org/IPv6Address" : "projectcalico.org/IPv4Address");
    return own ? Cidr::parse(*own) : std::nullopt;
}

void unwrap(NodeFabric &fabric, Fact source)
{
    fabric.encapsulation = NodeFabric::Encapsulation::None;
    fabric.tunnel.clear();
    fabric.wire.clear();
    fabric.source = std::move(source);
}

} // namespace

/// flannel: network.go (SetupIPMasq); Calico: IPPool natOutgoing masquerades what goes to no pool.
Fabric::Leaving Fabric::leavingPods(const std::string &podAddress, const std::string &target) const
{
    if (const auto &flannel = m_index.extras().flannelMasquerade; flannel && m_flannel)
        return {flannel->on ? Sender::Node : Sender::Kept, flannel->evidence};
    const auto from = IpAddress::parse(podAddress), to = IpAddress::parse(target);
    const CalicoPool *own = nullptr;
    for (const CalicoPool &pool : m_index.extras().pools) {
        const auto cidr = Cidr::parse(pool.cidr);
        if (!cidr || !from || !to)
            continue;
        own = cidr->contains(*from) ? &pool : own;
        if (cidr->contains(*to))
            return {Sender::Kept, "ippools.crd.projectcalico.org/" + pool.name + " .spec.cidr = " + pool.cidr};
    }
    if (!own)
        return {};
    return {own->natOutgoing ? Sender::Node : Sender::Kept, "ippools.crd.projectcalico.org/" + own->name + " .spec.natOutgoing = " + (own->natOutgoing ? "true" : "false")};
}

NodeFabric Fabric::between(const Node &from, const Node &to, const std::string &address) const
{
    const bool ipv6 = address.find(':') != std::string::npos;
    NodeFabric fabric = node(from, ipv6);
    if (fabric.encapsulation != NodeFabric::Encapsulation::Tunnel)
        return fabric;
    if (m_calico && !m_flannel)
        crossSubnet(from, to, address, fabric);
    else if (m_flannel)
        directRouting(to, fabric);
    return fabric;
}

/// flannel backends.md: DirectRouting sends unwrapped between hosts of one subnet. A node's netmask is not in the API: addresses
/// that share a /24 (/64) are taken for one subnet, and the hop says so.
void Fabric::directRouting(const Node &to, NodeFabric &fabric) const
{
    const ConfigMap *map = m_index.configMap("kube-flannel-cfg");
    const IStr *text = map ? findPair(map->settings, "net-conf.json") : nullptr;
    const auto config = parseJson(text ? text->view() : std::string_view());
    if (!config || !(*config)["Backend"]["DirectRouting"].toBool())
        return;
    const std::string here = fabric.tunnelAddress, there = node(to, here.find(':') != std::string::npos).tunnelAddress;
    const auto subnet = Cidr::parse(here + (here.find(':') != std::string::npos ? "/64" : "/24"));
    const auto peer = IpAddress::parse(there);
    const std::string evidence = "configmaps/" + pathOf(*map) + " .data[\"net-conf.json\"] Backend.DirectRouting = true";
    if (subnet && peer && subnet->contains(*peer))
        unwrap(fabric, {W::say(TraceWords::tr("flannel DirectRouting: nodes of one subnet (%1 and %2 look like it; the API does not show the mask) send unwrapped"), here, there), evidence});
}

/// Calico's pools say when to wrap: Always, CrossSubnet (only between subnets), or Never.
void Fabric::crossSubnet(const Node &from, const Node &to, const std::string &address, NodeFabric &fabric) const
{
    const auto target = IpAddress::parse(address);
    for (const CalicoPool &pool : m_index.extras().pools) {
        const auto cidr = Cidr::parse(pool.cidr);
        if (!cidr || !target || !cidr->contains(*target))
            continue;
        const bool ipip = fabric.tunnel == "tunl0";
        const std::string field = ipip ? "ipipMode" : "vxlanMode", mode = ipip ? pool.ipipMode : pool.vxlanMode;
        const std::string evidence = "ippools.crd.projectcalico.org/" + pool.name + " .spec." + field + " = " + (mode.empty() ? "Never" : mode);
        const auto subnet = calicoSubnet(from, !cidr->isV4()), other = calicoSubnet(to, !cidr->isV4());
        const bool oneSubnet = subnet && other && subnet->text() == other->text();
        if (mode == "CrossSubnet" && oneSubnet)
            return unwrap(fabric, {W::say(TraceWords::tr("Calico's pool %1 wraps only between subnets (CrossSubnet), and both nodes are in %2"), pool.name, subnet->text()), evidence});
        if (mode.empty() || mode == "Never")
            return unwrap(fabric, {W::say(TraceWords::tr("Calico's pool %1 never wraps"), pool.name), evidence});
        fabric.source = {W::say(mode == "CrossSubnet" ? TraceWords::tr("Calico's pool %1 wraps between subnets, and the nodes are in two") : TraceWords::tr("Calico's pool %1 always wraps"), pool.name), evidence};
        return;
    }
}

} // namespace portolan

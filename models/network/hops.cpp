#include "models/network/hops.h"

#include <algorithm>

#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

std::string podEvidence(const Pod &pod, const char *field, std::string_view value)
{
    return "pods/" + pathOf(pod) + ' ' + field + " = " + std::string(value);
}

std::string nodeEvidence(const Node &node, const char *field, std::string_view value)
{
    return "nodes/" + node.meta.name + ' ' + field + " = " + std::string(value);
}

std::string bridgeAddress(const NetworkIndex &index, const Node &node, bool ipv6)
{
    const auto cidr = index.podBlock(node, ipv6);
    return cidr ? cidr->at(1).text() : std::string();
}

std::string podRange(const NetworkIndex &index, const Node &node, bool ipv6)
{
    const auto block = index.podBlock(node, ipv6);
    return block ? block->text() : W::say(TraceWords::tr("the pods of %1"), node.meta.name);
}

} // namespace

const Container *listenerOf(const EndPlace &place)
{
    const Container *only = nullptr;
    int mains = 0;
    for (const Container &c : place.pod->containers) {
        if (!place.container.empty() && c.name == place.container)
            return &c;
        if (c.role != Container::Role::Main && c.role != Container::Role::Sidecar)
            continue;
        ++mains;
        only = &c;
        const bool declares = std::any_of(c.ports.begin(), c.ports.end(), [&](const ContainerPort &p) { return p.containerPort == place.port; });
        if (place.container.empty() && place.port > 0 && declares)
            return &c;
    }
    return mains == 1 && place.container.empty() ? only : nullptr;
}

std::string EndPlace::nodeName() const
{
    if (node)
        return node->meta.name;
    return pod ? pod->nodeName.str() : std::string();
}

Hop &HopWriter::add(Hop::Kind kind, std::string name, std::string detail, const std::string &node)
{
    Hop hop;
    hop.kind = kind;
    hop.name = std::move(name);
    hop.detail = std::move(detail);
    hop.node = node;
    if (kind != Hop::Kind::Container && !destination.empty())
        hop.packet = source + " -> " + destination;
    m_hops.push_back(std::move(hop));
    return m_hops.back();
}

NodeFabric HopWriter::fabricOf(const Node *node) const
{
    return node ? m_fabric.node(*node, m_ipv6) : NodeFabric();
}

void HopWriter::addContainer(const EndPlace &place, bool sending)
{
    const Container *container = listenerOf(place);
    const std::string name = container ? container->name.str() : place.container;
    if (name.empty())
        return;
    std::string detail = sending ? W::say(TraceWords::tr("The process in container %1 opens the connection."), name)
        : place.port > 0         ? W::say(TraceWords::tr("The process in container %1 receives it on port %2; replies take the same way back."), name, place.port)
                                 : W::say(TraceWords::tr("The process in container %1 receives it; replies take the same way back."), name);
    Hop &hop = add(Hop::Kind::Container, name, std::move(detail), place.nodeName());
    hop.observed = true;
    hop.evidence = podEvidence(*place.pod, ".spec.containers[*].name", name);
}

void HopWriter::addSandbox(const EndPlace &place, bool sending)
{
    const QString detail = sending ? TraceWords::tr("It leaves through eth0 of pod %1's network namespace, held by its sandbox (pause) container: all containers of the pod share it.")
                                   : TraceWords::tr("It arrives at eth0 of pod %1's network namespace, held by its sandbox (pause) container: all containers of the pod share it.");
    Hop &hop = add(Hop::Kind::Sandbox, "pause", W::say(detail, place.pod->meta.name), place.nodeName());
    hop.observed = true;
    hop.evidence = podEvidence(*place.pod, ".status.podIP", place.address);
}

void HopWriter::addDevice(const EndPlace &place, bool sending)
{
    const NodeFabric fabric = fabricOf(place.node);
    if (fabric.wiring == NodeFabric::Wiring::Unknown)
        return; // no device is named where the plug-in is not known
    Hop &hop = add(Hop::Kind::Veth, fabric.podDevice,
                   W::say(sending ? TraceWords::tr("eth0 is one end of a virtual pair; the other end is a device of the node.")
                                  : TraceWords::tr("The node's end of the pod's virtual pair hands it over to eth0.")), place.nodeName());
    hop.evidence = fabric.source.evidence;
}

void HopWriter::addBridge(const Node &node, bool sending)
{
    const NodeFabric fabric = m_fabric.node(node, m_ipv6);
    if (fabric.wiring == NodeFabric::Wiring::Routed) {
        Hop &hop = add(Hop::Kind::Node, "routing", W::say(TraceWords::tr("The node routes it: each pod has a route of its own (/32), there is no bridge.")), node.meta.name);
        hop.evidence = fabric.source.evidence;
    } else if (fabric.wiring == NodeFabric::Wiring::Bridge) {
        const std::string address = bridgeAddress(m_fabric.index(), node, m_ipv6);
        Hop &hop = add(Hop::Kind::Bridge, fabric.bridge,
                       !sending          ? W::say(TraceWords::tr("The bridge %1 forwards it to the pod's port."), fabric.bridge)
                       : address.empty() ? W::say(TraceWords::tr("The pair's end is a port of the node's bridge %1."), fabric.bridge)
                                         : W::say(TraceWords::tr("The pair's end is a port of the node's bridge %1, the pods' gateway %2."), fabric.bridge, address), node.meta.name);
        hop.evidence = fabric.source.evidence;
    }
}

void HopWriter::samePod(const EndPlace &from, const EndPlace &to)
{
    addContainer(from, true);
    Hop &hop = add(Hop::Kind::Sandbox, "lo",
                   W::say(TraceWords::tr("Both containers share the pod's network namespace: the packet goes over its loopback device lo and never leaves the pod.")),
                   from.nodeName());
    hop.observed = true;
    hop.evidence = podEvidence(*from.pod, ".status.podIP", from.address);
    addContainer(to, false);
}

void HopWriter::leave(const EndPlace &from, const std::string &to, bool rewritten)
{
    destination = to;
    source = from.address;
    m_ipv6 = source.find(':') != std::string::npos;
    m_fromPod = from.ownNetwork();
    m_opener = from.type != EndPlace::Type::External && !from.ownNetwork() ? from.node : nullptr;
    if (from.type == EndPlace::Type::External) {
        Hop &hop = add(Hop::Kind::External, from.address, W::say(TraceWords::tr("A client outside of the cluster opens the connection.")), {});
        hop.observed = true;
        return;
    }
    if (from.type == EndPlace::Type::Node) {
        Hop &hop = add(Hop::Kind::Node, from.node->meta.name, W::say(TraceWords::tr("A process on the node itself opens the connection.")), from.nodeName());
        hop.observed = true;
        hop.evidence = nodeEvidence(*from.node, ".status.addresses[InternalIP]", from.address);
        return;
    }
    addContainer(from, true);
    if (from.pod->hostNetwork) {
        Hop &hop = add(Hop::Kind::Node, from.nodeName(), W::say(TraceWords::tr("The pod is on the host's network: it sends as the node itself.")), from.nodeName());
        hop.observed = true;
        hop.evidence = podEvidence(*from.pod, ".spec.hostNetwork", "true");
        return;
    }
    addSandbox(from, true);
    addDevice(from, true);
    if (from.node && !rewritten)
        addBridge(*from.node, true);
}

void HopWriter::deliverRewritten(const EndPlace &from, const Node *at, const EndPlace &to)
{
    const bool own = at && from.ownNetwork() && from.node == at;
    if (own && to.node != at)
        addBridge(*at, true);
    deliver(at, to, true);
}

void HopWriter::deliverAs(const EndPlace &sender, const std::string &address, const std::string &why, const EndPlace &to)
{
    addBridge(*sender.node, to.node != sender.node);
    source = address;
    translate({sender.nodeName(), "SNAT", destination, why, {}});
    deliver(sender.node, to, false); // the one bridge of the node is passed already
}

void HopWriter::translate(const Translation &t)
{
    m_fromPod = m_fromPod && t.name == "DNAT";
    Hop &hop = add(Hop::Kind::Nat, t.name, t.detail, t.node);
    hop.packet = source + " -> " + destination;
    hop.evidence = t.evidence;
    hop.observed = !t.evidence.empty();
}

void HopWriter::underlay(const Node &from, const Node &to, const std::string &wire, const NodeFabric &fabric)
{
    const std::string peer = m_fabric.node(to, m_ipv6).tunnelAddress;
    const std::string there = addressOf(to);
    const bool wrapped = !wire.empty();
    const std::string inner = source + " -> " + destination;
    const std::string outer = wrapped ? fabric.tunnelAddress + " -> " + peer + " (" + wire + ")" : inner;
    const auto nic = [&](const Node &node, const QString &detail) {
        const std::string address = addressOf(node);
        Hop &hop = add(Hop::Kind::Nic, "eth0", W::say(detail, node.meta.name, address), node.meta.name);
        hop.packet = outer;
        hop.evidence = nodeEvidence(node, ".status.addresses[InternalIP]", address);
    };
    nic(from, TraceWords::tr("It leaves node %1 by its network card, %2."));
    Hop &hop = add(Hop::Kind::Underlay, "underlay", wrapped ? W::say(TraceWords::tr("The network between the nodes sees only the outer packet: %1."), wire)
                   : W::say(TraceWords::tr("The network between the nodes carries the packet as it is.")), {});
    hop.packet = outer;
    hop.observed = true;
    hop.evidence = nodeEvidence(to, ".status.addresses[InternalIP]", there);
    nic(to, TraceWords::tr("It reaches node %1 by its network card, %2."));
}

void HopWriter::crossNodes(const Node &from, const Node &to, const EndPlace &target)
{
    const bool intoPods = target.ownNetwork();
    const NodeFabric here = m_fabric.between(from, to, target.address);
    const bool tunnelled = intoPods && here.encapsulation == NodeFabric::Encapsulation::Tunnel;
    if (tunnelled) {
        Hop &hop = add(Hop::Kind::Tunnel, here.tunnel, W::say(TraceWords::tr("The route for %1 leads to %2, which wraps the packet for node %3 (%4)."), podRange(m_fabric.index(), to, m_ipv6), here.tunnel,
                              to.meta.name, m_fabric.node(to, m_ipv6).tunnelAddress), from.meta.name);
        hop.evidence = here.source.evidence;
    } else if (intoPods && here.encapsulation == NodeFabric::Encapsulation::None) {
        Hop &hop = add(Hop::Kind::Node, "route", W::say(TraceWords::tr("The node's route for %1 leads to node %2; nothing is wrapped."), podRange(m_fabric.index(), to, m_ipv6), to.meta.name), from.meta.name);
        hop.evidence = here.source.evidence;
    } else if (intoPods) {
        Hop &hop = add(Hop::Kind::Node, from.meta.name, W::say(TraceWords::tr("The node sends it on. How is not known: the network plug-in is unknown.")), from.meta.name);
        hop.evidence = here.source.evidence;
    }
    underlay(from, to, tunnelled ? here.wire : std::string(), here);
    if (tunnelled) {
        const NodeFabric there = m_fabric.node(to, m_ipv6);
        Hop &hop = add(Hop::Kind::Tunnel, there.tunnel.empty() ? here.tunnel : there.tunnel, W::say(TraceWords::tr("The other end unwraps it: the pod's packet is as it was.")), to.meta.name);
        hop.evidence = there.source.evidence;
    }
}

void HopWriter::deliver(const Node *at, const EndPlace &to, bool routed)
{
    if (to.type == EndPlace::Type::External)
        return leaveCluster(to.unreadPod.empty() ? at : nullptr, stranger(to));
    const bool crossing = at && to.node && at != to.node;
    if (crossing && !to.ownNetwork())
        leavePods(*at, to.address, Fabric::Sender::Unknown);
    if (crossing)
        crossNodes(*at, *to.node, to);
    if (!to.ownNetwork()) {
        if (to.node && at == to.node && m_opener == to.node) {
            Hop &hop = add(Hop::Kind::Node, "lo", W::say(TraceWords::tr("Both ends are in the node's own network: the packet goes over its loopback device lo and never leaves the node.")), to.nodeName());
            hop.evidence = nodeEvidence(*to.node, ".status.addresses[InternalIP]", to.address);
        } else if (to.node) {
            Hop &hop = add(Hop::Kind::Node, to.nodeName(), W::say(TraceWords::tr("The address is the node's own: its network stack takes the packet.")), to.nodeName());
            const bool shown = m_fabric.index().nodeByAddress(to.address); // a link-local one of a daemon's is not
            hop.observed = shown;
            hop.evidence = shown || !to.pod ? nodeEvidence(*to.node, ".status.addresses[InternalIP]", to.address) : podEvidence(*to.pod, ".spec.hostNetwork", "true");
        }
        if (to.pod)
            addContainer(to, false);
        return;
    }
    if (to.node && (crossing || routed))
        addBridge(*to.node, false);
    addDevice(to, false);
    addSandbox(to, false);
    addContainer(to, false);
}

/// A pod's packet on its way to an address outside of the pods' network: its node may put its own address in place of the pod's. What
/// is not shown is taken as in `unless`: towards the world nodes masquerade, towards each other they may not.
void HopWriter::leavePods(const Node &from, const std::string &target, Fabric::Sender unless)
{
    const std::string own = addressOf(from);
    const Fabric::Leaving leaving = m_fabric.leavingPods(source, target);
    const bool known = leaving.sender != Fabric::Sender::Unknown;
    if (!m_fromPod || own.empty() || (known ? leaving.sender : unless) != Fabric::Sender::Node)
        return;
    source = own;
    translate({from.meta.name, "MASQUERADE", destination,
               W::say(TraceWords::tr("The address is outside of the pods' network: the node puts its own address %1 in place of the sender's."), own), leaving.evidence});
}

void HopWriter::leaveAs(const std::string &from, const std::string &to)
{
    source = from;
    destination = to;
    m_fromPod = false;
    m_opener = nullptr;
}

void HopWriter::leaveCluster(const Node *node, Hop outside)
{
    const std::string own = node ? addressOf(*node) : std::string();
    if (node) {
        leavePods(*node, outside.name, Fabric::Sender::Node);
        Hop &nic = add(Hop::Kind::Nic, "eth0", W::say(TraceWords::tr("It leaves node %1 by its network card."), node->meta.name), node->meta.name);
        nic.evidence = nodeEvidence(*node, ".status.addresses[InternalIP]", own);
    }
    outside.packet = source + " -> " + destination;
    m_hops.push_back(std::move(outside));
}

/// An address that nothing which was read has.
Hop HopWriter::stranger(const EndPlace &to) const
{
    const Coverage &coverage = m_fabric.index().coverage();
    const bool certain = coverage.knows(Kind::Pod) && coverage.knows(Kind::Node) && coverage.knows(Kind::Service);
    Hop hop;
    hop.kind = Hop::Kind::External;
    hop.name = to.address;
    hop.observed = true;
    if (!to.unreadPod.empty())
        hop.detail = W::say(TraceWords::tr("It goes on to pod %1, which was not read: the rest of its way is not drawn."), to.unreadPod);
    else if (!certain)
        hop.detail = W::say(TraceWords::tr("Nothing that was read has this address: it is taken for one outside of the cluster."));
    else
        hop.detail = to.port > 0 ? W::say(TraceWords::tr("The address is no pod's, node's or Service's: it is outside of the cluster, port %1."), to.port)
                             : W::say(TraceWords::tr("The address is no pod's, node's or Service's: it is outside of the cluster."));
    return hop;
}

void HopWriter::enterNode(const EndPlace &from, const Node &node, int)
{
    const std::string address = addressOf(node);
    if (from.type != EndPlace::Type::External && from.node && from.node != &node) {
        leavePods(*from.node, address, Fabric::Sender::Unknown);
        underlay(*from.node, node, {}, NodeFabric());
        return;
    }
    if (from.node == &node)
        return; // already in this node's stack
    Hop &hop = add(Hop::Kind::Nic, "eth0", W::say(TraceWords::tr("The packet reaches node %1 at its own address %2."), node.meta.name, address), node.meta.name);
    hop.evidence = nodeEvidence(node, ".status.addresses[InternalIP]", address);
}

} // namespace portolan

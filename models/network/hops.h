#pragma once

#include <string>
#include <vector>

#include "models/network/trace.h"

namespace portolan {

/// A place packets start at or end in.
struct EndPlace {
    enum class Type : std::uint8_t { Pod, Node, External };
    Type type = Type::External;
    const Pod *pod = nullptr;
    std::string container; ///< named by the asker; else found by port
    const Node *node = nullptr; ///< the pod's node, or the node itself; nullptr when not known
    std::string address;
    int port = 0;
    std::string unreadPod; ///< "NS/POD": the address is that of a pod which was not read
    bool hidden = false; ///< outside, and from which address it sends the API does not show; `address` tells the family only
    /// On a network namespace of its own, behind a virtual pair.
    [[nodiscard]] bool ownNetwork() const { return type == Type::Pod && !pod->hostNetwork; }
    [[nodiscard]] std::string nodeName() const;
};

/// The container that listens on a place's port, when one declares it; the one named; the only one, when there is one; else
/// nullptr. For places that are pods.
[[nodiscard]] const Container *listenerOf(const EndPlace &place);

/// A rewriting of addresses on the way.
struct Translation {
    std::string node;    ///< where
    std::string name;    ///< "DNAT", "DNAT + SNAT", "MASQUERADE"
    std::string before;  ///< destination before
    std::string detail;
    std::string evidence;
};

/// Writes the hops of one connection in the order its packets take, stage by stage. Value builder: no lookups of policies.
class HopWriter
{
public:
    HopWriter(const Fabric &fabric, std::vector<Hop> &hops) : m_fabric(fabric), m_hops(hops) {}

    /// From one container to another of the same pod: the shared network namespace and nothing else.
    void samePod(const EndPlace &from, const EndPlace &to);
    /// From the source's process to its node. A packet whose address is rewritten there is met by that on the pod's device,
    /// before the bridge has it (kube-proxy needs bridge-nf-call-iptables): say so with `rewritten`, then translate() and
    /// deliverRewritten().
    void leave(const EndPlace &from, const std::string &destination, bool rewritten = false);
    void translate(const Translation &translation);
    /// From the stack of `at` (or from outside when it is nullptr) to the destination's process. `routed`: the packet has been
    /// in the node's own stack, so that it is sent, not bridged, to a local pod.
    void deliver(const Node *at, const EndPlace &to, bool routed);
    /// After translate() on node `at`: over the source's bridge, once, and on to the destination.
    void deliverRewritten(const EndPlace &from, const Node *at, const EndPlace &to);
    /// After translate() on the node of a pod behind a bridge: over the bridge with the sender's address still in place, which the
    /// node then rewrites to `address` on the way out, for the reason told.
    void deliverAs(const EndPlace &sender, const std::string &address, const std::string &why, const EndPlace &to);
    /// A packet whose sender's address is not known sets out towards `destination`; no hop is written for that.
    void leaveAs(const std::string &source, const std::string &destination);
    /// From the stack of `node` (nullptr: from outside, or not known) to what is outside of the cluster, told by `outside`.
    void leaveCluster(const Node *node, Hop outside);
    /// From outside, or another node, onto a node's own address.
    void enterNode(const EndPlace &from, const Node &node, int port);

    std::string source; ///< the packet's source address as it reads now
    std::string destination;

private:
    Hop &add(Hop::Kind kind, std::string name, std::string detail, const std::string &node);
    void addContainer(const EndPlace &place, bool sending);
    void addSandbox(const EndPlace &place, bool sending);
    void addDevice(const EndPlace &place, bool sending);
    void addBridge(const Node &node, bool sending);
    void crossNodes(const Node &from, const Node &to, const EndPlace &target);
    void underlay(const Node &from, const Node &to, const std::string &wire, const NodeFabric &fabric);
    void leavePods(const Node &from, const std::string &target, Fabric::Sender unless);
    [[nodiscard]] NodeFabric fabricOf(const Node *node) const;
    [[nodiscard]] Hop stranger(const EndPlace &to) const;
    [[nodiscard]] std::string addressOf(const Node &node) const { return nodeAddress(node, m_ipv6); }

    const Fabric &m_fabric;
    std::vector<Hop> &m_hops;
    bool m_ipv6 = false;             ///< the family of this connection
    bool m_fromPod = false;          ///< the packet still carries the address of a pod of its own
    const Node *m_opener = nullptr;  ///< the node whose own stack opened it; nullptr when a pod's or an outside one did
};

} // namespace portolan

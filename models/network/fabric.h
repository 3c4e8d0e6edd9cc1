#pragma once

#include <string>
#include <vector>

#include "models/network/networkindex.h"

namespace portolan {

/// One thing known of the cluster, and where it was read.
struct Fact {
    std::string text;
    std::string evidence; ///< "nodes/worker-1 .metadata.annotations[...] = vxlan"; empty when nothing in the API shows it
};

/// How pods are wired on one node, and how their packets leave it: what is known of the network plug-in.
struct NodeFabric {
    enum class Wiring : std::uint8_t { Bridge, Routed, Bpf, Unknown };
    enum class Encapsulation : std::uint8_t { None, Tunnel, Unknown };
    Wiring wiring = Wiring::Unknown;
    std::string bridge;        ///< "cni0"; empty without one
    std::string podDevice;     ///< what the host end of a pod's pair is called: "veth", "cali...", "lxc..."
    Encapsulation encapsulation = Encapsulation::Unknown;
    std::string tunnel;        ///< "flannel.1"
    std::string wire;          ///< "UDP 8472", "IP protocol 4"; what other hosts see
    std::string tunnelAddress; ///< of the outer packet: the node's end
    Fact source;               ///< what told so
};

/// The cluster's network as its objects show it. Nothing is invented: what cannot be seen is Unknown and called so.
class Fabric
{
public:
    enum class Enforcement : std::uint8_t { Yes, No, Unknown };

    explicit Fabric(const NetworkIndex &index);

    [[nodiscard]] const std::string &pluginName() const { return m_plugin; } ///< "flannel vxlan", "Calico", "unknown"
    [[nodiscard]] const Fact &plugin() const { return m_pluginFact; }
    [[nodiscard]] Enforcement enforcement() const { return m_enforcement; }
    [[nodiscard]] const Fact &enforcementFact() const { return m_enforcementFact; }
    [[nodiscard]] const std::string &proxyMode() const { return m_proxyMode; } ///< "iptables", "ipvs", "nftables", "cilium"
    [[nodiscard]] const Fact &proxy() const { return m_proxyFact; }
    [[nodiscard]] const NetworkIndex &index() const { return m_index; }
    /// kube-proxy masquerades what comes from here to a Service's cluster address: sources outside of the cluster's pod range.
    [[nodiscard]] bool masquerades(const std::string &sourceAddress, bool sourceIsPod) const;
    /// What happens to a pod's address on packets to an address outside of the pods' network: another node's, or the world's.
    enum class Sender : std::uint8_t { Kept, Node, Unknown };
    struct Leaving {
        Sender sender = Sender::Unknown;
        std::string evidence;
    };
    [[nodiscard]] Leaving leavingPods(const std::string &podAddress, const std::string &target) const;
    /// Wiring of a node, by its own annotations first, then by the cluster's plug-in.
    [[nodiscard]] NodeFabric node(const Node &node, bool ipv6 = false) const;
    /// The same for packets to a pod's address on another node: whether the tunnel is used there depends on the pair of nodes
    /// (flannel's DirectRouting, Calico's CrossSubnet).
    [[nodiscard]] NodeFabric between(const Node &from, const Node &to, const std::string &address) const;

private:
    void detectPlugin();
    void detectKubenet();
    void detectEnforcement();
    void detectProxy();
    void detectDocker();
    void readProxyConfig(const ConfigMap &map);
    [[nodiscard]] const DaemonSet *daemonSet(std::string_view namePrefix) const;
    void wireFlannel(const Node &node, NodeFabric &fabric, bool ipv6) const;
    void wireCalico(const Node &node, NodeFabric &fabric, bool ipv6) const;
    void directRouting(const Node &to, NodeFabric &fabric) const;
    void crossSubnet(const Node &from, const Node &to, const std::string &address, NodeFabric &fabric) const;
    void wireCilium(const Node &node, NodeFabric &fabric) const;

    const NetworkIndex &m_index;
    bool m_flannel = false, m_calico = false, m_cilium = false, m_kubenet = false, m_k3s = false, m_docker = false;
    bool m_masqueradeAll = false;
    std::optional<std::string> m_clusterCidr; ///< of kube-proxy, as configured; not set: its configuration is not shown
    std::string m_plugin = "unknown";
    Fact m_pluginFact;
    Enforcement m_enforcement = Enforcement::Unknown;
    Fact m_enforcementFact;
    std::string m_proxyMode;
    Fact m_proxyFact;
};

/// "yes", "no", "unknown".
[[nodiscard]] std::string_view enforcementText(Fabric::Enforcement enforcement);

} // namespace portolan

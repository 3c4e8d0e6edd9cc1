#include "models/network/fabric.h"

#include <algorithm>
#include <sstream>

#include "models/decode/jsonparser.h"
#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

constexpr std::string_view backendSuffix = "/backend-type";
constexpr std::string_view calicoIpip = "projectcalico.org/IPv4IPIPTunnelAddr", calicoVxlan = "projectcalico.org/IPv4VXLANTunnelAddr",
                           calicoVxlan6 = "projectcalico.org/IPv6VXLANTunnelAddr", calicoAddress = "projectcalico.org/IPv4Address",
                           calicoAddress6 = "projectcalico.org/IPv6Address";

struct FlannelNotes {
    std::string prefix; ///< of the annotations: configurable, flannel.alpha.coreos.com by default
    std::string type;
};

/// Flannel's annotation prefix can be configured: any PREFIX/backend-type beside PREFIX/backend-data counts.
FlannelNotes flannelNotes(const Node &node)
{
    for (const auto &[key, value] : node.meta.annotations) {
        const std::string_view text = key.view();
        if (!text.ends_with(backendSuffix))
            continue;
        FlannelNotes notes{std::string(text.substr(0, text.size() - backendSuffix.size())), value.str()};
        std::transform(notes.type.begin(), notes.type.end(), notes.type.begin(), [](unsigned char c) { return std::tolower(c); });
        return notes;
    }
    return {};
}

std::string annotationEvidence(const Node &node, std::string_view key, std::string_view value)
{
    return "nodes/" + node.meta.name + " .metadata.annotations[\"" + std::string(key) + "\"] = " + std::string(value);
}

const IStr *annotation(const Node &node, std::string_view key)
{
    return findPair(node.meta.annotations, key);
}

bool anyAnnotation(const Node &node, std::string_view prefix)
{
    return std::any_of(node.meta.annotations.begin(), node.meta.annotations.end(), [prefix](const auto &a) {
        return a.first.view().starts_with(prefix);
    });
}

Fact daemonFact(const DaemonSet &set, const std::string &text)
{
    return {text, "daemonsets/" + pathOf(set) + " .metadata.name = " + set.meta.name};
}

} // namespace

std::string_view enforcementText(Fabric::Enforcement enforcement)
{
    switch (enforcement) {
    case Fabric::Enforcement::Yes: return "yes";
    case Fabric::Enforcement::No: return "no";
    case Fabric::Enforcement::Unknown: break;
    }
    return "unknown";
}

Fabric::Fabric(const NetworkIndex &index) : m_index(index)
{
    detectPlugin();
    detectDocker();
    detectEnforcement();
    detectProxy();
}

const DaemonSet *Fabric::daemonSet(std::string_view namePrefix) const
{
    for (const auto &set : m_index.daemonSets)
        if (std::string_view(set->meta.name).starts_with(namePrefix))
            return set.get();
    return nullptr;
}

void Fabric::detectPlugin()
{
    for (const auto &node : m_index.nodes) {
        const FlannelNotes notes = flannelNotes(*node);
        if (notes.type.empty())
            continue;
        m_flannel = true;
        m_plugin = "flannel " + notes.type;
        m_pluginFact = {m_plugin, annotationEvidence(*node, notes.prefix + std::string(backendSuffix), notes.type)};
        break;
    }
    static constexpr std::pair<std::string_view, std::string_view> known[] = {
        {"calico-node", "Calico"}, {"cilium", "Cilium"}, {"kube-flannel", "flannel"}, {"canal", "Canal"}, {"weave-net", "Weave Net"},
        {"kube-router", "kube-router"}, {"antrea-agent", "Antrea"}, {"ovnkube-node", "OVN-Kubernetes"}};
    for (const auto &[prefix, name] : known) {
        const DaemonSet *set = daemonSet(prefix);
        if (!set)
            continue;
        m_calico = m_calico || name == "Calico" || name == "Canal";
        m_cilium = m_cilium || name == "Cilium";
        if (m_flannel && (name == "Calico" || name == "Canal")) {
            m_plugin = "Canal (flannel with Calico)";
            m_pluginFact = daemonFact(*set, m_plugin);
        } else if (!m_flannel && m_pluginFact.text.empty()) {
            m_plugin = name;
            m_pluginFact = daemonFact(*set, m_plugin);
        }
    }
    for (const auto &node : m_index.nodes) {
        m_calico = m_calico || anyAnnotation(*node, "projectcalico.org/");
        m_cilium = m_cilium || anyAnnotation(*node, "network.cilium.io/") || anyAnnotation(*node, "io.cilium.network.");
        m_k3s = m_k3s || node->kubeletVersion.view().find("k3s") != std::string_view::npos;
    }
    if (m_plugin == "unknown" && (m_calico || m_cilium)) {
        m_plugin = m_calico ? "Calico" : "Cilium";
        m_pluginFact = {m_plugin, "nodes .metadata.annotations"};
    }
    detectKubenet();
}

void Fabric::detectKubenet()
{
    m_kubenet = m_plugin == "unknown" && !m_index.nodes.empty()
        && std::any_of(m_index.nodes.begin(), m_index.nodes.end(), [](const auto &n) {
               return std::any_of(n->conditions.begin(), n->conditions.end(), [](const Condition &c) {
                   return c.type == "NetworkUnavailable" && c.reason == "RouteCreated"; // set by the cloud's route controller
               });
           });
    if (m_kubenet) {
        m_plugin = "kubenet";
        m_pluginFact = {m_plugin, "nodes .status.conditions[NetworkUnavailable].reason = RouteCreated"};
    }
}

/// Pods on docker0's default range, on nodes that run Docker, with no sign of a plug-in: Docker's own bridge (L3 of old setups).
void Fabric::detectDocker()
{
    static const auto range = Cidr::parse("172.17.0.0/16");
    if (m_plugin != "unknown")
        return;
    for (const auto &pod : m_index.pods) {
        const Node *node = m_index.node(pod->nodeName);
        const auto address = IpAddress::parse(pod->podIP);
        if (pod->hostNetwork || !address || !node)
            continue;
        m_docker = range->contains(*address) && node->containerRuntimeVersion.view().starts_with("docker://");
        if (!m_docker)
            return;
        m_plugin = "Docker's bridge";
        m_pluginFact = {W::say(TraceWords::tr("Docker's own bridge: no plug-in is seen and pods are in its default range 172.17.0.0/16")), "pods/" + pathOf(*pod) + " .status.podIP = " + pod->podIP};
    }
}

void Fabric::detectEnforcement()
{
    using E = Enforcement;
    const auto decide = [this](E e, const std::string &why, const std::string &evidence) {
        m_enforcement = e;
        m_enforcementFact = {why, evidence};
    };
    if (m_calico || m_cilium || m_plugin == "Antrea" || m_plugin == "Weave Net" || m_plugin == "kube-router" || m_plugin == "OVN-Kubernetes")
        return decide(E::Yes, W::say(TraceWords::tr("%1 enforces network policies"), m_plugin), m_pluginFact.evidence);
    for (const char *agent : {"kube-network-policies", "kube-router", "kube-flannel-netpol"})
        if (const DaemonSet *set = daemonSet(agent))
            return decide(E::Yes, W::say(TraceWords::tr("%1 enforces network policies"), agent), daemonFact(*set, {}).evidence);
    if (m_flannel && m_k3s)
        return decide(E::Yes, W::say(TraceWords::tr("k3s has a policy controller built in")), "nodes .status.nodeInfo.kubeletVersion contains k3s");
    const bool enforcesNone = m_flannel || m_plugin == "flannel" || m_kubenet || m_docker;
    if (enforcesNone && !m_index.coverage().assumes(Kind::DaemonSet)) // a policy controller would be one
        return decide(E::Unknown, W::say(TraceWords::tr("%1 itself enforces no network policy; whether something else does is not known: %2"), m_plugin,
                                         W::unreadMany(m_index.coverage().of(Kind::DaemonSet), "DaemonSets")), m_pluginFact.evidence);
    if (m_flannel || m_plugin == "flannel")
        return decide(E::No, W::say(TraceWords::tr("plain flannel enforces no network policy")), m_pluginFact.evidence);
    if (m_kubenet || m_docker)
        return decide(E::No, W::say(m_kubenet ? TraceWords::tr("kubenet enforces no network policy") : TraceWords::tr("Docker's bridge enforces no network policy")), m_pluginFact.evidence);
    decide(E::Unknown, W::say(TraceWords::tr("the network plug-in is not known")), {});
}

void Fabric::detectProxy()
{
    if (const ConfigMap *cilium = m_index.configMap("cilium-config")) {
        const IStr *replacement = findPair(cilium->settings, "kube-proxy-replacement");
        if (replacement && (*replacement == "true" || *replacement == "strict")) {
            m_proxyMode = "cilium";
            m_proxyFact = {W::say(TraceWords::tr("Cilium replaces kube-proxy")), "configmaps/" + pathOf(*cilium) + " .data.kube-proxy-replacement = " + replacement->str()};
            return;
        }
    }
    m_proxyMode = "iptables";
    if (const ConfigMap *map = m_index.configMap("kube-proxy"))
        readProxyConfig(*map);
    else
        m_proxyFact = {W::say(TraceWords::tr("kube-proxy's mode is not shown by the API; iptables is its default")), {}};
}

void Fabric::readProxyConfig(const ConfigMap &map)
{
    m_proxyFact = {W::say(TraceWords::tr("kube-proxy mode iptables (its default: none is set)")), "configmaps/" + pathOf(map) + " .data"};
    for (const auto &[key, value] : map.settings) {
        if (!(key == "config.conf"))
            continue;
        std::istringstream lines(value.str());
        for (std::string line; std::getline(lines, line);) {
            const std::size_t first = line.find_first_not_of(' '), colon = line.find(':');
            if (first == std::string::npos || colon == std::string::npos)
                continue;
            const std::string name = line.substr(first, colon - first);
            std::string setting = line.substr(colon + 1);
            std::erase_if(setting, [](char c) { return c == ' ' || c == '"' || c == '\'' || c == '\r'; });
            if (name == "mode" && first == 0) {
                m_proxyMode = setting.empty() ? "iptables" : setting;
                m_proxyFact = {W::say(TraceWords::tr("kube-proxy mode %1"), m_proxyMode), "configmaps/" + pathOf(map) + " .data[\"config.conf\"] mode: \"" + setting + '"'};
            } else if (name == "clusterCIDR") {
                m_clusterCidr = setting;
            } else if (name == "masqueradeAll") {
                m_masqueradeAll = setting == "true";
            }
        }
    }
}

bool Fabric::masquerades(const std::string &sourceAddress, bool sourceIsPod) const
{
    if (m_masqueradeAll)
        return true;
    if (m_proxyMode == "cilium" || sourceIsPod)
        return false;
    if (!m_clusterCidr) // not shown: where nodes are given pod blocks, kube-proxy is told the range they are cut from
        return std::any_of(m_index.nodes.begin(), m_index.nodes.end(), [](const auto &n) { return !n->podCIDRs.empty(); });
    const auto source = IpAddress::parse(sourceAddress);
    std::istringstream ranges(*m_clusterCidr);
    bool given = false, inside = false;
    for (std::string range; std::getline(ranges, range, ',');)
        if (const auto cidr = Cidr::parse(range); cidr && source) {
            given = given || cidr->isV4() == source->isV4();
            inside = inside || cidr->contains(*source);
        }
    return given && !inside;
}

NodeFabric Fabric::node(const Node &node, bool ipv6) const
{
    NodeFabric fabric;
    fabric.podDevice = "veth";
    fabric.tunnelAddress = nodeAddress(node, ipv6);
    const FlannelNotes notes = flannelNotes(node);
    const bool flannel = !notes.type.empty() || (m_flannel && !m_calico && !m_cilium) || m_plugin == "flannel";
    if (m_cilium)
        wireCilium(node, fabric);
    else if (m_calico)
        wireCalico(node, fabric, ipv6);
    else if (flannel || m_kubenet || m_docker) {
        fabric.wiring = NodeFabric::Wiring::Bridge;
        fabric.bridge = m_kubenet ? "cbr0" : m_docker ? "docker0" : "cni0";
        fabric.source = m_pluginFact;
    }
    if (m_kubenet)
        fabric.encapsulation = NodeFabric::Encapsulation::None;
    if (!notes.type.empty())
        wireFlannel(node, fabric, ipv6);
    return fabric;
}

void Fabric::wireFlannel(const Node &node, NodeFabric &fabric, bool ipv6) const
{
    const FlannelNotes notes = flannelNotes(node);
    const std::string key = notes.prefix + std::string(backendSuffix);
    fabric.source = {"flannel " + notes.type, annotationEvidence(node, key, notes.type)};
    for (const char *suffix : {ipv6 ? "/public-ipv6-overwrite" : "/public-ip-overwrite", ipv6 ? "/public-ipv6" : "/public-ip"})
        if (const IStr *ip = annotation(node, notes.prefix + suffix); ip && !ip->empty()) {
            fabric.tunnelAddress = ip->str();
            break;
        }
    fabric.encapsulation = NodeFabric::Encapsulation::Tunnel;
    if (notes.type == "vxlan") {
        const IStr *data = annotation(node, notes.prefix + (ipv6 ? "/backend-v6-data" : "/backend-data"));
        const auto parsed = parseJson(data ? data->view() : std::string_view());
        const std::int64_t vni = parsed ? (*parsed)["VNI"].toInt(1) : 1;
        fabric.tunnel = (ipv6 ? "flannel-v6." : "flannel.") + std::to_string(vni);
        fabric.wire = "UDP 8472, VXLAN " + std::to_string(vni);
    } else if (notes.type == "wireguard") {
        fabric.tunnel = ipv6 ? "flannel-wg-v6" : "flannel-wg";
        fabric.wire = "UDP 51820, WireGuard";
    } else if (notes.type == "ipip") {
        fabric.tunnel = "flannel.ipip";
        fabric.wire = "IP protocol 4, IPIP";
    } else if (notes.type == "udp") {
        fabric.tunnel = "flannel0";
        fabric.wire = "UDP 8285";
    } else {
        fabric.encapsulation = notes.type == "host-gw" ? NodeFabric::Encapsulation::None : NodeFabric::Encapsulation::Unknown;
    }
}

void Fabric::wireCalico(const Node &node, NodeFabric &fabric, bool ipv6) const
{
    fabric.wiring = NodeFabric::Wiring::Routed;
    fabric.podDevice = "cali…";
    fabric.source = m_pluginFact;
    fabric.encapsulation = NodeFabric::Encapsulation::None;
    const IStr *ipip = ipv6 ? nullptr : annotation(node, calicoIpip);
    const IStr *vxlan = annotation(node, ipv6 ? calicoVxlan6 : calicoVxlan);
    const IStr *own = annotation(node, ipv6 ? calicoAddress6 : calicoAddress);
    if (own && !own->empty())
        fabric.tunnelAddress = own->str().substr(0, own->view().find('/'));
    if (ipip || vxlan) {
        fabric.encapsulation = NodeFabric::Encapsulation::Tunnel;
        fabric.tunnel = ipip ? "tunl0" : ipv6 ? "vxlan-v6.calico" : "vxlan.calico";
        fabric.wire = ipip ? "IP protocol 4, IPIP" : "UDP 4789, VXLAN";
        const std::string_view key = ipip ? calicoIpip : ipv6 ? calicoVxlan6 : calicoVxlan;
        fabric.source = {W::say(TraceWords::tr("Calico has the device %1; inside one subnet it may not be used (CrossSubnet)"), fabric.tunnel),
                         annotationEvidence(node, key, (ipip ? ipip : vxlan)->view())};
    } else if (own) {
        fabric.source = {W::say(TraceWords::tr("Calico routes by BGP: the node has no tunnel's address")), annotationEvidence(node, ipv6 ? calicoAddress6 : calicoAddress, own->view())};
    } else {
        fabric.encapsulation = NodeFabric::Encapsulation::Unknown;
    }
}

void Fabric::wireCilium(const Node &, NodeFabric &fabric) const
{
    fabric.wiring = NodeFabric::Wiring::Bpf;
    fabric.podDevice = "lxc…";
    fabric.source = m_pluginFact;
    const ConfigMap *map = m_index.configMap("cilium-config");
    if (!map)
        return;
    const auto setting = [map](std::string_view key) {
        const IStr *value = findPair(map->settings, key);
        return value ? value->str() : std::string();
    };
    const std::string mode = setting("routing-mode"), tunnel = setting("tunnel"), protocol = setting("tunnel-protocol");
    fabric.source.evidence = "configmaps/" + pathOf(*map) + " .data";
    if (mode == "native" || tunnel == "disabled") {
        fabric.encapsulation = NodeFabric::Encapsulation::None;
        return;
    }
    const bool geneve = protocol == "geneve" || tunnel == "geneve";
    fabric.encapsulation = NodeFabric::Encapsulation::Tunnel;
    fabric.tunnel = geneve ? "cilium_geneve" : "cilium_vxlan";
    fabric.wire = geneve ? "UDP 6081, Geneve" : "UDP 8472, VXLAN";
}

} // namespace portolan

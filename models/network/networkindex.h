#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/network/address.h"
#include "models/network/namespacelabels.h"
#include "models/network/networkextras.h"
#include "models/objects/cluster.h"
#include "models/objects/coverage.h"
#include "models/objects/network.h"
#include "models/objects/workload.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// What a trace looks up again and again, gathered once from the store: who has which address, which policies and slices
/// belong where. A snapshot: it holds its objects and does not follow the store. Costs O(objects) to make; lookups are a hash.
class NetworkIndex
{
public:
    /// Any thread. It holds the objects it needs itself.
    explicit NetworkIndex(const StoreSnapshot &objects, NetworkExtras extras = {});

    template<class T>
    using List = std::vector<std::shared_ptr<const T>>;
    List<Pod> pods; ///< by namespace and name
    List<Node> nodes;
    List<Service> services;
    List<Ingress> ingresses;
    List<IngressClass> ingressClasses;
    List<NetworkPolicy> policies;
    List<DaemonSet> daemonSets;
    List<ConfigMap> configMaps; ///< those with settings

    [[nodiscard]] const Pod *pod(std::string_view ns, std::string_view name) const;
    [[nodiscard]] const Node *node(std::string_view name) const;
    [[nodiscard]] const Service *service(std::string_view ns, std::string_view name) const;
    [[nodiscard]] const Namespace *ns(std::string_view name) const;
    /// The namespace is there, as an object or because something known is in it.
    [[nodiscard]] bool hasNamespace(std::string_view name) const;
    /// Labels of a namespace: those it has, or of one that was not read the one every namespace has, its name.
    [[nodiscard]] const NamespaceLabels &namespaceLabels(std::string_view name) const;
    /// Live pods with an address of their own (not hostNetwork, not Succeeded or Failed) that claim this one. More than one
    /// is a fault of the cluster and is reported as such.
    [[nodiscard]] std::vector<const Pod *> podsByAddress(std::string_view address) const;
    [[nodiscard]] const Node *nodeByAddress(std::string_view address) const;
    /// The block the node's pods have their addresses from: its podCIDR, unless the pods there prove another one (a plug-in with
    /// address management of its own), which is then taken to be as long.
    [[nodiscard]] std::optional<Cidr> podBlock(const Node &node, bool ipv6 = false) const;
    /// The ready pod of NodeLocal DNSCache (k8s-app=node-local-dns) on a node.
    [[nodiscard]] const Pod *dnsCacheOn(std::string_view node) const;
    /// The node whose pod block an address lies in; nullptr when none does.
    [[nodiscard]] const Node *nodeByPodBlock(const IpAddress &address) const;
    /// The Services whose cluster, external or load-balancer address this is, by namespace and name. Addresses from outside may be
    /// shared by Services with different ports (MetalLB, kube-vip, externalIPs): choose by port and protocol.
    [[nodiscard]] const std::vector<const Service *> &servicesByAddress(std::string_view address) const;
    [[nodiscard]] const std::vector<const EndpointSlice *> &slicesOf(const Service &service) const;
    [[nodiscard]] const Endpoints *endpointsOf(const Service &service) const;
    /// Pods of a namespace, by name.
    [[nodiscard]] const std::vector<const Pod *> &podsIn(std::string_view ns) const;
    /// A workload as a manifest, which no server has seen: what makes pods by a template, once one has.
    struct Maker {
        std::string name; ///< "Deployment web"
        std::shared_ptr<const Object> workload;
        const StringPairs *labels = nullptr; ///< of its pods
    };
    /// The manifest whose pods the Service will select; nullptr: none is seen.
    [[nodiscard]] const Maker *makerOf(const Service &service) const;
    /// A manifest by its own name, likewise.
    [[nodiscard]] const Maker *makerNamed(std::string_view ns, std::string_view name) const;
    /// The pods the Service selects, or that there are none, were read. Not so where the files hold the workload that makes them as
    /// a manifest, which no server has seen.
    [[nodiscard]] bool knowsPods(const Service &service) const;
    /// What was read; what is not here and was not read is not known.
    [[nodiscard]] const Coverage &coverage() const { return m_coverage; }
    /// Whether the endpoints of this Service, or that it has none, were read.
    [[nodiscard]] bool knowsEndpoints(const Service &service) const;
    /// How EndpointSlices are covered where the Service is; of a source without that kind, Endpoints.
    [[nodiscard]] Covered endpointCoverage(const Service &service) const;
    [[nodiscard]] const ConfigMap *configMap(std::string_view name) const;
    /// Custom resources, as readNetworkExtras() found them; empty when nobody asked.
    [[nodiscard]] const NetworkExtras &extras() const { return m_extras; }

private:
    void indexPods(const StoreSnapshot &objects);
    void indexServices(const StoreSnapshot &objects);
    void indexNamespaces(const StoreSnapshot &objects);
    void indexMakers(const StoreSnapshot &objects);

    using Key = std::string; // "namespace/name"
    std::unordered_map<Key, const Pod *> m_podByKey;
    std::unordered_map<std::string, const Node *> m_nodeByName;
    std::unordered_map<Key, const Service *> m_serviceByKey;
    std::unordered_map<std::string, std::shared_ptr<const Namespace>> m_namespaces;
    std::unordered_map<std::string, std::vector<const Pod *>> m_podsByAddress;
    std::unordered_map<std::string, const Pod *> m_dnsCaches; ///< by node
    std::unordered_map<std::string, const Node *> m_nodeByAddress;
    std::unordered_map<std::string, IpAddress> m_samplePod[2]; ///< by family (IPv4, IPv6) and node: the address of one pod there
    std::unordered_map<std::string, std::vector<const Service *>> m_servicesByAddress;
    std::unordered_map<std::string, NamespaceLabels> m_namespaceLabels;
    std::unordered_map<std::string, std::vector<const Pod *>> m_podsIn;    ///< by namespace
    std::unordered_map<std::string, std::vector<Maker>> m_makers;          ///< by namespace
    std::unique_ptr<StringPool> m_words;                                   ///< of labels that servers add
    std::unordered_map<Key, std::vector<const EndpointSlice *>> m_slices;
    std::unordered_map<Key, std::shared_ptr<const Endpoints>> m_endpoints;
    List<EndpointSlice> m_allSlices;
    Coverage m_coverage;
    NetworkExtras m_extras;
};

/// The kinds a store must hold before traces are asked. Endpoints are needed, too, where a server has no EndpointSlices (before 1.17):
/// reading them elsewhere would only earn the warning that they are deprecated.
[[nodiscard]] const std::vector<Kind> &networkKinds();
/// The kinds an index looks at: those above, and what tells more where the store holds it anyway (a file's Endpoints and workloads).
[[nodiscard]] const std::vector<Kind> &indexedKinds();

/// The node's internal address of a family; its first one when it has none of that family; empty without any.
[[nodiscard]] std::string nodeAddress(const Node &node, bool ipv6 = false);

/// "namespace/name".
[[nodiscard]] std::string pathOf(const Object &object);

} // namespace portolan

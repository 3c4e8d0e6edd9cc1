#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/network/address.h"
#include "models/network/networkextras.h"
#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/workload.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// What a trace looks up again and again, gathered once from the store: who has which address, which policies and slices
/// belong where. A snapshot: it holds its objects and does not follow the store. Costs O(objects) to make; lookups are a hash.
class NetworkIndex
{
public:
    /// On any thread: the store's own, or a worker's with a snapshot taken before.
    explicit NetworkIndex(const StoreSnapshot &objects, NetworkExtras extras = {});
    explicit NetworkIndex(const ObjectStore &store, NetworkExtras extras = {});

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
    /// Labels of a namespace; empty when the namespace is not known.
    [[nodiscard]] const StringPairs &namespaceLabels(std::string_view name) const;
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
    /// The Service whose cluster, external or load-balancer address this is.
    [[nodiscard]] const Service *serviceByAddress(std::string_view address) const;
    [[nodiscard]] const std::vector<const EndpointSlice *> &slicesOf(const Service &service) const;
    [[nodiscard]] const Endpoints *endpointsOf(const Service &service) const;
    /// Any EndpointSlice or Endpoints at all: without them the source does not hold these kinds.
    [[nodiscard]] bool hasEndpointObjects() const { return !m_allSlices.empty() || !m_endpoints.empty(); }
    [[nodiscard]] const ConfigMap *configMap(std::string_view name) const;
    /// Custom resources, as readNetworkExtras() found them; empty when nobody asked.
    [[nodiscard]] const NetworkExtras &extras() const { return m_extras; }

private:
    void indexPods(const StoreSnapshot &objects);
    void indexServices(const StoreSnapshot &objects);

    using Key = std::string; // "namespace/name"
    std::unordered_map<Key, const Pod *> m_podByKey;
    std::unordered_map<std::string, const Node *> m_nodeByName;
    std::unordered_map<Key, const Service *> m_serviceByKey;
    std::unordered_map<std::string, std::shared_ptr<const Namespace>> m_namespaces;
    std::unordered_map<std::string, std::vector<const Pod *>> m_podsByAddress;
    std::unordered_map<std::string, const Pod *> m_dnsCaches; ///< by node
    std::unordered_map<std::string, const Node *> m_nodeByAddress;
    std::unordered_map<std::string, IpAddress> m_samplePod[2]; ///< by family (IPv4, IPv6) and node: the address of one pod there
    std::unordered_map<std::string, const Service *> m_serviceByAddress;
    std::unordered_map<Key, std::vector<const EndpointSlice *>> m_slices;
    std::unordered_map<Key, std::shared_ptr<const Endpoints>> m_endpoints;
    List<EndpointSlice> m_allSlices;
    NetworkExtras m_extras;
};

/// The kinds an index reads: what a store must hold before traces are asked.
[[nodiscard]] const std::vector<Kind> &networkKinds();

/// The node's internal address of a family; its first one when it has none of that family; empty without any.
[[nodiscard]] std::string nodeAddress(const Node &node, bool ipv6 = false);

/// "namespace/name".
[[nodiscard]] std::string pathOf(const Object &object);

} // namespace portolan

#include "models/network/networkindex.h"

#include <algorithm>

namespace portolan {

namespace {

std::string joined(std::string_view ns, std::string_view name)
{
    std::string key(ns);
    key += '/';
    key += name;
    return key;
}

template<class Map>
auto lookup(const Map &map, const std::string &key) -> decltype(&*map.begin()->second)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &*found->second;
}

/// Addresses are compared as values: "::1" and "0:0::1" are one.
std::string canonical(std::string_view address)
{
    const auto parsed = IpAddress::parse(address);
    return parsed ? parsed->text() : std::string(address);
}

} // namespace

const std::vector<Kind> &networkKinds()
{
    static const std::vector<Kind> kinds{Kind::Pod, Kind::Node, Kind::Namespace, Kind::Service, Kind::EndpointSlice, Kind::Endpoints,
        Kind::Ingress, Kind::IngressClass, Kind::NetworkPolicy, Kind::DaemonSet, Kind::ConfigMap};
    return kinds;
}

std::string pathOf(const Object &object)
{
    return object.meta.ns.empty() ? object.meta.name : joined(object.meta.ns, object.meta.name);
}

NetworkIndex::NetworkIndex(const ObjectStore &store, NetworkExtras extras) : NetworkIndex(StoreSnapshot(store, networkKinds()), std::move(extras)) {}

NetworkIndex::NetworkIndex(const StoreSnapshot &objects, NetworkExtras extras)
    : nodes(objects.sorted<Node>()), ingresses(objects.sorted<Ingress>()), ingressClasses(objects.sorted<IngressClass>()),
      policies(objects.sorted<NetworkPolicy>()), daemonSets(objects.sorted<DaemonSet>()), m_extras(std::move(extras))
{
    for (const auto &map : objects.sorted<ConfigMap>())
        if (!map->settings.empty())
            configMaps.push_back(map);
    for (const auto &n : nodes) {
        m_nodeByName.emplace(n->meta.name, n.get());
        for (const auto &[type, address] : n->addresses)
            if (type == "InternalIP" || type == "ExternalIP")
                m_nodeByAddress.emplace(canonical(address), n.get());
    }
    for (const auto &n : objects.sorted<Namespace>())
        m_namespaces.emplace(n->meta.name, n);
    indexPods(objects);
    indexServices(objects);
}

void NetworkIndex::indexPods(const StoreSnapshot &objects)
{
    pods = objects.sorted<Pod>();
    for (const auto &p : pods) {
        m_podByKey.emplace(pathOf(*p), p.get());
        if (const IStr *app = p->hostNetwork ? findPair(p->meta.labels, "k8s-app") : nullptr; app && *app == "node-local-dns" && p->isReady() && !p->isTerminal())
            m_dnsCaches.emplace(p->nodeName.str(), p.get());
        if (p->hostNetwork || p->isTerminal())
            continue; // the address is the node's, or may be another pod's by now
        for (const std::string &ip : p->ips()) {
            const auto address = IpAddress::parse(ip);
            if (!address)
                continue;
            m_samplePod[address->isV4() ? 0 : 1].emplace(p->nodeName.str(), *address);
            m_podsByAddress[address->text()].push_back(p.get());
        }
    }
}

void NetworkIndex::indexServices(const StoreSnapshot &objects)
{
    services = objects.sorted<Service>();
    for (const auto &s : services) {
        m_serviceByKey.emplace(pathOf(*s), s.get());
        const auto add = [&](std::string_view address) {
            if (IpAddress::parse(address))
                m_serviceByAddress.emplace(canonical(address), s.get());
        };
        add(s->clusterIP);
        for (const auto *list : {&s->clusterIPs, &s->externalIPs, &s->loadBalancerIngress})
            for (const IStr address : *list)
                add(address);
    }
    m_allSlices = objects.sorted<EndpointSlice>();
    for (const auto &slice : m_allSlices)
        if (!slice->serviceName.empty())
            m_slices[joined(slice->meta.ns, slice->serviceName)].push_back(slice.get());
    for (const auto &e : objects.sorted<Endpoints>())
        m_endpoints.emplace(pathOf(*e), e);
}

const Pod *NetworkIndex::dnsCacheOn(std::string_view node) const
{
    const auto found = m_dnsCaches.find(std::string(node));
    return found == m_dnsCaches.end() ? nullptr : found->second;
}

const Pod *NetworkIndex::pod(std::string_view ns, std::string_view name) const
{
    const auto found = m_podByKey.find(joined(ns, name));
    return found == m_podByKey.end() ? nullptr : found->second;
}

const Node *NetworkIndex::node(std::string_view name) const
{
    const auto found = m_nodeByName.find(std::string(name));
    return found == m_nodeByName.end() ? nullptr : found->second;
}

const Service *NetworkIndex::service(std::string_view ns, std::string_view name) const
{
    const auto found = m_serviceByKey.find(joined(ns, name));
    return found == m_serviceByKey.end() ? nullptr : found->second;
}

const Namespace *NetworkIndex::ns(std::string_view name) const
{
    return lookup(m_namespaces, std::string(name));
}

bool NetworkIndex::hasNamespace(std::string_view name) const
{
    const auto in = [name](const auto &list) { return std::any_of(list.begin(), list.end(), [name](const auto &o) { return o->meta.ns == name; }); };
    return ns(name) || in(pods) || in(services);
}

const StringPairs &NetworkIndex::namespaceLabels(std::string_view name) const
{
    static const StringPairs none;
    const Namespace *found = ns(name);
    return found ? found->meta.labels : none;
}

std::vector<const Pod *> NetworkIndex::podsByAddress(std::string_view address) const
{
    const auto found = m_podsByAddress.find(canonical(address));
    return found == m_podsByAddress.end() ? std::vector<const Pod *>() : found->second;
}

const Node *NetworkIndex::nodeByAddress(std::string_view address) const
{
    const auto found = m_nodeByAddress.find(canonical(address));
    return found == m_nodeByAddress.end() ? nullptr : found->second;
}

std::optional<Cidr> NetworkIndex::podBlock(const Node &node, bool ipv6) const
{
    std::optional<Cidr> own;
    for (const IStr text : node.podCIDRs)
        if (const auto cidr = Cidr::parse(text); cidr && !own && cidr->isV4() != ipv6)
            own = cidr;
    const auto &samples = m_samplePod[ipv6 ? 1 : 0];
    const auto sample = samples.find(node.meta.name);
    if (!own || sample == samples.end() || own->contains(sample->second))
        return own;
    return Cidr::parse(sample->second.text() + '/' + std::to_string(own->prefixLength()));
}

const Node *NetworkIndex::nodeByPodBlock(const IpAddress &address) const
{
    for (const auto &node : nodes)
        if (const auto block = podBlock(*node, !address.isV4()); block && block->contains(address))
            return node.get();
    return nullptr;
}

std::string nodeAddress(const Node &node, bool ipv6)
{
    std::string first;
    for (const auto &[type, address] : node.addresses) {
        if (!(type == "InternalIP"))
            continue;
        if ((address.view().find(':') != std::string_view::npos) == ipv6)
            return address.str();
        if (first.empty())
            first = address.str();
    }
    return first;
}

const Service *NetworkIndex::serviceByAddress(std::string_view address) const
{
    const auto found = m_serviceByAddress.find(canonical(address));
    return found == m_serviceByAddress.end() ? nullptr : found->second;
}

const std::vector<const EndpointSlice *> &NetworkIndex::slicesOf(const Service &service) const
{
    static const std::vector<const EndpointSlice *> none;
    const auto found = m_slices.find(pathOf(service));
    return found == m_slices.end() ? none : found->second;
}

const Endpoints *NetworkIndex::endpointsOf(const Service &service) const
{
    return lookup(m_endpoints, pathOf(service));
}

const ConfigMap *NetworkIndex::configMap(std::string_view name) const
{
    const auto found = std::find_if(configMaps.begin(), configMaps.end(), [name](const auto &m) { return m->meta.name == name; });
    return found == configMaps.end() ? nullptr : found->get();
}

} // namespace portolan

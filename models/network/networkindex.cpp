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
    static const std::vector<Kind> kinds{Kind::Pod, Kind::Node, Kind::Namespace, Kind::Service, Kind::EndpointSlice,
        Kind::Ingress, Kind::IngressClass, Kind::NetworkPolicy, Kind::DaemonSet, Kind::ConfigMap};
    return kinds;
}

const std::vector<Kind> &indexedKinds()
{
    static const std::vector<Kind> kinds = [] {
        std::vector<Kind> all = networkKinds();
        all.insert(all.end(), {Kind::Endpoints, Kind::Deployment, Kind::StatefulSet, Kind::ReplicaSet, Kind::Job, Kind::CronJob});
        return all;
    }();
    return kinds;
}

std::string pathOf(const Object &object)
{
    return object.meta.ns.empty() ? object.meta.name : joined(object.meta.ns, object.meta.name);
}

NetworkIndex::NetworkIndex(const StoreSnapshot &objects, NetworkExtras extras)
    : nodes(objects.sorted<Node>()), ingresses(objects.sorted<Ingress>()), ingressClasses(objects.sorted<IngressClass>()),
      policies(objects.sorted<NetworkPolicy>()), daemonSets(objects.sorted<DaemonSet>()), m_words(std::make_unique<StringPool>()), m_coverage(objects.coverage()),
      m_extras(std::move(extras))
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
    indexPods(objects);
    indexServices(objects);
    indexNamespaces(objects);
    indexMakers(objects);
}

void NetworkIndex::indexNamespaces(const StoreSnapshot &objects)
{
    const IStr key = m_words->intern(nameLabel);
    for (const auto &n : objects.sorted<Namespace>()) {
        m_namespaces.emplace(n->meta.name, n);
        NamespaceLabels &seen = m_namespaceLabels[n->meta.name];
        seen.labels = n->meta.labels;
        if (isManifest(*n) && !findPair(seen.labels, nameLabel))
            seen.labels.emplace_back(key, m_words->intern(n->meta.name));
    }
    const auto mention = [&](std::string_view name) {
        if (const auto [place, fresh] = m_namespaceLabels.try_emplace(std::string(name)); fresh)
            place->second = {{{key, m_words->intern(name)}}, false};
    };
    for (const auto &pod : pods)
        mention(pod->meta.ns);
    for (const auto &service : services)
        mention(service->meta.ns);
}

void NetworkIndex::indexMakers(const StoreSnapshot &objects)
{
    const auto add = [this](const auto &list) {
        for (const auto &workload : list)
            if (isManifest(*workload) && !workload->meta.controller()) // the one on top is who is told of
                m_makers[workload->meta.ns.str()].push_back({std::string(kindInfo(workload->kind).name) + ' ' + workload->meta.name, workload, &workload->pods.labels});
    };
    add(objects.sorted<Deployment>());
    add(objects.sorted<StatefulSet>());
    add(daemonSets);
    add(objects.sorted<ReplicaSet>());
    add(objects.sorted<Job>());
    add(objects.sorted<CronJob>());
}

void NetworkIndex::indexPods(const StoreSnapshot &objects)
{
    pods = objects.sorted<Pod>();
    for (const auto &p : pods) {
        m_podByKey.emplace(pathOf(*p), p.get());
        m_podsIn[p->meta.ns.str()].push_back(p.get());
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
            if (!IpAddress::parse(address))
                return;
            auto &owners = m_servicesByAddress[canonical(address)];
            if (owners.empty() || owners.back() != s.get())
                owners.push_back(s.get());
        };
        if (s->isHeadless() || s->type == "ExternalName")
            continue; // proxies pass them over, external addresses and all (pkg/proxy/util: ShouldSkipService)
        add(s->clusterIP);
        for (const auto *list : {&s->clusterIPs, &s->externalIPs, &s->loadBalancerIngress})
            for (const IStr &address : *list)
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
    return m_namespaceLabels.contains(std::string(name));
}

const NamespaceLabels &NetworkIndex::namespaceLabels(std::string_view name) const
{
    static const NamespaceLabels nothing{{}, false};
    const auto found = m_namespaceLabels.find(std::string(name));
    return found == m_namespaceLabels.end() ? nothing : found->second;
}

const std::vector<const Pod *> &NetworkIndex::podsIn(std::string_view ns) const
{
    static const std::vector<const Pod *> none;
    const auto found = m_podsIn.find(std::string(ns));
    return found == m_podsIn.end() ? none : found->second;
}

const NetworkIndex::Maker *NetworkIndex::makerOf(const Service &service) const
{
    const auto found = m_makers.find(service.meta.ns.str());
    if (found == m_makers.end() || service.selector.empty())
        return nullptr;
    LabelSelector selector;
    selector.matchLabels = service.selector;
    const auto it = std::find_if(found->second.begin(), found->second.end(), [&](const Maker &m) { return selector.matches(*m.labels); });
    return it == found->second.end() ? nullptr : &*it;
}

const NetworkIndex::Maker *NetworkIndex::makerNamed(std::string_view ns, std::string_view name) const
{
    const auto found = m_makers.find(std::string(ns));
    if (found == m_makers.end())
        return nullptr;
    const auto it = std::find_if(found->second.begin(), found->second.end(), [&](const Maker &m) { return m.workload->meta.name == name; });
    return it == found->second.end() ? nullptr : &*it;
}

bool NetworkIndex::knowsPods(const Service &service) const
{
    return m_coverage.knows(Kind::Pod, service.meta.ns) && !makerOf(service);
}

Covered NetworkIndex::endpointCoverage(const Service &service) const
{
    const Covered slices = m_coverage.of(Kind::EndpointSlice, service.meta.ns);
    return slices == Covered::NotServed || slices == Covered::NotInFile ? m_coverage.of(Kind::Endpoints, service.meta.ns) : slices;
}

bool NetworkIndex::knowsEndpoints(const Service &service) const
{
    return !slicesOf(service).empty() || endpointsOf(service) || endpointCoverage(service) == Covered::Whole;
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
    for (const IStr &text : node.podCIDRs)
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

const std::vector<const Service *> &NetworkIndex::servicesByAddress(std::string_view address) const
{
    static const std::vector<const Service *> none;
    const auto found = m_servicesByAddress.find(canonical(address));
    return found == m_servicesByAddress.end() ? none : found->second;
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

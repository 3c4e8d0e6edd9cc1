#include "models/network/endpoints.h"

#include <algorithm>
#include <set>

#include "models/network/tracewords.h"

namespace portolan {

namespace {

bool samePort(const EndpointPort &endpointPort, const ServicePort &port)
{
    return endpointPort.name == port.name && endpointPort.protocol == port.protocol;
}

/// Sets the candidate's pod, or says that it was not read.
void target(Candidate &candidate, const NetworkIndex &index, const ObjectRef &target, std::string_view defaultNamespace)
{
    if (target.kind != "Pod" || !target.given())
        return;
    const std::string_view ns = target.ns.empty() ? defaultNamespace : target.ns.view();
    candidate.pod = index.pod(ns, target.name);
    if (!candidate.pod && !index.coverage().knows(Kind::Pod, ns))
        candidate.unreadPod = std::string(ns) + '/' + target.name;
}

struct Collector {
    const NetworkIndex &index;
    std::vector<Candidate> found;
    std::set<std::pair<std::string, int>> seen;

    void add(Candidate candidate)
    {
        if (!candidate.pod && candidate.unreadPod.empty()) {
            const auto owners = index.podsByAddress(candidate.address);
            if (owners.size() == 1)
                candidate.pod = owners.front();
        }
        if (candidate.node.empty() && candidate.pod)
            candidate.node = candidate.pod->nodeName.str();
        if (seen.emplace(candidate.address, candidate.port).second)
            found.push_back(std::move(candidate));
    }

    void addSlice(const EndpointSlice &slice, const ServicePort &port)
    {
        for (const EndpointPort &p : slice.ports) {
            if (!samePort(p, port))
                continue;
            for (std::size_t i = 0; i < slice.endpoints.size(); ++i) {
                const EndpointSlice::Endpoint &e = slice.endpoints[i];
                if (e.addresses.empty())
                    continue;
                Candidate c;
                target(c, index, e.target, slice.meta.ns);
                c.address = e.addresses.front(); // consumers use the first only (EndpointSlice types.go)
                c.port = p.port;
                c.node = e.nodeName.str();
                c.ready = e.ready.value_or(true);
                c.serving = e.serving.value_or(c.ready);
                c.terminating = e.terminating.value_or(false);
                c.zone = e.zone.str();
                for (const IStr &zone : e.hintZones)
                    c.hintZones.push_back(zone.str());
                for (const IStr &node : e.hintNodes)
                    c.hintNodes.push_back(node.str());
                c.evidence = "endpointslices/" + pathOf(slice) + " .endpoints[" + std::to_string(i) + "].addresses[0] = " + c.address;
                add(std::move(c));
            }
        }
    }

    void addEndpoints(const Endpoints &endpoints, const ServicePort &port, bool ipv6)
    {
        for (const Endpoints::Subset &subset : endpoints.subsets)
            for (const EndpointPort &p : subset.ports) {
                if (!samePort(p, port))
                    continue;
                const auto addAll = [&](const std::vector<Endpoints::Address> &addresses, bool ready) {
                    for (const Endpoints::Address &a : addresses) {
                        if (isIpv6(a.ip) != ipv6)
                            continue; // the address translation never changes the family
                        Candidate c;
                        target(c, index, a.target, endpoints.meta.ns);
                        c.address = a.ip;
                        c.port = p.port;
                        c.node = a.nodeName.str();
                        c.ready = c.serving = ready;
                        c.evidence = "endpoints/" + pathOf(endpoints) + " .subsets[*]." + (ready ? "addresses" : "notReadyAddresses") + " = " + a.ip;
                        add(std::move(c));
                    }
                };
                addAll(subset.addresses, true);
                addAll(subset.notReadyAddresses, false);
            }
    }

    /// As endpoints_controller.go would: pods the selector matches that have an address and the port.
    void addSelected(const Service &service, const ServicePort &port, bool ipv6)
    {
        for (const Pod *pod : selectedPods(index, service)) {
            const int number = targetPortOn(*pod, port);
            if (pod->isTerminal() || number < 0)
                continue;
            for (const std::string &ip : pod->ips()) {
                if (isIpv6(ip) != ipv6)
                    continue;
                Candidate c;
                c.pod = pod;
                c.address = ip;
                c.port = number;
                c.terminating = pod->meta.terminating();
                c.ready = service.publishNotReadyAddresses || (pod->isReady() && !c.terminating);
                c.serving = pod->isReady();
                c.computed = true;
                c.evidence = "pods/" + pathOf(*pod) + " .status.podIP = " + ip;
                add(std::move(c));
                break;
            }
        }
    }
};

std::string zoneOf(const NetworkIndex &index, std::string_view nodeName)
{
    const Node *node = index.node(nodeName);
    const IStr *zone = node ? findPair(node->meta.labels, "topology.kubernetes.io/zone") : nullptr;
    return zone ? zone->str() : std::string();
}

} // namespace

std::string Candidate::text() const
{
    const std::string where = pod ? pathOf(*pod) : !unreadPod.empty() ? unreadPod : isIpv6(address) ? '[' + address + ']' : address;
    return where + ':' + std::to_string(port);
}

bool primaryIpv6(const Service &service)
{
    if (IpAddress::parse(service.clusterIP))
        return isIpv6(service.clusterIP);
    return !service.ipFamilies.empty() && service.ipFamilies.front() == "IPv6";
}

std::vector<Candidate> endpointsOf(const NetworkIndex &index, const Service &service, const ServicePort &port, std::optional<bool> family)
{
    const bool ipv6 = family.value_or(primaryIpv6(service));
    Collector collector{index, {}, {}};
    const auto &slices = index.slicesOf(service);
    for (const EndpointSlice *slice : slices)
        if (!(slice->addressType == "FQDN") && (slice->addressType == "IPv6") == ipv6) // proxies leave FQDN out
            collector.addSlice(*slice, port);
    if (slices.empty()) {
        if (const Endpoints *endpoints = index.endpointsOf(service))
            collector.addEndpoints(*endpoints, port, ipv6);
        else if (!index.knowsEndpoints(service))
            collector.addSelected(service, port, ipv6);
    }
    std::sort(collector.found.begin(), collector.found.end(), [](const Candidate &a, const Candidate &b) { return a.text() < b.text(); });
    return std::move(collector.found);
}

EndpointBasis endpointBasis(const NetworkIndex &index, const Service &service)
{
    if (index.knowsEndpoints(service))
        return EndpointBasis::Recorded;
    const bool byPods = !service.selector.empty() && (index.knowsPods(service) || !selectedPods(index, service).empty());
    return byPods ? EndpointBasis::WorkedOut : EndpointBasis::Unread;
}

namespace {

/// Keeps the endpoints hinted to `wanted`, when every one has such a hint and one names it; false otherwise.
bool keepHinted(Choice &choice, std::vector<std::string> Candidate::*hints, const std::string &wanted)
{
    const auto names = [&](const Candidate &c) { return std::find((c.*hints).begin(), (c.*hints).end(), wanted) != (c.*hints).end(); };
    const auto &ready = choice.candidates;
    if (wanted.empty() || std::any_of(ready.begin(), ready.end(), [hints](const Candidate &c) { return (c.*hints).empty(); })
        || std::none_of(ready.begin(), ready.end(), names))
        return false;
    const std::size_t before = ready.size();
    std::erase_if(choice.candidates, [&](const Candidate &c) { return !names(c); });
    return choice.candidates.size() < before;
}

void applyHints(const NetworkIndex &index, Choice &choice, std::string_view node)
{
    const std::string zone = zoneOf(index, node);
    const bool hinted = std::any_of(choice.candidates.begin(), choice.candidates.end(), [](const Candidate &c) { return !c.hintZones.empty(); });
    if (hinted && !node.empty() && !index.node(node))
        choice.note = TraceWords::say(TraceWords::tr("zone hints may keep the packet near: which zone node %1 is in was not read"), node);
    if (keepHinted(choice, &Candidate::hintNodes, std::string(node)))
        choice.note = TraceWords::say(TraceWords::tr("node hints keep the packet on node %1"), node);
    else if (keepHinted(choice, &Candidate::hintZones, zone))
        choice.note = TraceWords::say(TraceWords::tr("zone hints keep the packet in zone %1"), zone);
}

} // namespace

Choice choose(const NetworkIndex &index, const std::vector<Candidate> &all, bool localOnly, std::string_view node)
{
    Choice choice;
    choice.localOnly = localOnly;
    std::vector<Candidate> reachable;
    std::copy_if(all.begin(), all.end(), std::back_inserter(reachable), [&](const Candidate &c) { return !localOnly || c.node == node; });
    const auto take = [&](auto wanted) {
        std::copy_if(reachable.begin(), reachable.end(), std::back_inserter(choice.candidates), wanted);
    };
    take([](const Candidate &c) { return c.ready; });
    if (choice.candidates.empty()) {
        take([](const Candidate &c) { return c.serving && c.terminating; });
        if (!choice.candidates.empty())
            choice.note = TraceWords::say(TraceWords::tr("no endpoint is ready; those still serving while they terminate are used"));
        return choice;
    }
    if (!localOnly)
        applyHints(index, choice, node);
    return choice;
}

std::vector<const Pod *> selectedPods(const NetworkIndex &index, const Service &service)
{
    std::vector<const Pod *> out;
    if (service.selector.empty())
        return out;
    LabelSelector selector;
    selector.matchLabels = service.selector;
    for (const Pod *pod : index.podsIn(service.meta.ns))
        if (selector.matches(pod->meta.labels))
            out.push_back(pod);
    return out;
}

int targetPortOn(const Pod &pod, const ServicePort &port)
{
    if (port.targetPort.name.empty())
        return port.targetPort.number >= 0 ? port.targetPort.number : port.port;
    for (const Container &container : pod.containers)
        if (container.role == Container::Role::Main || container.role == Container::Role::Sidecar)
            for (const ContainerPort &p : container.ports)
                if (p.name == port.targetPort.name && p.protocol == port.protocol)
                    return p.containerPort;
    return -1;
}

} // namespace portolan

#include <algorithm>

#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

std::string selectorText(const Service &service)
{
    LabelSelector selector;
    selector.matchLabels = service.selector;
    return selector.text();
}

/// The pod of the namespace that carries most of the selector's labels, and what it lacks.
std::string nearestPod(const NetworkIndex &index, const Service &service)
{
    const Pod *best = nullptr;
    std::size_t most = 0;
    for (const auto &pod : index.pods) {
        if (!(pod->meta.ns == service.meta.ns))
            continue;
        std::size_t keys = 0;
        for (const auto &[key, value] : service.selector)
            if (const IStr *have = findPair(pod->meta.labels, key))
                keys += *have == value ? 2 : 1;
        if (keys > most) {
            most = keys;
            best = pod.get();
        }
    }
    if (!best)
        return {};
    for (const auto &[key, value] : service.selector) {
        const IStr *have = findPair(best->meta.labels, key);
        if (!have || !(*have == value))
            return have ? W::say(TraceWords::tr("The nearest is pod %1, whose %2 is %3, not %4."), best->meta.name, key, *have, value)
                        : W::say(TraceWords::tr("The nearest is pod %1, whose %2 label is missing, not %3."), best->meta.name, key, value);
    }
    return {};
}

std::string declaredPorts(const Pod &pod)
{
    std::vector<std::string> names;
    for (const Container &c : pod.containers)
        for (const ContainerPort &p : c.ports)
            names.push_back(p.name.empty() ? W::port(p.containerPort, p.protocol) : W::port(p.name, p.protocol));
    return W::list(names);
}

/// What keeps a pod from being ready, as its conditions and containers tell it.
std::string unreadiness(const Pod &pod)
{
    for (const IStr &gate : pod.readinessGates)
        if (const Condition *c = pod.condition(gate); !c || !(c->status == "True"))
            return W::say(TraceWords::tr("readiness gate %1 is not True"), gate);
    for (const ContainerStatus &s : pod.statuses) {
        if (s.ready || s.state.phase == ContainerState::Phase::Terminated)
            continue;
        if (s.state.phase == ContainerState::Phase::Waiting)
            return s.state.reason.empty() ? W::say(TraceWords::tr("container %1 waits"), s.name) : W::say(TraceWords::tr("container %1 waits: %2"), s.name, s.state.reason);
        const auto container = std::find_if(pod.containers.begin(), pod.containers.end(), [&s](const Container &c) { return c.name == s.name; });
        if (container != pod.containers.end() && container->hasReadinessProbe)
            return W::say(TraceWords::tr("the readiness probe of container %1 fails"), s.name);
    }
    const Condition *ready = pod.condition("Ready");
    if (ready && !ready->message.empty())
        return std::string(ready->message);
    return pod.phase.empty() ? W::say(TraceWords::tr("phase not known")) : W::say(TraceWords::tr("phase %1"), pod.phase);
}

std::string localNodes(const std::vector<Candidate> &all)
{
    std::vector<std::string> nodes;
    for (const Candidate &c : all)
        if (c.ready && std::find(nodes.begin(), nodes.end(), c.node) == nodes.end())
            nodes.push_back(c.node);
    return W::list(nodes);
}

} // namespace

/// Whether nothing can be said of the endpoints because they, or the pods that would be them, were not read; then that is told.
bool Walk::endpointsUnread(const Service &service)
{
    if (endpointBasis(m_index, service) != EndpointBasis::Unread)
        return false;
    const std::string path = "services/" + pathOf(service), ns = service.meta.ns.str(), slices = W::unreadMany(m_index.endpointCoverage(service), "EndpointSlices");
    if (service.selector.empty()) {
        stop(Verdict::Unknown, "endpoints-unread", W::say(TraceWords::tr("%1 has no selector: its endpoints are written by hand, and %2. Where it leads is not known."), path, slices));
        return true;
    }
    if (const auto *maker = m_index.makerOf(service))
        stop(Verdict::Unknown, "pods-unread", W::say(TraceWords::tr("%1 selects %2, and %3 makes such pods; but the files hold no pods of it, only their template. Whether anything answers is not known."), path,
                                                     selectorText(service), maker->name));
    else
        stop(Verdict::Unknown, "pods-unread", W::say(TraceWords::tr("%1 selects %2, and nothing is known of its endpoints: %3, and %4."), path, selectorText(service), slices, unread(Kind::Pod, ns)));
    return true;
}

/// What of the selected pods keeps the Service from having an endpoint; false when nothing of them does.
bool Walk::diagnosePods(const Service &service, const ServicePort &port)
{
    const std::string path = "services/" + pathOf(service);
    const auto selected = selectedPods(m_index, service);
    if (!service.selector.empty() && selected.empty()) {
        stop(Verdict::Unreachable, "selector-matches-nothing",
             W::then(W::then(W::say(TraceWords::tr("%1 selects %2, and no pod of namespace %3 carries that: the connection is refused."), path, selectorText(service), service.meta.ns),
                             nearestPod(m_index, service)),
                     W::say(TraceWords::tr("Correct the selector or the pods' labels."))));
        return true;
    }
    const bool anyReady = std::any_of(selected.begin(), selected.end(), [](const Pod *p) { return p->isReady(); });
    if (!selected.empty() && !anyReady) {
        const Pod &pod = *selected.front();
        stop(Verdict::Unreachable, "none-ready",
             W::say(TraceWords::tr("%1 has no ready endpoint: none of the pods it selects (%2) is Ready; %3: %4. The connection is refused."
                                   " Make the pod ready; publishNotReadyAddresses would include it as it is."), path, selected.size(), pathOf(pod), unreadiness(pod)));
        return true;
    }
    if (port.targetPort.name.empty() || selected.empty() || std::any_of(selected.begin(), selected.end(), [&](const Pod *p) { return targetPortOn(*p, port) >= 0; }))
        return false;
    const std::string names = declaredPorts(*selected.front());
    const std::string wanted = W::port(port.targetPort.name, port.protocol), pod = pathOf(*selected.front());
    const std::string told = names.empty() ? W::say(TraceWords::tr("%1 sends to the port named %2, which no container of %3 declares."), path, wanted, pod)
                                           : W::say(TraceWords::tr("%1 sends to the port named %2, which no container of %3 declares (it declares %4)."), path, wanted, pod, names);
    stop(Verdict::Unreachable, "named-port-unresolved", W::then(told, W::say(TraceWords::tr("Correct targetPort or the container's port name."))));
    return true;
}

/// network-paths: the rows about Services, in their order; the first that holds is told.
void Walk::diagnoseService(const Service &service, const ServicePort &port, const std::vector<Candidate> &all, const Choice &choice)
{
    if (endpointsUnread(service))
        return;
    const std::string path = "services/" + pathOf(service);
    const bool podsKnown = m_index.knowsPods(service) || !selectedPods(m_index, service).empty();
    if (podsKnown && diagnosePods(service, port))
        return;
    if (const std::string nodes = localNodes(all); choice.localOnly && !nodes.empty())
        return stop(Verdict::Unreachable, "no-local-endpoint",
                    W::say(TraceWords::tr("%1 keeps traffic on the node (traffic policy Local), and this node has no ready endpoint: the packet is dropped. Nodes with one: %2."), path, nodes));
    if (service.selector.empty())
        return stop(Verdict::Unreachable, "no-endpoints", W::say(TraceWords::tr("%1 has no endpoints and no selector: whoever owns it must write its EndpointSlice."), path));
    if (!podsKnown)
        return stop(Verdict::Unreachable, "no-endpoints", W::say(TraceWords::tr("%1 has no ready endpoint: the connection is refused. Why cannot be told: %2."), path, unread(Kind::Pod, service.meta.ns)));
    stop(Verdict::Unreachable, "no-endpoints",
         W::say(TraceWords::tr("%1 has no endpoints though pods are ready: the connection is refused. The endpoint controller has not written them yet, or does not run."), path));
}

/// What is particular about the endpoints a packet may go to.
void Walk::noteEndpoints(const Service &service, const ServicePort &port, const Choice &choice)
{
    if (choice.candidates.front().computed)
        m_trace.warnings.push_back(W::say(TraceWords::tr("%1: those of services/%2 are worked out from its selector"), W::unreadMany(m_index.endpointCoverage(service), "EndpointSlices"), pathOf(service)));
    if (!service.trafficDistribution.empty() && !choice.note.empty())
        m_trace.warnings.push_back(W::say(TraceWords::tr("services/%1 has trafficDistribution %2"), pathOf(service), service.trafficDistribution));
    if (port.targetPort.name.empty())
        return;
    for (const Pod *pod : selectedPods(m_index, service))
        if (!pod->isTerminal() && targetPortOn(*pod, port) < 0)
            m_trace.warnings.push_back(W::say(TraceWords::tr("pod %1 declares no port named %2: for this port it is no endpoint"), pathOf(*pod), W::port(port.targetPort.name, port.protocol)));
}

} // namespace portolan

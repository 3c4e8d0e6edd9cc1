#include <algorithm>

#include "models/network/walk.h"

namespace portolan {

namespace {

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
            return " The nearest is pod " + best->meta.name + ", whose " + key.str() + (have ? " is " + have->str() : std::string(" label is missing")) + ", not " + value.str() + '.';
    }
    return {};
}

std::string declaredPorts(const Pod &pod)
{
    std::string names;
    for (const Container &c : pod.containers)
        for (const ContainerPort &p : c.ports)
            names += (names.empty() ? "" : ", ") + (p.name.empty() ? std::to_string(p.containerPort) : p.name.str()) + '/' + std::string(protocolText(p.protocol));
    return names;
}

/// What keeps a pod from being ready, as its conditions and containers tell it.
std::string unreadiness(const Pod &pod)
{
    for (const IStr gate : pod.readinessGates)
        if (const Condition *c = pod.condition(gate); !c || !(c->status == "True"))
            return "readiness gate " + gate.str() + " is not True";
    for (const ContainerStatus &s : pod.statuses) {
        if (s.ready || s.state.phase == ContainerState::Phase::Terminated)
            continue;
        if (s.state.phase == ContainerState::Phase::Waiting)
            return "container " + s.name.str() + " waits" + (s.state.reason.empty() ? std::string() : ": " + s.state.reason.str());
        const auto container = std::find_if(pod.containers.begin(), pod.containers.end(), [&s](const Container &c) { return c.name == s.name; });
        if (container != pod.containers.end() && container->hasReadinessProbe)
            return "the readiness probe of container " + s.name.str() + " fails";
    }
    const Condition *ready = pod.condition("Ready");
    return ready && !ready->message.empty() ? std::string(ready->message) : "phase " + (pod.phase.empty() ? "not known" : pod.phase.str());
}

std::string localNodes(const std::vector<Candidate> &all)
{
    std::vector<std::string> nodes;
    for (const Candidate &c : all)
        if (c.ready && std::find(nodes.begin(), nodes.end(), c.node) == nodes.end())
            nodes.push_back(c.node);
    std::string out;
    for (const std::string &node : nodes)
        out += (out.empty() ? "" : ", ") + node;
    return out;
}

} // namespace

/// network-paths: the rows about Services, in their order; the first that holds is told.
void Walk::diagnoseService(const Service &service, const ServicePort &port, const std::vector<Candidate> &all, const Choice &choice)
{
    const std::string path = "services/" + pathOf(service);
    const auto selected = selectedPods(m_index, service);
    if (!service.selector.empty() && selected.empty())
        return stop(Verdict::Unreachable, "selector-matches-nothing", path + " selects " + selectorText(service) + ", and no pod of namespace " + service.meta.ns.str()
                    + " carries that: the connection is refused." + nearestPod(m_index, service) + " Correct the selector or the pods' labels.");
    const bool anyReady = std::any_of(selected.begin(), selected.end(), [](const Pod *p) { return p->isReady(); });
    if (!selected.empty() && !anyReady) {
        const Pod &pod = *selected.front();
        return stop(Verdict::Unreachable, "none-ready", path + " has no ready endpoint: of the " + std::to_string(selected.size()) + " pods it selects none is Ready; " + pathOf(pod) + ": "
                    + unreadiness(pod) + ". The connection is refused. Make the pod ready; publishNotReadyAddresses would include it as it is.");
    }
    if (!port.targetPort.name.empty() && !selected.empty()
        && std::none_of(selected.begin(), selected.end(), [&](const Pod *p) { return targetPortOn(*p, port) >= 0; })) {
        const std::string names = declaredPorts(*selected.front());
        return stop(Verdict::Unreachable, "named-port-unresolved", path + " sends to the port named " + port.targetPort.name.str() + '/' + std::string(protocolText(port.protocol))
                    + ", which no container of " + pathOf(*selected.front()) + " declares" + (names.empty() ? "." : " (it declares " + names + ").") + " Correct targetPort or the container's port name.");
    }
    if (const std::string nodes = localNodes(all); choice.localOnly && !nodes.empty())
        return stop(Verdict::Unreachable, "no-local-endpoint", path + " keeps traffic on the node (traffic policy Local), and this node has no ready endpoint:"
                    " the packet is dropped. Nodes with one: " + nodes + '.');
    stop(Verdict::Unreachable, "no-endpoints", path + " has no endpoints" + (service.selector.empty() ? " and no selector: whoever owns it must write its EndpointSlice."
         : " though pods are ready: the connection is refused. The endpoint controller has not written them yet, or does not run."));
}

/// What is particular about the endpoints a packet may go to.
void Walk::noteEndpoints(const Service &service, const ServicePort &port, const Choice &choice)
{
    if (choice.candidates.front().computed)
        m_trace.warnings.push_back("the source holds no EndpointSlices and no Endpoints: those of services/" + pathOf(service) + " are worked out from its selector");
    if (!service.trafficDistribution.empty() && !choice.note.empty())
        m_trace.warnings.push_back("services/" + pathOf(service) + " has trafficDistribution " + service.trafficDistribution.str());
    if (port.targetPort.name.empty())
        return;
    for (const Pod *pod : selectedPods(m_index, service))
        if (!pod->isTerminal() && targetPortOn(*pod, port) < 0)
            m_trace.warnings.push_back("pod " + pathOf(*pod) + " declares no port named " + port.targetPort.name.str() + '/' + std::string(protocolText(port.protocol)) + ": for this port it is no endpoint");
}

} // namespace portolan

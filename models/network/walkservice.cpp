#include <algorithm>

#include "models/network/walk.h"

namespace portolan {

namespace {

std::string portList(const Service &service)
{
    std::string out;
    for (const ServicePort &p : service.ports)
        out += (out.empty() ? "" : ", ") + std::to_string(p.port) + '/' + std::string(protocolText(p.protocol)) + (p.name.empty() ? "" : " (" + p.name.str() + ')');
    return out;
}

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

} // namespace

Result<const ServicePort *> Walk::pickPort(const Service &service)
{
    std::vector<const ServicePort *> fitting;
    for (const ServicePort &p : service.ports)
        if (p.protocol == m_request.protocol && (m_port == 0 || p.port == m_port))
            fitting.push_back(&p);
    if (fitting.size() == 1 || (!fitting.empty() && m_port != 0)) {
        m_port = fitting.front()->port;
        return fitting.front();
    }
    const std::string path = "services/" + pathOf(service);
    if (m_port == 0 && fitting.size() > 1)
        return failure(ErrorKind::Config, path, "it has several ports: say which with --port (" + portList(service) + ")");
    if (service.ports.empty()) {
        stop(Verdict::Unreachable, "no-ports", path + " has no ports (.spec.ports is empty): nothing can be sent to it. Add the port it should offer.");
        return nullptr;
    }
    const bool otherProtocol = std::any_of(service.ports.begin(), service.ports.end(), [this](const ServicePort &p) { return p.port == m_port; });
    const std::string asked = (m_port ? std::to_string(m_port) + '/' : "a port of ") + std::string(protocolText(m_request.protocol));
    stop(Verdict::Unreachable, otherProtocol ? "wrong-protocol" : "no-such-port",
         path + " does not offer " + asked + (otherProtocol ? ": the number is there with another protocol." : ".") + " It offers " + portList(service) + '.');
    return nullptr;
}

Place Walk::placeOf(const Candidate &candidate) const
{
    Place place;
    if (candidate.pod) {
        place = placeOfPod(*candidate.pod);
    } else if (const Node *node = m_index.nodeByAddress(candidate.address)) {
        place.type = Place::Type::Node;
        place.node = node;
    }
    place.address = candidate.address;
    place.port = candidate.port;
    return place;
}

void Walk::diagnoseService(const Service &service, const ServicePort &port, const std::vector<Candidate> &all, const Choice &choice)
{
    const std::string path = "services/" + pathOf(service);
    const auto selected = selectedPods(m_index, service);
    if (choice.localOnly && !all.empty()) {
        std::string nodes;
        for (const Candidate &c : all)
            if (c.ready && nodes.find(c.node) == std::string::npos)
                nodes += (nodes.empty() ? "" : ", ") + c.node;
        if (!nodes.empty())
            return stop(Verdict::Unreachable, "no-local-endpoint", path + " keeps traffic on the node (traffic policy Local), and this node has no ready endpoint:"
                        " the packet is dropped. Nodes with one: " + nodes + '.');
    }
    if (!service.selector.empty() && selected.empty())
        return stop(Verdict::Unreachable, "selector-matches-nothing", path + " selects " + selectorText(service) + ", and no pod of namespace " + service.meta.ns.str()
                    + " carries that: the connection is refused." + nearestPod(m_index, service));
    if (!port.targetPort.name.empty() && !selected.empty()
        && std::none_of(selected.begin(), selected.end(), [&](const Pod *p) { return targetPortOn(*p, port) >= 0; })) {
        std::string names;
        for (const Container &c : selected.front()->containers)
            for (const ContainerPort &p : c.ports)
                names += (names.empty() ? "" : ", ") + (p.name.empty() ? std::to_string(p.containerPort) : p.name.str()) + '/' + std::string(protocolText(p.protocol));
        return stop(Verdict::Unreachable, "named-port-unresolved", path + " sends to the port named " + port.targetPort.name.str() + '/' + std::string(protocolText(port.protocol))
                    + ", which no container of " + pathOf(*selected.front()) + " declares" + (names.empty() ? "." : " (it declares " + names + ").") + " Correct targetPort or the container's port name.");
    }
    for (const Pod *pod : selected) {
        const Condition *ready = pod->condition("Ready");
        if (ready && ready->status == "True")
            continue;
        std::string why = ready && !ready->message.empty() ? ready->message : "phase " + pod->phase.str();
        return stop(Verdict::Unreachable, "none-ready", path + " has no ready endpoint: pod " + pathOf(*pod) + " is not Ready (" + why + "), so the connection is refused."
                    " publishNotReadyAddresses would include it.");
    }
    stop(Verdict::Unreachable, "no-endpoints", path + " has no endpoints" + (service.selector.empty() ? " and no selector: whoever owns it must write its EndpointSlice." : ": the connection is refused."));
}

void Walk::toCandidates(const Service &service, const Choice &choice, const Place &seenAs)
{
    for (const Candidate &c : choice.candidates)
        m_trace.candidates.push_back(c.text());
    if (!choice.note.empty())
        m_trace.warnings.push_back(choice.note);
    std::vector<bool> allowed;
    for (const Candidate &c : choice.candidates) {
        const Judgement j = judge(m_from, seenAs, placeOf(c));
        allowed.push_back(j.egressAllowed && j.ingressAllowed);
    }
    const Place first = placeOf(choice.candidates.front());
    const Judgement judgement = judge(m_from, seenAs, first);
    noteNodes(first);
    conclude(judgement, first);
    const bool all = std::find(allowed.begin(), allowed.end(), false) == allowed.end();
    const bool none = std::find(allowed.begin(), allowed.end(), true) == allowed.end();
    if (!all && !none)
        return stop(Verdict::Unknown, "depends-on-endpoint", "services/" + pathOf(service) + " may send to any of " + std::to_string(choice.candidates.size())
                    + " endpoints, and policies admit only some of them: connections succeed and fail by chance.");
    if (choice.candidates.size() > 1)
        m_trace.message += " The Service has " + std::to_string(choice.candidates.size()) + " ready endpoints; which one is taken is chance; the way to " + choice.candidates.front().text() + " is drawn.";
}

Result<Trace> Walk::service(const Service &svc)
{
    m_trace.to = {"service", svc.meta.ns.str(), svc.meta.name, {}, svc.clusterIP.str(), {}, m_port};
    if (svc.type == "ExternalName") {
        stop(Verdict::Unknown, "external-name", "services/" + pathOf(svc) + " is only a DNS alias of " + svc.externalName.str() + ": it has no address and no ports; the client connects to that name itself.");
        return m_trace;
    }
    const auto port = pickPort(svc);
    if (!port)
        return tl::unexpected(port.error());
    if (!*port)
        return m_trace;
    m_trace.to.port = m_port;
    if (svc.isHeadless())
        return headless(svc, **port);
    if (m_from.type == Place::Type::External) {
        stop(Verdict::Unreachable, "cluster-ip-from-outside", "A ClusterIP exists only inside of the cluster: " + m_from.address + " has no route to " + svc.clusterIP.str()
             + ". From outside use a NodePort, a load balancer or an Ingress.");
        return m_trace;
    }
    const bool ipv6 = svc.clusterIP.view().find(':') != std::string_view::npos;
    const auto all = endpointsOf(m_index, svc, **port, ipv6);
    const Choice choice = choose(m_index, all, svc.internalTrafficPolicy == "Local", m_from.nodeName());
    const std::string vip = socketText(svc.clusterIP.str(), m_port);
    const std::string serviceEvidence = "services/" + pathOf(svc) + " .spec.clusterIP = " + svc.clusterIP.str();
    if (choice.candidates.empty()) {
        m_hops.leave(m_from, vip);
        diagnoseService(svc, **port, all, choice);
        return m_trace;
    }
    const Candidate &first = choice.candidates.front();
    const bool hairpin = m_from.type == Place::Type::Pod && first.pod == m_from.pod;
    const bool atConnect = m_tracer.fabric().proxyMode() == "cilium";
    const std::string target = socketText(first.address, first.port);
    Translation dnat{m_from.nodeName(), "DNAT", vip, "The Service's address " + vip + " is on no device: the source's node (kube-proxy, " + m_tracer.fabric().proxyMode()
                     + ") rewrites it to the endpoint " + target + '.', serviceEvidence + "; " + first.evidence, hairpin};
    if (atConnect) { // the socket itself is pointed at the endpoint, before a packet exists
        dnat.detail = "Cilium points the socket at the endpoint " + target + " when the process connects to " + vip + '.';
        m_hops.source = m_from.address;
        m_hops.destination = target;
        m_hops.translate(dnat);
    }
    m_hops.leave(m_from, atConnect ? target : vip, !atConnect);
    if (!atConnect) {
        m_hops.destination = target;
        if (hairpin && m_from.node) {
            const auto cidr = m_index.podBlock(*m_from.node);
            dnat.name = "DNAT + SNAT";
            dnat.detail += " The endpoint is the sender itself (hairpin): the source is rewritten too, else the answer would never come back through the node.";
            m_hops.source = cidr ? cidr->at(1).text() : std::string(m_from.node->address("InternalIP"));
            m_trace.warnings.emplace_back("hairpin: the bridge must be in hairpin or promiscuous mode, and what policies say to it is the plug-in's choice");
        }
        m_hops.translate(dnat);
        m_hops.deliverRewritten(m_from, m_from.node, placeOf(first));
    } else {
        m_hops.deliver(m_from.node, placeOf(first), !m_from.ownNetwork());
    }
    toCandidates(svc, choice, m_from);
    return m_trace;
}

Result<Trace> Walk::headless(const Service &svc, const ServicePort &port)
{
    const auto all = endpointsOf(m_index, svc, port);
    Choice choice = choose(m_index, all, false, m_from.nodeName());
    if (svc.publishNotReadyAddresses)
        choice.candidates = all;
    if (choice.candidates.empty()) {
        diagnoseService(svc, port, all, choice);
        return m_trace;
    }
    const Place first = placeOf(choice.candidates.front());
    if (first.port != m_port) {
        stop(Verdict::Unreachable, "headless-no-translation", "services/" + pathOf(svc) + " is headless: its name gives the pods' addresses and no port is translated. Connect to the pod's port "
             + std::to_string(first.port) + ", not to " + std::to_string(m_port) + '.');
        return m_trace;
    }
    m_trace.warnings.push_back("services/" + pathOf(svc) + " is headless: DNS answers with the pods' addresses; no address is rewritten");
    follow(first);
    toCandidates(svc, choice, m_from);
    return m_trace;
}

bool Walk::hostPort(const Node &node, Result<Trace> &answer)
{
    for (const auto &pod : m_index.pods) {
        if (!(pod->nodeName == node.meta.name) || pod->hostNetwork || pod->isTerminal())
            continue;
        for (const Container &c : pod->containers)
            for (const ContainerPort &p : c.ports) {
                if (p.hostPort != m_port || p.protocol != m_request.protocol || m_port == 0)
                    continue;
                Place to = placeOfPod(*pod, c.name.str());
                to.port = p.containerPort;
                describeEnds(to);
                const std::string entry = socketText(std::string(node.address("InternalIP")), m_port);
                m_hops.leave(m_from, entry, m_from.node == &node);
                m_hops.enterNode(m_from, node, m_port);
                m_hops.destination = socketText(to.address, to.port);
                m_hops.translate({node.meta.name, "DNAT", entry, "Port " + std::to_string(m_port) + " of the node is given to this pod alone (hostPort).",
                                  "pods/" + pathOf(*pod) + " .spec.containers[*].ports[*].hostPort = " + std::to_string(m_port), false});
                m_hops.deliverRewritten(m_from, &node, to);
                conclude(judge(m_from, m_from, to), to);
                answer = m_trace;
                return true;
            }
    }
    return false;
}

} // namespace portolan

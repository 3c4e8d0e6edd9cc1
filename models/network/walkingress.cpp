#include <algorithm>

#include "models/network/walk.h"

namespace portolan {

namespace {

bool hostMatches(std::string_view rule, std::string_view host)
{
    if (rule.empty() || rule == host)
        return true;
    if (!rule.starts_with("*."))
        return false;
    const std::size_t dot = host.find('.'); // a wildcard stands for exactly one label
    return dot != std::string_view::npos && dot > 0 && host.substr(dot) == rule.substr(1);
}

/// Length of the match, so that the longest wins; an exact one beats all; -1: none.
int pathMatches(const Ingress::Path &rule, std::string_view path)
{
    const std::string_view wanted = rule.path.empty() ? std::string_view("/") : rule.path.view();
    if (rule.pathType == "Exact")
        return wanted == path ? 1'000'000 : -1;
    std::string_view prefix = wanted;
    while (prefix.size() > 1 && prefix.ends_with('/'))
        prefix.remove_suffix(1);
    if (prefix == "/")
        return 1;
    const bool fits = path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
    return fits ? static_cast<int>(prefix.size()) : -1;
}

struct Match {
    const Ingress *ingress = nullptr;
    const Ingress::Backend *backend = nullptr;
    std::string place;
    int length = -1;
};

void consider(const Ingress &ingress, std::string_view host, std::string_view path, Match &best)
{
    for (std::size_t r = 0; r < ingress.rules.size(); ++r) {
        const Ingress::Rule &rule = ingress.rules[r];
        if (!hostMatches(rule.host, host))
            continue;
        for (std::size_t p = 0; p < rule.paths.size(); ++p) {
            const int length = pathMatches(rule.paths[p], path) + (rule.host.empty() ? 0 : 2'000'000);
            if (pathMatches(rule.paths[p], path) > 0 && length > best.length)
                best = {&ingress, &rule.paths[p].backend, ".spec.rules[" + std::to_string(r) + "].http.paths[" + std::to_string(p) + "]", length};
        }
    }
    if (best.length < 0 && ingress.defaultBackend.given())
        best = {&ingress, &ingress.defaultBackend, ".spec.defaultBackend", 0};
}

} // namespace

const Pod *Walk::controllerPod(const Ingress &ingress) const
{
    std::string controller;
    for (const auto &c : m_index.ingressClasses)
        if (ingress.className == c->meta.name)
            controller = c->controller.str();
    const Pod *best = nullptr;
    for (const auto &pod : m_index.pods) {
        if (pod->isTerminal() || pod->podIP.empty())
            continue;
        const IStr *app = findPair(pod->meta.labels, "app.kubernetes.io/name");
        const IStr *component = findPair(pod->meta.labels, "app.kubernetes.io/component");
        const std::string name = app ? app->str() : std::string();
        const bool known = name == "ingress-nginx" || name == "traefik" || name == "haproxy-ingress" || name == "contour";
        if (!known || (component && !(*component == "controller")))
            continue;
        if (!best || (!best->isReady() && pod->isReady()) || (controller.find(name) != std::string::npos && !best->isReady()))
            best = pod.get();
    }
    return best;
}

Result<Trace> Walk::ingress()
{
    Match best;
    std::string hosts;
    for (const auto &i : m_index.ingresses) {
        consider(*i, m_request.to.host, m_request.to.path, best);
        for (const Ingress::Rule &rule : i->rules)
            hosts += (hosts.empty() ? "" : ", ") + (rule.host.empty() ? std::string("*") : rule.host.str());
    }
    m_trace.to = {"ingress", {}, m_request.to.host + m_request.to.path, {}, {}, {}, m_port};
    if (!best.ingress) {
        stop(Verdict::Unreachable, "no-such-ingress", "No Ingress has a rule for " + m_request.to.host + m_request.to.path + (hosts.empty() ? ": there is none." : ". Hosts with rules: " + hosts + '.'));
        return m_trace;
    }
    m_trace.to.ns = best.ingress->meta.ns.str();
    if (!best.backend->given()) {
        stop(Verdict::Unknown, "resource-backend", "ingresses/" + pathOf(*best.ingress) + ' ' + best.place + " leads to a resource, not to a Service.");
        return m_trace;
    }
    throughController(*best.ingress, *best.backend, best.place);
    return m_trace;
}

void Walk::throughController(const Ingress &ingress, const Ingress::Backend &backend, const std::string &place)
{
    const std::string path = "ingresses/" + pathOf(ingress) + ' ' + place;
    const Service *svc = m_index.service(ingress.meta.ns, backend.serviceName);
    if (!svc)
        return stop(Verdict::Unreachable, "backend-not-found", path + " names Service " + backend.serviceName.str() + ", which is not in namespace " + ingress.meta.ns.str() + '.');
    const auto port = std::find_if(svc->ports.begin(), svc->ports.end(), [&backend](const ServicePort &p) {
        return backend.port.name.empty() ? p.port == backend.port.number : p.name == backend.port.name;
    });
    if (port == svc->ports.end())
        return stop(Verdict::Unreachable, "no-such-port", path + " names port " + backend.port.text() + " of Service " + svc->meta.name + ", which it does not have (an Ingress names the Service's port, not the pod's).");
    const Pod *controller = controllerPod(ingress);
    const auto all = endpointsOf(m_index, *svc, *port);
    const Choice choice = choose(m_index, all, false, controller ? controller->nodeName.view() : std::string_view());
    m_trace.to.port = m_port = m_port ? m_port : (ingress.tls.empty() ? 80 : 443);
    const std::string client = m_request.to.host + ':' + std::to_string(m_port);
    if (!controller) {
        m_hops.leave(m_from, client);
        m_trace.warnings.push_back("no pod of the Ingress controller is found (class \"" + ingress.className.str() + "\"): how it is reached is not known");
        if (choice.candidates.empty())
            return diagnoseService(*svc, *port, all, choice);
        for (const Candidate &c : choice.candidates)
            m_trace.candidates.push_back(c.text());
        return stop(Verdict::Unknown, "no-controller", path + " leads to Service " + svc->meta.name + ", but no controller that would serve it is seen in the cluster.");
    }
    Place middle = placeOfPod(*controller);
    middle.port = m_port;
    m_hops.leave(m_from, client);
    if (m_from.type == Place::Type::External && middle.node)
        m_hops.enterNode(m_from, *middle.node, m_port);
    m_hops.deliver(m_from.node ? m_from.node : middle.node, middle, true);
    if (choice.candidates.empty())
        return diagnoseService(*svc, *port, all, choice);
    const Judgement first = judge(m_from, m_from, middle);
    if (!first.egressAllowed || !first.ingressAllowed)
        return conclude(first, middle);
    // A new connection, from the controller straight to the endpoint: the cluster IP is not used.
    Hop hop;
    hop.kind = Hop::Kind::Service;
    hop.name = svc->meta.name;
    hop.observed = true;
    hop.node = middle.nodeName();
    hop.detail = "The controller chooses an endpoint of Service " + svc->meta.name + ", " + choice.candidates.front().text() + ", and opens a connection of its own to it.";
    hop.evidence = path + ".backend = " + svc->meta.name + ':' + backend.port.text();
    m_trace.hops.push_back(hop);
    m_from = middle;
    const Place target = placeOf(choice.candidates.front());
    m_hops.leave(m_from, socketText(target.address, target.port));
    m_hops.deliver(middle.node, target, !middle.ownNetwork());
    toCandidates(*svc, choice, middle);
}

} // namespace portolan

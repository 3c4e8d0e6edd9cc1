#include <algorithm>
#include <array>

#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

/// How well a rule's host fits: 2 exactly, 1 by wildcard (which stands for one label), 0 by having none, -1 not at all.
int hostRank(std::string_view rule, std::string_view host)
{
    if (rule.empty())
        return 0;
    if (rule == host)
        return 2;
    if (!rule.starts_with("*."))
        return -1;
    const std::size_t dot = host.find('.');
    return dot != std::string_view::npos && dot > 0 && host.substr(dot) == rule.substr(1) ? 1 : -1;
}

/// Length of the match, so that the longest wins, an exact one before a prefix of the same length; -1: none. ImplementationSpecific
/// is taken as Prefix, as most controllers do.
int pathRank(const Ingress::Path &rule, std::string_view path)
{
    const std::string_view wanted = rule.path.empty() ? std::string_view("/") : rule.path.view();
    if (rule.pathType == "Exact")
        return wanted == path ? static_cast<int>(wanted.size()) * 2 + 1 : -1;
    std::string_view prefix = wanted;
    while (prefix.size() > 1 && prefix.ends_with('/'))
        prefix.remove_suffix(1);
    if (prefix == "/")
        return 2;
    const bool fits = path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
    return fits ? static_cast<int>(prefix.size()) * 2 : -1;
}

struct Controller {
    std::string_view controller; ///< what an IngressClass's spec.controller begins with
    std::string_view className;  ///< its usual class, for the old annotation without an IngressClass
    std::array<std::string_view, 2> apps; ///< label app.kubernetes.io/name (or app) of the pods that take the traffic
};
constexpr Controller controllers[] = {
    {"k8s.io/ingress-nginx", "nginx", {"ingress-nginx", "nginx-ingress"}}, {"nginx.org/ingress-controller", "nginx", {"nginx-ingress", ""}},
    {"traefik.io/ingress-controller", "traefik", {"traefik", ""}}, {"haproxy-ingress.github.io/controller", "haproxy", {"haproxy-ingress", ""}},
    {"haproxy.org/ingress-controller", "haproxy", {"kubernetes-ingress", ""}}, {"projectcontour.io/", "contour", {"contour", "envoy"}},
    {"ingress-controllers.konghq.com/kong", "kong", {"kong", "ingress"}}};

/// Whether a pod serves what this controller is configured with; an unknown controller is matched by its last word.
bool serves(const Pod &pod, std::string_view controller, std::string_view className)
{
    const IStr *name = findPair(pod.meta.labels, "app.kubernetes.io/name");
    const IStr *app = name ? name : findPair(pod.meta.labels, "app");
    const IStr *component = findPair(pod.meta.labels, "app.kubernetes.io/component");
    const bool frontend = !component || *component == "controller" || *component == "envoy" || *component == "app";
    if (!app || app->empty() || !frontend)
        return false;
    bool known = false;
    for (const Controller &c : controllers) {
        const bool asked = controller.empty() ? className.empty() || className == c.className : controller.starts_with(c.controller);
        known = known || asked;
        if (asked && std::find(c.apps.begin(), c.apps.end(), app->view()) != c.apps.end())
            return true;
    }
    const std::string_view word = controller.empty() ? className : controller.substr(controller.rfind('/') + 1);
    return !known && !word.empty() && *app == word;
}

bool coveredByTls(const Ingress &ingress, const std::string &host, std::string &secret)
{
    for (const auto &[name, hosts] : ingress.tls)
        if (hosts.empty() || std::any_of(hosts.begin(), hosts.end(), [&host](IStr h) { return hostRank(h, host) > 0; })) {
            secret = name.str();
            return true;
        }
    return false;
}

std::string tlsText(const std::string &secret)
{
    return secret.empty() ? W::say(TraceWords::tr("TLS ends here, with the certificate of secret (the controller's default)."))
                          : W::say(TraceWords::tr("TLS ends here, with the certificate of secret %1."), secret);
}

} // namespace

struct Walk::Route {
    const Ingress *ingress = nullptr;
    const Ingress::Backend *backend = nullptr;
    std::string place, host;
    std::vector<std::string> seen; ///< hosts, or paths of the host, that have rules: for the one who asked for another
    bool knownHost = false, implementationSpecific = false;
};

Walk::Route Walk::routeOf(const std::string &host, const std::string &path) const
{
    Route route;
    route.host = host;
    int bestHost = -1, bestPath = -1;
    std::vector<std::string> hosts, paths;
    for (const auto &ingress : m_index.ingresses)
        for (const Ingress::Rule &rule : ingress->rules) {
            bestHost = std::max(bestHost, hostRank(rule.host, host));
            hosts.push_back(rule.host.empty() ? std::string("*") : rule.host.str());
        }
    route.knownHost = bestHost >= 0;
    const Ingress *fallback = nullptr;
    for (const auto &ingress : m_index.ingresses) {
        bool mentions = ingress->rules.empty();
        for (std::size_t r = 0; r < ingress->rules.size(); ++r) {
            const Ingress::Rule &rule = ingress->rules[r];
            if (bestHost < 0 || hostRank(rule.host, host) != bestHost)
                continue; // the best host alone is asked: its server block takes the request
            mentions = true;
            for (std::size_t p = 0; p < rule.paths.size(); ++p) {
                paths.push_back(rule.paths[p].path.empty() ? std::string("/") : rule.paths[p].path.str());
                if (const int rank = pathRank(rule.paths[p], path); rank > bestPath) {
                    bestPath = rank;
                    route.ingress = ingress.get();
                    route.backend = &rule.paths[p].backend;
                    route.place = ".spec.rules[" + std::to_string(r) + "].http.paths[" + std::to_string(p) + ']';
                    route.implementationSpecific = !(rule.paths[p].pathType == "Exact") && !(rule.paths[p].pathType == "Prefix");
                }
            }
        }
        if (ingress->defaultBackend.given() && (!fallback || (mentions && fallback->rules.empty())) && (mentions || !route.knownHost))
            fallback = ingress.get();
    }
    route.seen = route.knownHost ? paths : hosts;
    if (!route.ingress && fallback) {
        route.ingress = fallback;
        route.backend = &fallback->defaultBackend;
        route.place = ".spec.defaultBackend";
    }
    return route;
}

/// Says that no rule takes the request, and which there are.
void Walk::noRoute(const Route &route, const std::string &path)
{
    if (!knows(Kind::Ingress))
        return stopUnread(Kind::Ingress, {}, W::say(TraceWords::tr("whether an Ingress has a rule for %1 is not known"), route.host + path));
    if (route.knownHost)
        return stop(Verdict::Unreachable, "no-such-path",
                    W::say(TraceWords::tr("host %1 has no rule for path %2, and no default backend: the controller answers 404. Paths with rules: %3."), route.host, path, W::list(route.seen)));
    stop(Verdict::Unreachable, "no-such-ingress",
         route.seen.empty() ? W::say(TraceWords::tr("no Ingress has a rule for %1: there is none."), route.host + path)
                            : W::say(TraceWords::tr("no Ingress has a rule for %1. Hosts with rules: %2."), route.host + path, W::list(route.seen)));
}

Result<Trace> Walk::ingress(const std::string &host, const std::string &asked)
{
    const std::string path = asked.substr(0, asked.find('?'));
    const Route route = routeOf(host, path);
    m_trace.to = {"ingress", {}, host + path, {}, {}, {}, m_port};
    if (m_request.protocol != Protocol::TCP) {
        stop(Verdict::Unreachable, "wrong-protocol", W::say(TraceWords::tr("an Ingress carries HTTP over TCP only, not %1. Use a Service of type NodePort or LoadBalancer."), protocolText(m_request.protocol)));
        return m_trace;
    }
    if (!route.ingress) {
        noRoute(route, path);
        return m_trace;
    }
    m_trace.to.ns = route.ingress->meta.ns.str();
    const std::string place = "ingresses/" + pathOf(*route.ingress) + ' ' + route.place;
    if (!route.backend->given() || route.backend->isResource()) {
        const Ingress::Backend &backend = *route.backend;
        const std::string what = backend.isResource() ? W::say(TraceWords::tr("%1 leads to %2 %3, not to a Service: only its controller knows what that is."), place,
                                                               backend.resourceGroup.empty() ? backend.resourceKind.str() : backend.resourceKind.str() + '.' + backend.resourceGroup.str(), backend.resourceName)
                                                      : W::say(TraceWords::tr("%1 leads to a resource, not to a Service: only its controller knows what that is."), place);
        stop(Verdict::Unknown, "resource-backend", what);
        return m_trace;
    }
    if (route.implementationSpecific && route.place != ".spec.defaultBackend")
        m_trace.warnings.push_back(W::say(TraceWords::tr("%1 has pathType ImplementationSpecific: it is read as Prefix, and the controller may read it otherwise"), place));
    return throughController(route);
}

/// The controller that its class names; false, with the diagnosis told, when the class is not there.
bool Walk::checkClass(const Ingress &ingress, std::string &controller)
{
    const IStr *annotation = findPair(ingress.meta.annotations, "kubernetes.io/ingress.class");
    std::vector<std::string> names;
    for (const auto &c : m_index.ingressClasses) {
        const IStr *isDefault = findPair(c->meta.annotations, "ingressclass.kubernetes.io/is-default-class");
        if (ingress.className == c->meta.name || (ingress.className.empty() && isDefault && *isDefault == "true")) {
            controller = c->controller.str();
            return true;
        }
        names.push_back(c->meta.name);
    }
    const std::string path = "ingresses/" + pathOf(ingress);
    if (ingress.className.empty() && !knows(Kind::IngressClass)) {
        m_trace.warnings.push_back(W::say(TraceWords::tr("%1 names no class, and which IngressClass is the default is not known: %2"), path, unread(Kind::IngressClass)));
        return true;
    }
    if (ingress.className.empty()) {
        m_trace.warnings.push_back(W::say(TraceWords::tr("%1 names no class and no IngressClass is the default: whether a controller serves it is the controller's choice"), path));
        return true;
    }
    if (annotation || m_index.ingressClasses.empty() || !knows(Kind::IngressClass))
        return true; // the annotation needs no IngressClass
    stop(Verdict::Unreachable, "no-such-class",
         W::say(TraceWords::tr("%1 names class %2, which does not exist (there is %3): no controller serves it. Correct .spec.ingressClassName."), path, ingress.className, W::list(names)));
    return false;
}

const Pod *Walk::controllerPod(const Ingress &ingress, const std::string &controller) const
{
    const Pod *best = nullptr;
    for (const auto &pod : m_index.pods)
        if (!pod->isTerminal() && !pod->podIP.empty() && serves(*pod, controller, ingress.className) && (!best || (!best->isReady() && pod->isReady())))
            best = pod.get();
    return best;
}

/// The first of the two connections: from the client to the controller, by what it is reached with. Ends in m_end when allowed.
Result<Trace> Walk::toController(const Ingress &ingress, const Pod &controller)
{
    const EndPlace pod = placeOfPod(controller);
    if (controller.hostNetwork)
        return direct(pod, false);
    const Service *clusterOnly = nullptr;
    for (const bool balancer : {true, false})
        for (const auto &svc : m_index.services) {
            LabelSelector selector;
            selector.matchLabels = svc->selector;
            if (!(svc->meta.ns == controller.meta.ns) || svc->selector.empty() || !selector.matches(controller.meta.labels))
                continue;
            const auto port = std::find_if(svc->ports.begin(), svc->ports.end(), [this](const ServicePort &p) {
                return p.protocol == Protocol::TCP && (p.port == m_port || (p.nodePort > 0 && p.nodePort == m_port));
            });
            if (port == svc->ports.end())
                continue;
            clusterOnly = svc.get();
            if (balancer && !(svc->loadBalancerIngress.empty() && svc->externalIPs.empty()) && port->port == m_port)
                return m_from.type == EndPlace::Type::External ? serviceFromOutside(*svc) : publicAddress(*svc, (svc->loadBalancerIngress.empty() ? svc->externalIPs : svc->loadBalancerIngress).front().str());
            if (balancer || port->nodePort == 0)
                continue;
            const Node *entry = nullptr;
            for (const IStr &address : ingress.addresses)
                entry = entry ? entry : m_index.nodeByAddress(address);
            entry = entry ? entry : pod.node;
            if (port->nodePort != m_port)
                m_trace.warnings.push_back(
                    W::say(TraceWords::tr("services/%1 opens node port %2 for the controller: clients, or a balancer before the nodes, must send there"), pathOf(*svc), port->nodePort));
            m_port = port->nodePort;
            return entry ? nodePort(*entry) : direct(pod, false);
        }
    for (const Container &c : controller.containers)
        for (const ContainerPort &p : c.ports)
            if (Result<Trace> answer = m_trace; pod.node && p.hostPort == m_port && hostPort(*pod.node, answer))
                return answer;
    if (m_from.type != EndPlace::Type::External)
        return clusterOnly ? service(*clusterOnly) : direct(pod, false);
    stop(Verdict::Unreachable, "controller-not-exposed",
         W::say(TraceWords::tr("the Ingress controller %1 has no load balancer, node port or host port for port %2: nothing outside reaches it. Give it a Service of type LoadBalancer or NodePort."),
                pathOf(controller), m_port));
    return m_trace;
}

/// The Service's port an Ingress rule names; nullptr, with the diagnosis told, when it or the Service is not there.
const ServicePort *Walk::backendPort(const Route &route, const std::string &place)
{
    const IStr ns = route.ingress->meta.ns;
    const Service *svc = m_index.service(ns, route.backend->serviceName);
    if (!svc && !knows(Kind::Service, ns)) {
        stopUnread(Kind::Service, ns, W::say(TraceWords::tr("%1 names Service %2, of which nothing is known"), place, route.backend->serviceName));
        return nullptr;
    }
    if (!svc) {
        stop(Verdict::Unreachable, "backend-not-found",
             W::say(TraceWords::tr("%1 names Service %2, which is not in namespace %3. Create it or correct the name."), place, route.backend->serviceName, ns));
        return nullptr;
    }
    const auto port = std::find_if(svc->ports.begin(), svc->ports.end(), [&route](const ServicePort &p) {
        return route.backend->port.name.empty() ? p.port == route.backend->port.number : p.name == route.backend->port.name;
    });
    if (port != svc->ports.end())
        return &*port;
    stop(Verdict::Unreachable, "no-such-port",
         W::say(TraceWords::tr("%1 names port %2 of Service %3, which it does not have (an Ingress names the Service's port, not the pod's)."), place, route.backend->port.text(), svc->meta.name));
    return nullptr;
}

/// Nobody is seen who would read the Ingress; the endpoints it leads to are named all the same.
void Walk::noController(const Ingress &ingress, const std::string &place, const std::string &controller, const Service &svc)
{
    if (!knows(Kind::Pod))
        return stopUnread(Kind::Pod, {}, W::say(TraceWords::tr("%1 leads to Service %2; which pod is the controller for class \"%3\" is not known"), place, svc.meta.name, ingress.className));
    stop(Verdict::Unknown, "no-controller",
         controller.empty()
             ? W::say(TraceWords::tr("%1 leads to Service %2, but no pod of a controller for class \"%3\" is seen in the cluster. Install it, or trace from its pod to svc:%4."), place,
                      svc.meta.name, ingress.className, pathOf(svc))
             : W::say(TraceWords::tr("%1 leads to Service %2, but no pod of a controller for class \"%3\" (%4) is seen in the cluster. Install it, or trace from its pod to svc:%5."), place,
                      svc.meta.name, ingress.className, controller, pathOf(svc)));
}

/// What the controller does between its two connections.
Hop Walk::handOver(const Route &route, const Service &svc, const std::string &tlsEnds) const
{
    Hop hop;
    hop.kind = Hop::Kind::Service;
    hop.name = svc.meta.name;
    hop.observed = true;
    hop.node = m_end.nodeName();
    hop.detail = W::then(tlsEnds, W::say(TraceWords::tr("The controller reads the HTTP request for %1, finds Service %2 and opens a connection of its own to one of its endpoints;"
                                                        " the cluster address is not used."), route.host, svc.meta.name));
    hop.evidence = "ingresses/" + pathOf(*route.ingress) + ' ' + route.place + ".backend = " + svc.meta.name + ':' + route.backend->port.text();
    return hop;
}

Result<Trace> Walk::throughController(const Route &route)
{
    const Ingress &ingress = *route.ingress;
    const std::string place = "ingresses/" + pathOf(ingress) + ' ' + route.place;
    ResolvedEnd asked = m_trace.to;
    std::string controllerName;
    const ServicePort *port = backendPort(route, place);
    if (!port || !checkClass(ingress, controllerName))
        return m_trace;
    const Service &svc = *m_index.service(ingress.meta.ns, route.backend->serviceName);
    const Pod *controller = controllerPod(ingress, controllerName);
    if (!controller) {
        for (const Candidate &c : endpointsOf(m_index, svc, *port))
            if (c.ready)
                m_trace.candidates.push_back(c.text());
        noController(ingress, place, controllerName, svc);
        return m_trace;
    }
    std::string secret;
    const bool tls = coveredByTls(ingress, route.host, secret);
    asked.port = m_port = m_port ? m_port : tls ? 443 : 80;
    const auto first = toController(ingress, *controller);
    m_trace.to = asked;
    if (!first)
        return first;
    if (m_trace.verdict != Verdict::Allow) {
        const bool open = m_trace.verdict == Verdict::Unknown;
        m_trace.message = W::then(W::say(open ? TraceWords::tr("Whether the Ingress controller is reached is not known.") : TraceWords::tr("The Ingress controller is not reached.")), m_trace.message);
        return m_trace;
    }
    m_trace.hops.push_back(handOver(route, svc, tls ? tlsText(secret) : std::string()));
    toBackend(svc, *port);
    m_trace.to = asked;
    return m_trace;
}

/// The second connection: the controller's own, straight to an endpoint.
void Walk::toBackend(const Service &svc, const ServicePort &port)
{
    m_from = m_end;
    m_legStart = m_trace.hops.size();
    m_trace.candidates.clear();
    if (svc.type == "ExternalName")
        return stop(Verdict::Unknown, "external-name", W::say(TraceWords::tr("services/%1 is only a DNS alias of %2: the controller connects to that name itself."), pathOf(svc), svc.externalName));
    const auto all = endpointsOf(m_index, svc, port);
    Choice choice;
    std::copy_if(all.begin(), all.end(), std::back_inserter(choice.candidates), [](const Candidate &c) { return c.ready; });
    otherThanSender(choice);
    if (choice.candidates.empty())
        return diagnoseService(svc, port, all, choice);
    noteEndpoints(svc, port, choice);
    const EndPlace target = placeOf(choice.candidates.front());
    if (!useFamily(m_from, isIpv6(target.address)))
        return stop(Verdict::Unreachable, "no-common-family", W::say(TraceWords::tr("the controller %1 has no address of the family of %2."), placeText(m_from), target.address));
    m_hops.leave(m_from, socketText(target.address, target.port));
    m_hops.deliver(m_from.node, target, !m_from.ownNetwork());
    toCandidates(svc, choice, m_from);
}

} // namespace portolan

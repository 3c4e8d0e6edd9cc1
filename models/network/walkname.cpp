#include <algorithm>
#include <sstream>

#include "models/network/nearnames.h"
#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

constexpr int ndots = 5; // pkg/kubelet/network/dns: options ndots:5

std::vector<std::string> labelsOf(std::string_view name)
{
    std::vector<std::string> out;
    std::istringstream in{std::string(name)};
    for (std::string label; std::getline(in, label, '.');)
        out.push_back(label);
    return out;
}

} // namespace

struct Walk::Found {
    const Service *service = nullptr;
    const Pod *pod = nullptr;
    std::string address;             ///< of a name A-B-C-D.NS.pod
    std::string full;                ///< the name that had an answer
    std::vector<std::string> tried;  ///< in the resolver's order, the one with the answer last
    [[nodiscard]] bool given() const { return service || pod || !address.empty(); }
};

/// What the cluster's DNS is authoritative for: the zone of CoreDNS' kubernetes plug-in, else the usual one.
std::string Walk::clusterDomain() const
{
    const ConfigMap *map = m_index.configMap("coredns");
    const IStr *file = map ? findPair(map->settings, "Corefile") : nullptr;
    std::istringstream lines(file ? file->str() : std::string());
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string plugin, zone;
        if (words >> plugin >> zone && plugin == "kubernetes" && zone != "{")
            return zone;
    }
    return "cluster.local";
}

/// The order of glibc and musl: with fewer dots than ndots the search list first, then the name as it is.
std::vector<std::string> Walk::searched(const std::string &host) const
{
    if (host.ends_with('.'))
        return {host.substr(0, host.size() - 1)};
    std::vector<std::string> out;
    if (usesClusterDns()) {
        const std::string domain = clusterDomain();
        for (const std::string &suffix : {m_from.pod->meta.ns.str() + ".svc." + domain, "svc." + domain, domain})
            out.push_back(host + '.' + suffix);
    }
    const bool absoluteFirst = std::count(host.begin(), host.end(), '.') >= ndots;
    out.insert(absoluteFirst ? out.begin() : out.end(), host);
    return out;
}

bool Walk::usesClusterDns() const
{
    if (m_from.type != EndPlace::Type::Pod)
        return false;
    const Pod &pod = *m_from.pod;
    if (pod.dnsPolicy == "Default" || pod.dnsPolicy == "None")
        return false;
    return !pod.hostNetwork || pod.dnsPolicy == "ClusterFirstWithHostNet";
}

/// The records of the DNS specification (kubernetes/dns: specification.md): SERVICE.NS.svc.ZONE, HOSTNAME.SERVICE.NS.svc.ZONE, and
/// A-B-C-D.NS.pod.ZONE.
Walk::Found Walk::clusterName(const std::string &given) const
{
    Found found;
    std::string name = given.ends_with('.') ? given.substr(0, given.size() - 1) : given;
    const std::string domain = '.' + clusterDomain();
    if (!name.ends_with(domain))
        return found;
    const auto labels = labelsOf(std::string_view(name).substr(0, name.size() - domain.size()));
    found.full = name;
    if (labels.size() == 3 && labels[2] == "svc")
        found.service = m_index.service(labels[1], labels[0]);
    if (labels.size() == 4 && labels[3] == "svc")
        for (const auto &pod : m_index.pods)
            if (pod->meta.ns == labels[2] && pod->subdomain == labels[1] && (pod->hostname == labels[0] || (pod->hostname.empty() && pod->meta.name == labels[0])))
                found.pod = pod.get();
    if (labels.size() == 3 && labels[2] == "pod") {
        std::string address = labels[0];
        std::replace(address.begin(), address.end(), '-', '.');
        if (const auto v4 = IpAddress::parse(address))
            found.address = v4->text();
    }
    return found;
}

bool Walk::isClusterName(const std::string &full) const
{
    return clusterName(full).given();
}

Walk::Found Walk::lookUp(const std::string &host) const
{
    Found found;
    std::vector<std::string> tried;
    for (const std::string &name : searched(host)) {
        tried.push_back(name);
        found = clusterName(name);
        if (found.given())
            break;
    }
    if (!found.given())
        found.full.clear();
    found.tried = std::move(tried);
    return found;
}

const Service *Walk::dnsService() const
{
    for (const char *name : {"kube-dns", "coredns", "rke2-coredns-rke2-coredns"})
        if (const Service *service = m_index.service("kube-system", name))
            return service;
    for (const auto &service : m_index.services)
        if (const IStr *app = findPair(service->meta.labels, "k8s-app"); app && *app == "kube-dns")
            return service.get();
    return nullptr;
}

tl::unexpected<Error> Walk::noSuchName(const std::string &host) const
{
    const auto labels = labelsOf(host);
    const std::string ns = labels.size() > 1 ? labels[1] : m_from.type == EndPlace::Type::Pod ? m_from.pod->meta.ns.str() : std::string();
    std::vector<std::string> known;
    for (const auto &service : m_index.services)
        known.push_back(pathOf(*service));
    const std::string wanted = ns + '/' + labels.front();
    if (!knows(Kind::Service, ns))
        return failure(ErrorKind::NotFound, "dns:" + host,
                       W::say(TraceWords::tr("whether the cluster's DNS has this name is not known: %1"), W::unread(m_index.coverage().of(Kind::Service, ns), W::say(TraceWords::tr("Service %1"), wanted)))
                           + suggestion(wanted, known));
    const std::string told = W::say(TraceWords::tr("the cluster's DNS has no such name (NXDOMAIN): there is no Service %1"), wanted);
    const std::string space = m_index.hasNamespace(ns) || !knows(Kind::Namespace) ? std::string() : W::say(TraceWords::tr(" (and no namespace %1)"), ns);
    return failure(ErrorKind::NotFound, "dns:" + host, told + space + suggestion(wanted, known));
}

/// The node's own DNS cache (NodeLocal DNSCache): the pod that runs it on the sender's node, and the address it takes there. In the
/// modes iptables and nftables it takes the DNS Service's address, too; in ipvs the kubelet must hand its address to pods.
Walk::LocalDns Walk::localDns() const
{
    LocalDns local;
    local.pod = m_index.dnsCacheOn(m_from.nodeName());
    if (!local.pod)
        return local;
    local.address = "169.254.20.10"; // the documentation's, unless the configuration says another
    const ConfigMap *map = m_index.configMap("node-local-dns");
    const IStr *file = map ? findPair(map->settings, "Corefile") : nullptr;
    std::istringstream lines(file ? file->str() : std::string());
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string plugin, address;
        if (words >> plugin >> address && plugin == "bind" && IpAddress::parse(address)) {
            local.address = address;
            break;
        }
    }
    return local;
}

/// The way to the node's cache, which answers itself or asks the cluster's DNS. False when policies stop it.
bool Walk::askLocally(const std::string &host, const LocalDns &local)
{
    TraceRequest request{m_request.from, {}, 53, Protocol::UDP};
    request.to.type = End::Type::Address;
    request.to.address = local.address;
    const auto udp = m_tracer.trace(request);
    if (!udp)
        return true;
    m_lookup.insert(m_lookup.end(), udp->hops.begin(), udp->hops.end());
    if (m_tracer.fabric().proxyMode() == "ipvs")
        m_trace.warnings.push_back(W::say(TraceWords::tr("whether pods ask the node's DNS cache %1 is set in the kubelet (clusterDNS), which the API does not show"), local.address));
    if (udp->verdict == Verdict::Allow || udp->verdict == Verdict::Unknown) {
        Hop hop;
        hop.kind = Hop::Kind::Service;
        hop.name = "node-local-dns";
        hop.node = m_from.nodeName();
        hop.detail = W::say(TraceWords::tr("The node's own DNS cache answers at once if it knows; else it asks the cluster's DNS itself, by TCP."));
        hop.evidence = "pods/" + pathOf(*local.pod) + " .metadata.labels[\"k8s-app\"] = node-local-dns";
        m_lookup.push_back(hop);
        return true;
    }
    m_trace.policies = udp->policies;
    m_trace.warnings.insert(m_trace.warnings.end(), udp->warnings.begin(), udp->warnings.end());
    const std::string fix = W::say(TraceWords::tr("Allow UDP and TCP 53 from %1 to %2 (an ipBlock)."), placeText(m_from), local.address + "/32");
    stop(udp->verdict, udp->verdict == Verdict::Deny ? "dns-blocked" : "dns-unreachable",
         W::then(W::then(W::say(TraceWords::tr("the name %1 cannot be looked up, so the connection is not even tried."), host), udp->message), fix));
    return false;
}

/// The lookup's own connection: to the cluster's DNS, by UDP (TCP for long answers). False when it does not get there; then the
/// verdict is told, and the hops are the lookup's.
bool Walk::ask(const std::string &host, const Found &found)
{
    Hop resolver;
    resolver.kind = Hop::Kind::Container;
    resolver.name = "resolver";
    resolver.node = m_from.nodeName();
    resolver.detail = W::say(found.tried.size() > 1 ? TraceWords::tr("The process looks the name up first: by its /etc/resolv.conf (search domains, ndots:5) it asks for %1, in this order.")
                                                    : TraceWords::tr("The process looks the name up first: by its /etc/resolv.conf (search domains, ndots:5) it asks for %1."), W::list(found.tried));
    resolver.evidence = "pods/" + pathOf(*m_from.pod) + " .spec.dnsPolicy = " + (m_from.pod->dnsPolicy.empty() ? "ClusterFirst" : m_from.pod->dnsPolicy.str());
    m_lookup.push_back(resolver);
    if (const LocalDns local = localDns(); local.pod)
        return askLocally(host, local);
    const Service *dns = dnsService();
    if (!dns) {
        m_trace.warnings.push_back(W::say(TraceWords::tr("no Service of the cluster's DNS (kube-system/kube-dns) is seen: the way of the lookup is not drawn")));
        return true;
    }
    TraceRequest request{m_request.from, {}, 53, Protocol::UDP};
    request.to.type = End::Type::Service;
    request.to.ns = dns->meta.ns.str();
    request.to.name = dns->meta.name;
    const auto udp = m_tracer.trace(request);
    request.protocol = Protocol::TCP;
    const auto tcp = m_tracer.trace(request);
    if (!udp) {
        m_trace.warnings.push_back(W::say(TraceWords::tr("the way of the lookup cannot be told: %1"), udp.error().text()));
        return true;
    }
    m_lookup.insert(m_lookup.end(), udp->hops.begin(), udp->hops.end());
    if (udp->verdict == Verdict::Allow || udp->verdict == Verdict::Unknown) {
        if (tcp && tcp->verdict == Verdict::Deny)
            m_trace.warnings.push_back(W::say(TraceWords::tr("DNS is admitted by UDP but not by TCP 53: answers that do not fit a datagram fail")));
        return true;
    }
    m_trace.policies = udp->policies;
    m_trace.candidates = udp->candidates;
    const bool denied = udp->verdict == Verdict::Deny;
    const std::string fix = denied ? W::say(TraceWords::tr("Allow UDP and TCP 53 from %1 to the pods of services/%2."), placeText(m_from), pathOf(*dns)) : std::string();
    stop(udp->verdict, denied ? "dns-blocked" : "dns-unreachable",
         W::then(W::then(W::say(TraceWords::tr("the name %1 cannot be looked up, so the connection is not even tried."), host), udp->message), fix));
    return false;
}

/// Why a sender cannot look up a name of the cluster.
std::string Walk::asksOtherDns(const std::string &host) const
{
    const std::string who = placeText(m_from);
    if (m_from.type != EndPlace::Type::Pod)
        return W::say(TraceWords::tr("%1 does not ask the cluster's DNS, which alone knows %2. Use an address, a node port or an Ingress."), who, host);
    if (m_from.pod->hostNetwork)
        return W::say(TraceWords::tr("%1 does not ask the cluster's DNS, which alone knows %2: a pod on the host's network uses the node's resolver."
                                     " Set dnsPolicy: ClusterFirstWithHostNet, or use the address."), who, host);
    return W::say(TraceWords::tr("%1 does not ask the cluster's DNS, which alone knows %2: its dnsPolicy is %3. Use ClusterFirst, or the address."), who, host, m_from.pod->dnsPolicy);
}

/// The resolver's answer, as the last step of the lookup.
void Walk::addAnswer(const Found &found, const std::string &address, const std::string &evidence)
{
    if (m_lookup.empty())
        return; // nobody was asked: the node's own resolver, or an alias that is followed
    Hop hop;
    hop.kind = Hop::Kind::Service;
    hop.name = found.full;
    hop.detail = W::say(TraceWords::tr("DNS answers: %1 is %2."), found.full, address);
    hop.observed = true;
    hop.evidence = evidence;
    m_lookup.push_back(hop);
}

/// On to what the name stands for.
Result<Trace> Walk::toFound(const Found &found)
{
    if (const Service *svc = found.service) {
        const std::string path = "services/" + pathOf(*svc);
        if (svc->type == "ExternalName")
            addAnswer(found, W::say(TraceWords::tr("an alias of %1"), svc->externalName), path + " .spec.externalName = " + svc->externalName.str());
        else
            addAnswer(found, svc->isHeadless() ? W::say(TraceWords::tr("the addresses of its ready pods")) : svc->clusterIP.str(), path + " .spec.clusterIP = " + svc->clusterIP.str());
        return service(*svc);
    }
    if (found.pod) {
        addAnswer(found, found.pod->podIP, "pods/" + pathOf(*found.pod) + " .status.podIP = " + found.pod->podIP);
        return direct(placeOfPod(*found.pod), false);
    }
    addAnswer(found, found.address, {});
    return direct(placeOfAddress(found.address), true);
}

/// A name the cluster's DNS does not own: an Ingress' host, or one of the world outside.
Result<Trace> Walk::foreignName(const std::string &host)
{
    const std::string bare = host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
    const bool served = std::any_of(m_index.ingresses.begin(), m_index.ingresses.end(), [&bare](const auto &i) {
        return std::any_of(i->rules.begin(), i->rules.end(), [&bare](const Ingress::Rule &r) { return r.host == bare; });
    });
    if (served) {
        m_trace.warnings.push_back(W::say(TraceWords::tr("%1 is no name of the cluster but an Ingress has it for a host: it is taken to lead to the Ingress controller"), bare));
        return ingress(bare, "/");
    }
    for (const auto &svc : m_index.services)
        if (std::find(svc->loadBalancerIngress.begin(), svc->loadBalancerIngress.end(), bare) != svc->loadBalancerIngress.end())
            return publicAddress(*svc, bare); // a balancer that is known by its name only
    const auto labels = labelsOf(bare);
    if (labels.size() == 2 && usesClusterDns() && !m_index.hasNamespace(labels[1]) && !knows(Kind::Namespace) && !knows(Kind::Service, labels[1])) {
        stopUnread(Kind::Service, labels[1], W::say(TraceWords::tr("whether %1 is a Service's name or one of the world outside is not known"), host));
        return m_trace;
    }
    stop(Verdict::Unknown, "outside-name",
         W::say(TraceWords::tr("%1 is no name of the cluster: its DNS passes the question on, and what is answered is not in the API. Trace ip:ADDRESS with what the name stands for."), host));
    return m_trace;
}

Result<Trace> Walk::name(const std::string &host)
{
    if (host == "localhost" && m_from.type == EndPlace::Type::Pod)
        return direct(placeOfPod(*m_from.pod), false);
    const Found found = lookUp(host);
    m_trace.to = {"name", {}, host, {}, {}, {}, m_port};
    const bool isCluster = isClusterName(host) || host.ends_with(".svc") || host.ends_with('.' + clusterDomain());
    if (!usesClusterDns()) {
        if (isCluster) {
            stop(Verdict::Unreachable, "no-cluster-dns", asksOtherDns(host));
            return m_trace;
        }
    } else if (m_lookup.empty()) {
        const auto labels = labelsOf(host);
        const bool unknownHere = !found.given() && (isCluster || labels.size() == 1 || (labels.size() == 2 && m_index.hasNamespace(labels[1])));
        if (unknownHere)
            return noSuchName(host);
        if (!ask(host, found))
            return m_trace;
    }
    return found.given() ? toFound(found) : foreignName(host);
}

} // namespace portolan

#include "models/network/walk.h"

#include <algorithm>

#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

std::string containerNames(const Pod &pod)
{
    std::vector<std::string> names;
    for (const Container &c : pod.containers)
        names.push_back(c.name.str());
    return W::list(names);
}

/// Why a container does not run: "waits: CrashLoopBackOff"; empty when it runs, or when nothing is known.
std::string notRunning(const ContainerStatus &status)
{
    using Phase = ContainerState::Phase;
    const IStr reason = status.state.reason;
    if (status.state.phase == Phase::Waiting)
        return reason.empty() ? W::say(TraceWords::tr("waits")) : W::say(TraceWords::tr("waits: %1"), reason);
    if (status.state.phase == Phase::Terminated)
        return reason.empty() ? W::say(TraceWords::tr("has ended")) : W::say(TraceWords::tr("has ended: %1"), reason);
    return {};
}

/// The first container of a pod that waits, and for what.
std::string waitingContainer(const Pod &pod)
{
    for (const ContainerStatus &s : pod.statuses)
        if (s.state.phase == ContainerState::Phase::Waiting)
            return W::say(TraceWords::tr("container %1 %2"), s.name, notRunning(s));
    return {};
}

} // namespace

std::vector<std::string> Walk::addressesOf(const EndPlace &place) const
{
    if (place.type == EndPlace::Type::Pod)
        return place.pod->ips();
    std::vector<std::string> out;
    if (place.type == EndPlace::Type::Node && place.node)
        for (const auto &[type, address] : place.node->addresses)
            if (type == "InternalIP")
                out.push_back(address.str());
    if (out.empty() && !place.address.empty())
        out.push_back(place.address);
    return out;
}

bool Walk::useFamily(EndPlace &place, bool ipv6)
{
    if (isIpv6(place.address) == ipv6)
        return true;
    for (const std::string &address : addressesOf(place))
        if (isIpv6(address) == ipv6) {
            place.address = address;
            return true;
        }
    return false;
}

bool Walk::agreeOnFamily(EndPlace &to, bool toFixed)
{
    const bool fromFixed = m_request.from.type == End::Type::Address;
    if (isIpv6(m_from.address) == isIpv6(to.address) || (!toFixed && useFamily(to, isIpv6(m_from.address))) || (!fromFixed && useFamily(m_from, isIpv6(to.address)))) {
        m_trace.from.address = m_from.address;
        return true;
    }
    stop(Verdict::Unreachable, "no-common-family",
         W::say(TraceWords::tr("%1 has %2 and %3 has %4: IPv4 and IPv6 do not meet, and nothing translates between them. Give both ends an address of one family (dual-stack)."),
                placeText(m_from), W::list(addressesOf(m_from)), placeText(to), W::list(addressesOf(to))));
    return false;
}

EndPlace Walk::placeOfPod(const Pod &pod, const std::string &container) const
{
    EndPlace place;
    place.type = EndPlace::Type::Pod;
    place.pod = &pod;
    place.container = container;
    place.node = m_index.node(pod.nodeName);
    place.address = pod.podIP.empty() && !pod.podIPs.empty() ? pod.podIPs.front() : pod.podIP;
    return place;
}

Result<EndPlace> Walk::resolvePod(const End &end)
{
    const Pod *pod = m_index.pod(end.ns, end.name);
    if (!pod)
        return noSuch(Kind::Pod, end.ns + '/' + end.name);
    if (end.type == End::Type::Container) {
        const bool known = std::any_of(pod->containers.begin(), pod->containers.end(), [&end](const Container &c) { return c.name == end.container; });
        if (!known)
            return failure(ErrorKind::NotFound, W::say(TraceWords::tr("pods/%1 container %2"), pathOf(*pod), end.container),
                           W::say(TraceWords::tr("no such container; the pod has %1"), containerNames(*pod)));
    }
    return placeOfPod(*pod, end.container);
}

EndPlace Walk::placeOfAddress(const std::string &address)
{
    const auto pods = m_index.podsByAddress(address);
    if (!pods.empty()) {
        if (pods.size() > 1) {
            std::string names = pathOf(*pods.front());
            for (std::size_t i = 1; i < pods.size(); ++i)
                names = W::say(TraceWords::tr("%1 and %2"), names, pathOf(*pods[i]));
            m_trace.warnings.push_back(W::say(TraceWords::tr("address %1 is claimed by %2: only one of them can have it; delete the stale pod"), address, names));
        }
        EndPlace place = placeOfPod(*pods.front());
        place.address = address;
        return place;
    }
    if (const LocalDns local = localDns(); local.pod && local.address == address) { // of every node its own
        EndPlace cache = placeOfPod(*local.pod);
        cache.address = address;
        return cache;
    }
    EndPlace place;
    place.address = address;
    if (const Node *node = m_index.nodeByAddress(address)) {
        place.type = EndPlace::Type::Node;
        place.node = node;
    }
    return place;
}

Result<EndPlace> Walk::resolve(const End &end)
{
    if (end.type == End::Type::Pod || end.type == End::Type::Container)
        return resolvePod(end);
    if (end.type == End::Type::Address)
        return placeOfAddress(end.address);
    const Node *node = m_index.node(end.name);
    if (!node)
        return noSuch(Kind::Node, end.name);
    EndPlace place;
    place.type = EndPlace::Type::Node;
    place.node = node;
    place.address = nodeAddress(*node);
    if (place.address.empty())
        return failure(ErrorKind::NotFound, "nodes/" + end.name, W::say(TraceWords::tr("the node has no InternalIP in .status.addresses yet: nothing can be sent to it or from it")));
    return place;
}

/// What a pod must be for packets: running, with an address. `role` is "source" or "destination".
bool Walk::checkPod(const EndPlace &place, const char *role)
{
    if (place.type != EndPlace::Type::Pod)
        return true;
    const Pod &pod = *place.pod;
    const bool sends = std::string_view(role) == "source";
    const std::string who = W::say(sends ? TraceWords::tr("the source pod %1") : TraceWords::tr("the destination pod %1"), pathOf(pod));
    const std::string waiting = waitingContainer(pod), reason = std::string(role) + "-not-running";
    const QString look = TraceWords::tr("Look at its events (describe pod) to see what it waits for.");
    if (pod.isTerminal()) {
        stop(Verdict::Unreachable, reason, W::say(TraceWords::tr("%1 is %2: it runs nothing any more and its address may be another pod's. Name a running pod."), who, pod.phase));
        return false;
    }
    if (place.address.empty() && pod.phase.empty() && isManifest(pod)) {
        stop(Verdict::Unknown, std::string(role) + "-not-created", W::say(TraceWords::tr("%1 is only a manifest here: no server has seen it, so that it has no address and runs on no node."), who));
        return false;
    }
    const std::string state = pod.phase.empty() ? W::say(TraceWords::tr("not started")) : pod.phase.str();
    const auto refuse = [&](const std::string &why, const QString &bare, const QString &withContainer) {
        stop(Verdict::Unreachable, why, W::then(waiting.empty() ? W::say(bare, who, state) : W::say(withContainer, who, state, waiting), W::say(look)));
        return false;
    };
    if (place.address.empty())
        return refuse(std::string(role) + "-without-address", TraceWords::tr("%1 has no address yet: it is %2."), TraceWords::tr("%1 has no address yet: it is %2; %3."));
    if (!pod.phase.empty() && !(pod.phase == "Running"))
        return refuse(reason, TraceWords::tr("%1 is %2, not Running."), TraceWords::tr("%1 is %2, not Running; %3."));
    if (!waiting.empty())
        m_trace.warnings.push_back(W::then(who, waiting));
    return sends ? checkSender(place) : checkContainer(place);
}

/// A container named as the sender must run: an init container has ended, an ephemeral one may have.
bool Walk::checkSender(const EndPlace &place)
{
    const auto status = std::find_if(place.pod->statuses.begin(), place.pod->statuses.end(), [&place](const ContainerStatus &s) { return s.name == place.container; });
    const std::string why = status != place.pod->statuses.end() ? notRunning(*status) : std::string();
    if (why.empty())
        return true;
    stop(Verdict::Unreachable, "source-not-running",
         W::say(TraceWords::tr("container %1 of the source pod %2 %3, so that it sends nothing. Name one that runs."), place.container, pathOf(*place.pod), why));
    return false;
}

/// The container that is to listen: the one named, or the one that declares the port, or the only one.
bool Walk::checkContainer(const EndPlace &place)
{
    const Container *container = listenerOf(place);
    const ContainerStatus *status = container ? place.pod->status(container->name) : nullptr;
    if (const std::string why = status ? notRunning(*status) : std::string(); !why.empty()) {
        stop(Verdict::Unreachable, "destination-not-running",
             W::say(TraceWords::tr("container %1 of the destination pod %2 %3, so that nothing listens there. Look at its logs (of the previous run, too) and at the pod's events."),
                    container->name, pathOf(*place.pod), why));
        return false;
    }
    return true;
}

/// Declaring a port is informational (types.go: ContainerPort): only a warning.
void Walk::notePort(const EndPlace &to)
{
    if (to.type != EndPlace::Type::Pod || to.port <= 0)
        return;
    std::vector<std::string> declared;
    for (const Container &c : to.pod->containers) {
        if (c.role == Container::Role::Init || c.role == Container::Role::Ephemeral)
            continue;
        for (const ContainerPort &p : c.ports) {
            if (p.containerPort == to.port && p.protocol == m_request.protocol)
                return;
            declared.push_back(W::port(p.containerPort, p.protocol));
        }
    }
    const std::string port = W::port(to.port, m_request.protocol);
    m_trace.warnings.push_back(
        declared.empty() ? W::say(TraceWords::tr("no container of %1 declares port %2. That alone blocks nothing; see that something listens there"), pathOf(*to.pod), port)
                         : W::say(TraceWords::tr("no container of %1 declares port %2 (declared: %3). That alone blocks nothing; see that something listens there"), pathOf(*to.pod), port,
                                  W::list(declared)));
}

} // namespace portolan

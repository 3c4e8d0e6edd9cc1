#include "models/network/walk.h"

#include <algorithm>

#include "models/network/nearnames.h"

namespace portolan {

namespace {

template<class T>
std::vector<std::string> pathsOf(const NetworkIndex::List<T> &objects)
{
    std::vector<std::string> out;
    for (const auto &object : objects)
        out.push_back(pathOf(*object));
    return out;
}

std::string containerNames(const Pod &pod)
{
    std::string names;
    for (const Container &c : pod.containers)
        names += (names.empty() ? "" : ", ") + c.name.str();
    return names;
}

std::string addressList(const std::vector<std::string> &addresses)
{
    std::string out;
    for (const std::string &a : addresses)
        out += (out.empty() ? "" : ", ") + a;
    return out;
}

/// Why a container does not run: "waits: CrashLoopBackOff"; empty when it runs, or when nothing is known.
std::string notRunning(const ContainerStatus &status)
{
    using Phase = ContainerState::Phase;
    if (status.state.phase == Phase::Waiting)
        return "waits" + (status.state.reason.empty() ? std::string() : ": " + status.state.reason.str());
    if (status.state.phase == Phase::Terminated)
        return "has ended" + (status.state.reason.empty() ? std::string() : ": " + status.state.reason.str());
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
    stop(Verdict::Unreachable, "no-common-family", placeText(m_from) + " has " + addressList(addressesOf(m_from)) + " and " + placeText(to) + " has "
         + addressList(addressesOf(to)) + ": IPv4 and IPv6 do not meet, and nothing translates between them. Give both ends an address of one family (dual-stack).");
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

tl::unexpected<Error> Walk::noSuch(const char *what, const std::string &resource, const std::string &path) const
{
    std::vector<std::string> known;
    const std::size_t slash = path.find('/');
    if (resource == "pods")
        known = pathsOf(m_index.pods);
    else if (resource == "services")
        known = pathsOf(m_index.services);
    else
        known = pathsOf(m_index.nodes);
    std::string detail = std::string("there is no ") + what + ' ' + path;
    if (slash != std::string::npos && !m_index.hasNamespace(path.substr(0, slash)))
        detail += " (and no namespace " + path.substr(0, slash) + ')';
    return failure(ErrorKind::NotFound, resource + '/' + path, detail + suggestion(path, known));
}

Result<EndPlace> Walk::resolvePod(const End &end)
{
    const Pod *pod = m_index.pod(end.ns, end.name);
    if (!pod)
        return noSuch("pod", "pods", end.ns + '/' + end.name);
    if (end.type == End::Type::Container) {
        const bool known = std::any_of(pod->containers.begin(), pod->containers.end(), [&end](const Container &c) { return c.name == end.container; });
        if (!known)
            return failure(ErrorKind::NotFound, "pods/" + pathOf(*pod) + " container " + end.container, "no such container; the pod has " + containerNames(*pod));
    }
    return placeOfPod(*pod, end.container);
}

EndPlace Walk::placeOfAddress(const std::string &address)
{
    const auto pods = m_index.podsByAddress(address);
    if (!pods.empty()) {
        if (pods.size() > 1) {
            std::string names;
            for (const Pod *p : pods)
                names += (names.empty() ? "" : " and ") + pathOf(*p);
            m_trace.warnings.push_back("address " + address + " is claimed by " + names + ": only one of them can have it; delete the stale pod");
        }
        EndPlace place = placeOfPod(*pods.front());
        place.address = address;
        return place;
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
        return noSuch("node", "nodes", end.name);
    EndPlace place;
    place.type = EndPlace::Type::Node;
    place.node = node;
    place.address = nodeAddress(*node);
    if (place.address.empty())
        return failure(ErrorKind::NotFound, "nodes/" + end.name, "the node has no InternalIP in .status.addresses yet: nothing can be sent to it or from it");
    return place;
}

/// What a pod must be for packets: running, with an address. `role` is "source" or "destination".
bool Walk::checkPod(const EndPlace &place, const char *role)
{
    if (place.type != EndPlace::Type::Pod)
        return true;
    const Pod &pod = *place.pod;
    std::string waiting;
    for (const ContainerStatus &s : pod.statuses)
        if (const std::string why = notRunning(s); waiting.empty() && s.state.phase == ContainerState::Phase::Waiting)
            waiting = "; container " + s.name.str() + ' ' + why;
    const std::string who = std::string("the ") + role + " pod " + pathOf(pod);
    if (pod.isTerminal()) {
        stop(Verdict::Unreachable, std::string(role) + "-not-running", who + " is " + pod.phase.str() + ": it runs nothing any more and its address may be another pod's. Name a running pod.");
        return false;
    }
    if (place.address.empty()) {
        stop(Verdict::Unreachable, std::string(role) + "-without-address", who + " has no address yet: it is " + (pod.phase.empty() ? "not started" : pod.phase.str())
             + waiting + ". Look at its events (describe pod) to see what it waits for.");
        return false;
    }
    if (!pod.phase.empty() && !(pod.phase == "Running")) {
        stop(Verdict::Unreachable, std::string(role) + "-not-running", who + " is " + pod.phase.str() + ", not Running" + waiting + ". Look at its events (describe pod) to see what it waits for.");
        return false;
    }
    if (!waiting.empty())
        m_trace.warnings.push_back(who + waiting.substr(1));
    return std::string_view(role) == "source" || checkContainer(place);
}

/// The container that is to listen: the one named, or the one that declares the port, or the only one.
bool Walk::checkContainer(const EndPlace &place)
{
    const Container *container = listenerOf(place);
    const ContainerStatus *status = container ? place.pod->status(container->name) : nullptr;
    if (const std::string why = status ? notRunning(*status) : std::string(); !why.empty()) {
        stop(Verdict::Unreachable, "destination-not-running", "container " + container->name.str() + " of the destination pod " + pathOf(*place.pod) + ' ' + why
             + ", so that nothing listens there. Look at its logs (of the previous run, too) and at the pod's events.");
        return false;
    }
    return true;
}

/// Declaring a port is informational (types.go: ContainerPort): only a warning.
void Walk::notePort(const EndPlace &to)
{
    if (to.type != EndPlace::Type::Pod || to.port <= 0)
        return;
    std::string declared;
    for (const Container &c : to.pod->containers) {
        if (c.role == Container::Role::Init || c.role == Container::Role::Ephemeral)
            continue;
        for (const ContainerPort &p : c.ports) {
            if (p.containerPort == to.port && p.protocol == m_request.protocol)
                return;
            declared += (declared.empty() ? "" : ", ") + std::to_string(p.containerPort) + '/' + std::string(protocolText(p.protocol));
        }
    }
    m_trace.warnings.push_back("no container of " + pathOf(*to.pod) + " declares port " + std::to_string(to.port) + '/' + std::string(protocolText(m_request.protocol))
                               + (declared.empty() ? std::string() : " (declared: " + declared + ')') + ". That alone blocks nothing; see that something listens there");
}

} // namespace portolan

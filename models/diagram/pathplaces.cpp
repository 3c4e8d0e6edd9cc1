#include "models/diagram/pathplaces.h"

#include <algorithm>

#include "models/diagram/pathwords.h"

namespace portolan {

namespace {

using W = PathWords;

bool isInside(Hop::Kind kind) { return kind == Hop::Kind::Container || kind == Hop::Kind::Sandbox; }

std::string podId(const Pod &pod) { return "pods/" + pod.meta.ns.str() + '/' + pod.meta.name; }

/// The destination of "10.244.1.7 -> 10.244.2.4:5432".
std::string destinationOf(const std::string &packet)
{
    const std::size_t arrow = packet.find(" -> ");
    const std::string rest = arrow == std::string::npos ? std::string() : packet.substr(arrow + 4);
    return rest.substr(0, rest.find(' '));
}

/// "a -> b" with an arrow as books print it.
std::string printed(std::string packet)
{
    if (const std::size_t arrow = packet.find(" -> "); arrow != std::string::npos)
        packet.replace(arrow, 4, " → ");
    return packet;
}

} // namespace

std::vector<Evidence> evidenceOf(const std::string &text)
{
    std::vector<Evidence> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("; ", at), text.size());
        const std::string part = text.substr(at, end - at);
        at = end + 2;
        const std::size_t path = part.find(" ."), equals = part.find(" = ");
        if (path == std::string::npos) {
            out.push_back({part, {}, {}});
            continue;
        }
        const std::size_t valueAt = equals == std::string::npos ? part.size() : equals;
        out.push_back({part.substr(0, path), part.substr(path + 1, valueAt - path - 1), equals == std::string::npos ? "" : part.substr(equals + 3)});
    }
    return out;
}

PathPlaces::PathPlaces(const Trace &trace, const Tracer &tracer, Graph &graph) : m_trace(trace), m_tracer(tracer), m_graph(graph)
{
    findLanes();
}

void PathPlaces::findLanes()
{
    m_startsInPod = !m_trace.hops.empty() && isInside(m_trace.hops.front().kind);
    for (std::size_t i = 0; i < m_trace.hops.size(); ++i) {
        const Hop &hop = m_trace.hops[i];
        const std::string word = hop.node.empty() ? '\n' + hop.name : hop.node; // no host's name begins so
        const auto found = std::find(m_lanes.begin(), m_lanes.end(), word);
        m_laneOfHop.push_back(int(found - m_lanes.begin()));
        if (found == m_lanes.end())
            m_lanes.push_back(word);
    }
    for (std::size_t i = 0; i <= m_lanes.size(); ++i) // one more: a Service may stand behind all
        m_graph.lanes.push_back({"place-" + std::to_string(i + 1), {}});
}

int PathPlaces::laneOf(const Hop &hop) const { return m_laneOfHop[std::size_t(&hop - m_trace.hops.data())]; }

bool PathPlaces::passing(const std::string &host) const
{
    if (sending(host))
        return false;
    bool left = false, seen = false;
    for (const Hop &hop : m_trace.hops) {
        seen = seen || hop.node == host;
        left = left || (seen && hop.node != host);
    }
    return left;
}

GraphNode *PathPlaces::find(const std::string &id)
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : &m_graph.nodes[found->second];
}

std::string PathPlaces::add(GraphNode node)
{
    m_places.emplace(node.id, m_graph.nodes.size());
    m_graph.nodes.push_back(std::move(node));
    return m_graph.nodes.back().id;
}

const Pod *PathPlaces::podOf(std::size_t hop) const
{
    const std::string &text = m_trace.hops[hop].evidence; // "pods/NS/NAME .status.podIP = ..."
    if (!isInside(m_trace.hops[hop].kind) || !text.starts_with("pods/"))
        return nullptr;
    const std::string path = text.substr(5, text.find(' ') - 5);
    const std::size_t slash = path.find('/');
    return slash == std::string::npos ? nullptr : m_tracer.index().pod(path.substr(0, slash), path.substr(slash + 1));
}

/// The pod at the other end of a pair.
const Pod *PathPlaces::neighbourPod(std::size_t hop, bool &leaving) const
{
    leaving = hop > 0 && isInside(m_trace.hops[hop - 1].kind);
    if (leaving)
        return podOf(hop - 1);
    return hop + 1 < m_trace.hops.size() ? podOf(hop + 1) : nullptr;
}

bool PathPlaces::insideOnePod() const
{
    const Pod *first = m_trace.hops.empty() ? nullptr : podOf(0);
    if (!first)
        return false;
    for (std::size_t i = 1; i < m_trace.hops.size(); ++i)
        if (podOf(i) != first)
            return false;
    return true;
}

/// From left to right when nothing leaves the pod: who sends, the sandbox, who receives.
int PathPlaces::columnInOnePod(const Hop::Kind kind, std::string_view name) const
{
    if (kind == Hop::Kind::Sandbox)
        return 1;
    const Hop &last = m_trace.hops.back();
    return last.kind == Hop::Kind::Container && last.name == name && m_trace.hops.size() > 1 ? 2 : 0;
}

int PathPlaces::podColumn(const Pod &pod) const
{
    if (!sending(pod.nodeName.str()))
        return 2;
    return podOf(0) == &pod ? 0 : 4;
}

PathPlaces::Spot PathPlaces::spotOf(std::size_t i) const
{
    const Hop &hop = m_trace.hops[i];
    if (hop.node.empty())
        return {0, 5};
    if (hop.kind == Hop::Kind::Veth) {
        bool leaving = false;
        const Pod *pod = neighbourPod(i, leaving);
        return {pod && podColumn(*pod) == 4 ? 3 : 1, 0};
    }
    if (sending(hop.node))
        return {2, int(i)};
    switch (hop.kind) {
    case Hop::Kind::Bridge: return {0, 0};
    case Hop::Kind::Nat: return {0, 1};
    case Hop::Kind::Tunnel: return passing(hop.node) ? Spot{1, 3} : Spot{0, 3};
    case Hop::Kind::Nic: return {0, 4};
    default: return {0, 2};
    }
}

std::string PathPlaces::hostFrame(const std::string &name)
{
    const std::string id = "nodes/" + name;
    if (find(id))
        return id;
    GraphNode frame;
    frame.id = id;
    frame.kind = "node";
    frame.form = GraphNode::Form::Frame;
    frame.label = name;
    frame.align = "hosts";
    frame.lane = int(std::find(m_lanes.begin(), m_lanes.end(), name) - m_lanes.begin());
    if (const Node *node = m_tracer.index().node(name)) {
        frame.object = keyOf(*node);
        const std::string address(node->address("InternalIP"));
        frame.subtitle = address;
        if (const auto block = m_tracer.index().podBlock(*node)) {
            const std::string pods = block->at(0).text() + '/' + std::to_string(block->prefixLength());
            frame.subtitle += " · " + W::of(PathWords::tr("pods %1").arg(W::from(pods)));
            frame.evidence.push_back({id, ".spec.podCIDR", pods});
        }
        frame.badge = node->isReady() ? GraphBadge{"Ready", GraphState::Good} : GraphBadge{"NotReady", GraphState::Bad};
        frame.evidence.push_back({id, ".status.addresses[InternalIP]", address});
    }
    return add(std::move(frame));
}

std::string PathPlaces::podFrame(const Pod &pod)
{
    const std::string id = podId(pod);
    if (find(id))
        return id;
    GraphNode frame;
    frame.id = id;
    frame.kind = "pod";
    frame.form = GraphNode::Form::Frame;
    frame.label = pod.meta.name;
    frame.subtitle = pod.podIP;
    frame.object = keyOf(pod);
    frame.order = 0;
    if (!pod.nodeName.empty())
        frame.parent = hostFrame(pod.nodeName.str());
    frame.lane = frame.parent.empty() ? 0 : find(frame.parent)->lane;
    frame.column = podColumn(pod);
    frame.evidence.push_back({id, ".status.podIP", pod.podIP});
    add(std::move(frame));
    containers(pod, id, podColumn(pod));
    return id;
}

/// All that run beside each other on one network namespace; those the packet meets stand next to the sandbox.
void PathPlaces::containers(const Pod &pod, const std::string &frame, int column)
{
    int order = 1;
    for (const Container &c : pod.containers) {
        if (c.role == Container::Role::Init || c.role == Container::Role::Ephemeral)
            continue;
        GraphNode chip;
        chip.id = frame + "#container:" + c.name.str();
        chip.kind = "container";
        chip.form = GraphNode::Form::Chip;
        chip.parent = frame;
        chip.label = c.name.str();
        for (const ContainerPort &port : c.ports)
            chip.subtitle += (chip.subtitle.empty() ? "" : ", ") + std::to_string(port.containerPort) + '/' + std::string(protocolText(port.protocol))
                + (port.name.empty() ? "" : ' ' + port.name.str());
        for (const ContainerPort &port : c.ports)
            chip.names.push_back(port.name.str());
        chip.lane = find(frame)->lane;
        chip.column = insideOnePod() ? columnInOnePod(Hop::Kind::Container, c.name) : column;
        chip.object = keyOf(pod);
        const bool met = std::any_of(m_trace.hops.begin(), m_trace.hops.end(), [&](const Hop &hop) {
            return hop.kind == Hop::Kind::Container && hop.name == c.name && podOf(std::size_t(&hop - m_trace.hops.data())) == &pod;
        });
        chip.order = met ? 50 : order++;
        chip.evidence.push_back({frame, ".spec.containers[?(@.name==\"" + c.name.str() + "\")]", c.image.str()});
        add(std::move(chip));
    }
}

std::string PathPlaces::insideBox(std::size_t i, const Pod &pod)
{
    const Hop &hop = m_trace.hops[i];
    const std::string frame = podFrame(pod);
    const bool sandbox = hop.kind == Hop::Kind::Sandbox;
    const std::string id = frame + (sandbox ? "#sandbox" : "#container:" + hop.name);
    if (GraphNode *seen = find(id)) {
        if (!sandbox)
            seen->evidence = evidenceOf(hop.evidence);
        return id;
    }
    GraphNode chip;
    chip.id = id;
    chip.kind = sandbox ? "sandbox" : "container";
    chip.form = GraphNode::Form::Chip;
    chip.style = sandbox ? GraphStyle::Inferred : GraphStyle::Solid; // the API never shows the pause container
    chip.parent = frame;
    chip.label = sandbox ? W::of(PathWords::tr("sandbox (pause)")) : hop.name;
    if (sandbox)
        chip.subtitle = W::of(PathWords::tr("network namespace: lo, eth0")) + '\n' + W::of(PathWords::tr("shared by all containers of the pod"));
    chip.lane = find(frame)->lane;
    chip.column = insideOnePod() ? columnInOnePod(hop.kind, hop.name) : podColumn(pod);
    chip.order = sandbox ? 60 : 50;
    chip.object = keyOf(pod);
    chip.evidence = evidenceOf(hop.evidence);
    return add(std::move(chip));
}

std::string PathPlaces::boxOf(std::size_t i)
{
    if (const Pod *pod = podOf(i))
        return insideBox(i, *pod);
    return deviceBox(i);
}

std::string PathPlaces::deviceBox(std::size_t i)
{
    const Hop &hop = m_trace.hops[i];
    std::string id = (hop.node.empty() ? std::string("path") : "nodes/" + hop.node) + '#' + std::string(hopKindText(hop.kind)) + ':' + hop.name;
    bool leaving = false;
    if (hop.kind == Hop::Kind::Veth) // one pair a pod
        if (const Pod *pod = neighbourPod(i, leaving))
            id += ':' + podId(*pod);
    if (find(id))
        return id;
    GraphNode node;
    node.id = id;
    node.kind = std::string(hopKindText(hop.kind));
    node.form = GraphNode::Form::Device;
    node.style = hop.observed ? GraphStyle::Solid : GraphStyle::Inferred;
    node.label = hop.name;
    node.subtitle = deviceWords(i);
    node.lane = laneOf(hop);
    if (!hop.node.empty())
        node.parent = hostFrame(hop.node);
    const Spot spot = spotOf(i);
    node.column = spot.column;
    node.order = spot.order;
    node.evidence = evidenceOf(hop.evidence);
    return add(std::move(node));
}

std::string PathPlaces::bridgeWords(const Hop &hop) const
{
    const Node *node = m_tracer.index().node(hop.node);
    const auto block = node ? m_tracer.index().podBlock(*node) : std::nullopt;
    return block ? W::of(PathWords::tr("bridge %1").arg(W::from(block->at(1).text()))) : W::of(PathWords::tr("bridge"));
}

/// What a rewriting makes of the packet: "10.96.12.7:5432 → 10.244.2.4:5432", and its new source where that changes, too.
std::string PathPlaces::rewritten(std::size_t i) const
{
    const std::string after = destinationOf(m_trace.hops[i].packet);
    std::string before;
    for (std::size_t k = i; k-- > 0 && before.empty();)
        before = destinationOf(m_trace.hops[k].packet);
    std::string out = before.empty() || before == after ? printed(m_trace.hops[i].packet) : before + " → " + after;
    const std::string source = m_trace.hops[i].packet.substr(0, m_trace.hops[i].packet.find(" -> "));
    if (m_trace.hops[i].name.find("SNAT") != std::string::npos && out.find(source + ' ') != 0)
        out += '\n' + W::of(PathWords::tr("source becomes %1").arg(W::from(source)));
    return out;
}

std::string PathPlaces::deviceWords(std::size_t i) const
{
    const Hop &hop = m_trace.hops[i];
    const Node *node = hop.node.empty() ? nullptr : m_tracer.index().node(hop.node);
    switch (hop.kind) {
    case Hop::Kind::Veth: return W::of(PathWords::tr("pair"));
    case Hop::Kind::Bridge: return bridgeWords(hop);
    case Hop::Kind::Tunnel: {
        const std::string wire = node ? m_tracer.fabric().node(*node).wire : std::string();
        return W::of(PathWords::tr("tunnel")) + (wire.empty() ? "" : ", " + wire);
    }
    case Hop::Kind::Nic: return node ? std::string(node->address("InternalIP")) : W::of(PathWords::tr("network card"));
    case Hop::Kind::External:
        return W::of(hop.evidence.find(" .status.loadBalancer.") != std::string::npos ? PathWords::tr("load balancer") : PathWords::tr("outside of the cluster"));
    case Hop::Kind::Nat: return rewritten(i);
    case Hop::Kind::Underlay: {
        const std::size_t bracket = hop.packet.find(" (");
        std::string out = printed(hop.packet.substr(0, bracket));
        if (bracket != std::string::npos)
            out += '\n' + hop.packet.substr(bracket + 2, hop.packet.size() - bracket - 3);
        return out;
    }
    default: return {};
    }
}

GraphNode &PathPlaces::noteUnder(const std::string &pod, const std::string &suffix)
{
    GraphNode note;
    const GraphNode &over = *find(pod);
    note.id = pod + suffix;
    note.kind = "policy";
    note.form = GraphNode::Form::Note;
    note.parent = over.parent;
    note.lane = over.lane;
    note.column = over.column;
    note.order = 100;
    return *find(add(std::move(note)));
}

} // namespace portolan

#include "models/diagram/pathgraph.h"

#include <algorithm>
#include <map>

#include "models/network/traceprint.h"

namespace portolan {

namespace {

/// "nodes/a .status.x = v; services/b .spec.y = w" as the entries it is made of.
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

constexpr int leftLane = 0, middleLane = 1, rightLane = 2;

class PathBuilder
{
public:
    PathBuilder(const Trace &trace, const Tracer &tracer) : m_trace(trace), m_tracer(tracer) {}

    Graph build(const TraceRequest &request)
    {
        m_graph.title = "From " + request.from.text() + " to " + request.to.text();
        if (m_trace.to.port > 0)
            m_graph.title += ", port " + std::to_string(m_trace.to.port) + '/' + std::string(protocolText(m_trace.protocol));
        m_graph.subtitle = "plug-in: " + m_tracer.fabric().pluginName() + " · kube-proxy: " + m_tracer.fabric().proxyMode();
        m_graph.lanes = {{"source", {}}, {"between", {}}, {"destination", {}}};
        m_sourceNode = m_trace.hops.empty() ? m_trace.from.node : firstNode();
        std::string previous;
        for (std::size_t i = 0; i < m_trace.hops.size(); ++i) {
            const std::string id = place(i);
            if (!previous.empty() && previous != id)
                connect(previous, id, i);
            previous = id;
            step(i);
        }
        addPolicyNotes();
        finish(previous);
        return std::move(m_graph);
    }

private:
    [[nodiscard]] std::string firstNode() const
    {
        for (const Hop &hop : m_trace.hops)
            if (!hop.node.empty())
                return hop.kind == Hop::Kind::Nic && m_trace.from.kind == "external" ? std::string() : hop.node;
        return {};
    }

    [[nodiscard]] int laneOf(const std::string &node) const
    {
        if (node.empty())
            return m_sourceNode.empty() && m_graph.nodes.empty() ? leftLane : middleLane;
        return node == m_sourceNode ? leftLane : rightLane;
    }

    GraphNode *find(const std::string &id)
    {
        const auto found = std::find_if(m_graph.nodes.begin(), m_graph.nodes.end(), [&id](const GraphNode &n) { return n.id == id; });
        return found == m_graph.nodes.end() ? nullptr : &*found;
    }

    std::string host(const std::string &name)
    {
        const std::string id = "nodes/" + name;
        if (find(id))
            return id;
        GraphNode frame;
        frame.id = id;
        frame.kind = "node";
        frame.form = GraphNode::Form::Frame;
        frame.label = name;
        frame.lane = laneOf(name);
        if (const Node *node = m_tracer.index().node(name)) {
            frame.object = keyOf(*node);
            const std::string address(node->address("InternalIP"));
            frame.subtitle = address + (node->podCIDRs.empty() ? "" : " · pods " + node->podCIDRs.front().str());
            frame.badge = node->isReady() ? GraphBadge{"Ready", GraphState::Good} : GraphBadge{"NotReady", GraphState::Bad};
            frame.evidence.push_back({id, ".status.addresses[InternalIP]", address});
        }
        m_graph.nodes.push_back(frame);
        return id;
    }

    std::string podFrame(const ResolvedEnd &end)
    {
        const std::string id = "pods/" + end.ns + '/' + end.name;
        if (find(id))
            return id;
        GraphNode frame;
        frame.id = id;
        frame.kind = "pod";
        frame.form = GraphNode::Form::Frame;
        frame.label = end.name;
        frame.subtitle = end.address;
        frame.lane = laneOf(end.node);
        frame.object = ObjectKey{Kind::Pod, end.ns, end.name};
        if (!end.node.empty())
            frame.parent = host(end.node);
        frame.column = m_arriving ? arrivalColumn(end.node) : 0;
        frame.evidence.push_back({id, ".status.podIP", end.address});
        m_graph.nodes.push_back(frame);
        return id;
    }

    [[nodiscard]] int arrivalColumn(const std::string &node) const { return node == m_sourceNode ? 4 : 3; }

    /// The end a hop inside a pod belongs to: the source's until the packet has left it.
    ResolvedEnd podEnd(std::size_t hop) const
    {
        if (!m_arriving)
            return m_trace.from;
        ResolvedEnd end = m_trace.to;
        if (end.kind == "pod")
            return end;
        for (std::size_t i = hop; i < m_trace.hops.size(); ++i) { // a Service's endpoint: the pod the evidence names
            const std::string &text = m_trace.hops[i].evidence;
            if (!text.starts_with("pods/"))
                continue;
            const std::string path = text.substr(5, text.find(' ') - 5);
            const std::size_t slash = path.find('/');
            const Pod *pod = m_tracer.index().pod(path.substr(0, slash), path.substr(slash + 1));
            if (pod)
                return {"pod", pod->meta.ns.str(), pod->meta.name, {}, pod->podIP, pod->nodeName.str(), 0};
        }
        return end;
    }

    std::string place(std::size_t i)
    {
        const Hop &hop = m_trace.hops[i];
        const bool inside = hop.kind == Hop::Kind::Container || hop.kind == Hop::Kind::Sandbox;
        if (!inside)
            m_arriving = true; // whatever comes after a device is on its way in
        if (inside)
            return chip(hop, podFrame(podEnd(i)));
        return device(hop, i);
    }

    std::string chip(const Hop &hop, const std::string &pod)
    {
        const bool sandbox = hop.kind == Hop::Kind::Sandbox;
        const std::string id = pod + (sandbox ? "#sandbox" : "#container:" + hop.name);
        if (GraphNode *seen = find(id)) {
            seen->evidence = evidenceOf(hop.evidence);
            return id;
        }
        GraphNode node;
        node.id = id;
        node.kind = sandbox ? "sandbox" : "container";
        node.form = GraphNode::Form::Chip;
        node.parent = pod;
        node.label = sandbox ? "sandbox (pause)" : hop.name;
        node.subtitle = sandbox ? "network namespace: lo, eth0\nshared by all containers of the pod" : "";
        node.lane = laneOf(hop.node);
        node.column = find(pod)->column;
        node.order = sandbox ? 1 : 0;
        node.evidence = evidenceOf(hop.evidence);
        m_graph.nodes.push_back(node);
        return id;
    }

    std::string device(const Hop &hop, std::size_t i)
    {
        std::string id = (hop.node.empty() ? std::string("path") : "nodes/" + hop.node) + '#' + std::string(hopKindText(hop.kind)) + ':' + hop.name;
        if (hop.kind == Hop::Kind::Veth) // one pair a pod
            id += leaving(i) ? ":from" : ":to";
        if (find(id))
            return id;
        GraphNode node;
        node.id = id;
        node.kind = std::string(hopKindText(hop.kind));
        node.form = GraphNode::Form::Device;
        node.style = hop.observed ? GraphStyle::Solid : GraphStyle::Inferred;
        node.label = hop.name;
        node.subtitle = subtitle(hop);
        node.lane = laneOf(hop.node);
        if (!hop.node.empty())
            node.parent = host(hop.node);
        node.column = column(hop, i);
        node.evidence = evidenceOf(hop.evidence);
        m_graph.nodes.push_back(node);
        return id;
    }

    [[nodiscard]] bool leaving(std::size_t i) const
    {
        for (std::size_t k = 0; k < i; ++k)
            if (m_trace.hops[k].kind == Hop::Kind::Bridge || m_trace.hops[k].kind == Hop::Kind::Nat || m_trace.hops[k].kind == Hop::Kind::Underlay
                || m_trace.hops[k].kind == Hop::Kind::Node)
                return false;
        return m_trace.from.kind == "pod";
    }

    [[nodiscard]] int column(const Hop &hop, std::size_t i) const
    {
        if (hop.node.empty())
            return 0;
        const bool source = hop.node == m_sourceNode;
        if (hop.kind == Hop::Kind::Veth)
            return source ? (leaving(i) ? 1 : 3) : 2;
        return source ? 2 : (hop.kind == Hop::Kind::Bridge ? 1 : 0);
    }

    [[nodiscard]] static std::string subtitle(const Hop &hop)
    {
        switch (hop.kind) {
        case Hop::Kind::Veth: return "pair";
        case Hop::Kind::Bridge: return "bridge";
        case Hop::Kind::Tunnel: return "tunnel";
        case Hop::Kind::Nic: return "network card";
        case Hop::Kind::Nat:
        case Hop::Kind::Underlay: return hop.packet;
        default: return {};
        }
    }

    void connect(const std::string &from, const std::string &to, std::size_t hop)
    {
        GraphEdge edge;
        edge.from = from;
        edge.to = to;
        edge.number = static_cast<int>(hop);
        const bool sure = m_trace.hops[hop].observed && m_trace.hops[hop - 1].observed;
        edge.basis = sure ? GraphEdge::Basis::Recorded : GraphEdge::Basis::Inferred;
        edge.evidence = evidenceOf(m_trace.hops[hop].evidence);
        m_graph.edges.push_back(edge);
    }

    void step(std::size_t i)
    {
        m_graph.stepsHeading = "STEPS";
        m_graph.steps.push_back({static_cast<int>(i) + 1, m_trace.hops[i].detail, evidenceOf(m_trace.hops[i].evidence)});
    }

    void addPolicyNotes()
    {
        for (const Direction direction : {Direction::Egress, Direction::Ingress}) {
            const bool egress = direction == Direction::Egress;
            const std::string glue = egress ? endId(m_trace.from) : lastPod();
            if (glue.empty() || !find(glue))
                continue;
            GraphNode note;
            note.id = glue + (egress ? "#egress" : "#ingress");
            note.kind = "policy";
            note.form = GraphNode::Form::Note;
            note.glue = glue;
            note.parent = find(glue)->parent;
            note.lane = find(glue)->lane;
            note.column = find(glue)->column;
            bool isolated = false, allowed = false;
            for (const PolicyDecision &d : m_trace.policies) {
                if (d.direction != direction)
                    continue;
                isolated = true;
                allowed = allowed || d.rule >= 0;
                note.subtitle += (note.subtitle.empty() ? "" : "\n") + decisionText(d);
                const std::string section = egress ? ".spec.egress" : ".spec.ingress";
                note.evidence.push_back({"networkpolicies/" + pathOf(*d.policy), d.rule < 0 ? section : section + '[' + std::to_string(d.rule) + ']', d.policy->podSelector.text()});
            }
            note.tone = !isolated || allowed ? GraphState::Good : GraphState::Bad;
            note.label = std::string(egress ? "leaves: " : "enters: ") + (!isolated ? "no policy isolates it" : allowed ? "admitted" : "denied");
            m_graph.nodes.push_back(note);
        }
    }

    static std::string endId(const ResolvedEnd &end) { return end.kind == "pod" ? "pods/" + end.ns + '/' + end.name : std::string(); }

    std::string lastPod()
    {
        for (auto n = m_graph.nodes.rbegin(); n != m_graph.nodes.rend(); ++n)
            if (n->kind == "pod" && n->id != endId(m_trace.from))
                return n->id;
        return {};
    }

    void finish(const std::string &last)
    {
        m_graph.legend = {{GraphLegend::Sample::RecordedEdge, "read from the cluster"}, {GraphLegend::Sample::InferredEdge, "inferred from how the network plug-in works"}};
        const bool good = m_trace.verdict == Verdict::Allow;
        if (GraphNode *end = find(last); end && (m_trace.verdict == Verdict::Deny || m_trace.verdict == Verdict::Unreachable) && m_trace.enforced != Fabric::Enforcement::No)
            end->tone = GraphState::Bad;
        m_graph.footer = "verdict: " + std::string(verdictText(m_trace.verdict)) + " · policies enforced: " + std::string(enforcementText(m_trace.enforced))
            + " (" + m_trace.enforcedBecause + ')';
        m_graph.footerState = good ? (m_trace.enforced == Fabric::Enforcement::Yes ? GraphState::Good : GraphState::Warning)
                                   : GraphState::Bad;
        if (m_graph.nodes.empty())
            m_graph.emptyText = m_trace.message;
        else if (!good)
            m_graph.steps.push_back({static_cast<int>(m_trace.hops.size()) + 1, m_trace.message, {}});
    }

    const Trace &m_trace;
    const Tracer &m_tracer;
    Graph m_graph;
    std::string m_sourceNode;
    bool m_arriving = false;
};

} // namespace

Graph pathGraph(const Trace &trace, const Tracer &tracer, const TraceRequest &request)
{
    return PathBuilder(trace, tracer).build(request);
}

} // namespace portolan

#include "models/diagram/pathgraph.h"

#include <algorithm>

#include "models/diagram/pathplaces.h"
#include "models/diagram/pathwords.h"
#include "models/network/traceprint.h"

namespace portolan {

namespace {

using W = PathWords;

class PathBuilder
{
public:
    PathBuilder(const Trace &trace, const Tracer &tracer) : m_trace(trace), m_tracer(tracer), m_places(trace, tracer, m_graph) {}

    Graph build(const TraceRequest &request)
    {
        headline(request);
        for (std::size_t i = 0; i < m_trace.hops.size(); ++i) {
            // A Service the packet is meant for is no place it passes: it stands beside.
            const bool beside = m_trace.hops[i].kind == Hop::Kind::Service && !m_boxes.empty();
            m_boxes.push_back(beside ? m_boxes.back() : m_places.boxOf(i));
            if (i > 0)
                connect(i);
            m_graph.steps.push_back({int(i) + 1, m_trace.hops[i].detail, evidenceOf(m_trace.hops[i].evidence)});
        }
        if (!m_boxes.empty())
            m_places.find(m_boxes.back())->numbers.push_back(int(m_boxes.size()));
        besides();
        policyNotes();
        finish();
        return std::move(m_graph);
    }

private:
    static QString endWords(const ResolvedEnd &end, const End &asked)
    {
        const QString name = W::from(end.name);
        switch (asked.type) {
        case End::Type::Service: return PathWords::tr("service %1").arg(W::from(asked.name));
        case End::Type::NodePort: return PathWords::tr("the node port on %1").arg(W::from(asked.name));
        case End::Type::Ingress: return W::from(asked.host + asked.path);
        case End::Type::Node: return PathWords::tr("node %1").arg(W::from(asked.name));
        case End::Type::Container: return W::from(asked.name + ':' + asked.container);
        case End::Type::Address: return W::from(asked.address);
        case End::Type::Name: return W::from(asked.host);
        case End::Type::Pod: break;
        }
        return name.isEmpty() ? W::from(asked.name) : name;
    }

    void headline(const TraceRequest &request)
    {
        QString title = PathWords::tr("From %1 to %2").arg(endWords(m_trace.from, request.from), endWords(m_trace.to, request.to));
        if (m_trace.to.port > 0)
            title += QStringLiteral(", ") + PathWords::tr("port %1").arg(m_trace.to.port) + QLatin1Char('/') + QString::fromUtf8(protocolText(m_trace.protocol).data());
        m_graph.title = W::of(title);
        m_graph.subtitle = request.from.text() + " → " + request.to.text();
        if (!m_trace.to.address.empty() && m_trace.to.kind != "external")
            m_graph.subtitle += " (" + m_trace.to.address + ')';
        m_graph.subtitle += " · kube-proxy " + m_tracer.fabric().proxyMode() + " · " + W::of(pluginWord(m_tracer.fabric()));
        m_graph.stepsHeading = W::of(PathWords::tr("STEPS"));
    }

    /// The line from the hop before to hop `i` bears the number of the step before: the one that sends.
    void connect(std::size_t i)
    {
        const std::string &from = m_boxes[i - 1], &to = m_boxes[i];
        const int number = int(i);
        if (from == to) {
            m_places.find(from)->numbers.push_back(number);
            return;
        }
        for (GraphEdge &edge : m_graph.edges) {
            const bool same = edge.from == from && edge.to == to;
            if (!same && !(edge.from == to && edge.to == from))
                continue;
            (same ? edge.again : edge.back).push_back(number);
            for (Evidence &e : evidenceOf(m_trace.hops[i].evidence))
                if (std::find(edge.evidence.begin(), edge.evidence.end(), e) == edge.evidence.end())
                    edge.evidence.push_back(std::move(e));
            return;
        }
        GraphEdge edge;
        edge.from = from;
        edge.to = to;
        edge.number = number;
        edge.weight = 4;
        const bool sure = m_trace.hops[i].observed && m_trace.hops[i - 1].observed;
        edge.basis = sure ? GraphEdge::Basis::Recorded : GraphEdge::Basis::Inferred;
        edge.evidence = evidenceOf(m_trace.hops[i].evidence);
        m_graph.edges.push_back(std::move(edge));
    }

    /// The Service, and a dotted line to where the packet learns of its endpoints.
    void besides()
    {
        const std::string service = m_places.serviceBox();
        if (service.empty() || m_boxes.empty())
            return;
        GraphEdge edge;
        edge.from = service;
        edge.to = m_boxes.back();
        edge.faint = true;
        edge.evidence = {{service, ".spec.selector", {}}};
        const auto learns = [](const Hop &hop) { return hop.kind == Hop::Kind::Nat || hop.kind == Hop::Kind::Service; };
        const bool told = std::any_of(m_trace.hops.begin(), m_trace.hops.end(), [&](const Hop &hop) { return learns(hop) && hop.evidence.find(service + ' ') != std::string::npos; });
        for (std::size_t i = 0; i < m_trace.hops.size(); ++i) {
            const Hop &hop = m_trace.hops[i];
            if (!learns(hop) || (told && hop.evidence.find(service + ' ') == std::string::npos))
                continue;
            edge.to = m_boxes[i];
            edge.evidence = evidenceOf(hop.evidence);
            break;
        }
        m_graph.edges.push_back(std::move(edge));
    }

    [[nodiscard]] const Pod *firstPod() const { return m_trace.hops.empty() ? nullptr : m_places.podOf(0); }
    [[nodiscard]] const Pod *lastPod() const
    {
        for (std::size_t i = m_trace.hops.size(); i-- > 0;)
            if (const Pod *pod = m_places.podOf(i))
                return pod;
        return nullptr;
    }

    void policyNotes()
    {
        const Pod *first = firstPod(), *last = lastPod();
        if (first && m_places.insideOnePod() && m_trace.verdict == Verdict::Allow) {
            GraphNode &note = m_places.noteUnder("pods/" + first->meta.ns.str() + '/' + first->meta.name, "#inside");
            note.tone = GraphState::Good;
            note.label = W::of(PathWords::tr("never leaves the pod"));
            note.subtitle = W::of(PathWords::tr("no policy applies to localhost"));
            return;
        }
        if (first && m_trace.from.kind == "pod")
            policyNote(*first, Direction::Egress);
        if (last && last != first)
            policyNote(*last, Direction::Ingress);
        else if (last && decided(Direction::Ingress))
            policyNote(*last, Direction::Ingress);
        else if (!last || m_trace.reason == "ingress-denied")
            unreached();
    }
    [[nodiscard]] bool decided(Direction direction) const
    {
        return std::any_of(m_trace.policies.begin(), m_trace.policies.end(), [direction](const auto &d) { return d.direction == direction; });
    }
    /// Policies forbid it for certain: then each of them decides.
    [[nodiscard]] bool denies(Direction direction) const
    {
        return std::any_of(m_trace.policies.begin(), m_trace.policies.end(), [direction](const auto &d) { return d.direction == direction && d.decides && d.rule < 0; });
    }
    /// What forbids the way when the figure ends before the pod it would have reached.
    void unreached()
    {
        if (m_trace.to.kind != "pod")
            return;
        if (const Pod *pod = m_tracer.index().pod(m_trace.to.ns, m_trace.to.name); pod && m_places.find("pods/" + m_trace.to.ns + '/' + m_trace.to.name))
            policyNote(*pod, Direction::Ingress);
    }

    void policyNote(const Pod &pod, Direction direction)
    {
        const bool egress = direction == Direction::Egress;
        GraphNode &note = m_places.noteUnder("pods/" + pod.meta.ns.str() + '/' + pod.meta.name, egress ? "#egress" : "#ingress");
        const PolicyDecision *admits = nullptr;
        for (const PolicyDecision &d : m_trace.policies) {
            if (d.direction != direction)
                continue;
            admits = d.rule >= 0 ? &d : admits;
            const std::string section = egress ? ".spec.egress" : ".spec.ingress";
            note.evidence.push_back({"networkpolicies/" + pathOf(*d.policy), d.rule < 0 ? section : section + '[' + std::to_string(d.rule) + ']', d.policy->podSelector.text()});
        }
        const QString way = egress ? PathWords::tr("leaves: %1") : PathWords::tr("enters: %1");
        const Coverage &coverage = m_tracer.index().coverage();
        if (!admits && !coverage.assumes(Kind::NetworkPolicy, pod.meta.ns)) {
            note.tone = GraphState::Idle;
            note.label = W::of(way.arg(PathWords::tr("not known")));
            note.subtitle = W::of(coverageTextOfMany(coverage.of(Kind::NetworkPolicy, pod.meta.ns), PathWords::tr("policies")));
            return;
        }
        if (note.evidence.empty()) {
            note.tone = GraphState::Good;
            note.label = W::of(way.arg(PathWords::tr("no policy isolates it")));
            note.subtitle = W::of(egress ? PathWords::tr("egress open") : PathWords::tr("ingress open"));
            if (!coverage.knows(Kind::NetworkPolicy, pod.meta.ns)) { // taken to be so, and said to be
                note.tone = GraphState::Idle;
                note.label = W::of(way.arg(PathWords::tr("no policy is seen")));
                note.subtitle = W::of(coverageTextOfMany(coverage.of(Kind::NetworkPolicy, pod.meta.ns), PathWords::tr("policies")));
            }
            return;
        }
        note.tone = admits ? GraphState::Good : denies(direction) ? GraphState::Bad : GraphState::Idle;
        if (!admits && !denies(direction))
            note.label = W::of(way.arg(PathWords::tr("not known")));
        else if (admits)
            note.label = W::of(way.arg(PathWords::tr("policy %1, rule %2").arg(W::from(admits->policy->meta.name)).arg(admits->rule + 1)));
        else
            note.label = W::of(way.arg(PathWords::tr("denied")));
        for (const PolicyDecision &d : m_trace.policies)
            if (d.direction == direction && &d != admits)
                note.subtitle += (note.subtitle.empty() ? "" : "\n") + decisionText(d);
    }

    static QString verdictWord(Verdict verdict)
    {
        switch (verdict) {
        case Verdict::Allow: return PathWords::tr("allowed");
        case Verdict::Deny: return PathWords::tr("denied");
        case Verdict::Unreachable: return PathWords::tr("unreachable");
        case Verdict::Unknown: break;
        }
        return PathWords::tr("unknown");
    }

    void finish()
    {
        using Sample = GraphLegend::Sample;
        m_graph.legend = {{Sample::RecordedEdge, W::of(PathWords::tr("read from the cluster"))},
                          {Sample::InferredEdge, W::of(PathWords::tr("inferred from how the network plug-in works"))}};
        if (std::any_of(m_graph.edges.begin(), m_graph.edges.end(), [](const GraphEdge &e) { return e.faint; }))
            m_graph.legend.push_back({Sample::FaintEdge, W::of(PathWords::tr("tells where to"))});
        const bool good = m_trace.verdict == Verdict::Allow, forbidden = m_trace.verdict == Verdict::Deny;
        const bool stops = !good && m_trace.verdict != Verdict::Unknown && !(forbidden && m_trace.enforced == Fabric::Enforcement::No);
        if (stops && !m_boxes.empty())
            stopHere();
        m_graph.footer = W::of(PathWords::tr("verdict: %1 · policies enforced: %2").arg(verdictWord(m_trace.verdict), enforcedWord(m_trace.enforced)));
        if (!m_trace.enforcedBecause.empty())
            m_graph.footer += " (" + m_trace.enforcedBecause + ')';
        m_graph.footerState = good ? (m_trace.enforced == Fabric::Enforcement::Yes ? GraphState::Good : GraphState::Warning)
            : m_trace.verdict == Verdict::Unknown ? GraphState::Idle
                                                  : GraphState::Bad;
        // Reasons and near misses quote labels.
        for (const auto &pod : m_tracer.index().pods)
            if (pod->meta.ns == m_trace.to.ns || pod->meta.ns == m_trace.from.ns)
                for (const auto &[key, value] : pod->meta.labels)
                    m_graph.names.insert(m_graph.names.end(), {key.str(), value.str()});
        if (m_graph.nodes.empty())
            m_graph.emptyText = m_trace.message;
        else if (!good)
            m_graph.steps.push_back({int(m_trace.hops.size()) + 1, m_trace.message, {}});
    }

    /// The way ends at its last box: a bar instead of a tip, and the reason beside.
    void stopHere()
    {
        GraphNode &end = *m_places.find(m_boxes.back());
        end.tone = GraphState::Bad;
        end.style = GraphStyle::Solid;
        end.numbers.push_back(int(m_trace.hops.size()) + 1);
        for (GraphEdge &edge : m_graph.edges)
            if (edge.to == m_boxes.back() && edge.number == int(m_boxes.size()) - 1)
                edge.state = GraphState::Bad;
    }

    const Trace &m_trace;
    const Tracer &m_tracer;
    Graph m_graph;
    PathPlaces m_places;
    std::vector<std::string> m_boxes; ///< of each hop
};

} // namespace

Graph pathGraph(const Trace &trace, const Tracer &tracer, const TraceRequest &request)
{
    const bool connects = std::any_of(trace.hops.begin(), trace.hops.end(), [](const Hop &h) { return !h.lookup; });
    if (connects && trace.hops.front().lookup) { // the lookup that went well is told in the text; the figure is the connection's
        Trace connection = trace;
        std::erase_if(connection.hops, [](const Hop &h) { return h.lookup; });
        return PathBuilder(connection, tracer).build(request);
    }
    return PathBuilder(trace, tracer).build(request);
}

} // namespace portolan

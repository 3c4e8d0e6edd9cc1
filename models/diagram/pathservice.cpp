// The box of the Service a path goes through.
#include "models/diagram/pathplaces.h"

#include <algorithm>
#include <map>

#include "models/diagram/pathwords.h"

namespace portolan {

namespace {

using W = PathWords;

/// "NAMESPACE/NAME" of the Service the hops speak of, or that is the end; empty: none.
std::string serviceOf(const Trace &trace)
{
    std::string path;
    for (const Hop &hop : trace.hops)
        for (const Evidence &e : evidenceOf(hop.evidence))
            if (path.empty() && e.object.starts_with("services/"))
                path = e.object.substr(9);
            else if (path.empty() && hop.kind == Hop::Kind::Service && e.object.starts_with("ingresses/"))
                path = e.object.substr(10, e.object.find('/', 10) - 10) + '/' + hop.name;
    if (path.empty() && trace.to.kind == "service")
        path = trace.to.ns + '/' + trace.to.name;
    return path;
}

/// "→ http, node port 31080"
std::string targetWords(const ServicePort &port)
{
    std::string words = "→ " + (port.targetPort.given() ? port.targetPort.text() : std::to_string(port.port));
    if (port.nodePort)
        words += ", " + W::of(PathWords::tr("node port %1").arg(port.nodePort));
    return words;
}

} // namespace

std::string PathPlaces::serviceBox()
{
    const std::string path = serviceOf(m_trace);
    const std::size_t slash = path.find('/');
    const Service *svc = slash == std::string::npos ? nullptr : m_tracer.index().service(path.substr(0, slash), path.substr(slash + 1));
    if (!svc || find("services/" + path))
        return {};
    GraphNode box;
    box.id = "services/" + path;
    box.kind = "service";
    box.caption = W::of(PathWords::tr("SERVICE"));
    box.label = svc->meta.name;
    box.object = keyOf(*svc);
    const auto pair = [&](const QString &key, const std::string &value, const char *field) {
        GraphRow row;
        row.key = W::of(key);
        row.value = value;
        row.evidence = {{box.id, field, value}};
        box.rows.push_back(std::move(row));
    };
    pair(PathWords::tr("cluster IP"), svc->clusterIP.str(), ".spec.clusterIP");
    std::map<std::string, bool> endpoints; // whether ready, by address: a pod with two ports is one endpoint
    for (const ServicePort &port : svc->ports) {
        if (m_trace.to.port > 0 && m_trace.to.kind == "service" && port.port != m_trace.to.port)
            continue;
        pair(QString::number(port.port) + QLatin1Char('/') + QString::fromUtf8(protocolText(port.protocol).data()), targetWords(port), ".spec.ports");
        for (const Candidate &c : endpointsOf(m_tracer.index(), *svc, port))
            endpoints[c.address] = endpoints[c.address] || c.ready;
    }
    const auto ready = std::count_if(endpoints.begin(), endpoints.end(), [](const auto &endpoint) { return endpoint.second; });
    const bool unread = endpoints.empty() && endpointBasis(m_tracer.index(), *svc) == EndpointBasis::Unread;
    const Covered covered = m_tracer.index().endpointCoverage(*svc);
    pair(PathWords::tr("endpoints"), W::of(unread ? coverageWord(covered) : endpoints.empty() ? PathWords::tr("none") : PathWords::tr("%1 ready of %2").arg(ready).arg(endpoints.size())),
         ".spec.selector");
    if (ready == 0 && !unread)
        box.tone = GraphState::Bad;
    placeService(box);
    return add(std::move(box));
}

/// Between two hosts where there is room, with the client outside where its address is rewritten on the way in, and above the
/// rewriting (nowhere else is a Service's address known) where everything happens on one host.
void PathPlaces::placeService(GraphNode &box) const
{
    const bool outsider = !m_lanes.empty() && m_lanes.front().starts_with('\n');
    const auto between = std::find_if(m_lanes.begin() + std::ptrdiff_t(!m_lanes.empty()), m_lanes.end(), [](const std::string &l) { return l.starts_with('\n'); });
    const auto nat = std::find_if(m_trace.hops.begin(), m_trace.hops.end(), [](const Hop &hop) { return hop.kind == Hop::Kind::Nat; });
    const bool atEntry = outsider && nat != m_trace.hops.end() && !sending(nat->node);
    if (between != m_lanes.end() && !atEntry) {
        box.lane = int(between - m_lanes.begin());
        box.order = 1;
    } else if (outsider) {
        box.order = 1;
    } else {
        box.column = 2;
        box.order = 0;
        box.parent = m_lanes.empty() ? std::string() : "nodes/" + m_lanes.front();
    }
}

} // namespace portolan

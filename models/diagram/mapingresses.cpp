#include <algorithm>

#include "models/diagram/mapbuilder.h"
#include "models/diagram/pathwords.h"

namespace portolan {

namespace {

using W = PathWords;

} // namespace

struct MapBuilder::Way {
    std::string text; ///< "a.example.org/files", "default"
    const Ingress::Backend *backend = nullptr;
    const char *place = ""; ///< the field that names it
};

std::vector<MapBuilder::Way> MapBuilder::waysOf(const Ingress &ingress)
{
    std::vector<Way> ways;
    if (ingress.defaultBackend.given())
        ways.push_back({W::of(PathWords::tr("default")), &ingress.defaultBackend, ".spec.defaultBackend"});
    for (const Ingress::Rule &rule : ingress.rules)
        for (const Ingress::Path &path : rule.paths)
            if (path.backend.given())
                ways.push_back({(rule.host.empty() ? "*" : rule.host.str()) + (path.path.empty() ? "/" : path.path.str()), &path.backend, ".spec.rules[*].http.paths[*].backend"});
    return ways;
}

GraphNode MapBuilder::ingressBox(const Ingress &ingress, const std::vector<Way> &ways) const
{
    GraphNode node;
    node.id = "ingresses/" + pathOf(ingress);
    node.kind = "ingress";
    node.lane = IngressLane;
    node.caption = W::of(PathWords::tr("INGRESS"));
    node.label = ingress.meta.name;
    node.object = keyOf(ingress);
    addNamespace(node, ingress.meta.ns);
    if (!ingress.className.empty())
        node.rows.push_back(pair(W::of(PathWords::tr("class")), ingress.className.str(), ingress, ".spec.ingressClassName"));
    for (const IStr &address : ingress.addresses)
        node.rows.push_back(pair(W::of(PathWords::tr("address")), address.str(), ingress, ".status.loadBalancer.ingress"));
    for (std::size_t i = 0; i < ways.size(); ++i) {
        GraphRow row;
        row.form = GraphRow::Form::Port;
        row.id = node.id + "#path:" + std::to_string(i);
        row.kind = "path";
        row.value = ways[i].text;
        row.mono = true;
        node.rows.push_back(row);
    }
    return node;
}

void MapBuilder::addIngress(const Ingress &ingress)
{
    const std::vector<Way> ways = waysOf(ingress);
    const bool shown = named(ingress.meta.name) || std::any_of(ways.begin(), ways.end(), [this](const Way &w) {
        return named((w.backend->isResource() ? w.backend->resourceName : w.backend->serviceName).str());
    });
    if (!shown)
        return;
    const std::string id = add(ingressBox(ingress, ways)).id;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const std::string row = id + "#path:" + std::to_string(i);
        if (ways[i].backend->isResource())
            leadToResource(ingress, ways[i], row);
        else
            lead(ingress, ways[i], row);
    }
}

/// To an object that only the Ingress's controller understands; whether it is there is the controller's business, too.
void MapBuilder::leadToResource(const Ingress &ingress, const Way &way, const std::string &row)
{
    const Ingress::Backend &backend = *way.backend;
    const std::string kind = backend.resourceKind.str() + (backend.resourceGroup.empty() ? "" : '.' + backend.resourceGroup.str());
    GraphNode node;
    node.id = "resources/" + ingress.meta.ns.str() + '/' + kind + '/' + backend.resourceName.str();
    node.kind = "resource";
    node.icon = "disk";
    node.lane = ServiceLane;
    node.caption = backend.resourceKind.str();
    std::transform(node.caption.begin(), node.caption.end(), node.caption.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    node.label = backend.resourceName.str();
    node.evidence = {{"ingresses/" + pathOf(ingress), std::string(way.place) + ".resource", kind + '/' + backend.resourceName.str()}};
    addNamespace(node, ingress.meta.ns);
    GraphRow what;
    what.key = W::of(PathWords::tr("kind"));
    what.value = kind;
    what.evidence = node.evidence;
    node.rows.push_back(std::move(what));
    node.spoken = kind + ' ' + node.label;
    addUnread(row, std::move(node));
}

void MapBuilder::lead(const Ingress &ingress, const Way &way, const std::string &row)
{
    const Ingress::Backend &backend = *way.backend;
    const Evidence evidence{"ingresses/" + pathOf(ingress), std::string(way.place) + ".service", backend.serviceName.str() + ':' + backend.port.text()};
    const std::string id = "services/" + ingress.meta.ns.str() + '/' + backend.serviceName.str();
    const Service *svc = m_index.service(ingress.meta.ns, backend.serviceName);
    if (!svc) {
        const Covered covered = m_index.coverage().of(Kind::Service, ingress.meta.ns);
        GraphNode node;
        node.id = id;
        node.kind = "service";
        node.lane = ServiceLane;
        node.evidence = {evidence};
        if (covered == Covered::Whole) {
            node.caption = W::of(PathWords::tr("NOT FOUND"));
            node.label = W::of(PathWords::tr("service %1 not found").arg(W::from(backend.serviceName.str())));
            return addGhost(row, std::move(node));
        }
        node.caption = W::of(PathWords::tr("SERVICE"));
        node.label = backend.serviceName.str();
        node.badge = {W::of(coverageWord(covered)), GraphState::Idle};
        addNamespace(node, ingress.meta.ns);
        return addUnread(row, std::move(node), backend.port.text());
    }
    if (!find(id))
        addService(*svc);
    const bool known = std::any_of(svc->ports.begin(), svc->ports.end(), [&backend](const ServicePort &p) { return backend.port.name.empty() ? p.port == backend.port.number : p.name == backend.port.name; });
    GraphEdge edge;
    edge.from = row;
    edge.to = id;
    edge.label = known ? backend.port.text() : W::of(PathWords::tr("%1: no such port").arg(W::from(backend.port.text())));
    edge.state = known ? GraphState::None : GraphState::Bad;
    edge.evidence = {evidence};
    m_graph.edges.push_back(edge);
}

} // namespace portolan

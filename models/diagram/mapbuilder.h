#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/diagram/mapgraph.h"
#include "models/network/endpoints.h"

namespace portolan {

/// A network map in the making; lives for one mapGraph(). Borrows the tracer and the options.
class MapBuilder
{
public:
    MapBuilder(const Tracer &tracer, const MapOptions &options) : m_tracer(tracer), m_index(tracer.index()), m_options(options) {}
    [[nodiscard]] Graph build();

private:
    enum Lane { IngressLane, ServiceLane, PodLane };

    // mapgraph.cpp: the whole, and pods
    [[nodiscard]] bool inScope(const ObjectMeta &meta) const { return m_options.ns.empty() || meta.ns == m_options.ns; }
    [[nodiscard]] bool named(const std::string &name) const { return m_options.filter.empty() || name.find(m_options.filter) != std::string::npos; }
    [[nodiscard]] bool wanted(const Service &svc) const;
    void countOwners();
    [[nodiscard]] GraphNode *find(const std::string &id);
    GraphNode &add(GraphNode node);
    /// A line of a box, with the field it is from.
    [[nodiscard]] static GraphRow pair(std::string key, std::string value, const Object &object, const char *path);
    void addNamespace(GraphNode &node, std::string_view ns) const;
    std::string podId(const Pod &pod);
    [[nodiscard]] static GraphBadge podBadge(int seen, int ready);
    void addShields(GraphNode &node, const Pod &pod) const;
    /// Named, and known not to be there: red, and counted as broken.
    void addGhost(const std::string &from, GraphNode ghost);
    /// Named, and nothing else is known of it.
    void addUnread(const std::string &from, GraphNode node, std::string label = {});
    void finish();
    [[nodiscard]] std::string unread() const;
    void sayNothingIsThere();

    // mapservices.cpp
    void addService(const Service &svc);
    [[nodiscard]] GraphNode serviceBox(const Service &svc) const;
    void addOutside(GraphNode &node, const Service &svc) const;
    void addEndpoints(const Service &svc, const std::string &id);
    void noEndpoints(const Service &svc, const std::string &id);
    [[nodiscard]] std::string endBox(const Candidate &candidate);

    // mapingresses.cpp
    struct Way; ///< a rule's path, or the default backend
    void addIngress(const Ingress &ingress);
    [[nodiscard]] static std::vector<Way> waysOf(const Ingress &ingress);
    [[nodiscard]] GraphNode ingressBox(const Ingress &ingress, const std::vector<Way> &ways) const;
    void lead(const Ingress &ingress, const Way &way, const std::string &row);
    void leadToResource(const Ingress &ingress, const Way &way, const std::string &row);

    const Tracer &m_tracer;
    const NetworkIndex &m_index;
    const MapOptions &m_options;
    Graph m_graph;
    std::map<std::string, std::size_t> m_places;
    std::map<std::string, int> m_alike;
    std::map<std::string, std::set<std::string>> m_folded;
    std::map<std::string, std::pair<int, int>> m_ready; ///< seen, ready
    int m_ghosts = 0;
    bool m_unread = false; ///< a box for something that was not read is there
};

} // namespace portolan

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "models/diagram/graph.h"
#include "models/network/trace.h"

namespace portolan {

/// The boxes of a path figure and where they stand. Hosts, and what is between them, are lanes in the order the packet meets
/// them. A host it sets out from reads pod, pair, stack; any other host stack, pair, pod, its network card at the bottom, so that the
/// line from card to card is straight.
class PathPlaces
{
public:
    PathPlaces(const Trace &trace, const Tracer &tracer, Graph &graph);

    /// The box of a hop, made when it is not there yet.
    std::string boxOf(std::size_t hop);
    [[nodiscard]] GraphNode *find(const std::string &id);
    /// The Service a trace goes through, beside the way; its id, or empty.
    std::string serviceBox();
    /// The frame of a pod, with all its containers.
    std::string podFrame(const Pod &pod);
    /// The pod a hop happens in; nullptr: in none.
    [[nodiscard]] const Pod *podOf(std::size_t hop) const;
    /// Whether nothing leaves the pod it starts in.
    [[nodiscard]] bool insideOnePod() const;
    /// A remark below a pod.
    GraphNode &noteUnder(const std::string &pod, const std::string &suffix);

private:
    struct Spot {
        int column = 0, order = 0;
    };
    void findLanes();
    [[nodiscard]] int laneOf(const Hop &hop) const;
    [[nodiscard]] bool sending(const std::string &host) const { return !m_lanes.empty() && m_lanes.front() == host && m_startsInPod; }
    /// Whether packets pass through a host: in by its card, and out again by it.
    [[nodiscard]] bool passing(const std::string &host) const;
    [[nodiscard]] const Pod *neighbourPod(std::size_t hop, bool &leaving) const;
    [[nodiscard]] Spot spotOf(std::size_t hop) const;
    [[nodiscard]] int podColumn(const Pod &pod) const;
    [[nodiscard]] int columnInOnePod(Hop::Kind kind, std::string_view name) const;
    void placeService(GraphNode &box) const;
    std::string hostFrame(const std::string &name);
    void containers(const Pod &pod, const std::string &frame, int column);
    std::string insideBox(std::size_t hop, const Pod &pod);
    std::string deviceBox(std::size_t hop);
    [[nodiscard]] std::string deviceWords(std::size_t hop) const;
    [[nodiscard]] std::string bridgeWords(const Hop &hop) const;
    [[nodiscard]] std::string rewritten(std::size_t hop) const;
    std::string add(GraphNode node);

    const Trace &m_trace;
    const Tracer &m_tracer;
    Graph &m_graph;
    std::vector<std::string> m_lanes; ///< names of hosts, "" + index for what is outside of hosts
    std::vector<int> m_laneOfHop;
    std::unordered_map<std::string, std::size_t> m_places;
    bool m_startsInPod = false;
};

/// "nodes/a .status.x = v; services/b .spec.y = w" as the entries it is made of.
[[nodiscard]] std::vector<Evidence> evidenceOf(const std::string &text);

} // namespace portolan

#include "models/diagram/handpositions.h"

#include <cmath>

#include "models/core/json.h"
#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

constexpr std::string_view formatName = "portolan-positions";
constexpr int formatVersion = 1;
constexpr double farthest = 1e6; // pixels; what is beyond was not put there by a hand

/// A coordinate; nothing when it is not a number a figure can have.
std::optional<double> coordinate(const Json &value)
{
    if (!value.isNumber() || !std::isfinite(value.toDouble()) || std::abs(value.toDouble()) > farthest)
        return std::nullopt;
    return value.toDouble();
}

} // namespace

Result<HandPositions> readHandPositions(std::string_view json, std::string_view source)
{
    const std::string where(source);
    const auto document = parseJson(json);
    if (!document)
        return failure(ErrorKind::Parse, where, "no JSON (" + document.error().text() + ')');
    if ((*document)["format"].view() != formatName)
        return failure(ErrorKind::Parse, where, "no positions of a figure: \"format\" is not \"portolan-positions\"");
    if ((*document)["version"].toInt() != formatVersion)
        return failure(ErrorKind::Parse, where, "\"version\" is " + (*document)["version"].scalarText() + ", this program reads 1");
    const Json &positions = (*document)["positions"];
    if (!positions.isObject())
        return failure(ErrorKind::Parse, where, "\"positions\" is not an object");
    HandPositions out;
    for (const auto &[id, place] : positions.members()) {
        const auto x = coordinate(place["x"]), y = coordinate(place["y"]);
        if (!x || !y)
            return failure(ErrorKind::Parse, where, "the position of \"" + id + "\" has no numbers x and y");
        out[id] = {*x, *y};
    }
    return out;
}

std::string handPositionsText(const HandPositions &positions)
{
    Json places = Json::object();
    for (const auto &[id, at] : positions)
        places.set(id, Json::object({{"x", std::int64_t(std::llround(at.x))}, {"y", std::int64_t(std::llround(at.y))}}));
    const Json out = Json::object({{"format", formatName}, {"version", formatVersion}, {"positions", std::move(places)}});
    return toJsonText(out, {1, false}) + '\n';
}

Point handPosition(const Graph &graph, const Layout &layout, std::size_t node, Point corner)
{
    const int frame = graph.nodes[node].parent.empty() ? -1 : GraphIndex(graph).node(graph.nodes[node].parent);
    const Point from = frame < 0 ? Point{0, layout.bodyTop} : Point{layout.boxes[std::size_t(frame)].x, layout.boxes[std::size_t(frame)].y};
    return {std::round(corner.x - from.x), std::round(corner.y - from.y)};
}

LayoutOptions renamed(const LayoutOptions &options, const Graph &graph, const Graph &other)
{
    LayoutOptions out = options;
    out.moved.clear();
    out.previous.clear();
    for (std::size_t n = 0; n < graph.nodes.size() && n < other.nodes.size(); ++n) {
        if (const auto at = options.moved.find(graph.nodes[n].id); at != options.moved.end())
            out.moved[other.nodes[n].id] = at->second;
        if (const auto top = options.previous.find(graph.nodes[n].id); top != options.previous.end())
            out.previous[other.nodes[n].id] = top->second;
    }
    return out;
}

} // namespace portolan

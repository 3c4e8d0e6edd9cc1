#include "app/commands/topcommand.h"

#include <algorithm>
#include <map>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/tableprinter.h"
#include "app/commands/usageoutput.h"
#include "models/describe/goorder.h"
#include "models/describe/tabwriter.h"
#include "models/objects/builtinresources.h"

// Source: kubectl pkg/cmd/top/top_node.go, pkg/metricsutil (1.36).

namespace portolan {

namespace {

/// What a node has to give: allocatable, or capacity where that was asked for.
struct NodeRoom {
    std::optional<Quantity> cpu, memory, swap;
};
using Rooms = std::map<std::string, NodeRoom>;

NodeRoom roomOf(const Json &node, bool capacity)
{
    const Json &amounts = node["status"][capacity ? "capacity" : "allocatable"];
    const auto amount = [&amounts](const char *name) {
        return amounts.contains(name) ? Quantity::parse(amounts[name].scalarText()) : std::nullopt;
    };
    NodeRoom room{amount("cpu"), amount("memory"), std::nullopt};
    if (const Json &swap = node["status"]["nodeInfo"]["swap"]["capacity"]; swap.isInteger())
        room.swap = Quantity::fromInteger(swap.toInt(), Quantity::Format::BinarySI);
    return room;
}

/// In kubectl's own floating-point steps, so that 290m of 1 are 28 %.
std::int64_t percentOf(const Quantity &used, const Quantity &room)
{
    if (room.isZero())
        return 0;
    return static_cast<std::int64_t>(static_cast<double>(used.milliValue()) / static_cast<double>(room.milliValue()) * 100);
}

class NodeTable
{
public:
    explicit NodeTable(const TopRequest &request) : m_request(request) {}

    void head()
    {
        for (const char *name : {"NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"})
            cell(name);
        m_table.write(m_request.swap ? "SWAP(bytes)\tSWAP(%)\t\n" : "\n");
    }
    /// `room` absent: there is no such node's object.
    void node(const NodeMetrics &node, const NodeRoom *room)
    {
        cell(node.name);
        cell(milliCoresText(node.use.cpu));
        percent(node.use.cpu, room ? room->cpu : std::nullopt);
        cell(mebibytesText(node.use.memory));
        percent(node.use.memory, room ? room->memory : std::nullopt);
        if (m_request.swap && room && !room->swap) {
            m_table.write("<unknown>\t<unknown>\t");
        } else if (m_request.swap) {
            cell(mebibytesText(node.use.swap));
            percent(node.use.swap, room ? room->swap : std::nullopt);
        }
        m_table.write("\n");
    }
    void unknown(const std::string &name)
    {
        cell(name);
        for (int i = 0; i < (m_request.swap ? 6 : 4); ++i)
            cell("<unknown>");
        m_table.write("\n");
    }
    void print() { printText(m_table.take()); }

private:
    void cell(std::string_view text) { m_table.write(cellText(text) + '\t'); }
    void percent(const std::optional<Quantity> &used, const std::optional<Quantity> &room)
    {
        if (room)
            cell(std::to_string(percentOf(used.value_or(Quantity()), *room)) + '%');
    }

    const TopRequest &m_request;
    TabWriter m_table{tableLayout};
};

void sortNodes(std::vector<NodeMetrics> &nodes, const std::string &sortBy)
{
    const auto milli = [](const std::optional<Quantity> &amount) { return amount.value_or(Quantity()).milliValue(); };
    const auto order = goOrder(nodes.size(), [&](std::size_t a, std::size_t b) {
        if (sortBy == "cpu")
            return milli(nodes[a].use.cpu) > milli(nodes[b].use.cpu);
        if (sortBy == "memory")
            return nodes[a].use.memory.value_or(Quantity()).value() > nodes[b].use.memory.value_or(Quantity()).value();
        return nodes[a].name < nodes[b].name;
    });
    std::vector<NodeMetrics> sorted;
    for (const std::size_t at : order)
        sorted.push_back(std::move(nodes[at]));
    nodes = std::move(sorted);
}

Json percentOrNull(const std::optional<Quantity> &used, const std::optional<Quantity> &room)
{
    return used && room && !room->isZero() ? Json(percentOf(*used, *room)) : Json();
}

Json nodeRow(const std::string &name, const NodeMetrics *node, const NodeRoom *room, bool capacity)
{
    Json row = Json::object({{"namespace", nullptr}, {"name", name}});
    const ResourceUse use = node ? node->use : ResourceUse();
    setUse(row, use, node ? node->at : Timestamp());
    row.set("cpuPercent", percentOrNull(use.cpu, room ? room->cpu : std::nullopt));
    row.set("memoryPercent", percentOrNull(use.memory, room ? room->memory : std::nullopt));
    row.set("percentOf", capacity ? "capacity" : "allocatable");
    return row;
}

/// Metrics in their order, then the nodes without any. kubectl shuffles these.
void print(const TopRequest &request, const std::vector<NodeMetrics> &nodes, Rooms rooms)
{
    NodeTable table(request);
    if (request.headers)
        table.head();
    Json::Array rows;
    for (const NodeMetrics &node : nodes) {
        const auto room = rooms.find(node.name);
        table.node(node, room == rooms.end() ? nullptr : &room->second);
        rows.push_back(nodeRow(node.name, &node, room == rooms.end() ? nullptr : &room->second, request.capacity));
    }
    for (const NodeMetrics &node : nodes)
        rooms.erase(node.name);
    for (const auto &[name, room] : rooms) {
        table.unknown(name);
        rows.push_back(nodeRow(name, nullptr, &room, request.capacity));
    }
    if (request.output == "table")
        return table.print();
    std::vector<std::string> members{"name", "cpu", "memory", "cpuPercent", "memoryPercent", "percentOf", "basis", "at"};
    if (request.swap)
        members.insert(members.end() - 2, "swap");
    printRows(rows, members, request.output == "csv", request.headers);
}

Result<MetricsList<NodeMetrics>> ask(UsageQuestions &questions, const TopRequest &request, const ListOptions &where)
{
    if (request.name.empty())
        return questions.nodes(where);
    return questions.node(request.name).map([](NodeMetrics node) { return MetricsList<NodeMetrics>{{std::move(node)}, {}, true}; });
}

Result<Rooms> askRooms(ObjectSource &source, const TopRequest &request, const ListOptions &where)
{
    const ResourceInfo &nodes = *builtInResource("Node", "");
    Rooms rooms;
    if (!request.name.empty())
        return source.get(nodes, {}, request.name).map([&](const Json &node) {
            rooms[request.name] = roomOf(node, request.capacity);
            return rooms;
        });
    return source.list(nodes, where).map([&](const Json &list) {
        for (const Json &node : list["items"].items())
            rooms[node["metadata"]["name"].str()] = roomOf(node, request.capacity);
        return rooms;
    });
}

} // namespace

int topNodes(CommandSource &source, const TopRequest &request)
{
    UsageQuestions questions(*source.source());
    const Result<bool> served = questions.servesMetrics();
    if (!served)
        return reportAsKubectl(served.error(), {});
    if (!*served)
        return complainAsKubectl(std::string(noMetricsApi));
    ListOptions where;
    where.labelSelector = request.labelSelector;
    const std::string named = request.name.empty() ? std::string() : ' ' + request.name;
    auto list = ask(questions, request, where);
    const bool fileWithout = !questions.isLive() && (!list || list->items.empty());
    if (fileWithout)
        list = MetricsList<NodeMetrics>();
    if (!list)
        return reportAsKubectl(list.error(), "get nodes.metrics.k8s.io" + named);
    const int code = remarkUnreadable(list->unreadable);
    if (list->items.empty() && !fileWithout && code == ExitDone)
        return complainAsKubectl(std::string(metricsNotYet));
    const Result<Rooms> rooms = askRooms(*source.source(), request, where);
    if (!rooms)
        return questions.isLive() ? reportAsKubectl(rooms.error(), "get nodes" + named) : report(rooms.error());
    if (fileWithout)
        complain("what nodes use is not in this file");
    sortNodes(list->items, request.sortBy);
    print(request, list->items, *rooms);
    return code;
}

} // namespace portolan

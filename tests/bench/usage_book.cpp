// Usage of 20,000 pods on 600 nodes: what a session keeps of it, what an answer costs, and how often the server is asked.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include <unistd.h>

#include "models/decode/jsonparser.h"
#include "models/usage/summaryschedule.h"
#include "models/usage/usagebook.h"
#include "tests/bench/budget.h"

using namespace portolan;
using namespace portolan::bench;

namespace {

constexpr int podCount = 20'000, nodeCount = 600, podsOfNode = podCount / nodeCount;

/// Megabytes of memory that are in use.
double residentMegabytes()
{
    std::ifstream file("/proc/self/statm");
    long size = 0, resident = 0;
    file >> size >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double milliseconds(const std::chrono::steady_clock::time_point &since)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
}

std::string podMetrics(int number, int minute)
{
    const std::string text = std::to_string(number);
    return R"({"metadata":{"name":"web-74f6c9d8b-)" + text + R"(","namespace":"team-)" + std::to_string(number % 200) + R"(","creationTimestamp":"2026-01-01T12:00:09Z"},"timestamp":")"
        + rfc3339(Timestamp::fromSeconds(1'800'000'000 + minute * 60)) + R"(","window":"15.055s","containers":[{"name":"app","usage":{"cpu":")" + text
        + R"(678n","memory":"20480Ki"}},{"name":"proxy","usage":{"cpu":"1234567n","memory":"40960Ki"}}]})";
}

std::string summary(int node, int minute)
{
    const std::string at = R"("time":")" + rfc3339(Timestamp::fromSeconds(1'800'000'000 + minute * 60)) + '"';
    const std::string fs = at + R"(,"availableBytes":1000000000,"capacityBytes":2000000000,"usedBytes":900000000,"inodesFree":1000,"inodes":2000,"inodesUsed":1000)";
    std::string pods;
    for (int i = 0; i < podsOfNode; ++i) {
        const std::string name = "web-" + std::to_string(node * podsOfNode + i);
        pods += std::string(i > 0 ? "," : "") + R"({"podRef":{"name":")" + name + R"(","namespace":"team","uid":"u"},"cpu":{)" + at + R"(,"usageNanoCores":5},"memory":{"workingSetBytes":7},"containers":[{"name":"app","cpu":{"usageNanoCores":5},"memory":{"workingSetBytes":7},"rootfs":{)"
            + fs + R"(},"logs":{)" + fs + R"(}}],"volume":[{"name":"token",)" + fs + "}" + (i % 4 == 0 ? R"(,{"name":"data","pvcRef":{"name":"data-)" + name + R"(","namespace":"team"},)" + fs + "}" : std::string())
            + R"(],"ephemeral-storage":{)" + fs + "}}";
    }
    return R"({"node":{"nodeName":"n"},"pods":[)" + pods + "]}";
}

std::vector<PodMetrics> readAll(int minute)
{
    std::vector<PodMetrics> out;
    for (int i = 0; i < podCount; ++i)
        out.push_back(*parseJson(podMetrics(i, minute)).and_then(podMetricsFrom));
    return out;
}

/// Requests in a minute while so many nodes are on show.
std::size_t requestsAMinute(int nodes)
{
    SummarySchedule schedule;
    std::set<std::string> wanted;
    for (int i = 0; i < nodes; ++i)
        wanted.insert("node-" + std::to_string(i));
    std::size_t asked = 0;
    for (std::int64_t now = 0; now < 10 * 60'000; now += 200) // answers take a fifth of a second
        for (const std::string &node : schedule.due(now, wanted)) {
            ++asked;
            schedule.answered(node, true, now);
        }
    return asked / 10;
}

} // namespace

int main()
{
    std::printf("usage of %d pods on %d nodes\n", podCount, nodeCount);
    const double before = residentMegabytes();
    auto start = std::chrono::steady_clock::now();
    std::vector<PodMetrics> pods = readAll(0);
    printFigure("an answer of all pods is read", milliseconds(start), "ms", 600);
    UsageBook book;
    start = std::chrono::steady_clock::now();
    book.takePods(pods);
    printFigure("and taken", milliseconds(start), "ms", 60);
    pods = {};
    for (std::size_t minute = 1; minute <= UsageBook::pastPoints; ++minute)
        book.takePods(readAll(int(minute)));
    printFigure("memory: pods with their past of two hours", residentMegabytes() - before, "MB", 90);
    start = std::chrono::steady_clock::now();
    const NodeSummary one = *parseJson(summary(0, 0)).and_then([](const Json &json) { return nodeSummaryFrom(json, "node-0"); });
    printFigure("one node's summary is read", milliseconds(start), "ms", 5);
    const double without = residentMegabytes();
    for (int node = 0; node < nodeCount; ++node)
        book.takeSummary(*parseJson(summary(node, 0)).and_then([node](const Json &json) { return nodeSummaryFrom(json, "node-" + std::to_string(node)); }));
    printFigure("memory: summaries of all nodes", residentMegabytes() - without, "MB", 90);
    printFigure("requests a minute: metrics of pods and nodes", 2 * 4, "", 8); // every 15 s
    printFigure("requests a minute: summaries, 40 nodes on show", double(requestsAMinute(40)), "", 40);
    printFigure("requests a minute: summaries, all nodes on show", double(requestsAMinute(nodeCount)), "", nodeCount);
    return 0;
}

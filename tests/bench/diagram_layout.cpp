// Lays out generated namespaces of 20, 100, 300 and 1,000 pods, unfolded, with our engine and with Graphviz dot on the same
// graph (the DOT export), and prints time and edge crossings of both. dot gets 60 s a graph (PORTOLAN_DOT_SECONDS).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include "models/diagram/exporters.h"
#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "tests/bench/manyvolumes.h"

using namespace portolan;
using bench::VolumeNamespace;

namespace {

struct Line {
    Point a, b;
    int edge;
};

bool crosses(const Line &l, const Line &m)
{
    const auto side = [](Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); };
    const double d1 = side(m.a, m.b, l.a), d2 = side(m.a, m.b, l.b), d3 = side(l.a, l.b, m.a), d4 = side(l.a, l.b, m.b);
    return ((d1 > 0) != (d2 > 0)) && ((d3 > 0) != (d4 > 0));
}

/// Crossing points of edges that share no end. A grid of cells keeps it near linear.
long countCrossings(const std::vector<Line> &lines, const std::vector<std::pair<int, int>> &ends)
{
    double width = 0, height = 0;
    for (const Line &l : lines) {
        width = std::max({width, l.a.x, l.b.x});
        height = std::max({height, l.a.y, l.b.y});
    }
    const double cell = std::max(1.0, std::sqrt(width * height / std::max<std::size_t>(1, lines.size())));
    std::unordered_map<long, std::vector<int>> grid;
    for (int i = 0; i < int(lines.size()); ++i) {
        const Line &l = lines[std::size_t(i)];
        for (long x = long(std::min(l.a.x, l.b.x) / cell); x <= long(std::max(l.a.x, l.b.x) / cell); ++x)
            for (long y = long(std::min(l.a.y, l.b.y) / cell); y <= long(std::max(l.a.y, l.b.y) / cell); ++y)
                grid[x * 1'000'003 + y].push_back(i);
    }
    std::unordered_set<long long> seen;
    long total = 0;
    for (const auto &[key, members] : grid)
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                const Line &l = lines[std::size_t(members[i])], &m = lines[std::size_t(members[j])];
                const auto &[a, b] = ends[std::size_t(l.edge)];
                const auto &[c, d] = ends[std::size_t(m.edge)];
                if (l.edge == m.edge || a == c || a == d || b == c || b == d || !crosses(l, m))
                    continue;
                const long long pair = (long long)std::min(members[i], members[j]) * (long long)lines.size() + std::max(members[i], members[j]);
                if (seen.insert(pair).second)
                    ++total;
            }
    return total;
}

using Ends = std::vector<std::pair<int, int>>;

long ownCrossings(const Graph &graph, const Layout &layout)
{
    std::map<std::string, int> ids;
    std::vector<Line> lines;
    Ends ends;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto id = [&ids](const std::string &s) { return ids.emplace(s, int(ids.size())).first->second; };
        ends.emplace_back(id(graph.edges[e].from), id(graph.edges[e].to));
        const auto points = layout.routes[e].path.flattened(16);
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            lines.push_back({points[i], points[i + 1], int(e)});
    }
    return countCrossings(lines, ends);
}

/// Reads `dot -Tplain`: edge TAIL HEAD n x1 y1 ... (a B-spline's control points).
long dotCrossings(const QByteArray &plain)
{
    std::map<QByteArray, int> ids;
    std::vector<Line> lines;
    Ends ends;
    QByteArray text = plain;
    text.replace("\\\n", "");
    for (const QByteArray &line : text.split('\n')) {
        if (!line.startsWith("edge "))
            continue;
        QList<QByteArray> words;
        for (qsizetype at = 5; at < line.size();) { // names may be quoted
            if (line[at] == ' ') {
                ++at;
                continue;
            }
            const qsizetype end = line[at] == '"' ? line.indexOf('"', at + 1) + 1 : line.indexOf(' ', at);
            words.push_back(line.mid(at, (end > at ? end : line.size()) - at));
            at = end > at ? end : line.size();
        }
        const int n = words.size() > 2 ? words[2].toInt() : 0;
        const auto id = [&ids](const QByteArray &s) { return ids.emplace(s, int(ids.size())).first->second; };
        ends.emplace_back(id(words[0]), id(words[1]));
        Path path;
        const auto point = [&](int i) { return Point{words[3 + 2 * i].toDouble() * 72, words[4 + 2 * i].toDouble() * 72}; };
        path.move(point(0));
        for (int i = 1; i + 2 < n; i += 3)
            path.cubic(point(i), point(i + 1), point(i + 2));
        const auto points = path.flattened(16);
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            lines.push_back({points[i], points[i + 1], int(ends.size()) - 1});
    }
    return countCrossings(lines, ends);
}

void compare(int pods)
{
    const VolumeNamespace generated(pods);
    QElapsedTimer clock;
    clock.start();
    const Graph graph = storageChart(buildLadder(generated.store, LadderScope::nameSpace("shop"), {0, {}}));
    const double building = double(clock.nsecsElapsed()) / 1e6;
    clock.restart();
    const Layout layout = layOut(graph, FixedTextMeasure());
    const double own = double(clock.nsecsElapsed()) / 1e6;
    std::printf("%5d pods  %6zu nodes  %6zu edges   ours: built in %.0f ms, laid out in %.0f ms, %ld crossings\n", pods, graph.nodes.size(),
                graph.edges.size(), building, own, ownCrossings(graph, layout));
    std::fflush(stdout);
    const int limit = qEnvironmentVariableIntValue("PORTOLAN_DOT_SECONDS") > 0 ? qEnvironmentVariableIntValue("PORTOLAN_DOT_SECONDS") : 60;
    QProcess dot;
    clock.restart();
    dot.start(QStringLiteral("dot"), {QStringLiteral("-Tplain")});
    if (!dot.waitForStarted()) {
        std::printf("             dot is not installed (package graphviz): no comparison\n");
        return;
    }
    const std::string text = dotText(graph);
    dot.write(text.data(), qint64(text.size()));
    dot.closeWriteChannel();
    if (!dot.waitForFinished(limit * 1000)) {
        dot.kill();
        dot.waitForFinished();
        std::printf("             dot: stopped after %d s; ours is more than %.0f times faster\n", limit, limit * 1000 / own);
        return;
    }
    const double theirs = double(clock.nsecsElapsed()) / 1e6;
    std::printf("             dot: %.0f ms, %ld crossings; ours is %.0f times faster\n", theirs, dotCrossings(dot.readAllStandardOutput()), theirs / own);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::vector<int> sizes{20, 100, 300, 1000};
    if (argc > 1)
        sizes = {std::atoi(argv[1])};
    for (const int pods : sizes)
        compare(pods);
    return 0;
}

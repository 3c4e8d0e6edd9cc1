// Frames of a storage chart of 1,000 pods unfolded, as a person pans and zooms: fitted, at level-of-detail zooms, and readable.
// Prints median and longest time a frame takes to paint; run it under offscreen and on a display.
#include <algorithm>
#include <cstdio>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "tests/bench/manyvolumes.h"
#include "views/diagram/diagramscene.h"
#include "views/diagram/diagramview.h"
#include "views/diagram/paintercanvas.h"

using namespace portolan;

namespace {

double frame(DiagramView &view)
{
    QElapsedTimer clock;
    clock.start();
    view.viewport()->repaint();
    QCoreApplication::processEvents();
    return double(clock.nsecsElapsed()) / 1e6;
}

void print(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%-28s median %6.1f ms, longest %6.1f ms (%zu frames)\n", what, times[times.size() / 2], times.back(), times.size());
}

void pan(DiagramView &view, const char *what)
{
    std::vector<double> times;
    for (int i = 0; i < 40; ++i) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 60);
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + (i % 2 ? 25 : -15));
        times.push_back(frame(view));
    }
    print(what, std::move(times));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const bench::VolumeNamespace cluster(1000);
    auto picture = std::make_shared<LaidOutGraph>();
    picture->graph = storageChart(buildLadder(cluster.store, LadderScope::nameSpace("shop"), {0, {}}));
    picture->layout = layOut(picture->graph, FontTextMeasure());
    std::printf("%zu nodes, %zu edges\n", picture->graph.nodes.size(), picture->graph.edges.size());
    DiagramScene scene;
    DiagramView view(scene);
    view.resize(1600, 1000);
    view.show();
    QElapsedTimer clock;
    clock.start();
    scene.show(picture, false);
    std::printf("scene built in %.1f ms\n", double(clock.nsecsElapsed()) / 1e6);
    view.fit();
    std::printf("first frame, fitted: %.1f ms\n", frame(view));
    std::vector<double> times;
    for (int i = 0; i < 24; ++i) { // from everything to where text is read
        view.zoomBy(1.25);
        times.push_back(frame(view));
    }
    print("zooming in", times);
    pan(view, "panning at that zoom");
    while (view.zoom() > 1)
        view.zoomBy(0.8);
    pan(view, "panning at reading zoom");
    while (view.zoom() > 0.3)
        view.zoomBy(0.8);
    pan(view, "panning at 0.3");
    while (view.zoom() > 0.1)
        view.zoomBy(0.8);
    pan(view, "panning at 0.1");
    return 0;
}

// Why a pod is not placed, in a cluster of 5,000 nodes and 150,000 pods: every node's reasons and the whole message.

#include <cstdio>

#include <QElapsedTimer>

#include "models/scheduling/explainpod.h"
#include "tests/bench/budget.h"
#include "tests/objectmaker.h"

using namespace portolan;

namespace {

struct Cluster {
    ObjectMaker maker;
    ObjectStore store;

    Cluster(int nodes, int pods)
    {
        ChangeBatch batch;
        for (int i = 0; i < nodes; ++i) {
            auto node = maker.make<Node>({}, "node-" + std::to_string(i), i + 1);
            node->meta.labels = {{maker.str("zone"), maker.str("z" + std::to_string(i % 3))}, {maker.str("host"), maker.str(node->meta.name)}};
            node->allocatable = {{maker.str("cpu"), maker.str("32")}, {maker.str("memory"), maker.str("64Gi")}, {maker.str("pods"), maker.str("110")}};
            batch.changes.push_back({Change::Type::Upsert, node});
        }
        std::vector<SharedList<Container>> templates;
        for (int i = 0; i < 200; ++i) {
            Container container;
            container.name = maker.str("c");
            container.requests = {{maker.str("cpu"), maker.str(std::to_string(500 + i) + "m")}, {maker.str("memory"), maker.str("256Mi")}};
            templates.push_back({container});
        }
        for (int i = 0; i < pods; ++i) {
            auto pod = maker.pod("team-" + std::to_string(i % 50), "pod-" + std::to_string(i), nodes + i + 1, {}, "node-" + std::to_string(i % nodes));
            pod->containers = templates[std::size_t(i) % templates.size()];
            pod->meta.labels = {{maker.str("app"), maker.str("app-" + std::to_string(i % 200))}};
            pod->priority = i % 10;
            batch.changes.push_back({Change::Type::Upsert, pod});
        }
        auto target = maker.pod("team-0", "target", nodes + pods + 1);
        Container container;
        container.requests = {{maker.str("cpu"), maker.str("20")}};
        target->containers = {container};
        target->priority = 5;
        batch.changes.push_back({Change::Type::Upsert, target});
        store.apply(batch);
    }
};

} // namespace

int main()
{
    const Cluster cluster(5000, 150'000);
    const auto objects = cluster.store.snapshot();
    for (const char *title : {"first question", "next question"}) {
        QElapsedTimer timer;
        timer.start();
        const auto answer = explainPod(objects, "team-0", "target", Timestamp::fromSeconds(1));
        bench::printFigure(title, double(timer.nsecsElapsed()) / 1e6, "ms", 100);
        std::printf("  %s: %zu nodes\n", answer ? answer->trouble.reason.c_str() : "no answer", answer ? answer->nodes.size() : 0);
    }
}

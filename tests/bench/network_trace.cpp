#include <chrono>
#include <cstdio>

#include "models/network/matrix.h"
#include "models/network/traceprint.h"
#include "models/objects/network.h"
#include "tests/bench/budget.h"

using namespace portolan;
using namespace portolan::bench;

namespace {

/// Services select what the pods of a namespace are called after: 20 apps in each.
struct Size {
    int pods, policies, namespaces, nodes, services;
    double indexMs; ///< budget
};

std::shared_ptr<Pod> makePod(StringPool &pool, const Size &size, int i)
{
    auto pod = std::make_shared<Pod>();
    pod->kind = Kind::Pod;
    pod->meta.name = "pod-" + std::to_string(i);
    pod->meta.ns = pool.intern("team-" + std::to_string(i % size.namespaces));
    pod->meta.labels = {{pool.intern("app"), pool.intern("app-" + std::to_string(i / size.namespaces % 20))}};
    pod->nodeName = pool.intern("node-" + std::to_string(i % size.nodes));
    pod->phase = pool.intern("Running");
    pod->podIP = "10." + std::to_string(i >> 16) + '.' + std::to_string(i >> 8 & 255) + '.' + std::to_string(i & 255);
    Container container;
    container.name = pool.intern("main");
    ContainerPort port;
    port.containerPort = 8080;
    container.ports.push_back(port);
    pod->containers.push_back(container);
    return pod;
}

std::shared_ptr<NetworkPolicy> makePolicy(StringPool &pool, const Size &size, int i)
{
    auto policy = std::make_shared<NetworkPolicy>();
    policy->kind = Kind::NetworkPolicy;
    policy->meta.name = "policy-" + std::to_string(i);
    policy->meta.ns = pool.intern("team-" + std::to_string(i % size.namespaces));
    policy->podSelector.matchLabels = {{pool.intern("app"), pool.intern("app-" + std::to_string(i / size.namespaces % 20))}};
    policy->hasPolicyTypes = policy->typeIngress = true;
    NetworkPolicy::Rule rule;
    NetworkPolicy::Peer peer;
    peer.podSelector.emplace().matchLabels = {{pool.intern("app"), pool.intern("app-" + std::to_string(i % 7))}};
    rule.peers.push_back(peer);
    policy->ingress.push_back(rule);
    return policy;
}

std::shared_ptr<Service> makeService(StringPool &pool, const Size &size, int i)
{
    auto service = std::make_shared<Service>();
    service->kind = Kind::Service;
    service->meta.name = "service-" + std::to_string(i);
    service->meta.ns = pool.intern("team-" + std::to_string(i % size.namespaces));
    service->selector = {{pool.intern("app"), pool.intern("app-" + std::to_string(i / size.namespaces % 20))}};
    service->clusterIP = pool.intern("172." + std::to_string(16 + (i >> 16)) + '.' + std::to_string(i >> 8 & 255) + '.' + std::to_string(i & 255));
    return service;
}

double milliseconds(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void measure(const Size &size)
{
    StringPool pool;
    ObjectStore store;
    ChangeBatch batch;
    for (int i = 0; i < size.pods; ++i)
        batch.changes.push_back({Change::Type::Upsert, makePod(pool, size, i)});
    for (int i = 0; i < size.policies; ++i)
        batch.changes.push_back({Change::Type::Upsert, makePolicy(pool, size, i)});
    for (int i = 0; i < size.services; ++i)
        batch.changes.push_back({Change::Type::Upsert, makeService(pool, size, i)});
    store.apply(batch);
    std::unique_ptr<Tracer> tracer;
    const double index = milliseconds([&] { tracer = std::make_unique<Tracer>(std::make_shared<const NetworkIndex>(store)); });
    const auto request = [&size](int i) {
        return TraceRequest{*End::parse("team-0/pod-" + std::to_string(i * size.namespaces % size.pods)),
                            *End::parse("team-1/pod-" + std::to_string((i * 7 * size.namespaces + 1) % size.pods)), 8080, Protocol::TCP};
    };
    int denied = 0;
    const double one = milliseconds([&] { denied += tracer->trace(request(1))->verdict == Verdict::Deny ? 1 : 0; });
    const double many = milliseconds([&] {
        for (int i = 0; i < 10000; ++i)
            denied += tracer->trace(request(i))->verdict == Verdict::Deny ? 1 : 0;
    });
    std::size_t cells = 0;
    const double matrix = milliseconds([&] { cells = connectivityMatrix(*tracer, "team-0", true).cells.size(); });
    std::printf("%d pods, %d policies, %d services; 10,000 traces %.0f ms (%d denied); %zu cells\n", size.pods, size.policies, size.services, many, denied, cells);
    printFigure("index", index, "ms", size.indexMs);
    printFigure("one trace", one, "ms", 50);
    printFigure("matrix of a namespace by workload", matrix, "ms", 1000);
}

} // namespace

/// What the index of a cluster's network costs, one trace, a batch of 10,000, and the matrix of a namespace.
int main()
{
    measure({5'000, 500, 25, 50, 0, 50});
    measure({150'000, 2'000, 200, 5'000, 10'000, 200});
    return 0;
}

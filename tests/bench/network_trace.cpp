#include <chrono>
#include <cstdio>

#include "models/network/matrix.h"
#include "models/network/traceprint.h"

using namespace portolan;

namespace {

constexpr int podCount = 5000, policyCount = 500, namespaceCount = 25, nodeCount = 50;

std::shared_ptr<Pod> makePod(StringPool &pool, int i)
{
    auto pod = std::make_shared<Pod>();
    pod->kind = Kind::Pod;
    pod->meta.name = "pod-" + std::to_string(i);
    pod->meta.ns = pool.intern("team-" + std::to_string(i % namespaceCount));
    pod->meta.labels = {{pool.intern("app"), pool.intern("app-" + std::to_string(i / namespaceCount % 20))}};
    pod->nodeName = pool.intern("node-" + std::to_string(i % nodeCount));
    pod->phase = pool.intern("Running");
    pod->podIP = "10." + std::to_string(i % nodeCount) + '.' + std::to_string(i / nodeCount / 250) + '.' + std::to_string(i / nodeCount % 250 + 2);
    Container container;
    container.name = pool.intern("main");
    ContainerPort port;
    port.containerPort = 8080;
    container.ports.push_back(port);
    pod->containers.push_back(container);
    return pod;
}

std::shared_ptr<NetworkPolicy> makePolicy(StringPool &pool, int i)
{
    auto policy = std::make_shared<NetworkPolicy>();
    policy->kind = Kind::NetworkPolicy;
    policy->meta.name = "policy-" + std::to_string(i);
    policy->meta.ns = pool.intern("team-" + std::to_string(i % namespaceCount));
    policy->podSelector.matchLabels = {{pool.intern("app"), pool.intern("app-" + std::to_string(i / namespaceCount % 20))}};
    policy->hasPolicyTypes = policy->typeIngress = true;
    NetworkPolicy::Rule rule;
    NetworkPolicy::Peer peer;
    peer.podSelector.emplace().matchLabels = {{pool.intern("app"), pool.intern("app-" + std::to_string(i % 7))}};
    rule.peers.push_back(peer);
    policy->ingress.push_back(rule);
    return policy;
}

double milliseconds(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

/// 5,000 pods and 500 policies: what one trace costs with its index, a batch of 10,000, and the matrix of a 200-pod namespace.
int main()
{
    StringPool pool;
    ObjectStore store;
    ChangeBatch batch;
    for (int i = 0; i < podCount; ++i)
        batch.changes.push_back({Change::Type::Upsert, makePod(pool, i)});
    for (int i = 0; i < policyCount; ++i)
        batch.changes.push_back({Change::Type::Upsert, makePolicy(pool, i)});
    store.apply(batch);

    std::unique_ptr<Tracer> tracer;
    const double index = milliseconds([&] { tracer = std::make_unique<Tracer>(std::make_shared<const NetworkIndex>(store)); });
    const auto request = [](int i) {
        return TraceRequest{*End::parse("team-0/pod-" + std::to_string(i * namespaceCount % podCount)),
                            *End::parse("team-1/pod-" + std::to_string((i * 7 * namespaceCount + 1) % podCount)), 8080, Protocol::TCP};
    };
    int denied = 0;
    const double one = milliseconds([&] { denied += tracer->trace(request(1))->verdict == Verdict::Deny ? 1 : 0; });
    const double many = milliseconds([&] {
        for (int i = 0; i < 10000; ++i)
            denied += tracer->trace(request(i))->verdict == Verdict::Deny ? 1 : 0;
    });
    std::size_t cells = 0;
    const double matrix = milliseconds([&] { cells = connectivityMatrix(*tracer, "team-0", false).cells.size(); });
    std::printf("%d pods, %d policies\nindex                %8.2f ms\none trace            %8.2f ms (with its index %.2f ms; aim 50)\n"
                "10,000 traces        %8.0f ms (%d denied)\nmatrix, %zu cells  %8.0f ms (aim 1000)\n",
                podCount, policyCount, index, one, index + one, many, denied, cells, matrix);
    return 0;
}

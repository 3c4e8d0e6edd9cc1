#include <malloc.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <simdjson.h>

#include "models/core/istring.h"
#include "models/decode/decoder.h"
#include "models/decode/framesplitter.h"
#include "models/decode/listsplitter.h"
#include "models/decode/protobuflist.h"
#include "models/decode/wiredecoder.h"
#include "tests/bench/podmessage.h"

using namespace portolan;
using portolan::bench::PodMessage;
namespace pb = portolan::test::pb;

// Pods as a busy cluster holds them, decoded into structs from JSON and from protobuf; beside them in the same run: memcpy, simdjson's DOM,
// and the splitters.
// Usage: bench_decode_pods [pods]

namespace {

std::string container(const char *name, const std::string &image, const std::string &token, bool main)
{
    std::string out = "{\"name\":\"" + std::string(name) + "\",\"image\":\"" + image + "\",\"ports\":[{\"name\":\"http\",\"containerPort\":" + (main ? "8080" : "15001") + ",\"protocol\":\"TCP\"}],";
    if (main) {
        out += "\"env\":[";
        for (int k = 0; k < 8; ++k)
            out += (k ? "," : "") + std::string("{\"name\":\"ENV_") + std::to_string(k) + "\",\"value\":\"xxxxxxxxxxxxxxxxxxxx\"}";
        out += R"(],"resources":{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"100m","memory":"128Mi"}},"livenessProbe":{"httpGet":{"path":"/healthz","port":"http","scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},)";
    } else {
        out += "\"resources\":{},";
    }
    out += "\"volumeMounts\":[" + std::string(main ? "{\"name\":\"data\",\"mountPath\":\"/data\"}," : "") + "{\"name\":\"cfg\",\"mountPath\":\"/etc/app\"}";
    return out + R"(,{"name":")" + token + R"(","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"})";
}

std::string statusOf(const char *name, int i, std::mt19937_64 &random)
{
    return "{\"name\":\"" + std::string(name) + "\",\"state\":{\"running\":{\"startedAt\":\"2026-01-01T00:00:00Z\"}},\"lastState\":{},\"ready\":true,\"restartCount\":" + std::to_string(i % 3)
        + ",\"image\":\"x:y\",\"imageID\":\"docker-pullable://x@sha256:" + PodMessage::hex(random, 64) + "\",\"containerID\":\"containerd://" + PodMessage::hex(random, 64) + "\",\"started\":true}";
}

std::string pod(int i, std::mt19937_64 &random)
{
    const std::string app = "app-" + std::to_string(i % 400), hash = "7c9f8b6d5", token = "kube-api-access-" + PodMessage::hex(random, 5);
    char serial[16];
    std::snprintf(serial, sizeof serial, "%06d", i);
    static constexpr const char *tiers[] = {"web", "db", "cache"};
    const std::string ip = "10." + std::to_string(244 + i / 62500) + '.' + std::to_string(i / 250 % 250) + '.' + std::to_string(i % 250 + 1);
    std::string out = "{\"metadata\":{\"name\":\"" + app + "-" + hash + "-" + serial + "\",\"generateName\":\"" + app + "-" + hash + "-\",\"namespace\":\"team-" + std::to_string(i % 20)
        + "\",\"uid\":\"" + PodMessage::uid(random) + "\",\"resourceVersion\":\"" + std::to_string(100000 + i) + "\",\"creationTimestamp\":\"2026-01-01T00:00:00Z\",\"labels\":{\"app\":\"" + app
        + "\",\"pod-template-hash\":\"" + hash + "\",\"tier\":\"" + tiers[random() % 3] + "\"},\"annotations\":{\"checksum/config\":\"" + PodMessage::hex(random, 64)
        + "\",\"prometheus.io/scrape\":\"true\"},\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\",\"name\":\"" + app + "-" + hash + "\",\"uid\":\"" + PodMessage::uid(random)
        + "\",\"controller\":true,\"blockOwnerDeletion\":true}]," + PodMessage::managedFields() + "},\"spec\":{\"volumes\":[{\"name\":\"data\",\"persistentVolumeClaim\":{\"claimName\":\"claim-" + std::to_string(i % 2000)
        + "\"}},{\"name\":\"cfg\",\"configMap\":{\"name\":\"" + app + "-cfg\",\"defaultMode\":420}},{\"name\":\"" + token + R"(","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},{"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],"defaultMode":420}}],"containers":[)"
        + container("main", "registry.example.com/" + app + ":v1." + std::to_string(i % 50), token, true) + "," + container("sidecar", "envoyproxy/envoy:v1.30", token, false);
    out += "],\"restartPolicy\":\"Always\",\"terminationGracePeriodSeconds\":30,\"dnsPolicy\":\"ClusterFirst\",\"serviceAccountName\":\"default\",\"serviceAccount\":\"default\",\"nodeName\":\"load-"
        + std::to_string(i % 600) + "\",\"securityContext\":{},\"schedulerName\":\"default-scheduler\",\"tolerations\":[{\"key\":\"node.kubernetes.io/not-ready\",\"operator\":\"Exists\",\"effect\":\"NoExecute\",\"tolerationSeconds\":300}],\"priority\":0,\"enableServiceLinks\":true},";
    out += "\"status\":{\"phase\":\"Running\",\"conditions\":[";
    for (const char *type : {"Initialized", "Ready", "ContainersReady", "PodScheduled"})
        out += std::string(*type == 'I' ? "" : ",") + "{\"type\":\"" + type + "\",\"status\":\"True\",\"lastProbeTime\":null,\"lastTransitionTime\":\"2026-01-01T00:00:00Z\"}";
    return out + "],\"hostIP\":\"192.168.0.1\",\"podIP\":\"" + ip + "\",\"podIPs\":[{\"ip\":\"" + ip + "\"}],\"startTime\":\"2026-01-01T00:00:00Z\",\"containerStatuses\":["
        + statusOf("main", i, random) + "," + statusOf("sidecar", i, random) + "],\"qosClass\":\"Burstable\"}}";
}

/// The same pod as protobuf.
std::string podMessage(int i, std::mt19937_64 &random)
{
    PodMessage pod;
    pod.app = "app-" + std::to_string(i % 400);
    char serial[16];
    std::snprintf(serial, sizeof serial, "%06d", i);
    pod.name = pod.app + "-7c9f8b6d5-" + serial;
    pod.ns = "team-" + std::to_string(i % 20);
    pod.node = "load-" + std::to_string(i % 600);
    pod.claim = "claim-" + std::to_string(i % 2000);
    pod.ip = "10." + std::to_string(244 + i / 62500) + '.' + std::to_string(i / 250 % 250) + '.' + std::to_string(i % 250 + 1);
    pod.resourceVersion = std::to_string(100000 + i);
    pod.release = i % 50;
    pod.restarts = i % 3;
    return pod.write(random);
}

/// Bytes in use by the allocator, however they were allocated.
std::size_t inUse()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

template<class F>
double megabytesPerSecond(std::size_t bytes, F &&work)
{
    double best = 0;
    for (int round = 0; round < 3; ++round) { // the best of three: the machine is shared
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        best = std::max(best, static_cast<double>(bytes) / 1e6 / took.count());
    }
    return best;
}

void print(const char *what, double rate, double peer)
{
    std::printf("%-44s %8.0f MB/s  %5.2f of the peer\n", what, rate, rate / peer);
}

std::string podList(int count)
{
    std::mt19937_64 random(1);
    std::string body = R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[)";
    for (int i = 0; i < count; ++i)
        body += (i ? "," : "") + pod(i, random);
    body += "]}";
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    return body;
}

std::string podListMessage(int count)
{
    std::mt19937_64 random(1);
    std::string list = pb::bytes(1, pb::bytes(1, "") + pb::bytes(2, "1") + pb::bytes(3, ""));
    for (int i = 0; i < count; ++i)
        list += pb::bytes(2, podMessage(i, random));
    return pb::envelope("v1", "PodList", list);
}

/// Pods a second, of a list as it comes from the socket to structs.
template<class Splitter, class Decoder>
double podsPerSecond(const std::string &body, int count, const TypeHint &hint)
{
    return 1e6 * megabytesPerSecond(static_cast<std::size_t>(count), [&] {
        StringPool pool;
        Decoder decoder(pool);
        std::vector<ObjectPtr> objects;
        Splitter splitter([&](std::string_view item) {
            auto object = decoder.decode(item, hint);
            if (!object)
                std::abort();
            objects.push_back(std::move(*object));
        });
        for (std::size_t at = 0; at < body.size(); at += 16 * 1024)
            splitter.feed(std::string_view(body).substr(at, 16 * 1024));
        if (!splitter.finish() || objects.size() != static_cast<std::size_t>(count))
            std::abort();
    });
}

void compareForms(const std::string &body, int count)
{
    const std::string message = podListMessage(count);
    const double jsonPods = podsPerSecond<ListSplitter, ObjectDecoder>(body, count, {"v1", "Pod"});
    const double protobufPods = podsPerSecond<ProtobufListSplitter, WireDecoder>(message, count, {"v1", "Pod", true});
    std::printf("a list of JSON, 16 KB pieces, into structs      %8.0f pods/s, %6.1f MB\n", jsonPods, static_cast<double>(body.size()) / 1e6);
    std::printf("a list of protobuf, 16 KB pieces, into structs  %8.0f pods/s, %6.1f MB; %.2f of JSON's rate\n", protobufPods, static_cast<double>(message.size()) / 1e6,
                protobufPods / jsonPods);
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 20'000;
    const std::string body = podList(count);
    std::printf("%d pods, %.1f MB of JSON, %.1f KB each; seed 1\n", count, static_cast<double>(body.size()) / 1e6, static_cast<double>(body.size()) / 1e3 / count);

    std::string copy(body.size(), ' ');
    const double memcpyRate = megabytesPerSecond(body.size(), [&] { std::memcpy(copy.data(), body.data(), body.size()); });
    std::vector<std::string_view> items;
    const double split = megabytesPerSecond(body.size(), [&] {
        items.clear();
        ListSplitter splitter([&](std::string_view item) { items.push_back(item); });
        splitter.feed(body);
        if (!splitter.finish())
            std::abort();
    });
    std::size_t sum = 0;
    const double splitPieces = megabytesPerSecond(body.size(), [&] {
        ListSplitter splitter([&](std::string_view item) { sum += item.size(); });
        for (std::size_t at = 0; at < body.size(); at += 16 * 1024)
            splitter.feed(std::string_view(body).substr(at, 16 * 1024));
        if (!splitter.finish())
            std::abort();
    });
    simdjson::dom::parser dom;
    const double domRate = megabytesPerSecond(body.size(), [&] {
        for (const std::string_view item : items)
            if (dom.parse(item.data(), item.size()).error())
                std::abort();
    });

    std::size_t retained = 0, poolBytes = 0, odd = 0;
    const double decodeRate = megabytesPerSecond(body.size(), [&] {
        StringPool pool;
        ObjectDecoder decoder(pool);
        std::vector<ObjectPtr> objects;
        objects.reserve(items.size());
        const std::size_t before = inUse();
        for (const std::string_view item : items) {
            auto object = decoder.decode(item, {"v1", "Pod"});
            if (!object)
                std::abort();
            objects.push_back(std::move(*object));
        }
        retained = inUse() - before;
        poolBytes = pool.bytes();
        odd = decoder.oddFields();
    });
    print("memcpy", memcpyRate, memcpyRate);
    print("list splitting, one piece (peer: memcpy)", split, memcpyRate);
    print("list splitting, 16 KB pieces (peer: memcpy)", splitPieces, memcpyRate);
    print("simdjson DOM, tape only", domRate, domRate);
    print("decoding into structs (peer: DOM)", decodeRate, domRate);
    compareForms(body, count);
    std::printf("retained per pod: %.0f bytes, of these %.0f in interned strings; odd fields %zu; checksum %zu\n",
                static_cast<double>(retained) / count, static_cast<double>(poolBytes) / count, odd, sum);
    return 0;
}

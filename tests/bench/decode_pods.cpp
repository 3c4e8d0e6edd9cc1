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
#include "tests/support/protobuf.h"

using namespace portolan;
namespace pb = portolan::test::pb;

// Pods as a busy cluster holds them, decoded into structs from JSON and from protobuf; beside them in the same run: memcpy, simdjson's DOM,
// and the splitters.
// Usage: bench_decode_pods [pods]

namespace {

std::string hex(std::mt19937_64 &random, int digits)
{
    std::string out;
    while (static_cast<int>(out.size()) < digits) {
        char part[17];
        std::snprintf(part, sizeof part, "%016llx", static_cast<unsigned long long>(random()));
        out += part;
    }
    return out.substr(0, static_cast<std::size_t>(digits));
}

std::string uid(std::mt19937_64 &random)
{
    const std::string h = hex(random, 32);
    return h.substr(0, 8) + '-' + h.substr(8, 4) + '-' + h.substr(12, 4) + '-' + h.substr(16, 4) + '-' + h.substr(20);
}

const char *managedFields()
{
    return R"("managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:annotations":{".":{},"f:checksum/config":{},"f:prometheus.io/scrape":{}},"f:generateName":{},"f:labels":{".":{},"f:app":{},"f:pod-template-hash":{},"f:tier":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"main\"}":{".":{},"f:env":{".":{},"k:{\"name\":\"ENV_0\"}":{".":{},"f:name":{},"f:value":{}},"k:{\"name\":\"ENV_1\"}":{".":{},"f:name":{},"f:value":{}}},"f:image":{},"f:imagePullPolicy":{},"f:livenessProbe":{".":{},"f:failureThreshold":{},"f:httpGet":{".":{},"f:path":{},"f:port":{}}},"f:name":{},"f:ports":{".":{},"k:{\"containerPort\":8080,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{},"f:name":{},"f:protocol":{}}},"f:resources":{".":{},"f:limits":{".":{},"f:cpu":{},"f:memory":{}}},"f:volumeMounts":{".":{},"k:{\"mountPath\":\"/data\"}":{".":{},"f:mountPath":{},"f:name":{}}}}},"f:dnsPolicy":{},"f:restartPolicy":{},"f:volumes":{".":{},"k:{\"name\":\"data\"}":{".":{},"f:name":{},"f:persistentVolumeClaim":{".":{},"f:claimName":{}}}}}}},{"manager":"kubelet","operation":"Update","apiVersion":"v1","time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:status":{"f:conditions":{"k:{\"type\":\"Ready\"}":{".":{},"f:lastTransitionTime":{},"f:status":{},"f:type":{}}},"f:containerStatuses":{},"f:hostIP":{},"f:phase":{},"f:podIP":{},"f:podIPs":{},"f:startTime":{}}},"subresource":"status"}])";
}

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
        + ",\"image\":\"x:y\",\"imageID\":\"docker-pullable://x@sha256:" + hex(random, 64) + "\",\"containerID\":\"containerd://" + hex(random, 64) + "\",\"started\":true}";
}

std::string pod(int i, std::mt19937_64 &random)
{
    const std::string app = "app-" + std::to_string(i % 400), hash = "7c9f8b6d5", token = "kube-api-access-" + hex(random, 5);
    char serial[16];
    std::snprintf(serial, sizeof serial, "%06d", i);
    static constexpr const char *tiers[] = {"web", "db", "cache"};
    const std::string ip = "10." + std::to_string(244 + i / 62500) + '.' + std::to_string(i / 250 % 250) + '.' + std::to_string(i % 250 + 1);
    std::string out = "{\"metadata\":{\"name\":\"" + app + "-" + hash + "-" + serial + "\",\"generateName\":\"" + app + "-" + hash + "-\",\"namespace\":\"team-" + std::to_string(i % 20)
        + "\",\"uid\":\"" + uid(random) + "\",\"resourceVersion\":\"" + std::to_string(100000 + i) + "\",\"creationTimestamp\":\"2026-01-01T00:00:00Z\",\"labels\":{\"app\":\"" + app
        + "\",\"pod-template-hash\":\"" + hash + "\",\"tier\":\"" + tiers[random() % 3] + "\"},\"annotations\":{\"checksum/config\":\"" + hex(random, 64)
        + "\",\"prometheus.io/scrape\":\"true\"},\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\",\"name\":\"" + app + "-" + hash + "\",\"uid\":\"" + uid(random)
        + "\",\"controller\":true,\"blockOwnerDeletion\":true}]," + managedFields() + "},\"spec\":{\"volumes\":[{\"name\":\"data\",\"persistentVolumeClaim\":{\"claimName\":\"claim-" + std::to_string(i % 2000)
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

std::string pair(unsigned field, std::string_view key, std::string_view value)
{
    return pb::bytes(field, pb::bytes(1, key) + pb::bytes(2, value));
}

std::string moment(unsigned field)
{
    return pb::bytes(field, pb::number(1, 1'767'225'600) + pb::number(2, 0));
}

/// The same pod as protobuf; what no struct keeps is there, too. Field numbers: core/v1 and meta/v1 generated.proto.
std::string containerMessage(const char *name, const std::string &image, bool main)
{
    const auto quantity = [](const char *text) { return pb::bytes(1, text); };
    std::string out = pb::bytes(1, name) + pb::bytes(2, image) + pb::bytes(5, "")
        + pb::bytes(6, pb::bytes(1, "http") + pb::number(2, 0) + pb::number(3, main ? 8080 : 15001) + pb::bytes(4, "TCP") + pb::bytes(5, ""));
    for (int k = 0; main && k < 8; ++k)
        out += pb::bytes(7, pb::bytes(1, "ENV_" + std::to_string(k)) + pb::bytes(2, "xxxxxxxxxxxxxxxxxxxx"));
    out += pb::bytes(8, main ? pair(1, "cpu", quantity("500m")) + pair(1, "memory", quantity("512Mi")) + pair(2, "cpu", quantity("100m")) + pair(2, "memory", quantity("128Mi")) : "");
    const auto mount = [](const char *volume, const char *path, bool readOnly) {
        return pb::bytes(9, pb::bytes(1, volume) + pb::number(2, readOnly) + pb::bytes(3, path) + pb::bytes(4, "") + pb::bytes(6, ""));
    };
    out += (main ? mount("data", "/data", false) : "") + mount("cfg", "/etc/app", false) + mount("tok", "/var/run/secrets/kubernetes.io/serviceaccount", true);
    if (main) {
        const std::string get = pb::bytes(1, "/healthz") + pb::bytes(2, pb::number(1, 1) + pb::number(2, 0) + pb::bytes(3, "http")) + pb::bytes(3, "") + pb::bytes(4, "HTTP");
        out += pb::bytes(10, pb::bytes(1, pb::bytes(2, get)) + pb::number(2, 0) + pb::number(3, 1) + pb::number(4, 10) + pb::number(5, 1) + pb::number(6, 3));
    }
    return out + pb::bytes(13, "/dev/termination-log") + pb::bytes(14, "IfNotPresent") + pb::number(16, 0) + pb::number(17, 0) + pb::number(18, 0) + pb::bytes(20, "File");
}

std::string statusMessage(const char *name, int i, std::mt19937_64 &random)
{
    return pb::bytes(1, name) + pb::bytes(2, pb::bytes(2, moment(1))) + pb::bytes(3, "") + pb::number(4, 1) + pb::number(5, i % 3) + pb::bytes(6, "x:y")
        + pb::bytes(7, "docker-pullable://x@sha256:" + hex(random, 64)) + pb::bytes(8, "containerd://" + hex(random, 64)) + pb::number(9, 1);
}

std::string podMessage(int i, std::mt19937_64 &random)
{
    const std::string app = "app-" + std::to_string(i % 400), set = app + "-7c9f8b6d5";
    char serial[16];
    std::snprintf(serial, sizeof serial, "%06d", i);
    const std::string ip = "10." + std::to_string(244 + i / 62500) + '.' + std::to_string(i / 250 % 250) + '.' + std::to_string(i % 250 + 1);
    std::string meta = pb::bytes(1, set + '-' + serial) + pb::bytes(2, set + '-') + pb::bytes(3, "team-" + std::to_string(i % 20)) + pb::bytes(4, "") + pb::bytes(5, uid(random))
        + pb::bytes(6, std::to_string(100000 + i)) + pb::number(7, 0) + moment(8) + pair(11, "app", app) + pair(11, "pod-template-hash", "7c9f8b6d5") + pair(11, "tier", "web")
        + pair(12, "checksum/config", hex(random, 64)) + pair(12, "prometheus.io/scrape", "true");
    meta += pb::bytes(13, pb::bytes(1, "ReplicaSet") + pb::bytes(3, set) + pb::bytes(4, uid(random)) + pb::bytes(5, "apps/v1") + pb::number(6, 1) + pb::number(7, 1))
        + pb::bytes(17, managedFields());
    const auto volume = [](const char *name, unsigned field, const std::string &source) { return pb::bytes(1, pb::bytes(1, name) + pb::bytes(2, pb::bytes(field, source))); };
    std::string spec = volume("data", 10, pb::bytes(1, "claim-" + std::to_string(i % 2000)) + pb::number(2, 0)) + volume("cfg", 19, pb::bytes(1, pb::bytes(1, app + "-cfg")) + pb::number(3, 420))
        + volume("tok", 6, pb::bytes(1, "default-token") + pb::number(3, 420))
        + pb::bytes(2, containerMessage("main", "registry.example.com/" + app + ":v1." + std::to_string(i % 50), true)) + pb::bytes(2, containerMessage("sidecar", "envoyproxy/envoy:v1.30", false));
    spec += pb::bytes(3, "Always") + pb::number(4, 30) + pb::bytes(6, "ClusterFirst") + pb::bytes(8, "default") + pb::bytes(9, "default") + pb::bytes(10, "load-" + std::to_string(i % 600))
        + pb::number(11, 0) + pb::number(12, 0) + pb::number(13, 0) + pb::bytes(14, "") + pb::bytes(16, "") + pb::bytes(17, "") + pb::bytes(19, "default-scheduler")
        + pb::bytes(22, pb::bytes(1, "node.kubernetes.io/not-ready") + pb::bytes(2, "Exists") + pb::bytes(3, "") + pb::bytes(4, "NoExecute") + pb::number(5, 300)) + pb::bytes(24, "")
        + pb::number(25, 0) + pb::number(30, 1);
    std::string status = pb::bytes(1, "Running");
    for (const char *type : {"Initialized", "Ready", "ContainersReady", "PodScheduled"})
        status += pb::bytes(2, pb::bytes(1, type) + pb::bytes(2, "True") + pb::bytes(3, "") + moment(4) + pb::bytes(5, "") + pb::bytes(6, ""));
    status += pb::bytes(3, "") + pb::bytes(4, "") + pb::bytes(5, "192.168.0.1") + pb::bytes(6, ip) + moment(7) + pb::bytes(8, statusMessage("main", i, random))
        + pb::bytes(8, statusMessage("sidecar", i, random)) + pb::bytes(9, "Burstable") + pb::bytes(11, "") + pb::bytes(12, pb::bytes(1, ip));
    return pb::bytes(1, meta) + pb::bytes(2, spec) + pb::bytes(3, status);
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

#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

#include "models/objects/kind.h"
#include "tests/bench/podmessage.h"

namespace portolan::bench {

/// An API server of release 1.36 with a cluster of so many pods: a tenth as many ReplicaSets, Services and slices (10,000 of those at
/// most), 200 namespaces, claims and volumes for every fifth pod. Lists, streaming lists and watches as a real one answers them:
/// pods as protobuf, the rest as JSON; of other kinds there are none. All texts are made beforehand: it costs what sending them
/// costs. GET /bench/churn?rate=N, 0 to end it, and /bench/remove?each=N let something happen to the pods.
class ClusterServer
{
public:
    ClusterServer(int pods, int nodes)
    {
        for (const KindInfo &info : knownKinds()) {
            if (info.kind == Kind::Other)
                continue;
            const std::string group(info.group), version(info.versions.substr(0, info.versions.find(',')));
            Collection &one = m_collections[(group.empty() ? "/api/" : "/apis/" + group + '/') + version + '/' + std::string(info.resource)];
            one.kind = info.name;
            one.apiVersion = group.empty() ? version : group + '/' + version;
            m_byKind[info.kind] = &one;
        }
        makePods(pods, nodes);
        makeNodes(nodes);
        makeWorkloads(pods);
        makeStorage(pods);
        serve();
    }
    ~ClusterServer()
    {
        m_stopping = true;
        m_changed.notify_all();
        m_server.stop();
        m_thread.join();
        if (m_churn.joinable())
            m_churn.join();
    }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    struct Collection {
        std::string kind, apiVersion;
        std::vector<std::string> items; ///< JSON, or messages; empty: deleted
        bool protobuf = false;
    };
    using Request = httplib::Request;
    using Response = httplib::Response;

    [[nodiscard]] static PodMessage podOf(int number, int nodes)
    {
        PodMessage pod;
        pod.app = "service-" + std::to_string(number / 10);
        char suffix[16];
        std::snprintf(suffix, sizeof suffix, "-%05x", unsigned(number) * 2654435761u % 0xfffffu);
        pod.name = pod.app + "-7c9f8b6d5" + suffix;
        pod.ns = nameSpace(number / 10);
        pod.node = "node-" + std::to_string(number % nodes);
        pod.claim = "data-" + std::to_string(number / 5);
        pod.ip = ipOf(number);
        pod.release = number / 10 % 40;
        return pod;
    }
    [[nodiscard]] static std::string nameSpace(int app) { return "team-" + std::to_string(app % 200); }
    [[nodiscard]] static std::string ipOf(int number)
    {
        return "10." + std::to_string(number >> 16) + '.' + std::to_string(number >> 8 & 255) + '.' + std::to_string(number & 255);
    }
    [[nodiscard]] std::string podText(int number, int restarts, std::size_t version) const
    {
        PodMessage pod = podOf(number, m_nodeCount);
        pod.restarts = restarts;
        pod.resourceVersion = std::to_string(version);
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        return pod.write(random);
    }
    void makePods(int pods, int nodes)
    {
        m_nodeCount = nodes;
        Collection &all = *m_byKind[Kind::Pod];
        all.protobuf = true;
        for (int i = 0; i < pods; ++i)
            all.items.push_back(podText(i, 0, firstVersion));
        m_pods = &all;
        m_restarts.resize(all.items.size());
    }

    [[nodiscard]] std::string meta(const std::string &name, const std::string &ns, const std::string &more = {})
    {
        char uid[48];
        std::snprintf(uid, sizeof uid, "7a0c1a2b-0000-4000-8000-%012d", ++m_serial);
        return R"({"metadata":{"name":")" + name + '"' + (ns.empty() ? "" : R"(,"namespace":")" + ns + '"') + R"(,"uid":")" + uid
            + R"(","resourceVersion":"7","creationTimestamp":"2026-01-02T03:04:05Z")" + more + "},";
    }
    void makeNodes(int nodes)
    {
        for (int i = 0; i < 200; ++i)
            m_byKind[Kind::Namespace]->items.push_back(meta(nameSpace(i), {}) + R"("spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}})");
        std::string conditions;
        for (const char *type : {"MemoryPressure", "DiskPressure", "PIDPressure"})
            conditions += std::string(R"({"type":")") + type + R"(","status":"False","lastHeartbeatTime":"2026-01-02T03:04:05Z","lastTransitionTime":"2026-01-02T03:04:05Z","reason":"KubeletHasSufficient","message":"kubelet has sufficient"},)";
        conditions += R"({"type":"Ready","status":"True","lastHeartbeatTime":"2026-01-02T03:04:05Z","lastTransitionTime":"2026-01-02T03:04:05Z","reason":"KubeletReady","message":"kubelet is posting ready status"})";
        for (int i = 0; i < nodes; ++i) {
            const std::string name = "node-" + std::to_string(i), zone = "zone-" + std::to_string(i % 3);
            m_byKind[Kind::Node]->items.push_back(meta(name, {}, R"(,"labels":{"kubernetes.io/hostname":")" + name + R"(","topology.kubernetes.io/zone":")" + zone + R"("})")
                + R"("spec":{"podCIDR":"10.0.0.0/24"},"status":{"capacity":{"cpu":"16","memory":"65536Mi","pods":"110"},"allocatable":{"cpu":"15","memory":"60000Mi","pods":"110"},"conditions":[)"
                + conditions + R"(],"addresses":[{"type":"InternalIP","address":"192.168.)" + std::to_string(i >> 8) + '.' + std::to_string(i & 255) + R"("},{"type":"Hostname","address":")" + name
                + R"("}],"nodeInfo":{"kernelVersion":"6.12.0","osImage":"Debian GNU/Linux 13","containerRuntimeVersion":"containerd://2.1.0","kubeletVersion":"v1.36.2","operatingSystem":"linux","architecture":"amd64"}}})");
        }
    }
    void makeWorkloads(int pods)
    {
        for (int app = 0; app < pods / 10; ++app) {
            const std::string name = "service-" + std::to_string(app), ns = nameSpace(app), labels = R"({"app":")" + name + R"("})";
            m_byKind[Kind::ReplicaSet]->items.push_back(meta(name + "-7c9f8b6d5", ns, R"(,"labels":)" + labels) + R"("spec":{"replicas":10,"selector":{"matchLabels":)" + labels
                + R"(}},"status":{"replicas":10,"fullyLabeledReplicas":10,"readyReplicas":10,"availableReplicas":10,"observedGeneration":1}})");
            if (app >= 10'000)
                continue;
            const std::string address = "172.16." + std::to_string(app >> 8) + '.' + std::to_string(app & 255);
            m_byKind[Kind::Service]->items.push_back(meta(name, ns) + R"("spec":{"ports":[{"name":"http","protocol":"TCP","port":80,"targetPort":8080}],"selector":)" + labels + R"(,"clusterIP":")"
                + address + R"(","clusterIPs":[")" + address + R"("],"type":"ClusterIP","sessionAffinity":"None","ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack","internalTrafficPolicy":"Cluster"},"status":{"loadBalancer":{}}})");
            std::string endpoints;
            for (int i = app * 10; i < app * 10 + 10; ++i) {
                const PodMessage pod = podOf(i, m_nodeCount);
                endpoints += std::string(endpoints.empty() ? "" : ",") + R"({"addresses":[")" + pod.ip + R"("],"conditions":{"ready":true,"serving":true,"terminating":false},"nodeName":")" + pod.node
                    + R"(","targetRef":{"kind":"Pod","namespace":")" + ns + R"(","name":")" + pod.name + R"("}})";
            }
            m_byKind[Kind::EndpointSlice]->items.push_back(meta(name + "-abcde", ns, R"(,"labels":{"kubernetes.io/service-name":")" + name + R"("})")
                + R"("addressType":"IPv4","endpoints":[)" + endpoints + R"(],"ports":[{"name":"http","protocol":"TCP","port":8080}]})");
        }
    }
    void makeStorage(int pods)
    {
        m_byKind[Kind::StorageClass]->items.push_back(meta("fast", {}) + R"("provisioner":"csi.example.com","reclaimPolicy":"Delete","volumeBindingMode":"WaitForFirstConsumer"})");
        for (int i = 0; i < pods / 5; ++i) {
            const std::string claim = "data-" + std::to_string(i), volume = "pvc-" + std::to_string(i), ns = nameSpace(i * 5 / 10);
            m_byKind[Kind::PersistentVolumeClaim]->items.push_back(meta(claim, ns) + R"("spec":{"accessModes":["ReadWriteMany"],"resources":{"requests":{"storage":"1Gi"}},"volumeName":")" + volume
                + R"(","storageClassName":"fast","volumeMode":"Filesystem"},"status":{"phase":"Bound","accessModes":["ReadWriteMany"],"capacity":{"storage":"1Gi"}}})");
            m_byKind[Kind::PersistentVolume]->items.push_back(meta(volume, {}) + R"("spec":{"capacity":{"storage":"1Gi"},"csi":{"driver":"csi.example.com","volumeHandle":")" + volume
                + R"("},"accessModes":["ReadWriteMany"],"claimRef":{"kind":"PersistentVolumeClaim","namespace":")" + ns + R"(","name":")" + claim
                + R"("},"persistentVolumeReclaimPolicy":"Delete","storageClassName":"fast","volumeMode":"Filesystem"},"status":{"phase":"Bound"}})");
        }
    }

    void serve()
    {
        m_server.new_task_queue = [] { return new httplib::ThreadPool(256); };
        m_server.Get(".*", [this](const Request &request, Response &response) { answer(request, response); });
        m_server.Post(".*", [](const Request &, Response &response) { // every question about access
            response.set_content(R"({"kind":"SelfSubjectRulesReview","status":{"allowed":true,"incomplete":false,"resourceRules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}],"nonResourceRules":[]}})", jsonType);
        });
        m_server.set_tcp_nodelay(true);
        m_server.set_keep_alive_max_count(10'000);
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    void answer(const Request &request, Response &response)
    {
        const auto collection = m_collections.find(request.path);
        if (request.path == "/version")
            response.set_content(R"({"major":"1","minor":"36","gitVersion":"v1.36.2"})", jsonType);
        else if (request.path == "/bench/churn")
            churn(std::stoi(request.get_param_value("rate")));
        else if (request.path == "/bench/remove")
            remove(std::stoi(request.get_param_value("each")));
        else if (request.path == "/api" || request.path == "/apis")
            response.set_content(request.path == "/api" ? R"({"kind":"APIVersions","versions":["v1"]})" : R"({"kind":"APIGroupList","apiVersion":"v1","groups":[]})", jsonType);
        else if (request.path == "/api/v1")
            response.set_content(R"({"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list","watch"],"shortNames":["po"]}]})", jsonType);
        else if (collection == m_collections.end())
            notFound(response);
        else if (request.has_param("watch"))
            watch(collection->second, request, response);
        else if (request.get_header_value("Accept").find("as=Table") != std::string::npos)
            count(collection->second, response);
        else
            list(collection->second, response);
    }
    static void notFound(Response &response)
    {
        response.status = 404;
        response.set_content(R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"not found","reason":"NotFound","code":404})", jsonType);
    }
    void count(const Collection &all, Response &response)
    {
        const std::size_t rest = all.items.empty() ? 0 : all.items.size() - 1;
        response.set_content(R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"7")" + (rest > 0 ? R"(,"continue":"x","remainingItemCount":)" + std::to_string(rest) : "")
            + R"(},"columnDefinitions":[],"rows":[)" + (all.items.empty() ? "" : R"({"cells":[]})") + "]}", jsonType);
    }
    /// Makes pieces of some size until it says that it was the last.
    template<class Next>
    static void stream(Response &response, const char *type, Next next)
    {
        response.set_chunked_content_provider(type, [next](std::size_t, httplib::DataSink &sink) mutable {
            std::string piece;
            const bool more = next(piece);
            if (!piece.empty() && !sink.write(piece.data(), piece.size()))
                return false;
            if (!more)
                sink.done();
            return true;
        });
    }
    void list(const Collection &all, Response &response)
    {
        const std::lock_guard lock(m_mutex);
        const std::string version = std::to_string(firstVersion + m_log.size());
        if (all.protobuf) { // the length stands in front
            std::string items = test::pb::bytes(1, test::pb::bytes(2, version));
            for (const std::string &item : all.items)
                if (!item.empty())
                    items += test::pb::bytes(2, item);
            return response.set_content(test::pb::envelope(all.apiVersion, all.kind + "List", items), protobufType);
        }
        std::string body = R"({"kind":")" + all.kind + R"(List","apiVersion":")" + all.apiVersion + R"(","metadata":{"resourceVersion":")" + version + R"("},"items":[)";
        for (const std::string &item : all.items)
            body.append(body.ends_with('[') ? "" : ",").append(item);
        response.set_content(body + "]}", jsonType);
    }
    [[nodiscard]] static std::string frame(const Collection &all, const char *type, const std::string &item)
    {
        if (all.protobuf)
            return test::pb::frame(type, test::pb::envelope(all.apiVersion, all.kind, item));
        return std::string(R"({"type":")") + type + R"(","object":{"kind":")" + all.kind + R"(","apiVersion":")" + all.apiVersion + R"(",)" + item.substr(1) + "}\n";
    }
    [[nodiscard]] static std::string bookmark(const Collection &all, std::size_t version)
    {
        const std::string text = std::to_string(version);
        if (all.protobuf)
            return frame(all, "BOOKMARK", test::pb::bytes(1, test::pb::bytes(6, text) + test::pb::bytes(12, test::pb::bytes(1, "k8s.io/initial-events-end") + test::pb::bytes(2, "true"))));
        return frame(all, "BOOKMARK", R"({"metadata":{"resourceVersion":")" + text + R"(","annotations":{"k8s.io/initial-events-end":"true"}}})");
    }
    void watch(const Collection &all, const Request &request, Response &response)
    {
        const bool initial = request.has_param("sendInitialEvents");
        std::size_t seen = 0;
        {
            const std::lock_guard lock(m_mutex);
            seen = m_log.size();
        }
        if (!initial && request.has_param("resourceVersion"))
            seen = std::stoul(request.get_param_value("resourceVersion")) - firstVersion;
        stream(response, all.protobuf ? "application/vnd.kubernetes.protobuf;stream=watch" : "application/json;stream=watch",
               [this, &all, at = std::size_t(0), isInitial = initial, seen](std::string &piece) mutable {
            std::unique_lock lock(m_mutex);
            if (isInitial) {
                for (; at < all.items.size() && piece.size() < (64 << 10); ++at)
                    if (!all.items[at].empty())
                        piece += frame(all, "ADDED", all.items[at]);
                isInitial = at < all.items.size();
                if (!isInitial)
                    piece += bookmark(all, firstVersion + seen);
                return true;
            }
            m_changed.wait_for(lock, std::chrono::milliseconds(500), [this, &all, seen] { return m_stopping || (&all == m_pods && m_log.size() > seen); });
            for (; &all == m_pods && seen < m_log.size() && piece.size() < (64 << 10); ++seen)
                piece += m_log[seen];
            return !m_stopping;
        });
    }

    void happen(const char *type, std::size_t pod)
    {
        const std::lock_guard lock(m_mutex);
        std::string &item = m_pods->items[pod];
        if (item.empty())
            return;
        item = podText(static_cast<int>(pod), ++m_restarts[pod], firstVersion + m_log.size() + 1);
        m_log.push_back(frame(*m_pods, type, item));
        if (std::string_view(type) == "DELETED")
            item.clear();
    }
    void remove(int each)
    {
        for (std::size_t pod = 0; pod < m_pods->items.size(); pod += static_cast<std::size_t>(each))
            happen("DELETED", pod);
        m_changed.notify_all();
    }
    void churn(int rate)
    {
        m_rate = rate;
        if (m_churn.joinable())
            return;
        m_churn = std::thread([this] {
            std::mt19937_64 random(1);
            while (!m_stopping) {
                for (int i = m_rate / 50; i > 0; --i)
                    happen("MODIFIED", random() % m_pods->items.size());
                m_changed.notify_all();
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
    }

    static constexpr std::size_t firstVersion = 1000;
    static constexpr const char *jsonType = "application/json;charset=utf-8", *protobufType = "application/vnd.kubernetes.protobuf";
    int m_nodeCount = 0, m_serial = 0;
    std::map<std::string, Collection> m_collections; ///< by path
    std::map<Kind, Collection *> m_byKind;
    Collection *m_pods = nullptr;
    std::mutex m_mutex; ///< guards what follows, and the pods
    std::condition_variable m_changed;
    std::vector<std::string> m_log; ///< frames of what happened to the pods since the first version
    std::vector<int> m_restarts;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_rate = 0;
    std::thread m_churn;
    httplib::Server m_server;
    std::thread m_thread;
    int m_port = 0;
};

} // namespace portolan::bench

#pragma once

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

namespace portolan::bench {

/// A pod as a server of today holds it, as JSON: two containers, a token volume of its own, managedFields of three managers; some
/// 8 KB. Whole, or as a Table's row.
class PodText
{
public:
    explicit PodText(int number) : m_number(number)
    {
        char text[64];
        std::snprintf(text, sizeof text, "%05x", unsigned(number) * 2654435761u % 0xfffffu);
        m_suffix = text;
        m_set = "service-" + std::to_string(number / 10) + "-6b8f9d7c5";
        m_name = m_set + '-' + m_suffix;
        std::snprintf(text, sizeof text, "6f0c1a2b-0000-4000-8000-%012d", number);
        m_uid = text;
    }
    [[nodiscard]] std::string whole() const { return "{\"metadata\":" + metadata() + ",\"spec\":" + spec() + ",\"status\":" + status() + '}'; }
    [[nodiscard]] std::string row(bool withMetadata) const
    {
        return R"({"cells":[")" + m_name + R"(","2/2","Running",0,"12d",")" + ip() + R"(",")" + node() + R"(","<none>","<none>"],"object":)"
            + (withMetadata ? R"({"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":)" + metadata() + '}' : "null") + '}';
    }

private:
    [[nodiscard]] std::string ip() const { return "10." + std::to_string(m_number >> 16) + '.' + std::to_string(m_number >> 8 & 255) + '.' + std::to_string(m_number & 255); }
    [[nodiscard]] std::string node() const { return "node-" + std::to_string(m_number % 1500); }
    [[nodiscard]] static std::string managed(const char *manager, const char *subresource, const std::string &fields)
    {
        return std::string(R"({"manager":")") + manager + R"(","operation":"Update","apiVersion":"v1","time":"2026-01-02T03:04:05Z","fieldsType":"FieldsV1","fieldsV1":)" + fields
            + (*subresource ? std::string(R"(,"subresource":")") + subresource + "\"}" : "}");
    }
    [[nodiscard]] std::string metadata() const
    {
        const std::string container = R"({".":{},"f:env":{".":{},"k:{\"name\":\"NODE\"}":{".":{},"f:name":{},"f:valueFrom":{".":{},"f:fieldRef":{}}}},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:ports":{".":{},"k:{\"containerPort\":8080,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{},"f:protocol":{}}},"f:resources":{".":{},"f:limits":{".":{},"f:memory":{}},"f:requests":{".":{},"f:cpu":{},"f:memory":{}}},"f:terminationMessagePath":{},"f:terminationMessagePolicy":{}})";
        const std::string condition = R"({".":{},"f:lastProbeTime":{},"f:lastTransitionTime":{},"f:status":{},"f:type":{}})";
        const std::string specFields = R"({"f:metadata":{"f:generateName":{},"f:labels":{".":{},"f:app":{},"f:pod-template-hash":{}},"f:ownerReferences":{".":{},"k:{\"uid\":\"6f0c1a2b-1111-4000-8000-000000000000\"}":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"app\"}":)"
            + container + R"(,"k:{\"name\":\"proxy\"}":)" + container + R"(},"f:dnsPolicy":{},"f:enableServiceLinks":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:terminationGracePeriodSeconds":{}}})";
        std::string statusFields = R"({"f:status":{"f:conditions":{)";
        for (const char *type : {"ContainersReady", "Initialized", "PodReadyToStartContainers", "Ready"})
            statusFields += std::string(statusFields.back() == '{' ? "" : ",") + R"("k:{\"type\":\")" + type + R"(\"}":)" + condition;
        statusFields += R"(},"f:containerStatuses":{},"f:hostIP":{},"f:hostIPs":{},"f:phase":{},"f:podIP":{},"f:podIPs":{},"f:startTime":{}}})";
        return R"({"name":")" + m_name + R"(","generateName":")" + m_set + R"(-","namespace":"team-)" + std::to_string(m_number / 10 % 200) + R"(","uid":")" + m_uid + R"(","resourceVersion":")"
            + std::to_string(m_number + 1000) + R"(","creationTimestamp":"2026-01-02T03:04:05Z","labels":{"app":"service-)" + std::to_string(m_number / 10)
            + R"(","pod-template-hash":"6b8f9d7c5"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":")" + m_set
            + R"(","uid":"6f0c1a2b-1111-4000-8000-000000000000","controller":true,"blockOwnerDeletion":true}],"managedFields":[)" + managed("kube-controller-manager", "", specFields) + ','
            + managed("kube-scheduler", "binding", R"({"f:status":{"f:conditions":{".":{},"k:{\"type\":\"PodScheduled\"}":)" + condition + "}}}") + ',' + managed("kubelet", "status", statusFields) + "]}";
    }
    [[nodiscard]] std::string spec() const
    {
        const std::string token = "kube-api-access-" + m_suffix;
        std::string containers;
        for (const char *name : {"app", "proxy"})
            containers += std::string(containers.empty() ? "" : ",") + R"({"name":")" + name + R"(","image":"registry.example.org/team/)" + name + ":1." + std::to_string(m_number / 10 % 40)
                + R"(","ports":[{"containerPort":8080,"protocol":"TCP"}],"env":[{"name":"NODE","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"spec.nodeName"}}}],"resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"50m","memory":"128Mi"}},"volumeMounts":[{"name":")"
                + token + R"(","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"})";
        return R"({"volumes":[{"name":")" + token + R"(","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},{"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],"defaultMode":420}}],"containers":[)"
            + containers + R"(],"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default","serviceAccount":"default","nodeName":")" + node()
            + R"(","securityContext":{},"schedulerName":"default-scheduler","tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],"priority":0,"enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"})";
    }
    [[nodiscard]] std::string status() const
    {
        std::string conditions, statuses;
        for (const char *type : {"PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"})
            conditions += std::string(conditions.empty() ? "" : ",") + R"({"type":")" + type + R"(","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-01-02T03:04:09Z"})";
        for (const char *name : {"app", "proxy"})
            statuses += std::string(statuses.empty() ? "" : ",") + R"({"name":")" + name + R"(","state":{"running":{"startedAt":"2026-01-02T03:04:08Z"}},"lastState":{},"ready":true,"restartCount":0,"image":"registry.example.org/team/)"
                + name + R"(:1.1","imageID":"registry.example.org/team/)" + name + R"(@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","containerID":"containerd://)" + m_uid + m_uid + R"(","started":true})";
        return R"({"phase":"Running","conditions":[)" + conditions + R"(],"hostIP":"192.168.1.1","hostIPs":[{"ip":"192.168.1.1"}],"podIP":")" + ip() + R"(","podIPs":[{"ip":")" + ip()
            + R"("}],"startTime":"2026-01-02T03:04:05Z","containerStatuses":[)" + statuses + R"(],"qosClass":"Burstable"})";
    }

    int m_number;
    std::string m_suffix, m_set, m_name, m_uid;
};

/// An API server that serves so many pods and nothing else, in pages when asked, as objects and as Tables. All texts are made
/// beforehand: it costs what sending them costs.
class PodServer
{
public:
    explicit PodServer(int count)
    {
        for (int i = 0; i < count; ++i) {
            const PodText pod(i);
            m_whole.push_back(pod.whole());
            m_rows.push_back(pod.row(true));
            m_bareRows.push_back(pod.row(false));
        }
        const auto answer = [this](const char *path, const char *json) {
            m_server.Get(path, [json](const httplib::Request &, httplib::Response &response) { response.set_content(json, "application/json;charset=utf-8"); });
        };
        answer("/version", R"({"major":"1","minor":"36","gitVersion":"v1.36.2"})");
        answer("/api", R"({"kind":"APIVersions","versions":["v1"]})");
        answer("/apis", R"({"kind":"APIGroupList","apiVersion":"v1","groups":[]})");
        answer("/api/v1", R"({"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list","watch"],"shortNames":["po"]}]})");
        m_server.Get("/api/v1/pods", [this](const httplib::Request &request, httplib::Response &response) { list(request, response); });
        m_server.set_tcp_nodelay(true);
        m_server.set_keep_alive_max_count(10'000);
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    ~PodServer()
    {
        m_server.stop();
        m_thread.join();
    }
    /// What kubectl would have written of them: a List.
    void writeTo(std::FILE *file) const
    {
        std::fputs("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[\n", file);
        for (std::size_t i = 0; i < m_whole.size(); ++i)
            std::fprintf(file, "%s%s\n", i > 0 ? "," : "", m_whole[i].c_str());
        std::fputs("]}\n", file);
    }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    void list(const httplib::Request &request, httplib::Response &response) const
    {
        const bool table = request.get_header_value("Accept").find("as=Table") != std::string::npos;
        const std::vector<std::string> &items = !table ? m_whole : request.get_param_value("includeObject") == "None" ? m_bareRows : m_rows;
        const std::size_t from = request.has_param("continue") ? std::stoul(request.get_param_value("continue")) : 0;
        const std::size_t limit = request.has_param("limit") ? std::stoul(request.get_param_value("limit")) : items.size();
        const std::size_t end = limit == 0 ? items.size() : std::min(items.size(), from + limit);
        std::string head = table ? R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"99")" : R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"99")";
        if (end < items.size())
            head += R"(,"continue":")" + std::to_string(end) + R"(","remainingItemCount":)" + std::to_string(items.size() - end);
        head += table ? R"(},"columnDefinitions":[{"name":"Name","type":"string","format":"name","description":"","priority":0},{"name":"Ready","type":"string","format":"","description":"","priority":0},{"name":"Status","type":"string","format":"","description":"","priority":0},{"name":"Restarts","type":"string","format":"","description":"","priority":0},{"name":"Age","type":"string","format":"","description":"","priority":0},{"name":"IP","type":"string","format":"","description":"","priority":1},{"name":"Node","type":"string","format":"","description":"","priority":1},{"name":"Nominated Node","type":"string","format":"","description":"","priority":1},{"name":"Readiness Gates","type":"string","format":"","description":"","priority":1}],"rows":[)"
                      : R"(},"items":[)";
        response.set_chunked_content_provider("application/json;charset=utf-8", [&items, at = from, end, from, head](std::size_t, httplib::DataSink &sink) mutable {
            std::string piece = at == from ? head : std::string();
            for (; at < end && piece.size() < (256 << 10); ++at)
                piece.append(at == from ? "" : ",").append(items[at]);
            if (at == end)
                piece += "]}";
            if (!sink.write(piece.data(), piece.size()))
                return false;
            if (at == end)
                sink.done();
            return true;
        });
    }

    std::vector<std::string> m_whole, m_rows, m_bareRows;
    httplib::Server m_server;
    std::thread m_thread;
    int m_port = 0;
};

} // namespace portolan::bench

#pragma once

#include <cstdio>
#include <random>
#include <string>

#include "tests/support/protobuf.h"

namespace portolan::bench {

/// A pod as a server of today holds it, as protobuf: two containers, a claim, a config map, a token volume of its own, managedFields;
/// some 5 KB. What no struct keeps is there, too. Field numbers: core/v1 and meta/v1 generated.proto.
class PodMessage
{
public:
    std::string name, ns, app, node, claim, ip;
    std::string resourceVersion;
    int release = 0, restarts = 0;

    /// `random` gives uid, hashes and ids: the same state gives the same pod.
    [[nodiscard]] std::string write(std::mt19937_64 &random) const
    {
        const std::string token = "kube-api-access-" + hex(random, 5);
        return test::pb::bytes(1, metadata(random)) + test::pb::bytes(2, spec(token)) + test::pb::bytes(3, status(random));
    }

    /// So many digits.
    [[nodiscard]] static std::string hex(std::mt19937_64 &random, std::size_t digits)
    {
        std::string out;
        while (out.size() < digits) {
            char part[17];
            std::snprintf(part, sizeof part, "%016llx", static_cast<unsigned long long>(random()));
            out += part;
        }
        return out.substr(0, digits);
    }
    [[nodiscard]] static std::string uid(std::mt19937_64 &random)
    {
        const std::string h = hex(random, 32);
        return h.substr(0, 8) + '-' + h.substr(8, 4) + '-' + h.substr(12, 4) + '-' + h.substr(16, 4) + '-' + h.substr(20);
    }
    [[nodiscard]] static const char *managedFields()
    {
        return R"("managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:annotations":{".":{},"f:checksum/config":{},"f:prometheus.io/scrape":{}},"f:generateName":{},"f:labels":{".":{},"f:app":{},"f:pod-template-hash":{},"f:tier":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"main\"}":{".":{},"f:env":{".":{},"k:{\"name\":\"ENV_0\"}":{".":{},"f:name":{},"f:value":{}},"k:{\"name\":\"ENV_1\"}":{".":{},"f:name":{},"f:value":{}}},"f:image":{},"f:imagePullPolicy":{},"f:livenessProbe":{".":{},"f:failureThreshold":{},"f:httpGet":{".":{},"f:path":{},"f:port":{}}},"f:name":{},"f:ports":{".":{},"k:{\"containerPort\":8080,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{},"f:name":{},"f:protocol":{}}},"f:resources":{".":{},"f:limits":{".":{},"f:cpu":{},"f:memory":{}}},"f:volumeMounts":{".":{},"k:{\"mountPath\":\"/data\"}":{".":{},"f:mountPath":{},"f:name":{}}}}},"f:dnsPolicy":{},"f:restartPolicy":{},"f:volumes":{".":{},"k:{\"name\":\"data\"}":{".":{},"f:name":{},"f:persistentVolumeClaim":{".":{},"f:claimName":{}}}}}}},{"manager":"kubelet","operation":"Update","apiVersion":"v1","time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:status":{"f:conditions":{"k:{\"type\":\"Ready\"}":{".":{},"f:lastTransitionTime":{},"f:status":{},"f:type":{}}},"f:containerStatuses":{},"f:hostIP":{},"f:phase":{},"f:podIP":{},"f:podIPs":{},"f:startTime":{}}},"subresource":"status"}])";
    }

private:
    [[nodiscard]] static std::string pair(unsigned field, std::string_view key, std::string_view value)
    {
        return test::pb::bytes(field, test::pb::bytes(1, key) + test::pb::bytes(2, value));
    }
    [[nodiscard]] static std::string moment(unsigned field) { return test::pb::bytes(field, test::pb::number(1, 1'767'225'600) + test::pb::number(2, 0)); }
    [[nodiscard]] static std::string quantity(const char *text) { return test::pb::bytes(1, text); }
    [[nodiscard]] static std::string mount(const std::string &volume, const char *path, bool readOnly)
    {
        return test::pb::bytes(9, test::pb::bytes(1, volume) + test::pb::number(2, readOnly) + test::pb::bytes(3, path) + test::pb::bytes(4, "") + test::pb::bytes(6, ""));
    }
    [[nodiscard]] static std::string volume(const std::string &name, unsigned field, const std::string &source)
    {
        return test::pb::bytes(1, test::pb::bytes(1, name) + test::pb::bytes(2, test::pb::bytes(field, source)));
    }

    [[nodiscard]] static std::string container(const char *name, const std::string &image, const std::string &token, bool main)
    {
        std::string out = test::pb::bytes(1, name) + test::pb::bytes(2, image) + test::pb::bytes(5, "")
            + test::pb::bytes(6, test::pb::bytes(1, "http") + test::pb::number(2, 0) + test::pb::number(3, main ? 8080 : 15001) + test::pb::bytes(4, "TCP") + test::pb::bytes(5, ""));
        for (int k = 0; main && k < 8; ++k)
            out += test::pb::bytes(7, test::pb::bytes(1, "ENV_" + std::to_string(k)) + test::pb::bytes(2, "xxxxxxxxxxxxxxxxxxxx"));
        out += test::pb::bytes(8, main ? pair(1, "cpu", quantity("500m")) + pair(1, "memory", quantity("512Mi")) + pair(2, "cpu", quantity("100m")) + pair(2, "memory", quantity("128Mi")) : "");
        out += (main ? mount("data", "/data", false) : "") + mount("cfg", "/etc/app", false) + mount(token, "/var/run/secrets/kubernetes.io/serviceaccount", true);
        if (main) {
            const std::string get = test::pb::bytes(1, "/healthz") + test::pb::bytes(2, test::pb::number(1, 1) + test::pb::number(2, 0) + test::pb::bytes(3, "http")) + test::pb::bytes(3, "") + test::pb::bytes(4, "HTTP");
            out += test::pb::bytes(10, test::pb::bytes(1, test::pb::bytes(2, get)) + test::pb::number(2, 0) + test::pb::number(3, 1) + test::pb::number(4, 10) + test::pb::number(5, 1) + test::pb::number(6, 3));
        }
        return out + test::pb::bytes(13, "/dev/termination-log") + test::pb::bytes(14, "IfNotPresent") + test::pb::number(16, 0) + test::pb::number(17, 0) + test::pb::number(18, 0) + test::pb::bytes(20, "File");
    }

    [[nodiscard]] std::string metadata(std::mt19937_64 &random) const
    {
        const std::string set = app + "-7c9f8b6d5";
        return test::pb::bytes(1, name) + test::pb::bytes(2, set + '-') + test::pb::bytes(3, ns) + test::pb::bytes(4, "") + test::pb::bytes(5, uid(random)) + test::pb::bytes(6, resourceVersion)
            + test::pb::number(7, 0) + moment(8) + pair(11, "app", app) + pair(11, "pod-template-hash", "7c9f8b6d5") + pair(11, "tier", "web")
            + pair(12, "checksum/config", hex(random, 64)) + pair(12, "prometheus.io/scrape", "true")
            + test::pb::bytes(13, test::pb::bytes(1, "ReplicaSet") + test::pb::bytes(3, set) + test::pb::bytes(4, uid(random)) + test::pb::bytes(5, "apps/v1") + test::pb::number(6, 1) + test::pb::number(7, 1))
            + test::pb::bytes(17, managedFields());
    }

    [[nodiscard]] std::string spec(const std::string &token) const
    {
        const std::string projected = test::pb::bytes(1, test::pb::bytes(4, test::pb::number(2, 3607) + test::pb::bytes(3, "token")))
            + test::pb::bytes(1, test::pb::bytes(3, test::pb::bytes(1, test::pb::bytes(1, "kube-root-ca.crt")) + test::pb::bytes(2, test::pb::bytes(1, "ca.crt") + test::pb::bytes(2, "ca.crt"))))
            + test::pb::bytes(1, test::pb::bytes(2, test::pb::bytes(1, test::pb::bytes(1, "namespace") + test::pb::bytes(2, test::pb::bytes(1, "v1") + test::pb::bytes(2, "metadata.namespace"))))) + test::pb::number(2, 420);
        std::string out = volume("data", 10, test::pb::bytes(1, claim) + test::pb::number(2, 0)) + volume("cfg", 19, test::pb::bytes(1, test::pb::bytes(1, app + "-cfg")) + test::pb::number(3, 420))
            + volume(token, 26, projected) + test::pb::bytes(2, container("main", "registry.example.com/" + app + ":v1." + std::to_string(release), token, true))
            + test::pb::bytes(2, container("sidecar", "envoyproxy/envoy:v1.30", token, false));
        return out + test::pb::bytes(3, "Always") + test::pb::number(4, 30) + test::pb::bytes(6, "ClusterFirst") + test::pb::bytes(8, "default") + test::pb::bytes(9, "default") + test::pb::bytes(10, node)
            + test::pb::number(11, 0) + test::pb::number(12, 0) + test::pb::number(13, 0) + test::pb::bytes(14, "") + test::pb::bytes(16, "") + test::pb::bytes(17, "") + test::pb::bytes(19, "default-scheduler")
            + test::pb::bytes(22, test::pb::bytes(1, "node.kubernetes.io/not-ready") + test::pb::bytes(2, "Exists") + test::pb::bytes(3, "") + test::pb::bytes(4, "NoExecute") + test::pb::number(5, 300)) + test::pb::bytes(24, "")
            + test::pb::number(25, 0) + test::pb::number(30, 1);
    }

    [[nodiscard]] std::string containerStatus(const char *container, std::mt19937_64 &random) const
    {
        return test::pb::bytes(1, container) + test::pb::bytes(2, test::pb::bytes(2, moment(1))) + test::pb::bytes(3, "") + test::pb::number(4, 1) + test::pb::number(5, restarts) + test::pb::bytes(6, "x:y")
            + test::pb::bytes(7, "docker-pullable://x@sha256:" + hex(random, 64)) + test::pb::bytes(8, "containerd://" + hex(random, 64)) + test::pb::number(9, 1);
    }
    [[nodiscard]] std::string status(std::mt19937_64 &random) const
    {
        std::string out = test::pb::bytes(1, "Running");
        for (const char *type : {"Initialized", "Ready", "ContainersReady", "PodScheduled"})
            out += test::pb::bytes(2, test::pb::bytes(1, type) + test::pb::bytes(2, "True") + test::pb::bytes(3, "") + moment(4) + test::pb::bytes(5, "") + test::pb::bytes(6, ""));
        return out + test::pb::bytes(3, "") + test::pb::bytes(4, "") + test::pb::bytes(5, "192.168.0.1") + test::pb::bytes(6, ip) + moment(7) + test::pb::bytes(8, containerStatus("main", random))
            + test::pb::bytes(8, containerStatus("sidecar", random)) + test::pb::bytes(9, "Burstable") + test::pb::bytes(11, "") + test::pb::bytes(12, test::pb::bytes(1, ip));
    }
};

} // namespace portolan::bench

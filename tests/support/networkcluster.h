#pragma once

#include "tests/support/cluster.h"

#include "models/network/traceprint.h"

/// Small clusters in YAML for tests of traces: nodes worker-1 and worker-2 with pod blocks 10.244.1.0/24 and 10.244.2.0/24.
namespace portolan::testing {

inline std::string node(int i, const std::string &annotations)
{
    const std::string n = std::to_string(i);
    return "{apiVersion: v1, kind: Node, metadata: {name: worker-" + n + ", labels: {topology.kubernetes.io/zone: z" + n + "}, annotations: {" + annotations + "}}, spec: {podCIDRs: [10.244." + n
        + ".0/24]}, status: {conditions: [{type: Ready, status: 'True'}], addresses: [{type: InternalIP, address: 192.168.0.1" + n + "}]}}\n---\n";
}

inline std::string flannel(const std::string &type, const std::string &data = "null")
{
    return "flannel.alpha.coreos.com/backend-type: " + type + ", flannel.alpha.coreos.com/backend-data: '" + data + "'";
}

inline std::string pod(const std::string &ns, const std::string &name, int onNode, const std::string &ip, const std::string &more = {})
{
    return "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: " + ns + ", labels: {app: " + name + "}}, spec: {nodeName: worker-" + std::to_string(onNode)
        + ", containers: [{name: main, ports: [{name: http, containerPort: 80}]}, {name: side}]" + more + "}, status: {phase: Running, podIP: " + ip
        + ", conditions: [{type: Ready, status: 'True'}]}}\n---\n";
}

inline std::string service(const std::string &name, const std::string &spec)
{
    return "{apiVersion: v1, kind: Service, metadata: {name: " + name + ", namespace: d}, spec: " + spec + "}\n---\n";
}

inline std::string slice(const std::string &serviceName, const std::string &endpoints, const std::string &port = "{name: '', port: 80, protocol: TCP}")
{
    return "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: " + serviceName + "-x, namespace: d, labels: {kubernetes.io/service-name: " + serviceName
        + "}}, addressType: IPv4, ports: [" + port + "], endpoints: [" + endpoints + "]}\n---\n";
}

inline std::string endpoint(const std::string &podName, const std::string &ip, int onNode, const std::string &more = "conditions: {ready: true}")
{
    return "{addresses: [" + ip + "], nodeName: worker-" + std::to_string(onNode) + ", targetRef: {kind: Pod, name: " + podName + ", namespace: d}, " + more + "}";
}

inline const std::string pods = pod("d", "a", 1, "10.244.1.2") + pod("d", "b", 1, "10.244.1.3") + pod("d", "c", 2, "10.244.2.2")
    + pod("d", "host", 1, "192.168.0.11", ", hostNetwork: true");
inline const std::string vxlan = node(1, flannel("vxlan", R"({"VNI":1,"VtepMAC":"02:00:00:00:00:01"})")) + node(2, flannel("vxlan", R"({"VNI":1})"));
inline const std::string web = service("web", "{type: NodePort, clusterIP: 10.96.0.80, selector: {app: c}, ports: [{port: 8080, targetPort: http, nodePort: 30080, protocol: TCP}]}")
    + slice("web", endpoint("c", "10.244.2.2", 2));

struct Answer {
    Trace trace;
    [[nodiscard]] QString reason() const { return QString::fromStdString(trace.reason); }
    [[nodiscard]] QString message() const { return QString::fromStdString(trace.message); }
    [[nodiscard]] bool warns(const char *text) const
    {
        return std::any_of(trace.warnings.begin(), trace.warnings.end(), [text](const std::string &w) { return w.find(text) != std::string::npos; });
    }
    /// The packet as the n-th hop of a name reads it; hops are counted from 0.
    [[nodiscard]] QString packetAt(const char *hopName, int which = 0) const
    {
        for (const Hop &h : trace.hops)
            if (h.name == hopName && which-- == 0)
                return QString::fromStdString(h.packet);
        return {};
    }
    [[nodiscard]] QString way() const // "container:main sandbox:pause ..."
    {
        QStringList hops;
        for (const Hop &h : trace.hops)
            hops << QString::fromStdString(std::string(hopKindText(h.kind)) + ':' + h.name + (h.node.empty() ? "" : '@' + h.node.substr(7)));
        return hops.join(u' ');
    }
};

/// Of a cluster with what the plug-in's custom resources say beside it.
inline Result<Trace> tryTrace(const std::string &yaml, TraceRequest request, NetworkExtras extras = {})
{
    const TestCluster cluster(yaml);
    const Tracer tracer(std::make_shared<const NetworkIndex>(cluster.store(), std::move(extras)));
    auto result = tracer.trace(request);
    if (result)
        for (PolicyDecision &d : result->policies)
            d.policy = nullptr; // the cluster ends here
    return result;
}

/// Of a cluster as it was read.
inline Result<Trace> tryTrace(const TestCluster &cluster, const TraceRequest &request)
{
    const Tracer tracer(std::make_shared<const NetworkIndex>(cluster.store()));
    auto result = tracer.trace(request);
    if (result)
        for (PolicyDecision &d : result->policies)
            d.policy = nullptr;
    return result;
}

inline TraceRequest request(const char *from, const char *to, int port = 0, Protocol protocol = Protocol::TCP)
{
    const auto source = End::parse(from), target = End::parse(to);
    if (!source || !target)
        qFatal("%s", (source ? target : source).error().text().c_str());
    return {*source, *target, port, protocol};
}

inline Answer trace(const std::string &yaml, const char *from, const char *to, int port = 0, Protocol protocol = Protocol::TCP)
{
    const auto result = tryTrace(yaml, request(from, to, port, protocol));
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return {*result};
}

inline Answer trace(const TestCluster &cluster, const char *from, const char *to, int port = 0, Protocol protocol = Protocol::TCP)
{
    const auto result = tryTrace(cluster, request(from, to, port, protocol));
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return {*result};
}

} // namespace portolan::testing

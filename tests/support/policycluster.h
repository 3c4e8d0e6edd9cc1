#pragma once

#include <string>
#include <vector>

#include "models/network/trace.h"
#include "tests/support/cluster.h"

namespace portolan::test {

/// Two nodes, three namespaces and a pod for every role; the policies of a test are added to it.
inline const std::string base = R"(
{apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {podCIDRs: [10.244.1.0/24]}, status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}}
---
{apiVersion: v1, kind: Node, metadata: {name: n2}, spec: {podCIDRs: [10.244.2.0/24]}, status: {addresses: [{type: InternalIP, address: 10.0.0.2}]}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {team: a}}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: b, labels: {team: b, empty: ""}}}
---
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a, labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c, ports: [{name: http, containerPort: 80}]}]}, status: {phase: Running, podIP: 10.244.1.2}}
---
{apiVersion: v1, kind: Pod, metadata: {name: db, namespace: a, labels: {app: db}}, spec: {nodeName: n2, containers: [{name: c, ports: [{name: pg, containerPort: 5432}, {name: pg-udp, containerPort: 5433, protocol: UDP}]}]}, status: {phase: Running, podIP: 10.244.2.2}}
---
{apiVersion: v1, kind: Pod, metadata: {name: db2, namespace: a, labels: {app: db}}, spec: {nodeName: n2, containers: [{name: c, ports: [{name: pg, containerPort: 6432}]}]}, status: {phase: Running, podIP: 10.244.2.3}}
---
{apiVersion: v1, kind: Pod, metadata: {name: client, namespace: b, labels: {app: client}}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.1.3}}
---
{apiVersion: v1, kind: Pod, metadata: {name: plain, namespace: b}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.1.4}}
---
{apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: b, labels: {app: client}}, spec: {nodeName: n2, hostNetwork: true, containers: [{name: c, ports: [{containerPort: 9100}]}]}, status: {phase: Running, podIP: 10.0.0.2}}
---
{apiVersion: v1, kind: Pod, metadata: {name: done, namespace: b, labels: {app: client}}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Succeeded, podIP: 10.244.1.4}}
)";

inline std::string policy(const std::string &ns, const std::string &spec, const std::string &name = "p")
{
    return "---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: " + name + ", namespace: " + ns + "}, spec: " + spec + "}\n";
}

struct Row {
    const char *from;
    const char *to;
    int port;
    Verdict verdict;
    Protocol protocol = Protocol::TCP;
};
inline constexpr Verdict allow = Verdict::Allow, deny = Verdict::Deny;

/// Traces every row in that cluster with these policies, and compares the verdicts.
inline void check(const std::string &policies, const std::vector<Row> &rows)
{
    const TestCluster cluster(base + policies);
    const Tracer tracer(std::make_shared<const NetworkIndex>(cluster.store()));
    for (const Row &row : rows) {
        const auto trace = tracer.trace({*End::parse(row.from), *End::parse(row.to), row.port, row.protocol});
        QVERIFY2(trace.has_value(), trace ? "" : trace.error().text().c_str());
        const std::string told = std::string(row.from) + " -> " + row.to + ':' + std::to_string(row.port) + ' ' + std::string(verdictText(trace->verdict)) + ": " + trace->message;
        QVERIFY2(trace->verdict == row.verdict, told.c_str());
    }
}

} // namespace portolan::test

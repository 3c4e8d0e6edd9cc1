#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace portolan::test {

/// Something `kubectl describe` prints since a minor version as Portolan does, and printed otherwise (or not) before.
struct DescribeChange {
    int since;             ///< as Portolan
    const char *resources; ///< whose texts, with blanks between; "" for all
    const char *before;    ///< what older versions or Portolan print there: an expression over lines of single blanks
    const char *instead;   ///< what both texts are compared with
};

inline constexpr const char *controllers = "deployments.apps replicasets.apps statefulsets.apps daemonsets.apps jobs.batch cronjobs.batch replicationcontrollers";

/// All that the tests know of it: the one table. Source: kubectl pkg/describe/describe.go of each version.
inline constexpr DescribeChange describeChanges[] = {
    {36, "", R"(^(AppProtocol|Time Zone|PodGroupName): .*\n)", ""},
    {36, "", R"(^SchedulingGroup:\n)", ""},
    {36, "", R"((?<=[A-Z]) (?=[A-Z]))", ""}, // capitals in the titles of fields
    {36, "nodes", R"(^Kube-Proxy Version:.*\n)", ""},
    {36, "nodes", R"(^Node-Local ResourceSlices:\n(?:.*\n)*?(?=System Info:))", ""},
    {35, "serviceaccounts", R"(^(Mountable secrets|Tokens): .*\n(?:[^:\n]*\n)*)", ""},
    {35, "serviceaccounts", R"( \(not found\)$)", ""},
    {35, "", R"(^((?:Normal|Warning) .*?)(?:spec|metadata)\.[A-Za-z]+\{[^}\n]*\}: )", "\\1"},
    {35, "endpointslices.discovery.k8s.io", R"(^(NodeName|Zone): .*\n)", ""}, // of v1beta1, which old servers serve
    {35, "endpointslices.discovery.k8s.io", R"(^Topology: .*\n(?:\S+=\S*\n)*)", ""},
    {34, "", R"((?<=/TCP|/UDP|/SCTP) \([a-z0-9-]+\)(?=,|$))", ""}, // names of container ports
    {34, "", R"(^Traffic Distribution: .*\n)", ""},
    {33, "", R"(^(ConfigMapOptional|Optional): .*\n)", ""},
    {33, "daemonsets.apps", R"(^Namespace: .*\n)", ""},
    {32, "", R"(^Resources:\n)", ""},
    {31, "services", R"(^(Internal Traffic Policy|IP|Desired LoadBalancer IP|Endpoints):.*\n)", ""},
    {31, "configmaps", R"(^\n)", ""}, // a blank line below each value
    {30, "jobs.batch", R"(^Backoff Limit: .*\n)", ""},
    {30, controllers, R"(^Node-Selectors: .*\n(?:\S+=\S*\n)*)", ""}, // of pod templates
    {30, controllers, R"(^Tolerations: .*\n(?:\S*:\S+(?: op=Exists)?(?: for \d+s)?\n)*)", ""},
    {29, "nodes", R"(^Non-terminated Pods:(?:.*\n)*?(?=Events:))", ""}, // sidecars are counted
    {27, "horizontalpodautoscalers.autoscaling", R"(^(?:Metrics: .*|resource cpu on pods .*|(?:Target|Current) CPU utilization: .*)\n)", ""}, // of v2beta2, where that is served
    {27, "namespaces", R"(^\n)", ""}, // between quotas
    {27, "deployments.apps", R"(^OldReplicaSets: .*\n)", ""},          // those without pods, too
    {27, "deployments.apps", R"(^NewReplicaSet: <none>\n)", ""},       // though there are none at all
    {27, "", R"(^(SeccompProfile|LocalhostProfile): .*\n)", ""},
    {25, "", R"(^(Service Account|Runtime Class Name|Priority Class Name): .*\n)", ""},
    {24, "nodes", R"(^Events:(?:.*\n)*)", ""}, // the kubelet's, too
    {24, "", R"(^(Ingress Class|PreemptionPolicy): .*\n)", ""},
    {23, "", R"(^((?:Normal|Warning) \S+) (?:\S+ \(x\d+ over \S+\)|\S+))", "\\1"}, // repeats of an event's series
    {23, "jobs.batch", R"(^(Pods Statuses: \d+) (?:Active|Running)(?: \(\d+ Ready\))?)", "\\1"},
    {23, "ingresses.networking.k8s.io", R"(^Labels: .*\n(?:\S+=\S*\n)*)", ""},
    {22, "configmaps", R"(^BinaryData\n====\n(?:\S+: \d+ bytes\n)*)", ""},
    {22, "", R"(^Requested Duration: .*\n)", ""},
    {21, "", R"(^Managed Fields:\n(?:.*\n)*?(?=Owner References:|Resource Version:))", ""}, // of kinds told field by field
    {21, "nodes", R"(^(Namespace Name .* A)GE$)", "\\1ge"},
};

/// A describe text with all columns made single blanks, and what changed after a kubectl's version left out: that of Portolan
/// and that of the kubectl are then alike.
inline QString describedFor(int kubectlMinor, const QString &resource, const QString &whole)
{
    constexpr int followed = 36, sortsData = 34;
    if (kubectlMinor >= followed)
        return whole;
    QStringList lines = whole.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = line.simplified();
    QString text = lines.join(QLatin1Char('\n'));
    for (const DescribeChange &change : describeChanges)
        if (kubectlMinor < change.since && (!*change.resources || QString::fromLatin1(change.resources).split(QLatin1Char(' ')).contains(resource)))
            text.replace(QRegularExpression(QString::fromLatin1(change.before), QRegularExpression::MultilineOption), QString::fromLatin1(change.instead));
    if (kubectlMinor < sortsData && (resource == QLatin1String("secrets") || resource == QLatin1String("configmaps"))) {
        lines = text.split(QLatin1Char('\n'));
        lines.sort(); // data came in the order of a Go map: none
        text = lines.join(QLatin1Char('\n'));
    }
    return text;
}

} // namespace portolan::test

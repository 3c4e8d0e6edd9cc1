#include "models/snapshot/redactionrules.h"

#include <algorithm>
#include <cctype>

#include "models/core/pseudonyms.h"

namespace portolan {

namespace {

constexpr std::string_view everybodys[] = {
    "default", "kube-system", "kube-public", "kube-node-lease", "kubernetes", "kube-dns", "coredns", "kube-proxy", "kube-root-ca.crt",
    "kubeadm-config", "kubelet-config", "extension-apiserver-authentication", "metrics-server", "kube-flannel", "kube-flannel-ds",
    "kube-flannel-cfg", "kube-flannel-netpol", "calico-node", "calico-kube-controllers", "cilium", "cilium-config", "cilium-operator",
    "canal", "weave-net", "kube-router", "antrea-agent", "ovnkube-node", "kube-network-policies", "cluster-admin", "admin", "edit", "view",
    "kubelet", "default-scheduler", "kube-scheduler", "kube-controller-manager", "kube-apiserver", "etcd", "deployment-controller",
    "replicaset-controller", "statefulset-controller", "daemonset-controller", "job-controller", "cronjob-controller",
    "persistentvolume-controller", "attachdetach-controller", "node-controller", "svc", "cluster", "local", "linux", "windows", "amd64",
    "arm64", "http", "https", "tcp", "udp", "docker", "containerd", "cri-o", "usr", "share", "var", "lib", "etc", "run", "dev", "proc", "sys",
    "tmp", "mnt", "data", "opt", "home", "srv", "bin", "log", "secrets", "serviceaccount", "sha256", "metadata", "spec", "status",
    "system", "system-node-critical", "system-cluster-critical", "system-leader-election", "node-high", "leader-election",
    "workload-high", "workload-low", "global-default", "exempt", "catch-all", "probes", "service-accounts",
    "kube-system-service-accounts", "endpoint-controller", "workload-leader-election", "extension-apiserver-authentication-reader",
    "node", "nodes", "masters", "bootstrap", "bootstrappers", "controller", "serviceaccounts", "dns", "dns-tcp", "metrics", "grpc", "node-local-dns", "csi", "cpu", "memory", "ephemeral-storage", "kubernetes.io", "cluster.local", "in-addr.arpa", "ip6.arpa", "registry.k8s.io", "k8s.gcr.io"};

/// What public software calls itself in labels, where nothing of the cluster's own is called so.
constexpr std::string_view software[] = {"ingress-nginx", "nginx-ingress", "traefik", "haproxy-ingress", "kubernetes-ingress", "contour", "envoy", "kong", "ingress"};

/// Domains of projects that anybody can install, with all below them.
constexpr std::string_view publicDomains[] = {
    "kubernetes.io", "k8s.io", "coreos.com", "projectcalico.org", "tigera.io", "cilium.io", "cert-manager.io", "istio.io", "argoproj.io",
    "helm.sh", "fluxcd.io", "velero.io", "longhorn.io", "rook.io", "openshift.io", "knative.dev", "tekton.dev", "crossplane.io", "keda.sh",
    "kyverno.io", "gatekeeper.sh", "metallb.io", "traefik.io", "nginx.org", "elastic.co", "strimzi.io", "openebs.io", "linkerd.io",
    "karpenter.sh", "k8s.aws", "ovn.org", "antrea.io", "cnrancher.com", "cattle.io", "rancher.io", "snapscheduler.backube", "external-secrets.io", "haproxy-ingress.github.io",
    "haproxy.org", "projectcontour.io", "konghq.com", "portolan.github.io"};

/// Fields whose values are Kubernetes' own words, of those that do not begin with a capital letter.
constexpr std::string_view ownWords[] = {
    "apiVersion", "kind", "group", "apiGroup", "apiGroups", "apiVersions", "version", "resource", "resources", "verbs", "fsType",
    "operatingSystem", "architecture", "kubeletVersion", "kubeProxyVersion", "containerRuntimeVersion", "kernelVersion", "osImage",
    "resourceVersion", "schedule", "subresource", "scheme", "ipFamilies", "addressType", "usages", "jsonPath", "JSONPath", "timeZone"};
/// May hold anything: a certificate request names its user, a description its company.
constexpr std::string_view anything[] = {
    "data", "binaryData", "stringData", "args", "command", "env", "caBundle", "parameters", "volumeAttributes", "description", "request",
    "certificate", "trustBundle", "certificateChain", "pkixPublicKey", "proofOfPossession", "stubPKCS10Request", "extra", "token"};
constexpr std::string_view settings[] = {"data", "args", "command"}; ///< of those, what tells how a plug-in works
constexpr std::string_view sentences[] = {"message", "note", "fieldPath"};
constexpr std::string_view labelled[] = {
    "labels", "matchLabels", "nodeSelector", "selector", "matchExpressions", "nodeSelectorTerms", "matchLabelExpressions", "matchFields",
    "deprecatedTopology", "topology", "segments", "hints", "zone", "region", "attributes", "deviceClassSelector"};
constexpr std::string_view keys[] = {"key", "topologyKey", "topologyKeys", "labelKeys", "matchLabelKeys", "mismatchLabelKeys"};
constexpr std::string_view keyed[] = {
    "labels", "annotations", "userAnnotations", "matchLabels", "nodeSelector", "selector", "data", "binaryData", "stringData",
    "deprecatedTopology", "topology", "segments", "attributes", "parameters", "volumeAttributes"};
/// Fields with a word of the API's own, beside those that end in "Policy" and "Mode".
constexpr std::string_view worded[] = {
    "type", "status", "phase", "read", "operator", "effect", "protocol", "reason", "action", "state", "health", "scope", "scopes", "scopeName", "operation", "operations",
    "clusterIP", "clusterIPs", "sessionAffinity", "ipFamilies", "addressType", "pathType", "policyTypes", "trafficDistribution", "conditionType", "qosClass", "resize",
    "whenDeleted", "whenScaled", "whenUnsatisfiable", "accessModes", "mountPropagation", "recursiveReadOnly", "medium", "add", "drop", "allowedCapabilities",
    "requiredDropCapabilities", "defaultAddCapabilities", "procMount", "stopSignal", "rule", "keyType", "sideEffects", "validationActions", "patchType", "fieldsType",
    "declaredFeatures", "strategy", "source", "currentStatus", "verb", "cpu", "memory", "storage", "ephemeral-storage", "feature", "features", "observedFeatures", "proxyType",
    "fsType", "scheme", "updateStrategy", "bindsToNode", "kind", "ipMode", "result", "stage", "level", "volumeType", "desiredState"};
/// Of conditions, what Kubernetes and the node problem detector set. Source: the constants of k8s.io/api and node-problem-detector's config.
constexpr std::string_view conditions[] = {
    "AbleToScale", "Accepted", "AllContainersRestarting", "Approved", "Available", "Complete", "ConcurrencyLimited", "Conflicted", "ContainersReady", "ControllerResizeError",
    "Dangling", "Denied", "DiskPressure", "DisruptionAllowed", "DisruptionTarget", "Established", "Failed", "FailureTarget", "FileSystemResizePending", "Healthy",
    "Initialized", "KubernetesAPIApprovalPolicyConformant", "LoadBalancerPortsError", "MemoryPressure", "ModifyVolumeError", "ModifyingVolume", "NamesAccepted",
    "NamespaceContentRemaining", "NamespaceDeletionContentFailure", "NamespaceDeletionDiscoveryFailure", "NamespaceDeletionGroupVersionParsingFailure",
    "NamespaceFinalizersRemaining", "NetworkUnavailable", "NodeResizeError", "NonStructuralSchema", "PIDPressure", "PodReadyToStartContainers", "PodResizeInProgress",
    "PodResizePending", "PodScheduled", "Programmed", "Progressing", "Ready", "ReplicaFailure", "Resizing", "ResolvedRefs", "Running", "ScaledToZero", "ScalingActive",
    "ScalingLimited", "Succeeded", "SuccessCriteriaMet", "Suspended", "Terminating", "Unused", "KernelDeadlock", "ReadonlyFilesystem", "FrequentKubeletRestart",
    "FrequentDockerRestart", "FrequentContainerdRestart", "FrequentUnregisterNetDevice", "CorruptDockerOverlay2", "AllEncodingVersionsEqual"};
/// Who writes events in every cluster, of those that are not among everybody's names. Source: EventSource in kubernetes/pkg and /cmd.
constexpr std::string_view reporters[] = {
    "apiserver", "attachdetach-controller", "certificate-controller", "cidrAllocator", "cloud-node-controller", "cloud-node-lifecycle-controller", "cluster-autoscaler",
    "controllermanager", "endpoint-slice-controller", "endpoint-slice-mirroring-controller", "ephemeral_volume", "garbage-collector-controller",
    "horizontal-pod-autoscaler", "ipallocator-repair-controller", "ipam-repair-controller", "kernel-monitor", "namespace-controller", "node-problem-detector",
    "replication-controller", "resource_claim", "route-controller", "scheduler", "selinux_warning", "service-controller", "serviceaccount-controller",
    "taint-eviction-controller", "ttl-after-finished-controller", "volume_expand"};
constexpr std::string_view everybodysKeys[] = {
    "app", "name", "component", "tier", "role", "release", "version", "run", "k8s-app", "heritage", "chart", "env", "environment", "instance", "part-of", "managed-by",
    "pod-template-hash", "pod-template-generation", "controller-revision-hash", "controller-uid", "job-name", "provider", "namespace", "service", "tls.crt", "tls.key", "ca.crt",
    "token", "username", "password", "ssh-privatekey", ".dockerconfigjson", ".dockercfg", "metadata.name", "Corefile", "config.conf", "kubeconfig.conf", "kubeconfig", "CriticalAddonsOnly"};
/// Names of resources are Kubernetes' own ("storage", "requests.cpu") where they have no domain.
constexpr std::string_view quantities[] = {"hard", "used", "capacity", "allocatable", "requests", "limits", "allocated", "allocatedResources",
    "overhead", "max", "min", "default", "defaultRequest", "maxLimitRequestRatio"};
constexpr std::string_view somebodys[] = {"name", "names", "user", "username", "userName", "groups", "host", "hostname", "hosts", "nodeID", "secretName", "value"};

template<class List>
bool isOneOf(const List &list, std::string_view word)
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

} // namespace

std::span<const std::string_view> everybodysWords()
{
    return everybodys;
}

Hiding hidingOf(std::string_view field, Hiding inherited, bool keepsSettings)
{
    if (field == "uid" || field == "systemUUID" || field == "machineID" || field == "bootID")
        return Hiding::Uid;
    if (isOneOf(keys, field) && (inherited == Hiding::Field || inherited == Hiding::Label))
        return Hiding::Key;
    if (inherited == Hiding::Label && (field == "operator" || field == "scopeName"))
        return Hiding::Keep;
    if (inherited != Hiding::Field)
        return inherited;
    if (field == "image" || field == "imageID" || field == "images" || field == "containerID")
        return Hiding::Image;
    if (isOneOf(labelled, field))
        return Hiding::Label;
    if (isOneOf(ownWords, field))
        return Hiding::Keep;
    if (isOneOf(sentences, field))
        return Hiding::Text;
    return isOneOf(anything, field) ? (keepsSettings && isOneOf(settings, field) ? Hiding::Text : Hiding::Mask) : inherited;
}

Keys keysOf(std::string_view field)
{
    return isOneOf(keyed, field) ? Keys::Free : isOneOf(quantities, field) ? Keys::Resources : Keys::Fields;
}

bool namesSomebody(std::string_view field)
{
    return isOneOf(somebodys, field);
}

bool namesGroup(std::string_view field)
{
    return field == "apiGroup" || field == "apiGroups" || field == "apiVersion" || field == "group";
}

bool isApiWord(std::string_view text)
{
    return !text.empty() && std::isupper(static_cast<unsigned char>(text.front()))
        && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

bool holdsApiWords(std::string_view field)
{
    return field.ends_with("Policy") || field.ends_with("Mode") || field.ends_with("Modes") || isOneOf(worded, field) || isOneOf(quantities, field);
}

bool isKnownCondition(std::string_view type)
{
    return type.empty() || isOneOf(conditions, type) || isPublicWord(type);
}

bool isEverybodysKey(std::string_view key)
{
    return isOneOf(everybodysKeys, key);
}

bool isSomebodysEvent(const Json &object)
{
    if (object["kind"].view() != "Event")
        return false;
    std::string_view component = object["source"]["component"].view();
    if (component.empty())
        component = object[object.contains("reportingController") ? "reportingController" : "reportingComponent"].view();
    return !component.empty() && !isOneOf(everybodys, component) && !isOneOf(reporters, component);
}

bool isMeasure(std::string_view text)
{
    if (text == "true" || text == "false")
        return true;
    if (text.empty() || !std::isdigit(static_cast<unsigned char>(text.front())))
        return false;
    if (text.size() >= 20 && text[4] == '-' && text[10] == 'T')
        return true;
    const std::size_t unit = text.find_first_not_of("0123456789.");
    if (unit == std::string_view::npos)
        return !looksLikeAddress(text);
    return text.size() - unit <= 2 && (text[unit] == '%' || std::isalpha(static_cast<unsigned char>(text[unit])));
}

bool isPublicSoftware(std::string_view word)
{
    return isOneOf(software, word);
}

bool isPublicDomain(std::string_view domain)
{
    return std::any_of(std::begin(publicDomains), std::end(publicDomains), [domain](std::string_view known) {
        return domain == known || (domain.ends_with(known) && domain[domain.size() - known.size() - 1] == '.');
    });
}

bool isPublicWord(std::string_view word)
{
    if (word.starts_with("system:"))
        return word.find(':', 7) == std::string_view::npos || word.starts_with("system::") || word.starts_with("system:controller:") || word.starts_with("system:certificates.");
    const std::size_t slash = word.find('/');
    const std::string_view rest = slash == std::string_view::npos ? std::string_view() : word.substr(slash + 1);
    const bool plain = std::all_of(rest.begin(), rest.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_' || c == '.'; });
    return plain && isPublicDomain(word.substr(0, slash));
}

} // namespace portolan

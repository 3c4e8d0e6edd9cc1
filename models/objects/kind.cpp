#include "models/objects/kind.h"

#include <algorithm>
#include <array>

namespace portolan {

namespace {

constexpr std::array<KindInfo, kindCount> table{{
    {Kind::Pod, "Pod", "pods", "pod", "", "v1", true, "po"},
    {Kind::PersistentVolumeClaim, "PersistentVolumeClaim", "persistentvolumeclaims", "persistentvolumeclaim", "", "v1", true, "pvc"},
    {Kind::PersistentVolume, "PersistentVolume", "persistentvolumes", "persistentvolume", "", "v1", false, "pv"},
    {Kind::StorageClass, "StorageClass", "storageclasses", "storageclass", "storage.k8s.io", "v1", false, "sc"},
    {Kind::VolumeAttachment, "VolumeAttachment", "volumeattachments", "volumeattachment", "storage.k8s.io", "v1", false, ""},
    {Kind::CSIDriver, "CSIDriver", "csidrivers", "csidriver", "storage.k8s.io", "v1", false, ""},
    {Kind::CSINode, "CSINode", "csinodes", "csinode", "storage.k8s.io", "v1", false, ""},
    {Kind::VolumeSnapshot, "VolumeSnapshot", "volumesnapshots", "volumesnapshot", "snapshot.storage.k8s.io", "v1,v1beta1", true, "vs"},
    {Kind::CSIStorageCapacity, "CSIStorageCapacity", "csistoragecapacities", "csistoragecapacity", "storage.k8s.io", "v1,v1beta1", true, ""},
    {Kind::VolumeSnapshotContent, "VolumeSnapshotContent", "volumesnapshotcontents", "volumesnapshotcontent", "snapshot.storage.k8s.io",
     "v1,v1beta1", false, "vsc,vscs"},
    {Kind::VolumeSnapshotClass, "VolumeSnapshotClass", "volumesnapshotclasses", "volumesnapshotclass", "snapshot.storage.k8s.io",
     "v1,v1beta1", false, "vsclass,vsclasses"},
    {Kind::Node, "Node", "nodes", "node", "", "v1", false, "no"},
    {Kind::Namespace, "Namespace", "namespaces", "namespace", "", "v1", false, "ns"},
    {Kind::Event, "Event", "events", "event", "", "v1", true, "ev"},
    {Kind::ConfigMap, "ConfigMap", "configmaps", "configmap", "", "v1", true, "cm"},
    {Kind::Secret, "Secret", "secrets", "secret", "", "v1", true, ""},
    {Kind::ServiceAccount, "ServiceAccount", "serviceaccounts", "serviceaccount", "", "v1", true, "sa"},
    {Kind::Service, "Service", "services", "service", "", "v1", true, "svc"},
    {Kind::EndpointSlice, "EndpointSlice", "endpointslices", "endpointslice", "discovery.k8s.io", "v1,v1beta1", true, ""},
    {Kind::Endpoints, "Endpoints", "endpoints", "endpoints", "", "v1", true, "ep"},
    {Kind::Ingress, "Ingress", "ingresses", "ingress", "networking.k8s.io", "v1,v1beta1", true, "ing"},
    {Kind::IngressClass, "IngressClass", "ingressclasses", "ingressclass", "networking.k8s.io", "v1,v1beta1", false, ""},
    {Kind::NetworkPolicy, "NetworkPolicy", "networkpolicies", "networkpolicy", "networking.k8s.io", "v1", true, "netpol"},
    {Kind::Deployment, "Deployment", "deployments", "deployment", "apps", "v1", true, "deploy"},
    {Kind::ReplicaSet, "ReplicaSet", "replicasets", "replicaset", "apps", "v1", true, "rs"},
    {Kind::StatefulSet, "StatefulSet", "statefulsets", "statefulset", "apps", "v1", true, "sts"},
    {Kind::DaemonSet, "DaemonSet", "daemonsets", "daemonset", "apps", "v1", true, "ds"},
    {Kind::Job, "Job", "jobs", "job", "batch", "v1", true, ""},
    {Kind::CronJob, "CronJob", "cronjobs", "cronjob", "batch", "v1,v1beta1", true, "cj"},
    {Kind::Other, "", "", "", "", "", true, ""},
}};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool listed(std::string_view commaList, std::string_view word)
{
    while (!commaList.empty()) {
        const std::size_t comma = commaList.find(',');
        if (sameWord(commaList.substr(0, comma), word))
            return true;
        if (comma == std::string_view::npos)
            break;
        commaList.remove_prefix(comma + 1);
    }
    return false;
}

} // namespace

std::span<const KindInfo> knownKinds()
{
    return std::span(table).first(kindCount - 1);
}

const KindInfo &kindInfo(Kind kind)
{
    return table[static_cast<std::size_t>(kind)];
}

Kind kindByName(std::string_view kindName, std::string_view group)
{
    for (const KindInfo &info : knownKinds())
        if (info.name == kindName && info.group == group)
            return info.kind;
    if (kindName == "Event" && group == "events.k8s.io")
        return Kind::Event;
    if (kindName == "Ingress" && group == "extensions")
        return Kind::Ingress;
    return Kind::Other;
}

Kind kindByAlias(std::string_view typed)
{
    const std::size_t dot = typed.find('.');
    const std::string_view word = typed.substr(0, dot);
    const std::string_view group = dot == std::string_view::npos ? std::string_view() : typed.substr(dot + 1);
    if (word.empty())
        return Kind::Other;
    for (const KindInfo &info : knownKinds()) {
        const bool named = sameWord(word, info.name) || sameWord(word, info.resource) || sameWord(word, info.singular)
            || listed(info.shortNames, word);
        if (named && (group.empty() || group == info.group || (group.ends_with(info.group) && !info.group.empty())))
            return info.kind;
    }
    return Kind::Other;
}

std::pair<std::string_view, std::string_view> splitApiVersion(std::string_view apiVersion)
{
    const std::size_t slash = apiVersion.find('/');
    if (slash == std::string_view::npos)
        return {std::string_view(), apiVersion};
    return {apiVersion.substr(0, slash), apiVersion.substr(slash + 1)};
}

std::string apiVersionText(std::string_view group, std::string_view version)
{
    return group.empty() ? std::string(version) : std::string(group) + '/' + std::string(version);
}

} // namespace portolan

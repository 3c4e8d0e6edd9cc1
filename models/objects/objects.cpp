#include <algorithm>
#include <array>

#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/workload.h"

namespace portolan {

namespace {

struct SourceField {
    SourceType type;
    std::string_view field;
};
constexpr std::array<SourceField, 31> sourceFields{{
    {SourceType::EmptyDir, "emptyDir"}, {SourceType::HostPath, "hostPath"}, {SourceType::Local, "local"},
    {SourceType::ConfigMap, "configMap"}, {SourceType::Secret, "secret"}, {SourceType::Projected, "projected"},
    {SourceType::DownwardAPI, "downwardAPI"}, {SourceType::PersistentVolumeClaim, "persistentVolumeClaim"},
    {SourceType::Ephemeral, "ephemeral"}, {SourceType::CSI, "csi"}, {SourceType::Image, "image"}, {SourceType::NFS, "nfs"},
    {SourceType::ISCSI, "iscsi"}, {SourceType::FC, "fc"}, {SourceType::CephFS, "cephfs"}, {SourceType::RBD, "rbd"},
    {SourceType::Glusterfs, "glusterfs"}, {SourceType::AWSElasticBlockStore, "awsElasticBlockStore"},
    {SourceType::GCEPersistentDisk, "gcePersistentDisk"}, {SourceType::AzureDisk, "azureDisk"},
    {SourceType::AzureFile, "azureFile"}, {SourceType::Cinder, "cinder"}, {SourceType::VsphereVolume, "vsphereVolume"},
    {SourceType::PortworxVolume, "portworxVolume"}, {SourceType::PhotonPersistentDisk, "photonPersistentDisk"},
    {SourceType::ScaleIO, "scaleIO"}, {SourceType::StorageOS, "storageos"}, {SourceType::Quobyte, "quobyte"},
    {SourceType::FlexVolume, "flexVolume"}, {SourceType::Flocker, "flocker"}, {SourceType::GitRepo, "gitRepo"},
}};

constexpr std::string_view betaClass = "volume.beta.kubernetes.io/storage-class";

const Condition *findCondition(const std::vector<Condition> &conditions, std::string_view type)
{
    const auto found = std::find_if(conditions.begin(), conditions.end(), [type](const Condition &c) { return c.type == type; });
    return found == conditions.end() ? nullptr : &*found;
}

} // namespace

std::string_view sourceTypeField(SourceType type)
{
    for (const SourceField &s : sourceFields)
        if (s.type == type)
            return s.field;
    return {};
}

SourceType sourceTypeByField(std::string_view field)
{
    for (const SourceField &s : sourceFields)
        if (s.field == field)
            return s.type;
    return SourceType::None;
}

std::string_view protocolText(Protocol protocol)
{
    switch (protocol) {
    case Protocol::UDP: return "UDP";
    case Protocol::SCTP: return "SCTP";
    case Protocol::TCP: break;
    }
    return "TCP";
}

Protocol protocolFrom(std::string_view text)
{
    if (text == "UDP")
        return Protocol::UDP;
    return text == "SCTP" ? Protocol::SCTP : Protocol::TCP;
}

std::string Volume::claimName(std::string_view podName) const
{
    if (source.type == SourceType::PersistentVolumeClaim)
        return std::string(source.field("claimName"));
    return source.type == SourceType::Ephemeral ? std::string(podName) + '-' + name.str() : std::string();
}

void AccessModes::add(std::string_view text)
{
    if (text == "ReadWriteOnce" || text == "RWO")
        m_bits |= ReadWriteOnce;
    else if (text == "ReadOnlyMany" || text == "ROX")
        m_bits |= ReadOnlyMany;
    else if (text == "ReadWriteMany" || text == "RWX")
        m_bits |= ReadWriteMany;
    else if (text == "ReadWriteOncePod" || text == "RWOP")
        m_bits |= ReadWriteOncePod;
    else
        m_unknown = true;
}

int AccessModes::count() const
{
    return __builtin_popcount(m_bits) + (m_unknown ? 1 : 0);
}

std::string AccessModes::text() const
{
    static constexpr std::array<std::string_view, 4> words{"RWO", "ROX", "RWX", "RWOP"};
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (m_bits >> i & 1)
            out += (out.empty() ? "" : ",") + std::string(words[i]);
    return out;
}

std::string_view PersistentVolumeClaim::effectiveClass() const
{
    const IStr *beta = findPair(meta.annotations, betaClass);
    return beta ? beta->view() : storageClassName.view();
}

std::string_view PersistentVolume::effectiveClass() const
{
    const IStr *beta = findPair(meta.annotations, betaClass);
    return beta ? beta->view() : storageClassName.view();
}

bool StorageClass::isDefault() const
{
    const auto marked = [this](std::string_view key) {
        const IStr *value = findPair(meta.annotations, key);
        return value && *value == "true";
    };
    return marked("storageclass.kubernetes.io/is-default-class") || marked("storageclass.beta.kubernetes.io/is-default-class");
}

bool VolumeSnapshotClass::isDefault() const
{
    const IStr *value = findPair(meta.annotations, "snapshot.storage.kubernetes.io/is-default-class");
    return value && *value == "true";
}

const PodExtras &Pod::more() const
{
    static const PodExtras none;
    return extras ? *extras : none;
}

bool IngressClass::isDefault() const
{
    const IStr *value = findPair(meta.annotations, "ingressclass.kubernetes.io/is-default-class");
    return value && *value == "true";
}

std::vector<std::string> Pod::ips() const
{
    if (!podIPs.empty())
        return podIPs;
    return podIP.empty() ? std::vector<std::string>() : std::vector<std::string>{podIP};
}

const ContainerStatus *Pod::status(IStr container) const
{
    const auto found = std::find_if(statuses.begin(), statuses.end(), [container](const auto &s) { return s.name == container; });
    return found == statuses.end() ? nullptr : &*found;
}

const Condition *Pod::condition(std::string_view type) const
{
    return findCondition(conditions, type);
}

const Volume *Pod::volume(std::string_view name) const
{
    const std::string_view listed = !tokenVolume.empty() && name == tokenVolume.view() ? TokenVolumeName::placeholder : name;
    const auto found = std::find_if(volumes.begin(), volumes.end(), [listed](const Volume &v) { return v.name == listed; });
    return found == volumes.end() ? nullptr : &*found;
}

bool Pod::isReady() const
{
    const Condition *ready = condition("Ready");
    return ready && ready->status == "True";
}

std::string_view Node::address(std::string_view type) const
{
    for (const auto &[label, value] : addresses)
        if (label == type)
            return value;
    return {};
}

const Condition *Node::condition(std::string_view type) const
{
    return findCondition(conditions, type);
}

bool Node::isReady() const
{
    const Condition *ready = condition("Ready");
    return ready && ready->status == "True";
}

std::vector<std::string> Node::roles() const
{
    static constexpr std::string_view prefix = "node-role.kubernetes.io/";
    std::vector<std::string> roles;
    for (const auto &[key, value] : meta.labels) {
        if (key.view().starts_with(prefix) && key.size() > prefix.size())
            roles.emplace_back(key.view().substr(prefix.size()));
        else if (key == "kubernetes.io/role" && !value.empty())
            roles.push_back(value.str());
    }
    std::sort(roles.begin(), roles.end());
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    return roles;
}

bool keptConfigMap(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> names{"kube-proxy", "kube-flannel-cfg", "cilium-config", "calico-config",
        "canal-config", "coredns", "weave-net", "antrea-config", "node-local-dns"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

Timestamp Event::lastSeen() const
{
    const Timestamp candidates[] = {seriesLastObserved, lastTimestamp, eventTime, firstTimestamp, meta.creationTimestamp};
    for (const Timestamp t : candidates)
        if (!t.isNull())
            return t;
    return {};
}

} // namespace portolan

#include <algorithm>

#include "models/storage/ladderbuilder.h"
#include "models/storage/claimwords.h"

namespace portolan {

std::vector<LadderField> sourceFields(const VolumeSource &source)
{
    std::vector<LadderField> out;
    for (const auto &[field, value] : source.fields)
        if (!value.empty())
            out.emplace_back(field.str(), value.str());
    if (source.secretRefs.empty() && !source.secretRef.empty() && source.type != SourceType::AzureFile)
        out.emplace_back("secretRef", source.secretRef.str());
    for (const auto &[field, ref] : source.secretRefs)
        out.emplace_back(field.str(), ref.str());
    return out;
}

bool livesOnNode(SourceType type)
{
    return type == SourceType::HostPath || type == SourceType::Local || type == SourceType::EmptyDir;
}

namespace {

/// The fields that tell one place of a type from another.
std::vector<std::string_view> identifyingFields(SourceType type)
{
    switch (type) {
    case SourceType::NFS: return {"server", "path"};
    case SourceType::ISCSI: return {"targetPortal", "iqn", "lun"};
    case SourceType::CephFS: return {"monitors", "path"};
    case SourceType::RBD: return {"monitors", "pool", "image"};
    case SourceType::Glusterfs: return {"endpoints", "path"};
    case SourceType::CSI: return {"driver", "volumeHandle"};
    case SourceType::AWSElasticBlockStore:
    case SourceType::Cinder:
    case SourceType::PortworxVolume: return {"volumeID"};
    case SourceType::GCEPersistentDisk: return {"pdName"};
    case SourceType::PhotonPersistentDisk: return {"pdID"};
    case SourceType::AzureDisk: return {"diskURI"};
    case SourceType::AzureFile: return {"secretNamespace", "secretName", "shareName"}; // the Secret names the account
    case SourceType::VsphereVolume: return {"volumePath"};
    case SourceType::Quobyte: return {"registry", "volume"};
    case SourceType::FC: return {"targetWWNs", "wwids", "lun"};
    default: return {};
    }
}

} // namespace

std::string placeOf(const VolumeSource &source)
{
    std::string out;
    if (source.type == SourceType::CSI && source.field("volumeHandle").empty())
        return out; // made for one pod: a place of its own, whoever else uses the driver
    for (const std::string_view field : identifyingFields(source.type))
        out += (out.empty() ? "" : ":") + std::string(source.field(field));
    return out.find_first_not_of(':') == std::string::npos ? std::string() : out;
}

bool isAccountToken(const Pod &pod, const Volume &volume)
{
    static constexpr std::string_view path = "/var/run/secrets/kubernetes.io/serviceaccount";
    if (volume.source.type != SourceType::Secret && volume.source.type != SourceType::Projected)
        return false;
    return std::any_of(pod.containers.begin(), pod.containers.end(), [&volume](const Container &c) {
        return std::any_of(c.mounts.begin(), c.mounts.end(),
                           [&volume](const VolumeMount &m) { return m.name == volume.name && m.mountPath == path; });
    });
}

namespace {

using W = ClaimWords;

} // namespace

std::string containerStateText(const Pod &pod, const Container &container)
{
    const ContainerStatus *status = pod.status(container.name);
    if (!status)
        return W::of(ClaimWords::tr("not started"));
    const ContainerState &state = status->state;
    switch (state.phase) {
    case ContainerState::Phase::Running: return W::of(status->ready ? ClaimWords::tr("ready") : ClaimWords::tr("running, not ready"));
    case ContainerState::Phase::Waiting:
        return W::of(state.reason.empty() ? ClaimWords::tr("waiting") : ClaimWords::tr("waiting: %1").arg(W::q(state.reason.view())));
    case ContainerState::Phase::Terminated: {
        const std::string reason = state.reason.empty() ? W::of(ClaimWords::tr("terminated")) : state.reason.str();
        return state.exitCode != 0 ? W::of(ClaimWords::tr("%1 (exit code %2)").arg(W::q(reason)).arg(state.exitCode)) : reason;
    }
    case ContainerState::Phase::Unknown: break;
    }
    return W::of(ClaimWords::tr("not started"));
}

std::vector<std::string> affinityHosts(const NodeSelector &affinity)
{
    std::vector<std::string> hosts;
    const auto take = [&hosts](const LabelSelector::Requirement &r) {
        if (r.op == LabelSelector::Op::In)
            for (const IStr &value : r.values)
                hosts.push_back(value.str());
    };
    for (const NodeSelectorTerm &term : affinity.terms) {
        for (const LabelSelector::Requirement &r : term.expressions)
            if (r.key == "kubernetes.io/hostname")
                take(r);
        for (const LabelSelector::Requirement &r : term.fields)
            if (r.key == "metadata.name")
                take(r);
    }
    std::sort(hosts.begin(), hosts.end());
    hosts.erase(std::unique(hosts.begin(), hosts.end()), hosts.end());
    return hosts;
}

} // namespace portolan

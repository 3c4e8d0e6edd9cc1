#include "models/storage/provisioning.h"

#include <algorithm>
#include <array>

#include "models/core/quantity.h"

namespace portolan {

namespace {

constexpr std::string_view inTreePrefix = "kubernetes.io/";

bool allowsTopology(const StorageClass &storageClass, const StringPairs &nodeLabels)
{
    const auto &terms = storageClass.allowedTopologies;
    return terms.empty() || std::any_of(terms.begin(), terms.end(), [&nodeLabels](const StorageClass::TopologyTerm &term) {
        return std::all_of(term.labels.begin(), term.labels.end(), [&nodeLabels](const auto &label) {
            const IStr *value = findPair(nodeLabels, label.first);
            return value && std::find(label.second.begin(), label.second.end(), *value) != label.second.end();
        });
    });
}

std::string topologyText(const StorageClass &storageClass)
{
    std::string text;
    for (const StorageClass::TopologyTerm &term : storageClass.allowedTopologies) {
        LabelSelector selector;
        for (const auto &[key, values] : term.labels)
            selector.expressions.push_back({key, LabelSelector::Op::In, values});
        text.append(text.empty() ? "" : " or ").append(selector.text());
    }
    return text;
}

/// Drivers that tell their capacity are asked for it; of the others nothing is known, and they are trusted.
bool tellsCapacity(const BindingWorld &world, std::string_view provisioner)
{
    return std::any_of(world.drivers.begin(), world.drivers.end(),
                       [provisioner](const auto &driver) { return driver->meta.name == provisioner && driver->storageCapacity.value_or(false); });
}

void checkCapacity(ProvisionCheck &check, const BindingWorld &world, const PersistentVolumeClaim &claim, const Node &node)
{
    const auto wanted = Quantity::parse(claim.request.view());
    if (!wanted)
        return;
    std::optional<Quantity> most;
    for (const auto &segment : world.capacities) {
        if (segment->storageClassName != claim.effectiveClass() || !segment->hasTopology || !segment->nodeTopology.matches(node.meta.labels))
            continue;
        const IStr limit = segment->maximumVolumeSize.empty() ? segment->capacity : segment->maximumVolumeSize;
        const auto amount = Quantity::parse(limit.view());
        if (!amount || (most && *amount <= *most))
            continue;
        most = amount;
        check.offered = limit.str();
    }
    if (most && most->value() >= wanted->value())
        return;
    check.problem = ProvisionCheck::Problem::Capacity;
    check.wanted = claim.request.str();
}

} // namespace

bool isInTree(std::string_view provisioner)
{
    return provisioner.starts_with(inTreePrefix);
}

bool hasInTreePlugin(std::string_view provisioner)
{
    static constexpr std::array<std::string_view, 13> names{"aws-ebs", "gce-pd", "cinder", "azure-disk", "azure-file", "vsphere-volume",
        "glusterfs", "rbd", "quobyte", "flocker", "portworx-volume", "scaleio", "storageos"};
    return isInTree(provisioner) && std::find(names.begin(), names.end(), provisioner.substr(inTreePrefix.size())) != names.end();
}

ProvisionCheck checkProvisioning(const BindingWorld &world, const PersistentVolumeClaim &claim, const StorageClass *storageClass, const Node &node)
{
    using Problem = ProvisionCheck::Problem;
    ProvisionCheck check;
    if (!storageClass || storageClass->provisioner.empty()) {
        check.problem = Problem::NoClass;
    } else if (storageClass->provisioner == noProvisioner) {
        check.problem = Problem::MakesNone;
    } else if (!allowsTopology(*storageClass, node.meta.labels)) {
        check.problem = Problem::Topology;
        check.wanted = topologyText(*storageClass);
    } else if (tellsCapacity(world, storageClass->provisioner) && world.coverage.knows(Kind::CSIStorageCapacity)) {
        checkCapacity(check, world, claim, node);
    }
    return check;
}

bool hasDeleter(const PersistentVolume &volume)
{
    const IStr *madeBy = findPair(volume.meta.annotations, "pv.kubernetes.io/provisioned-by");
    if (madeBy && !isInTree(*madeBy))
        return true; // the driver that made it takes it away
    switch (volume.source.type) {
    case SourceType::AWSElasticBlockStore: case SourceType::GCEPersistentDisk: case SourceType::Cinder: case SourceType::AzureDisk:
    case SourceType::AzureFile: case SourceType::VsphereVolume: case SourceType::PortworxVolume: case SourceType::Glusterfs:
    case SourceType::RBD: case SourceType::Quobyte: case SourceType::Flocker: case SourceType::ScaleIO: case SourceType::StorageOS:
        return true;
    case SourceType::HostPath: // host_path.go: newDeleter; for tests on one node
        return volume.source.field("path").starts_with("/tmp/") && volume.source.field("path").size() > 5;
    default:
        return false;
    }
}

bool hasRecycler(const PersistentVolume &volume)
{
    return volume.source.type == SourceType::HostPath || volume.source.type == SourceType::NFS;
}

} // namespace portolan

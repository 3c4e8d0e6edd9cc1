#include "models/storage/provisioning.h"

#include <algorithm>
#include <array>

#include "models/core/quantity.h"

namespace portolan {

namespace {

constexpr std::string_view inTreePrefix = "kubernetes.io/";

/// A provisioning plugin that was part of Kubernetes.
struct InTreePlugin {
    std::string_view name;   ///< after the prefix
    std::string_view driver; ///< the CSI driver that is asked in its place; empty: it went without one
    ServerVersion goneSince; ///< from when its claims are handed to the driver, or to nobody
};

/// csi-translation-lib/plugins, pkg/features/kube_features.go (CSIMigration...), and the changelogs of what went away.
const InTreePlugin *inTreePlugin(std::string_view name)
{
    static constexpr std::array<InTreePlugin, 13> plugins{{{"aws-ebs", "ebs.csi.aws.com", {1, 23}}, {"gce-pd", "pd.csi.storage.gke.io", {1, 23}},
        {"cinder", "cinder.csi.openstack.org", {1, 21}}, {"azure-disk", "disk.csi.azure.com", {1, 23}}, {"azure-file", "file.csi.azure.com", {1, 24}},
        {"vsphere-volume", "csi.vsphere.vmware.com", {1, 25}}, {"portworx-volume", "pxd.portworx.com", {1, 31}}, {"glusterfs", {}, {1, 26}}, {"rbd", {}, {1, 31}},
        {"quobyte", {}, {1, 25}}, {"flocker", {}, {1, 25}}, {"storageos", {}, {1, 25}}, {"scaleio", {}, {1, 22}}}};
    const auto found = std::find_if(plugins.begin(), plugins.end(), [name](const auto &p) { return p.name == name; });
    return found == plugins.end() ? nullptr : &*found;
}

bool isInTree(std::string_view provisioner)
{
    return provisioner.starts_with(inTreePrefix);
}

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
    if (most && most->units() >= wanted->units())
        return;
    check.problem = ProvisionCheck::Problem::Capacity;
    check.wanted = claim.request.str();
}

} // namespace

ProvisionerRoute routeOf(const BindingWorld &world, std::string_view provisioner)
{
    using Way = ProvisionerRoute::Way;
    if (!isInTree(provisioner))
        return {Way::Driver, std::string(provisioner)};
    const InTreePlugin *plugin = inTreePlugin(provisioner.substr(inTreePrefix.size()));
    if (!plugin)
        return {Way::Nobody, {}};
    if (world.server < plugin->goneSince)
        return {Way::Controller, std::string(provisioner)};
    return plugin->driver.empty() ? ProvisionerRoute{Way::Nobody, {}} : ProvisionerRoute{Way::Driver, std::string(plugin->driver)};
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

bool hasDeleter(const PersistentVolume &volume, const BindingWorld &world)
{
    const IStr *madeBy = findPair(volume.meta.annotations, "pv.kubernetes.io/provisioned-by");
    if (madeBy && !isInTree(*madeBy))
        return true; // the driver that made it takes it away
    const auto hasPlugin = [&world](std::string_view name) { return world.server < inTreePlugin(name)->goneSince; };
    switch (volume.source.type) {
    case SourceType::CSI: return world.server.has(ReleaseChange::DriversDeleteAll);
    case SourceType::AWSElasticBlockStore: case SourceType::GCEPersistentDisk: case SourceType::Cinder: case SourceType::AzureDisk:
    case SourceType::AzureFile: case SourceType::VsphereVolume: case SourceType::PortworxVolume:
        return true; // by the controller, later by the driver in its place
    case SourceType::Glusterfs: return hasPlugin("glusterfs");
    case SourceType::RBD: return hasPlugin("rbd");
    case SourceType::Quobyte: return hasPlugin("quobyte");
    case SourceType::Flocker: return hasPlugin("flocker");
    case SourceType::StorageOS: return hasPlugin("storageos");
    case SourceType::ScaleIO: return hasPlugin("scaleio");
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

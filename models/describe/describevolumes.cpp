#include <array>
#include <span>

#include "models/core/quantity.h"
#include "models/describe/describeparts.h"

namespace portolan {

namespace {

/// How a field of a source is printed.
enum class Show { Text, Bool, Number, List, CommaList, Map, NoneIfMissing, UnsetIfMissing, SecretRef };

struct Line {
    std::string_view title; ///< with its colon: one of kubectl's has none, another a space after it
    const char *path;       ///< under the source, dotted
    Show show = Show::Text;
};

struct SourceText {
    const char *field;
    std::string_view type;
    std::span<const Line> lines;
};

constexpr std::array hostPath{Line{"Path:", "path"}, Line{"HostPathType:", "type", Show::NoneIfMissing}};
constexpr std::array gce{Line{"PDName:", "pdName"}, Line{"FSType:", "fsType"}, Line{"Partition:", "partition", Show::Number},
                         Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array aws{Line{"VolumeID:", "volumeID"}, Line{"FSType:", "fsType"}, Line{"Partition:", "partition", Show::Number},
                         Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array gitRepo{Line{"Repository:", "repository"}, Line{"Revision:", "revision"}};
constexpr std::array secret{Line{"SecretName:", "secretName"}, Line{"Optional:", "optional", Show::Bool}};
constexpr std::array configMap{Line{"Name:", "name"}, Line{"Optional:", "optional", Show::Bool}};
constexpr std::array nfs{Line{"Server:", "server"}, Line{"Path:", "path"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array iscsi{Line{"TargetPortal:", "targetPortal"}, Line{"IQN:", "iqn"}, Line{"Lun:", "lun", Show::Number},
                           Line{"ISCSIInterface", "iscsiInterface"}, Line{"FSType:", "fsType"}, Line{"ReadOnly:", "readOnly", Show::Bool},
                           Line{"Portals:", "portals", Show::List}, Line{"DiscoveryCHAPAuth:", "chapAuthDiscovery", Show::Bool},
                           Line{"SessionCHAPAuth:", "chapAuthSession", Show::Bool}, Line{"SecretRef:", "secretRef", Show::SecretRef},
                           Line{"InitiatorName:", "initiatorName", Show::NoneIfMissing}};
constexpr std::array glusterfs{Line{"EndpointsName:", "endpoints"}, Line{"Path:", "path"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array glusterfsPv{Line{"EndpointsName:", "endpoints"}, Line{"EndpointsNamespace:", "endpointsNamespace", Show::UnsetIfMissing},
                                 Line{"Path:", "path"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array claim{Line{"ClaimName:", "claimName"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array rbd{Line{"CephMonitors:", "monitors", Show::List}, Line{"RBDImage:", "image"}, Line{"FSType:", "fsType"},
                         Line{"RBDPool:", "pool"}, Line{"RadosUser:", "user"}, Line{"Keyring:", "keyring"},
                         Line{"SecretRef:", "secretRef", Show::SecretRef}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array quobyte{Line{"Registry:", "registry"}, Line{"Volume:", "volume"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array azureDisk{Line{"DiskName:", "diskName"}, Line{"DiskURI:", "diskURI"}, Line{"Kind: ", "kind"}, Line{"FSType:", "fsType"},
                               Line{"CachingMode:", "cachingMode"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array vsphere{Line{"VolumePath:", "volumePath"}, Line{"FSType:", "fsType"}, Line{"StoragePolicyName:", "storagePolicyName"}};
constexpr std::array cinder{Line{"VolumeID:", "volumeID"}, Line{"FSType:", "fsType"}, Line{"ReadOnly:", "readOnly", Show::Bool},
                            Line{"SecretRef:", "secretRef", Show::SecretRef}};
constexpr std::array photon{Line{"PdID:", "pdID"}, Line{"FSType:", "fsType"}};
constexpr std::array portworx{Line{"VolumeID:", "volumeID"}};
constexpr std::array scaleIO{Line{"Gateway:", "gateway"}, Line{"System:", "system"}, Line{"Protection Domain:", "protectionDomain"},
                             Line{"Storage Pool:", "storagePool"}, Line{"Storage Mode:", "storageMode"}, Line{"VolumeName:", "volumeName"},
                             Line{"FSType:", "fsType"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array scaleIOPv{Line{"Gateway:", "gateway"}, Line{"System:", "system"}, Line{"Protection Domain:", "protectionDomain"},
                               Line{"Storage Pool:", "storagePool"}, Line{"Storage Mode:", "storageMode"}, Line{"VolumeName:", "volumeName"},
                               Line{"SecretName:", "secretRef.name"}, Line{"SecretNamespace:", "secretRef.namespace"},
                               Line{"FSType:", "fsType"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array cephFS{Line{"Monitors:", "monitors", Show::List}, Line{"Path:", "path"}, Line{"User:", "user"},
                            Line{"SecretFile:", "secretFile"}, Line{"SecretRef:", "secretRef", Show::SecretRef},
                            Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array storageOS{Line{"VolumeName:", "volumeName"}, Line{"VolumeNamespace:", "volumeNamespace"}, Line{"FSType:", "fsType"},
                               Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array fibre{Line{"TargetWWNs:", "targetWWNs", Show::CommaList}, Line{"LUN:", "lun", Show::NoneIfMissing},
                           Line{"FSType:", "fsType"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array azureFile{Line{"SecretName:", "secretName"}, Line{"ShareName:", "shareName"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array azureFilePv{Line{"SecretName:", "secretName"}, Line{"SecretNamespace:", "secretNamespace"}, Line{"ShareName:", "shareName"},
                                 Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array flex{Line{"Driver:", "driver"}, Line{"FSType:", "fsType"}, Line{"SecretRef:", "secretRef", Show::SecretRef},
                          Line{"ReadOnly:", "readOnly", Show::Bool}, Line{"Options:", "options", Show::Map}};
constexpr std::array flocker{Line{"DatasetName:", "datasetName"}, Line{"DatasetUUID:", "datasetUUID"}};
constexpr std::array csi{Line{"Driver:", "driver"}, Line{"FSType:", "fsType"}, Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array csiPv{Line{"Driver:", "driver"}, Line{"FSType:", "fsType"}, Line{"VolumeHandle:", "volumeHandle"},
                           Line{"ReadOnly:", "readOnly", Show::Bool}};
constexpr std::array local{Line{"Path:", "path"}};
constexpr std::array image{Line{"Reference:", "reference"}, Line{"PullPolicy:", "pullPolicy"}};

constexpr std::array common{
    SourceText{"hostPath", "HostPath (bare host directory volume)", hostPath},
    SourceText{"gcePersistentDisk", "GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)", gce},
    SourceText{"awsElasticBlockStore", "AWSElasticBlockStore (a Persistent Disk resource in AWS)", aws},
    SourceText{"nfs", "NFS (an NFS mount that lasts the lifetime of a pod)", nfs},
    SourceText{"iscsi", "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)", iscsi},
    SourceText{"rbd", "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)", rbd},
    SourceText{"quobyte", "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)", quobyte},
    SourceText{"azureDisk", "AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)", azureDisk},
    SourceText{"vsphereVolume", "vSphereVolume (a Persistent Disk resource in vSphere)", vsphere},
    SourceText{"cinder", "Cinder (a Persistent Disk resource in OpenStack)", cinder},
    SourceText{"photonPersistentDisk", "PhotonPersistentDisk (a Persistent Disk resource in photon platform)", photon},
    SourceText{"portworxVolume", "PortworxVolume (a Portworx Volume resource)", portworx},
    SourceText{"cephfs", "CephFS (a CephFS mount on the host that shares a pod's lifetime)", cephFS},
    SourceText{"storageos", "StorageOS (a StorageOS Persistent Disk resource)", storageOS},
    SourceText{"fc", "FC (a Fibre Channel disk)", fibre},
    SourceText{"flexVolume", "FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)", flex},
    SourceText{"flocker", "Flocker (a Flocker volume mounted by the Flocker agent)", flocker},
};
constexpr std::array podOnly{
    SourceText{"gitRepo", "GitRepo (a volume that is pulled from git when the pod is created)", gitRepo},
    SourceText{"secret", "Secret (a volume populated by a Secret)", secret},
    SourceText{"configMap", "ConfigMap (a volume populated by a ConfigMap)", configMap},
    SourceText{"glusterfs", "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)", glusterfs},
    SourceText{"persistentVolumeClaim", "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)", claim},
    SourceText{"scaleIO", "ScaleIO (a persistent volume backed by a block device in ScaleIO)", scaleIO},
    SourceText{"azureFile", "AzureFile (an Azure File Service mount on the host and bind mount to the pod)", azureFile},
    SourceText{"csi", "CSI (a Container Storage Interface (CSI) volume source)", csi},
    SourceText{"image", "Image (a container image or OCI artifact)", image},
};
constexpr std::array persistentOnly{
    SourceText{"glusterfs", "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)", glusterfsPv},
    SourceText{"scaleIO", "ScaleIO (a persistent volume backed by a block device in ScaleIO)", scaleIOPv},
    SourceText{"local", "LocalVolume (a persistent volume backed by local storage on a node)", local},
    SourceText{"azureFile", "AzureFile (an Azure File Service mount on the host and bind mount to the pod)", azureFilePv},
    SourceText{"csi", "CSI (a Container Storage Interface (CSI) volume source)", csiPv},
};

std::string refText(const Json &ref, bool namespaced)
{
    if (!ref.isObject())
        return "nil";
    return namespaced ? "&SecretReference{Name:" + ref["name"].str() + ",Namespace:" + ref["namespace"].str() + ",}"
                      : "&LocalObjectReference{Name:" + ref["name"].str() + ",}";
}

std::string fieldText(const Json &value, Show show, bool persistent)
{
    switch (show) {
    case Show::Text: return value.scalarText();
    case Show::Bool: return std::string(boolText(value));
    case Show::Number: return std::to_string(value.toInt());
    case Show::List: return goList(value);
    case Show::CommaList: return joined(value, ", ");
    case Show::Map: return value.isObject() ? goValue(value) : "map[]";
    case Show::NoneIfMissing: return value.isNull() ? "<none>" : value.scalarText();
    case Show::UnsetIfMissing: return value.isNull() ? "<unset>" : value.scalarText();
    case Show::SecretRef: return refText(value, persistent);
    }
    return {};
}

void writeAttributes(DescribeWriter &w, const Json &attributes)
{
    constexpr std::size_t limit = 140;
    w.write(2, "VolumeAttributes:\t");
    if (attributes.empty())
        w.line(0, "<none>");
    bool first = true;
    for (const std::string_view key : attributes.sortedKeys()) {
        if (!first) {
            w.write(2);
            w.write(2, "\t");
        }
        first = false;
        const std::string text = std::string(key) + "=" + attributes[key].scalarText();
        w.line(2, text.substr(0, limit), text.size() > limit ? "..." : "");
    }
}

bool writeSource(DescribeWriter &w, const SourceText &text, const Json &volume, bool persistent)
{
    const Json &source = volume[text.field];
    if (!source.isObject())
        return false;
    w.row(2, "Type", text.type);
    for (const Line &line : text.lines)
        w.line(2, line.title, "\t", fieldText(source.at(line.path), line.show, persistent));
    if (std::string_view(text.field) == "csi")
        writeAttributes(w, source["volumeAttributes"]);
    return true;
}

void writeProjected(DescribeWriter &w, const Json &projected)
{
    w.row(2, "Type", "Projected (a volume that contains injected data from multiple sources)");
    for (const Json &source : projected["sources"].items()) {
        if (const Json &from = source["secret"]; from.isObject()) {
            w.row(2, "SecretName", from["name"].view());
            w.row(2, "Optional", boolText(from["optional"]));
        } else if (source["downwardAPI"].isObject()) {
            w.row(2, "DownwardAPI", "true");
        } else if (const Json &map = source["configMap"]; map.isObject()) {
            w.row(2, "ConfigMapName", map["name"].view());
            w.row(2, "Optional", boolText(map["optional"]));
        } else if (const Json &token = source["serviceAccountToken"]; token.isObject()) {
            w.row(2, "TokenExpirationSeconds", token["expirationSeconds"].toInt(3600));
        }
    }
}

void writeDownward(DescribeWriter &w, const Json &downward)
{
    w.row(2, "Type", "DownwardAPI (a volume populated by information about the pod)");
    w.line(2, "Items:");
    for (const Json &item : downward["items"].items()) {
        if (item["fieldRef"].isObject())
            w.line(3, item["fieldRef"]["fieldPath"].view(), " -> ", item["path"].view());
        if (item["resourceFieldRef"].isObject())
            w.line(3, item["resourceFieldRef"]["resource"].view(), " -> ", item["path"].view());
    }
}

bool writePodSource(DescribeWriter &w, const Json &volume)
{
    if (const Json &emptyDir = volume["emptyDir"]; emptyDir.isObject()) {
        const auto limit = Quantity::parse(emptyDir["sizeLimit"].scalarText());
        w.row(2, "Type", "EmptyDir (a temporary directory that shares a pod's lifetime)");
        w.row(2, "Medium", emptyDir["medium"].view());
        w.row(2, "SizeLimit", limit && *limit > Quantity() ? limit->text() : std::string("<unset>"));
        return true;
    }
    if (const Json &ephemeral = volume["ephemeral"]; ephemeral.isObject()) {
        w.row(2, "Type", "EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)");
        if (ephemeral["volumeClaimTemplate"].isObject()) {
            const DescribeWriter::Nesting nested(w, 2);
            describeClaimFields(w, ephemeral["volumeClaimTemplate"], false, {});
        }
        return true;
    }
    if (volume["projected"].isObject()) {
        writeProjected(w, volume["projected"]);
        return true;
    }
    if (volume["downwardAPI"].isObject()) {
        writeDownward(w, volume["downwardAPI"]);
        return true;
    }
    return false;
}

} // namespace

void describeVolumeSource(DescribeWriter &w, const Json &volume, bool persistent)
{
    for (const SourceText &text : common)
        if (writeSource(w, text, volume, persistent))
            return;
    const std::span<const SourceText> own = persistent ? std::span<const SourceText>(persistentOnly) : std::span<const SourceText>(podOnly);
    for (const SourceText &text : own)
        if (writeSource(w, text, volume, persistent))
            return;
    if (persistent || !writePodSource(w, volume))
        w.line(1, "<unknown>");
}

void describePodVolumes(DescribeWriter &w, const Json &volumes, std::string_view space)
{
    if (volumes.empty()) {
        w.line(0, space, "Volumes:\t<none>");
        return;
    }
    w.line(0, space, "Volumes:");
    for (const Json &volume : volumes.items()) {
        w.line(1, space.empty() ? "" : " ", volume["name"].view(), ":");
        describeVolumeSource(w, volume, false);
    }
}

} // namespace portolan

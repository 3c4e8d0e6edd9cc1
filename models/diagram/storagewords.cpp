#include "models/diagram/storagewords.h"

#include <array>
#include <utility>

#include "models/objects/podsummary.h"

namespace portolan {

std::string counted(int n, const QString &one, const QString &many)
{
    return std::to_string(n) + ' ' + (n == 1 ? one : many).toStdString();
}

namespace {

QString backendWords(SourceType type)
{
    switch (type) {
    case SourceType::HostPath: return StorageWords::tr("HOST DIRECTORY");
    case SourceType::Local: return StorageWords::tr("LOCAL DISK");
    case SourceType::NFS: return StorageWords::tr("NFS EXPORT");
    case SourceType::CSI: return StorageWords::tr("CSI VOLUME");
    case SourceType::ISCSI: return StorageWords::tr("ISCSI TARGET");
    case SourceType::FC: return StorageWords::tr("FIBRE CHANNEL");
    case SourceType::CephFS: return StorageWords::tr("CEPH FILE SYSTEM");
    case SourceType::RBD: return StorageWords::tr("CEPH BLOCK DEVICE");
    case SourceType::Glusterfs: return StorageWords::tr("GLUSTER VOLUME");
    case SourceType::Image: return StorageWords::tr("OCI IMAGE");
    case SourceType::GitRepo: return StorageWords::tr("GIT REPOSITORY");
    case SourceType::AWSElasticBlockStore:
    case SourceType::GCEPersistentDisk:
    case SourceType::AzureDisk:
    case SourceType::Cinder:
    case SourceType::VsphereVolume:
    case SourceType::PhotonPersistentDisk: return StorageWords::tr("CLOUD DISK");
    case SourceType::AzureFile: return StorageWords::tr("FILE SHARE");
    default: return StorageWords::tr("BACKEND");
    }
}

} // namespace

std::string backendCaption(SourceType type) { return StorageWords::of(backendWords(type)); }

std::string_view backendIcon(SourceType type)
{
    switch (type) {
    case SourceType::HostPath: return "hostdir";
    case SourceType::Local:
    case SourceType::AWSElasticBlockStore:
    case SourceType::GCEPersistentDisk:
    case SourceType::AzureDisk:
    case SourceType::Cinder:
    case SourceType::VsphereVolume:
    case SourceType::PhotonPersistentDisk:
    case SourceType::CSI: return "disk";
    case SourceType::Image: return "image";
    case SourceType::EmptyDir: return "memory";
    default: return "network";
    }
}

std::string fieldWord(const std::string &field)
{
    static const std::array<std::pair<std::string_view, const char *>, 32> words{{
        {"defaultMode", QT_TRANSLATE_NOOP("StorageWords", "mode")}, {"secretName", QT_TRANSLATE_NOOP("StorageWords", "secret")},
        {"readOnly", QT_TRANSLATE_NOOP("StorageWords", "read only")}, {"sizeLimit", QT_TRANSLATE_NOOP("StorageWords", "limit")},
        {"volumeHandle", QT_TRANSLATE_NOOP("StorageWords", "handle")}, {"fsType", QT_TRANSLATE_NOOP("StorageWords", "file system")},
        {"secretRef", QT_TRANSLATE_NOOP("StorageWords", "secret")}, {"targetPortal", QT_TRANSLATE_NOOP("StorageWords", "portal")},
        {"volumeID", QT_TRANSLATE_NOOP("StorageWords", "volume")}, {"pdName", QT_TRANSLATE_NOOP("StorageWords", "disk")},
        {"diskName", QT_TRANSLATE_NOOP("StorageWords", "disk")}, {"diskURI", QT_TRANSLATE_NOOP("StorageWords", "address")},
        {"shareName", QT_TRANSLATE_NOOP("StorageWords", "share")}, {"volumePath", QT_TRANSLATE_NOOP("StorageWords", "path")},
        {"targetWWNs", QT_TRANSLATE_NOOP("StorageWords", "target WWNs")}, {"storagePool", QT_TRANSLATE_NOOP("StorageWords", "pool")},
        {"pullPolicy", QT_TRANSLATE_NOOP("StorageWords", "pull")}, {"reference", QT_TRANSLATE_NOOP("StorageWords", "image")},
        {"datasetName", QT_TRANSLATE_NOOP("StorageWords", "dataset")}, {"datasetUUID", QT_TRANSLATE_NOOP("StorageWords", "dataset id")},
        {"volumeName", QT_TRANSLATE_NOOP("StorageWords", "volume")}, {"pdID", QT_TRANSLATE_NOOP("StorageWords", "disk")},
        {"nodePublishSecretRef", QT_TRANSLATE_NOOP("StorageWords", "publish secret")},
        {"nodeStageSecretRef", QT_TRANSLATE_NOOP("StorageWords", "stage secret")},
        {"nodeExpandSecretRef", QT_TRANSLATE_NOOP("StorageWords", "node expand secret")},
        {"controllerPublishSecretRef", QT_TRANSLATE_NOOP("StorageWords", "attach secret")},
        {"controllerExpandSecretRef", QT_TRANSLATE_NOOP("StorageWords", "expand secret")},
        {"path", QT_TRANSLATE_NOOP("StorageWords", "path")}, {"server", QT_TRANSLATE_NOOP("StorageWords", "server")},
        {"driver", QT_TRANSLATE_NOOP("StorageWords", "driver")},
        {"cachingMode", QT_TRANSLATE_NOOP("StorageWords", "caching")}, {"repository", QT_TRANSLATE_NOOP("StorageWords", "repository")},
    }};
    for (const auto &[name, word] : words)
        if (field == name)
            return StorageWords::of(StorageWords::tr(word));
    return field;
}

std::string volumeTypeWord(const LadderVolume &volume)
{
    switch (volume.type) {
    case SourceType::PersistentVolumeClaim: return StorageWords::of(StorageWords::tr("claim"));
    case SourceType::Ephemeral: return StorageWords::of(StorageWords::tr("ephemeral claim"));
    case SourceType::Secret: return "Secret";
    case SourceType::ConfigMap: return "ConfigMap";
    case SourceType::None: return volume.typeName.empty() ? StorageWords::of(StorageWords::tr("none given")) : volume.typeName;
    default: return volume.typeName;
    }
}

GraphState graphState(Health health)
{
    switch (health) {
    case Health::Ok: return GraphState::Good;
    case Health::Done: return GraphState::Spent;
    case Health::None:
    case Health::Unknown: return GraphState::Idle;
    case Health::Error:
    case Health::Lost: return GraphState::Bad;
    default: return GraphState::Warning;
    }
}

GraphState podState(const Pod &pod, ServerVersion server, std::string &word)
{
    const PodSummary summary = summarizePod(pod, server);
    word = summary.reason.empty() ? "Unknown" : summary.reason;
    return graphState(summary.health);
}

GraphState claimState(std::string_view phase)
{
    if (phase == "Bound")
        return GraphState::Good;
    if (phase == "Pending")
        return GraphState::Warning;
    if (phase == "Lost")
        return GraphState::Lost;
    if (phase == "Failed")
        return GraphState::Bad;
    return phase == "Released" ? GraphState::Spent : GraphState::Idle;
}

} // namespace portolan

#include "models/decode/kinds.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

namespace portolan::decode {

namespace {

using Words = std::span<const std::string_view>;

struct SourceShape {
    SourceType type;
    std::array<std::string_view, 12> fields; ///< identifying scalars and lists of scalars, in the API's order
};

/// core/v1 types.go: VolumeSource, PersistentVolumeSource.
constexpr SourceShape shapes[] = {
    {SourceType::EmptyDir, {"medium", "sizeLimit"}},
    {SourceType::HostPath, {"path", "type"}},
    {SourceType::Local, {"path", "fsType"}},
    {SourceType::ConfigMap, {"name", "defaultMode", "optional"}},
    {SourceType::Secret, {"secretName", "defaultMode", "optional"}},
    {SourceType::Projected, {"defaultMode"}},
    {SourceType::DownwardAPI, {"defaultMode"}},
    {SourceType::PersistentVolumeClaim, {"claimName", "readOnly"}},
    {SourceType::CSI, {"driver", "volumeHandle", "readOnly", "fsType", "volumeAttributes"}},
    {SourceType::Image, {"reference", "pullPolicy"}},
    {SourceType::NFS, {"server", "path", "readOnly"}},
    {SourceType::ISCSI, {"targetPortal", "iqn", "lun", "iscsiInterface", "fsType", "readOnly", "portals", "chapAuthDiscovery",
                         "chapAuthSession", "initiatorName"}},
    {SourceType::FC, {"targetWWNs", "lun", "fsType", "readOnly", "wwids"}},
    {SourceType::CephFS, {"monitors", "path", "user", "secretFile", "readOnly"}},
    {SourceType::RBD, {"monitors", "image", "fsType", "pool", "user", "keyring", "readOnly"}},
    {SourceType::Glusterfs, {"endpoints", "path", "readOnly", "endpointsNamespace"}},
    {SourceType::AWSElasticBlockStore, {"volumeID", "fsType", "partition", "readOnly"}},
    {SourceType::GCEPersistentDisk, {"pdName", "fsType", "partition", "readOnly"}},
    {SourceType::AzureDisk, {"diskName", "diskURI", "cachingMode", "fsType", "readOnly", "kind"}},
    {SourceType::AzureFile, {"secretName", "shareName", "readOnly", "secretNamespace"}},
    {SourceType::Cinder, {"volumeID", "fsType", "readOnly"}},
    {SourceType::VsphereVolume, {"volumePath", "fsType", "storagePolicyName", "storagePolicyID"}},
    {SourceType::PortworxVolume, {"volumeID", "fsType", "readOnly"}},
    {SourceType::PhotonPersistentDisk, {"pdID", "fsType"}},
    {SourceType::ScaleIO, {"gateway", "system", "sslEnabled", "protectionDomain", "storagePool", "storageMode", "volumeName",
                           "fsType", "readOnly"}},
    {SourceType::StorageOS, {"volumeName", "volumeNamespace", "fsType", "readOnly"}},
    {SourceType::Quobyte, {"registry", "volume", "readOnly", "user", "group", "tenant"}},
    {SourceType::FlexVolume, {"driver", "fsType", "readOnly", "options"}},
    {SourceType::Flocker, {"datasetName", "datasetUUID"}},
    {SourceType::GitRepo, {"repository", "revision", "directory"}},
};

Words fieldsOf(SourceType type)
{
    for (const SourceShape &shape : shapes) {
        if (shape.type != type)
            continue;
        const auto end = std::find(shape.fields.begin(), shape.fields.end(), std::string_view());
        return Words(shape.fields.data(), static_cast<std::size_t>(end - shape.fields.begin()));
    }
    return {};
}

std::size_t rank(Words words, std::string_view field)
{
    // a map's entry "volumeAttributes.x" stands where its map does
    const auto found = std::find(words.begin(), words.end(), field.substr(0, field.find('.')));
    return static_cast<std::size_t>(found - words.begin());
}

void addMode(StringPairs &out, std::string_view key, Value value, Reader &reader)
{
    std::int32_t mode = -1;
    reader.read(value, mode);
    if (mode < 0)
        return;
    char text[16];
    std::snprintf(text, sizeof text, "0%o", static_cast<unsigned>(mode));
    out.emplace_back(reader.intern(key), reader.intern(text));
}

void addList(StringPairs &out, std::string_view key, Value value, Reader &reader)
{
    std::string joined;
    reader.array(value, [&](Value element) {
        if (const auto text = reader.scalar(element))
            joined.append(joined.empty() ? "" : ",").append(*text);
    });
    if (!joined.empty())
        out.emplace_back(reader.intern(key), reader.intern(joined));
}

void addMap(StringPairs &out, std::string_view key, Value value, Reader &reader)
{
    const std::string prefix = std::string(key) + '.';
    reader.object(value, [&](std::string_view k, Value v) {
        if (const auto text = reader.scalar(v))
            out.emplace_back(reader.intern(prefix + std::string(k)), reader.intern(*text));
    });
}

void addField(StringPairs &out, std::string_view key, Value value, Reader &reader)
{
    if (key == "defaultMode")
        addMode(out, key, value, reader);
    else if (reader.isArray(value))
        addList(out, key, value, reader);
    else if (reader.isObject(value))
        addMap(out, key, value, reader);
    else if (const auto text = reader.scalar(value))
        out.emplace_back(reader.intern(key), reader.intern(*text));
}

bool isSecretReference(std::string_view key)
{
    static constexpr std::string_view names[] = {"secretRef", "nodePublishSecretRef", "nodeStageSecretRef",
        "controllerPublishSecretRef", "nodeExpandSecretRef", "controllerExpandSecretRef"};
    return std::find(std::begin(names), std::end(names), key) != std::end(names);
}

void readSecretReference(VolumeSource &source, std::string_view field, Value value, Reader &reader)
{
    std::string ns, name;
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name")
            reader.read(v, name);
        else if (key == "namespace")
            reader.read(v, ns);
    });
    if (name.empty())
        return;
    const IStr ref = reader.intern(ns.empty() ? name : ns + '/' + name);
    if (source.secretRef.empty())
        source.secretRef = ref;
    source.secretRefs.emplace_back(reader.intern(field), ref);
}

/// azureFile names its Secret by two plain fields.
void nameAzureSecret(VolumeSource &source, Reader &reader)
{
    const std::string_view name = source.field("secretName"), ns = source.field("secretNamespace");
    if (!name.empty())
        source.secretRef = ns.empty() ? reader.intern(name) : reader.intern(std::string(ns) + '/' + std::string(name));
}

void readFields(VolumeSource &source, Value value, Reader &reader)
{
    const Words words = fieldsOf(source.type);
    reader.object(value, [&](std::string_view key, Value v) {
        if (isSecretReference(key))
            readSecretReference(source, key, v, reader);
        else if (key == "items")
            readItems(source.items, v, reader);
        else if (key == "sources" && source.type == SourceType::Projected)
            readProjected(source, v, reader);
        else if (source.type == SourceType::None || rank(words, key) < words.size())
            addField(source.fields, key, v, reader);
    });
    if (source.fields.size() > 1)
        std::stable_sort(source.fields.begin(), source.fields.end(),
                         [words](const auto &a, const auto &b) { return rank(words, a.first) < rank(words, b.first); });
    if (source.type == SourceType::AzureFile)
        nameAzureSecret(source, reader);
}

} // namespace

void readItems(std::vector<std::pair<IStr, IStr>> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        auto &[from, path] = out.emplace_back();
        reader.object(element, [&, &source = from, &target = path](std::string_view key, Value v) {
            if (key == "key")
                reader.read(v, source);
            else if (key == "path")
                reader.read(v, target);
            else if (key == "fieldRef" || key == "resourceFieldRef")
                reader.object(v, [&](std::string_view k, Value field) {
                    if (k == "fieldPath" || k == "resource")
                        reader.read(field, source);
                });
        });
    });
}

namespace {

using ProjectedType = ProjectedSource::Type;

std::optional<ProjectedType> projectedType(std::string_view field)
{
    static constexpr std::pair<std::string_view, ProjectedType> types[] = {{"configMap", ProjectedType::ConfigMap},
        {"secret", ProjectedType::Secret}, {"downwardAPI", ProjectedType::DownwardAPI},
        {"serviceAccountToken", ProjectedType::ServiceAccountToken}, {"clusterTrustBundle", ProjectedType::ClusterTrustBundle},
        {"podCertificate", ProjectedType::PodCertificate}};
    for (const auto &[name, type] : types)
        if (name == field)
            return type;
    return std::nullopt;
}

void readProjectedMember(ProjectedSource &out, std::string_view key, Value v, Reader &reader)
{
    if (key == "name" || (key == "signerName" && out.name.empty()))
        reader.read(v, out.name);
    else if (key == "path" || key == "credentialBundlePath")
        reader.read(v, out.path);
    else if (key == "keyPath")
        reader.read(v, out.keyPath);
    else if (key == "certificateChainPath")
        reader.read(v, out.chainPath);
    else if (key == "keyType")
        reader.read(v, out.keyType);
    else if (key == "audience")
        reader.read(v, out.audience);
    else if (key == "expirationSeconds" || key == "maxExpirationSeconds")
        reader.read(v, out.expirationSeconds);
    else if (key == "optional")
        reader.read(v, out.optional);
    else if (key == "items")
        readItems(out.items, v, reader);
}

} // namespace

void readProjected(VolumeSource &source, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        reader.object(element, [&](std::string_view key, Value v) {
            const auto type = projectedType(key);
            if (!reader.isObject(v))
                return;
            ProjectedSource &part = source.projected.emplace_back();
            part.type = type.value_or(ProjectedType::Other);
            part.typeName = reader.intern(key);
            if (!type)
                return;
            reader.object(v, [&](std::string_view k, Value field) { readProjectedMember(part, k, field, reader); });
        });
    });
}

bool readSource(VolumeSource &source, std::string_view field, Value value, Reader &reader)
{
    if (!reader.isObject(value))
        return false;
    source.type = sourceTypeByField(field);
    source.typeName = reader.intern(field);
    readFields(source, value, reader);
    return true;
}

} // namespace portolan::decode

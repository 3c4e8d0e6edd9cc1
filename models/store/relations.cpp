#include "models/store/relations.h"

#include <algorithm>

#include "models/core/enumwords.h"
#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/pod.h"

namespace portolan {

namespace {

using Visit = std::function<void(const Reference &)>;

/// Hands references on, dropping those without a name and giving cluster-scoped ones no namespace.
class Emitter
{
public:
    Emitter(const Object &from, const Visit &visit) : m_ns(from.meta.ns), m_visit(visit) {}

    void operator()(Relation relation, Kind kind, std::string_view name) const { inNamespace(relation, kind, m_ns, name); }
    void inNamespace(Relation relation, Kind kind, std::string_view ns, std::string_view name) const
    {
        if (!name.empty() && kind != Kind::Other)
            m_visit({relation, kind, kindInfo(kind).namespaced ? ns : std::string_view(), name});
    }
    [[nodiscard]] std::string_view ns() const { return m_ns; }

private:
    std::string_view m_ns;
    const Visit &m_visit;
};

Kind kindOf(std::string_view name, std::string_view apiVersion)
{
    return kindByName(name, splitApiVersion(apiVersion).first);
}

void owners(const Object &object, const Emitter &emit)
{
    for (const OwnerReference &owner : object.meta.owners)
        emit(Relation::OwnedBy, kindOf(owner.kind, owner.apiVersion), owner.name);
}

void driverSecret(std::string_view ref, const Emitter &emit)
{
    const std::size_t slash = ref.find('/');
    if (slash == std::string_view::npos)
        emit(Relation::UsesSecret, Kind::Secret, ref);
    else
        emit.inNamespace(Relation::UsesSecret, Kind::Secret, ref.substr(0, slash), ref.substr(slash + 1));
}

void podVolume(const Volume &volume, std::string_view pod, const Emitter &emit)
{
    const VolumeSource &source = volume.source;
    switch (source.type) {
    case SourceType::PersistentVolumeClaim: emit(Relation::UsesClaim, Kind::PersistentVolumeClaim, source.field("claimName")); break;
    case SourceType::Ephemeral: emit(Relation::UsesClaim, Kind::PersistentVolumeClaim, volume.claimName(pod)); break;
    case SourceType::ConfigMap: emit(Relation::UsesConfigMap, Kind::ConfigMap, source.field("name")); break;
    case SourceType::Secret: emit(Relation::UsesSecret, Kind::Secret, source.field("secretName")); break;
    default: break;
    }
    for (const ProjectedSource &part : source.projected) {
        if (part.type == ProjectedSource::Type::ConfigMap)
            emit(Relation::UsesConfigMap, Kind::ConfigMap, part.name);
        else if (part.type == ProjectedSource::Type::Secret)
            emit(Relation::UsesSecret, Kind::Secret, part.name);
    }
    if (source.secretRefs.empty())
        driverSecret(source.secretRef, emit);
    for (const auto &[field, ref] : source.secretRefs)
        driverSecret(ref, emit);
}

void visitPod(const Pod &pod, const Emitter &emit)
{
    emit(Relation::RunsOn, Kind::Node, pod.nodeName);
    for (const Volume &volume : pod.volumes)
        podVolume(volume, pod.meta.name, emit);
    for (const Container &container : pod.containers)
        for (const EnvSource &env : container.envSources)
            emit(env.secret ? Relation::UsesSecret : Relation::UsesConfigMap, env.secret ? Kind::Secret : Kind::ConfigMap, env.object);
    emit(Relation::UsesAccount, Kind::ServiceAccount, pod.serviceAccountName);
}

void visitClaim(const PersistentVolumeClaim &claim, const Emitter &emit)
{
    emit(Relation::BoundTo, Kind::PersistentVolume, claim.volumeName);
    emit(Relation::OfClass, Kind::StorageClass, claim.effectiveClass());
}

void visitVolume(const PersistentVolume &volume, const Emitter &emit)
{
    if (volume.hasClaimRef)
        emit.inNamespace(Relation::ClaimedBy, Kind::PersistentVolumeClaim, volume.claimNamespace, volume.claimName);
    emit(Relation::OfClass, Kind::StorageClass, volume.effectiveClass());
}

void visitAttachment(const VolumeAttachment &attachment, const Emitter &emit)
{
    emit(Relation::Attaches, Kind::PersistentVolume, attachment.persistentVolumeName);
    emit(Relation::AttachedTo, Kind::Node, attachment.nodeName);
}

void target(const ObjectRef &ref, const Emitter &emit)
{
    if (ref.kind == "Pod")
        emit.inNamespace(Relation::Targets, Kind::Pod, ref.ns.empty() ? emit.ns() : ref.ns.view(), ref.name);
}

void visitSlice(const EndpointSlice &slice, const Emitter &emit)
{
    emit(Relation::SliceOf, Kind::Service, slice.serviceName);
    for (const EndpointSlice::Endpoint &endpoint : slice.endpoints)
        target(endpoint.target, emit);
}

void visitEndpoints(const Endpoints &endpoints, const Emitter &emit)
{
    emit(Relation::SliceOf, Kind::Service, endpoints.meta.name);
    for (const Endpoints::Subset &subset : endpoints.subsets) {
        for (const Endpoints::Address &address : subset.addresses)
            target(address.target, emit);
        for (const Endpoints::Address &address : subset.notReadyAddresses)
            target(address.target, emit);
    }
}

void visitIngress(const Ingress &ingress, const Emitter &emit)
{
    emit(Relation::RoutesTo, Kind::Service, ingress.defaultBackend.serviceName);
    for (const Ingress::Rule &rule : ingress.rules)
        for (const Ingress::Path &path : rule.paths)
            emit(Relation::RoutesTo, Kind::Service, path.backend.serviceName);
}

void visitEvent(const Event &event, const Emitter &emit)
{
    const Kind kind = kindOf(event.involvedKind, event.involvedApiVersion);
    const std::string_view ns = event.involvedNamespace.empty() ? event.meta.ns : event.involvedNamespace;
    emit.inNamespace(Relation::Involves, kind, ns, event.involvedName);
}

} // namespace

void forEachReference(const Object &object, const Visit &visit)
{
    const Emitter emit(object, visit);
    owners(object, emit);
    switch (object.kind) {
    case Kind::Pod: visitPod(static_cast<const Pod &>(object), emit); break;
    case Kind::PersistentVolumeClaim: visitClaim(static_cast<const PersistentVolumeClaim &>(object), emit); break;
    case Kind::PersistentVolume: visitVolume(static_cast<const PersistentVolume &>(object), emit); break;
    case Kind::VolumeAttachment: visitAttachment(static_cast<const VolumeAttachment &>(object), emit); break;
    case Kind::VolumeSnapshot:
        emit(Relation::SnapshotOf, Kind::PersistentVolumeClaim, static_cast<const VolumeSnapshot &>(object).claimName);
        break;
    case Kind::EndpointSlice: visitSlice(static_cast<const EndpointSlice &>(object), emit); break;
    case Kind::Endpoints: visitEndpoints(static_cast<const Endpoints &>(object), emit); break;
    case Kind::Ingress: visitIngress(static_cast<const Ingress &>(object), emit); break;
    case Kind::Event: visitEvent(static_cast<const Event &>(object), emit); break;
    default: break;
    }
}

std::vector<ObjectKey> referencesOf(const Object &object, Relation relation)
{
    std::vector<ObjectKey> keys;
    forEachReference(object, [&keys, relation](const Reference &reference) {
        if (reference.relation == relation)
            keys.push_back({reference.kind, std::string(reference.ns), std::string(reference.name)});
    });
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

std::string_view relationName(Relation relation)
{
    static constexpr EnumWords<Relation::Involves> names{"OwnedBy", "RunsOn", "UsesClaim", "UsesConfigMap", "UsesSecret",
        "UsesAccount", "BoundTo", "ClaimedBy", "OfClass", "Attaches", "AttachedTo", "SnapshotOf", "SliceOf", "Targets",
        "RoutesTo", "Involves"};
    return names[relation];
}

} // namespace portolan

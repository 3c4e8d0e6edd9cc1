#include "models/decode/decoder.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "models/decode/kinds.h"
#include "models/decode/looseidentity.h"

namespace portolan {

using decode::Reader;
using decode::Value;

namespace {

Kind knownKind(const TypeHint &type)
{
    return kindByName(type.kind, splitApiVersion(type.apiVersion).first);
}

/// What every kind shares while its top-level members are read.
struct TopLevel {
    TypeHint type;
    bool sawType = false;

    /// True when the member was one of those.
    bool take(ObjectMeta &meta, std::string_view key, Value value, Reader &reader)
    {
        if (key == "metadata") {
            readMeta(meta, value, reader);
        } else if (key == "kind") {
            sawType = true;
            reader.read(value, type.kind);
        } else if (key == "apiVersion") {
            reader.read(value, type.apiVersion);
        } else {
            return false;
        }
        return true;
    }
};

struct Task {
    Reader &reader;
    simdjson::ondemand::object &root;
    TopLevel top; ///< what the object says of itself
    ObjectMeta seen; ///< metadata, for messages about a broken object
    const TypeHint &type;
};

void adopt(Object &, const TypeHint &, Reader &)
{
}

void adopt(OtherObject &object, const TypeHint &type, Reader &reader)
{
    object.apiVersion = reader.intern(type.apiVersion);
    object.kindName = reader.intern(type.kind);
}

template<class T>
ObjectPtr make(Task &task)
{
    auto object = std::make_shared<T>();
    object->kind = T::staticKind;
    task.reader.members(task.root, [&](std::string_view key, Value value) {
        if (!task.top.take(object->meta, key, value, task.reader))
            readMember(*object, key, value, task.reader);
    });
    if (task.reader.failed()) {
        task.seen = std::move(object->meta);
        return nullptr;
    }
    adopt(*object, task.type, task.reader);
    decode::finish(*object, task.reader);
    return object;
}

using Maker = ObjectPtr (*)(Task &);

/// In the order of Kind.
constexpr std::array<Maker, kindCount> makers{
    make<Pod>, make<PersistentVolumeClaim>, make<PersistentVolume>, make<StorageClass>, make<VolumeAttachment>, make<CSIDriver>,
    make<CSINode>, make<VolumeSnapshot>, make<CSIStorageCapacity>, make<VolumeSnapshotContent>, make<VolumeSnapshotClass>, make<Node>,
    make<Namespace>, make<Event>, make<ConfigMap>, make<Secret>,
    make<ServiceAccount>, make<Service>, make<EndpointSlice>, make<Endpoints>, make<Ingress>, make<IngressClass>,
    make<NetworkPolicy>, make<Deployment>, make<ReplicaSet>, make<StatefulSet>, make<DaemonSet>, make<Job>, make<CronJob>,
    make<OtherObject>,
};

} // namespace

struct ObjectDecoder::Private {
    explicit Private(StringPool &pool) : reader(pool) {}

    Reader reader;
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    std::unique_ptr<char[]> buffer;
    std::size_t capacity = 0;
    std::size_t length = 0;
    std::size_t oddBefore = 0; ///< of attempts that were dropped for another kind

    void copy(std::string_view bytes);
    simdjson::error_code open(simdjson::ondemand::object &root);
    simdjson::error_code scanType(TypeHint &type);
    Result<ObjectPtr> attempt(TypeHint &type, bool &again);
    [[nodiscard]] tl::unexpected<Error> broken(TypeHint type, const ObjectMeta &seen, simdjson::error_code code) const;
};

/// simdjson reads up to SIMDJSON_PADDING bytes past the end.
void ObjectDecoder::Private::copy(std::string_view bytes)
{
    if (bytes.size() + simdjson::SIMDJSON_PADDING > capacity) {
        capacity = std::max<std::size_t>(16 * 1024, (bytes.size() + simdjson::SIMDJSON_PADDING) * 3 / 2);
        buffer = std::make_unique<char[]>(capacity);
    }
    length = bytes.size();
    if (length > 0)
        std::memcpy(buffer.get(), bytes.data(), length);
    std::memset(buffer.get() + length, ' ', simdjson::SIMDJSON_PADDING);
}

simdjson::error_code ObjectDecoder::Private::open(simdjson::ondemand::object &root)
{
    reader.begin(buffer.get(), buffer.get() + length);
    if (const auto error = parser.iterate(buffer.get(), length, capacity).get(document))
        return error;
    return document.get_object().get(root);
}

/// kind and apiVersion, which servers write first; elsewhere they cost a pass of their own.
simdjson::error_code ObjectDecoder::Private::scanType(TypeHint &type)
{
    simdjson::ondemand::object root;
    if (const auto error = open(root))
        return error;
    for (auto member : root) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(member).get(field))
            return error;
        const auto key = field.key();
        if (key == "kind")
            reader.read(field.value(), type.kind);
        else if (key == "apiVersion")
            reader.read(field.value(), type.apiVersion);
        if (reader.failed())
            return reader.fatal();
        if (!type.kind.empty() && !type.apiVersion.empty())
            break;
    }
    return simdjson::SUCCESS;
}

tl::unexpected<Error> ObjectDecoder::Private::broken(TypeHint type, const ObjectMeta &seen, simdjson::error_code code) const
{
    const std::string_view bytes(buffer.get(), length);
    if (type.kind.empty())
        type = {looseText(bytes, "apiVersion"), looseText(bytes, "kind")};
    std::string name = seen.name, ns = seen.ns.str();
    static constexpr std::string_view key = "\"metadata\"";
    const std::size_t at = bytes.find(key);
    const std::size_t open = at == std::string_view::npos ? at : bytes.find('{', at);
    if (name.empty() && open != std::string_view::npos)
        name = looseText(bytes.substr(open), "name");
    if (ns.empty() && open != std::string_view::npos)
        ns = looseText(bytes.substr(open), "namespace");
    return failure(ErrorKind::Parse, objectPath(type, ns, name), simdjson::error_message(code));
}

Result<ObjectPtr> ObjectDecoder::Private::attempt(TypeHint &type, bool &again)
{
    simdjson::ondemand::object root;
    if (const auto error = open(root))
        return broken(type, {}, error);
    Task task{reader, root, {}, {}, type};
    ObjectPtr object = makers[static_cast<std::size_t>(knownKind(type))](task);
    if (!reader.failed() && document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        reader.fail(simdjson::TRAILING_CONTENT);
    if (reader.failed())
        return broken(type, task.seen, reader.fatal());
    const TypeHint &own = task.top.type;
    again = task.top.sawType && !own.kind.empty() && (own.kind != type.kind || (!own.apiVersion.empty() && own.apiVersion != type.apiVersion));
    if (again)
        type = {own.apiVersion.empty() ? type.apiVersion : own.apiVersion, own.kind};
    return object;
}

ObjectDecoder::ObjectDecoder(StringPool &pool) : d(std::make_unique<Private>(pool)) {}
ObjectDecoder::~ObjectDecoder() = default;

Result<ObjectPtr> ObjectDecoder::decode(std::string_view bytes, const TypeHint &hint)
{
    d->copy(bytes);
    TypeHint type{hint.apiVersion, hint.kind};
    if (type.kind.empty()) {
        const std::size_t odd = d->reader.odd();
        if (const auto error = d->scanType(type))
            return d->broken(type, {}, error);
        d->oddBefore += d->reader.odd() - odd;
    }
    for (int i = 0;; ++i) {
        bool again = false;
        const std::size_t odd = d->reader.odd();
        Result<ObjectPtr> object = d->attempt(type, again);
        if (!object || !again || i > 0) {
            if (object && (*object)->meta.name.empty())
                return failure(ErrorKind::Parse, objectPath(type, (*object)->meta.ns, {}), "metadata.name is missing");
            return object;
        }
        d->oddBefore += d->reader.odd() - odd;
    }
}

std::string objectPath(const TypeHint &type, std::string_view ns, std::string_view name)
{
    const Kind kind = knownKind(type);
    std::string path = kind == Kind::Other ? type.kind : std::string(kindInfo(kind).resource);
    if (path.empty())
        path = "object";
    if (!ns.empty())
        path.append("/").append(ns);
    return path + '/' + (name.empty() ? "?" : std::string(name));
}

std::size_t ObjectDecoder::oddFields() const
{
    return d->reader.odd() - d->oddBefore;
}

const std::vector<std::size_t> &ObjectDecoder::oddPlaces() const
{
    return d->reader.oddPlaces();
}

bool keptAnnotation(std::string_view key)
{
    static constexpr std::array<std::string_view, 15> exact{
        "volume.beta.kubernetes.io/storage-class", "volume.kubernetes.io/selected-node", "volume.alpha.kubernetes.io/selected-node",
        "volume.beta.kubernetes.io/storage-provisioner", "volume.kubernetes.io/storage-provisioner",
        "pv.kubernetes.io/provisioned-by", "pv.kubernetes.io/bind-completed", "pv.kubernetes.io/bound-by-controller",
        "kubernetes.io/ingress.class", "ingressclass.kubernetes.io/is-default-class", "deployment.kubernetes.io/revision",
        "storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class",
        "kubernetes.io/service-account.name", "service.beta.kubernetes.io/load-balancer-source-ranges",
    };
    static constexpr std::array<std::string_view, 7> prefixes{"flannel.alpha.coreos.com/", "projectcalico.org/",
        "cni.projectcalico.org/", "io.cilium.", "network.cilium.io/", "kubernetes.io/config.", "service.kubernetes.io/topology-"};
    if (std::find(exact.begin(), exact.end(), key) != exact.end())
        return true;
    // flannel's own prefix can be configured
    for (const std::string_view suffix : {"/backend-type", "/backend-data", "/backend-v6-data", "/public-ip", "/public-ip-overwrite", "/public-ipv6", "/public-ipv6-overwrite"})
        if (key.ends_with(suffix))
            return true;
    return std::any_of(prefixes.begin(), prefixes.end(), [key](std::string_view p) { return key.starts_with(p); });
}

} // namespace portolan

#include "models/snapshot/snapshotsource.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "models/objects/discoveryorder.h"
#include "models/objects/kind.h"
#include "models/snapshot/customkind.h"
#include "models/snapshot/selector.h"

namespace portolan {

namespace {

struct BuiltIn {
    std::string_view group, kind, resource, shortName;
    bool namespaced;
};

/// Kinds every cluster serves that Portolan has no struct for.
constexpr std::array<BuiltIn, 24> builtIns{{
    {"rbac.authorization.k8s.io", "ClusterRole", "clusterroles", "", false},
    {"rbac.authorization.k8s.io", "ClusterRoleBinding", "clusterrolebindings", "", false},
    {"rbac.authorization.k8s.io", "Role", "roles", "", true},
    {"rbac.authorization.k8s.io", "RoleBinding", "rolebindings", "", true},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "customresourcedefinitions", "crd", false},
    {"apiregistration.k8s.io", "APIService", "apiservices", "", false},
    {"scheduling.k8s.io", "PriorityClass", "priorityclasses", "pc", false},
    {"node.k8s.io", "RuntimeClass", "runtimeclasses", "", false},
    {"autoscaling", "HorizontalPodAutoscaler", "horizontalpodautoscalers", "hpa", true},
    {"policy", "PodDisruptionBudget", "poddisruptionbudgets", "pdb", true},
    {"policy", "PodSecurityPolicy", "podsecuritypolicies", "psp", false},
    {"", "ResourceQuota", "resourcequotas", "quota", true},
    {"", "LimitRange", "limitranges", "limits", true},
    {"", "ReplicationController", "replicationcontrollers", "rc", true},
    {"", "PodTemplate", "podtemplates", "", true},
    {"apps", "ControllerRevision", "controllerrevisions", "", true},
    {"coordination.k8s.io", "Lease", "leases", "", true},
    {"storage.k8s.io", "CSIStorageCapacity", "csistoragecapacities", "", true},
    {"storage.k8s.io", "VolumeAttributesClass", "volumeattributesclasses", "vac", false},
    {"admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", "", false},
    {"admissionregistration.k8s.io", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", "", false},
    {"policy.networking.k8s.io", "AdminNetworkPolicy", "adminnetworkpolicies", "anp", false},
}};

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

/// meta.UnsafeGuessKindToResource.
std::string pluralOf(const std::string &singular)
{
    if (singular.ends_with('s'))
        return singular + "es";
    return singular.ends_with('y') ? singular.substr(0, singular.size() - 1) + "ies" : singular + 's';
}

std::vector<std::string> split(std::string_view commaList)
{
    std::vector<std::string> out;
    while (!commaList.empty()) {
        const std::size_t comma = commaList.find(',');
        out.emplace_back(commaList.substr(0, comma));
        commaList.remove_prefix(comma == std::string_view::npos ? commaList.size() : comma + 1);
    }
    return out;
}

ResourceInfo fromKnown(const KindInfo &info, std::string_view version)
{
    ResourceInfo resource;
    resource.group = info.group;
    resource.version = version.empty() ? info.versions.substr(0, info.versions.find(',')) : version;
    resource.resource = info.resource;
    resource.kind = info.name;
    resource.singular = info.singular;
    resource.shortNames = split(info.shortNames);
    resource.verbs = {"get", "list"};
    resource.namespaced = info.namespaced;
    return resource;
}

bool isCalled(const ResourceInfo &resource, std::string_view typed)
{
    const std::string word = lowered(typed);
    const std::size_t dot = word.find('.');
    const std::string name = word.substr(0, dot);
    if (dot != std::string::npos && word.substr(dot + 1) != resource.group
        && word.substr(dot + 1) != resource.version + '.' + resource.group)
        return false;
    return name == resource.resource || name == resource.singular || name == lowered(resource.kind)
        || std::find(resource.shortNames.begin(), resource.shortNames.end(), name) != resource.shortNames.end();
}

} // namespace

ResourceInfo resourceFor(std::string_view apiVersion, std::string_view kind, bool hasNamespace)
{
    const auto [group, version] = splitApiVersion(apiVersion);
    if (const Kind known = kindByName(kind, group); known != Kind::Other) {
        const bool native = kindInfo(known).group == group;
        return fromKnown(kindInfo(known), native ? version : std::string_view());
    }
    ResourceInfo resource;
    resource.group = group;
    resource.version = version;
    resource.kind = kind;
    resource.singular = lowered(kind);
    resource.resource = pluralOf(resource.singular);
    resource.verbs = {"get", "list"};
    resource.namespaced = hasNamespace;
    for (const BuiltIn &b : builtIns) {
        if (b.group != group || b.kind != kind)
            continue;
        resource.resource = b.resource;
        resource.namespaced = b.namespaced;
        resource.shortNames = split(b.shortName);
    }
    return resource;
}

bool SnapshotSource::put(const ResourceInfo &resource, Json object)
{
    Collection &collection = m_collections[{resource.group, resource.resource}];
    if (collection.resource.kind.empty())
        collection.resource = resource;
    collection.resource.namespaced = collection.resource.namespaced || resource.namespaced;
    const Json &metadata = object["metadata"];
    std::pair<std::string, std::string> key(metadata["namespace"].str(), metadata["name"].str());
    return !collection.objects.insert_or_assign(std::move(key), std::move(object)).second;
}

void SnapshotSource::putLog(const std::string &ns, const std::string &pod, std::string file)
{
    m_logs[{ns, pod}] = std::move(file);
}

const SnapshotSource::Collection *SnapshotSource::find(const ResourceInfo &resource) const
{
    const auto found = m_collections.find({resource.group, resource.resource});
    return found == m_collections.end() ? nullptr : &found->second;
}

void SnapshotSource::define()
{
    const auto definitions = m_collections.find({"apiextensions.k8s.io", "customresourcedefinitions"});
    if (definitions == m_collections.end())
        return;
    for (const auto &[key, definition] : definitions->second.objects) {
        const CustomKind kind = CustomKind::of(definition);
        Collection &collection = m_collections[{kind.resource.group, kind.resource.resource}];
        const std::string version = collection.resource.version;
        collection.resource = kind.resource;
        collection.versions = kind.versions;
        collection.renames = kind.renames;
        if (!kind.renames && !collection.objects.empty())
            collection.resource.version = version; // what a webhook makes of them in another one is not known
    }
}

const SnapshotSource::Collection *SnapshotSource::called(std::string_view typed) const
{
    const Collection *best = nullptr;
    std::pair<bool, std::size_t> bestRank;
    const std::string word = lowered(typed.substr(0, typed.find('.')));
    for (const auto &[key, collection] : m_collections) {
        const ResourceInfo &resource = collection.resource;
        if (!isCalled(resource, typed))
            continue;
        const bool isShort = word != resource.resource && word != resource.singular && word != lowered(resource.kind);
        const std::pair rank(isShort, discoveryRank(resource.group));
        if (!best || rank < bestRank) {
            best = &collection;
            bestRank = rank;
        }
    }
    return best;
}

std::optional<ResourceInfo> SnapshotSource::inTypedVersion(std::string_view typed) const
{
    const std::size_t dot = typed.find('.'), next = dot == std::string_view::npos ? dot : typed.find('.', dot + 1);
    if (next == std::string_view::npos)
        return std::nullopt;
    const std::string version(typed.substr(dot + 1, next - dot - 1));
    const std::string unversioned = std::string(typed.substr(0, dot)) + std::string(typed.substr(next));
    for (const auto &[key, collection] : m_collections) {
        if (std::find(collection.versions.begin(), collection.versions.end(), version) == collection.versions.end() || !isCalled(collection.resource, unversioned))
            continue;
        ResourceInfo out = collection.resource;
        out.version = version;
        return out;
    }
    return std::nullopt;
}

Json SnapshotSource::inVersion(const Json &object, const ResourceInfo &resource, const Collection &collection) const
{
    Json out = object;
    if (collection.renames && resource.version != collection.resource.version && !resource.version.empty())
        out.set("apiVersion", apiVersionText(resource.group, resource.version));
    return out;
}

Result<ResourceInfo> SnapshotSource::resolve(std::string_view typed)
{
    if (std::optional<ResourceInfo> versioned = inTypedVersion(typed))
        return *versioned;
    if (const Collection *meant = called(typed))
        return meant->resource;
    if (const Kind kind = kindByAlias(typed); kind != Kind::Other)
        return fromKnown(kindInfo(kind), {});
    return failure(ErrorKind::NotFound, std::string(typed), "the snapshot doesn't have a resource type \"" + std::string(typed) + "\"");
}

Result<std::vector<ResourceInfo>> SnapshotSource::resources()
{
    std::vector<ResourceInfo> out;
    for (const auto &[key, collection] : m_collections)
        if (!collection.objects.empty())
            out.push_back(collection.resource);
    std::stable_sort(out.begin(), out.end(), [](const ResourceInfo &a, const ResourceInfo &b) { return discoveryRank(a.group) < discoveryRank(b.group); });
    return out;
}

Result<Json> SnapshotSource::get(const ResourceInfo &resource, std::string_view ns, std::string_view name)
{
    const Collection *collection = find(resource);
    if (collection) {
        const bool namespaced = collection->resource.namespaced;
        const auto found = collection->objects.find({namespaced ? std::string(ns) : std::string(), std::string(name)});
        if (found != collection->objects.end())
            return inVersion(found->second, resource, *collection);
    }
    const std::string what = resource.group.empty() ? resource.resource : resource.resource + '.' + resource.group;
    const Covered covered = m_coverage.of(kindByName(resource.kind, resource.group), resource.namespaced ? ns : std::string_view());
    const std::string quoted = what + " \"" + std::string(name) + '"';
    if (covered == Covered::NotAllowed)
        return failure(ErrorKind::Forbidden, what, quoted + " is not in the snapshot: its writer might not read such objects");
    if (covered != Covered::Whole && covered != Covered::NotServed)
        return failure(ErrorKind::NotFound, what, coverageText(covered, QString::fromStdString(quoted)).toStdString());
    return tl::unexpected<Error>(Error{ErrorKind::NotFound, 404, what, what + " \"" + std::string(name) + "\" not found", false});
}

Result<Json> SnapshotSource::list(const ResourceInfo &resource, const ListOptions &options)
{
    const auto labels = QuerySelector::labels(options.labelSelector);
    const auto fields = QuerySelector::fields(options.fieldSelector);
    if (!labels || !fields)
        return tl::unexpected<Error>(!labels ? labels.error() : fields.error());
    std::vector<Json> items;
    if (const Collection *collection = find(resource))
        for (const auto &[key, object] : collection->objects)
            if ((options.ns.empty() || !collection->resource.namespaced || key.first == options.ns) && labels->matches(object)
                && fields->matches(object))
                items.push_back(inVersion(object, resource, *collection));
    if (options.asTable) {
        if (m_makeTable)
            return m_makeTable(resource, items, definedColumns(*this, resource, m_server), m_server);
        return failure(ErrorKind::Server, resource.resource, "a snapshot has no tables of its own");
    }
    Json list = Json::object({{"apiVersion", Json(apiVersionText(resource.group, resource.version))}, {"kind", Json(resource.kind + "List")}});
    list.set("metadata", Json::object({{"resourceVersion", ""}}));
    list.set("items", Json(std::move(items)));
    return list;
}

namespace {

/// A dump holds all containers' logs in one file, between START and END lines.
std::string containerPart(const std::string &log, const std::string &container)
{
    const std::string mark = "==== START logs for container " + (container.empty() ? std::string() : container + " ");
    const std::size_t start = log.find(mark);
    const std::size_t begin = start == std::string::npos ? start : log.find('\n', start);
    if (begin == std::string::npos)
        return container.empty() ? log : std::string();
    const std::size_t end = log.find("==== END logs for container ", begin);
    return log.substr(begin + 1, end == std::string::npos ? end : end - begin - 1);
}

std::string lastLines(const std::string &log, std::int64_t count)
{
    std::size_t at = log.ends_with('\n') ? log.size() - 1 : log.size();
    for (; count > 0 && at > 0; --count) {
        const std::size_t newline = log.rfind('\n', at - 1);
        if (newline == std::string::npos)
            return log;
        at = newline;
    }
    return at == 0 || log.empty() ? log : log.substr(std::min(at + 1, log.size()));
}

} // namespace

Result<std::string> SnapshotSource::podLog(std::string_view ns, std::string_view pod, const LogOptions &options)
{
    const auto found = m_logs.find({std::string(ns), std::string(pod)});
    if (found == m_logs.end() || options.previous)
        return failure(ErrorKind::NotFound, "pods/" + std::string(ns) + '/' + std::string(pod), "the snapshot holds no such log");
    std::ifstream file(found->second, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const std::string log = containerPart(text, options.container);
    return options.tailLines < 0 ? log : lastLines(log, options.tailLines);
}

Result<Json> SnapshotSource::version()
{
    if (const Collection *nodes = find(fromKnown(kindInfo(Kind::Node), {})))
        for (const auto &[key, node] : nodes->objects)
            if (const std::string kubelet = node.at("status.nodeInfo.kubeletVersion").str(); !kubelet.empty())
                return Json::object({{"gitVersion", Json(kubelet)}});
    return failure(ErrorKind::NotFound, "version", "a snapshot without nodes does not tell the server's version");
}

} // namespace portolan

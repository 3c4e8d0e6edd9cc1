#include "models/snapshot/snapshotsource.h"

#include <algorithm>

#include "models/decode/eventform.h"
#include "models/decode/jsonparser.h"
#include "models/decode/todaysform.h"
#include "models/objects/builtinresources.h"
#include "models/objects/discoveryorder.h"
#include "models/objects/kind.h"
#include "models/printers/builtincolumns.h"
#include "models/snapshot/customkind.h"
#include "models/snapshot/selector.h"

namespace portolan {

namespace {

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

/// What was an object once.
Json parsed(std::string_view text)
{
    return parseJson(text).value_or(Json());
}

} // namespace

ResourceInfo resourceFor(std::string_view apiVersion, std::string_view kind, bool hasNamespace)
{
    const auto [group, version] = splitApiVersion(todaysApiVersion(apiVersion, kind));
    const Kind known = kindByName(kind, group); // an event of events.k8s.io is one of the core group's
    const ResourceInfo *builtIn = builtInResource(kind, known == Kind::Other ? group : kindInfo(known).group);
    ResourceInfo resource;
    if (builtIn) {
        resource = *builtIn;
        if (group == resource.group && !version.empty())
            resource.version = version;
        return resource;
    }
    resource.group = group;
    resource.version = version;
    resource.kind = kind;
    resource.singular = lowered(kind);
    resource.resource = pluralOf(resource.singular);
    resource.verbs = {"get", "list"};
    resource.namespaced = hasNamespace;
    return resource;
}

std::optional<Json> SnapshotSource::put(const ResourceInfo &resource, const Json &object, std::string_view text)
{
    Collection &collection = m_collections[{resource.group, resource.resource}];
    if (collection.resource.kind.empty())
        collection.resource = resource;
    collection.resource.namespaced = collection.resource.namespaced || resource.namespaced;
    const Json &metadata = object["metadata"];
    std::pair<std::string, std::string> key(metadata["namespace"].str(), metadata["name"].str());
    const auto [place, fresh] = collection.objects.try_emplace(std::move(key));
    std::optional<Json> replaced;
    if (!fresh)
        replaced = parsed(PackedTexts::Reader(m_texts).at(place->second));
    place->second = m_texts.add(text);
    return replaced;
}

const SnapshotSource::Collection *SnapshotSource::find(const ResourceInfo &resource) const
{
    const bool event = kindByName(resource.kind, resource.group) == Kind::Event; // both groups' are one
    const auto found = m_collections.find({event ? std::string() : resource.group, resource.resource});
    return found == m_collections.end() ? nullptr : &found->second;
}

void SnapshotSource::define()
{
    const auto definitions = m_collections.find({"apiextensions.k8s.io", "customresourcedefinitions"});
    if (definitions == m_collections.end())
        return;
    PackedTexts::Reader texts(m_texts);
    for (const auto &[key, definition] : definitions->second.objects) {
        const CustomKind kind = CustomKind::of(parsed(texts.at(definition)));
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
        // A version typed for a kind that is defined here is one that is served (inTypedVersion), or names nothing.
        const std::size_t dot = typed.find('.');
        const bool otherVersion = !collection.versions.empty() && dot != std::string_view::npos && typed.substr(dot + 1) != resource.group;
        if (otherVersion || !isCalled(resource, typed))
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

bool SnapshotSource::changesVersion(const ResourceInfo &resource, const Collection &collection)
{
    return resource.group != collection.resource.group || (collection.renames && resource.version != collection.resource.version && !resource.version.empty());
}

Json SnapshotSource::inVersion(Json object, const ResourceInfo &resource, const Collection &collection)
{
    if (resource.group != collection.resource.group)
        return eventOfEventsGroup(object);
    if (changesVersion(resource, collection))
        object.set("apiVersion", apiVersionText(resource.group, resource.version));
    return object;
}

Result<ResourceInfo> SnapshotSource::resolve(std::string_view typed)
{
    if (std::optional<ResourceInfo> versioned = inTypedVersion(typed))
        return *versioned;
    if (const Collection *meant = called(typed))
        return meant->resource;
    if (const ResourceInfo *builtIn = builtInResource(typed))
        return *builtIn;
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
            return inVersion(parsed(PackedTexts::Reader(m_texts).at(found->second)), resource, *collection);
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

Result<void> SnapshotSource::choose(const ResourceInfo &resource, const ListOptions &options, const std::function<bool(std::string_view)> &tell) const
{
    const auto labels = QuerySelector::labels(options.labelSelector);
    const auto fields = QuerySelector::fields(options.fieldSelector);
    if (!labels || !fields)
        return tl::unexpected<Error>(!labels ? labels.error() : fields.error());
    const Collection *collection = find(resource);
    if (!collection)
        return {};
    const bool selects = !options.labelSelector.empty() || !options.fieldSelector.empty(), changes = changesVersion(resource, *collection);
    PackedTexts::Reader texts(m_texts);
    for (const auto &[key, place] : collection->objects) {
        if (!options.ns.empty() && collection->resource.namespaced && key.first != options.ns)
            continue;
        std::string_view text = texts.at(place);
        std::string changed;
        if (selects || changes) {
            Json object = parsed(text);
            if (!labels->matches(object) || !fields->matches(object))
                continue;
            if (changes)
                text = changed = toJsonText(inVersion(std::move(object), resource, *collection));
        }
        if (!tell(text))
            break;
    }
    return {};
}

Result<Json> SnapshotSource::list(const ResourceInfo &resource, const ListOptions &options)
{
    std::vector<Json> items;
    const Result<void> chosen = choose(resource, options, [&items](std::string_view text) {
        items.push_back(parsed(text));
        return true;
    });
    if (!chosen)
        return tl::unexpected(chosen.error());
    if (options.asTable) {
        if (m_makeTable)
            return m_makeTable(resource, items, definedColumns(*this, resource, m_server), m_server, options.rowObject);
        return failure(ErrorKind::Server, resource.resource, "a snapshot has no tables of its own");
    }
    Json list = Json::object({{"apiVersion", Json(apiVersionText(resource.group, resource.version))}, {"kind", Json(resource.kind + "List")}});
    list.set("metadata", Json::object({{"resourceVersion", ""}}));
    list.set("items", Json(std::move(items)));
    return list;
}

Result<void> SnapshotSource::listTo(ListSink &sink, const ResourceInfo &resource, const ListOptions &options)
{
    if (options.asTable)
        return tellRows(sink, resource, options);
    sink.head(Json::object({{"apiVersion", Json(apiVersionText(resource.group, resource.version))}, {"kind", Json(resource.kind + "List")},
                            {"metadata", Json::object({{"resourceVersion", ""}})}}));
    return choose(resource, options, [&sink](std::string_view text) { return sink.item(text); });
}

/// A part of the rows at a time, where they stand as their objects do.
Result<void> SnapshotSource::tellRows(ListSink &sink, const ResourceInfo &resource, const ListOptions &options)
{
    constexpr std::size_t together = 500;
    if (!m_makeTable || builtinRowOrder(resource.group, resource.kind) != nullptr)
        return ObjectSource::listTo(sink, resource, options);
    const std::vector<PrinterColumn> columns = definedColumns(*this, resource, m_server);
    std::vector<Json> objects;
    bool any = false, more = true;
    const auto tell = [&] {
        more = tellItems(m_makeTable(resource, objects, columns, m_server, options.rowObject), sink);
        objects.clear();
        any = true;
        return more;
    };
    const Result<void> chosen = choose(resource, options, [&](std::string_view text) {
        objects.push_back(parsed(text));
        return objects.size() < together || tell();
    });
    if (chosen && more && (!objects.empty() || !any))
        tell();
    return chosen;
}

Result<std::string> SnapshotSource::podLog(std::string_view ns, std::string_view pod, const LogOptions &options)
{
    return m_logs.read(ns, pod, options);
}

Result<Json> SnapshotSource::version()
{
    PackedTexts::Reader texts(m_texts);
    if (const Collection *nodes = find(resourceFor("v1", "Node", false)))
        for (const auto &[key, place] : nodes->objects)
            if (const std::string kubelet = parsed(texts.at(place)).at("status.nodeInfo.kubeletVersion").str(); !kubelet.empty())
                return Json::object({{"gitVersion", Json(kubelet)}});
    return failure(ErrorKind::NotFound, "version", "a snapshot without nodes does not tell the server's version");
}

} // namespace portolan

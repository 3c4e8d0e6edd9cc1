#include "app/demo/catalog.h"

#include <algorithm>

#include "models/objects/kind.h"
#include "models/printers/builtincolumns.h"

namespace portolan {

namespace {

const std::vector<std::string> readVerbs{"get", "list", "watch"};

std::vector<std::string> splitComma(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        out.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return out;
}

bool inAll(Kind kind) // the category "all"
{
    switch (kind) {
    case Kind::Pod: case Kind::Service: case Kind::DaemonSet: case Kind::Deployment: case Kind::ReplicaSet:
    case Kind::StatefulSet: case Kind::Job: case Kind::CronJob:
        return true;
    default:
        return false;
    }
}

ResourceInfo clusterWide(std::string group, std::string resource, std::string kind, std::string singular, std::string shortName)
{
    ResourceInfo info{std::move(group), "v1", std::move(resource), std::move(kind), std::move(singular), {}, {}, readVerbs, false};
    if (!shortName.empty())
        info.shortNames.push_back(std::move(shortName));
    return info;
}

Json words(const std::vector<std::string> &list)
{
    Json out = Json::array();
    for (const std::string &word : list)
        out.push(word);
    return out;
}

Json apiResource(const ResourceInfo &info)
{
    Json out = Json::object({{"name", info.resource}, {"singularName", info.singular}, {"namespaced", info.namespaced},
                             {"kind", info.kind}, {"verbs", words(info.verbs)}});
    if (!info.shortNames.empty())
        out.set("shortNames", words(info.shortNames));
    if (!info.categories.empty())
        out.set("categories", words(info.categories));
    return out;
}

Json aggregatedResource(const ResourceInfo &info)
{
    const auto kind = [&info] {
        return Json::object({{"group", info.group}, {"version", info.version}, {"kind", info.kind}});
    };
    Json out = Json::object({{"resource", info.resource}, {"responseKind", kind()},
                             {"scope", info.namespaced ? "Namespaced" : "Cluster"}, {"singularResource", info.singular},
                             {"verbs", words(info.verbs)}});
    if (!info.shortNames.empty())
        out.set("shortNames", words(info.shortNames));
    if (!info.categories.empty())
        out.set("categories", words(info.categories));
    if (info.resource == "pods" && info.group.empty())
        out.set("subresources", Json(Json::Array{Json::object(
                                    {{"subresource", "log"}, {"responseKind", kind()}, {"verbs", words({"get"})}})}));
    return out;
}

} // namespace

Catalog::Catalog(const std::vector<Json> &objects)
{
    for (const KindInfo &kind : knownKinds()) {
        ResourceInfo info{std::string(kind.group), splitComma(kind.versions).front(), std::string(kind.resource), std::string(kind.name),
                          std::string(kind.singular), splitComma(kind.shortNames), {}, readVerbs, kind.namespaced};
        std::erase(info.shortNames, "event"); // an alias of ours
        if (inAll(kind.kind))
            info.categories.emplace_back("all");
        m_resources.push_back(std::move(info));
    }
    m_resources.push_back({"coordination.k8s.io", "v1", "leases", "Lease", "lease", {}, {}, readVerbs, true});
    m_resources.push_back(clusterWide("scheduling.k8s.io", "priorityclasses", "PriorityClass", "priorityclass", "pc"));
    m_resources.push_back(clusterWide("snapshot.storage.k8s.io", "volumesnapshotclasses", "VolumeSnapshotClass", "volumesnapshotclass", "vsclass"));
    m_resources.push_back(clusterWide("snapshot.storage.k8s.io", "volumesnapshotcontents", "VolumeSnapshotContent", "volumesnapshotcontent", "vsc"));
    for (const bool pods : {false, true}) // usageanswers.h
        m_resources.push_back({"metrics.k8s.io", "v1beta1", pods ? "pods" : "nodes", pods ? "PodMetrics" : "NodeMetrics", "", {}, {}, {"get", "list"}, pods});
    ResourceInfo review = clusterWide("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview", "selfsubjectaccessreview", "");
    review.verbs = {"create"};
    m_resources.push_back(std::move(review));
    review = clusterWide("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview", "selfsubjectrulesreview", "");
    review.verbs = {"create"};
    m_resources.push_back(std::move(review));
    ResourceInfo definitions = clusterWide("apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition", "customresourcedefinition", "crd");
    definitions.shortNames.emplace_back("crds");
    definitions.categories = {"api-extensions"};
    m_columns[static_cast<int>(m_resources.size())] = builtinColumns(definitions.group, definitions.kind, {});
    m_resources.push_back(std::move(definitions));
    for (const Json &object : objects)
        if (object["kind"].view() == "CustomResourceDefinition")
            define(object);
}

void Catalog::define(const Json &definition)
{
    const Json &spec = definition["spec"];
    const Json &names = spec["names"];
    ResourceInfo info{spec["group"].str(), spec["versions"][0]["name"].str(), names["plural"].str(), names["kind"].str(),
                      names["singular"].str(), {}, {}, readVerbs, spec["scope"].view() == "Namespaced"};
    for (const Json &name : names["shortNames"].items())
        info.shortNames.push_back(name.str());
    for (const Json &name : names["categories"].items())
        info.categories.push_back(name.str());
    if (indexOf(info.group, info.version, info.resource) >= 0)
        return; // served as one of our own
    m_columns[static_cast<int>(m_resources.size())] = portolan::printerColumns(definition, info.version);
    m_resources.push_back(std::move(info));
}

std::span<const PrinterColumn> Catalog::printerColumns(int resource) const
{
    const auto found = m_columns.find(resource);
    return found == m_columns.end() ? std::span<const PrinterColumn>() : found->second;
}

int Catalog::indexOf(std::string_view group, std::string_view version, std::string_view resource) const
{
    for (std::size_t i = 0; i < m_resources.size(); ++i)
        if (m_resources[i].resource == resource && m_resources[i].group == group && m_resources[i].version == version)
            return static_cast<int>(i);
    return -1;
}

int Catalog::indexOfKind(std::string_view apiVersion, std::string_view kind) const
{
    const auto [group, version] = splitApiVersion(apiVersion);
    for (std::size_t i = 0; i < m_resources.size(); ++i)
        if (m_resources[i].kind == kind && m_resources[i].group == group && m_resources[i].version == version)
            return static_cast<int>(i);
    return -1;
}

bool Catalog::hasVersion(std::string_view group, std::string_view version) const
{
    return std::any_of(m_resources.begin(), m_resources.end(),
                       [&](const ResourceInfo &info) { return info.group == group && info.version == version; });
}

std::vector<std::string> Catalog::groups() const
{
    std::vector<std::string> out;
    for (const ResourceInfo &info : m_resources)
        if (!info.group.empty() && std::find(out.begin(), out.end(), info.group) == out.end())
            out.push_back(info.group);
    return out;
}

/// Each group is served in one version.
std::string Catalog::versionOf(std::string_view group) const
{
    const auto found = std::find_if(m_resources.begin(), m_resources.end(), [group](const ResourceInfo &info) { return info.group == group; });
    return found == m_resources.end() ? "v1" : found->version;
}

Json Catalog::coreVersions(const std::string &address) const
{
    return Json::object({{"kind", "APIVersions"}, {"versions", words({"v1"})},
                         {"serverAddressByClientCIDRs", Json(Json::Array{Json::object(
                              {{"clientCIDR", "0.0.0.0/0"}, {"serverAddress", address}})})}});
}

Json Catalog::groupDocument(const std::string &name) const
{
    const std::string served = versionOf(name);
    const Json version = Json::object({{"groupVersion", name + '/' + served}, {"version", served}});
    return Json::object({{"name", name}, {"versions", Json(Json::Array{version})}, {"preferredVersion", version}});
}

Json Catalog::groupList() const
{
    Json list = Json::array();
    for (const std::string &name : groups())
        list.push(groupDocument(name));
    return Json::object({{"kind", "APIGroupList"}, {"apiVersion", "v1"}, {"groups", std::move(list)}});
}

std::optional<Json> Catalog::group(std::string_view name) const
{
    for (const std::string &known : groups())
        if (known == name) {
            Json out = Json::object({{"kind", "APIGroup"}, {"apiVersion", "v1"}});
            const Json document = groupDocument(known);
            for (const auto &[key, value] : document.members())
                out.set(key, value);
            return out;
        }
    return std::nullopt;
}

Json Catalog::resourceList(std::string_view group, std::string_view version) const
{
    Json list = Json::array();
    for (const ResourceInfo &info : m_resources) {
        if (info.group != group || info.version != version)
            continue;
        list.push(apiResource(info));
        if (info.resource == "pods" && group.empty())
            list.push(Json::object({{"name", "pods/log"}, {"singularName", ""}, {"namespaced", true}, {"kind", "Pod"},
                                    {"verbs", words({"get"})}}));
    }
    return Json::object({{"kind", "APIResourceList"}, {"apiVersion", "v1"}, {"groupVersion", apiVersionText(group, version)},
                         {"resources", std::move(list)}});
}

Json Catalog::aggregated(bool core, std::string_view version) const
{
    Json items = Json::array();
    for (const std::string &name : core ? std::vector<std::string>{""} : groups()) {
        Json resources = Json::array();
        for (const ResourceInfo &info : m_resources)
            if (info.group == name)
                resources.push(aggregatedResource(info));
        Json versions = Json::array();
        versions.push(Json::object({{"version", versionOf(name)}, {"resources", std::move(resources)}, {"freshness", "Current"}}));
        Json metadata = Json::object();
        if (!core)
            metadata.set("name", name);
        items.push(Json::object({{"metadata", std::move(metadata)}, {"versions", std::move(versions)}}));
    }
    return Json::object({{"kind", "APIGroupDiscoveryList"}, {"apiVersion", "apidiscovery.k8s.io/" + std::string(version)},
                         {"metadata", Json::object()}, {"items", std::move(items)}});
}

} // namespace portolan

#include "models/client/discovery.h"

#include <algorithm>
#include <set>

#include "models/decode/jsonparser.h"
#include "models/objects/kind.h"

namespace portolan {

namespace {

// The order of the parameters g, v, as matters to some servers (discovery_client.go:61-68).
constexpr std::string_view acceptAggregated =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
    "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

RestRequest question(std::string target, std::string_view accept = "application/json")
{
    RestRequest request;
    request.target = std::move(target);
    request.accept = accept;
    request.connectionRetries = 1;
    return request;
}

/// The answer names itself; parameters come in any order, others may stand among them.
bool isAggregated(const RestAnswer &answer)
{
    std::string type(findHeader(answer.headers, "Content-Type").value_or(std::string_view()));
    std::erase(type, ' ');
    type += ';';
    const auto has = [&type](std::string_view parameter) { return type.find(";" + std::string(parameter) + ";") != std::string::npos; };
    return type.starts_with("application/json;") && has("g=apidiscovery.k8s.io") && has("as=APIGroupDiscoveryList")
        && (has("v=v2") || has("v=v2beta1"));
}

std::vector<std::string> texts(const Json &list)
{
    std::vector<std::string> out;
    for (const Json &text : list.items())
        out.push_back(text.str());
    return out;
}

/// Collects resources that have a place of their own, the first version of each winning.
class Collector
{
public:
    explicit Collector(Discovery &out) : m_out(out) {}
    void add(ResourceInfo info)
    {
        if (info.version.empty() || info.resource.empty() || info.resource.find('/') != std::string::npos)
            return; // nothing could be asked about it
        const bool first = m_seen.insert(info.group + '/' + info.resource).second;
        (first ? m_out.resources : m_out.otherVersions).push_back(std::move(info));
    }

private:
    Discovery &m_out;
    std::set<std::string> m_seen;
};

ResourceInfo aggregatedResource(const Json &resource, std::string group, std::string version)
{
    ResourceInfo info;
    info.group = std::move(group);
    info.version = std::move(version);
    info.resource = resource["resource"].str();
    info.kind = resource["responseKind"]["kind"].str();
    info.singular = resource["singularResource"].str();
    info.shortNames = texts(resource["shortNames"]);
    info.categories = texts(resource["categories"]);
    info.verbs = texts(resource["verbs"]);
    info.namespaced = resource["scope"].view() == "Namespaced";
    return info;
}

void readAggregated(const Json &list, Discovery &out, Collector &collector)
{
    for (const Json &group : list["items"].items()) {
        const std::string name = group["metadata"]["name"].str();
        for (const Json &version : group["versions"].items()) {
            const std::string v = version["version"].str();
            if (version["freshness"].view() == "Stale") {
                out.failed.emplace_back(apiVersionText(name, v), Error{ErrorKind::Server, 0, apiVersionText(name, v), "stale group version", true});
                continue;
            }
            // Without a responseKind it is only the parent of subresources.
            for (const Json &resource : version["resources"].items())
                if (!resource["responseKind"]["kind"].view().empty())
                    collector.add(aggregatedResource(resource, name, v));
        }
    }
}

ResourceInfo legacyResource(const Json &resource, std::string group, std::string version)
{
    ResourceInfo info;
    info.group = std::move(group);
    info.version = std::move(version);
    info.resource = resource["name"].str();
    info.kind = resource["kind"].str();
    info.singular = resource["singularName"].str();
    info.shortNames = texts(resource["shortNames"]);
    info.categories = texts(resource["categories"]);
    info.verbs = texts(resource["verbs"]);
    info.namespaced = resource["namespaced"].toBool();
    if (info.singular.empty()) {
        info.singular = info.kind;
        std::transform(info.singular.begin(), info.singular.end(), info.singular.begin(), [](unsigned char c) { return std::tolower(c); });
    }
    return info;
}

using GroupVersion = std::pair<std::string, std::string>;

/// All group versions, core first, each group's preferred version before its others.
std::vector<GroupVersion> groupVersions(const Json &api, const Json &apis)
{
    std::vector<GroupVersion> out;
    for (const Json &version : api["versions"].items())
        out.emplace_back(std::string(), version.str());
    for (const Json &group : apis["groups"].items()) {
        const std::string name = group["name"].str();
        const std::string preferred = group["preferredVersion"]["version"].str();
        if (!preferred.empty())
            out.emplace_back(name, preferred);
        for (const Json &version : group["versions"].items())
            if (version["version"].view() != preferred)
                out.emplace_back(name, version["version"].str());
    }
    return out;
}

void readGroupVersions(const std::vector<GroupVersion> &versions, const AskAll &askAll, Discovery &out)
{
    std::vector<RestRequest> requests;
    for (const auto &[group, version] : versions)
        requests.push_back(question(group.empty() ? "/api/" + version : "/apis/" + group + '/' + version));
    const std::vector<Result<RestAnswer>> answers = askAll(std::move(requests));
    Collector collector(out);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto &[group, version] = versions[i];
        const Result<Json> list = answers[i].and_then([](const RestAnswer &answer) { return parseJson(answer.body); });
        if (!list) {
            out.failed.emplace_back(apiVersionText(group, version), list.error());
            continue;
        }
        for (const Json &resource : (*list)["resources"].items())
            collector.add(legacyResource(resource, group, version));
    }
}

/// A missing /api is tolerated: some aggregated-only servers have no core group.
Result<Json> coreVersions(const Result<RestAnswer> &answer)
{
    if (answer)
        return parseJson(answer->body);
    if (answer.error().kind == ErrorKind::NotFound || answer.error().kind == ErrorKind::Forbidden)
        return Json::object();
    return tl::unexpected(answer.error());
}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool isCalled(const ResourceInfo &info, std::string_view word)
{
    return sameWord(info.resource, word) || sameWord(info.singular, word) || sameWord(info.kind, word)
        || std::any_of(info.shortNames.begin(), info.shortNames.end(), [word](const std::string &name) { return sameWord(name, word); });
}

/// What follows the first dot: a group, a prefix of a group, or version.group.
bool isIn(const ResourceInfo &info, std::string_view qualifier)
{
    if (qualifier.empty() || info.group == qualifier || (!info.group.empty() && info.group.starts_with(qualifier)))
        return true;
    return qualifier == info.version || qualifier == info.version + '.' + info.group;
}

} // namespace

Result<Discovery> discover(const AskAll &askAll)
{
    const std::vector<Result<RestAnswer>> roots = askAll({question("/api", acceptAggregated), question("/apis", acceptAggregated)});
    if (!roots[1])
        return tl::unexpected(roots[1].error());
    const Result<Json> api = coreVersions(roots[0]);
    const Result<Json> apis = parseJson(roots[1]->body);
    if (!api)
        return tl::unexpected(api.error());
    if (!apis)
        return tl::unexpected(apis.error());
    Discovery out;
    if (roots[0] && isAggregated(*roots[0]) && isAggregated(*roots[1])) {
        out.aggregated = true;
        Collector collector(out);
        readAggregated(*api, out, collector);
        readAggregated(*apis, out, collector);
        return out;
    }
    // One of the two may have answered in the aggregated form all the same: ask it again plainly.
    const auto plain = [&askAll](const Result<RestAnswer> &answer, const Json &value, const char *path) -> Result<Json> {
        if (!answer || !isAggregated(*answer))
            return value;
        return askAll({question(path)}).front().and_then([](const RestAnswer &again) { return parseJson(again.body); });
    };
    const Result<Json> plainApi = plain(roots[0], *api, "/api");
    const Result<Json> plainApis = plain(roots[1], *apis, "/apis");
    if (!plainApis)
        return tl::unexpected(plainApis.error());
    readGroupVersions(groupVersions(plainApi.value_or(Json::object()), *plainApis), askAll, out);
    return out;
}

void keepUnreachable(const Discovery &before, Discovery &now)
{
    for (const ResourceInfo &info : before.resources) {
        const std::string groupVersion = apiVersionText(info.group, info.version);
        const auto isThis = [&info](const ResourceInfo &other) { return other.group == info.group && other.resource == info.resource; };
        const bool away = std::any_of(now.failed.begin(), now.failed.end(), [&groupVersion](const auto &entry) { return entry.first == groupVersion; });
        if (away && std::none_of(now.resources.begin(), now.resources.end(), isThis))
            now.resources.push_back(info);
    }
}

const ResourceInfo *findResource(const std::vector<ResourceInfo> &resources, std::string_view typed)
{
    const std::size_t dot = typed.find('.');
    const std::string_view word = typed.substr(0, dot);
    const std::string_view qualifier = dot == std::string_view::npos ? std::string_view() : typed.substr(dot + 1);
    const auto exact = std::find_if(resources.begin(), resources.end(),
                                    [&](const ResourceInfo &info) { return sameWord(info.resource, word) && isIn(info, qualifier); });
    if (exact != resources.end())
        return &*exact;
    const auto found = std::find_if(resources.begin(), resources.end(),
                                    [&](const ResourceInfo &info) { return isCalled(info, word) && isIn(info, qualifier); });
    return found == resources.end() ? nullptr : &*found;
}

} // namespace portolan

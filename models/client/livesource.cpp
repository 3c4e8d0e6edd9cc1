#include "models/client/livesource.h"

#include "models/client/listcall.h"
#include "models/decode/jsonparser.h"
#include "models/objects/kind.h"

namespace portolan {

namespace {

constexpr int pageSize = 500;

RestRequest question(std::string target, std::string_view accept)
{
    RestRequest request;
    request.target = std::move(target);
    request.accept = accept;
    request.connectionRetries = 3;
    return request;
}

/// Items of a list come without kind and apiVersion: the list says what they are.
void fillInItems(Json &list)
{
    std::string_view kind = list["kind"].view();
    if (!kind.ends_with("List"))
        return;
    const std::string itemKind(kind.substr(0, kind.size() - 4));
    const std::string apiVersion = list["apiVersion"].str();
    if (itemKind.empty())
        return;
    for (Json &item : list.member("items").mutableItems()) {
        if (item.contains("kind"))
            continue;
        Json filled = Json::object();
        filled.set("apiVersion", apiVersion);
        filled.set("kind", itemKind);
        for (const auto &[key, value] : item.members())
            filled.set(key, std::move(item.member(key))); // a list of everything is the largest thing held: not twice
        item = std::move(filled);
    }
}

std::string listQuery(const ListOptions &options, const std::string &continueToken)
{
    std::string out = "?limit=" + std::to_string(pageSize);
    if (!continueToken.empty())
        out += "&continue=" + queryValue(continueToken);
    if (!options.labelSelector.empty())
        out += "&labelSelector=" + queryValue(options.labelSelector);
    if (!options.fieldSelector.empty())
        out += "&fieldSelector=" + queryValue(options.fieldSelector);
    return out;
}

/// Appends a page's items (or rows) to what came before it.
void appendPage(Json &all, Json page)
{
    const char *array = all["kind"].view() == "Table" ? "rows" : "items";
    Json::Array &into = all.member(array).mutableItems();
    for (Json &item : page.member(array).mutableItems())
        into.push_back(std::move(item));
    all.member("metadata").remove("continue");
    all.member("metadata").remove("remainingItemCount");
}

} // namespace

std::string collectionPath(const ResourceInfo &resource, std::string_view ns)
{
    std::string path = resource.group.empty() ? "/api/" + resource.version : "/apis/" + resource.group + '/' + resource.version;
    if (resource.namespaced && !ns.empty())
        path += "/namespaces/" + queryValue(ns);
    return path + '/' + resource.resource;
}

Result<Json> LiveSource::json(std::string target, std::string_view accept)
{
    return m_door->ask(question(std::move(target), accept)).and_then([](const RestAnswer &answer) { return parseJson(answer.body); });
}

Result<Discovery> LiveSource::ask()
{
    Result<Discovery> found = discover([this](std::vector<RestRequest> requests) { return m_door->askAll(std::move(requests)); });
    if (!found)
        return found;
    const std::lock_guard lock(m_mutex);
    ++m_asked;
    if (m_discovery)
        keepUnreachable(*m_discovery, *found);
    else if (const auto kept = m_cache.read())
        keepUnreachable(kept->discovery, *found);
    m_discovery = *found;
    m_cache.write(*found, Timestamp::now());
    return found;
}

Result<Discovery> LiveSource::discovery(bool refresh)
{
    if (!refresh) {
        const std::lock_guard lock(m_mutex);
        if (!m_discovery)
            if (auto kept = m_cache.read(); kept && DiscoveryCache::isFresh(*kept, Timestamp::now()))
                m_discovery = std::move(kept->discovery);
        if (m_discovery)
            return *m_discovery;
    }
    return ask();
}

Result<std::vector<ResourceInfo>> LiveSource::resources()
{
    return discovery().map([](Discovery found) { return std::move(found.resources); });
}

Result<ResourceInfo> LiveSource::resolve(std::string_view typed)
{
    std::uint64_t asked = 0;
    {
        const std::lock_guard lock(m_mutex);
        asked = m_asked;
    }
    for (const bool refresh : {false, true}) {
        const Result<Discovery> found = discovery(refresh);
        if (!found)
            return tl::unexpected(found.error());
        if (const ResourceInfo *info = findResource(found->resources, typed))
            return *info;
        if (const ResourceInfo *info = typed.find('.') != std::string_view::npos ? findResource(found->otherVersions, typed) : nullptr)
            return *info;
        const std::lock_guard lock(m_mutex);
        if (m_asked > asked)
            break; // it was asked just now
    }
    return failure(ErrorKind::NotFound, std::string(typed), "the server doesn't have a resource type \"" + std::string(typed) + "\"");
}

Result<Json> LiveSource::get(const ResourceInfo &resource, std::string_view ns, std::string_view name)
{
    Result<Json> object = json(collectionPath(resource, ns) + '/' + queryValue(name));
    if (object && !object->contains("kind")) {
        object->set("apiVersion", apiVersionText(resource.group, resource.version));
        object->set("kind", resource.kind);
    }
    return object;
}

Result<Json> LiveSource::getTable(const ResourceInfo &resource, std::string_view ns, std::string_view name)
{
    return json(collectionPath(resource, ns) + '/' + queryValue(name), acceptTable);
}

Result<Json> LiveSource::list(const ResourceInfo &resource, const ListOptions &options)
{
    const std::string path = collectionPath(resource, options.ns);
    const std::string_view accept = options.asTable ? acceptTable : std::string_view("application/json");
    Result<Json> all = json(path + listQuery(options, {}), accept);
    while (all && !(*all)["metadata"]["continue"].view().empty()) {
        const std::string token = (*all)["metadata"]["continue"].str();
        Result<Json> page = json(path + listQuery(options, token), accept);
        if (!page && page.error().kind == ErrorKind::Gone) {
            // The pages have expired: the whole at once, as client-go's pager does.
            std::string query = listQuery(options, {});
            query.replace(0, query.find('&') == std::string::npos ? query.size() : query.find('&') + 1, "?");
            all = json(path + query, accept);
            break;
        }
        if (!page)
            return page;
        const std::string next = (*page)["metadata"]["continue"].str();
        appendPage(*all, std::move(*page));
        if (!next.empty())
            all->member("metadata").set("continue", next);
    }
    if (all)
        fillInItems(*all);
    return all;
}

Result<std::string> LiveSource::podLog(std::string_view ns, std::string_view pod, const LogOptions &options)
{
    std::string target = "/api/v1/namespaces/" + queryValue(ns) + "/pods/" + queryValue(pod) + "/log";
    std::string query;
    if (!options.container.empty())
        query += "&container=" + queryValue(options.container);
    if (options.previous)
        query += "&previous=true";
    if (options.timestamps)
        query += "&timestamps=true";
    if (options.tailLines >= 0)
        query += "&tailLines=" + std::to_string(options.tailLines);
    if (!query.empty())
        query.front() = '?';
    RestRequest request = question(target + query, "application/json, */*");
    return m_door->ask(std::move(request)).map([](RestAnswer answer) { return std::move(answer.body); });
}

Result<Json> LiveSource::version()
{
    return json("/version");
}

} // namespace portolan

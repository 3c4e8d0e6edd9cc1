#include "models/client/livesource.h"

#include "models/client/listcall.h"
#include "models/decode/jsonparser.h"
#include "models/decode/listsplitter.h"
#include "models/objects/kind.h"

namespace portolan {

namespace {

constexpr int pageSize = 500;
constexpr int listSilenceMs = 60'000; // the API server gives up a list after a minute

RestRequest question(std::string target, std::string_view accept)
{
    RestRequest request;
    request.target = std::move(target);
    request.accept = accept;
    request.connectionRetries = 3;
    return request;
}

std::string listQuery(const ListOptions &options, bool paged, const std::string &continueToken)
{
    std::string out;
    if (paged)
        out += "&limit=" + std::to_string(pageSize);
    if (!continueToken.empty())
        out += "&continue=" + queryValue(continueToken);
    if (!options.labelSelector.empty())
        out += "&labelSelector=" + queryValue(options.labelSelector);
    if (!options.fieldSelector.empty())
        out += "&fieldSelector=" + queryValue(options.fieldSelector);
    if (options.asTable)
        out += rowObjectQuery(options.rowObject);
    if (!out.empty())
        out.front() = '?';
    return out;
}

/// One answer to a list, told to a sink as it arrives.
class PageReader
{
public:
    PageReader(ListSink &sink, const ResourceInfo &resource, bool asTable)
        : m_sink(sink), m_resource(resource), m_asTable(asTable), m_splitter([this](std::string_view item) { tell(item); }, asTable ? "rows" : "items", asTable ? "items" : "")
    {
    }

    /// False: no more is wanted.
    bool feed(std::string_view piece) { return m_splitter.feed(piece) && !m_enough; }
    /// The sink had enough.
    [[nodiscard]] bool enough() const { return m_enough; }
    /// Where the list goes on, as soon as the server has said it; most say it before the items.
    [[nodiscard]] const std::string &nextPage() const { return m_next; }
    [[nodiscard]] Result<ListHead> finish(const std::string &path)
    {
        Result<ListHead> head = m_splitter.finish();
        if (!head)
            return head;
        if (head->status)
            return tl::unexpected(errorFrom(*head->status, path));
        if (!head->kind.ends_with("List") && head->kind != "Table" && m_splitter.itemCount() == 0)
            return failure(ErrorKind::Parse, path, "the answer is no list");
        tellHead();
        return head;
    }

private:
    void tellHead()
    {
        m_toldHead = true;
        if (const Result<Json> beside = parseJson(m_splitter.restOfBody()))
            m_sink.head(*beside);
    }
    /// Items of a list come without kind and apiVersion: the list says what they are. Where an item says it as well, that counts, as
    /// it comes later.
    void tell(std::string_view item)
    {
        if (!m_toldHead) {
            tellHead();
            const ListHead head = m_splitter.headSoFar();
            m_next = head.continueToken;
            TypeHint hint = head.itemHint();
            if (hint.kind.empty() && !m_asTable) // the list says it later, or never
                hint = {apiVersionText(m_resource.group, m_resource.version), m_resource.kind};
            if (!hint.kind.empty()) {
                m_prefix = "{\"apiVersion\":";
                appendJsonString(m_prefix, hint.apiVersion);
                m_prefix += ",\"kind\":";
                appendJsonString(m_prefix, hint.kind);
            }
        }
        const std::size_t first = item.starts_with('{') ? item.find_first_not_of(" \t\r\n", 1) : std::string_view::npos;
        if (m_enough)
            return;
        if (m_prefix.empty() || first == std::string_view::npos) {
            m_enough = !m_sink.item(item);
            return;
        }
        m_filled.assign(m_prefix);
        if (item[first] != '}')
            m_filled += ',';
        m_filled.append(item.substr(first));
        m_enough = !m_sink.item(m_filled);
    }

    ListSink &m_sink;
    const ResourceInfo &m_resource;
    const bool m_asTable;
    ListSplitter m_splitter;
    std::string m_prefix; ///< what every item begins with
    std::string m_filled;
    std::string m_next;
    bool m_toldHead = false; ///< that of before the items
    bool m_enough = false;
};

/// Puts a list together again.
class Collector final : public ListSink
{
public:
    void head(const Json &beside) override { m_head = beside; } // pages differ by what take() removes
    bool item(std::string_view json) override
    {
        Result<Json> parsed = parseJson(json);
        if (!parsed) {
            error = parsed.error();
            return false;
        }
        m_items.push_back(std::move(*parsed));
        return true;
    }
    bool restart() override
    {
        m_head = {};
        m_items.clear();
        return true;
    }
    [[nodiscard]] Json take()
    {
        if (m_head["metadata"].isObject()) {
            m_head.member("metadata").remove("continue");
            m_head.member("metadata").remove("remainingItemCount");
        }
        m_head.set(m_head["kind"].view() == "Table" ? "rows" : "items", Json(std::move(m_items)));
        return std::move(m_head);
    }
    std::optional<Error> error;

private:
    Json m_head;
    Json::Array m_items;
};

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

std::vector<Result<Json>> LiveSource::documents(const std::vector<std::string> &paths, int silenceMs)
{
    std::vector<RestRequest> requests;
    for (const std::string &path : paths) {
        requests.push_back(question(path, "application/json"));
        requests.back().idleTimeoutMs = silenceMs;
        requests.back().connectionRetries = 0;
    }
    std::vector<Result<Json>> out;
    for (const Result<RestAnswer> &answer : m_door->askAll(std::move(requests)))
        out.push_back(answer.and_then([](const RestAnswer &one) { return parseJson(one.body); }));
    return out;
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

Result<Json> LiveSource::getTable(const ResourceInfo &resource, std::string_view ns, std::string_view name, RowObject rowObject)
{
    std::string query = rowObjectQuery(rowObject);
    if (!query.empty())
        query.front() = '?';
    return json(collectionPath(resource, ns) + '/' + queryValue(name) + query, acceptTable);
}

Result<Json> LiveSource::list(const ResourceInfo &resource, const ListOptions &options)
{
    Collector all;
    const Result<void> listed = listTo(all, resource, options);
    if (!listed)
        return tl::unexpected(listed.error());
    if (all.error)
        return tl::unexpected(*all.error);
    return all.take();
}

Result<void> LiveSource::listTo(ListSink &sink, const ResourceInfo &resource, const ListOptions &options)
{
    const std::string path = collectionPath(resource, options.ns);
    std::string token;
    bool paged = true;
    const auto begin = [&] {
        RestRequest request = question(path + listQuery(options, paged, token), options.asTable ? acceptTable : std::string_view("application/json"));
        request.idleTimeoutMs = listSilenceMs;
        return m_door->begin(std::move(request));
    };
    std::unique_ptr<RestDoor::Reading> following; // the next page, on its way while this one is read
    do {
        PageReader page(sink, resource, options.asTable);
        const std::unique_ptr<RestDoor::Reading> reading = following ? std::move(following) : begin();
        const bool continued = !token.empty();
        bool more = true;
        for (std::string piece; more && reading->next(piece);) {
            more = page.feed(piece);
            if (more && paged && !following && !page.nextPage().empty()) {
                token = page.nextPage();
                following = begin();
            }
        }
        if (page.enough())
            return {};
        const Result<void> read = more ? reading->end() : Result<void>();
        if (!read && read.error().kind == ErrorKind::Gone && continued && sink.restart()) {
            paged = false;
            token.clear();
            following.reset();
            continue;
        }
        if (!read)
            return read;
        const Result<ListHead> head = page.finish(path);
        if (!head)
            return tl::unexpected(head.error());
        token = paged ? head->continueToken : std::string();
        if (token.empty())
            return {};
    } while (true);
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

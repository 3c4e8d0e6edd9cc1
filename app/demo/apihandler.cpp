#include "app/demo/apihandler.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include "app/demo/loganswer.h"
#include "app/demo/loopbackhost.h"
#include "app/demo/usageanswers.h"
#include "app/demo/watchstream.h"
#include "models/decode/jsonparser.h"
#include "models/objects/kind.h"
#include "models/tables/tablejson.h"

namespace portolan {

namespace {

// A parameter on every type: httplib compresses plain "application/json", and a compressed watch delivers nothing for seconds.
constexpr const char *jsonType = "application/json;charset=utf-8";
constexpr const char *watchType = "application/json;stream=watch";
constexpr const char *textType = "text/plain;charset=utf-8";

void send(httplib::Response &response, const Json &body, int code = 200, const char *type = jsonType)
{
    response.status = code;
    response.set_content(toJsonText(body) + '\n', type);
}

void send(httplib::Response &response, const StatusAnswer &answer)
{
    send(response, answer.body, answer.code);
}

std::int64_t intParam(const httplib::Request &request, const char *name)
{
    const std::string text = request.get_param_value(name);
    std::int64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

bool boolParam(const httplib::Request &request, const char *name)
{
    const std::string text = request.get_param_value(name);
    return request.has_param(name) && text != "false" && text != "0";
}

RowObject includeOf(const httplib::Request &request)
{
    const std::string word = request.get_param_value("includeObject");
    return word == "Object" ? RowObject::Whole : word == "None" ? RowObject::None : RowObject::Metadata;
}

/// Items of built-in lists do not say what they are.
Json listItem(const Json &object, const ResourceInfo &resource, bool defined)
{
    Json item = object;
    if (resource.group != "snapshot.storage.k8s.io" && !defined) {
        item.remove("kind");
        item.remove("apiVersion");
    }
    return item;
}

/// kubectl sends its access reviews as protobuf. Their verb is a string in field 2 of the attributes: a tag, a length, the word.
Result<Json> reviewFromProtobuf(const std::string &body)
{
    Json attributes = Json::object({{"verb", "other"}});
    for (const std::string &verb : std::vector<std::string>{"get", "list", "watch"})
        if (body.find('\x12' + std::string(1, static_cast<char>(verb.size())) + verb) != std::string::npos)
            attributes.set("verb", verb);
    return Json::object({{"kind", "SelfSubjectAccessReview"}, {"apiVersion", "authorization.k8s.io/v1"},
                         {"metadata", Json::object({{"creationTimestamp", nullptr}})},
                         {"spec", Json::object({{"resourceAttributes", std::move(attributes)}})}});
}

Json versionDocument()
{
    return Json::object({{"major", std::to_string(demoVersion.major())}, {"minor", std::to_string(demoVersion.minor())}, {"gitVersion", 'v' + demoVersion.text() + ".3"}, {"gitCommit", "32cc146f75aad04beaaa245a7157eb35063a9f99"},
                         {"gitTreeState", "clean"}, {"buildDate", "2025-03-11T19:52:21Z"}, {"goVersion", "go1.23.6"},
                         {"compiler", "gc"}, {"platform", "linux/amd64"}});
}

} // namespace

void ApiHandler::handle(const Request &request, Response &response)
{
    if (request.get_header_value_count("Host") != 1 || !isLoopbackHost(request.get_header_value("Host")))
        return send(response, statusAnswer(403, "Forbidden", "the demo cluster answers requests to localhost only"));
    if (m_world.options.latencyMs > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(m_world.options.latencyMs));
    if (request.method == "POST")
        return answerPost(request, response);
    if (request.method != "GET" && request.method != "HEAD")
        return send(response, statusAnswer(403, "Forbidden", "the demo cluster is read-only"));
    if (!answerFixed(request, response) && !answerDiscovery(request, response) && !answerUsage(m_world, request, response))
        answerObjects(request, response);
}

bool ApiHandler::answerFixed(const Request &request, Response &response)
{
    const std::string &path = request.path;
    if (path == "/version" || path == "/version/") {
        send(response, versionDocument());
    } else if (path.starts_with("/healthz") || path.starts_with("/readyz") || path.starts_with("/livez")) {
        response.set_content("ok", textType);
    } else if (path == "/") {
        Json paths = Json::array();
        for (const char *known : {"/api", "/api/v1", "/apis", "/healthz", "/livez", "/readyz", "/version"})
            paths.push(known);
        send(response, Json::object({{"paths", std::move(paths)}}));
    } else {
        return false;
    }
    return true;
}

bool ApiHandler::answerDiscovery(const Request &request, Response &response)
{
    const Catalog &catalog = m_world.catalog;
    std::string path = request.path;
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    if (path == "/api" || path == "/apis") {
        const WantedForm form = wantedForm(request.get_header_value("Accept"));
        if (form.as == WantedForm::As::Discovery) {
            const std::string type = "application/json;g=apidiscovery.k8s.io;v=" + form.version + ";as=APIGroupDiscoveryList";
            send(response, catalog.aggregated(path == "/api", form.version), 200, type.c_str());
        } else {
            send(response, path == "/api" ? catalog.coreVersions("127.0.0.1:" + std::to_string(m_world.port)) : catalog.groupList());
        }
        return true;
    }
    const bool core = path.starts_with("/api/");
    if (!core && !path.starts_with("/apis/"))
        return false;
    const std::string rest = path.substr(core ? 5 : 6);
    const std::size_t slash = rest.find('/');
    const std::string group = core ? "" : rest.substr(0, slash);
    const std::string version = core ? rest : slash == std::string::npos ? "" : rest.substr(slash + 1);
    if (!core && version.empty()) {
        if (const auto document = catalog.group(group)) {
            send(response, *document);
            return true;
        }
        return false;
    }
    if (version.find('/') != std::string::npos || !catalog.hasVersion(group, version))
        return false;
    send(response, catalog.resourceList(group, version));
    return true;
}

void ApiHandler::answerPost(const Request &request, Response &response)
{
    const ApiPath path = parseApiPath(request.path);
    const bool protobuf = request.get_header_value("Content-Type").find("protobuf") != std::string::npos;
    auto body = protobuf ? reviewFromProtobuf(request.body) : parseJson(request.body);
    if (!path.valid || (path.group != "authorization.k8s.io" && path.group != "authentication.k8s.io"))
        return send(response, statusAnswer(403, "Forbidden", "the demo cluster is read-only"));
    if (!body)
        return send(response, statusAnswer(400, "BadRequest", "the body is no JSON: " + body.error().detail));
    if (path.resource == "selfsubjectaccessreviews") {
        const std::string verb = (*body)["spec"]["resourceAttributes"]["verb"].str();
        const bool reads = verb == "get" || verb == "list" || verb == "watch" || verb.empty();
        body->set("status", reads ? Json::object({{"allowed", true}})
                                  : Json::object({{"allowed", false}, {"reason", "the demo cluster is read-only"}}));
    } else if (path.resource == "selfsubjectrulesreviews") {
        const Json any = Json(Json::Array{Json("*")});
        const Json reads = Json(Json::Array{Json("get"), Json("list"), Json("watch")});
        const Json rule = Json::object({{"verbs", reads}, {"apiGroups", any}, {"resources", any}});
        body->set("status", Json::object({{"resourceRules", Json(Json::Array{rule})}, {"nonResourceRules", Json::array()}, {"incomplete", false}}));
    } else if (path.resource == "selfsubjectreviews") {
        body->set("status", Json::object({{"userInfo", Json::object({{"username", "demo"},
                                              {"groups", Json(Json::Array{Json("system:authenticated")})}})}}));
    } else {
        return send(response, statusAnswer(404, "NotFound", "the server could not find the requested resource"));
    }
    send(response, *body, 201);
}

void ApiHandler::answerObjects(const Request &request, Response &response)
{
    const ApiPath path = parseApiPath(request.path);
    const int resource = path.valid ? m_world.catalog.indexOf(path.group, path.version, path.resource) : -1;
    const bool fits = resource >= 0 && (info(resource).namespaced ? path.inNamespace || path.name.empty() : !path.inNamespace);
    if (!fits || (!path.subresource.empty() && (path.resource != "pods" || path.subresource != "log"))) {
        response.status = 404;
        response.set_content("404 page not found\n", textType);
        return;
    }
    if (!path.subresource.empty())
        return answerLog(m_world, request, response, path);
    if (!wantedForm(request.get_header_value("Accept")).acceptable)
        return send(response, statusAnswer(406, "NotAcceptable", "only the following media types are accepted: application/json"));
    if (boolParam(request, "watch"))
        return answerWatch(request, response, resource, path);
    if (path.name.empty())
        return answerList(request, response, resource, path);
    answerGet(request, response, resource, path);
}

void ApiHandler::sendObject(const Request &request, Response &response, int resource, const Json &object)
{
    const WantedForm form = wantedForm(request.get_header_value("Accept"));
    if (form.as == WantedForm::As::Partial)
        return send(response, partialMetadata(object, "meta.k8s.io/" + form.version));
    if (form.as != WantedForm::As::Table)
        return send(response, object);
    const Json *const one[] = {&object};
    TableOptions options{"meta.k8s.io/" + form.version, includeOf(request), true, m_world.now(), m_world.catalog.printerColumns(resource), demoVersion};
    send(response, makeTable(info(resource), one, Json::object({{"resourceVersion", object["metadata"]["resourceVersion"]}}), options));
}

void ApiHandler::answerGet(const Request &request, Response &response, int resource, const ApiPath &path)
{
    const JsonPtr object = m_world.bank.get(resource, path.ns, path.name);
    if (!object)
        return send(response, notFound(info(resource), path.name));
    sendObject(request, response, resource, *object);
}

void ApiHandler::answerList(const Request &request, Response &response, int resource, const ApiPath &path)
{
    const auto selection = Selection::parse(request.get_param_value("labelSelector"), request.get_param_value("fieldSelector"), path.resource);
    if (!selection)
        return send(response, statusAnswer(400, "BadRequest", selection.error().detail));
    ContinueToken from;
    std::optional<ObjectBank::State> state;
    if (const std::string token = request.get_param_value("continue"); token.empty()) {
        state = m_world.bank.list(resource);
    } else if (!ContinueToken::parse(token, from)) {
        return send(response, statusAnswer(400, "BadRequest", "continue key is not valid: cannot decode it"));
    } else if (state = m_world.bank.listAt(resource, from.version); !state) {
        return send(response, statusAnswer(410, "Expired", "The provided continue parameter is too old to display a consistent list result."));
    }
    std::vector<const Json *> chosen;
    for (const JsonPtr &object : state->objects) {
        const Json &meta = (*object)["metadata"];
        const bool later = from.name.empty() || std::pair(meta["namespace"].view(), meta["name"].view()) > std::pair<std::string_view, std::string_view>(from.ns, from.name);
        if (later && (path.ns.empty() || meta["namespace"].view() == path.ns) && selection->takes(*object))
            chosen.push_back(object.get());
    }
    std::size_t limit = static_cast<std::size_t>(std::max<std::int64_t>(intParam(request, "limit"), 0));
    if (const auto most = static_cast<std::size_t>(m_world.options.maxPageSize); most > 0)
        limit = limit == 0 ? most : std::min(limit, most);
    Json metadata = Json::object({{"resourceVersion", std::to_string(state->version)}});
    if (limit > 0 && chosen.size() > limit) {
        const Json &last = (*chosen[limit - 1])["metadata"];
        metadata.set("continue", ContinueToken{state->version, last["namespace"].str(), last["name"].str()}.text());
        if (selection->takesAll())
            metadata.set("remainingItemCount", static_cast<std::int64_t>(chosen.size() - limit));
        chosen.resize(limit);
    }
    const WantedForm form = wantedForm(request.get_header_value("Accept"));
    const std::string metaVersion = "meta.k8s.io/" + form.version;
    if (form.as == WantedForm::As::Table)
        return send(response, makeTable(info(resource), chosen, std::move(metadata), {metaVersion, includeOf(request), true, m_world.now(), m_world.catalog.printerColumns(resource), demoVersion}));
    const bool defined = !m_world.catalog.printerColumns(resource).empty();
    Json items = Json::array();
    for (const Json *object : chosen)
        items.push(form.as == WantedForm::As::Partial ? partialMetadata(*object, metaVersion) : listItem(*object, info(resource), defined));
    if (form.as == WantedForm::As::Partial)
        return send(response, Json::object({{"kind", "PartialObjectMetadataList"}, {"apiVersion", metaVersion},
                                            {"metadata", std::move(metadata)}, {"items", std::move(items)}}));
    send(response, listDocument(info(resource), std::move(metadata), std::move(items)));
}

void ApiHandler::answerWatch(const Request &request, Response &response, int resource, const ApiPath &path)
{
    std::string fields = request.get_param_value("fieldSelector");
    if (!path.name.empty())
        fields = "metadata.name=" + path.name + (fields.empty() ? "" : "," + fields);
    auto selection = Selection::parse(request.get_param_value("labelSelector"), fields, path.resource);
    if (!selection)
        return send(response, statusAnswer(400, "BadRequest", selection.error().detail));
    WatchRequest wanted;
    wanted.resource = resource;
    wanted.ns = path.ns;
    wanted.selection = std::move(*selection);
    wanted.form = wantedForm(request.get_header_value("Accept"));
    wanted.includeObject = request.get_param_value("includeObject");
    wanted.resourceVersion = request.get_param_value("resourceVersion");
    wanted.bookmarks = boolParam(request, "allowWatchBookmarks");
    wanted.sendInitialEvents = boolParam(request, "sendInitialEvents");
    wanted.timeoutSeconds = static_cast<int>(intParam(request, "timeoutSeconds"));
    auto stream = std::make_shared<WatchStream>(m_world, std::move(wanted));
    response.set_chunked_content_provider(watchType, [this, stream](std::size_t, httplib::DataSink &sink) {
        const std::optional<std::string> lines = stream->next();
        if (m_world.stopping)
            return false; // cut, as a server that dies
        if (!lines)
            sink.done();
        else if (!lines->empty())
            return sink.write(lines->data(), lines->size());
        return sink.is_writable();
    });
}

} // namespace portolan

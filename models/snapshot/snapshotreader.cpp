#include "models/snapshot/snapshotreader.h"

#include <algorithm>
#include <unordered_set>

#include "models/decode/jsonparser.h"
#include "models/decode/jsonplace.h"
#include "models/decode/listsplitter.h"
#include "models/decode/todaysform.h"
#include "models/objects/builtinresources.h"
#include "models/objects/cluster.h"
#include "models/snapshot/customkind.h"
#include "models/snapshot/serverdefaults.h"
#include "models/snapshot/snapshotheader.h"

namespace portolan {

namespace {

using Severity = SnapshotProblem::Severity;

/// As much of "pods/default/web-0" as an object tells.
std::string pathOf(const Json &object)
{
    const ResourceInfo resource = resourceFor(object["apiVersion"].view(), object["kind"].view(), true);
    const std::string ns = object["metadata"]["namespace"].scalarText(), name = object["metadata"]["name"].scalarText();
    std::string path = object["kind"].view().empty() ? "object" : resource.resource;
    if (!ns.empty())
        path += '/' + ns;
    return name.empty() ? path : path + '/' + name;
}

/// "items" may be null (an empty slice of Go's), and a list that was written by hand or by a tool may not tell its kind. An
/// object has a name, a list has none.
bool isList(const Json &value)
{
    const std::string_view kind = value["kind"].view();
    if (!value["metadata"]["name"].isNull() || !(kind.empty() ? value["kind"].isNull() : kind.ends_with("List")))
        return false;
    return value.contains("items") || (!kind.empty() && kind == "List");
}

/// What the items are that do not say so: the list's kind less "List", what others of its items say, or what the file is called.
TypeHint itemsKind(const Json &list, const std::optional<TypeHint> &kindOfFile)
{
    ListHead head;
    head.apiVersion = list["apiVersion"].str();
    head.kind = list["kind"].str();
    TypeHint hint = head.itemHint();
    for (const Json &item : list["items"].items()) {
        if (!hint.kind.empty())
            break;
        hint = {item["apiVersion"].str(), item["kind"].str()};
    }
    if (hint.kind.empty() && kindOfFile && head.kind != "List")
        return *kindOfFile;
    if (hint.apiVersion.empty())
        for (const ResourceInfo &known : builtInResources())
            if (known.kind == hint.kind && hint.apiVersion.empty())
                hint.apiVersion = apiVersionText(known.group, known.version);
    return hint;
}

/// Items of a typed list do not say what they are.
void sayKind(Json &item, const TypeHint &hint)
{
    if (!item.isObject() || hint.kind.empty())
        return;
    if (!item.contains("kind"))
        item.set("kind", Json(hint.kind));
    if (!item.contains("apiVersion"))
        item.set("apiVersion", Json(hint.apiVersion));
}

std::string customKey(std::string_view group, std::string_view kind)
{
    return std::string(group) + '/' + std::string(kind);
}

std::string customKey(const Json &object)
{
    return customKey(splitApiVersion(object["apiVersion"].view()).first, object["kind"].view());
}

/// Two readings of one object are no mistake of anybody's: support bundles hold pods one by one and in lists.
bool isSameObject(const Json &a, const Json &b)
{
    const std::string_view uid = a["metadata"]["uid"].view();
    return !uid.empty() && uid == b["metadata"]["uid"].view();
}

} // namespace

std::string SnapshotProblem::text() const
{
    std::string out = file;
    if (line > 0)
        out += ':' + std::to_string(line);
    if (document > 0)
        out += ": document " + std::to_string(document);
    for (const std::string *part : {&object, &field, &detail})
        if (!part->empty())
            out += ": " + *part;
    return out;
}

SnapshotReader::SnapshotReader(const SnapshotOptions &options)
    : m_options(options), m_pool(options.pool ? options.pool : std::make_shared<StringPool>()), m_decoder(*m_pool)
{
    m_source->setTableMaker(options.makeTable);
}

void SnapshotReader::report(Severity severity, const DocumentPlace &place, const Json *object, const std::string &field,
                            const std::string &detail)
{
    constexpr std::size_t most = 10'000;
    if (m_problems.size() >= most) {
        ++m_untold[static_cast<std::size_t>(severity)];
        return;
    }
    SnapshotProblem problem;
    problem.severity = severity;
    problem.file = m_file;
    problem.document = place.document;
    problem.line = place.lineOf(field);
    if (object)
        problem.object = pathOf(*object);
    problem.field = field;
    problem.detail = detail;
    m_problems.push_back(std::move(problem));
}

void SnapshotReader::lose(const DocumentPlace &place, const Json &object, const std::string &field, const std::string &detail)
{
    const std::string_view kind = object["kind"].view();
    const Kind known = kindByName(kind, splitApiVersion(todaysApiVersion(object["apiVersion"].view(), kind)).first);
    if (known == Kind::Other && (kind.empty() || object["apiVersion"].view().empty()))
        m_coverage.noteLoss();
    else
        m_coverage.noteLoss(known);
    report(Severity::Error, place, &object, field, detail);
}

void SnapshotReader::addFailure(const Error &error)
{
    m_coverage.noteLoss();
    SnapshotProblem problem;
    problem.file = error.context;
    problem.detail = error.detail;
    m_problems.push_back(std::move(problem));
}

void SnapshotReader::readText(std::string_view text, const std::string &path, Origin origin)
{
    m_file = path;
    m_origin = origin;
    m_kindOfFile = kindOfPath(path);
    if (std::string recorded = recordedServerVersion(text); !recorded.empty())
        m_serverVersion = std::move(recorded);
    readDocuments(text, path, *this);
}

/// What a folder may hold beside objects: a chart's values, an API's own tables, notes of a support tool.
bool SnapshotReader::isForeign(const Json &value) const
{
    const bool claims = value.isObject() && (value.contains("kind") || !value["metadata"]["name"].isNull());
    return m_origin == Origin::Gathered && !claims;
}

void SnapshotReader::addDocument(Json value, const DocumentPlace &place)
{
    if (value.isArray() && std::all_of(value.items().begin(), value.items().end(), [](const Json &item) { return item.isObject(); })) {
        Json list = Json::object();
        list.set("items", std::move(value));
        return addList(std::move(list), place);
    }
    if (isList(value))
        return addList(std::move(value), place);
    if (isCoverageRecord(value))
        return m_coverage.noteRecord(value);
    if (isForeign(value))
        return report(Severity::Warning, place, nullptr, {}, "holds no Kubernetes object; left out");
    if (!value.isObject())
        return report(Severity::Error, place, nullptr, {}, "is no object");
    addObject(std::move(value), place);
}

void SnapshotReader::noteList(const TypeHint &hint)
{
    m_coverage.noteList(kindByName(hint.kind, splitApiVersion(todaysApiVersion(hint.apiVersion, hint.kind)).first));
}

void SnapshotReader::addList(Json list, const DocumentPlace &place)
{
    if (!list["items"].isArray() && !list["items"].isNull())
        return report(Severity::Error, place, nullptr, "items", "is no list");
    const TypeHint hint = itemsKind(list, m_kindOfFile);
    noteList(hint); // also when it is empty
    const bool bare = list.size() == 1 && place.path.empty() && list.contains("items");
    std::size_t index = 0;
    if (list["items"].isNull())
        return;
    for (Json &item : list.member("items").mutableItems()) {
        DocumentPlace at = place;
        const std::string element = '[' + std::to_string(index++) + ']';
        at.path = bare && place.marks && place.marks->find(element) ? element : place.pathOf("items" + element);
        sayKind(item, hint);
        addDocument(std::move(item), at);
    }
}

bool SnapshotReader::list(const Json &beside, const std::vector<ItemText> &items, const DocumentPlace &place)
{
    Json list = beside;
    list.set("items", Json::array());
    if (!isList(list))
        return false;
    TypeHint hint = itemsKind(list, std::nullopt);
    for (std::size_t i = 0; i < items.size() && hint.kind.empty() && list["items"].empty(); ++i)
        if (Result<Json> item = parseJson(items[i].json); item && !(*item)["kind"].isNull())
            list.member("items").push(std::move(*item));
    if (hint.kind.empty())
        hint = itemsKind(list, m_kindOfFile);
    noteList(hint);
    for (std::size_t i = 0; i < items.size(); ++i) {
        DocumentPlace at = place;
        at.path = place.pathOf("items[" + std::to_string(i) + ']');
        Result<Json> item = parseJson(items[i].json);
        if (!item) {
            at.line = items[i].line;
            m_coverage.noteLoss();
            report(Severity::Error, at, nullptr, {}, item.error().detail);
            continue;
        }
        sayKind(*item, hint);
        addDocument(std::move(*item), at);
    }
    return true;
}

bool SnapshotReader::isComplete(const Json &object, const DocumentPlace &place)
{
    const auto isText = [&](const Json &value, const std::string &field, bool required) {
        if (value.isNull() ? !required : value.isString() && (!required || !value.view().empty()))
            return true;
        const std::string what = value.isNull() ? "is missing" : value.isString() ? "is empty" : "is no string (" + toJsonText(value) + ")";
        lose(place, object, field, what);
        return false;
    };
    const Json &metadata = object["metadata"];
    return isText(object["kind"], "kind", true) && isText(object["apiVersion"], "apiVersion", true)
        && isText(metadata["name"], "metadata.name", true) && isText(metadata["namespace"], "metadata.namespace", false);
}

void SnapshotReader::learnDefinition(const Json &definition)
{
    const ResourceInfo custom = CustomKind::of(definition).resource;
    m_custom[customKey(custom.group, custom.kind)] = custom;
}

void SnapshotReader::addObject(Json object, const DocumentPlace &place)
{
    if (!isComplete(object, place))
        return;
    const ResourceInfo resource = resourceFor(object["apiVersion"].view(), object["kind"].view(), !object["metadata"]["namespace"].view().empty());
    if (resource.kind == "CustomResourceDefinition" && resource.group == "apiextensions.k8s.io")
        learnDefinition(object);
    if (builtInResource(resource.kind, resource.group))
        settle(std::move(object), place, resource);
    else
        m_waiting.push_back({toJsonText(object), customKey(object), !object["metadata"]["namespace"].view().empty(), place, m_file});
}

/// A kind without a definition has namespaces when one of its objects has one.
void SnapshotReader::settleWaiting()
{
    std::unordered_set<std::string> namespaced;
    for (const Waiting &one : m_waiting)
        if (one.namespaced)
            namespaced.insert(one.kind);
    for (Waiting &one : m_waiting) {
        m_file = one.file;
        Json object = parseJson(one.object).value_or(Json());
        one.object = {};
        ResourceInfo resource = resourceFor(object["apiVersion"].view(), object["kind"].view(), namespaced.contains(one.kind));
        if (const auto custom = m_custom.find(one.kind); custom != m_custom.end()) {
            const std::string version = resource.version;
            resource = custom->second;
            resource.version = version;
        }
        settle(std::move(object), one.place, resource);
    }
    m_waiting.clear();
}

void SnapshotReader::settle(Json object, const DocumentPlace &place, const ResourceInfo &resource)
{
    Json &metadata = object.member("metadata");
    if (resource.namespaced && metadata["namespace"].view().empty())
        metadata.set("namespace", "default");
    else if (!resource.namespaced)
        metadata.remove("namespace");
    const std::optional<Json> today = todaysForm(object);
    const std::optional<Json> defaulted = withServerDefaults(today ? *today : object);
    const Json &form = defaulted ? *defaulted : today ? *today : object;
    const std::string kept = toJsonText(object);
    const std::string other = &form == &object ? std::string() : toJsonText(form);
    const std::string &text = &form == &object ? kept : other;
    const std::size_t before = m_decoder.oddFields();
    auto decoded = m_decoder.decode(text, {form["apiVersion"].str(), form["kind"].str()});
    if (!decoded)
        return lose(place, object, {}, decoded.error().detail);
    warnOfOddFields(object, text, m_decoder.oddFields() - before, place);
    m_coverage.noteObject((*decoded)->kind, (*decoded)->kind == Kind::Namespace ? (*decoded)->meta.name : (*decoded)->meta.ns.view());
    store(std::move(*decoded));
    const std::optional<Json> replaced = m_source->put(resource, object, kept);
    if (replaced && !isSameObject(*replaced, object))
        report(Severity::Warning, place, &object, {}, "stands here again; the later one is used");
}

/// "spec.nodeName, spec.containers": those fields whose values the API would not take, but for labels and annotations.
std::string SnapshotReader::leftOut(const std::string &decoded) const
{
    constexpr std::size_t most = 5;
    std::vector<std::string> fields;
    for (const std::size_t place : m_decoder.oddPlaces()) {
        std::string path = jsonPathAt(decoded, place);
        if (!path.starts_with("metadata.labels.") && !path.starts_with("metadata.annotations.") && std::find(fields.begin(), fields.end(), path) == fields.end())
            fields.push_back(std::move(path));
    }
    std::string out;
    for (std::size_t i = 0; i < fields.size() && i < most; ++i)
        out += (i > 0 ? ", " : "") + fields[i];
    return fields.size() > most ? out + " and " + std::to_string(fields.size() - most) + " more" : out;
}

void SnapshotReader::warnOfOddFields(const Json &object, const std::string &decoded, std::size_t odd, const DocumentPlace &place)
{
    for (const char *map : {"labels", "annotations"})
        for (const auto &[key, value] : object["metadata"][map].members())
            if (!value.isString() && !value.isNull()) {
                report(Severity::Warning, place, &object, "metadata." + std::string(map) + ".\"" + key + '"',
                       "is no string (" + toJsonText(value) + "); put it in quotes");
                odd -= odd > 0 ? 1 : 0;
            }
    if (odd == 0)
        return;
    const std::string fields = leftOut(decoded);
    report(Severity::Warning, place, &object, {},
           (fields.empty() ? std::to_string(odd) + (odd == 1 ? " field has" : " fields have") : fields + (odd == 1 ? " has" : " have"))
               + " a type the API does not give it; left out");
}

void SnapshotReader::store(ObjectPtr object)
{
    std::string key = keyText(keyOf(*object));
    if (const auto *other = objectCast<OtherObject>(object))
        key += ' ' + other->kindName.str() + ' ' + std::string(splitApiVersion(other->apiVersion).first);
    const auto [entry, fresh] = m_index.emplace(std::move(key), m_objects.size());
    if (fresh)
        m_objects.push_back(std::move(object));
    else
        m_objects[entry->second] = std::move(object);
}

Snapshot SnapshotReader::take(std::string title)
{
    settleWaiting();
    Snapshot snapshot;
    snapshot.objects = std::move(m_objects);
    snapshot.source = m_source;
    for (const Severity severity : {Severity::Warning, Severity::Error})
        if (const std::size_t untold = m_untold[static_cast<std::size_t>(severity)]; untold > 0)
            m_problems.push_back({severity, title, 0, 0, {}, {},
                                  std::to_string(untold) + (severity == Severity::Error ? " further errors" : " further warnings") + " are not told one by one"});
    snapshot.problems = std::move(m_problems);
    snapshot.coverage = m_coverage.result(m_options.complete);
    m_source->setCoverage(snapshot.coverage);
    m_source->define();
    m_source->setServerVersion(ServerVersion::parse(m_serverVersion));
    snapshot.serverVersion = m_serverVersion;
    snapshot.pool = m_pool;
    snapshot.title = std::move(title);
    return snapshot;
}

} // namespace portolan

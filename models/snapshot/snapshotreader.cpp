#include "models/snapshot/snapshotreader.h"

#include <algorithm>
#include <charconv>

#include "models/decode/framesplitter.h"
#include "models/decode/jsonparser.h"
#include "models/decode/listsplitter.h"
#include "models/objects/cluster.h"
#include "models/snapshot/serverdefaults.h"
#include "models/snapshot/snapshotheader.h"

namespace portolan {

namespace {

int linesIn(std::string_view text)
{
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

std::string fieldPath(const std::string &base, std::string_view field)
{
    return base.empty() ? std::string(field) : base + '.' + std::string(field);
}

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

/// The byte a JSON error names.
std::size_t offsetOf(const Error &error)
{
    std::size_t offset = 0;
    const std::size_t digits = error.context.find_first_of("0123456789");
    if (digits != std::string::npos)
        std::from_chars(error.context.data() + digits, error.context.data() + error.context.size(), offset);
    return offset;
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

void SnapshotReader::report(SnapshotProblem::Severity severity, const Place &place, const Json *object, const std::string &field,
                            const std::string &detail)
{
    SnapshotProblem problem;
    problem.severity = severity;
    problem.file = m_file;
    problem.document = m_document;
    problem.line = place.line;
    if (place.marks)
        if (const LineMark mark = place.marks->at(fieldPath(place.path, field)); mark.line > 0)
            problem.line = mark.line;
    if (object)
        problem.object = pathOf(*object);
    problem.field = field;
    problem.detail = detail;
    m_problems.push_back(std::move(problem));
}

void SnapshotReader::readText(std::string_view text, const std::string &name)
{
    m_file = name;
    m_document = 0;
    if (std::string recorded = recordedServerVersion(text); !recorded.empty())
        m_serverVersion = std::move(recorded);
    const std::size_t before = m_problems.size();
    if (!looksLikeJson(text))
        return readYamlText(text, 0);
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    readJson(text, 1);
    if (m_problems.size() == before && m_document == 0)
        report(SnapshotProblem::Severity::Error, {nullptr, 1, {}}, nullptr, {}, "is no JSON object");
}

void SnapshotReader::readJson(std::string_view text, int line)
{
    std::size_t consumed = 0;
    FrameSplitter splitter([&](std::string_view frame) {
        const auto at = static_cast<std::size_t>(frame.data() - text.data());
        const int frameLine = line + linesIn(text.substr(0, at));
        consumed = at + frame.size();
        auto json = parseJson(frame);
        if (json) {
            ++m_document;
            return addDocument(std::move(*json), {nullptr, frameLine, {}});
        }
        const auto documents = readYamlDocuments(frame, m_file); // YAML's flow form looks like JSON
        if (documents.size() == 1 && documents.front()) {
            ++m_document;
            return addDocument(documents.front()->value, {nullptr, frameLine, {}});
        }
        ++m_document;
        report(SnapshotProblem::Severity::Error, {nullptr, frameLine + linesIn(frame.substr(0, offsetOf(json.error()))), {}}, nullptr, {},
               json.error().detail);
    });
    if (splitter.feed(text) && splitter.buffered() == 0)
        return;
    const std::string_view rest = text.substr(consumed);
    const int restLine = line + linesIn(text.substr(0, consumed));
    if (splitter.bad() && rest.find_first_not_of(" \t\r\n") != std::string_view::npos
        && rest.substr(rest.find_first_not_of(" \t\r\n")).starts_with("---"))
        return readYamlText(rest, restLine - 1);
    const auto fault = parseJson(rest);
    ++m_document;
    report(SnapshotProblem::Severity::Error,
           {nullptr, restLine + (fault ? 0 : linesIn(rest.substr(0, offsetOf(fault.error())))), {}}, nullptr, {},
           fault ? "is no JSON object" : fault.error().detail);
}

void SnapshotReader::readYamlText(std::string_view text, int line)
{
    for (Result<YamlDocument> &document : readYamlDocuments(text, m_file)) {
        ++m_document;
        if (document) {
            addDocument(std::move(document->value), {line == 0 ? &document->marks : nullptr, document->begin.line + line, {}});
            continue;
        }
        const Error &error = document.error(); // "file:line:column"
        const std::size_t column = error.context.rfind(':');
        const std::size_t at = error.context.rfind(':', column == 0 ? 0 : column - 1);
        int faultLine = 0;
        if (at != std::string::npos)
            std::from_chars(error.context.data() + at + 1, error.context.data() + error.context.size(), faultLine);
        report(SnapshotProblem::Severity::Error, {nullptr, faultLine + line, {}}, nullptr, {}, error.detail);
    }
}

void SnapshotReader::addDocument(Json value, const Place &place)
{
    if (!value.isObject())
        return report(SnapshotProblem::Severity::Error, place, nullptr, {}, "is no object");
    if (value["items"].isArray() && value["kind"].view().ends_with("List"))
        return addList(std::move(value), place);
    if (isCoverageRecord(value))
        return m_coverage.noteRecord(value);
    addObject(std::move(value), place);
}

void SnapshotReader::addList(Json list, const Place &place)
{
    ListHead head;
    head.apiVersion = list["apiVersion"].str();
    head.kind = list["kind"].str();
    const TypeHint hint = head.itemHint();
    m_coverage.noteList(kindByName(hint.kind, splitApiVersion(hint.apiVersion).first)); // also when it is empty
    std::size_t index = 0;
    for (Json &item : list.member("items").mutableItems()) {
        Place at = place;
        at.path = fieldPath(place.path, "items[" + std::to_string(index++) + "]");
        if (item.isObject() && !hint.kind.empty()) { // items of a typed list do not say what they are
            if (!item.contains("kind"))
                item.set("kind", Json(hint.kind));
            if (!item.contains("apiVersion"))
                item.set("apiVersion", Json(hint.apiVersion));
        }
        addDocument(std::move(item), at);
    }
}

bool SnapshotReader::isComplete(const Json &object, const Place &place)
{
    const auto isText = [&](const Json &value, const std::string &field, bool required) {
        if (value.isNull() ? !required : value.isString() && (!required || !value.view().empty()))
            return true;
        const std::string what = value.isNull() ? "is missing" : value.isString() ? "is empty" : "is no string (" + toJsonText(value) + ")";
        report(SnapshotProblem::Severity::Error, place, &object, field, what);
        return false;
    };
    const Json &metadata = object["metadata"];
    return isText(object["kind"], "kind", true) && isText(object["apiVersion"], "apiVersion", true)
        && isText(metadata["name"], "metadata.name", true) && isText(metadata["namespace"], "metadata.namespace", false);
}

/// Fills in the namespace, learns from CustomResourceDefinitions, and tells the object's resource.
ResourceInfo SnapshotReader::settle(Json &object)
{
    const std::string group(splitApiVersion(object["apiVersion"].view()).first), kind = object["kind"].str();
    if (kind == "CustomResourceDefinition" && group == "apiextensions.k8s.io") {
        const Json &spec = object["spec"], &names = spec["names"];
        ResourceInfo custom;
        custom.group = spec["group"].str();
        custom.kind = names["kind"].str();
        custom.resource = names["plural"].str();
        custom.singular = names["singular"].str();
        custom.namespaced = spec["scope"].view() != "Cluster";
        custom.verbs = {"get", "list"};
        for (const Json &name : names["shortNames"].items())
            custom.shortNames.push_back(name.str());
        m_custom[custom.group + '/' + custom.kind] = custom;
    }
    Json &metadata = object.member("metadata");
    ResourceInfo resource = resourceFor(object["apiVersion"].view(), kind, !metadata["namespace"].view().empty());
    if (const auto custom = m_custom.find(group + '/' + kind); custom != m_custom.end()) {
        const std::string version = resource.version;
        resource = custom->second;
        resource.version = version;
    }
    if (resource.namespaced && metadata["namespace"].view().empty())
        metadata.set("namespace", "default");
    else if (!resource.namespaced)
        metadata.remove("namespace");
    return resource;
}

void SnapshotReader::warnOfOddFields(const Json &object, std::size_t odd, const Place &place)
{
    for (const char *map : {"labels", "annotations"})
        for (const auto &[key, value] : object["metadata"][map].members())
            if (!value.isString() && !value.isNull()) {
                report(SnapshotProblem::Severity::Warning, place, &object, "metadata." + std::string(map) + ".\"" + key + '"',
                       "is no string (" + toJsonText(value) + "); put it in quotes");
                odd -= odd > 0 ? 1 : 0;
            }
    if (odd > 0)
        report(SnapshotProblem::Severity::Warning, place, &object, {},
               std::to_string(odd) + (odd == 1 ? " field has" : " fields have") + " a type the API does not give it; left out");
}

void SnapshotReader::store(ObjectPtr object, const Place &)
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

void SnapshotReader::addObject(Json object, const Place &place)
{
    if (!isComplete(object, place))
        return;
    const ResourceInfo resource = settle(object);
    const std::size_t before = m_decoder.oddFields();
    const std::optional<Json> defaulted = withServerDefaults(object);
    auto decoded = m_decoder.decode(toJsonText(defaulted ? *defaulted : object), {object["apiVersion"].str(), object["kind"].str()});
    if (!decoded)
        return report(SnapshotProblem::Severity::Error, place, &object, {}, decoded.error().detail);
    warnOfOddFields(object, m_decoder.oddFields() - before, place);
    m_coverage.noteObject((*decoded)->kind);
    store(std::move(*decoded), place);
    const auto name = [&] { return Json::object({{"apiVersion", object["apiVersion"]}, {"kind", object["kind"]}, {"metadata", object["metadata"]}}); };
    const Json named = name();
    if (m_source->put(resource, std::move(object)))
        report(SnapshotProblem::Severity::Warning, place, &named, {}, "stands here again; the later one is used");
}

Snapshot SnapshotReader::take(std::string title)
{
    Snapshot snapshot;
    snapshot.objects = std::move(m_objects);
    snapshot.source = m_source;
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

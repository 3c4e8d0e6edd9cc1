#include "app/demo/watchstream.h"

#include <charconv>

#include "models/objects/kind.h"
#include "models/tables/tablejson.h"

namespace portolan {

namespace {

constexpr std::chrono::seconds bookmarkInterval{10}; // a real server's is about a minute
constexpr int defaultTimeoutSeconds = 1800;
constexpr int waitMs = 200; // how long a stop may go unseen

} // namespace

WatchStream::WatchStream(DemoWorld &world, WatchRequest request)
    : m_world(world), m_request(std::move(request))
{
    const auto now = std::chrono::steady_clock::now();
    m_end = now + std::chrono::seconds(m_request.timeoutSeconds > 0 ? m_request.timeoutSeconds : defaultTimeoutSeconds);
    m_nextBookmark = now + bookmarkInterval;
}

bool WatchStream::inScope(const JsonPtr &object) const
{
    return object && (m_request.ns.empty() || (*object)["metadata"]["namespace"].view() == m_request.ns)
        && m_request.selection.takes(*object);
}

Json WatchStream::formed(const Json &object)
{
    if (m_request.form.as == WantedForm::As::Partial)
        return partialMetadata(object, "meta.k8s.io/" + m_request.form.version);
    if (m_request.form.as != WantedForm::As::Table)
        return object;
    const ResourceInfo &resource = m_world.catalog.resources()[static_cast<std::size_t>(m_request.resource)];
    TableOptions options;
    options.apiVersion = "meta.k8s.io/" + m_request.form.version;
    options.now = m_world.now();
    options.columnDefinitions = !m_columnsSent;
    options.include = m_request.includeObject == "Object" ? RowObject::Whole
        : m_request.includeObject == "None"               ? RowObject::None
                                                          : RowObject::Metadata;
    m_columnsSent = true;
    const Json *const one[] = {&object};
    options.printer = m_world.catalog.printerColumns(m_request.resource);
    options.server = demoVersion;
    return makeTable(resource, one, Json::object({{"resourceVersion", object["metadata"]["resourceVersion"]}}), options);
}

void WatchStream::append(std::string &out, const char *type, const Json &object)
{
    out += toJsonText(Json::object({{"type", type}, {"object", object}}));
    out += '\n';
}

void WatchStream::appendChange(std::string &out, const BankChange &change)
{
    // An object that leaves the selection is deleted as far as this watch is concerned, one that enters is added.
    const bool was = inScope(change.before);
    const bool is = change.type != BankChange::Type::Deleted && inScope(change.after);
    if (is)
        append(out, was ? "MODIFIED" : "ADDED", formed(*change.after));
    else if (was)
        append(out, "DELETED", formed(*change.after));
}

void WatchStream::appendBookmark(std::string &out, bool initialEnd)
{
    const ResourceInfo &resource = m_world.catalog.resources()[static_cast<std::size_t>(m_request.resource)];
    Json metadata = Json::object({{"resourceVersion", std::to_string(m_version)}, {"creationTimestamp", nullptr}});
    if (initialEnd)
        metadata.set("annotations", Json::object({{"k8s.io/initial-events-end", "true"}}));
    Json object = Json::object({{"kind", resource.kind}, {"apiVersion", apiVersionText(resource.group, resource.version)},
                                {"metadata", metadata}});
    if (m_request.form.as == WantedForm::As::Table)
        object = Json::object({{"kind", "Table"}, {"apiVersion", "meta.k8s.io/" + m_request.form.version}, {"metadata", metadata},
                               {"columnDefinitions", nullptr}, {"rows", Json::array()}});
    else if (m_request.form.as == WantedForm::As::Partial)
        object = partialMetadata(object, "meta.k8s.io/" + m_request.form.version);
    append(out, "BOOKMARK", object);
}

std::string WatchStream::initial()
{
    std::string out;
    const std::string &from = m_request.resourceVersion;
    if (!m_request.sendInitialEvents && !from.empty() && from != "0") {
        std::from_chars(from.data(), from.data() + from.size(), m_version);
        return out;
    }
    const ObjectBank::State state = m_world.bank.list(m_request.resource);
    m_version = state.version;
    for (const JsonPtr &object : state.objects)
        if (inScope(object))
            append(out, "ADDED", formed(*object));
    if (m_request.sendInitialEvents && m_request.bookmarks)
        appendBookmark(out, true);
    return out;
}

std::optional<std::string> WatchStream::next()
{
    if (m_ended || m_world.stopping || std::chrono::steady_clock::now() >= m_end)
        return std::nullopt;
    if (!m_started) {
        m_started = true;
        return initial();
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_end - std::chrono::steady_clock::now()).count();
    const ObjectBank::Changes changes
        = m_world.bank.changesAfter(m_request.resource, m_version, static_cast<int>(std::min<std::int64_t>(waitMs, std::max<std::int64_t>(left, 1))));
    std::string out;
    if (changes.expired) {
        m_ended = true;
        append(out, "ERROR", statusAnswer(410, "Expired", "too old resource version: " + std::to_string(m_version) + " ("
                                              + std::to_string(changes.version) + ')').body);
        return out;
    }
    for (const BankChange &change : changes.changes)
        appendChange(out, change);
    m_version = std::max(m_version, changes.version);
    if (m_request.bookmarks && std::chrono::steady_clock::now() >= m_nextBookmark) {
        m_nextBookmark = std::chrono::steady_clock::now() + bookmarkInterval;
        appendBookmark(out, false);
    }
    return out;
}

} // namespace portolan

#include "app/commands/snapshotcollector.h"

#include <algorithm>
#include <tuple>

#include "models/client/livesource.h"
#include "models/decode/jsonparser.h"
#include "models/objects/kind.h"
#include "models/objects/masksecret.h"
#include "models/session/session.h"

namespace portolan {

namespace {

/// Definitions, known kinds, others: objects that two groups serve are kept as the earlier one has them.
int rank(const ResourceInfo &resource)
{
    if (resource.kind == "CustomResourceDefinition")
        return 0;
    const Kind kind = kindByName(resource.kind, resource.group);
    if (kind == Kind::Other)
        return 3;
    return kindInfo(kind).group == resource.group ? 1 : 2;
}

std::string nameOf(const ResourceInfo &resource)
{
    return resource.group.empty() ? resource.resource : resource.resource + '.' + resource.group;
}

bool listable(const ResourceInfo &resource)
{
    return std::find(resource.verbs.begin(), resource.verbs.end(), "list") != resource.verbs.end();
}

/// The server is out of reach, or knows us not: there is no use in asking for the next kind.
bool endsEverything(ErrorKind kind)
{
    return kind == ErrorKind::Tls || kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Unauthorized
        || kind == ErrorKind::Config || kind == ErrorKind::Cancelled;
}

/// Says nothing that another kind does not say better, and asking for it earns the warning that it is deprecated: Endpoints beside
/// EndpointSlices (since 1.33), ComponentStatus (since 1.19), Ingresses in their old group (1.14 to 1.21).
bool isOutdated(const ResourceInfo &resource, const std::vector<ResourceInfo> &all)
{
    const auto served = [&all](std::string_view name, std::string_view group) {
        return std::any_of(all.begin(), all.end(), [&](const ResourceInfo &r) { return r.resource == name && r.group == group && listable(r); });
    };
    if (resource.group == "extensions")
        return resource.resource == "ingresses" && served(resource.resource, "networking.k8s.io");
    return resource.group.empty() && (resource.resource == "componentstatuses" || (resource.resource == "endpoints" && served("endpointslices", "discovery.k8s.io")));
}

} // namespace

/// Of a kind that two groups serve the one Portolan knows it by counts.
void SnapshotCollector::cover(const ResourceInfo &resource, const std::string &ns, Covered covered, Covered elsewhere)
{
    const Kind kind = kindByName(resource.kind, resource.group);
    const bool native = kindInfo(kind).group == resource.group;
    if (kind == Kind::Other || (!native && m_coverage.of(kind) != Covered::NotServed))
        return;
    KindCoverage out{ns.empty() ? covered : elsewhere, {}, {}};
    if (!ns.empty())
        out.namespaces.emplace(ns, covered);
    m_coverage.set(kind, std::move(out));
}

/// Files know what they cover; of one namespace only that is passed on.
void SnapshotCollector::coverFiles()
{
    const Coverage &read = m_source.session().store().coverage();
    const bool oneNamespace = m_source.nsGiven() && !m_source.allNamespaces();
    m_coverage = read;
    for (const KindInfo &info : knownKinds())
        if (info.namespaced && oneNamespace)
            m_coverage.set(info.kind, {Covered::NotInFile, {{m_source.ns(), read.of(info.kind, m_source.ns())}}, {}});
}

/// Passes on what is new. When the pages of a list expire, it begins anew: what was passed on is known by its uid.
class SnapshotCollector::KindSink final : public ListSink
{
public:
    KindSink(std::set<std::string> &uids, const Sink &sink) : m_uids(uids), m_sink(sink) {}
    bool item(std::string_view json) override
    {
        Result<Json> object = parseJson(json);
        if (!object) {
            m_error = object.error();
            return false;
        }
        const std::string uid = (*object)["metadata"]["uid"].str();
        if (!uid.empty() && !m_uids.insert(uid).second)
            return true;
        maskSecret(*object);
        m_sink(std::move(*object));
        ++m_count;
        return true;
    }
    bool restart() override { return true; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    std::set<std::string> &m_uids;
    const Sink &m_sink;
    std::size_t m_count = 0;
    std::optional<Error> m_error;
};

Result<void> SnapshotCollector::list(const ResourceInfo &resource, KindSink &sink)
{
    ListOptions options;
    if (resource.namespaced && m_source.nsGiven() && !m_source.allNamespaces())
        options.ns = m_source.ns();
    Covered elsewhere = Covered::NotInFile; // it was not asked for
    Result<void> answer = m_source.source()->listTo(sink, resource, options);
    if (!answer && answer.error().kind == ErrorKind::Forbidden && resource.namespaced && options.ns.empty() && sink.count() == 0) {
        elsewhere = Covered::NotAllowed;
        options.ns = m_source.ns();
        answer = m_source.source()->listTo(sink, resource, options);
        if (answer)
            m_notes.push_back(nameOf(resource) + ": only those of namespace " + options.ns + " may be read");
    }
    if (answer && sink.error())
        answer = tl::unexpected(*sink.error());
    const bool refused = !answer && answer.error().kind == ErrorKind::Forbidden;
    const Covered unread = sink.count() > 0 ? Covered::Partly : refused ? Covered::NotAllowed : Covered::NotReadYet;
    if (m_source.isLive())
        cover(resource, options.ns, answer ? Covered::Whole : unread, elsewhere);
    return answer;
}

Result<std::vector<ResourceInfo>> SnapshotCollector::resources()
{
    auto *live = dynamic_cast<LiveSource *>(m_source.source().get());
    if (!live)
        return m_source.source()->resources();
    Result<Discovery> found = live->discovery(true);
    if (!found)
        return tl::unexpected(found.error());
    for (const auto &[groupVersion, error] : found->failed) {
        m_notes.push_back(groupVersion + ": its kinds are not known, those known before are tried: " + error.detail);
        for (const KindInfo &info : knownKinds())
            if (splitApiVersion(groupVersion).first == info.group)
                m_coverage.set(info.kind, {Covered::NotReadYet, {}, error.detail});
    }
    return std::move(found->resources);
}

Result<void> SnapshotCollector::collect(const Sink &sink)
{
    auto resources = this->resources();
    if (!resources)
        return tl::unexpected(resources.error());
    std::sort(resources->begin(), resources->end(), [](const ResourceInfo &a, const ResourceInfo &b) {
        return std::tuple(rank(a), std::string_view(a.group), std::string_view(a.resource))
            < std::tuple(rank(b), std::string_view(b.group), std::string_view(b.resource));
    });
    if (!m_source.isLive())
        coverFiles();
    std::optional<Error> refusal;
    bool anyRead = false;
    for (const ResourceInfo &resource : *resources) {
        if (!listable(resource))
            continue;
        if (m_source.isLive() && isOutdated(resource, *resources)) {
            cover(resource, {}, Covered::NotInFile, Covered::NotInFile);
            continue;
        }
        KindSink kind(m_uids, sink);
        const Result<void> listed = list(resource, kind);
        m_count += kind.count();
        m_numbers[static_cast<std::size_t>(kindByName(resource.kind, resource.group))] += kind.count();
        anyRead = anyRead || listed || kind.count() > 0;
        if (listed)
            continue;
        if (endsEverything(listed.error().kind))
            return tl::unexpected(listed.error());
        refusal = listed.error();
        m_notes.push_back(nameOf(resource) + (kind.count() > 0 ? ": cut off after " + std::to_string(kind.count()) + ": " : ": left out: ") + listed.error().detail);
    }
    if (!anyRead && refusal)
        return tl::unexpected(*refusal);
    return {};
}

} // namespace portolan

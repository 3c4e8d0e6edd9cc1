#include "app/commands/snapshotcollector.h"

#include <algorithm>
#include <tuple>

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

std::pair<std::string_view, std::string_view> placeOf(const Json &object)
{
    return {object["metadata"]["namespace"].view(), object["metadata"]["name"].view()};
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

Result<std::vector<Json>> SnapshotCollector::list(const ResourceInfo &resource)
{
    ListOptions options;
    if (resource.namespaced && m_source.nsGiven() && !m_source.allNamespaces())
        options.ns = m_source.ns();
    Covered elsewhere = Covered::NotInFile; // it was not asked for
    Result<Json> answer = m_source.source()->list(resource, options);
    if (!answer && answer.error().kind == ErrorKind::Forbidden && resource.namespaced && options.ns.empty()) {
        elsewhere = Covered::NotAllowed;
        options.ns = m_source.ns();
        answer = m_source.source()->list(resource, options);
        if (answer)
            m_notes.push_back(nameOf(resource) + ": only those of namespace " + options.ns + " may be read");
    }
    const bool refused = !answer && answer.error().kind == ErrorKind::Forbidden;
    if (m_source.isLive())
        cover(resource, options.ns, answer ? Covered::Whole : refused ? Covered::NotAllowed : Covered::NotReadYet, elsewhere);
    if (!answer)
        return tl::unexpected(answer.error());
    return std::move(answer->member("items").mutableItems());
}

void SnapshotCollector::keepNew(std::vector<Json> &objects)
{
    std::erase_if(objects, [this](const Json &object) {
        const std::string uid = object["metadata"]["uid"].str();
        return !uid.empty() && !m_uids.insert(uid).second;
    });
    std::stable_sort(objects.begin(), objects.end(), [](const Json &a, const Json &b) { return placeOf(a) < placeOf(b); });
    for (Json &object : objects)
        maskSecret(object);
}

Result<void> SnapshotCollector::collect(const Sink &sink)
{
    auto resources = m_source.source()->resources();
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
        Result<std::vector<Json>> objects = list(resource);
        if (objects) {
            anyRead = true;
            keepNew(*objects);
            m_count += objects->size();
            m_numbers[static_cast<std::size_t>(kindByName(resource.kind, resource.group))] += objects->size();
            if (!objects->empty())
                sink(std::move(*objects));
            continue;
        }
        if (endsEverything(objects.error().kind))
            return tl::unexpected(objects.error());
        refusal = objects.error();
        m_notes.push_back(nameOf(resource) + ": left out: " + objects.error().detail);
    }
    if (!anyRead && refusal)
        return tl::unexpected(*refusal);
    return {};
}

} // namespace portolan

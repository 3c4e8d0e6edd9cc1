#include "models/client/discoverycache.h"

#include <QSaveFile>

#include "models/core/ownfile.h"
#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

const std::string fileName = "served.json";
constexpr std::int64_t mostBytes = 64 << 20; // 300 definitions are about 100 KB
constexpr int format = 1;

/// The server's address as a folder's name: letters, digits, dots and dashes stay.
std::string folderName(const std::string &server)
{
    const std::size_t scheme = server.find("://");
    std::string out = scheme == std::string::npos ? server : server.substr(scheme + 3);
    for (char &c : out)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'))
            c = '_';
    return out;
}

Json words(const std::vector<std::string> &list)
{
    Json out = Json::array();
    for (const std::string &word : list)
        out.push(word);
    return out;
}

std::vector<std::string> texts(const Json &list)
{
    std::vector<std::string> out;
    for (const Json &text : list.items())
        out.push_back(text.str());
    return out;
}

Json resourcesJson(const std::vector<ResourceInfo> &resources)
{
    Json out = Json::array();
    for (const ResourceInfo &info : resources)
        out.push(Json::object({{"group", info.group}, {"version", info.version}, {"resource", info.resource}, {"kind", info.kind},
                               {"singular", info.singular}, {"shortNames", words(info.shortNames)}, {"categories", words(info.categories)},
                               {"verbs", words(info.verbs)}, {"namespaced", info.namespaced}}));
    return out;
}

std::vector<ResourceInfo> resourcesFrom(const Json &list)
{
    std::vector<ResourceInfo> out;
    for (const Json &one : list.items()) {
        ResourceInfo info{one["group"].str(), one["version"].str(), one["resource"].str(), one["kind"].str(), one["singular"].str(),
                          texts(one["shortNames"]), texts(one["categories"]), texts(one["verbs"]), one["namespaced"].toBool()};
        // They become parts of URLs: what no server serves is no kind.
        const bool odd = info.resource.empty() || info.version.empty() || (info.resource + info.version + info.group).find_first_of("/?# %") != std::string::npos;
        if (!odd)
            out.push_back(std::move(info));
    }
    return out;
}

} // namespace

DiscoveryCache::DiscoveryCache(std::string directory, std::string server) : m_server(std::move(server))
{
    if (directory.empty() || m_server.empty())
        return;
    m_root = std::move(directory);
    m_folders = {"discovery", folderName(m_server)};
    m_file = m_root + '/' + m_folders[0] + '/' + m_folders[1] + '/' + fileName;
}

std::optional<DiscoveryCache::Kept> DiscoveryCache::read() const
{
    const auto bytes = m_file.empty() ? std::nullopt : readOwnFile(m_root, m_folders, fileName, mostBytes);
    if (!bytes)
        return std::nullopt;
    const Result<Json> json = parseJson(*bytes);
    if (!json || (*json)["format"].toInt() != format || (*json)["server"].view() != m_server)
        return std::nullopt;
    Kept kept;
    kept.taken = Timestamp::parse((*json)["taken"].view());
    kept.discovery.aggregated = (*json)["aggregated"].toBool();
    kept.discovery.resources = resourcesFrom((*json)["resources"]);
    kept.discovery.otherVersions = resourcesFrom((*json)["otherVersions"]);
    for (const Json &one : (*json)["failed"].items())
        kept.discovery.failed.emplace_back(one["groupVersion"].str(), Error{ErrorKind::Server, 0, one["groupVersion"].str(), one["why"].str(), true});
    if (kept.taken.isNull() || kept.discovery.resources.empty())
        return std::nullopt;
    return kept;
}

bool DiscoveryCache::isFresh(const Kept &kept, Timestamp now)
{
    const std::int64_t age = now.seconds() - kept.taken.seconds();
    return age >= 0 && age < (kept.discovery.failed.empty() ? keptSeconds : keptIncompleteSeconds);
}

void DiscoveryCache::write(const Discovery &discovery, Timestamp now) const
{
    if (m_file.empty() || !areOwnFolders(m_root, m_folders, true))
        return;
    Json failed = Json::array();
    for (const auto &[groupVersion, why] : discovery.failed)
        failed.push(Json::object({{"groupVersion", groupVersion}, {"why", why.detail}}));
    const Json json = Json::object({{"format", format}, {"server", m_server}, {"taken", rfc3339(now)}, {"aggregated", discovery.aggregated},
                                    {"resources", resourcesJson(discovery.resources)}, {"otherVersions", resourcesJson(discovery.otherVersions)},
                                    {"failed", std::move(failed)}});
    QSaveFile file(QString::fromStdString(m_file));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QByteArray::fromStdString(toJsonText(json)));
    file.commit();
}

} // namespace portolan

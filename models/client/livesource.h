#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "models/client/accessreview.h"
#include "models/client/discovery.h"
#include "models/client/discoverycache.h"
#include "models/client/restdoor.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// The server itself as a source of full objects. Blocking; every thread but the network's and the GUI's.
class LiveSource final : public ObjectSource
{
public:
    explicit LiveSource(std::shared_ptr<RestDoor> door, DiscoveryCache cache = {{}, {}}) : m_door(std::move(door)), m_cache(std::move(cache)) {}

    [[nodiscard]] Result<ResourceInfo> resolve(std::string_view typed) override;
    [[nodiscard]] Result<std::vector<ResourceInfo>> resources() override;
    [[nodiscard]] Result<Json> get(const ResourceInfo &resource, std::string_view ns, std::string_view name) override;
    [[nodiscard]] Result<Json> list(const ResourceInfo &resource, const ListOptions &options) override;
    /// In pages, each read as it arrives; when the pages expire, everything anew without pages, as client-go's pager does.
    [[nodiscard]] Result<void> listTo(ListSink &sink, const ResourceInfo &resource, const ListOptions &options) override;
    [[nodiscard]] Result<std::string> podLog(std::string_view ns, std::string_view pod, const LogOptions &options) override;
    [[nodiscard]] Result<Json> version() override;

    /// One object as the server's Table of one row.
    [[nodiscard]] Result<Json> getTable(const ResourceInfo &resource, std::string_view ns, std::string_view name, RowObject rowObject = RowObject::Metadata);
    /// What the user may do; see accessreview.h.
    [[nodiscard]] std::vector<Result<AccessAnswer>> mayI(const std::vector<AccessQuestion> &questions) { return portolan::mayI(*m_door, questions); }
    [[nodiscard]] Result<AccessRules> rulesIn(const std::string &ns) { return portolan::rulesIn(*m_door, ns); }
    /// JSON that is no object of the API: "/apis", what a node's proxy answers. Of several paths all are asked at once, answers come in
    /// their order; `silenceMs`: how long a server may say nothing.
    [[nodiscard]] Result<Json> document(std::string path) { return json(std::move(path)); }
    [[nodiscard]] std::vector<Result<Json>> documents(const std::vector<std::string> &paths, int silenceMs);
    /// What discovery last said, in this run or in one before, with its failures; asks when it has not yet, or not lately.
    [[nodiscard]] Result<Discovery> discovery(bool refresh = false);

private:
    [[nodiscard]] Result<Json> json(std::string target, std::string_view accept = "application/json");

    [[nodiscard]] Result<Discovery> ask();

    std::shared_ptr<RestDoor> m_door;
    const DiscoveryCache m_cache;
    std::mutex m_mutex; // guards what follows
    std::optional<Discovery> m_discovery;
    std::uint64_t m_asked = 0; ///< times the server was asked
};

/// "/api/v1/namespaces/a/pods", "/apis/apps/v1/deployments": where a resource's collection is.
[[nodiscard]] std::string collectionPath(const ResourceInfo &resource, std::string_view ns);

} // namespace portolan

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/objects/objectsource.h"
#include "models/snapshot/podlogs.h"
#include "models/snapshot/snapshot.h"

namespace portolan {

/// Answers from the objects of a snapshot. Filled once by the reader, constant from then on: thread-safe without locks.
class SnapshotSource final : public ObjectSource
{
public:
    /// Puts an object (with apiVersion, kind, metadata.name; namespace filled in); the one that it replaced.
    std::optional<Json> put(const ResourceInfo &resource, Json object);
    [[nodiscard]] PodLogs &logs() { return m_logs; }
    void setCoverage(Coverage coverage) { m_coverage = std::move(coverage); }
    void setTableMaker(MakeTable maker) { m_makeTable = std::move(maker); }
    /// Once all objects are put: kinds that definitions among them define get their names, categories and preferred version.
    void define();
    /// Of which server the objects are; the newest until it is told.
    void setServerVersion(ServerVersion server) { m_server = server; }

    [[nodiscard]] Result<ResourceInfo> resolve(std::string_view typed) override;
    [[nodiscard]] Result<std::vector<ResourceInfo>> resources() override;
    [[nodiscard]] Result<Json> get(const ResourceInfo &resource, std::string_view ns, std::string_view name) override;
    [[nodiscard]] Result<Json> list(const ResourceInfo &resource, const ListOptions &options) override;
    [[nodiscard]] Result<std::string> podLog(std::string_view ns, std::string_view pod, const LogOptions &options) override;
    [[nodiscard]] const Coverage &coverage() const override { return m_coverage; }
    /// The oldest thing known of the server's version: a node's kubelet. NotFound when there is no node.
    [[nodiscard]] Result<Json> version() override;

private:
    struct Collection {
        ResourceInfo resource;
        std::vector<std::string> versions; ///< that a definition serves; empty: not defined here
        bool renames = false;              ///< CustomKind::renames
        std::map<std::pair<std::string, std::string>, Json> objects; ///< by namespace and name, as a server lists them
    };
    [[nodiscard]] const Collection *find(const ResourceInfo &resource) const;
    /// What a typed word means: whole names come before short ones, then groups in the order of discovery.
    [[nodiscard]] const Collection *called(std::string_view typed) const;
    /// The kind that "loaves.v1.mill.example" names in a version that is served beside the preferred one.
    [[nodiscard]] std::optional<ResourceInfo> inTypedVersion(std::string_view typed) const;
    /// An object as a server tells it in a version that was typed: where no webhook converts, its apiVersion alone changes. Events
    /// are told as those of the group that was asked for.
    [[nodiscard]] Json inVersion(const Json &object, const ResourceInfo &resource, const Collection &collection) const;

    std::map<std::pair<std::string, std::string>, Collection> m_collections; ///< by group and resource
    PodLogs m_logs;
    MakeTable m_makeTable;
    Coverage m_coverage;
    ServerVersion m_server;
};

/// What a kind is called, served or not: known kinds, the other built-in ones, and for the rest the usual plural.
[[nodiscard]] ResourceInfo resourceFor(std::string_view apiVersion, std::string_view kind, bool hasNamespace);

} // namespace portolan

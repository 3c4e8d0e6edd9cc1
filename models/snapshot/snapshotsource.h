#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/objects/objectsource.h"
#include "models/snapshot/packedtexts.h"
#include "models/snapshot/podlogs.h"
#include "models/snapshot/snapshot.h"

namespace portolan {

/// Answers from the objects of a snapshot. Filled once by the reader, constant from then on: thread-safe without locks. Keeps their
/// bytes, packed, and makes trees of them on demand: a get costs a parse of one object.
class SnapshotSource final : public ObjectSource
{
public:
    /// Puts an object (with apiVersion, kind, metadata.name; namespace filled in), as JSON text as well; the one that it replaced.
    std::optional<Json> put(const ResourceInfo &resource, const Json &object, std::string_view text);
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
    [[nodiscard]] Result<void> listTo(ListSink &sink, const ResourceInfo &resource, const ListOptions &options) override;
    [[nodiscard]] Result<std::string> podLog(std::string_view ns, std::string_view pod, const LogOptions &options) override;
    [[nodiscard]] const Coverage &coverage() const override { return m_coverage; }
    /// The oldest thing known of the server's version: a node's kubelet. NotFound when there is no node.
    [[nodiscard]] Result<Json> version() override;

private:
    struct Collection {
        ResourceInfo resource;
        std::vector<std::string> versions; ///< that a definition serves; empty: not defined here
        bool renames = false;              ///< CustomKind::renames
        std::map<std::pair<std::string, std::string>, PackedTexts::Place> objects; ///< by namespace and name, as a server lists them
    };
    [[nodiscard]] const Collection *find(const ResourceInfo &resource) const;
    /// What a typed word means: whole names come before short ones, then groups in the order of discovery.
    [[nodiscard]] const Collection *called(std::string_view typed) const;
    /// The kind that "loaves.v1.mill.example" names in a version that is served beside the preferred one.
    [[nodiscard]] std::optional<ResourceInfo> inTypedVersion(std::string_view typed) const;
    /// An object is told in another version than it is kept in: where no webhook converts, its apiVersion alone changes. Events
    /// are told as those of the group that was asked for.
    [[nodiscard]] static bool changesVersion(const ResourceInfo &resource, const Collection &collection);
    [[nodiscard]] static Json inVersion(Json object, const ResourceInfo &resource, const Collection &collection);
    /// Those of a kind that options choose, with their text; `tell` answers false to end.
    [[nodiscard]] Result<void> choose(const ResourceInfo &resource, const ListOptions &options, const std::function<bool(std::string_view)> &tell) const;
    [[nodiscard]] Result<void> tellRows(ListSink &sink, const ResourceInfo &resource, const ListOptions &options);

    std::map<std::pair<std::string, std::string>, Collection> m_collections; ///< by group and resource
    PackedTexts m_texts;
    PodLogs m_logs;
    MakeTable m_makeTable;
    Coverage m_coverage;
    ServerVersion m_server;
};

/// What a kind is called, served or not: known kinds, the other built-in ones, and for the rest the usual plural.
[[nodiscard]] ResourceInfo resourceFor(std::string_view apiVersion, std::string_view kind, bool hasNamespace);

} // namespace portolan

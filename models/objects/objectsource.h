#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/objects/coverage.h"

namespace portolan {

/// One resource a server serves (or a snapshot holds), as discovery tells it.
struct ResourceInfo {
    std::string group;   ///< "" for core
    std::string version; ///< preferred
    std::string resource; ///< "pods"
    std::string kind;     ///< "Pod"
    std::string singular;
    std::vector<std::string> shortNames;
    std::vector<std::string> categories;
    std::vector<std::string> verbs;
    bool namespaced = true;
    friend bool operator==(const ResourceInfo &, const ResourceInfo &) = default;
};

/// Names a kind for good: "widgets.v1.example.com", "resourcequotas.v1." for the core group. People may type it to kubectl, too.
[[nodiscard]] inline std::string typeWord(const ResourceInfo &info)
{
    return info.resource + '.' + info.version + '.' + info.group;
}

/// What the rows of a Table hold of their objects, beside the cells.
enum class RowObject : std::uint8_t {
    None,     ///< nothing: by far the shortest answer
    Metadata, ///< metadata alone
    Whole,
};

/// A Table's query parameter includeObject: "None", "Metadata", "Object".
[[nodiscard]] std::string_view includeObjectWord(RowObject object);

struct ListOptions {
    std::string ns; ///< empty: all namespaces
    std::string labelSelector;
    std::string fieldSelector;
    /// Ask for the server's Table (meta.k8s.io/v1) instead of the objects; sources without a server answer with our columns.
    bool asTable = false;
    RowObject rowObject = RowObject::Metadata; ///< of a Table
};

/// Who is told the items of a list, or the rows of a Table, one by one.
class ListSink
{
public:
    virtual ~ListSink() = default;
    /// What stands beside the items: kind, metadata, a Table's columnDefinitions. Before the first item of every page, as far as it
    /// is known then, and once more at each page's end.
    virtual void head(const Json &beside) { static_cast<void>(beside); }
    /// JSON text, which lives until the call returns. False: enough, the list ends here without an error.
    virtual bool item(std::string_view json) = 0;
    /// The items so far do not count: all of them follow anew. False: they cannot be taken back, and the list ends with Gone.
    virtual bool restart() { return false; }
};

/// Tells a sink what a list or a Table holds. False: it had enough.
bool tellItems(const Json &answer, ListSink &sink);

struct LogOptions {
    std::string container;
    bool previous = false;
    bool timestamps = false;
    std::int64_t tailLines = -1; ///< -1: all
};

/// Full objects as generic JSON, for describe, YAML and get: a live server or a snapshot. Thread-safe and blocking: never
/// called on the GUI thread. Objects come with apiVersion and kind filled in. Errors: NotFound, Forbidden, and the
/// transport's kinds. Secret data is passed on as the source has it: whoever prints masks it.
class ObjectSource
{
public:
    virtual ~ObjectSource() = default;
    /// What a person typed ("po", "deployments.apps", "PersistentVolumeClaim") to the resource meant; NotFound otherwise.
    [[nodiscard]] virtual Result<ResourceInfo> resolve(std::string_view typed) = 0;
    [[nodiscard]] virtual Result<std::vector<ResourceInfo>> resources() = 0;
    [[nodiscard]] virtual Result<Json> get(const ResourceInfo &resource, std::string_view ns, std::string_view name) = 0;
    /// A list document: {"kind":"PodList","apiVersion":...,"metadata":{...},"items":[...]}, or a Table.
    [[nodiscard]] virtual Result<Json> list(const ResourceInfo &resource, const ListOptions &options) = 0;
    /// The same item by item, so that no more than a part of it is ever held; on the caller's thread. An error may come after
    /// any number of items.
    [[nodiscard]] virtual Result<void> listTo(ListSink &sink, const ResourceInfo &resource, const ListOptions &options);
    [[nodiscard]] virtual Result<std::string> podLog(std::string_view ns, std::string_view pod, const LogOptions &options) = 0;
    /// What of a cluster the source holds: more than its lists and its NotFound tell of files. A server's is all.
    [[nodiscard]] virtual const Coverage &coverage() const
    {
        static const Coverage everything;
        return everything;
    }
    /// {"major":"1","minor":"20","gitVersion":"v1.20.2",...}
    [[nodiscard]] virtual Result<Json> version() = 0;
};

} // namespace portolan

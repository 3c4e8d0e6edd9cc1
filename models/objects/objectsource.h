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

struct ListOptions {
    std::string ns; ///< empty: all namespaces
    std::string labelSelector;
    std::string fieldSelector;
    /// Ask for the server's Table (meta.k8s.io/v1) instead of the objects; sources without a server answer with our columns.
    bool asTable = false;
};

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

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "models/config/kubeconfig.h"
#include "models/core/json.h"

namespace portolan {

/// One kubeconfig entry with the flags laid over it, each field knowing where it came from.
class MergedEntry
{
public:
    MergedEntry() = default;
    /// `kind` is "cluster", "user" or "context".
    MergedEntry(std::string kind, std::string name, Json body, std::string file);

    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] bool found() const { return m_found; }
    [[nodiscard]] bool has(std::string_view field) const;
    [[nodiscard]] std::string text(std::string_view field) const { return m_body[field].str(); }
    [[nodiscard]] bool flag(std::string_view field) const { return m_body[field].toBool(); }
    [[nodiscard]] const Json &operator[](std::string_view field) const { return m_body[field]; }
    /// Where a field was set: its file, or "--flag".
    [[nodiscard]] std::string source(std::string_view field) const;
    /// A field's path, relative ones taken from the directory of the file that says so; flags' from the working directory.
    [[nodiscard]] std::string path(std::string_view field) const;
    /// Any path that stands in this entry's file.
    [[nodiscard]] std::string resolved(const std::string &path) const;
    [[nodiscard]] ConfigProblem problem(std::string field, std::string message) const;
    /// What is wrong with the file `path` that a field names as `written`. A key or token that was put where its file's name
    /// belongs is not repeated.
    [[nodiscard]] ConfigProblem fileProblem(std::string field, const std::string &written, const std::string &path, const std::string &why) const;

    /// Lays a flag over the field; an empty value changes nothing.
    void override(const std::string &field, const std::string &value, const char *flag);
    void override(const std::string &field, Json value, const char *flag);
    void clear(const std::string &field) { m_body.remove(field); }

private:
    std::string m_kind, m_name, m_file;
    Json m_body;
    std::map<std::string, std::string, std::less<>> m_flags;
    bool m_found = false;
};

/// The entries of the chosen context under the overrides, merged as client-go's DirectClientConfig does.
struct MergedEntries {
    std::string context;
    MergedEntry contextEntry, cluster, user;
};
[[nodiscard]] tl::expected<MergedEntries, ConfigProblem> mergeEntries(const MergedEntries &raw, const ConnectionOverrides &overrides);

/// What kubectl refuses in a cluster or user entry, the first of it. Opens none of the files they name.
/// Source: client-go tools/clientcmd/validation.go, transport/transport.go, rest/transport.go.
[[nodiscard]] std::optional<ConfigProblem> checkCluster(const MergedEntry &cluster);
[[nodiscard]] std::optional<ConfigProblem> checkUser(const MergedEntry &user);

} // namespace portolan

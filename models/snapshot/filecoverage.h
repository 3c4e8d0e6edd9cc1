#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "models/core/json.h"
#include "models/objects/coverage.h"

namespace portolan {

/// Gathers what files hold of a cluster while they are read. A file that `portolan snapshot` wrote says so itself, in a record
/// (below); of any other a kind is taken as read whole once there is one object of it, or an empty list of that kind, and a kind
/// without either as not in the files.
class FileCoverage
{
public:
    /// An object, or a list that says what its items are.
    void note(Kind kind) { m_seen[static_cast<std::size_t>(kind)] = true; }
    /// Another file's record: of two, each kind's better one counts.
    void note(const Coverage &record);
    /// `complete`: the files hold all there is, whatever they say.
    [[nodiscard]] Coverage result(bool complete) const;

private:
    std::array<bool, kindCount> m_seen{};
    std::optional<Coverage> m_record;
};

/// What a snapshot's file says of itself, as one more document: apiVersion portolan.github.io/v1, kind Coverage, and "kinds":
/// [{"resource","group","read","namespaces":[{"namespace","read"}]}] of every kind Portolan knows. "read" is Whole, Partly,
/// NotAllowed, NotServed, NotInFile or NotReadYet. It names nobody: reasons are left out.
[[nodiscard]] Json coverageRecord(const Coverage &coverage);
[[nodiscard]] bool isCoverageRecord(const Json &document);
/// Kinds it does not name, and words it does not know, are not in the file.
[[nodiscard]] Coverage coverageFromRecord(const Json &record);

} // namespace portolan

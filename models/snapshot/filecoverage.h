#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "models/core/json.h"
#include "models/objects/coverage.h"

namespace portolan {

/// How many objects there are of each kind.
using KindNumbers = std::array<std::size_t, kindCount>;

/// Gathers what files hold of a cluster while they are read. A file that `portolan snapshot` wrote says so itself, in a record
/// (below), and is believed as long as the objects it counts are there: one that was cut down afterwards covers less. Of any
/// other file a kind is taken as read whole once there is one object of it, or an empty list of that kind, and a kind without
/// either as not in the file; of a namespace that nothing in the file is in, or describes, the file tells nothing. What could not be read may have held more of
/// any kind.
class FileCoverage
{
public:
    /// `ns`: the namespace it is in; of a Namespace its name.
    void noteObject(Kind kind, std::string_view ns);
    /// Something could not be read: of any kind, or of one.
    void noteLoss() { m_lost.fill(true); }
    void noteLoss(Kind kind) { m_lost[static_cast<std::size_t>(kind)] = true; }
    /// A list that says what its items are.
    void noteList(Kind kind) { m_seen[static_cast<std::size_t>(kind)] = true; }
    /// Of two files' records each kind's better one counts.
    void noteRecord(const Json &record);
    /// `complete`: the files hold all there is, whatever they say.
    [[nodiscard]] Coverage result(bool complete) const;

private:
    [[nodiscard]] KindCoverage inSeenNamespaces() const;

    std::array<bool, kindCount> m_seen{}, m_lost{};
    std::set<std::string, std::less<>> m_namespaces; ///< that something is in
    KindNumbers m_found{}, m_expected{};
    std::optional<Coverage> m_record;
};

/// What a snapshot's file says of itself, as one more document: apiVersion portolan.github.io/v1, kind Coverage, and "kinds":
/// [{"resource","group","read","objects","namespaces":[{"namespace","read"}]}] of every kind Portolan knows. "inferred": true where
/// the snapshot is of plain files, see Coverage::isInferred(). "read" is Whole, Partly, NotAllowed, NotServed, NotInFile or NotReadYet; "objects" is how many of them the file holds. Reasons are left out:
/// they name users.
[[nodiscard]] Json coverageRecord(const Coverage &coverage, const KindNumbers &objects);
[[nodiscard]] bool isCoverageRecord(const Json &document);

} // namespace portolan

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include <QString>

#include "models/core/result.h"
#include "models/objects/meta.h"

namespace portolan {

/// What is known of a kind in a namespace: whether an object that is not here does not exist.
enum class Covered : std::uint8_t {
    Whole,      ///< all there is was read
    Partly,     ///< some of it was read (KindCoverage::reason)
    NotAllowed, ///< the server's access rules refuse it
    NotServed,  ///< the server has no such kind: there can be no such object
    NotInFile,  ///< the files hold none of it, and do not say that there is none
    NotReadYet, ///< not asked for, on its way, or failed so far
};

/// One kind's coverage. Of a kind without namespaces only `elsewhere` counts.
struct KindCoverage {
    Covered elsewhere = Covered::Whole; ///< everywhere but in the namespaces below
    std::map<std::string, Covered, std::less<>> namespaces;
    std::string reason; ///< of Partly, NotAllowed, NotReadYet: what the server or reader said; may be empty
    friend bool operator==(const KindCoverage &, const KindCoverage &) = default;
};

/// What was read of a cluster, by kind and namespace; what was not read is unknown, never missing. A value. A default one
/// says that everything was read. Lookups cost a map's at most.
class Coverage
{
public:
    [[nodiscard]] static Coverage all(Covered covered);

    /// `ns` empty: of a kind with namespaces, all of them together (Partly where they differ).
    [[nodiscard]] Covered of(Kind kind, std::string_view ns = {}) const;
    /// What is not here does not exist: the kind was read whole there, or is not served at all.
    [[nodiscard]] bool knows(Kind kind, std::string_view ns = {}) const;
    /// The same, or a plain file (isInferred()) without any object of the kind: a verdict over manifests may take it that there is
    /// none, and says that it did. Never enough to call one thing that something names missing.
    [[nodiscard]] bool assumes(Kind kind, std::string_view ns = {}) const;
    [[nodiscard]] const KindCoverage &kind(Kind kind) const { return m_kinds[static_cast<std::size_t>(kind)]; }
    /// Taken from what plain files hold: that there is none of a kind may as well be because the cluster has none.
    [[nodiscard]] bool isInferred() const { return m_inferred; }
    void setInferred(bool inferred) { m_inferred = inferred; }
    void set(Kind kind, KindCoverage coverage) { m_kinds[static_cast<std::size_t>(kind)] = std::move(coverage); }

    friend bool operator==(const Coverage &, const Coverage &) = default;

private:
    std::array<KindCoverage, kindCount> m_kinds;
    bool m_inferred = false;
};

/// The short words a box, cell or row shows in place of "not found": "not in this file", "not read: not allowed",
/// "not read yet", "not read in whole", "not served". Empty for Whole. Translated.
[[nodiscard]] QString coverageWord(Covered covered);
/// The same as a sentence without its full stop about one thing: "%1 is not in this file", "%1 may not be read". Of Whole: "%1
/// does not exist". Translated.
[[nodiscard]] QString coverageText(Covered covered, const QString &thing);
/// About many: "%1 are not in this file", "%1 may not be read". Of Whole: "there are no %1". Translated.
[[nodiscard]] QString coverageTextOfMany(Covered covered, const QString &things);

/// Which of these kinds were not read, and why: "nodes, persistentvolumes may not be read; pods are not in this file". Empty where
/// all are known. Translated.
[[nodiscard]] QString unreadText(const Coverage &coverage, std::span<const Kind> kinds, std::string_view ns = {});
/// Why an object that was asked for by name is not here: NotFound with `missing` ("no such claim") where its kind was read, or
/// with "not in this file"; Forbidden where it may not be read.
[[nodiscard]] Error missingError(const Coverage &coverage, const ObjectKey &key, std::string missing);

} // namespace portolan

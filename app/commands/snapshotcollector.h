#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "app/commands/source.h"
#include "models/snapshot/filecoverage.h"

namespace portolan {

/// Reads every object of every kind that can be listed, kind by kind: definitions of custom kinds first (whoever reads the
/// file back needs them), then the kinds Portolan knows, then all others. Each object comes once, even where two groups serve
/// it, with Secret values masked.
class SnapshotCollector
{
public:
    /// One object after another, kind by kind, as the source lists them.
    using Sink = std::function<void(Json object)>;

    explicit SnapshotCollector(CommandSource &source) : m_source(source) {}
    /// Errors: what kept everything from being read (no connection, nothing may be listed). A kind that may not be read, or that
    /// its server cannot list (to its end) just now, is left out or cut off, and told in notes().
    [[nodiscard]] Result<void> collect(const Sink &sink);
    [[nodiscard]] const std::vector<std::string> &notes() const { return m_notes; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// What of the cluster was read.
    [[nodiscard]] const Coverage &coverage() const { return m_coverage; }
    [[nodiscard]] const KindNumbers &numbers() const { return m_numbers; }

private:
    class KindSink;
    /// What the source serves; a server is asked anew, since what it served hours ago may lack a kind. Groups that it cannot tell of are
    /// unread, and noted.
    [[nodiscard]] Result<std::vector<ResourceInfo>> resources();
    /// How many objects came; more may have come before an error.
    [[nodiscard]] Result<void> list(const ResourceInfo &resource, KindSink &sink);
    void cover(const ResourceInfo &resource, const std::string &ns, Covered covered, Covered elsewhere);
    void coverFiles();

    CommandSource &m_source;
    std::set<std::string> m_uids;
    std::vector<std::string> m_notes;
    Coverage m_coverage = Coverage::all(Covered::NotServed);
    KindNumbers m_numbers{};
    std::size_t m_count = 0;
};

} // namespace portolan

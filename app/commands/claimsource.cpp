#include "app/commands/claimsource.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/commands/console.h"
#include "app/commands/usageoutput.h"
#include "models/objects/builtinresources.h"
#include "models/usage/usagequestions.h"

namespace portolan {

namespace {

/// The names that a selector leaves; nothing when there is none.
Result<std::optional<std::set<ClaimName>>> chosen(CommandSource &source, const std::string &labelSelector)
{
    if (labelSelector.empty())
        return std::nullopt;
    ListOptions where;
    where.ns = source.allNamespaces() ? std::string() : source.ns();
    where.labelSelector = labelSelector;
    return source.source()->list(*builtInResource("PersistentVolumeClaim", ""), where).map([](const Json &list) {
        std::set<ClaimName> names;
        for (const Json &claim : list["items"].items())
            names.emplace(claim["metadata"]["namespace"].str(), claim["metadata"]["name"].str());
        return std::optional(std::move(names));
    });
}

ClaimAsked factsOf(const ObjectStore &store, std::shared_ptr<const PersistentVolumeClaim> claim)
{
    ClaimAsked out;
    for (const ObjectKey &user : store.sources(keyOf(*claim), Relation::UsesClaim))
        if (auto pod = store.get<Pod>(user.ns, user.name))
            out.users.push_back(std::move(pod));
    if (!claim->volumeName.empty())
        out.volume = store.get<PersistentVolume>({}, claim->volumeName);
    out.claim = std::move(claim);
    return out;
}

/// Asking the nodes, each at most once.
class SummaryReader
{
public:
    explicit SummaryReader(CommandSource &source) : m_questions(*source.source()) {}

    void read(const std::vector<ClaimAsked> &claims)
    {
        std::set<std::string> nodes;
        for (const ClaimAsked &claim : claims)
            for (std::string &node : nodesMounting(claim.users))
                nodes.insert(std::move(node));
        if (nodes.empty())
            return;
        if (!m_questions.isLive()) {
            complain("how full claims are is not in this file");
            return;
        }
        if (!m_questions.mayReadSummaries()) {
            for (const std::string &node : nodes)
                m_states[node] = SummaryState::NotAllowed;
        } else {
            m_questions.summaries({nodes.begin(), nodes.end()}, [this](const std::string &node, Result<NodeSummary> summary) { take(node, summary); });
        }
        tellForbidden();
    }
    [[nodiscard]] SummaryState stateOf(const std::string &node) const
    {
        const auto found = m_states.find(node);
        return found == m_states.end() ? SummaryState::NotAsked : found->second;
    }
    [[nodiscard]] const ClaimReports &reports() const { return m_reports; }
    [[nodiscard]] bool refused() const
    {
        return std::any_of(m_states.begin(), m_states.end(), [](const auto &state) { return state.second == SummaryState::NotAllowed; });
    }

private:
    void take(const std::string &node, const Result<NodeSummary> &summary)
    {
        if (summary) {
            m_states[node] = SummaryState::Read;
            collectClaims(*summary, m_reports);
            return;
        }
        const ErrorKind kind = summary.error().kind;
        m_states[node] = kind == ErrorKind::Forbidden || kind == ErrorKind::Unauthorized ? SummaryState::NotAllowed : SummaryState::Failed;
        if (m_states[node] == SummaryState::Failed)
            complain("node " + node + " does not tell how full its volumes are: " + summary.error().text());
    }
    void tellForbidden() const
    {
        std::string nodes;
        for (const auto &[node, state] : m_states)
            if (state == SummaryState::NotAllowed)
                nodes += (nodes.empty() ? "" : ", ") + node;
        const bool all = std::all_of(m_states.begin(), m_states.end(), [](const auto &state) { return state.second == SummaryState::NotAllowed; });
        if (!nodes.empty())
            complain(all ? "how full claims are is not readable here: what kubelets measured may not be read"
                         : "what these kubelets measured may not be read: " + nodes);
    }

    UsageQuestions m_questions;
    std::map<std::string, SummaryState> m_states;
    ClaimReports m_reports;
};

} // namespace

Result<ClaimAnswers> askClaims(CommandSource &source, const std::string &name, const std::string &labelSelector)
{
    const auto store = source.store({Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::Pod});
    if (!store)
        return tl::unexpected(store.error());
    const auto names = chosen(source, labelSelector);
    if (!names)
        return tl::unexpected(names.error());
    const std::string ns = source.allNamespaces() ? std::string() : source.ns();
    const auto isMeant = [&](const PersistentVolumeClaim &claim) {
        const bool named = (ns.empty() || claim.meta.ns == ns) && (name.empty() || claim.meta.name == name);
        return named && (!*names || (*names)->contains({claim.meta.ns.str(), claim.meta.name}));
    };
    ClaimAnswers out;
    std::vector<ClaimAsked> others; // who may share a file system with those
    for (auto &claim : (*store)->sorted<PersistentVolumeClaim>()) {
        const bool meant = isMeant(*claim);
        (meant ? out.claims : others).push_back(factsOf(**store, std::move(claim)));
    }
    const Coverage &coverage = (*store)->coverage();
    if (out.claims.empty() && !name.empty())
        return tl::unexpected(missingError(coverage, {Kind::PersistentVolumeClaim, ns, name, {}}, "persistentvolumeclaims \"" + name + "\" not found"));
    if (out.claims.empty() && coverage.of(Kind::PersistentVolumeClaim, ns) == Covered::NotAllowed)
        return failure(ErrorKind::Forbidden, "persistentvolumeclaims", coverage.kind(Kind::PersistentVolumeClaim).reason);
    SummaryReader reader(source);
    reader.read(out.claims);
    std::vector<ClaimAsked> all = out.claims;
    all.insert(all.end(), others.begin(), others.end());
    out.usages = claimUsages(all, reader.reports(), [&reader](const std::string &node) { return reader.stateOf(node); });
    out.usages.resize(out.claims.size());
    if (!coverage.knows(Kind::Pod, ns)) // that nobody mounts a claim is known of whom one sees only
        for (ClaimUsage &usage : out.usages)
            usage.none = usage.none == NoReport::NotMounted ? NoReport::NotAsked : usage.none;
    out.refused = reader.refused();
    return out;
}

std::string claimRemark(const ClaimUsage &usage)
{
    switch (usage.none) {
    case NoReport::NotMounted: return "not mounted";
    case NoReport::NotByDriver: return "not reported by this driver";
    case NoReport::NotAllowed: return "not readable here";
    case NoReport::NodeSilent: return "its node does not answer";
    case NoReport::NotAsked: return "not known";
    case NoReport::None: break;
    }
    if (usage.fullness.unlimited)
        return "no limit is told";
    if (usage.sharedBy > 1)
        return "one file system, seen through " + std::to_string(usage.sharedBy) + " claims";
    if (usage.notOwn)
        return "of a file system larger than the claim";
    if (!usage.fullness.percent && !usage.fullness.inodePercent)
        return usage.fullness.used ? "how much is left is not told" : "used space is not told";
    return usage.fullness.inodesLead() ? "inodes lead" : std::string();
}

void setClaimUse(Json &row, const ClaimUsage &usage)
{
    const bool known = usage.none == NoReport::None;
    const Fullness fullness = known ? usage.fullness : Fullness();
    row.set("capacity", orNull(fullness.capacity));
    row.set("used", orNull(fullness.used));
    row.set("available", orNull(fullness.available));
    row.set("inodes", orNull(fullness.inodes));
    row.set("inodesUsed", orNull(fullness.inodesUsed));
    row.set("percent", orNull(fullness.percent));
    row.set("inodesPercent", orNull(fullness.inodePercent));
    row.set("basis", known ? Json("kubelet summary") : Json());
    row.set("at", known ? timeOrNull(usage.report.sample.at) : Json());
    row.set("node", known ? Json(usage.report.node) : Json());
    row.set("sharedBy", known ? Json(std::int64_t(usage.sharedBy)) : Json());
    const std::string remark = claimRemark(usage);
    row.set("remark", remark.empty() ? Json() : Json(remark));
}

} // namespace portolan

#include "app/commands/claimsource.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/commands/console.h"
#include "app/commands/usageoutput.h"
#include "models/decode/decoder.h"
#include "models/objects/builtinresources.h"
#include "models/usage/usagequestions.h"

namespace portolan {

namespace {

/// All of a kind in a namespace, as compact objects; what cannot be decoded is left out.
template<class T>
class DecodedList final : public ListSink
{
public:
    explicit DecodedList(StringPool &pool) : m_decoder(pool) {}
    bool item(std::string_view json) override
    {
        const KindInfo &info = kindInfo(T::staticKind);
        const auto decoded = m_decoder.decode(json, {"v1", std::string(info.name)});
        if (decoded && objectCast<T>(*decoded))
            items.push_back(std::static_pointer_cast<const T>(*decoded));
        return true;
    }
    bool restart() override
    {
        items.clear();
        return true;
    }
    std::vector<std::shared_ptr<const T>> items;

private:
    ObjectDecoder m_decoder;
};

template<class T>
Result<std::vector<std::shared_ptr<const T>>> listed(CommandSource &source, const ListOptions &where)
{
    StringPool pool;
    DecodedList<T> list(pool);
    const Result<void> told = source.source()->listTo(list, *builtInResource(kindInfo(T::staticKind).name, ""), where);
    return told ? Result<std::vector<std::shared_ptr<const T>>>(std::move(list.items)) : tl::unexpected(told.error());
}

/// What stands around claims: the pods that use them, the volumes they are bound to. Pods are read in their namespaces only.
struct Surroundings {
    std::map<ClaimName, std::vector<std::shared_ptr<const Pod>>> users;
    std::map<std::string, std::shared_ptr<const PersistentVolume>, std::less<>> volumes;
    bool podsKnown = true;

    static Surroundings of(CommandSource &source, const std::string &ns)
    {
        Surroundings out;
        ListOptions where;
        where.ns = ns;
        const auto pods = listed<Pod>(source, where);
        const auto volumes = listed<PersistentVolume>(source, {});
        out.podsKnown = pods && source.source()->coverage().knows(Kind::Pod, ns);
        if (!pods)
            complain("who mounts claims is not known: " + pods.error().text());
        for (const auto &pod : pods.value_or(std::vector<std::shared_ptr<const Pod>>()))
            for (const Volume &volume : pod->volumes)
                if (const std::string claim = volume.claimName(pod->meta.name); !claim.empty())
                    out.users[{pod->meta.ns.str(), claim}].push_back(pod);
        for (const auto &volume : volumes.value_or(std::vector<std::shared_ptr<const PersistentVolume>>())) // else only what claims share is not known
            out.volumes[volume->meta.name] = volume;
        return out;
    }
    [[nodiscard]] ClaimAsked factsOf(std::shared_ptr<const PersistentVolumeClaim> claim) const
    {
        const auto used = users.find({claim->meta.ns.str(), claim->meta.name});
        const auto bound = volumes.find(claim->volumeName.view());
        return {std::move(claim), bound == volumes.end() ? nullptr : bound->second, used == users.end() ? std::vector<std::shared_ptr<const Pod>>() : used->second};
    }
};

/// Claims of other namespaces that the same nodes tell of, by the volumes they are bound to: they may share a file system.
std::vector<ClaimAsked> othersReported(const Surroundings &around, const ClaimReports &reports, const std::vector<ClaimAsked> &asked)
{
    std::set<ClaimName> known;
    for (const ClaimAsked &one : asked)
        known.emplace(one.claim->meta.ns.str(), one.claim->meta.name);
    std::vector<ClaimAsked> out;
    for (const auto &[name, volume] : around.volumes) {
        ClaimName claim(volume->claimNamespace.str(), volume->claimName);
        if (!reports.claims.contains(claim) || known.contains(claim))
            continue;
        auto stub = std::make_shared<PersistentVolumeClaim>();
        stub->meta.name = claim.second;
        stub->meta.ns = volume->claimNamespace;
        stub->capacity = volume->capacity;
        out.push_back({std::move(stub), volume, {}});
    }
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
    const std::string ns = source.allNamespaces() ? std::string() : source.ns();
    ListOptions where;
    where.ns = ns;
    where.labelSelector = labelSelector;
    auto claims = listed<PersistentVolumeClaim>(source, where);
    if (!claims)
        return tl::unexpected(claims.error());
    std::sort(claims->begin(), claims->end(), [](const auto &a, const auto &b) { return keyOf(*a) < keyOf(*b); });
    std::erase_if(*claims, [&name](const auto &claim) { return !name.empty() && claim->meta.name != name; });
    if (claims->empty() && !name.empty())
        return tl::unexpected(missingError(source.source()->coverage(), {Kind::PersistentVolumeClaim, ns, name, {}}, "persistentvolumeclaims \"" + name + "\" not found"));
    ClaimAnswers out;
    if (claims->empty())
        return out;
    const Surroundings around = Surroundings::of(source, ns);
    for (auto &claim : *claims)
        out.claims.push_back(around.factsOf(std::move(claim)));
    SummaryReader reader(source);
    reader.read(out.claims);
    std::vector<ClaimAsked> all = out.claims;
    for (ClaimAsked &other : othersReported(around, reader.reports(), out.claims))
        all.push_back(std::move(other));
    out.usages = claimUsages(all, reader.reports(), [&reader](const std::string &node) { return reader.stateOf(node); });
    out.usages.resize(out.claims.size());
    for (ClaimUsage &usage : out.usages) // that nobody mounts a claim is known only where all pods are
        if (usage.none == NoReport::NotMounted && !around.podsKnown)
            usage.none = NoReport::NotAsked;
    out.refused = reader.refused();
    return out;
}

std::string claimRemark(const ClaimUsage &usage)
{
    switch (usage.none) {
    case NoReport::NotMounted: return "not mounted";
    case NoReport::NotYet: return "not told yet";
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

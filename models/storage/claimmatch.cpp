#include "models/storage/claimmatch.h"

#include <algorithm>
#include <map>
#include <optional>

#include "models/core/enumwords.h"
#include "models/core/quantity.h"
#include "models/storage/claimwords.h"

namespace portolan {

namespace {

using W = ClaimWords;

Quantity amountOf(IStr text)
{
    return Quantity::parse(text.view()).value_or(Quantity());
}

std::string orDash(std::string_view text)
{
    return text.empty() ? std::string("-") : std::string(text);
}

std::string claimRefText(const PersistentVolume &volume)
{
    return volume.hasClaimRef ? volume.claimNamespace.str() + "/" + volume.claimName : std::string("-");
}

std::string affinityText(const NodeSelector &affinity)
{
    std::string text;
    for (const NodeSelectorTerm &term : affinity.terms) {
        LabelSelector selector;
        selector.expressions = term.expressions;
        selector.expressions.insert(selector.expressions.end(), term.fields.begin(), term.fields.end());
        text = text.empty() ? selector.text() : W::of(ClaimWords::tr("%1 or %2").arg(W::q(text), W::q(selector.text())));
    }
    return text.empty() ? W::of(ClaimWords::tr("any node")) : text;
}

/// Of a node's labels those an affinity asks for: "zone=a, disk is not set".
std::string labelsAsked(const NodeSelector &affinity, const StringPairs &nodeLabels)
{
    std::string text;
    std::vector<IStr> asked;
    for (const NodeSelectorTerm &term : affinity.terms)
        for (const LabelSelector::Requirement &requirement : term.expressions) {
            if (std::find(asked.begin(), asked.end(), requirement.key) != asked.end())
                continue;
            asked.push_back(requirement.key);
            const IStr *value = findPair(nodeLabels, requirement.key);
            text.append(text.empty() ? "" : ",").append(value ? requirement.key.str() + '=' + value->str() : W::of(ClaimWords::tr("%1 is not set").arg(W::q(requirement.key.view()))));
        }
    return text.empty() ? W::of(ClaimWords::tr("any labels")) : text;
}

/// A label of a volume that ties it to zones or regions.
struct ZoneTie {
    std::string_view key;
    std::string_view newerKey; ///< of a beta label: the one nodes may have instead; empty: none
    std::string values;        ///< joined by "__"
};

std::vector<ZoneTie> zonesOf(const PersistentVolume &volume)
{
    static constexpr std::pair<std::string_view, std::string_view> keys[] = {
        {"failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone"}, {"failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region"},
        {"topology.kubernetes.io/zone", {}}, {"topology.kubernetes.io/region", {}}};
    std::vector<ZoneTie> out;
    for (const auto &[key, newer] : keys)
        if (const IStr *values = findPair(volume.meta.labels, key); values && !values->empty())
            out.push_back({key, newer, values->str()});
    return out;
}

/// Volumes provisioned before there was node affinity are tied by labels (volume_zone.go: Filter). A node that knows of no
/// zones takes them all.
bool zonesAllow(const PersistentVolume &volume, const StringPairs &nodeLabels)
{
    static constexpr std::string_view keys[] = {"failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region",
        "topology.kubernetes.io/zone", "topology.kubernetes.io/region"};
    if (std::none_of(std::begin(keys), std::end(keys), [&nodeLabels](std::string_view key) { return findPair(nodeLabels, key); }))
        return true;
    const auto ties = zonesOf(volume);
    return std::all_of(ties.begin(), ties.end(), [&nodeLabels](const ZoneTie &tie) {
        const IStr *value = findPair(nodeLabels, tie.key);
        if (!value && !tie.newerKey.empty())
            value = findPair(nodeLabels, tie.newerKey);
        return value && ("__" + tie.values + "__").find("__" + value->str() + "__") != std::string::npos;
    });
}

/// Collects checks of one volume for one claim.
class Judge
{
public:
    Judge(const PersistentVolume &volume, const PersistentVolumeClaim &claim) : m_volume(volume), m_claim(claim)
    {
        m_verdict.volume = volume.meta.name;
        m_verdict.reserved = isReservedFor(volume, claim);
    }
    void check(Criterion criterion, bool fits, std::string wanted, std::string offered)
    {
        m_verdict.checks.push_back({criterion, fits, std::move(wanted), std::move(offered)});
    }
    void excluded(std::span<const std::string> names)
    {
        if (std::find(names.begin(), names.end(), m_volume.meta.name) != names.end())
            check(Criterion::Excluded, false, W::of(ClaimWords::tr("not %1").arg(W::q(m_volume.meta.name))), m_volume.meta.name);
    }
    void claimRef()
    {
        const bool uidDiffers = m_volume.hasClaimRef && !m_verdict.reserved && m_volume.claimName == m_claim.meta.name
            && m_volume.claimNamespace == m_claim.meta.ns.view();
        check(Criterion::ClaimRef, !m_volume.hasClaimRef || m_verdict.reserved, W::of(ClaimWords::tr("free, or for %1").arg(W::q(m_claim.meta.ns.str() + '/' + m_claim.meta.name))),
              uidDiffers ? W::of(ClaimWords::tr("%1 (an earlier claim of that name)").arg(W::q(claimRefText(m_volume)))) : claimRefText(m_volume));
    }
    void deletion()
    {
        const bool going = m_volume.meta.terminating();
        const std::string wanted = W::of(ClaimWords::tr("not being deleted"));
        check(Criterion::Deletion, !going, wanted, going ? W::of(ClaimWords::tr("being deleted")) : wanted);
    }
    /// `wholeUnits`: the check of a named volume compares whole bytes, rounded up; the search compares exactly.
    void capacity(bool wholeUnits = false)
    {
        const Quantity wanted = amountOf(m_claim.request), offered = amountOf(m_volume.capacity);
        const bool fits = wholeUnits ? offered.units() >= wanted.units() : offered >= wanted;
        check(Criterion::Capacity, fits, W::of(ClaimWords::tr("at least %1").arg(W::q(orDash(m_claim.request)))), orDash(m_volume.capacity));
    }
    void volumeMode()
    {
        const std::string_view wanted = volumeModeOf(m_claim.volumeMode), offered = volumeModeOf(m_volume.volumeMode);
        check(Criterion::VolumeMode, wanted == offered, std::string(wanted), std::string(offered));
    }
    void attributesClass()
    {
        const IStr wanted = m_claim.volumeAttributesClassName, offered = m_volume.volumeAttributesClassName;
        check(Criterion::VolumeAttributesClass, wanted == offered, orDash(wanted), orDash(offered));
    }
    void accessModes()
    {
        check(Criterion::AccessModes, m_volume.accessModes.containsAll(m_claim.accessModes), m_claim.accessModes.text(),
              orDash(m_volume.accessModes.text()));
    }
    void storageClass()
    {
        const std::string_view wanted = m_claim.effectiveClass(), offered = m_volume.effectiveClass();
        check(Criterion::StorageClass, wanted == offered, orDash(wanted), orDash(offered));
    }
    void selector()
    {
        if (!m_claim.hasSelector)
            return;
        std::string labels;
        for (const auto &[key, value] : m_volume.meta.labels)
            labels.append(labels.empty() ? "" : ",").append(key.view()).append("=").append(value.view());
        check(Criterion::Selector, m_claim.selector.matches(m_volume.meta.labels), m_claim.selector.text(), orDash(labels));
    }
    void phase()
    {
        // A volume from a manifest has no phase yet: the controller makes it Available before it looks for volumes.
        const std::string_view phase = m_volume.phase.view();
        check(Criterion::Phase, phase.empty() || phase == "Available", "Available", phase.empty() ? W::of(ClaimWords::tr("Available (once created)")) : std::string(phase));
    }
    void nodeAffinity(const StringPairs *nodeLabels)
    {
        if (nodeLabels)
            check(Criterion::NodeAffinity, affinityAllows(m_volume.nodeAffinity, *nodeLabels), affinityText(m_volume.nodeAffinity),
                  labelsAsked(m_volume.nodeAffinity, *nodeLabels));
    }
    [[nodiscard]] VolumeVerdict take() { return std::move(m_verdict); }

private:
    const PersistentVolume &m_volume;
    const PersistentVolumeClaim &m_claim;
    VolumeVerdict m_verdict;
};

struct Candidate {
    const PersistentVolume *volume;
    const VolumeVerdict *verdict;
};

/// Of one group: those reserved for the claim, else the smallest.
std::vector<Candidate> bestOf(const std::vector<Candidate> &group)
{
    std::vector<Candidate> best;
    for (const Candidate &candidate : group)
        if (candidate.verdict->reserved)
            best.push_back(candidate);
    if (!best.empty())
        return best;
    for (const Candidate &candidate : group) {
        if (!best.empty() && amountOf(best.front().volume->capacity) < amountOf(candidate.volume->capacity))
            continue;
        if (!best.empty() && amountOf(candidate.volume->capacity) < amountOf(best.front().volume->capacity))
            best.clear();
        best.push_back(candidate);
    }
    return best;
}

/// A volume reserved for the claim that fails in this one point.
bool reservedFailing(const VolumeVerdict &verdict, Criterion criterion)
{
    return verdict.reserved && verdict.failed() == std::vector<Criterion>{criterion};
}

} // namespace

std::string_view criterionWord(Criterion criterion)
{
    static constexpr EnumWords<Criterion::NodeAffinity> words{"volumeName", "excluded", "claimRef", "deletion", "capacity", "volumeMode",
        "volumeAttributesClass", "accessModes", "storageClass", "selector", "phase", "nodeAffinity"};
    return words[criterion];
}

bool VolumeVerdict::fits() const
{
    return std::all_of(checks.begin(), checks.end(), [](const CriterionCheck &c) { return c.fits; });
}

std::vector<Criterion> VolumeVerdict::failed() const
{
    std::vector<Criterion> out;
    for (const CriterionCheck &check : checks)
        if (!check.fits)
            out.push_back(check.criterion);
    return out;
}

bool isReservedFor(const PersistentVolume &volume, const PersistentVolumeClaim &claim)
{
    // A claim a cluster has spoken of has a uid: where the file left it out, it is taken for the one meant.
    const bool untold = claim.meta.uid.empty() && !claim.phase.empty();
    return volume.hasClaimRef && volume.claimName == claim.meta.name && volume.claimNamespace == claim.meta.ns.view()
        && (volume.claimUid.empty() || untold || volume.claimUid == claim.meta.uid);
}

std::string_view volumeModeOf(IStr mode)
{
    return mode.empty() ? std::string_view("Filesystem") : mode.view();
}

bool affinityAllows(const NodeSelector &affinity, const StringPairs &nodeLabels)
{
    if (!affinity.present)
        return true;
    return std::any_of(affinity.terms.begin(), affinity.terms.end(), [&nodeLabels](const NodeSelectorTerm &term) {
        if (term.expressions.empty() && term.fields.empty())
            return false; // an empty term selects nothing
        const auto allMatch = [](const std::vector<LabelSelector::Requirement> &requirements, const StringPairs &labels) {
            return std::all_of(requirements.begin(), requirements.end(), [&labels](const auto &r) { return r.matches(labels); });
        };
        return allMatch(term.expressions, nodeLabels) && allMatch(term.fields, {}); // asked with labels only: no field has a value
    });
}

bool reachesNode(const PersistentVolume &volume, const StringPairs &nodeLabels)
{
    return affinityAllows(volume.nodeAffinity, nodeLabels) && zonesAllow(volume, nodeLabels);
}

std::string nodeTie(const PersistentVolume &volume)
{
    std::string tie = volume.nodeAffinity.present ? affinityText(volume.nodeAffinity) : std::string();
    for (const ZoneTie &zone : zonesOf(volume))
        if (!volume.nodeAffinity.present)
            tie.append(tie.empty() ? "" : ",").append(zone.key).append("=").append(zone.values);
    if (!tie.empty())
        return tie;
    if (volume.source.type == SourceType::HostPath)
        return "whichever node the pod runs on (hostPath)";
    return volume.source.type == SourceType::Local ? "one node (local)" : std::string();
}

VolumeVerdict judgeVolume(const PersistentVolume &volume, const MatchQuery &query)
{
    Judge judge(volume, query.claim);
    const bool reserved = isReservedFor(volume, query.claim);
    judge.excluded(query.excluded);
    judge.claimRef();
    judge.deletion();
    judge.capacity();
    judge.volumeMode();
    judge.attributesClass();
    judge.accessModes();
    // Where the class waits, the controller leaves volumes that are not reserved to the scheduler: what that one will ask is
    // judged all the same.
    if (query.nodeLabels || !reserved) // the scheduler is shown volumes of the claim's class only, reserved or not
        judge.storageClass();
    if (!reserved) {
        judge.selector();
        judge.phase();
    }
    judge.nodeAffinity(query.nodeLabels);
    return judge.take();
}

VolumeVerdict judgeNamedVolume(const PersistentVolume &volume, const PersistentVolumeClaim &claim)
{
    Judge judge(volume, claim);
    judge.claimRef();
    if (volume.hasClaimRef)
        return judge.take(); // both point at each other, or the volume is another's: nothing else is looked at
    judge.deletion();
    judge.capacity(true);
    judge.volumeMode();
    judge.attributesClass();
    judge.accessModes();
    judge.storageClass();
    return judge.take();
}

VolumeVerdict compareBound(const PersistentVolume &volume, const PersistentVolumeClaim &claim)
{
    Judge judge(volume, claim);
    judge.check(Criterion::VolumeName, claim.volumeName == volume.meta.name, orDash(claim.volumeName), volume.meta.name);
    judge.claimRef();
    judge.deletion();
    judge.capacity();
    judge.volumeMode();
    judge.attributesClass();
    judge.accessModes();
    judge.storageClass();
    judge.selector();
    return judge.take();
}

MatchResult findVolume(const VolumeList &volumes, const MatchQuery &query)
{
    MatchResult result;
    for (const auto &volume : volumes)
        result.verdicts.push_back(judgeVolume(*volume, query));
    const auto anyReservedFailing = [&result](Criterion criterion) {
        return std::any_of(result.verdicts.begin(), result.verdicts.end(),
                           [criterion](const VolumeVerdict &v) { return reservedFailing(v, criterion); });
    };
    if (query.nodeLabels) {
        result.stuck = anyReservedFailing(Criterion::AccessModes);
        if (result.stuck || anyReservedFailing(Criterion::NodeAffinity)) // the scheduler looks for no other volume
            return result;
    }

    // Groups by their set of modes, under the number of modes; the scheduler has one group of all.
    std::map<int, std::map<std::uint8_t, std::vector<Candidate>>> groups;
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        const VolumeVerdict &verdict = result.verdicts[i];
        if (!verdict.fits() || (query.delayBinding && !query.nodeLabels && !verdict.reserved))
            continue;
        const AccessModes &modes = volumes[i]->accessModes;
        groups[query.nodeLabels ? 0 : modes.count()][query.nodeLabels ? 0 : modes.bits()].push_back({volumes[i].get(), &verdict});
    }
    if (groups.empty())
        return result;
    for (const auto &[bits, group] : groups.begin()->second) {
        for (const Candidate &candidate : bestOf(group)) {
            result.best.push_back(candidate.volume->meta.name);
            result.reserved = candidate.verdict->reserved;
        }
    }
    std::sort(result.best.begin(), result.best.end());
    return result;
}

} // namespace portolan

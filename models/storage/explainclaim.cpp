#include "models/storage/explainclaim.h"

#include <algorithm>

#include "models/core/enumwords.h"
#include "models/storage/claimadvice.h"
#include "models/storage/claimunread.h"

namespace portolan {

namespace {

/// Explains one claim. Each step ends the question or hands on.
class Explainer
{
public:
    Explainer(const BindingWorld &world, const ClaimCase &claimCase)
        : m_world(world), m_case(claimCase), m_claim(claimCase.claim), m_class(world.storageClass(m_claim->effectiveClass()))
    {
        m_out.claim = keyOf(*m_claim);
        // Not created yet: the admission plugin fills the class before anybody looks for volumes.
        if (m_claim->meta.uid.empty())
            fillClass();
    }

    ClaimExplanation controller()
    {
        if (wasBound(*m_claim))
            explainBound();
        else if (!m_claim->volumeName.empty())
            explainNamed();
        else
            explainSearch();
        return finish();
    }

    ClaimExplanation scheduler()
    {
        const StringPairs &nodeLabels = m_case.node->meta.labels;
        if (wasBound(*m_claim) || !m_claim->volumeName.empty()) {
            explainSettledFor(nodeLabels);
            return finish();
        }
        const std::string_view selected = selectedNodeOf(*m_claim);
        if (!selected.empty() && selected != m_case.node->meta.name) {
            m_out.reason = BindReason::OtherNodeSelected;
            return finish();
        }
        MatchResult found = search(&nodeLabels);
        if (!found.best.empty() && selected.empty()) {
            choose(BindReason::Match, found.best);
            return finish();
        }
        m_out.provisioning = checkProvisioning(m_world, *m_claim, m_class.get(), *m_case.node);
        const bool willProvision = !found.stuck && m_out.provisioning.possible();
        m_out.reason = willProvision ? BindReason::WillProvision : BindReason::BindConflict;
        if (!willProvision && (dependsOnUnread(m_world, Kind::PersistentVolume) || (!m_class && dependsOnUnread(m_world, Kind::StorageClass))))
            m_out.reason = BindReason::Unknown;
        return finish();
    }

private:
    ClaimExplanation finish()
    {
        const AdviceSubject subject{m_out, *m_claim, m_class.get(), m_case.node ? m_case.node->meta.name : std::string(), m_world};
        m_out.advice = claimAdvice(subject);
        m_out.why = claimWhy(subject);
        m_out.notes = claimNotes(subject);
        for (const Kind kind : {Kind::PersistentVolume, Kind::StorageClass, Kind::Pod})
            if (const Covered covered = m_world.coverage.of(kind, m_claim->meta.ns); covered != Covered::Whole)
                m_out.unread.emplace_back(kind, covered);
        return std::move(m_out);
    }
    void choose(BindReason reason, const std::vector<std::string> &best)
    {
        m_out.reason = reason;
        m_out.chosen = best.front();
        if (best.size() > 1)
            m_out.chosenAnyOf = best;
    }
    [[nodiscard]] bool waits() const { return waitsForConsumer(m_class.get()); }
    MatchResult search(const StringPairs *nodeLabels)
    {
        MatchResult found = findVolume(m_world.volumes, {*m_claim, nodeLabels, waits(), m_case.excluded});
        m_out.verdicts = std::move(found.verdicts);
        return found;
    }
    /// Goes on with the claim as it is once it has the default class. False: it names one, or there is no default.
    bool fillClass()
    {
        const auto standard = namesNoClass(*m_claim) ? m_world.defaultClass() : nullptr;
        if (!standard)
            return false;
        auto filled = std::make_shared<PersistentVolumeClaim>(*m_claim);
        filled->storageClassName = m_pool.intern(standard->meta.name);
        filled->hasStorageClassName = true;
        m_claim = std::move(filled);
        m_class = standard;
        m_out.filledClass = standard->meta.name;
        return true;
    }

    /// pv_controller.go: syncBoundClaim
    void explainBound()
    {
        const auto volume = m_world.volume(m_claim->volumeName);
        if (isBoundToUnread(m_world, *m_claim)) {
            choose(BindReason::Bound, {m_claim->volumeName.str()});
        } else if (m_claim->volumeName.empty() || !volume) {
            m_out.reason = BindReason::Lost;
            if (isLostUnread(m_world, *m_claim))
                return; // or ClaimMisbound was sent
            m_out.event = BindEvent{"Warning", "ClaimLost", m_claim->volumeName.empty()
                ? "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!"
                : "Bound claim has lost its PersistentVolume. Data on the volume is lost!"};
        } else if (volume->hasClaimRef && !isReservedFor(*volume, *m_claim)) {
            m_out.reason = BindReason::Misbound;
            m_out.event = BindEvent{"Warning", "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly"};
        } else {
            choose(BindReason::Bound, {volume->meta.name});
        }
    }

    /// The volume spec.volumeName names, and the others, which do not count.
    void judgeNamed()
    {
        for (const auto &volume : m_world.volumes) {
            if (volume->meta.name == m_claim->volumeName.view()) {
                m_out.verdicts.push_back(judgeNamedVolume(*volume, *m_claim));
                continue;
            }
            VolumeVerdict other{volume->meta.name, isReservedFor(*volume, *m_claim), {}};
            other.checks.push_back({Criterion::VolumeName, false, m_claim->volumeName.str(), volume->meta.name});
            m_out.verdicts.push_back(std::move(other));
        }
    }

    /// pv_controller.go: syncUnboundClaim, the user asked for a specific volume
    void explainNamed()
    {
        judgeNamed();
        const std::string name = m_claim->volumeName.str();
        const auto verdict = std::find_if(m_out.verdicts.begin(), m_out.verdicts.end(), [&name](const VolumeVerdict &v) { return v.volume == name; });
        if (verdict == m_out.verdicts.end()) {
            m_out.reason = m_world.coverage.knows(Kind::PersistentVolume) ? BindReason::VolumeNotFound : BindReason::Unknown;
            if (isBoundToUnread(m_world, *m_claim))
                choose(BindReason::Bound, {name});
            return;
        }
        if (verdict->fits()) {
            choose(BindReason::VolumeName, {name});
            return;
        }
        const std::vector<Criterion> failed = verdict->failed();
        if (failed.front() == Criterion::ClaimRef) {
            m_out.reason = BindReason::VolumeBoundToOther;
            m_out.event = BindEvent{"Warning", "FailedBinding", "volume \"" + name + "\" already bound to a different claim."};
            return;
        }
        m_out.reason = BindReason::VolumeMismatch;
        m_out.event = BindEvent{"Warning", "VolumeMismatch", "Cannot bind to requested volume \"" + name + "\": " + mismatchText(failed, name)};
    }

    /// The first thing checkVolumeSatisfyClaim finds wrong, in its order.
    static std::string mismatchText(const std::vector<Criterion> &failed, const std::string &name)
    {
        const std::pair<Criterion, std::string> texts[] = {
            {Criterion::Deletion, "the volume is marked for deletion \"" + name + "\""}, {Criterion::Capacity, "requested PV is too small"},
            {Criterion::StorageClass, "storageClassName does not match"}, {Criterion::VolumeAttributesClass, "volumeAttributesClassName does not match"},
            {Criterion::VolumeMode, "incompatible volumeMode"}, {Criterion::AccessModes, "incompatible accessMode"}};
        for (const auto &[criterion, text] : texts)
            if (std::find(failed.begin(), failed.end(), criterion) != failed.end())
                return text;
        return {};
    }

    /// pv_controller.go: syncUnboundClaim, any volume that fits
    void explainSearch()
    {
        MatchResult found = search(nullptr);
        if (found.best.empty() && m_out.filledClass.empty() && m_world.server.has(ReleaseChange::ClassFilledLater) && fillClass())
            found = search(nullptr); // assignDefaultStorageClass: the claim is written back and looked at anew
        if (!found.best.empty())
            choose(found.reserved ? BindReason::Prebound : BindReason::Match, found.best);
        else if (hangsOnUnread())
            m_out.reason = BindReason::Unknown;
        else if (waits() && selectedNodeOf(*m_claim).empty())
            explainWaiting();
        else if (!m_claim->effectiveClass().empty())
            explainProvisioning();
        else
            m_out.event = BindEvent{"Normal", "FailedBinding", "no persistent volumes available for this claim and no storage class is set"};
    }

    /// None of the volumes read fits: whether that matters, or what happens then, stands in what was not read.
    [[nodiscard]] bool hangsOnUnread() const
    {
        const bool classCounts = !m_claim->effectiveClass().empty() || namesNoClass(*m_claim);
        if (!m_class && classCounts && dependsOnUnread(m_world, Kind::StorageClass))
            return true;
        return m_claim->effectiveClass().empty() && dependsOnUnread(m_world, Kind::PersistentVolume);
    }

    /// pv_controller.go: emitEventForUnboundDelayBindingClaim
    void explainWaiting()
    {
        std::string names;
        for (const auto &pod : m_case.users) {
            if (!pod->nodeName.empty())
                continue;
            m_out.waitingPods.push_back(pod->meta.name);
            names.append(names.empty() ? "" : ",").append(pod->meta.name);
        }
        const std::size_t count = m_out.waitingPods.size();
        m_out.reason = count > 0 ? BindReason::WaitForPodScheduled : BindReason::WaitForFirstConsumer;
        if (dependsOnUnread(m_world, Kind::Pod, m_claim->meta.ns))
            return; // which pods the controller names
        m_out.event = BindEvent{"Normal", std::string(bindReasonWord(m_out.reason)),
            count == 0 ? std::string("waiting for first consumer to be created before binding")
                       : std::string(count == 1 ? "waiting for pod " : "waiting for pods ") + names + " to be scheduled"};
    }

    /// pv_controller.go: provisionClaim, findProvisionablePlugin
    void explainProvisioning()
    {
        if (!m_class) {
            m_out.reason = BindReason::ClassNotFound;
            m_out.event = BindEvent{"Warning", "ProvisioningFailed",
                "storageclass.storage.k8s.io \"" + std::string(m_claim->effectiveClass()) + "\" not found"};
            return;
        }
        const std::string provisioner = m_class->provisioner.str();
        const ProvisionerRoute route = routeOf(m_world, provisioner);
        if (route.way == ProvisionerRoute::Way::Nobody) {
            m_out.reason = provisioner == noProvisioner ? BindReason::NoProvisioner : BindReason::UnknownProvisioner;
            m_out.event = BindEvent{"Warning", "ProvisioningFailed", "no volume plugin matched name: " + provisioner};
            return;
        }
        m_out.reason = BindReason::ExternalProvisioning;
        if (route.way == ProvisionerRoute::Way::Driver)
            m_out.event = BindEvent{"Normal", "ExternalProvisioning", externalMessage(route.name)};
    }

    /// provisionClaimOperationExternal
    [[nodiscard]] std::string externalMessage(const std::string &driver) const
    {
        return m_world.server.has(ReleaseChange::VolumeByAdministrator)
            ? "Waiting for a volume to be created either by the external provisioner '" + driver + "' or manually by the system administrator. "
              "If volume creation is delayed, please verify that the provisioner is running and correctly registered."
            : "waiting for a volume to be created, either by external provisioner \"" + driver + "\" or manually created by system administrator";
    }

    /// A bound claim, or one that names its volume: what counts for the node is that volume's affinity.
    void explainSettledFor(const StringPairs &nodeLabels)
    {
        if (wasBound(*m_claim))
            explainBound();
        else
            explainNamed();
        const auto volume = m_out.chosen.empty() ? nullptr : m_world.volume(m_out.chosen);
        if (!volume || reachesNode(*volume, nodeLabels))
            return;
        VolumeVerdict verdict{m_out.chosen, true, {}};
        verdict.checks.push_back({Criterion::NodeAffinity, false, nodeTie(*volume), "node " + m_case.node->meta.name});
        std::erase_if(m_out.verdicts, [this](const VolumeVerdict &v) { return v.volume == m_out.chosen; });
        m_out.verdicts.push_back(std::move(verdict));
        m_out.chosen.clear();
        m_out.reason = BindReason::BindConflict;
    }

    const BindingWorld &m_world;
    const ClaimCase &m_case;
    StringPool m_pool; ///< for the class filled in
    ClaimPtr m_claim;
    std::shared_ptr<const StorageClass> m_class;
    ClaimExplanation m_out;
};

} // namespace

std::string_view bindReasonWord(BindReason reason)
{
    static constexpr EnumWords<BindReason::Unknown> words{"Match", "Prebound", "VolumeName", "Bound", "NoMatch", "WaitForFirstConsumer",
        "WaitForPodScheduled", "ClassNotFound", "NoProvisioner", "UnknownProvisioner", "ExternalProvisioning", "VolumeMismatch",
        "VolumeNotFound", "VolumeBoundToOther", "Lost", "Misbound", "BindConflict", "WillProvision", "OtherNodeSelected", "Unknown"};
    return words[reason];
}

Result<ClaimCase> claimCaseOf(const StoreSnapshot &objects, std::string_view ns, std::string_view name, const ExplainOptions &options)
{
    ClaimCase out{objects.get<PersistentVolumeClaim>(ns, name), {}, nullptr, options.excluded};
    if (!out.claim)
        return tl::unexpected(missingError(objects.coverage(), {Kind::PersistentVolumeClaim, std::string(ns), std::string(name)}, "no such claim"));
    out.users = livePodsOf(objects, keyOf(*out.claim));
    if (options.node.empty())
        return out;
    out.node = objects.get<Node>({}, options.node);
    if (!out.node)
        return tl::unexpected(missingError(objects.coverage(), {Kind::Node, {}, options.node}, "no such node"));
    return out;
}

ClaimExplanation explainClaim(const BindingWorld &world, const ClaimCase &claimCase)
{
    Explainer explainer(world, claimCase);
    return claimCase.node ? explainer.scheduler() : explainer.controller();
}

Result<ClaimExplanation> explainClaim(const StoreSnapshot &objects, std::string_view ns, std::string_view name, const ExplainOptions &options)
{
    const auto claimCase = claimCaseOf(objects, ns, name, options);
    if (!claimCase)
        return tl::unexpected(claimCase.error());
    BindingWorld world = BindingWorld::of(objects);
    return explainClaim(world, *claimCase);
}

VolumeVerdict judgeForClaim(const PersistentVolume &volume, const PersistentVolumeClaim &claim)
{
    VolumeVerdict verdict = claim.volumeName.empty() ? judgeVolume(volume, {claim, nullptr, false, {}}) : judgeNamedVolume(volume, claim);
    if (!claim.volumeName.empty() && claim.volumeName != volume.meta.name)
        verdict.checks.insert(verdict.checks.begin(), {Criterion::VolumeName, false, claim.volumeName.str(), volume.meta.name});
    return verdict;
}

std::vector<ClaimForVolume> claimsForVolume(const StoreSnapshot &objects, std::string_view name)
{
    std::vector<ClaimForVolume> out;
    BindingWorld world = BindingWorld::of(objects);
    const auto volume = world.volume(name);
    for (const auto &claim : volume ? objects.sorted<PersistentVolumeClaim>() : std::vector<ClaimPtr>()) {
        if (wasBound(*claim))
            continue;
        ClaimForVolume entry;
        entry.claim = keyOf(*claim);
        const VolumeVerdict verdict = judgeForClaim(*volume, *claim);
        entry.fits = verdict.fits();
        std::copy_if(verdict.checks.begin(), verdict.checks.end(), std::back_inserter(entry.failed), [](const CriterionCheck &c) { return !c.fits; });
        if (entry.fits)
            entry.wouldTake = explainClaim(world, {claim, livePodsOf(objects, entry.claim), nullptr, {}}).mayTake(name);
        out.push_back(std::move(entry));
    }
    return out;
}

bool ClaimExplanation::mayTake(std::string_view volume) const
{
    return chosen == volume || std::find(chosenAnyOf.begin(), chosenAnyOf.end(), volume) != chosenAnyOf.end();
}

} // namespace portolan

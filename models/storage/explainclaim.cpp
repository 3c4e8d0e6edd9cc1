#include "models/storage/explainclaim.h"

#include <algorithm>
#include <array>

#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/storage/claimadvice.h"

namespace portolan {

namespace {

constexpr std::string_view bindCompleted = "pv.kubernetes.io/bind-completed";
constexpr std::string_view selectedNode = "volume.kubernetes.io/selected-node";
constexpr std::string_view noProvisioner = "kubernetes.io/no-provisioner";

/// In-tree names a 1.20 controller has a provisioning plugin for; newer ones hand them to CSI drivers.
bool knownInTree(std::string_view provisioner)
{
    static constexpr std::array<std::string_view, 13> names{"aws-ebs", "gce-pd", "cinder", "azure-disk", "azure-file", "vsphere-volume",
        "glusterfs", "rbd", "quobyte", "flocker", "portworx-volume", "scaleio", "storageos"};
    return std::any_of(names.begin(), names.end(), [provisioner](std::string_view name) {
        return provisioner.substr(std::string_view("kubernetes.io/").size()) == name;
    });
}

bool allowsTopology(const StorageClass &storageClass, const StringPairs &nodeLabels)
{
    if (storageClass.allowedTopologies.empty())
        return true;
    const auto &terms = storageClass.allowedTopologies;
    return std::any_of(terms.begin(), terms.end(), [&nodeLabels](const StorageClass::TopologyTerm &term) {
        return std::all_of(term.labels.begin(), term.labels.end(), [&nodeLabels](const auto &label) {
            const IStr *value = findPair(nodeLabels, label.first);
            return value && std::find(label.second.begin(), label.second.end(), *value) != label.second.end();
        });
    });
}

/// Explains one claim. Each step ends the question or hands on.
class Explainer
{
public:
    Explainer(const ObjectStore &store, const PersistentVolumeClaim &claim, const ExplainOptions &options)
        : m_store(store), m_claim(claim), m_options(options), m_volumes(store.sorted<PersistentVolume>()),
          m_class(store.get<StorageClass>({}, claim.effectiveClass()))
    {
        m_out.claim = keyOf(claim);
    }

    ClaimExplanation controller()
    {
        if (wasBound())
            explainBound();
        else if (!m_claim.volumeName.empty())
            explainNamed();
        else
            explainSearch();
        return finish();
    }

    ClaimExplanation scheduler(const StringPairs &nodeLabels)
    {
        if (wasBound() || !m_claim.volumeName.empty()) {
            explainSettledFor(nodeLabels);
            return finish();
        }
        const IStr *selected = findPair(m_claim.meta.annotations, selectedNode);
        if (selected && *selected != m_options.node) {
            m_out.reason = BindReason::OtherNodeSelected;
            return finish();
        }
        MatchResult found = findVolume(m_volumes, {m_claim, &nodeLabels, waits(), m_options.excluded});
        m_out.verdicts = std::move(found.verdicts);
        if (!selected && !found.best.empty())
            choose(BindReason::Match, found.best);
        else
            m_out.reason = !found.stuck && canProvision(nodeLabels) ? BindReason::WillProvision : BindReason::BindConflict;
        return finish();
    }

private:
    ClaimExplanation finish()
    {
        m_out.advice = claimAdvice({m_out, m_claim, m_class.get(), m_options.node});
        return std::move(m_out);
    }
    void choose(BindReason reason, const std::vector<std::string> &best)
    {
        m_out.reason = reason;
        m_out.chosen = best.front();
        if (best.size() > 1)
            m_out.chosenAnyOf = best;
    }
    [[nodiscard]] bool wasBound() const
    {
        return findPair(m_claim.meta.annotations, bindCompleted) || m_claim.phase == "Bound" || m_claim.phase == "Lost";
    }
    [[nodiscard]] bool waits() const { return m_class && m_class->volumeBindingMode == "WaitForFirstConsumer"; }

    /// pv_controller.go: syncBoundClaim
    void explainBound()
    {
        const auto volume = m_store.get<PersistentVolume>({}, m_claim.volumeName);
        if (m_claim.volumeName.empty() || !volume) {
            m_out.reason = BindReason::Lost;
            m_out.event = BindEvent{"Warning", "ClaimLost", m_claim.volumeName.empty()
                ? "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!"
                : "Bound claim has lost its PersistentVolume. Data on the volume is lost!"};
        } else if (volume->hasClaimRef && !isReservedFor(*volume, m_claim)) {
            m_out.reason = BindReason::Misbound;
            m_out.event = BindEvent{"Warning", "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly"};
        } else {
            choose(BindReason::Bound, {volume->meta.name});
        }
    }

    /// The volume spec.volumeName names, and the others, which do not count.
    void judgeNamed()
    {
        for (const auto &volume : m_volumes) {
            if (volume->meta.name == m_claim.volumeName.view()) {
                m_out.verdicts.push_back(judgeNamedVolume(*volume, m_claim));
                continue;
            }
            VolumeVerdict other{volume->meta.name, isReservedFor(*volume, m_claim), {}};
            other.checks.push_back({Criterion::VolumeName, false, m_claim.volumeName.str(), volume->meta.name});
            m_out.verdicts.push_back(std::move(other));
        }
    }

    /// pv_controller.go: syncUnboundClaim, the user asked for a specific volume
    void explainNamed()
    {
        judgeNamed();
        const std::string name = m_claim.volumeName.str();
        const auto verdict = std::find_if(m_out.verdicts.begin(), m_out.verdicts.end(), [&name](const VolumeVerdict &v) { return v.volume == name; });
        if (verdict == m_out.verdicts.end()) {
            m_out.reason = BindReason::VolumeNotFound;
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
        MatchResult found = findVolume(m_volumes, {m_claim, nullptr, waits(), m_options.excluded});
        m_out.verdicts = std::move(found.verdicts);
        if (!found.best.empty())
            choose(found.reserved ? BindReason::Prebound : BindReason::Match, found.best);
        else if (waits() && !findPair(m_claim.meta.annotations, selectedNode))
            explainWaiting();
        else if (!m_claim.effectiveClass().empty())
            explainProvisioning();
        else
            m_out.event = BindEvent{"Normal", "FailedBinding", "no persistent volumes available for this claim and no storage class is set"};
    }

    /// pv_controller.go: emitEventForUnboundDelayBindingClaim
    void explainWaiting()
    {
        std::string names;
        for (const ObjectKey &key : m_store.sources(m_out.claim, Relation::UsesClaim)) {
            const auto pod = m_store.get<Pod>(key.ns, key.name);
            if (key.kind != Kind::Pod || !pod || !pod->nodeName.empty() || pod->isTerminal())
                continue;
            m_out.waitingPods.push_back(key.name);
            names.append(names.empty() ? "" : ",").append(key.name);
        }
        const std::size_t count = m_out.waitingPods.size();
        m_out.reason = count > 0 ? BindReason::WaitForPodScheduled : BindReason::WaitForFirstConsumer;
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
                "storageclass.storage.k8s.io \"" + std::string(m_claim.effectiveClass()) + "\" not found"};
            return;
        }
        const std::string provisioner = m_class->provisioner.str();
        const bool inTree = provisioner.starts_with("kubernetes.io/");
        if (inTree && !knownInTree(provisioner)) {
            m_out.reason = provisioner == noProvisioner ? BindReason::NoProvisioner : BindReason::UnknownProvisioner;
            m_out.event = BindEvent{"Warning", "ProvisioningFailed", "no volume plugin matched name: " + provisioner};
            return;
        }
        m_out.reason = BindReason::ExternalProvisioning;
        if (!inTree)
            m_out.event = BindEvent{"Normal", "ExternalProvisioning", "waiting for a volume to be created, either by external provisioner \""
                + provisioner + "\" or manually created by system administrator"};
    }

    /// A bound claim, or one that names its volume: what counts for the node is that volume's affinity.
    void explainSettledFor(const StringPairs &nodeLabels)
    {
        if (wasBound())
            explainBound();
        else
            explainNamed();
        const auto volume = m_out.chosen.empty() ? nullptr : m_store.get<PersistentVolume>({}, m_out.chosen);
        if (!volume || affinityAllows(volume->nodeAffinity, nodeLabels))
            return;
        VolumeVerdict verdict{m_out.chosen, true, {}};
        verdict.checks.push_back({Criterion::NodeAffinity, false, nodeTie(*volume), "node " + m_options.node});
        std::erase_if(m_out.verdicts, [this](const VolumeVerdict &v) { return v.volume == m_out.chosen; });
        m_out.verdicts.push_back(std::move(verdict));
        m_out.chosen.clear();
        m_out.reason = BindReason::BindConflict;
    }

    /// scheduler_binder.go: checkVolumeProvisions
    [[nodiscard]] bool canProvision(const StringPairs &nodeLabels) const
    {
        return m_class && !m_class->provisioner.empty() && m_class->provisioner != noProvisioner && allowsTopology(*m_class, nodeLabels);
    }

    const ObjectStore &m_store;
    const PersistentVolumeClaim &m_claim;
    const ExplainOptions &m_options;
    VolumeList m_volumes;
    std::shared_ptr<const StorageClass> m_class;
    ClaimExplanation m_out;
};

} // namespace

std::string_view bindReasonWord(BindReason reason)
{
    static constexpr std::array<std::string_view, 19> words{"Match", "Prebound", "VolumeName", "Bound", "NoMatch", "WaitForFirstConsumer",
        "WaitForPodScheduled", "ClassNotFound", "NoProvisioner", "UnknownProvisioner", "ExternalProvisioning", "VolumeMismatch",
        "VolumeNotFound", "VolumeBoundToOther", "Lost", "Misbound", "BindConflict", "WillProvision", "OtherNodeSelected"};
    return words[static_cast<std::size_t>(reason)];
}

Result<ClaimExplanation> explainClaim(const ObjectStore &store, std::string_view ns, std::string_view name, const ExplainOptions &options)
{
    const auto claim = store.get<PersistentVolumeClaim>(ns, name);
    if (!claim)
        return failure(ErrorKind::NotFound, "persistentvolumeclaims/" + std::string(ns) + "/" + std::string(name), "no such claim");
    Explainer explainer(store, *claim, options);
    if (options.node.empty())
        return explainer.controller();
    if (const auto node = store.get<Node>({}, options.node))
        return explainer.scheduler(node->meta.labels);
    return failure(ErrorKind::NotFound, "nodes/" + options.node, "no such node");
}

std::vector<ClaimForVolume> claimsForVolume(const ObjectStore &store, std::string_view volume)
{
    std::vector<ClaimForVolume> out;
    const auto wanted = store.get<PersistentVolume>({}, volume);
    for (const auto &claim : wanted ? store.sorted<PersistentVolumeClaim>() : std::vector<std::shared_ptr<const PersistentVolumeClaim>>()) {
        if (findPair(claim->meta.annotations, bindCompleted) || claim->phase == "Bound" || claim->phase == "Lost")
            continue;
        ClaimForVolume entry;
        entry.claim = keyOf(*claim);
        const auto storageClass = store.get<StorageClass>({}, claim->effectiveClass());
        VolumeVerdict verdict = claim->volumeName.empty() ? judgeVolume(*wanted, {*claim, nullptr, false, {}}) : judgeNamedVolume(*wanted, *claim);
        if (!claim->volumeName.empty() && claim->volumeName != volume)
            verdict.checks.insert(verdict.checks.begin(), {Criterion::VolumeName, false, claim->volumeName.str(), std::string(volume)});
        entry.fits = verdict.fits();
        std::copy_if(verdict.checks.begin(), verdict.checks.end(), std::back_inserter(entry.failed), [](const CriterionCheck &c) { return !c.fits; });
        if (entry.fits) {
            if (const auto answer = explainClaim(store, claim->meta.ns, claim->meta.name))
                entry.wouldTake = answer->chosen == volume
                    || std::find(answer->chosenAnyOf.begin(), answer->chosenAnyOf.end(), volume) != answer->chosenAnyOf.end();
        }
        out.push_back(std::move(entry));
    }
    return out;
}

} // namespace portolan

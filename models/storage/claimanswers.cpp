#include <algorithm>
#include <set>

#include "models/objects/pod.h"
#include "models/storage/explainclaim.h"

namespace portolan {

namespace {

/// Pods that use a claim and have not ended.
std::vector<std::shared_ptr<const Pod>> livePods(const ObjectStore &store, const ObjectKey &claim)
{
    std::vector<std::shared_ptr<const Pod>> pods;
    for (const ObjectKey &key : store.sources(claim, Relation::UsesClaim)) {
        const auto pod = key.kind == Kind::Pod ? store.get<Pod>(key.ns, key.name) : nullptr;
        if (pod && !pod->isTerminal())
            pods.push_back(pod);
    }
    return pods;
}

Result<std::shared_ptr<const PersistentVolumeClaim>> claimOf(const ObjectStore &store, std::string_view ns, std::string_view name)
{
    auto claim = store.get<PersistentVolumeClaim>(ns, name);
    if (!claim)
        return failure(ErrorKind::NotFound, "persistentvolumeclaims/" + std::string(ns) + "/" + std::string(name), "no such claim");
    return claim;
}

std::string sharingRule(const AccessModes &modes)
{
    if (modes.has(AccessModes::ReadWriteMany))
        return "RWX: pods on any number of nodes read and write it together.";
    if (modes.has(AccessModes::ReadWriteOnce))
        return modes.has(AccessModes::ReadOnlyMany) ? "RWO,ROX: pods of one node write it; while nobody writes, pods of many nodes may read it."
                                                   : "RWO: any number of pods use it together, as long as they run on one node.";
    if (modes.has(AccessModes::ReadOnlyMany))
        return "ROX: pods on any number of nodes read it together; none may write.";
    return modes.has(AccessModes::ReadWriteOncePod) ? "RWOP: one pod of the whole cluster uses it at a time." : "The claim asks for no access mode.";
}

Json names(const std::vector<std::string> &texts)
{
    Json list = Json::array();
    for (const std::string &text : texts)
        list.push(text);
    return list;
}

} // namespace

Json explanationJson(const ClaimExplanation &e)
{
    Json rejections = Json::object();
    for (const VolumeVerdict &verdict : e.verdicts) {
        Json failed = Json::array();
        for (const Criterion criterion : verdict.failed())
            failed.push(criterionWord(criterion));
        if (!failed.empty())
            rejections.set(verdict.volume, std::move(failed));
    }
    return Json::object({{"claim", Json(e.claim.ns + "/" + e.claim.name)}, {"reason", Json(bindReasonWord(e.reason))},
        {"chosen_pv", e.chosen.empty() ? Json() : Json(e.chosen)}, {"chosen_any_of", names(e.chosenAnyOf)}, {"rejections", std::move(rejections)},
        {"event", e.event ? names({e.event->type, e.event->reason, e.event->message}) : Json()}, {"advice", Json(e.advice)}});
}

std::string explanationText(const ClaimExplanation &e)
{
    std::string text = "Claim:   " + e.claim.ns + "/" + e.claim.name + "\nReason:  " + std::string(bindReasonWord(e.reason)) + "\n";
    if (!e.chosenAnyOf.empty()) {
        text += "Volume:  any of";
        for (const std::string &name : e.chosenAnyOf)
            text += " " + name;
        text += "\n";
    } else {
        text += "Volume:  " + (e.chosen.empty() ? std::string("<none>") : e.chosen) + "\n";
    }
    if (e.event)
        text += "Event:   " + e.event->type + " " + e.event->reason + ": " + e.event->message + "\n";
    text += "Advice:  " + e.advice + "\n";
    if (!e.verdicts.empty())
        text += "Volumes:\n";
    for (const VolumeVerdict &verdict : e.verdicts) {
        text += "  " + verdict.volume + ": " + (verdict.fits() ? "fits" : "rejected") + (verdict.reserved ? ", reserved for this claim" : "") + "\n";
        for (const CriterionCheck &check : verdict.checks)
            if (!check.fits)
                text += "    " + std::string(criterionWord(check.criterion)) + ": wants " + check.wanted + ", has " + check.offered + "\n";
    }
    return text;
}

Result<DeletionEffect> deletionEffect(const ObjectStore &store, std::string_view ns, std::string_view name)
{
    const auto claim = claimOf(store, ns, name);
    if (!claim)
        return tl::unexpected<Error>(claim.error());
    DeletionEffect effect;
    for (const auto &pod : livePods(store, keyOf(**claim)))
        effect.heldBy.push_back(pod->meta.name);
    const auto volume = store.get<PersistentVolume>({}, (*claim)->volumeName);
    if ((*claim)->volumeName.empty() || !volume) {
        effect.sentence = "The claim has no volume; deleting it loses nothing.";
        return effect;
    }
    effect.volume = volume->meta.name;
    effect.policy = volume->reclaimPolicy.empty() ? "Retain" : volume->reclaimPolicy.str();
    effect.dataKept = effect.policy == "Retain";
    if (effect.policy == "Retain")
        effect.sentence = "Volume " + effect.volume + " becomes Released: its data stays, and no claim can take it until its claimRef is cleared.";
    else if (effect.policy == "Delete")
        effect.sentence = "Volume " + effect.volume + " and the storage behind it are removed: the data is gone.";
    else
        effect.sentence = "Volume " + effect.volume + " is scrubbed and becomes Available again: the data is gone (Recycle is deprecated).";
    if (!effect.heldBy.empty())
        effect.sentence += " It stays Terminating until the pods that use it are gone.";
    return effect;
}

Result<ClaimSharing> claimSharing(const ObjectStore &store, std::string_view ns, std::string_view name)
{
    const auto claim = claimOf(store, ns, name);
    if (!claim)
        return tl::unexpected<Error>(claim.error());
    const AccessModes &modes = (*claim)->statusAccessModes.empty() ? (*claim)->accessModes : (*claim)->statusAccessModes;
    ClaimSharing sharing;
    sharing.rule = sharingRule(modes);
    std::set<std::string> nodes;
    for (const auto &pod : livePods(store, keyOf(**claim))) {
        sharing.users.push_back({pod->meta.name, pod->nodeName.str(), pod->phase == "Running", false});
        if (!pod->nodeName.empty())
            nodes.insert(pod->nodeName.str());
    }
    const bool many = modes.has(AccessModes::ReadWriteMany) || modes.has(AccessModes::ReadOnlyMany);
    const bool onePod = !many && !modes.has(AccessModes::ReadWriteOnce);
    const bool conflict = onePod ? sharing.users.size() > 1 : !many && nodes.size() > 1;
    for (ClaimSharing::User &user : sharing.users)
        user.conflicts = conflict && (onePod || !user.node.empty());
    return sharing;
}

} // namespace portolan

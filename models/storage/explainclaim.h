#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/storage/bindingworld.h"
#include "models/storage/claimmatch.h"
#include "models/storage/provisioning.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// Where a claim stands, or would end. The words are those of cli.md.
enum class BindReason : std::uint8_t {
    Match, Prebound, VolumeName, Bound, NoMatch, WaitForFirstConsumer, WaitForPodScheduled, ClassNotFound, NoProvisioner,
    UnknownProvisioner, ExternalProvisioning, VolumeMismatch, VolumeNotFound, VolumeBoundToOther, Lost, Misbound,
    BindConflict, WillProvision, OtherNodeSelected, // only when asked for a node
    Unknown, // it hangs on something that was not read
};
[[nodiscard]] std::string_view bindReasonWord(BindReason reason);

/// The event the controller emits about the claim, in the words of the server that decides.
struct BindEvent {
    std::string type, reason, message;
};

struct ExplainOptions {
    std::string node;                   ///< the scheduler's view of this node; empty: the controller's
    std::vector<std::string> excluded; ///< volumes already promised to other claims
};

/// One claim and what its binding depends on beside the world; taken from a store, used on any thread.
struct ClaimCase {
    ClaimPtr claim;
    std::vector<std::shared_ptr<const Pod>> users; ///< pods that use it and have not ended
    std::shared_ptr<const Node> node;              ///< the scheduler's view of it; nullptr: the controller's
    std::vector<std::string> excluded;
};

/// Why a claim binds, or does not. Volumes that are no question for the claim (it is bound) have no verdicts.
struct ClaimExplanation {
    ObjectKey claim;
    BindReason reason = BindReason::NoMatch;
    std::string chosen;                   ///< empty: none. The first by name where any of several may be taken
    std::vector<std::string> chosenAnyOf; ///< more than one equal choice: all of them; else empty
    std::vector<VolumeVerdict> verdicts;  ///< sorted by volume
    std::vector<std::string> waitingPods; ///< unscheduled pods a waiting claim waits for
    std::optional<BindEvent> event;       ///< none: the controller says nothing
    std::string advice;                   ///< one sentence
    std::string why;                      ///< one sentence: by which rule it ends so
    std::vector<std::string> notes;       ///< further facts, a sentence each
    std::string filledClass;              ///< the default class, where the claim names none and is given it
    /// The volume is the choice, or one of several equal ones.
    [[nodiscard]] bool mayTake(std::string_view volume) const;
    std::vector<std::pair<Kind, Covered>> unread; ///< kinds the answer looks at that were not read whole
    ProvisionCheck provisioning;          ///< asked for a node, when no volume fits: whether one can be made there
};

/// Explains a claim as the PV controller, or for a node as the scheduler, would decide now. Needs claims, volumes, classes,
/// pods, and for a node the nodes, CSI drivers and CSI capacities. Errors: NotFound for the claim or the node. O(volumes).
[[nodiscard]] Result<ClaimExplanation> explainClaim(const StoreSnapshot &objects, std::string_view ns, std::string_view name,
                                                    const ExplainOptions &options = {});
/// The same in two steps: the claim's case, and what becomes of it in a world.
[[nodiscard]] Result<ClaimCase> claimCaseOf(const StoreSnapshot &objects, std::string_view ns, std::string_view name, const ExplainOptions &options = {});
[[nodiscard]] ClaimExplanation explainClaim(const BindingWorld &world, const ClaimCase &claimCase);
/// The answer of cli.md.
[[nodiscard]] Json explanationJson(const ClaimExplanation &explanation);
/// The same for people: the reason, a line a volume with what it fails, event and advice.
[[nodiscard]] std::string explanationText(const ClaimExplanation &explanation);

/// A claim's view of one volume: which claims could take it.
struct ClaimForVolume {
    ObjectKey claim;
    bool fits = false;
    bool wouldTake = false; ///< the volume is (one of) the claim's choice
    std::vector<CriterionCheck> failed;
};
/// Every claim not yet bound, by namespace and name. O(claims + fitting claims * volumes).
[[nodiscard]] std::vector<ClaimForVolume> claimsForVolume(const StoreSnapshot &objects, std::string_view volume);
/// What one claim finds wrong with one volume, as it looks for volumes: named, reserved or free.
[[nodiscard]] VolumeVerdict judgeForClaim(const PersistentVolume &volume, const PersistentVolumeClaim &claim);

} // namespace portolan

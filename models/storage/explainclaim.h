#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/storage/claimmatch.h"
#include "models/store/objectstore.h"

namespace portolan {

/// Where a claim stands, or would end. The words are those of cli.md.
enum class BindReason : std::uint8_t {
    Match, Prebound, VolumeName, Bound, NoMatch, WaitForFirstConsumer, WaitForPodScheduled, ClassNotFound, NoProvisioner,
    UnknownProvisioner, ExternalProvisioning, VolumeMismatch, VolumeNotFound, VolumeBoundToOther, Lost, Misbound,
    BindConflict, WillProvision, OtherNodeSelected, // only when asked for a node
};
[[nodiscard]] std::string_view bindReasonWord(BindReason reason);

/// The event the controller emits about the claim, as Kubernetes 1.20 words it.
struct BindEvent {
    std::string type, reason, message;
};

struct ExplainOptions {
    std::string node;                   ///< the scheduler's view of this node; empty: the controller's
    std::vector<std::string> excluded; ///< volumes already promised to other claims
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
};

/// Explains a claim as the PV controller, or for a node as the scheduler, would decide now. Needs claims, volumes, classes,
/// pods, and for a node the nodes. Errors: NotFound for the claim or the node. O(volumes).
[[nodiscard]] Result<ClaimExplanation> explainClaim(const ObjectStore &store, std::string_view ns, std::string_view name,
                                                    const ExplainOptions &options = {});
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
[[nodiscard]] std::vector<ClaimForVolume> claimsForVolume(const ObjectStore &store, std::string_view volume);

/// What becomes of claim, volume and data when the claim is deleted.
struct DeletionEffect {
    std::string volume;                ///< empty: the claim has none
    std::string policy;                ///< "Retain", "Delete", "Recycle"
    std::vector<std::string> heldBy;   ///< pods that keep the claim from going until they are gone
    bool dataKept = true;
    std::string sentence;
};
[[nodiscard]] Result<DeletionEffect> deletionEffect(const ObjectStore &store, std::string_view ns, std::string_view name);

/// Which pods can use a claim at the same time.
struct ClaimSharing {
    struct User {
        std::string pod;
        std::string node; ///< empty: not scheduled
        bool running = false;
        bool conflicts = false; ///< the access modes forbid it beside the others
    };
    std::string rule; ///< one sentence on the access modes
    std::vector<User> users; ///< by name; pods that ended are left out
};
[[nodiscard]] Result<ClaimSharing> claimSharing(const ObjectStore &store, std::string_view ns, std::string_view name);

} // namespace portolan

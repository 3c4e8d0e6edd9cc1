#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/core/time.h"
#include "models/objects/cluster.h"
#include "models/objects/evidence.h"
#include "models/objects/pod.h"
#include "models/store/storesnapshot.h"

namespace portolan {

struct DeviceWorld;

/// How far a pod came. The words are those of cli.md: "unscheduled", "not-started", ...
enum class PodPhase : std::uint8_t { Unscheduled, NotStarted, Crashing, NotReady, StuckDeleting, Running, Finished };
[[nodiscard]] std::string_view podPhaseWord(PodPhase phase);

/// Why a pod, or one of its containers, is where it is.
struct PodTrouble {
    PodPhase phase = PodPhase::Running;
    std::string reason;  ///< one word: "ClaimNotFound", "OOMKilled", "Healthy", ...; "Unknown"
    std::string message; ///< what Kubernetes says of it, in its own words where it says something; a sentence of ours otherwise
    std::string advice;  ///< one sentence: what would have to change; may be empty
    Evidence evidence;   ///< what it was read from
};

/// A pod and what its state hangs on, taken from a store; used on any thread.
struct PodCase {
    std::shared_ptr<const StoreSnapshot> objects;
    std::shared_ptr<const Pod> pod;
    std::shared_ptr<const Node> node;                 ///< that it names; nullptr: none, or not there
    std::vector<std::shared_ptr<const Event>> events; ///< of the pod, oldest first
    Timestamp now;
    std::shared_ptr<const DeviceWorld> devices = nullptr; ///< nullptr: not read

    /// The newest event with this reason, whose text holds `part`; nullptr: none.
    [[nodiscard]] const Event *newest(std::string_view reason, std::string_view part = {}) const;
    [[nodiscard]] const Coverage &coverage() const { return objects->coverage(); }
    [[nodiscard]] Evidence evidence(std::string path, std::string value) const;
};

/// What the scheduler makes of one node.
struct NodeAnswer {
    std::string node;
    std::vector<std::string> reasons; ///< in the scheduler's words, sorted; empty: the node takes the pod
    std::string detail;               ///< what the words leave out: "taint team=db:NoSchedule", "cpu: 400m short"; may be empty
};

struct PodExplanation {
    ObjectKey pod;
    PodTrouble trouble;
    std::vector<NodeAnswer> nodes;  ///< of a pod without a node: every node there is, by name
    std::vector<std::string> fits;  ///< nodes that take it
    std::string nominated;          ///< the node it was promised; empty: none
    std::vector<std::string> mayEvict; ///< nodes where evicting pods of lower priority would do
    std::vector<std::pair<std::string, PodTrouble>> containers; ///< in the pod's order
    std::vector<std::string> unknown; ///< what could not be judged, and why
    /// What the cluster itself wrote: the condition PodScheduled or Ready, and the newest warning.
    std::string condition, event;
    std::string disagreement; ///< a sentence where the condition says otherwise than the objects; else empty
};

/// Explains a pod from what is in the store: pods, nodes, namespaces, claims, volumes, classes, CSI objects, config maps, secrets and events.
/// `devices`: what DeviceWorld::read() found, for pods with device claims; nullptr: not read. Errors: NotFound, or Forbidden where pods may
/// not be read. O(pods + nodes).
[[nodiscard]] Result<PodExplanation> explainPod(std::shared_ptr<const StoreSnapshot> objects, std::string_view ns, std::string_view name, Timestamp now,
                                                std::shared_ptr<const DeviceWorld> devices = nullptr);
/// The kinds it looks at.
[[nodiscard]] std::vector<Kind> podExplanationKinds();
/// The answer of cli.md.
[[nodiscard]] Json explanationJson(const PodExplanation &explanation);
/// The same for people.
[[nodiscard]] std::string explanationText(const PodExplanation &explanation);

// What each part of a pod's life is judged by.

/// A pod that has no node.
void explainUnscheduled(const PodCase &podCase, PodExplanation &out);
/// A pod that is being deleted.
[[nodiscard]] PodTrouble deletionTrouble(const PodCase &podCase);
/// A pod that has ended.
[[nodiscard]] PodTrouble endOf(const PodCase &podCase);
/// A container; phase Running where nothing is wrong with it. Init containers that are done are Running, too.
[[nodiscard]] PodTrouble containerTrouble(const PodCase &podCase, const Container &container);
/// What keeps a pod with a node from creating containers at all: volumes, sandbox, a silent node.
[[nodiscard]] PodTrouble startTrouble(const PodCase &podCase);
/// Why a pod whose containers run is not ready. Running where it is.
[[nodiscard]] PodTrouble readinessTrouble(const PodCase &podCase);

} // namespace portolan

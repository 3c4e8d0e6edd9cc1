#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/core/json.h"
#include "models/core/quantity.h"
#include "models/objects/evidence.h"
#include "models/storage/bindingworld.h"
#include "models/storage/otherworkloads.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// What hygiene looks at, each list by namespace and name. It belongs to nobody: any thread may reason about it.
struct StorageInventory {
    std::vector<std::shared_ptr<const PersistentVolume>> volumes;
    std::vector<ClaimPtr> claims;
    std::vector<std::shared_ptr<const Pod>> pods;
    std::vector<std::shared_ptr<const Node>> nodes;
    std::vector<std::shared_ptr<const VolumeAttachment>> attachments;
    std::vector<ObjectPtr> workloads; ///< whose templates name claims: Deployments, StatefulSets, CronJobs, ...
    Coverage coverage; ///< what of all that was read
    std::vector<NamedClaim> named = {}; ///< by objects of other kinds: readOtherWorkloads()
    std::shared_ptr<const StoreSnapshot> objects = {}; ///< what it is of, for look-ups
    /// O(objects log objects).
    [[nodiscard]] static StorageInventory of(std::shared_ptr<const StoreSnapshot> objects);
};
/// The kinds an inventory is made of.
[[nodiscard]] const std::vector<Kind> &inventoryKinds();

/// Something left over or at odds, that a person should look at.
struct HygieneFinding {
    enum class Type : std::uint8_t { FailedVolume, LostClaim, SplitClaim, OrphanedAttachment, ReleasedVolume, UnusedClaim };
    Type type = Type::FailedVolume;
    ObjectKey object;
    std::string why;  ///< one sentence
    std::string todo; ///< one sentence
    Quantity amount;  ///< of storage it holds; zero where that says nothing
    std::vector<ObjectKey> others;  ///< pods, nodes, claims that have a part in it
    std::vector<Evidence> evidence;
    friend bool operator==(const HygieneFinding &, const HygieneFinding &) = default;
};
/// "failedVolume", ...: for JSON.
[[nodiscard]] std::string_view findingWord(HygieneFinding::Type type);

/// Volumes and claims of one class. The API tells what is promised, never what is written: there is no "used".
struct ClassCapacity {
    std::string name; ///< empty: no class
    Quantity bound, available, released, failed; ///< provisioned, by the volumes' phase
    Quantity requested; ///< by claims that have their volume
    Quantity waiting;   ///< by claims that have none
    friend bool operator==(const ClassCapacity &, const ClassCapacity &) = default;
};
struct NodeCapacity {
    std::string name;
    Quantity tiedBound, tiedFree; ///< volumes no other node can reach: bound; available, released or failed
    Quantity mounted;             ///< by pods there, in volumes that can follow them to another node
    friend bool operator==(const NodeCapacity &, const NodeCapacity &) = default;
};

struct Hygiene {
    std::vector<HygieneFinding> findings; ///< by type, then by key
    std::vector<ClassCapacity> classes;   ///< by name
    std::vector<NodeCapacity> nodes;      ///< by name
    std::vector<std::pair<Kind, Covered>> unread; ///< kinds that were not read whole: what they would tell is left out
    friend bool operator==(const Hygiene &, const Hygiene &) = default;
};
/// `ns`: only claims and pods of this namespace are looked at, volumes always; empty: all. O(objects).
[[nodiscard]] Hygiene checkHygiene(const StorageInventory &inventory, const std::string &ns = {});

/// What is lost when a node dies and never comes back.
struct NodeLoss {
    enum class Fate : std::uint8_t { Lost, Stuck, Ends, Moves, Unknown };
    struct Data {
        std::string volume; ///< the pod's name for it
        std::string type;   ///< "emptyDir", "hostPath", "local", "csi", ...
        ObjectKey object;   ///< the claim; no name: the pod's own
        Fate fate = Fate::Moves; ///< Lost, or Moves: it is elsewhere
        std::string why;
        Evidence evidence;
        friend bool operator==(const Data &, const Data &) = default;
    };
    struct PodLoss {
        ObjectKey pod;
        Fate fate = Fate::Moves; ///< Lost: nobody makes it anew. Stuck: its new copy cannot start. Ends: belongs to the node
        std::string why;
        std::vector<Data> data; ///< volumes that hold data; configuration is left out
        friend bool operator==(const PodLoss &, const PodLoss &) = default;
    };
    struct ClaimLoss {
        ObjectKey claim;
        std::string volume;
        std::string why;
        friend bool operator==(const ClaimLoss &, const ClaimLoss &) = default;
    };
    std::string node;
    std::vector<PodLoss> pods;     ///< worst first, then by key
    std::vector<ClaimLoss> claims; ///< bound to volumes only this node reaches, whether a pod uses them or not
    friend bool operator==(const NodeLoss &, const NodeLoss &) = default;
};
[[nodiscard]] NodeLoss loseNode(const StorageInventory &inventory, const std::string &node, const std::string &ns = {});

/// The answers of `portolan explain hygiene`, with a node's loss where one was asked for.
[[nodiscard]] Json hygieneJson(const Hygiene &hygiene, const NodeLoss *loss);
[[nodiscard]] std::string hygieneText(const Hygiene &hygiene, const NodeLoss *loss);

} // namespace portolan

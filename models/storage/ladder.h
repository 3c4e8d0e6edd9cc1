#pragma once

#include <memory>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "models/core/health.h"
#include "models/objects/cluster.h"
#include "models/objects/coverage.h"
#include "models/objects/evidence.h"
#include "models/objects/pod.h"
#include "models/objects/serverversion.h"
#include "models/objects/workload.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// What to draw the storage of. `key.name` empty: the namespace `key.ns`; that empty too: the whole cluster.
/// Pod, PersistentVolumeClaim, PersistentVolume, StorageClass, Node, and owners of pods are understood.
struct LadderScope {
    ObjectKey key;
    [[nodiscard]] static LadderScope nameSpace(std::string ns) { return {{Kind::Namespace, std::move(ns), {}}}; }
    [[nodiscard]] static LadderScope all() { return {{Kind::Namespace, {}, {}}}; }
    [[nodiscard]] bool isObject() const { return !key.name.empty(); }
};

struct LadderOptions {
    int fold = 5; ///< owners with more than this many alike pods fold into one; 0: never
    std::vector<std::string> unfolded; ///< keyText() of owners shown in full all the same
};

/// One field shown of a thing, in the API's words.
using LadderField = std::pair<std::string, std::string>;

/// An arrow to another part of the ladder, by index into its list.
struct LadderLink {
    int to = -1;
    bool inferred = false; ///< nothing records it; it follows from where the pod runs
    std::vector<Evidence> evidence;
};

struct LadderMount {
    std::string path, subPath, propagation;
    bool expression = false; ///< subPath is a subPathExpr
    bool readOnly = false;
    bool device = false;     ///< a block device: volumeDevices
    std::string volumeName;
    int volume = -1; ///< into the pod's volumes; -1: the pod has none of that name
    Evidence evidence;
};

/// A container's environment reading a ConfigMap or Secret.
struct LadderEnv {
    std::string variable, object, key;
    bool secret = false, whole = false, optional = false;
    LadderLink config;
};

struct LadderContainer {
    std::string name, image;
    Container::Role role = Container::Role::Main;
    std::string state; ///< "running", "waiting: CrashLoopBackOff", "not started"
    bool ready = false;
    int restarts = 0;
    std::vector<std::string> ports; ///< "80/TCP http-server"
    std::vector<LadderMount> mounts;
    std::vector<LadderEnv> env;
    Evidence evidence;
};

struct LadderVolume {
    std::string name;
    SourceType type = SourceType::None;
    std::string typeName;
    bool accountToken = false; ///< mounted by the service account admission, not written by a person
    std::vector<LadderField> fields;
    LadderLink claim, backend;
    std::vector<LadderLink> configs;
    Evidence evidence;
};

struct LadderPod {
    ObjectKey key;
    std::shared_ptr<const Pod> object;
    LadderLink workload;
    std::vector<LadderContainer> containers;
    std::vector<LadderVolume> volumes;
    std::vector<std::string> members; ///< names of the pods this one stands for, itself included, when folded
    std::vector<std::pair<std::string, int>> states; ///< words for the members (see PodSummary), most frequent first
    Health worst = Health::None; ///< of the members, when folded
    std::vector<std::string> nodes; ///< where the members run, sorted
};

struct LadderWorkload {
    ObjectKey key; ///< of Kind::Other for owners Portolan has no struct for
    std::string kindName;
    bool found = false;
    int pods = 0; ///< in the picture, folded ones counted
};

/// What a VolumeSnapshot's content and class are, where the cluster serves them. A named one that is missing is a ghost only
/// when others of its kind are there: else the kind may not be ours to read.
struct LadderSnapshot {
    std::shared_ptr<const VolumeSnapshot> object;
    Evidence evidence;
    std::string contentName, className;
    std::shared_ptr<const VolumeSnapshotContent> content;
    std::shared_ptr<const VolumeSnapshotClass> snapshotClass;
    Evidence contentEvidence, classEvidence;
    bool contentMissing = false, classMissing = false;
};

struct LadderClaim {
    ObjectKey key;
    std::shared_ptr<const PersistentVolumeClaim> object; ///< nullptr: named, but not there
    int pods = 0;        ///< that use it, in the whole cluster
    bool foreign = false; ///< only a PV names it
    std::vector<std::string> elsewhere; ///< of one that is not there: namespaces that have a claim of that name
    std::vector<LadderLink> volumes; ///< PVs; more than one when references contradict each other
    LadderLink storageClass;
    std::vector<LadderSnapshot> snapshots;
    std::vector<std::string> members; ///< when folded
    std::string waiting; ///< why it is Pending or Lost, in a sentence; empty otherwise
    bool volumeTaken = false; ///< Lost, though its volume is there: it is another claim's
};

struct LadderPv {
    ObjectKey key;
    std::shared_ptr<const PersistentVolume> object;
    LadderLink storageClass, backend;
    std::vector<std::string> problems; ///< contradictions, in sentences
    std::vector<std::string> members;
    std::vector<Evidence> claimRef;
};

struct LadderClass {
    ObjectKey key;
    std::shared_ptr<const StorageClass> object;
    LadderLink driver;
    int claims = 0; ///< in the picture
};

struct LadderDriver {
    ObjectKey key;
    std::shared_ptr<const CSIDriver> object;
};

/// The bytes' home: what a PV's source or an inline volume names.
struct LadderBackend {
    std::string id;
    SourceType type = SourceType::None;
    std::string typeName;
    std::vector<LadderField> fields;
    bool oneNode = false;  ///< bound to the disk of one node
    bool pinned = false;   ///< node affinity says to which
    std::vector<LadderLink> nodes;
    std::vector<LadderLink> attachments;
    LadderLink secret, driver;
    Evidence evidence;
    int count = 1;
};

struct LadderAttachment {
    std::shared_ptr<const VolumeAttachment> object;
    LadderLink node;
};

struct LadderNode {
    ObjectKey key;
    std::shared_ptr<const Node> object;
    std::vector<CSINode::Driver> drivers; ///< of the picture's drivers, those registered there
};

/// A ConfigMap or Secret that a volume or an environment reads. Names and keys, never values.
struct LadderConfig {
    ObjectKey key;
    bool found = false;
    bool optional = false; ///< every use says so
    std::string type;      ///< the Secret's
    std::vector<std::string> keys;
};

/// What the chain of one object was made of: the keys that were asked for, there or not, and the kinds that were gone through whole.
struct LadderBasis {
    bool all = true; ///< of a wider scope: anything
    std::unordered_set<ObjectKey> keys;
    std::set<Kind> kinds;
    /// Whether the change may make it another chain: an object that was asked for, or one that points at such. O(references of what
    /// changed).
    [[nodiscard]] bool concerns(const KindDelta &delta) const;
};

/// From the path inside the container to the bytes' home, for everything in scope; each part once, in a fixed order.
struct Ladder {
    LadderScope scope;
    Coverage coverage; ///< what was read: a part without an object is missing only where its kind was
    ServerVersion server; ///< whose words are meant
    bool found = true; ///< false: the scope's object does not exist (it may still be drawn, as a ghost)
    std::vector<LadderWorkload> workloads;
    std::vector<LadderPod> pods;
    std::vector<LadderConfig> configs;
    std::vector<LadderClaim> claims;
    std::vector<LadderPv> pvs;
    std::vector<LadderClass> classes;
    std::vector<LadderDriver> drivers;
    std::vector<LadderBackend> backends;
    std::vector<LadderAttachment> attachments;
    std::vector<LadderNode> nodes;
    std::vector<LadderSnapshot> snapshots; ///< of no claim: made from a content that was there before
    int podCount = 0;      ///< in scope, folded ones counted
    int foldedPods = 0;    ///< not drawn on their own
    int foldedOwners = 0;
    int podsOutOfScope = 0; ///< that use the same claims but are not in the picture
    LadderBasis basis;
};

/// Follows every reference of what is in scope. Deterministic; O(objects in scope and what they refer to), and what the indexes of the
/// snapshot cost that it is the first to ask. Any thread.
[[nodiscard]] Ladder buildLadder(const StoreSnapshot &objects, const LadderScope &scope, const LadderOptions &options = {});

} // namespace portolan

#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/storage/ladder.h"
#include "models/storage/ladderobjects.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// Pods that look alike and have one owner; drawn as the first of them.
struct LadderGroup {
    ObjectKey owner; ///< topmost known owner; empty name: none
    std::string ownerKind;
    Evidence ownerEvidence;
    std::vector<std::shared_ptr<const Pod>> pods; ///< sorted by name
};

/// Each pod a group of its own, but for pods of one owner that differ in nothing a storage chart shows: those are one group when there
/// are more than `fold` of them. In the order of the pods. O(pods log owners).
[[nodiscard]] std::vector<LadderGroup> foldPods(LadderObjects &objects, const std::vector<std::shared_ptr<const Pod>> &pods,
                                                const LadderOptions &options);
/// The fields of a volume source shown to people, in the API's order; long JSON-ish parameters left out.
[[nodiscard]] std::vector<LadderField> sourceFields(const VolumeSource &source);
/// Whether the bytes of a source are on the disk of whichever node the pod runs on.
[[nodiscard]] bool livesOnNode(SourceType type);
/// A text that two sources share exactly when they are the same place; empty when that cannot be told.
[[nodiscard]] std::string placeOf(const VolumeSource &source);
/// The volume that the service account admission adds, or its token Secret of older clusters.
[[nodiscard]] bool isAccountToken(const Pod &pod, const Volume &volume);
[[nodiscard]] std::string containerStateText(const Pod &pod, const Container &container);
/// Host names a PV's node affinity allows, when it names hosts at all.
[[nodiscard]] std::vector<std::string> affinityHosts(const NodeSelector &affinity);

class LadderBuilder
{
public:
    LadderBuilder(const StoreSnapshot &objects, const LadderScope &scope, const LadderOptions &options);
    [[nodiscard]] Ladder build();

private:
    void seed();
    void seedObject();
    void seedNamespace();
    void addPods(const std::vector<ObjectKey> &keys);
    void addGroup(const LadderGroup &group);
    LadderContainer container(LadderPod &pod, const Container &from, int index);
    LadderVolume volume(const LadderGroup &group, int index);
    void volumeTarget(LadderVolume &out, const LadderGroup &group, const Volume &from, const std::string &path);
    void configTargets(LadderVolume &out, const Pod &pod, const Volume &from, const std::string &path);
    void projectedTargets(LadderVolume &out, const Pod &pod, const Volume &from, const std::string &path);
    void linkConfig(LadderVolume &out, const ObjectKey &key, bool optional, const Evidence &evidence);
    int claim(const ObjectKey &key);
    /// Where claims of a name are, sorted. O(claims) the first time.
    std::vector<std::string> namespacesOfClaims(const std::string &name);
    int pv(const ObjectKey &key);
    int storageClass(std::string_view name);
    int driver(std::string_view name);
    int config(const ObjectKey &key, bool optional);
    int node(std::string_view name);
    int workload(const LadderGroup &group);
    LadderSnapshot snapshot(const std::shared_ptr<const VolumeSnapshot> &object, Evidence evidence);
    void looseSnapshots(const std::string &ns);
    void nodeDrivers();
    void inlineSecrets(LadderVolume &out, const Volume &from, const ObjectKey &pod, const std::string &path);
    int inlineBackend(const LadderVolume &volume, const Volume &from, const ObjectKey &pod, const std::string &path);
    int backend(const VolumeSource &source, const std::string &ownId, const Evidence &evidence);
    void fillClaim(int index);
    void fillPv(int index);
    void linkClaimPv(int claim, int pv, const Evidence &evidence);
    void attach(int pv);
    void pin(int pv);
    void nodesOfPods(const LadderGroup &group, int podIndex);
    void linkNode(LadderBackend &backend, const LadderLink &link);
    void finish();

    LadderObjects m_objects;
    LadderOptions m_options;
    Ladder m_out;
    std::set<std::string> m_seenPods;
    std::vector<LadderGroup> m_groups;
    std::map<int, std::vector<ObjectKey>> m_foldedClaims; ///< claim index -> the claims of the folded pods' own
    std::unordered_map<ObjectKey, int> m_index; ///< of every part with a key, in its list
    std::unordered_map<std::string, int> m_backends;
    std::unordered_multimap<std::string, IStr> m_claimNames; ///< name -> namespace, of every claim; see namespacesOfClaims()
};

} // namespace portolan

#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/objects/pod.h"
#include "models/usage/fullness.h"

namespace portolan {

using ClaimName = std::pair<std::string, std::string>; ///< namespace, name

/// What kubelets say of one claim: the newest of all reports, as several pods and nodes report the same volume. Never a sum.
struct ClaimReport {
    FileSystemSample sample;
    std::string node, podNs, pod; ///< who reported it
};
/// What all kubelets asked so far say.
struct ClaimReports {
    std::map<ClaimName, ClaimReport> claims;
    std::set<ClaimName> settledPods; ///< namespace, name: whose volumes were looked at, so that what they do not tell of is not told of at all
};
/// Takes what a node says of its claims; of two reports the newer stays. O(volumes log claims).
void collectClaims(const NodeSummary &summary, ClaimReports &reports);

/// Why nothing is known of how full a claim is.
enum class NoReport : std::uint8_t {
    None,         ///< it is known
    NotMounted,   ///< no running pod mounts it
    NotYet,       ///< mounted by a pod that its kubelet has not looked at yet
    NotByDriver,  ///< mounted, its node answered, and this kind of volume is not told of (hostPath, drivers without statistics)
    NotAllowed,   ///< the node's summary may not be read
    NodeSilent,   ///< the node's summary could not be had
    NotAsked,     ///< nobody has asked its node yet
};

/// The node, of those whose pods mount a claim, that would tell of it; and what became of asking.
enum class SummaryState : std::uint8_t { NotAsked, Read, NotAllowed, Failed };

/// The claim is mounted where kubelets look: a pod that has not ended uses it on a node. Nodes, sorted, each once.
[[nodiscard]] std::vector<std::string> nodesMounting(const std::vector<std::shared_ptr<const Pod>> &users);

/// How a claim's file system relates to the claim.
struct ClaimUsage {
    Fullness fullness;
    NoReport none = NoReport::None;
    ClaimReport report; ///< when it is known
    bool notOwn = false; ///< the file system is more than half as large again as the claim: what limits it is not the claim's size
    std::size_t sharedBy = 1; ///< claims that show this one file system, itself among them
};
struct ClaimAsked {
    std::shared_ptr<const PersistentVolumeClaim> claim;
    std::shared_ptr<const PersistentVolume> volume;  ///< nullptr: not known
    std::vector<std::shared_ptr<const Pod>> users;   ///< pods that use it
};
/// What is known of each of these, in their order. `stateOf` tells how asking a node went. O(claims log claims + users).
template<class StateOf>
[[nodiscard]] std::vector<ClaimUsage> claimUsages(const std::vector<ClaimAsked> &asked, const ClaimReports &reports, StateOf stateOf);

/// Where a volume's files are, as far as its object tells: "nfs server /export"; empty where a volume has a disk of its own. Claims of
/// one place whose samples are equal show one file system. `node` is who reported it.
[[nodiscard]] std::string filesPlace(const PersistentVolume &volume, const std::string &node);

namespace claimusage {
[[nodiscard]] ClaimUsage one(const ClaimAsked &asked, const ClaimReports &reports);
[[nodiscard]] bool isSettled(const ClaimAsked &asked, const ClaimReports &reports);
void countShared(const std::vector<ClaimAsked> &asked, std::vector<ClaimUsage> &usages);
} // namespace claimusage

template<class StateOf>
std::vector<ClaimUsage> claimUsages(const std::vector<ClaimAsked> &asked, const ClaimReports &reports, StateOf stateOf)
{
    std::vector<ClaimUsage> out;
    out.reserve(asked.size());
    for (const ClaimAsked &one : asked) {
        ClaimUsage usage = claimusage::one(one, reports);
        if (usage.none == NoReport::NotAsked) { // it is mounted, and nobody reported it
            bool forbidden = false, failed = false, waits = false;
            const bool settled = claimusage::isSettled(one, reports);
            for (const std::string &node : nodesMounting(one.users)) {
                const SummaryState state = stateOf(node);
                forbidden = forbidden || state == SummaryState::NotAllowed;
                failed = failed || state == SummaryState::Failed;
                waits = waits || state == SummaryState::NotAsked;
            }
            usage.none = forbidden ? NoReport::NotAllowed : failed ? NoReport::NodeSilent
                : waits                                            ? NoReport::NotAsked
                : settled                                          ? NoReport::NotByDriver
                                                                   : NoReport::NotYet;
        }
        out.push_back(std::move(usage));
    }
    claimusage::countShared(asked, out);
    return out;
}

} // namespace portolan

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/storage/bindingworld.h"

namespace portolan {

/// What becomes of claim, volume and data when the claim is deleted.
struct DeletionEffect {
    std::string volume;                ///< empty: none is bound to the claim
    std::string policy;                ///< "Retain", "Delete", "Recycle"
    std::vector<std::string> heldBy;   ///< pods that keep the claim from going until they are gone
    bool known = true;                 ///< false: what becomes of the data hangs on a volume that was not read
    bool dataKept = true;
    bool underWay = false;             ///< it is being deleted already
    std::string sentence;
};
/// Needs claims, volumes and pods. Error: NotFound.
[[nodiscard]] Result<DeletionEffect> deletionEffect(const StoreSnapshot &objects, std::string_view ns, std::string_view name);

/// Which pods can use a claim at the same time.
struct ClaimSharing {
    struct User {
        std::string pod;
        std::string node; ///< empty: not scheduled
        bool running = false;
        bool writes = true;     ///< its volume is not read-only
        bool conflicts = false; ///< the access modes forbid it beside the others
    };
    /// What one node offers a further pod that uses the claim.
    struct Place {
        std::string node;
        std::size_t users = 0; ///< of this claim, there
        bool open = false;     ///< a further pod could run there
        bool known = true;     ///< false: that hangs on something that was not read
        std::string why;       ///< one sentence
    };
    std::string rule; ///< one sentence on the access modes
    std::vector<User> users; ///< by name; pods that ended are left out
    std::vector<Place> places; ///< every node: those with users first, then by name
    std::vector<std::pair<Kind, Covered>> unread; ///< of pods and nodes: users and places may be more
};
/// Needs claims, volumes, classes, pods, and for the places nodes, CSI drivers and CSI capacities. What is said of a node is what
/// explaining the claim for that node says. O(volumes + nodes * volumes that could serve the claim). Error: NotFound.
[[nodiscard]] Result<ClaimSharing> claimSharing(const StoreSnapshot &objects, std::string_view ns, std::string_view name);

/// The keys "deletion" and "sharing", added to a claim's answer.
void addClaimUse(Json &answer, const DeletionEffect &effect, const ClaimSharing &sharing);
/// The same as lines below its text.
[[nodiscard]] std::string claimUseText(const DeletionEffect &effect, const ClaimSharing &sharing);

} // namespace portolan

#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/commands/source.h"
#include "models/core/json.h"
#include "models/usage/claimusage.h"

namespace portolan {

/// Claims that a command tells of, and how full each is.
struct ClaimAnswers {
    std::vector<ClaimAsked> claims;  ///< by namespace and name
    std::vector<ClaimUsage> usages;  ///< of each
    bool refused = false;            ///< the nodes' summaries may not be read, and some were needed
};

/// Asks the nodes whose pods mount these claims, and no other, for what their kubelets measured; says once on stderr what could not be
/// read. `name` and the selector narrow the claims; of a named one that is not there: NotFound, or what the source knows of it.
[[nodiscard]] Result<ClaimAnswers> askClaims(CommandSource &source, const std::string &name, const std::string &labelSelector);

/// Why nothing is known, in few words; what should be known beside the numbers ("of a file system that 14 claims share").
[[nodiscard]] std::string claimRemark(const ClaimUsage &usage);
/// {"capacity","used","available","inodes","inodesUsed", ...}: bytes and counts, null for what was not told.
void setClaimUse(Json &row, const ClaimUsage &usage);

} // namespace portolan

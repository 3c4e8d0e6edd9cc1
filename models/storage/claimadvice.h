#pragma once

#include <string>
#include <vector>

#include "models/storage/explainclaim.h"

namespace portolan {

/// What an advice is given about. Borrows.
struct AdviceSubject {
    const ClaimExplanation &explanation;
    const PersistentVolumeClaim &claim; ///< with the default class filled in where it is
    const StorageClass *storageClass;   ///< nullptr: there is none
    std::string node;                   ///< the scheduler's view of it; empty: the controller's
    const BindingWorld &world;
};

/// One sentence: what to do, or that nothing is to be done.
[[nodiscard]] std::string claimAdvice(const AdviceSubject &subject);
/// One sentence: the rule that decided, and how it came to this choice.
[[nodiscard]] std::string claimWhy(const AdviceSubject &subject);
/// What else counts: a class filled in, two defaults, growth, deletion under way, provisioners that refuse selectors.
[[nodiscard]] std::vector<std::string> claimNotes(const AdviceSubject &subject);
/// The criteria a verdict fails, with both values: "capacity (wants at least 2Gi, has 1Gi), ...".
[[nodiscard]] std::string failuresText(const VolumeVerdict &verdict);

} // namespace portolan

#pragma once

#include <string>

#include "models/storage/explainclaim.h"

namespace portolan {

/// What an advice is given about. Borrows.
struct AdviceSubject {
    const ClaimExplanation &explanation;
    const PersistentVolumeClaim &claim;
    const StorageClass *storageClass; ///< nullptr: there is none
    const std::string &node;
};

/// One sentence: what to do, or that nothing is to be done.
[[nodiscard]] std::string claimAdvice(const AdviceSubject &subject);

} // namespace portolan

#pragma once

#include <string>
#include <vector>

#include "models/objects/volume.h"

namespace portolan {

/// What is under way with a bound claim's volume: growth, and a change of its attributes.
struct ClaimChanges {
    std::vector<std::string> notes; ///< facts, a sentence each
    std::string advice;             ///< what to do or to wait for; empty: nothing is under way
};
/// Goes by the claim's status alone. `storageClass`: the claim's, nullptr when there is none or, without `knowsClasses`, when
/// classes were not read.
/// Source: KEP-1790 (growth and its recovery), KEP-3751 (VolumeAttributesClass).
[[nodiscard]] ClaimChanges claimChanges(const PersistentVolumeClaim &claim, const StorageClass *storageClass, bool knowsClasses = true);

} // namespace portolan

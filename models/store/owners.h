#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "models/objects/meta.h"

namespace portolan {

/// The owners above an object, the nearest first. Owner references are what their writers say and may lead round in a circle:
/// the API server takes two Jobs that own each other, and a file may say anything. So each owner is in it once, and it ends
/// after `mostOwners`.
struct OwnerChain {
    static constexpr std::size_t mostOwners = 32; ///< far more than controllers stack

    std::vector<ObjectKey> owners;
    bool circle = false;  ///< it would have gone on with an owner that is in it, or with the start
    bool returns = false; ///< the start is one of that circle, or the chain was cut off
};

/// `ownerOf` tells the owner of an object, or nothing at the top. At most `mostOwners` calls.
[[nodiscard]] OwnerChain ownerChain(const ObjectKey &start, const std::function<std::optional<ObjectKey>(const ObjectKey &)> &ownerOf);

} // namespace portolan

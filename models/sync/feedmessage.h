#pragma once

#include <compare>
#include <memory>
#include <optional>
#include <string>

#include "models/objects/change.h"
#include "models/objects/tablerow.h"
#include "models/sync/kindstate.h"

namespace portolan {

/// Names what one feed follows: a kind that has a struct, or any other resource by its typeWord.
struct FeedId {
    Kind kind = Kind::Other;
    std::string type; ///< of Kind::Other only
    friend auto operator<=>(const FeedId &, const FeedId &) = default;
};

/// What the network thread tells the GUI thread of one resource in one go: apply in this order.
struct FeedMessage {
    FeedId resource;
    bool forget = false;                         ///< all objects so far
    std::shared_ptr<const TableColumns> columns; ///< of a server's Table; null: as they were
    ChangeBatch batch;
    std::optional<KindState> state; ///< true once the batch is applied
};

} // namespace portolan

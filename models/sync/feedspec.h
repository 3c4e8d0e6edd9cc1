#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "models/client/listcall.h"
#include "models/core/clock.h"
#include "models/objects/objectsource.h"
#include "models/sync/feedmessage.h"

namespace portolan {

/// What there is to follow of one resource, and how its bytes are read.
struct FeedSpec {
    using OnColumns = std::function<void(std::shared_ptr<const TableColumns>)>;
    FeedId id;
    bool namespaced = true;
    std::int64_t relistMs = 0; ///< what cannot be watched is listed again so often; 0: it can
    /// The collection in a namespace ("": everywhere), in each version that can be read.
    std::function<std::vector<ListTarget>(std::string_view ns)> targets;
    /// A new decoder. Of a Table: calls back when the columns become others.
    std::function<std::unique_ptr<ItemDecoder>(StringPool &pool, const Clock &clock, OnColumns columns)> decoder;
};

/// A kind that has a struct.
[[nodiscard]] FeedSpec feedOf(Kind kind);
/// Any other resource, in the server's Table form.
[[nodiscard]] FeedSpec feedOf(const ResourceInfo &resource);
/// A kind's collection in each version that can be decoded, the most wanted first.
[[nodiscard]] std::vector<ListTarget> targetsOf(Kind kind, std::string_view ns);

} // namespace portolan

#pragma once

#include <vector>

#include "models/objects/meta.h"

namespace portolan {

/// One change of one object. Removals may carry the last state (watch) or only what names it (relist).
struct Change {
    enum class Type : std::uint8_t { Upsert, Remove };
    Type type = Type::Upsert;
    ObjectPtr object; ///< for removals: at least kind and metadata
};

/// Changes in the order they happened, from the network thread. Coalesced by object.
struct ChangeBatch {
    std::vector<Change> changes;
};

} // namespace portolan

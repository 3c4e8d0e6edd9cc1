#pragma once

#include <atomic>

#include "app/demo/bank.h"
#include "app/demo/catalog.h"
#include "app/demo/demoserver.h"

namespace portolan {

/// What the parts of one demo server share. Outlives its threads.
struct DemoWorld {
    DemoWorld(DemoOptions given, const std::vector<Json> &objects)
        : options(std::move(given)), catalog(objects), bank(static_cast<int>(catalog.resources().size()), static_cast<std::size_t>(options.watchHistory))
    {
    }
    /// The moment ages are told for.
    [[nodiscard]] Timestamp now() const { return options.now.isNull() ? Timestamp::now() : options.now; }

    const DemoOptions options;
    const Catalog catalog;
    ObjectBank bank;
    std::atomic<bool> stopping{false}; ///< streams end as soon as they see it
    std::atomic<int> port{0};
};

} // namespace portolan

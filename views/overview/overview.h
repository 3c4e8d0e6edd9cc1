#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/core/health.h"
#include "models/core/time.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// What the overview tells of a cluster, or of one namespace. A value.
struct Overview {
    /// A number out of a whole, with the page it leads to.
    struct Tile {
        std::string page;
        std::size_t good = 0, all = 0;
        Health health = Health::None;
        Covered covered = Covered::Whole; ///< what was read of what it counts
        friend bool operator==(const Tile &, const Tile &) = default;
    };
    struct Slice {
        std::string word; ///< "Running"
        Health health = Health::None;
        std::size_t count = 0;
        friend bool operator==(const Slice &, const Slice &) = default;
    };
    struct Trouble {
        ObjectKey key;
        std::string word; ///< "CrashLoopBackOff"
        Health health = Health::None;
        std::string why;
        friend bool operator==(const Trouble &, const Trouble &) = default;
    };
    /// Bytes of one class's volumes.
    struct ClassCapacity {
        std::string name; ///< empty: volumes without a class
        double bound = 0, free = 0, released = 0;
        double wanted = 0; ///< asked by claims that have no volume yet
        friend bool operator==(const ClassCapacity &, const ClassCapacity &) = default;
    };
    struct NodeLoad {
        std::string name;
        bool ready = false;
        std::size_t pods = 0, room = 0; ///< room: allocatable pods; 0: not told
        friend bool operator==(const NodeLoad &, const NodeLoad &) = default;
    };
    std::vector<Tile> tiles; ///< nodes, pods, claims, volumes, warnings
    std::vector<Slice> pods; ///< most frequent first
    std::vector<Trouble> troubles; ///< worst first, at most `mostTroubles`
    std::size_t moreTroubles = 0;
    std::vector<ClassCapacity> classes;
    std::vector<NodeLoad> nodes;
    Coverage coverage; ///< of what it reads: calm is only what was looked at
    std::string ns;    ///< empty: the whole cluster
    /// Of what it reads, what was not read and why; empty: all was. Kinds that are on their way are left out.
    [[nodiscard]] QString unread() const;
    [[nodiscard]] bool isLoading() const;
    friend bool operator==(const Overview &, const Overview &) = default;

    static constexpr std::size_t mostTroubles = 12;
};

/// What the overview reads.
[[nodiscard]] const std::vector<Kind> &overviewKinds();
/// O(pods + claims + volumes + events), on any thread. `ns` empty: the whole cluster.
[[nodiscard]] Overview overviewOf(const StoreSnapshot &objects, const std::string &ns, Timestamp now);

} // namespace portolan

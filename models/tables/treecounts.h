#pragma once

#include <map>
#include <string>
#include <unordered_set>

#include "models/tables/tablespec.h"

namespace portolan {

/// How many pods each namespace has, how many objects each kind of the cluster's own, and how many of them are in trouble: what the
/// closed folders of the tree tell. Kept by adding and taking away what changed, at the cost of its state cell.
class TreeCounts
{
public:
    struct Count {
        std::size_t all = 0, trouble = 0;
        friend bool operator==(const Count &, const Count &) = default;
    };
    explicit TreeCounts(const ObjectStore &store);

    /// Takes a delta in, and adds the keys whose counts differ now: a namespace's, or one with nothing but a kind.
    void apply(const KindDelta &delta, std::unordered_set<ObjectKey> &touched);
    [[nodiscard]] Count ofNamespace(const std::string &ns) const { return of({Kind::Namespace, {}, ns}); }
    [[nodiscard]] Count ofKind(Kind kind) const { return of({kind, {}, {}}); }

private:
    [[nodiscard]] Count of(const ObjectKey &key) const;
    /// The folder an object is counted in, and whether it is in trouble; nothing for kinds that are counted nowhere.
    void add(const Object &object, bool more, std::unordered_set<ObjectKey> &touched);

    std::map<Kind, TableSpec> m_specs;
    std::map<ObjectKey, Count> m_counts;
};

} // namespace portolan

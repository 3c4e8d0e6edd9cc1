#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include <QObject>

#include "models/tables/tablespec.h"

namespace portolan {

/// How many rows each table has, and how many are in trouble, by namespace: for the side bar. Kept by adding and taking away
/// what changed; a change costs the state cell of its objects. GUI thread; borrows the store.
class KindCounts final : public QObject
{
    Q_OBJECT
public:
    explicit KindCounts(ObjectStore &store, QObject *parent = nullptr);

    struct Count {
        std::size_t rows = 0, trouble = 0;
        friend bool operator==(const Count &, const Count &) = default;
    };
    /// Of one namespace, or of all when empty. Cluster-scoped kinds are counted whole. O(namespaces) at most. Volumes tell no
    /// trouble: whether they are depends on their claims, which tell it themselves.
    [[nodiscard]] Count count(TableId table, const std::string &ns = {}) const;

Q_SIGNALS:
    /// The counts of a kind's tables changed. As often as batches are applied: listeners gather.
    void changed(portolan::Kind kind);

private:
    void add(const Object &object, bool more);
    void apply(const KindDelta &delta);

    std::map<TableId, TableSpec> m_specs;
    std::map<TableId, std::unordered_map<std::string, Count>> m_counts;
};

} // namespace portolan

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "models/store/objectstore.h"
#include "models/tables/treeowners.h"

namespace portolan {

/// One thing that stands in the tree, wherever it stands.
struct TreeItem {
    enum class Type : std::uint8_t { Root, Namespace, Object, Container, Volume, Cluster, Group };
    Type type = Type::Root;
    ObjectKey key;    ///< the object; the pod of a container or volume; only the kind of a group
    std::string part; ///< the container's or volume's name
    friend auto operator<=>(const TreeItem &, const TreeItem &) = default;
};
[[nodiscard]] inline TreeItem namespaceItem(const std::string &ns)
{
    return {TreeItem::Type::Namespace, {Kind::Namespace, {}, ns}, {}};
}

/// What hangs under what: namespace > workload > pod > containers and volumes > claim > persistent volume; and the cluster's
/// own objects beside the namespaces. A Deployment's pods hang under it directly; a pod or ReplicaSet whose owner is not there
/// hangs under its namespace, and so does each of those that own each other in a circle. Keeps only the top of each namespace; the rest is read from the store's relations on demand.
class TreeIndex
{
public:
    /// What a change may have moved. Root's key is ObjectKey{}, a group's has only its kind.
    struct Touched {
        std::unordered_set<ObjectKey> items;    ///< whose text or state may differ, wherever they stand
        std::unordered_set<ObjectKey> children; ///< under which items may have come, gone or moved
        [[nodiscard]] bool empty() const { return items.empty() && children.empty(); }
    };

    /// `atOnce`: of more objects it is not complete before fill() says so.
    explicit TreeIndex(const ObjectStore &store, std::size_t atOnce = 4000);
    /// Every object the store held is in its place; until then namespaces are taken to have children.
    [[nodiscard]] bool isComplete() const { return m_unplaced.empty(); }
    /// Places for so long what the store held, some of it in any case; adds what that touches.
    void fill(std::int64_t budgetNs, Touched &touched);

    /// Takes a delta in, after the store did, and adds what it touches. An update that leaves the owner as it was touches no
    /// children but, where volumes or containers differ, its own: O(1) of the size of its namespace.
    void apply(const KindDelta &delta, Touched &touched);

    /// In display order.
    [[nodiscard]] std::vector<TreeItem> children(const TreeItem &item) const;
    [[nodiscard]] bool hasChildren(const TreeItem &item) const;
    /// Items from below the root down to an object, the shortest way; empty when it does not stand in the tree.
    [[nodiscard]] std::vector<TreeItem> pathTo(const ObjectKey &key) const;
    /// An object that is asked for has its place before the index is complete.
    void placeFirst(const ObjectKey &key, Touched &touched);
    /// See TreeOwners.
    [[nodiscard]] bool ownsItself(const Object &object) const { return m_owners.ownsItself(object); }
    /// Kinds the tree is made of.
    [[nodiscard]] static const std::vector<Kind> &kinds();

private:
    struct DisplayOrder {
        bool operator()(const ObjectKey &a, const ObjectKey &b) const;
    };
    using Tops = std::set<ObjectKey, DisplayOrder>;

    void placeTop(const Object &object, Touched &touched);
    void place(const ObjectPtr &object, Touched &touched);
    void remove(const Object &object, Touched &touched);
    void update(const KindDelta::Update &update, Touched &touched);
    void setTop(const Object &object, bool on, Touched &touched);
    void touchItem(const Object &object, Touched &touched) const;
    void touchAround(const Object &object, Touched &touched) const;
    void placeOwned(const ObjectKey &owner, Touched &touched);
    void placeCircle(const Object &object, Touched &touched);
    [[nodiscard]] bool ownsAny(const ObjectKey &workload) const;
    [[nodiscard]] std::vector<TreeItem> podParts(const ObjectKey &pod) const;
    [[nodiscard]] std::vector<TreeItem> podsUnder(const ObjectKey &workload) const;
    [[nodiscard]] std::vector<TreeItem> groups() const;

    const ObjectStore &m_store;
    TreeOwners m_owners;
    std::vector<ObjectChunks> m_unplaced; ///< as they were when the index was made
    std::size_t m_nextChunk = 0;          ///< of the last of them
    std::map<std::string, Tops> m_tops; ///< by namespace: workloads and pods nobody there owns
};

} // namespace portolan

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "models/store/objectstore.h"
#include "models/store/owners.h"

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
    using Keys = std::unordered_set<ObjectKey>;

    explicit TreeIndex(const ObjectStore &store);

    /// Takes a delta in, and adds the keys whose item or whose children may have changed. Root's key is ObjectKey{}.
    void apply(const KindDelta &delta, Keys &touched);

    /// In display order.
    [[nodiscard]] std::vector<TreeItem> children(const TreeItem &item) const;
    [[nodiscard]] bool hasChildren(const TreeItem &item) const;
    /// Items from below the root down to an object, the shortest way; empty when it does not stand in the tree.
    [[nodiscard]] std::vector<TreeItem> pathTo(const ObjectKey &key) const;
    /// It has an owner, which has one, and so on, until it is itself one of them (a circle, or no end within reach).
    [[nodiscard]] bool ownsItself(const Object &object) const;
    /// Kinds the tree is made of.
    [[nodiscard]] static const std::vector<Kind> &kinds();

private:
    void place(const ObjectPtr &object, Keys &touched);
    void remove(const Object &object, Keys &touched);
    void touch(const Object &object, Keys &touched) const;
    void placeOwned(const ObjectKey &owner, Keys &touched);
    void placeCircle(const Object &object, Keys &touched);
    [[nodiscard]] std::optional<ObjectKey> controllerOf(const Object &object) const;
    [[nodiscard]] OwnerChain above(const ObjectKey &key) const;
    [[nodiscard]] std::optional<ObjectKey> ownerOf(const Object &object) const;
    [[nodiscard]] std::vector<TreeItem> podParts(const ObjectKey &pod) const;
    [[nodiscard]] std::vector<TreeItem> podsUnder(const ObjectKey &workload) const;
    [[nodiscard]] std::vector<TreeItem> groups() const;

    const ObjectStore &m_store;
    std::map<std::string, std::set<ObjectKey>> m_tops; ///< by namespace: workloads and pods nobody there owns
};

} // namespace portolan

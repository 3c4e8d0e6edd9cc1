#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <QAbstractItemModel>
#include <QTimer>

#include "models/core/clock.h"
#include "models/tables/tablerole.h"
#include "models/tables/tablespec.h"
#include "models/tables/treecounts.h"
#include "models/tables/treeindex.h"

namespace portolan {

/// The cluster as a tree (TreeIndex tells its shape). Children are made when a view asks for them and kept in step from then
/// on, in ranges; nothing is reset except by setNamespace(). Changes are gathered for `gatherMs`. GUI thread; borrows store
/// and clock.
class ObjectTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column : int { NameColumn, StatusColumn, DetailColumn, AgeColumn, columnTotal };

    ObjectTreeModel(ObjectStore &store, const Clock &clock, QObject *parent = nullptr);
    ~ObjectTreeModel() override;

    /// Shows one namespace (and the cluster), or all of them when empty. Resets.
    void setNamespace(const std::string &ns);
    /// The item that stands for an object, made if need be; invalid when it does not stand in the tree.
    [[nodiscard]] QModelIndex indexOf(const ObjectKey &key);
    [[nodiscard]] const TreeItem &itemAt(const QModelIndex &index) const;
    /// Ages have moved: repaints what was made.
    void tick();
    /// Takes in now what was gathered.
    void update();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node {
        TreeItem item;
        ObjectPtr object; ///< as last shown; null: only pointed at, or no object
        Node *parent = nullptr;
        int row = 0;
        bool fetched = false;
        std::vector<std::unique_ptr<Node>> children;
    };
    static constexpr int gatherMs = 50;

    [[nodiscard]] Node *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node &node, int column = 0) const;
    [[nodiscard]] std::unique_ptr<Node> makeNode(const TreeItem &item, Node *parent);
    [[nodiscard]] std::vector<TreeItem> wantedChildren(const Node &node) const;
    [[nodiscard]] std::vector<Node *> nodesOf(const ObjectKey &key) const;
    void makeRoot();
    void fillSlice();
    void note(const TreeIndex::Touched &touched);
    void forget(const Node &node);
    void applyCoverage(const Node &node, Kind kind);
    void reconcile(Node &node);
    void removeRange(Node &node, std::size_t first, std::size_t count);
    void insertRange(Node &node, std::size_t at, std::vector<TreeItem> items);
    [[nodiscard]] Cell cellOf(const Node &node, int column) const;
    /// What a closed namespace or folder holds; nothing where that was not read.
    [[nodiscard]] TreeCounts::Count countOf(const Node &node) const;
    [[nodiscard]] QString countText(const Node &node) const;

    ObjectStore &m_store;
    const Clock &m_clock;
    std::map<TableId, TableSpec> m_specs;
    TreeIndex m_shape;
    TreeCounts m_counts;
    TreeIndex::Touched m_touched;
    QTimer m_gather, m_fill;
    std::string m_ns;
    Timestamp m_now;
    std::unique_ptr<Node> m_root;
    std::unordered_multimap<ObjectKey, Node *> m_nodes; ///< everything made, by its item's key
};

} // namespace portolan

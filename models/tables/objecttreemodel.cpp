#include "models/tables/objecttreemodel.h"

#include <algorithm>
#include <iterator>

#include "models/core/shown.h"
#include "models/tables/treecells.h"

namespace portolan {

namespace {

constexpr std::int64_t sliceNs = 4'000'000;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

ObjectTreeModel::ObjectTreeModel(ObjectStore &store, const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent), m_store(store), m_clock(clock), m_specs(treeSpecs()), m_shape(store), m_counts(store), m_now(clock.now())
{
    makeRoot();
    m_gather.setSingleShot(true);
    m_gather.setInterval(gatherMs);
    connect(&m_gather, &QTimer::timeout, this, &ObjectTreeModel::update);
    m_fill.setSingleShot(true);
    m_fill.setInterval(0);
    connect(&m_fill, &QTimer::timeout, this, &ObjectTreeModel::fillSlice);
    if (!m_shape.isComplete())
        m_fill.start();
    connect(&m_store, &ObjectStore::changed, this, [this](const KindDelta &delta) {
        TreeIndex::Touched touched;
        m_shape.apply(delta, touched);
        m_counts.apply(delta, touched.items);
        note(touched);
    });
    connect(&m_store, &ObjectStore::coverageChanged, this, [this](Kind kind) { applyCoverage(*m_root, kind); });
}

ObjectTreeModel::~ObjectTreeModel() = default;

/// Keeps what has a node: of a kind that goes that is next to nothing, and what is made later is made as things are then.
void ObjectTreeModel::note(const TreeIndex::Touched &touched)
{
    const auto known = [this](const ObjectKey &key) { return m_nodes.contains(key); };
    std::copy_if(touched.items.begin(), touched.items.end(), std::inserter(m_touched.items, m_touched.items.end()), known);
    std::copy_if(touched.children.begin(), touched.children.end(), std::inserter(m_touched.children, m_touched.children.end()), known);
    if (!m_touched.empty() && !m_gather.isActive())
        m_gather.start();
}

/// Of a large cluster: the tree grows while it is looked at.
void ObjectTreeModel::fillSlice()
{
    TreeIndex::Touched touched;
    m_shape.fill(sliceNs, touched);
    note(touched);
    if (!m_shape.isComplete())
        m_fill.start();
}

void ObjectTreeModel::setNamespace(const std::string &ns)
{
    if (ns == m_ns)
        return;
    beginResetModel();
    m_ns = ns;
    m_touched = {};
    makeRoot();
    endResetModel();
}

void ObjectTreeModel::makeRoot()
{
    m_nodes.clear();
    m_root = makeNode({}, nullptr);
    m_root->fetched = true;
    for (const TreeItem &item : wantedChildren(*m_root)) {
        m_root->children.push_back(makeNode(item, m_root.get()));
        m_root->children.back()->row = int(m_root->children.size()) - 1;
    }
}

std::vector<TreeItem> ObjectTreeModel::wantedChildren(const Node &node) const
{
    std::vector<TreeItem> items = m_shape.children(node.item);
    if (!m_ns.empty())
        std::erase_if(items, [this](const TreeItem &item) { return item.type == TreeItem::Type::Namespace && item.key.name != m_ns; });
    return items;
}

std::unique_ptr<ObjectTreeModel::Node> ObjectTreeModel::makeNode(const TreeItem &item, Node *parent)
{
    auto node = std::make_unique<Node>();
    node->item = item;
    node->parent = parent;
    node->object = m_store.find(item.key);
    m_nodes.emplace(item.key, node.get());
    return node;
}

std::vector<ObjectTreeModel::Node *> ObjectTreeModel::nodesOf(const ObjectKey &key) const
{
    std::vector<Node *> nodes;
    const auto [first, last] = m_nodes.equal_range(key);
    std::transform(first, last, std::back_inserter(nodes), [](const auto &one) { return one.second; });
    return nodes;
}

/// An item that goes, with all that was made below it.
void ObjectTreeModel::forget(const Node &node)
{
    const auto [first, last] = m_nodes.equal_range(node.item.key);
    const auto at = std::find_if(first, last, [&node](const auto &one) { return one.second == &node; });
    if (at != last)
        m_nodes.erase(at);
    for (const auto &child : node.children)
        forget(*child);
}

void ObjectTreeModel::update()
{
    m_gather.stop();
    m_now = m_clock.now();
    const TreeIndex::Touched touched = std::exchange(m_touched, {});
    for (const ObjectKey &key : touched.children) {
        for (Node *node : nodesOf(key)) { // what one takes away may be another of them
            const std::vector<Node *> still = nodesOf(key);
            if (std::find(still.begin(), still.end(), node) != still.end() && node->fetched)
                reconcile(*node);
        }
    }
    for (const ObjectKey &key : touched.items) {
        for (Node *node : nodesOf(key)) {
            node->object = m_store.find(key);
            if (node != m_root.get())
                Q_EMIT dataChanged(indexOfNode(*node), indexOfNode(*node, columnTotal - 1));
        }
    }
}

/// What is named and not here is missing now, or not any more.
void ObjectTreeModel::applyCoverage(const Node &node, Kind kind)
{
    const bool tallied = kind == Kind::Pod && node.item.type == TreeItem::Type::Namespace;
    if (&node != m_root.get() && ((!node.object && node.item.key.kind == kind) || tallied))
        Q_EMIT dataChanged(indexOfNode(node), indexOfNode(node, columnTotal - 1));
    for (const auto &child : node.children)
        applyCoverage(*child, kind);
}

/// Brings what stands under an item up to date. O(children), of which all but those between the first and the last difference
/// are only compared.
void ObjectTreeModel::reconcile(Node &node)
{
    const std::vector<TreeItem> wanted = wantedChildren(node);
    std::size_t first = 0, oldEnd = node.children.size(), newEnd = wanted.size();
    while (first < oldEnd && first < newEnd && node.children[first]->item == wanted[first])
        ++first;
    while (oldEnd > first && newEnd > first && node.children[oldEnd - 1]->item == wanted[newEnd - 1])
        --oldEnd, --newEnd;
    std::map<TreeItem, std::size_t> places;
    for (std::size_t i = first; i < newEnd; ++i)
        places.emplace(wanted[i], i);
    // Children that stay keep their order; what is gone, or stands out of order, goes.
    std::vector<bool> stays(oldEnd, true);
    std::size_t next = first;
    for (std::size_t i = first; i < oldEnd; ++i) {
        const auto place = places.find(node.children[i]->item);
        stays[i] = place != places.end() && place->second >= next;
        if (stays[i])
            next = place->second + 1;
    }
    for (std::size_t end = oldEnd; end > first;) {
        std::size_t begin = end;
        while (begin > first && !stays[begin - 1])
            --begin;
        if (begin < end)
            removeRange(node, begin, end - begin);
        end = begin == end ? end - 1 : begin;
    }
    for (std::size_t at = first; at < newEnd;) {
        std::size_t end = at;
        while (end < newEnd && (at >= node.children.size() || wanted[end] != node.children[at]->item))
            ++end;
        if (end > at)
            insertRange(node, at, {wanted.begin() + std::ptrdiff_t(at), wanted.begin() + std::ptrdiff_t(end)});
        at = end + (end == at ? 1 : 0);
    }
}

void ObjectTreeModel::removeRange(Node &node, std::size_t first, std::size_t count)
{
    beginRemoveRows(indexOfNode(node), int(first), int(first + count - 1));
    const auto from = node.children.begin() + std::ptrdiff_t(first);
    std::for_each(from, from + std::ptrdiff_t(count), [this](const auto &child) { forget(*child); });
    node.children.erase(from, from + std::ptrdiff_t(count));
    for (std::size_t i = first; i < node.children.size(); ++i)
        node.children[i]->row = int(i);
    endRemoveRows();
}

void ObjectTreeModel::insertRange(Node &node, std::size_t at, std::vector<TreeItem> items)
{
    beginInsertRows(indexOfNode(node), int(at), int(at + items.size() - 1));
    std::vector<std::unique_ptr<Node>> nodes;
    for (const TreeItem &item : items)
        nodes.push_back(makeNode(item, &node));
    node.children.insert(node.children.begin() + std::ptrdiff_t(at), std::make_move_iterator(nodes.begin()), std::make_move_iterator(nodes.end()));
    for (std::size_t i = at; i < node.children.size(); ++i)
        node.children[i]->row = int(i);
    endInsertRows();
}

QModelIndex ObjectTreeModel::indexOf(const ObjectKey &key)
{
    m_shape.placeFirst(key, m_touched);
    update();
    Node *node = m_root.get();
    const std::vector<TreeItem> path = m_shape.pathTo(key);
    for (const TreeItem &item : path) {
        if (canFetchMore(indexOfNode(*node)))
            fetchMore(indexOfNode(*node));
        const auto found = std::find_if(node->children.begin(), node->children.end(), [&item](const auto &child) { return child->item == item; });
        if (found == node->children.end())
            return {};
        node = found->get();
    }
    return path.empty() ? QModelIndex() : indexOfNode(*node);
}

const TreeItem &ObjectTreeModel::itemAt(const QModelIndex &index) const
{
    return nodeAt(index)->item;
}

void ObjectTreeModel::tick()
{
    m_now = m_clock.now();
    if (!m_root->children.empty())
        Q_EMIT dataChanged(index(0, AgeColumn), index(int(m_root->children.size()) - 1, AgeColumn), {Qt::DisplayRole});
}

ObjectTreeModel::Node *ObjectTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ObjectTreeModel::indexOfNode(const Node &node, int column) const
{
    return node.parent ? createIndex(node.row, column, &node) : QModelIndex();
}

QModelIndex ObjectTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (parent.column() > 0 || row < 0 || column < 0 || column >= columnTotal)
        return {};
    const Node *node = nodeAt(parent);
    return row < int(node->children.size()) ? createIndex(row, column, node->children[std::size_t(row)].get()) : QModelIndex();
}

QModelIndex ObjectTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(*nodeAt(child)->parent) : QModelIndex();
}

int ObjectTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeAt(parent)->children.size());
}

int ObjectTreeModel::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(columnTotal);
}

bool ObjectTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Node *node = nodeAt(parent);
    return node->fetched ? !node->children.empty() : m_shape.hasChildren(node->item);
}

bool ObjectTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.column() <= 0 && !nodeAt(parent)->fetched;
}

void ObjectTreeModel::fetchMore(const QModelIndex &parent)
{
    Node &node = *nodeAt(parent);
    if (std::exchange(node.fetched, true))
        return;
    std::vector<TreeItem> items = wantedChildren(node);
    if (!items.empty())
        insertRange(node, 0, std::move(items));
}

TreeCounts::Count ObjectTreeModel::countOf(const Node &node) const
{
    const Coverage &read = m_store.coverage();
    if (node.item.type == TreeItem::Type::Namespace)
        return read.knows(Kind::Pod, node.item.key.name) ? m_counts.ofNamespace(node.item.key.name) : TreeCounts::Count();
    if (node.item.type == TreeItem::Type::Group)
        return read.knows(node.item.key.kind, {}) ? m_counts.ofKind(node.item.key.kind) : TreeCounts::Count();
    return {};
}

QString ObjectTreeModel::countText(const Node &node) const
{
    const TreeCounts::Count count = countOf(node);
    if (count.all == 0)
        return {};
    const bool pods = node.item.type == TreeItem::Type::Namespace;
    const QString all = pods ? tr("%Ln pods", nullptr, int(count.all)) : tr("%Ln objects", nullptr, int(count.all));
    return count.trouble == 0 ? all : all + QStringLiteral(" \u00B7 ") + tr("%Ln in trouble", nullptr, int(count.trouble));
}

Cell ObjectTreeModel::cellOf(const Node &node, int column) const
{
    const TreeCells cells{m_specs, {m_now, &m_store}};
    switch (column) {
    case StatusColumn: return cells.status(node.item, node.object.get());
    case DetailColumn: {
        if (node.item.type == TreeItem::Type::Namespace || node.item.type == TreeItem::Type::Group)
            return {countText(node).toStdString(), {}, CellState::Muted};
        Cell cell = cells.detail(node.item, node.object.get());
        if (node.item.type == TreeItem::Type::Object && node.object && m_shape.ownsItself(*node.object))
            cell.text += (cell.text.empty() ? "" : " \u00B7 ") + tr("owners in a circle").toStdString();
        return cell;
    }
    case AgeColumn: return cells.age(node.item, node.object.get());
    default: break;
    }
    if (node.item.type == TreeItem::Type::Cluster)
        return {tr("cluster").toStdString(), {}, CellState::None};
    return {cells.name(node.item, node.object.get()), {}, CellState::None};
}

QVariant ObjectTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    switch (role) {
    case Qt::DisplayRole: return shownLine(cellOf(node, index.column()).text);
    case Qt::ToolTipRole: {
        const QString text = toQString(cellOf(node, index.column()).text);
        return text.isEmpty() ? QVariant() : QVariant(plainTip(text));
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((index.column() == AgeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case HealthRole: {
        if (index.column() == DetailColumn && countOf(node).trouble > 0)
            return int(Health::Warning);
        const CellState state = index.column() == StatusColumn ? cellOf(node, StatusColumn).state : CellState::None;
        const bool missing = index.column() == StatusColumn && !node.object && state == CellState::Error;
        return int(missing ? Health::Lost : healthOf(state, true));
    }
    case MutedRole: return index.column() == DetailColumn;
    case KeyRole: return node.item.key.name.empty() ? QVariant() : QVariant::fromValue(node.item.key);
    case PartRole: return toQString(node.item.part);
    case KindIconRole: return toQString(treeIcon(node.item));
    case TroubleRole: return isTrouble(cellOf(node, StatusColumn).state);
    default: return {};
    }
}

QVariant ObjectTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == AgeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case StatusColumn: return tr("Status");
    case DetailColumn: return tr("Details");
    case AgeColumn: return tr("Age");
    default: return {};
    }
}

} // namespace portolan

#include "models/tables/objecttablemodel.h"

#include <algorithm>

#include "models/core/shown.h"
#include "models/tables/columnparts.h"
#include "models/tables/tablehead.h"

// The face of the table: what views ask. How rows change is in objecttablerows.cpp.
namespace portolan {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QVariant sortValue(const Cell &cell)
{
    if (const auto *n = std::get_if<std::int64_t>(&cell.key))
        return qlonglong(*n);
    if (const auto *t = std::get_if<Timestamp>(&cell.key))
        return qlonglong(t->micros);
    if (const auto *q = std::get_if<Quantity>(&cell.key))
        return double(q->milliValue()) / 1000;
    if (const auto *flag = std::get_if<bool>(&cell.key))
        return *flag;
    return toQString(cell.text);
}

} // namespace

ObjectTableModel::ObjectTableModel(ObjectStore &store, const Clock &clock, TableId id, QObject *parent)
    : ObjectTableModel(store, clock, tableSpec(id), parent)
{
}

ObjectTableModel::ObjectTableModel(ObjectStore &store, const Clock &clock, TableSpec spec, QObject *parent)
    : QAbstractTableModel(parent), m_store(store), m_clock(clock), m_spec(std::move(spec)), m_sortColumn(m_spec.sortColumn)
{
    for (std::size_t i = 0; i < m_spec.columns.size(); ++i)
        if (m_spec.columns[i].shown)
            m_searched.push_back(int(i));
    m_refilterTimer.setSingleShot(true);
    m_refilterTimer.setInterval(0);
    m_sortTimer.setSingleShot(true);
    m_sortTimer.setInterval(0);
    m_loadTimer.setSingleShot(true);
    m_loadTimer.setInterval(0);
    m_remakeTimer.setSingleShot(true);
    m_remakeTimer.setInterval(0);
    connect(&m_remakeTimer, &QTimer::timeout, this, &ObjectTableModel::remakeSlice);
    connect(&m_loadTimer, &QTimer::timeout, this, &ObjectTableModel::loadSlice);
    connect(&m_sortTimer, &QTimer::timeout, this, &ObjectTableModel::sortSlice);
    connect(&m_refilterTimer, &QTimer::timeout, this, [this] { refilterSlice(filterSliceNs); });
    m_told = (load(), totals());
    connect(&m_store, &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (delta.kind == m_spec.id.kind)
            applyDelta(delta);
        else if (std::find(m_spec.readsKinds.begin(), m_spec.readsKinds.end(), delta.kind) != m_spec.readsKinds.end())
            applyRelated(delta);
    });
    connect(&m_store, &ObjectStore::coverageChanged, this, [this](Kind kind) {
        if (std::find(m_spec.readsKinds.begin(), m_spec.readsKinds.end(), kind) != m_spec.readsKinds.end())
            applyCoverage();
    });
}

void ObjectTableModel::setNamespace(const std::string &ns)
{
    if (ns == m_ns)
        return;
    m_ns = ns;
    reload();
}

std::string ObjectTableModel::setFilter(std::string_view text)
{
    RowFilter filter = RowFilter::parse(text);
    std::swap(filter, m_filter);
    resolveFilter();
    refilter(m_filter.narrows(filter) ? Suspects::Shown : filter.narrows(m_filter) ? Suspects::Hidden : Suspects::All);
    return m_filter.error();
}

void ObjectTableModel::setTroubleOnly(bool on)
{
    if (on == m_troubleOnly)
        return;
    m_troubleOnly = on;
    refilter(on ? Suspects::Shown : Suspects::Hidden);
}

void ObjectTableModel::setSearchedColumns(std::vector<int> columns)
{
    m_searched = std::move(columns);
    resolveFilter();
    if (!m_filter.empty())
        refilter(Suspects::All);
}

void ObjectTableModel::resolveFilter()
{
    std::vector<std::string_view> names;
    std::vector<std::string> heads;
    for (const RowColumn &column : m_spec.columns) {
        names.push_back(column.name);
        heads.push_back(column.served ? std::string() : tableHead(column.name).toStdString());
    }
    m_filter.resolve(names, m_searched, heads);
}

ObjectKey ObjectTableModel::keyAt(int row) const
{
    ObjectKey key = keyOf(*rowAt(row).object);
    key.type = m_spec.type;
    return key;
}

ObjectPtr ObjectTableModel::objectAt(int row) const
{
    return rowAt(row).object;
}

std::string ObjectTableModel::partAt(int row) const
{
    return std::string(partName(m_spec.id, *rowAt(row).object, rowAt(row).part));
}

int ObjectTableModel::rowOf(const ObjectKey &key, std::string_view part) const
{
    if (key.type != m_spec.type)
        return -1;
    const ObjectPtr object = m_store.find(key);
    for (const Id id : rowsOf(object.get())) {
        const Row &row = m_rows[id];
        if (row.shown && (part.empty() || partName(m_spec.id, *row.object, row.part) == part))
            return int(positionOf(id));
    }
    return -1;
}

std::string ObjectTableModel::cellText(int row, int column) const
{
    return cellAt(rowAt(row), column, m_now).text;
}

Cell ObjectTableModel::cellAt(const Row &row, int column, Timestamp now) const
{
    return m_spec.columns[std::size_t(column)].cell(*row.object, row.part, {now, &m_store, {}, m_usage});
}

void ObjectTableModel::tick(int first, int last)
{
    m_now = m_clock.now();
    const Timestamp was = std::exchange(m_ticked, m_now);
    last = std::min(last, int(m_order.size()) - 1);
    for (int row = std::max(first, 0); row <= last; ++row)
        for (int column = 0; column < int(m_spec.columns.size()); ++column)
            if (m_spec.columns[std::size_t(column)].ticks
                && cellAt(rowAt(row), column, was).text != cellAt(rowAt(row), column, m_now).text)
                Q_EMIT dataChanged(index(row, column), index(row, column), {Qt::DisplayRole});
}

bool ObjectTableModel::showsUsage() const
{
    return std::any_of(m_spec.columns.begin(), m_spec.columns.end(), [](const RowColumn &column) { return column.usage; });
}

void ObjectTableModel::usageChanged()
{
    if (m_spec.columns[std::size_t(sortColumn())].usage) {
        if (m_order.size() <= m_sortedAtOnce)
            applyCoverage();
        else if (!isSorting())
            sort(m_sortColumn, m_sortOrder);
    }
    for (int column = 0; column < columnCount(); ++column)
        if (m_spec.columns[std::size_t(column)].usage && rowCount() > 0)
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole, BarRole, HealthRole});
}

int ObjectTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int ObjectTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_spec.columns.size());
}

QVariant ObjectTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = rowAt(index.row());
    const RowColumn &column = m_spec.columns[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return shownLine(cellAt(row, index.column(), m_now).text);
    case Qt::ToolTipRole: {
        const QString text = toQString(cellAt(row, index.column(), m_now).text);
        return text.isEmpty() ? QVariant() : QVariant(plainTip(text));
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(column.numeric ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter));
    case SortRole: return sortValue(cellAt(row, index.column(), m_now));
    case HealthRole: {
        const bool isStateColumn = index.column() == m_spec.stateColumn;
        if (m_spec.stateColumn >= 0 && !isStateColumn && !column.usage)
            return int(Health::None);
        return int(healthOf(cellAt(row, index.column(), m_now).state, isStateColumn));
    }
    case MutedRole: return cellAt(row, index.column(), m_now).state == CellState::Muted;
    case KeyRole: return QVariant::fromValue(keyAt(index.row()));
    case PartRole: return toQString(partName(m_spec.id, *row.object, row.part));
    case LinkRole: {
        const std::optional<ObjectKey> key = linkOf(column, *row.object, row.part, m_store);
        return key ? QVariant::fromValue(*key) : QVariant();
    }
    case TroubleRole: return row.trouble;
    case BarRole: {
        const float share = column.usage ? cellAt(row, index.column(), m_now).bar : -1;
        return share < 0 ? QVariant() : QVariant(double(share));
    }
    default: return {};
    }
}

QVariant ObjectTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(m_spec.columns.size()))
        return {};
    const RowColumn &column = m_spec.columns[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return shownLine(column.served ? column.name : std::string_view(tableHead(column.name).toStdString()));
    case Qt::ToolTipRole: return column.description.empty() ? QVariant() : QVariant(plainTip(column.served ? toQString(column.description) : tableHeadTip(column.description))); // of a custom kind: anybody's words
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(column.numeric ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter));
    default: return {};
    }
}

} // namespace portolan

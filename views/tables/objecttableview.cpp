#include "views/tables/objecttableview.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>

namespace portolan {

namespace {

constexpr int widestColumn = 420;  ///< as long as others need the room
constexpr int leastOfWidest = 160; ///< what long columns shrink to before the table scrolls
constexpr int rowsMeasured = 30;

/// Widths for columns that want so much: long ones give way when there is too little room, and get theirs first when there is
/// more; what is left is spread over all.
std::vector<int> sharedWidths(const std::vector<int> &wanted, int room)
{
    std::vector<int> widths;
    for (const int width : wanted)
        widths.push_back(std::min(width, widestColumn));
    int left = room - std::accumulate(widths.begin(), widths.end(), 0);
    while (left < 0) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (widest == widths.end() || *widest <= leastOfWidest)
            break;
        const int cut = std::min({-left, *widest - leastOfWidest, 16}); // in turns, so that long columns end alike
        *widest -= cut;
        left += cut;
    }
    for (std::size_t i = 0; i < widths.size() && left > 0; ++i) {
        const int more = std::min(left, wanted[i] - widths[i]);
        widths[i] += more;
        left -= more;
    }
    for (std::size_t i = 0; i < widths.size() && left > 0; ++i) {
        const int share = left / int(widths.size() - i);
        widths[i] += share;
        left -= share;
    }
    return widths;
}

} // namespace

ObjectTableView::ObjectTableView(Theme &theme, QWidget *parent)
    : QTreeView(parent), m_delegate(new CellDelegate(theme, this)), m_header(new TableHeader(theme, this))
{
    setHeader(m_header);
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Objects"));
    m_header->setSortIndicatorShown(true);
    m_header->setStretchLastSection(false);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        if (m_model)
            m_model->sort(column, order);
        if (!m_arranging)
            Q_EMIT sortedByHand();
    });
    const auto arranged = [this] {
        if (!m_arranging)
            Q_EMIT columnsArranged();
    };
    connect(m_header, &QHeaderView::sectionResized, this, arranged);
    connect(m_header, &QHeaderView::sectionMoved, this, arranged);
    connect(m_header, &TableHeader::columnsChosen, this, arranged);
    m_ticks.setInterval(1000);
    connect(&m_ticks, &QTimer::timeout, this, &ObjectTableView::tick);
}

void ObjectTableView::setObjectModel(ObjectTableModel *model)
{
    m_model = model;
    setModel(model);
    const bool was = std::exchange(m_arranging, true);
    m_header->setSortIndicator(model->sortColumn(), model->sortOrder());
    m_arranging = was;
    for (int column = 0; column < model->columnCount(); ++column)
        showColumn(column, model->spec().columns[std::size_t(column)].shown);
}

void ObjectTableView::showColumn(int column, bool shown)
{
    const bool was = std::exchange(m_arranging, true); // hiding a section also resizes it
    setColumnHidden(column, !shown);
    m_arranging = was;
}

void ObjectTableView::setTicking(bool on)
{
    if (!on) {
        m_ticks.stop();
        return;
    }
    tick();
    m_ticks.start();
}

void ObjectTableView::tick()
{
    const auto [first, last] = rowsInSight();
    if (m_model)
        m_model->tick(first, last);
}

std::pair<int, int> ObjectTableView::rowsInSight() const
{
    if (!m_model || m_model->rowCount() == 0)
        return {0, -1};
    // Uniform heights: rows are found by arithmetic, never by asking the view for an index.
    const int first = verticalOffset() / CellDelegate::rowHeight();
    return {first, std::min(first + viewport()->height() / CellDelegate::rowHeight() + 1, m_model->rowCount() - 1)};
}

/// QTreeView looks for a changed row from the last one it saw, step by step: 150,000 rows would pay for every change far
/// away. Rows out of sight have nothing to repaint.
void ObjectTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &)
{
    const auto [first, last] = rowsInSight();
    if (bottomRight.row() >= first && topLeft.row() <= last)
        viewport()->update();
}

std::vector<int> ObjectTableView::chosenRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<int> ObjectTableView::shownColumns() const
{
    std::vector<int> columns;
    for (int visual = 0; visual < m_header->count(); ++visual)
        if (const int column = m_header->logicalIndex(visual); !isColumnHidden(column))
            columns.push_back(column);
    return columns;
}

void ObjectTableView::fitColumns()
{
    if (!m_model)
        return;
    const std::vector<int> columns = shownColumns();
    const auto [first, last] = rowsInSight();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    std::vector<int> wanted;
    for (const int column : columns) {
        int width = m_header->headWidth(column);
        for (int row = first; row <= std::min(last, first + rowsMeasured); ++row)
            width = std::max(width, m_delegate->sizeHint(option, m_model->index(row, column)).width() + CellDelegate::padding);
        wanted.push_back(width);
    }
    const std::vector<int> widths = sharedWidths(wanted, viewport()->width());
    m_arranging = true;
    for (std::size_t i = 0; i < columns.size(); ++i)
        setColumnWidth(columns[i], widths[i]);
    m_arranging = false;
}

void ObjectTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyWished();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowOpened(currentIndex().row());
        return;
    }
    QTreeView::keyPressEvent(event);
}

QModelIndex ObjectTableView::linkUnder(const QPoint &at) const
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid() || !index.data(LinkRole).isValid())
        return {};
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return m_delegate->textRect(option, index).contains(at) ? index : QModelIndex();
}

void ObjectTableView::mousePressEvent(QMouseEvent *event)
{
    m_pressedLink = linkUnder(event->position().toPoint());
    QTreeView::mousePressEvent(event);
}

/// A link is followed where it was pressed: a selection that is drawn up to one leads nowhere.
void ObjectTableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex link = linkUnder(event->position().toPoint());
    const bool same = link.isValid() && link == std::exchange(m_pressedLink, QPersistentModelIndex());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && same)
        Q_EMIT linkOpened(link.data(LinkRole).value<ObjectKey>());
}

void ObjectTableView::mouseMoveEvent(QMouseEvent *event)
{
    QTreeView::mouseMoveEvent(event);
    viewport()->setCursor(linkUnder(event->position().toPoint()).isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ObjectTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && !linkUnder(event->position().toPoint()).isValid())
        Q_EMIT rowOpened(index.row());
}

} // namespace portolan

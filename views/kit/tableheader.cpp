#include "views/kit/tableheader.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include "views/kit/celldelegate.h"

namespace portolan {

namespace {

constexpr int markSize = 7;
constexpr int markGap = 4;

} // namespace

TableHeader::TableHeader(Theme &theme, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    QFont font = headingFont();
    font.setCapitalization(QFont::AllUppercase);
    setFont(font);
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(44);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Columns"));
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), CellDelegate::rowHeight()};
}

int TableHeader::headWidth(int section) const
{
    const QString text = model()->headerData(section, Qt::Horizontal).toString();
    return QFontMetrics(font()).horizontalAdvance(text.toUpper()) + 2 * CellDelegate::padding + markGap + markSize;
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Palette &palette = m_theme.palette();
    painter->save();
    painter->fillRect(rect, palette.frame);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), palette.border);
    painter->setFont(font());
    painter->setPen(palette.muted);
    if (hasFocus() && section == m_current) {
        painter->setPen(QPen(palette.accent, 2));
        painter->drawRect(rect.adjusted(1, 1, -1, -1));
        painter->setPen(palette.text);
    }
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const bool right = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight;
    const QFontMetrics metrics(font());
    const bool mirrored = isRightToLeft(), atRight = right != mirrored;
    QRect box = rect.adjusted(CellDelegate::padding, 0, -CellDelegate::padding, 0);
    if (sorted) // the mark stands behind the word
        box.adjust(mirrored ? markGap + markSize : 0, 0, mirrored ? 0 : -(markGap + markSize), 0);
    const QString word = model()->headerData(section, Qt::Horizontal).toString().toUpper();
    const QString text = metrics.elidedText(word, Qt::ElideRight, box.width());
    painter->drawText(box, Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignAbsolute | (atRight ? Qt::AlignRight : Qt::AlignLeft), text);
    if (sorted) {
        const int advance = metrics.horizontalAdvance(text), start = atRight ? box.right() - advance : box.left();
        const double left = mirrored ? start - markGap - markSize : start + advance + markGap;
        const double middle = rect.center().y() + 0.5;
        const double tip = sortIndicatorOrder() == Qt::AscendingOrder ? -3.5 : 3.5;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.text);
        painter->drawPolygon(QPolygonF({{left, middle - tip}, {left + markSize, middle - tip}, {left + markSize / 2.0, middle + tip}}));
    }
    painter->restore();
}

void TableHeader::contextMenuEvent(QContextMenuEvent *event)
{
    showMenu(event->globalPos());
}

void TableHeader::showMenu(const QPoint &globalPosition)
{
    QMenu menu(this);
    for (int section = 0; section < count(); ++section) {
        QAction *action = menu.addAction(model()->headerData(section, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(section));
        // The last column left stays: an empty table could not be brought back from here.
        action->setEnabled(isSectionHidden(section) || hiddenSectionCount() + 1 < count());
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            if (!shown)
                return hide(section);
            setSectionHidden(section, false);
            Q_EMIT columnsChosen();
        });
    }
    menu.exec(globalPosition);
}

void TableHeader::hide(int section)
{
    if (isSectionHidden(section) || hiddenSectionCount() + 1 >= count())
        return;
    setSectionHidden(section, true);
    if (section == m_current)
        step(1, false);
    Q_EMIT columnsChosen();
}

void TableHeader::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = isRightToLeft();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: return step((event->key() == Qt::Key_Right) != mirrored ? 1 : -1, event->modifiers() & Qt::ControlModifier);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return sortByCurrent();
    case Qt::Key_Delete: return m_current >= 0 ? hide(m_current) : void();
    case Qt::Key_Down:
    case Qt::Key_Menu:
        return showMenu(viewport()->mapToGlobal(QPoint(m_current < 0 ? 0 : sectionViewportPosition(m_current), height())));
    default: QWidget::keyPressEvent(event); // the view's own keys mean rows
    }
}

/// To the next column that is shown, or moves this one past it.
void TableHeader::step(int by, bool move)
{
    const int from = m_current < 0 ? (by > 0 ? -1 : count()) : visualIndex(m_current);
    int to = from + by;
    while (to >= 0 && to < count() && isSectionHidden(logicalIndex(to)))
        to += by;
    if (to < 0 || to >= count())
        return;
    if (move && m_current >= 0)
        moveSection(from, to);
    setCurrent(move && m_current >= 0 ? m_current : logicalIndex(to));
}

void TableHeader::setCurrent(int section)
{
    m_current = section;
    QString told = model() && section >= 0 ? model()->headerData(section, Qt::Horizontal).toString() : QString();
    if (section >= 0 && isSortIndicatorShown() && sortIndicatorSection() == section)
        told = sortIndicatorOrder() == Qt::AscendingOrder ? tr("%1, sorted upwards").arg(told) : tr("%1, sorted downwards").arg(told);
    setAccessibleDescription(told);
    QAccessibleEvent described(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
    if (auto *view = qobject_cast<QAbstractItemView *>(parentWidget()); view && section >= 0 && view->model() && view->model()->rowCount() > 0) {
        const int left = sectionViewportPosition(section), right = left + sectionSize(section);
        if (left < 0 || right > viewport()->width())
            view->horizontalScrollBar()->setValue(view->horizontalScrollBar()->value() + (left < 0 ? left : right - viewport()->width()));
    }
    viewport()->update();
}

void TableHeader::sortByCurrent()
{
    if (m_current < 0)
        return;
    const bool again = sortIndicatorSection() == m_current;
    setSortIndicator(m_current, again && sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
    setCurrent(m_current);
}

void TableHeader::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event); // the view's would choose a cell
    if (m_current < 0 || m_current >= count() || isSectionHidden(m_current)) {
        m_current = -1;
        step(1, false);
    }
    viewport()->update();
}

void TableHeader::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    viewport()->update();
}

} // namespace portolan

#include "views/kit/tableheader.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

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
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), CellDelegate::rowHeight};
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
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const bool right = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight;
    const QFontMetrics metrics(font());
    QRect box = rect.adjusted(CellDelegate::padding, 0, -CellDelegate::padding, 0);
    if (sorted)
        box.adjust(0, 0, -(markGap + markSize), 0);
    const QString word = model()->headerData(section, Qt::Horizontal).toString().toUpper();
    const QString text = metrics.elidedText(word, Qt::ElideRight, box.width());
    painter->drawText(box, Qt::AlignVCenter | Qt::TextSingleLine | (right ? Qt::AlignRight : Qt::AlignLeft), text);
    if (sorted) {
        const double left = right ? box.right() + markGap : box.left() + metrics.horizontalAdvance(text) + markGap;
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
    QMenu menu(this);
    for (int section = 0; section < count(); ++section) {
        QAction *action = menu.addAction(model()->headerData(section, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(section));
        // The last column left stays: an empty table could not be brought back from here.
        action->setEnabled(isSectionHidden(section) || hiddenSectionCount() + 1 < count());
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            setSectionHidden(section, !shown);
            Q_EMIT columnsChosen();
        });
    }
    menu.exec(event->globalPos());
}

} // namespace portolan

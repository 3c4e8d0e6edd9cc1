#include "views/kit/celldelegate.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QPainter>

#include "models/core/health.h"
#include "models/tables/tablerole.h"

namespace portolan {

namespace {

constexpr int markSize = 11;
constexpr int markGap = 5;
constexpr int iconSize = 15;
constexpr int iconGap = 6;
constexpr int barHeight = 3;

Health healthAt(const QModelIndex &index)
{
    return static_cast<Health>(index.data(HealthRole).toInt());
}

Mark markAt(const QModelIndex &index, const Palette &palette)
{
    return palette.state(healthAt(index)).mark;
}

bool isRight(const QModelIndex &index)
{
    return index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight;
}

} // namespace

CellDelegate::CellDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
{
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(option, index));
    const int text = metrics.horizontalAdvance(index.data().toString());
    return {text + leadWidth(index) + 2 * padding, rowHeight()};
}

QFont CellDelegate::fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QFont font = option.font;
    if (m_theme.palette().state(healthAt(index)).bold)
        font.setWeight(QFont::DemiBold);
    return font;
}

QColor CellDelegate::colorOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &palette = m_theme.palette();
    if (const Health health = healthAt(index); health != Health::None)
        return palette.state(health).text;
    if (index.data(MutedRole).toBool())
        return palette.muted;
    if (index.data(LinkRole).isValid())
        return palette.link;
    return option.state & QStyle::State_Selected ? palette.selectionText : palette.text;
}

int CellDelegate::leadWidth(const QModelIndex &index) const
{
    int width = 0;
    if (markAt(index, m_theme.palette()) != Mark::None)
        width += markSize + markGap;
    if (m_icons && index.column() == 0 && index.data(KindIconRole).isValid())
        width += iconSize + iconGap;
    return width;
}

QRect CellDelegate::textRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(option, index));
    QRect box = option.rect.adjusted(padding, 0, -padding, 0);
    const int width = std::min(box.width(), metrics.horizontalAdvance(index.data().toString()) + leadWidth(index));
    if (isRight(index) != (option.direction == Qt::RightToLeft))
        box.setLeft(box.right() - width);
    else
        box.setWidth(width);
    return box;
}

void CellDelegate::paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &palette = m_theme.palette();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, palette.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, palette.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), palette.rule);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool keyboardHere = view && view->hasFocus() && view->currentIndex().row() == index.row()
        && view->currentIndex().parent() == index.parent();
    if (keyboardHere)
        for (const int y : {option.rect.top(), option.rect.bottom()})
            painter->fillRect(QRect(option.rect.left(), y, option.rect.width(), 1), palette.accent);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const bool begins = view && (mirrored ? option.rect.right() >= view->viewport()->width() - 1 : option.rect.left() <= 0);
    if (begins && (selected || keyboardHere)) // the fill alone is too pale to tell
        painter->fillRect(QRect(mirrored ? option.rect.right() - 2 : option.rect.left(), option.rect.top(), 3, option.rect.height()), palette.accent);
}

/// Below the words: how much of what there is is used.
void CellDelegate::paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant share = index.data(BarRole);
    if (!share.isValid())
        return;
    const Palette &palette = m_theme.palette();
    const Health health = healthAt(index);
    const QRect track(option.rect.left() + padding, option.rect.bottom() - barHeight - 1, option.rect.width() - 2 * padding, barHeight);
    QRect filled = track;
    filled.setWidth(std::clamp(int(track.width() * share.toDouble() + 0.5), share.toDouble() > 0 ? 1 : 0, track.width()));
    painter->fillRect(track, palette.rule);
    painter->fillRect(filled, health == Health::None ? palette.accent : palette.state(health).text);
}

void CellDelegate::paintLead(QPainter *painter, QRect &box, const QModelIndex &index, const QColor &color) const
{
    const int middle = box.center().y();
    if (m_icons && index.column() == 0 && index.data(KindIconRole).isValid()) {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QPixmap pixmap = iconPixmap(index.data(KindIconRole).toString(), m_theme.palette().muted, iconSize, ratio);
        painter->drawPixmap(box.left(), middle - iconSize / 2, pixmap);
        box.adjust(iconSize + iconGap, 0, 0, 0);
    }
    const Mark mark = markAt(index, m_theme.palette());
    if (mark == Mark::None)
        return;
    drawMark(*painter, QRectF(box.left(), middle - markSize / 2.0 + 0.5, markSize, markSize), mark, color);
    box.adjust(markSize + markGap, 0, 0, 0);
}

/// Shaping text is most of what a cell costs: it is measured only when it stands on the right or may not fit.
void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintRow(painter, option, index);
    paintBar(painter, option, index);
    const QColor color = colorOf(option, index);
    const QFont font = fontOf(option, index);
    const QFontMetrics metrics(font);
    // The first line only: messages of events may have several, and rows are of one height.
    QString text = index.data().toString().section(QLatin1Char('\n'), 0, 0);
    QRect box = option.rect.adjusted(padding, 0, -padding, 0);
    const bool mirrored = option.direction == Qt::RightToLeft, right = isRight(index) != mirrored;
    if (const int lead = leadWidth(index); lead > 0 && !isRight(index)) {
        const int gap = markAt(index, m_theme.palette()) != Mark::None ? markGap : iconGap; // towards the words
        QRect leading = mirrored ? QRect(box.right() + 1 - lead + gap, box.top(), lead, box.height()) : box;
        paintLead(painter, leading, index, color);
        box.adjust(mirrored ? 0 : lead, 0, mirrored ? -lead : 0, 0);
    }
    int left = box.left();
    if (right || text.size() * 2 * metrics.averageCharWidth() > box.width()) {
        int advance = metrics.horizontalAdvance(text);
        if (advance > box.width() + 1) {
            text = metrics.elidedText(text, Qt::ElideRight, box.width() + 1);
            advance = metrics.horizontalAdvance(text);
        }
        left = right ? box.right() + 1 - advance : left;
    }
    painter->setFont(font);
    painter->setPen(color);
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight); // as it reads, wherever it stands
    painter->drawText(QPointF(left, box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent()), text);
    painter->restore();
}

} // namespace portolan

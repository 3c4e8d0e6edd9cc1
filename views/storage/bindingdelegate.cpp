#include "views/storage/bindingdelegate.h"

#include <algorithm>

#include <QPainter>
#include <QTreeView>

#include "models/storage/bindingcard.h"
#include "models/tables/bindingtable.h"
#include "models/tables/tablerole.h"

namespace portolan {

namespace {

constexpr int padding = 7;
constexpr int slack = 4; ///< bold text is a little wider than measured
constexpr int markSize = 11;
constexpr int markGap = 5;

Health healthAt(const QModelIndex &index)
{
    return static_cast<Health>(index.data(HealthRole).toInt());
}

/// The mark stands beside the value; in the first column beside how the candidate stands, on the second line.
bool marksSecondLine(const QModelIndex &index)
{
    return index.column() == 0;
}

} // namespace

BindingDelegate::BindingDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_value(uiFont(12)), m_strongValue(uiFont(12, QFont::DemiBold)), m_small(uiFont(11)),
      m_strongSmall(uiFont(11, QFont::DemiBold)), m_valueMetrics(m_strongValue), m_smallMetrics(m_small)
{
}

QSize BindingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int first = m_valueMetrics.horizontalAdvance(index.data().toString());
    const int second = m_smallMetrics.horizontalAdvance(index.data(BindingTable::WantedRole).toString());
    return {std::max(first, second) + 2 * padding + markSize + markGap + slack, rowHeight()};
}

void BindingDelegate::paintBack(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &p = m_theme.palette();
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const bool here = view && view->hasFocus() && view->currentIndex() == index;
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, p.selection);
    else if (index.column() > 0 && healthAt(index) == Health::Error)
        painter.fillRect(option.rect.adjusted(0, 0, 0, -1), p.state(Health::Error).fill);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, p.hover);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), p.rule);
    const auto standing = static_cast<BindingCard::Standing>(index.data(BindingTable::StandingRole).toInt());
    if (index.column() == 0 && standing <= BindingCard::Standing::MayBeTaken)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), p.state(Health::Ok).line);
    if (here) {
        painter.setPen(QPen(p.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
}

void BindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &p = m_theme.palette();
    const bool muted = index.data(MutedRole).toBool(), second = marksSecondLine(index);
    const HealthStyle &style = p.state(healthAt(index));
    painter->save();
    paintBack(*painter, option, index);
    QRect top = option.rect.adjusted(padding, 5, -padding, -option.rect.height() / 2 + 1);
    QRect bottom = option.rect.adjusted(padding, option.rect.height() / 2 - 1, -padding, -6);
    if (style.mark != Mark::None) {
        QRect &line = second ? bottom : top;
        drawMark(*painter, QRectF(line.left(), line.center().y() - markSize / 2.0 + 0.5, markSize, markSize), style.mark, style.text);
        line.adjust(markSize + markGap, 0, 0, 0);
    }
    const bool fails = healthAt(index) == Health::Error;
    const auto standing = static_cast<BindingCard::Standing>(index.data(BindingTable::StandingRole).toInt());
    const auto draw = [&](const QRect &line, const QString &text, const QFont &font, const QColor &color, Qt::TextElideMode elide = Qt::ElideRight) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, elide, line.width()));
    };
    const bool strong = second ? standing <= BindingCard::Standing::MayBeTaken : fails;
    draw(top, index.data().toString(), strong ? m_strongValue : m_value, muted ? p.muted : second ? p.link : fails ? style.text : p.text,
         second ? Qt::ElideMiddle : Qt::ElideRight);
    draw(bottom, index.data(BindingTable::WantedRole).toString(), second && strong ? m_strongSmall : m_small,
         second ? style.text : p.muted);
    painter->restore();
}

} // namespace portolan

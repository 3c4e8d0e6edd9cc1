#include "views/network/stepdelegate.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QPainter>

namespace portolan {

namespace {

constexpr int disc = 20, left = 10, gap = 10, margin = 7, right = 8, scrollBar = 12;

int textWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->width() - scrollBar : option.rect.width(); // whether the bar is there yet or not
    return std::max(60, width - left - disc - gap - right);
}

int heightOf(const QFont &font, const QString &text, int width)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap | Qt::TextWrapAnywhere, text).height();
}

int wordsHeight(const QFont &font, const QString &text, int width)
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, text).height();
}

} // namespace

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = textWidth(option);
    const int packet = heightOf(monoFont(11), index.data(PacketRole).toString(), width);
    const bool inferred = !index.data(ObservedRole).toBool();
    const int text = wordsHeight(uiFont(13), index.data().toString(), width);
    return {width, std::max(disc, text + (packet > 0 ? packet + 3 : 0) + (inferred ? 16 : 0)) + 2 * margin};
}

void StepDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &palette = m_theme.palette();
    const bool current = option.state.testFlag(QStyle::State_Selected), verdict = index.data(VerdictRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (current)
        painter->fillRect(option.rect, palette.selection);
    const auto placed = [&option](const QRect &part) { return QStyle::visualRect(option.direction, option.rect, part); };
    const QRectF circle(placed(QRect(option.rect.left() + left, option.rect.top() + margin - 1, disc, disc)));
    if (verdict) {
        drawMark(*painter, circle.adjusted(3, 3, -3, -3), palette.state(Health::Error).mark, palette.state(Health::Error).text);
    } else {
        painter->setPen(current ? QPen(Qt::NoPen) : QPen(palette.accent, 1.3));
        painter->setBrush(current ? palette.accent : QColor(Qt::transparent));
        painter->drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
        painter->setPen(current ? palette.accentText : palette.accent);
        painter->setFont(uiFont(11, QFont::DemiBold));
        painter->drawText(circle, Qt::AlignCenter, index.data(NumberRole).toString());
    }
    const int width = textWidth(option);
    QRect area = placed(QRect(option.rect.left() + left + disc + gap, option.rect.top() + margin, width, option.rect.height() - 2 * margin));
    const auto line = [&](const QFont &font, const QColor &color, const QString &text, int flags) {
        if (text.isEmpty())
            return;
        painter->setFont(font);
        painter->setPen(color);
        QRect used;
        painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight); // as it reads, wherever it stands
        const int side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(area, flags | side | Qt::AlignAbsolute | Qt::AlignTop, text, &used);
        area.setTop(used.bottom() + 4);
    };
    line(uiFont(13), verdict ? palette.state(Health::Error).text : current ? palette.selectionText : palette.text, index.data().toString(), Qt::TextWordWrap);
    line(monoFont(11), current ? palette.selectionText : palette.muted, index.data(PacketRole).toString(), Qt::TextWordWrap | Qt::TextWrapAnywhere);
    if (!index.data(ObservedRole).toBool())
        line(uiFont(11), current ? palette.selectionText : palette.muted, QCoreApplication::translate("StepDelegate", "inferred from how the plug-in works"), 0);
    painter->restore();
}

} // namespace portolan

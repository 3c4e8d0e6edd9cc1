#include "views/kit/chooser.h"

#include <algorithm>

#include <QPainter>
#include <QStyleOptionToolButton>
#include <QStylePainter>

#include "models/core/shown.h"
#include "views/kit/namematcher.h"

namespace portolan {

namespace {

constexpr int widest = 340;
constexpr int padding = 11;
constexpr int gap = 7;
constexpr int arrowSize = 12;

std::vector<PickItem> matching(const std::vector<PickItem> &items, const QString &typed)
{
    std::vector<std::pair<int, const PickItem *>> found;
    const NameMatcher matcher(typed);
    for (const PickItem &item : items)
        if (const int score = matcher.score(item.title); score >= 0)
            found.emplace_back(score, &item);
    if (!typed.isEmpty())
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<PickItem> out;
    for (const auto &[score, item] : found)
        out.push_back(*item);
    return out;
}

} // namespace

Chooser::Chooser(Theme &theme, const QString &label, QWidget *parent)
    : QToolButton(parent), m_theme(theme), m_label(label), m_list(new PickList(theme, tr("Search"), this))
{
    setProperty("role", QStringLiteral("chooser"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_list->setSearch([this](const QString &typed) { return search(typed); });
    connect(this, &QToolButton::clicked, this, [this] {
        m_list->popUp(mapToGlobal(QPoint(0, height() + 4)), std::max(300, width()));
    });
    connect(m_list, &PickList::picked, this, &Chooser::chosen);
    setCurrent(QString());
}

/// What was typed stands last: who types part of a name means the item.
std::vector<PickItem> Chooser::search(const QString &typed) const
{
    std::vector<PickItem> out = matching(m_items, typed);
    const QString text = typed.trimmed();
    const bool known = std::any_of(m_items.begin(), m_items.end(), [&text](const PickItem &item) { return item.title == text; });
    if (const auto item = m_typed && !text.isEmpty() && !known ? m_typed(text) : std::nullopt)
        out.push_back(*item);
    return out;
}

void Chooser::setCurrent(const QString &title)
{
    m_current = title;
    for (PickItem &item : m_items)
        item.current = item.title == title;
    setAccessibleName(m_label + QLatin1Char(' ') + shownText(title));
    setToolTip(plainTip(m_label + QStringLiteral(": ") + title));
    updateGeometry();
    update();
}

QSize Chooser::sizeHint() const
{
    const int text = QFontMetrics(uiFont(11)).horizontalAdvance(m_label) + QFontMetrics(uiFont(13, QFont::DemiBold)).horizontalAdvance(shownText(m_current));
    return {std::min(widest, text + 2 * padding + 2 * gap + arrowSize + 2), grown(28)};
}

void Chooser::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const Palette &p = m_theme.palette();
    const auto placed = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const Qt::Alignment leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute;
    QRect inside = rect().adjusted(padding, 0, -padding, 0);
    painter.setFont(uiFont(11));
    painter.setPen(p.muted);
    painter.drawText(placed(inside), int(leading), m_label);
    inside.setLeft(inside.left() + painter.fontMetrics().horizontalAdvance(m_label) + gap);
    portolan::icon(QStringLiteral("down"), p.muted).paint(&painter, placed(QRect(inside.right() - arrowSize + 1, inside.center().y() - arrowSize / 2 + 1, arrowSize, arrowSize)));
    inside.setRight(inside.right() - arrowSize - gap + 1);
    painter.setFont(uiFont(13, QFont::DemiBold));
    painter.setPen(p.text);
    painter.drawText(placed(inside), int(leading), painter.fontMetrics().elidedText(shownText(m_current), Qt::ElideMiddle, inside.width()));
}

} // namespace portolan

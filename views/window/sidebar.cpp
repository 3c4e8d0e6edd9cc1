#include "views/window/sidebar.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "models/core/shown.h"


namespace portolan {

namespace {

constexpr int rowHeight = 22;
constexpr int headingHeight = 34;
constexpr int IdRole = Qt::UserRole + 1; ///< page id; empty for headings
const QString moreId = QStringLiteral("more");

QString countText(const PageCount &count)
{
    switch (count.state) {
    case PageCount::State::Known:
        return QLocale().toString(qulonglong(count.count));
    case PageCount::State::Loading:
        return count.count > 0 ? QString::number(count.count) + QString::fromUtf8("…") : QString::fromUtf8("…");
    case PageCount::State::NotServed:
        return QString::fromUtf8("—");
    case PageCount::State::Unknown:
    case PageCount::State::Refused:
    case PageCount::State::Forbidden:
        break;
    }
    return {};
}

/// Where a row's mark and number stand; the painter and the mouse agree on it.
struct RowParts {
    QString number, mark;
    QRect numberRect, markRect;
};

RowParts partsOf(const QRect &row, const PageCount &count)
{
    RowParts parts;
    parts.number = countText(count);
    const QFontMetrics metrics(uiFont(12));
    const int right = row.right() - 13;
    const int width = std::max(metrics.horizontalAdvance(parts.number), metrics.horizontalAdvance(QStringLiteral("00")));
    parts.numberRect = QRect(right - width, row.top(), width, row.height());
    if (count.trouble > 0 || count.state == PageCount::State::Refused) {
        parts.mark = count.state == PageCount::State::Refused ? QString() : QString::number(count.trouble);
        const int markWidth = 14 + QFontMetrics(uiFont(12, QFont::DemiBold)).horizontalAdvance(parts.mark);
        parts.markRect = QRect(parts.numberRect.left() - 9 - markWidth, row.top(), markWidth, row.height());
    }
    return parts;
}

} // namespace

class SideBar::Delegate final : public QStyledItemDelegate
{
public:
    Delegate(Theme &theme, SideBar *bar) : QStyledItemDelegate(bar), m_theme(theme), m_bar(bar) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {100, index.data(IdRole).toString().isEmpty() ? grown(headingHeight) : grown(rowHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Palette &p = m_theme.palette();
        const QString id = index.data(IdRole).toString();
        painter->save();
        if (id.isEmpty()) {
            painter->setFont(headingFont(11));
            painter->setPen(p.muted);
            const QRect rect = option.rect.adjusted(14, 0, -6, -5);
            painter->drawText(QStyle::visualRect(option.direction, option.rect, rect), Qt::AlignLeading | Qt::AlignBottom, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        } else {
            paintRow(*painter, option, index, p);
        }
        painter->restore();
    }

private:
    void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const Palette &p) const
    {
        const auto placed = [&option](const QRect &part) { return QStyle::visualRect(option.direction, option.rect, part); };
        const bool selected = option.state & QStyle::State_Selected;
        if (selected)
            painter.fillRect(option.rect, p.selection);
        else if (option.state & QStyle::State_MouseOver)
            painter.fillRect(option.rect, p.hover);
        if (selected)
            painter.fillRect(placed(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())), p.accent);
        const PageCount count = m_bar->count(index.data(IdRole).toString());
        const RowParts parts = partsOf(option.rect, count);
        const bool isServed = index.data(IdRole).toString().contains(QLatin1Char('.')); // long names, which often differ at their ends
        const bool forbidden = count.state == PageCount::State::Forbidden;
        const bool dim = forbidden || count.state == PageCount::State::NotServed || count.state == PageCount::State::Refused;
        painter.setFont(uiFont(13, selected ? QFont::DemiBold : QFont::Normal));
        painter.setPen(dim ? p.muted : p.text);
        const int right = parts.markRect.isNull() ? parts.numberRect.left() : parts.markRect.left();
        const QRect titleRect = option.rect.adjusted(22, 0, -(option.rect.right() - right + 3), 0);
        painter.drawText(placed(titleRect), Qt::AlignVCenter | Qt::AlignLeading, painter.fontMetrics().elidedText(index.data().toString(), isServed ? Qt::ElideMiddle : Qt::ElideRight, titleRect.width()));
        painter.setFont(uiFont(12));
        painter.setPen(p.muted);
        painter.drawText(placed(parts.numberRect), Qt::AlignVCenter | Qt::AlignTrailing, parts.number);
        if (forbidden) {
            const QPixmap lock = iconPixmap(QStringLiteral("secret"), p.muted, 13, m_bar->devicePixelRatioF());
            painter.drawPixmap(placed(QRect(parts.numberRect.right() - 12, parts.numberRect.center().y() - 6, 13, 13)).topLeft(), lock);
        }
        if (parts.markRect.isNull())
            return;
        const HealthStyle &style = p.state(count.state == PageCount::State::Refused ? Health::Error : Health::Warning);
        drawMark(painter, QRectF(placed(QRect(parts.markRect.left(), parts.markRect.center().y() - 4, 10, 10))), style.mark, style.text);
        painter.setFont(uiFont(12, QFont::DemiBold));
        painter.setPen(style.text);
        painter.drawText(placed(parts.markRect), Qt::AlignVCenter | Qt::AlignTrailing, parts.mark);
    }
    Theme &m_theme;
    SideBar *m_bar;
};

SideBar::SideBar(Theme &theme, QWidget *parent) : QListView(parent), m_theme(theme), m_model(new QStandardItemModel(this))
{
    setProperty("role", QStringLiteral("sidebar"));
    setAccessibleName(tr("Pages"));
    setModel(m_model);
    setItemDelegate(new Delegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setMinimumWidth(150);
    setViewportMargins(0, 8, 0, 4);
    connect(this, &QListView::activated, this, &SideBar::choose);
    connect(&m_theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    fill();
}

void SideBar::addHeading(const QString &text)
{
    auto *heading = new QStandardItem(text);
    heading->setFlags(Qt::NoItemFlags);
    m_model->appendRow(heading);
}

void SideBar::addRow(const PageInfo &page)
{
    auto *item = new QStandardItem(page.title);
    item->setData(page.id, IdRole);
    describe(*item, m_counts.value(page.id));
    m_model->appendRow(item);
}

void SideBar::fill()
{
    const int scrolled = verticalScrollBar()->value();
    m_model->clear();
    auto group = PageInfo::Group::Top;
    for (const PageInfo &page : pageCatalog()) {
        if (page.group == PageInfo::Group::More && !m_moreShown)
            continue;
        if (page.group != group)
            addHeading(groupTitle(page.group));
        group = page.group;
        addRow(page);
    }
    QString heading;
    for (const PageInfo &page : m_served) {
        if (!m_moreShown)
            break;
        if (page.heading != heading)
            addHeading(page.heading);
        heading = page.heading;
        addRow(page);
    }
    auto *more = new QStandardItem(m_moreShown ? tr("Fewer kinds") : tr("More kinds…"));
    more->setData(moreId, IdRole);
    m_model->appendRow(more);
    if (const QStandardItem *item = itemOf(m_current))
        setCurrentIndex(item->index());
    verticalScrollBar()->setValue(scrolled);
}

void SideBar::setServedPages(std::vector<PageInfo> pages)
{
    const auto same = [](const PageInfo &a, const PageInfo &b) { return a.id == b.id && a.title == b.title; };
    if (std::equal(pages.begin(), pages.end(), m_served.begin(), m_served.end(), same))
        return;
    m_served = std::move(pages);
    if (m_moreShown)
        fill();
}

QStandardItem *SideBar::itemOf(const QString &pageId) const
{
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (!pageId.isEmpty() && m_model->item(i)->data(IdRole).toString() == pageId)
            return m_model->item(i);
    return nullptr;
}

void SideBar::setCount(const QString &pageId, const PageCount &count)
{
    if (m_counts.value(pageId) == count)
        return;
    m_counts[pageId] = count;
    QStandardItem *item = itemOf(pageId);
    if (!item)
        return;
    describe(*item, count);
    update(item->index());
}

void SideBar::describe(QStandardItem &item, const PageCount &count) const
{
    const bool isServed = item.data(IdRole).toString().contains(QLatin1Char('.')); // their names are long
    const QString tip = count.why.isEmpty() ? (isServed ? item.text() : QString()) : item.text() + QStringLiteral(": ") + count.why;
    item.setToolTip(plainTip(tip));
    QStringList spoken{item.text() + QLatin1Char(' ') + countText(count)};
    if (count.trouble > 0)
        spoken << tr("%n in trouble", nullptr, int(count.trouble));
    if (count.state == PageCount::State::Forbidden)
        spoken << tr("you may not see them");
    item.setData(spoken.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
}

void SideBar::forgetCounts()
{
    m_counts.clear();
    fill();
}

PageCount SideBar::count(const QString &pageId) const
{
    return m_counts.value(pageId);
}

void SideBar::setCurrentPage(const QString &pageId)
{
    m_current = pageId;
    const PageInfo *page = pageInfo(pageId);
    const bool isServed = std::any_of(m_served.begin(), m_served.end(), [&pageId](const PageInfo &one) { return one.id == pageId; });
    if ((isServed || (page && page->group == PageInfo::Group::More)) && !m_moreShown)
        setMoreShown(true);
    if (const QStandardItem *item = itemOf(pageId)) {
        setCurrentIndex(item->index());
        scrollTo(item->index());
    }
}

QString SideBar::currentPage() const
{
    return currentIndex().data(IdRole).toString();
}

void SideBar::setMoreShown(bool shown)
{
    if (shown == m_moreShown)
        return;
    m_moreShown = shown;
    fill();
    Q_EMIT moreToggled(shown);
}

void SideBar::choose(const QModelIndex &index)
{
    const QString id = index.data(IdRole).toString();
    if (id == moreId)
        setMoreShown(!m_moreShown);
    else if (!id.isEmpty())
        Q_EMIT pageChosen(id);
}

void SideBar::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex() != before && currentPage() != moreId)
        choose(currentIndex());
}

void SideBar::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const QString id = index.data(IdRole).toString();
    if (event->button() != Qt::LeftButton || id.isEmpty()) {
        event->ignore();
        return;
    }
    const bool onMark = QStyle::visualRect(layoutDirection(), visualRect(index), partsOf(visualRect(index), count(id)).markRect).contains(event->pos());
    if (id != moreId)
        setCurrentIndex(index);
    choose(index); // may fill the list anew: the index is of no use from here on
    if (onMark)
        Q_EMIT troubleChosen(id);
}

} // namespace portolan

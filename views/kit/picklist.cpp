#include "views/kit/picklist.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "models/core/shown.h"


namespace portolan {

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 12;

} // namespace

class PickList::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(items.size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const PickItem &item = items[std::size_t(index.row())];
        if (role == Qt::DisplayRole)
            return item.title;
        if (role == Qt::AccessibleTextRole)
            return item.title + QLatin1Char(' ') + item.detail;
        return {};
    }
    void set(std::vector<PickItem> next)
    {
        beginResetModel(); // a screenful, nobody's selection
        items = std::move(next);
        for (PickItem &item : items) { // what is picked is in its value
            item.title = shownText(item.title);
            item.detail = shownText(item.detail);
        }
        endResetModel();
    }
    std::vector<PickItem> items;
};

class PickList::Delegate final : public QStyledItemDelegate
{
public:
    Delegate(Theme &theme, Model *model) : QStyledItemDelegate(model), m_theme(theme), m_model(model) {}
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, grown(rowHeight)}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Palette &p = m_theme.palette();
        const PickItem &item = m_model->items[std::size_t(index.row())];
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? p.selection : p.hover);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 5, 5);
        }
        const auto placed = [&option](const QRect &part) { return QStyle::visualRect(option.direction, option.rect, part); };
        QRect inside = option.rect.adjusted(12, 0, -12, 0);
        if (!item.iconName.isEmpty()) {
            icon(item.iconName, p.accent).paint(painter, placed(QRect(inside.left(), inside.center().y() - 7, 16, 16)));
            inside.setLeft(inside.left() + 24);
        }
        if (item.current) {
            icon(QStringLiteral("check"), p.accent).paint(painter, placed(QRect(inside.right() - 14, inside.center().y() - 6, 14, 14)));
            inside.setRight(inside.right() - 20);
        }
        drawTexts(*painter, option, inside, item, p);
        painter->restore();
    }

private:
    static void drawTexts(QPainter &painter, const QStyleOptionViewItem &option, QRect inside, const PickItem &item, const Palette &p)
    {
        painter.setFont(uiFont());
        const QFontMetrics metrics(painter.font());
        const int titleWidth = std::min(metrics.horizontalAdvance(item.title) + 2, inside.width());
        painter.setPen(p.text);
        painter.drawText(QStyle::visualRect(option.direction, option.rect, QRect(inside.left(), inside.top(), titleWidth, inside.height())), Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(item.title, Qt::ElideMiddle, titleWidth));
        inside.setLeft(inside.left() + titleWidth + 14);
        if (inside.width() < 40)
            return;
        painter.setFont(uiFont(12));
        painter.setPen(p.muted);
        painter.drawText(QStyle::visualRect(option.direction, option.rect, inside), Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine,
                         QFontMetrics(painter.font()).elidedText(item.detail, Qt::ElideMiddle, inside.width()));
    }
    Theme &m_theme;
    Model *m_model;
};

PickList::PickList(Theme &theme, const QString &placeholder, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_theme(theme), m_edit(new QLineEdit(this)), m_view(new QListView(this)), m_nothing(new QLabel(this)),
      m_model(new Model(this))
{
    setProperty("role", QStringLiteral("popup"));
    m_edit->setPlaceholderText(placeholder);
    m_edit->setAccessibleName(placeholder);
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new Delegate(theme, m_model));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setText(tr("Nothing of that name"));
    m_nothing->setProperty("role", QStringLiteral("subtitle"));
    m_nothing->setContentsMargins(10, 4, 10, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(7, 7, 7, 7);
    column->setSpacing(6);
    column->addWidget(m_edit);
    column->addWidget(m_view);
    column->addWidget(m_nothing);
    connect(m_edit, &QLineEdit::textChanged, this, &PickList::refill);
    connect(m_edit, &QLineEdit::textChanged, this, &PickList::searched);
    connect(m_view, &QListView::clicked, this, &PickList::pick);
    hide();
}

void PickList::popUp(const QPoint &topLeft, int width)
{
    m_edit->clear();
    setFixedWidth(width);
    refill();
    move(QPoint(topLeft));
    show();
    m_edit->setFocus(Qt::PopupFocusReason);
}

int PickList::count() const
{
    return m_model->rowCount();
}

PickItem PickList::item(int row) const
{
    return m_model->items.at(std::size_t(row));
}

void PickList::searchAgain()
{
    if (!isVisible())
        return;
    const int row = m_view->currentIndex().row();
    const PickItem marked = row >= 0 && row < count() ? item(row) : PickItem();
    refill();
    for (int i = 0; row > 0 && i < count(); ++i)
        if (item(i).title == marked.title && item(i).detail == marked.detail)
            m_view->setCurrentIndex(m_model->index(i));
}

void PickList::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT searched(QString());
}

void PickList::refill()
{
    m_model->set(m_search ? m_search(m_edit->text()) : std::vector<PickItem>());
    int current = 0;
    for (int i = 0; m_edit->text().isEmpty() && i < count(); ++i)
        if (item(i).current)
            current = i;
    m_view->setCurrentIndex(m_model->index(current));
    m_view->setFixedHeight(std::min(count(), mostRows) * grown(rowHeight));
    m_view->setVisible(count() > 0);
    m_nothing->setVisible(count() == 0);
    adjustSize();
}

void PickList::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QVariant value = item(index.row()).value;
    hide();
    Q_EMIT picked(value);
}

void PickList::moveBy(int rows)
{
    if (count() > 0)
        m_view->setCurrentIndex(m_model->index(std::clamp(m_view->currentIndex().row() + rows, 0, count() - 1)));
}

bool PickList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(mostRows);
        return true;
    case Qt::Key_PageUp:
        moveBy(-mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(m_view->currentIndex());
        return true;
    default:
        return false;
    }
}

} // namespace portolan

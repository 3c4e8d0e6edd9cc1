#include "views/tables/treepage.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/tables/rowfilter.h"
#include "views/kit/celldelegate.h"
#include "views/kit/objectmenu.h"

namespace portolan {

TreePage::TreePage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_view(new QTreeView(this)), m_header(new TableHeader(context.theme, m_view)),
      m_message(new MessagePane(context.theme, this)), m_stack(new QStackedWidget(this)), m_heading(new QLabel(this)),
      m_box(new QLineEdit(this))
{
    buildHead();
    auto *delegate = new CellDelegate(context.theme, m_view);
    delegate->setShowsIcons(true);
    m_header->setStretchLastSection(false);
    m_view->setHeader(m_header);
    m_view->setItemDelegate(delegate);
    m_view->setUniformRowHeights(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setIndentation(18);
    m_view->setAccessibleName(tr("Tree of the cluster"));
    m_view->installEventFilter(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    layout()->addWidget(m_stack);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TreePage::showMenu);
    connect(m_view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.data(KeyRole).isValid())
            wantObject(index.data(KeyRole).value<ObjectKey>());
    });
    connect(&context.theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&session(), &Session::kindStateChanged, this, &TreePage::refresh);
    m_ticks.setInterval(1000);
    connect(&m_ticks, &QTimer::timeout, this, [this] {
        m_model->tick();
        m_view->viewport()->update();
    });
}

TreePage::~TreePage() = default;

void TreePage::buildHead()
{
    m_heading->setText(tr("Tree"));
    m_heading->setFont(uiFont(15, QFont::Bold));
    m_box->setPlaceholderText(tr("find by name; Enter goes on"));
    m_box->setClearButtonEnabled(true);
    m_box->setAccessibleName(tr("Find"));
    m_box->installEventFilter(this);
    connect(m_box, &QLineEdit::textEdited, this, [this] { find(false); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 8, 14, 8);
    head->setSpacing(9);
    head->addWidget(m_heading);
    head->addWidget(m_box, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
}

void TreePage::makeModel()
{
    m_model = new ObjectTreeModel(session().store(), session().clock(), this);
    m_model->setNamespace(m_ns);
    m_view->setModel(m_model);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TreePage::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TreePage::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TreePage::selectionMoved);
    fitColumns();
}

void TreePage::setNamespace(const std::string &ns)
{
    m_ns = ns;
    m_opened = false;
    if (!m_model)
        return;
    m_model->setNamespace(ns);
    refresh();
}

void TreePage::activate()
{
    m_active = true;
    for (const Kind kind : TreeIndex::kinds())
        session().require(kind);
    if (!m_model)
        makeModel();
    m_ticks.start();
    refresh();
}

void TreePage::deactivate()
{
    if (!std::exchange(m_active, false))
        return;
    m_ticks.stop();
    for (const Kind kind : TreeIndex::kinds())
        session().release(kind);
}

void TreePage::focusFilter()
{
    m_box->setFocus(Qt::ShortcutFocusReason);
    m_box->selectAll();
}

QString TreePage::summary() const
{
    return m_model ? tr("%n pods", nullptr, int(session().store().count(Kind::Pod))) : QString();
}

/// The namespace shown alone, or the context's own, lies open at first.
void TreePage::openFirst()
{
    if (m_opened)
        return;
    const std::string ns = m_ns.empty() ? session().firstNamespace() : m_ns;
    const QModelIndex first = m_model->indexOf({Kind::Namespace, {}, ns});
    if (!first.isValid() || !m_model->hasChildren(first))
        return;
    m_opened = true;
    m_view->expand(first);
}

void TreePage::refresh()
{
    if (!m_model)
        return;
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_message) : m_view);
    if (!empty) {
        QMetaObject::invokeMethod(this, &TreePage::openFirst, Qt::QueuedConnection); // not inside the model's own change
        return;
    }
    const KindState &pods = session().kindState(Kind::Pod);
    const Covered read = session().store().coverage().of(Kind::Pod, m_ns);
    if (read == Covered::NotInFile)
        m_message->showEmpty(QStringLiteral("tree"), coverageTextOfMany(read, tr("Pods and workloads")), tr("The files that were opened do not hold any, and do not say that there are none."));
    else if (pods.error && pods.phase != KindState::Phase::Synced)
        m_message->showError(errorText(*pods.error));
    else if (pods.phase == KindState::Phase::Synced)
        m_message->showEmpty(QStringLiteral("tree"), tr("Nothing to show"), tr("Pods and workloads appear here as soon as there are some."));
    else
        m_message->showLoading(tr("Loading the cluster\u2026"));
}

void TreePage::showSelection(const ObjectKey &key)
{
    m_selected = key;
    if (!m_model)
        return;
    const QModelIndex index = m_model->indexOf(key);
    m_selecting = true;
    if (index.isValid()) {
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index);
    } else {
        m_view->clearSelection();
    }
    m_selecting = false;
}

void TreePage::selectionMoved()
{
    const QModelIndex current = m_view->currentIndex();
    if (m_selecting || !current.isValid() || !m_view->selectionModel()->isSelected(current))
        return;
    const QVariant key = current.data(KeyRole);
    if (!key.isValid() || key.value<ObjectKey>() == m_selected)
        return;
    m_selected = key.value<ObjectKey>();
    Q_EMIT objectSelected(m_selected);
}

/// Searches the objects the tree can hold, not only those already opened.
void TreePage::find(bool next)
{
    const std::string wanted = lowered(m_box->text().toStdString());
    if (wanted.empty() || !m_model)
        return;
    std::vector<ObjectKey> found;
    for (const Kind kind : TreeIndex::kinds())
        session().store().forEach(kind, [&](const ObjectPtr &object) {
            const bool inSight = m_ns.empty() || object->meta.ns.empty() || object->meta.ns == m_ns;
            if (inSight && lowered(object->meta.name).find(wanted) != std::string::npos)
                found.push_back(keyOf(*object));
        });
    std::sort(found.begin(), found.end());
    const auto after = next ? std::upper_bound(found.begin(), found.end(), m_selected) : found.begin();
    std::rotate(found.begin(), after, found.end());
    for (const ObjectKey &key : found) {
        if (!m_model->indexOf(key).isValid())
            continue;
        showSelection(key);
        Q_EMIT objectSelected(key);
        return;
    }
}

bool TreePage::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_box && enter) {
        find(true);
        return true;
    }
    if (watched == m_box && (key == Qt::Key_Escape || key == Qt::Key_Down)) {
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_view && enter && m_view->currentIndex().data(KeyRole).isValid()) {
        wantObject(m_view->currentIndex().data(KeyRole).value<ObjectKey>());
        return true;
    }
    return Page::eventFilter(watched, event);
}

void TreePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitColumns();
}

void TreePage::fitColumns()
{
    if (!m_model)
        return;
    const int width = m_view->viewport()->width();
    const int age = 64;
    const int status = std::min(170, width / 5);
    const int name = std::max(220, (width - age - status) * 11 / 20);
    m_view->setColumnWidth(ObjectTreeModel::NameColumn, name);
    m_view->setColumnWidth(ObjectTreeModel::StatusColumn, status);
    m_view->setColumnWidth(ObjectTreeModel::DetailColumn, std::max(120, width - age - status - name));
    m_view->setColumnWidth(ObjectTreeModel::AgeColumn, age);
}

void TreePage::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    QMenu menu(this);
    if (index.data(KeyRole).isValid()) {
        const auto key = index.data(KeyRole).value<ObjectKey>();
        addObjectActions(menu, *this, key, session().store().find(key));
        menu.addSeparator();
        connect(menu.addAction(tr("Open")), &QAction::triggered, this, [this, key] { wantObject(key); });
        connect(menu.addAction(tr("Open everything below")), &QAction::triggered, this,
            [this, index] { m_view->expandRecursively(index.siblingAtColumn(0)); });
    }
    connect(menu.addAction(tr("Close all")), &QAction::triggered, m_view, &QTreeView::collapseAll);
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

} // namespace portolan

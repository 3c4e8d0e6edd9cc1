#include "views/tables/tablepage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/kit/settings.h"
#include "views/tables/tabletext.h"

namespace portolan {

namespace {

constexpr int gatherMs = 40;
constexpr int rowsThatDecideWidths = 200;

QString toQString(std::string_view text)
{
    return shownText(text);
}

QLabel *plainLabel(QWidget *parent, const char *role)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace

TablePage::TablePage(const PageContext &context, TableOrigin *origin, TableTitle title, QWidget *parent)
    : Page(context, parent), m_origin(origin), m_title(std::move(title)), m_view(new ObjectTableView(context.theme, this)), m_sheet(*m_view, context.settings, m_title.title),
      m_usage(new TableUsage(context.session, *m_view, this)),
      m_message(new MessagePane(context.theme, this)), m_stack(new QStackedWidget(this)), m_heading(plainLabel(this, "title")),
      m_counts(plainLabel(this, "count")), m_note(plainLabel(this, "note")), m_filter(new QLineEdit(this)),
      m_trouble(new QPushButton(this))
{
    m_origin->setParent(this);
    buildHead();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    layout()->addWidget(m_stack);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(gatherMs);
    connectParts();
}

TablePage::~TablePage() = default;

void TablePage::connectParts()
{
    connect(&m_refresh, &QTimer::timeout, this, &TablePage::refresh);
    connect(m_view, &ObjectTableView::linkOpened, this, [this](const ObjectKey &key) {
        Target target = Target::of(key);
        if (key.kind == Kind::PersistentVolumeClaim && isOurs(key)) // a waiting claim's status
            target.what = WhyBound();
        Q_EMIT wanted(target);
    });
    connect(m_view, &ObjectTableView::rowOpened, this, [this](int row) { wantObject(m_model->keyAt(row)); });
    connect(m_view, &ObjectTableView::copyWished, this, [this] { copyRows(false); });
    m_view->viewport()->installEventFilter(this);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TablePage::showMenu);
    connect(m_view, &ObjectTableView::columnsArranged, this, [this] {
        if (m_restoring)
            return;
        m_columnsByHand = true;
        keepColumns();
        if (const std::vector<int> shown = m_view->shownColumns(); shown != m_model->searchedColumns())
            m_model->setSearchedColumns(shown);
    });
    connect(m_view, &ObjectTableView::sortedByHand, this, &TablePage::keepColumns);
    connect(m_message, &MessagePane::buttonClicked, this, [this] {
        if (m_filter->text().isEmpty() && !m_trouble->isChecked())
            return session().retryNow();
        m_trouble->setChecked(false);
        m_filter->clear();
    });
    connect(m_origin, &TableOrigin::stateChanged, &m_refresh, qOverload<>(&QTimer::start));
    connect(m_usage, &TableUsage::filled, this, [this] {
        m_rowsFitted = 0;
        fitSoon();
    });
    connect(m_origin, &TableOrigin::columnsChanged, this, &TablePage::remakeModel);
    connect(&session(), &Session::stateChanged, &m_refresh, qOverload<>(&QTimer::start));
}

QString TablePage::filterHelp()
{
    return tr("Words that a row must show. app=web and app!=web look at labels, status:crash at one column, /.../ is a regular expression.") + QLatin1Char('\n') + tr("Press / to filter");
}

void TablePage::buildHead()
{
    m_heading->setText(m_title.title);
    m_heading->setFont(uiFont(15, QFont::Bold));
    m_note->hide();
    m_note->setWordWrap(true);
    m_note->setContentsMargins(14, 6, 14, 6);
    m_filter->setPlaceholderText(tr("text, label=value, /regex/"));
    m_filter->setToolTip(filterHelp());
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_trouble->setProperty("role", QStringLiteral("chip"));
    m_trouble->setCheckable(true);
    const QString longest = tr("trouble") + QStringLiteral(" \u2715");
    m_trouble->setText(longest);
    m_trouble->setMinimumWidth(m_trouble->sizeHint().width() + 8); // it grows when checked
    m_trouble->setText(tr("trouble"));
    m_trouble->setToolTip(tr("Only rows in trouble"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 8, 14, 8);
    head->setSpacing(9);
    head->addWidget(m_heading);
    head->addWidget(m_counts);
    head->addWidget(m_filter, 1);
    head->addWidget(m_trouble);
    auto *line = new QFrame(this);
    line->setProperty("role", QStringLiteral("line"));
    line->setFixedHeight(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(line);
    column->addWidget(m_note);
    connect(m_filter, &QLineEdit::textChanged, this, &TablePage::filterEdited);
    connect(m_trouble, &QPushButton::toggled, this, [this](bool on) {
        m_trouble->setText(on ? tr("trouble") + QStringLiteral(" \u2715") : tr("trouble"));
        if (m_model)
            m_model->setTroubleOnly(on);
        m_refresh.start();
    });
}

void TablePage::makeModel()
{
    m_model = m_origin->makeModel(this);
    if (!m_model)
        return;
    m_model->setNamespace(m_model->spec().namespaced() ? m_ns : std::string());
    m_model->setFilter(m_filter->text().toStdString());
    m_model->setTroubleOnly(m_trouble->isChecked());
    m_view->setObjectModel(m_model);
    m_sheet.setModel(m_model);
    m_usage->setModel(m_model);
    restoreColumns();
    applyNamespaceColumn();
    m_model->setSearchedColumns(m_view->shownColumns());
    connect(m_model, &ObjectTableModel::totalsChanged, &m_refresh, [this] {
        if (!m_refresh.isActive()) // gather, but never wait forever
            m_refresh.start();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablePage::selectionMoved);
}

/// The server defines other columns from now on.
void TablePage::remakeModel()
{
    if (!m_active && !m_model)
        return; // made when it is looked at
    const std::unique_ptr<ObjectTableModel> old(m_model);
    m_sheet.setModel(nullptr);
    m_usage->setModel(nullptr);
    m_columnsByHand = false;
    m_rowsFitted = 0;
    makeModel();
    m_refresh.start();
}

bool TablePage::isOurs(const ObjectKey &key) const
{
    return m_model && key.kind == m_model->spec().id.kind && key.type == m_model->spec().type;
}

void TablePage::restoreColumns()
{
    const auto memory = settings() ? settings()->table(m_origin->settingsWord()) : std::nullopt;
    if (!memory || memory->columns != m_model->columnCount())
        return; // a build with other columns starts afresh
    m_restoring = true; // nothing of this is a hand's
    m_columnsByHand = m_view->header()->restoreState(memory->header);
    m_view->header()->setSortIndicator(std::clamp(memory->sortColumn, 0, m_model->columnCount() - 1), memory->sortDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_restoring = false;
}

void TablePage::keepColumns()
{
    if (m_restoring || !m_model || !settings())
        return;
    const QByteArray header = m_columnsByHand ? m_view->header()->saveState() : QByteArray();
    settings()->setTable(m_origin->settingsWord(), {m_model->columnCount(), m_model->sortColumn(), m_model->sortOrder() == Qt::DescendingOrder, header});
}

void TablePage::setNamespace(const std::string &ns)
{
    m_ns = ns;
    if (!m_model)
        return;
    m_model->setNamespace(m_model->spec().namespaced() ? ns : std::string());
    applyNamespaceColumn();
    m_rowsFitted = 0;
    reselect();
    m_refresh.start();
}

/// One namespace needs no column to say so.
void TablePage::applyNamespaceColumn()
{
    if (m_model->spec().namespaced() && !m_columnsByHand)
        m_view->showColumn(0, m_ns.empty());
}

void TablePage::activate()
{
    m_active = true;
    m_origin->require();
    if (!m_model)
        makeModel();
    m_view->setTicking(true);
    m_usage->setActive(true);
    refresh();
}

void TablePage::deactivate()
{
    if (!std::exchange(m_active, false))
        return;
    m_view->setTicking(false);
    m_usage->setActive(false);
    m_origin->release();
}

void TablePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TablePage::open(const Target &target)
{
    const bool trouble = std::holds_alternative<TroubleOnly>(target.what);
    if (target.look) {
        m_filter->setText(valueOf(*target.look, QStringLiteral("filter")));
        m_trouble->setChecked(trouble);
    } else if (trouble) {
        m_trouble->setChecked(true);
    }
    Page::open(target);
}

Target TablePage::where() const
{
    Target here{QString(), std::nullopt, {}, PageLook{{QStringLiteral("filter"), m_filter->text()}}};
    if (m_trouble->isChecked())
        here.what = TroubleOnly();
    return here;
}

void TablePage::filterEdited(const QString &text)
{
    const std::string error = m_model ? m_model->setFilter(text.toStdString()) : std::string();
    m_filter->setProperty("invalid", !error.empty());
    m_filter->setToolTip(error.empty() ? filterHelp() : plainTip(toQString(error)));
    const QColor color = theme().palette().state(Health::Error).text;
    m_filter->setStyleSheet(error.empty() ? QString() : QStringLiteral("QLineEdit { border-color: %1; }").arg(color.name()));
    m_refresh.start();
}

bool TablePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_view->setFocus(Qt::OtherFocusReason);
            if (key != Qt::Key_Escape && !m_view->currentIndex().isValid() && m_model && m_model->rowCount() > 0)
                m_view->setCurrentIndex(m_model->index(0, 0));
            return true;
        }
    }
    // A view that was hidden, or gets a scroll bar, has its width only now.
    if (watched == m_view->viewport() && event->type() == QEvent::Resize && static_cast<QResizeEvent *>(event)->size().width() != m_fittedWidth) {
        m_fittedWidth = static_cast<QResizeEvent *>(event)->size().width();
        m_rowsFitted = 0;
        m_refresh.start();
    }
    return Page::eventFilter(watched, event);
}

void TablePage::showSelection(const ObjectKey &key)
{
    m_selected = key;
    reselect();
}

/// Marks the selected object again when it is shown: after filtering, or once it arrives.
void TablePage::reselect()
{
    if (!m_model)
        return;
    const int row = isOurs(m_selected) && !m_selected.name.empty() ? m_model->rowOf(m_selected) : -1;
    const QModelIndex current = m_view->currentIndex();
    if (row >= 0 && m_view->selectionModel()->isRowSelected(row) && current.isValid())
        return;
    m_selecting = true;
    if (row >= 0) {
        const int column = current.isValid() ? current.column() : 0;
        m_view->setCurrentIndex(m_model->index(row, column));
        m_view->scrollTo(m_model->index(row, column));
    } else if (m_selected.name.empty() || !isOurs(m_selected)) {
        m_view->clearSelection();
    }
    m_selecting = false;
    Q_EMIT summaryChanged();
}

void TablePage::selectionMoved()
{
    Q_EMIT summaryChanged();
    const QModelIndex current = m_view->currentIndex();
    // Rows that go take their selection with them; only a person's choice, on a page in sight, is told.
    if (m_selecting || !m_active || !current.isValid() || !m_view->selectionModel()->isSelected(current))
        return;
    m_selected = m_model->keyAt(current.row());
    Q_EMIT objectSelected(m_selected);
}

/// Widths follow the first rows, until a person sets them.
void TablePage::fitSoon()
{
    if (!m_model || m_columnsByHand || m_stack->currentWidget() != m_view)
        return;
    const int rows = std::min(m_model->rowCount(), rowsThatDecideWidths);
    if (rows <= m_rowsFitted)
        return;
    m_rowsFitted = rows;
    m_view->fitColumns();
}

void TablePage::copyRows(bool csv) const
{
    const QString text = rowsText(*m_model, m_view->chosenRows(), m_view->shownColumns(), csv ? TextFormat::Csv : TextFormat::Tsv);
    QGuiApplication::clipboard()->setText(text);
}

} // namespace portolan

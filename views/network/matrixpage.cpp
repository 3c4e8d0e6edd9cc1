#include "views/network/matrixpage.h"

#include <algorithm>
#include <array>

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/outputfile.h"
#include "models/core/shown.h"
#include "models/diagram/pathwords.h"
#include "views/kit/messagepane.h"
#include "views/kit/settings.h"

namespace portolan {

namespace {

constexpr std::size_t podsShownUnasked = 120; ///< more are easier read as workloads
constexpr std::size_t mostCells = 400'000;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

MatrixPage::MatrixPage(const PageContext &context, QWidget *parent)
    : NetworkPage(context, parent), m_scope(new QLabel(this)), m_legend(new QLabel(this)), m_hover(new QLabel(this)), m_workloads(new QPushButton(this)),
      m_port(new QComboBox(this)), m_edit(new QLineEdit(this)), m_stack(new QStackedWidget(this)), m_message(new MessagePane(theme(), m_stack)),
      m_view(new MatrixView(theme(), m_stack))
{
    auto *head = new QWidget(this);
    buildHead(head);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_view);
    for (QLabel *label : {m_legend, m_hover}) {
        label->setProperty("role", QStringLiteral("subtitle"));
        label->setContentsMargins(14, 0, 14, 6);
    }
    m_legend->setWordWrap(true);
    m_legend->setTextFormat(Qt::RichText); // our own words only
    m_hover->setTextFormat(Qt::PlainText);
    m_hover->setContentsMargins(14, 6, 14, 6);
    m_hover->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_legend);
    column->addWidget(m_stack, 1);
    column->addWidget(m_hover);
    const QString rest = tr("Point at a cell to see what decides; a click draws the path.");
    m_hover->setText(rest);
    connect(m_view, &MatrixView::cellHovered, this, [this, rest](const QString &text) { m_hover->setText(text.isEmpty() ? rest : text); });
    connect(m_view, &MatrixView::cellOpened, this, [this](const QString &from, const QString &to, const QString &port) { Q_EMIT wanted(Target::trace(from, to, port)); });
    m_message->showLoading(tr("Loading…"));
}

void MatrixPage::buildHead(QWidget *head)
{
    auto *title = new QLabel(tr("Who may reach whom"), head);
    title->setFont(uiFont(16, QFont::DemiBold));
    m_scope->setTextFormat(Qt::PlainText);
    m_scope->setProperty("role", QStringLiteral("subtitle"));
    m_edit->setPlaceholderText(tr("from names that contain…"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setClearButtonEnabled(true);
    m_port->setAccessibleName(tr("Port"));
    m_port->addItem(tr("every port"), QString());
    m_workloads->setProperty("role", QStringLiteral("chip"));
    m_workloads->setCheckable(true);
    m_workloads->setText(tr("workloads"));
    m_workloads->setToolTip(tr("One row for all alike pods of an owner, instead of one a pod"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 10, 14, 6);
    row->setSpacing(10);
    row->addWidget(title);
    row->addWidget(m_scope);
    row->addWidget(m_edit, 1);
    row->addWidget(m_port);
    row->addWidget(m_workloads);
    const auto tool = [&](const QString &text, const QString &tip, auto slot) {
        auto *button = new QToolButton(head);
        button->setText(text);
        button->setToolTip(tip);
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
    };
    tool(tr("Copy"), tr("Copy as CSV"), [this] { QGuiApplication::clipboard()->setText(csv()); });
    tool(tr("Export…"), tr("Save as CSV"), [this] { chooseExport(); });
    connect(m_edit, &QLineEdit::textChanged, this, &MatrixPage::filter);
    connect(m_port, &QComboBox::currentIndexChanged, this, &MatrixPage::filter);
    connect(m_workloads, &QPushButton::clicked, this, &MatrixPage::setByWorkload);
}

void MatrixPage::setNamespace(const std::string &ns)
{
    m_chosenNs = ns;
    setShownNamespace(ns);
}

void MatrixPage::setShownNamespace(const std::string &ns)
{
    m_ns = ns;
    m_byWorkload.reset();
    refreshSoon();
}

/// A namespace is shown though another is chosen above.
void MatrixPage::open(const Target &target)
{
    if (!target.look && !target.object)
        return;
    const std::string ns = target.object && target.object->kind == Kind::Namespace ? target.object->name : m_chosenNs;
    if (ns != m_ns)
        setShownNamespace(ns);
    if (!target.look)
        return;
    m_edit->setText(valueOf(*target.look, QStringLiteral("filter")));
    m_wantedPort = valueOf(*target.look, QStringLiteral("port"));
    fillPorts();
    filter();
    const QString rows = valueOf(*target.look, QStringLiteral("rows"));
    const auto byWorkload = rows.isEmpty() ? std::nullopt : std::optional(rows == QStringLiteral("workloads"));
    if (byWorkload != m_byWorkload) {
        m_byWorkload = byWorkload;
        refreshSoon();
    }
}

Target MatrixPage::where() const
{
    Target here{QString(), std::nullopt, {}, PageLook{{QStringLiteral("filter"), m_edit->text()}, {QStringLiteral("port"), m_port->currentData().toString()}}};
    if (m_ns != m_chosenNs)
        here.object = ObjectKey{Kind::Namespace, {}, m_ns};
    if (m_byWorkload)
        (*here.look)[QStringLiteral("rows")] = *m_byWorkload ? QStringLiteral("workloads") : QStringLiteral("pods");
    return here;
}

void MatrixPage::focusFilter()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void MatrixPage::setByWorkload(bool on)
{
    m_byWorkload = on;
    refresh();
}

void MatrixPage::refresh()
{
    work([this, ns = m_ns, chosen = m_byWorkload](const TracerPtr &tracer) -> Finish {
        Answer answer;
        answer.size = matrixSize(*tracer, ns, false);
        answer.byWorkload = chosen.value_or(answer.size.rows > podsShownUnasked);
        if (answer.byWorkload)
            answer.size = matrixSize(*tracer, ns, true);
        if (answer.size.cells <= mostCells) {
            answer.data = std::make_shared<MatrixData>();
            answer.data->tracer = tracer;
            answer.data->matrix = connectivityMatrix(*tracer, ns, answer.byWorkload);
            answer.data->enforced = tracer->fabric().enforcement();
        }
        answer.because = tracer->fabric().enforcementFact().text;
        static constexpr std::array kinds{Kind::Pod, Kind::NetworkPolicy, Kind::Namespace};
        answer.unread = unreadText(tracer->index().coverage(), kinds, ns);
        return [this, answer] { take(answer); };
    });
}

void MatrixPage::take(const Answer &answer)
{
    m_workloads->setChecked(answer.byWorkload);
    m_scope->setText(m_ns.empty() ? tr("the whole cluster") : tr("namespace %1").arg(shownText(m_ns)));
    const bool some = answer.data && !answer.data->matrix.rows.empty();
    m_legend->setVisible(some);
    m_hover->setVisible(some);
    m_stack->setCurrentWidget(some ? static_cast<QWidget *>(m_view) : m_message);
    m_summary.clear();
    if (!answer.data) {
        m_message->showEmpty(QStringLiteral("networkpolicy"), tr("Too much for one table"),
                             answer.byWorkload ? tr("%L1 workloads make %L2 cells. Choose a namespace above.").arg(answer.size.rows).arg(answer.size.cells)
                                               : tr("%L1 pods make %L2 cells. Show workloads instead, or choose a namespace above.").arg(answer.size.rows).arg(answer.size.cells));
    } else if (!some) {
        if (isLoading())
            m_message->showLoading(tr("Loading…"));
        else
            m_message->showEmpty(QStringLiteral("networkpolicy"), tr("No pod with an address here"), answer.unread.isEmpty() ? tr("Choose another namespace above.") : tr("Of those that were read: %1.").arg(answer.unread));
    } else {
        freeBeside(m_view->setData(answer.data));
        fillPorts();
        filter();
        showLegend(answer);
    }
    Q_EMIT summaryChanged();
}

void MatrixPage::showLegend(const Answer &answer)
{
    const Matrix &matrix = answer.data->matrix;
    const auto count = [&matrix](Verdict verdict) { return std::count_if(matrix.cells.begin(), matrix.cells.end(), [verdict](const Matrix::Cell &c) { return c.verdict == verdict; }); };
    const auto denied = count(Verdict::Deny), unknown = count(Verdict::Unknown);
    const auto word = [this](Health health, Mark mark, const QString &text) {
        return QStringLiteral("<span style='color:%1'>%2 %3</span>").arg(theme().palette().state(health).text.name(), markText(mark), text.toHtmlEscaped());
    };
    const bool unenforced = answer.data->enforced == Fabric::Enforcement::No;
    const QString gap = QStringLiteral("&nbsp;&nbsp;&nbsp;");
    QString text = word(Health::Ok, Mark::Check, tr("allowed")) + gap + word(unenforced ? Health::Warning : Health::Error, Mark::Cross, unenforced ? tr("denied, but not enforced") : tr("denied")) + gap;
    if (unknown > 0)
        text += word(Health::Unknown, Mark::Question, tr("not known: not everything was read")) + gap;
    text += tr("by policies alone; enforced: %1").arg(enforcedWord(answer.data->enforced)).toHtmlEscaped() + QStringLiteral(" (") + shownText(answer.because).toHtmlEscaped() + QLatin1Char(')');
    if (!answer.unread.isEmpty())
        text += QStringLiteral("<br>") + shownText(answer.unread).toHtmlEscaped();
    m_legend->setText(text);
    m_summary = tr("%L1 × %L2 · %L3 allowed · %L4 denied").arg(matrix.rows.size()).arg(matrix.columns.size()).arg(count(Verdict::Allow)).arg(denied);
    if (unknown > 0)
        m_summary += tr(" · %L1 not known").arg(unknown);
}

void MatrixPage::fillPorts()
{
    std::vector<std::pair<int, QString>> ports;
    if (!m_view->data())
        return; // later, with the answer
    for (const Matrix::Column &column : m_view->data()->matrix.columns)
        if (column.port > 0)
            ports.emplace_back(column.port, QStringLiteral("%1/%2").arg(column.port).arg(toQString(protocolText(column.protocol))));
    std::sort(ports.begin(), ports.end());
    ports.erase(std::unique(ports.begin(), ports.end()), ports.end());
    const QString now = std::exchange(m_wantedPort, std::nullopt).value_or(m_port->currentData().toString());
    const QSignalBlocker quiet(m_port);
    m_port->clear();
    m_port->addItem(tr("every port"), QString());
    for (const auto &[number, text] : ports)
        m_port->addItem(text, text);
    m_port->setCurrentIndex(std::max(0, m_port->findData(now)));
}

void MatrixPage::filter()
{
    m_view->setFilter(m_edit->text().trimmed().toLower().toStdString(), m_port->currentData().toString().toStdString());
}

QString MatrixPage::csv() const
{
    return m_view->data() ? toQString(matrixCsv(m_view->data()->matrix)) : QString();
}

bool MatrixPage::exportTo(const QString &path, QString *error) const
{
    const std::string bytes = csv().toStdString();
    const auto written = bytes.empty() ? Result<void>() : writeOutputFile(path.toStdString(), bytes, OutputFile::Reader::MustBeThere);
    if (error && (bytes.empty() || !written))
        *error = bytes.empty() ? tr("There is no table yet.") : QString::fromStdString(written.error().detail);
    return written && !bytes.empty();
}

void MatrixPage::chooseExport()
{
    ExportMemory memory = settings() ? settings()->exports() : ExportMemory();
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the table"), QDir(memory.folder).filePath(QStringLiteral("connectivity.csv")), tr("CSV (*.csv)"));
    if (!path.isEmpty() && settings()) {
        memory.folder = QFileInfo(path).absolutePath();
        settings()->setExports(memory);
    }
    QString error;
    if (!path.isEmpty() && !exportTo(path, &error))
        QMessageBox::warning(this, tr("Export the table"), plainTip(tr("%1 could not be written: %2").arg(path, error)));
}

} // namespace portolan

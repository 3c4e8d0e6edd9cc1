#include "views/browse/pathpage.h"

#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "models/diagram/pathgraph.h"
#include "models/network/traceprint.h"
#include "views/diagram/chartview.h"

namespace portolan {

namespace {

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("key"));
    return label;
}

} // namespace

PathPage::PathPage(const PageContext &context, QWidget *parent)
    : NetworkPage(context, parent), m_from(new QLineEdit(this)), m_to(new QLineEdit(this)), m_port(new QLineEdit(this)),
      m_protocol(new QComboBox(this)), m_verdict(new QLabel(this)), m_steps(new QListWidget(this)),
      m_play(new QPushButton(tr("Play"), this)), m_copy(new QPushButton(tr("Copy as text"), this)), m_chart(new ChartView(theme(), this))
{
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setContentsMargins(14, 0, 14, 8);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_chart);
    split->addWidget(makeSteps());
    split->setStretchFactor(0, 1);
    split->setSizes({760, 260});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeForm());
    column->addWidget(m_verdict);
    column->addWidget(split, 1);
    connect(m_chart, &ChartView::objectSelected, this, &Page::objectSelected);
    connect(m_chart, &ChartView::objectActivated, this, &Page::objectOpened);
    m_playing.setInterval(1600);
    connect(&m_playing, &QTimer::timeout, this, [this] {
        if (m_steps->currentRow() + 1 < m_steps->count())
            m_steps->setCurrentRow(m_steps->currentRow() + 1);
        else
            play(); // the end: stop
    });
    showProblem(tr("Name two ends."), tr("A pod (namespace/name), a Service (svc:namespace/name), a node (node:name, nodeport:name), an Ingress "
                                         "(ingress:host/path) or an address (ip:10.0.0.1). Typing suggests what the cluster has."));
}

QWidget *PathPage::makeForm()
{
    auto *form = new QWidget(this);
    auto *row = new QHBoxLayout(form);
    row->setContentsMargins(14, 10, 14, 8);
    row->setSpacing(8);
    auto *title = new QLabel(tr("Path"), form);
    title->setFont(uiFont(16, QFont::DemiBold));
    row->addWidget(title);
    for (const auto &[edit, text, hint] : {std::tuple{m_from, tr("from"), tr("shop/web-0")}, std::tuple{m_to, tr("to"), tr("svc:shop/db")}}) {
        edit->setPlaceholderText(hint);
        edit->setAccessibleName(text);
        auto *completer = new QCompleter(&m_ends, edit);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setMaxVisibleItems(12);
        edit->setCompleter(completer);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this] { QTimer::singleShot(0, this, &PathPage::trace); });
        connect(edit, &QLineEdit::returnPressed, this, &PathPage::trace);
        row->addWidget(caption(text, form));
        row->addWidget(edit, 3);
    }
    connect(m_to, &QLineEdit::textChanged, this, [this] { m_port->clear(); });
    m_port->setValidator(new QIntValidator(1, 65535, m_port));
    m_port->setMaximumWidth(80);
    m_port->setAccessibleName(tr("port"));
    m_protocol->addItems({QStringLiteral("TCP"), QStringLiteral("UDP"), QStringLiteral("SCTP")});
    auto *swap = new QPushButton(tr("Swap"), form);
    auto *go = new QPushButton(tr("Trace"), form);
    go->setProperty("role", QStringLiteral("primary"));
    row->addWidget(caption(tr("port"), form));
    row->addWidget(m_port);
    row->addWidget(m_protocol);
    row->addWidget(swap);
    row->addWidget(go);
    connect(m_port, &QLineEdit::returnPressed, this, &PathPage::trace);
    connect(m_protocol, &QComboBox::currentTextChanged, this, &PathPage::trace);
    connect(swap, &QPushButton::clicked, this, &PathPage::swapEnds);
    connect(go, &QPushButton::clicked, this, &PathPage::trace);
    return form;
}

QWidget *PathPage::makeSteps()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 0, 8, 8);
    column->setSpacing(6);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_play);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    m_steps->setWordWrap(true);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_steps->setSpacing(2);
    m_steps->setAccessibleName(tr("Steps"));
    column->addLayout(buttons);
    column->addWidget(m_steps, 1);
    connect(m_steps, &QListWidget::currentRowChanged, this, &PathPage::showStep);
    connect(m_play, &QPushButton::clicked, this, &PathPage::play);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    return side;
}

QString PathPage::endOf(const ObjectKey &key)
{
    const QString path = QString::fromStdString(key.ns + '/' + key.name);
    switch (key.kind) {
    case Kind::Pod: return path;
    case Kind::Service: return QStringLiteral("svc:") + path;
    case Kind::Node: return QStringLiteral("node:") + QString::fromStdString(key.name);
    default: return {};
    }
}

void PathPage::setFrom(const QString &end)
{
    m_from->setText(end);
    trace();
}

void PathPage::setTo(const QString &end)
{
    m_to->setText(end);
    trace();
}

void PathPage::showSelection(const ObjectKey &key)
{
    m_chart->showSelection(key);
}

void PathPage::focusFilter()
{
    m_from->setFocus();
}

void PathPage::suggestEnds()
{
    QStringList ends;
    const NetworkIndex &index = tracer().index();
    const auto add = [&ends](const char *prefix, const std::string &name) { ends << QString::fromLatin1(prefix) + QString::fromStdString(name); };
    for (const auto &service : index.services)
        add("svc:", pathOf(*service));
    for (const auto &pod : index.pods)
        add("", pathOf(*pod));
    for (const auto &node : index.nodes) {
        add("node:", node->meta.name);
        add("nodeport:", node->meta.name);
    }
    for (const auto &ingress : index.ingresses)
        for (const Ingress::Rule &rule : ingress->rules)
            for (const Ingress::Path &path : rule.paths)
                if (!rule.host.empty())
                    add("ingress:", rule.host.str() + (path.path.empty() ? std::string("/") : path.path.str()));
    if (ends != m_ends.stringList())
        m_ends.setStringList(ends);
}

void PathPage::refresh()
{
    suggestEnds();
    trace();
}

void PathPage::swapEnds()
{
    const QString from = m_from->text();
    m_from->setText(m_to->text());
    m_to->setText(from);
    trace();
}

/// A Service with several ports and no port chosen: the first is as good a start as any, and it is shown.
void PathPage::suggestPort()
{
    const auto to = End::parse(m_to->text().trimmed().toStdString());
    if (!to || to->type != End::Type::Service || !m_port->text().isEmpty())
        return;
    const Service *service = tracer().index().service(to->ns, to->name);
    if (service && !service->ports.empty()) {
        m_port->setText(QString::number(service->ports.front().port));
        const QSignalBlocker quiet(m_protocol);
        const std::string_view protocol = protocolText(service->ports.front().protocol);
        m_protocol->setCurrentText(QString::fromLatin1(protocol.data(), qsizetype(protocol.size())));
    }
}

void PathPage::trace()
{
    const QString fromText = m_from->text().trimmed(), toText = m_to->text().trimmed();
    if (fromText.isEmpty() || toText.isEmpty())
        return;
    const auto from = End::parse(fromText.toStdString()), to = End::parse(toText.toStdString());
    if (!from || !to)
        return showProblem(tr("That is no end."), QString::fromStdString((from ? to.error() : from.error()).text()));
    suggestPort();
    const TraceRequest request{*from, *to, m_port->text().toInt(), protocolFrom(m_protocol->currentText().toStdString())};
    const auto trace = tracer().trace(request);
    if (!trace)
        return isLoading() ? showProblem(tr("Loading…"), QString()) : showProblem(tr("There is no such way."), QString::fromStdString(trace.error().text()));
    showTrace(*trace, request);
}

void PathPage::showProblem(const QString &headline, const QString &advice)
{
    m_steps->clear();
    m_verdict->clear();
    m_play->setEnabled(false);
    m_copy->setEnabled(false);
    m_chart->setMessage(headline, advice);
}

void PathPage::showTrace(const Trace &trace, const TraceRequest &request)
{
    const int row = m_steps->currentRow();
    const QSignalBlocker quiet(m_steps);
    m_steps->clear();
    Graph graph = pathGraph(trace, tracer(), request);
    for (const GraphStep &step : graph.steps)
        m_steps->addItem(QStringLiteral("%1  %2").arg(step.number).arg(QString::fromStdString(step.text)));
    m_steps->setCurrentRow(row < m_steps->count() ? row : -1);
    m_text = QString::fromStdString(traceText(trace));
    QString words = tr("Verdict: %1. %2").arg(QString::fromUtf8(verdictText(trace.verdict).data()), QString::fromStdString(trace.message));
    for (const std::string &warning : trace.warnings)
        words += QLatin1Char('\n') + tr("Note: %1").arg(QString::fromStdString(warning));
    m_verdict->setText(words);
    m_summary = QString::fromStdString(graph.footer);
    m_play->setEnabled(m_steps->count() > 0);
    m_copy->setEnabled(true);
    if (graph.nodes.empty()) {
        m_chart->setMessage(tr("No packet goes this way."), QString::fromStdString(trace.message));
    } else {
        graph.steps.clear(); // they stand in the list beside the chart
        m_chart->setMessage(QString());
        m_chart->setGraph(std::move(graph));
    }
    Q_EMIT summaryChanged();
}

/// The box step `number` speaks of.
QString PathPage::nodeOfStep(int number) const
{
    const Graph *graph = m_chart->graph();
    if (!graph)
        return {};
    return QString::fromStdString(stepNode(*graph, number));
}

void PathPage::showStep(int row)
{
    const int node = row < 0 ? -1 : m_chart->scene().nodeById(nodeOfStep(row + 1).toStdString());
    if (node >= 0)
        m_chart->scene().setCurrent(node);
}

void PathPage::play()
{
    if (m_playing.isActive()) {
        m_playing.stop();
        m_play->setText(tr("Play"));
        return;
    }
    m_steps->setCurrentRow(0);
    m_playing.start();
    m_play->setText(tr("Stop"));
}

} // namespace portolan

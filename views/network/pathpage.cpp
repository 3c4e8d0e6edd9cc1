#include "views/network/pathpage.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "models/diagram/pathgraph.h"
#include "models/network/traceprint.h"
#include "views/kit/objectmenu.h"
#include "views/kit/settings.h"
#include "views/network/pathform.h"
#include "views/network/pathstart.h"
#include "views/network/steppane.h"
#include "views/network/verdictbanner.h"

namespace portolan {

namespace {

constexpr std::size_t mostRecent = 12;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::vector<StepText> stepTexts(const Graph &graph, const Trace &trace)
{
    std::vector<StepText> out;
    for (std::size_t i = 0; i < graph.steps.size(); ++i) {
        StepText step;
        step.number = graph.steps[i].number;
        step.text = shownText(graph.steps[i].text);
        step.evidence = graph.steps[i].evidence;
        step.verdict = i >= trace.hops.size();
        if (!step.verdict) {
            step.packet = shownText(trace.hops[i].packet);
            step.observed = trace.hops[i].observed;
        }
        out.push_back(std::move(step));
    }
    return out;
}

} // namespace

PathPage::PathPage(const PageContext &context, QWidget *parent)
    : NetworkPage(context, parent), m_form(new PathForm(theme(), this)), m_stack(new QStackedWidget(this)), m_start(new PathStart(m_stack)),
      m_result(new QWidget(m_stack)), m_verdict(new VerdictBanner(theme(), m_result)), m_steps(new StepPane(theme(), m_result)),
      m_chart(new PathChart(theme(), m_result)), m_examplesMenu(new QMenu(this)), m_recentMenu(new QMenu(this))
{
    build();
    connect(m_form, &PathForm::traceWished, this, &PathPage::askByHand);
    connect(m_start, &PathStart::exampleChosen, this, [this](int index) { run(TraceRequest(m_examples[std::size_t(index)].request)); });
    connect(m_steps, &StepPane::stepShown, this, &PathPage::showStep);
    connect(m_steps, &StepPane::evidenceOpened, this, &PathPage::openEvidence);
    connect(m_steps, &StepPane::copyWished, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(m_verdict, &VerdictBanner::linkActivated, this, &Page::objectSelected);
    m_chart->setSettings(settings());
    connect(m_chart, &PathChart::evidenceOpened, this, &PathPage::openEvidence);
    connect(m_chart, &ChartView::objectSelected, this, [this](const ObjectKey &key) {
        if (!m_following) // steps walk through many boxes; only a person's choice opens the details
            Q_EMIT objectSelected(key);
    });
    connect(m_chart, &ChartView::objectActivated, this, &PathPage::wantObject);
    connect(m_chart, &ChartView::fieldWished, this, &PathPage::wantField);
    connect(&m_chart->scene(), &DiagramScene::nodeSelected, this, &PathPage::nodeChosen);
    connect(m_chart, &ChartView::menuWished, this, [this](const GraphNode &node, const QPoint &at) {
        if (!node.object)
            return;
        QMenu menu(this);
        addObjectActions(menu, *this, *node.object, session().store().find(*node.object));
        menu.exec(at);
    });
    if (settings())
        for (const TraceEnds &ends : settings()->recentTraces(toQString(session().title())))
            m_recent.push_back({ends, std::nullopt});
    connect(m_examplesMenu, &QMenu::aboutToShow, this, &PathPage::fillExamples);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &PathPage::fillRecent);
}

PathPage::~PathPage() = default;

void PathPage::build()
{
    auto *split = new QSplitter(Qt::Horizontal, m_result);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(m_chart);
    split->addWidget(m_steps);
    split->setStretchFactor(0, 1);
    split->setSizes({760, 320});
    m_chart->setMinimumWidth(240);
    m_steps->setMinimumWidth(220);
    auto *result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(0);
    result->addWidget(m_verdict);
    result->addWidget(split, 1);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_result);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_form);
    column->addWidget(m_stack, 1);
}

QWidget *PathPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 10, 14, 8);
    row->setSpacing(8);
    auto *title = new QLabel(tr("Path"), head);
    title->setFont(uiFont(16, QFont::DemiBold));
    row->addWidget(title);
    row->addStretch(1);
    for (const auto &[text, menu] : {std::pair{tr("Examples"), m_examplesMenu}, std::pair{tr("Recent"), m_recentMenu}}) {
        auto *button = new QToolButton(head);
        button->setText(text + QStringLiteral(" \u25BE"));
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
        row->addWidget(button);
    }
    return head;
}

void PathPage::open(const Target &target)
{
    const TraceEnds *ends = std::get_if<TraceEnds>(&target.what);
    if (!ends && !target.look)
        return;
    const TraceEnds wanted = ends ? *ends : TraceEnds();
    const bool all = target.look.has_value();
    if (all || !wanted.from.isEmpty())
        m_form->setFrom(wanted.from);
    if (all || !wanted.to.isEmpty())
        m_form->setTo(wanted.to); // which forgets the port
    if (all || !wanted.port.isEmpty())
        m_form->setPort(wanted.port);
    if (!all && m_form->from().isEmpty())
        m_form->fromEdit()->setFocus();
    else if (!all && m_form->to().isEmpty())
        m_form->toEdit()->setFocus();
    ask();
}

/// What was asked; what is being typed is nobody's business yet.
Target PathPage::where() const
{
    Target here{QString(), std::nullopt, {}, PageLook()};
    if (!m_question.from.empty() || !m_question.to.empty())
        here.what = m_question.ends();
    return here;
}

void PathPage::run(const TraceRequest &request)
{
    m_form->setFrom(QString::fromStdString(request.from.text()));
    m_form->setTo(QString::fromStdString(request.to.text()));
    m_form->setPort(request.port, request.protocol);
    askByHand();
}

void PathPage::run(const TraceEnds &ends)
{
    m_form->setFrom(ends.from);
    m_form->setTo(ends.to);
    m_form->setPort(ends.port);
    askByHand();
}

Sheet *PathPage::sheet()
{
    return m_chart;
}

void PathPage::showSelection(const ObjectKey &key)
{
    m_chart->showSelection(key);
}

void PathPage::focusFilter()
{
    m_form->fromEdit()->setFocus(Qt::ShortcutFocusReason);
    m_form->fromEdit()->selectAll();
}

void PathPage::refresh()
{
    askAgain();
}

PathQuestion PathPage::formQuestion() const
{
    return {m_form->from().toStdString(), m_form->to().toStdString(), m_form->portText().toStdString(), m_form->protocol()};
}

void PathPage::ask()
{
    m_question = formQuestion();
    askAgain();
}

/// Another way on the same page is another place.
void PathPage::askByHand()
{
    const PathQuestion next = formQuestion();
    if (!next.isSameWay(m_question) && (m_question.complete() || next.complete()))
        Q_EMIT leaving();
    ask();
}

void PathPage::askAgain()
{
    m_question.examples = m_examples.empty() || !m_question.complete();
    work([this, question = m_question](const TracerPtr &tracer) -> Finish {
        auto found = std::make_shared<PathAnswer>(answerOf(tracer, question));
        return [this, found] { take(std::move(*found)); };
    });
}

bool PathPage::formIsAsAsked() const
{
    return m_form->from().toStdString() == m_question.from && m_form->to().toStdString() == m_question.to;
}

void PathPage::take(PathAnswer answer)
{
    freeBeside(m_form->setCatalog(answer.catalog));
    if (!answer.examples.empty())
        m_examples = answer.examples;
    if (!m_question.complete()) {
        isLoading() && m_examples.empty() ? m_start->setLoading(true) : m_start->setExamples(m_examples);
        m_asked.clear();
        m_stack->setCurrentWidget(m_start);
        return;
    }
    if (!formIsAsAsked()) { // somebody is typing: the chart follows the cluster, the form is theirs
        if (answer.trace)
            showTraced(answer);
        return;
    }
    const bool loading = isLoading() && !answer.problem.empty(); // what is missing may yet come
    using F = PathForm::Field;
    m_form->setProblem(loading ? F::None : answer.problemFrom ? F::From : answer.problemTo ? F::To : F::None, loading ? tr("Loading…") : toQString(answer.problem));
    m_form->setPorts(answer.ports);
    if (m_form->port() > 0 && !m_form->portBox()->hasFocus() && !m_form->portBox()->lineEdit()->hasFocus())
        m_form->setPort(m_form->port(), m_form->protocol()); // with its name, now that it is known
    if (answer.trace)
        showTraced(answer);
    else if (!loading)
        showNothing(toQString(answer.problem));
}

/// An end is gone, or never was: no old chart may stand there as if it were true.
void PathPage::showNothing(const QString &problem)
{
    m_asked.clear();
    m_text.clear();
    m_summary.clear();
    m_steps->pause();
    m_steps->setSteps({});
    m_verdict->hide();
    m_chart->setMessage(tr("There is no such way."), problem);
    m_stack->setCurrentWidget(m_result);
    Q_EMIT summaryChanged();
}

void PathPage::showTraced(const PathAnswer &answer)
{
    const Trace &trace = *answer.trace;
    const std::string asked = answer.request.from.text() + ' ' + answer.request.to.text() + ' ' + std::to_string(answer.request.port) + answer.request.portName + std::string(protocolText(answer.request.protocol));
    if (m_form->port() == 0 && formIsAsAsked())
        m_form->setPort(answer.request.port > 0 ? answer.request.port : trace.to.kind == "service" || trace.to.kind == "pod" ? trace.to.port : 0, answer.request.protocol);
    const QString text = toQString(traceText(trace));
    const bool fresh = asked != m_asked, changed = fresh || text != m_text;
    m_stack->setCurrentWidget(m_result);
    if (!changed)
        return;
    m_asked = asked;
    m_text = text;
    if (fresh) {
        m_steps->pause();
        m_steps->setCurrent(-1);
        m_chart->startOver();
        remember(answer.request, trace.verdict);
    }
    m_verdict->setTrace(trace, blindness());
    m_verdict->show();
    m_steps->setSteps(stepTexts(answer.graph, trace));
    m_summary = toQString(answer.graph.footer);
    if (answer.graph.nodes.empty()) {
        m_chart->setMessage(trace.verdict == Verdict::Unknown ? tr("Not everything was read that this way goes by.") : tr("No packet goes this way."), toQString(trace.message));
    } else {
        m_chart->setMessage(QString());
        Graph graph = answer.graph;
        graph.steps.clear(); // they stand in the list beside the chart
        m_chart->setFileSteps(answer.graph.steps);
        m_chart->setFigure(toQString(session().title()), QStringLiteral("path ") + toQString(answer.request.from.text()) + QLatin1Char(' ') + toQString(answer.request.to.text()));
        m_chart->setGraph(std::move(graph));
    }
    Q_EMIT summaryChanged();
}

void PathPage::showStep(int row)
{
    const Graph *graph = m_chart->graph();
    if (!graph || row < 0 || m_following)
        return;
    m_following = true;
    const int node = m_chart->scene().nodeById(stepNode(*graph, row + 1));
    if (node >= 0) {
        m_chart->scene().setCurrent(node);
        m_chart->view().ensureVisible(m_chart->scene().nodeRect(node), 80, 80);
    }
    m_following = false;
}

void PathPage::nodeChosen(int node)
{
    const Graph *graph = m_chart->graph();
    if (!graph || node < 0 || m_following)
        return;
    const std::string &id = graph->nodes[std::size_t(node)].id;
    int row = 0;
    while (row < int(m_steps->steps().size()) && stepNode(*graph, row + 1) != id)
        ++row;
    if (row == int(m_steps->steps().size()))
        return;
    m_following = true;
    m_steps->pause();
    m_steps->setCurrent(row);
    m_following = false;
}

void PathPage::remember(const TraceRequest &request, Verdict verdict)
{
    const std::string port = request.port > 0 ? std::to_string(request.port) : request.portName;
    const TraceEnds ends = PathQuestion{request.from.text(), request.to.text(), port, request.protocol}.ends();
    std::erase_if(m_recent, [&ends](const Recent &r) { return r.ends == ends; });
    m_recent.push_front({ends, verdict});
    if (m_recent.size() > mostRecent)
        m_recent.pop_back();
    if (settings())
        settings()->addRecentTrace(toQString(session().title()), ends);
}

void PathPage::fillExamples()
{
    m_examplesMenu->clear();
    for (std::size_t i = 0; i < m_examples.size(); ++i)
        connect(m_examplesMenu->addAction(lessonText(m_examples[i].lesson).title), &QAction::triggered, this, [this, i] { run(TraceRequest(m_examples[i].request)); });
    if (m_examples.empty())
        m_examplesMenu->addAction(tr("This cluster has none yet"))->setEnabled(false);
}

void PathPage::fillRecent()
{
    m_recentMenu->clear();
    for (const Recent &recent : m_recent) {
        const QString port = recent.ends.port.startsWith(QLatin1Char('/')) ? QString() : QStringLiteral(", ") + recent.ends.port;
        const QString verdict = recent.verdict ? QLatin1Char('\t') + verdictStyle(*recent.verdict, Fabric::Enforcement::Unknown).word : QString();
        connect(m_recentMenu->addAction(shownText(recent.ends.from + QStringLiteral(" \u2192 ") + recent.ends.to + port) + verdict), &QAction::triggered, this,
                [this, ends = recent.ends] { run(ends); });
    }
    if (m_recent.empty())
        m_recentMenu->addAction(tr("Nothing traced yet"))->setEnabled(false);
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("Start over")), &QAction::triggered, this, [this] {
        m_form->setFrom(QString());
        m_form->setTo(QString());
        askByHand();
    });
}

void PathPage::openEvidence(const Evidence &evidence)
{
    if (const auto key = keyFromText(evidence.object))
        wantField(*key, QString::fromStdString(evidence.path), QString::fromStdString(evidence.value));
}

} // namespace portolan

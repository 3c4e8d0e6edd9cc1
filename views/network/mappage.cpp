#include "views/network/mappage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/kit/objectmenu.h"
#include "views/network/mapchart.h"

namespace portolan {

namespace {

constexpr std::size_t podsDrawnUnasked = 300;

} // namespace

MapPage::MapPage(const PageContext &context, QWidget *parent)
    : NetworkPage(context, parent), m_scope(new QLabel(this)), m_note(new QLabel(this)), m_whole(new QToolButton(this)),
      m_fold(new QToolButton(this)), m_edit(new QLineEdit(this)), m_chart(new MapChart(theme(), this))
{
    buildHead();
    layout()->addWidget(m_note);
    layout()->addWidget(m_chart);
    m_note->setProperty("role", QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(14, 0, 14, 4);
    m_note->hide();
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_options.filter = text.trimmed().toLower().toStdString();
        refreshSoon();
    });
    connect(m_whole, &QToolButton::clicked, this, [this] {
        Q_EMIT leaving();
        m_width = m_shownNs.empty() ? Width::Namespace : Width::Cluster;
        m_options.unfolded.clear();
        m_chart->startOver();
        refresh();
    });
    connect(m_fold, &QToolButton::toggled, this, &MapPage::setFolding);
    m_chart->setSettings(settings());
    connect(m_chart, &ChartView::objectSelected, this, &Page::objectSelected);
    connect(m_chart, &ChartView::objectActivated, this, &MapPage::wantObject);
    connect(m_chart, &ChartView::fieldWished, this, &MapPage::wantField);
    connect(m_chart, &ChartView::shown, this, &Page::summaryChanged);
    connect(m_chart, &MapChart::unfoldWished, this, [this](const QString &node) {
        m_options.unfolded.push_back(node.toStdString());
        refresh();
    });
    connect(m_chart, &ChartView::menuWished, this, [this](const GraphNode &node, const QPoint &at) {
        if (!node.object)
            return;
        QMenu menu(this);
        addObjectActions(menu, *this, *node.object, session().store().find(*node.object));
        menu.exec(at);
    });
    m_chart->setMessage(tr("Loading…"));
    showScope();
}

void MapPage::buildHead()
{
    auto *title = new QLabel(tr("Network map"), this);
    title->setFont(uiFont(16, QFont::DemiBold));
    m_scope->setTextFormat(Qt::PlainText);
    m_scope->setProperty("role", QStringLiteral("subtitle"));
    m_whole->setProperty("role", QStringLiteral("link"));
    m_fold->setProperty("role", QStringLiteral("chip"));
    m_fold->setText(tr("fold alike pods"));
    m_fold->setToolTip(tr("Draws pods of one owner as one box when there are more than three"));
    m_fold->setCheckable(true);
    m_fold->setChecked(m_options.fold > 0);
    m_edit->setPlaceholderText(tr("Services and Ingresses whose name contains…"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setClearButtonEnabled(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 10, 14, 6);
    head->setSpacing(10);
    head->addWidget(title);
    head->addWidget(m_scope);
    head->addWidget(m_edit, 1);
    head->addWidget(m_fold);
    head->addWidget(m_whole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
}

void MapPage::setNamespace(const std::string &ns)
{
    m_chosenNs = ns;
    setShownNamespace(ns);
}

void MapPage::setShownNamespace(const std::string &ns)
{
    m_ns = ns;
    m_width = Width::Fitting;
    m_options.unfolded.clear();
    m_chart->startOver();
    refreshSoon();
}

/// A namespace is drawn though another is chosen above.
void MapPage::open(const Target &target)
{
    if (!target.look && !target.object)
        return;
    const std::string ns = target.object && target.object->kind == Kind::Namespace ? target.object->name : m_chosenNs;
    if (ns != m_ns)
        setShownNamespace(ns);
    if (!target.look)
        return;
    m_edit->setText(valueOf(*target.look, QStringLiteral("filter")));
    const QString scope = valueOf(*target.look, QStringLiteral("scope"));
    m_width = scope == QStringLiteral("cluster") ? Width::Cluster : scope == QStringLiteral("namespace") ? Width::Namespace : Width::Fitting;
    setFolding(valueOf(*target.look, QStringLiteral("fold")) != QStringLiteral("no"));
}

Target MapPage::where() const
{
    Target here{QString(), std::nullopt, {}, PageLook{{QStringLiteral("filter"), m_edit->text()}}};
    if (m_ns != m_chosenNs)
        here.object = ObjectKey{Kind::Namespace, {}, m_ns};
    if (m_width != Width::Fitting)
        (*here.look)[QStringLiteral("scope")] = m_width == Width::Cluster ? QStringLiteral("cluster") : QStringLiteral("namespace");
    if (m_options.fold == 0)
        (*here.look)[QStringLiteral("fold")] = QStringLiteral("no");
    return here;
}

void MapPage::setFolding(bool on)
{
    m_fold->setChecked(on);
    m_options.fold = on ? MapOptions().fold : 0;
    m_options.unfolded.clear();
    refresh();
}

void MapPage::showScope()
{
    const std::string ns = m_ns.empty() ? session().firstNamespace() : m_ns;
    const QString ofNamespace = tr("namespace %1").arg(shownText(ns)), ofCluster = tr("the whole cluster");
    m_scope->setText(m_shownNs.empty() ? ofCluster : ofNamespace);
    m_whole->setText(tr("Show %1").arg(m_shownNs.empty() ? ofNamespace : ofCluster));
}

void MapPage::showSelection(const ObjectKey &key)
{
    m_chart->showSelection(key);
}

void MapPage::focusFilter()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

Sheet *MapPage::sheet()
{
    return m_chart;
}

QString MapPage::summary() const
{
    return m_chart->graph() ? QString::fromStdString(m_chart->graph()->footer) : QString();
}

void MapPage::refresh()
{
    const std::string ns = m_ns.empty() ? session().firstNamespace() : m_ns;
    work([this, options = m_options, width = m_width, all = m_ns.empty(), ns](const TracerPtr &tracer) mutable -> Finish {
        const bool whole = width == Width::Cluster || (width == Width::Fitting && all && tracer->index().pods.size() <= podsDrawnUnasked);
        options.ns = whole ? std::string() : ns;
        auto graph = std::make_shared<Graph>(mapGraph(*tracer, options));
        return [this, graph, shown = options.ns] { take(std::move(*graph), shown); };
    });
}

void MapPage::take(Graph graph, const std::string &ns)
{
    m_shownNs = ns;
    showScope();
    m_note->setText(blindness());
    m_note->setVisible(!m_note->text().isEmpty());
    if (graph.nodes.empty())
        return isLoading() ? m_chart->setMessage(tr("Loading…"))
            : m_options.filter.empty() ? m_chart->setMessage(tr("Nothing to draw here."), QString::fromStdString(graph.emptyText))
                                       : m_chart->setMessage(tr("No Service or Ingress has that in its name."), tr("Clear the box above to see all."));
    m_chart->setMessage(QString());
    m_chart->setFigure(QString::fromStdString(session().title()), QStringLiteral("map ") + QString::fromStdString(ns));
    m_chart->setGraph(std::move(graph));
}

} // namespace portolan

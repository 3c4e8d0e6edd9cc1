#include "views/browse/networkpage.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "models/diagram/mapgraph.h"
#include "views/diagram/chartview.h"

namespace portolan {

NetworkPage::NetworkPage(const PageContext &context, QWidget *parent) : Page(context, parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(300); // a burst of changes is one new picture
    connect(&m_soon, &QTimer::timeout, this, [this] { refresh(); });
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        const auto &kinds = networkKinds();
        if (std::find(kinds.begin(), kinds.end(), delta.kind) == kinds.end())
            return;
        m_tracer.reset();
        refreshSoon();
    });
    connect(&session(), &Session::kindStateChanged, this, [this] { refreshSoon(); });
}

NetworkPage::~NetworkPage() = default;

void NetworkPage::activate()
{
    if (m_active)
        return;
    m_active = true;
    for (const Kind kind : networkKinds())
        session().require(kind);
    refresh();
}

void NetworkPage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_soon.stop();
    for (const Kind kind : networkKinds())
        session().release(kind);
}

const Tracer &NetworkPage::tracer()
{
    if (!m_tracer)
        m_tracer = std::make_unique<Tracer>(std::make_shared<const NetworkIndex>(session().store()));
    return *m_tracer;
}

bool NetworkPage::isLoading() const
{
    const auto &kinds = networkKinds();
    return std::any_of(kinds.begin(), kinds.end(), [this](Kind kind) {
        const auto phase = session().kindState(kind).phase;
        return phase == KindState::Phase::Loading || phase == KindState::Phase::Idle;
    });
}

void NetworkPage::refreshSoon()
{
    if (m_active && !m_soon.isActive())
        m_soon.start();
}

MapPage::MapPage(const PageContext &context, QWidget *parent)
    : NetworkPage(context, parent), m_edit(new QLineEdit(this)), m_chart(new ChartView(theme(), this))
{
    auto *title = new QLabel(tr("Network map"), this);
    title->setFont(uiFont(16, QFont::DemiBold));
    m_edit->setPlaceholderText(tr("Services and Ingresses whose name contains…"));
    m_edit->setClearButtonEnabled(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 10, 14, 6);
    head->setSpacing(10);
    head->addWidget(title);
    head->addWidget(m_edit, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_chart, 1);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter = text.trimmed().toStdString();
        refreshSoon();
    });
    connect(m_chart, &ChartView::objectSelected, this, &Page::objectSelected);
    connect(m_chart, &ChartView::objectActivated, this, &Page::objectOpened);
    connect(m_chart, &ChartView::shown, this, &Page::summaryChanged);
    m_chart->setMessage(tr("Loading…"));
}

void MapPage::setNamespace(const std::string &ns)
{
    m_ns = ns;
    refreshSoon();
}

void MapPage::showSelection(const ObjectKey &key)
{
    m_chart->showSelection(key);
}

void MapPage::focusFilter()
{
    m_edit->setFocus();
}

QString MapPage::summary() const
{
    return m_chart->graph() ? QString::fromStdString(m_chart->graph()->footer) : QString();
}

void MapPage::refresh()
{
    Graph graph = mapGraph(tracer(), {m_ns, 3, m_filter});
    if (graph.nodes.empty())
        return isLoading() ? m_chart->setMessage(tr("Loading…"))
            : m_filter.empty() ? m_chart->setMessage(tr("Nothing to draw here."), QString::fromStdString(graph.emptyText))
                               : m_chart->setMessage(tr("No Service or Ingress has that in its name."), tr("Clear the box above to see all."));
    m_chart->setMessage(QString());
    m_chart->setGraph(std::move(graph));
}

} // namespace portolan

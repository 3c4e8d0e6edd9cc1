#include "views/storage/storagepage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/kit/kindview.h"
#include "views/kit/objectmenu.h"
#include "views/storage/storagechartview.h"

namespace portolan {

namespace {

constexpr std::size_t podsDrawnUnasked = 100;

} // namespace

std::optional<LadderScope> storageScopeOf(const ObjectKey &key)
{
    if (!kindView(key.kind).charts.testFlag(KindChart::Storage))
        return std::nullopt;
    return key.kind == Kind::Namespace ? LadderScope::nameSpace(key.name) : LadderScope{key};
}

StoragePage::StoragePage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_title(new QLabel(tr("Storage"), this)), m_scope(new QLabel(this)), m_whole(new QToolButton(this)),
      m_chart(new StorageChartView(session(), theme(), this))
{
    m_title->setFont(uiFont(16, QFont::DemiBold));
    m_scope->setTextFormat(Qt::PlainText);
    m_scope->setProperty("role", QStringLiteral("subtitle"));
    m_scope->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_whole->setProperty("role", QStringLiteral("link"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 10, 14, 6);
    head->setSpacing(10);
    head->addWidget(m_title);
    head->addWidget(m_scope, 1);
    head->addWidget(m_whole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_chart, 1);
    m_chart->setSettings(settings());
    connect(m_chart, &ChartView::objectSelected, this, &Page::objectSelected);
    connect(m_chart, &ChartView::objectActivated, this, &StoragePage::wantObject);
    connect(m_chart, &StorageChartView::bindingWished, this, [this](const ObjectKey &key) { Q_EMIT wanted({QString(), key, WhyBound()}); });
    connect(m_chart, &ChartView::fieldWished, this, &StoragePage::wantField);
    connect(m_chart, &ChartView::menuWished, this, [this](const GraphNode &node, const QPoint &at) {
        if (!node.object)
            return;
        QMenu menu(this);
        addObjectActions(menu, *this, *node.object, session().store().find(*node.object));
        menu.exec(at);
    });
    connect(m_chart, &ChartView::shown, this, &Page::summaryChanged);
    connect(m_whole, &QToolButton::clicked, this, &StoragePage::widen);
    connect(&session(), &Session::kindStateChanged, this, [this] {
        if (m_first != session().firstNamespace() || !m_few)
            showScope(); // somebody named the namespaces to look into, or it is known now how much there is
    });
    showScope();
}

StoragePage::~StoragePage() = default;

void StoragePage::setNamespace(const std::string &ns)
{
    m_ns = ns;
    m_object.reset();
    m_width = Width::Fitting;
    m_few.reset();
    showScope();
}

void StoragePage::open(const Target &target)
{
    if (!target.object && !target.look)
        return;
    m_object = target.object;
    if (target.look)
        m_width = valueOf(*target.look, QStringLiteral("scope")) == QStringLiteral("all")         ? Width::Cluster
            : valueOf(*target.look, QStringLiteral("scope")) == QStringLiteral("namespace") ? Width::Namespace
                                                                                            : Width::Fitting;
    showScope();
}

Target StoragePage::where() const
{
    return {QString(), m_object, {}, PageLook{{QStringLiteral("scope"), m_width == Width::Cluster ? QStringLiteral("all") : m_width == Width::Namespace ? QStringLiteral("namespace") : QString()}}};
}

/// Where all namespaces are chosen all of a small cluster is drawn; decided once, as soon as it is known how many pods there are.
bool StoragePage::isWide() const
{
    return m_width == Width::Cluster || (m_width == Width::Fitting && m_ns.empty() && m_few.value_or(false));
}

void StoragePage::countPods()
{
    const KindTally &tally = session().tally(Kind::Pod);
    const bool known = tally.phase == KindTally::Phase::Known;
    if (!m_few && (known || session().kindState(Kind::Pod).phase == KindState::Phase::Synced))
        m_few = (known ? tally.count : session().store().count(Kind::Pod)) <= podsDrawnUnasked;
}

void StoragePage::showScope()
{
    countPods();
    m_first = session().firstNamespace();
    const std::string ns = m_ns.empty() ? m_first : m_ns;
    const QString ofNamespace = tr("namespace %1").arg(shownText(ns));
    const QString ofCluster = tr("the whole cluster");
    if (const auto scope = m_object ? storageScopeOf(*m_object) : std::nullopt) {
        m_scope->setText(kindWord(m_object->kind) + QLatin1Char(' ') + shownText(m_object->name));
        m_whole->setText(tr("Show %1").arg(ofNamespace));
        m_chart->setScope(*scope);
    } else if (isWide()) {
        m_scope->setText(ofCluster);
        m_whole->setText(tr("Show %1").arg(ofNamespace));
        m_chart->setScope(LadderScope::all());
    } else {
        m_scope->setText(ofNamespace);
        m_whole->setText(m_ns.empty() ? tr("Show %1").arg(ofCluster) : QString());
        m_chart->setScope(LadderScope::nameSpace(ns));
    }
    m_whole->setVisible(!m_whole->text().isEmpty());
}

void StoragePage::widen()
{
    Q_EMIT leaving();
    m_width = m_object || isWide() ? Width::Namespace : Width::Cluster;
    m_object.reset();
    showScope();
}

void StoragePage::showSelection(const ObjectKey &key)
{
    m_chart->showSelection(key);
}

void StoragePage::activate()
{
    m_chart->activate();
}

void StoragePage::deactivate()
{
    m_chart->deactivate();
}

void StoragePage::focusFilter()
{
    m_chart->focusFind();
}

Sheet *StoragePage::sheet()
{
    return m_chart;
}

QString StoragePage::summary() const
{
    return m_chart->summary();
}

} // namespace portolan

#include "views/details/detailspane.h"

#include <algorithm>

#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/session/servertable.h"
#include "models/store/involvedevents.h"
#include "views/details/fetchedtext.h"
#include "views/details/objecttext.h"
#include "views/details/summaryview.h"
#include "views/kit/kindview.h"
#include "views/kit/messagepane.h"
#include "views/kit/objectmenu.h"
#include "views/storage/bindingview.h"
#include "views/storage/storagechartview.h"
#include "views/storage/storagepage.h"

namespace portolan {

namespace {

constexpr int refreshMs = 100; ///< changes closer than this are drawn together
constexpr int tickMs = 5000;

} // namespace

DetailsPane::DetailsPane(Theme &theme, Settings *settings, QWidget *parent) : QWidget(parent), m_theme(theme), m_settings(settings)
{
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Details of the selected object"));
    build();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &DetailsPane::refresh);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &DetailsPane::refresh);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        Q_EMIT tabChanged(index);
        refreshTab(false);
    });
    for (SummaryView *view : {m_summary, m_events})
        connect(view, &SummaryView::linkActivated, this, [this](const ObjectKey &key) {
            if (key == m_key && BindingView::hasCard(key)) // a claim's "why" leads to itself
                setTab(BindingTab);
            else
                wantObject(key);
        });
    connect(m_subtitle, &SpanTable::linkActivated, this, &DetailsPane::wantObject);
    for (FetchedText *text : {m_describe, m_yaml})
        connect(text, &FetchedText::retryWanted, this, [this] { fetchText(true); });
    clear();
}

DetailsPane::~DetailsPane() = default;

void DetailsPane::build()
{
    m_body = new QWidget(this);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(headOfBody());

    m_tabs = new QTabBar(m_body);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_stack = new QStackedWidget(m_body);
    buildTabs();
    auto *line = new QFrame(m_body);
    line->setProperty("role", QStringLiteral("line"));
    line->setFixedHeight(1);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(10, 0, 4, 0);
    tabRow->addWidget(m_tabs);
    column->addLayout(tabRow);
    column->addWidget(line);
    column->addWidget(m_stack, 1);

    m_empty = new MessagePane(m_theme, this);
    auto *stack = new QStackedLayout(this);
    stack->addWidget(m_empty);
    stack->addWidget(m_body);
}

QLayout *DetailsPane::headOfBody()
{
    m_title = new SpanTable(m_theme, m_body);
    m_title->setLargeFont(true);
    m_title->setAccessibleName(tr("Name"));
    m_subtitle = new SpanTable(m_theme, m_body);
    m_subtitle->setAccessibleName(tr("Kind and place"));
    auto *head = new QVBoxLayout;
    head->setContentsMargins(16, 10, 12, 8);
    head->setSpacing(0);
    auto *titleRow = new QHBoxLayout;
    titleRow->setContentsMargins(0, 0, 0, 0);
    titleRow->addWidget(m_title, 1);
    m_charts = new QToolButton(m_body);
    m_charts->setText(tr("Charts") + QStringLiteral(" \u25BE"));
    m_charts->setPopupMode(QToolButton::InstantPopup);
    m_charts->setMenu(new QMenu(m_charts));
    connect(m_charts->menu(), &QMenu::aboutToShow, this, &DetailsPane::fillCharts);
    titleRow->addWidget(m_charts, 0, Qt::AlignTop);
    head->addLayout(titleRow);
    head->addWidget(m_subtitle);
    return head;
}

void DetailsPane::buildTabs()
{
    m_summary = new SummaryView(m_theme, m_stack);
    buildStorageTab();
    m_bindingPage = new QWidget(m_stack);
    (new QVBoxLayout(m_bindingPage))->setContentsMargins(0, 0, 0, 0);
    m_describe = new FetchedText(m_theme, FetchedText::Syntax::Describe, m_stack);
    m_yaml = new FetchedText(m_theme, FetchedText::Syntax::Yaml, m_stack);
    m_events = new SummaryView(m_theme, m_stack);
    m_usage = new UsageView(m_theme, m_stack);
    const std::pair<QString, QWidget *> tabs[] = {{tr("Summary"), m_summary}, {tr("Storage"), m_storage}, {tr("Describe"), m_describe}, {tr("YAML"), m_yaml},
                                                  {tr("Events"), m_events}, {tr("Binding"), m_bindingPage}, {tr("Usage"), m_usage}};
    for (const auto &[title, widget] : tabs)
        m_tabs->addTab(title), m_stack->addWidget(widget);
    for (QToolButton *arrow : m_tabs->findChildren<QToolButton *>())
        arrow->setFocusPolicy(Qt::NoFocus); // the arrow keys go through the tabs
}

void DetailsPane::buildStorageTab()
{
    m_storage = new QStackedWidget(m_stack);
    m_noStorage = new MessagePane(m_theme, m_storage);
    m_noStorage->showEmpty(QStringLiteral("storagechart"), tr("No part in storage"), tr("Pods, their owners, claims, volumes, classes, nodes and namespaces have a storage chart."));
    m_storage->addWidget(m_noStorage);
    m_chartPage = new QWidget(m_storage);
    auto *large = new QPushButton(tr("Show this chart on its own page"), m_chartPage);
    large->setProperty("role", QStringLiteral("link"));
    connect(large, &QPushButton::clicked, this, [this] {
        if (m_key)
            Q_EMIT wanted({QStringLiteral("storage"), *m_key});
    });
    auto *chartColumn = new QVBoxLayout(m_chartPage);
    chartColumn->setContentsMargins(0, 0, 0, 0);
    chartColumn->setSpacing(0);
    auto *largeRow = new QHBoxLayout;
    largeRow->setContentsMargins(16, 10, 16, 4);
    largeRow->addWidget(large);
    largeRow->addStretch(1);
    chartColumn->addLayout(largeRow);
    m_storage->addWidget(m_chartPage);
}

void DetailsPane::setSession(Session *session)
{
    if (m_session) {
        disconnect(&m_session->store(), nullptr, this, nullptr);
        disconnect(m_session, nullptr, this, nullptr);
    }
    delete m_chart; // it borrows the session
    m_chart = nullptr;
    delete m_binding;
    m_binding = nullptr;
    clear();
    m_session = session;
    m_usage->setSession(session);
    if (!m_session)
        return;
    connect(&m_session->store(), &ObjectStore::changed, this, &DetailsPane::storeChanged);
    connect(m_session, &Session::kindStateChanged, this, [this](Kind kind) {
        if (std::find(m_held.begin(), m_held.end(), kind) != m_held.end() && !m_refresh.isActive())
            m_refresh.start(); // what is not there is gone, now that it is known
    });
    m_chart = new StorageChartView(*m_session, m_theme, m_storage);
    m_chart->setSettings(m_settings);
    m_chartPage->layout()->addWidget(m_chart);
    m_binding = new BindingView(*m_session, m_theme, m_bindingPage);
    m_bindingPage->layout()->addWidget(m_binding);
    connect(m_binding, &BindingView::objectOpened, this, &DetailsPane::wantObject);
    connect(m_chart, &ChartView::objectSelected, this, &DetailsPane::objectSelected);
    connect(m_chart, &ChartView::objectActivated, this, &DetailsPane::wantObject);
    connect(m_chart, &ChartView::fieldWished, this, [this](const ObjectKey &key, const QString &path, const QString &value) {
        Q_EMIT wanted(Target::field(key, path, value));
    });
    connect(m_chart, &StorageChartView::bindingWished, this, [this](const ObjectKey &key) { Q_EMIT wanted({QString(), key, WhyBound()}); });
}

void DetailsPane::clear()
{
    m_key.reset();
    holdTable(nullptr);
    holdKinds();
    m_fetchedVersion.clear();
    m_refresh.stop();
    m_tick.stop();
    m_describe->clear();
    m_yaml->clear();
    if (m_chart)
        m_chart->deactivate();
    if (m_binding)
        m_binding->deactivate();
    m_empty->showEmpty(QStringLiteral("pane"), tr("Nothing selected"), tr("Choose a row to see everything about it here."));
    qobject_cast<QStackedLayout *>(layout())->setCurrentWidget(m_empty);
}

void DetailsPane::show(const ObjectKey &key)
{
    if (!m_session || m_key == key)
        return;
    m_key = key;
    holdTable(key.kind == Kind::Other ? m_session->table(key.type) : nullptr);
    holdKinds();
    m_fetchedVersion.clear();
    m_describe->clear(); // never another object's text, not even while loading
    m_yaml->clear();
    qobject_cast<QStackedLayout *>(layout())->setCurrentWidget(m_body);
    m_tick.start();
    refreshTab(true);
}

void DetailsPane::holdTable(ServerTable *table)
{
    if (table == m_table)
        return;
    if (m_table) {
        m_table->disconnect(this);
        m_table->rows().disconnect(this);
        m_table->release();
    }
    m_table = table;
    if (!m_table)
        return;
    connect(&m_table->rows(), &ObjectStore::changed, this, &DetailsPane::storeChanged);
    connect(m_table, &ServerTable::stateChanged, &m_refresh, qOverload<>(&QTimer::start));
    m_table->require();
}

void DetailsPane::holdKinds()
{
    const std::vector<Kind> wanted = m_session && m_key && isVisible() ? kindsOfSummary(m_key->kind) : std::vector<Kind>();
    if (wanted == m_held)
        return;
    for (const Kind kind : wanted)
        m_session->require(kind);
    for (const Kind kind : m_held)
        m_session->release(kind);
    m_held = wanted;
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    holdKinds();
}

void DetailsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    holdKinds();
}

Summary DetailsPane::summaryOf() const
{
    const Timestamp now = m_session->clock().now();
    return m_table ? summarizeServed(m_session->store(), *m_table, *m_key, now) 
                   : summarize(m_session->store(), *m_key, now);
}

DetailsPane::Tab DetailsPane::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void DetailsPane::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void DetailsPane::showField(const QString &path, const QString &value)
{
    m_yaml->showLine([path = path.toStdString(), value = value.toStdString()](const QString &yaml) { return yamlLineOf(yaml.toStdString(), path, value); });
    setTab(YamlTab);
}

QString DetailsPane::text() const
{
    return tab() == DescribeTab ? m_describe->text() : tab() == YamlTab ? m_yaml->text() : QString();
}

bool DetailsPane::hasBinding() const
{
    return m_key && BindingView::hasCard(*m_key);
}

bool DetailsPane::find()
{
    if (tab() == StorageTab && m_chart && m_chart->isVisible())
        m_chart->focusFind();
    else if (tab() == DescribeTab || tab() == YamlTab)
        (tab() == YamlTab ? m_yaml : m_describe)->focusFind();
    else
        return false;
    return true;
}

void DetailsPane::storeChanged(const KindDelta &)
{
    // Summaries read across kinds (a pod's claims, their volumes); most changes leave them equal, which costs no drawing.
    if (m_key && isVisible() && !m_refresh.isActive())
        m_refresh.start();
}

void DetailsPane::refresh()
{
    if (m_key && m_session)
        refreshTab(false);
}

void DetailsPane::refreshTab(bool fresh)
{
    if (!m_key || !m_session)
        return;
    const Summary summary = summaryOf();
    m_title->setRows({SpanRow{{Spans{bold(summary.title)}}}}, {100});
    m_subtitle->setRows({SpanRow{{summary.subtitle}}}, {100});
    m_summary->show(summary, fresh);
    if (tab() == EventsTab)
        showEvents();
    showStorage();
    showBinding();
    m_tabs->setTabVisible(UsageTab, UsageView::isOf(m_key->kind));
    m_usage->setSubject(*m_key);
    m_charts->setVisible(kindView(m_key->kind).charts != KindCharts());
    if (tab() == DescribeTab || tab() == YamlTab)
        fetchText(fresh);
}

void DetailsPane::fillCharts()
{
    QMenu *menu = m_charts->menu();
    menu->clear();
    if (!m_key || !m_session)
        return;
    addChartActions(*menu, [this](const Target &target) { Q_EMIT wanted(target); }, m_session->store().find(*m_key));
}

void DetailsPane::showStorage()
{
    const auto scope = storageScopeOf(*m_key);
    m_storage->setCurrentIndex(scope ? m_storage->indexOf(m_chartPage) : m_storage->indexOf(m_noStorage));
    if (tab() != StorageTab || !scope) {
        m_chart->deactivate();
        return;
    }
    if (!(m_chart->scope().key == scope->key))
        m_chart->setScope(*scope);
    m_chart->activate();
}

void DetailsPane::showBinding()
{
    const bool has = BindingView::hasCard(*m_key);
    if (!has && tab() == BindingTab)
        m_tabs->setCurrentIndex(SummaryTab);
    m_tabs->setTabVisible(BindingTab, has);
    if (!has || tab() != BindingTab)
        return m_binding->deactivate();
    m_binding->setSubject(*m_key);
    m_binding->activate();
}

void DetailsPane::fetchText(bool fresh)
{
    const ObjectPtr object = m_table ? m_table->find(*m_key) : m_session->store().find(*m_key);
    const std::string version = QStringLiteral("%1/%2").arg(tab()).toStdString() + '/' + (object ? object->meta.resourceVersion : std::string());
    if (!fresh && version == m_fetchedVersion)
        return;
    m_fetchedVersion = version;
    const auto source = m_session->source();
    const ObjectKey key = *m_key;
    const bool yaml = tab() == YamlTab;
    FetchedText *text = yaml ? m_yaml : m_describe;
    text->fetch([source, key, yaml] { return yaml ? fetchYaml(source, key) : fetchDescription(source, key); }, fresh);
}

void DetailsPane::showEvents()
{
    const ObjectStore &store = m_session->store();
    const auto events = m_table ? eventsOf(store, m_table->resource(), *m_key) : eventsOf(store, *m_key);
    m_events->show(summarizeEvents(events, m_session->clock().now()), false);
}

} // namespace portolan

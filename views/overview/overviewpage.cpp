#include "views/overview/overviewpage.h"

#include <array>

#include <QAbstractButton>
#include <QChartView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPieSeries>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "views/kit/bars.h"
#include "views/kit/card.h"
#include "views/kit/kindview.h"
#include "views/kit/spans.h"

namespace portolan {

namespace {

constexpr int refreshMs = 500;

QString text(std::string_view utf8)
{
    return shownText(utf8);
}

/// The scheduler's and the kubelet's messages go on; the first line or two say it.
QString shortened(const QString &message)
{
    constexpr int most = 120;
    return message.size() <= most ? message : message.left(most) + QString::fromUtf8("…");
}

QString tileThings(const std::string &page)
{
    if (page == "nodes")
        return OverviewPage::tr("nodes");
    if (page == "pods")
        return OverviewPage::tr("pods");
    if (page == "persistentvolumeclaims")
        return OverviewPage::tr("claims");
    return page == "persistentvolumes" ? OverviewPage::tr("volumes") : OverviewPage::tr("events");
}

QString tileTitle(const std::string &page)
{
    if (page == "nodes")
        return OverviewPage::tr("nodes ready");
    if (page == "pods")
        return OverviewPage::tr("pods well");
    if (page == "persistentvolumeclaims")
        return OverviewPage::tr("claims bound");
    if (page == "persistentvolumes")
        return OverviewPage::tr("volumes well");
    return OverviewPage::tr("warnings this hour");
}

/// What stands below the number; below a dash, why there is none.
QString tileWords(const Overview::Tile &tile)
{
    const bool known = tile.covered == Covered::Whole || tile.covered == Covered::NotServed;
    if (known)
        return tileTitle(tile.page);
    return tile.all > 0 ? OverviewPage::tr("%1, of those read").arg(tileTitle(tile.page)) : coverageTextOfMany(tile.covered, tileThings(tile.page));
}

} // namespace

/// A big number with its meaning; a click goes to the page it counts.
class OverviewPage::Tile final : public QAbstractButton
{
public:
    Tile(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setMinimumSize(120, 74);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    void show(const Overview::Tile &tile)
    {
        m_tile = tile;
        setAccessibleName(number() + QLatin1Char(' ') + tileWords(tile));
        setToolTip(tileWords(tile));
        update();
    }
    [[nodiscard]] const Overview::Tile &tile() const { return m_tile; }

protected:
    [[nodiscard]] QString number() const
    {
        if (m_tile.all == 0 && m_tile.covered != Covered::Whole && m_tile.covered != Covered::NotServed)
            return QString::fromUtf8("—");
        return m_tile.page == "events" ? QLocale().toString(m_tile.all) : QStringLiteral("%L1 / %L2").arg(m_tile.good).arg(m_tile.all);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Palette &p = m_theme.palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() || underMouse() ? p.accent : p.border);
        painter.setBrush(p.card);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        const HealthStyle &style = p.state(m_tile.health);
        painter.setFont(uiFont(22, QFont::DemiBold));
        painter.setPen(p.text);
        painter.drawText(rect().adjusted(14, 10, -30, 0), Qt::AlignTop | Qt::AlignLeft, number());
        drawMark(painter, QRectF(width() - 28, 16, 14, 14), style.mark, style.text);
        painter.setFont(uiFont(12));
        painter.setPen(p.muted);
        painter.drawText(rect().adjusted(14, 0, -8, -12), Qt::AlignBottom | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(tileWords(m_tile), Qt::ElideRight, width() - 22));
    }

private:
    Theme &m_theme;
    Overview::Tile m_tile;
};

OverviewPage::OverviewPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_worker(refreshMs, [this] {
          return [objects = session().store().snapshot(), ns = m_ns, now = session().clock().now()] {
              return overviewOf(*objects, ns, now);
          };
      }, [this](Overview overview) { take(std::move(overview)); })
{
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (std::find(overviewKinds().begin(), overviewKinds().end(), delta.kind) != overviewKinds().end())
            refreshSoon();
    });
    connect(&session().store(), &ObjectStore::coverageChanged, this, &OverviewPage::refreshSoon);
    connect(&theme(), &Theme::changed, this, &OverviewPage::showOverview);
    fillScrolled(this, tr("Overview"), [this](QVBoxLayout &column, QWidget *inside) { build(column, inside); });
}

OverviewPage::~OverviewPage()
{
    deactivate();
}

void OverviewPage::build(QVBoxLayout &column, QWidget *inside)
{
    m_title = new QLabel(tr("Overview"), inside);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(uiFont(16, QFont::DemiBold));
    column.addWidget(m_title);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (int i = 0; i < 5; ++i) {
        auto *tile = new Tile(theme(), inside);
        connect(tile, &QAbstractButton::clicked, this, [this, tile] { Q_EMIT wanted({text(tile->tile().page)}); });
        m_tiles.push_back(tile);
        tiles->addWidget(tile);
    }
    column.addLayout(tiles);
    m_troubles = new SpanTable(theme(), inside);
    connect(m_troubles, &SpanTable::linkActivated, this, &OverviewPage::wantObject);
    m_classes = makeChartView(inside);
    m_nodes = makeChartView(inside);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(12);
    halves->addWidget(makeHalf({makeCard(tr("PODS BY STATE"), makePodsBody(inside), inside), makeCard(tr("STORAGE BY CLASS"), m_classes, inside)}, inside), 1);
    halves->addWidget(makeHalf({makeCard(tr("IN TROUBLE"), m_troubles, inside), makeCard(tr("PODS BY NODE"), m_nodes, inside)}, inside), 1);
    column.addLayout(halves);
}

/// One of two columns of equal width, each as tall as its cards.
QWidget *OverviewPage::makeHalf(std::initializer_list<QWidget *> cards, QWidget *parent)
{
    auto *half = new QWidget(parent);
    half->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // whatever the charts would like
    half->setMinimumWidth(200);
    auto *column = new QVBoxLayout(half);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (QWidget *card : cards)
        column->addWidget(card);
    column->addStretch(1);
    return half;
}

QWidget *OverviewPage::makePodsBody(QWidget *parent)
{
    auto *body = new QWidget(parent);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    m_pods = makeChartView(body);
    m_pods->setFixedSize(150, 150);
    m_podWords = new SpanTable(theme(), body);
    row->addWidget(m_pods);
    row->addWidget(m_podWords, 1);
    return body;
}

void OverviewPage::setNamespace(const std::string &ns)
{
    m_ns = ns;
    m_title->setText(ns.empty() ? tr("Overview") : tr("Overview of %1").arg(text(ns)));
    if (m_active)
        m_worker.askNow();
}

void OverviewPage::activate()
{
    if (m_active)
        return;
    m_active = true;
    for (const Kind kind : overviewKinds())
        session().require(kind);
    m_worker.askNow();
}

void OverviewPage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_worker.stop();
    for (const Kind kind : overviewKinds())
        session().release(kind);
}

QString OverviewPage::summary() const
{
    const std::size_t count = m_shown.troubles.size() + m_shown.moreTroubles;
    const bool all = m_shown.unread().isEmpty() && !m_shown.isLoading();
    return count == 0 ? (all ? tr("nothing in trouble") : tr("nothing in trouble in what was read")) : tr("%n in trouble", nullptr, int(count));
}

void OverviewPage::refreshSoon()
{
    if (m_active)
        m_worker.askSoon();
}

void OverviewPage::take(Overview overview)
{
    if (overview == m_shown)
        return;
    m_shown = std::move(overview);
    showOverview();
    Q_EMIT summaryChanged();
}

void OverviewPage::showOverview()
{
    for (std::size_t i = 0; i < m_tiles.size() && i < m_shown.tiles.size(); ++i)
        m_tiles[i]->show(m_shown.tiles[i]);
    showPods();
    showTroubles();
    showClasses();
    showNodes();
}

void OverviewPage::showPods()
{
    const Palette &p = theme().palette();
    auto *series = new QPieSeries;
    series->setHoleSize(0.62);
    series->setPieSize(0.98);
    std::vector<SpanRow> words;
    for (const Overview::Slice &slice : m_shown.pods) {
        QPieSlice *piece = series->append(text(slice.word), double(slice.count));
        piece->setColor(p.state(slice.health).line);
        piece->setBorderColor(p.card);
        piece->setBorderWidth(2);
        words.push_back({{{slice.health == Health::None ? plain(text(slice.word)) : state(text(slice.word), slice.health)},
                          {plain(QLocale().toString(slice.count))}}});
    }
    showSeries(*m_pods, series, p);
    if (words.empty())
        words.push_back({{{muted(m_shown.coverage.knows(Kind::Pod, m_ns) ? tr("No pods here") : coverageTextOfMany(m_shown.coverage.of(Kind::Pod, m_ns), tr("pods")))}}});
    m_podWords->setRows(words, {80, 20});
}

void OverviewPage::showTroubles()
{
    std::vector<SpanRow> rows;
    for (const Overview::Trouble &trouble : m_shown.troubles) {
        Spans name{link(text(trouble.key.name), trouble.key)};
        name.push_back(muted(QStringLiteral("\n") + kindWord(trouble.key.kind)
                             + (trouble.key.ns.empty() ? QString() : QString::fromUtf8(" · ") + text(trouble.key.ns))));
        Spans why{state(text(trouble.word), trouble.health)};
        if (!trouble.why.empty())
            why.push_back(muted(QStringLiteral("\n") + shortened(text(trouble.why))));
        rows.push_back({{name, why}});
    }
    if (m_shown.moreTroubles > 0)
        rows.push_back({{{muted(tr("and %n more", nullptr, int(m_shown.moreTroubles)))}}});
    const QString unread = m_shown.unread();
    if (rows.empty() && m_shown.isLoading())
        rows.push_back({{{muted(tr("Loading…"))}}});
    else if (rows.empty())
        rows.push_back({{{unread.isEmpty() ? state(tr("Nothing is in trouble"), Health::Ok) : plain(tr("Nothing is in trouble in what was read"))}}});
    if (!unread.isEmpty())
        rows.push_back({{{muted(unread)}}});
    m_troubles->setRows(rows, {45, 55});
}

void OverviewPage::showClasses()
{
    const Palette &p = theme().palette();
    constexpr double gibi = 1024.0 * 1024 * 1024;
    BarChart chart;
    chart.unit = tr("Gi");
    chart.empty = tr("No claims and no volumes here");
    constexpr std::array needed{Kind::PersistentVolumeClaim, Kind::PersistentVolume};
    if (const QString unread = unreadText(m_shown.coverage, needed, m_ns); !unread.isEmpty())
        chart.empty = unread;
    chart.parts = {{tr("bound"), p.state(Health::Ok).line}, {tr("free"), p.accent}, {tr("released or failed"), p.state(Health::Released).line},
                   {tr("asked for, not there"), p.state(Health::Pending).line}};
    for (const auto &one : m_shown.classes)
        chart.rows.push_back({one.name.empty() ? tr("no class") : text(one.name),
                              {one.bound / gibi, one.free / gibi, one.released / gibi, one.wanted / gibi}});
    showBars(*m_classes, chart, p);
}

void OverviewPage::showNodes()
{
    const Palette &p = theme().palette();
    BarChart chart;
    chart.empty = m_shown.coverage.knows(Kind::Node) ? tr("No nodes here") : coverageTextOfMany(m_shown.coverage.of(Kind::Node), tr("nodes"));
    chart.parts = {{tr("pods on ready nodes"), p.accent}, {tr("on nodes not ready"), p.state(Health::Error).line}};
    constexpr std::size_t most = 12;
    for (std::size_t i = 0; i < m_shown.nodes.size() && i < most; ++i) {
        const auto &node = m_shown.nodes[i];
        chart.rows.push_back({text(node.name), {node.ready ? double(node.pods) : 0.0, node.ready ? 0.0 : double(node.pods)}});
    }
    showBars(*m_nodes, chart, p);
}

} // namespace portolan

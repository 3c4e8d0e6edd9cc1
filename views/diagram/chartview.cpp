#include "views/diagram/chartview.h"

#include <utility>

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/heap.h"
#include "models/core/shown.h"
#include "models/diagram/painter.h"
#include "views/diagram/paintercanvas.h"

namespace portolan {

namespace {

Color toColor(const QColor &color) { return Color(std::int32_t(color.rgb() & 0xffffff)); }

StateColors stateColors(const Palette &palette, Health health)
{
    const HealthStyle &style = palette.state(health);
    return {toColor(style.text), toColor(style.fill), toColor(style.line)};
}

} // namespace

DiagramTheme diagramThemeOf(const Palette &palette)
{
    DiagramTheme t;
    t.background = toColor(palette.surface);
    t.frame = toColor(palette.frame);
    t.box = toColor(palette.card);
    t.strip = toColor(palette.field == palette.card ? palette.frame : palette.field);
    t.line = toColor(palette.borderStrong);
    t.text = toColor(palette.text);
    t.muted = toColor(palette.muted);
    t.accent = toColor(palette.accent);
    t.onAccent = toColor(palette.accentText);
    t.edge = toColor(palette.edge);
    t.ghost = toColor(palette.borderStrong);
    t.good = stateColors(palette, Health::Ok);
    t.warning = stateColors(palette, Health::Pending);
    t.bad = stateColors(palette, Health::Error);
    t.idle = stateColors(palette, Health::Unknown);
    t.spent = stateColors(palette, Health::Released);
    t.lost = stateColors(palette, Health::Lost);
    return t;
}

ChartView::ChartView(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    m_scene = new DiagramScene(this);
    m_view = new DiagramView(*m_scene, this);
    m_overview = new OverviewPane(*m_scene, *m_view);
    m_message = new QLabel(this);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setProperty("role", QStringLiteral("muted"));
    m_message->hide();
    buildTools();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_view, 1);
    auto *strip = new QWidget(this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(12, 6, 12, 6);
    m_evidence = new QLabel(strip);
    m_evidence->setTextFormat(Qt::RichText); // links; every word of the cluster's is escaped
    m_evidence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_evidence, &QLabel::linkActivated, this, &ChartView::followEvidence);
    m_evidence->setProperty("role", QStringLiteral("muted"));
    m_evidence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_evidence->setObjectName(QStringLiteral("evidence"));
    m_evidence->setAccessibleName(tr("Evidence"));
    m_extra = new QPushButton(strip);
    m_extra->hide();
    row->addWidget(m_evidence, 1);
    row->addWidget(m_extra);
    layout->addWidget(strip);
    m_evidence->setText(tr("Select a part to see where it comes from."));
    connect(m_scene, &DiagramScene::nodeSelected, this, [this](int node) {
        selectionChanged(node);
        if (!m_quiet && node >= 0)
            if (const auto &object = m_scene->picture()->graph.nodes[std::size_t(node)].object)
                Q_EMIT objectSelected(*object);
    });
    connect(m_scene, &DiagramScene::nodeActivated, this, [this](int node) { openNode(m_scene->picture()->graph.nodes[std::size_t(node)]); });
    connect(m_view, &DiagramView::menuWished, this, [this](int node, const QPoint &at) { Q_EMIT menuWished(m_scene->picture()->graph.nodes[std::size_t(node)], at); });
    connect(m_scene, &DiagramScene::edgeSelected, this, &ChartView::edgeSelectionChanged);
    connect(m_scene, &DiagramScene::nodeMoved, this, &ChartView::moved);
    connect(m_scene, &DiagramScene::released, this, &ChartView::presentHeld);
    m_scene->setBoxesMovable(true);
    connect(m_extra, &QPushButton::clicked, this, [this] {
        if (m_scene->current() >= 0)
            doExtraAction(m_scene->picture()->graph.nodes[std::size_t(m_scene->current())]);
    });
    connect(&theme, &Theme::changed, this, &ChartView::applyTheme);
    setFocusProxy(m_view);
    applyTheme();
}

ChartView::~ChartView() = default;

void ChartView::buildTools()
{
    m_tools = new QWidget(this);
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(6);
    m_find = new QLineEdit(m_tools);
    m_find->setPlaceholderText(tr("Find in the chart"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(260);
    row->addWidget(m_find, 1);
    row->addStretch(1);
    const auto tool = [&](const QString &text, const QString &tip, auto action) {
        auto *button = new QToolButton(m_tools);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, action);
        row->addWidget(button);
    };
    tool(QStringLiteral("−"), tr("Zoom out (-)"), [this] { m_view->zoomBy(1 / 1.2); });
    tool(QStringLiteral("+"), tr("Zoom in (+)"), [this] { m_view->zoomBy(1.2); });
    tool(tr("Fit"), tr("Show everything (0)"), [this] { m_view->fit(); });
    tool(tr("Copy"), tr("Copy as a picture"), [this] { copyPicture(); });
    m_positionsButton = new QToolButton(m_tools);
    m_positionsButton->setText(tr("Positions"));
    m_positionsButton->setToolTip(tr("Boxes can be dragged, frames by their heads; put them back, keep or use positions"));
    m_positionsButton->setAccessibleName(m_positionsButton->toolTip());
    m_positionsButton->setAutoRaise(true);
    m_positionsButton->setPopupMode(QToolButton::InstantPopup);
    m_positionsButton->setMenu(makePositionsMenu());
    row->addWidget(m_positionsButton);
    tool(tr("Export…"), tr("Save as SVG, PNG, PDF, DOT, Mermaid, draw.io or JSON"), [this] { chooseExport(); });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) { find(text, false); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(m_find->text(), true); });
}

void ChartView::applyTheme()
{
    m_scene->setTheme(diagramThemeOf(m_theme.palette()));
    m_overview->refresh();
}

void ChartView::setGraph(Graph graph)
{
    freeOnPool(std::exchange(m_wanted, std::make_shared<const Graph>(std::move(graph))));
    ++m_generation;
    if (!m_busy)
        startLayout();
}

/// Boxes stand where a hand put them, and near where they stood.
LayoutOptions ChartView::layoutOptions(const HandPositions &moved, const LaidOutGraph *before)
{
    LayoutOptions options;
    options.moved = moved;
    for (std::size_t n = 0; before && n < before->graph.nodes.size(); ++n)
        options.previous.emplace(before->graph.nodes[n].id, before->layout.boxes[n].y);
    return options;
}

void ChartView::startLayout()
{
    m_busy = true;
    const QPointer<ChartView> self(this);
    QThreadPool::globalInstance()->start([self, graph = m_wanted, moved = m_positions, before = m_scene->picture(), generation = m_generation] {
        const FontTextMeasure measure;
        auto picture = std::make_shared<LaidOutGraph>();
        picture->graph = readable(*graph);
        picture->layout = layOut(picture->graph, measure, layoutOptions(moved, before.get()));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, picture = std::move(picture), generation]() mutable {
            if (self)
                self->take(picture, generation);
            freeOnPool(std::move(picture)); // unless it is shown
        });
    });
}

void ChartView::take(std::shared_ptr<const LaidOutGraph> picture, quint64 generation)
{
    m_busy = false;
    if (generation >= m_since) {
        if (m_scene->isHeld())
            m_held = std::move(picture);
        else
            present(std::move(picture));
    }
    if (m_wanted && generation != m_generation) // something newer waits
        startLayout();
}

void ChartView::present(std::shared_ptr<const LaidOutGraph> picture)
{
    m_held = nullptr;
    const bool empty = picture->graph.nodes.empty();
    const QString nothing = QString::fromStdString(picture->graph.emptyText);
    m_scene->show(std::move(picture));
    m_view->pictureChanged();
    m_overview->refresh();
    showMessage(empty ? nothing : QString(), {});
    if (m_scene->currentEdge() >= 0)
        edgeSelectionChanged(m_scene->currentEdge());
    else
        selectionChanged(m_scene->current());
    Q_EMIT shown();
}

/// A box that was put elsewhere has a picture of its own on the way.
void ChartView::presentHeld()
{
    if (auto held = std::exchange(m_held, nullptr); held && !m_busy)
        present(std::move(held));
}

void ChartView::startOver()
{
    m_since = m_generation + 1;
    m_held = nullptr;
    m_view->startOver();
}

void ChartView::setMessage(const QString &headline, const QString &advice)
{
    if (!headline.isEmpty()) {
        m_since = ++m_generation;
        m_wanted = nullptr;
        m_held = nullptr;
    }
    showMessage(headline, advice);
}

void ChartView::showMessage(const QString &headline, const QString &advice)
{
    m_message->setText(shownText(advice.isEmpty() ? headline : headline + QStringLiteral("\n\n") + advice));
    m_message->setVisible(!headline.isEmpty());
    m_view->setVisible(headline.isEmpty());
}

const Graph *ChartView::graph() const { return m_scene->picture() ? &m_scene->picture()->graph : nullptr; }

void ChartView::showSelection(const ObjectKey &key)
{
    if (!m_scene->picture())
        return;
    const int now = m_scene->current();
    const auto &nodes = m_scene->picture()->graph.nodes;
    if (now >= 0 && nodes[std::size_t(now)].object == key)
        return;
    int found = -1;
    for (std::size_t n = 0; n < nodes.size() && found < 0; ++n)
        if (nodes[n].object == key && nodes[n].id.find('#') == std::string::npos)
            found = int(n);
    m_quiet = true;
    m_scene->setCurrent(found);
    m_quiet = false;
}

void ChartView::focusFind() { m_find->setFocus(Qt::ShortcutFocusReason); }

/// What is selected, and where each part of it comes from; a click on that shows the field.
void ChartView::tellEvidence(const QString &headline, const std::vector<Evidence> &evidence)
{
    constexpr std::size_t most = 6;
    m_told = evidence;
    QString html = shownText(headline).toHtmlEscaped();
    for (std::size_t i = 0; i < evidence.size() && i < most; ++i) {
        const QString text = shownText(evidence[i].text()).toHtmlEscaped();
        html += QStringLiteral("<br>") + (keyFromText(evidence[i].object) ? QStringLiteral("<a href=\"%1\">%2</a>").arg(i).arg(text) : text);
    }
    if (evidence.size() > most)
        html += QStringLiteral("<br>") + tr("and %n more", nullptr, int(evidence.size() - most));
    m_evidence->setText(html);
    m_evidence->setAccessibleDescription(headline);
}

void ChartView::followEvidence(const QString &link)
{
    const auto index = std::size_t(link.toUInt());
    if (index >= m_told.size())
        return;
    if (const auto key = keyFromText(m_told[index].object))
        Q_EMIT fieldWished(*key, QString::fromStdString(m_told[index].path), QString::fromStdString(m_told[index].value));
}

void ChartView::selectionChanged(int node)
{
    if (node < 0 || !m_scene->picture()) {
        tellEvidence(tr("Select a part to see where it comes from."), {});
        m_extra->hide();
        return;
    }
    const GraphNode &what = m_scene->picture()->graph.nodes[std::size_t(node)];
    std::vector<Evidence> evidence = what.evidence;
    for (const GraphRow &row : what.rows)
        evidence.insert(evidence.end(), row.evidence.begin(), row.evidence.end());
    tellEvidence(QString::fromStdString(spokenText(what)), evidence);
    const QString extra = extraAction(what);
    m_extra->setText(extra);
    m_extra->setVisible(!extra.isEmpty());
}

void ChartView::edgeSelectionChanged(int edge)
{
    if (edge < 0 || !m_scene->picture())
        return selectionChanged(m_scene->current());
    m_extra->hide();
    const Graph &graph = m_scene->picture()->graph;
    const GraphEdge &what = graph.edges[std::size_t(edge)];
    const GraphIndex index(graph);
    const auto name = [&](const std::string &id) {
        const int node = index.node(id);
        return node < 0 ? QString::fromStdString(id) : QString::fromStdString(graph.nodes[std::size_t(node)].label);
    };
    const QString basis = what.basis == GraphEdge::Basis::Inferred ? QLatin1Char(' ') + tr("(inferred)") : QString();
    tellEvidence(name(what.from) + QStringLiteral(" → ") + name(what.to) + basis, what.evidence);
}

void ChartView::openNode(const GraphNode &node)
{
    if (node.object)
        Q_EMIT objectActivated(ObjectKey(*node.object)); // a copy: what is opened may replace the picture
}

QString ChartView::extraAction(const GraphNode &) const { return QString(); }
void ChartView::doExtraAction(const GraphNode &) {}

void ChartView::find(const QString &text, bool next)
{
    if (!m_scene->picture() || text.isEmpty())
        return;
    const auto &nodes = m_scene->picture()->graph.nodes;
    const int count = int(nodes.size()), from = std::max(0, m_scene->current());
    for (int i = next ? 1 : 0; i < count + (next ? 1 : 0); ++i) {
        const int n = (from + i) % count;
        if (QString::fromStdString(nodes[std::size_t(n)].label).contains(text, Qt::CaseInsensitive)) {
            m_view->flyTo(n);
            return;
        }
    }
}

} // namespace portolan

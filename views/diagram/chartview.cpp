#include "views/diagram/chartview.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/diagram/painter.h"
#include "views/diagram/figure.h"
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
    t.line = toColor(palette.border);
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
    m_evidence->setTextFormat(Qt::PlainText);
    m_evidence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_evidence->setProperty("role", QStringLiteral("muted"));
    m_evidence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
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
    connect(m_scene, &DiagramScene::nodeActivated, this, &ChartView::activated);
    connect(m_view, &DiagramView::menuWished, this, [this](int node, const QPoint &at) { Q_EMIT menuWished(m_scene->picture()->graph.nodes[std::size_t(node)], at); });
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
    m_wanted = std::make_shared<const Graph>(std::move(graph));
    ++m_generation;
    if (!m_busy)
        startLayout();
}

void ChartView::startLayout()
{
    m_busy = true;
    LayoutOptions options;
    if (const auto &before = m_scene->picture())
        for (std::size_t n = 0; n < before->graph.nodes.size(); ++n)
            options.previous.emplace(before->graph.nodes[n].id, before->layout.boxes[n].y);
    const QPointer<ChartView> self(this);
    QThreadPool::globalInstance()->start([self, graph = m_wanted, options = std::move(options), generation = m_generation] {
        const FontTextMeasure measure;
        auto picture = std::make_shared<LaidOutGraph>();
        picture->graph = *graph;
        picture->layout = layOut(picture->graph, measure, options);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, picture = std::move(picture), generation] {
            if (self)
                self->take(picture, generation);
        });
    });
}

void ChartView::take(std::shared_ptr<const LaidOutGraph> picture, quint64 generation)
{
    m_busy = false;
    if (generation != m_generation) { // something newer waits
        startLayout();
        return;
    }
    const bool empty = picture->graph.nodes.empty();
    const QString nothing = QString::fromStdString(picture->graph.emptyText);
    m_scene->show(std::move(picture));
    m_view->pictureChanged();
    m_overview->refresh();
    setMessage(empty ? nothing : QString());
    selectionChanged(m_scene->current());
    Q_EMIT shown();
}

void ChartView::setMessage(const QString &headline, const QString &advice)
{
    m_message->setText(advice.isEmpty() ? headline : headline + QStringLiteral("\n\n") + advice);
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

void ChartView::selectionChanged(int node)
{
    if (node < 0 || !m_scene->picture()) {
        m_evidence->setText(tr("Select a part to see where it comes from."));
        m_extra->hide();
        return;
    }
    const GraphNode &what = m_scene->picture()->graph.nodes[std::size_t(node)];
    m_evidence->setText(QString::fromStdString(DiagramPainter::nodeTitle(what)));
    const QString extra = extraAction(what);
    m_extra->setText(extra);
    m_extra->setVisible(!extra.isEmpty());
}

void ChartView::activated(int node)
{
    const auto &object = m_scene->picture()->graph.nodes[std::size_t(node)].object;
    if (object)
        Q_EMIT objectActivated(*object);
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

void ChartView::copyPicture()
{
    if (const auto &picture = m_scene->picture())
        QGuiApplication::clipboard()->setImage(figureImage(picture->graph, picture->layout, m_scene->theme(), 2));
}

bool ChartView::exportTo(const QString &path, QString *error)
{
    const auto format = figureFormat(path.toStdString());
    const auto say = [error](const QString &text) {
        if (error)
            *error = text;
        return false;
    };
    if (!m_scene->picture())
        return say(tr("There is no chart yet."));
    if (!format)
        return say(tr("The file's suffix tells the format: svg, png, pdf, dot, mmd, drawio or json."));
    FigureOptions options;
    options.theme = m_scene->theme();
    options.scale = 2;
    const QByteArray bytes = figureBytes(forFile(m_scene->picture()->graph), *format, options);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return say(file.errorString());
    return true;
}

void ChartView::chooseExport()
{
    QString filter;
    const QString filters = tr("SVG (*.svg);;PNG, twice the size (*.png);;PDF (*.pdf);;Graphviz (*.dot);;Mermaid (*.mmd);;draw.io (*.drawio);;JSON (*.json)");
    QString path = QFileDialog::getSaveFileName(this, tr("Export the chart"), QStringLiteral("chart.svg"), filters, &filter);
    if (path.isEmpty())
        return;
    if (!figureFormat(path.toStdString()))
        path += filter.section(QLatin1Char('*'), 1).section(QLatin1Char(')'), 0, 0);
    QString error;
    if (!exportTo(path, &error))
        QMessageBox::warning(this, tr("Export the chart"), tr("%1 could not be written: %2").arg(path, error));
}

} // namespace portolan

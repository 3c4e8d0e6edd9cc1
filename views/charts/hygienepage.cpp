#include "views/charts/hygienepage.h"

#include <algorithm>
#include <map>

#include <QApplication>
#include <QChartView>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/browse/spans.h"
#include "views/browse/summary.h"
#include "views/charts/bars.h"

namespace portolan {

namespace {

using Type = HygieneFinding::Type;
using Fate = NodeLoss::Fate;

constexpr int laterMs = 500;
constexpr std::size_t mostOfAType = 15;
constexpr int typeCount = int(Type::UnusedClaim) + 1;
constexpr std::size_t mostPods = 30;
constexpr std::size_t mostBars = 12;
constexpr double gibi = 1024.0 * 1024 * 1024;

QString q(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString typeTitle(Type type)
{
    switch (type) {
    case Type::FailedVolume: return HygienePage::tr("Failed volumes");
    case Type::LostClaim: return HygienePage::tr("Claims that lost their volume");
    case Type::SplitClaim: return HygienePage::tr("Claims of one node, used on several");
    case Type::OrphanedAttachment: return HygienePage::tr("Orphaned attachments");
    case Type::ReleasedVolume: return HygienePage::tr("Released volumes");
    case Type::UnusedClaim: return HygienePage::tr("Claims no running pod uses");
    }
    return {};
}

Health typeHealth(Type type)
{
    switch (type) {
    case Type::FailedVolume: return Health::Error;
    case Type::LostClaim: return Health::Lost;
    case Type::ReleasedVolume: return Health::Released;
    case Type::UnusedClaim: return Health::Done;
    default: return Health::Warning;
    }
}

Span fateSpan(Fate fate)
{
    switch (fate) {
    case Fate::Lost: return state(HygienePage::tr("lost"), Health::Error);
    case Fate::Stuck: return state(HygienePage::tr("cannot move"), Health::Warning);
    case Fate::Ends: return state(HygienePage::tr("ends with it"), Health::Done);
    case Fate::Moves: break;
    }
    return state(HygienePage::tr("moves"), Health::Ok);
}

Spans nameSpans(const ObjectKey &key)
{
    Spans out{link(q(key.name), key)};
    if (!key.ns.empty())
        out.push_back(muted(QStringLiteral("\n") + q(key.ns)));
    return out;
}

double inGibi(const Quantity &amount)
{
    return double(amount.value()) / gibi;
}

QString sizeText(const Quantity &amount)
{
    return amount.isZero() ? QString() : q(Quantity::fromInteger(amount.value(), Quantity::Format::BinarySI).text());
}

} // namespace

HygienePage::HygienePage(const PageContext &context, QWidget *parent) : Page(context, parent)
{
    m_pool.setMaxThreadCount(1);
    m_later.setSingleShot(true);
    m_later.setInterval(laterMs);
    connect(&m_later, &QTimer::timeout, this, &HygienePage::look);
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        const auto &kinds = inventoryKinds();
        if (m_active && !m_later.isActive() && std::find(kinds.begin(), kinds.end(), delta.kind) != kinds.end())
            m_later.start();
    });
    connect(&session(), &Session::kindStateChanged, this, [this] {
        if (m_active && !m_later.isActive())
            m_later.start();
    });
    build();
    connect(&theme(), &Theme::changed, this, &HygienePage::showAll);
}

HygienePage::~HygienePage()
{
    deactivate();
    m_pool.waitForDone();
}

QWidget *HygienePage::makeHead(QWidget *parent)
{
    auto *head = new QWidget(parent);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_title = new QLabel(tr("Storage hygiene"), head);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(uiFont(16, QFont::DemiBold));
    m_subtitle = new QLabel(head);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setProperty("role", QStringLiteral("subtitle"));
    m_copy = new QPushButton(tr("Copy as text"), head);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    row->addWidget(m_title);
    row->addWidget(m_subtitle, 1);
    row->addWidget(m_copy);
    return head;
}

QWidget *HygienePage::makeNodeChoice(QWidget *parent)
{
    m_nodes = new QComboBox(parent);
    m_nodes->setAccessibleName(tr("The node that dies"));
    m_nodes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_nodes->setMinimumWidth(160);
    connect(m_nodes, &QComboBox::currentIndexChanged, this, &HygienePage::look);
    return m_nodes;
}

QWidget *HygienePage::card(const QString &heading, QWidget *body, QWidget *beside)
{
    auto *frame = new QFrame(this);
    frame->setProperty("role", QStringLiteral("card"));
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(14, 12, 14, 10);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(heading, frame);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headingFont());
    label->setProperty("role", QStringLiteral("heading"));
    row->addWidget(label);
    if (beside)
        row->addWidget(beside);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(body);
    column->addStretch(1);
    return frame;
}

void HygienePage::build()
{
    auto *scroll = new QScrollArea(this);
    scroll->setProperty("role", QStringLiteral("page"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(18, 14, 18, 18);
    column->setSpacing(12);
    column->addWidget(makeHead(inside));

    m_nothing = makeNothing(inside);
    column->addWidget(m_nothing);
    for (int i = 0; i < typeCount; ++i)
        m_sections.push_back(makeSection(*column));

    auto *lossBody = new QWidget(inside);
    auto *lossColumn = new QVBoxLayout(lossBody);
    lossColumn->setContentsMargins(0, 0, 0, 0);
    lossColumn->setSpacing(8);
    m_lossWords = new QLabel(lossBody);
    m_lossWords->setTextFormat(Qt::PlainText);
    m_lossWords->setWordWrap(true);
    m_lossTable = new SpanTable(theme(), lossBody);
    m_lossTable->setAccessibleName(tr("Pods and data of the node"));
    connect(m_lossTable, &SpanTable::linkActivated, this, &Page::objectOpened);
    lossColumn->addWidget(m_lossWords);
    lossColumn->addWidget(m_lossTable);
    column->addWidget(card(tr("WHAT IF A NODE DIES"), lossBody, makeNodeChoice(inside)));

    m_classChart = makeChartView(inside);
    m_nodeChart = makeChartView(inside);
    m_grid = new QGridLayout;
    m_grid->setSpacing(12);
    m_classCard = card(tr("CAPACITY BY CLASS"), m_classChart);
    m_nodeCard = card(tr("CAPACITY BY NODE"), m_nodeChart);
    column->addLayout(m_grid);
    m_capacityNote = new QLabel(tr("Capacity is what volumes promise and claims ask for. How much of it is written the API does not tell."), inside);
    m_capacityNote->setWordWrap(true);
    m_capacityNote->setProperty("role", QStringLiteral("subtitle"));
    column->addWidget(m_capacityNote);
    column->addStretch(1);
    scroll->setWidget(inside);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
}

QWidget *HygienePage::makeNothing(QWidget *parent)
{
    auto *words = new QLabel(tr("Nothing to clean: every volume has its claim, every claim its pods."), parent);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->hide();
    return words;
}

HygienePage::Section HygienePage::makeSection(QVBoxLayout &column)
{
    Section section{new QFrame(this), nullptr, nullptr, nullptr};
    section.frame->setProperty("role", QStringLiteral("card"));
    auto *inside = new QVBoxLayout(section.frame);
    inside->setContentsMargins(14, 12, 14, 8);
    inside->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    section.mark = new QLabel(section.frame);
    section.title = new QLabel(section.frame);
    section.title->setTextFormat(Qt::PlainText);
    section.title->setFont(uiFont(13, QFont::DemiBold));
    row->addWidget(section.mark);
    row->addWidget(section.title);
    row->addStretch(1);
    inside->addLayout(row);
    section.rows = new SpanTable(theme(), section.frame);
    connect(section.rows, &SpanTable::linkActivated, this, &Page::objectOpened);
    inside->addWidget(section.rows);
    column.addWidget(section.frame);
    section.frame->hide();
    return section;
}

/// Charts stand beside each other where there is room.
void HygienePage::arrange()
{
    const bool wide = width() >= 760;
    m_grid->removeWidget(m_classCard);
    m_grid->removeWidget(m_nodeCard);
    m_grid->addWidget(m_classCard, 0, 0);
    m_grid->addWidget(m_nodeCard, wide ? 0 : 1, wide ? 1 : 0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, wide ? 1 : 0);
}

void HygienePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void HygienePage::setNamespace(const std::string &ns)
{
    m_ns = ns;
    look();
}

void HygienePage::activate()
{
    if (m_active)
        return;
    m_active = true;
    for (const Kind kind : inventoryKinds())
        session().require(kind);
    look();
}

void HygienePage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_later.stop();
    for (const Kind kind : inventoryKinds())
        session().release(kind);
}

void HygienePage::showObject(const ObjectKey &key)
{
    fillNodes();
    if (const int at = m_nodes->findText(q(key.name)); key.kind == Kind::Node && at >= 0)
        m_nodes->setCurrentIndex(at);
}

QString HygienePage::summary() const
{
    const int count = int(m_shown.findings.size());
    return count == 0 ? tr("nothing to clean") : count == 1 ? tr("1 thing to clean") : tr("%1 things to clean").arg(count);
}

bool HygienePage::isLoading() const
{
    const auto &kinds = inventoryKinds();
    return std::any_of(kinds.begin(), kinds.end(), [this](Kind kind) {
        const auto phase = session().kindState(kind).phase;
        return phase == KindState::Phase::Loading || phase == KindState::Phase::Idle;
    });
}

void HygienePage::look()
{
    if (!m_active)
        return;
    if (m_running) {
        m_again = true;
        return;
    }
    fillNodes();
    m_running = true;
    auto inventory = std::make_shared<StorageInventory>(StorageInventory::of(session().store()));
    m_pool.start([inventory, ns = m_ns, node = m_nodes->currentText().toStdString(), self = QPointer<HygienePage>(this)] {
        inventory->sort();
        auto answer = std::make_shared<Answer>(Answer{checkHygiene(*inventory, ns), loseNode(*inventory, node, ns)});
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, answer] {
            if (!self)
                return;
            self->m_running = false;
            self->take(std::move(*answer));
            if (std::exchange(self->m_again, false))
                self->look();
        }, Qt::QueuedConnection);
    });
}

void HygienePage::take(Answer answer)
{
    const bool same = m_looked && answer.hygiene == m_shown && answer.loss == m_loss;
    if (isLoading() && answer.hygiene.findings.empty() && !m_looked) {
        m_subtitle->setText(tr("Loading…"));
        return;
    }
    m_looked = true;
    if (same)
        return;
    m_shown = std::move(answer.hygiene);
    m_loss = std::move(answer.loss);
    showAll();
    Q_EMIT summaryChanged();
}

void HygienePage::fillNodes()
{
    QStringList names, had;
    for (const auto &node : session().store().sorted<Node>())
        names << q(node->meta.name);
    for (int i = 0; i < m_nodes->count(); ++i)
        had << m_nodes->itemText(i);
    if (names == had)
        return;
    const QString chosen = m_nodes->currentText();
    m_nodes->blockSignals(true);
    m_nodes->clear();
    m_nodes->addItems(names);
    m_nodes->setCurrentIndex(std::max(0, int(names.indexOf(chosen))));
    m_nodes->blockSignals(false);
}

void HygienePage::showAll()
{
    if (!m_looked)
        return;
    m_subtitle->setText(summary());
    showFindings();
    showLoss();
    showClasses();
    showNodes();
}

void HygienePage::showFindings()
{
    m_nothing->setVisible(m_shown.findings.empty());
    for (int i = 0; i < typeCount; ++i)
        showSection(static_cast<Type>(i));
}

void HygienePage::showSection(Type type)
{
    std::vector<SpanRow> rows;
    std::size_t count = 0;
    for (const HygieneFinding &finding : m_shown.findings) {
        if (finding.type != type || ++count > mostOfAType)
            continue;
        Spans name = nameSpans(finding.object);
        if (const QString size = sizeText(finding.amount); !size.isEmpty())
            name.push_back(muted((finding.object.ns.empty() ? QStringLiteral("\n") : QString::fromUtf8(" · ")) + size));
        rows.push_back({{name, {plain(q(finding.why) + QStringLiteral("\n")), muted(q(finding.todo))}}});
    }
    if (count > mostOfAType)
        rows.push_back({{{muted(tr("and %1 more").arg(count - mostOfAType))}}});
    const Section &section = m_sections[std::size_t(type)];
    section.frame->setVisible(count > 0);
    const HealthStyle &style = theme().palette().state(typeHealth(type));
    QPixmap mark(QSize(14, 14) * devicePixelRatioF());
    mark.setDevicePixelRatio(devicePixelRatioF());
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    drawMark(painter, QRectF(1, 1, 12, 12), style.mark, style.text);
    section.mark->setPixmap(mark);
    section.title->setText(typeTitle(type) + QString::fromUtf8(" · ") + QString::number(count));
    section.rows->setAccessibleName(section.title->text());
    section.rows->setRows(rows, {28, 72});
}

void HygienePage::showLoss()
{
    std::vector<SpanRow> rows;
    std::map<Fate, int> fates;
    std::size_t lost = 0;
    for (const auto &pod : m_loss.pods) {
        ++fates[pod.fate];
        lost += std::size_t(std::count_if(pod.data.begin(), pod.data.end(), [](const auto &d) { return d.fate == Fate::Lost; }));
        if (rows.size() == mostPods)
            rows.push_back({{{}, {muted(tr("and %1 more pods").arg(m_loss.pods.size() - mostPods))}}});
        if (rows.size() > mostPods)
            continue;
        Spans held{plain(q(pod.why))};
        for (const auto &one : pod.data) {
            held.push_back(plain(QStringLiteral("\n")));
            held.push_back(one.fate == Fate::Lost ? state(q(one.volume), Health::Error) : state(q(one.volume), Health::Ok));
            held.push_back(muted(QStringLiteral(" (%1) ").arg(q(one.type))));
            held.push_back(muted(q(one.why)));
        }
        rows.push_back({{{fateSpan(pod.fate)}, nameSpans(pod.pod), held}});
    }
    for (const auto &claim : m_loss.claims)
        rows.push_back({{{state(tr("bound to it"), Health::Error)}, nameSpans(claim.claim), {muted(tr("claim") + QString::fromUtf8(" · ")), plain(q(claim.why))}}});
    m_lossWords->setText(m_loss.node.empty() ? tr("There is no node to choose.")
        : rows.empty() ? tr("Nothing runs or is stored on %1.").arg(q(m_loss.node))
        : tr("If %1 dies: %2 pods move, %3 cannot start elsewhere, %4 are lost, %5 end with the node; %6 volumes of pods and %7 claims lose their data.")
              .arg(q(m_loss.node)).arg(fates[Fate::Moves]).arg(fates[Fate::Stuck]).arg(fates[Fate::Lost]).arg(fates[Fate::Ends]).arg(lost).arg(m_loss.claims.size()));
    m_lossTable->setRows(rows, {14, 26, 60});
}

void HygienePage::showClasses()
{
    const Palette &p = theme().palette();
    BarChart chart;
    chart.unit = tr("Gi");
    chart.parts = {{tr("bound"), p.state(Health::Ok).line}, {tr("available"), p.accent}, {tr("released"), p.state(Health::Released).line},
                   {tr("failed"), p.state(Health::Error).line}, {tr("asked for by bound claims"), p.state(Health::Done).line},
                   {tr("asked for by waiting claims"), p.state(Health::Pending).line}};
    for (const ClassCapacity &one : m_shown.classes) {
        if (chart.rows.size() + 2 > 2 * mostBars)
            break;
        const QString name = one.name.empty() ? tr("no class") : q(one.name);
        chart.rows.push_back({tr("%1: provided").arg(name), {inGibi(one.bound), inGibi(one.available), inGibi(one.released), inGibi(one.failed), 0, 0}});
        chart.rows.push_back({tr("%1: asked for").arg(name), {0, 0, 0, 0, inGibi(one.requested), inGibi(one.waiting)}});
    }
    showBars(*m_classChart, chart, p);
    m_classChart->setAccessibleName(tr("Capacity by class"));
}

void HygienePage::showNodes()
{
    const Palette &p = theme().palette();
    BarChart chart;
    chart.unit = tr("Gi");
    chart.parts = {{tr("on this node only, bound"), p.state(Health::Warning).line}, {tr("on this node only, not bound"), p.state(Health::Done).line},
                   {tr("mounted here, can move"), p.accent}};
    std::vector<const NodeCapacity *> order;
    for (const NodeCapacity &one : m_shown.nodes)
        order.push_back(&one);
    const auto sum = [](const NodeCapacity *n) { return n->tiedBound + n->tiedFree + n->mounted; };
    if (order.size() > mostBars) { // those with most
        std::stable_sort(order.begin(), order.end(), [&sum](const auto *a, const auto *b) { return sum(a) > sum(b); });
        order.resize(mostBars);
    }
    for (const NodeCapacity *one : order)
        chart.rows.push_back({q(one->name), {inGibi(one->tiedBound), inGibi(one->tiedFree), inGibi(one->mounted)}});
    showBars(*m_nodeChart, chart, p);
    m_nodeChart->setAccessibleName(tr("Capacity by node"));
}

QString HygienePage::text() const
{
    return m_looked ? q(hygieneText(m_shown, m_loss.node.empty() ? nullptr : &m_loss)) : QString();
}

} // namespace portolan

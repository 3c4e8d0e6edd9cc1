#include "views/storage/hygienepage.h"

#include <algorithm>

#include <QApplication>
#include <QChartView>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "models/usage/usagefeed.h"
#include "views/kit/bars.h"
#include "views/kit/card.h"
#include "views/kit/spans.h"
#include "views/storage/fillingrows.h"
#include "views/storage/hygienerows.h"

namespace portolan {

namespace {

using Type = HygieneFinding::Type;

constexpr int laterMs = 500;
constexpr int typeCount = int(Type::UnusedClaim) + 1;

QString q(std::string_view utf8)
{
    return shownText(utf8);
}

} // namespace

HygienePage::HygienePage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_worker(laterMs, [this] { return question(); }, [this](Answer answer) { take(std::move(answer)); })
{
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        m_otherNodes = m_otherNodes || (delta.kind == Kind::Node && !(delta.inserted.empty() && delta.removed.empty()));
        const auto &kinds = inventoryKinds();
        if (std::find(kinds.begin(), kinds.end(), delta.kind) != kinds.end())
            lookSoon();
    });
    connect(&session(), &Session::kindStateChanged, this, &HygienePage::lookSoon);
    connect(&UsageFeed::of(session()), &UsageFeed::changed, this, &HygienePage::showFilling);
    fillScrolled(this, tr("Hygiene"), [this](QVBoxLayout &column, QWidget *inside) { build(column, inside); });
    connect(&theme(), &Theme::changed, this, &HygienePage::showAll);
}

HygienePage::~HygienePage()
{
    deactivate();
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
    m_nodes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // of thousands no one is measured
    m_nodes->setMinimumWidth(160);
    connect(m_nodes, &QComboBox::currentIndexChanged, this, &HygienePage::look);
    return m_nodes;
}

void HygienePage::build(QVBoxLayout &column, QWidget *inside)
{
    column.addWidget(makeHead(inside));
    m_nothing = makeNothing(inside);
    column.addWidget(m_nothing);
    m_filling = makeSection(column);
    m_filling.mark->hide();
    for (int i = 0; i < typeCount; ++i)
        m_sections.push_back(makeSection(column));
    QWidget *loss = makeLossBody(inside);
    column.addWidget(makeCard(tr("WHAT IF A NODE DIES"), loss, inside, makeNodeChoice(inside)));

    m_classChart = makeChartView(inside);
    m_nodeChart = makeChartView(inside);
    m_classChart->setAccessibleName(tr("Capacity by class"));
    m_nodeChart->setAccessibleName(tr("Capacity by node"));
    m_grid = new QGridLayout;
    m_grid->setSpacing(12);
    m_classCard = makeCard(tr("CAPACITY BY CLASS"), m_classChart, inside);
    m_nodeCard = makeCard(tr("CAPACITY BY NODE"), m_nodeChart, inside);
    column.addLayout(m_grid);
    m_capacityNote = new QLabel(tr("Capacity is what volumes promise and claims ask for."), inside);
    m_capacityNote->setWordWrap(true);
    m_capacityNote->setProperty("role", QStringLiteral("subtitle"));
    column.addWidget(m_capacityNote);
}

QWidget *HygienePage::makeLossBody(QWidget *parent)
{
    auto *body = new QWidget(parent);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_lossWords = new QLabel(body);
    m_lossWords->setTextFormat(Qt::PlainText);
    m_lossWords->setWordWrap(true);
    m_lossTable = new SpanTable(theme(), body);
    m_lossTable->setAccessibleName(tr("Pods and data of the node"));
    connect(m_lossTable, &SpanTable::linkActivated, this, &HygienePage::wantObject);
    column->addWidget(m_lossWords);
    column->addWidget(m_lossTable);
    return body;
}

QLabel *HygienePage::makeNothing(QWidget *parent)
{
    auto *words = new QLabel(parent);
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
    connect(section.rows, &SpanTable::linkActivated, this, &HygienePage::wantObject);
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
    m_askedOthers = false;
    for (const Kind kind : inventoryKinds())
        session().require(kind);
    look();
}

void HygienePage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_worker.stop();
    UsageFeed::of(session()).leave(this);
    for (const Kind kind : inventoryKinds())
        session().release(kind);
}

void HygienePage::open(const Target &target)
{
    if (!target.object || target.object->kind != Kind::Node)
        return;
    fillNodes();
    if (const int at = m_nodes->findData(QString::fromStdString(target.object->name)); at >= 0)
        m_nodes->setCurrentIndex(at);
}

Target HygienePage::where() const
{
    const std::string node = m_nodes->currentData().toString().toStdString();
    return {QString(), node.empty() ? std::nullopt : std::optional(ObjectKey{Kind::Node, {}, node}), {}, PageLook()};
}

QString HygienePage::summary() const
{
    const int count = int(m_shown.findings.size());
    return count == 0 ? (m_shown.unread.empty() ? tr("nothing to clean") : tr("nothing to clean in what was read")) : tr("%n things to clean", nullptr, count);
}

bool HygienePage::isLoading() const
{
    const auto &kinds = inventoryKinds();
    return std::any_of(kinds.begin(), kinds.end(), [this](Kind kind) { return session().isLoading(kind); });
}

std::function<HygienePage::Answer()> HygienePage::question()
{
    fillNodes();
    followUsage();
    const bool ask = !m_askedOthers; // once a visit: it is a question of its own for a server
    const bool live = session().state().phase != ConnectionState::Phase::Snapshot;
    return [objects = session().store().snapshot(), named = m_others, ask, live, source = session().source(), ns = m_ns, node = m_nodes->currentData().toString().toStdString()] {
        StorageInventory inventory = StorageInventory::of(objects);
        inventory.named = ask ? readOtherWorkloads(*source, live) : named;
        return Answer{checkHygiene(inventory, ns), loseNode(inventory, node, ns), inventory.named};
    };
}

void HygienePage::look()
{
    if (m_active)
        m_worker.askNow();
}

void HygienePage::lookSoon()
{
    if (m_active)
        m_worker.askSoon();
}

void HygienePage::take(Answer answer)
{
    m_others = std::move(answer.others);
    m_askedOthers = true;
    const bool same = m_looked && answer.hygiene == m_shown && answer.loss == m_loss;
    if (isLoading() && !m_looked) { // a claim is not unused before its pods are known
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
    if (!std::exchange(m_otherNodes, false))
        return;
    std::vector<std::string> names;
    session().store().forEach(Kind::Node, [&names](const ObjectPtr &node) { names.push_back(node->meta.name); });
    std::sort(names.begin(), names.end());
    const QString chosen = m_nodes->currentData().toString();
    const auto at = std::lower_bound(names.begin(), names.end(), chosen.toStdString());
    auto *model = new QStandardItemModel(m_nodes); // given to the box in one piece
    QList<QStandardItem *> items;
    std::size_t longest = 0;
    for (const std::string &name : names) {
        items << new QStandardItem(shownText(name));
        items.back()->setData(QString::fromStdString(name), Qt::UserRole);
        longest = std::max(longest, name.size());
    }
    model->appendColumn(items);
    const QSignalBlocker quiet(m_nodes);
    m_nodes->setModel(model); // and lets the one before go
    m_nodes->setMinimumContentsLength(int(std::min(longest, std::size_t(60))));
    m_nodes->setCurrentIndex(at != names.end() && *at == chosen.toStdString() ? int(at - names.begin()) : 0);
    m_nodes->setVisible(!names.empty());
}

void HygienePage::showAll()
{
    if (!m_looked)
        return;
    m_subtitle->setText(summary());
    showFilling();
    showFindings();
    showLoss();
    showCharts();
}

/// The nodes that know how full the claims here are.
void HygienePage::followUsage()
{
    if (m_active)
        UsageFeed::of(session()).follow(this, {false, false, claimNodes(session().store(), m_ns)});
}

void HygienePage::showFilling()
{
    if (!m_active || !m_looked)
        return;
    const UsageBook &book = UsageFeed::of(session()).book();
    const std::vector<SpanRow> rows = fillingRows(session().store(), book, m_ns);
    m_filling.frame->setVisible(!rows.empty());
    m_filling.title->setText(tr("Nearly full") + QString::fromUtf8(" · ") + QString::number(rows.size()));
    m_filling.rows->setAccessibleName(m_filling.title->text());
    m_filling.rows->setRows(rows, {28, 72});
    const QString unknown = fillingUnknown(book);
    m_capacityNote->setText(tr("Capacity is what volumes promise and claims ask for.") + QLatin1Char(' ') + (unknown.isEmpty() ? tr("How much of it is written only the nodes that mount it tell.") : unknown));
}

void HygienePage::showFindings()
{
    const QString unread = unreadSentence(m_shown);
    const bool none = m_shown.findings.empty();
    if (!unread.isEmpty())
        m_nothing->setText(none ? tr("Nothing to clean in what was read: %1.").arg(unread) : tr("Only of what was read: %1.").arg(unread));
    else
        m_nothing->setText(tr("Nothing to clean: every volume has its claim, every claim its pods."));
    m_nothing->setVisible(none || !unread.isEmpty());
    for (int i = 0; i < typeCount; ++i)
        showSection(static_cast<Type>(i));
}

void HygienePage::showSection(Type type)
{
    const std::size_t count = findingCount(m_shown, type);
    const Section &section = m_sections[std::size_t(type)];
    section.frame->setVisible(count > 0);
    const HealthStyle &style = theme().palette().state(findingHealth(type));
    QPixmap mark(QSize(14, 14) * devicePixelRatioF());
    mark.setDevicePixelRatio(devicePixelRatioF());
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    drawMark(painter, QRectF(1, 1, 12, 12), style.mark, style.text);
    section.mark->setPixmap(mark);
    section.title->setText(findingTitle(type) + QString::fromUtf8(" · ") + QLocale().toString(count));
    section.rows->setAccessibleName(section.title->text());
    section.rows->setRows(findingRows(m_shown, type), {28, 72});
}

void HygienePage::showLoss()
{
    m_lossWords->setText(shownText(lossSentence(m_shown, m_loss)));
    m_lossTable->setRows(lossRows(m_loss), {14, 26, 60});
}

void HygienePage::showCharts()
{
    showBars(*m_classChart, classChart(m_shown, theme().palette()), theme().palette());
    showBars(*m_nodeChart, nodeChart(m_shown, theme().palette()), theme().palette());
}

QString HygienePage::text() const
{
    return m_looked ? q(hygieneText(m_shown, m_loss.node.empty() ? nullptr : &m_loss)) : QString();
}

} // namespace portolan

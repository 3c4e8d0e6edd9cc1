#include "views/storage/bindingview.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/core/shown.h"
#include "models/tables/bindingtable.h"
#include "models/tables/tablerole.h"
#include "views/kit/spans.h"
#include "views/storage/bindingdelegate.h"
#include "views/storage/bindingfacts.h"

namespace portolan {

namespace {

constexpr std::array cardKinds{Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::Pod, Kind::Node,
                               Kind::CSIDriver, Kind::CSIStorageCapacity};
constexpr int soonMs = 100; ///< a burst of changes is one card
constexpr int widestCell = 140;

QString q(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// The rows, whose cells are reached by the arrow keys; Return opens the candidate.
class CandidateRows final : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (event->angleDelta().x() == 0)
            event->ignore(); // it is as high as its rows: the pane around it scrolls
        else
            QTreeView::wheelEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const QModelIndex at = currentIndex();
        const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
        if (step != 0 && at.isValid()) {
            setCurrentIndex(at.siblingAtColumn(std::clamp(at.column() + step, 0, model()->columnCount() - 1)));
            scrollTo(currentIndex());
        } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && at.isValid()) {
            Q_EMIT activated(at.siblingAtColumn(0));
        } else {
            QTreeView::keyPressEvent(event);
        }
    }
};

} // namespace

BindingView::BindingView(Session &session, Theme &theme, QWidget *parent) : QWidget(parent), m_session(session), m_theme(theme), m_table(new BindingTable(this)),
      m_worker(soonMs, [this] { return question(); }, [this](const Answer &answer) { take(answer); })
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(2000); // after that, what is there counts
    connect(&m_patience, &QTimer::timeout, this, &BindingView::reason);
    connect(&session.store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (std::find(cardKinds.begin(), cardKinds.end(), delta.kind) != cardKinds.end() || delta.kind == Kind::Event)
            reasonSoon();
    });
    connect(&session, &Session::kindStateChanged, this, [this] { reasonSoon(); });
    build();
}

BindingView::~BindingView()
{
    deactivate();
}

void BindingView::build()
{
    auto *scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Binding"));
    scroll->setProperty("role", QStringLiteral("page"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(10);
    m_facts = new SpanTable(m_theme, inside);
    m_facts->setAccessibleName(tr("What becomes of it, and why"));
    connect(m_facts, &SpanTable::linkActivated, this, &BindingView::objectOpened);
    column->addWidget(m_facts);
    column->addWidget(makeChoice());

    m_rows = new CandidateRows(inside);
    m_rows->setModel(m_table);
    m_rows->setItemDelegate(new BindingDelegate(m_theme, m_rows));
    m_rows->setAccessibleName(tr("Candidates against criteria"));
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setMouseTracking(true);
    m_rows->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rows->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_rows->setSelectionMode(QAbstractItemView::SingleSelection);
    m_rows->header()->setStretchLastSection(false);
    m_rows->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto open = [this](const QModelIndex &index) {
        if (index.isValid() && index.column() == 0)
            Q_EMIT objectOpened(index.data(KeyRole).value<ObjectKey>());
    };
    connect(m_rows, &QTreeView::activated, this, open);
    connect(m_rows, &QTreeView::clicked, this, open);
    column->addWidget(m_rows);
    m_rest = new QLabel(inside);
    m_legend = new QLabel(inside);
    for (QLabel *label : {m_rest, m_legend}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setProperty("role", QStringLiteral("subtitle"));
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    column->addSpacing(2);
    m_deletion = addCard(*column, tr("WHEN THE CLAIM IS DELETED"), m_deletionCard);
    m_sharing = addCard(*column, tr("WHO CAN USE IT TOGETHER"), m_sharingCard);
    column->addStretch(1);
    scroll->setWidget(inside);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    connect(&m_theme, &Theme::changed, m_rows->viewport(), qOverload<>(&QWidget::update));
}

QWidget *BindingView::makeChoice()
{
    m_choice = new QWidget(this);
    auto *row = new QHBoxLayout(m_choice);
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(8);
    auto *asks = new QLabel(tr("As seen by"), m_choice);
    asks->setProperty("role", QStringLiteral("key"));
    m_nodes = new QComboBox(m_choice);
    m_nodes->setAccessibleName(tr("Who looks for a volume: the controller, or the scheduler for a node"));
    m_nodes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_nodes->addItem(tr("the volume controller"));
    m_copy = new QPushButton(tr("Copy as text"), m_choice);
    asks->setBuddy(m_nodes);
    row->addWidget(asks);
    row->addWidget(m_nodes);
    row->addStretch(1);
    row->addWidget(m_copy);
    connect(m_nodes, &QComboBox::currentIndexChanged, this, &BindingView::reason);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    return m_choice;
}

SpanTable *BindingView::addCard(QVBoxLayout &column, const QString &heading, QWidget *&frame)
{
    frame = new QFrame(this);
    frame->setProperty("role", QStringLiteral("card"));
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(12, 10, 12, 8);
    inside->setSpacing(8);
    auto *label = new QLabel(heading, frame);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headingFont());
    label->setProperty("role", QStringLiteral("heading"));
    auto *table = new SpanTable(m_theme, frame);
    table->setAccessibleName(heading);
    connect(table, &SpanTable::linkActivated, this, &BindingView::objectOpened);
    inside->addWidget(label);
    inside->addWidget(table);
    column.addWidget(frame);
    return table;
}

bool BindingView::hasCard(const ObjectKey &key)
{
    return key.kind == Kind::PersistentVolumeClaim || key.kind == Kind::PersistentVolume;
}

void BindingView::setSubject(const ObjectKey &key)
{
    if (m_subject == key)
        return;
    m_subject = key;
    m_table->setCard({});
    m_nodes->blockSignals(true);
    m_nodes->setCurrentIndex(0);
    m_nodes->blockSignals(false);
    reason();
}

void BindingView::activate()
{
    if (m_active)
        return;
    m_active = true;
    for (const Kind kind : cardKinds)
        m_session.require(kind);
    m_patience.start();
    reason();
}

void BindingView::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_worker.stop();
    m_patience.stop();
    for (const Kind kind : cardKinds)
        m_session.release(kind);
}

bool BindingView::isWaiting() const
{
    return m_patience.isActive() && std::any_of(cardKinds.begin(), cardKinds.end(), [this](Kind kind) { return m_session.isLoading(kind); });
}

void BindingView::reasonSoon()
{
    if (m_active)
        m_worker.askSoon();
}

void BindingView::reason()
{
    if (m_active && m_subject)
        m_worker.askNow();
}

std::function<BindingView::Answer()> BindingView::question()
{
    if (!m_subject || isWaiting())
        return {}; // a volume that is on its way is no candidate less
    fillNodes();
    return [objects = m_session.store().snapshot(), subject = *m_subject, node = m_nodes->currentData().toString().toStdString()] { return answer(*objects, subject, node); };
}

/// Beside the GUI thread: comes back with a card of a few rows.
BindingView::Answer BindingView::answer(const StoreSnapshot &objects, const ObjectKey &subject, const std::string &node)
{
    Answer out;
    const BindingWorld world = BindingWorld::of(objects);
    if (subject.kind == Kind::PersistentVolume) {
        if (const auto volume = objects.get<PersistentVolume>({}, subject.name)) {
            out.card = volumeCard(world, *volume, objects.all<PersistentVolumeClaim>());
            if (volume->hasClaimRef)
                out.claim = {Kind::PersistentVolumeClaim, volume->claimNamespace.str(), volume->claimName};
        }
    } else {
        out.claim = subject;
        if (const auto claimCase = claimCaseOf(objects, subject.ns, subject.name, {node, {}}))
            out.card = claimCard(world, *claimCase);
    }
    if (auto effect = deletionEffect(objects, out.claim.ns, out.claim.name))
        out.deletion = std::move(*effect);
    if (auto sharing = claimSharing(objects, out.claim.ns, out.claim.name))
        out.sharing = std::move(*sharing);
    return out;
}

void BindingView::fillNodes()
{
    QStringList names;
    for (const auto &node : m_session.store().sorted<Node>())
        names << q(node->meta.name);
    QStringList shown;
    for (int i = 1; i < m_nodes->count(); ++i)
        shown << m_nodes->itemData(i).toString();
    m_choice->setVisible(true);
    const bool claim = m_subject->kind == Kind::PersistentVolumeClaim;
    m_nodes->setEnabled(claim);
    if (names == shown)
        return;
    const QString chosen = m_nodes->currentData().toString();
    m_nodes->blockSignals(true);
    while (m_nodes->count() > 1)
        m_nodes->removeItem(1);
    for (const QString &name : names)
        m_nodes->addItem(tr("the scheduler, for node %1").arg(shownText(name)), name);
    m_nodes->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_nodes->findData(chosen)));
    m_nodes->blockSignals(false);
}

void BindingView::take(const Answer &answer)
{
    const BindingCard &card = answer.card;
    const bool reset = card.columns != m_table->card().columns;
    const bool same = !reset && card.subject == m_table->card().subject && card.rows == m_table->card().rows;
    const QModelIndex at = m_rows->currentIndex();
    m_table->setCard(card);
    if (reset && at.isValid())
        m_rows->setCurrentIndex(m_table->index(std::min(at.row(), m_table->rowCount() - 1), 0));
    m_facts->setRows(bindingRows(m_session.store(), *m_subject, card, m_session.clock().now()), {18, 82});
    m_rest->setText(shownText(m_table->restText()));
    m_rest->setVisible(!m_rest->text().isEmpty());
    if (!same)
        fitTable();
    showConsequences(answer);
    Q_EMIT shown();
}

void BindingView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, &BindingView::fitTable); // once the rows have their new width: a bar below them needs room
}

void BindingView::fitTable()
{
    const bool any = m_table->rowCount() > 0;
    m_rows->setVisible(any);
    m_legend->setVisible(any);
    if (!any)
        return;
    const bool claim = m_table->card().subject.kind == Kind::PersistentVolumeClaim;
    m_legend->setText(claim ? tr("In each cell: what the volume has, and below it what the claim wants. A dash: nobody looks at it for that volume.")
                            : tr("In each cell: what this volume has, and below it what the claim wants. A dash: nobody looks at it for that claim."));
    const BindReason reason = m_table->card().explanation.reason;
    if (claim && (reason == BindReason::WaitForFirstConsumer || reason == BindReason::WaitForPodScheduled))
        m_legend->setText(m_legend->text() + QLatin1Char(' ') + tr("Choose a node above to see what a pod there would get."));
    for (int i = 0; i < m_table->columnCount(); ++i) {
        const int head = QFontMetrics(m_rows->header()->font()).horizontalAdvance(m_table->headerData(i, Qt::Horizontal).toString()) + 20;
        int width = head;
        for (int y = 0; y < m_table->rowCount(); ++y)
            width = std::max(width, m_rows->itemDelegate()->sizeHint({}, m_table->index(y, i)).width());
        m_rows->setColumnWidth(i, std::min(width, i == 0 ? 200 : widestCell));
    }
    const bool scrolls = m_rows->header()->length() > m_rows->viewport()->width();
    m_rows->setFixedHeight(m_rows->header()->sizeHint().height() + m_table->rowCount() * BindingDelegate::rowHeight() + (scrolls ? 14 : 2));
}

void BindingView::showConsequences(const Answer &answer)
{
    m_deletionCard->setVisible(answer.deletion.has_value());
    m_sharingCard->setVisible(answer.sharing.has_value());
    if (answer.deletion)
        m_deletion->setRows(deletionRows(answer.claim, *answer.deletion), {18, 82});
    if (answer.sharing)
        m_sharing->setRows(sharingRows(m_session.store(), answer.claim, *answer.sharing), {18, 82});
}

QString BindingView::text() const
{
    QString out;
    for (const SpanTable *part : {m_facts, m_deletionCard->isHidden() ? nullptr : m_deletion, m_sharingCard->isHidden() ? nullptr : m_sharing}) {
        if (!part)
            continue;
        out += part->rowsText() + QLatin1Char('\n');
        if (part == m_facts && m_table->rowCount() > 0)
            out += m_table->text() + QLatin1Char('\n');
    }
    return out;
}

} // namespace portolan

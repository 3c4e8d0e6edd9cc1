#include "views/browse/bindingview.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/storage/claimuse.h"
#include "models/tables/bindingtable.h"
#include "models/tables/tablerole.h"
#include "views/browse/bindingdelegate.h"
#include "views/browse/spans.h"
#include "views/browse/summary.h"

namespace portolan {

namespace {

constexpr std::array cardKinds{Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::Pod, Kind::Node,
                               Kind::CSIDriver, Kind::CSIStorageCapacity};
constexpr int soonMs = 100; ///< a burst of changes is one card
constexpr int widestCell = 150;

QString q(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

Health reasonHealth(BindReason reason)
{
    switch (reason) {
    case BindReason::Match: case BindReason::Prebound: case BindReason::VolumeName: case BindReason::Bound: return Health::Ok;
    case BindReason::WillProvision: return Health::Progress;
    case BindReason::Lost: return Health::Lost;
    case BindReason::Misbound: case BindReason::VolumeMismatch: case BindReason::VolumeNotFound: case BindReason::VolumeBoundToOther:
    case BindReason::BindConflict: return Health::Error;
    default: return Health::Pending;
    }
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

BindingView::BindingView(Session &session, Theme &theme, QWidget *parent) : QWidget(parent), m_session(session), m_theme(theme), m_table(new BindingTable(this))
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &BindingView::reason);
    connect(&session.store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (std::find(cardKinds.begin(), cardKinds.end(), delta.kind) != cardKinds.end() || delta.kind == Kind::Event)
            reasonSoon();
    });
    build();
}

BindingView::~BindingView()
{
    deactivate();
    m_pool.waitForDone(); // the task holds strings of the session
}

void BindingView::build()
{
    auto *scroll = new QScrollArea(this);
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
    reason();
}

void BindingView::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_soon.stop();
    for (const Kind kind : cardKinds)
        m_session.release(kind);
}

void BindingView::reasonSoon()
{
    if (m_active && !m_soon.isActive())
        m_soon.start();
}

/// Copies pointers here, reasons in the pool, comes back with a card of a few rows.
void BindingView::reason()
{
    if (!m_active || !m_subject)
        return;
    if (m_running) {
        m_again = true;
        return;
    }
    fillNodes();
    const ObjectStore &store = m_session.store();
    auto world = std::make_shared<BindingWorld>(BindingWorld::of(store));
    world->serverVersion = m_session.state().serverVersion;
    std::function<BindingCard()> task;
    if (m_subject->kind == Kind::PersistentVolume) {
        auto claims = std::make_shared<std::vector<ClaimPtr>>();
        store.forEach(Kind::PersistentVolumeClaim, [&claims](const ObjectPtr &o) { claims->push_back(std::static_pointer_cast<const PersistentVolumeClaim>(o)); });
        const auto volume = store.get<PersistentVolume>({}, m_subject->name);
        if (volume)
            task = [world, claims, volume] { world->sort(); return volumeCard(*world, *volume, *claims); };
    } else if (auto claimCase = claimCaseOf(store, m_subject->ns, m_subject->name, {m_nodes->currentData().toString().toStdString(), {}, {}})) {
        task = [world, asked = std::move(*claimCase)] { world->sort(); return claimCard(*world, asked); };
    }
    if (!task)
        return take({});
    m_running = true;
    m_pool.start([task = std::move(task), self = QPointer<BindingView>(this), subject = *m_subject] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, subject, card = std::make_shared<BindingCard>(task())] {
            if (!self)
                return;
            self->m_running = false;
            if (self->m_subject == subject)
                self->take(*card);
            if (std::exchange(self->m_again, false) || !(self->m_subject == subject))
                self->reason();
        }, Qt::QueuedConnection);
    });
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
        m_nodes->addItem(tr("the scheduler, for node %1").arg(name), name);
    m_nodes->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_nodes->findData(chosen)));
    m_nodes->blockSignals(false);
}

void BindingView::take(const BindingCard &card)
{
    const bool reset = card.columns != m_table->card().columns;
    const QModelIndex at = m_rows->currentIndex();
    m_table->setCard(card);
    if (reset && at.isValid())
        m_rows->setCurrentIndex(m_table->index(std::min(at.row(), m_table->rowCount() - 1), 0));
    showFacts();
    fitTable();
    showConsequences();
    Q_EMIT shown();
}

void BindingView::fitTable()
{
    const bool any = m_table->rowCount() > 0;
    m_rows->setVisible(any);
    m_legend->setVisible(any);
    m_rest->setText(m_table->restText());
    m_rest->setVisible(!m_rest->text().isEmpty());
    if (!any)
        return;
    const bool claim = m_table->card().subject.kind == Kind::PersistentVolumeClaim;
    m_legend->setText(claim ? tr("In each cell: what the volume has, and below it what the claim wants. A dash: nobody looks at it for that volume.")
                            : tr("In each cell: what this volume has, and below it what the claim wants. A dash: nobody looks at it for that claim."));
    for (int i = 0; i < m_table->columnCount(); ++i) {
        const int head = QFontMetrics(m_rows->header()->font()).horizontalAdvance(m_table->headerData(i, Qt::Horizontal).toString()) + 20;
        int width = head;
        for (int y = 0; y < m_table->rowCount(); ++y)
            width = std::max(width, m_rows->itemDelegate()->sizeHint({}, m_table->index(y, i)).width());
        m_rows->setColumnWidth(i, std::min(width, i == 0 ? 230 : widestCell));
    }
    const bool scrolls = m_rows->header()->length() > m_rows->viewport()->width();
    m_rows->setFixedHeight(m_rows->header()->sizeHint().height() + m_table->rowCount() * BindingDelegate::rowHeight + (scrolls ? 14 : 2));
}

void BindingView::showFacts()
{
    std::vector<SpanRow> rows;
    const BindingCard &card = m_table->card();
    const ClaimExplanation &e = card.explanation;
    if (card.subject.name.empty()) {
        m_facts->setRows({row(tr("status"), {muted(tr("not there"))})}, {18, 82});
        return;
    }
    const bool claim = card.subject.kind == Kind::PersistentVolumeClaim;
    if (claim) {
        rows.push_back(row(tr("outcome"), {state(q(bindReasonWord(e.reason)), reasonHealth(e.reason))}));
        Spans volumes;
        for (const std::string &name : e.chosenAnyOf.empty() ? std::vector<std::string>{e.chosen} : e.chosenAnyOf)
            if (!name.empty()) {
                if (!volumes.empty())
                    volumes.push_back(plain(tr(", ")));
                volumes.push_back(link(q(name), {Kind::PersistentVolume, {}, name}));
            }
        if (e.chosenAnyOf.size() > 1)
            volumes.insert(volumes.begin(), muted(tr("any of ")));
        rows.push_back(row(tr("volume"), volumes.empty() ? Spans{muted(tr("none"))} : volumes));
        rows.push_back(row(tr("why"), {plain(q(e.why))}));
    } else if (const auto volume = m_session.store().get<PersistentVolume>({}, card.subject.name)) {
        const Health health = volume->phase == "Bound" || volume->phase == "Available" ? Health::Ok : volume->phase == "Released" ? Health::Released : Health::Error;
        rows.push_back(row(tr("status"), {state(q(volume->phase.view()), volume->phase.empty() ? Health::Unknown : health)}));
    }
    for (const std::string &note : e.notes)
        rows.push_back(row(tr("note"), {plain(q(note))}));
    if (e.event)
        rows.push_back(row(tr("controller says"), {e.event->type == "Warning" ? state(q(e.event->reason), Health::Warning) : bold(q(e.event->reason)),
                                                   plain(QString::fromUtf8(" · ") + q(e.event->message))}));
    const auto events = eventsOf(m_session.store(), card.subject);
    if (!events.empty()) {
        const Event &last = *events.back();
        rows.push_back(row(tr("last event"), {last.isWarning() ? state(q(last.reason.view()), Health::Warning) : bold(q(last.reason.view())),
            muted(QString::fromUtf8(" · ") + tr("%1 ago").arg(q(age(last.lastSeen(), m_session.clock().now()))) + QString::fromUtf8(" · ")), plain(q(last.message))}));
    }
    rows.push_back(row(tr("advice"), {bold(q(e.advice))}));
    m_facts->setRows(rows, {18, 82});
}

void BindingView::showConsequences()
{
    ObjectKey claim = *m_subject;
    if (claim.kind == Kind::PersistentVolume) {
        const auto volume = m_session.store().get<PersistentVolume>({}, claim.name);
        claim = volume && volume->hasClaimRef ? ObjectKey{Kind::PersistentVolumeClaim, volume->claimNamespace.str(), volume->claimName} : ObjectKey{};
    }
    const bool there = !claim.name.empty() && m_session.store().find(claim);
    m_deletionCard->setVisible(there);
    m_sharingCard->setVisible(there);
    if (!there)
        return;
    showDeletion(claim);
    showSharing(claim);
}

void BindingView::showDeletion(const ObjectKey &claim)
{
    const auto effect = deletionEffect(m_session.store(), claim.ns, claim.name);
    if (!effect)
        return;
    std::vector<SpanRow> rows;
    rows.push_back(row(tr("data"), {effect->dataKept ? state(tr("kept"), Health::Ok) : state(tr("lost"), Health::Error)}));
    if (!effect->policy.empty())
        rows.push_back(row(tr("policy"), {plain(q(effect->policy)), muted(tr(" of ")), link(q(effect->volume), {Kind::PersistentVolume, {}, effect->volume})}));
    rows.push_back(row(tr("then"), {plain(q(effect->sentence))}));
    Spans held;
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < std::min(most, effect->heldBy.size()); ++i) {
        if (i > 0)
            held.push_back(plain(tr(", ")));
        held.push_back(link(q(effect->heldBy[i]), {Kind::Pod, claim.ns, effect->heldBy[i]}));
    }
    if (effect->heldBy.size() > most)
        held.push_back(muted(tr(" and %1 more").arg(effect->heldBy.size() - most)));
    if (!held.empty())
        rows.push_back(row(tr("held by"), held));
    m_deletion->setRows(rows, {18, 82});
}

void BindingView::showSharing(const ObjectKey &claim)
{
    const auto sharing = claimSharing(m_session.store(), claim.ns, claim.name);
    if (!sharing)
        return;
    constexpr std::size_t most = 10;
    std::vector<SpanRow> rows{row(tr("rule"), {plain(q(sharing->rule))})};
    for (std::size_t i = 0; i < std::min(most, sharing->users.size()); ++i) {
        const auto &user = sharing->users[i];
        Spans pod{link(q(user.pod), {Kind::Pod, claim.ns, user.pod})};
        pod.push_back(muted(user.node.empty() ? tr(", not scheduled") : tr(" on %1").arg(q(user.node))));
        pod.push_back(muted(user.writes ? QString() : tr(", reads only")));
        if (user.conflicts)
            pod.push_back(state(QStringLiteral(" ") + tr("in conflict with the others"), Health::Error));
        rows.push_back(row(i == 0 ? tr("pods") : QString(), pod));
    }
    if (sharing->users.empty())
        rows.push_back(row(tr("pods"), {muted(tr("no pod uses it"))}));
    if (sharing->users.size() > most)
        rows.push_back(row(QString(), {muted(tr("and %1 more").arg(sharing->users.size() - most))}));
    for (std::size_t i = 0; i < std::min(most, sharing->places.size()); ++i) {
        const auto &place = sharing->places[i];
        rows.push_back(row(i == 0 ? tr("a further pod") : QString(), {state(place.open ? tr("can run") : tr("cannot run"), place.open ? Health::Ok : Health::Error),
            plain(tr(" on ")), link(q(place.node), {Kind::Node, {}, place.node}), muted(QString::fromUtf8(" · ") + q(place.why))}));
    }
    if (sharing->places.size() > most)
        rows.push_back(row(QString(), {muted(tr("and %1 more nodes").arg(sharing->places.size() - most))}));
    m_sharing->setRows(rows, {18, 82});
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

#include "views/usage/pressurepage.h"

#include <algorithm>
#include <array>

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include "views/kit/card.h"
#include "views/kit/spans.h"
#include "views/usage/pressurerows.h"

namespace portolan {

namespace {

using Type = PressureFinding::Type;

constexpr int laterMs = 500;
constexpr int typeCount = int(Type::Evicted) + 1;
constexpr std::array pressureKinds{Kind::Pod, Kind::Node, Kind::PersistentVolumeClaim, Kind::PersistentVolume};

QLabel *words(QWidget *parent, const char *role)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace

PressurePage::PressurePage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_worker(laterMs, [this] { return question(); }, [this](std::vector<PressureFinding> found) { take(std::move(found)); })
{
    const auto soon = [this] {
        if (m_active)
            m_worker.askSoon();
    };
    connect(&session().store(), &ObjectStore::changed, this, [soon](const KindDelta &delta) {
        if (std::find(pressureKinds.begin(), pressureKinds.end(), delta.kind) != pressureKinds.end())
            soon();
    });
    connect(&session(), &Session::kindStateChanged, this, soon);
    connect(&UsageFeed::of(session()), &UsageFeed::changed, this, soon);
    fillScrolled(this, tr("Pressure"), [this](QVBoxLayout &column, QWidget *inside) { build(column, inside); });
    connect(&theme(), &Theme::changed, this, &PressurePage::showAll);
}

PressurePage::~PressurePage()
{
    deactivate();
}

void PressurePage::build(QVBoxLayout &column, QWidget *inside)
{
    auto *title = new QLabel(tr("Pressure"), inside);
    title->setTextFormat(Qt::PlainText);
    title->setFont(uiFont(16, QFont::DemiBold));
    m_subtitle = words(inside, "subtitle");
    m_note = words(inside, "note");
    m_note->setContentsMargins(14, 6, 14, 6);
    m_note->hide();
    m_nothing = words(inside, "subtitle");
    m_nothing->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{title, m_subtitle, m_note, m_nothing})
        column.addWidget(widget);
    for (int i = 0; i < typeCount; ++i)
        m_sections.push_back(makeSection(column));
}

PressurePage::Section PressurePage::makeSection(QVBoxLayout &column)
{
    Section section{new QFrame(this), nullptr, nullptr};
    section.frame->setProperty("role", QStringLiteral("card"));
    auto *inside = new QVBoxLayout(section.frame);
    inside->setContentsMargins(14, 12, 14, 8);
    inside->setSpacing(8);
    section.title = new QLabel(section.frame);
    section.title->setTextFormat(Qt::PlainText);
    section.title->setFont(uiFont(13, QFont::DemiBold));
    section.rows = new SpanTable(theme(), section.frame);
    connect(section.rows, &SpanTable::linkActivated, this, &PressurePage::wantObject);
    inside->addWidget(section.title);
    inside->addWidget(section.rows);
    column.addWidget(section.frame);
    section.frame->hide();
    return section;
}

void PressurePage::setNamespace(const std::string &ns)
{
    m_ns = ns;
    if (m_active)
        m_worker.askNow();
}

void PressurePage::activate()
{
    if (std::exchange(m_active, true))
        return;
    for (const Kind kind : pressureKinds)
        session().require(kind);
    follow();
    m_worker.askNow();
}

void PressurePage::deactivate()
{
    if (!std::exchange(m_active, false))
        return;
    m_worker.stop();
    UsageFeed::of(session()).leave(this);
    for (const Kind kind : pressureKinds)
        session().release(kind);
}

/// The nodes whose pods mount claims of what is looked at: how full the others' disks are, they say by their conditions.
void PressurePage::follow()
{
    UsageFeed::of(session()).follow(this, {true, true, claimNodes(session().store(), m_ns)});
}

std::function<std::vector<PressureFinding>()> PressurePage::question()
{
    follow();
    const UsageNow &now = UsageFeed::of(session()).book();
    return [objects = session().store().snapshot(), usage = std::make_shared<const UsageNow>(now), ns = m_ns] { return findPressure(*objects, *usage, ns); };
}

void PressurePage::take(std::vector<PressureFinding> found)
{
    m_shown = std::move(found);
    m_looked = true;
    showAll();
    Q_EMIT summaryChanged();
}

QString PressurePage::summary() const
{
    if (m_shown.empty())
        return tr("nothing under pressure");
    return m_shown.size() == 1 ? tr("1 under pressure") : tr("%1 under pressure").arg(m_shown.size());
}

void PressurePage::showAll()
{
    if (!m_looked)
        return;
    const UsageBook &book = UsageFeed::of(session()).book();
    m_subtitle->setText(summary());
    const QString unknown = notMeasuredSentence(book);
    m_note->setText(unknown);
    m_note->setVisible(!unknown.isEmpty());
    m_nothing->setText(unknown.isEmpty() ? tr("Nothing is nearly full or near a limit, nothing was killed for memory or evicted.") : tr("Nothing else is known to be under pressure."));
    m_nothing->setVisible(m_shown.empty());
    for (int i = 0; i < typeCount; ++i) {
        const auto type = static_cast<Type>(i);
        const Section &section = m_sections[std::size_t(i)];
        const auto count = std::count_if(m_shown.begin(), m_shown.end(), [type](const PressureFinding &finding) { return finding.type == type; });
        section.frame->setVisible(count > 0);
        section.title->setText(pressureTitle(type) + QString::fromUtf8(" · ") + QString::number(count));
        section.rows->setAccessibleName(section.title->text());
        section.rows->setRows(pressureRows(m_shown, type, book, session().clock().now()), {28, 72});
    }
}

} // namespace portolan

#include "views/usage/usageview.h"

#include <algorithm>
#include <map>

#include <QDateTime>
#include <QDateTimeAxis>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include "models/core/shown.h"
#include "models/usage/podamounts.h"
#include "models/usage/usagewords.h"
#include "views/kit/bars.h"

namespace portolan {

namespace {

constexpr double mebi = 1 << 20, milli = 1e6;
constexpr int chartHeight = 210;

/// A sum over pods at each moment that all of its samples are near to: one a minute.
std::map<std::int64_t, double> sumOf(const std::vector<std::vector<UsePoint>> &pasts, std::int64_t UseNow::*what, double unit)
{
    std::map<std::int64_t, double> sum;
    std::map<std::int64_t, std::size_t> told;
    for (const std::vector<UsePoint> &past : pasts)
        for (const UsePoint &point : past)
            if (const std::int64_t minute = point.seconds / 60 * 60; point.use.*what >= 0) {
                sum[minute] += static_cast<double>(point.use.*what) / unit;
                ++told[minute];
            }
    std::erase_if(sum, [&](const auto &one) { return told[one.first] != pasts.size(); }); // gaps are not filled
    return sum;
}

} // namespace

struct UsageView::Lines {
    QString title, unit;
    std::map<std::int64_t, double> used; ///< seconds since 1970, value
    std::vector<std::pair<QString, double>> marks; ///< request, limit, ...: horizontal
};

UsageView::UsageView(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_words(new QLabel(this)), m_first(makeChartView(this)), m_second(makeChartView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    for (QChartView *view : {m_first, m_second}) {
        view->setFixedHeight(chartHeight);
        column->addWidget(view);
    }
    column->addStretch(1);
    connect(&theme, &Theme::changed, this, &UsageView::refresh);
}

UsageView::~UsageView() = default;

void UsageView::setSession(Session *session)
{
    if (m_session)
        UsageFeed::of(*m_session).disconnect(this);
    m_session = session;
    m_key = {};
    if (m_session)
        connect(&UsageFeed::of(*m_session), &UsageFeed::changed, this, &UsageView::refresh);
}

bool UsageView::isOf(Kind kind)
{
    switch (kind) {
    case Kind::Pod: case Kind::Node: case Kind::PersistentVolumeClaim: case Kind::Deployment: case Kind::ReplicaSet: case Kind::StatefulSet:
    case Kind::DaemonSet: case Kind::Job:
        return true;
    default:
        return false;
    }
}

void UsageView::setSubject(const ObjectKey &key)
{
    m_key = key;
    follow();
    refresh();
}

void UsageView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
    refresh();
}

void UsageView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    follow();
}

void UsageView::follow()
{
    if (!m_session)
        return;
    if (!isVisible() || m_key.name.empty())
        return UsageFeed::of(*m_session).leave(this);
    UsageFeed::Interest interest;
    interest.nodes = m_key.kind == Kind::Node;
    if (m_key.kind == Kind::Node)
        interest.summaries.insert(m_key.name); // its disks
    if (m_key.kind == Kind::PersistentVolumeClaim) {
        if (auto claim = m_session->store().get<PersistentVolumeClaim>(m_key.ns, m_key.name))
            for (std::string &node : nodesMounting(claimAsked(m_session->store(), std::move(claim)).users))
                interest.summaries.insert(std::move(node));
    } else {
        interest.pods = m_key.kind != Kind::Node;
    }
    UsageFeed::of(*m_session).follow(this, std::move(interest));
}

/// The object itself, or the pods it owns, directly or through what it owns.
std::vector<std::shared_ptr<const Pod>> UsageView::pods() const
{
    const ObjectStore &store = m_session->store();
    std::vector<std::shared_ptr<const Pod>> out;
    std::vector<ObjectKey> open{m_key};
    for (std::size_t i = 0; i < open.size() && i < 1000; ++i) {
        if (open[i].kind == Kind::Pod) {
            if (auto pod = store.get<Pod>(open[i].ns, open[i].name); pod && !pod->isTerminal())
                out.push_back(std::move(pod));
            continue;
        }
        for (const ObjectKey &owned : store.sources(open[i], Relation::OwnedBy))
            if (std::find(open.begin(), open.end(), owned) == open.end())
                open.push_back(owned);
    }
    return out;
}

void UsageView::refresh()
{
    if (!m_session || !isVisible() || m_key.name.empty())
        return;
    if (m_key.kind == Kind::Node)
        showNode();
    else if (m_key.kind == Kind::PersistentVolumeClaim)
        showClaim();
    else
        showPods(pods());
}

void UsageView::showPods(const std::vector<std::shared_ptr<const Pod>> &pods)
{
    const UsageBook &book = UsageFeed::of(*m_session).book();
    std::vector<std::vector<UsePoint>> pasts;
    std::size_t measured = 0;
    for (const auto &pod : pods) {
        pasts.push_back(book.podPast(pod->meta.ns, pod->meta.name));
        measured += book.pod(pod->meta.ns, pod->meta.name) ? 1 : 0;
    }
    const auto total = [&pods](const char *resource, AmountKind kind) {
        Quantity sum;
        for (const auto &pod : pods) {
            const auto one = podAmount(*pod, resource, kind);
            if (!one)
                return Quantity(); // one without a limit has none
            sum = sum + *one;
        }
        return sum;
    };
    Lines cpu{tr("CPU"), QStringLiteral("m"), sumOf(pasts, &UseNow::nanoCores, milli), {}}, memory{tr("Memory"), QStringLiteral("Mi"), sumOf(pasts, &UseNow::bytes, mebi), {}};
    for (const auto &[name, kind] : {std::pair(tr("request"), AmountKind::Request), std::pair(tr("limit"), AmountKind::Limit)}) {
        if (const Quantity amount = total("cpu", kind); !amount.isZero())
            cpu.marks.emplace_back(name, amount.approximate() * 1000);
        if (const Quantity amount = total("memory", kind); !amount.isZero())
            memory.marks.emplace_back(name, amount.approximate() / mebi);
    }
    const QString word = metricsWord(book.metricsState());
    m_words->setText(pods.empty() ? tr("No pod of it runs.") : measured == 0 ? tr("What it uses is not known: %1.").arg(word.isEmpty() ? tr("not asked yet") : word)
                         : pods.size() == 1 ? tr("What it uses, as metrics.k8s.io tells, since this window looks.")
                                            : tr("What its %1 pods use together, as metrics.k8s.io tells, since this window looks; %2 of them are measured.").arg(pods.size()).arg(measured));
    draw(*m_first, cpu);
    draw(*m_second, memory);
}

void UsageView::showNode()
{
    const UsageBook &book = UsageFeed::of(*m_session).book();
    const auto node = m_session->store().get<Node>({}, m_key.name);
    const std::vector<std::vector<UsePoint>> past{book.nodePast(m_key.name)};
    Lines cpu{tr("CPU"), QStringLiteral("m"), sumOf(past, &UseNow::nanoCores, milli), {}}, memory{tr("Memory"), QStringLiteral("Mi"), sumOf(past, &UseNow::bytes, mebi), {}};
    std::vector<std::shared_ptr<const Pod>> pods;
    if (m_session->store().coverage().knows(Kind::Pod))
        for (const ObjectKey &key : m_session->store().sources(m_key, Relation::RunsOn))
            if (auto pod = m_session->store().get<Pod>(key.ns, key.name))
                pods.push_back(std::move(pod));
    const auto mark = [&](const char *resource, double unit, Lines &lines) {
        const IStr *text = node ? findPair(node->allocatable, resource) : nullptr;
        if (const auto room = text ? Quantity::parse(text->view()) : std::nullopt)
            lines.marks.emplace_back(tr("allocatable"), room->approximate() * unit);
        for (const auto &[name, kind] : {std::pair(tr("requests of its pods"), AmountKind::Request), std::pair(tr("limits of its pods"), AmountKind::Limit)})
            if (const Quantity sum = sumOfAmounts(pods, resource, kind); !sum.isZero())
                lines.marks.emplace_back(name, sum.approximate() * unit);
    };
    mark("cpu", 1000, cpu);
    mark("memory", 1 / mebi, memory);
    const QString word = metricsWord(book.metricsState());
    m_words->setText(book.node(m_key.name) ? tr("What the whole machine uses, as metrics.k8s.io tells, since this window looks.")
                                           : tr("What it uses is not known: %1.").arg(word.isEmpty() ? tr("not asked yet") : word));
    if (const NodeSummary *summary = book.summary(m_key.name))
        if (const QString disks = nodeDisksText(*summary); !disks.isEmpty())
            m_words->setText(m_words->text() + QStringLiteral("\n") + disks);
    draw(*m_first, cpu);
    draw(*m_second, memory);
}

void UsageView::showClaim()
{
    const UsageBook &book = UsageFeed::of(*m_session).book();
    const auto claim = m_session->store().get<PersistentVolumeClaim>(m_key.ns, m_key.name);
    Lines bytes{tr("Used"), QStringLiteral("Mi"), {}, {}};
    const std::vector<FillSample> past = book.claimPast(m_key.ns, m_key.name);
    for (const FillSample &sample : past)
        bytes.used[sample.at.seconds()] = static_cast<double>(sample.used) / mebi;
    if (!past.empty())
        bytes.marks.emplace_back(tr("file system"), static_cast<double>(past.back().capacity) / mebi);
    QString words;
    if (claim) {
        const ClaimUsage usage = book.claim(m_session->store(), claim);
        words = claimUsageText(usage, book.isOfFiles());
        words += (words.isEmpty() ? QString() : QStringLiteral("\n")) + claimSizesText(*claim, usage);
    }
    if (const auto left = book.claimTimeLeft(m_key.ns, m_key.name))
        words += QStringLiteral("\n") + timeLeftText(*left);
    m_words->setText(words.isEmpty() ? tr("How full it is, is not known: not asked yet.") : words);
    draw(*m_first, bytes);
    m_second->hide();
}

/// A line of what was used, and one across for each thing it is measured by.
void UsageView::draw(QChartView &view, const Lines &lines)
{
    QChart *chart = view.chart();
    chart->removeAllSeries();
    for (QAbstractAxis *axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    view.setVisible(lines.used.size() > 1);
    if (lines.used.size() < 2)
        return;
    const Palette &palette = m_theme.palette();
    const qint64 first = lines.used.begin()->first * 1000, last = lines.used.rbegin()->first * 1000;
    double most = 0;
    const auto add = [&](const QString &name, const QList<QPointF> &points, const QPen &pen) {
        auto *series = new QLineSeries;
        series->setName(name);
        series->setPen(pen);
        series->append(points);
        chart->addSeries(series);
        for (const QPointF &point : points)
            most = std::max(most, point.y());
    };
    QList<QPointF> used;
    for (const auto &[seconds, value] : lines.used)
        used << QPointF(static_cast<double>(seconds * 1000), value);
    add(lines.title, used, QPen(palette.accent, 2));
    const std::array<QColor, 3> colors{palette.muted, palette.state(Health::Warning).text, palette.state(Health::Error).text};
    for (std::size_t i = 0; i < lines.marks.size(); ++i)
        add(lines.marks[i].first, {QPointF(static_cast<double>(first), lines.marks[i].second), QPointF(static_cast<double>(last), lines.marks[i].second)},
            QPen(colors[std::min(i, colors.size() - 1)], 1, Qt::DashLine));
    auto *times = new QDateTimeAxis;
    times->setFormat(QStringLiteral("HH:mm"));
    times->setTickCount(4);
    times->setRange(QDateTime::fromMSecsSinceEpoch(first), QDateTime::fromMSecsSinceEpoch(last));
    auto *amounts = new QValueAxis;
    amounts->setLabelFormat(QStringLiteral("%g ") + lines.unit);
    amounts->setRange(0, most * 1.05);
    amounts->applyNiceNumbers();
    chart->addAxis(times, Qt::AlignBottom);
    chart->addAxis(amounts, Qt::AlignLeft);
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *>{times, amounts}) {
        axis->setLabelsFont(uiFont(11));
        axis->setLabelsColor(palette.text);
        axis->setGridLineColor(palette.rule);
        axis->setLinePenColor(palette.border);
        for (QAbstractSeries *series : chart->series())
            series->attachAxis(axis);
    }
    chart->legend()->setVisible(true);
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setFont(uiFont(11));
    chart->legend()->setLabelColor(palette.muted);
}

} // namespace portolan

#include "views/storage/hygienerows.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

#include "models/core/shown.h"
#include "models/objects/sentence.h"


namespace portolan {

namespace {

using Type = HygieneFinding::Type;
using Fate = NodeLoss::Fate;

/// In the page's own context for translators.
struct W {
    Q_DECLARE_TR_FUNCTIONS(HygienePage)
};

constexpr std::size_t mostOfAType = 15;
constexpr std::size_t mostPods = 30;
constexpr std::size_t mostBars = 12;
constexpr double gibi = 1024.0 * 1024 * 1024;

QString q(std::string_view utf8)
{
    return shownText(utf8);
}

Span fateSpan(Fate fate)
{
    switch (fate) {
    case Fate::Lost: return state(W::tr("lost"), Health::Error);
    case Fate::Stuck: return state(W::tr("cannot move"), Health::Warning);
    case Fate::Ends: return state(W::tr("ends with it"), Health::Done);
    case Fate::Unknown: return state(W::tr("not known"), Health::Unknown);
    case Fate::Moves: break;
    }
    return state(W::tr("moves"), Health::Ok);
}

Spans nameSpans(const ObjectKey &key)
{
    Spans out{link(q(key.name), key)};
    if (!key.ns.empty())
        out.push_back(muted(QStringLiteral("\n") + q(key.ns)));
    return out;
}

/// Why, then a line a volume; of pods that belong to the node the names do.
Spans dataSpans(const NodeLoss::PodLoss &pod)
{
    Spans out{plain(q(pod.why))};
    if (pod.fate == Fate::Ends) {
        QStringList names;
        for (const auto &one : pod.data)
            names << QStringLiteral("%1 (%2)").arg(q(one.volume), q(one.type));
        if (!names.isEmpty())
            out.push_back(muted(QStringLiteral("\n") + names.join(W::tr(", "))));
        return out;
    }
    for (const auto &one : pod.data) {
        out.push_back(plain(QStringLiteral("\n")));
        out.push_back(state(q(one.volume), one.fate == Fate::Lost ? Health::Error : one.fate == Fate::Unknown ? Health::Unknown : Health::Ok));
        out.push_back(muted(QStringLiteral(" (%1) ").arg(q(one.type)) + q(one.why)));
    }
    return out;
}

double inGibi(const Quantity &amount)
{
    return amount.approximate() / gibi;
}

QString sizeText(const Quantity &amount)
{
    return amount.isZero() ? QString() : q(amount.in(Quantity::Format::BinarySI).text());
}

} // namespace

QString findingTitle(Type type)
{
    switch (type) {
    case Type::FailedVolume: return W::tr("Failed volumes");
    case Type::LostClaim: return W::tr("Claims that lost their volume");
    case Type::SplitClaim: return W::tr("Claims of one node, used on several");
    case Type::OrphanedAttachment: return W::tr("Orphaned attachments");
    case Type::ReleasedVolume: return W::tr("Released volumes");
    case Type::UnusedClaim: return W::tr("Claims no running pod uses");
    }
    return {};
}

Health findingHealth(Type type)
{
    switch (type) {
    case Type::FailedVolume: return Health::Error;
    case Type::LostClaim: return Health::Lost;
    case Type::ReleasedVolume: return Health::Released;
    case Type::UnusedClaim: return Health::Done;
    default: return Health::Warning;
    }
}

std::size_t findingCount(const Hygiene &hygiene, Type type)
{
    return std::size_t(std::count_if(hygiene.findings.begin(), hygiene.findings.end(), [type](const HygieneFinding &f) { return f.type == type; }));
}

std::vector<SpanRow> findingRows(const Hygiene &hygiene, Type type)
{
    std::vector<SpanRow> rows;
    std::size_t count = 0;
    for (const HygieneFinding &finding : hygiene.findings) {
        if (finding.type != type || ++count > mostOfAType)
            continue;
        Spans name = nameSpans(finding.object);
        if (const QString size = sizeText(finding.amount); !size.isEmpty())
            name.push_back(muted((finding.object.ns.empty() ? QStringLiteral("\n") : QString::fromUtf8(" · ")) + size));
        rows.push_back({{name, {plain(q(finding.why) + QStringLiteral("\n")), muted(q(finding.todo))}}});
    }
    if (count > mostOfAType)
        rows.push_back({{{muted(W::tr("and %n more", nullptr, int(count - mostOfAType)))}}});
    return rows;
}

std::vector<SpanRow> lossRows(const NodeLoss &loss)
{
    std::vector<SpanRow> rows;
    for (const auto &pod : loss.pods) {
        if (rows.size() == mostPods)
            rows.push_back({{{}, {muted(W::tr("and %n more pods", nullptr, int(loss.pods.size() - mostPods)))}}});
        if (rows.size() > mostPods)
            continue;
        rows.push_back({{{fateSpan(pod.fate)}, nameSpans(pod.pod), dataSpans(pod)}});
    }
    for (const auto &claim : loss.claims)
        rows.push_back({{{state(W::tr("bound to it"), Health::Error)}, nameSpans(claim.claim), {muted(W::tr("claim") + QString::fromUtf8(" · ")), plain(q(claim.why))}}});
    return rows;
}

QString unreadSentence(const Hygiene &hygiene)
{
    Coverage coverage;
    std::vector<Kind> kinds;
    for (const auto &[kind, covered] : hygiene.unread) {
        coverage.set(kind, {covered, {}, {}});
        kinds.push_back(kind);
    }
    return unreadText(coverage, kinds);
}

QString lossSentence(const Hygiene &hygiene, const NodeLoss &loss)
{
    const auto nodes = std::find_if(hygiene.unread.begin(), hygiene.unread.end(), [](const auto &one) { return one.first == Kind::Node; });
    if (loss.node.empty())
        return nodes == hygiene.unread.end() ? W::tr("There is no node to choose.") : asSentence(coverageTextOfMany(nodes->second, W::tr("Nodes")));
    if (loss.pods.empty() && loss.claims.empty())
        return W::tr("Nothing runs or is stored on %1.").arg(q(loss.node));
    std::array<int, std::size_t(Fate::Unknown) + 1> fates{};
    std::ptrdiff_t lost = 0;
    for (const auto &pod : loss.pods) {
        ++fates[std::size_t(pod.fate)];
        lost += std::count_if(pod.data.begin(), pod.data.end(), [](const auto &d) { return d.fate == Fate::Lost; });
    }
    const auto count = [&fates](Fate fate) { return fates[std::size_t(fate)]; };
    QStringList parts;
    const auto add = [&parts](const QString &what, std::ptrdiff_t number) {
        if (number > 0)
            parts << what.arg(number);
    };
    add(W::tr("pods lost: %1"), count(Fate::Lost));
    add(W::tr("pods that cannot start elsewhere: %1"), count(Fate::Stuck));
    add(W::tr("ending with it: %1"), count(Fate::Ends));
    add(W::tr("moving: %1"), count(Fate::Moves));
    add(W::tr("not known of: %1"), count(Fate::Unknown));
    add(W::tr("volumes of pods that lose their data: %1"), lost);
    add(W::tr("claims that lose their data: %1"), std::ptrdiff_t(loss.claims.size()));
    return parts.join(QString::fromUtf8(" · "));
}

BarChart classChart(const Hygiene &hygiene, const Palette &p)
{
    BarChart chart;
    chart.unit = W::tr("Gi");
    chart.parts = {{W::tr("bound"), p.state(Health::Ok).line}, {W::tr("available"), p.accent}, {W::tr("released"), p.state(Health::Released).line},
                   {W::tr("failed"), p.state(Health::Error).line}, {W::tr("requested"), p.state(Health::Done).line},
                   {W::tr("waiting"), p.state(Health::Pending).line}};
    for (const ClassCapacity &one : hygiene.classes) {
        if (chart.rows.size() + 2 > 2 * mostBars)
            break;
        const QString name = one.name.empty() ? W::tr("no class") : q(one.name);
        if (!(one.bound + one.available + one.released + one.failed).isZero())
            chart.rows.push_back({W::tr("%1: provided").arg(name), {inGibi(one.bound), inGibi(one.available), inGibi(one.released), inGibi(one.failed), 0, 0}});
        if (!(one.requested + one.waiting).isZero())
            chart.rows.push_back({W::tr("%1: asked for").arg(name), {0, 0, 0, 0, inGibi(one.requested), inGibi(one.waiting)}});
    }
    return chart;
}

BarChart nodeChart(const Hygiene &hygiene, const Palette &p)
{
    BarChart chart;
    chart.unit = W::tr("Gi");
    for (const auto &[kind, covered] : hygiene.unread)
        if (kind == Kind::Node)
            chart.empty = coverageTextOfMany(covered, W::tr("Nodes"));
    chart.parts = {{W::tr("only here, bound"), p.state(Health::Warning).line}, {W::tr("only here, free"), p.state(Health::Done).line},
                   {W::tr("mounted, can move"), p.accent}};
    std::vector<const NodeCapacity *> order;
    for (const NodeCapacity &one : hygiene.nodes)
        order.push_back(&one);
    const auto sum = [](const NodeCapacity *n) { return n->tiedBound + n->tiedFree + n->mounted; };
    if (order.size() > mostBars) { // those with most
        std::stable_sort(order.begin(), order.end(), [&sum](const auto *a, const auto *b) { return sum(a) > sum(b); });
        order.resize(mostBars);
    }
    for (const NodeCapacity *one : order)
        chart.rows.push_back({q(one->name), {inGibi(one->tiedBound), inGibi(one->tiedFree), inGibi(one->mounted)}});
    return chart;
}

} // namespace portolan

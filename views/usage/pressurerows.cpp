#include "views/usage/pressurerows.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/core/shown.h"
#include "models/usage/usagewords.h"

namespace portolan {

namespace {

using Type = PressureFinding::Type;

/// In the page's own context for translators.
struct W {
    Q_DECLARE_TR_FUNCTIONS(PressurePage)
};

constexpr std::size_t mostOfAType = 20;

QString q(std::string_view utf8)
{
    return shownText(utf8);
}

Spans nameSpans(const PressureFinding &finding)
{
    Spans out{link(q(finding.object.name), finding.object)};
    if (!finding.object.ns.empty())
        out.push_back(muted(QStringLiteral("\n") + q(finding.object.ns)));
    return out;
}

Health healthOf(double share)
{
    return share >= asGoodAsFull ? Health::Error : Health::Warning;
}

QString amount(const PressureFinding &finding, std::uint64_t value)
{
    return finding.inodes ? QString::number(value) : QString::fromStdString(bytesText(value));
}

/// "93 % of inodes (121300 of 131072)".
Span shareSpan(const PressureFinding &finding)
{
    const QString text = finding.inodes ? W::tr("%1% of inodes (%2 of %3)") : W::tr("%1% (%2 of %3)");
    return state(text.arg(static_cast<int>(finding.share * 100 + 0.0001)).arg(amount(finding, finding.used), amount(finding, finding.most)), healthOf(finding.share));
}

QString ago(Timestamp at, Timestamp now)
{
    return at.isNull() ? QString() : W::tr(", %1 ago").arg(q(age(at, now)));
}

Spans volumeSpans(const PressureFinding &finding, const UsageBook &book)
{
    Spans out{shareSpan(finding)};
    if (finding.sharedBy > 1)
        out.push_back(muted(QStringLiteral("\n") + W::tr("one file system, seen through %1 claims").arg(finding.sharedBy)));
    if (const auto left = finding.inodes ? std::nullopt : book.claimTimeLeft(finding.object.ns, finding.object.name))
        out.push_back(plain(QStringLiteral("\n") + timeLeftText(*left)));
    return out;
}

Spans limitSpans(const PressureFinding &finding)
{
    QString what = W::tr("memory of %1, of its limit").arg(q(finding.part));
    if (finding.detail == "ephemeral-storage")
        what = W::tr("ephemeral storage, of its limit");
    else if (finding.detail == "emptyDir")
        what = W::tr("emptyDir %1, of its size limit").arg(q(finding.part));
    return {shareSpan(finding), muted(QStringLiteral("\n") + what)};
}

Spans whySpans(const PressureFinding &finding, const UsageBook &book, Timestamp now)
{
    switch (finding.type) {
    case Type::NodePressure: return {state(q(finding.detail), Health::Error), muted(ago(finding.at, now) + QStringLiteral("\n") + q(finding.why))};
    case Type::FullVolume: return volumeSpans(finding, book);
    case Type::FullDisk: return {shareSpan(finding), muted(QStringLiteral("\n") + q(finding.detail))};
    case Type::NearLimit: return limitSpans(finding);
    case Type::OutOfMemory:
        return {plain(W::tr("%1 was killed: out of memory").arg(q(finding.part))), muted(ago(finding.at, now) + (finding.count == 1 ? W::tr(", 1 restart") : W::tr(", %1 restarts").arg(finding.count)))};
    case Type::Evicted: return {plain(q(finding.why)), muted(ago(finding.at, now))};
    }
    return {};
}

} // namespace

QString pressureTitle(Type type)
{
    switch (type) {
    case Type::NodePressure: return W::tr("Nodes under pressure");
    case Type::FullVolume: return W::tr("Volumes nearly full");
    case Type::FullDisk: return W::tr("Node disks nearly full");
    case Type::NearLimit: return W::tr("Near a limit");
    case Type::OutOfMemory: return W::tr("Killed: out of memory");
    case Type::Evicted: return W::tr("Evicted");
    }
    return {};
}

Health pressureHealth(Type type)
{
    switch (type) {
    case Type::NodePressure:
    case Type::OutOfMemory: return Health::Error;
    case Type::Evicted: return Health::Lost;
    default: return Health::Warning;
    }
}

std::vector<SpanRow> pressureRows(const std::vector<PressureFinding> &findings, Type type, const UsageBook &book, Timestamp now)
{
    std::vector<SpanRow> out;
    std::size_t more = 0;
    for (const PressureFinding &finding : findings) {
        if (finding.type != type)
            continue;
        if (out.size() < mostOfAType)
            out.push_back({{nameSpans(finding), whySpans(finding, book, now)}});
        else
            ++more;
    }
    if (more > 0)
        out.push_back({{Spans{muted(W::tr("and %1 more").arg(more))}}});
    return out;
}

QString notMeasuredSentence(const UsageNow &usage)
{
    QStringList out;
    if (usage.metricsState() != MetricsState::Read && usage.metricsState() != MetricsState::NotAsked)
        out << W::tr("What pods use of cpu and memory is not known: %1.").arg(metricsWord(usage.metricsState()));
    if (usage.isOfFiles())
        out << W::tr("How full volumes are is not in this file.");
    else if (usage.summariesForbidden())
        out << W::tr("How full volumes are is not readable here.");
    return out.join(QLatin1Char(' '));
}

} // namespace portolan

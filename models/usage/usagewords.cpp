#include "models/usage/usagewords.h"

#include <cmath>
#include <cstdio>

#include <QCoreApplication>

namespace portolan {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Usage", text);
}

QString bytes(const std::optional<std::uint64_t> &amount)
{
    return QString::fromStdString(amount ? bytesText(*amount) : "?");
}

/// A span in its largest unit: number and word.
std::pair<qint64, const char *> span(std::int64_t seconds)
{
    if (seconds >= 2 * 86400)
        return {seconds / 86400, QT_TRANSLATE_NOOP("Usage", "%1 days")};
    if (seconds >= 2 * 3600)
        return {seconds / 3600, QT_TRANSLATE_NOOP("Usage", "%1 h")};
    return {std::max<std::int64_t>(seconds / 60, 1), QT_TRANSLATE_NOOP("Usage", "%1 min")};
}

} // namespace

std::string bytesText(std::uint64_t bytes)
{
    static constexpr const char *units[] = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; amount >= 1023.5 && unit < 6; ++unit)
        amount /= 1024;
    char text[32];
    std::snprintf(text, sizeof text, amount < 9.95 && unit > 0 && std::abs(amount - std::round(amount)) > 0.05 ? "%.1f%s" : "%.0f%s", amount, units[unit]);
    return text;
}

std::string coresText(std::int64_t nanoCores)
{
    const std::int64_t milli = nanoCores / 1'000'000 + (nanoCores % 1'000'000 != 0 ? 1 : 0);
    if (milli < 1000)
        return std::to_string(milli) + 'm';
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(milli) / 1000);
    return text;
}

QString metricsWord(MetricsState state)
{
    switch (state) {
    case MetricsState::NotServed: return say(QT_TRANSLATE_NOOP("Usage", "not served"));
    case MetricsState::NotAllowed: return say(QT_TRANSLATE_NOOP("Usage", "not readable here"));
    case MetricsState::Failed: return say(QT_TRANSLATE_NOOP("Usage", "no answer"));
    case MetricsState::NotInFile: return say(QT_TRANSLATE_NOOP("Usage", "not in this file"));
    case MetricsState::Read: return say(QT_TRANSLATE_NOOP("Usage", "not measured yet"));
    case MetricsState::NotAsked: break;
    }
    return {};
}

QString noReportWord(NoReport none, bool ofFiles)
{
    switch (none) {
    case NoReport::NotMounted: return say(QT_TRANSLATE_NOOP("Usage", "not mounted"));
    case NoReport::NotYet: return say(QT_TRANSLATE_NOOP("Usage", "not told yet"));
    case NoReport::NotByDriver: return say(QT_TRANSLATE_NOOP("Usage", "not reported by this driver"));
    case NoReport::NotAllowed: return say(QT_TRANSLATE_NOOP("Usage", "not readable here"));
    case NoReport::NodeSilent: return say(QT_TRANSLATE_NOOP("Usage", "its node does not answer"));
    case NoReport::NotAsked: return ofFiles ? say(QT_TRANSLATE_NOOP("Usage", "not in this file")) : QString();
    case NoReport::None: break;
    }
    return {};
}

QString claimUsageText(const ClaimUsage &usage, bool ofFiles)
{
    if (usage.none != NoReport::None)
        return noReportWord(usage.none, ofFiles);
    const Fullness &full = usage.fullness;
    if (full.unlimited)
        return full.used ? say(QT_TRANSLATE_NOOP("Usage", "%1, no limit is told")).arg(bytes(full.used)) : say(QT_TRANSLATE_NOOP("Usage", "no limit is told"));
    if (full.inodesLead())
        return say(QT_TRANSLATE_NOOP("Usage", "%1% of inodes")).arg(*full.inodePercent);
    if (!full.percent)
        return full.used ? say(QT_TRANSLATE_NOOP("Usage", "%1 used")).arg(bytes(full.used)) : say(QT_TRANSLATE_NOOP("Usage", "of %1, how full is not told")).arg(bytes(full.capacity));
    const QString percent = QString::number(*full.percent);
    if (usage.sharedBy > 1)
        return say(QT_TRANSLATE_NOOP("Usage", "%1% of %2 seen through %3 claims")).arg(percent, bytes(full.capacity)).arg(usage.sharedBy);
    return say(QT_TRANSLATE_NOOP("Usage", "%1% (%2 of %3)")).arg(percent, bytes(full.used), bytes(full.capacity));
}

QString claimSizesText(const PersistentVolumeClaim &claim, const ClaimUsage &usage)
{
    const auto written = [](const IStr &text) { return QString::fromUtf8(text.view().data(), qsizetype(text.size())); };
    QString out = say(QT_TRANSLATE_NOOP("Usage", "Asks for %1")).arg(claim.request.empty() ? QStringLiteral("?") : written(claim.request));
    if (!claim.capacity.empty())
        out += say(QT_TRANSLATE_NOOP("Usage", ", has %1")).arg(written(claim.capacity));
    if (usage.none == NoReport::None && usage.fullness.capacity)
        out += say(QT_TRANSLATE_NOOP("Usage", ", the file system %1")).arg(bytes(usage.fullness.capacity));
    const auto wanted = Quantity::parse(claim.request.view()), had = Quantity::parse(claim.capacity.view());
    if (wanted && had && *wanted > *had)
        out += claim.resizeStatus.empty() ? say(QT_TRANSLATE_NOOP("Usage", "; it is to grow")) : say(QT_TRANSLATE_NOOP("Usage", "; it is to grow: %1")).arg(written(claim.resizeStatus));
    return out;
}

QString nodeDisksText(const NodeSummary &summary)
{
    const auto one = [](const QString &name, const FileSystemSample &sample) {
        if (!sample.available || sample.capacity.value_or(0) == 0 || *sample.available > *sample.capacity)
            return QString();
        const auto percent = static_cast<int>(100 - static_cast<double>(*sample.available) / static_cast<double>(*sample.capacity) * 100);
        return say(QT_TRANSLATE_NOOP("Usage", "%1: %2% of %3")).arg(name).arg(percent).arg(bytes(sample.capacity));
    };
    QStringList out;
    const bool same = summary.fs && summary.imageFs && summary.fs->capacity == summary.imageFs->capacity && summary.fs->available == summary.imageFs->available;
    if (summary.fs)
        out << one(same ? say(QT_TRANSLATE_NOOP("Usage", "nodefs and imagefs, one disk")) : QStringLiteral("nodefs"), *summary.fs);
    if (summary.imageFs && !same)
        out << one(QStringLiteral("imagefs"), *summary.imageFs);
    out.removeAll(QString());
    return out.join(QStringLiteral("; "));
}

QString timeLeftText(const TimeLeft &left)
{
    const auto [least, unit] = span(left.leastSeconds);
    const auto [most, mostUnit] = span(left.mostSeconds);
    const auto [watched, watchedUnit] = span(left.watchedSeconds);
    const QString until = unit == mostUnit && least == most ? say(unit).arg(least)
                                                            : say(QT_TRANSLATE_NOOP("Usage", "%1 to %2")).arg(unit == mostUnit ? QString::number(least) : say(unit).arg(least), say(mostUnit).arg(most));
    return say(QT_TRANSLATE_NOOP("Usage", "%1 left at the pace of the last %2 (%3 samples)")).arg(until, say(watchedUnit).arg(watched)).arg(left.samples);
}

} // namespace portolan

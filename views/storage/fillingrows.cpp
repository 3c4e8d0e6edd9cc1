#include "views/storage/fillingrows.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/core/shown.h"
#include "models/usage/usagewords.h"

namespace portolan {

namespace {

/// In the page's own context for translators.
struct W {
    Q_DECLARE_TR_FUNCTIONS(HygienePage)
};

struct Filling {
    int percent = 0;
    std::int64_t left = 0; ///< seconds; 0: not known
    SpanRow row;
};

} // namespace

std::vector<SpanRow> fillingRows(const ObjectStore &store, const UsageBook &book, const std::string &ns)
{
    std::vector<Filling> found;
    for (const auto &[name, report] : book.reports().claims) {
        const auto claim = ns.empty() || name.first == ns ? store.get<PersistentVolumeClaim>(name.first, name.second) : nullptr;
        if (!claim)
            continue;
        const ClaimUsage usage = book.claim(store, claim);
        const auto percent = usage.fullness.leading();
        const auto left = book.claimTimeLeft(name.first, name.second);
        if (!percent || (*percent < nearlyFull * 100 && !left))
            continue;
        Spans why{state(claimUsageText(usage, false), *percent >= asGoodAsFull * 100 ? Health::Error : *percent >= nearlyFull * 100 ? Health::Warning : Health::None)};
        if (left)
            why.push_back(plain(QStringLiteral("\n") + timeLeftText(*left)));
        if (usage.notOwn && usage.sharedBy == 1)
            why.push_back(muted(QStringLiteral("\n") + W::tr("Its file system is larger than the claim: others may fill it.")));
        Spans who{link(shownText(claim->meta.name), keyOf(*claim)), muted(QStringLiteral("\n") + shownText(claim->meta.ns.view()))};
        found.push_back({*percent, left ? left->leastSeconds : 0, {{std::move(who), std::move(why)}}});
    }
    std::stable_sort(found.begin(), found.end(), [](const Filling &a, const Filling &b) { return a.percent > b.percent; });
    std::vector<SpanRow> out;
    for (Filling &one : found)
        out.push_back(std::move(one.row));
    return out;
}

QString fillingUnknown(const UsageNow &usage)
{
    if (usage.isOfFiles())
        return W::tr("How full volumes are is not in this file.");
    return usage.summariesForbidden() ? W::tr("How full volumes are is not readable here.") : QString();
}

} // namespace portolan

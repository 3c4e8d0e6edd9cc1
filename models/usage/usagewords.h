#pragma once

#include <QString>

#include "models/usage/usagebook.h"

namespace portolan {

/// "683Mi", "1.5Gi", "18Gi": binary units, three digits at most.
[[nodiscard]] std::string bytesText(std::uint64_t bytes);
/// "12m", "1.25": thousandths of a core below one, cores from there.
[[nodiscard]] std::string coresText(std::int64_t nanoCores);
/// Why nothing is known, in few words: "not served", "not readable here". Empty while nobody has asked. Translated.
[[nodiscard]] QString metricsWord(MetricsState state);
[[nodiscard]] QString noReportWord(NoReport none, bool ofFiles);
/// How full a claim is: "90% (18Gi of 20Gi)", "93% of inodes", "no limit is told"; or why that is not known. Translated.
[[nodiscard]] QString claimUsageText(const ClaimUsage &usage, bool ofFiles);
/// The three sizes of a claim, and whether it is to grow: "Asks for 10Gi, has 20Gi, the file system 20Gi". Translated.
[[nodiscard]] QString claimSizesText(const PersistentVolumeClaim &claim, const ClaimUsage &usage);
/// A node's disks as its kubelet tells: "nodefs and imagefs: 43% of 58Gi". Empty: not told. Translated.
[[nodiscard]] QString nodeDisksText(const NodeSummary &summary);
/// "2 to 3 days left at the pace of the last 2 h (24 samples)". Translated.
[[nodiscard]] QString timeLeftText(const TimeLeft &left);
/// From which share on something is nearly full, or full.
inline constexpr double nearlyFull = 0.85, asGoodAsFull = 0.95;

} // namespace portolan

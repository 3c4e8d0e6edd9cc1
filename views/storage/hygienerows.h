#pragma once

#include <vector>

#include <QString>

#include "models/core/health.h"
#include "models/storage/hygiene.h"
#include "views/kit/bars.h"
#include "views/kit/spans.h"

namespace portolan {

[[nodiscard]] QString findingTitle(HygieneFinding::Type type);
[[nodiscard]] Health findingHealth(HygieneFinding::Type type);
[[nodiscard]] std::size_t findingCount(const Hygiene &hygiene, HygieneFinding::Type type);
/// The findings of one type: the object, and why and what to do; the first few, the rest counted.
[[nodiscard]] std::vector<SpanRow> findingRows(const Hygiene &hygiene, HygieneFinding::Type type);
/// A node's pods with their fate and data, and its claims.
[[nodiscard]] std::vector<SpanRow> lossRows(const NodeLoss &loss);
[[nodiscard]] QString lossSentence(const Hygiene &hygiene, const NodeLoss &loss);
/// What was not read, and why; empty: all was.
[[nodiscard]] QString unreadSentence(const Hygiene &hygiene);
[[nodiscard]] BarChart classChart(const Hygiene &hygiene, const Palette &palette);
/// The nodes with most, when there are many.
[[nodiscard]] BarChart nodeChart(const Hygiene &hygiene, const Palette &palette);

} // namespace portolan

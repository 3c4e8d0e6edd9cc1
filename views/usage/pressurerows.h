#pragma once

#include <vector>

#include <QString>

#include "models/usage/pressure.h"
#include "views/kit/spans.h"

namespace portolan {

/// Findings of one type as rows: whom, and how much or why; the first few, the rest counted. Times are told for `now`. `book`: for how
/// long there is room left.
[[nodiscard]] std::vector<SpanRow> pressureRows(const std::vector<PressureFinding> &findings, PressureFinding::Type type, const UsageBook &book, Timestamp now);
[[nodiscard]] QString pressureTitle(PressureFinding::Type type);
[[nodiscard]] Health pressureHealth(PressureFinding::Type type);
/// What is not known here, and why: "metrics.k8s.io: not served". Empty: all is.
[[nodiscard]] QString notMeasuredSentence(const UsageNow &usage);

} // namespace portolan

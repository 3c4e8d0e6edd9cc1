#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/usage/metrics.h"

namespace portolan {

// What `top` and `get --usage` say the same way.

/// Refusals of a server as kubectl words them: "Error from server (NotFound): ..."; `asked` is what was asked for, for answers that say
/// nothing themselves: "get pods.metrics.k8s.io". Everything else as report(). Answers the exit code.
int reportAsKubectl(const Error &error, const std::string &asked);
/// "error: TEXT" on stderr, as kubectl says what is wrong without an answer of the server. Answers 1.
int complainAsKubectl(const std::string &text);
/// "error: Metrics API not available", and so on.
inline constexpr std::string_view noMetricsApi = "Metrics API not available", metricsNotYet = "metrics not available yet";

/// "12m", thousandths of a core, rounded up; "1999Mi", rounded down. Of what is absent 0, as kubectl prints.
[[nodiscard]] std::string milliCoresText(const std::optional<Quantity> &cpu);
[[nodiscard]] std::string mebibytesText(const std::optional<Quantity> &memory);

/// {"cpu": cores, "memory": bytes, "basis": "metrics.k8s.io", "at": "..."}: null for what was not told.
void setUse(Json &row, const ResourceUse &use, Timestamp at);
[[nodiscard]] Json timeOrNull(Timestamp at);
template<class T>
[[nodiscard]] Json orNull(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}

/// What could not be read, a line each on stderr; answers the exit code: 1 when there was any, as kubectl, which prints nothing then.
int remarkUnreadable(const std::vector<Error> &unreadable);
/// Rows (objects of equal members) as JSON, an array, or as comma-separated values of these members.
void printRows(const Json::Array &rows, const std::vector<std::string> &members, bool csv, bool headers);

} // namespace portolan

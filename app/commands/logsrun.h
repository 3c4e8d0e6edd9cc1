#pragma once

#include <vector>

#include "app/commands/logssources.h"

namespace portolan {

/// Prints logs of a live cluster, one after another or, followed, at once. Answers the exit code.
[[nodiscard]] int printLogStreams(CommandSource &source, const LogsRequest &request, const std::vector<LogsSource> &logs);
/// Prints logs that files hold, which do not grow. Answers the exit code.
[[nodiscard]] int printLogFiles(CommandSource &source, const LogsRequest &request, const std::vector<LogsSource> &logs);

} // namespace portolan

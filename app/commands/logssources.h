#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands/logsrequest.h"
#include "models/logs/containerturn.h"

namespace portolan {

/// One log to be printed.
struct LogsSource {
    LogTarget target;
    std::optional<ContainerTurn> turn; ///< as its pod told it; nothing where only the log is there
};

/// The logs that a request means, in the order in which they are printed; says on stderr what kubectl says about the choice.
/// Blocking. None: nothing was found, and that was said. Errors: those of ObjectSource, Config.
[[nodiscard]] Result<std::vector<LogsSource>> findLogs(CommandSource &source, LogsRequest &request);

} // namespace portolan

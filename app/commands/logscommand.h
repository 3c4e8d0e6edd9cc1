#pragma once

#include <string>
#include <vector>

namespace portolan {

/// `portolan logs`: kubectl's bytes on stdout, and going on where it gives up.
int runLogsCommand(const std::vector<std::string> &arguments);

} // namespace portolan

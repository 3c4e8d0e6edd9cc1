#pragma once

#include <string>
#include <vector>

namespace portolan {

/// portolan snapshot -o FILE.yaml [--redact]
int runSnapshotCommand(const std::vector<std::string> &arguments);

} // namespace portolan

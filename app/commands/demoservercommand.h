#pragma once

#include <string>
#include <vector>

namespace portolan {

/// `portolan demo-server`: the embedded API server alone, until it is interrupted.
int runDemoServerCommand(const std::vector<std::string> &arguments);

} // namespace portolan

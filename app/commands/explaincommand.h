#pragma once

#include <string>
#include <vector>

namespace portolan {

/// `portolan explain claim NS/NAME`: why a claim binds, or does not.
int runExplainCommand(const std::vector<std::string> &arguments);

} // namespace portolan

#pragma once

#include <string>
#include <vector>

namespace portolan {

/// `portolan trace FROM TO` and `portolan trace --batch FILE.tsv`.
int runTraceCommand(const std::vector<std::string> &arguments);

} // namespace portolan

#pragma once

#include <string>
#include <vector>

namespace portolan {

/// `portolan describe KIND [NAME...]`, `describe KIND/NAME...`, with -l and -A as kubectl describe reads them.
int runDescribeCommand(const std::vector<std::string> &arguments);

} // namespace portolan

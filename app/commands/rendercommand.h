#pragma once

#include <string>
#include <vector>

namespace portolan {

int runRenderCommand(const std::vector<std::string> &arguments);

} // namespace portolan

#pragma once

#include <vector>

#include "app/commands/getcommand.h"

namespace portolan {

/// Prints what was asked for as tables or comma-separated values, row by row as the source tells them: of an object no more than
/// its cells is kept. Answers the exit code; what came before an error is printed, as kubectl does.
int printTables(CommandSource &source, const GetRequest &request, const std::vector<GetTarget> &targets);

} // namespace portolan

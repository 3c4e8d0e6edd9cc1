#include "app/commands/command.h"

namespace portolan {

// Each command's entry point lives in the file of its name.

const std::vector<Command> &commands()
{
    static const std::vector<Command> all{
    };
    return all;
}

} // namespace portolan

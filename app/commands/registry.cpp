#include "app/commands/command.h"
#include "app/commands/configcommand.h"

namespace portolan {

// Each command's entry point lives in the file of its name.

const std::vector<Command> &commands()
{
    static const std::vector<Command> all{
        {"config", "the effective connection, secrets masked, and which file each part came from", runConfigCommand},
    };
    return all;
}

} // namespace portolan

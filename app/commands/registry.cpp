#include "app/commands/command.h"

#include "app/commands/configcommand.h"
#include "app/commands/demoservercommand.h"
#include "app/commands/getcommand.h"

namespace portolan {

const std::vector<Command> &commands()
{
    static const std::vector<Command> all{
        {"config", "the effective connection, secrets masked, and which file each part came from", runConfigCommand},
        {"get", "objects as tables, JSON, YAML, names or CSV, as kubectl get", runGetCommand},
        {"demo-server", "the embedded API server alone; kubectl can use it", runDemoServerCommand},
    };
    return all;
}

} // namespace portolan

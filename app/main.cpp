#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/deepstack.h"

#ifdef PORTOLAN_WITH_GUI
#include "app/windowmain.h"
#endif

int main(int argc, char **argv)
{
    portolan::makeRoomForDeepDocuments();
    portolan::prepareOutput();
    const int code = portolan::runCommandLine(argc, argv);
    if (code >= 0)
        return code;
#ifdef PORTOLAN_WITH_GUI
    return portolan::runWindow(argc, argv);
#else
    portolan::complain("built without its window; `portolan --help` lists the commands");
    return portolan::ExitUsage;
#endif
}

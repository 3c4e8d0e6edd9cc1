#include "app/commands/command.h"
#include "app/deepstack.h"

#ifdef PORTOLAN_WITH_GUI
#include "app/windowmain.h"
#else
#include <cstdio>
#endif

int main(int argc, char **argv)
{
    portolan::makeRoomForDeepDocuments();
    const int code = portolan::runCommandLine(argc, argv);
    if (code >= 0)
        return code;
#ifdef PORTOLAN_WITH_GUI
    return portolan::runWindow(argc, argv);
#else
    std::fputs("portolan: built without its window; `portolan --help` lists the commands\n", stderr);
    return portolan::ExitUsage;
#endif
}

#include <QCoreApplication>

#include "app/commands/command.h"

int main(int argc, char **argv)
{
    return portolan::runCommandLine(argc, argv);
}

#include "app/commands/command.h"

#include <cstdio>
#include <algorithm>

#ifdef PORTOLAN_WITH_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace portolan {

namespace {

int usage(std::FILE *to)
{
    std::fputs("Usage: portolan [SOURCE]            opens the window\n"
               "       portolan COMMAND [OPTIONS]\n\nCommands:\n", to);
    for (const Command &command : commands())
        std::fprintf(to, "  %-12.*s %.*s\n", int(command.name.size()), command.name.data(), int(command.summary.size()),
                     command.summary.data());
    std::fputs("\nSOURCE: --kubeconfig FILE  --context NAME | --input FILE|DIR|- | --demo [NAME]\n"
               "`portolan COMMAND --help` tells the rest.\n", to);
    return to == stdout ? ExitDone : ExitUsage;
}

int runWithApplication(const Command &command, int argc, char **argv, const std::vector<std::string> &arguments)
{
#ifdef PORTOLAN_WITH_GUI
    if (command.needsGui) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // commands never need a display
        qInstallMessageHandler(printQtMessage);
        const QApplication application(argc, argv);
        return command.run(arguments);
    }
#endif
    const QCoreApplication application(argc, argv);
    return command.run(arguments);
}

} // namespace

void printQtMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (!text.startsWith(QStringLiteral("QStandardPaths: XDG_RUNTIME_DIR")))
        std::fprintf(stderr, "%s\n", qPrintable(text));
}

int runCommandLine(int argc, char **argv)
{
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word == "--help" || word == "-h" || word == "help")
        return usage(stdout);
    if (word == "--version") {
        std::printf("portolan %s\n", PORTOLAN_VERSION);
        return ExitDone;
    }
    if (word.empty() || word.starts_with('-'))
        return -1;
    const auto &all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [word](const Command &c) { return c.name == word; });
    if (found == all.end()) {
        std::fprintf(stderr, "portolan: unknown command \"%s\"\n", argv[1]);
        return usage(stderr);
    }
    return runWithApplication(*found, argc, argv, std::vector<std::string>(argv + 2, argv + argc));
}

} // namespace portolan

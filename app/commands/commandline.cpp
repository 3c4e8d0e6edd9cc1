#include "app/commands/command.h"

#include <cstdio>
#include <algorithm>

#ifdef PORTOLAN_WITH_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include "app/commands/help.h"

namespace portolan {

namespace {

int usage(std::FILE *to)
{
    std::fputs("Usage: portolan [SOURCE]            opens the window\n"
               "       portolan COMMAND [OPTIONS]\n\nCommands:\n", to);
    for (const Command &command : commands())
        std::fprintf(to, "  %-12.*s %.*s\n", int(command.name.size()), command.name.data(), int(command.summary.size()),
                     command.summary.data());
    std::fputs("  help         this, or with a command's name all its options; --version: which Portolan this is\n\n"
               "SOURCE: --kubeconfig FILE  --context NAME | --input FILE|DIR|- | --demo [NAME]\n"
               "The window takes --theme light|dark|contrast and --language zh_CN, too.\n"
               "`portolan COMMAND --help` tells the rest, kubectl's connection flags among it.\n", to);
    return to == stdout ? ExitDone : ExitUsage;
}

bool isHelp(std::string_view word)
{
    return word == "--help" || word == "-h";
}

const Command *commandNamed(std::string_view word)
{
    const auto &all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [word](const Command &c) { return c.name == word; });
    if (found == all.end()) {
        std::fprintf(stderr, "portolan: unknown command \"%.*s\"\n", int(word.size()), word.data());
        return nullptr;
    }
    return &*found;
}

/// `portolan help [COMMAND]`.
int help(std::string_view word)
{
    if (word.empty())
        return usage(stdout);
    const Command *command = commandNamed(word);
    if (!command)
        return usage(stderr);
    printHelp(stdout, command->name);
    return ExitDone;
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
    if (word == "help" || isHelp(word))
        return help(word == "help" && argc > 2 && !isHelp(argv[2]) ? argv[2] : "");
    if (word == "--version") {
        std::printf("portolan %s\n", PORTOLAN_VERSION);
        return ExitDone;
    }
    if (word.empty() || word.starts_with('-'))
        return -1;
    const Command *command = commandNamed(word);
    if (!command)
        return usage(stderr);
    const std::vector<std::string> arguments(argv + 2, argv + argc);
    const auto words = std::find(arguments.begin(), arguments.end(), "--"); // behind it nothing is an option
    if (std::any_of(arguments.begin(), words, isHelp)) {
        printHelp(stdout, command->name);
        return ExitDone;
    }
    return runWithApplication(*command, argc, argv, arguments);
}

} // namespace portolan

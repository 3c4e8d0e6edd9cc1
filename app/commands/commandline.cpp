#include "app/commands/command.h"

#include <algorithm>
#include <filesystem>

#ifdef PORTOLAN_WITH_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include "app/commands/console.h"
#include "app/commands/help.h"

namespace portolan {

namespace {

std::string usageText()
{
    std::string text = "Usage: portolan [SOURCE] [FILE...]  opens the window\n"
                       "       portolan COMMAND [OPTIONS]\n\nCommands:\n";
    for (const Command &command : commands()) {
        std::string name(command.name);
        name.resize(std::max<std::size_t>(name.size(), 12), ' ');
        text.append("  ").append(name).append(" ").append(command.summary).append("\n");
    }
    return text + "  help         this, or with a command's name all its options; --version: which Portolan this is\n\n"
                  "SOURCE: --kubeconfig FILE  --context NAME | --input FILE|DIR|- | --demo [NAME]\n"
                  "The window takes --page NAME, --theme light|dark|contrast and --language zh_CN, too.\n"
                  "`portolan COMMAND --help` tells the rest, kubectl's connection flags among it.";
}

/// After a complaint.
int usage()
{
    remark(usageText());
    return ExitUsage;
}

bool isHelp(std::string_view word)
{
    return word == "--help" || word == "-h";
}

/// What the window is to open: no command, and there, or spelt as only a file is.
bool isFile(std::string_view word)
{
    const auto &all = commands();
    std::error_code error;
    return word != "help" && !word.starts_with('-') && std::none_of(all.begin(), all.end(), [word](const Command &c) { return c.name == word; })
        && (word.find('/') != std::string_view::npos || std::filesystem::exists(word, error));
}

const Command *commandNamed(std::string_view word)
{
    const auto &all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [word](const Command &c) { return c.name == word; });
    if (found == all.end()) {
        complain("unknown command \"" + std::string(word) + '"');
        return nullptr;
    }
    return &*found;
}

/// `portolan help [COMMAND]`.
int help(std::string_view word)
{
    const Command *command = word.empty() ? nullptr : commandNamed(word);
    if (!command && !word.empty())
        return usage();
    printText(command ? helpText(command->name) : usageText() + '\n');
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

/// `portolan WORD ...`.
int runWord(std::string_view word, int argc, char **argv)
{
    if (word == "help" || isHelp(word))
        return help(word == "help" && argc > 2 && !isHelp(argv[2]) ? argv[2] : "");
    if (word == "--version") {
        printText("portolan " PORTOLAN_VERSION "\n");
        return ExitDone;
    }
    const Command *command = commandNamed(word);
    if (!command)
        return usage();
    const std::vector<std::string> arguments(argv + 2, argv + argc);
    const auto words = std::find(arguments.begin(), arguments.end(), "--"); // behind it nothing is an option
    if (std::any_of(arguments.begin(), words, isHelp)) {
        printText(helpText(command->name));
        return ExitDone;
    }
    return runWithApplication(*command, argc, argv, arguments);
}

} // namespace

void printQtMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (!text.startsWith(QStringLiteral("QStandardPaths: XDG_RUNTIME_DIR")))
        remark(text.toStdString());
}

int runCommandLine(int argc, char **argv)
{
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word.empty() || (word.starts_with('-') && !isHelp(word) && word != "--version") || isFile(word))
        return -1;
    return finishOutput(runWord(word, argc, argv));
}

} // namespace portolan

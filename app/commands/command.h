#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QtGlobal>

class QMessageLogContext;
class QString;

namespace portolan {

/// What a command ends with; the same for all of them.
enum ExitCode : int {
    ExitDone = 0,
    ExitExpectationFailed = 1,
    ExitUsage = 2,
    ExitConnection = 3, ///< cannot connect or authenticate
    ExitNotFound = 4,   ///< no such object
    ExitBadInput = 5,
    ExitForbidden = 6,
};

/// One word of the command line. `run` gets the arguments after the word; it writes answers to stdout and problems to stderr.
struct Command {
    std::string_view name;
    std::string_view summary; ///< one line, for --help
    int (*run)(const std::vector<std::string> &arguments);
    bool needsGui = false; ///< wants a QApplication (fonts, painters) instead of a QCoreApplication
};

/// All commands, in the order --help lists them (registry.cpp).
[[nodiscard]] const std::vector<Command> &commands();
/// Runs the command argv names. Without a command word it answers -1: the caller opens the window.
[[nodiscard]] int runCommandLine(int argc, char **argv);
/// A message handler: Qt's messages go to stderr as they are, but for its remark that there is no desktop session, which
/// nothing here needs.
void printQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text);

} // namespace portolan

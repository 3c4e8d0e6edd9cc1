#pragma once

#include <string>
#include <string_view>

namespace portolan {

/// What `portolan NAME --help` says. The usage stands below complaints, too.
struct CommandHelp {
    std::string_view command;
    std::string_view usage;      ///< without "Usage: "; further lines are indented
    std::string_view options;    ///< a line each, two spaces before it
    bool takesSource = true;     ///< --input, --demo, -A, --now and the connection flags
};

/// The help of a command of `commands()`; that of the window for "".
[[nodiscard]] const CommandHelp &helpOf(std::string_view command);
/// All of it, with what the sources take.
[[nodiscard]] std::string helpText(std::string_view command);

} // namespace portolan

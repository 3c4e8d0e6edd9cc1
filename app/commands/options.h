#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/time.h"

namespace portolan {

/// Reads a command's arguments one by one, in kubectl's way: "--name value", "--name=value", "-n value", "-nvalue", "-n=value",
/// "--flag", "--flag=false", and after "--" only words.
///
///     OptionReader reader(arguments);
///     while (reader.next()) {
///         if (source.take(reader)) continue;            // SOURCE and scope options, see source.h
///         if (reader.is("--output", "-o")) output = reader.value();
///         else if (reader.isWord()) words.push_back(reader.word());
///         else reader.refuse();
///     }
///     if (reader.failed()) return reader.usage("portolan get KIND ...");
class OptionReader
{
public:
    explicit OptionReader(const std::vector<std::string> &arguments) : m_arguments(arguments) {}

    /// Goes to the next argument; false at the end or after a failure.
    [[nodiscard]] bool next();
    [[nodiscard]] bool isWord() const { return m_name.empty(); }
    [[nodiscard]] const std::string &word() const { return m_text; }
    /// The current argument is this option (long name with its dashes, and a short one or nothing).
    [[nodiscard]] bool is(std::string_view longName, std::string_view shortName = {});
    /// The option's value: after '=' or the next argument. Fails when there is none.
    [[nodiscard]] std::string value();
    /// The value of an option that needs none: after '=', or the next argument when it is one of `known`; else `otherwise`.
    [[nodiscard]] std::string optionalValue(std::string otherwise, const std::vector<std::string> &known);
    /// The value of a switch: true, or what stands after '='.
    [[nodiscard]] bool flag();
    /// A whole number from `least` to `most`; fails when it is none.
    [[nodiscard]] int number(int least, int most);
    /// A number above zero; fails when it is none.
    [[nodiscard]] double factor();
    /// A moment as Kubernetes writes it ("2026-01-15T12:00:00Z"); fails when it is none.
    [[nodiscard]] Timestamp time();
    /// The option is unknown.
    void refuse();
    void fail(std::string why);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    /// Prints what went wrong and the usage line to stderr; answers ExitUsage.
    [[nodiscard]] int usage(std::string_view line) const;

private:
    const std::vector<std::string> &m_arguments;
    std::size_t m_index = 0;
    std::string m_text;                 ///< the word, or the argument as given
    std::string m_name;                 ///< "--output" or "-o"; empty for a word
    std::optional<std::string> m_value; ///< given after '=' or glued to a short option
    bool m_glued = false;
    bool m_onlyWords = false;
    std::optional<std::string> m_error;
};

} // namespace portolan

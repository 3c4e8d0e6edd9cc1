#pragma once

#include <cstdint>
#include <string_view>

namespace portolan {

/// How bad a line says it is.
enum class Severity : std::uint8_t { Unknown, Trace, Debug, Info, Warning, Error, Fatal };
inline constexpr std::size_t severityCount = static_cast<std::size_t>(Severity::Fatal) + 1;

/// How a line is built.
enum class LogForm : std::uint8_t { Plain, Json, Klog, Zap, Logfmt, Logback, Python, Bracketed, Access, ServerError, Syslog };

struct LineKind {
    LogForm form = LogForm::Plain;
    Severity severity = Severity::Unknown;
};

/// "warn", "WARNING", "W": what a word means where a level stands; Unknown for others. Any case.
[[nodiscard]] Severity severityOfWord(std::string_view word);
/// The first form that a line fits, and the severity where that form puts it; nowhere else a word counts. O(line).
[[nodiscard]] LineKind lineKind(std::string_view line);
/// Whether a line fits one form, and its severity there.
[[nodiscard]] bool fitsForm(std::string_view line, LogForm form, Severity &severity);
/// A line that goes on with the one before: a stack trace's.
[[nodiscard]] bool isContinuation(std::string_view line);

/// Knows a container's form after its first lines, and asks anew when lines no longer fit.
class FormLearner
{
public:
    [[nodiscard]] LineKind next(std::string_view line);

private:
    LogForm m_form = LogForm::Plain;
    int m_misses = 0;
};

} // namespace portolan

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "app/commands/logsrequest.h"
#include "models/logs/logstream.h"

namespace portolan {

/// Prints one container's log: its bytes as they are, or what a terminal may show of them; what is no line of it to stderr.
class LogsPrinter final : public LogSink
{
public:
    /// `printed` is called after lines were printed, `over` once at the end.
    LogsPrinter(const LogsRequest &request, const LogTarget &target, std::function<void()> printed, std::function<void(const LogEnd &)> over);

    bool line(const LogLine &line) override;
    void gap(const LogGap &gap) override;
    void note(const LogNote &note) override;
    void ended(const LogEnd &end) override;
    /// Bytes of a log, with or without a newline. False: enough.
    bool print(std::string_view bytes);

private:
    void tell(const std::string &text) const;

    const LogsRequest &m_request;
    const LogTarget m_target;
    std::function<void()> m_printed;
    std::function<void(const LogEnd &)> m_over;
    const bool m_terminal;
    std::int64_t m_left;      ///< bytes of --limit-bytes
    bool m_openLine = false;  ///< the last line had no newline
    std::string m_told;       ///< the last note, while no line came
};

/// Says on stderr, or as --ignore-errors wants on stdout, how a log ended where that was not its end; answers the exit code.
[[nodiscard]] int reportEnd(const LogsRequest &request, const LogTarget &target, const LogEnd &end);

} // namespace portolan

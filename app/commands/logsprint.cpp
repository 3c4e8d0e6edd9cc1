#include "app/commands/logsprint.h"

#include <algorithm>
#include <limits>

#include <unistd.h>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "models/logs/shownline.h"

namespace portolan {

namespace {

std::string whose(const LogTarget &target)
{
    return "pod " + target.pod + (target.container.empty() ? "" : ", container " + target.container);
}

/// What a refusal means where the server's own words do not say it.
std::string meaning(LogRefusal refusal)
{
    switch (refusal) {
    case LogRefusal::KubeletForbids: return "the kubelet refused the API server; your own permissions are not what is missing";
    case LogRefusal::KubeletForgot: return "the kubelet of the pod's node does not know the pod";
    case LogRefusal::KubeletAway: return "the API server could not reach the kubelet of the pod's node";
    case LogRefusal::Waiting:
    case LogRefusal::NoneKept:
    case LogRefusal::NoContainer:
    case LogRefusal::Forbidden:
    case LogRefusal::NoPod:
    case LogRefusal::Unauthenticated:
    case LogRefusal::Invalid:
    case LogRefusal::Away:
    case LogRefusal::Other: break;
    }
    return {};
}

int codeOf(LogRefusal refusal, const Error &error)
{
    switch (refusal) {
    case LogRefusal::Waiting:
    case LogRefusal::NoneKept:
    case LogRefusal::NoContainer:
    case LogRefusal::NoPod:
    case LogRefusal::KubeletForgot: return ExitNotFound;
    case LogRefusal::Forbidden: return ExitForbidden;
    case LogRefusal::KubeletForbids: return error.httpStatus == 403 ? ExitForbidden : ExitConnection;
    case LogRefusal::Unauthenticated:
    case LogRefusal::KubeletAway:
    case LogRefusal::Away: return exitCodeOf(error) == ExitBadInput ? ExitBadInput : ExitConnection;
    case LogRefusal::Invalid: return ExitUsage;
    case LogRefusal::Other: break;
    }
    return exitCodeOf(error);
}

/// What went wrong, in the server's words; empty: nothing did.
std::string problem(const LogEnd &end)
{
    switch (end.kind) {
    case LogEnd::Kind::Complete: return {};
    case LogEnd::Kind::KubeletSaid: return end.text;
    case LogEnd::Kind::Gone: return end.clean ? std::string() : "it is gone, and the last lines of its log with it";
    case LogEnd::Kind::Refused:
    case LogEnd::Kind::GaveUp: break;
    }
    return end.failure ? end.failure->error.detail : end.text;
}

int codeOf(const LogEnd &end)
{
    switch (end.kind) {
    case LogEnd::Kind::Complete: return ExitDone;
    case LogEnd::Kind::Gone: return end.clean ? ExitDone : ExitNotFound;
    case LogEnd::Kind::KubeletSaid: return saysLogIsGone(end.text) ? ExitNotFound : ExitConnection;
    case LogEnd::Kind::Refused:
    case LogEnd::Kind::GaveUp: break;
    }
    return end.failure ? codeOf(refusalOf(*end.failure), end.failure->error) : int(ExitConnection);
}

} // namespace

LogsPrinter::LogsPrinter(const LogsRequest &request, const LogTarget &target, std::function<void()> printed, std::function<void(const LogEnd &)> over)
    : m_request(request), m_target(target), m_printed(std::move(printed)), m_over(std::move(over)), m_terminal(isatty(STDOUT_FILENO) != 0),
      m_left(request.limitBytes > 0 ? request.limitBytes : std::numeric_limits<std::int64_t>::max())
{
}

bool LogsPrinter::line(const LogLine &line)
{
    m_told.clear();
    const bool more = print(m_request.timestamps ? line.bytes : line.text());
    m_printed();
    return more && outputIsOpen();
}

bool LogsPrinter::print(std::string_view bytes)
{
    if (bytes.empty())
        return true;
    if (std::exchange(m_openLine, false))
        printData("\n"); // something else stood between
    bytes = bytes.substr(0, std::size_t(std::min<std::int64_t>(m_left, std::int64_t(bytes.size()))));
    m_left -= std::int64_t(bytes.size());
    if (m_request.prefix)
        printData("[pod/" + m_target.pod + '/' + m_target.container + "] ");
    if (m_terminal)
        printData(terminalLine(bytes));
    else
        printData(bytes);
    m_openLine = !bytes.ends_with('\n');
    return m_left > 0;
}

void LogsPrinter::tell(const std::string &text) const
{
    complain(whose(m_target) + ": " + text);
}

void LogsPrinter::gap(const LogGap &gap)
{
    if (gap.before.isNull())
        tell("lines may be missing after " + stampText(gap.after));
    else if (gap.after.isNull())
        tell("lines may be missing before " + stampText(gap.before));
    else
        tell("lines may be missing between " + stampText(gap.after) + " and " + stampText(gap.before));
}

void LogsPrinter::note(const LogNote &note)
{
    const bool waits = note.kind == LogNote::Kind::Waiting;
    if ((!waits && note.kind != LogNote::Kind::Broken) || note.text == m_told)
        return;
    m_told = note.text;
    tell(note.text + (waits ? "; asking again" : "; trying again"));
}

void LogsPrinter::ended(const LogEnd &end)
{
    m_over(end);
}

int reportEnd(const LogsRequest &request, const LogTarget &target, const LogEnd &end)
{
    const std::string text = problem(end);
    if (text.empty())
        return codeOf(end);
    if (request.ignoreErrors) {
        printText("error: " + text + '\n');
        return ExitDone;
    }
    const std::string why = end.failure ? meaning(refusalOf(*end.failure)) : std::string();
    complain(whose(target) + ": " + text + (why.empty() ? "" : " (" + why + ')'));
    return codeOf(end);
}

} // namespace portolan

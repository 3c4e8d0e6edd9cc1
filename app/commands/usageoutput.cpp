#include "app/commands/usageoutput.h"

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/source.h"
#include "models/core/csv.h"

namespace portolan {

namespace {

/// metav1.StatusReason of a code; empty: it has none. Source: apimachinery pkg/api/errors: NewGenericServerResponse.
std::string_view reasonOf(int status)
{
    switch (status) {
    case 400: return "BadRequest";
    case 403: return "Forbidden";
    case 404: return "NotFound";
    case 405: return "MethodNotAllowed";
    case 406: return "NotAcceptable";
    case 410: return "Expired";
    case 415: return "UnsupportedMediaType";
    case 422: return "Invalid";
    case 429: return "TooManyRequests";
    case 503: return "ServiceUnavailable";
    case 504: return "Timeout";
    default: return status >= 500 ? "InternalError" : "";
    }
}

/// What kubectl says of a code whose answer is no Status; empty: the answer's own words.
std::string_view messageOf(int status)
{
    switch (status) {
    case 400: return "the server rejected our request for an unknown reason";
    case 401: return "the server has asked for the client to provide credentials";
    case 404: return "the server could not find the requested resource";
    case 405: return "the server does not allow this method on the requested resource";
    case 422: return "the server rejected our request due to an error in our request";
    case 429: return "the server has received too many requests and has asked us to try again later";
    case 503: return "the server is currently unable to handle the request";
    case 504: return "the server was unable to return a response in the time allotted, but may still be processing the request";
    default: return {};
    }
}

/// The server's own message; of an answer that is no Status what kubectl makes of it.
std::string messageOf(const Error &error, const std::string &asked)
{
    const std::string head = "the server answered " + std::to_string(error.httpStatus);
    if (!error.detail.empty() && !error.detail.starts_with(head))
        return error.detail;
    const std::string body = error.detail.size() > head.size() + 2 ? error.detail.substr(head.size() + 2) : "unknown";
    std::string message(messageOf(error.httpStatus));
    if (message.empty() && error.httpStatus >= 500)
        message = "an error on the server (\"" + body + "\") has prevented the request from succeeding";
    else if (message.empty() && (error.httpStatus == 403 || error.httpStatus == 406 || error.httpStatus == 415))
        message = body;
    else if (message.empty())
        message = "the server responded with the status code " + std::to_string(error.httpStatus) + " but did not return more information";
    return asked.empty() ? message : message + " (" + asked + ')';
}

constexpr std::int64_t mebi = 1 << 20;

} // namespace

int reportAsKubectl(const Error &error, const std::string &asked)
{
    if (error.httpStatus < 400)
        return report(error);
    const std::string message = messageOf(error, asked);
    const std::string_view reason = reasonOf(error.httpStatus);
    if (error.httpStatus == 401)
        remark("error: You must be logged in to the server (" + message + ')');
    else
        remark("Error from server" + (reason.empty() ? std::string() : " (" + std::string(reason) + ')') + ": " + message);
    return exitCodeOf(error);
}

int complainAsKubectl(const std::string &text)
{
    remark("error: " + text);
    return ExitExpectationFailed;
}

std::string milliCoresText(const std::optional<Quantity> &cpu)
{
    return std::to_string(cpu.value_or(Quantity()).milliValue()) + 'm';
}

std::string mebibytesText(const std::optional<Quantity> &memory)
{
    return std::to_string(memory.value_or(Quantity()).value() / mebi) + "Mi";
}

Json timeOrNull(Timestamp at)
{
    return at.isNull() ? Json() : Json(rfc3339(at));
}

void setUse(Json &row, const ResourceUse &use, Timestamp at)
{
    row.set("cpu", use.cpu ? Json(use.cpu->approximate()) : Json());
    row.set("memory", use.memory ? Json(use.memory->value()) : Json());
    if (use.swap)
        row.set("swap", use.swap->value());
    const bool told = use.cpu || use.memory || use.swap;
    row.set("basis", told ? Json(metricsGroup) : Json());
    row.set("at", timeOrNull(at));
}

int remarkUnreadable(const std::vector<Error> &unreadable)
{
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < unreadable.size() && i < most; ++i)
        complain("left out: " + unreadable[i].text());
    if (unreadable.size() > most)
        complain("left out: " + std::to_string(unreadable.size() - most) + " more that could not be read");
    return unreadable.empty() ? ExitDone : ExitExpectationFailed;
}

void printRows(const Json::Array &rows, const std::vector<std::string> &members, bool csv, bool headers)
{
    if (!csv) {
        printData(toJsonText(Json(rows), {2, false}) + '\n');
        return;
    }
    std::string out;
    if (headers)
        appendCsvLine(out, members);
    for (const Json &row : rows) {
        std::vector<std::string> line;
        for (const std::string &member : members)
            line.push_back(csvField(row[member].scalarText(), row[member].isNumber()));
        appendCsvLine(out, line);
    }
    printData(out);
}

} // namespace portolan

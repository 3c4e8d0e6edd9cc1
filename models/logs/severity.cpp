#include "models/logs/severity.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

constexpr int mostMisses = 50;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

/// Whether a text begins with a pattern in which '0' is a digit and everything else itself.
bool matches(std::string_view text, std::string_view pattern)
{
    return text.size() >= pattern.size() && std::equal(pattern.begin(), pattern.end(), text.begin(), [](char p, char c) { return p == '0' ? isDigit(c) : p == c; });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    return text;
}

/// The length of a time at the text's beginning, or 0: "2026-01-15T12:00:00.123Z", "2026-01-15 12:00:00,123", "2026/01/15 12:00:00".
std::size_t timeLength(std::string_view text)
{
    if (!matches(text, "0000-00-00T00:00:00") && !matches(text, "0000-00-00 00:00:00") && !matches(text, "0000/00/00 00:00:00"))
        return 0;
    std::size_t at = 19;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
    }
    if (at < text.size() && text[at] == 'Z')
        return at + 1;
    if (at + 5 <= text.size() && (text[at] == '+' || text[at] == '-') && isDigit(text[at + 1])) {
        ++at;
        while (at < text.size() && (isDigit(text[at]) || text[at] == ':'))
            ++at;
    }
    return at;
}

/// Takes what stands before a blank.
std::string_view takeWord(std::string_view &text)
{
    text = trimmed(text);
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

Severity ofSyslog(std::int64_t number)
{
    return number <= 2 ? Severity::Fatal : number == 3 ? Severity::Error : number == 4 ? Severity::Warning : number <= 6 ? Severity::Info : Severity::Debug;
}

Severity ofPino(std::int64_t number)
{
    return number >= 60 ? Severity::Fatal : number >= 50 ? Severity::Error : number >= 40 ? Severity::Warning : number >= 30 ? Severity::Info : number >= 20 ? Severity::Debug : Severity::Trace;
}

bool fitsJson(std::string_view line, Severity &severity)
{
    const std::size_t open = line.find('{');
    if (open == std::string_view::npos || line.find_last_not_of(" \t\r\n") == std::string_view::npos || line[line.find_last_not_of(" \t\r\n")] != '}')
        return false;
    const std::string_view before = trimmed(line.substr(0, open));
    if (std::count_if(before.begin(), before.end(), [](char c) { return c == ' ' || c == '\t'; }) > 2) // a stamp or a word
        return false;
    const auto json = parseJson(line.substr(open));
    if (!json || !json->isObject())
        return false;
    for (const char *key : {"level", "severity", "lvl", "log.level", "@l", "loglevel", "PRIORITY"}) {
        const Json *value = json->find(key);
        if (value == nullptr)
            continue;
        const std::string text = value->scalarText();
        const bool number = !text.empty() && std::all_of(text.begin(), text.end(), isDigit) && text.size() < 4;
        severity = number ? (std::stoi(text) < 8 ? ofSyslog(std::stoi(text)) : ofPino(std::stoi(text))) : severityOfWord(text);
        break;
    }
    if (severity == Severity::Unknown && (*json)["log"].isObject()) // ECS, not flattened
        severity = severityOfWord((*json)["log"]["level"].view());
    return true;
}

bool fitsKlog(std::string_view line, Severity &severity)
{
    static constexpr std::string_view letters = "IWEF";
    if (line.size() < 30 || letters.find(line[0]) == std::string_view::npos || !matches(line.substr(1), "0000 00:00:00.000000 "))
        return false;
    std::string_view rest = line.substr(22);
    const std::string_view pid = takeWord(rest), place = takeWord(rest);
    if (pid.empty() || !std::all_of(pid.begin(), pid.end(), isDigit) || !place.ends_with(']') || place.find(':') == std::string_view::npos)
        return false;
    severity = line[0] == 'I' ? Severity::Info : line[0] == 'W' ? Severity::Warning : line[0] == 'E' ? Severity::Error : Severity::Fatal;
    return true;
}

bool fitsZap(std::string_view line, Severity &severity)
{
    const std::size_t time = timeLength(line);
    if (time == 0 || time >= line.size() || line[time] != '\t')
        return false;
    const std::string_view rest = line.substr(time + 1);
    severity = severityOfWord(rest.substr(0, rest.find('\t')));
    return severity != Severity::Unknown;
}

/// Reads key=value pairs; answers how many there are.
int pairs(std::string_view line, Severity &severity)
{
    int count = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t equals = line.find('=', at);
        if (equals == std::string_view::npos || equals == at)
            break;
        std::size_t begin = equals;
        while (begin > at && (isLetter(line[begin - 1]) || isDigit(line[begin - 1]) || line[begin - 1] == '_' || line[begin - 1] == '.' || line[begin - 1] == '-'))
            --begin;
        const std::string_view key = line.substr(begin, equals - begin);
        std::size_t end = equals + 1;
        std::string_view value;
        if (end < line.size() && line[end] == '"') {
            end = line.find('"', end + 1);
            end = end == std::string_view::npos ? line.size() : end + 1;
            value = line.substr(equals + 2, end - equals > 3 ? end - equals - 3 : 0);
        } else {
            end = std::min(line.find_first_of(" \t\r\n", end), line.size());
            value = line.substr(equals + 1, end - equals - 1);
        }
        if (!key.empty() && (begin == 0 || line[begin - 1] == ' ' || line[begin - 1] == '\t')) {
            ++count;
            if (severity == Severity::Unknown && (key == "level" || key == "lvl" || key == "severity"))
                severity = severityOfWord(value);
        }
        at = std::max(end, equals + 1);
    }
    return count;
}

bool fitsLogfmt(std::string_view line, Severity &severity)
{
    const int count = pairs(line, severity);
    return count >= 2 || severity != Severity::Unknown;
}

bool isDottedName(std::string_view word)
{
    return word.find('.') != std::string_view::npos && std::all_of(word.begin(), word.end(), [](char c) { return isLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '$' || c == ':'; });
}

bool fitsLogback(std::string_view line, Severity &severity)
{
    const std::size_t time = timeLength(line);
    if (time == 0)
        return false;
    std::string_view rest = trimmed(line.substr(time));
    bool thread = false;
    for (int i = 0; i < 3; ++i) {
        rest = trimmed(rest);
        if (rest.starts_with('[') && !thread) {
            const std::size_t close = rest.find(']');
            if (close == std::string_view::npos)
                return false;
            thread = true;
            rest.remove_prefix(close + 1);
            continue;
        }
        const std::string_view word = takeWord(rest);
        if (severity == Severity::Unknown && severityOfWord(word) != Severity::Unknown)
            severity = severityOfWord(word);
        else
            return thread && severity != Severity::Unknown && isDottedName(word);
    }
    return thread && severity != Severity::Unknown;
}

bool fitsPython(std::string_view line, Severity &severity)
{
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && colon < 9 && line.find(':', colon + 1) != std::string_view::npos && std::all_of(line.begin(), line.begin() + std::ptrdiff_t(colon), [](char c) { return c >= 'A' && c <= 'Z'; })
        && severityOfWord(line.substr(0, colon)) != Severity::Unknown) {
        severity = severityOfWord(line.substr(0, colon));
        return true;
    }
    const std::size_t time = timeLength(line);
    if (time == 0 || line.substr(time, 3) != " - ")
        return false;
    const std::string_view rest = line.substr(time + 3);
    const std::size_t first = rest.find(" - "), second = first == std::string_view::npos ? first : rest.find(" - ", first + 3);
    if (second == std::string_view::npos)
        return false;
    severity = severityOfWord(rest.substr(first + 3, second - first - 3));
    return severity != Severity::Unknown;
}

bool fitsServerError(std::string_view line, Severity &severity)
{
    if (!matches(line, "0000/00/00 00:00:00 ["))
        return false;
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos || close + 2 >= line.size() || !isDigit(line[close + 2]) || line.find('#', close) == std::string_view::npos)
        return false;
    severity = severityOfWord(line.substr(21, close - 21));
    return severity != Severity::Unknown;
}

bool fitsBracketed(std::string_view line, Severity &severity)
{
    std::string_view rest = trimmed(line);
    if (const std::size_t time = timeLength(rest); time > 0)
        rest = trimmed(rest.substr(time));
    if (!rest.starts_with('['))
        return false;
    const std::size_t close = rest.find(']');
    if (close == std::string_view::npos)
        return false;
    std::string_view inside = trimmed(rest.substr(1, close - 1));
    if (const std::size_t time = timeLength(inside); time > 0) {
        inside.remove_prefix(time);
        inside = takeWord(inside);
    }
    severity = severityOfWord(inside.substr(0, inside.find_last_not_of(' ') + 1));
    return severity != Severity::Unknown;
}

bool fitsAccess(std::string_view line, Severity &severity)
{
    const std::size_t open = line.find(" [");
    if (open == std::string_view::npos || line.empty() || !(isDigit(line[0]) || isLetter(line[0]) || line[0] == ':' || line[0] == '['))
        return false;
    const std::string_view before = line.substr(0, open);
    const std::size_t quote = line.find("] \"", open);
    if (std::count(before.begin(), before.end(), ' ') != 2 || quote == std::string_view::npos)
        return false;
    std::size_t end = quote + 3;
    while (end < line.size() && line[end] != '"')
        end += line[end] == '\\' ? 2 : 1;
    if (end >= line.size() || !matches(line.substr(end), "\" 000 "))
        return false;
    const char status = line[end + 2];
    severity = status == '5' ? Severity::Error : status == '4' ? Severity::Warning : Severity::Info;
    return true;
}

bool fitsSyslog(std::string_view line, Severity &severity)
{
    if (line.starts_with('<')) {
        const std::size_t close = line.find('>');
        if (close < 2 || close > 4 || !std::all_of(line.begin() + 1, line.begin() + std::ptrdiff_t(close), isDigit))
            return false;
        severity = ofSyslog(std::stoi(std::string(line.substr(1, close - 1))) % 8);
        return true;
    }
    static constexpr std::string_view months[] = {"Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "};
    const bool month = std::any_of(std::begin(months), std::end(months), [line](std::string_view one) { return line.starts_with(one); });
    if (!month || line.size() < 20 || !matches(line.substr(6), " 00:00:00 "))
        return false;
    std::string_view rest = line.substr(16);
    static_cast<void>(takeWord(rest));
    return takeWord(rest).ends_with(':');
}

} // namespace

Severity severityOfWord(std::string_view word)
{
    static constexpr std::pair<std::string_view, Severity> words[] = {
        {"trace", Severity::Trace}, {"trc", Severity::Trace}, {"finest", Severity::Trace}, {"verbose", Severity::Trace}, {"debug", Severity::Debug}, {"dbg", Severity::Debug},
        {"fine", Severity::Debug}, {"info", Severity::Info}, {"inf", Severity::Info}, {"information", Severity::Info}, {"informational", Severity::Info}, {"notice", Severity::Info},
        {"warn", Severity::Warning}, {"warning", Severity::Warning}, {"wrn", Severity::Warning}, {"error", Severity::Error}, {"err", Severity::Error}, {"eror", Severity::Error},
        {"severe", Severity::Error}, {"fatal", Severity::Fatal}, {"ftl", Severity::Fatal}, {"critical", Severity::Fatal}, {"crit", Severity::Fatal}, {"panic", Severity::Fatal},
        {"dpanic", Severity::Fatal}, {"alert", Severity::Fatal}, {"emerg", Severity::Fatal}, {"emergency", Severity::Fatal}, {"t", Severity::Trace}, {"d", Severity::Debug},
        {"i", Severity::Info}, {"w", Severity::Warning}, {"e", Severity::Error}, {"f", Severity::Fatal},
    };
    const auto same = [word](const auto &known) { return std::equal(word.begin(), word.end(), known.first.begin(), known.first.end(), [](char a, char b) { return lower(a) == b; }); };
    const auto found = std::find_if(std::begin(words), std::end(words), same);
    return found == std::end(words) ? Severity::Unknown : found->second;
}

bool fitsForm(std::string_view line, LogForm form, Severity &severity)
{
    severity = Severity::Unknown;
    switch (form) {
    case LogForm::Plain: return false;
    case LogForm::Json: return fitsJson(line, severity);
    case LogForm::Klog: return fitsKlog(line, severity);
    case LogForm::Zap: return fitsZap(line, severity);
    case LogForm::Logfmt: return fitsLogfmt(line, severity);
    case LogForm::Logback: return fitsLogback(line, severity);
    case LogForm::Python: return fitsPython(line, severity);
    case LogForm::Bracketed: return fitsBracketed(line, severity);
    case LogForm::Access: return fitsAccess(line, severity);
    case LogForm::ServerError: return fitsServerError(line, severity);
    case LogForm::Syslog: return fitsSyslog(line, severity);
    }
    return false;
}

LineKind lineKind(std::string_view line)
{
    // The error log's level stands in brackets, too, and a web server's request may hold what looks like fields.
    static constexpr LogForm order[] = {LogForm::Json, LogForm::Klog, LogForm::Zap, LogForm::Access, LogForm::ServerError, LogForm::Logback,
                                        LogForm::Python, LogForm::Bracketed, LogForm::Syslog, LogForm::Logfmt};
    for (const LogForm form : order)
        if (Severity severity = Severity::Unknown; fitsForm(line, form, severity))
            return {form, severity};
    return {};
}

bool isContinuation(std::string_view line)
{
    if (line.starts_with(' ') || line.starts_with('\t'))
        return true;
    static constexpr std::string_view beginnings[] = {"at ", "Caused by:", "Traceback", "goroutine "};
    return std::any_of(std::begin(beginnings), std::end(beginnings), [line](std::string_view one) { return line.starts_with(one); });
}

LineKind FormLearner::next(std::string_view line)
{
    if (Severity severity = Severity::Unknown; m_form != LogForm::Plain && fitsForm(line, m_form, severity)) {
        m_misses = 0;
        return {m_form, severity};
    }
    if (m_form != LogForm::Plain && ++m_misses < mostMisses)
        return {};
    const LineKind kind = lineKind(line);
    if (kind.form != LogForm::Plain) {
        m_form = kind.form;
        m_misses = 0;
    }
    return kind;
}

} // namespace portolan

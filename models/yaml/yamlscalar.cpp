#include "models/yaml/yamlscalar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace portolan::yaml {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// resolveMapList: words that are no text.
std::optional<Json> fromWord(std::string_view t)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (t.empty() || isOneOf(t, {"~", "null", "Null", "NULL"}))
        return Json();
    if (isOneOf(t, {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}))
        return Json(true);
    if (isOneOf(t, {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}))
        return Json(false);
    if (isOneOf(t, {".nan", ".NaN", ".NAN"}))
        return Json(std::numeric_limits<double>::quiet_NaN());
    if (isOneOf(t, {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"}))
        return Json(infinity);
    if (isOneOf(t, {"-.inf", "-.Inf", "-.INF"}))
        return Json(-infinity);
    return std::nullopt;
}

/// strconv.ParseInt(text, 0, 64) and ParseUint: sign, then 0x, 0o, 0b or a leading zero tell the base.
std::optional<Json> fromInteger(std::string_view t)
{
    const bool negative = t.starts_with('-');
    const bool sign = negative || t.starts_with('+');
    if (sign)
        t.remove_prefix(1);
    int base = 10;
    if (t.size() > 1 && t[0] == '0') {
        const char mark = static_cast<char>(t[1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
        t.remove_prefix(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
    }
    std::uint64_t value = 0;
    const auto result = std::from_chars(t.data(), t.data() + t.size(), value, base);
    if (t.empty() || result.ec != std::errc() || result.ptr != t.data() + t.size())
        return std::nullopt;
    constexpr auto limit = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    if (negative)
        return value <= limit + 1 ? std::optional(Json(static_cast<std::int64_t>(~value + 1))) : std::nullopt;
    if (sign && value > limit) // ParseUint takes no sign
        return std::nullopt;
    return Json(value);
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool isFloat(std::string_view t)
{
    std::size_t at = !t.empty() && (t[0] == '-' || t[0] == '+') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < t.size() && isDigit(t[at]))
            ++at;
        return at - from;
    };
    const bool whole = digits() > 0;
    bool fraction = false;
    if (at < t.size() && t[at] == '.') {
        ++at;
        fraction = digits() > 0;
    }
    if (!whole && !fraction)
        return false;
    if (at < t.size() && (t[at] | 0x20) == 'e') {
        ++at;
        if (at < t.size() && (t[at] == '-' || t[at] == '+'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == t.size();
}

std::optional<Json> fromFloat(std::string_view t)
{
    if (!isFloat(t))
        return std::nullopt;
    if (t.starts_with('+'))
        t.remove_prefix(1);
    double value = 0;
    const auto result = std::from_chars(t.data(), t.data() + t.size(), value);
    if (result.ec != std::errc() || result.ptr != t.data() + t.size())
        return std::nullopt;
    return Json(value);
}

/// Digits from `at`, at least `least` and at most `most` of them; moves `at` behind them.
bool takeDigits(std::string_view t, std::size_t &at, std::size_t least, std::size_t most)
{
    std::size_t count = 0;
    while (at < t.size() && count < most && isDigit(t[at]))
        ++at, ++count;
    return count >= least;
}

bool takeChar(std::string_view t, std::size_t &at, std::string_view allowed)
{
    if (at >= t.size() || allowed.find(t[at]) == std::string_view::npos)
        return false;
    ++at;
    return true;
}

/// One or two digits, as a number in [low, high].
bool takeNumber(std::string_view t, std::size_t &at, int low, int high, int &out)
{
    const std::size_t from = at;
    if (!takeDigits(t, at, 1, 2))
        return false;
    std::from_chars(t.data() + from, t.data() + at, out);
    return out >= low && out <= high;
}

bool takeDate(std::string_view t, std::size_t &at)
{
    int year = 0, month = 0, day = 0;
    if (!takeDigits(t, at, 4, 4))
        return false;
    std::from_chars(t.data(), t.data() + at, year);
    if (!takeChar(t, at, "-") || !takeNumber(t, at, 1, 12, month) || !takeChar(t, at, "-") || !takeNumber(t, at, 1, 31, day))
        return false;
    using namespace std::chrono;
    return year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                          std::chrono::day(static_cast<unsigned>(day))).ok();
}

bool takeTime(std::string_view t, std::size_t &at)
{
    int part = 0;
    if (!takeNumber(t, at, 0, 23, part) || !takeChar(t, at, ":") || !takeNumber(t, at, 0, 59, part) || !takeChar(t, at, ":")
        || !takeNumber(t, at, 0, 59, part))
        return false;
    if (at + 1 < t.size() && t[at] == '.' && isDigit(t[at + 1])) {
        ++at;
        takeDigits(t, at, 1, 9);
    }
    return true;
}

} // namespace

bool looksLikeTimestamp(std::string_view t)
{
    std::size_t at = 0;
    if (!takeDate(t, at))
        return false;
    if (at == t.size())
        return true;
    const char separator = t[at++];
    if ((separator != 'T' && separator != 't' && separator != ' ') || !takeTime(t, at))
        return false;
    if (separator == ' ')
        return at == t.size();
    if (takeChar(t, at, "Z"))
        return at == t.size();
    return takeChar(t, at, "+-") && takeDigits(t, at, 2, 2) && takeChar(t, at, ":") && takeDigits(t, at, 2, 2) && at == t.size();
}

bool looksLikeBase60(std::string_view t)
{
    std::size_t at = 0;
    takeChar(t, at, "+-");
    if (!takeDigits(t, at, 1, 1))
        return false;
    while (at < t.size() && (isDigit(t[at]) || t[at] == '_'))
        ++at;
    bool parts = false;
    while (takeChar(t, at, ":")) {
        parts = true;
        const std::size_t from = at;
        if (!takeDigits(t, at, 1, 2) || (at - from == 2 && t[from] > '5'))
            return false;
    }
    if (parts && takeChar(t, at, "."))
        while (at < t.size() && (isDigit(t[at]) || t[at] == '_'))
            ++at;
    return parts && at == t.size();
}

Json resolvePlain(std::string_view text)
{
    if (auto word = fromWord(text))
        return std::move(*word);
    const char first = text.front();
    if (first == '.') {
        auto number = fromFloat(text);
        return number ? std::move(*number) : Json(text);
    }
    if (!isDigit(first) && first != '+' && first != '-')
        return Json(text);
    std::string plain(text);
    std::erase(plain, '_');
    if (auto number = fromInteger(plain))
        return std::move(*number);
    if (auto number = fromFloat(plain))
        return std::move(*number);
    return Json(text);
}

std::optional<std::string> keyText(const Json &key)
{
    switch (key.type()) {
    case Json::Type::String: return key.str();
    case Json::Type::Bool: return key.toBool() ? "true" : "false";
    case Json::Type::Int:
    case Json::Type::UInt: return key.scalarText();
    case Json::Type::Double: break;
    default: return std::nullopt;
    }
    const double value = key.toDouble();
    if (std::isnan(value))
        return ".nan";
    if (std::isinf(value))
        return value > 0 ? ".inf" : "-.inf";
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(value)); // FormatFloat(..., 32)
    return std::string(buffer, end.ptr);
}

} // namespace portolan::yaml

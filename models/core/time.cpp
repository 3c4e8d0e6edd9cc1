#include "models/core/time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace portolan {

namespace {

bool number(std::string_view text, std::size_t at, std::size_t digits, int &out)
{
    if (at + digits > text.size())
        return false;
    const auto result = std::from_chars(text.data() + at, text.data() + at + digits, out);
    return result.ec == std::errc() && result.ptr == text.data() + at + digits;
}

std::int64_t fractionMicros(std::string_view text, std::size_t &at)
{
    std::int64_t micros = 0;
    if (at >= text.size() || text[at] != '.')
        return 0;
    std::int64_t unit = 100'000;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
        micros += unit * (text[at] - '0');
    return micros;
}

std::chrono::year_month_day civil(std::int64_t seconds, std::int64_t &secondOfDay)
{
    using namespace std::chrono;
    const sys_seconds moment{std::chrono::seconds(seconds)};
    const auto day = floor<days>(moment);
    secondOfDay = (moment - day).count();
    return year_month_day(day);
}

std::string parts(std::int64_t high, char highUnit, std::int64_t low, char lowUnit)
{
    std::string out = std::to_string(high) + highUnit;
    if (low != 0)
        out += std::to_string(low) + lowUnit;
    return out;
}

} // namespace

Timestamp Timestamp::now()
{
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

Timestamp Timestamp::parse(std::string_view text)
{
    using namespace std::chrono;
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    const bool shaped = text.size() >= 20 && text[4] == '-' && text[7] == '-' && (text[10] == 'T' || text[10] == 't')
        && text[13] == ':' && text[16] == ':';
    if (!shaped || !number(text, 0, 4, y) || !number(text, 5, 2, mo) || !number(text, 8, 2, d)
        || !number(text, 11, 2, h) || !number(text, 14, 2, mi) || !number(text, 17, 2, s))
        return {};
    const year_month_day date(year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d)));
    if (!date.ok() || h > 23 || mi > 59 || s > 60)
        return {};
    std::size_t at = 19;
    const std::int64_t fraction = fractionMicros(text, at);
    if (at >= text.size())
        return {};
    std::int64_t offset = 0;
    if (text[at] == '+' || text[at] == '-') {
        int oh = 0, om = 0;
        if (!number(text, at + 1, 2, oh) || !number(text, at + 4, 2, om))
            return {};
        offset = (oh * 60 + om) * 60 * (text[at] == '-' ? -1 : 1);
    } else if (text[at] != 'Z' && text[at] != 'z') {
        return {};
    }
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    return {(days * 86400 + h * 3600 + mi * 60 + s - offset) * 1'000'000 + fraction};
}

std::string rfc3339(Timestamp time)
{
    std::int64_t s = 0;
    const auto date = civil(time.seconds(), s);
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(s / 3600), int(s / 60 % 60), int(s % 60));
    return buffer;
}

std::string rfc1123z(Timestamp time)
{
    static constexpr std::array<const char *, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::int64_t s = 0;
    const auto date = civil(time.seconds(), s);
    const std::chrono::weekday weekday{std::chrono::sys_days(date)};
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%s, %02u %s %04d %02d:%02d:%02d +0000", weekdays[weekday.c_encoding()],
                  unsigned(date.day()), months[unsigned(date.month()) - 1], int(date.year()), int(s / 3600),
                  int(s / 60 % 60), int(s % 60));
    return buffer;
}

std::string humanDuration(std::int64_t seconds)
{
    if (seconds < -1)
        return "<invalid>";
    if (seconds < 0)
        return "0s";
    const std::int64_t minutes = seconds / 60;
    const std::int64_t hours = minutes / 60;
    const std::int64_t days = hours / 24;
    if (seconds < 120)
        return std::to_string(seconds) + 's';
    if (minutes < 10)
        return parts(minutes, 'm', seconds % 60, 's');
    if (minutes < 180)
        return std::to_string(minutes) + 'm';
    if (hours < 8)
        return parts(hours, 'h', minutes % 60, 'm');
    if (hours < 48)
        return std::to_string(hours) + 'h';
    if (hours < 192)
        return parts(days, 'd', hours % 24, 'h');
    if (hours < 24 * 365 * 2)
        return std::to_string(days) + 'd';
    if (hours < 24 * 365 * 8)
        return parts(days / 365, 'y', days % 365, 'd');
    return std::to_string(days / 365) + 'y';
}

std::string age(Timestamp since, Timestamp now)
{
    return since.isNull() ? "<unknown>" : humanDuration((now.micros - since.micros) / 1'000'000);
}

} // namespace portolan

#include "models/logs/logstamp.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace portolan {

namespace {

constexpr std::int64_t nanosOfSecond = 1'000'000'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads digits and the marks between them one by one; stops being good() at the first that does not fit.
class Cursor
{
public:
    explicit Cursor(std::string_view text) : m_text(text) {}
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    void skip() { ++m_at; }
    int digits(int count, int least, int most)
    {
        int value = 0;
        for (int i = 0; i < count; ++i, ++m_at) {
            if (!isDigit(peek()))
                return m_good = false, 0;
            value = value * 10 + (m_text[m_at] - '0');
        }
        m_good = m_good && value >= least && value <= most;
        return value;
    }
    void mark(char c)
    {
        m_good = m_good && peek() == c;
        ++m_at;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_good = true;
};

std::int64_t daysSinceEpoch(int year, int month, int day)
{
    using namespace std::chrono;
    return sys_days(std::chrono::year(year) / month / day).time_since_epoch().count();
}

/// The fraction behind the seconds, in nanoseconds; digits beyond the ninth do not count.
std::int64_t fraction(Cursor &cursor, int &digits)
{
    std::int64_t nanos = 0;
    digits = 0;
    if (cursor.peek() != '.')
        return 0;
    cursor.skip();
    for (; isDigit(cursor.peek()); cursor.skip(), ++digits)
        nanos = digits < 9 ? nanos * 10 + (cursor.peek() - '0') : nanos;
    for (int i = digits; i < 9; ++i)
        nanos *= 10;
    return nanos;
}

/// Seconds east of UTC.
int zone(Cursor &cursor)
{
    const char sign = cursor.peek();
    cursor.skip();
    if (sign == 'Z')
        return 0;
    const int hours = cursor.digits(2, 0, 23);
    cursor.mark(':');
    const int minutes = cursor.digits(2, 0, 59);
    return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

} // namespace

std::int64_t LogStamp::seconds() const
{
    const std::int64_t whole = nanos / nanosOfSecond;
    return nanos % nanosOfSecond < 0 ? whole - 1 : whole;
}

std::optional<LeadingStamp> readLeadingStamp(std::string_view line, bool strict)
{
    constexpr std::size_t shortest = 20; // "2026-01-02T15:04:05Z"
    if (line.size() < shortest || line[4] != '-' || line[10] != 'T')
        return std::nullopt;
    Cursor cursor(line);
    const int year = cursor.digits(4, 0, 9999);
    cursor.mark('-');
    const int month = cursor.digits(2, 1, 12);
    cursor.mark('-');
    const int day = cursor.digits(2, 1, 31);
    cursor.mark('T');
    const int hour = cursor.digits(2, 0, 23);
    cursor.mark(':');
    const int minute = cursor.digits(2, 0, 59);
    cursor.mark(':');
    const int second = cursor.digits(2, 0, 60);
    if (!cursor.good())
        return std::nullopt;
    int digits = 0;
    const std::int64_t nanos = fraction(cursor, digits);
    const char sign = cursor.peek();
    if ((strict && digits != 9) || (sign != 'Z' && sign != '+' && sign != '-'))
        return std::nullopt;
    const int offset = zone(cursor);
    const bool ended = cursor.atEnd() || cursor.peek() == '\n'; // an empty line whose blank a middlebox took away
    if (!cursor.good() || (!ended && cursor.peek() != ' '))
        return std::nullopt;
    const std::int64_t seconds = daysSinceEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
    return LeadingStamp{{seconds * nanosOfSecond + nanos}, cursor.at() + (ended ? 0 : 1)};
}

std::string stampText(LogStamp stamp)
{
    using namespace std::chrono;
    const std::int64_t seconds = stamp.seconds();
    const sys_seconds moment{std::chrono::seconds(seconds)};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%09lldZ", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                  int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()),
                  static_cast<long long>(stamp.nanos - seconds * nanosOfSecond));
    return text;
}

} // namespace portolan

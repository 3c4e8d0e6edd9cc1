#include "app/commands/options.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "app/commands/command.h"
#include "app/commands/console.h"

namespace portolan {

bool OptionReader::next()
{
    if (m_error || m_index >= m_arguments.size())
        return false;
    m_text = m_arguments[m_index++];
    m_name.clear();
    m_value.reset();
    m_glued = false;
    if (m_onlyWords || m_text.size() < 2 || m_text[0] != '-')
        return true;
    if (m_text == "--") {
        m_onlyWords = true;
        return next();
    }
    if (const std::size_t equals = m_text.find('='); equals != std::string::npos) {
        m_name = m_text.substr(0, equals);
        m_value = m_text.substr(equals + 1);
    } else {
        m_name = m_text;
    }
    return true;
}

bool OptionReader::is(std::string_view longName, std::string_view shortName)
{
    if (m_name.empty())
        return false;
    if (m_name == longName || (!shortName.empty() && m_name == shortName))
        return true;
    if (shortName.size() == 2 && m_name.size() > 2 && m_name[1] != '-' && m_name.starts_with(shortName)) {
        m_value = m_text.substr(2); // "-oyaml", also with '=' inside the value
        m_name = shortName;
        m_glued = true;
        return true;
    }
    return false;
}

std::string OptionReader::value()
{
    if (m_value)
        return *m_value;
    if (m_index >= m_arguments.size()) {
        fail(m_name + " needs a value");
        return {};
    }
    return m_arguments[m_index++];
}

std::string OptionReader::optionalValue(std::string otherwise, const std::vector<std::string> &known)
{
    if (m_value)
        return *m_value;
    if (m_index < m_arguments.size() && std::find(known.begin(), known.end(), m_arguments[m_index]) != known.end())
        return m_arguments[m_index++];
    return otherwise;
}

bool OptionReader::flag()
{
    if (m_glued) {
        refuse();
        return false;
    }
    if (!m_value || *m_value == "true" || *m_value == "1")
        return true;
    if (*m_value != "false" && *m_value != "0")
        fail(m_name + " is a switch: \"" + *m_value + "\" is neither true nor false");
    return false;
}

int OptionReader::number(int least, int most)
{
    const std::string text = value();
    int out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (!m_error && (error != std::errc() || end != text.data() + text.size() || out < least || out > most)) {
        const std::string range = most == std::numeric_limits<int>::max() ? "of at least " + std::to_string(least)
                                                                          : "from " + std::to_string(least) + " to " + std::to_string(most);
        fail(m_name + " needs a whole number " + range + ", not \"" + text + '"');
    }
    return out;
}

double OptionReader::factor()
{
    const std::string text = value();
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (!m_error && (error != std::errc() || end != text.data() + text.size() || !(out > 0) || out > 1e9))
        fail(m_name + " needs a number above 0, not \"" + text + '"');
    return out;
}

Timestamp OptionReader::time()
{
    const std::string text = value();
    const Timestamp moment = Timestamp::parse(text);
    if (!m_error && moment.isNull())
        fail(m_name + " wants a time such as 2026-01-15T12:00:00Z, not \"" + text + '"');
    return moment;
}

void OptionReader::refuse()
{
    fail(m_name.empty() ? "unexpected \"" + m_text + '"' : "unknown option " + m_name); // never the value: it may be a token
}

void OptionReader::fail(std::string why)
{
    if (!m_error)
        m_error = std::move(why);
}

int OptionReader::usage(std::string_view line) const
{
    if (m_error)
        complain(*m_error);
    remark("Usage: " + std::string(line));
    return ExitUsage;
}

} // namespace portolan

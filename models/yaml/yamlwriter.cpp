#include "models/yaml/yamlwriter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include <QChar>
#include <QString>

#include "models/yaml/scalaranalysis.h"

namespace portolan {

using yaml::Analysis;
using yaml::Style;

namespace {

constexpr std::size_t step = 2;
constexpr int shortestThreshold = 6; // ftoa.go: %e is used from this exponent on when the fewest digits are wanted
constexpr std::size_t longestSimpleKey = 128; // emitterc.go: yaml_emitter_check_simple_key

bool isDigit(char32_t c)
{
    return QChar::isDigit(c);
}

std::int64_t numberAt(const std::u32string &text, std::size_t &at, std::int64_t start)
{
    std::uint64_t value = static_cast<std::uint64_t>(start); // wraps as Go's int64 does
    for (; at < text.size() && isDigit(text[at]); ++at)
        value = value * 10 + (text[at] - U'0');
    return static_cast<std::int64_t>(value);
}

/// The order of keys in go-yaml v2 (sorter.go: keyList.Less): letters behind other characters, digits by their number.
bool keyLess(const std::u32string &a, const std::u32string &b)
{
    const std::size_t common = std::min(a.size(), b.size());
    std::size_t i = 0;
    while (i < common && a[i] == b[i])
        ++i;
    if (i == common)
        return a.size() < b.size();
    const bool aLetter = QChar::isLetter(a[i]), bLetter = QChar::isLetter(b[i]);
    if (aLetter && bLetter)
        return a[i] < b[i];
    if (aLetter || bLetter)
        return bLetter;
    std::int64_t start = 0;
    if (a[i] == U'0' || b[i] == U'0')
        for (std::size_t j = i; j-- > 0 && isDigit(a[j]);)
            if (a[j] != U'0') {
                start = 1;
                break;
            }
    std::size_t aEnd = i, bEnd = i;
    const std::int64_t aNumber = numberAt(a, aEnd, start), bNumber = numberAt(b, bEnd, start);
    if (aNumber != bNumber)
        return aNumber < bNumber;
    if (aEnd != bEnd)
        return aEnd < bEnd;
    return a[i] < b[i];
}

/// strconv.FormatFloat(value, 'g', -1, 64).
std::string goFloat(double value)
{
    if (std::isinf(value))
        return value > 0 ? ".inf" : "-.inf";
    if (std::isnan(value))
        return ".nan";
    char buffer[64];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
    const std::size_t e = text.find('e');
    int exponent = 0;
    std::from_chars(text.data() + e + 1 + (text[e + 1] == '+'), text.data() + text.size(), exponent);
    if (exponent < -4 || exponent >= shortestThreshold)
        return std::string(text);
    end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
    return std::string(buffer, end);
}

class Writer
{
public:
    explicit Writer(std::string before = {}) : m_out(std::move(before)) {}
    [[nodiscard]] std::string take() { return std::move(m_out); }

    /// A value that begins where the output stands: after "- " or "? ", or at the start. Its lines are indented by `indent`.
    void inPlace(const Json &value, std::size_t indent)
    {
        if (value.isObject() && !value.empty())
            return map(value, indent, true);
        if (value.isArray() && !value.empty())
            return sequence(value, indent, true);
        scalar(value, indent);
        m_out += '\n';
    }

private:
    void pad(std::size_t indent) { m_out.append(indent, ' '); }

    void map(const Json &value, std::size_t indent, bool first)
    {
        std::vector<std::pair<std::u32string, const Json::Member *>> members;
        members.reserve(value.size());
        for (const Json::Member &m : value.members())
            members.emplace_back(QString::fromStdString(m.first).toStdU32String(), &m);
        // keyLess knows circles ("a9e" < "a10" < "a92" < "a9e"; kubectl's order of those is random): sort from one order, stably
        std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        std::stable_sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return keyLess(a.first, b.first); });
        for (const auto &[order, m] : members) {
            if (!first)
                pad(indent);
            first = false;
            member(m->first, m->second, indent);
        }
    }

    void member(const std::string &key, const Json &value, std::size_t indent)
    {
        const Analysis analysis(key);
        if (analysis.multiline || key.size() > longestSimpleKey) {
            m_out += "? ";
            text(key, indent + step, false);
            m_out += '\n';
            pad(indent);
            m_out += ": ";
            return inPlace(value, indent + step);
        }
        text(key, indent + step, true);
        m_out += ':';
        if (value.isObject() && !value.empty()) {
            m_out += '\n';
            map(value, indent + step, false);
        } else if (value.isArray() && !value.empty()) {
            m_out += '\n';
            sequence(value, indent, false); // not indented under its key
        } else {
            m_out += ' ';
            scalar(value, indent + step);
            m_out += '\n';
        }
    }

    void sequence(const Json &value, std::size_t indent, bool first)
    {
        for (const Json &item : value.items()) {
            if (!first)
                pad(indent);
            first = false;
            m_out += "- ";
            inPlace(item, indent + step);
        }
    }

    void scalar(const Json &value, std::size_t indent)
    {
        switch (value.type()) {
        case Json::Type::Null: m_out += "null"; break;
        case Json::Type::Bool:
        case Json::Type::Int:
        case Json::Type::UInt: m_out += toJsonText(value); break;
        case Json::Type::Double: m_out += goFloat(value.toDouble()); break;
        case Json::Type::Array: m_out += "[]"; break;
        case Json::Type::Object: m_out += "{}"; break;
        case Json::Type::String: text(value.view(), indent, false); break;
        }
    }

    void text(std::string_view value, std::size_t indent, bool simpleKey)
    {
        switch (yaml::styleFor(value, simpleKey)) {
        case Style::Plain: yaml::appendPlain(m_out, value, indent, !simpleKey); break;
        case Style::SingleQuoted: yaml::appendSingleQuoted(m_out, value, indent, !simpleKey); break;
        case Style::DoubleQuoted: yaml::appendDoubleQuoted(m_out, value, indent, !simpleKey); break;
        case Style::Literal: yaml::appendLiteral(m_out, value, indent); break;
        }
    }

    std::string m_out;
};

} // namespace

std::string toYaml(const Json &value)
{
    Writer writer;
    writer.inPlace(value, value.empty() ? step : 0); // a document that is one text indents its lines all the same
    return writer.take();
}

std::string toYamlItem(const Json &value)
{
    Writer writer("- ");
    writer.inPlace(value, step);
    return writer.take();
}

} // namespace portolan

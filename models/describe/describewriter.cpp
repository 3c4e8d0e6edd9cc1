#include "models/describe/describewriter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <optional>
#include <vector>

#include "models/core/printable.h"
#include "models/core/quantity.h"

namespace portolan {

namespace {

constexpr std::size_t annotationLimit = 140; // describe.go: maxAnnotationLen
constexpr std::string_view lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return lines;
        text.remove_prefix(end + 1);
    }
}

/// As Go's %v: the fewest digits that tell the number, with an exponent below 1e-4 and from 1e6 on.
std::string goFloat(double value)
{
    const double size = std::abs(value);
    const bool exponent = size != 0 && (size < 1e-4 || size >= 1e6);
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, exponent ? std::chars_format::scientific : std::chars_format::fixed);
    return std::string(text.data(), end.ptr);
}

/// A moment of the API in the zone of this machine; nothing when it is missing.
std::optional<std::tm> localTime(const Json &time)
{
    const Timestamp moment = Timestamp::parse(time.view());
    const auto seconds = static_cast<std::time_t>(moment.seconds());
    std::tm local{};
    if (moment.isNull() || !localtime_r(&seconds, &local))
        return std::nullopt;
    return local;
}

/// By strftime's format, always in English: the C locale stays the program's (QLocale speaks for people).
std::string formatted(const std::tm &time, const char *format)
{
    static const locale_t english = newlocale(LC_ALL_MASK, "C", nullptr);
    std::array<char, 64> text{};
    return std::string(text.data(), strftime_l(text.data(), text.size(), format, &time, english));
}

} // namespace

void DescribeWriter::put(std::string_view text)
{
    m_tabs.write(printable(std::string(text)));
}

void DescribeWriter::labels(std::string_view title, const Json &pairs, std::string_view indent)
{
    write(0, title, ":\t");
    if (pairs.empty()) {
        line(0, "<none>");
        return;
    }
    bool first = true;
    for (const std::string_view key : pairs.sortedKeys()) {
        if (!first) {
            write(0, indent); // a piece of its own, as kubectl writes it (it shows only when nested)
            write(0, "\t");
        }
        line(0, key, "=", pairs[key].scalarText());
        first = false;
    }
}

void DescribeWriter::annotations(std::string_view title, const Json &pairs)
{
    write(0, title, ":\t");
    std::vector<std::string_view> keys = pairs.sortedKeys();
    std::erase(keys, lastApplied);
    if (keys.empty())
        line(0, "<none>");
    bool first = true;
    for (const std::string_view key : keys) {
        if (!first)
            write(0, "\t");
        first = false;
        const std::string whole = pairs[key].scalarText();
        std::string_view value = whole;
        if (value.ends_with('\n'))
            value.remove_suffix(1);
        if (value.size() + key.size() + 2 <= annotationLimit && value.find('\n') == std::string_view::npos) {
            line(0, key, ": ", value);
            continue;
        }
        line(0, key, ":");
        for (const std::string_view part : splitLines(value))
            line(0, "\t  ", part.substr(0, annotationLimit - 2), part.size() > annotationLimit - 2 ? "..." : "");
    }
}

std::string describeTime(const Json &time)
{
    const auto local = localTime(time);
    return local ? formatted(*local, "%a, %d %b %Y %H:%M:%S %z") : std::string("Mon, 01 Jan 0001 00:00:00 +0000");
}

std::string goTime(const Json &time)
{
    const auto local = localTime(time);
    return local ? formatted(*local, "%Y-%m-%d %H:%M:%S %z %Z") : std::string("0001-01-01 00:00:00 +0000 UTC");
}

std::string describeAge(const Json &time, Timestamp now)
{
    return age(Timestamp::parse(time.view()), now);
}

std::string pairsText(const Json &pairs)
{
    std::string text;
    for (const std::string_view key : pairs.sortedKeys()) {
        if (!text.empty())
            text += ',';
        text.append(key).append("=").append(pairs[key].scalarText());
    }
    return orText(std::move(text), "<none>");
}

std::string selectorQuery(const Json &selector)
{
    // Requirements are sorted by key, as labels.Selector keeps them; matchLabels are requirements too.
    std::vector<std::pair<std::string, std::string>> terms;
    for (const auto &[key, value] : selector["matchLabels"].members())
        terms.emplace_back(key, key + "=" + value.str());
    for (const Json &term : selector["matchExpressions"].items()) {
        const std::string key = term["key"].str();
        const std::string_view op = term["operator"].view();
        std::vector<std::string> values;
        for (const Json &value : term["values"].items())
            values.push_back(value.str());
        std::sort(values.begin(), values.end());
        std::string list;
        for (const std::string &value : values)
            list.append(list.empty() ? "" : ",").append(value);
        if (op == "Exists")
            terms.emplace_back(key, key);
        else if (op == "DoesNotExist")
            terms.emplace_back(key, "!" + key);
        else
            terms.emplace_back(key, key + (op == "NotIn" ? " notin (" : " in (") + list + ")");
    }
    std::stable_sort(terms.begin(), terms.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::string text;
    for (const auto &[key, term] : terms)
        text.append(text.empty() ? "" : ",").append(term);
    return text;
}

std::string selectorText(const Json &selector)
{
    return orText(selectorQuery(selector), "<none>");
}

std::string joined(const Json &list, std::string_view separator)
{
    std::string text;
    bool first = true;
    for (const Json &item : list.items()) {
        if (!first)
            text += separator;
        text += item.scalarText();
        first = false;
    }
    return text;
}

std::string goList(const Json &list)
{
    std::string text;
    for (const Json &item : list.items())
        text.append(&item == &list.items().front() ? "" : " ").append(goValue(item));
    return "[" + text + "]";
}

std::string goValue(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Null: return "<nil>";
    case Json::Type::Array: return goList(value);
    case Json::Type::UInt: // beyond 63 bits Go has but a float for it
    case Json::Type::Double: return goFloat(value.toDouble());
    case Json::Type::Object: break;
    default: return value.scalarText();
    }
    std::string text;
    for (const std::string_view key : value.sortedKeys())
        text.append(text.empty() ? "" : " ").append(key).append(":").append(goValue(value[key]));
    return "map[" + text + "]";
}

std::string goQuoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': quoted += "\\\""; break;
        case '\\': quoted += "\\\\"; break;
        case '\n': quoted += "\\n"; break;
        case '\t': quoted += "\\t"; break;
        case '\r': quoted += "\\r"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
                std::array<char, 8> code{};
                std::snprintf(code.data(), code.size(), "\\x%02x", static_cast<unsigned>(c));
                quoted += code.data();
            } else {
                quoted += c;
            }
        }
    }
    return quoted + '"';
}

std::string orText(std::string text, std::string_view otherwise)
{
    return text.empty() ? std::string(otherwise) : std::move(text);
}

std::string_view flagText(bool flag)
{
    return flag ? "True" : "False";
}

std::string_view flagText(const Json &flag)
{
    return flag.isBool() ? flagText(flag.toBool()) : "<unset>";
}

std::string_view boolText(const Json &flag)
{
    return flag.toBool() ? "true" : "false";
}

std::string quantityText(const Json &quantity)
{
    const std::string text = quantity.scalarText();
    if (text.empty())
        return "0";
    const auto parsed = Quantity::parse(text);
    return parsed ? parsed->text() : text;
}

} // namespace portolan

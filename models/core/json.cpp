#include "models/core/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "models/core/printable.h"

namespace portolan {

namespace {
const Json nullValue;
const Json::Array noItems;
const Json::Object noMembers;
} // namespace

Json::Json(std::uint64_t value)
{
    if (value <= std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        m_value = static_cast<std::int64_t>(value);
    else
        m_value = value;
}

Json Json::object(std::initializer_list<Member> members)
{
    Json j = object();
    for (const Member &m : members)
        j.set(m.first, m.second);
    return j;
}

Json Json::fromMembers(Object members)
{
    constexpr std::size_t fewMembers = 16; // below, comparing is cheaper than hashing
    Object kept;
    std::unordered_map<std::string_view, std::size_t> places;
    bool repeats = false;
    if (members.size() <= fewMembers) {
        for (std::size_t i = 1; i < members.size() && !repeats; ++i)
            for (std::size_t k = 0; k < i && !repeats; ++k)
                repeats = members[i].first == members[k].first;
    } else {
        for (const Member &m : members)
            repeats = !places.emplace(m.first, 0).second || repeats;
        places.clear();
    }
    Json j;
    if (repeats) {
        for (Member &m : members) {
            const auto [place, fresh] = places.emplace(m.first, kept.size());
            if (fresh)
                kept.emplace_back(m.first, std::move(m.second)); // the key stays where the index points
            else
                kept[place->second].second = std::move(m.second);
        }
        members = std::move(kept);
    }
    j.m_value = std::move(members);
    return j;
}

bool Json::toBool(bool otherwise) const
{
    const bool *b = std::get_if<bool>(&m_value);
    return b ? *b : otherwise;
}

std::int64_t Json::toInt(std::int64_t otherwise) const
{
    if (const auto *i = std::get_if<std::int64_t>(&m_value))
        return *i;
    if (const auto *d = std::get_if<double>(&m_value); d && std::abs(*d) < 9.2e18)
        return static_cast<std::int64_t>(*d);
    return otherwise;
}

std::uint64_t Json::toUInt(std::uint64_t otherwise) const
{
    if (const auto *u = std::get_if<std::uint64_t>(&m_value))
        return *u;
    const auto *i = std::get_if<std::int64_t>(&m_value);
    return i && *i >= 0 ? static_cast<std::uint64_t>(*i) : otherwise;
}

double Json::toDouble(double otherwise) const
{
    if (const auto *d = std::get_if<double>(&m_value))
        return *d;
    if (const auto *i = std::get_if<std::int64_t>(&m_value))
        return static_cast<double>(*i);
    if (const auto *u = std::get_if<std::uint64_t>(&m_value))
        return static_cast<double>(*u);
    return otherwise;
}

std::string_view Json::view() const
{
    const auto *s = std::get_if<std::string>(&m_value);
    return s ? std::string_view(*s) : std::string_view();
}

std::string Json::scalarText() const
{
    if (isString())
        return str();
    return isBool() || isNumber() ? toJsonText(*this) : std::string();
}

std::size_t Json::size() const
{
    if (const auto *a = std::get_if<Array>(&m_value))
        return a->size();
    if (const auto *o = std::get_if<Object>(&m_value))
        return o->size();
    return 0;
}

const Json *Json::find(std::string_view key) const
{
    for (const Member &m : members())
        if (m.first == key)
            return &m.second;
    return nullptr;
}

const Json &Json::operator[](std::string_view key) const
{
    const Json *found = find(key);
    return found ? *found : nullValue;
}

const Json &Json::operator[](std::size_t index) const
{
    const Array &a = items();
    return index < a.size() ? a[index] : nullValue;
}

const Json &Json::at(std::string_view dottedPath) const
{
    const Json *here = this;
    while (true) {
        const std::size_t dot = dottedPath.find('.');
        here = &(*here)[dottedPath.substr(0, dot)];
        if (dot == std::string_view::npos)
            return *here;
        dottedPath.remove_prefix(dot + 1);
    }
}

const Json::Array &Json::items() const
{
    const auto *a = std::get_if<Array>(&m_value);
    return a ? *a : noItems;
}

const Json::Object &Json::members() const
{
    const auto *o = std::get_if<Object>(&m_value);
    return o ? *o : noMembers;
}

std::vector<std::string_view> Json::sortedKeys() const
{
    std::vector<std::string_view> keys;
    keys.reserve(size());
    for (const Member &m : members())
        keys.push_back(m.first);
    std::sort(keys.begin(), keys.end());
    return keys;
}

Json &Json::member(std::string_view key)
{
    if (!isObject())
        m_value = Object();
    auto &o = std::get<Object>(m_value);
    for (Member &m : o)
        if (m.first == key)
            return m.second;
    o.emplace_back(std::string(key), Json());
    return o.back().second;
}

Json &Json::set(std::string_view key, Json value)
{
    member(key) = std::move(value);
    return *this;
}

bool Json::remove(std::string_view key)
{
    auto *o = std::get_if<Object>(&m_value);
    return o && std::erase_if(*o, [key](const Member &m) { return m.first == key; }) > 0;
}

Json::Array &Json::mutableItems()
{
    if (!isArray())
        m_value = Array();
    return std::get<Array>(m_value);
}

void Json::push(Json value)
{
    mutableItems().push_back(std::move(value));
}

bool operator==(const Json &a, const Json &b)
{
    if (!a.isObject() || !b.isObject())
        return a.m_value == b.m_value;
    if (a.size() != b.size()) // the order of members is no part of the value
        return false;
    return std::all_of(a.members().begin(), a.members().end(), [&b](const Json::Member &m) {
        const Json *other = b.find(m.first);
        return other && *other == m.second;
    });
}

namespace {

/// Plain ASCII that stands in a JSON text as it is.
bool isOrdinary(char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/// Also what a reader would not see, or would see elsewhere: the value is the same.
void appendCharacter(std::string &out, std::string_view bytes, const CodePoint &c)
{
    switch (c.value) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    if (isControl(c.value) || isHidden(c.value))
        appendUnicodeEscape(out, c.value);
    else
        out += bytes;
}

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        if (isOrdinary(text[i])) {
            out += text[i++];
            continue;
        }
        const CodePoint c = codePointAt(text, i);
        if (c.valid)
            appendCharacter(out, text.substr(i, c.bytes), c);
        else
            out += "\\ufffd"; // as Go writes what is no UTF-8
        i += c.bytes;
    }
    out += '"';
}

namespace {

void appendDouble(std::string &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    out.append(buffer, end.ptr);
}

struct Writer {
    const JsonFormat &format;
    std::string out;

    void newline(int level)
    {
        if (format.indent < 0)
            return;
        out += '\n';
        out.append(static_cast<std::size_t>(format.indent * level), ' ');
    }

    void member(std::string_view key, const Json &value, int level, bool first)
    {
        if (!first)
            out += ',';
        newline(level + 1);
        appendJsonString(out, key);
        out += format.indent < 0 ? ":" : ": ";
        write(value, level + 1);
    }

    void writeObject(const Json &value, int level)
    {
        out += '{';
        bool first = true;
        if (format.sortKeys) {
            for (const std::string_view key : value.sortedKeys()) {
                member(key, value[key], level, first);
                first = false;
            }
        } else {
            for (const auto &[key, child] : value.members()) {
                member(key, child, level, first);
                first = false;
            }
        }
        if (!first)
            newline(level);
        out += '}';
    }

    void writeArray(const Json &value, int level)
    {
        out += '[';
        bool first = true;
        for (const Json &child : value.items()) {
            if (!first)
                out += ',';
            newline(level + 1);
            write(child, level + 1);
            first = false;
        }
        if (!first)
            newline(level);
        out += ']';
    }

    void write(const Json &value, int level)
    {
        switch (value.type()) {
        case Json::Type::Null: out += "null"; break;
        case Json::Type::Bool: out += value.toBool() ? "true" : "false"; break;
        case Json::Type::Int: out += std::to_string(value.toInt()); break;
        case Json::Type::UInt: out += std::to_string(value.toUInt()); break;
        case Json::Type::Double: appendDouble(out, value.toDouble()); break;
        case Json::Type::String: appendJsonString(out, value.view()); break;
        case Json::Type::Array: writeArray(value, level); break;
        case Json::Type::Object: writeObject(value, level); break;
        }
    }
};

} // namespace

std::string toJsonText(const Json &value, const JsonFormat &format)
{
    Writer writer{format, {}};
    writer.write(value, 0);
    return std::move(writer.out);
}

} // namespace portolan

#include "models/decode/reader.h"

#include <charconv>
#include <limits>

#include "models/decode/valuescanner.h"

namespace portolan::decode {

using simdjson::ondemand::json_type;

namespace {

/// A token runs up to the next structural character: cuts the white space that may stand before it.
std::string_view trimmed(std::string_view token)
{
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.remove_suffix(1);
    return token;
}

} // namespace

bool Reader::is(Value &value, json_type wanted)
{
    json_type type{};
    if (const auto error = value.type().get(type)) {
        fail(error);
        return false;
    }
    if (type == wanted)
        return true;
    if (type != json_type::null)
        countOdd(value);
    return false;
}

bool Reader::hasType(Value value, json_type wanted)
{
    json_type type{};
    if (const auto error = value.type().get(type))
        fail(error);
    return !failed() && type == wanted;
}

std::string_view Reader::rawContainer(Value value)
{
    if (!hasType(value, json_type::array) && !hasType(value, json_type::object))
        return {};
    const char *const begin = value.raw_json_token().data();
    ValueScanner scanner;
    const std::size_t length = scanner.advance(std::string_view(begin, static_cast<std::size_t>(m_end - begin)));
    return scanner.done() ? std::string_view(begin, length) : std::string_view();
}

std::optional<std::string_view> Reader::text(Value value)
{
    if (!is(value, json_type::string))
        return std::nullopt;
    const std::string_view token = trimmed(value.raw_json_token());
    if (token.size() < 2 || token.back() != '"') {
        fail(simdjson::STRING_ERROR);
        return std::nullopt;
    }
    const std::string_view inside = token.substr(1, token.size() - 2);
    if (std::memchr(inside.data(), '\\', inside.size()) == nullptr) // valid UTF-8, stage 1 saw to it
        return inside;
    std::string_view unescaped;
    if (value.get_string().get(unescaped)) {
        countOddAt(token.data());
        return std::nullopt;
    }
    return unescaped;
}

std::optional<std::string_view> Reader::scalar(Value value)
{
    json_type type{};
    if (const auto error = value.type().get(type)) {
        fail(error);
        return std::nullopt;
    }
    switch (type) {
    case json_type::string: return text(value);
    case json_type::number:
    case json_type::boolean: return trimmed(value.raw_json_token());
    case json_type::null: return std::nullopt;
    default: countOdd(value); return std::nullopt;
    }
}

bool Reader::readBool(Value value, bool &out)
{
    if (!is(value, json_type::boolean))
        return false;
    const std::string_view token = trimmed(value.raw_json_token());
    if (token != "true" && token != "false") {
        fail(simdjson::T_ATOM_ERROR);
        return false;
    }
    out = token == "true";
    return true;
}

void Reader::read(Value value, bool &out)
{
    bool b = false;
    if (readBool(value, b))
        out = b;
}

bool Reader::integer(Value value, std::int64_t low, std::int64_t high, std::int64_t &out)
{
    if (!is(value, json_type::number))
        return false;
    const std::string_view token = trimmed(value.raw_json_token());
    std::int64_t number = 0;
    const auto result = std::from_chars(token.data(), token.data() + token.size(), number);
    if (result.ec != std::errc() || result.ptr != token.data() + token.size() || number < low || number > high) {
        countOdd(value);
        return false;
    }
    out = number;
    return true;
}

void Reader::read(Value value, std::int64_t &out)
{
    std::int64_t number = 0;
    if (integer(value, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), number))
        out = number;
}

void Reader::read(Value value, std::int32_t &out)
{
    std::int64_t number = 0;
    if (integer(value, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), number))
        out = static_cast<std::int32_t>(number);
}

void Reader::read(Value value, std::uint16_t &out)
{
    std::int64_t number = 0;
    if (integer(value, 0, 65535, number))
        out = static_cast<std::uint16_t>(number);
}

bool Reader::readKey(simdjson::ondemand::field &field, std::string_view &key)
{
    const char *const begin = field.key().raw();
    const auto *const quote = static_cast<const char *>(std::memchr(begin, '"', static_cast<std::size_t>(m_end - begin)));
    if (!quote) {
        fail(simdjson::STRING_ERROR);
        return false;
    }
    key = std::string_view(begin, static_cast<std::size_t>(quote - begin));
    if (std::memchr(begin, '\\', key.size()) == nullptr)
        return true;
    if (field.unescaped_key().get(key)) {
        countOddAt(begin);
        return false;
    }
    return true;
}

} // namespace portolan::decode

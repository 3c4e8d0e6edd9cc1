#include "models/decode/jsonparser.h"

#include <cctype>

#include <simdjson.h>

namespace portolan {

namespace {

/// As deep as Go's decoder goes (encoding/json: maxNestingDepth), and kubectl with it.
constexpr std::size_t deepest = 10'000;

Json convert(simdjson::dom::element element);

Json convertObject(simdjson::dom::object source)
{
    Json::Object members;
    members.reserve(source.size());
    for (const auto field : source)
        members.emplace_back(std::string(field.key), convert(field.value));
    return Json::fromMembers(std::move(members));
}

Json convertArray(simdjson::dom::array source)
{
    Json::Array items;
    items.reserve(source.size());
    for (const auto element : source)
        items.push_back(convert(element));
    return Json(std::move(items));
}

/// No errors can be met: the document has been parsed, and each getter follows its type.
Json convert(simdjson::dom::element element)
{
    using simdjson::dom::element_type;
    switch (element.type()) {
    case element_type::OBJECT: return convertObject(simdjson::dom::object(element));
    case element_type::ARRAY: return convertArray(simdjson::dom::array(element));
    case element_type::STRING: return Json(std::string_view(element));
    case element_type::INT64: return Json(std::int64_t(element));
    case element_type::UINT64: return Json(std::uint64_t(element));
    case element_type::DOUBLE: return Json(double(element));
    case element_type::BOOL: return Json(bool(element));
    case element_type::NULL_VALUE: break;
    }
    return Json();
}

/// Walks a document that simdjson refused, which does not tell where: finds the first byte that JSON does not allow.
class FaultFinder
{
public:
    explicit FaultFinder(std::string_view text) : m_text(text) {}

    std::size_t find()
    {
        value(0);
        space();
        return m_at;
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void space()
    {
        while (m_at < m_text.size() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t'))
            ++m_at;
    }
    bool take(char c)
    {
        if (m_at >= m_text.size() || peek() != c)
            return false;
        ++m_at;
        return true;
    }
    bool word(std::string_view expected)
    {
        for (const char c : expected)
            if (!take(c))
                return false;
        return true;
    }
    bool escape()
    {
        if (!take('u'))
            return std::string_view("\"\\/bfnrt").find(peek()) != std::string_view::npos && m_at++ < m_text.size();
        for (int i = 0; i < 4; ++i, ++m_at)
            if (!std::isxdigit(static_cast<unsigned char>(peek())))
                return false;
        return true;
    }
    bool string()
    {
        if (!take('"'))
            return false;
        while (m_at < m_text.size() && static_cast<unsigned char>(peek()) >= 0x20) {
            const std::size_t before = m_at;
            if (take('"'))
                return true;
            if (take('\\')) {
                if (!escape())
                    return false;
            } else if (const std::size_t length = utf8Length(m_text.substr(m_at)); length > 0) {
                m_at = before + length;
            } else {
                return false;
            }
        }
        return false;
    }
    bool digits()
    {
        const std::size_t from = m_at;
        while (std::isdigit(static_cast<unsigned char>(peek())))
            ++m_at;
        return m_at > from;
    }
    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            if (!digits())
                return false;
        }
        return true;
    }
    bool members(int depth)
    {
        for (space(); peek() != '}'; space()) {
            if (!string() || (space(), !take(':')) || !value(depth + 1))
                return false;
            space();
            if (!take(','))
                break;
        }
        return take('}');
    }
    bool elements(int depth)
    {
        for (space(); peek() != ']'; space()) {
            if (!value(depth + 1))
                return false;
            space();
            if (!take(','))
                break;
        }
        return take(']');
    }
    bool value(int depth)
    {
        space();
        if (depth > static_cast<int>(deepest))
            return false;
        switch (peek()) {
        case '{': ++m_at; return members(depth);
        case '[': ++m_at; return elements(depth);
        case '"': return string();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
        }
    }
    /// Bytes of the character at the start; 0 when it is no UTF-8.
    static std::size_t utf8Length(std::string_view text)
    {
        const auto lead = static_cast<unsigned char>(text.front());
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        return length <= text.size() && simdjson::validate_utf8(text.data(), length) ? length : 0;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

Result<Json> parseJson(std::string_view bytes)
{
    simdjson::dom::parser parser;
    const simdjson::padded_string text(bytes);
    simdjson::dom::element root;
    auto error = parser.parse(text).get(root);
    if (error == simdjson::DEPTH_ERROR) { // simdjson's own limit is 1,024; room for more is made only where it is needed
        error = parser.allocate(text.size(), deepest);
        if (!error)
            error = parser.parse(text).get(root);
    }
    if (error) {
        const std::size_t at = FaultFinder(bytes).find();
        return failure(ErrorKind::Parse, "byte " + std::to_string(at), simdjson::error_message(error));
    }
    return convert(root);
}

} // namespace portolan

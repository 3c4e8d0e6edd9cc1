#include "models/core/jsonpathparser.h"

#include <algorithm>
#include <charconv>

namespace portolan {

namespace {

using Node = JsonPath::Node;
using Nodes = std::vector<Node>;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordChar(char c)
{
    return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool endsName(char c)
{
    static constexpr std::string_view ends = " \t\r\n.,[]$@{}";
    return ends.find(c) != std::string_view::npos;
}

template<class Number>
std::optional<Number> numberOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Node node(Node::Type type, std::string word = {})
{
    Node out;
    out.type = type;
    out.word = std::move(word);
    return out;
}
Node constant(Json value)
{
    Node out;
    out.type = Node::Type::Constant;
    out.constant = std::move(value);
    return out;
}

class StepParser
{
public:
    explicit StepParser(std::string_view text) : m_rest(text) {}

    [[nodiscard]] Result<Nodes> parse()
    {
        while (!m_rest.empty())
            if (const Result<void> step = parseStep(); !step)
                return tl::unexpected(step.error());
        return std::move(m_nodes);
    }

private:
    [[nodiscard]] Result<void> parseStep()
    {
        if (m_rest.starts_with("[?("))
            return parseFilter();
        if (m_rest.starts_with(".."))
            return parseRecursive();
        const char c = m_rest.front();
        if (c == ' ' || c == '@' || c == '$') // the current object
            return skip(1);
        if (c == '.') {
            m_rest.remove_prefix(1);
            return parseField();
        }
        if (c == '[')
            return parseBracket();
        if (c == '"' || c == '\'')
            return parseQuoted(c);
        if (c == '+' || c == '-' || isDigit(c))
            return parseNumber();
        return isWordChar(c) ? parseWord() : refuse("unrecognized character '" + std::string(1, c) + '\'');
    }
    [[nodiscard]] Result<void> skip(std::size_t count)
    {
        m_rest.remove_prefix(count);
        return {};
    }
    [[nodiscard]] static Result<void> refuse(const std::string &why) { return failure(ErrorKind::Parse, "JSONPath", why); }

    [[nodiscard]] std::string takeName()
    {
        std::string name;
        while (!m_rest.empty() && !endsName(m_rest.front())) {
            if (m_rest.front() == '\\' && m_rest.size() > 1)
                m_rest.remove_prefix(1); // the next one is of the name, whatever it is
            if (m_rest.front() != '\\')
                name += m_rest.front();
            m_rest.remove_prefix(1);
        }
        return name;
    }
    [[nodiscard]] Result<void> parseField()
    {
        std::string name = takeName();
        m_nodes.push_back(name == "*" ? node(Node::Type::Wildcard) : node(Node::Type::Field, std::move(name)));
        return {};
    }
    [[nodiscard]] Result<void> parseRecursive()
    {
        if (!m_nodes.empty() && m_nodes.back().type == Node::Type::Recursive)
            return refuse("invalid multiple recursive descent");
        m_rest.remove_prefix(2);
        m_nodes.push_back(node(Node::Type::Recursive));
        return !m_rest.empty() && isWordChar(m_rest.front()) ? parseField() : Result<void>();
    }
    [[nodiscard]] Result<void> parseWord()
    {
        std::string word = takeName();
        if (word == "true" || word == "false")
            m_nodes.push_back(constant(word == "true"));
        else
            m_nodes.push_back(node(Node::Type::Identifier, std::move(word)));
        return {};
    }
    [[nodiscard]] Result<void> parseNumber()
    {
        std::size_t end = 1;
        while (end < m_rest.size() && (isDigit(m_rest[end]) || m_rest[end] == '.'))
            ++end;
        const std::string_view text = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        if (const auto whole = numberOf<std::int64_t>(text))
            m_nodes.push_back(constant(*whole));
        else if (const auto decimal = numberOf<double>(text))
            m_nodes.push_back(constant(*decimal));
        else
            return refuse("cannot parse number " + std::string(text));
        return {};
    }
    [[nodiscard]] Result<void> parseQuoted(char quote)
    {
        std::string text;
        for (std::size_t i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == quote) {
                m_nodes.push_back(constant(std::move(text)));
                return skip(i + 1);
            }
            if (m_rest[i] == '\\' && i + 1 < m_rest.size()) {
                const char escaped = m_rest[++i];
                text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            } else {
                text += m_rest[i];
            }
        }
        return refuse("unterminated quoted string");
    }
    [[nodiscard]] Result<void> parseBracket()
    {
        const std::size_t close = m_rest.find(']');
        if (close == std::string_view::npos)
            return refuse("unterminated array");
        const std::string_view inside = m_rest.substr(1, close - 1);
        m_rest.remove_prefix(close + 1);
        if (inside.find(',') != std::string_view::npos)
            return parseUnion(inside);
        if (inside.size() >= 2 && inside.front() == '\'' && inside.find('\'', 1) == inside.size() - 1)
            return append(parseJsonPathSteps('.' + std::string(inside.substr(1, inside.size() - 2))));
        return parseSlice(inside == "*" ? ":" : inside);
    }
    [[nodiscard]] Result<void> append(Result<Nodes> steps)
    {
        if (!steps)
            return tl::unexpected(steps.error());
        std::move(steps->begin(), steps->end(), std::back_inserter(m_nodes));
        return {};
    }
    [[nodiscard]] Result<void> parseUnion(std::string_view inside)
    {
        Node out = node(Node::Type::Union);
        while (true) {
            const std::size_t comma = inside.find(',');
            Result<Nodes> part = parseJsonPathSteps('[' + std::string(trimmed(inside.substr(0, comma))) + ']');
            if (!part)
                return tl::unexpected(part.error());
            out.parts.push_back(std::move(*part));
            if (comma == std::string_view::npos)
                break;
            inside.remove_prefix(comma + 1);
        }
        m_nodes.push_back(std::move(out));
        return {};
    }
    [[nodiscard]] static std::string_view trimmed(std::string_view text)
    {
        while (text.starts_with(' '))
            text.remove_prefix(1);
        while (text.ends_with(' '))
            text.remove_suffix(1);
        return text;
    }
    /// "N", "A:B", "A:B:STEP", any of them left out.
    [[nodiscard]] Result<void> parseSlice(std::string_view inside)
    {
        Node out = node(Node::Type::Slice);
        std::optional<std::int64_t> *const bounds[] = {&out.slice.from, &out.slice.to, &out.slice.step};
        out.slice.single = inside.find(':') == std::string_view::npos;
        std::string_view rest = inside;
        for (std::size_t i = 0;; ++i) {
            const std::size_t colon = rest.find(':');
            const std::string_view number = rest.substr(0, colon);
            if (i == std::size(bounds) || number.starts_with('+'))
                return refuse("invalid array index " + std::string(inside));
            if (!number.empty() && !(*bounds[i] = numberOf<std::int64_t>(number)))
                return refuse("invalid array index " + std::string(inside));
            if (colon == std::string_view::npos)
                break;
            rest.remove_prefix(colon + 1);
        }
        if (out.slice.single)
            out.slice.to = out.slice.from.value_or(0) + 1;
        m_nodes.push_back(std::move(out));
        return {};
    }
    /// Where the parenthesis of a filter closes: not inside of its one quoted text.
    [[nodiscard]] std::size_t endOfFilter() const
    {
        char quote = 0;
        bool closed = false;
        for (std::size_t i = 3; i < m_rest.size(); ++i) {
            const char c = m_rest[i];
            if ((c == '"' || c == '\'') && !quote)
                quote = c;
            else if (c == quote && m_rest[i - 1] != '\\')
                closed = true;
            else if (c == ')' && (quote != 0) == closed)
                return i;
        }
        return std::string_view::npos;
    }
    [[nodiscard]] Result<void> parseFilter()
    {
        static constexpr std::string_view operators = "!<>=";
        const std::size_t close = endOfFilter();
        if (close == std::string_view::npos || close + 1 >= m_rest.size() || m_rest[close + 1] != ']')
            return refuse("unterminated filter");
        const std::string_view text = m_rest.substr(3, close - 3);
        m_rest.remove_prefix(close + 2);
        Node out = node(Node::Type::Filter);
        std::string_view left = text, right;
        const std::size_t at = text.find_first_of(operators);
        if (const std::size_t behind = text.find_first_not_of(operators, at); at != 0 && at != std::string_view::npos && behind != std::string_view::npos) {
            left = text.substr(0, at);
            right = text.substr(behind);
            out.word = text.substr(at, behind - at);
        }
        for (const std::string_view side : {left, right}) {
            Result<Nodes> steps = parseJsonPathSteps(side);
            if (!steps)
                return tl::unexpected(steps.error());
            out.parts.push_back(std::move(*steps));
        }
        m_nodes.push_back(std::move(out));
        return {};
    }

    std::string_view m_rest;
    Nodes m_nodes;
};

} // namespace

Result<std::vector<JsonPath::Node>> parseJsonPathSteps(std::string_view text)
{
    return StepParser(text).parse();
}

} // namespace portolan

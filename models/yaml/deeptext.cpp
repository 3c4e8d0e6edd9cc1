#include "models/yaml/deeptext.h"

#include <algorithm>

namespace portolan::yaml {

namespace {

constexpr auto npos = std::string_view::npos;

/// Past the quote that closes the one at `at`; npos when none does.
std::size_t endOfQuoted(std::string_view text, std::size_t at)
{
    const char quote = text[at++];
    for (; at < text.size(); ++at) {
        if (quote == '"' && text[at] == '\\')
            ++at;
        else if (text[at] == quote && quote == '\'' && text.substr(at + 1, 1) == "'")
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return npos;
}

/// Past the bracket that closes the one at `at`.
std::size_t endOfFlow(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    char before = '['; // the last character that is no space: a quote within a plain scalar opens nothing
    while (at < text.size()) {
        const char c = text[at];
        const bool opens = std::string_view("[{,:?").find(before) != npos;
        if ((c == '"' || c == '\'') && opens) {
            at = endOfQuoted(text, at);
            before = c;
            continue;
        }
        if (c == '#' && std::string_view(" \t\n").find(text[at - 1]) != npos) {
            at = text.find('\n', at);
            continue;
        }
        ++at;
        depth += c == '[' || c == '{';
        if ((c == ']' || c == '}') && --depth == 0)
            return at;
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            before = c;
    }
    return npos;
}

/// Where the lines of a block end that begins at `at`, in `column`.
std::size_t endOfBlock(std::string_view text, std::size_t at, std::size_t column, bool map)
{
    for (std::size_t line = text.find('\n', at); line != npos; line = text.find('\n', line)) {
        ++line;
        const std::size_t first = text.find_first_not_of(' ', line);
        if (first == npos)
            return text.size();
        if (text[first] == '\n' || text[first] == '\r' || text[first] == '#')
            continue;
        const std::size_t indent = first - line;
        const bool entry = text[first] == '-' && (first + 1 == text.size() || std::string_view(" \t\r\n").find(text[first + 1]) != npos);
        if (indent < column || (indent == column && !map && !entry)) // a sequence may stand below its key, as deep as that
            return line;
    }
    return text.size();
}

struct Range {
    std::size_t begin = 0, end = 0;
};

std::optional<Range> rangeOf(std::string_view text, const OpenNode &node)
{
    const auto at = static_cast<std::size_t>(node.mark.pos), column = static_cast<std::size_t>(node.mark.column);
    if (node.mark.pos < 0 || at >= text.size() || column > at)
        return std::nullopt;
    const std::string_view before = text.substr(at - column, column);
    if (before.find('\n') != npos || (column < at && text[at - column - 1] != '\n'))
        return std::nullopt; // not where the mark says
    std::size_t end = npos;
    if (node.flow)
        end = text[at] == '[' || text[at] == '{' ? endOfFlow(text, at) : npos;
    else if (before.find_first_not_of(" -") == npos && std::string_view("&!*?").find(text[at]) == npos)
        end = endOfBlock(text, at, column, node.map);
    return end == npos ? std::nullopt : std::optional(Range{at, end});
}

} // namespace

std::optional<DeepPart> cutDeepText(std::string_view text, const std::vector<OpenNode> &open, std::string_view placeholder)
{
    for (std::size_t depth = open.size() / 2; depth > 0; --depth) {
        const std::optional<Range> range = rangeOf(text, open[depth]);
        if (!range)
            continue;
        const std::string_view node = text.substr(range->begin, range->end - range->begin);
        DeepPart part;
        part.depth = depth;
        part.line = open[depth].mark.line;
        part.text = std::string(static_cast<std::size_t>(open[depth].mark.column), ' ').append(node);
        part.rest.assign(text.substr(0, range->begin)).append("  \"").append(placeholder).append("\""); // deeper than the key above
        part.rest.append(static_cast<std::size_t>(std::count(node.begin(), node.end(), '\n')), '\n');
        part.rest.append(text.substr(range->end));
        return part;
    }
    return std::nullopt;
}

} // namespace portolan::yaml

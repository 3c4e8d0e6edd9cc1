#include "models/core/csv.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "models/core/printable.h"

namespace portolan {

namespace {

bool beginsFormula(std::string_view text)
{
    static constexpr std::array<std::string_view, 11> starts{"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return std::any_of(starts.begin(), starts.end(), [text](std::string_view start) { return text.starts_with(start); });
}

} // namespace

std::string csvField(std::string text, bool number)
{
    if (!number && beginsFormula(text))
        text.insert(text.begin(), '\'');
    text = printable(std::move(text));
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

void appendCsvLine(std::string &out, const std::vector<std::string> &fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        out.append(i ? "," : "").append(fields[i]);
    out += "\r\n";
}

} // namespace portolan

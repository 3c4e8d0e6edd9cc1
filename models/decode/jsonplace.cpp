#include "models/decode/jsonplace.h"

#include <vector>

namespace portolan {

namespace {

/// A container that is open at some place.
struct Level {
    bool object = false;
    std::string_view key;  ///< of the member it is in
    std::size_t index = 0; ///< of the element it is in
};

std::string pathOf(const std::vector<Level> &levels)
{
    std::string path;
    for (const Level &level : levels) {
        if (!level.object) {
            path += '[' + std::to_string(level.index) + ']';
            continue;
        }
        const bool quoted = level.key.find_first_of(".[]") != std::string_view::npos;
        path += path.empty() ? "" : ".";
        path += quoted ? '"' + std::string(level.key) + '"' : std::string(level.key);
    }
    return path;
}

/// The place behind a string that begins there.
std::size_t stringEnd(std::string_view json, std::size_t at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at)
        at += json[at] == '\\' ? 1 : 0;
    return at + 1;
}

} // namespace

std::string jsonPathAt(std::string_view json, std::size_t offset)
{
    std::vector<Level> levels;
    for (std::size_t at = 0; at < json.size() && at < offset;) {
        const char c = json[at];
        if (c == '"') {
            const std::size_t end = stringEnd(json, at), next = json.find_first_not_of(" \t\r\n", end);
            if (!levels.empty() && levels.back().object && next < json.size() && json[next] == ':')
                levels.back().key = json.substr(at + 1, end - at - 2);
            at = end;
            continue;
        }
        if (c == '{' || c == '[')
            levels.push_back({c == '{', {}, 0});
        else if ((c == '}' || c == ']') && !levels.empty())
            levels.pop_back();
        else if (c == ',' && !levels.empty())
            ++levels.back().index;
        ++at;
    }
    return pathOf(levels);
}

} // namespace portolan

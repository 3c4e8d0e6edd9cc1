#include "models/yaml/linemarks.h"

#include <algorithm>

namespace portolan {

namespace {

std::uint64_t mix(std::uint64_t hash, std::string_view bytes)
{
    for (const char c : bytes) // FNV-1a
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

/// Takes the next step of a path off its front: its hash under `parent`, and what is left.
std::uint64_t step(std::uint64_t parent, std::string_view &path)
{
    if (path.starts_with('.'))
        path.remove_prefix(1);
    if (path.starts_with('[')) {
        std::size_t index = 0, at = 1;
        for (; at < path.size() && path[at] >= '0' && path[at] <= '9'; ++at)
            index = index * 10 + static_cast<std::size_t>(path[at] - '0');
        path.remove_prefix(std::min(path.size(), at + 1));
        return LineMarks::childIndex(parent, index);
    }
    std::size_t begin = 0, end = path.find_first_of(".["), next = end;
    if (path.starts_with('"')) {
        begin = 1;
        end = path.find('"', 1);
        next = end == std::string_view::npos ? end : end + 1;
    }
    const std::string_view key = path.substr(begin, end == std::string_view::npos ? end : end - begin);
    path.remove_prefix(std::min(path.size(), next));
    return LineMarks::childKey(parent, key);
}

} // namespace

std::uint64_t LineMarks::childKey(std::uint64_t parent, std::string_view key)
{
    return mix(mix(parent, "."), key);
}

std::uint64_t LineMarks::childIndex(std::uint64_t parent, std::size_t index)
{
    return mix(mix(parent, "["), std::string_view(reinterpret_cast<const char *>(&index), sizeof index));
}

void LineMarks::seal()
{
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) { return a.path < b.path; });
    m_entries.shrink_to_fit();
}

const LineMarks::Entry *LineMarks::entry(std::uint64_t path) const
{
    const auto after = std::upper_bound(m_entries.begin(), m_entries.end(), path,
                                        [](std::uint64_t p, const Entry &e) { return p < e.path; });
    return after != m_entries.begin() && std::prev(after)->path == path ? &*std::prev(after) : nullptr;
}

LineMark LineMarks::at(std::string_view path) const
{
    std::uint64_t here = root;
    const Entry *nearest = entry(here);
    while (!path.empty()) {
        here = step(here, path);
        const Entry *found = entry(here);
        if (!found)
            break;
        nearest = found;
    }
    return nearest ? nearest->mark : LineMark();
}

std::optional<LineMark> LineMarks::find(std::string_view path) const
{
    std::uint64_t here = root;
    while (!path.empty())
        here = step(here, path);
    const Entry *found = entry(here);
    return found ? std::optional(found->mark) : std::nullopt;
}

} // namespace portolan

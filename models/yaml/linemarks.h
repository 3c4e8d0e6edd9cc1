#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// A place in a text, counted from 1. Zero: not known.
struct LineMark {
    int line = 0;
    int column = 0;
};

/// Where the values of a YAML document stand. Answers by path: "spec.volumes[0].name"; keys that hold dots or brackets are
/// written in quotes: metadata.annotations."a.b/c". Sixteen bytes a value.
class LineMarks
{
public:
    /// The mark of a path's key (for a sequence's element: of its value); of the nearest enclosing value when the path is not there.
    [[nodiscard]] LineMark at(std::string_view path) const;
    /// Of exactly this path, or nothing.
    [[nodiscard]] std::optional<LineMark> find(std::string_view path) const;

    /// For the reader: values in document order, each with its place among its parent's children.
    struct Entry {
        std::uint64_t path = 0; ///< hash of the path from the root
        LineMark mark;
    };
    static constexpr std::uint64_t root = 1469598103934665603ULL;
    [[nodiscard]] static std::uint64_t childKey(std::uint64_t parent, std::string_view key);
    [[nodiscard]] static std::uint64_t childIndex(std::uint64_t parent, std::size_t index);
    void add(std::uint64_t path, LineMark mark) { m_entries.push_back({path, mark}); }
    /// Call once after the last add(); later marks of one path win.
    void seal();

private:
    [[nodiscard]] const Entry *entry(std::uint64_t path) const;
    std::vector<Entry> m_entries; ///< sorted by path after seal()
};

} // namespace portolan

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// How wide a TabWriter makes columns.
struct TabLayout {
    std::size_t minWidth = 0;
    std::size_t padding = 2;
    bool remembers = false; ///< a column is never narrower than it was above
};
/// As kubectl's tables: cli-runtime pkg/printers/tabwriter.go, with liggitt/tabwriter's RememberWidths.
inline constexpr TabLayout tableLayout{6, 3, true};

/// Lays out text whose cells end with tabs, as Go's text/tabwriter does, for kubectl describe where nothing else is said: two spaces
/// between columns, a column lasts as long as consecutive lines have a tab-ended cell in it, and the last cell of a line never widens
/// anything. Widths count Unicode code points. O(text).
class TabWriter
{
public:
    explicit TabWriter(TabLayout layout = {}) : m_layout(layout) {}
    void write(std::string_view text);
    /// Ends every column: what follows is aligned on its own.
    void flush();
    /// Everything laid out so far; the writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    using Line = std::vector<std::string>; // the last cell is the one no tab ended

    void format(std::size_t from, std::size_t to);
    void print(std::size_t from, std::size_t to);
    [[nodiscard]] std::size_t remembered(std::size_t width);

    TabLayout m_layout;
    std::vector<std::size_t> m_widest; ///< of each column so far
    std::vector<Line> m_lines{Line{std::string()}};
    std::vector<std::size_t> m_widths; ///< of the columns the lines being laid out are in
    std::string m_out;
};

} // namespace portolan

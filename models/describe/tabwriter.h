#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// Lays out text whose cells end with tabs, as Go's text/tabwriter does for kubectl describe: two spaces between columns,
/// a column lasts as long as consecutive lines have a tab-ended cell in it, and the last cell of a line never widens
/// anything. Widths count Unicode code points. O(text).
class TabWriter
{
public:
    void write(std::string_view text);
    /// Ends every column: what follows is aligned on its own.
    void flush();
    /// Everything laid out so far; the writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    using Line = std::vector<std::string>; // the last cell is the one no tab ended

    void format(std::size_t from, std::size_t to);
    void print(std::size_t from, std::size_t to);

    std::vector<Line> m_lines{Line{std::string()}};
    std::vector<std::size_t> m_widths; ///< of the columns the lines being laid out are in
    std::string m_out;
};

} // namespace portolan

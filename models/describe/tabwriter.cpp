#include "models/describe/tabwriter.h"

#include <algorithm>

namespace portolan {

namespace {

std::size_t codePoints(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

} // namespace

void TabWriter::write(std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '\n': m_lines.push_back(Line{std::string()}); break;
        case '\t':
        case '\v': m_lines.back().emplace_back(); break;
        case '\f':
            m_lines.push_back(Line{std::string()});
            flush();
            break;
        default: m_lines.back().back() += c;
        }
    }
}

void TabWriter::flush()
{
    format(0, m_lines.size());
    m_lines.assign(1, Line{std::string()});
}

std::string TabWriter::take()
{
    flush();
    return std::move(m_out);
}

void TabWriter::format(std::size_t from, std::size_t to)
{
    const std::size_t column = m_widths.size();
    for (std::size_t at = from; at < to; ++at) {
        if (column + 1 >= m_lines[at].size())
            continue;
        print(from, at);
        from = at;
        std::size_t width = m_layout.minWidth;
        for (; at < to && column + 1 < m_lines[at].size(); ++at)
            width = std::max(width, codePoints(m_lines[at][column]) + m_layout.padding);
        m_widths.push_back(m_layout.remembers ? remembered(width) : width);
        format(from, at);
        m_widths.pop_back();
        from = at;
    }
    print(from, to);
}

/// The width of the column right of those being laid out, which becomes the widest so far.
std::size_t TabWriter::remembered(std::size_t width)
{
    const std::size_t column = m_widths.size();
    m_widest.resize(std::max(m_widest.size(), column + 1));
    return m_widest[column] = std::max(m_widest[column], width);
}

void TabWriter::print(std::size_t from, std::size_t to)
{
    for (std::size_t at = from; at < to; ++at) {
        const Line &line = m_lines[at];
        for (std::size_t cell = 0; cell < line.size(); ++cell) {
            m_out += line[cell];
            if (cell < m_widths.size())
                m_out.append(m_widths[cell] - std::min(m_widths[cell], codePoints(line[cell])), ' ');
        }
        if (at + 1 < m_lines.size())
            m_out += '\n';
    }
}

} // namespace portolan

#include "app/commands/tableprinter.h"

#include <algorithm>

#include "app/commands/console.h"
#include "models/core/csv.h"
#include "models/core/printable.h"

namespace portolan {

namespace {

constexpr std::size_t minWidth = 6, padding = 3;
constexpr std::size_t pieceSize = 64 << 10; // what is written at once

std::string capitals(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return out;
}

/// Code points, as Go counts cells.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

} // namespace

std::string cellText(std::string_view text)
{
    if (const std::size_t end = text.find_first_of("\f\n\r"); end != std::string_view::npos)
        return printable(std::string(text.substr(0, end))) + "...";
    return printable(std::string(text));
}

void TablePrinter::columns(const Json &definitions)
{
    if (definitions.size() == 0 || definitions == m_definitions)
        return;
    m_definitions = definitions;
    m_headed = false;
    m_columns.clear();
    for (const Json &column : definitions.items())
        m_columns.push_back({capitals(cellText(column["name"].scalarText())), m_options.wide || column["priority"].toInt() == 0,
                             column["format"].view() == "name" && column["name"].view() == "Name" && !m_options.kindPrefix.empty()});
}

void TablePrinter::cell(std::string_view text)
{
    m_text.append(text);
    m_cells.push_back(static_cast<std::uint32_t>(text.size()));
}

/// The last cell is not padded.
void TablePrinter::endLine()
{
    const std::size_t count = m_cells.size() - m_lineBegin;
    m_widths.resize(std::max(m_widths.size(), count), minWidth);
    std::size_t at = m_text.size();
    for (std::size_t i = count; i-- > 0;) {
        at -= m_cells[m_lineBegin + i];
        if (i + 1 < count)
            m_widths[i] = std::max(m_widths[i], widthOf(std::string_view(m_text).substr(at, m_cells[m_lineBegin + i])) + padding);
    }
    m_lines.push_back(static_cast<std::uint32_t>(count));
    m_lineBegin = m_cells.size();
}

void TablePrinter::headLine(bool withEvent)
{
    if (withEvent)
        cell("EVENT");
    if (m_options.namespaces)
        cell("NAMESPACE");
    for (const Column &column : m_columns)
        if (column.shown)
            cell(column.head);
    endLine();
}

void TablePrinter::row(const RowCells &row, std::string_view event)
{
    if (m_options.headers && !m_headed)
        headLine(!event.empty());
    m_headed = true;
    if (!event.empty()) { // as wide as any event, so that rows to come stand below
        std::string padded(event);
        padded.resize(std::max<std::size_t>(padded.size(), 8), ' ');
        cell(padded);
    }
    if (m_options.namespaces)
        cell(cellText(row.ns));
    for (std::size_t i = 0; i < m_columns.size() && i < row.cells.size(); ++i)
        if (m_columns[i].shown)
            cell((m_columns[i].name ? m_options.kindPrefix + '/' : std::string()) + cellText(row.cells[i].text));
    endLine();
    ++m_rows;
    if (++m_held >= m_options.page && m_options.page > 0)
        flush();
}

void TablePrinter::add(const Json &table, std::string_view event)
{
    columns(table["columnDefinitions"]);
    for (const Json &one : table["rows"].items())
        row(RowCells::of(one), event);
}

void TablePrinter::flush()
{
    std::string out(m_options.apart && m_printed == 0 && m_rows > 0 ? "\n" : "");
    const std::string_view text = m_text;
    std::size_t at = 0, next = 0;
    for (const std::uint32_t cells : m_lines) {
        for (std::size_t i = 0; i < cells; ++i) {
            const std::string_view cell = text.substr(at, m_cells[next++]);
            at += cell.size();
            out += cell;
            if (i + 1 < cells)
                out.append(m_widths[i] - widthOf(cell), ' ');
        }
        out += '\n';
        if (out.size() >= pieceSize) {
            printData(out);
            out.clear();
        }
    }
    printData(out);
    m_text.clear();
    m_cells.clear();
    m_lines.clear();
    m_lineBegin = 0;
    m_held = 0;
    m_printed = m_rows;
    flushOutput();
}

bool TablePrinter::takeBack()
{
    if (m_printed > 0)
        return false;
    m_text.clear();
    m_cells.clear();
    m_lines.clear();
    m_lineBegin = m_rows = m_held = 0;
    m_headed = false;
    m_widths.clear();
    return true;
}

void CsvPrinter::columns(const Json &definitions)
{
    if (!m_headers || definitions.size() == 0)
        return;
    m_headers = false;
    m_line.clear();
    if (m_namespaces)
        m_line.emplace_back("Namespace");
    for (const Json &column : definitions.items())
        m_line.push_back(csvField(column["name"].str()));
    std::string out;
    appendCsvLine(out, m_line);
    printData(out);
}

void CsvPrinter::row(const RowCells &row, std::string_view)
{
    m_line.clear();
    if (m_namespaces)
        m_line.push_back(csvField(row.ns));
    for (const RowCells::Cell &cell : row.cells)
        m_line.push_back(csvField(cell.text, cell.number));
    std::string out;
    appendCsvLine(out, m_line);
    printData(out);
    ++m_rows;
}

} // namespace portolan

#include "app/commands/tableprinter.h"

#include <algorithm>

#include "app/commands/console.h"
#include "models/core/csv.h"
#include "models/core/printable.h"

namespace portolan {

namespace {

constexpr std::size_t minWidth = 6, padding = 3;

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

std::string cellText(const Json &cell)
{
    std::string text = cell.scalarText();
    if (cell.isArray() || cell.isObject())
        text = toJsonText(cell);
    if (const std::size_t end = text.find_first_of("\f\n\r"); end != std::string::npos)
        return printable(text.substr(0, end)) + "...";
    return printable(std::move(text));
}

void TablePrinter::add(const Json &table, std::string_view event)
{
    if (const Json &columns = table["columnDefinitions"]; columns.size() > 0 && !(columns == m_columns)) {
        m_columns = columns;
        m_headed = false;
    }
    if (table["rows"].empty())
        return;
    if (m_options.headers && !m_headed) {
        std::vector<std::string> line;
        if (!event.empty())
            line.emplace_back("EVENT");
        if (m_options.namespaces)
            line.emplace_back("NAMESPACE");
        for (const Json &column : m_columns.items())
            if (m_options.wide || column["priority"].toInt() == 0)
                line.push_back(capitals(cellText(column["name"])));
        m_lines.push_back(std::move(line));
        m_headed = true;
    }
    for (const Json &row : table["rows"].items())
        addRow(row, event);
}

void TablePrinter::addRow(const Json &row, std::string_view event)
{
    std::vector<std::string> line;
    if (!event.empty()) { // as wide as any event, so that rows to come stand below
        line.emplace_back(event);
        line.back().resize(std::max<std::size_t>(line.back().size(), 8), ' ');
    }
    if (m_options.namespaces)
        line.push_back(cellText(row["object"]["metadata"]["namespace"]));
    const Json::Array &columns = m_columns.items();
    const Json &cells = row["cells"];
    for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
        if (!m_options.wide && columns[i]["priority"].toInt() != 0)
            continue;
        const bool named = columns[i]["format"].view() == "name" && columns[i]["name"].view() == "Name" && !m_options.kindPrefix.empty();
        line.push_back(named ? m_options.kindPrefix + '/' + cellText(cells[i]) : cellText(cells[i]));
    }
    m_lines.push_back(std::move(line));
    ++m_rows;
}

void TablePrinter::flush()
{
    for (const auto &line : m_lines) {
        m_widths.resize(std::max(m_widths.size(), line.size()), minWidth);
        for (std::size_t i = 0; i + 1 < line.size(); ++i) // the last cell is not padded
            m_widths[i] = std::max(m_widths[i], widthOf(line[i]) + padding);
    }
    std::string out;
    for (const auto &line : m_lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            out += line[i];
            if (i + 1 < line.size())
                out.append(m_widths[i] - widthOf(line[i]), ' ');
        }
        out += '\n';
    }
    m_lines.clear();
    printData(out);
    flushOutput();
}

std::string tableCsv(const Json &table, bool headers, bool namespaces)
{
    std::string out;
    std::vector<std::string> line;
    if (headers) {
        if (namespaces)
            line.emplace_back("Namespace");
        for (const Json &column : table["columnDefinitions"].items())
            line.push_back(csvField(column["name"].str()));
        appendCsvLine(out, line);
    }
    for (const Json &row : table["rows"].items()) {
        line.clear();
        if (namespaces)
            line.push_back(csvField(row["object"]["metadata"]["namespace"].str()));
        for (const Json &cell : row["cells"].items())
            line.push_back(csvField(cell.isArray() || cell.isObject() ? toJsonText(cell) : cell.scalarText(), cell.isNumber()));
        appendCsvLine(out, line);
    }
    return out;
}

} // namespace portolan

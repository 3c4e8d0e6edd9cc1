#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/decode/rowcells.h"

namespace portolan {

/// Where the rows of Tables (meta.k8s.io) go.
class RowPrinter
{
public:
    virtual ~RowPrinter() = default;
    /// Of the rows to come: a Table's columnDefinitions.
    virtual void columns(const Json &definitions) = 0;
    /// `event` fills a first column, where there is one.
    virtual void row(const RowCells &row, std::string_view event) = 0;
    virtual void flush() = 0;
    /// Forgets what was not flushed. False: some rows have been printed.
    [[nodiscard]] virtual bool takeBack() = 0;
    /// Rows printed or held so far.
    [[nodiscard]] virtual std::size_t rows() const = 0;
};

struct TablePrinterOptions {
    bool wide = false;
    bool headers = true;
    bool namespaces = false; ///< a first column with each row's namespace
    std::string kindPrefix;  ///< "deployment.apps": names become "deployment.apps/web"; empty: plain names
    std::size_t page = 0;    ///< rows that are printed together, for a person who waits; 0: all that come before flush()
    bool apart = false;      ///< an empty line before the first row, as another table stands above
};

/// Prints Tables to stdout as kubectl does: capitals above, columns as wide as their widest cell plus three, at least six.
/// Rows are held until flush(), as their cells alone; widths are remembered over it, as a watch needs them.
/// Sources: cli-runtime pkg/printers/tableprinter.go, liggitt/tabwriter.
class TablePrinter final : public RowPrinter
{
public:
    explicit TablePrinter(TablePrinterOptions options) : m_options(std::move(options)) {}

    /// Headers come before the first row and again when the columns change.
    void columns(const Json &definitions) override;
    void row(const RowCells &row, std::string_view event) override;
    void flush() override;
    [[nodiscard]] bool takeBack() override;
    [[nodiscard]] std::size_t rows() const override { return m_rows; }
    /// A whole Table.
    void add(const Json &table, std::string_view event = {});

private:
    struct Column {
        std::string head;
        bool shown = true, name = false;
    };
    void headLine(bool withEvent);
    void cell(std::string_view text);
    void endLine();

    TablePrinterOptions m_options;
    Json m_definitions; ///< of the last Table that told them
    std::vector<Column> m_columns;
    std::string m_text; ///< the cells held, one after another
    std::vector<std::uint32_t> m_cells; ///< bytes of each
    std::vector<std::uint32_t> m_lines; ///< cells of each
    std::size_t m_lineBegin = 0; ///< where in m_cells the line being made begins
    std::vector<std::size_t> m_widths;
    std::size_t m_rows = 0, m_printed = 0, m_held = 0;
    bool m_headed = false;
};

/// Prints rows as comma-separated values (csvField()), all columns, the namespace first when asked for; each row at once.
class CsvPrinter final : public RowPrinter
{
public:
    CsvPrinter(bool headers, bool namespaces) : m_headers(headers), m_namespaces(namespaces) {}
    /// Those told first have the header.
    void columns(const Json &definitions) override;
    void row(const RowCells &row, std::string_view event) override;
    void flush() override {}
    [[nodiscard]] bool takeBack() override { return m_rows == 0; }
    [[nodiscard]] std::size_t rows() const override { return m_rows; }

private:
    bool m_headers, m_namespaces;
    std::vector<std::string> m_line;
    std::size_t m_rows = 0;
};

/// The text of a cell, printable(); what follows a line break is told by "...".
[[nodiscard]] std::string cellText(std::string_view text);

} // namespace portolan

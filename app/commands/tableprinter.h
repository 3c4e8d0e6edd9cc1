#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"

namespace portolan {

struct TablePrinterOptions {
    bool wide = false;
    bool headers = true;
    bool namespaces = false; ///< a first column with each row's namespace
    std::string kindPrefix;  ///< "deployment.apps": names become "deployment.apps/web"; empty: plain names
};

/// Prints Tables (meta.k8s.io) to stdout as kubectl does: capitals above, columns as wide as their widest cell plus three, at least six.
/// Rows are held until flush(); widths are remembered over it, as a watch needs them.
/// Sources: cli-runtime pkg/printers/tableprinter.go, liggitt/tabwriter.
class TablePrinter
{
public:
    explicit TablePrinter(TablePrinterOptions options) : m_options(std::move(options)) {}

    /// Adds a Table's rows. Headers come before the first row and again when the columns change. `event` fills a first column.
    void add(const Json &table, std::string_view event = {});
    void flush();
    /// Rows printed or held so far.
    [[nodiscard]] std::size_t rows() const { return m_rows; }

private:
    void addRow(const Json &row, std::string_view event);

    TablePrinterOptions m_options;
    Json m_columns; ///< of the last Table that told them
    std::vector<std::vector<std::string>> m_lines;
    std::vector<std::size_t> m_widths;
    std::size_t m_rows = 0;
    bool m_headed = false;
};

/// The text of a cell, printable(); what follows a line break is told by "...".
[[nodiscard]] std::string cellText(const Json &cell);
/// The same Table as comma-separated values (csvField()), all columns, namespaces first when asked for.
[[nodiscard]] std::string tableCsv(const Json &table, bool headers, bool namespaces);

} // namespace portolan

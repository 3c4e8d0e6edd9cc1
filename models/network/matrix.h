#pragma once

#include <string>
#include <vector>

#include "models/network/trace.h"

namespace portolan {

/// Who may reach whom: rows are sources, columns destinations, a cell per pair and port.
struct Matrix {
    struct Cell {
        Verdict verdict = Verdict::Unknown;
        std::string because; ///< the policies that decide, or "open"; translated
        bool open = false;   ///< no policy isolates either end
    };
    struct Column {
        const Pod *pod = nullptr;
        int port = 0; ///< 0: none is known
        Protocol protocol = Protocol::TCP;
        std::string label; ///< "web-0:80/TCP"
        std::size_t row = 0; ///< the same pod or workload among the rows
    };
    std::vector<const Pod *> rows; ///< a pod, or one of a workload's alike pods
    std::vector<std::string> names; ///< by row: "web-0", "web x3"; with the namespace when there are several
    std::vector<int> counts;        ///< by row: how many alike pods it stands for
    std::vector<Column> columns;
    std::vector<Cell> cells; ///< row by row
    [[nodiscard]] const Cell &at(std::size_t row, std::size_t column) const { return cells[row * columns.size() + column]; }
};

/// By policies alone, both directions, pod by pod, every declared port of each destination (where none is declared, those its
/// Services lead to; port 0, any port, where there are none either). Pods of one workload that are alike (same owner and labels) share a row and their ports a column when `byWorkload`.
/// O(rows * columns * policies of a namespace). Borrows the tracer's index.
[[nodiscard]] Matrix connectivityMatrix(const Tracer &tracer, const std::string &ns, bool byWorkload);
/// How large it would be: sources, and pairs of a source and a destination's port. O(pods).
struct MatrixSize {
    std::size_t rows = 0, cells = 0;
};
[[nodiscard]] MatrixSize matrixSize(const Tracer &tracer, const std::string &ns, bool byWorkload);
/// RFC 4180: FROM, then a column a destination port; cells allow, deny or unknown.
[[nodiscard]] std::string matrixCsv(const Matrix &matrix);

} // namespace portolan

#pragma once

#include <QString>

#include "models/core/result.h"
#include "models/diagram/layout/layout.h"

namespace portolan {

/// Hand-moved positions of one figure of one cluster, kept in the application's data folder:
/// DATA/positions/CLUSTER/FIGURE.json (names a file system would not take are shortened and get a hash).
class PositionStore
{
public:
    /// Which figure: "storage shop", "map", ... of which cluster. Reads what is kept. Errors: Parse; nothing is kept then until
    /// the next save(), which puts the unreadable file aside as FILE.bad.
    [[nodiscard]] Result<HandPositions> open(const QString &cluster, const QString &figure);
    /// Writes the positions, or removes the file when there are none. False with a message in `error`.
    bool save(const HandPositions &positions, QString *error = nullptr);
    [[nodiscard]] const QString &file() const { return m_file; }

private:
    QString m_file; ///< empty: nothing is kept
    bool m_bad = false;
};

/// Reads and writes such a file anywhere.
[[nodiscard]] Result<HandPositions> loadPositions(const QString &file);
bool savePositions(const HandPositions &positions, const QString &file, QString *error = nullptr);

} // namespace portolan

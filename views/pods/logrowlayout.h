#pragma once

#include <memory>

#include <QTextLayout>

#include "models/logs/logbuffer.h"
#include "views/theme/palette.h"

namespace portolan {

/// How rows of a log are laid out.
struct LogRowLook {
    QFont font;
    int lineHeight = 0;
    int width = 0; ///< lines are broken there; 0: they are not
    LogSearch search;
};

/// A row's text as it is drawn: the container's colours, those of its severity, and what is looked for marked. O(row), of which 64 KiB
/// are shown.
[[nodiscard]] std::unique_ptr<QTextLayout> layOutLogRow(const LogBuffer &buffer, std::uint64_t row, const LogRowLook &look, const Palette &palette);

} // namespace portolan

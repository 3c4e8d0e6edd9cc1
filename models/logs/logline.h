#pragma once

#include <string_view>

#include "models/logs/logstamp.h"

namespace portolan {

/// One line as a server sent it. The bytes live as long as the call that hands it on.
struct LogLine {
    std::string_view bytes; ///< stamp, text and, when it has one, its newline
    LogStamp stamp;         ///< null: the server put none before it
    std::size_t stampLength = 0; ///< of the stamp and the blank in `bytes`

    /// What the container wrote, with its newline.
    [[nodiscard]] std::string_view text() const { return bytes.substr(stampLength); }
    [[nodiscard]] bool ends() const { return bytes.ends_with('\n'); }
};

/// Lines may be missing between two that are shown.
struct LogGap {
    LogStamp after;  ///< the last line before; null: none was shown
    LogStamp before; ///< the first line behind; null: none has come
};

} // namespace portolan

#pragma once

#include <string_view>

#include <QString>

namespace portolan {

/// What strangers wrote (names, messages of a cluster, a file, a server), as a window may show it: printable(), so that nothing
/// in it is hidden or stands elsewhere than it is written. Not for what is looked up, sent or copied.
[[nodiscard]] QString shownText(std::string_view utf8);
[[nodiscard]] QString shownText(const QString &text);
/// In one line: a cell, a list's item.
[[nodiscard]] QString shownLine(std::string_view utf8);

/// shownText() for tool tips and message boxes, which guess whether a text is markup: it is none. Lines stay; long ones wrap.
[[nodiscard]] QString plainTip(const QString &text);

} // namespace portolan

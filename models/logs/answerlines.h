#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "models/logs/linecutter.h"
#include "models/logs/logline.h"

namespace portolan {

/// The lines of one answer to a question for a log, and what stands behind them that is none: the kubelet's words about an error, which
/// come unstamped at the end (see isKubeletText).
class AnswerLines
{
public:
    /// `since`: the question had a time, so that the answer may begin with the rest of an older line, which has no stamp.
    void begin(bool since);
    /// Hands on the lines that are whole. `onLine` answers false when no more are wanted.
    void feed(std::string_view piece, const std::function<bool(const LogLine &)> &onLine);
    /// The unfinished line, as it is so far.
    [[nodiscard]] LogLine rest() const { return lineOf(m_cutter.rest()); }
    /// The answer ended by itself: what the kubelet said, which is no line. What was no such text after all is handed on.
    [[nodiscard]] std::string takeKubeletText(const std::function<bool(const LogLine &)> &onLine);

private:
    [[nodiscard]] LogLine lineOf(std::string_view bytes) const;
    void release(const std::function<bool(const LogLine &)> &onLine);

    LineCutter m_cutter;
    std::string m_held; ///< a line that may be the kubelet's if no other follows: a middlebox may have ended it
    bool m_since = false, m_first = true;
};

} // namespace portolan

#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "models/logs/logline.h"

namespace portolan {

/// Lets the lines of one container pass once, however often its log is asked for: what a repeated answer brings again is dropped, and
/// where nothing comes again it says that lines may be missing. A server takes sinceTime in whole seconds and filters single lines by
/// it, and stdout and stderr are stamped apart, so that neither a stamp nor a count tells where one left off: lines are compared by
/// stamp and bytes, one by one, with those of the last seconds. Costs some 40 bytes for each of these.
class ResumeFilter
{
public:
    struct Out {
        std::function<void(const LogLine &)> line;
        std::function<void(const LogGap &)> gap;
    };
    explicit ResumeFilter(Out out) : m_out(std::move(out)) {}

    /// What to ask with as sinceTime; nothing when no stamped line has come, and the log is to be asked for as in the beginning.
    [[nodiscard]] std::optional<std::int64_t> resumeFrom() const;
    /// Lines came, but none with a stamp: nothing could be told apart in another answer.
    [[nodiscard]] bool isLost() const { return m_any && !resumeFrom(); }

    /// The answer to a first question follows. `tailed`: its first line may be the rest of one.
    void beginFirst(bool tailed);
    /// The answer to a question with sinceTime = resumeFrom() follows.
    void beginAgain();
    void take(const LogLine &line);
    /// The answer broke off behind this unfinished line, which will come again.
    void breakOff(const LogLine &part);
    /// The answer is complete, or nothing has come for so long that its repeated part must be over.
    void settle();
    /// No other answer will follow: hands on the unfinished line, if the last one broke off in one.
    void giveUp();
    /// Lines may be missing behind the last one that was handed on; told with the next one, or never when none comes.
    [[nodiscard]] bool gapPending() const { return m_gapPending; }
    /// Lines are held back until something comes again.
    [[nodiscard]] bool holds() const { return !m_held.empty(); }
    /// Lines are taken without showing them: for an anchor.
    void setHidden(bool hidden) { m_hidden = hidden; }

    [[nodiscard]] LogStamp last() const { return m_last; }
    /// Lines that were handed on.
    [[nodiscard]] std::uint64_t shown() const { return m_shown; }

private:
    struct Kept {
        LogStamp stamp;
        std::uint64_t hash = 0;
        std::size_t size = 0;
        std::string tail; ///< all of it, where it may be the rest of a longer line
        [[nodiscard]] bool is(const LogLine &line, std::uint64_t lineHash) const;
    };
    struct Held {
        std::string bytes;
        LogStamp stamp;
        std::size_t stampLength = 0;
    };
    enum class Mode { Open, Matching, Matched };

    void show(const LogLine &line);
    void takeRest(const LogLine &line);
    void compare(const LogLine &line);
    [[nodiscard]] bool matches(const LogLine &line);
    void cameAgain(std::size_t next);

    Out m_out;
    std::deque<Kept> m_kept;       ///< of the last seconds, the last line among them
    std::string m_part;            ///< the line in which the last answer ended, not handed on; empty: in none
    LogStamp m_partStamp;          ///< null: of no part, or of one without a stamp
    std::size_t m_partLength = 0;  ///< of its stamp
    LogStamp m_last;               ///< of the last line handed on
    Mode m_mode = Mode::Open;
    std::vector<Kept> m_expected;  ///< what should come again
    std::unordered_set<std::uint64_t> m_expectedHashes;
    LogStamp m_latestExpected;
    std::size_t m_next = 0;        ///< the first of them that has not
    std::vector<Held> m_held;
    std::size_t m_heldBytes = 0;
    bool m_again = false; ///< the answer is to a question with sinceTime
    std::int64_t m_from = 0; ///< that time
    bool m_firstOfAnswer = false, m_tailed = false;
    bool m_gapPending = false;
    bool m_hidden = false, m_any = false;
    std::uint64_t m_shown = 0;
};

} // namespace portolan

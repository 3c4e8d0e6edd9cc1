#include "models/logs/resumefilter.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

constexpr std::int64_t nanosOfSecond = 1'000'000'000;
/// Lines are kept this much longer than sinceTime reaches back, as stamps of stdout and stderr may cross.
constexpr std::int64_t keptSeconds = 3;
/// Behind the last expected line by more than this, nothing that is expected can follow.
constexpr std::int64_t overNanos = 2 * nanosOfSecond;
/// By how much stamps of stdout and stderr cross, generously.
constexpr std::int64_t crossingNanos = nanosOfSecond / 4;
/// What comes again stands at an answer's beginning. What is held before it was found is bounded.
constexpr std::size_t mostHeldBytes = 32 << 20;
/// A line that is the rest of another one has at least one piece before it: runtimes cut at 16 KiB, or at what they are told to.
constexpr std::size_t leastPiece = 4096;

std::uint64_t hashOf(std::string_view bytes)
{
    return std::hash<std::string_view>{}(bytes);
}

} // namespace

bool ResumeFilter::Kept::is(const LogLine &line, std::uint64_t lineHash) const
{
    if (stamp == line.stamp && hash == lineHash && size == line.bytes.size())
        return true;
    return !tail.empty() && line.stamp <= stamp && line.text().size() >= tail.size() + leastPiece && line.text().ends_with(tail);
}

std::optional<std::int64_t> ResumeFilter::resumeFrom() const
{
    if (m_partStamp.isNull() && m_kept.empty())
        return std::nullopt;
    std::int64_t from = (m_partStamp.isNull() ? m_kept.back().stamp : m_partStamp).seconds() - 1;
    // Of a line of several pieces one may be stamped before that second and left out of the answer: then the next line stands in the same
    // line as the rest of it, and must not be the last one.
    for (std::size_t back = 1; back <= std::min<std::size_t>(2, m_kept.size()); ++back) {
        const Kept &kept = m_kept[m_kept.size() - back];
        const std::int64_t behind = kept.stamp.nanos - from * nanosOfSecond;
        if (kept.size >= leastPiece && behind >= 0 && behind < crossingNanos)
            --from;
    }
    return from;
}

void ResumeFilter::beginFirst(bool tailed)
{
    m_mode = Mode::Open;
    m_again = false;
    m_firstOfAnswer = true;
    m_tailed = tailed;
}

void ResumeFilter::beginAgain()
{
    const std::int64_t from = m_from = resumeFrom().value_or(0);
    m_expected.clear();
    m_expectedHashes.clear();
    m_latestExpected = m_partStamp;
    for (const Kept &kept : m_kept) {
        if (kept.stamp.seconds() < from)
            continue;
        m_expected.push_back(kept);
        m_expectedHashes.insert(kept.hash);
        m_latestExpected = std::max(m_latestExpected, kept.stamp);
    }
    m_mode = Mode::Matching;
    m_again = true;
    m_next = 0;
    m_held.clear();
    m_heldBytes = 0;
    m_firstOfAnswer = true;
    m_tailed = false;
}

void ResumeFilter::take(const LogLine &line)
{
    // What looks like a stamp older than was asked for is text: of a line whose first piece, with its stamp, was left out.
    if (m_again && (line.stamp.isNull() || line.stamp.seconds() < m_from))
        takeRest(line);
    else if (m_mode == Mode::Open)
        show(line);
    else
        compare(line);
    m_firstOfAnswer = false;
}

/// The rest of a line whose beginning is older than was asked for: seen, but of an anchor it may be all there is.
void ResumeFilter::takeRest(const LogLine &line)
{
    const bool anchor = m_mode == Mode::Matching && !m_expected.empty() && !m_expected.front().tail.empty();
    if (anchor && line.bytes.ends_with(m_expected.front().tail))
        cameAgain(1);
}

/// A file keeps its order: what stands before the last line that was handed on has been seen, in whatever form it comes again (where
/// sinceTime takes a piece away, a line is another one). So what does not match is held until it is known where it stands.
void ResumeFilter::compare(const LogLine &line)
{
    if (matches(line))
        return;
    const bool grown = !m_partStamp.isNull() && line.stamp == m_partStamp && line.bytes.starts_with(m_part);
    if (grown) {
        m_mode = Mode::Open;
        m_held.clear();
        return show(line);
    }
    if (!m_expected.empty() && m_next == 0 && line.stamp < m_expected.front().stamp)
        return;
    m_held.push_back({std::string(line.bytes), line.stamp, line.stampLength});
    m_heldBytes += line.bytes.size();
    if (m_heldBytes > mostHeldBytes || line.stamp.nanos > m_latestExpected.nanos + overNanos)
        settle();
}

bool ResumeFilter::matches(const LogLine &line)
{
    const std::uint64_t hash = hashOf(line.bytes);
    const bool tailed = m_next == 0 && !m_expected.empty() && !m_expected.front().tail.empty(); // only a first line may be one's rest
    if (!tailed && m_expectedHashes.count(hash) == 0)
        return false;
    const auto from = m_expected.begin() + static_cast<std::ptrdiff_t>(m_next);
    const auto found = std::find_if(from, m_expected.end(), [&](const Kept &kept) { return kept.is(line, hash); });
    if (found == m_expected.end())
        return false;
    cameAgain(static_cast<std::size_t>(found - m_expected.begin()) + 1);
    return true;
}

void ResumeFilter::cameAgain(std::size_t next)
{
    m_next = next;
    m_held.clear();
    m_heldBytes = 0;
    m_mode = m_next == m_expected.size() ? Mode::Open : Mode::Matched;
}

void ResumeFilter::settle()
{
    const Mode mode = std::exchange(m_mode, Mode::Open);
    if (mode == Mode::Matching) { // nothing came again
        giveUp(); // it will never be whole
        m_gapPending = true;
    }
    const std::vector<Held> held = std::exchange(m_held, {});
    m_heldBytes = 0;
    for (const Held &line : held)
        show({line.bytes, line.stamp, line.stampLength});
}

void ResumeFilter::giveUp()
{
    const std::string part = std::exchange(m_part, {});
    if (!part.empty())
        show({part, m_partStamp, m_partLength});
    m_partStamp = {};
}

void ResumeFilter::breakOff(const LogLine &part)
{
    // Before all came again that should, an end within a line is no news: it will come once more.
    const bool grown = !m_partStamp.isNull() && part.stamp == m_partStamp && part.bytes.starts_with(m_part);
    if (m_mode == Mode::Open || grown) {
        m_part = part.bytes;
        m_partStamp = part.stamp;
        m_partLength = part.stampLength;
    }
    m_held.clear();
    m_heldBytes = 0;
}

void ResumeFilter::show(const LogLine &line)
{
    m_any = true;
    m_part.clear();
    m_partStamp = {};
    if (std::exchange(m_gapPending, false) && m_out.gap)
        m_out.gap({m_last, line.stamp});
    if (!line.stamp.isNull()) {
        m_last = line.stamp;
        const bool piece = m_firstOfAnswer && m_tailed;
        m_kept.push_back({line.stamp, hashOf(line.bytes), line.bytes.size(), piece ? std::string(line.text()) : std::string()});
        const std::int64_t oldest = line.stamp.seconds() - keptSeconds;
        while (m_kept.size() > 1 && m_kept.front().stamp.seconds() < oldest)
            m_kept.pop_front();
    }
    if (!m_hidden && m_out.line) {
        ++m_shown;
        m_out.line(line);
    }
}

} // namespace portolan

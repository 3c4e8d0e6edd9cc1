#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/logs/logbuffer.h"

namespace portolan {

/// Brings the lines of several logs into the order of their stamps; lines of one log are never taken out of their own order, whatever
/// their stamps say. Stamps are those of the nodes' clocks: what these are apart, the order is.
class LogMerge
{
public:
    struct Line {
        std::uint16_t source = 0;
        LogStamp stamp;
        LogRow what = LogRow::Line;
        std::string text;
    };
    void add(Line line);
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    /// Hands on all that was added, in order. O(lines log sources).
    void take(const std::function<void(const Line &)> &out);

private:
    struct Keyed {
        std::int64_t key;
        Line line;
    };
    std::vector<std::vector<Keyed>> m_sources;
    std::vector<std::int64_t> m_lastKeys;
    std::size_t m_count = 0;
};

} // namespace portolan

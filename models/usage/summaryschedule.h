#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace portolan {

/// When which node is asked for its summary: only those that are wanted, each at most once a minute (a kubelet has nothing newer), a few
/// at once, after errors ever less often. Times are milliseconds of a clock that never goes back. A value.
class SummarySchedule
{
public:
    static constexpr std::int64_t everyMs = 60'000, longestPauseMs = 16 * everyMs;
    static constexpr std::size_t atOnce = 4;

    /// Nodes to ask now, which count as asked from then on; of those that are due the one that waits longest comes first.
    [[nodiscard]] std::vector<std::string> due(std::int64_t nowMs, const std::set<std::string> &wanted);
    /// What became of asking.
    void answered(const std::string &node, bool well, std::int64_t nowMs);
    /// It refused: access rules do not change by asking, so it is asked no more.
    void refused(const std::string &node);
    [[nodiscard]] std::size_t running() const { return m_running.size(); }

private:
    struct Node {
        std::int64_t dueMs = 0;
        std::int64_t pauseMs = everyMs;
    };
    std::map<std::string, Node> m_nodes;
    std::set<std::string> m_running;
};

} // namespace portolan

#include "models/usage/summaryschedule.h"

#include <algorithm>
#include <limits>

namespace portolan {

std::vector<std::string> SummarySchedule::due(std::int64_t nowMs, const std::set<std::string> &wanted)
{
    std::vector<std::pair<std::int64_t, std::string>> waiting;
    for (const std::string &name : wanted)
        if (const auto node = m_nodes.find(name); !m_running.contains(name) && (node == m_nodes.end() || node->second.dueMs <= nowMs))
            waiting.emplace_back(node == m_nodes.end() ? 0 : node->second.dueMs, name);
    std::sort(waiting.begin(), waiting.end());
    std::vector<std::string> out;
    for (auto &[since, name] : waiting) {
        if (m_running.size() >= atOnce)
            break;
        m_nodes[name].dueMs = nowMs + m_nodes[name].pauseMs;
        m_running.insert(name);
        out.push_back(std::move(name));
    }
    return out;
}

void SummarySchedule::answered(const std::string &node, bool well, std::int64_t nowMs)
{
    m_running.erase(node);
    Node &one = m_nodes[node];
    one.pauseMs = well ? everyMs : std::min(one.pauseMs * 2, longestPauseMs);
    one.dueMs = well ? std::min(one.dueMs, nowMs + everyMs) : nowMs + one.pauseMs;
}

void SummarySchedule::refused(const std::string &node)
{
    m_running.erase(node);
    m_nodes[node].dueMs = std::numeric_limits<std::int64_t>::max();
}

} // namespace portolan

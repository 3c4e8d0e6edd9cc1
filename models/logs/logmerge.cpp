#include "models/logs/logmerge.h"

#include <algorithm>
#include <queue>
#include <tuple>
#include <utility>

namespace portolan {

void LogMerge::add(Line line)
{
    const std::size_t source = line.source;
    if (source >= m_sources.size()) {
        m_sources.resize(source + 1);
        m_lastKeys.resize(source + 1, 0);
    }
    const std::int64_t key = std::max(m_lastKeys[source], line.stamp.nanos);
    m_lastKeys[source] = key;
    m_sources[source].push_back({key, std::move(line)});
    ++m_count;
}

void LogMerge::take(const std::function<void(const Line &)> &out)
{
    using Next = std::tuple<std::int64_t, std::size_t, std::size_t>; // key, source, its line
    std::priority_queue<Next, std::vector<Next>, std::greater<>> heads;
    std::vector<std::vector<Keyed>> sources(m_sources.size());
    sources.swap(m_sources);
    m_count = 0;
    for (std::size_t source = 0; source < sources.size(); ++source)
        if (!sources[source].empty())
            heads.emplace(sources[source].front().key, source, 0);
    while (!heads.empty()) {
        const auto [key, source, at] = heads.top();
        heads.pop();
        out(sources[source][at].line);
        if (at + 1 < sources[source].size())
            heads.emplace(sources[source][at + 1].key, source, at + 1);
    }
}

} // namespace portolan

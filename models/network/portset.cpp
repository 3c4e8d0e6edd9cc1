#include "models/network/portset.h"

#include <algorithm>

#include "models/network/tracewords.h"

namespace portolan {

namespace {

constexpr int lowest = 1, highest = 65535;
constexpr std::size_t shown = 8;

} // namespace

PortSet PortSet::all()
{
    PortSet out;
    out.m_ranges.emplace_back(lowest, highest);
    return out;
}

bool PortSet::isAll() const
{
    return m_ranges.size() == 1 && m_ranges.front() == std::pair(lowest, highest);
}

void PortSet::add(int first, int last)
{
    first = std::max(first, lowest);
    last = std::min(last, highest);
    if (first > last)
        return;
    std::vector<std::pair<int, int>> out;
    for (const auto &range : m_ranges) {
        if (range.second + 1 < first || last + 1 < range.first) {
            out.push_back(range);
            continue;
        }
        first = std::min(first, range.first);
        last = std::max(last, range.second);
    }
    out.emplace_back(first, last);
    std::sort(out.begin(), out.end());
    m_ranges = std::move(out);
}

void PortSet::add(const PortSet &other)
{
    for (const auto &[first, last] : other.m_ranges)
        add(first, last);
}

PortSet PortSet::intersected(const PortSet &other) const
{
    PortSet out;
    for (const auto &mine : m_ranges)
        for (const auto &theirs : other.m_ranges)
            out.add(std::max(mine.first, theirs.first), std::min(mine.second, theirs.second));
    return out;
}

std::string PortSet::text(Protocol protocol) const
{
    std::vector<std::string> parts;
    for (const auto &[first, last] : m_ranges) {
        if (parts.size() == shown)
            break;
        parts.push_back(TraceWords::port(first == last ? std::to_string(first) : std::to_string(first) + '-' + std::to_string(last), protocol));
    }
    const std::string listed = TraceWords::list(parts);
    return m_ranges.size() <= shown ? listed : TraceWords::say(TraceWords::tr("%1 and %2 more"), listed, m_ranges.size() - shown);
}

} // namespace portolan

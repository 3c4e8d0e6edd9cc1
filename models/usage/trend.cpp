#include "models/usage/trend.h"

#include <algorithm>
#include <vector>

namespace portolan {

namespace {

constexpr std::size_t fewest = 10;
constexpr std::int64_t shortestSeconds = 30 * 60, furthest = 10;

bool begins(const FillSample &before, const FillSample &after)
{
    return before.capacity != after.capacity || after.used < before.used - before.used / 20;
}

/// The last stretch in which nothing was enlarged or deleted.
std::vector<FillSample> stretch(std::span<const FillSample> samples)
{
    std::vector<FillSample> out;
    for (const FillSample &sample : samples) {
        if (sample.at.isNull() || (!out.empty() && sample.at <= out.back().at))
            continue;
        if (!out.empty() && begins(out.back(), sample))
            out.clear();
        out.push_back(sample);
    }
    return out;
}

/// Bytes a second between all pairs, sorted.
std::vector<double> slopes(const std::vector<FillSample> &samples)
{
    std::vector<double> out;
    out.reserve(samples.size() * (samples.size() - 1) / 2);
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (std::size_t j = i + 1; j < samples.size(); ++j)
            out.push_back((static_cast<double>(samples[j].used) - static_cast<double>(samples[i].used)) * 1e6
                          / static_cast<double>(samples[j].at.micros - samples[i].at.micros));
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

std::optional<TimeLeft> timeLeft(std::span<const FillSample> samples)
{
    const std::vector<FillSample> seen = stretch(samples);
    const std::int64_t watched = seen.empty() ? 0 : seen.back().at.seconds() - seen.front().at.seconds();
    if (seen.size() < fewest || watched < shortestSeconds)
        return std::nullopt;
    const std::vector<double> paces = slopes(seen);
    const double slow = paces[paces.size() / 4], fast = paces[paces.size() * 3 / 4];
    const auto available = static_cast<double>(seen.back().available), limit = static_cast<double>(watched * furthest);
    if (slow <= 0 || available / slow > limit)
        return std::nullopt;
    return TimeLeft{static_cast<std::int64_t>(available / fast), static_cast<std::int64_t>(available / slow), watched, seen.size()};
}

} // namespace portolan

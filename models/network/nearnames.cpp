#include "models/network/nearnames.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "models/network/tracewords.h"

namespace portolan {

namespace {

constexpr std::size_t atMost = 3;

/// Letters to insert, remove, replace or swap with their neighbour (optimal string alignment); given up above `most`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most)
{
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most)
        return most + 1;
    std::vector<std::size_t> before, last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        if (*std::min_element(now.begin(), now.end()) > most)
            return most + 1;
        before = std::exchange(last, now);
    }
    return last[b.size()];
}

std::string_view lastPart(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

/// Lower is nearer; npos: not near.
std::size_t farness(std::string_view wanted, std::string_view known)
{
    const std::string_view name = lastPart(wanted), other = lastPart(known);
    if (name == other)
        return 0;
    const std::size_t most = std::max<std::size_t>(1, name.size() / 3);
    if (const std::size_t letters = distance(wanted, known, most); letters <= most)
        return letters;
    const bool sameSpace = wanted.size() - name.size() == known.size() - other.size() && wanted.substr(0, wanted.size() - name.size()) == known.substr(0, known.size() - other.size());
    if (sameSpace && name.size() >= 2 && (other.starts_with(name) || name.starts_with(other)))
        return 100 + other.size();
    return std::string_view::npos;
}

/// "a, b or c", where `last` joins the last two: "%1 or %2".
std::string listed(const std::vector<std::string> &names, const QString &last)
{
    if (names.size() < 2)
        return names.front();
    return TraceWords::say(last, TraceWords::list({names.begin(), names.end() - 1}), names.back());
}

} // namespace

std::string oneOf(const std::vector<std::string> &names)
{
    return listed(names, TraceWords::tr("%1 or %2"));
}

std::vector<std::string> nearNames(std::string_view wanted, const std::vector<std::string> &known)
{
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string &name : known)
        if (const std::size_t far = farness(wanted, name); far != std::string_view::npos)
            near.emplace_back(far, name);
    std::sort(near.begin(), near.end());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(near.size(), atMost); ++i)
        out.push_back(near[i].second);
    return out;
}

std::string suggestion(std::string_view wanted, const std::vector<std::string> &known)
{
    if (const auto near = nearNames(wanted, known); !near.empty())
        return TraceWords::say(TraceWords::tr("; did you mean %1?"), oneOf(near));
    if (known.empty() || known.size() > atMost)
        return {};
    return TraceWords::say(TraceWords::tr("; there is %1"), listed(known, TraceWords::tr("%1 and %2")));
}

} // namespace portolan

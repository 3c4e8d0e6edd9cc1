#include "models/snapshot/podlogs.h"

#include <algorithm>

#include "models/core/wholefile.h"
#include "models/snapshot/clusterdump.h"

namespace portolan {

namespace {

std::string lastLines(const std::string &log, std::int64_t count)
{
    std::size_t at = log.ends_with('\n') ? log.size() - 1 : log.size();
    for (; count > 0 && at > 0; --count) {
        const std::size_t newline = log.rfind('\n', at - 1);
        if (newline == std::string::npos)
            return log;
        at = newline;
    }
    return at == 0 || log.empty() ? log : log.substr(std::min(at + 1, log.size()));
}

/// A dump's logs.txt holds all containers' logs, between START and END lines; one without them is the log of one container.
std::string containerPart(const std::string &log, const std::string &container)
{
    const ClusterDump dump = ClusterDump::split(log);
    if (dump.logs.empty())
        return container.empty() ? log : std::string();
    for (const ClusterDump::Log &one : dump.logs)
        if (container.empty() || one.container == container)
            return std::string(one.text);
    return {};
}

} // namespace

void PodLogs::putFile(LogPlace place, std::string file)
{
    std::pair key(place.ns, place.pod);
    m_pods[std::move(key)].push_back({std::move(place), std::move(file), {}});
}

void PodLogs::putText(LogPlace place, std::string text)
{
    std::pair key(place.ns, place.pod);
    m_pods[std::move(key)].push_back({std::move(place), {}, std::move(text)});
}

Result<std::string> PodLogs::textOf(const Part &part, const std::string &container) const
{
    Result<std::string> text = part.file.empty() ? Result<std::string>(part.text) : readWholeFile(part.file);
    if (!text || !part.place.container.empty())
        return text;
    return containerPart(*text, container);
}

Result<std::string> PodLogs::read(std::string_view ns, std::string_view pod, const LogOptions &options) const
{
    const auto found = m_pods.find({std::string(ns), std::string(pod)});
    if (found != m_pods.end()) {
        const auto part = std::find_if(found->second.begin(), found->second.end(), [&options](const Part &one) {
            return one.place.previous == options.previous
                && (options.container.empty() || one.place.container.empty() || one.place.container == options.container);
        });
        if (part != found->second.end()) {
            const Result<std::string> log = textOf(*part, options.container);
            return log && options.tailLines >= 0 ? Result<std::string>(lastLines(*log, options.tailLines)) : log;
        }
    }
    return failure(ErrorKind::NotFound, "pods/" + std::string(ns) + '/' + std::string(pod), "the snapshot holds no such log");
}

} // namespace portolan

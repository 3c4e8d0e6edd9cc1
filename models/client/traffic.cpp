#include "models/client/traffic.h"

namespace portolan {

namespace {

std::vector<std::string_view> segments(std::string_view path)
{
    std::vector<std::string_view> out;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        if (slash != 0)
            out.push_back(path.substr(0, slash));
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return out;
}

void add(TrafficLine &total, const TrafficLine &line)
{
    total.requests += line.requests;
    total.retries += line.retries;
    total.bytes += line.bytes;
    total.events += line.events;
    total.relists += line.relists;
    total.throttled += line.throttled;
    total.openWatches += line.openWatches;
    total.eventsPerSecond += line.eventsPerSecond;
    total.bytesPerSecond += line.bytesPerSecond;
    total.patientUntil = std::max(total.patientUntil, line.patientUntil);
    if (line.lastError && (!total.lastError || total.lastErrorAt < line.lastErrorAt)) {
        total.lastError = line.lastError;
        total.lastErrorAt = line.lastErrorAt;
    }
}

} // namespace

std::string resourceOfTarget(std::string_view target)
{
    std::vector<std::string_view> parts = segments(target.substr(0, target.find('?')));
    const bool core = parts.size() > 2 && parts[0] == "api";
    if (!core && (parts.size() < 4 || parts[0] != "apis"))
        return {};
    const std::string_view group = core ? std::string_view() : parts[1];
    if (group.ends_with(".k8s.io") && (group.starts_with("authorization") || group.starts_with("authentication")))
        return {};
    std::size_t at = core ? 2 : 3;
    if (parts[at] == "namespaces" && parts.size() > at + 2)
        at += 2;
    return std::string(parts[at]) + (group.empty() ? "" : '.' + std::string(group));
}

TrafficCounts &TrafficLog::of(std::string_view target)
{
    return m_counters[resourceOfTarget(target)].counts;
}

TrafficReading TrafficLog::read(std::int64_t nowMs)
{
    TrafficReading meter;
    const double seconds = m_lastMs < 0 ? 0 : static_cast<double>(nowMs - m_lastMs) / 1000.0;
    for (auto &[resource, counter] : m_counters) {
        TrafficLine line{counter.counts, resource};
        if (seconds > 0) {
            line.eventsPerSecond = static_cast<double>(line.events - counter.lastEvents) / seconds;
            line.bytesPerSecond = static_cast<double>(line.bytes - counter.lastBytes) / seconds;
        }
        counter.lastEvents = line.events;
        counter.lastBytes = line.bytes;
        add(meter, line);
        meter.lines.push_back(std::move(line));
    }
    m_lastMs = nowMs;
    return meter;
}

Timestamp TrafficLog::patientUntil() const
{
    Timestamp latest;
    for (const auto &[resource, counter] : m_counters)
        latest = std::max(latest, counter.counts.patientUntil);
    return latest;
}

} // namespace portolan

#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "models/client/livesource.h"
#include "models/usage/metrics.h"
#include "models/usage/summary.h"

namespace portolan {

/// What a source tells of usage, and which of it could not be read.
template<class Metrics>
struct MetricsList {
    std::vector<Metrics> items;
    std::vector<Error> unreadable; ///< one for each that was left out
    bool held = true; ///< false: files that hold no such objects
};

/// Asks a source for usage. Blocking, as ObjectSource; any thread but the GUI's and the network's.
class UsageQuestions
{
public:
    /// The source outlives this.
    explicit UsageQuestions(ObjectSource &source) : m_source(source), m_live(dynamic_cast<LiveSource *>(&source)) {}

    [[nodiscard]] bool isLive() const { return m_live != nullptr; }
    /// Whether the server says that it serves metrics.k8s.io/v1beta1, asked anew each time; files always may hold some.
    [[nodiscard]] Result<bool> servesMetrics();
    [[nodiscard]] Result<MetricsList<PodMetrics>> pods(const ListOptions &where);
    [[nodiscard]] Result<MetricsList<NodeMetrics>> nodes(const ListOptions &where);
    /// `ns` empty: asked as if pods had none, as kubectl asks with -A.
    [[nodiscard]] Result<PodMetrics> pod(std::string_view ns, std::string_view name);
    [[nodiscard]] Result<NodeMetrics> node(std::string_view name);

    /// Whether nodes' summaries may be read at all, by one access review; where that cannot be told, it is worth trying.
    [[nodiscard]] bool mayReadSummaries();
    /// Summaries of these nodes, a few at a time, in their order; each is told as soon as it and those before it are there.
    void summaries(const std::vector<std::string> &nodes, const std::function<void(const std::string &, Result<NodeSummary>)> &tell);

    static constexpr std::size_t summariesAtOnce = 4;
    static constexpr int summarySilenceMs = 10'000;

private:
    [[nodiscard]] ResourceInfo resource(bool ofPods) const;

    ObjectSource &m_source;
    LiveSource *m_live;
};

} // namespace portolan

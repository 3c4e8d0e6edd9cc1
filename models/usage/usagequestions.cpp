#include "models/usage/usagequestions.h"

#include <algorithm>

#include "models/decode/jsonparser.h"
#include "models/snapshot/snapshotsource.h"

namespace portolan {

namespace {

/// Reads the items of a list; what cannot be read is counted and skipped.
template<class Metrics>
class MetricsSink final : public ListSink
{
public:
    explicit MetricsSink(Result<Metrics> (*read)(const Json &)) : m_read(read) {}
    bool item(std::string_view json) override
    {
        const Result<Json> object = parseJson(json);
        Result<Metrics> one = object.and_then(m_read);
        if (one)
            list.items.push_back(std::move(*one));
        else
            list.unreadable.push_back(one.error());
        return true;
    }
    bool restart() override
    {
        list = {};
        return true;
    }
    MetricsList<Metrics> list;

private:
    Result<Metrics> (*m_read)(const Json &);
};

template<class Metrics>
Result<MetricsList<Metrics>> listed(ObjectSource &source, const ResourceInfo &resource, const ListOptions &where, Result<Metrics> (*read)(const Json &), bool live)
{
    MetricsSink<Metrics> sink(read);
    const Result<void> told = source.listTo(sink, resource, where);
    if (!told)
        return tl::unexpected(told.error());
    sink.list.held = live || !sink.list.items.empty() || !sink.list.unreadable.empty();
    return std::move(sink.list);
}

} // namespace

/// In files a kind's resource is guessed from its name.
ResourceInfo UsageQuestions::resource(bool ofPods) const
{
    const std::string_view kind = ofPods ? "PodMetrics" : "NodeMetrics";
    ResourceInfo out = resourceFor(apiVersionText(metricsGroup, metricsVersion), kind, ofPods);
    if (m_live)
        out.resource = ofPods ? "pods" : "nodes";
    return out;
}

Result<bool> UsageQuestions::servesMetrics()
{
    if (!m_live)
        return true;
    const Result<Json> groups = m_live->document("/apis");
    if (!groups)
        return tl::unexpected(groups.error());
    for (const Json &group : (*groups)["groups"].items())
        if (group["name"].view() == metricsGroup)
            for (const Json &version : group["versions"].items())
                if (version["version"].view() == metricsVersion)
                    return true;
    return false;
}

Result<MetricsList<PodMetrics>> UsageQuestions::pods(const ListOptions &where)
{
    return listed(m_source, resource(true), where, podMetricsFrom, isLive());
}

Result<MetricsList<NodeMetrics>> UsageQuestions::nodes(const ListOptions &where)
{
    return listed(m_source, resource(false), where, nodeMetricsFrom, isLive());
}

Result<PodMetrics> UsageQuestions::pod(std::string_view ns, std::string_view name)
{
    return m_source.get(resource(true), ns, name).and_then(podMetricsFrom);
}

Result<NodeMetrics> UsageQuestions::node(std::string_view name)
{
    return m_source.get(resource(false), {}, name).and_then(nodeMetricsFrom);
}

bool UsageQuestions::mayReadSummaries()
{
    if (!m_live)
        return false;
    const auto answers = m_live->mayI({{"", "get", "", "nodes", "proxy", ""}});
    return answers.empty() || !answers.front() || answers.front()->allowed || !answers.front()->evaluationError.empty();
}

void UsageQuestions::summaries(const std::vector<std::string> &nodes, const std::function<void(const std::string &, Result<NodeSummary>)> &tell)
{
    for (std::size_t from = 0; m_live && from < nodes.size(); from += summariesAtOnce) {
        const std::vector<std::string> some(nodes.begin() + static_cast<std::ptrdiff_t>(from),
                                            nodes.begin() + static_cast<std::ptrdiff_t>(std::min(from + summariesAtOnce, nodes.size())));
        std::vector<std::string> paths(some.size());
        std::transform(some.begin(), some.end(), paths.begin(), nodeSummaryPath);
        std::vector<Result<Json>> answers = m_live->documents(paths, summarySilenceMs);
        for (std::size_t i = 0; i < some.size(); ++i)
            tell(some[i], answers[i].and_then([&](const Json &answer) { return nodeSummaryFrom(answer, some[i]); }));
    }
}

} // namespace portolan

#include "app/commands/topcommand.h"

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/tableprinter.h"
#include "app/commands/usageoutput.h"
#include "models/describe/goorder.h"
#include "models/describe/tabwriter.h"
#include "models/objects/builtinresources.h"

// Source: kubectl pkg/cmd/top/top_pod.go, pkg/metricsutil (1.36).

namespace portolan {

namespace {

/// A pod's containers together as kubectl adds them: what is absent counts as 0.
ResourceUse sumOf(const PodMetrics &pod)
{
    ResourceUse out{Quantity(), Quantity(), Quantity()};
    for (const ContainerMetrics &container : pod.containers) {
        out.cpu = *out.cpu + container.use.cpu.value_or(Quantity());
        out.memory = *out.memory + container.use.memory.value_or(Quantity());
        out.swap = *out.swap + container.use.swap.value_or(Quantity());
    }
    return out;
}

/// More is before less.
bool usesMore(const ResourceUse &a, const ResourceUse &b, std::string_view sortBy)
{
    if (sortBy == "cpu")
        return a.cpu.value_or(Quantity()).milliValue() > b.cpu.value_or(Quantity()).milliValue();
    return a.memory.value_or(Quantity()).value() > b.memory.value_or(Quantity()).value();
}

void sortPods(std::vector<PodMetrics> &pods, const TopRequest &request)
{
    std::vector<ResourceUse> sums;
    if (!request.sortBy.empty())
        for (const PodMetrics &pod : pods)
            sums.push_back(sumOf(pod));
    const bool namespaces = request.source.allNamespaces;
    const auto order = goOrder(pods.size(), [&](std::size_t a, std::size_t b) {
        if (!request.sortBy.empty())
            return usesMore(sums[a], sums[b], request.sortBy);
        return namespaces && pods[a].ns != pods[b].ns ? pods[a].ns < pods[b].ns : pods[a].name < pods[b].name;
    });
    std::vector<PodMetrics> sorted;
    for (const std::size_t at : order)
        sorted.push_back(std::move(pods[at]));
    pods = std::move(sorted);
}

void sortContainers(std::vector<ContainerMetrics> &containers, const TopRequest &request)
{
    const auto order = goOrder(containers.size(), [&](std::size_t a, std::size_t b) {
        return request.sortBy.empty() ? containers[a].name < containers[b].name : usesMore(containers[a].use, containers[b].use, request.sortBy);
    });
    std::vector<ContainerMetrics> sorted;
    for (const std::size_t at : order)
        sorted.push_back(std::move(containers[at]));
    containers = std::move(sorted);
}

class PodTable
{
public:
    explicit PodTable(const TopRequest &request) : m_request(request) {}

    void head()
    {
        std::vector<std::string> names;
        if (m_request.source.allNamespaces)
            names.emplace_back("NAMESPACE");
        if (m_request.containers)
            names.emplace_back("POD");
        names.insert(names.end(), {"NAME", "CPU(cores)", "MEMORY(bytes)"});
        if (m_request.swap)
            names.emplace_back("SWAP(bytes)");
        m_columns += static_cast<int>(names.size()) - (m_request.swap ? 4 : 3);
        for (const std::string &name : names)
            cell(name);
        m_table.write("\n");
    }
    void pod(const PodMetrics &pod)
    {
        if (!m_request.containers)
            return line(pod, nullptr, pod.name, sumOf(pod));
        for (const ContainerMetrics &container : pod.containers)
            line(pod, &pod.name, container.name, container.use);
    }
    void sum(const std::vector<PodMetrics> &pods)
    {
        ResourceUse total{Quantity(), Quantity(), Quantity()};
        for (const PodMetrics &pod : pods) {
            const ResourceUse one = sumOf(pod);
            total = {*total.cpu + *one.cpu, *total.memory + *one.memory, *total.swap + *one.swap};
        }
        const int columns = m_columns + (m_request.swap ? 4 : 3);
        for (int i = 0; i < columns - 2; ++i)
            cell("");
        m_table.write("________\t________\t\n");
        for (int i = 0; i < columns - 3; ++i)
            cell("");
        cell("");
        use(total);
    }
    void unknown(std::string_view ns, std::string_view name)
    {
        if (m_request.source.allNamespaces)
            cell(ns);
        if (m_request.containers)
            cell(name);
        cell(m_request.containers ? std::string_view("<unknown>") : name);
        m_table.write(m_request.swap ? "<unknown>\t<unknown>\t<unknown>\t\n" : "<unknown>\t<unknown>\t\n");
    }
    void print() { printText(m_table.take()); }

private:
    void cell(std::string_view text) { m_table.write(cellText(text) + '\t'); }
    void line(const PodMetrics &pod, const std::string *podName, const std::string &name, const ResourceUse &amounts)
    {
        if (m_request.source.allNamespaces)
            cell(pod.ns);
        if (podName)
            cell(*podName);
        cell(name);
        use(amounts);
    }
    void use(const ResourceUse &amounts)
    {
        cell(milliCoresText(amounts.cpu));
        cell(mebibytesText(amounts.memory));
        if (m_request.swap)
            cell(mebibytesText(amounts.swap));
        m_table.write("\n");
    }

    const TopRequest &m_request;
    TabWriter m_table{tableLayout};
    int m_columns = 0; ///< that the head had before the names: without a head kubectl counts none
};

Json rowOf(const std::string &ns, const std::string &name, const std::string *container)
{
    Json row = Json::object({{"namespace", ns}, {"name", name}});
    if (container)
        row.set("container", *container);
    return row;
}

void printPodRows(const TopRequest &request, const std::vector<PodMetrics> &pods, const std::vector<std::pair<std::string, std::string>> &unknown)
{
    Json::Array rows;
    for (const PodMetrics &pod : pods) {
        if (!request.containers) {
            rows.push_back(rowOf(pod.ns, pod.name, nullptr));
            setUse(rows.back(), pod.total(), pod.at);
            continue;
        }
        for (const ContainerMetrics &container : pod.containers) {
            rows.push_back(rowOf(pod.ns, pod.name, &container.name));
            setUse(rows.back(), container.use, pod.at);
        }
    }
    for (const auto &[ns, name] : unknown) {
        rows.push_back(rowOf(ns, name, nullptr));
        setUse(rows.back(), {}, {});
    }
    std::vector<std::string> members{"namespace", "name", "cpu", "memory", "basis", "at"};
    if (request.containers)
        members.insert(members.begin() + 2, "container");
    if (request.swap)
        members.insert(members.end() - 2, "swap");
    printRows(rows, members, request.output == "csv", request.headers);
}

/// "1h2m3.5s", as Go's time.Duration prints itself.
std::string goDuration(std::int64_t micros)
{
    const std::int64_t second = 1'000'000, minute = 60 * second, hour = 60 * minute;
    std::string seconds = std::to_string(micros % minute / second);
    if (std::int64_t rest = micros % second; rest != 0) {
        std::string digits = std::to_string(second + rest).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        seconds += '.' + digits;
    }
    return (micros >= hour ? std::to_string(micros / hour) + 'h' : std::string())
        + (micros >= minute ? std::to_string(micros % hour / minute) + 'm' : std::string()) + seconds + 's';
}

/// Why there are no metrics at all: new pods have none yet. Looks, as kubectl, in one namespace even with -A.
int tellNone(CommandSource &source, const TopRequest &request)
{
    constexpr std::int64_t delay = 120'000'000; // metricsCreationDelay
    ListOptions where;
    where.ns = source.ns();
    where.labelSelector = request.labelSelector;
    where.fieldSelector = request.fieldSelector;
    const Result<Json> pods = source.source()->list(*builtInResource("Pod", ""), where);
    if (!pods)
        return reportAsKubectl(pods.error(), "get pods");
    for (const Json &pod : (*pods)["items"].items()) {
        const Json &meta = pod["metadata"];
        const std::int64_t age = source.now().micros - Timestamp::parse(meta["creationTimestamp"].view()).micros;
        if (age > delay)
            return complainAsKubectl("Metrics not available for pod " + meta["namespace"].str() + '/' + meta["name"].str() + ", age: " + goDuration(age));
    }
    if (!(*pods)["items"].empty())
        return complainAsKubectl(std::string(metricsNotYet));
    remark(source.allNamespaces() ? "No resources found" : "No resources found in " + source.ns() + " namespace.");
    if (request.output != "table")
        printPodRows(request, {}, {});
    return ExitDone;
}

/// The pods of files that hold no metrics: that they run is known, what they use is not.
Result<std::vector<std::pair<std::string, std::string>>> unmeasured(CommandSource &source, const TopRequest &request, const ListOptions &where)
{
    std::vector<std::pair<std::string, std::string>> out;
    const Result<Json> pods = source.source()->list(*builtInResource("Pod", ""), where);
    if (!pods)
        return tl::unexpected(pods.error());
    for (const Json &pod : (*pods)["items"].items()) {
        const std::string_view phase = pod["status"]["phase"].view();
        const std::string name = pod["metadata"]["name"].str();
        if (phase != "Succeeded" && phase != "Failed" && (request.name.empty() || request.name == name))
            out.emplace_back(pod["metadata"]["namespace"].str(), name);
    }
    return out;
}

Result<MetricsList<PodMetrics>> ask(UsageQuestions &questions, const TopRequest &request, const ListOptions &where)
{
    if (request.name.empty())
        return questions.pods(where);
    return questions.pod(where.ns, request.name).map([](PodMetrics pod) { return MetricsList<PodMetrics>{{std::move(pod)}, {}, true}; });
}

} // namespace

int topPods(CommandSource &source, const TopRequest &request)
{
    UsageQuestions questions(*source.source());
    const Result<bool> served = questions.servesMetrics();
    if (!served)
        return reportAsKubectl(served.error(), {});
    if (!*served)
        return complainAsKubectl(std::string(noMetricsApi));
    ListOptions where;
    where.ns = source.allNamespaces() ? std::string() : source.ns();
    where.labelSelector = request.labelSelector;
    where.fieldSelector = request.fieldSelector;
    auto list = ask(questions, request, where);
    std::vector<std::pair<std::string, std::string>> unknown;
    if (!questions.isLive() && (!list || list->items.empty())) {
        auto found = unmeasured(source, request, where);
        if (!found)
            return report(found.error());
        unknown = std::move(*found);
        if (unknown.empty() && !list)
            return report(list.error());
        list = MetricsList<PodMetrics>();
        if (!unknown.empty())
            complain("what pods use is not in this file");
    }
    if (!list)
        return reportAsKubectl(list.error(), "get pods.metrics.k8s.io" + (request.name.empty() ? std::string() : ' ' + request.name));
    const int code = remarkUnreadable(list->unreadable);
    if (list->items.empty() && unknown.empty() && code == ExitDone)
        return tellNone(source, request);
    sortPods(list->items, request);
    for (PodMetrics &pod : list->items)
        sortContainers(pod.containers, request);
    if (request.output != "table") {
        printPodRows(request, list->items, unknown);
        return code;
    }
    PodTable table(request);
    if (request.headers)
        table.head();
    for (const PodMetrics &pod : list->items)
        table.pod(pod);
    for (const auto &[ns, name] : unknown)
        table.unknown(ns, name);
    if (request.sum && unknown.empty())
        table.sum(list->items);
    table.print();
    return code;
}

} // namespace portolan

#include "app/commands/getusage.h"

#include "app/commands/claimsource.h"
#include "app/commands/console.h"
#include "app/commands/usageoutput.h"
#include "models/decode/jsonparser.h"
#include "models/describe/podresources.h"
#include "models/usage/usagequestions.h"

namespace portolan {

namespace {

constexpr std::string_view unknown = "<unknown>", notApplicable = "n/a";

bool isPods(const ResourceInfo &resource)
{
    return resource.group.empty() && resource.resource == "pods";
}

bool isClaims(const ResourceInfo &resource)
{
    return resource.group.empty() && resource.resource == "persistentvolumeclaims";
}

/// Why metrics could not be had, or how many; one line.
std::map<ClaimName, PodMetrics> askPods(CommandSource &source, const GetRequest &request, const ResourceInfo &resource)
{
    std::map<ClaimName, PodMetrics> out;
    UsageQuestions questions(*source.source());
    const Result<bool> served = questions.servesMetrics();
    if (!served || !*served) {
        complain("what pods use is not known: " + (served ? std::string(noMetricsApi) : served.error().text()));
        return out;
    }
    ListOptions where = listOptions(source, request, resource);
    where.fieldSelector.clear(); // metrics servers know few of them, and rows are found by name
    auto list = questions.pods(where);
    if (!list || !list->held) {
        complain(list ? "what pods use is not in this file" : "what pods use is not known: " + list.error().text());
        return out;
    }
    static_cast<void>(remarkUnreadable(list->unreadable));
    for (PodMetrics &pod : list->items) {
        ClaimName name(pod.ns, pod.name);
        out.insert_or_assign(std::move(name), std::move(pod));
    }
    return out;
}

std::map<ClaimName, ClaimUsage> askClaimsBeside(CommandSource &source, const GetRequest &request)
{
    std::map<ClaimName, ClaimUsage> out;
    auto answers = askClaims(source, {}, request.labelSelector);
    if (!answers) {
        complain("how full claims are is not known: " + answers.error().text());
        return out;
    }
    for (std::size_t i = 0; i < answers->claims.size(); ++i)
        out.emplace(ClaimName(answers->claims[i].claim->meta.ns.str(), answers->claims[i].claim->meta.name), std::move(answers->usages[i]));
    return out;
}

/// Of a request or a limit, rounded down; over 100 stays so. Nothing where there is no such amount.
std::optional<std::int64_t> percentOf(const std::optional<Quantity> &used, const ResourceAmounts &amounts, std::string_view name)
{
    const auto found = amounts.find(name);
    if (!used || found == amounts.end() || found->second.isZero())
        return std::nullopt;
    return static_cast<std::int64_t>(used->approximate() / found->second.approximate() * 100);
}

std::string percentCell(const std::optional<Quantity> &used, const ResourceAmounts *amounts, std::string_view name)
{
    if (!used || !amounts)
        return std::string(unknown);
    const auto percent = percentOf(used, *amounts, name);
    return percent ? std::to_string(*percent) + '%' : std::string(notApplicable);
}

std::string mebibytes(const std::optional<std::uint64_t> &bytes)
{
    return bytes ? std::to_string(*bytes >> 20) + "Mi" : std::string(unknown);
}

std::string percentText(const std::optional<int> &percent)
{
    return percent ? std::to_string(*percent) + '%' : std::string(unknown);
}

std::vector<std::string> podCells(const PodMetrics *pod, std::string_view object)
{
    const ResourceUse use = pod ? pod->total() : ResourceUse();
    const Result<Json> full = object.empty() ? failure(ErrorKind::NotFound, "", "") : parseJson(object);
    std::vector<std::string> out{use.cpu ? milliCoresText(use.cpu) : std::string(unknown), use.memory ? mebibytesText(use.memory) : std::string(unknown)};
    const auto requests = full ? std::optional(podResources(*full, "requests", AmountsOf::Status)) : std::nullopt;
    const auto limits = full ? std::optional(podResources(*full, "limits", AmountsOf::Status)) : std::nullopt;
    for (const auto &[used, name] : {std::pair(&use.cpu, "cpu"), std::pair(&use.memory, "memory")})
        for (const auto *amounts : {&requests, &limits})
            out.push_back(percentCell(*used, *amounts ? &**amounts : nullptr, name));
    return out;
}

std::vector<std::string> claimCells(const ClaimUsage *usage)
{
    const Fullness fullness = usage && usage->none == NoReport::None ? usage->fullness : Fullness();
    return {mebibytes(fullness.used), mebibytes(fullness.available), percentText(fullness.percent), percentText(fullness.inodePercent),
            mebibytes(fullness.capacity), usage ? claimRemark(*usage) : "not known"};
}

} // namespace

std::string UsageBeside::whyNot(const GetRequest &request, const std::vector<GetTarget> &targets)
{
    for (const GetTarget &target : targets)
        if (!isPods(target.resource) && !isClaims(target.resource))
            return "--usage tells of pods and persistentvolumeclaims";
    if (request.watch)
        return "--usage and --watch exclude each other";
    return request.output == "name" ? "--usage goes with table, wide, csv, json and yaml" : "";
}

UsageBeside UsageBeside::ask(CommandSource &source, const GetRequest &request, const GetTarget &target)
{
    UsageBeside out;
    out.m_claims = isClaims(target.resource);
    if (out.m_claims)
        out.m_usages = askClaimsBeside(source, request);
    else
        out.m_pods = askPods(source, request, target.resource);
    return out;
}

Json UsageBeside::columns() const
{
    Json out = Json::array();
    const auto add = [&out](int priority, const std::vector<const char *> &names) {
        for (const char *name : names)
            out.push(Json::object({{"name", name}, {"type", "string"}, {"format", ""}, {"priority", priority}}));
    };
    if (m_claims) {
        add(0, {"Used", "Available", "Used%", "Inodes%"});
        add(1, {"File System", "Remark"});
    } else {
        add(0, {"CPU", "Memory"});
        add(1, {"CPU of Request", "CPU of Limit", "Memory of Request", "Memory of Limit"});
    }
    return out;
}

std::vector<std::string> UsageBeside::cells(const std::string &ns, const std::string &name, std::string_view object) const
{
    if (m_claims) {
        const auto found = m_usages.find({ns, name});
        return claimCells(found == m_usages.end() ? nullptr : &found->second);
    }
    const auto found = m_pods.find({ns, name});
    return podCells(found == m_pods.end() ? nullptr : &found->second, object);
}

Json UsageBeside::json(const std::string &ns, const std::string &name, const Json &object) const
{
    Json out = Json::object();
    if (m_claims) {
        const auto found = m_usages.find({ns, name});
        setClaimUse(out, found == m_usages.end() ? ClaimUsage{{}, NoReport::NotAsked, {}, false, 1} : found->second);
        return out;
    }
    const auto found = m_pods.find({ns, name});
    const PodMetrics pod = found == m_pods.end() ? PodMetrics() : found->second;
    const ResourceUse use = pod.total();
    setUse(out, use, pod.at);
    for (const auto &[word, what] : {std::pair("OfRequest", "requests"), std::pair("OfLimit", "limits")}) {
        const ResourceAmounts amounts = podResources(object, what, AmountsOf::Status);
        out.set("cpuPercent" + std::string(word), orNull(percentOf(use.cpu, amounts, "cpu")));
        out.set("memoryPercent" + std::string(word), orNull(percentOf(use.memory, amounts, "memory")));
    }
    Json containers = Json::array();
    for (const ContainerMetrics &container : pod.containers) {
        Json one = Json::object({{"name", container.name}});
        setUse(one, container.use, pod.at);
        containers.push(std::move(one));
    }
    out.set("containers", found == m_pods.end() ? Json() : std::move(containers));
    return out;
}

void UsagePrinter::columns(const Json &definitions)
{
    if (definitions.empty())
        return;
    Json all = definitions;
    m_columns = definitions.size();
    const Json more = m_usage.columns();
    for (const Json &column : more.items())
        all.push(column);
    m_printer.columns(all);
}

void UsagePrinter::row(const RowCells &row, std::string_view event)
{
    RowCells out = row;
    out.cells.resize(m_columns);
    for (std::string &cell : m_usage.cells(row.ns.empty() ? m_ns : row.ns, row.cells.empty() ? std::string() : row.cells.front().text, row.object))
        out.cells.push_back({std::move(cell), false});
    m_printer.row(out, event);
}

} // namespace portolan

#include <algorithm>
#include <map>
#include <vector>

#include "models/core/quantity.h"
#include "models/describe/describeparts.h"
#include "models/objects/masksecret.h"

namespace portolan {

namespace {

/// Bytes that base64 text stands for; the text itself is never decoded.
std::size_t base64Bytes(std::string_view text)
{
    const std::size_t signs = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c != '\n' && c != '\r' && c != '='; }));
    return signs * 3 / 4;
}

std::string scopeHelp(std::string_view scope)
{
    if (scope == "Terminating")
        return "Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.";
    if (scope == "NotTerminating")
        return "Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.";
    if (scope == "BestEffort")
        return "Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.";
    if (scope == "NotBestEffort")
        return "Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.";
    return {};
}

std::vector<std::string> sortedTexts(const Json &list)
{
    std::vector<std::string> texts;
    for (const Json &item : list.items())
        texts.push_back(item.str());
    std::sort(texts.begin(), texts.end());
    return texts;
}

/// Scopes and the amounts of one quota; `inNamespace` as the text of a namespace has them.
void writeQuota(DescribeWriter &w, const Json &quota, bool inNamespace)
{
    const int level = inNamespace ? 1 : 0;
    const std::vector<std::string> scopes = sortedTexts(quota["spec"]["scopes"]);
    if (!scopes.empty()) {
        std::string all;
        for (const std::string &scope : scopes)
            all.append(all.empty() ? "" : ", ").append(scope);
        w.row(level, "Scopes", all);
        for (const std::string &scope : scopes)
            if (const std::string help = scopeHelp(scope); !help.empty())
                w.line(level, inNamespace ? "* " : " * ", help);
    }
    w.line(level, "Resource\tUsed\tHard");
    w.line(level, inNamespace ? "--------\t---\t---" : "--------\t----\t----");
    const Json &hard = quota["status"]["hard"], &used = quota["status"]["used"];
    for (const std::string_view name : hard.sortedKeys()) {
        const auto limit = Quantity::parse(hard[name].scalarText()), have = Quantity::parse(used[name].scalarText());
        std::string usedText = quantityText(used[name]);
        if (!inNamespace && limit && have && limit->format() != have->format())
            usedText = Quantity::fromInteger(have->value(), limit->format()).text();
        w.line(level, name, "\t", usedText, "\t", quantityText(hard[name]));
    }
}

void writeLimits(DescribeWriter &w, const Json &limits, std::string_view prefix)
{
    static constexpr const char *columns[] = {"min", "max", "defaultRequest", "default", "maxLimitRequestRatio"};
    for (const Json &limit : limits.items()) {
        std::map<std::string, bool> resources; // kubectl's order is Go's map order; ours is sorted
        for (const char *column : columns)
            for (const auto &[name, value] : limit[column].members())
                resources[name] = true;
        for (const auto &[name, present] : resources) {
            std::string text;
            for (const char *column : columns)
                text += "\t" + (limit[column].contains(name) ? quantityText(limit[column][name]) : std::string("-"));
            w.line(0, prefix, limit["type"].view(), "\t", name, text);
        }
    }
}

void writeNamespaceQuotas(DescribeWriter &w, const Json &quotas)
{
    w.line(0);
    if (quotas.empty()) {
        w.line(0, "No resource quota.");
        return;
    }
    std::vector<const Json *> sorted;
    for (const Json &quota : quotas.items())
        sorted.push_back(&quota);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Json *a, const Json *b) { return (*a)["metadata"]["name"].view() < (*b)["metadata"]["name"].view(); });
    w.line(0, "Resource Quotas");
    for (const Json *quota : sorted) {
        w.row(1, "Name", (*quota)["metadata"]["name"].view());
        writeQuota(w, *quota, true);
    }
}

void writeNamespaceLimits(DescribeWriter &w, const Json &ranges)
{
    w.line(0);
    if (ranges.empty()) {
        w.line(0, "No LimitRange resource.");
        return;
    }
    w.line(0, "Resource Limits");
    w.line(0, " Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio");
    w.line(0, " ----\t--------\t---\t---\t---------------\t-------------\t-----------------------");
    for (const Json &range : ranges.items())
        writeLimits(w, range["spec"]["limits"], " ");
}

} // namespace

void describeNamespace(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "Status", d.status()["phase"].view());
    describeConditionTimes(w, d.status()["conditions"]);
    ListOptions inside;
    inside.ns = d.name();
    // Where a server does not serve them, nothing is said of them.
    if (const Result<Json> quotas = d.list("resourcequotas", inside); quotas && d.source.resolve("resourcequotas"))
        writeNamespaceQuotas(w, (*quotas)["items"]);
    if (const Result<Json> ranges = d.list("limitranges", inside); ranges && d.source.resolve("limitranges"))
        writeNamespaceLimits(w, (*ranges)["items"]);
}

void describeQuota(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    writeQuota(w, d.object, false);
}

void describeLimitRange(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    w.line(0, "Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio");
    w.line(0, "----\t--------\t---\t---\t---------------\t-------------\t-----------------------");
    writeLimits(w, d.spec()["limits"], "");
}

void describeConfigMap(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    w.write(0, "\nData\n====\n");
    for (const std::string_view key : d.object["data"].sortedKeys())
        w.write(0, key, ":\n----\n", d.object["data"][key].view(), "\n\n");
    w.write(0, "\nBinaryData\n====\n");
    for (const std::string_view key : d.object["binaryData"].sortedKeys())
        w.line(0, key, ": ", base64Bytes(d.object["binaryData"][key].view()), " bytes");
    w.line(0);
    describeEvents(w, d);
}

void describeSecret(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    w.write(0, "\nType:\t", d.object["type"].view(), "\n");
    w.write(0, "\nData\n====\n");
    // kubectl prints a service account's token in full here; Portolan never shows one.
    for (const std::string_view key : d.object["data"].sortedKeys()) {
        const std::string_view value = d.object["data"][key].view();
        if (value == maskedValue) // in a snapshot, which does not hold values
            w.row(0, key, maskedValue);
        else
            w.row(0, key, base64Bytes(value), " bytes");
    }
}

void describeServiceAccount(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    const Json &secrets = d.object["imagePullSecrets"];
    if (secrets.empty())
        w.row(0, "Image pull secrets", "<none>");
    for (std::size_t i = 0; i < secrets.size(); ++i)
        w.line(0, i == 0 ? "Image pull secrets:" : "                   ", "\t", secrets[i]["name"].view());
    describeEvents(w, d);
}

void describePriorityClass(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    w.row(0, "Value", d.object["value"].toInt());
    w.row(0, "GlobalDefault", boolText(d.object["globalDefault"]));
    w.row(0, "PreemptionPolicy", orText(d.object["preemptionPolicy"].str(), "PreemptLowerPriority"));
    w.row(0, "Description", d.object["description"].view());
    w.row(0, "Annotations", pairsText(d.meta()["annotations"]));
    describeEvents(w, d);
}

} // namespace portolan

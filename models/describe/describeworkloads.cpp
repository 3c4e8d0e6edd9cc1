#include <algorithm>
#include <array>
#include <vector>

#include "models/describe/describeparts.h"

namespace portolan {

namespace {

/// "1 Running / 0 Waiting / ..." of the pods a controller owns.
std::string podStatusText(const Described &d, const std::string &selector)
{
    ListOptions options;
    options.ns = d.ns();
    options.labelSelector = selector;
    const Result<Json> pods = d.list("pods", options);
    if (!pods)
        return "error in fetching pods: " + pods.error().text();
    static constexpr std::array phases{"Running", "Pending", "Succeeded", "Failed"};
    std::array<int, 4> counts{};
    for (const Json &pod : (*pods)["items"].items()) {
        const auto &owners = pod["metadata"]["ownerReferences"].items();
        const bool ours = std::any_of(owners.begin(), owners.end(), [&d](const Json &owner) {
            return owner["controller"].toBool() && owner["uid"].view() == d.meta()["uid"].view();
        });
        for (std::size_t i = 0; ours && i < phases.size(); ++i)
            counts[i] += pod["status"]["phase"].view() == phases[i];
    }
    const auto count = [&counts](std::size_t i) { return std::to_string(counts[i]); };
    return count(0) + " Running / " + count(1) + " Waiting / " + count(2) + " Succeeded / " + count(3) + " Failed";
}

void writeConditions(DescribeWriter &w, const Json &conditions)
{
    if (conditions.empty())
        return;
    w.line(0, "Conditions:");
    w.line(1, "Type\tStatus\tReason");
    w.line(1, "----\t------\t------");
    for (const Json &c : conditions.items())
        w.line(1, c["type"].view(), " \t", c["status"].view(), "\t", c["reason"].view());
}

/// ReplicaSets the deployment controls, oldest first.
std::vector<Json> ownedReplicaSets(const Described &d)
{
    std::vector<Json> owned;
    ListOptions options;
    options.ns = d.ns();
    options.labelSelector = selectorQuery(d.spec()["selector"]);
    const Result<Json> sets = d.list("replicasets.apps", options);
    if (!sets)
        return owned;
    for (const Json &set : (*sets)["items"].items())
        for (const Json &owner : set["metadata"]["ownerReferences"].items())
            if (owner["controller"].toBool() && owner["uid"].view() == d.meta()["uid"].view())
                owned.push_back(set);
    std::stable_sort(owned.begin(), owned.end(), [](const Json &a, const Json &b) {
        const auto key = [](const Json &set) {
            return std::pair(set["metadata"]["creationTimestamp"].view(), set["metadata"]["name"].view());
        };
        return key(a) < key(b);
    });
    return owned;
}

/// A template without what the controller adds to a ReplicaSet's.
Json comparableTemplate(const Json &owner)
{
    Json copy = owner["spec"]["template"];
    copy.member("metadata").member("labels").remove("pod-template-hash");
    copy.member("metadata").remove("creationTimestamp");
    return copy;
}

void writeReplicaSets(DescribeWriter &w, const Described &d)
{
    const std::vector<Json> owned = ownedReplicaSets(d);
    if (owned.empty())
        return;
    const Json wanted = comparableTemplate(d.object);
    const auto current = std::find_if(owned.begin(), owned.end(), [&wanted](const Json &set) { return comparableTemplate(set) == wanted; });
    const auto text = [](const Json &set) {
        return set["metadata"]["name"].str() + " (" + std::to_string(set["status"]["replicas"].toInt()) + "/"
            + std::to_string(set["spec"]["replicas"].toInt(1)) + " replicas created)";
    };
    std::string old;
    for (auto it = owned.begin(); it != owned.end(); ++it)
        if (it != current)
            old.append(old.empty() ? "" : ", ").append(text(*it));
    w.row(0, "OldReplicaSets", orText(old, "<none>"));
    w.row(0, "NewReplicaSet", current == owned.end() ? std::string("<none>") : text(*current));
}

std::string unsetOr(std::string text)
{
    return orText(std::move(text), "<unset>");
}

std::string seconds(const Json &value)
{
    return value.isInteger() ? std::to_string(value.toInt()) + "s" : std::string();
}

void writeClaimTemplates(DescribeWriter &w, const Json &templates)
{
    w.line(0, templates.empty() ? "Volume Claims:\t<none>" : "Volume Claims:");
    for (const Json &claim : templates.items()) {
        w.row(1, "Name", claim["metadata"]["name"].view());
        w.row(1, "StorageClass", storageClassOf(claim));
        w.labels("  Labels", claim["metadata"]["labels"], "  ");
        w.labels("  Annotations", claim["metadata"]["annotations"], "  ");
        const Json &request = claim["spec"]["resources"]["requests"]["storage"];
        w.row(1, "Capacity", request.isNull() ? std::string("<default>") : quantityText(request));
        w.row(1, "Access Modes", goList(claim["spec"]["accessModes"]));
    }
}

/// The list of done indexes, cut after about fifty characters.
std::string indexesText(const std::string &indexes)
{
    const std::size_t comma = indexes.find(',', std::min<std::size_t>(50, indexes.size()));
    return comma == std::string::npos ? orText(indexes, "<none>") : indexes.substr(0, comma + 1) + "...";
}

void writeJobTimes(DescribeWriter &w, const Json &spec, const Json &status)
{
    if (status["startTime"].isString())
        w.row(0, "Start Time", describeTime(status["startTime"]));
    if (status["completionTime"].isString())
        w.row(0, "Completed At", describeTime(status["completionTime"]));
    if (status["startTime"].isString() && status["completionTime"].isString())
        w.row(0, "Duration", humanDuration(Timestamp::parse(status["completionTime"].view()).seconds()
                                           - Timestamp::parse(status["startTime"].view()).seconds()));
    if (spec["activeDeadlineSeconds"].isInteger())
        w.row(0, "Active Deadline Seconds", seconds(spec["activeDeadlineSeconds"]));
}

void writeJobStatus(DescribeWriter &w, const Json &spec, const Json &status)
{
    const std::string ready = status["ready"].isInteger() ? " (" + std::to_string(status["ready"].toInt()) + " Ready)" : std::string();
    w.row(0, "Pods Statuses", status["active"].toInt(), " Active", ready, " / ", status["succeeded"].toInt(), " Succeeded / ",
          status["failed"].toInt(), " Failed");
    if (spec["completionMode"].view() == "Indexed")
        w.row(0, "Completed Indexes", indexesText(status["completedIndexes"].str()));
}

} // namespace

void describeDeployment(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec(), &status = d.status();
    describeName(w, d);
    w.row(0, "CreationTimestamp", describeTime(d.meta()["creationTimestamp"]));
    describeLabels(w, d);
    w.row(0, "Selector", selectorQuery(spec["selector"]));
    w.row(0, "Replicas", spec["replicas"].toInt(1), " desired | ", status["updatedReplicas"].toInt(), " updated | ",
          status["replicas"].toInt(), " total | ", status["availableReplicas"].toInt(), " available | ",
          status["unavailableReplicas"].toInt(), " unavailable");
    w.row(0, "StrategyType", spec["strategy"]["type"].view());
    w.row(0, "MinReadySeconds", spec["minReadySeconds"].toInt());
    if (const Json &rolling = spec["strategy"]["rollingUpdate"]; rolling.isObject())
        w.row(0, "RollingUpdateStrategy", rolling["maxUnavailable"].scalarText(), " max unavailable, ", rolling["maxSurge"].scalarText(), " max surge");
    describePodTemplate(w, spec["template"]);
    writeConditions(w, status["conditions"]);
    writeReplicaSets(w, d);
    describeEvents(w, d);
}

void describeReplicaSet(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    w.row(0, "Selector", selectorText(d.spec()["selector"]));
    describeLabels(w, d);
    if (const std::string owner = controllerText(d.meta()); !owner.empty())
        w.row(0, "Controlled By", owner);
    w.row(0, "Replicas", d.status()["replicas"].toInt(), " current / ", d.spec()["replicas"].toInt(1), " desired");
    w.row(0, "Pods Status", podStatusText(d, selectorQuery(d.spec()["selector"])));
    describePodTemplate(w, d.spec()["template"]);
    writeConditions(w, d.status()["conditions"]);
    describeEvents(w, d);
}

void describeReplicationController(DescribeWriter &w, const Described &d)
{
    const std::string selector = pairsText(d.spec()["selector"]);
    describeName(w, d);
    w.row(0, "Selector", selector);
    describeLabels(w, d);
    w.row(0, "Replicas", d.status()["replicas"].toInt(), " current / ", d.spec()["replicas"].toInt(1), " desired");
    w.row(0, "Pods Status", podStatusText(d, d.spec()["selector"].empty() ? std::string() : selector));
    describePodTemplate(w, d.spec()["template"]);
    writeConditions(w, d.status()["conditions"]);
    describeEvents(w, d);
}

void describeStatefulSet(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    const std::string selector = selectorQuery(spec["selector"]);
    describeName(w, d);
    w.row(0, "CreationTimestamp", describeTime(d.meta()["creationTimestamp"]));
    w.row(0, "Selector", selector);
    describeLabels(w, d);
    w.row(0, "Replicas", spec["replicas"].toInt(1), " desired | ", d.status()["replicas"].toInt(), " total");
    w.row(0, "Update Strategy", spec["updateStrategy"]["type"].view());
    const Json &rolling = spec["updateStrategy"]["rollingUpdate"];
    if (rolling["partition"].isInteger()) {
        w.row(1, "Partition", rolling["partition"].toInt());
        if (!rolling["maxUnavailable"].isNull())
            w.row(1, "MaxUnavailable", rolling["maxUnavailable"].scalarText());
    }
    w.row(0, "Pods Status", podStatusText(d, selector));
    describePodTemplate(w, spec["template"]);
    writeClaimTemplates(w, spec["volumeClaimTemplates"]);
    describeEvents(w, d);
}

void describeDaemonSet(DescribeWriter &w, const Described &d)
{
    const Json &status = d.status();
    const std::string selector = selectorQuery(d.spec()["selector"]);
    describeName(w, d);
    w.row(0, "Selector", selector);
    w.row(0, "Node-Selector", pairsText(d.spec()["template"]["spec"]["nodeSelector"]));
    describeLabels(w, d);
    w.line(0, "Desired Number of Nodes Scheduled: ", status["desiredNumberScheduled"].toInt());
    w.line(0, "Current Number of Nodes Scheduled: ", status["currentNumberScheduled"].toInt());
    w.line(0, "Number of Nodes Scheduled with Up-to-date Pods: ", status["updatedNumberScheduled"].toInt());
    w.line(0, "Number of Nodes Scheduled with Available Pods: ", status["numberAvailable"].toInt());
    w.line(0, "Number of Nodes Misscheduled: ", status["numberMisscheduled"].toInt());
    w.row(0, "Pods Status", podStatusText(d, selector));
    describePodTemplate(w, d.spec()["template"]);
    describeEvents(w, d);
}

void describeJob(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    describeName(w, d);
    w.row(0, "Selector", selectorQuery(spec["selector"]));
    describeLabels(w, d);
    if (const std::string owner = controllerText(d.meta()); !owner.empty())
        w.row(0, "Controlled By", owner);
    if (spec["parallelism"].isInteger())
        w.row(0, "Parallelism", spec["parallelism"].toInt());
    w.row(0, "Completions", unsetOr(spec["completions"].scalarText()));
    static constexpr std::pair<const char *, const char *> fields[] = {{"Completion Mode", "completionMode"}, {"Suspend", "suspend"},
        {"Backoff Limit", "backoffLimit"}, {"TTL Seconds After Finished", "ttlSecondsAfterFinished"}};
    for (const auto &[title, field] : fields)
        if (!spec[field].isNull())
            w.row(0, title, spec[field].scalarText());
    writeJobTimes(w, spec, d.status());
    writeJobStatus(w, spec, d.status());
    describePodTemplate(w, spec["template"]);
    describeEvents(w, d);
}

void describeCronJob(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec(), &job = spec["jobTemplate"]["spec"];
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "Schedule", spec["schedule"].view());
    w.row(0, "Concurrency Policy", spec["concurrencyPolicy"].view());
    w.row(0, "Suspend", flagText(spec["suspend"]));
    w.row(0, "Time Zone", spec["timeZone"].isString() ? spec["timeZone"].view() : std::string_view("<unset>"));
    w.row(0, "Successful Job History Limit", unsetOr(spec["successfulJobsHistoryLimit"].scalarText()));
    w.row(0, "Failed Job History Limit", unsetOr(spec["failedJobsHistoryLimit"].scalarText()));
    w.row(0, "Starting Deadline Seconds", unsetOr(seconds(spec["startingDeadlineSeconds"])));
    w.row(0, "Selector", job["selector"].isObject() ? selectorQuery(job["selector"]) : std::string("<unset>"));
    w.row(0, "Parallelism", unsetOr(job["parallelism"].scalarText()));
    w.row(0, "Completions", unsetOr(job["completions"].scalarText()));
    if (job["activeDeadlineSeconds"].isInteger())
        w.row(0, "Active Deadline Seconds", seconds(job["activeDeadlineSeconds"]));
    describePodTemplate(w, job["template"]);
    w.row(0, "Last Schedule Time", d.status()["lastScheduleTime"].isString() ? describeTime(d.status()["lastScheduleTime"]) : std::string("<unset>"));
    std::string active;
    for (const Json &running : d.status()["active"].items())
        active.append(&running == &d.status()["active"].items().front() ? "" : ", ").append(running["name"].view());
    w.row(0, "Active Jobs", d.status()["active"].empty() ? std::string("<none>") : active);
    describeEvents(w, d);
}

} // namespace portolan

#include <algorithm>
#include <vector>

#include "models/core/time.h"
#include "models/describe/describeparts.h"
#include "models/describe/goorder.h"

namespace portolan {

namespace {

/// The age, or "last (xN over first)" of an event that happened again (describe.go: DescribeEvents).
std::string intervalText(const Json &event, Timestamp now)
{
    const Json &eventTime = event["eventTime"];
    const std::string first = Timestamp::parse(eventTime.view()).isNull() ? describeAge(event["firstTimestamp"], now)
                                                                          : describeAge(eventTime, now);
    const Json &series = event["series"];
    if (series.isObject())
        return describeAge(series["lastObservedTime"], now) + " (x" + std::to_string(series["count"].toInt()) + " over " + first + ")";
    if (event["count"].toInt() > 1)
        return describeAge(event["lastTimestamp"], now) + " (x" + std::to_string(event["count"].toInt()) + " over " + first + ")";
    return first;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

void writeEvent(DescribeWriter &w, const Json &event, Timestamp now)
{
    const std::string_view component = event["source"]["component"].view();
    const std::string_view part = event["involvedObject"]["fieldPath"].view(); // "spec.containers{web}"
    w.line(1, event["type"].view(), "\t", event["reason"].view(), "\t", intervalText(event, now), "\t",
           component.empty() ? event["reportingComponent"].view() : component, "\t", part, part.empty() ? "" : ": ",
           trimmed(event["message"].view()));
}

Result<Json> findEvents(const Described &d, const EventQuery &query)
{
    ListOptions options;
    options.ns = d.ns();
    options.fieldSelector.append("involvedObject.name=").append(d.name());
    options.fieldSelector.append(",involvedObject.namespace=").append(d.ns());
    if (query.withKind)
        options.fieldSelector.append(",involvedObject.kind=").append(d.object["kind"].view());
    if (!query.uid.empty())
        options.fieldSelector.append(",involvedObject.uid=").append(query.uid);
    return d.list("events", options);
}

} // namespace

void describeEventsOf(DescribeWriter &w, const Described &d, const std::vector<EventQuery> &queries)
{
    if (!d.showEvents)
        return;
    std::vector<Json> found;
    for (const EventQuery &query : queries) {
        const Result<Json> events = findEvents(d, query);
        if (!events) {
            w.row(0, "Events", "<error: ", events.error().text(), ">");
            return;
        }
        found.insert(found.end(), (*events)["items"].items().begin(), (*events)["items"].items().end());
    }
    if (found.empty()) {
        w.row(0, "Events", "<none>");
        return;
    }
    std::vector<Timestamp> last;
    for (const Json &event : found)
        last.push_back(Timestamp::parse(event["lastTimestamp"].view()));
    w.flush();
    w.line(0, "Events:");
    w.line(1, "Type\tReason\tAge\tFrom\tMessage");
    w.line(1, "----\t------\t----\t----\t-------");
    for (const std::size_t i : goOrder(found.size(), [&last](std::size_t a, std::size_t b) { return last[a] < last[b]; }))
        writeEvent(w, found[i], d.now);
}

void describeEvents(DescribeWriter &w, const Described &d)
{
    describeEventsOf(w, d, {{d.meta()["uid"].str(), true}});
}

void describeName(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    if (d.resource.namespaced)
        w.row(0, "Namespace", d.ns());
}

void describeLabels(DescribeWriter &w, const Described &d)
{
    w.labels("Labels", d.meta()["labels"]);
    w.annotations("Annotations", d.meta()["annotations"]);
}

void describeConditionTimes(DescribeWriter &w, const Json &conditions)
{
    if (conditions.empty())
        return;
    w.line(0, "Conditions:");
    w.line(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage");
    w.line(1, "----\t------\t------------------\t------\t-------");
    for (const Json &c : conditions.items())
        w.line(1, c["type"].view(), "\t", c["status"].view(), "\t", describeTime(c["lastTransitionTime"]), "\t", c["reason"].view(), "\t",
               c["message"].view());
}

std::string controllerText(const Json &meta)
{
    for (const Json &owner : meta["ownerReferences"].items())
        if (owner["controller"].toBool())
            return owner["kind"].str() + "/" + owner["name"].str();
    return {};
}

void describePhase(DescribeWriter &w, const Described &d)
{
    const Json &deleted = d.meta()["deletionTimestamp"];
    if (deleted.isString())
        w.row(0, "Status", "Terminating (lasts ", describeAge(deleted, d.now), ")");
    else
        w.row(0, "Status", d.status()["phase"].view());
}

} // namespace portolan

#include "models/decode/eventform.h"

#include <algorithm>
#include <array>

namespace portolan {

namespace {

struct Renamed {
    std::string_view core, events;
    bool always; ///< written though there is nothing in it
};
constexpr std::array<Renamed, 7> renamed{{{"involvedObject", "regarding", true}, {"message", "note", false}, {"reportingComponent", "reportingController", false},
    {"source", "deprecatedSource", true}, {"firstTimestamp", "deprecatedFirstTimestamp", true}, {"lastTimestamp", "deprecatedLastTimestamp", true},
    {"count", "deprecatedCount", false}}};

bool saysNothing(const Json &value)
{
    return value.isNull() || (value.isString() && value.view().empty()) || (value.isInteger() && value.toInt() == 0);
}

} // namespace

Json eventOfEventsGroup(const Json &event)
{
    if (event["apiVersion"].view() != "v1" || event["kind"].view() != "Event")
        return event;
    Json out = event;
    out.set("apiVersion", "events.k8s.io/v1");
    for (const Renamed &field : renamed) {
        const Json value = event[field.core];
        out.remove(field.core);
        if (field.always || !saysNothing(value))
            out.set(field.events, value);
    }
    for (const std::string_view field : {"action", "reason", "reportingInstance", "type"})
        if (saysNothing(out[field]))
            out.remove(field);
    if (!out.contains("eventTime"))
        out.set("eventTime", nullptr);
    return out;
}

} // namespace portolan

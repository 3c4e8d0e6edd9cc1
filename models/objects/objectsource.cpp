#include "models/objects/objectsource.h"

namespace portolan {

std::string_view includeObjectWord(RowObject object)
{
    switch (object) {
    case RowObject::None: return "None";
    case RowObject::Metadata: return "Metadata";
    case RowObject::Whole: return "Object";
    }
    return {};
}

bool tellItems(const Json &answer, ListSink &sink)
{
    const std::string_view array = answer["kind"].view() == "Table" ? "rows" : "items";
    Json beside = Json::object();
    for (const auto &[key, value] : answer.members())
        if (key != array)
            beside.set(key, value);
    sink.head(beside);
    for (const Json &item : answer[array].items())
        if (!sink.item(toJsonText(item)))
            return false;
    return true;
}

Result<void> ObjectSource::listTo(ListSink &sink, const ResourceInfo &resource, const ListOptions &options)
{
    const Result<Json> answer = list(resource, options);
    if (!answer)
        return tl::unexpected(answer.error());
    tellItems(*answer, sink);
    return {};
}

} // namespace portolan

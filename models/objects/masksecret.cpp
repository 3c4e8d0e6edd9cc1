#include "models/objects/masksecret.h"

namespace portolan {

namespace {

constexpr std::string_view lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

void maskMembers(Json &object, std::string_view field)
{
    if (!object.contains(field))
        return;
    Json masked = Json::object();
    for (const auto &[key, value] : object[field].members())
        masked.set(key, std::string(maskedValue));
    object.set(field, std::move(masked));
}

} // namespace

void maskSecret(Json &object)
{
    if (object.contains("items"))
        for (Json &item : object.member("items").mutableItems())
            maskSecret(item);
    if (object["kind"].view() != "Secret")
        return;
    maskMembers(object, "data");
    maskMembers(object, "stringData");
    if (object["metadata"]["annotations"].contains(lastApplied))
        object.member("metadata").member("annotations").set(lastApplied, std::string(maskedValue));
}

} // namespace portolan

#include "models/snapshot/serverdefaults.h"

namespace portolan {

std::optional<Json> withServerDefaults(const Json &object)
{
    constexpr std::string_view nameLabel = "kubernetes.io/metadata.name";
    const Json &metadata = object["metadata"];
    const bool seen = !metadata["uid"].isNull() || !metadata["creationTimestamp"].isNull();
    if (object["kind"].view() != "Namespace" || object["apiVersion"].view() != "v1" || seen || metadata["labels"].contains(nameLabel))
        return std::nullopt;
    Json out = object;
    Json &changed = out.member("metadata");
    if (!changed["labels"].isObject())
        changed.set("labels", Json::object());
    changed.member("labels").set(std::string(nameLabel), metadata["name"]);
    return out;
}

} // namespace portolan

#include "models/session/servedkinds.h"

#include <algorithm>

#include "models/objects/kind.h"

namespace portolan {

const ResourceInfo *ServedKinds::find(std::string_view type) const
{
    const auto found = std::find_if(resources.begin(), resources.end(), [type](const ResourceInfo &info) { return typeWord(info) == type; });
    return found == resources.end() ? nullptr : &*found;
}

const Error *ServedKinds::trouble(const ResourceInfo &resource) const
{
    const std::string groupVersion = apiVersionText(resource.group, resource.version);
    for (const auto &[name, why] : failed)
        if (name == groupVersion)
            return &why;
    const auto found = refused.find(typeWord(resource));
    return found == refused.end() ? nullptr : &found->second;
}

bool isOtherKind(const ResourceInfo &resource)
{
    const auto has = [&resource](const char *verb) { return std::find(resource.verbs.begin(), resource.verbs.end(), verb) != resource.verbs.end(); };
    return kindByName(resource.kind, resource.group) == Kind::Other && has("list");
}

} // namespace portolan

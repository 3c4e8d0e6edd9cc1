#include "views/browse/objecttext.h"

#include "models/core/clock.h"
#include "models/describe/describe.h"
#include "models/objects/masksecret.h"
#include "models/yaml/yamlwriter.h"

namespace portolan {

namespace {

Result<ResourceInfo> resourceOf(ObjectSource &source, const ObjectKey &key)
{
    if (key.kind == Kind::Other)
        return source.resolve(key.type);
    const KindInfo &info = kindInfo(key.kind);
    const std::string resource(info.resource);
    return source.resolve(info.group.empty() ? resource : resource + '.' + std::string(info.group));
}

} // namespace

Result<std::string> fetchDescription(const std::shared_ptr<ObjectSource> &source, const ObjectKey &key)
{
    const Result<ResourceInfo> resource = resourceOf(*source, key);
    if (!resource)
        return tl::unexpected(resource.error());
    const SystemClock clock;
    return describeObject(*source, *resource, key.ns, key.name, clock);
}

Result<std::string> fetchYaml(const std::shared_ptr<ObjectSource> &source, const ObjectKey &key)
{
    const Result<ResourceInfo> resource = resourceOf(*source, key);
    if (!resource)
        return tl::unexpected(resource.error());
    Result<Json> object = source->get(*resource, key.ns, key.name);
    if (!object)
        return tl::unexpected(object.error());
    if (object->contains("metadata"))
        object->member("metadata").remove("managedFields");
    maskSecret(*object);
    return toYaml(*object);
}

} // namespace portolan

#include "views/details/objecttext.h"

#include <algorithm>

#include "models/core/clock.h"
#include "models/describe/describe.h"
#include "models/objects/masksecret.h"
#include "models/yaml/yamlreader.h"
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

/// The part of an evidence's path that names one field exactly, as LineMarks reads it.
std::pair<std::string, bool> exactPath(std::string_view path)
{
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        if (path[at] != '[') {
            if (!(path[at] == '.' && out.empty()))
                out += path[at];
            ++at;
            continue;
        }
        const std::size_t end = std::min(path.find(']', at), path.size());
        const std::string_view inside = path.substr(at + 1, end - at - 1);
        at = end + 1;
        if (!inside.empty() && inside.find_first_not_of("0123456789") == std::string_view::npos)
            out += '[' + std::string(inside) + ']';
        else if (out.ends_with("annotations") || out.ends_with("labels"))
            out += ".\"" + std::string(inside) + '"';
        else
            return {out, false};
    }
    return {out, true};
}

} // namespace

int yamlLineOf(const std::string &yaml, std::string_view path, std::string_view value)
{
    const auto documents = readYaml(yaml, "object");
    if (!documents || documents->empty())
        return -1;
    const auto [exact, whole] = exactPath(path);
    const int line = documents->front().marks.at(exact).line - 1; // marks count from 1
    if (whole || value.empty())
        return line;
    std::size_t begin = 0;
    for (int i = 0; i < line && begin != std::string::npos; ++i)
        begin = yaml.find('\n', begin) == std::string::npos ? std::string::npos : yaml.find('\n', begin) + 1;
    const std::size_t found = begin == std::string::npos ? begin : yaml.find(value, begin);
    return found == std::string::npos ? line : line + int(std::count(yaml.begin() + std::ptrdiff_t(begin), yaml.begin() + std::ptrdiff_t(found), '\n'));
}

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

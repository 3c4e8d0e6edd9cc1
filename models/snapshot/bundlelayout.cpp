#include "models/snapshot/bundlelayout.h"

#include <algorithm>
#include <vector>

#include "models/objects/builtinresources.h"
#include "models/objects/kind.h"

namespace portolan {

namespace {

std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        if (slash != 0)
            parts.push_back(path.substr(0, slash));
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return parts;
}

std::string_view withoutSuffix(std::string_view name)
{
    return name.substr(0, name.rfind('.'));
}

/// "persistent-volume-claims" -> "persistentvolumeclaims".
std::string plainWord(std::string_view word)
{
    std::string out;
    std::copy_if(word.begin(), word.end(), std::back_inserter(out), [](char c) { return c != '-' && c != '_'; });
    return out;
}

std::optional<TypeHint> kindOfWord(std::string_view word)
{
    std::string name = plainWord(word);
    const ResourceInfo *resource = builtInResource(name);
    if (!resource && name.ends_with('s')) // "pvcs"
        resource = builtInResource(name.substr(0, name.size() - 1));
    if (!resource)
        return std::nullopt;
    return TypeHint{apiVersionText(resource->group, resource->version), resource->kind};
}

} // namespace

std::optional<LogPlace> logPlaceOf(std::string_view path)
{
    const std::vector<std::string_view> parts = partsOf(path);
    const auto back = [&parts](std::size_t n) { return n < parts.size() ? parts[parts.size() - 1 - n] : std::string_view(); };
    if (back(0) == "logs.txt" && parts.size() >= 3)
        return LogPlace{std::string(back(2)), std::string(back(1)), {}, false};
    if (!back(0).ends_with(".log"))
        return std::nullopt;
    if (back(1) == "logs" && back(5) == "pods" && back(7) == "namespaces" && (back(0) == "current.log" || back(0) == "previous.log"))
        return LogPlace{std::string(back(6)), std::string(back(4)), std::string(back(2)), back(0) == "previous.log"};
    if (back(3) == "logs" && back(4) == "pods") {
        std::string_view container = withoutSuffix(back(0));
        const bool previous = container.ends_with("-previous");
        if (previous)
            container.remove_suffix(9);
        return LogPlace{std::string(back(2)), std::string(back(1)), std::string(container), previous};
    }
    return std::nullopt;
}

bool isManifestPath(std::string_view path)
{
    return path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".json");
}

std::optional<TypeHint> kindOfPath(std::string_view path)
{
    const std::vector<std::string_view> parts = partsOf(path);
    if (parts.empty())
        return std::nullopt;
    const std::string_view file = withoutSuffix(parts.back()), folder = parts.size() > 1 ? parts[parts.size() - 2] : std::string_view();
    const bool namespaceFile = parts.size() > 2 && parts[parts.size() - 3] == "cluster-resources";
    for (const std::string_view word : {namespaceFile ? folder : file, namespaceFile ? file : folder})
        if (auto hint = kindOfWord(word))
            return hint;
    return std::nullopt;
}

} // namespace portolan

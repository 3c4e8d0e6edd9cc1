#include "models/snapshot/customkind.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace portolan {

namespace {

/// What a version is worth: GA before beta before alpha, then by numbers; nothing for other words.
std::optional<std::tuple<int, int, int>> worth(std::string_view version)
{
    if (!version.starts_with('v'))
        return std::nullopt;
    const char *const end = version.data() + version.size();
    int major = 0, minor = 0;
    const auto [rest, problem] = std::from_chars(version.data() + 1, end, major);
    if (problem != std::errc())
        return std::nullopt;
    if (rest == end)
        return std::tuple(2, major, 0);
    const std::string_view stage(rest, static_cast<std::size_t>(end - rest));
    const bool beta = stage.starts_with("beta");
    if (!beta && !stage.starts_with("alpha"))
        return std::nullopt;
    const auto [last, trouble] = std::from_chars(rest + (beta ? 4 : 5), end, minor);
    return trouble == std::errc() && last == end ? std::optional(std::tuple(beta ? 1 : 0, major, minor)) : std::nullopt;
}

std::vector<std::string> texts(const Json &list)
{
    std::vector<std::string> out;
    for (const Json &item : list.items())
        out.push_back(item.str());
    return out;
}

} // namespace

bool preferredVersion(std::string_view a, std::string_view b)
{
    const auto left = worth(a), right = worth(b);
    if (!left || !right)
        return left ? true : right ? false : a < b;
    return *left > *right;
}

CustomKind CustomKind::of(const Json &definition)
{
    const Json &spec = definition["spec"], &names = spec["names"];
    CustomKind out;
    for (const Json &version : spec["versions"].items())
        if (version["served"].toBool(true))
            out.versions.push_back(version["name"].str());
    if (spec["versions"].empty() && spec["version"].isString()) // v1beta1's only one
        out.versions.push_back(spec["version"].str());
    std::stable_sort(out.versions.begin(), out.versions.end(), [](const std::string &a, const std::string &b) { return preferredVersion(a, b); });
    const std::string_view strategy = spec["conversion"]["strategy"].view();
    out.renames = strategy.empty() || strategy == "None";
    ResourceInfo &resource = out.resource;
    resource.group = spec["group"].str();
    resource.version = out.versions.empty() ? std::string() : out.versions.front();
    resource.kind = names["kind"].str();
    resource.resource = names["plural"].str();
    resource.singular = names["singular"].str();
    if (resource.singular.empty()) { // defaulted
        resource.singular = resource.kind;
        std::transform(resource.singular.begin(), resource.singular.end(), resource.singular.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    }
    resource.shortNames = texts(names["shortNames"]);
    resource.categories = texts(names["categories"]);
    resource.namespaced = spec["scope"].view() != "Cluster";
    resource.verbs = {"get", "list"};
    return out;
}

bool CustomKind::serves(std::string_view version) const
{
    return std::find(versions.begin(), versions.end(), version) != versions.end();
}

} // namespace portolan

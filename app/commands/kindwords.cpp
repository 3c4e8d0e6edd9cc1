#include "app/commands/kindwords.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "app/commands/console.h"
#include "models/objects/builtinresources.h"

namespace portolan {

namespace {

bool holds(const std::vector<std::string> &words, const std::string &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<ResourceInfo> membersOf(std::span<const ResourceInfo> all, const std::string &category)
{
    std::vector<ResourceInfo> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&category](const ResourceInfo &r) { return holds(r.categories, category); });
    return out;
}

/// Source: client-go restmapper/shortcut.go: expandResourceShortcut.
void tellOtherMeanings(const std::vector<ResourceInfo> &all, const ResourceInfo &meant, const std::string &typed)
{
    const auto isName = [&typed](const ResourceInfo &r) { return r.resource == typed || r.singular == typed; };
    if (!holds(meant.shortNames, typed) || std::any_of(all.begin(), all.end(), isName))
        return;
    for (const ResourceInfo &other : all)
        if (holds(other.shortNames, typed) && (other.group != meant.group || other.resource != meant.resource))
            remark("Warning: short name \"" + typed + "\" could also match lower priority resource "
                   + (other.group.empty() ? other.resource : other.resource + '.' + other.group));
}

} // namespace

Result<std::vector<ResourceInfo>> resolveKinds(ObjectSource &source, const std::string &typed)
{
    const Result<ResourceInfo> meant = source.resolve(typed);
    const Result<std::vector<ResourceInfo>> all = source.resources();
    if (meant) {
        if (all)
            tellOtherMeanings(*all, *meant, typed);
        return std::vector{*meant};
    }
    std::vector<ResourceInfo> members = all ? membersOf(*all, typed) : std::vector<ResourceInfo>();
    if (members.empty()) // files that hold none of them: no unknown word
        members = membersOf(builtInResources(), typed);
    if (members.empty())
        return tl::unexpected(meant.error());
    return members;
}

} // namespace portolan

#include "app/commands/targets.h"

#include "app/commands/kindwords.h"

namespace portolan {

Result<std::vector<GetTarget>> findTargets(ObjectSource &source, const std::vector<ResourceWord> &wanted)
{
    std::vector<GetTarget> targets;
    for (const ResourceWord &word : wanted) {
        auto kinds = resolveKinds(source, word.kind);
        if (!kinds)
            return tl::unexpected(kinds.error());
        for (ResourceInfo &kind : *kinds) {
            if (!word.names.empty() && !targets.empty() && targets.back().resource == kind)
                targets.back().names.insert(targets.back().names.end(), word.names.begin(), word.names.end());
            else
                targets.push_back({std::move(kind), word.names});
        }
    }
    return targets;
}

std::vector<ResourceInfo> resourcesOf(const std::vector<GetTarget> &targets)
{
    std::vector<ResourceInfo> out;
    for (const GetTarget &target : targets)
        out.push_back(target.resource);
    return out;
}

} // namespace portolan

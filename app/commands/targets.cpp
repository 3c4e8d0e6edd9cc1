#include "app/commands/targets.h"

#include <algorithm>

#include "app/commands/kindwords.h"

namespace portolan {

namespace {

std::vector<std::string> splitComma(const std::string &text)
{
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        if (comma > from)
            out.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return out;
}

} // namespace

Result<std::vector<GetTarget>> readTargets(ObjectSource &source, const std::vector<std::string> &words)
{
    std::vector<GetTarget> targets;
    const bool slashes = words.front().find('/') != std::string::npos;
    for (const std::string &word : words) {
        const std::size_t slash = word.find('/');
        if (slashes != (slash != std::string::npos))  {
            if (!slashes && &word != &words.front())
                return failure(ErrorKind::Config, "", "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form");
            if (slashes)
                return failure(ErrorKind::Config, "", "write KIND/NAME for every object, or KIND NAME...");
        }
        if (!slashes && &word != &words.front())
            continue;
        if (slashes && (slash == 0 || slash + 1 == word.size() || word.find('/', slash + 1) != std::string::npos))
            return failure(ErrorKind::Config, "", "arguments in resource/name form must have a single resource and name");
        for (const std::string &typed : splitComma(word.substr(0, slash))) {
            auto kinds = resolveKinds(source, typed);
            if (!kinds)
                return tl::unexpected(kinds.error());
            for (ResourceInfo &kind : *kinds) {
                if (slashes && !targets.empty() && targets.back().resource == kind)
                    targets.back().names.push_back(word.substr(slash + 1)); // one table for objects of one kind
                else
                    targets.push_back({std::move(kind), slashes ? std::vector{word.substr(slash + 1)} : std::vector(words.begin() + 1, words.end())});
            }
        }
    }
    return targets;
}

} // namespace portolan

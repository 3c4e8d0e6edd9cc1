#include "models/session/servedquery.h"

#include <algorithm>

namespace portolan {

namespace {

/// More questions than this at once would be impolite; what is not asked is not greyed.
constexpr std::size_t mostQuestions = 60;

bool canBeListed(const ResourceInfo &resource)
{
    return std::find(resource.verbs.begin(), resource.verbs.end(), "list") != resource.verbs.end();
}

Error refusal(const ResourceInfo &resource, const std::string &reason)
{
    const std::string what = resource.group.empty() ? resource.resource : resource.resource + '.' + resource.group;
    return {ErrorKind::Forbidden, 403, what, reason.empty() ? "your access rules do not allow to list them" : reason, false};
}

/// One by one, where the rules are not told completely.
void askOneByOne(LiveSource &source, const std::vector<std::string> &namespaces, const std::vector<const ResourceInfo *> &doubtful, ServedKinds &served)
{
    std::vector<AccessQuestion> questions;
    std::vector<const ResourceInfo *> asked;
    for (const ResourceInfo *resource : doubtful) {
        const std::vector<std::string> scopes = resource->namespaced ? namespaces : std::vector<std::string>{""};
        if (questions.size() + scopes.size() > mostQuestions)
            break;
        for (const std::string &ns : scopes) {
            questions.push_back({ns, "list", resource->group, resource->resource, {}, {}});
            asked.push_back(resource);
        }
    }
    const auto answers = source.mayI(questions);
    std::map<const ResourceInfo *, std::string> refused;
    std::vector<const ResourceInfo *> allowed;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i] || answers[i]->allowed)
            allowed.push_back(asked[i]);
        else
            refused[asked[i]] = answers[i]->reason;
    }
    for (const auto &[resource, reason] : refused)
        if (std::find(allowed.begin(), allowed.end(), resource) == allowed.end())
            served.refused.emplace(typeWord(*resource), refusal(*resource, reason));
}

void askAccess(LiveSource &source, const std::vector<std::string> &namespaces, ServedKinds &served)
{
    std::vector<AccessRules> rules;
    for (const std::string &ns : namespaces)
        if (auto told = source.rulesIn(ns))
            rules.push_back(std::move(*told));
    if (rules.size() < namespaces.size())
        return; // nobody told: nothing is hidden
    served.refused.clear();
    const bool complete = std::none_of(rules.begin(), rules.end(), [](const AccessRules &told) { return told.incomplete; });
    std::vector<const ResourceInfo *> doubtful;
    for (const ResourceInfo &resource : served.resources) {
        const auto allows = [&resource](const AccessRules &told) { return told.allows("list", resource.group, resource.resource); };
        if (!canBeListed(resource) || std::any_of(rules.begin(), rules.end(), allows))
            continue;
        if (complete)
            served.refused.emplace(typeWord(resource), refusal(resource, {}));
        else
            doubtful.push_back(&resource);
    }
    askOneByOne(source, namespaces, doubtful, served);
}

} // namespace

ServedKinds askServed(LiveSource &source, ServedKinds before, const std::vector<std::string> &namespaces, bool anew)
{
    ServedKinds out = std::move(before);
    const Result<Discovery> found = source.discovery(anew);
    if (!found) {
        out.phase = ServedKinds::Phase::Failed;
        out.error = found.error();
        return out;
    }
    out.phase = ServedKinds::Phase::Known;
    out.error.reset();
    out.resources = found->resources;
    out.failed = found->failed;
    askAccess(source, namespaces, out);
    return out;
}

} // namespace portolan

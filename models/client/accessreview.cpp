#include "models/client/accessreview.h"

#include <algorithm>

#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

RestRequest review(const char *target, const Json &body)
{
    RestRequest request;
    request.method = "POST";
    request.target = target;
    request.body = toJsonText(body);
    return request;
}

RestRequest accessReview(const AccessQuestion &question)
{
    Json attributes = Json::object();
    const auto add = [&attributes](const char *key, const std::string &value) {
        if (!value.empty())
            attributes.set(key, value);
    };
    add("namespace", question.ns);
    add("verb", question.verb);
    add("group", question.group);
    add("resource", question.resource);
    add("subresource", question.subresource);
    add("name", question.name);
    return review("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                  Json::object({{"kind", "SelfSubjectAccessReview"},
                                {"apiVersion", "authorization.k8s.io/v1"},
                                {"spec", Json::object({{"resourceAttributes", std::move(attributes)}})}}));
}

bool covers(const std::vector<std::string> &list, std::string_view word)
{
    return std::any_of(list.begin(), list.end(), [word](const std::string &one) { return one == "*" || one == word; });
}

std::vector<std::string> texts(const Json &list)
{
    std::vector<std::string> out;
    for (const Json &text : list.items())
        out.push_back(text.str());
    return out;
}

AccessRules rulesOf(const Json &answered)
{
    const Json &status = answered["status"];
    AccessRules out;
    out.incomplete = status["incomplete"].toBool() || !status["resourceRules"].isArray();
    for (const Json &rule : status["resourceRules"].items())
        out.rules.push_back({texts(rule["verbs"]), texts(rule["apiGroups"]), texts(rule["resources"]), texts(rule["resourceNames"])});
    return out;
}

AccessAnswer answerOf(const Json &answered)
{
    const Json &status = answered["status"];
    return {status["allowed"].toBool(), status["denied"].toBool(), status["reason"].str(), status["evaluationError"].str()};
}

} // namespace

std::vector<Result<AccessAnswer>> mayI(RestDoor &door, const std::vector<AccessQuestion> &questions)
{
    std::vector<RestRequest> requests;
    for (const AccessQuestion &question : questions)
        requests.push_back(accessReview(question));
    std::vector<Result<AccessAnswer>> out;
    for (const Result<RestAnswer> &answer : door.askAll(std::move(requests)))
        out.push_back(answer.and_then([](const RestAnswer &a) { return parseJson(a.body); }).map(answerOf));
    return out;
}

bool AccessRules::allows(std::string_view verb, std::string_view group, std::string_view resource) const
{
    return std::any_of(rules.begin(), rules.end(), [&](const Rule &rule) {
        return rule.names.empty() && covers(rule.verbs, verb) && covers(rule.groups, group) && covers(rule.resources, resource);
    });
}

Result<AccessRules> rulesIn(RestDoor &door, const std::string &ns)
{
    const Json body = Json::object({{"kind", "SelfSubjectRulesReview"},
                                    {"apiVersion", "authorization.k8s.io/v1"},
                                    {"spec", Json::object({{"namespace", ns}})}});
    return door.ask(review("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", body))
        .and_then([](const RestAnswer &answer) { return parseJson(answer.body); })
        .map(rulesOf);
}

Result<std::string> whoAmI(RestDoor &door)
{
    const Json body = Json::object({{"kind", "SelfSubjectReview"}, {"apiVersion", "authentication.k8s.io/v1"}});
    return door.ask(review("/apis/authentication.k8s.io/v1/selfsubjectreviews", body))
        .and_then([](const RestAnswer &answer) { return parseJson(answer.body); })
        .map([](const Json &answered) { return answered["status"]["userInfo"]["username"].str(); });
}

} // namespace portolan

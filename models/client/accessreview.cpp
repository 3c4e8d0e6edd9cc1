#include "models/client/accessreview.h"

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

Result<std::string> whoAmI(RestDoor &door)
{
    const Json body = Json::object({{"kind", "SelfSubjectReview"}, {"apiVersion", "authentication.k8s.io/v1"}});
    return door.ask(review("/apis/authentication.k8s.io/v1/selfsubjectreviews", body))
        .and_then([](const RestAnswer &answer) { return parseJson(answer.body); })
        .map([](const Json &answered) { return answered["status"]["userInfo"]["username"].str(); });
}

} // namespace portolan

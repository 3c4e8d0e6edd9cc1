#include "models/decode/apistatus.h"

#include <algorithm>

#include "models/decode/jsonparser.h"
#include "models/decode/protobufenvelope.h"
#include "models/decode/protobufjson.h"
#include "models/decode/protobufmessages.h"
#include "models/decode/utf8text.h"

namespace portolan {

bool ApiStatus::hasCause(std::string_view causeReason) const
{
    return std::any_of(causes.begin(), causes.end(), [causeReason](const Cause &c) { return c.reason == causeReason; });
}

namespace {

ApiStatus statusFrom(const Json &json)
{
    const Json &details = json["details"];
    ApiStatus status;
    status.code = static_cast<int>(json["code"].toInt());
    status.status = json["status"].str();
    status.reason = json["reason"].str();
    status.message = json["message"].str();
    status.detailsKind = details["kind"].str();
    status.detailsName = details["name"].str();
    status.retryAfterSeconds = static_cast<int>(details["retryAfterSeconds"].toInt());
    status.continueToken = json["metadata"]["continue"].str();
    for (const Json &cause : details["causes"].items())
        status.causes.push_back({cause["reason"].str(), cause["message"].str(), cause["field"].str()});
    return status;
}

Result<ApiStatus> parseStatusEnvelope(std::string_view bytes)
{
    const Result<ProtobufEnvelope> envelope = openEnvelope(bytes);
    if (!envelope)
        return failure(ErrorKind::Parse, "Status", envelope.error().text());
    if (envelope->kind != "Status")
        return failure(ErrorKind::Parse, "Status", "is of another kind");
    return parseStatusMessage(envelope->message);
}

} // namespace

Result<ApiStatus> parseStatus(std::string_view bytes)
{
    if (isProtobuf(bytes))
        return parseStatusEnvelope(bytes);
    const auto json = parseJson(bytes);
    if (!json)
        return failure(ErrorKind::Parse, "Status", json.error().text());
    if ((*json)["kind"].view() != "Status")
        return failure(ErrorKind::Parse, "Status", "is of another kind");
    return statusFrom(*json);
}

Result<ApiStatus> parseStatusMessage(std::string_view message)
{
    decode::ProtobufJson writer;
    const Result<std::string_view> text = writer.write(message, decode::statusMessage());
    if (!text)
        return failure(ErrorKind::Parse, "Status", text.error().detail);
    const auto repaired = repairedUtf8(*text);
    const auto json = parseJson(repaired ? std::string_view(repaired->text) : *text);
    if (!json)
        return failure(ErrorKind::Parse, "Status", json.error().text());
    return statusFrom(*json);
}

namespace {

ErrorKind kindOf(const ApiStatus &status)
{
    if (status.code == 410 || status.reason == "Expired" || status.reason == "Gone")
        return ErrorKind::Gone;
    switch (status.code) {
    case 401: return ErrorKind::Unauthorized;
    case 403: return ErrorKind::Forbidden;
    case 404: return ErrorKind::NotFound;
    case 429: return ErrorKind::Throttled;
    case 504: return ErrorKind::Timeout;
    default: return ErrorKind::Server;
    }
}

} // namespace

Error errorFrom(const ApiStatus &status, std::string context)
{
    Error error;
    error.kind = kindOf(status);
    error.httpStatus = status.code;
    error.context = std::move(context);
    error.detail = status.message.empty() ? status.reason : status.message;
    error.retryable = error.kind == ErrorKind::Throttled || error.kind == ErrorKind::Timeout || status.code >= 500;
    return error;
}

} // namespace portolan

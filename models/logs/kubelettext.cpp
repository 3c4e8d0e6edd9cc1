#include "models/logs/kubelettext.h"

#include <algorithm>
#include <iterator>

namespace portolan {

namespace {

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// How the messages begin that follow the zero-byte write: kuberuntime_container.go: GetContainerLogs, cri-client pkg/logs, gRPC.
constexpr std::string_view beginnings[] = {
    "unable to retrieve container logs for ", "failed to ", "rpc error: ", "context cancelled", "context canceled",
    "container status is nil", "unexpected stream type ", "short write", "an error occurred when try to find container",
};

LogRefusal badRequest(std::string_view message)
{
    if (has(message, "is waiting to start"))
        return LogRefusal::Waiting;
    if (has(message, "a container name must be specified") || has(message, "is not valid for pod"))
        return LogRefusal::NoContainer;
    if (has(message, "previous terminated container") || message.ends_with("is not available") || message.ends_with("is terminated"))
        return LogRefusal::NoneKept;
    return LogRefusal::Other;
}

} // namespace

bool isKubeletText(std::string_view rest, bool first)
{
    if (rest.empty())
        return false;
    const bool known = std::any_of(std::begin(beginnings), std::end(beginnings), [rest](std::string_view one) { return rest.starts_with(one); });
    return known || !first;
}

bool saysLogIsGone(std::string_view text)
{
    return has(text, "unable to retrieve container logs for ") || has(text, "no such file or directory") || has(text, "code = NotFound");
}

LogRefusal refusalOf(const ApiFailure &failure)
{
    const std::string_view message = failure.status.message;
    const bool ofKubelet = message.ends_with(')') && has(message, "( pods/log ");
    if (failure.status.code == 0)
        return failure.error.kind == ErrorKind::Unauthorized ? LogRefusal::Unauthenticated : LogRefusal::Away;
    switch (failure.status.code) {
    case 400: return badRequest(message);
    case 401: return ofKubelet ? LogRefusal::KubeletForbids : LogRefusal::Unauthenticated;
    case 403: return ofKubelet ? LogRefusal::KubeletForbids : LogRefusal::Forbidden;
    case 404: return ofKubelet || has(message, "could not find the requested resource") ? LogRefusal::KubeletForgot : LogRefusal::NoPod;
    case 406:
    case 422: return LogRefusal::Invalid;
    case 429: return LogRefusal::Away;
    default: break;
    }
    if (failure.status.code < 500)
        return LogRefusal::Other;
    return has(message, "containerLogs") ? LogRefusal::KubeletAway : LogRefusal::Away;
}

bool mayPass(LogRefusal refusal)
{
    switch (refusal) {
    case LogRefusal::Waiting:
    case LogRefusal::KubeletForgot:
    case LogRefusal::KubeletAway:
    case LogRefusal::Away: return true;
    case LogRefusal::NoneKept:
    case LogRefusal::NoContainer:
    case LogRefusal::Forbidden:
    case LogRefusal::KubeletForbids:
    case LogRefusal::NoPod:
    case LogRefusal::Unauthenticated:
    case LogRefusal::Invalid:
    case LogRefusal::Other: return false;
    }
    return false;
}

} // namespace portolan

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/client/restclient.h"

namespace portolan {

/// Whether the unfinished, unstamped end of an answer is what the kubelet had to say about an error, rather than a log line. It
/// answers 200 before it opens the file, so that later errors are written into the body (kubelet_pods.go: GetKubeletContainerLogs;
/// server.go: getContainerLogs). `first`: nothing came before it, where also the rest of a long line may stand alone.
[[nodiscard]] bool isKubeletText(std::string_view rest, bool first);
/// Of such a text: the runtime has no log of the container any more, rather than that it could not be read just now.
[[nodiscard]] bool saysLogIsGone(std::string_view text);

/// Why a log was refused.
enum class LogRefusal : std::uint8_t {
    Waiting,          ///< the container has not started
    NoneKept,         ///< no earlier container, or none whose log is kept
    NoContainer,      ///< the pod has none of that name, or none was named
    Forbidden,        ///< the user may not
    KubeletForbids,   ///< the kubelet refused the API server
    NoPod,
    KubeletForgot,    ///< the kubelet does not know the pod, or not yet
    KubeletAway,      ///< the kubelet was not reached
    Unauthenticated,
    Invalid,          ///< an option of the request
    Away,             ///< the API server was not reached, or an answer broke off
    Other,
};
[[nodiscard]] LogRefusal refusalOf(const ApiFailure &failure);
/// It may be otherwise a moment later.
[[nodiscard]] bool mayPass(LogRefusal refusal);

} // namespace portolan

#pragma once

#include <string_view>

namespace portolan {

/// A request's Host header names this machine's loopback: localhost, 127.x.y.z or [::1], with any port or none. A web page can
/// make its own name lead to 127.0.0.1 (DNS rebinding) and then read what a server there answers; its Host tells it apart.
[[nodiscard]] bool isLoopbackHost(std::string_view host);

} // namespace portolan

#pragma once

#include <string_view>

#include "models/decode/protobuffield.h"

namespace portolan::decode {

/// What is read of a kind's message; empty for kinds without a protobuf form (custom ones, snapshots among them) and versions of which
/// none is known here.
[[nodiscard]] Fields messageOf(std::string_view apiVersion, std::string_view kind);
/// Of a server's refusal.
[[nodiscard]] Fields statusMessage();

} // namespace portolan::decode

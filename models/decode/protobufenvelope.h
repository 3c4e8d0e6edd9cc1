#pragma once

#include <optional>
#include <string_view>

#include "models/core/result.h"
#include "models/decode/looseidentity.h"

namespace portolan {

/// What every object begins with that a server sends as protobuf (apimachinery pkg/runtime/serializer/protobuf). No JSON does.
inline constexpr std::string_view protobufMagic{"k8s\0", 4};

/// An object with its type around it: magic and runtime.Unknown. The views borrow from the bytes.
struct ProtobufEnvelope {
    std::string_view apiVersion, kind;
    std::string_view message; ///< the object's own
};

[[nodiscard]] inline bool isProtobuf(std::string_view bytes)
{
    return bytes.starts_with(protobufMagic);
}
/// Errors: Parse when the bytes are none, are cut, or hold the object in an encoding of its own.
[[nodiscard]] Result<ProtobufEnvelope> openEnvelope(std::string_view bytes);
/// TypeMeta, as it stands in an envelope. Throws protozero::exception.
void readTypeMeta(std::string_view bytes, ProtobufEnvelope &out);

/// Who an object is, as far as its message can be read: names may be empty.
[[nodiscard]] LooseIdentity protobufIdentity(std::string_view message);

/// What a bookmark tells: metadata.resourceVersion, and whether metadata.annotations says that the initial events end.
struct ProtobufBookmark {
    std::string_view resourceVersion;
    bool initialEventsEnd = false;
};
/// Of the object's own message. Errors: Parse.
[[nodiscard]] Result<ProtobufBookmark> readBookmark(std::string_view message);

} // namespace portolan

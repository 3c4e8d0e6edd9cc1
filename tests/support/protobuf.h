#pragma once

#include <string>
#include <string_view>

/// Protobuf as API servers write it.
namespace portolan::test::pb {

inline std::string varint(std::uint64_t number)
{
    std::string out;
    for (; number >= 0x80; number >>= 7)
        out += static_cast<char>(0x80 | (number & 0x7f));
    return out + static_cast<char>(number);
}

inline std::string tag(unsigned field, unsigned wireType)
{
    return varint(std::uint64_t(field) << 3 | wireType);
}

/// A text, message or bytes.
inline std::string bytes(unsigned field, std::string_view value)
{
    return tag(field, 2) + varint(value.size()) + std::string(value);
}

inline std::string number(unsigned field, std::int64_t value)
{
    return tag(field, 0) + varint(static_cast<std::uint64_t>(value));
}

/// runtime.Unknown behind the magic, with the empty encoding and content type that servers write.
inline std::string envelope(std::string_view apiVersion, std::string_view kind, std::string_view message)
{
    return std::string("k8s\0", 4) + bytes(1, bytes(1, apiVersion) + bytes(2, kind)) + bytes(2, message) + bytes(3, "") + bytes(4, "");
}

/// An object of little more than a name, in the namespace "shop".
inline std::string named(std::string_view name, std::string_view version, std::string_view more = {})
{
    return bytes(1, bytes(1, name) + bytes(2, "") + bytes(3, "shop") + bytes(5, "uid-" + std::string(name)) + bytes(6, version)) + std::string(more);
}

/// A frame of a watch; the object is an envelope.
inline std::string frame(std::string_view type, std::string_view object)
{
    const std::string event = bytes(1, type) + bytes(2, bytes(1, object));
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(event.size() >> shift);
    return out + event;
}

inline std::string status(int code, std::string_view reason, std::string_view message)
{
    return envelope("v1", "Status", bytes(1, bytes(2, "") + bytes(3, "")) + bytes(2, "Failure") + bytes(3, message) + bytes(4, reason)
                                        + bytes(5, bytes(3, "pods") + bytes(4, bytes(1, "FieldValueInvalid") + bytes(2, "cause")) + number(5, 7)) + number(6, code));
}

} // namespace portolan::test::pb

#pragma once

#include <string_view>

#include <protozero/pbf_reader.hpp>

namespace portolan::decode {

/// A field has another wire type than the API gives it.
struct WrongWireType : protozero::exception {
    [[nodiscard]] const char *what() const noexcept override { return "a field has another type than the API gives it"; }
};

/// The field's bytes: a text, a message or a map's entry. A length that reaches beyond the end is refused, also one that only begins to
/// fit when it is cut to 32 bits, as protozero does. Throws protozero::exception.
[[nodiscard]] inline std::string_view lengthDelimited(protozero::pbf_reader &in)
{
    if (in.wire_type() != protozero::pbf_wire_type::length_delimited)
        throw WrongWireType();
    const protozero::data_view rest = in.data();
    const char *at = rest.data(), *const end = at + rest.size();
    const std::uint64_t length = protozero::decode_varint(&at, end);
    if (length > static_cast<std::uint64_t>(end - at))
        throw protozero::end_of_buffer_exception();
    const protozero::data_view bytes = in.get_view();
    return {bytes.data(), bytes.size()};
}

[[nodiscard]] inline protozero::pbf_reader submessage(protozero::pbf_reader &in)
{
    const std::string_view bytes = lengthDelimited(in);
    return {bytes.data(), bytes.size()};
}

/// An integer or a bool.
[[nodiscard]] inline std::int64_t varint(protozero::pbf_reader &in)
{
    if (in.wire_type() != protozero::pbf_wire_type::varint)
        throw WrongWireType();
    return in.get_int64();
}

/// Passes over a field. A text or message is not looked into.
inline void passOver(protozero::pbf_reader &in)
{
    if (in.wire_type() == protozero::pbf_wire_type::length_delimited)
        static_cast<void>(lengthDelimited(in));
    else
        in.skip();
}

/// The map entry's key and the reader of its value, or of nothing.
struct MapEntry {
    std::string_view key, value;
};
[[nodiscard]] inline MapEntry mapEntry(protozero::pbf_reader &in)
{
    MapEntry entry;
    for (protozero::pbf_reader pair = submessage(in); pair.next();) {
        if (pair.tag() == 1)
            entry.key = lengthDelimited(pair);
        else if (pair.tag() == 2)
            entry.value = lengthDelimited(pair);
        else
            passOver(pair);
    }
    return entry;
}

} // namespace portolan::decode

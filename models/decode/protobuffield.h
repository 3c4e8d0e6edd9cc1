#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace portolan::decode {

/// One field of a protobuf message of the API that is read: its number there and its name in JSON, in the order of numbers. Numbers
/// and types are those of the published files (k8s.io/api and k8s.io/apimachinery, generated.proto, 1.36) and never change there; what
/// JSON leaves out when it is zero is told by the tags of types.go. Messages are constants that name only those above them, which
/// bounds how deep a reader goes.
struct Field {
    enum class Form : std::uint8_t {
        Text,        ///< string, an enumeration's word included
        Flag,        ///< bool
        Int32, Int64, ///< varints, negative ones sign-extended to ten bytes
        Time,        ///< {seconds, nanos}, whole seconds in JSON; empty: not given
        MicroTime,   ///< the same with microseconds
        Quantity,    ///< {string}
        IntOrText,   ///< {type, intVal, strVal}
        Message,     ///< an object in JSON
        Inline,      ///< a message whose members stand among those around it in JSON
        Texts,       ///< map of strings
        Annotations, ///< map of strings, of which keptAnnotation() ones are read
        Quantities,  ///< map of quantities
        Keys,        ///< map of bytes, which are not read: its keys alone
    };
    std::uint8_t number = 0;
    Form form = Form::Text;
    bool repeated = false;
    /// JSON has it whenever the message has it: a pointer, or never left out. Else a zero or an empty text is left out.
    bool always = false;
    /// Of a message one of whose fields says what it is: a field without a name here is told by its number, {"field 31":{}}.
    bool open = false;
    std::string_view name;
    std::span<const Field> members;

    static constexpr bool Open = true;
};

/// What is read of one message.
using Fields = std::span<const Field>;

namespace messages {

template<class... F>
constexpr std::array<Field, sizeof...(F)> fields(const F &...field)
{
    return {field...};
}
constexpr Field field(std::uint8_t number, Field::Form form, std::string_view name)
{
    return {number, form, false, false, false, name, {}};
}
constexpr Field text(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Text, name); }
constexpr Field flag(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Flag, name); }
constexpr Field int32(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Int32, name); }
constexpr Field int64(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Int64, name); }
constexpr Field time(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Time, name); }
constexpr Field microTime(std::uint8_t number, std::string_view name) { return field(number, Field::Form::MicroTime, name); }
constexpr Field quantity(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Quantity, name); }
constexpr Field intOrText(std::uint8_t number, std::string_view name) { return field(number, Field::Form::IntOrText, name); }
constexpr Field texts(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Texts, name); }
constexpr Field annotations(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Annotations, name); }
constexpr Field quantities(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Quantities, name); }
constexpr Field keys(std::uint8_t number, std::string_view name) { return field(number, Field::Form::Keys, name); }
constexpr Field message(std::uint8_t number, std::string_view name, Fields members, bool open = false)
{
    return {number, Field::Form::Message, false, false, open, name, members};
}
constexpr Field inlined(std::uint8_t number, Fields members, bool open = false)
{
    return {number, Field::Form::Inline, false, false, open, {}, members};
}
constexpr Field each(Field field)
{
    field.repeated = true;
    return field;
}
constexpr Field always(Field field)
{
    field.always = true;
    return field;
}

} // namespace messages

} // namespace portolan::decode

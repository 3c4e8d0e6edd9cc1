#include "models/decode/protobufjson.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstring>
#include <string>
#include <utility>

#include "models/decode/decoder.h"
#include "models/decode/protobufbytes.h"

namespace portolan::decode {

using protozero::pbf_reader;
using Form = Field::Form;

namespace {

/// An object is a megabyte and a half at most (etcd's limit).
constexpr std::size_t longest = 64 << 20;

struct TooLong : protozero::exception {
    [[nodiscard]] const char *what() const noexcept override { return "it says more than 64 MB"; }
};

/// Bytes that stand for themselves in a JSON string.
constexpr auto isPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < plain.size(); ++c)
        plain[c] = c != '"' && c != '\\';
    return plain;
}();

struct Moment {
    std::int64_t seconds = 0, nanos = 0;
    bool given = false; ///< Go's zero time is an empty message
};

Moment momentOf(pbf_reader in)
{
    Moment moment;
    while (in.next()) {
        moment.given = true;
        if (in.tag() == 1)
            moment.seconds = varint(in);
        else if (in.tag() == 2)
            moment.nanos = varint(in);
        else
            passOver(in);
    }
    constexpr std::int64_t year1 = -62'135'596'800, year10000 = 253'402'300'800;
    moment.given = moment.given && moment.seconds >= year1 && moment.seconds < year10000;
    return moment;
}

bool isMap(Form form)
{
    return form == Form::Texts || form == Form::Annotations || form == Form::Quantities || form == Form::Keys;
}

std::string_view quantityOf(pbf_reader in)
{
    std::string_view text = "0";
    while (in.next()) {
        if (in.tag() == 1)
            text = lengthDelimited(in);
        else
            passOver(in);
    }
    return text;
}

} // namespace

class ProtobufJson::Writer
{
public:
    explicit Writer(Buffer &buffer) : m_buffer(buffer) {}

    void object(pbf_reader in, const Field &field)
    {
        put('{');
        bool first = true;
        members(in, field, first);
        put('}');
    }

private:
    void members(pbf_reader in, const Field &of, bool &first);
    void unnamed(pbf_reader &in, const Field &of, bool &first);
    void member(pbf_reader &in, const Field &field, bool &first);
    void scalar(pbf_reader &in, const Field &field, bool &first);
    void entry(pbf_reader &in, const Field &field, bool &first);
    void element(pbf_reader &in, const Field &field);
    void intOrText(pbf_reader in);
    void moment(const Moment &moment, bool micros);

    char *reserve(std::size_t bytes)
    {
        if (m_buffer.capacity - m_buffer.size < bytes)
            grow(bytes);
        return m_buffer.bytes.get() + m_buffer.size;
    }
    void grow(std::size_t bytes)
    {
        if (m_buffer.size > longest)
            throw TooLong();
        const std::size_t capacity = std::max<std::size_t>(16 * 1024, 2 * (m_buffer.size + bytes));
        std::unique_ptr<char[]> larger(new char[capacity]);
        if (m_buffer.size > 0)
            std::memcpy(larger.get(), m_buffer.bytes.get(), m_buffer.size);
        m_buffer.bytes = std::move(larger);
        m_buffer.capacity = capacity;
    }
    void put(char c)
    {
        *reserve(1) = c;
        ++m_buffer.size;
    }
    void put(std::string_view text)
    {
        std::memcpy(reserve(text.size()), text.data(), text.size());
        m_buffer.size += text.size();
    }
    void quoted(std::string_view text);
    void integer(std::int64_t number)
    {
        char *const at = reserve(24);
        m_buffer.size += static_cast<std::size_t>(std::to_chars(at, at + 24, number).ptr - at);
    }
    void digits(std::int64_t number, int count)
    {
        char *const at = reserve(static_cast<std::size_t>(count));
        m_buffer.size += static_cast<std::size_t>(count);
        for (; count > 0; number /= 10)
            at[--count] = static_cast<char>('0' + number % 10);
    }
    void comma(bool &first)
    {
        if (!std::exchange(first, false))
            put(',');
    }
    /// `,"name":`
    void key(std::string_view name, bool &first)
    {
        char *at = reserve(name.size() + 4);
        const char *const begin = at;
        if (!std::exchange(first, false))
            *at++ = ',';
        *at++ = '"';
        std::memcpy(at, name.data(), name.size());
        at += name.size();
        *at++ = '"';
        *at++ = ':';
        m_buffer.size += static_cast<std::size_t>(at - begin);
    }

    Buffer &m_buffer;
};

void ProtobufJson::Writer::quoted(std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    char *at = reserve(6 * text.size() + 2);
    const char *const begin = at;
    *at++ = '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain[byte]) {
            *at++ = c;
        } else if (byte >= 0x20) {
            *at++ = '\\';
            *at++ = c;
        } else {
            std::memcpy(at, "\\u00", 4);
            at[4] = hex[byte >> 4];
            at[5] = hex[byte & 15];
            at += 6;
        }
    }
    *at++ = '"';
    m_buffer.size += static_cast<std::size_t>(at - begin);
}

void ProtobufJson::Writer::moment(const Moment &moment, bool micros)
{
    using namespace std::chrono;
    if (!moment.given)
        return put("null");
    const sys_seconds time{seconds(moment.seconds)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const std::int64_t second = (time - day).count();
    put('"');
    digits(int(date.year()), 4);
    put('-');
    digits(unsigned(date.month()), 2);
    put('-');
    digits(unsigned(date.day()), 2);
    put('T');
    digits(second / 3600, 2);
    put(':');
    digits(second / 60 % 60, 2);
    put(':');
    digits(second % 60, 2);
    if (micros) {
        put('.');
        digits(std::clamp<std::int64_t>(moment.nanos, 0, 999'999'999) / 1000, 6);
    }
    put("Z\"");
}

void ProtobufJson::Writer::intOrText(pbf_reader in)
{
    std::int64_t type = 0, number = 0;
    std::string_view text;
    while (in.next()) {
        switch (in.tag()) {
        case 1: type = varint(in); break;
        case 2: number = varint(in); break;
        case 3: text = lengthDelimited(in); break;
        default: passOver(in);
        }
    }
    if (type == 0)
        integer(static_cast<std::int32_t>(number));
    else
        quoted(text);
}

/// A number or text of its own; nothing where JSON leaves it out.
void ProtobufJson::Writer::scalar(pbf_reader &in, const Field &field, bool &first)
{
    if (field.form == Form::Text) {
        const std::string_view text = lengthDelimited(in);
        if (text.empty() && !field.always)
            return;
        key(field.name, first);
        return quoted(text);
    }
    const std::int64_t number = varint(in);
    if (number == 0 && !field.always)
        return;
    key(field.name, first);
    if (field.form == Form::Flag)
        put(number != 0 ? "true" : "false");
    else
        integer(field.form == Form::Int32 ? static_cast<std::int32_t>(number) : number);
}

void ProtobufJson::Writer::element(pbf_reader &in, const Field &field)
{
    switch (field.form) {
    case Form::Text: return quoted(lengthDelimited(in));
    case Form::Time: return moment(momentOf(submessage(in)), false);
    case Form::MicroTime: return moment(momentOf(submessage(in)), true);
    case Form::Quantity: return quoted(quantityOf(submessage(in)));
    case Form::IntOrText: return intOrText(submessage(in));
    default: return object(submessage(in), field);
    }
}

/// One entry of a map.
void ProtobufJson::Writer::entry(pbf_reader &in, const Field &field, bool &first)
{
    const MapEntry entry = mapEntry(in);
    if (field.form == Form::Annotations && !keptAnnotation(entry.key))
        return;
    comma(first);
    quoted(entry.key);
    put(':');
    if (field.form == Form::Keys)
        put("null");
    else if (field.form == Form::Quantities)
        quoted(quantityOf(pbf_reader(entry.value.data(), entry.value.size())));
    else
        quoted(entry.value);
}

/// A field that stands alone.
void ProtobufJson::Writer::member(pbf_reader &in, const Field &field, bool &first)
{
    switch (field.form) {
    case Form::Text:
    case Form::Flag:
    case Form::Int32:
    case Form::Int64: return scalar(in, field, first);
    case Form::Inline: return members(submessage(in), field, first);
    default: key(field.name, first); return element(in, field);
    }
}

/// What this version has no name for, where one of the fields says what the whole is.
void ProtobufJson::Writer::unnamed(pbf_reader &in, const Field &of, bool &first)
{
    if (of.open && in.wire_type() == protozero::pbf_wire_type::length_delimited) {
        comma(first);
        put("\"field ");
        integer(in.tag());
        put("\":{}");
    }
    passOver(in);
}

void ProtobufJson::Writer::members(pbf_reader in, const Field &of, bool &first)
{
    const Field *const begin = of.members.data(), *const end = begin + of.members.size();
    const Field *next = begin;
    const Field *open = nullptr; // the list or map whose elements come
    bool firstElement = true;
    const auto close = [&] {
        if (open)
            put(isMap(open->form) ? '}' : ']');
        open = nullptr;
    };
    while (in.next()) {
        if (open && in.tag() != open->number)
            close();
        if (next == end || next->number > in.tag())
            next = begin; // servers write fields in the order of their numbers, others need not
        next = std::find_if(next, end, [&in](const Field &field) { return field.number >= in.tag(); });
        if (next == end || next->number != in.tag()) {
            unnamed(in, of, first);
            continue;
        }
        const Field &field = *next;
        if (!field.repeated && !isMap(field.form)) {
            member(in, field, first);
            continue;
        }
        if (!open) {
            key(field.name, first);
            put(isMap(field.form) ? '{' : '[');
            open = &field;
            firstElement = true;
        }
        if (isMap(field.form)) {
            entry(in, field, firstElement);
        } else {
            comma(firstElement);
            element(in, field);
        }
    }
    close();
}

Result<std::string_view> ProtobufJson::write(std::string_view message, Fields fields)
{
    m_buffer.size = 0;
    try {
        Writer(m_buffer).object(pbf_reader(message.data(), message.size()), messages::message(0, {}, fields));
    } catch (const protozero::exception &problem) {
        return failure(ErrorKind::Parse, {}, std::string("no sound protobuf message: ") + problem.what());
    }
    return std::string_view(m_buffer.bytes.get(), m_buffer.size);
}

} // namespace portolan::decode

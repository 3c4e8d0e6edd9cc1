#include "models/decode/protobuflist.h"

#include <algorithm>

#include "models/decode/protobufbytes.h"

namespace portolan {

namespace {

/// A varint that may not be there in full yet.
enum class Varint : std::uint8_t { Whole, Unfinished, TooLong };

Varint takeVarint(std::string_view &bytes, std::uint64_t &out)
{
    constexpr std::size_t longest = 10;
    const std::string_view most = bytes.substr(0, longest);
    const auto last = std::find_if(most.begin(), most.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; });
    if (last == most.end())
        return most.size() < longest ? Varint::Unfinished : Varint::TooLong;
    const char *at = bytes.data();
    out = protozero::decode_varint(&at, bytes.data() + (last - most.begin()) + 1);
    bytes.remove_prefix(static_cast<std::size_t>(at - bytes.data()));
    return Varint::Whole;
}

} // namespace

void ProtobufListSplitter::fail(std::string why)
{
    m_state = State::Bad;
    m_problem = std::move(why);
}

bool ProtobufListSplitter::feed(std::string_view piece)
{
    while (!piece.empty() && m_state != State::Bad) {
        const std::size_t used = step(piece);
        piece.remove_prefix(used);
        m_offset += used;
    }
    return m_state != State::Bad;
}

std::size_t ProtobufListSplitter::step(std::string_view bytes)
{
    switch (m_state) {
    case State::Magic: return stepMagic(bytes);
    case State::Header: return stepHeader(bytes);
    case State::Part: return stepPart(bytes);
    case State::Bad: break;
    }
    return 0;
}

std::size_t ProtobufListSplitter::stepMagic(std::string_view bytes)
{
    if (bytes.front() != protobufMagic[m_offset]) {
        fail("is no protobuf of the API");
        return 0;
    }
    if (m_offset + 1 == protobufMagic.size())
        m_state = State::Header;
    return 1;
}

std::size_t ProtobufListSplitter::stepHeader(std::string_view bytes)
{
    m_header += bytes.front();
    if (m_inList)
        --m_listLeft;
    header();
    if (m_state == State::Header && m_inList && m_listLeft == 0) {
        if (!m_header.empty())
            fail("the list is cut off");
        m_inList = false;
    }
    return 1;
}

/// Looks whether tag and length, or tag and number, are whole.
void ProtobufListSplitter::header()
{
    std::string_view rest = m_header;
    std::uint64_t tag = 0, length = 0;
    Varint read = takeVarint(rest, tag);
    const auto type = static_cast<protozero::pbf_wire_type>(tag & 7);
    if (read == Varint::Whole && (tag >> 3) == 0)
        return fail("a field has no number");
    if (read == Varint::Whole) {
        switch (type) {
        case protozero::pbf_wire_type::varint:
        case protozero::pbf_wire_type::length_delimited: read = takeVarint(rest, length); break;
        case protozero::pbf_wire_type::fixed64: length = 8; break;
        case protozero::pbf_wire_type::fixed32: length = 4; break;
        default: return fail("a field of unknown wire type " + std::to_string(tag & 7));
        }
    }
    if (read == Varint::TooLong)
        return fail("a number is too long");
    if (read == Varint::Unfinished)
        return;
    m_header.clear();
    if (type == protozero::pbf_wire_type::varint)
        return; // none of them is read
    beginPart(type == protozero::pbf_wire_type::length_delimited ? tag >> 3 : 0, length);
}

ProtobufListSplitter::Role ProtobufListSplitter::roleOf(std::uint64_t field) const
{
    switch (field) {
    case 1: return m_inList ? Role::Metadata : Role::Type;
    case 2: return m_inList ? Role::Item : Role::Object;
    case 3: return m_inList ? Role::Passed : Role::Encoding;
    default: return Role::Passed;
    }
}

void ProtobufListSplitter::beginPart(std::uint64_t field, std::uint64_t length)
{
    const Role role = roleOf(field);
    if (m_inList && length > m_listLeft)
        return fail("a part of the list is longer than the list");
    if (role == Role::Object && std::exchange(m_sawObject, true))
        return fail("two objects in one");
    if (role == Role::Object && m_head.kind.ends_with("List")) {
        m_inList = length > 0;
        m_listLeft = length;
        return;
    }
    if (length > largestPart && role != Role::Passed)
        return fail("one object is larger than 16 MB");
    m_role = role;
    m_left = length;
    m_state = State::Part;
    if (length == 0)
        static_cast<void>(stepPart({}));
}

std::size_t ProtobufListSplitter::stepPart(std::string_view bytes)
{
    constexpr std::size_t keptCapacity = 1 << 20; // one huge item shall not hold its memory for the rest of the list
    const std::string_view now = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size())));
    m_left -= now.size();
    if (m_inList)
        m_listLeft -= now.size();
    if (m_role != Role::Passed && (m_left > 0 || !m_pending.empty()))
        m_pending.append(now);
    if (m_left > 0)
        return now.size();
    m_state = State::Header;
    m_inList = m_inList && m_listLeft > 0;
    part(m_pending.empty() ? now : std::string_view(m_pending));
    m_pending.clear();
    if (m_pending.capacity() > keptCapacity)
        m_pending.shrink_to_fit();
    return now.size();
}

void ProtobufListSplitter::part(std::string_view bytes)
{
    try {
        switch (m_role) {
        case Role::Item: return m_onItem(bytes);
        case Role::Metadata: return readMetadata(bytes);
        case Role::Object: m_object = bytes; return;
        case Role::Encoding:
            if (!bytes.empty())
                fail("the list has an encoding of its own");
            return;
        case Role::Type: {
            ProtobufEnvelope type;
            readTypeMeta(bytes, type);
            m_head.apiVersion = type.apiVersion;
            m_head.kind = type.kind;
            return;
        }
        case Role::Passed: return;
        }
    } catch (const protozero::exception &problem) {
        fail(problem.what());
    }
}

/// ListMeta.
void ProtobufListSplitter::readMetadata(std::string_view bytes)
{
    for (protozero::pbf_reader in(bytes.data(), bytes.size()); in.next();) {
        switch (in.tag()) {
        case 2: m_head.resourceVersion = decode::lengthDelimited(in); break;
        case 3: m_head.continueToken = decode::lengthDelimited(in); break;
        case 4: m_head.remainingItemCount = decode::varint(in); break;
        default: decode::passOver(in);
        }
    }
}

Result<ListHead> ProtobufListSplitter::finish()
{
    const std::string where = "byte " + std::to_string(m_offset);
    if (m_state == State::Bad)
        return failure(ErrorKind::Parse, where, m_problem);
    if (m_state != State::Header || m_inList || !m_header.empty() || !m_sawObject)
        return failure(ErrorKind::Parse, where, m_offset == 0 ? "the body is empty" : "the body is cut off");
    if (m_head.kind == "Status") {
        if (auto status = parseStatusMessage(m_object))
            m_head.status = std::move(*status);
    }
    return m_head;
}

} // namespace portolan

#pragma once

#include <string>

#include "models/decode/itemsplitter.h"
#include "models/decode/protobufenvelope.h"

namespace portolan {

/// Cuts a list that comes as protobuf: an envelope with a message of metadata (field 1) and items (field 2), as every list of the API is.
/// Anything else in an envelope is held whole, for the Status it may be.
class ProtobufListSplitter final : public ItemSplitter
{
public:
    explicit ProtobufListSplitter(OnItem onItem) : m_onItem(std::move(onItem)) { m_head.protobuf = true; }

    bool feed(std::string_view piece) override;
    [[nodiscard]] Result<ListHead> finish() override;
    [[nodiscard]] ListHead headSoFar() const override { return m_head; }
    [[nodiscard]] std::size_t buffered() const override { return m_pending.size() + m_header.size(); }

private:
    enum class State : std::uint8_t { Magic, Header, Part, Bad };
    /// What the part is that comes.
    enum class Role : std::uint8_t { Passed, Type, Object, Encoding, Metadata, Item };
    [[nodiscard]] std::size_t step(std::string_view bytes);
    [[nodiscard]] std::size_t stepMagic(std::string_view bytes);
    [[nodiscard]] std::size_t stepHeader(std::string_view bytes);
    [[nodiscard]] std::size_t stepPart(std::string_view bytes);
    void header();
    void beginPart(std::uint64_t field, std::uint64_t length);
    [[nodiscard]] Role roleOf(std::uint64_t field) const;
    void part(std::string_view bytes);
    void readMetadata(std::string_view bytes);
    void fail(std::string why);

    OnItem m_onItem;
    ListHead m_head;
    State m_state = State::Magic;
    Role m_role = Role::Passed;
    bool m_inList = false;       ///< inside of the message of metadata and items
    bool m_sawObject = false;
    std::uint64_t m_listLeft = 0; ///< bytes of that message that are still to come
    std::uint64_t m_left = 0;     ///< of the part
    std::size_t m_offset = 0;     ///< bytes consumed since the start
    std::string m_header;         ///< of a field: as much of tag and length as has come
    std::string m_pending;        ///< the unfinished part
    std::string m_object;         ///< what is no list
    std::string m_problem;
};

} // namespace portolan

#pragma once

#include "models/decode/decoder.h"
#include "models/decode/protobufjson.h"

namespace portolan {

/// An object in whichever form the server answered, JSON or protobuf (TypeHint::protobuf for the items of a list, whose bytes do not
/// tell; a watch's objects do): the same struct of either.
class WireDecoder final : public ItemDecoder
{
public:
    explicit WireDecoder(StringPool &pool) : m_objects(pool) {}
    [[nodiscard]] Result<ObjectPtr> decode(std::string_view bytes, const TypeHint &hint = {}) override;

private:
    ObjectDecoder m_objects;
    decode::ProtobufJson m_json;
};

/// Whether objects of the kind can be read as protobuf.
[[nodiscard]] bool hasProtobufForm(std::string_view apiVersion, std::string_view kind);

} // namespace portolan

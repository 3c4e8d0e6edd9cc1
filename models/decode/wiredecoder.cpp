#include "models/decode/wiredecoder.h"

#include "models/decode/protobufenvelope.h"
#include "models/decode/protobufmessages.h"
#include "models/decode/utf8text.h"

namespace portolan {

bool hasProtobufForm(std::string_view apiVersion, std::string_view kind)
{
    return !decode::messageOf(apiVersion, kind).empty();
}

Result<ObjectPtr> WireDecoder::decode(std::string_view bytes, const TypeHint &hint)
{
    const bool enveloped = isProtobuf(bytes);
    if (!hint.protobuf && !enveloped)
        return m_objects.decode(bytes, hint);
    TypeHint type{hint.apiVersion, hint.kind};
    if (enveloped) {
        const Result<ProtobufEnvelope> envelope = openEnvelope(bytes);
        if (!envelope)
            return tl::unexpected(envelope.error());
        type = {std::string(envelope->apiVersion), std::string(envelope->kind)};
        bytes = envelope->message;
    }
    const decode::Fields fields = decode::messageOf(type.apiVersion, type.kind);
    const Result<std::string_view> json =
        fields.empty() ? failure(ErrorKind::Parse, {}, "its protobuf form is not known: " + type.apiVersion + ' ' + type.kind) : m_json.write(bytes, fields);
    if (!json) {
        const LooseIdentity who = protobufIdentity(bytes);
        return failure(ErrorKind::Parse, objectPath(type, who.ns, who.name), json.error().detail);
    }
    Result<ObjectPtr> object = m_objects.decode(*json, type);
    if (!object)
        if (const auto repaired = repairedUtf8(*json)) // as servers do where they write JSON
            object = m_objects.decode(repaired->text, type);
    return object;
}

} // namespace portolan

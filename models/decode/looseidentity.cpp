#include "models/decode/looseidentity.h"

#include "models/decode/protobufenvelope.h"

namespace portolan {

std::string looseText(std::string_view object, std::string_view key)
{
    int depth = 0;
    for (std::size_t at = 0; at < object.size(); ++at) {
        const char c = object[at];
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        if (depth <= 0)
            return {};
        if (c != '"')
            continue;
        std::size_t end = at + 1;
        while (end < object.size() && object[end] != '"')
            end += object[end] == '\\' ? 2 : 1;
        if (end >= object.size())
            return {};
        const bool wanted = depth == 1 && object.substr(at + 1, end - at - 1) == key;
        at = end;
        if (!wanted)
            continue;
        const std::size_t open = object.find_first_not_of(" \t\r\n:", end + 1);
        if (open == std::string_view::npos || object[open] != '"')
            continue; // a value of that text, or no string
        const std::size_t close = object.find('"', open + 1);
        return std::string(object.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
    }
    return {};
}

std::optional<LooseIdentity> looseIdentity(std::string_view object)
{
    if (isProtobuf(object)) {
        const Result<ProtobufEnvelope> envelope = openEnvelope(object);
        const LooseIdentity found = envelope ? protobufIdentity(envelope->message) : LooseIdentity();
        return found.name.empty() || found.uid.empty() ? std::nullopt : std::optional(found);
    }
    static constexpr std::string_view key = "\"metadata\"";
    for (std::size_t at = object.find(key); at != std::string_view::npos; at = object.find(key, at + key.size())) {
        const std::size_t open = object.find_first_not_of(" \t\r\n:", at + key.size());
        if (open == std::string_view::npos || object[open] != '{')
            continue;
        const std::string_view meta = object.substr(open);
        LooseIdentity found{looseText(meta, "namespace"), looseText(meta, "name"), looseText(meta, "uid")};
        if (!found.name.empty() && !found.uid.empty())
            return found;
    }
    return std::nullopt;
}

} // namespace portolan

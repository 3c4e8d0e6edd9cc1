#include "models/decode/protobufenvelope.h"

#include <string>

#include "models/decode/protobufbytes.h"

namespace portolan {

using decode::lengthDelimited;
using decode::passOver;
using decode::submessage;
using protozero::pbf_reader;

namespace {

tl::unexpected<Error> broken(const char *why)
{
    return failure(ErrorKind::Parse, "protobuf", why);
}

} // namespace

void readTypeMeta(std::string_view bytes, ProtobufEnvelope &out)
{
    for (pbf_reader in(bytes.data(), bytes.size()); in.next();) {
        if (in.tag() == 1)
            out.apiVersion = lengthDelimited(in);
        else if (in.tag() == 2)
            out.kind = lengthDelimited(in);
        else
            passOver(in);
    }
}

Result<ProtobufEnvelope> openEnvelope(std::string_view bytes)
{
    if (!isProtobuf(bytes))
        return broken("does not begin as an object does");
    bytes.remove_prefix(protobufMagic.size());
    ProtobufEnvelope out;
    std::string_view encoding;
    try {
        for (pbf_reader in(bytes.data(), bytes.size()); in.next();) {
            switch (in.tag()) {
            case 1: readTypeMeta(lengthDelimited(in), out); break;
            case 2: out.message = lengthDelimited(in); break;
            case 3: encoding = lengthDelimited(in); break;
            default: passOver(in);
            }
        }
    } catch (const protozero::exception &problem) {
        return broken(problem.what());
    }
    if (!encoding.empty())
        return broken("the object has an encoding of its own");
    return out;
}

LooseIdentity protobufIdentity(std::string_view message)
{
    LooseIdentity out;
    try {
        for (pbf_reader in(message.data(), message.size()); in.next();) {
            if (in.tag() != 1) {
                passOver(in);
                continue;
            }
            for (pbf_reader meta = submessage(in); meta.next();) {
                switch (meta.tag()) {
                case 1: out.name = lengthDelimited(meta); break;
                case 3: out.ns = lengthDelimited(meta); break;
                case 5: out.uid = lengthDelimited(meta); break;
                default: passOver(meta);
                }
            }
        }
    } catch (const protozero::exception &) { // what was read before the fault is good enough
    }
    return out;
}

Result<ProtobufBookmark> readBookmark(std::string_view message)
{
    ProtobufBookmark out;
    try {
        for (pbf_reader in(message.data(), message.size()); in.next();) {
            if (in.tag() != 1) {
                passOver(in);
                continue;
            }
            for (pbf_reader meta = submessage(in); meta.next();) {
                if (meta.tag() == 6) {
                    out.resourceVersion = lengthDelimited(meta);
                } else if (meta.tag() == 12) {
                    const decode::MapEntry entry = decode::mapEntry(meta);
                    out.initialEventsEnd = out.initialEventsEnd || (entry.key == "k8s.io/initial-events-end" && entry.value == "true");
                } else {
                    passOver(meta);
                }
            }
        }
    } catch (const protozero::exception &problem) {
        return broken(problem.what());
    }
    return out;
}

} // namespace portolan

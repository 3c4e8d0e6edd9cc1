// Lists, watches and objects of every kind in the API's protobuf form, as a server could send them: never a crash, and the same
// whatever the pieces.

#include "models/decode/protobufframes.h"
#include "models/decode/protobuflist.h"
#include "models/decode/wiredecoder.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

template<class Feed>
void inPieces(std::string_view text, std::size_t size, Feed feed)
{
    for (std::size_t at = 0; at < text.size(); at += size)
        feed(text.substr(at, size));
}

std::string read(WireDecoder &decoder, std::string_view bytes, const TypeHint &hint)
{
    const Result<ObjectPtr> object = decoder.decode(bytes, hint);
    return object ? (*object)->meta.name + '\n' : object.error().text() + '\n';
}

std::string listed(std::string_view text, std::size_t size)
{
    StringPool pool;
    WireDecoder decoder(pool);
    std::string said;
    ProtobufListSplitter splitter([&](std::string_view item) { said += read(decoder, item, {"v1", "Pod", true}); });
    inPieces(text, size, [&](std::string_view piece) { (void)splitter.feed(piece); });
    const Result<ListHead> head = splitter.finish();
    return said + (head ? head->kind + head->resourceVersion + head->continueToken : head.error().text());
}

std::string watched(std::string_view text, std::size_t size)
{
    StringPool pool;
    WireDecoder decoder(pool);
    std::string said;
    ProtobufFrameSplitter splitter([&](std::string_view frame) {
        const Result<WatchEvent> event = decodeProtobufWatchEvent(frame);
        said += event ? std::string(event->typeText) + event->resourceVersion + read(decoder, event->object, {}) : "bad\n";
    });
    inPieces(text, size, [&](std::string_view piece) { (void)splitter.feed(piece); });
    return said + (splitter.bad() ? "broken" : "");
}

void readAsEveryKind(std::string_view message)
{
    StringPool pool;
    WireDecoder decoder(pool);
    for (const KindInfo &info : knownKinds())
        for (const std::string_view version : {"v1", "v1beta1"})
            (void)decoder.decode(message, {apiVersionText(info.group, version), std::string(info.name), true});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const std::size_t piece = 1 + input.number(64);
    const std::string_view text = input.rest();
    fuzz::demand(listed(text, piece) == listed(text, text.size() + 1), "a list reads the same in pieces");
    fuzz::demand(watched(text, piece) == watched(text, text.size() + 1), "a watch reads the same in pieces");
    readAsEveryKind(text);
    return 0;
}

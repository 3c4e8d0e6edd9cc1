// Lists, watches and Tables as a server could send them: never a crash, and the same whatever the pieces.

#include <vector>

#include "models/core/clock.h"
#include "models/decode/decoder.h"
#include "models/decode/framesplitter.h"
#include "models/decode/listsplitter.h"
#include "models/decode/tabledecoder.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

template<class Feed>
void inPieces(std::string_view text, std::size_t size, Feed feed)
{
    for (std::size_t at = 0; at < text.size(); at += size)
        feed(text.substr(at, size));
}

std::string listed(std::string_view text, std::size_t size)
{
    StringPool pool;
    ObjectDecoder decoder(pool);
    std::string said;
    ListSplitter splitter([&](std::string_view item) {
        const Result<ObjectPtr> object = decoder.decode(item, {"v1", "Pod"});
        said += object ? (*object)->meta.name + '\n' : "bad\n";
    });
    inPieces(text, size, [&](std::string_view piece) { (void)splitter.feed(piece); });
    const Result<ListHead> head = splitter.finish();
    return said + (head ? head->kind + head->resourceVersion + head->continueToken : "no list");
}

std::string watched(std::string_view text, std::size_t size)
{
    StringPool pool;
    ObjectDecoder decoder(pool);
    std::string said;
    FrameSplitter splitter([&](std::string_view frame) {
        const Result<WatchEvent> event = decodeWatchEvent(frame);
        said += event ? std::string(event->typeText) + event->resourceVersion : "bad";
        if (event)
            said += decoder.decode(event->object) ? "+" : "-";
        said += '\n';
    });
    inPieces(text, size, [&](std::string_view piece) { (void)splitter.feed(piece); });
    return said + (splitter.bad() ? "broken" : "");
}

std::string tabled(std::string_view text, std::size_t size)
{
    StringPool pool;
    const SystemClock clock;
    TableDecoder decoder(pool, clock, {"v1", "Thing"});
    std::string said;
    ListSplitter splitter([&](std::string_view item) { said += decoder.decode(item) ? "+" : "-"; }, "rows", "items");
    inPieces(text, size, [&](std::string_view piece) { (void)splitter.feed(piece); });
    if (splitter.finish())
        decoder.readHead(splitter.restOfBody());
    return said + std::to_string(decoder.columns()->size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const std::size_t piece = 1 + input.number(64);
    const std::string_view text = input.rest();
    fuzz::demand(listed(text, piece) == listed(text, text.size() + 1), "a list reads the same in pieces");
    fuzz::demand(watched(text, piece) == watched(text, text.size() + 1), "a watch reads the same in pieces");
    fuzz::demand(tabled(text, piece) == tabled(text, text.size() + 1), "a Table reads the same in pieces");
    return 0;
}

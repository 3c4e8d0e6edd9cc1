// Watches, Tables and lists with bytes changed, cut and joined anywhere: never a crash, and pieces never matter.

#include <random>

#include <QTest>

#include "models/decode/framesplitter.h"
#include "models/decode/listsplitter.h"
#include "models/decode/protobufframes.h"
#include "models/decode/protobuflist.h"
#include "models/decode/tabledecoder.h"
#include "models/decode/wiredecoder.h"
#include "tests/support/mutations.h"
#include "tests/support/protobufpairs.h"
#include "tests/support/seeds.h"

using namespace portolan;
using portolan::test::mutated;
namespace pb = portolan::test::pb;

namespace {

const std::string_view alphabet = "{}[]\",:\\ \n0-truefalsn\x01\xff";
constexpr std::string_view wireBytes("\x00\x01\x02\x08\x0a\x12\x1a\x22\x2a\x7f\x80\xff", 12);
const std::string watchText
    = "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"namespace\":\"n\",\"uid\":\"00000000-0000-4000-8000-000000000001\",\"resourceVersion\":\"7\",\"labels\":{\"k\":\"}]\\\"\\u00e9\"}}}}\n"
      R"({"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"9","annotations":{"k8s.io/initial-events-end":"true"}}}})" "\n"
      R"({"type":"ERROR","object":{"kind":"Status","status":"Failure","reason":"Expired","message":"too old","code":410}}{"type":"DELETED","object":{"kind":"Pod","metadata":{"name":"a"}}})" "\n";
const std::string tableText
    = R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"12","continue":"x","remainingItemCount":3},"columnDefinitions":[{"name":"Name","type":"string","format":"name","priority":0},{"name":"Kept","type":"integer","priority":1}],"rows":[{"cells":["a",1],"object":{"kind":"PartialObjectMetadata","metadata":{"name":"a","namespace":"n","uid":"00000000-0000-4000-8000-000000000001","creationTimestamp":"2026-03-01T00:00:00Z"}}},{"cells":["b",null,{"x":[1.5e3]}],"object":{"metadata":{"name":"b"}}}]})";

/// Hands the text on in pieces cut anywhere, most of them small.
template<class Feed>
void inPieces(std::mt19937 &random, const std::string &text, Feed feed)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = 1 + random() % (random() % 4 == 0 ? 200 : 9);
        feed(std::string_view(text).substr(at, size));
        at += size;
    }
}

/// What a stream says, in words: frames, or where it went wrong.
std::string framesOf(std::mt19937 *random, const std::string &text)
{
    std::string said;
    FrameSplitter splitter([&said](std::string_view frame) {
        const Result<WatchEvent> event = decodeWatchEvent(frame);
        said += event ? std::string(event->typeText) + ' ' + std::string(event->object) + ' ' + event->resourceVersion + '\n' : "bad\n";
    });
    if (random)
        inPieces(*random, text, [&splitter](std::string_view piece) { (void)splitter.feed(piece); });
    else
        (void)splitter.feed(text);
    return said + (splitter.bad() ? "broken" : "");
}

std::string tableOf(std::mt19937 *random, const std::string &text)
{
    StringPool pool;
    const SystemClock clock;
    TableDecoder decoder(pool, clock, {"v1", "Thing"});
    std::string said;
    ListSplitter splitter(
        [&](std::string_view item) {
            const Result<ObjectPtr> row = decoder.decode(item);
            said += row ? (*row)->meta.ns.str() + '/' + (*row)->meta.name + '\n' : "bad\n";
        },
        "rows", "items");
    if (random)
        inPieces(*random, text, [&splitter](std::string_view piece) { (void)splitter.feed(piece); });
    else
        (void)splitter.feed(text);
    const Result<ListHead> head = splitter.finish();
    if (!head)
        return said + "no list";
    decoder.readHead(splitter.restOfBody());
    for (const auto &column : *decoder.columns())
        said += column.name + ' ' + column.type + '\n';
    return said + head->resourceVersion + ' ' + head->continueToken + ' ' + std::to_string(head->remainingItemCount.value_or(-1));
}

/// What an object of either form says, or why it does not.
std::string objectOf(WireDecoder &decoder, std::string_view bytes, const TypeHint &hint)
{
    const Result<ObjectPtr> object = decoder.decode(bytes, hint);
    return object ? (*object)->meta.ns.str() + '/' + (*object)->meta.name + ' ' + (*object)->meta.resourceVersion + '\n' : "bad " + object.error().text() + '\n';
}

std::string protobufFramesOf(std::mt19937 *random, const std::string &text)
{
    StringPool pool;
    WireDecoder decoder(pool);
    std::string said;
    ProtobufFrameSplitter splitter([&](std::string_view frame) {
        const Result<WatchEvent> event = decodeProtobufWatchEvent(frame);
        said += event ? std::string(event->typeText) + ' ' + event->resourceVersion + objectOf(decoder, event->object, {}) : "bad\n";
    });
    if (random)
        inPieces(*random, text, [&splitter](std::string_view piece) { (void)splitter.feed(piece); });
    else
        (void)splitter.feed(text);
    return said + (splitter.bad() ? "broken" : "");
}

std::string protobufListOf(std::mt19937 *random, const std::string &text, const std::string &kind, const std::string &apiVersion)
{
    StringPool pool;
    WireDecoder decoder(pool);
    std::string said;
    ProtobufListSplitter splitter([&](std::string_view item) { said += objectOf(decoder, item, {apiVersion, kind, true}); });
    if (random)
        inPieces(*random, text, [&splitter](std::string_view piece) { (void)splitter.feed(piece); });
    else
        (void)splitter.feed(text);
    const Result<ListHead> head = splitter.finish();
    return said + (head ? "whole " + head->kind + head->resourceVersion + head->continueToken : "no list: " + head.error().text());
}

} // namespace

class FuzzDecodeStreams : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void watchesSayTheSameInAnyPieces() { test::forSeeds([](unsigned seed) { watches(seed); }); }
    void tablesSayTheSameInAnyPieces() { test::forSeeds([](unsigned seed) { tables(seed); }); }
    void protobufWatchesSayTheSameInAnyPieces() { test::forSeeds([](unsigned seed) { protobufWatches(seed); }); }
    void protobufListsOfEveryKindSayTheSameInAnyPieces() { test::forSeeds([](unsigned seed) { protobufLists(seed); }); }

private:
    static void protobufWatches(unsigned seed)
    {
        const std::string stream = pb::frame("ADDED", pb::envelope("v1", "Pod", pb::named("web", "7")))
            + pb::frame("BOOKMARK", pb::envelope("v1", "Pod", pb::bytes(1, pb::bytes(6, "9")))) + pb::frame("ERROR", pb::status(410, "Expired", "too old"));
        std::mt19937 random(seed);
        int whole = 0;
        for (int i = 0; i < 4000; ++i) {
            const std::string text = mutated(random, stream, random() % 4, wireBytes);
            const std::string said = protobufFramesOf(nullptr, text);
            QCOMPARE(protobufFramesOf(&random, text), said);
            whole += said.find("bad\n") == std::string::npos && said.find("broken") == std::string::npos;
        }
        QVERIFY(whole > 200 && whole < 3900); // some are good, some are not
    }
    static void protobufLists(unsigned seed)
    {
        std::mt19937 random(seed);
        int whole = 0, rounds = 0;
        for (const test::Pair &pair : test::pairs()) {
            const std::string item = test::messageIn(pair.protobuf);
            for (int i = 0; i < 30; ++i, ++rounds) {
                const std::string list = pb::envelope(pair.apiVersion, pair.kind + "List", pb::bytes(1, pb::bytes(2, "12"))
                                                          + pb::bytes(2, i % 3 ? mutated(random, item, 1 + random() % 4, wireBytes) : item) + pb::bytes(2, item));
                const std::string text = i % 2 ? mutated(random, list, random() % 3, wireBytes) : list;
                const std::string said = protobufListOf(nullptr, text, pair.kind, pair.apiVersion);
                QCOMPARE(protobufListOf(&random, text, pair.kind, pair.apiVersion), said);
                whole += said.find("bad") == std::string::npos && said.find("whole") != std::string::npos;
            }
        }
        QVERIFY(whole > rounds / 20 && whole < rounds); // some are good, some are not
    }
    static void watches(unsigned seed)
    {
        std::mt19937 random(seed);
        int whole = 0;
        for (int i = 0; i < 4000; ++i) {
            const std::string text = mutated(random, watchText, random() % 6, alphabet);
            const std::string said = framesOf(nullptr, text);
            QCOMPARE(framesOf(&random, text), said);
            whole += said.find("bad") == std::string::npos && said.find("broken") == std::string::npos;
        }
        QVERIFY(whole > 200 && whole < 3900); // some are good, some are not
    }
    static void tables(unsigned seed)
    {
        std::mt19937 random(seed);
        int whole = 0;
        for (int i = 0; i < 4000; ++i) {
            const std::string text = mutated(random, tableText, random() % 5, alphabet);
            const std::string said = tableOf(nullptr, text);
            QCOMPARE(tableOf(&random, text), said);
            whole += said.ends_with("12 x 3");
        }
        QVERIFY(whole > 200 && whole < 3900);
    }
};

QTEST_GUILESS_MAIN(FuzzDecodeStreams)
#include "decode_streams.moc"

#include <random>

#include <QTest>

#include "models/decode/protobufframes.h"
#include "models/decode/protobuflist.h"
#include "tests/support/protobufpairs.h"
#include "tests/support/seeds.h"

using namespace portolan;
using namespace portolan::test;

namespace {

template<class Splitter>
void feedInPieces(Splitter &splitter, std::string_view stream, const std::vector<std::size_t> &borders)
{
    std::size_t from = 0;
    std::unique_ptr<char[]> room;
    for (const std::size_t border : borders) {
        splitter.feed(copyOf(stream.substr(from, border - from), room));
        from = border;
    }
    splitter.feed(copyOf(stream.substr(from), room));
}

struct Cut {
    std::vector<std::string> items;
    Result<ListHead> head;
};

Cut cutList(std::string_view body, const std::vector<std::size_t> &borders)
{
    std::vector<std::string> items;
    ProtobufListSplitter splitter([&](std::string_view item) { items.emplace_back(item); });
    feedInPieces(splitter, body, borders);
    return {items, splitter.finish()};
}

std::string listBody(const std::vector<std::string> &items)
{
    std::string message = pb::bytes(1, pb::bytes(1, "") + pb::bytes(2, "4711") + pb::bytes(3, "more") + pb::number(4, 17));
    for (const std::string &item : items)
        message += pb::bytes(2, item);
    return pb::envelope("v1", "PodList", message);
}

std::vector<std::string> cutFrames(std::string_view stream, const std::vector<std::size_t> &borders, std::size_t *tail = nullptr)
{
    std::vector<std::string> frames;
    ProtobufFrameSplitter splitter([&](std::string_view frame) { frames.emplace_back(frame); });
    feedInPieces(splitter, stream, borders);
    if (tail)
        *tail = splitter.buffered();
    return frames;
}

} // namespace

/// Lists and watches in the API's protobuf form, cut into objects however they arrive.
class DecodeProtobufStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsAreTheSameForEveryBorder();
    void randomPiecesGiveTheSame();
    void everyCutOfAListIsTold();
    void hostileListsAreRefused_data();
    void hostileListsAreRefused();
    void statusesAreRecognised();
    void framesAreTheSameForEveryBorder();
    void eventsAreRead();
    void brokenEventsAreRefused();
};

void DecodeProtobufStreams::itemsAreTheSameForEveryBorder()
{
    const std::vector<std::string> items{pb::named("a", "1"), pb::named("b", "2", pb::bytes(2, std::string(300, 'x'))), "", pb::named("c", "3")};
    const std::string body = listBody(items);
    for (std::size_t border = 0; border <= body.size(); ++border) {
        const Cut cut = cutList(body, {border, std::min(border + 1, body.size())});
        QVERIFY2(cut.head, std::to_string(border).c_str());
        QVERIFY2(cut.items == items, std::to_string(border).c_str());
        QCOMPARE(cut.head->kind + cut.head->apiVersion + cut.head->resourceVersion + cut.head->continueToken, std::string("PodListv14711more"));
        QCOMPARE(cut.head->remainingItemCount.value_or(0), std::int64_t(17));
        const TypeHint hint = cut.head->itemHint();
        QVERIFY(hint.protobuf && hint.kind == "Pod" && hint.apiVersion == "v1");
    }
    const Cut none = cutList(pb::envelope("v1", "PodList", pb::bytes(1, "")), {});
    QVERIFY(none.head && none.items.empty());
    QVERIFY(cutList(pb::envelope("v1", "PodList", ""), {}).head);
}

void DecodeProtobufStreams::randomPiecesGiveTheSame()
{
    std::vector<std::string> items;
    for (const Pair &pair : pairs())
        items.push_back(messageIn(pair.protobuf));
    const std::string body = listBody(items);
    std::string stream;
    for (const Pair &pair : pairs())
        stream += pb::frame("ADDED", pair.protobuf);
    const std::vector<std::string> frames = cutFrames(stream, {});
    QCOMPARE(frames.size(), pairs().size());
    forSeeds([&](unsigned seed) {
        std::mt19937 random(seed);
        const auto bordersOf = [&random](std::size_t size) {
            std::vector<std::size_t> borders;
            const std::size_t longest = random() % 4 == 0 ? 20 : 30'000;
            for (std::size_t at = random() % longest; at < size; at += random() % longest)
                borders.push_back(at);
            return borders;
        };
        for (int round = 0; round < 10; ++round) {
            const Cut cut = cutList(body, bordersOf(body.size()));
            QVERIFY(cut.head && cut.items == items);
            QVERIFY(cutFrames(stream, bordersOf(stream.size())) == frames);
        }
    });
}

void DecodeProtobufStreams::everyCutOfAListIsTold()
{
    const std::string body = listBody({pb::named("a", "1"), pb::named("b", "2")});
    const std::size_t end = body.size() - 4; // the empty encoding and content type say nothing
    for (std::size_t size = 0; size < end; ++size) {
        const Cut cut = cutList(std::string_view(body).substr(0, size), {});
        QVERIFY2(!cut.head && cut.head.error().kind == ErrorKind::Parse, std::to_string(size).c_str());
    }
    QVERIFY(cutList(std::string_view(body).substr(0, end), {}).head);
}

void DecodeProtobufStreams::hostileListsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const std::string &body) { QTest::newRow(name) << QByteArray::fromStdString(body); };
    const std::string magic("k8s\0", 4), type = pb::bytes(1, pb::bytes(1, "v1") + pb::bytes(2, "PodList"));
    const auto list = [&](std::uint64_t length, const std::string &message) { return magic + type + pb::tag(2, 2) + pb::varint(length) + message; };
    row("JSON", R"({"kind":"PodList"})");
    row("a page", "<html>");
    row("an item larger than 16 MB", list(1 << 30, pb::tag(2, 2) + pb::varint((16 << 20) + 1) + "x"));
    row("an item longer than the list", list(10, pb::tag(2, 2) + pb::varint(50) + std::string(60, 'x')));
    row("a field's head that the list's end cuts", list(1, std::string(1, '\x12') + std::string(5, '\x01')));
    row("a negative length", list(static_cast<std::uint64_t>(-1), pb::tag(2, 2) + pb::varint(static_cast<std::uint64_t>(-1)) + "x"));
    row("a length without end", magic + type + pb::tag(2, 2) + std::string(12, '\xff'));
    row("a tag without end", magic + std::string(12, '\xff'));
    row("a field without a number", magic + std::string(1, '\x02') + "\x01x");
    row("a group", list(50, pb::tag(9, 3)));
    row("a type that cannot be read", magic + pb::bytes(1, "\xff"));
    row("metadata that cannot be read", list(50, pb::bytes(1, "\xff")));
    row("two lists", list(0, {}) + pb::bytes(2, {}));
    row("an encoding of its own", list(0, {}) + pb::bytes(3, "gzip"));
    row("something large that is no list", magic + pb::bytes(1, pb::bytes(2, "Pod")) + pb::tag(2, 2) + pb::varint(17 << 20) + "x");
    row("a large type", magic + pb::tag(1, 2) + pb::varint(17 << 20) + "x");
}

void DecodeProtobufStreams::hostileListsAreRefused()
{
    QFETCH(QByteArray, body);
    for (const bool inBytes : {false, true}) {
        ProtobufListSplitter splitter([](std::string_view) { QFAIL("an item"); });
        const std::string_view all(body.constData(), std::size_t(body.size()));
        bool good = true;
        for (std::size_t at = 0; at < all.size(); at += inBytes ? 1 : all.size())
            good = splitter.feed(all.substr(at, inBytes ? 1 : all.size()));
        QVERIFY(!good);
        QVERIFY(splitter.buffered() < 100);
        const Result<ListHead> head = splitter.finish();
        QVERIFY(!head && head.error().kind == ErrorKind::Parse);
        QVERIFY(!head.error().detail.empty());
    }
}

void DecodeProtobufStreams::statusesAreRecognised()
{
    const std::string body = pb::status(410, "Expired", "too old");
    const Cut cut = cutList(body, {3, 20});
    QVERIFY(cut.head && cut.items.empty() && cut.head->status);
    QCOMPARE(cut.head->status->code, 410);
    const Result<ApiStatus> status = parseStatus(body);
    QVERIFY(status);
    QCOMPARE(status->status + status->reason + status->message + status->detailsKind, std::string("FailureExpiredtoo oldpods"));
    QCOMPARE(status->retryAfterSeconds, 7);
    QVERIFY(status->hasCause("FieldValueInvalid"));
    QCOMPARE(status->causes.at(0).message, std::string("cause"));
    QVERIFY(!parseStatus(pb::envelope("v1", "Pod", pb::named("web", "1"))));
    QVERIFY(!parseStatus(body.substr(0, body.size() / 2)));
    QVERIFY(!parseStatus(pb::envelope("v1", "Status", "\xff")));
    const Cut pod = cutList(pb::envelope("v1", "Pod", pb::named("web", "1")), {});
    QVERIFY(pod.head && pod.items.empty() && !pod.head->status && pod.head->kind == "Pod");
}

void DecodeProtobufStreams::framesAreTheSameForEveryBorder()
{
    const std::vector<std::string> events{pb::frame("ADDED", pb::envelope("v1", "Pod", pb::named("web", "1"))),
                                          pb::frame("DELETED", pb::envelope("v1", "Pod", pb::named("web", std::string(300, '2')))), std::string(4, '\0')};
    std::string stream;
    std::vector<std::string> frames;
    for (const std::string &event : events) {
        stream += event;
        frames.push_back(event.substr(4));
    }
    for (std::size_t border = 0; border <= stream.size(); ++border) {
        QVERIFY2(cutFrames(stream, {border, std::min(border + 1, stream.size())}) == frames, std::to_string(border).c_str());
        std::size_t tail = 0, whole = 0;
        const std::size_t complete = cutFrames(std::string_view(stream).substr(0, border), {}, &tail).size();
        for (std::size_t i = 0; i < complete; ++i)
            whole += events[i].size();
        QCOMPARE(tail, border - whole);
    }
}

void DecodeProtobufStreams::eventsAreRead()
{
    using Type = WatchEvent::Type;
    const auto event = [](const char *type, const std::string &object) { return pb::frame(type, object).substr(4); };
    const std::string pod = pb::envelope("v1", "Pod", pb::named("web", "17"));
    const std::string added = event("ADDED", pod);
    const auto read = decodeProtobufWatchEvent(added);
    QVERIFY(read && read->type == Type::Added && read->object == pod);
    const std::string mark = event("BOOKMARK", pb::envelope("v1", "Pod", pb::bytes(1, pb::bytes(6, "4711") + pb::bytes(12, pb::bytes(1, "k8s.io/initial-events-end") + pb::bytes(2, "true")))));
    const auto bookmark = decodeProtobufWatchEvent(mark);
    QVERIFY(bookmark && bookmark->type == Type::Bookmark && bookmark->initialEventsEnd);
    QCOMPARE(bookmark->resourceVersion, std::string("4711"));
    const auto plain = decodeProtobufWatchEvent(event("BOOKMARK", pod));
    QVERIFY(plain && !plain->initialEventsEnd && plain->resourceVersion == "17");
    const std::string gone = event("ERROR", pb::status(410, "Expired", "too old"));
    const auto error = decodeProtobufWatchEvent(gone);
    QVERIFY(error && error->type == Type::Error && error->status);
    QCOMPARE(error->status->code, 410);
    const std::string strange = event("SPLIT", pod);
    const auto unknown = decodeProtobufWatchEvent(strange);
    QVERIFY(unknown && unknown->type == Type::Unknown && unknown->typeText == "SPLIT");
}

void DecodeProtobufStreams::brokenEventsAreRefused()
{
    const std::string good = pb::frame("BOOKMARK", pb::envelope("v1", "Pod", pb::named("web", "17"))).substr(4);
    std::unique_ptr<char[]> room;
    for (std::size_t size = 0; size < good.size(); ++size)
        QVERIFY2(!decodeProtobufWatchEvent(copyOf(std::string_view(good).substr(0, size), room)), std::to_string(size).c_str());
    QVERIFY(!decodeProtobufWatchEvent(R"({"type":"ADDED","object":{}})"));
    QVERIFY(!decodeProtobufWatchEvent(pb::bytes(1, "BOOKMARK") + pb::bytes(2, pb::bytes(1, "no envelope"))));
    ProtobufFrameSplitter splitter([](std::string_view) { QFAIL("a frame"); });
    QVERIFY(!splitter.feed(std::string("\x7f\xff\xff\xff" "abc")));
    QVERIFY(splitter.bad());
}

QTEST_APPLESS_MAIN(DecodeProtobufStreams)
#include "decode_protobufstreams.moc"

#include <random>

#include <QTest>

#include "models/decode/framesplitter.h"
#include "models/decode/listsplitter.h"
#include "tests/support/seeds.h"

using namespace portolan;

/// Lists and watches cut into objects, however they arrive.
class DecodeStreams : public QObject
{
    Q_OBJECT

    struct Cut {
        std::vector<std::string> items;
        Result<ListHead> head;
    };
    static Cut cutList(std::string_view body, const std::vector<std::size_t> &borders)
    {
        std::vector<std::string> items;
        ListSplitter splitter([&](std::string_view item) { items.emplace_back(item); });
        std::size_t from = 0;
        for (const std::size_t border : borders) {
            splitter.feed(std::string(body.substr(from, border - from))); // a copy: reading beyond it would be seen
            from = border;
        }
        splitter.feed(std::string(body.substr(from)));
        return {items, splitter.finish()};
    }
    static std::vector<std::string> cutFrames(std::string_view stream, const std::vector<std::size_t> &borders, std::size_t *tail = nullptr)
    {
        std::vector<std::string> frames;
        FrameSplitter splitter([&](std::string_view frame) { frames.emplace_back(frame); });
        std::size_t from = 0;
        for (const std::size_t border : borders) {
            splitter.feed(std::string(stream.substr(from, border - from)));
            from = border;
        }
        splitter.feed(std::string(stream.substr(from)));
        if (tail)
            *tail = splitter.buffered();
        return frames;
    }
    static std::string longItem(int i)
    {
        return "{\"metadata\":{\"name\":\"pod-" + std::to_string(i) + "\"},\"x\":\"" + std::string(static_cast<std::size_t>(i) * 7, 'y')
            + "{[\\\\\\\"}]\\\\\",\"deep\":[[{\"a\":[]}],{}]}";
    }

private Q_SLOTS:
    void itemsAreTheSameForEveryBorder();
    void membersMayStandAnywhere();
    void statusesAreRecognised();
    void brokenBodiesAreRefused();
    void partsThatNeverEndAreGivenUp();
    void framesAreTheSameForEveryBorder();
    void randomPiecesGiveTheSame();
    void eventsAreRead();

private:
    static void cutRandomly(unsigned seed);
};

void DecodeStreams::itemsAreTheSameForEveryBorder()
{
    std::string body = "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"77\",\"continue\":\"c\\\"]}\",\"remainingItemCount\":5},\"items\":[";
    std::vector<std::string> expected;
    for (int i = 0; i < 20; ++i) {
        expected.push_back(longItem(i));
        body += (i ? " ,\n" : "") + expected.back();
    }
    body += "]}\n";
    for (std::size_t a = 0; a <= body.size(); ++a) {
        const Cut cut = cutList(body, {a, std::min(body.size(), a + 1 + a % 5)});
        QVERIFY2(cut.items == expected, qPrintable(QString::number(a)));
        QVERIFY(cut.head.has_value());
        QCOMPARE(cut.head->resourceVersion, std::string("77"));
        QCOMPARE(cut.head->continueToken, std::string("c\"]}"));
        QCOMPARE(cut.head->remainingItemCount.value_or(0), std::int64_t(5));
        QCOMPARE(cut.head->itemHint().kind, std::string("Pod"));
        if (a < body.size() - 2) { // cut off: what is complete was delivered, the end is missed
            const Cut truncated = cutList(std::string_view(body).substr(0, a), {});
            QVERIFY(!truncated.head);
            QCOMPARE(truncated.head.error().kind, ErrorKind::Parse);
            QVERIFY(std::equal(truncated.items.begin(), truncated.items.end(), expected.begin()));
        }
    }
}

void DecodeStreams::membersMayStandAnywhere()
{
    Cut cut = cutList("{\"items\":[{\"a\":1},null, 7 ,[2]],\"metadata\":{\"resourceVersion\":\"9\"},\"b\":true,\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\"}", {});
    QCOMPARE(cut.items, (std::vector<std::string>{"{\"a\":1}", "null", "7", "[2]"}));
    QCOMPARE(cut.head->kind, std::string("ConfigMapList"));
    QCOMPARE(cut.head->resourceVersion, std::string("9"));
    cut = cutList("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":null}", {});
    QVERIFY(cut.items.empty() && cut.head->kind == "PodList");
    cut = cutList("{\"kind\":\"List\",\"items\":[ ]}", {});
    QVERIFY(cut.items.empty() && cut.head.has_value() && cut.head->itemHint().kind.empty());
    ListSplitter early([](std::string_view) {});
    early.feed("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[{\"a\":");
    QCOMPARE(early.headSoFar().itemHint().kind, std::string("Pod"));
    QCOMPARE(early.headSoFar().resourceVersion, std::string("5"));
    std::vector<std::string> rows;
    ListSplitter table([&](std::string_view row) { rows.emplace_back(row); }, "rows");
    table.feed("{\"kind\":\"Table\",\"columnDefinitions\":[{\"name\":\"Name\"}],\"rows\":[{\"cells\":[1]}]}");
    QVERIFY(table.finish().has_value());
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(table.restOfBody(), std::string("{\"kind\":\"Table\",\"columnDefinitions\":[{\"name\":\"Name\"}]}"));
}

void DecodeStreams::statusesAreRecognised()
{
    const Cut cut = cutList("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"t\"},\"status\":\"Failure\",\"message\":\"too old\",\"reason\":\"Expired\","
                            "\"details\":{\"retryAfterSeconds\":3,\"causes\":[{\"reason\":\"ResourceVersionTooLarge\"}]},\"code\":410}", {});
    QVERIFY(cut.head && cut.head->status);
    QCOMPARE(cut.head->status->retryAfterSeconds, 3);
    QVERIFY(cut.head->status->hasCause("ResourceVersionTooLarge"));
    QCOMPARE(errorFrom(*cut.head->status, "pods").kind, ErrorKind::Gone);
    QCOMPARE(cut.head->status->continueToken, std::string("t"));
}

void DecodeStreams::brokenBodiesAreRefused()
{
    for (const char *body : {"", "  ", "[]", "<html>", "{\"a\" 1}", "{\"a\":}", "{\"items\":[{}{}]}", "{\"items\":[,]}", "{} x", "{\"a\":1 \"b\":2}", "{\"kind\":tru}",
                             "{\"items\":[{}", "{\"metadata\":{]}"}) {
        const Cut cut = cutList(body, {});
        QVERIFY2(!cut.head, body);
        QCOMPARE(cut.head.error().kind, ErrorKind::Parse);
    }
}

void DecodeStreams::partsThatNeverEndAreGivenUp()
{
    const std::string much(1 << 20, 'x');
    for (const char *start : {"{\"items\":[{\"a\":\"", "{\"items\":[1", "{\"metadata\":{\"a\":\"", "{\"a\":\"", "{\""}) {
        ListSplitter list([](std::string_view) {});
        bool goesOn = list.feed(start);
        for (int i = 0; i < 70 && goesOn; ++i)
            goesOn = list.feed(much);
        QVERIFY2(!goesOn && !list.finish(), start);
    }
    FrameSplitter frames([](std::string_view) {});
    bool goesOn = frames.feed("{\"type\":\"");
    for (int i = 0; i < 70 && goesOn; ++i)
        goesOn = frames.feed(much);
    QVERIFY(!goesOn && frames.bad());
}

void DecodeStreams::framesAreTheSameForEveryBorder()
{
    std::string stream;
    std::vector<std::string> expected;
    for (int i = 0; i < 12; ++i) {
        expected.push_back("{\"type\":\"ADDED\",\"object\":" + longItem(i * 3) + "}");
        stream += expected.back() + (i % 3 == 0 ? "" : i % 3 == 1 ? "\n" : " \r\n\n");
    }
    for (std::size_t a = 0; a <= stream.size(); ++a) {
        QVERIFY2(cutFrames(stream, {a}) == expected, qPrintable(QString::number(a)));
        std::size_t tail = 0;
        const auto some = cutFrames(std::string_view(stream).substr(0, a), {a / 2}, &tail);
        QVERIFY(std::equal(some.begin(), some.end(), expected.begin()));
        std::size_t whole = 0;
        for (const std::string &frame : some)
            whole += frame.size();
        QVERIFY(tail <= a - whole);
    }
    FrameSplitter bad([](std::string_view) {});
    QVERIFY(!bad.feed("{}garbage"));
    QVERIFY(bad.bad());
}

void DecodeStreams::randomPiecesGiveTheSame()
{
    test::forSeeds([](unsigned seed) { cutRandomly(seed); });
}

void DecodeStreams::cutRandomly(unsigned seed)
{
    std::mt19937 random(seed);
    const char alphabet[] = {'{', '}', '[', ']', '"', '\\', 'a', ',', ' '};
    for (int round = 0; round < 300; ++round) {
        std::string text(1 + random() % 80, ' ');
        for (char &c : text)
            c = alphabet[random() % sizeof alphabet];
        std::string quoted; // any bytes, as a string's content
        for (const char c : text)
            quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        std::string stream;
        std::vector<std::string> expected;
        for (int i = 0; i < 5; ++i) {
            expected.push_back("{\"" + quoted + "\":[\"" + quoted + "\",{}]}");
            stream += expected.back();
        }
        std::vector<std::size_t> borders;
        for (std::size_t at = random() % 70; at < stream.size(); at += 1 + random() % 70)
            borders.push_back(at);
        QCOMPARE(cutFrames(stream, borders), expected);
    }
}

void DecodeStreams::eventsAreRead()
{
    auto event = decodeWatchEvent("{\"type\":\"MODIFIED\",\"object\":{\"a\":\"}\"}}");
    QVERIFY(event.has_value());
    QCOMPARE(event->type, WatchEvent::Type::Modified);
    QCOMPARE(event->object, std::string_view("{\"a\":\"}\"}"));
    event = decodeWatchEvent("{ \"object\" : {\"metadata\":{\"resourceVersion\":\"12\",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}}} , \"type\" : \"BOOKMARK\" }");
    QVERIFY(event && event->type == WatchEvent::Type::Bookmark && event->initialEventsEnd);
    QCOMPARE(event->resourceVersion, std::string("12"));
    event = decodeWatchEvent("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}}");
    QVERIFY(event && event->status && event->status->code == 410);
    event = decodeWatchEvent("{\"type\":\"NEWS\",\"object\":{}}");
    QVERIFY(event && event->type == WatchEvent::Type::Unknown && event->typeText == "NEWS");
    for (const char *bad : {"", "{}", "{\"type\":\"ADDED\"}", "{\"type\":3,\"object\":{}}", "{\"type\":\"ADDED\",\"object\":[]}", "{\"type\":\"ADDED\",\"object\":{", "{\"type\"", "{\"type\":\"A"})
        QVERIFY2(!decodeWatchEvent(bad), bad);
}

QTEST_GUILESS_MAIN(DecodeStreams)
#include "decode_streams.moc"

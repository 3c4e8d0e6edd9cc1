#include <QTest>

#include "models/decode/protobufjson.h"
#include "models/decode/protobufmessages.h"
#include "models/decode/wiredecoder.h"
#include "tests/support/objecttext.h"
#include "tests/support/protobufpairs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

std::string textOf(const Result<ObjectPtr> &object)
{
    return object ? objectText(**object) : object.error().text();
}

/// The first line in which they differ, so that it can be read.
void compareTexts(const std::string &ours, const std::string &theirs)
{
    const QStringList a = QString::fromStdString(ours).split(QLatin1Char('\n')), b = QString::fromStdString(theirs).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        QCOMPARE(a[i], b[i]);
    QCOMPARE(a.size(), b.size());
}

std::string read(std::string_view message, std::string_view apiVersion, std::string_view kind)
{
    decode::ProtobufJson json;
    const auto text = json.write(message, decode::messageOf(apiVersion, kind));
    return text ? std::string(*text) : text.error().text();
}

std::string podWith(const std::string &spec)
{
    return pb::named("web", "1", pb::bytes(2, spec));
}

} // namespace

/// The API's protobuf form: the same objects as in JSON, however they arrive, and nothing that harms.
class DecodeProtobuf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindReadsTheSameInBothForms_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < pairs().size(); ++i)
            QTest::newRow((pairs()[i].apiVersion + ' ' + pairs()[i].kind + ' ' + pairs()[i].variant).c_str()) << int(i);
    }
    void everyKindReadsTheSameInBothForms()
    {
        QFETCH(int, index);
        const Pair &pair = pairs()[std::size_t(index)];
        StringPool pool;
        ObjectDecoder json(pool);
        WireDecoder wire(pool);
        const Result<ObjectPtr> expected = json.decode(pair.json);
        QVERIFY2(expected, expected ? "" : expected.error().text().c_str());
        compareTexts(textOf(wire.decode(pair.protobuf)), textOf(expected)); // as a watch brings it
        compareTexts(textOf(wire.decode(messageIn(pair.protobuf), {pair.apiVersion, pair.kind, true})), textOf(expected)); // as a list does
        compareTexts(textOf(wire.decode(pair.json)), textOf(expected));
    }
    void everyBuiltInKindHasAForm();
    void whatIsNotReadIsPassedOver();
    void fieldsThatServersWriteOutOfOrderAreFound();
    void timesAreWrittenAsInJson();
    void textsThatAreNoUtf8AreRepaired();
    void aSourceWithoutANameIsToldByItsNumber();
    void everyCutIsRefused();
    void hostileMessagesAreRefused_data();
    void hostileMessagesAreRefused();
    void anObjectThatCannotBeReadIsNamed();
};

void DecodeProtobuf::everyBuiltInKindHasAForm()
{
    for (const KindInfo &info : knownKinds()) {
        if (info.kind == Kind::Other)
            continue;
        const bool custom = info.group == "snapshot.storage.k8s.io";
        for (const QString &version : QString::fromUtf8(info.versions.data(), qsizetype(info.versions.size())).split(QLatin1Char(','))) {
            const std::string apiVersion = apiVersionText(info.group, version.toStdString());
            const auto isIt = [&](const Pair &pair) { return pair.apiVersion == apiVersion && pair.kind == info.name; };
            QVERIFY2(hasProtobufForm(apiVersion, info.name) != custom, info.name.data());
            QVERIFY2(std::any_of(pairs().begin(), pairs().end(), isIt) != custom, info.name.data());
        }
    }
    QVERIFY(!hasProtobufForm("v2", "Pod"));
    QVERIFY(!hasProtobufForm("example.com/v1", "Pod"));
}

void DecodeProtobuf::whatIsNotReadIsPassedOver()
{
    const std::string meta = pb::bytes(1, pb::bytes(1, "web") + pb::bytes(12, pb::bytes(1, "note") + pb::bytes(2, "long"))
                                              + pb::bytes(17, pb::bytes(1, "kubelet") + pb::bytes(7, "no message at all \xff")));
    QCOMPARE(read(meta + pb::bytes(2, pb::bytes(1, "password") + pb::bytes(2, "hunter2")) + pb::bytes(3, "Opaque"), "v1", "Secret"),
             std::string(R"({"metadata":{"name":"web","annotations":{}},"data":{"password":null},"type":"Opaque"})"));
    // Of every wire type there is.
    const std::string unknown = pb::number(100, -1) + pb::tag(101, 1) + "12345678" + pb::bytes(102, "x") + pb::tag(103, 5) + "1234";
    QCOMPARE(read(unknown + pb::bytes(1, pb::bytes(1, "web")) + unknown, "v1", "Pod"), std::string(R"({"metadata":{"name":"web"}})"));
}

void DecodeProtobuf::fieldsThatServersWriteOutOfOrderAreFound()
{
    const std::string message = pb::bytes(3, pb::bytes(6, "10.0.0.1") + pb::bytes(1, "Running")) + pb::bytes(2, pb::bytes(10, "worker") + pb::bytes(3, "Never"))
        + pb::bytes(1, pb::bytes(6, "12") + pb::bytes(1, "web"));
    QCOMPARE(read(message, "v1", "Pod"), std::string(R"({"status":{"podIP":"10.0.0.1","phase":"Running"},"spec":{"nodeName":"worker","restartPolicy":"Never"},)"
                                                     R"("metadata":{"resourceVersion":"12","name":"web"}})"));
}

void DecodeProtobuf::timesAreWrittenAsInJson()
{
    const auto time = [](const std::string &moment) { return read(pb::bytes(1, pb::bytes(8, moment)), "v1", "Pod"); };
    const auto shown = [](const char *text) { return std::string(R"({"metadata":{"creationTimestamp":)") + text + "}}"; };
    QCOMPARE(time(pb::number(1, 1767225599) + pb::number(2, 999'999'999)), shown(R"("2025-12-31T23:59:59Z")"));
    QCOMPARE(time(pb::number(1, -1) + pb::number(2, 0)), shown(R"("1969-12-31T23:59:59Z")"));
    QCOMPARE(time(pb::number(1, 951'782'400)), shown(R"("2000-02-29T00:00:00Z")"));
    QCOMPARE(time(""), shown("null"));
    QCOMPARE(time(pb::number(1, std::numeric_limits<std::int64_t>::max())), shown("null"));
    QCOMPARE(time(pb::number(1, std::numeric_limits<std::int64_t>::min())), shown("null"));
    QCOMPARE(read(pb::bytes(10, pb::number(1, 1767225600) + pb::number(2, 1'234'567)), "v1", "Event"), std::string(R"({"eventTime":"2026-01-01T00:00:00.001234Z"})"));
}

void DecodeProtobuf::textsThatAreNoUtf8AreRepaired()
{
    StringPool pool;
    WireDecoder wire(pool);
    const auto object = wire.decode(pb::named("web", "1", pb::bytes(3, pb::bytes(3, "cut \xe4\xb8 \"quoted\"\t\x01"))), {"v1", "Pod", true});
    QVERIFY(object);
    QCOMPARE(static_cast<const Pod &>(**object).message, std::string("cut \xef\xbf\xbd\xef\xbf\xbd \"quoted\"\t\x01"));
}

void DecodeProtobuf::aSourceWithoutANameIsToldByItsNumber()
{
    StringPool pool;
    WireDecoder wire(pool);
    const std::string newer = pb::bytes(1, pb::bytes(1, "data") + pb::bytes(2, pb::bytes(99, "anything")));
    const std::string known = pb::bytes(1, pb::bytes(1, "more") + pb::bytes(2, pb::bytes(26, pb::bytes(1, pb::bytes(98, "")))));
    const auto object = wire.decode(podWith(newer + known), {"v1", "Pod", true});
    QVERIFY(object);
    const auto &volumes = static_cast<const Pod &>(**object).volumes;
    QCOMPARE(volumes.size(), std::size_t(2));
    QCOMPARE(volumes[0].source.typeName.str(), std::string("field 99"));
    QVERIFY(volumes[0].source.type == SourceType::None);
    QCOMPARE(volumes[1].source.projected.at(0).typeName.str(), std::string("field 98"));
    QVERIFY(volumes[1].source.projected.at(0).type == ProjectedSource::Type::Other);
}

void DecodeProtobuf::everyCutIsRefused()
{
    for (const Pair &pair : pairs()) {
        StringPool pool;
        WireDecoder wire(pool);
        const std::string message = messageIn(pair.protobuf);
        const std::size_t end = pair.protobuf.find(message) + message.size();
        std::unique_ptr<char[]> room;
        for (std::size_t size = protobufMagic.size(); size < end; size += 1 + size / 400) {
            const auto object = wire.decode(copyOf(std::string_view(pair.protobuf).substr(0, size), room));
            QVERIFY2(!object && object.error().kind == ErrorKind::Parse, (pair.kind + ' ' + std::to_string(size)).c_str());
        }
        for (std::size_t size = 0; size < message.size(); size += 1 + size / 400) { // may be whole where a field ends
            const auto object = wire.decode(copyOf(std::string_view(message).substr(0, size), room), {pair.apiVersion, pair.kind, true});
            QVERIFY(object || object.error().kind == ErrorKind::Parse);
        }
    }
}

void DecodeProtobuf::hostileMessagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const std::string &message) { QTest::newRow(name) << QByteArray::fromStdString(message); };
    const std::string text = "web";
    row("a length beyond the end", pb::tag(1, 2) + pb::varint(4) + text);
    row("a length beyond the end, of what is not read", pb::tag(50, 2) + pb::varint(4) + text);
    row("a length that fits when it is cut to 32 bits", pb::tag(1, 2) + pb::varint((1ULL << 32) + 3) + text);
    row("the same, of what is not read", pb::tag(50, 2) + pb::varint((1ULL << 32) + 3) + text);
    row("a negative length", pb::tag(1, 2) + pb::varint(static_cast<std::uint64_t>(-3)) + text);
    row("a length without end", pb::tag(1, 2) + std::string(11, '\xff'));
    row("a number without end", pb::tag(50, 0) + std::string(11, '\xff'));
    row("a field without a number", std::string(1, '\x02') + '\x01' + 'x');
    row("a group", pb::tag(50, 3) + pb::tag(50, 4));
    row("groups within groups", [] {
        std::string deep;
        for (int i = 0; i < 100'000; ++i)
            deep += pb::tag(50, 3);
        return deep;
    }());
    row("the sixth wire type", pb::tag(50, 6) + text);
    row("a number where a message belongs", pb::number(1, 5));
    row("a message where a number belongs", podWith(pb::bytes(11, "x")));
    row("a fixed number where a text belongs", podWith(pb::tag(10, 1) + "12345678"));
    row("a cut map entry", pb::bytes(1, pb::bytes(1, "web") + pb::bytes(11, pb::tag(1, 2) + pb::varint(9) + "x")));
    row("a cut time", pb::bytes(1, pb::bytes(1, "web") + pb::bytes(8, pb::tag(1, 0) + '\x80')));
    row("a cut quantity", podWith(pb::bytes(40, pb::bytes(1, pb::bytes(1, "cpu") + pb::bytes(2, pb::tag(1, 2) + '\x05')))));
}

void DecodeProtobuf::hostileMessagesAreRefused()
{
    QFETCH(QByteArray, message);
    StringPool pool;
    WireDecoder wire(pool);
    std::unique_ptr<char[]> room;
    const auto object = wire.decode(copyOf({message.constData(), std::size_t(message.size())}, room), {"v1", "Pod", true});
    QVERIFY(!object);
    QCOMPARE(int(object.error().kind), int(ErrorKind::Parse));
    QVERIFY2(object.error().detail.starts_with("no sound protobuf message: "), object.error().detail.c_str());
}

void DecodeProtobuf::anObjectThatCannotBeReadIsNamed()
{
    StringPool pool;
    WireDecoder wire(pool);
    const std::string broken = pb::envelope("v1", "Pod", pb::named("web", "1", pb::bytes(2, "\xff")));
    const auto object = wire.decode(broken);
    QVERIFY(!object);
    QCOMPARE(object.error().context, std::string("pods/shop/web"));
    const auto who = looseIdentity(broken);
    QVERIFY(who);
    QCOMPARE(who->ns + '/' + who->name + '/' + who->uid, std::string("shop/web/uid-web"));
    QVERIFY(!looseIdentity(pb::envelope("v1", "Pod", pb::bytes(2, ""))));
    QVERIFY(!looseIdentity(pb::envelope("v1", "Pod", "\xff")));
    QCOMPARE(wire.decode(pb::envelope("example.com/v1", "Buoy", pb::named("web", "1"))).error().text(),
             std::string("Buoy/shop/web: its protobuf form is not known: example.com/v1 Buoy"));
    QCOMPARE(wire.decode(pb::envelope("v1", "Pod", "")).error().text(), std::string("pods/?: metadata.name is missing"));
    QVERIFY(!wire.decode(std::string("k8s\0", 4) + pb::bytes(2, pb::named("web", "1")) + pb::bytes(3, "gzip")));
}

QTEST_APPLESS_MAIN(DecodeProtobuf)
#include "decode_protobuf.moc"

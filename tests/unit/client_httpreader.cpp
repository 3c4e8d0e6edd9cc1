#include <random>

#include <QTest>

#include "models/client/httpreader.h"
#include "models/client/inflater.h"
#include "tests/support/gzip.h"

using namespace portolan;
using test::gzip;

namespace {

/// All of one answer, fed in the given cuts: "status|body|END", or "BAD".
std::string readAll(const std::string &bytes, const std::vector<std::size_t> &cuts, bool closes)
{
    HttpReader reader;
    std::string told, body;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        const std::size_t to = i < cuts.size() ? cuts[i] : bytes.size();
        reader.append(std::string_view(bytes).substr(from, to - from));
        from = to;
        for (;;) {
            const HttpReader::Event event = reader.next();
            if (event == HttpReader::Event::More)
                break;
            if (event == HttpReader::Event::Bad)
                return "BAD";
            if (event == HttpReader::Event::Head)
                told = std::to_string(reader.head().status);
            if (event == HttpReader::Event::Data)
                body += reader.takeData();
            if (event == HttpReader::Event::End)
                return told + "|" + body + (reader.reusable() ? "|END" : "|END CLOSE");
        }
    }
    return told + "|" + body + (closes && reader.endOfStream() ? "|END CLOSE" : "|CUT");
}

} // namespace

/// HTTP/1.1 answers, cut anywhere.
class ClientHttpReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersAreReadHoweverTheyAreCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("read");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello") << "200|hello|END";
        QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: 1\r\n\r\n") << "200|hello|END";
        QTest::newRow("to the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nhello") << "200|hello|END CLOSE";
        QTest::newRow("1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello") << "200|hello|END CLOSE";
        QTest::newRow("closing") << QByteArray("HTTP/1.1 404 Not Found\r\nConnection: Close\r\ncontent-length: 2\r\n\r\nno") << "404|no|END CLOSE";
        QTest::newRow("nothing") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << "204||END";
        QTest::newRow("early hints") << QByteArray("HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") << "200||END";
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << "BAD";
        QTest::newRow("bad length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n") << "BAD";
        QTest::newRow("bad chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n") << "BAD";
        QTest::newRow("long chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n") << "BAD";
        const QByteArray chunked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), start("HTTP/1.1 200 OK\r\n"), hello("\r\nhello");
        QTest::newRow("negative chunk") << chunked + "-5\r\nhello\r\n0\r\n\r\n" << "BAD";
        QTest::newRow("signed chunk") << chunked + "+5\r\nhello\r\n0\r\n\r\n" << "BAD";
        QTest::newRow("0x chunk") << chunked + "0x5\r\nhello\r\n0\r\n\r\n" << "BAD";
        QTest::newRow("blank before the size") << chunked + " 5\r\nhello\r\n0\r\n\r\n" << "BAD";
        QTest::newRow("blank behind the size") << chunked + "5 \r\nhello\r\n0\r\n\r\n" << "200|hello|END";
        QTest::newRow("no size") << chunked + "\r\nhello\r\n0\r\n\r\n" << "BAD";
        QTest::newRow("huge chunk") << chunked + "ffffffff\r\nhello" << "BAD";
        QTest::newRow("chunk beyond 64 bits") << chunked + "fffffffffffffffff\r\nhello" << "BAD";
        QTest::newRow("short chunk") << chunked + "6\r\nhello\r\n0\r\n\r\n" << "BAD";
        QTest::newRow("chunk without CR") << chunked + "5\nhello\r\n0\r\n\r\n" << "BAD";
        QTest::newRow("length and chunks") << start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" + hello << "BAD";
        QTest::newRow("two lengths") << start + "Content-Length: 5\r\nContent-Length: 4\r\n" + hello << "BAD";
        QTest::newRow("two equal lengths") << start + "Content-Length: 5\r\nContent-Length: 5\r\n" + hello << "200|hello|END";
        QTest::newRow("lengths in a list") << start + "Content-Length: 5, 4\r\n" + hello << "BAD";
        QTest::newRow("signed length") << start + "Content-Length: +5\r\n" + hello << "BAD";
        QTest::newRow("length beyond 63 bits") << start + "Content-Length: 18446744073709551615\r\n" + hello << "BAD";
        QTest::newRow("empty length") << start + "Content-Length:\r\n" + hello << "BAD";
        QTest::newRow("coding that only looks so") << start + "Transfer-Encoding: xchunked\r\n" + hello << "BAD";
        QTest::newRow("two codings") << start + "Transfer-Encoding: gzip, chunked\r\n" + hello << "BAD";
        QTest::newRow("chunks in 1.0") << QByteArray("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << "BAD";
        QTest::newRow("blank before the colon") << start + "Content-Length : 5\r\n" + hello << "BAD";
        QTest::newRow("control in a value") << start + "X: a\x01b\r\nContent-Length: 5\r\n" + hello << "BAD";
        QTest::newRow("CR within a value") << start + "X: a\rContent-Length: 4\r\nContent-Length: 5\r\n" + hello << "BAD";
        QTest::newRow("no name") << start + ": x\r\n" + hello << "BAD";
        QTest::newRow("four digits") << QByteArray("HTTP/1.1 2000 OK\r\n\r\n") << "BAD";
        QTest::newRow("1.2") << QByteArray("HTTP/1.2 200 OK\r\n\r\n") << "BAD";
        QTest::newRow("lines without CR") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 9\n\nhe\r\n\r\nllo") << "200|he\r\n\r\nllo|END";
        QTest::newRow("announced for ever") << QByteArray("HTTP/1.1 102 Processing\r\n\r\n").repeated(7) + start + "\r\n" << "BAD";
        QTest::newRow("cut length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello") << "200|hello|CUT";
        QTest::newRow("cut chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhello") << "200|hello|CUT";
    }
    void answersAreReadHoweverTheyAreCut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, read);
        const std::string text = bytes.toStdString();
        QCOMPARE(QString::fromStdString(readAll(text, {}, true)), read);
        std::vector<std::size_t> everywhere;
        for (std::size_t i = 1; i < text.size(); ++i) {
            everywhere.push_back(i);
            QCOMPARE(QString::fromStdString(readAll(text, {i}, true)), read);
        }
        QCOMPARE(QString::fromStdString(readAll(text, everywhere, true)), read);
    }

    void nothingIsAskedAgainWhereSomethingStandsBehindTheEnd()
    {
        for (const char *answer : {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 204 No Content\r\n\r\n",
                                   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}) {
            QVERIFY(!readAll(answer, {}, false).ends_with("CLOSE"));
            QVERIFY(readAll(std::string(answer) + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", {}, false).ends_with("END CLOSE"));
        }
    }

    /// Heads, lines, trailers and announcements that never end: refused before they fill the memory, and without recursion.
    void whatNeverEndsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("repeated");
        QTest::newRow("one header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << QByteArray("a");
        QTest::newRow("headers") << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X: a\r\n");
        QTest::newRow("a status line") << QByteArray("HTTP/1.1 200 ") << QByteArray("a");
        QTest::newRow("a chunk's extension") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;") << QByteArray("x");
        QTest::newRow("a trailer") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ") << QByteArray("x");
        QTest::newRow("trailers") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n") << QByteArray("X: x\r\n");
        QTest::newRow("announcements") << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
    }
    void whatNeverEndsIsRefused()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, repeated);
        const QByteArray much = repeated.repeated(2'000'000 / int(repeated.size()));
        QCOMPARE(readAll((start + much).toStdString(), {}, false), std::string("BAD"));
        HttpReader reader;
        reader.append(start.toStdString());
        HttpReader::Event event = HttpReader::Event::More;
        for (int i = 0; i < 3'000 && event != HttpReader::Event::Bad; ++i) {
            reader.append(std::string_view(much.constData(), 1000));
            event = reader.next();
        }
        QCOMPARE(int(event), int(HttpReader::Event::Bad));
    }

    void bodiesThatSwellBeyondMeasureAreRefused()
    {
        const std::string bomb = gzip(std::string(200 << 20, 'a')); // a thousandth of it
        Inflater inflater;
        inflater.append(bomb);
        std::size_t unpacked = 0;
        for (std::string piece = inflater.next(); !piece.empty() && !inflater.failed(); piece = inflater.next())
            unpacked += piece.size();
        QVERIFY(inflater.failed());
        QVERIFY(unpacked < (100 << 20));
    }

    void compressedBodiesAreUnpackedHoweverTheyAreCut()
    {
        const unsigned seed = 7;
        std::mt19937 random(seed);
        std::string plain;
        for (int i = 0; i < 200'000; ++i)
            plain += "abcdefgh"[random() % 8];
        const std::string packed = gzip(plain.substr(0, 100'000)) + gzip(plain.substr(100'000)); // two members
        Inflater inflater;
        std::string out;
        for (std::size_t at = 0; at < packed.size();) {
            const std::size_t size = std::min<std::size_t>(1 + random() % 5000, packed.size() - at);
            inflater.append(std::string_view(packed).substr(at, size));
            at += size;
            for (std::string piece = inflater.next(); !piece.empty(); piece = inflater.next()) {
                QVERIFY(piece.size() <= 256 * 1024);
                out += piece;
            }
        }
        QVERIFY(inflater.finished());
        QVERIFY(out == plain);
        Inflater damaged;
        damaged.append("no gzip at all");
        QVERIFY(damaged.next().empty());
        QVERIFY(damaged.failed());
    }
};

QTEST_APPLESS_MAIN(ClientHttpReader)
#include "client_httpreader.moc"

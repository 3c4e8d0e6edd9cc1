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

#include <atomic>
#include <random>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include "models/client/maketransport.h"
#include "models/client/qnamtransport.h"
#include "models/client/rawtransport.h"
#include "tests/support/gzip.h"

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr qint64 mebibyte = 1 << 20;

std::string podText(std::uint64_t number)
{
    return R"({"metadata":{"name":"pod-)" + std::to_string(number) + R"(","uid":")" + std::to_string(number * 2654435761) + R"("}},)";
}

/// Sends a body as fast as the connection takes it, from a thread of its own, and counts what has been taken.
class FastServer
{
public:
    explicit FastServer(QByteArray piece, int pieces, bool gzipped = false) : m_piece(std::move(piece)), m_pieces(pieces), m_gzipped(gzipped)
    {
        m_server.moveToThread(&m_thread);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
        });
        m_thread.start();
        QMetaObject::invokeMethod(&m_server, [this] { m_server.listen(QHostAddress::LocalHost); }, Qt::BlockingQueuedConnection);
    }
    ~FastServer()
    {
        QMetaObject::invokeMethod(&m_server, [this] {
            qDeleteAll(m_server.findChildren<QTcpSocket *>());
            m_server.close();
            m_server.moveToThread(nullptr);
        }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] qint64 size() const { return m_piece.size() * m_pieces; }
    std::atomic<qint64> taken = 0; ///< of the body, by the system

private:
    void answer(QTcpSocket &socket)
    {
        if (!socket.readAll().contains("\r\n\r\n"))
            return;
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + QByteArray(m_gzipped ? "Content-Encoding: gzip\r\n" : "")
                     + "Content-Length: " + QByteArray::number(size()) + "\r\n\r\n");
        auto left = std::make_shared<int>(m_pieces);
        const auto more = [this, &socket, left] {
            while (*left > 0 && socket.bytesToWrite() < mebibyte) {
                socket.write(m_piece);
                --*left;
            }
            taken = size() - *left * m_piece.size() - socket.bytesToWrite();
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
        more();
    }

    const QByteArray m_piece;
    const int m_pieces;
    const bool m_gzipped;
    QTcpServer m_server;
    QThread m_thread;
};

} // namespace

/// Whoever takes the bytes of an answer is slow: nothing piles up where our own transport reads them, which is where a session asks for
/// what may be large; Qt's goes on.
class ClientBackpressure : public QObject
{
    Q_OBJECT
    static std::unique_ptr<Transport> make(bool raw, quint16 port)
    {
        EffectiveConnection connection;
        connection.server = {"http", "127.0.0.1", port, {}};
        if (raw)
            return std::make_unique<RawTransport>(*rawEndpointOf(connection, {}));
        Endpoint endpoint;
        endpoint.base = QUrl(QString::fromStdString(connection.server.url()));
        return std::make_unique<QnamTransport>(endpoint);
    }
    static HttpRequest request(int idleMs = 0)
    {
        HttpRequest out;
        out.target = "/api/v1/pods";
        out.idleTimeoutMs = idleMs;
        return out;
    }

private Q_SLOTS:
    void whatIsPausedStaysWithTheServer_data()
    {
        QTest::addColumn<bool>("asASessionDoes");
        QTest::newRow("our own transport") << false;
        QTest::newRow("a session's transport, asked so that it can be paused") << true;
    }
    void whatIsPausedStaysWithTheServer()
    {
        QFETCH(bool, asASessionDoes);
        FastServer server(QByteArray(64 * 1024, 'x'), 2048); // 128 MB
        EffectiveConnection connection;
        connection.server = {"http", "127.0.0.1", server.port(), {}};
        const auto transport = asASessionDoes ? *makeTransport(connection, {}) : make(true, server.port());
        HttpRequest asked = request(200);
        asked.pausable = asASessionDoes;
        qint64 got = 0;
        int ends = 0;
        std::optional<Error> error;
        std::unique_ptr<HttpCall> call;
        bool pauses = true;
        const auto data = [&](std::string_view bytes) {
            got += qint64(bytes.size());
            if (pauses)
                call->setPaused(true);
        };
        call = transport->start(asked, {{}, data, [&](const std::optional<Error> &e) { error = e; ++ends; }});
        QTRY_VERIFY(got > 0);
        qint64 before = -1;
        for (int quiet = 0; quiet < 10; ++quiet) { // until the server gets no more away, and longer than the call would bear silence
            QTest::qWait(50);
            if (std::exchange(before, server.taken.load()) != server.taken)
                quiet = 0;
        }
        const qint64 held = server.taken - got; // by us, and by the system's sockets, which are some megabytes
        QVERIFY2(held < 24 * mebibyte, std::to_string(held).c_str());
        QCOMPARE(ends, 0);
        pauses = false;
        call->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(ends, 1, 60'000);
        QVERIFY2(!error, error ? error->text().c_str() : "");
        QCOMPARE(got, server.size());
    }
    void whatIsPausedOftenArrivesWhole_data()
    {
        QTest::addColumn<bool>("raw");
        QTest::addColumn<bool>("gzipped");
        for (const bool gzipped : {false, true}) {
            QTest::addRow("qnam %d", gzipped) << false << gzipped;
            QTest::addRow("raw %d", gzipped) << true << gzipped;
        }
    }
    void whatIsPausedOftenArrivesWhole()
    {
        QFETCH(bool, raw);
        QFETCH(bool, gzipped);
        std::string plain;
        std::mt19937_64 random(1);
        while (plain.size() < 16 * mebibyte) // packed it is several times what a reply may hold, too
            plain += podText(random());
        const std::string sent = gzipped ? gzip(plain) : plain;
        QVERIFY(sent.size() > 4 * mebibyte);
        FastServer server(QByteArray::fromStdString(sent), 1, gzipped);
        const auto transport = make(raw, server.port());
        QObject context;
        std::string got;
        std::size_t largest = 0;
        int ends = 0;
        std::optional<Error> error;
        std::unique_ptr<HttpCall> call;
        const auto data = [&](std::string_view bytes) {
            got += bytes;
            largest = std::max(largest, bytes.size());
            call->setPaused(true);
            QTimer::singleShot(0, &context, [&call] { call->setPaused(false); });
        };
        call = transport->start(request(), {{}, data, [&](const std::optional<Error> &e) { error = e; ++ends; }});
        QTRY_COMPARE_WITH_TIMEOUT(ends, 1, 60'000);
        QVERIFY2(!error, error ? error->text().c_str() : "");
        QVERIFY(got == plain);
        QVERIFY2(!raw || largest <= mebibyte, std::to_string(largest).c_str());
    }
    void aSlowReaderIsNotReadAheadOf()
    {
        FastServer server(QByteArray(64 * 1024, 'x'), 1024); // 64 MB
        const auto transport = make(true, server.port());
        qint64 got = 0, most = 0;
        int ends = 0;
        const auto data = [&](std::string_view bytes) {
            QThread::msleep(2); // decoding
            got += qint64(bytes.size());
            most = std::max(most, server.taken - got);
        };
        const auto call = transport->start(request(), {{}, data, [&](const std::optional<Error> &) { ++ends; }});
        QTRY_COMPARE_WITH_TIMEOUT(ends, 1, 60'000);
        QCOMPARE(got, server.size());
        QVERIFY2(most < 24 * mebibyte, std::to_string(most).c_str());
    }
};

QTEST_GUILESS_MAIN(ClientBackpressure)
#include "client_backpressure.moc"

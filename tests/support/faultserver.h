#pragma once

#include <functional>
#include <string>
#include <vector>

#include <sys/socket.h>

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace portolan::test {

/// A plain HTTP/1.1 server that does to each request what its script says: whole answers, pieces with pauses, cuts, resets,
/// ends, silence. In the thread it is made in.
class FaultServer
{
public:
    struct Step {
        enum class What { Send, Wait, Reset, Close } what = What::Send;
        QByteArray bytes;
        int ms = 0;
    };
    using Script = std::vector<Step>;

    FaultServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                ++connections;
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }
    [[nodiscard]] int port() const { return m_server.serverPort(); }

    /// What to do to a request, given its head.
    std::function<Script(const QByteArray &head)> script;
    QByteArrayList heads;
    int connections = 0;

    static QByteArray head(int status, const QByteArray &headers) { return "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + headers + "\r\n"; }
    static QByteArray whole(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return head(status, headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n") + body;
    }
    static QByteArray chunk(const QByteArray &bytes) { return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n"; }
    static QByteArray chunkedHead() { return head(200, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"); }

private:
    /// RST instead of FIN.
    static void reset(QTcpSocket *socket)
    {
        const linger hard{1, 0};
        setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        socket->abort();
    }
    void read(QTcpSocket *socket)
    {
        QByteArray buffer = socket->property("buffer").toByteArray() + socket->readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end >= 0) {
            heads << buffer.left(end);
            play(socket, script(buffer.left(end)), 0);
            buffer.remove(0, end + 4);
        }
        socket->setProperty("buffer", buffer);
    }
    void play(QTcpSocket *socket, const Script &steps, std::size_t at)
    {
        for (; at < steps.size(); ++at) {
            const Step &step = steps[at];
            switch (step.what) {
            case Step::What::Send: socket->write(step.bytes); socket->flush(); break;
            case Step::What::Wait:
                QTimer::singleShot(step.ms, socket, [this, socket, steps, at] { play(socket, steps, at + 1); });
                return;
            case Step::What::Reset: reset(socket); return;
            case Step::What::Close: socket->disconnectFromHost(); return;
            }
        }
    }
    QTcpServer m_server;
};

} // namespace portolan::test

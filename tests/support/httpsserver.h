#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <QHash>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>

#include "tests/support/pki.h"

namespace portolan::test {

struct ReceivedRequest {
    std::string method, target;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case, in order
    std::string body;
    std::string clientName; ///< common name of the client's certificate
    std::string serverName; ///< SNI is not visible in Qt; filled by tests that look elsewhere

    [[nodiscard]] std::vector<std::string> all(const std::string &name) const
    {
        std::vector<std::string> values;
        for (const auto &[key, value] : headers) {
            if (key == name)
                values.push_back(value);
        }
        return values;
    }
};

/// A server that records requests and answers each with what `answer` returns: a whole HTTP response, kept alive.
/// Without an identity it speaks plain HTTP. Runs in the thread it is made in.
class RecordingServer
{
public:
    using Answer = std::function<std::string(const ReceivedRequest &)>;

    static std::string ok(const std::string &body = "{}", const std::string &type = "application/json")
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

    RecordingServer() : m_server(new QTcpServer) { begin(); }
    RecordingServer(const Identity &identity, const std::string &clientCa, bool wantsCertificate = true)
    {
        auto *server = new QSslServer;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromData(QByteArray::fromStdString(identity.certPem), QSsl::Pem));
        const QByteArray key = QByteArray::fromStdString(identity.keyPem);
        const QSslKey ec(key, QSsl::Ec), rsa(key, QSsl::Rsa);
        tls.setPrivateKey(ec.isNull() ? rsa : ec);
        tls.setPeerVerifyMode(wantsCertificate ? QSslSocket::QueryPeer : QSslSocket::VerifyNone);
        tls.setCaCertificates(QSslCertificate::fromData(QByteArray::fromStdString(clientCa), QSsl::Pem));
        server->setSslConfiguration(tls);
        m_server.reset(server);
        begin();
    }

    [[nodiscard]] int port() const { return m_server->serverPort(); }
    [[nodiscard]] std::vector<ReceivedRequest> &requests() { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Ends every connection, as a server that restarts.
    void closeAll()
    {
        for (QTcpSocket *socket : m_buffers.keys())
            socket->disconnectFromHost();
    }
    Answer answer = [](const ReceivedRequest &) { return ok(); };
    bool closesAfterAnswer = false;

private:
    void begin()
    {
        m_server->listen(QHostAddress::LocalHost);
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                ++m_connections;
                QObject::connect(socket, &QTcpSocket::readyRead, m_server.get(), [this, socket] { read(socket); });
                QObject::connect(socket, &QTcpSocket::disconnected, m_server.get(), [this, socket] {
                    m_buffers.remove(socket);
                    socket->deleteLater();
                });
                read(socket);
            }
        });
    }
    void read(QTcpSocket *socket)
    {
        if (socket->state() != QAbstractSocket::ConnectedState && socket->bytesAvailable() == 0)
            return;
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        for (;;) {
            const qsizetype head = buffer.indexOf("\r\n\r\n");
            if (head < 0)
                return;
            ReceivedRequest request = parseHead(buffer.left(head));
            const auto length = request.all("content-length");
            const qsizetype size = length.empty() ? 0 : std::stol(length.front());
            if (buffer.size() < head + 4 + size)
                return;
            request.body = buffer.mid(head + 4, size).toStdString();
            buffer.remove(0, head + 4 + size);
            if (auto *tls = qobject_cast<QSslSocket *>(socket))
                request.clientName = tls->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0).toStdString();
            m_requests.push_back(request);
            socket->write(QByteArray::fromStdString(answer(request)));
            if (closesAfterAnswer)
                return socket->disconnectFromHost();
        }
    }
    static ReceivedRequest parseHead(const QByteArray &head)
    {
        ReceivedRequest request;
        const QList<QByteArray> lines = head.split('\n');
        const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
        request.method = first.value(0).toStdString();
        request.target = first.value(1).toStdString();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            request.headers.emplace_back(lines[i].left(colon).trimmed().toLower().toStdString(), lines[i].mid(colon + 1).trimmed().toStdString());
        }
        return request;
    }

    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    std::vector<ReceivedRequest> m_requests;
    int m_connections = 0;
};

} // namespace portolan::test

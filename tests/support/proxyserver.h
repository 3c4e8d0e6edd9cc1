#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QPointer>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include "models/client/socketpump.h"
#include "tests/support/pki.h"

namespace portolan::test {

/// A proxy for tests: CONNECT over plain HTTP or over TLS, or SOCKS5. Names other than addresses lead to loopback.
class ProxyServer
{
public:
    enum class Kind { Http, Https, Socks5 };
    explicit ProxyServer(Kind kind, const Identity &identity = {}) : m_kind(kind)
    {
        if (kind == Kind::Https) {
            auto *server = new QSslServer;
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.setLocalCertificateChain(QSslCertificate::fromData(QByteArray::fromStdString(identity.certPem), QSsl::Pem));
            tls.setPrivateKey(QSslKey(QByteArray::fromStdString(identity.keyPem), QSsl::Ec));
            server->setSslConfiguration(tls);
            m_server.reset(server);
        } else {
            m_server.reset(new QTcpServer);
        }
        m_server->listen(QHostAddress::LocalHost);
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection())
                accept(socket);
        });
    }
    [[nodiscard]] int port() const { return m_server->serverPort(); }

    std::vector<std::string> targets;     ///< "host:port", as asked for
    std::vector<std::string> credentials; ///< Proxy-Authorization, or "user:password" of SOCKS5
    int refuseWith = 0;                   ///< an HTTP status instead of a tunnel
    bool wantsPassword = false;

private:
    struct Client {
        QByteArray buffer;
        int step = 0;
    };
    void accept(QTcpSocket *socket)
    {
        auto client = std::make_shared<Client>();
        auto *reading = new QObject(socket); // its death ends our reading
        const auto read = [this, socket, client, reading] {
            client->buffer += socket->readAll();
            if (m_kind == Kind::Socks5 ? socks(socket, *client) : http(socket, *client))
                delete reading;
        };
        QObject::connect(socket, &QTcpSocket::readyRead, reading, read);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->bytesAvailable() > 0)
            read();
    }
    bool http(QTcpSocket *socket, Client &client)
    {
        if (!client.buffer.contains("\r\n\r\n"))
            return false;
        const QList<QByteArray> lines = client.buffer.split('\n');
        for (const QByteArray &line : lines) {
            if (line.toLower().startsWith("proxy-authorization:"))
                credentials.push_back(line.mid(20).trimmed().toStdString());
        }
        const QByteArray target = lines[0].split(' ').value(1);
        targets.push_back(target.toStdString());
        const bool unauthorized = wantsPassword && credentials.empty();
        if (refuseWith != 0 || unauthorized) {
            socket->write("HTTP/1.1 " + QByteArray::number(unauthorized ? 407 : refuseWith)
                          + " No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
            return true;
        }
        tunnel(socket, target.mid(target.lastIndexOf(':') + 1).toInt(), "HTTP/1.1 200 Connection established\r\n\r\n");
        return true;
    }
    bool socks(QTcpSocket *socket, Client &client)
    {
        QByteArray &b = client.buffer;
        if (client.step == 0 && b.size() >= 2 && b.size() >= 2 + b[1]) {
            const bool password = b.mid(2, b[1]).contains('\x02') && wantsPassword;
            b.remove(0, 2 + b[1]);
            client.step = password ? 1 : 2;
            socket->write(password ? QByteArray("\x05\x02", 2) : QByteArray("\x05\x00", 2));
        }
        if (client.step == 1 && b.size() >= 2 && b.size() >= 3 + b[1] && b.size() >= 3 + b[1] + b[2 + b[1]]) {
            credentials.push_back((b.mid(2, b[1]) + ":" + b.mid(3 + b[1], b[2 + b[1]])).toStdString());
            b.clear();
            client.step = 2;
            socket->write(QByteArray("\x01\x00", 2));
        }
        if (client.step == 2 && b.size() >= 5 && b[3] == 3 && b.size() >= 7 + b[4]) { // by name: resolved here
            const int port = (static_cast<unsigned char>(b[5 + b[4]]) << 8) | static_cast<unsigned char>(b[6 + b[4]]);
            targets.push_back(b.mid(5, b[4]).toStdString() + ":" + std::to_string(port));
            tunnel(socket, port, QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
            return true;
        }
        if (client.step == 2 && b.size() >= 10 && b[3] == 1) {
            const int port = (static_cast<unsigned char>(b[8]) << 8) | static_cast<unsigned char>(b[9]);
            targets.push_back("address:" + std::to_string(port));
            tunnel(socket, port, QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
            return true;
        }
        return false;
    }
    void tunnel(QTcpSocket *socket, int port, const QByteArray &answer)
    {
        auto *out = new QTcpSocket(socket);
        QObject::connect(out, &QTcpSocket::connected, socket, [socket, out, answer] {
            socket->write(answer);
            (new SocketPump(*socket, *out))->setParent(socket);
        });
        out->connectToHost(QHostAddress::LocalHost, quint16(port));
    }

    Kind m_kind;
    std::unique_ptr<QTcpServer> m_server;
};

} // namespace portolan::test

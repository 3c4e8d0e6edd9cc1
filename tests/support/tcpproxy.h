#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace portolan::test {

/// Stands between a client and a server on loopback and passes bytes on, until told to do worse.
class TcpProxy final : public QObject
{
public:
    explicit TcpProxy(quint16 target)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, target] {
            while (QTcpSocket *client = m_server.nextPendingConnection()) {
                if (refusing)
                    client->abort();
                else
                    join(client, target);
            }
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    ~TcpProxy() override { cut(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int connections() const { return m_connections; }

    /// New connections are closed at once.
    bool refusing = false;
    /// Resets every connection.
    void cut()
    {
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            socket->abort();
    }
    /// Every connection there is stays open and passes nothing any more; new ones work.
    void freeze()
    {
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            socket->setProperty("frozen", true);
    }

private:
    void join(QTcpSocket *client, quint16 target)
    {
        ++m_connections;
        auto *server = new QTcpSocket(this);
        client->setParent(this);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
        pass(client, server);
        pass(server, client);
    }
    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        const QPointer<QTcpSocket> other(to);
        const auto forward = [from, other] {
            const QByteArray bytes = from->readAll();
            if (other && !from->property("frozen").toBool() && other->state() != QAbstractSocket::UnconnectedState)
                other->write(bytes);
        };
        connect(from, &QTcpSocket::readyRead, this, forward);
        connect(to, &QTcpSocket::connected, this, forward);
        connect(from, &QTcpSocket::disconnected, this, [from, other] {
            if (other && !from->property("frozen").toBool())
                other->disconnectFromHost();
            from->deleteLater();
        });
    }

    QTcpServer m_server;
    int m_connections = 0;
};

} // namespace portolan::test

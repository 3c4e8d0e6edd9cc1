#include "models/client/socketpump.h"

#include <fcntl.h>
#include <sys/socket.h>

namespace portolan {

namespace {
constexpr qint64 most = 1 << 20;
}

SocketPump::SocketPump(QAbstractSocket &left, QAbstractSocket &right)
{
    left.setReadBufferSize(most);
    right.setReadBufferSize(most);
    const auto oneWay = [this](QAbstractSocket &from, QAbstractSocket &to) {
        connect(&from, &QIODevice::readyRead, this, [&from, &to] { copy(from, to); });
        connect(&to, &QIODevice::bytesWritten, this, [&from, &to] { copy(from, to); });
        connect(&from, &QAbstractSocket::disconnected, this, [&from, &to] {
            copy(from, to);
            to.disconnectFromHost(); // what is still to be written goes first
        });
    };
    oneWay(left, right);
    oneWay(right, left);
    // ~QObject tells of its end before it deletes children: the other socket may be one, and would write into what is half gone
    connect(&left, &QObject::destroyed, this, [this, &right] { right.disconnect(this); });
    connect(&right, &QObject::destroyed, this, [this, &left] { left.disconnect(this); });
    copy(left, right);
    copy(right, left);
}

void SocketPump::copy(QAbstractSocket &from, QAbstractSocket &to)
{
    if (from.bytesAvailable() > 0 && to.bytesToWrite() < most && to.state() == QAbstractSocket::ConnectedState)
        to.write(from.readAll());
}

std::pair<int, int> socketPair()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
        return {-1, -1};
    return {ends[0], ends[1]};
}

} // namespace portolan

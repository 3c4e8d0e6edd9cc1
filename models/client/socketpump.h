#pragma once

#include <memory>

#include <QAbstractSocket>
#include <QObject>

namespace portolan {

/// Copies bytes between two sockets both ways, holding at most about a megabyte each way; tells when either end is done.
class SocketPump final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    SocketPump(QAbstractSocket &left, QAbstractSocket &right);

private:
    static void copy(QAbstractSocket &from, QAbstractSocket &to);
};

/// Two connected sockets of this process, neither reachable from outside; -1, -1 when the system refuses.
[[nodiscard]] std::pair<int, int> socketPair();

} // namespace portolan

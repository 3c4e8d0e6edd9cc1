#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/pki.h"

namespace portolan::test {

/// An HTTP/2 server on this machine: a script of tests/support that node runs. Killed with this object.
class NodeServer
{
public:
    ~NodeServer()
    {
        m_node.kill();
        m_node.waitForFinished();
    }
    /// Its port, once it listens under an identity of this authority; 0 when it does not.
    [[nodiscard]] quint16 start(const char *script, const Authority &authority)
    {
        const Identity identity = authority.issue("server", "IP:127.0.0.1");
        m_node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_node.start(QStringLiteral("node"), {QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/support/") + QLatin1String(script),
                                              file("key", identity.keyPem), file("cert", identity.certPem)});
        return QTest::qWaitFor([this] { return m_node.canReadLine(); }, 20'000) ? m_node.readLine().trimmed().split(' ').last().toUShort() : quint16(0);
    }
    /// What it has printed since it was last asked.
    [[nodiscard]] QByteArray printed() { return m_node.readAllStandardOutput(); }

private:
    [[nodiscard]] QString file(const char *name, const std::string &bytes) const
    {
        QFile out(m_folder.filePath(QLatin1String(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(QByteArray::fromStdString(bytes)) < 0)
            qFatal("cannot write a test's file");
        return out.fileName();
    }

    QTemporaryDir m_folder;
    QProcess m_node;
};

} // namespace portolan::test

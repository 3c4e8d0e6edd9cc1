#pragma once

#include <QElapsedTimer>
#include <QTest>

#include "app/commands/command.h"
#include "tests/kubectl.h"
#include "tests/support/logserver.h"

namespace portolan::test {

/// Runs the program beside the server of this thread.
inline Ran runLogs(const LogServer &server, const QStringList &arguments, int timeoutMs = 50'000)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("KUBECONFIG"), QStringLiteral("/dev/null"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("logs"), QStringLiteral("-s"), server.url(), QStringLiteral("--cache-dir"), QDir::tempPath() + QStringLiteral("/portolan-logs-test")} + arguments);
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && timer.elapsed() < timeoutMs)
        QTest::qWait(5);
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), "did not finish: " + process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Ten lines a second apart.
inline void writeTen(LogServer &server)
{
    for (int i = 0; i < 10; ++i)
        server.write(i, "line " + QByteArray::number(i) + '\n', 500);
}

inline void expect(const Ran &ran, const QByteArray &out, int code = ExitDone)
{
    QVERIFY2(ran.out == out, "stdout: " + ran.out.left(2000) + "\nnot: " + out.left(2000) + "\nstderr: " + ran.err);
    QVERIFY2(ran.code == code, QByteArray::number(ran.code) + ": " + ran.err);
}

} // namespace portolan::test

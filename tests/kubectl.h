#pragma once

#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace portolan::test {

/// What a program printed.
struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

inline Ran runProgram(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {-1, process.readAllStandardOutput(), "did not finish: " + process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The kubectl to judge by: of several versions side by side (as some packages install them) the newest, else the one on
/// the PATH. $PORTOLAN_KUBECTL names another. Empty when there is none.
inline QString kubectlProgram()
{
    if (const QString given = qEnvironmentVariable("PORTOLAN_KUBECTL"); !given.isEmpty())
        return given;
    const QString found = QStandardPaths::findExecutable(QStringLiteral("kubectl"));
    const QString newest = QFileInfo(found).canonicalPath() + QStringLiteral("/kubectl.1.33");
    return !found.isEmpty() && QFileInfo::exists(newest) ? newest : found;
}

/// Minor version of that kubectl: 33 for v1.33.1.
inline int kubectlMinor(const QString &kubectl)
{
    const Ran ran = runProgram(kubectl, {QStringLiteral("version"), QStringLiteral("--client"), QStringLiteral("-o"), QStringLiteral("json")});
    const QString version = QJsonDocument::fromJson(ran.out)[u"clientVersion"][u"gitVersion"].toString();
    return version.section(QLatin1Char('.'), 1, 1).toInt();
}

/// A List without the empty link that old kubectls put into it.
inline QByteArray withoutSelfLink(const QByteArray &list)
{
    static const QRegularExpression link(QStringLiteral("(,\\s*\"selfLink\": \"\"|\\n *selfLink: \"\")"));
    return QString::fromUtf8(list).remove(link).toUtf8();
}

/// What a credential plugin was told, as a kubectl before 1.22 tells it: without whether it may ask.
inline QByteArray withoutInteractive(QByteArray told, int minor)
{
    return minor < 22 ? told.replace("\"interactive\":false", "").replace(",}", "}").replace("{,", "{") : told;
}

} // namespace portolan::test

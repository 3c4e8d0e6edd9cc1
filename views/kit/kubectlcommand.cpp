#include "views/kit/kubectlcommand.h"

#include <QRegularExpression>
#include <QStringList>

namespace portolan {

namespace {

QString shellWord(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9._:/@=+-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

QString kubectlCommand(const ObjectKey &key, const QString &verb, const QString &suffix)
{
    const KindInfo &info = kindInfo(key.kind);
    QString resource = key.kind == Kind::Other ? shellWord(QString::fromStdString(key.type)) : toQString(info.singular);
    if (!info.group.empty() && info.group != "apps" && info.group != "batch")
        resource += QLatin1Char('.') + toQString(info.group); // others may serve the same word
    QStringList words{QStringLiteral("kubectl"), verb, resource, shellWord(QString::fromStdString(key.name))};
    if (!key.ns.empty())
        words << QStringLiteral("-n") << shellWord(QString::fromStdString(key.ns));
    if (!suffix.isEmpty())
        words << suffix;
    return words.join(QLatin1Char(' '));
}

} // namespace portolan

#include "models/describe/fieldtitle.h"

#include <algorithm>

#include <QStringList>

namespace portolan {

namespace {

enum class Letter { Lower, Upper, Other };

Letter letterOf(QChar c)
{
    return c.isLower() ? Letter::Lower : c.isUpper() ? Letter::Upper : Letter::Other;
}

/// "podCIDRs" is pod, CID, Rs: runs of one case, and a capital before small letters begins their word.
QStringList camelWords(const QString &name)
{
    QStringList words;
    for (const QChar c : name) {
        if (words.isEmpty() || letterOf(words.last().back()) != letterOf(c))
            words.append(QString());
        words.last() += c;
    }
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (words[i].front().isUpper() && words[i + 1].front().isLower()) {
            words[i + 1].prepend(words[i].back());
            words[i].chop(1);
        }
    }
    words.removeAll(QString());
    return words;
}

/// Two or more capitals (or signs without case).
bool isAcronym(const QString &word)
{
    return word.toUtf8().size() >= 2 && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() && !c.isUpper(); });
}

/// Capitals stay with the capital that follows them: "CID", "Rs" is "CIDRs" again.
QStringList withAcronymsWhole(const QStringList &words)
{
    QStringList merged;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString word = words[i];
        if (i + 1 < words.size() && isAcronym(word) && words[i + 1].front().isUpper())
            word += words[++i];
        merged.append(word);
    }
    return merged;
}

QString titled(const QString &word)
{
    static const QStringList acronyms{QStringLiteral("API"), QStringLiteral("URL"), QStringLiteral("UID"), QStringLiteral("GUID")};
    if (acronyms.contains(word.toUpper()))
        return word.toUpper();
    return word == word.toLower() ? word.front().toTitleCase() + word.mid(1) : word;
}

} // namespace

std::string fieldTitle(std::string_view field)
{
    const QString name = QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
    if (std::any_of(name.begin(), name.end(), [](QChar c) { return !c.isLetter() && c != QLatin1Char('-'); }))
        return std::string(field);
    QStringList titles;
    for (const QString &word : withAcronymsWhole(camelWords(name)))
        titles.append(titled(word));
    return titles.join(QLatin1Char(' ')).toStdString();
}

} // namespace portolan

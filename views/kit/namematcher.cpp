#include "views/kit/namematcher.h"

#include <algorithm>

namespace portolan {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 127; });
}

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

int wholeScore(qsizetype textSize, qsizetype typedSize)
{
    return textSize == typedSize ? 1000 : 900 - int(std::min<qsizetype>(textSize, 200));
}

int insideScore(qsizetype textSize, bool beginsWord)
{
    return (beginsWord ? 600 : 300) - int(std::min<qsizetype>(textSize, 200));
}

int scatteredScore(qsizetype textSize)
{
    return 100 - int(std::min<qsizetype>(textSize, 90));
}

} // namespace

NameMatcher::NameMatcher(const QString &typed) : m_typed(typed), m_lower(typed.toLower().toStdString()), m_ascii(isAscii(typed.toStdString())) {}

int NameMatcher::score(const QString &text) const
{
    if (m_typed.isEmpty())
        return 1;
    const auto at = text.indexOf(m_typed, 0, Qt::CaseInsensitive);
    if (at == 0)
        return wholeScore(text.size(), m_typed.size());
    if (at > 0)
        return insideScore(text.size(), !text.at(at - 1).isLetterOrNumber());
    qsizetype from = 0;
    for (const QChar c : m_typed) {
        from = text.indexOf(c, from, Qt::CaseInsensitive);
        if (from < 0)
            return -1;
        ++from;
    }
    return scatteredScore(text.size());
}

int NameMatcher::score(std::string_view text) const
{
    if (m_lower.empty())
        return 1;
    if (!m_ascii || !isAscii(text))
        return score(QString::fromUtf8(text.data(), qsizetype(text.size())));
    const auto same = [](char a, char b) { return lower(a) == b; };
    const auto found = std::search(text.begin(), text.end(), m_lower.begin(), m_lower.end(), same);
    if (found == text.begin() && !text.empty())
        return wholeScore(qsizetype(text.size()), qsizetype(m_lower.size()));
    if (found != text.end())
        return insideScore(qsizetype(text.size()), !isWordCharacter(*(found - 1)));
    auto from = text.begin();
    for (const char c : m_lower) {
        from = std::find_if(from, text.end(), [c, &same](char one) { return same(one, c); });
        if (from == text.end())
            return -1;
        ++from;
    }
    return scatteredScore(qsizetype(text.size()));
}

int matchScore(const QString &text, const QString &typed)
{
    return NameMatcher(typed).score(text);
}

} // namespace portolan

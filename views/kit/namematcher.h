#pragma once

#include <string>
#include <string_view>

#include <QString>

namespace portolan {

/// How well a text answers what was typed: higher is better, negative not at all. Whole first, then as its beginning, at the
/// beginning of a word, inside, last its letters in order. Case does not matter; where both are ASCII, as the names of objects
/// are, a score costs about 20 ns and no allocation.
class NameMatcher
{
public:
    explicit NameMatcher(const QString &typed);
    [[nodiscard]] int score(const QString &text) const;
    /// Of UTF-8.
    [[nodiscard]] int score(std::string_view text) const;
    [[nodiscard]] bool empty() const { return m_typed.isEmpty(); }

private:
    QString m_typed;
    std::string m_lower; ///< the same in lower case where it is ASCII
    bool m_ascii;
};

/// One text alone.
[[nodiscard]] int matchScore(const QString &text, const QString &typed);

} // namespace portolan

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QRegularExpression>

#include "models/objects/meta.h"

namespace portolan {

/// What a filter reads of a row; cells are formatted only when a term asks for them.
class FilterRow
{
public:
    virtual ~FilterRow() = default;
    [[nodiscard]] virtual const Object &object() const = 0;
    [[nodiscard]] virtual std::string cellText(int column) const = 0;
    [[nodiscard]] virtual bool inTrouble() const = 0;
};

/// The language of the filter box. Words are ANDed; "..." keeps spaces together:
///   word           in any shown cell, ASCII case ignored
///   /regex/        Perl syntax, in any shown cell, case ignored
///   app=web        a label has this value        app!=web  it has not (or is missing)
///   status:crash   the column so named contains it (spaces left out of names: lastseen:5m)
///   is:trouble     the row is in trouble
class RowFilter
{
public:
    RowFilter() = default;
    /// Never fails: a regex that does not compile is kept as words, and error() says why.
    [[nodiscard]] static RowFilter parse(std::string_view text);
    /// Gives `name:` terms their columns and tells which columns are searched. `heads` are the names that a person reads over the
    /// columns, in today's language. Unknown names become plain words.
    void resolve(const std::vector<std::string_view> &columnNames, std::vector<int> searched, const std::vector<std::string> &heads = {});

    [[nodiscard]] bool empty() const { return m_terms.empty(); }
    [[nodiscard]] bool matches(const FilterRow &row) const;
    [[nodiscard]] const std::string &error() const { return m_error; }
    /// Everything that passes this passes `other` too, so that a longer word searches only the rows left.
    [[nodiscard]] bool narrows(const RowFilter &other) const;

private:
    enum class What : std::uint8_t { Text, Regex, Label, NotLabel, Column, Trouble };
    struct Term {
        What what = What::Text;
        std::string key;    ///< label key or column name
        std::string value;  ///< lower case, save for labels
        int column = -1;
        QRegularExpression regex;
        std::string written;
    };
    static Term termOf(const std::string &word);
    [[nodiscard]] bool anyCell(const Term &term, const FilterRow &row) const;
    [[nodiscard]] bool holds(const Term &term, const FilterRow &row) const;

    std::vector<Term> m_terms;
    std::vector<int> m_searched;
    std::string m_error;
};

/// Lower case for ASCII; other bytes as they are.
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace portolan

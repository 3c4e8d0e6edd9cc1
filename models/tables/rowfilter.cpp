#include "models/tables/rowfilter.h"

#include <algorithm>

namespace portolan {

namespace {

char lowerChar(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool contains(std::string_view text, std::string_view lowerNeedle)
{
    return std::search(text.begin(), text.end(), lowerNeedle.begin(), lowerNeedle.end(),
               [](char a, char b) { return lowerChar(a) == b; })
        != text.end();
}

/// Column names as they are typed: lower case, no spaces.
std::string typedName(std::string_view name)
{
    std::string out = lowered(name);
    std::erase_if(out, [](char c) { return c == ' ' || c == '-'; });
    return out;
}

/// Words at spaces; quotes and a leading slash keep spaces together.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        std::size_t end = at;
        if (text[at] == '/' && text.find('/', at + 1) != std::string_view::npos) {
            end = text.find('/', at + 1);
            while (end + 1 < text.size() && text[end + 1] != ' ' && text.find('/', end + 1) != std::string_view::npos)
                end = text.find('/', end + 1); // slashes inside the expression
            end = std::min(text.find(' ', end), text.size());
        } else {
            bool quoted = false;
            while (end < text.size() && (quoted || text[end] != ' '))
                quoted ^= text[end++] == '"';
        }
        words.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

bool isLabelKey(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/';
    });
}

std::string unquoted(std::string text)
{
    std::erase(text, '"');
    return text;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lowerChar);
    return out;
}

RowFilter::Term RowFilter::termOf(const std::string &word)
{
    Term term;
    term.written = word;
    if (word.size() > 2 && word.front() == '/' && word.back() == '/') {
        term.what = What::Regex;
        term.regex.setPattern(QString::fromStdString(word.substr(1, word.size() - 2)));
        term.regex.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
        return term;
    }
    if (word == "is:trouble") {
        term.what = What::Trouble;
        return term;
    }
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos && equals > 0) {
        const bool isNot = word[equals - 1] == '!';
        const std::string key = word.substr(0, isNot ? equals - 1 : equals);
        if (isLabelKey(key)) {
            term.what = isNot ? What::NotLabel : What::Label;
            term.key = key;
            const bool twice = !isNot && equals + 1 < word.size() && word[equals + 1] == '=';
            term.value = unquoted(word.substr(equals + (twice ? 2 : 1)));
            return term;
        }
    }
    const std::size_t colon = word.find(':');
    if (colon != std::string::npos && colon > 0 && colon + 1 < word.size()) {
        term.what = What::Column;
        term.key = typedName(word.substr(0, colon));
        term.value = lowered(unquoted(word.substr(colon + 1)));
        return term;
    }
    term.value = lowered(unquoted(word));
    return term;
}

RowFilter RowFilter::parse(std::string_view text)
{
    RowFilter filter;
    for (const std::string &word : wordsOf(text)) {
        Term term = termOf(word);
        if (term.what == What::Regex && !term.regex.isValid()) {
            filter.m_error = term.regex.errorString().toStdString();
            term = {};
            term.value = lowered(word);
            term.written = word;
        }
        if (!term.value.empty() || term.what != What::Text)
            filter.m_terms.push_back(std::move(term));
    }
    return filter;
}

void RowFilter::resolve(const std::vector<std::string_view> &columnNames, std::vector<int> searched, const std::vector<std::string> &heads)
{
    m_searched = std::move(searched);
    for (Term &term : m_terms) {
        if (term.what != What::Column)
            continue;
        term.column = -1;
        for (std::size_t i = 0; i < columnNames.size() && term.column < 0; ++i)
            if (typedName(columnNames[i]) == term.key || (i < heads.size() && typedName(heads[i]) == term.key))
                term.column = int(i);
        if (term.column < 0) {
            term.what = What::Text;
            term.value = lowered(unquoted(term.written));
        }
    }
}

bool RowFilter::matches(const FilterRow &row) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [this, &row](const Term &term) { return holds(term, row); });
}

bool RowFilter::anyCell(const Term &term, const FilterRow &row) const
{
    if (term.what == What::Text && (contains(row.object().meta.name, term.value)))
        return true; // the name is what most people type, and costs no formatting
    return std::any_of(m_searched.begin(), m_searched.end(), [&term, &row](int column) {
        const std::string text = row.cellText(column);
        return term.what == What::Regex ? term.regex.match(QString::fromStdString(text)).hasMatch() : contains(text, term.value);
    });
}

bool RowFilter::holds(const Term &term, const FilterRow &row) const
{
    switch (term.what) {
    case What::Text:
    case What::Regex: return anyCell(term, row);
    case What::Column: return contains(row.cellText(term.column), term.value);
    case What::Trouble: return row.inTrouble();
    case What::Label:
    case What::NotLabel: {
        const IStr *value = findPair(row.object().meta.labels, term.key);
        return (value && *value == term.value) == (term.what == What::Label);
    }
    }
    return true;
}

bool RowFilter::narrows(const RowFilter &other) const
{
    if (m_searched != other.m_searched || m_terms.size() < other.m_terms.size())
        return false;
    for (std::size_t i = 0; i < other.m_terms.size(); ++i) {
        const Term &mine = m_terms[i];
        const Term &theirs = other.m_terms[i];
        const bool same = mine.written == theirs.written && mine.what == theirs.what;
        const bool longer = mine.what == What::Text && theirs.what == What::Text && mine.value.find(theirs.value) != std::string::npos;
        if (!same && !longer)
            return false;
    }
    return true;
}

} // namespace portolan

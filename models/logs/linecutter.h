#pragma once

#include <string>
#include <string_view>

namespace portolan {

/// Cuts a body that arrives in pieces into lines. A line is held whole, however long it is.
class LineCutter
{
public:
    /// Calls `onLine` with every line that has its newline now, that included. Answers false as soon as `onLine` does; what is behind
    /// that line is forgotten.
    template<class OnLine>
    bool feed(std::string_view piece, const OnLine &onLine)
    {
        while (!piece.empty()) {
            const std::size_t newline = piece.find('\n');
            if (newline == std::string_view::npos) {
                m_rest.append(piece);
                return true;
            }
            std::string_view line = piece.substr(0, newline + 1);
            piece.remove_prefix(newline + 1);
            std::string whole;
            if (!m_rest.empty()) {
                m_rest.append(line);
                whole.swap(m_rest);
                line = whole;
            }
            if (!onLine(line)) {
                m_rest.clear();
                return false;
            }
        }
        return true;
    }
    /// What has no newline yet.
    [[nodiscard]] const std::string &rest() const { return m_rest; }
    void clear() { m_rest.clear(); }

private:
    std::string m_rest;
};

} // namespace portolan

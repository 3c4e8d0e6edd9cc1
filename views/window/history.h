#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "models/objects/meta.h"

namespace portolan {

/// One place a person was at: a page, and what was selected on it.
struct Place {
    QString page;
    std::optional<ObjectKey> object;
    friend bool operator==(const Place &, const Place &) = default;
};

/// Back and forward, as in a browser. Pure value.
class History
{
public:
    /// A new place; what was ahead is forgotten. The same place again is not a new one, and selections one after the other on
    /// one page are one place, the last: walking down a table by arrow keys does not push out where one came from.
    void visit(const Place &place);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    const Place &back() { return m_places[--m_at]; }
    const Place &forward() { return m_places[++m_at]; }
    void clear();

private:
    static constexpr std::size_t most = 200;
    std::vector<Place> m_places;
    std::size_t m_at = 0;
};

} // namespace portolan

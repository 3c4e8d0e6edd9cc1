#pragma once

#include <vector>

#include "views/kit/target.h"

namespace portolan {

/// One place a person was at: what was shown, of which namespace, and what was selected there.
struct Place {
    Target target;
    std::string ns = {}; ///< empty: all
    std::optional<ObjectKey> selected = {};
    /// The same but for how it looks.
    [[nodiscard]] bool isSamePlace(const Place &other) const;
    friend bool operator==(const Place &, const Place &) = default;
};

/// Back and forward, as in a browser. Pure value.
class History
{
public:
    [[nodiscard]] bool isEmpty() const { return m_places.empty(); }
    /// Where one is looks like this by now: it has been scrolled about, filtered, something was selected. Selections one after the
    /// other are one place, the last: walking down a table by arrow keys does not push out where one came from.
    void note(const Place &here);
    /// A new place; what was ahead is forgotten. The same place again is not a new one.
    void visit(const Place &place);
    /// A place beside the one that is left, which becomes different from now on.
    void split();
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    const Place &back();
    const Place &forward();
    void clear();

private:
    void push(const Place &place);
    static constexpr std::size_t most = 200;
    std::vector<Place> m_places;
    std::size_t m_at = 0;
};

} // namespace portolan

#include "views/window/history.h"

namespace portolan {

bool Place::isSamePlace(const Place &other) const
{
    return target.page == other.target.page && target.object == other.target.object && target.what == other.target.what && ns == other.ns
        && selected == other.selected;
}

void History::note(const Place &here)
{
    if (!m_places.empty())
        m_places[m_at] = here;
}

void History::push(const Place &place)
{
    if (!m_places.empty())
        m_places.resize(m_at + 1);
    m_places.push_back(place);
    if (m_places.size() > most)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
}

void History::visit(const Place &place)
{
    if (m_places.empty() || !m_places[m_at].isSamePlace(place))
        push(place);
}

void History::split()
{
    if (!m_places.empty())
        push(Place(m_places[m_at]));
}

/// Past places that came to nothing else.
const Place &History::back()
{
    const Place from = m_places[m_at];
    do
        --m_at;
    while (m_at > 0 && m_places[m_at] == from);
    return m_places[m_at];
}

const Place &History::forward()
{
    const Place from = m_places[m_at];
    do
        ++m_at;
    while (canGoForward() && m_places[m_at] == from);
    return m_places[m_at];
}

void History::clear()
{
    m_places.clear();
    m_at = 0;
}

} // namespace portolan

#include "views/window/history.h"

namespace portolan {

void History::visit(const Place &place)
{
    if (!m_places.empty() && m_places[m_at] == place)
        return;
    if (!m_places.empty())
        m_places.resize(m_at + 1);
    if (!m_places.empty() && m_places.back().page == place.page)
        m_places.back() = place;
    else
        m_places.push_back(place);
    if (m_places.size() > most)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
}

void History::clear()
{
    m_places.clear();
    m_at = 0;
}

} // namespace portolan

#include "models/session/servertable.h"

namespace portolan {

std::shared_ptr<const TableRow> ServerTable::find(const ObjectKey &key) const
{
    return std::static_pointer_cast<const TableRow>(m_rows.find(Kind::Other, key.ns, key.name));
}

void ServerTable::require()
{
    if (m_users++ > 0)
        return;
    if (m_state.phase == KindState::Phase::Idle)
        m_state.phase = KindState::Phase::Loading;
    Q_EMIT wanted(true);
    Q_EMIT stateChanged();
}

void ServerTable::release()
{
    if (m_users > 0 && --m_users == 0)
        Q_EMIT wanted(false);
}

void ServerTable::setColumns(std::shared_ptr<const TableColumns> columns)
{
    if (m_columns && columns && *m_columns == *columns)
        return;
    m_rows.clear(Kind::Other);
    m_columns = std::move(columns);
    Q_EMIT columnsChanged();
}

void ServerTable::setState(KindState state)
{
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

} // namespace portolan

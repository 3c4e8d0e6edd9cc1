#include "views/tables/tableorigin.h"

namespace portolan {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

KindOrigin::KindOrigin(Session &session, TableId id, QObject *parent)
    : TableOrigin(parent), m_session(session), m_id(id), m_reads(tableSpec(id).readsKinds)
{
    connect(&session, &Session::kindStateChanged, this, &TableOrigin::stateChanged);
    connect(&session, &Session::stateChanged, this, &KindOrigin::noticeVersion);
}

void KindOrigin::require()
{
    m_session.require(m_id.kind);
    for (const Kind kind : m_reads)
        m_session.require(kind);
}

void KindOrigin::release()
{
    m_session.release(m_id.kind);
    for (const Kind kind : m_reads)
        m_session.release(kind);
}

ObjectTableModel *KindOrigin::makeModel(QObject *parent)
{
    m_shown = serverVersion();
    return new ObjectTableModel(m_session.store(), m_session.clock(), tableSpec(m_id, *m_shown), parent);
}

ServerVersion KindOrigin::serverVersion() const
{
    return m_session.store().serverVersion();
}

/// A model made before the server told its version may have the columns, and the words, of another one.
void KindOrigin::noticeVersion()
{
    if (m_shown && *m_shown != serverVersion())
        Q_EMIT columnsChanged();
}

QString KindOrigin::resourceWord() const
{
    return toQString(kindInfo(m_id.kind).resource);
}

QString KindOrigin::settingsWord() const
{
    return toQString(tableWord(m_id));
}

ServedOrigin::ServedOrigin(Session &session, ServerTable &table, QObject *parent)
    : TableOrigin(parent), m_session(session), m_table(table)
{
    connect(&table, &ServerTable::stateChanged, this, &TableOrigin::stateChanged);
    connect(&table, &ServerTable::columnsChanged, this, &TableOrigin::columnsChanged);
}

ObjectTableModel *ServedOrigin::makeModel(QObject *parent)
{
    if (!m_table.columns())
        return nullptr;
    return new ObjectTableModel(m_table.rows(), m_session.clock(), servedSpec(m_table.resource(), m_table.columns()), parent);
}

QString ServedOrigin::resourceWord() const
{
    const ResourceInfo &resource = m_table.resource();
    return toQString(resource.group.empty() ? resource.resource : resource.resource + '.' + resource.group);
}

QString ServedOrigin::settingsWord() const
{
    return toQString(m_table.type());
}

} // namespace portolan

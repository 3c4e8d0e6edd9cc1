#include "models/session/networkcore.h"

// The part of NetworkCore that follows kinds without a struct.

namespace portolan {

void NetworkCore::requireTable(const ResourceInfo &resource)
{
    const std::string type = typeWord(resource);
    std::unique_ptr<TableFeed> &table = m_tables[type];
    if (table) {
        table->linger(false);
        return;
    }
    table = std::make_unique<TableFeed>(*m_client, *m_pool, resource, m_namespaces, m_lingerMs);
    connect(table.get(), &TableFeed::fed, this, [this, type](const std::shared_ptr<TableMessage> &message) { Q_EMIT tableFed(type, message); });
    connect(table.get(), &TableFeed::troubled, this, [this] { probeAfter(0); });
    // Queued: the table's own timer tells it.
    connect(table.get(), &TableFeed::ended, this, [this, type] { endTable(type); }, Qt::QueuedConnection);
}

void NetworkCore::releaseTable(const std::string &type)
{
    if (const auto found = m_tables.find(type); found != m_tables.end())
        found->second->linger(true);
}

void NetworkCore::acknowledgeTable(const std::string &type)
{
    if (const auto found = m_tables.find(type); found != m_tables.end())
        found->second->acknowledge();
}

void NetworkCore::endTable(const std::string &type)
{
    const auto found = m_tables.find(type);
    if (found == m_tables.end() || !found->second->isUnused())
        return;
    m_tables.erase(found);
    auto message = std::make_shared<TableMessage>();
    message->forget = true;
    message->state = KindState();
    Q_EMIT tableFed(type, message);
}

} // namespace portolan

#include <algorithm>

#include <QPointer>
#include <QThreadPool>

#include "models/session/livesession.h"
#include "models/session/servedquery.h"

// The part of LiveSession that has to do with kinds without a struct: which there are, and their tables.

namespace portolan {

void LiveSession::refreshServed(bool anew)
{
    if (m_served.phase == ServedKinds::Phase::Asking) {
        m_askAgain = true;
        return;
    }
    m_served.phase = ServedKinds::Phase::Asking;
    std::vector<std::string> namespaces = m_namespaces;
    if (std::find(namespaces.begin(), namespaces.end(), m_namespace) == namespaces.end())
        namespaces.push_back(m_namespace);
    // Closing the session closes the door: then this ends at once, and nobody listens.
    QThreadPool::globalInstance()->start([self = QPointer<LiveSession>(this), thread = thread(), source = m_source, namespaces, anew, before = m_served] {
        const auto served = std::make_shared<const ServedKinds>(askServed(*source, before, namespaces, anew));
        auto *carrier = new QObject; // lives where the session lives, so that a session that is gone is seen to be gone there
        carrier->moveToThread(thread);
        QMetaObject::invokeMethod(carrier, [carrier, served, self] {
            if (self)
                self->servedTold(*served);
            delete carrier;
        });
    });
    Q_EMIT servedChanged();
}

void LiveSession::servedTold(const ServedKinds &served)
{
    m_served = served;
    Q_EMIT servedChanged();
    if (std::exchange(m_askAgain, false))
        refreshServed(true);
}

ServerTable *LiveSession::table(const std::string &type)
{
    if (const auto found = m_tables.find(type); found != m_tables.end())
        return &found->second->rows;
    const ResourceInfo *resource = m_served.find(type);
    if (!resource || !isOtherKind(*resource))
        return nullptr;
    auto &table = m_tables[type];
    table = std::make_unique<Table>(*resource);
    connect(&table->rows, &ServerTable::wanted, this, [this, type, resource = *resource](bool on) {
        if (on)
            post([core = m_core, resource] { core->requireTable(resource); });
        else
            post([core = m_core, type] { core->releaseTable(type); });
    });
    return &table->rows;
}

void LiveSession::applyTable(const std::string &type, const std::shared_ptr<TableMessage> &message)
{
    const auto found = m_tables.find(type);
    if (found == m_tables.end())
        return;
    Table &table = *found->second;
    if (message->forget) {
        table.batches.drop();
        table.rows.rows().clear(Kind::Other);
    }
    if (message->columns)
        table.rows.setColumns(message->columns);
    table.batches.push(std::move(message->batch), [this, type, message, &table] { tableApplied(type, table, *message); });
}

void LiveSession::tableApplied(const std::string &type, Table &table, const TableMessage &message)
{
    if (message.state) {
        const bool goneNow = message.state->error && message.state->error->kind == ErrorKind::NotFound
            && !(table.rows.state().error && table.rows.state().error->kind == ErrorKind::NotFound);
        table.rows.setState(*message.state);
        if (goneNow)
            refreshServed(true); // perhaps its definition was deleted
    }
    post([core = m_core, type] { core->acknowledgeTable(type); });
}

} // namespace portolan

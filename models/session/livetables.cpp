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
            post([resource](ClusterSync &sync) { sync.require(resource); });
        else
            post([type](ClusterSync &sync) { sync.release({Kind::Other, type}); });
    });
    return &table->rows;
}

} // namespace portolan

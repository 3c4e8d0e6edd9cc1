#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "models/client/livesource.h"
#include "models/client/restdoor.h"
#include "models/client/streamdoor.h"
#include "models/sync/clustersync.h"

namespace portolan {

/// What lives on the network thread of one live session: credentials, the client and the ClusterSync over it, in real time. Made anywhere, then
/// moved there; talks to the GUI thread by queued signals.
class NetworkCore final : public QObject
{
    Q_OBJECT
public:
    struct Doors {
        std::shared_ptr<RestDoor> rest;
        std::shared_ptr<StreamDoor> streams;
    };
    NetworkCore(EffectiveConnection connection, std::shared_ptr<StringPool> pool, Doors doors, int lingerMs);
    ~NetworkCore() override;

    // All of these on the network thread.
    void open(bool terminal);
    /// Null before open().
    [[nodiscard]] ClusterSync *sync() { return m_sync.get(); }
    void cancelCredentials();

Q_SIGNALS:
    void fed(std::shared_ptr<portolan::FeedMessage> message);
    void connectionChanged(const portolan::ConnectionState &state);
    void counted(portolan::Kind kind, const portolan::KindTally &tally);
    void warned(const QString &text);
    void metered(const portolan::TrafficReading &reading);

private:
    EffectiveConnection m_connection;
    std::shared_ptr<StringPool> m_pool;
    Doors m_doors;
    int m_lingerMs;
    QtScheduler m_scheduler;
    std::unique_ptr<Credentials> m_credentials;
    std::unique_ptr<RestClient> m_client, m_streams;
    std::unique_ptr<ClusterSync> m_sync;
};

} // namespace portolan

#include "models/sync/networkcore.h"

#include <QRandomGenerator>

#include "models/client/maketransport.h"

namespace portolan {

NetworkCore::NetworkCore(EffectiveConnection connection, std::shared_ptr<StringPool> pool, Doors doors, int lingerMs)
    : m_connection(std::move(connection)), m_pool(std::move(pool)), m_doors(std::move(doors)), m_lingerMs(lingerMs)
{
}

NetworkCore::~NetworkCore()
{
    m_doors.streams->close();
    m_doors.rest->close();
}

void NetworkCore::open(bool terminal)
{
    CredentialOptions options;
    options.terminal = terminal;
    m_credentials = makeCredentials(m_connection, std::move(options));
    m_client = std::make_unique<RestClient>(*m_credentials, m_scheduler,
                                            [this](const RequestAuth &auth) { return makeTransport(m_connection, auth); });
    m_client->setRequestTimeout(m_connection.requestTimeoutMs);
    m_client->onWarning([this](const std::string &text) { Q_EMIT warned(QString::fromStdString(text)); });
    ClusterSync::Events events;
    events.fed = [this](const std::shared_ptr<FeedMessage> &message) { Q_EMIT fed(message); };
    events.connectionChanged = [this](const ConnectionState &state) { Q_EMIT connectionChanged(state); };
    events.counted = [this](Kind kind, const KindTally &tally) { Q_EMIT counted(kind, tally); };
    events.metered = [this](const TrafficReading &reading) { Q_EMIT metered(reading); };
    m_sync = std::make_unique<ClusterSync>(*m_client, *m_credentials, *m_pool,
                                           ClusterSync::Options{m_connection.ns, m_lingerMs, QRandomGenerator::global()->generate()}, std::move(events));
    connect(m_credentials.get(), &Credentials::stateChanged, this, [this] { m_sync->credentialsChanged(); });
    m_streams = std::make_unique<RestClient>(*m_credentials, m_scheduler, [this](const RequestAuth &auth) { return makeStreamTransport(m_connection, auth); });
    m_doors.rest->open(*m_client);
    m_doors.streams->open(*m_streams);
}

void NetworkCore::cancelCredentials()
{
    if (m_credentials)
        m_credentials->cancel();
}

} // namespace portolan

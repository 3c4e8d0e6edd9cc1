#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "models/client/changequeue.h"
#include "models/client/livesource.h"
#include "models/client/restdoor.h"
#include "models/config/credentials.h"
#include "models/session/census.h"
#include "models/session/session.h"
#include "models/session/tablefeed.h"

namespace portolan {

/// What the network thread tells the GUI thread in one go: apply in this order.
struct FeedMessage {
    std::vector<Kind> ended; ///< no longer followed: forget their objects
    ChangeBatch batch;
    std::vector<std::pair<Kind, KindState>> states; ///< true once the batch is applied
};

/// The network side of a live session: transports, reflectors, probes. Made anywhere, then lives on the network thread; talks
/// to the GUI thread by queued signals, one FeedMessage in flight (acknowledged by acknowledge()).
class NetworkCore final : public QObject, private ReflectorSink
{
    Q_OBJECT
public:
    NetworkCore(EffectiveConnection connection, std::shared_ptr<StringPool> pool, std::shared_ptr<RestDoor> door, int lingerMs);
    ~NetworkCore() override;

    // All of these on the network thread.
    void open(bool terminal);
    void require(Kind kind);
    void release(Kind kind);
    void setNamespaces(std::vector<std::string> namespaces);
    void retryNow();
    void cancelCredentials();
    void acknowledge();
    void count(CountWish wish);
    /// Kinds without a struct, by typeWord (networktables.cpp).
    void requireTable(const ResourceInfo &resource);
    void releaseTable(const std::string &type);
    void acknowledgeTable(const std::string &type);

Q_SIGNALS:
    void fed(std::shared_ptr<portolan::FeedMessage> message);
    void tableFed(const std::string &type, std::shared_ptr<portolan::TableMessage> message);
    void connectionChanged(const portolan::ConnectionState &state);
    void counted(portolan::Kind kind, const portolan::KindTally &tally);
    void warned(const QString &text);
    /// Once a second while anything moves.
    void metered(const portolan::TrafficMeter &meter);

private:
    /// One kind that is followed.
    struct Feed {
        std::unique_ptr<ScopedReflector> reflector;
        std::unique_ptr<QTimer> linger; ///< no user any more: ends when it fires
    };

    // ReflectorSink
    void changed(Change change) override;
    void undecodable(Kind kind, const Error &error) override;
    void stateChanged(Kind kind, const ReflectorState &state) override;

    [[nodiscard]] std::unique_ptr<ScopedReflector> makeReflector(Kind kind);
    [[nodiscard]] std::unique_ptr<Census> makeCensus();
    void endFeed(Kind kind);
    void noteState(Kind kind);
    void scheduleFlush();
    void flush();
    void endTable(const std::string &type);

    void probe();
    void probed(const std::optional<ApiFailure> &failure, int roundTripMs, const std::string &body);
    void probeAfter(int ms);
    void noteVersion(std::string_view gitVersion);
    void updateConnection();
    void kickReflectors(bool again);
    void readMeter();
    [[nodiscard]] bool anyCutOff() const;

    EffectiveConnection m_connection;
    std::shared_ptr<StringPool> m_pool;
    std::shared_ptr<RestDoor> m_door;
    std::vector<std::string> m_namespaces;
    int m_lingerMs; ///< a kind nobody looks at is followed this much longer

    QtScheduler m_scheduler;
    std::unique_ptr<Credentials> m_credentials;
    std::unique_ptr<RestClient> m_client;
    std::unique_ptr<ObjectDecoder> m_decoder;
    std::unique_ptr<Census> m_census;
    std::map<Kind, Feed> m_feeds;
    std::map<std::string, std::unique_ptr<TableFeed>> m_tables;

    ChangeQueue m_queue;
    std::vector<Kind> m_ended;
    std::vector<Kind> m_dirtyStates;
    std::unique_ptr<QTimer> m_flushTimer;
    bool m_inFlight = false;

    std::unique_ptr<QTimer> m_probeTimer;
    std::unique_ptr<RestCall> m_probeCall;
    std::optional<ApiFailure> m_probeFailure;
    ConnectionState m_state;
    Timestamp m_lastGood;
    int m_probeFailures = 0;
    bool m_everGood = false;
    bool m_streamsLists = false; ///< the server's version says so

    std::unique_ptr<QTimer> m_meterTimer;
    TrafficMeter m_meter; ///< as last told
};

} // namespace portolan

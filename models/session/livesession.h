#pragma once

#include <array>
#include <map>
#include <memory>

#include <QThread>

#include "models/session/opensession.h"
#include "models/session/servertable.h"
#include "models/session/session.h"
#include "models/store/batchqueue.h"
#include "models/sync/networkcore.h"

namespace portolan {

/// A session with a server. GUI thread; owns the network thread and what lives on it.
class LiveSession final : public Session
{
    Q_OBJECT
public:
    LiveSession(EffectiveConnection connection, LiveOptions options);
    ~LiveSession() override;

    [[nodiscard]] ObjectStore &store() override { return m_store; }
    [[nodiscard]] std::shared_ptr<ObjectSource> source() const override { return m_source; }
    [[nodiscard]] const Clock &clock() const override { return *m_clock; }
    [[nodiscard]] std::string title() const override { return m_title; }
    [[nodiscard]] std::string defaultNamespace() const override { return m_namespace; }
    [[nodiscard]] bool isDemo() const override { return m_demo; }
    [[nodiscard]] const ConnectionState &state() const override { return m_state; }
    [[nodiscard]] const KindState &kindState(Kind kind) const override { return m_kinds[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] TrafficReading traffic() const override { return m_traffic; }
    void require(Kind kind) override;
    void release(Kind kind) override;
    void count(const CountWish &wish) override;
    [[nodiscard]] const KindTally &tally(Kind kind) const override { return m_tallies[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] const ServedKinds &served() const override { return m_served; }
    void refreshServed(bool anew) override;
    [[nodiscard]] ServerTable *table(const std::string &type) override;
    void setNamespaces(const std::vector<std::string> &namespaces) override;
    [[nodiscard]] std::vector<std::string> namespaces() const override { return m_namespaces; }
    void retryNow() override;
    void cancelCredentials() override;
    [[nodiscard]] const std::shared_ptr<StreamDoor> &streams() const { return m_streams; }

private:
    struct Table {
        explicit Table(ResourceInfo resource) : rows(std::move(resource)), batches(rows.rows()) {}
        ServerTable rows;
        BatchQueue batches;
    };
    /// Of a resource without a struct; null for the others, and when nobody ever asked for it.
    [[nodiscard]] Table *tableOf(const FeedId &resource) const;
    void apply(const std::shared_ptr<FeedMessage> &message);
    void applied(const FeedMessage &message);
    void setKindState(Kind kind, const KindState &state);
    void setTableState(Table &table, const KindState &state);
    void servedTold(const ServedKinds &served);
    /// Runs on the network thread, later.
    template<class Call>
    void post(Call call)
    {
        QMetaObject::invokeMethod(m_core, [core = m_core, call = std::move(call)] { call(*core->sync()); }, Qt::QueuedConnection);
    }

    std::shared_ptr<StringPool> m_pool;
    std::shared_ptr<const Clock> m_clock;
    std::string m_title, m_namespace;
    bool m_demo;
    ObjectStore m_store;
    BatchQueue m_batches;
    ConnectionState m_state;
    TrafficReading m_traffic;
    std::array<KindState, kindCount> m_kinds;
    std::array<KindTally, kindCount> m_tallies;
    std::string m_countedIn; ///< the wish's namespace
    std::array<int, kindCount> m_users{};
    std::shared_ptr<LiveSource> m_source;
    std::shared_ptr<StreamDoor> m_streams;
    ServedKinds m_served;
    bool m_askAgain = false; ///< something happened since the server was asked what it serves
    std::vector<std::string> m_namespaces;
    std::map<std::string, std::unique_ptr<Table>> m_tables;
    QThread m_thread;
    NetworkCore *m_core; // lives, and dies, on m_thread
};

} // namespace portolan

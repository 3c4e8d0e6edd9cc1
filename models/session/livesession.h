#pragma once

#include <array>
#include <memory>

#include <QThread>

#include "models/session/networkcore.h"
#include "models/session/opensession.h"
#include "models/session/session.h"
#include "models/store/batchqueue.h"

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
    [[nodiscard]] TrafficMeter traffic() const override { return m_meter; }
    void require(Kind kind) override;
    void release(Kind kind) override;
    void setNamespaces(const std::vector<std::string> &namespaces) override;
    void retryNow() override;
    void cancelCredentials() override;

private:
    void apply(const std::shared_ptr<FeedMessage> &message);
    void applied(const FeedMessage &message);
    /// Runs on the network thread, later.
    template<class Call>
    void post(Call call)
    {
        QMetaObject::invokeMethod(m_core, std::move(call), Qt::QueuedConnection);
    }

    std::shared_ptr<StringPool> m_pool; // outlives every object
    std::shared_ptr<const Clock> m_clock;
    std::string m_title, m_namespace;
    bool m_demo;
    ObjectStore m_store;
    BatchQueue m_batches;
    ConnectionState m_state;
    TrafficMeter m_meter;
    std::array<KindState, kindCount> m_kinds;
    std::array<int, kindCount> m_users{};
    std::shared_ptr<ObjectSource> m_source;
    QThread m_thread;
    NetworkCore *m_core; // lives, and dies, on m_thread
};

} // namespace portolan

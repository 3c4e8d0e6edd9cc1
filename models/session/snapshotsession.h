#pragma once

#include "models/session/session.h"
#include "models/snapshot/snapshot.h"

namespace portolan {

/// A session over files: everything is there from the start and nothing changes.
class SnapshotSession final : public Session
{
    Q_OBJECT
public:
    explicit SnapshotSession(Snapshot snapshot);

    [[nodiscard]] ObjectStore &store() override { return m_store; }
    [[nodiscard]] std::shared_ptr<ObjectSource> source() const override { return m_source; }
    [[nodiscard]] const Clock &clock() const override { return m_clock; }
    [[nodiscard]] std::string title() const override { return m_title; }
    [[nodiscard]] std::string defaultNamespace() const override { return "default"; }
    [[nodiscard]] const ConnectionState &state() const override { return m_state; }
    [[nodiscard]] const KindState &kindState(Kind) const override { return m_kind; }
    [[nodiscard]] TrafficMeter traffic() const override { return {}; }
    void require(Kind) override {}
    void release(Kind) override {}
    void retryNow() override {}

private:
    std::shared_ptr<StringPool> m_pool; // outlives every object
    ObjectStore m_store;
    std::shared_ptr<ObjectSource> m_source;
    SystemClock m_clock;
    std::string m_title;
    ConnectionState m_state;
    KindState m_kind; ///< of every kind
};

} // namespace portolan

#pragma once

#include <array>
#include <map>

#include "models/session/session.h"

namespace portolan {

/// A session without a network: the test fills its store and says how it stands.
class FakeSession final : public Session
{
public:
    explicit FakeSession(Timestamp now) : fixedClock(now) {}

    [[nodiscard]] ObjectStore &store() override { return objects; }
    [[nodiscard]] std::shared_ptr<ObjectSource> source() const override { return objectSource; }
    [[nodiscard]] const Clock &clock() const override { return fixedClock; }
    [[nodiscard]] std::string title() const override { return "fake"; }
    [[nodiscard]] std::string defaultNamespace() const override { return "default"; }
    [[nodiscard]] const ConnectionState &state() const override { return connection; }
    [[nodiscard]] const KindState &kindState(Kind kind) const override { return kinds[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] TrafficReading traffic() const override { return meter; }
    void require(Kind kind) override { ++users[kind]; }
    void release(Kind kind) override { --users[kind]; }
    void retryNow() override { ++retries; }
    void setNamespaces(const std::vector<std::string> &names) override { typed = names; }
    [[nodiscard]] std::vector<std::string> namespaces() const override { return typed; }
    [[nodiscard]] const ServedKinds &served() const override { return kindsServed; }

    void setKind(Kind kind, KindState::Phase phase, std::optional<Error> error = {})
    {
        kinds[static_cast<std::size_t>(kind)].phase = phase;
        kinds[static_cast<std::size_t>(kind)].error = std::move(error);
        objects.setCoverage(kind, coverageOf(kinds[static_cast<std::size_t>(kind)]));
        Q_EMIT kindStateChanged(kind);
    }

    std::shared_ptr<ObjectSource> objectSource; ///< whom workers ask; nullptr: nobody
    ObjectStore objects;
    FixedClock fixedClock;
    ConnectionState connection;
    TrafficReading meter;
    std::array<KindState, kindCount> kinds;
    std::map<Kind, int> users;
    int retries = 0;
    std::vector<std::string> typed;
    ServedKinds kindsServed;
};

} // namespace portolan

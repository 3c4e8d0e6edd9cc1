#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>

#include "models/printers/printercolumns.h"
#include "models/session/servertable.h"
#include "models/session/session.h"
#include "models/snapshot/snapshot.h"
#include "models/store/batchqueue.h"

namespace portolan {

/// A session over files: nothing changes until they are read again.
class SnapshotSession final : public Session
{
    Q_OBJECT
public:
    using Reader = std::function<Result<Snapshot>()>;

    /// Everything is there from the start; it cannot be read again.
    explicit SnapshotSession(Snapshot snapshot);
    /// Runs `read` on the thread pool (every time with the same string pool) and fills the store in slices: connecting until then, refused when it fails.
    SnapshotSession(Reader read, std::string title);
    ~SnapshotSession() override;

    [[nodiscard]] ObjectStore &store() override { return m_store; }
    /// Until the files are read, a source that says so.
    [[nodiscard]] std::shared_ptr<ObjectSource> source() const override { return m_source; }
    [[nodiscard]] const Clock &clock() const override { return m_clock; }
    [[nodiscard]] std::string title() const override { return m_title; }
    [[nodiscard]] std::string defaultNamespace() const override { return "default"; }
    /// "default" where it holds pods, claims or Services; else the first that does, but for the system's. O(those objects).
    [[nodiscard]] std::string firstNamespace() const override;
    [[nodiscard]] const ConnectionState &state() const override { return m_state; }
    [[nodiscard]] const KindState &kindState(Kind kind) const override { return m_kinds[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] TrafficReading traffic() const override { return {}; }
    void require(Kind) override {}
    void release(Kind) override {}
    /// Reads the files again, for what was changed in them.
    void retryNow() override;
    [[nodiscard]] const ServedKinds &served() const override { return m_served; }
    [[nodiscard]] ServerTable *table(const std::string &type) override;

private:
    void beginRead();
    void take(Result<Snapshot> snapshot);
    /// Puts kinds without a struct aside, for their tables; the rest is for the store.
    [[nodiscard]] ChangeBatch sort(std::vector<ObjectPtr> objects);
    /// Makes a table's rows on the thread pool and applies them in slices; it is loading until then.
    void fill(const std::string &type);
    void setKindPhase(KindState::Phase phase);

    Reader m_read; ///< empty: cannot be read again
    std::shared_ptr<StringPool> m_pool;
    ObjectStore m_store;
    BatchQueue m_queue{m_store};
    std::shared_ptr<ObjectSource> m_source;
    SystemClock m_clock;
    std::string m_title;
    ConnectionState m_state;
    KindState m_kind; ///< of the files
    std::array<KindState, kindCount> m_kinds; ///< the same, but for kinds whose reader was refused
    ServedKinds m_served;
    struct Table {
        explicit Table(const ResourceInfo &resource) : rows(resource), queue(rows.rows()) {}
        ServerTable rows;
        BatchQueue queue;
        std::uint64_t filling = 0; ///< which making of rows counts: of what was read before nothing does
        bool filled = false;
    };
    std::map<std::string, std::vector<ObjectPtr>> m_others; ///< objects of kinds without a struct, by "apiVersion kind"
    std::map<std::string, std::unique_ptr<Table>> m_tables;
};

} // namespace portolan

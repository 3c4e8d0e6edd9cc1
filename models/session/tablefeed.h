#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "models/client/changequeue.h"
#include "models/client/restclient.h"
#include "models/decode/tabledecoder.h"
#include "models/objects/objectsource.h"
#include "models/session/scopedreflector.h"

namespace portolan {

/// What the network thread tells a ServerTable in one go: apply in this order.
struct TableMessage {
    bool forget = false; ///< all rows so far
    std::shared_ptr<const TableColumns> columns; ///< null: as they were
    ChangeBatch batch;
    std::optional<KindState> state; ///< true once the batch is applied
};

/// The network side of a ServerTable: lists and watches the kind in the server's Table form and gathers what changed, one
/// message in flight. A kind that cannot be watched is listed again every half minute. When the columns become others, or the
/// kind is served anew, it starts over. Network thread.
class TableFeed final : public QObject, private ReflectorSink
{
    Q_OBJECT
public:
    TableFeed(RestClient &client, StringPool &pool, ResourceInfo resource, std::vector<std::string> namespaces, int lingerMs = 30'000);
    ~TableFeed() override;

    /// There is no user any more: ends after a while, unless somebody comes back.
    void linger(bool on);
    [[nodiscard]] bool isUnused() const { return m_unused; }
    void acknowledge();
    [[nodiscard]] ScopedReflector &reflector() { return *m_reflector; }
    void setNamespaces(std::vector<std::string> namespaces);

Q_SIGNALS:
    void fed(std::shared_ptr<portolan::TableMessage> message);
    void ended();      ///< nobody came back
    void troubled();   ///< the connection may be down

private:
    void changed(Change change) override;
    void undecodable(Kind kind, const Error &error) override;
    void stateChanged(Kind kind, const ReflectorState &state) override;
    void start();
    void restart();
    void columnsTold();
    void noteState();
    void scheduleFlush();
    void flush();

    RestClient &m_client;
    StringPool &m_pool;
    const ResourceInfo m_resource;
    std::vector<std::string> m_namespaces;
    std::unique_ptr<TableDecoder> m_decoder;
    std::unique_ptr<ScopedReflector> m_reflector;
    ChangeQueue m_queue;
    QTimer m_flush, m_linger;
    std::unique_ptr<Scheduler::Timer> m_restart;
    std::int64_t m_restartedMs = -1'000'000;
    bool m_inFlight = false, m_forget = false, m_stateDirty = false;
    bool m_columnsKnown = false, m_columnsDirty = false, m_unused = false;
};

} // namespace portolan

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QTimer>

#include "models/logs/logbuffer.h"
#include "models/logs/logfollow.h"
#include "models/logs/logmerge.h"
#include "models/session/session.h"
#include "views/kit/worker.h"

namespace portolan {

/// Whose log.
struct LogOrigin {
    ObjectKey pod;
    std::string container;
    friend bool operator==(const LogOrigin &, const LogOrigin &) = default;
};

/// Reads the logs of one container or of several into one buffer: of a live cluster as they are written, over restarts and broken
/// connections, several in order of time and started a few at a time; of files what they hold of one. GUI thread; the session must outlive it.
class LogReader final : public QObject
{
    Q_OBJECT
public:
    explicit LogReader(Session &session, QObject *parent = nullptr);
    ~LogReader() override;

    /// Empties the buffer and reads other logs.
    void read(const std::vector<LogOrigin> &origins, bool previous);
    /// One more of the same workload.
    void join(const LogOrigin &origin);
    /// It is among them and has not ended: a pod of the same name may come again.
    [[nodiscard]] bool isReading(const LogOrigin &origin) const;
    /// In the order of LogBuffer::source(); those that have ended stay.
    [[nodiscard]] std::vector<LogOrigin> origins() const;
    /// Nobody looks: the server waits.
    void setPaused(bool paused);
    [[nodiscard]] const LogBuffer &buffer() const { return m_buffer; }
    /// How the reading goes, in words; empty: as it should.
    [[nodiscard]] QString state() const { return m_state; }
    /// It goes on as lines are written.
    [[nodiscard]] bool isLive() const;

Q_SIGNALS:
    void startedOver();
    void grown();
    void stateChanged();
    /// There is no log to show.
    void failed(const QString &headline, const QString &detail);

private:
    struct FileLog {
        Result<std::string> text;
    };
    /// One log.
    struct Source {
        LogOrigin origin;
        std::unique_ptr<LogFollow> follow;
        bool heard = false, ended = false;
    };
    void startSome();
    void take(std::size_t source, const LogBatch &batch);
    void release();
    void ended(std::size_t source, const LogEnd &end);
    void takeFile(const FileLog &file);
    void setState(const QString &state);

    Session &m_session;
    std::shared_ptr<StreamDoor> m_door; ///< nothing: files
    std::vector<Source> m_sources;
    LogMerge m_merge; ///< what came and waits for what others wrote at the same time
    QTimer m_hold;
    LogBuffer m_buffer;
    bool m_previous = false, m_paused = false;
    QString m_state;
    Worker<std::optional<FileLog>> m_file;
};

} // namespace portolan

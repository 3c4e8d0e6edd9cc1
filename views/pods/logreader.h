#pragma once

#include <memory>
#include <optional>
#include <string>

#include "models/logs/logbuffer.h"
#include "models/logs/logfollow.h"
#include "models/session/session.h"
#include "views/kit/worker.h"

namespace portolan {

/// Reads one container's log into a buffer: of a live cluster as it is written, over restarts and broken connections; of files what they
/// hold. GUI thread; the session must outlive it.
class LogReader final : public QObject
{
    Q_OBJECT
public:
    explicit LogReader(Session &session, QObject *parent = nullptr);
    ~LogReader() override;

    /// Empties the buffer and reads another log.
    void read(const ObjectKey &pod, const std::string &container, bool previous);
    /// Nobody looks: the server waits.
    void setPaused(bool paused);
    [[nodiscard]] const LogBuffer &buffer() const { return m_buffer; }
    /// How the reading goes, in words; empty: as it should.
    [[nodiscard]] QString state() const { return m_state; }
    /// It goes on as lines are written.
    [[nodiscard]] bool isLive() const { return m_follow != nullptr && !m_ended; }

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
    void take(const LogBatch &batch);
    void takeFile(const FileLog &file);
    void setState(const QString &state);

    Session &m_session;
    std::shared_ptr<StreamDoor> m_door; ///< nothing: files
    std::unique_ptr<LogFollow> m_follow;
    LogBuffer m_buffer;
    ObjectKey m_pod;
    std::string m_container;
    bool m_previous = false, m_ended = false;
    QString m_state;
    Worker<std::optional<FileLog>> m_file;
};

} // namespace portolan

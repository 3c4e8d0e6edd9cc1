#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "models/client/streamdoor.h"
#include "models/logs/logbuffer.h"
#include "models/logs/logstream.h"

namespace portolan {

/// What a stream told since the last batch. A value that crosses threads.
struct LogBatch {
    struct Item {
        LogRow what = LogRow::Line;
        std::size_t end = 0;   ///< of its text in `text`
        LogStamp stamp;
    };
    std::string text;          ///< lines without stamps and newlines; of a gap, a restart and the kubelet what is to be said
    std::vector<Item> items;
    std::optional<LogNote> note; ///< the last one
    std::optional<LogEnd> end;
};

/// Follows one log on the network thread of a session for somebody on the GUI thread: in batches, one under way at a time, so that who is
/// slow is waited for and nothing is dropped. GUI thread.
class LogFollow final : public QObject
{
    Q_OBJECT
public:
    LogFollow(std::shared_ptr<StreamDoor> door, const LogTarget &target, const LogStream::Options &options, QObject *parent = nullptr);
    ~LogFollow() override;

    /// Nobody looks: stops reading.
    void setPaused(bool paused);

Q_SIGNALS:
    void arrived(const portolan::LogBatch &batch);

private:
    class Resident;
    void take(const std::shared_ptr<LogBatch> &batch);

    std::shared_ptr<StreamDoor> m_door;
    std::uint64_t m_id = 0;
};

} // namespace portolan

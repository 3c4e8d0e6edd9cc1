#include "models/logs/logfollow.h"

#include <utility>

#include <QCoreApplication>
#include <QPointer>

namespace portolan {

namespace {

constexpr int batchEveryMs = 40;
/// As much may wait while a batch is under way; then the socket is not read.
constexpr std::size_t mostWaiting = 2 << 20;

} // namespace

/// The part on the network thread.
class LogFollow::Resident final : public LogSink
{
public:
    Resident(RestClient &client, const LogTarget &target, const LogStream::Options &options, std::function<void(std::shared_ptr<LogBatch>)> hand)
        : m_scheduler(client.scheduler()), m_hand(std::move(hand)), m_stream(std::make_unique<LogStream>(client, target, options, *this))
    {
    }
    bool line(const LogLine &line) override
    {
        std::string_view text = line.text();
        if (text.ends_with('\n'))
            text.remove_suffix(1);
        add(LogRow::Line, text, line.stamp);
        return true;
    }
    void gap(const LogGap &gap) override { add(LogRow::Gap, {}, gap.before.isNull() ? gap.after : gap.before); }
    void note(const LogNote &note) override
    {
        if (note.kind == LogNote::Kind::Restarted)
            add(LogRow::Restart, note.turn.reason + (note.turn.reason.empty() ? "" : ", ") + "exit code " + std::to_string(note.turn.exitCode), {});
        else if (note.kind == LogNote::Kind::KubeletSaid)
            add(LogRow::Said, note.text, {});
        m_waiting->note = note;
        handSoon();
    }
    void ended(const LogEnd &end) override
    {
        m_waiting->end = end;
        handSoon();
    }
    void taken()
    {
        m_underWay = false;
        if (!m_waiting->items.empty() || m_waiting->note || m_waiting->end)
            handSoon();
        pause();
    }
    void setPaused(bool paused)
    {
        m_paused = paused;
        pause();
    }

private:
    void add(LogRow what, std::string_view text, LogStamp stamp)
    {
        m_waiting->text.append(text);
        m_waiting->items.push_back({what, m_waiting->text.size(), stamp});
        handSoon();
        if (m_waiting->text.size() > mostWaiting)
            pause();
    }
    void pause() { m_stream->setPaused(m_paused || m_waiting->text.size() > mostWaiting); }
    void handSoon()
    {
        if (m_underWay || m_timer)
            return;
        m_timer = m_scheduler.after(batchEveryMs, [this] {
            const auto timer = std::move(m_timer);
            m_underWay = true;
            m_hand(std::exchange(m_waiting, std::make_shared<LogBatch>()));
            pause();
        });
    }

    Scheduler &m_scheduler;
    std::function<void(std::shared_ptr<LogBatch>)> m_hand;
    std::shared_ptr<LogBatch> m_waiting = std::make_shared<LogBatch>();
    std::unique_ptr<Scheduler::Timer> m_timer;
    bool m_underWay = false, m_paused = false;
    std::unique_ptr<LogStream> m_stream;
};

LogFollow::LogFollow(std::shared_ptr<StreamDoor> door, const LogTarget &target, const LogStream::Options &options, QObject *parent)
    : QObject(parent), m_door(std::move(door))
{
    const auto hand = [self = QPointer<LogFollow>(this), context = QPointer<QObject>(QCoreApplication::instance())](std::shared_ptr<LogBatch> batch) {
        if (context) // of this thread one cannot ask whether the other end lives
            QMetaObject::invokeMethod(context, [self, batch = std::move(batch)] { if (self) self->take(batch); }, Qt::QueuedConnection);
    };
    m_id = m_door->keep([target, options, hand](RestClient &client) -> StreamDoor::Resident { return std::make_shared<Resident>(client, target, options, hand); });
}

LogFollow::~LogFollow()
{
    m_door->drop(m_id);
}

void LogFollow::setPaused(bool paused)
{
    m_door->tell(m_id, [paused](void *resident) { static_cast<Resident *>(resident)->setPaused(paused); });
}

void LogFollow::take(const std::shared_ptr<LogBatch> &batch)
{
    m_door->tell(m_id, [](void *resident) { static_cast<Resident *>(resident)->taken(); });
    Q_EMIT arrived(*batch);
}

} // namespace portolan

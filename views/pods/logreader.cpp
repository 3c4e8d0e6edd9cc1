#include "views/pods/logreader.h"

#include <algorithm>

#include "models/core/shown.h"
#include "models/logs/linecutter.h"
#include "models/session/opensession.h"

namespace portolan {

namespace {

/// Of a log that is longer the beginning is not read: its end is what is looked for.
constexpr std::int64_t firstLines = 20'000, firstLinesOfMany = 1'000;
constexpr int startedAtOnce = 5, mostStreams = 50;
/// So long a line waits for what other containers wrote before it.
constexpr int holdMs = 400;

QString refusalText(const ApiFailure &failure)
{
    switch (refusalOf(failure)) {
    case LogRefusal::Waiting: return LogReader::tr("The container has not started.");
    case LogRefusal::NoneKept: return LogReader::tr("There is no such run of the container, or its log is not kept any more.");
    case LogRefusal::NoContainer: return LogReader::tr("The pod has no such container.");
    case LogRefusal::Forbidden: return LogReader::tr("You may not read this log.");
    case LogRefusal::KubeletForbids: return LogReader::tr("The kubelet refused the API server; your own permissions are not what is missing.");
    case LogRefusal::NoPod: return LogReader::tr("The pod is gone.");
    case LogRefusal::KubeletForgot: return LogReader::tr("The kubelet of the pod's node does not know the pod.");
    case LogRefusal::KubeletAway: return LogReader::tr("The API server could not reach the kubelet of the pod's node.");
    case LogRefusal::Unauthenticated: return LogReader::tr("The server does not accept these credentials.");
    case LogRefusal::Invalid:
    case LogRefusal::Away:
    case LogRefusal::Other: break;
    }
    return LogReader::tr("The log could not be read.");
}

QString noteText(const LogNote &note)
{
    switch (note.kind) {
    case LogNote::Kind::Waiting: return LogReader::tr("Waits for the container: %1").arg(shownLine(note.text));
    case LogNote::Kind::Broken: return LogReader::tr("The connection to the log is broken and is tried again: %1").arg(shownLine(note.text));
    case LogNote::Kind::Live:
    case LogNote::Kind::KubeletSaid:
    case LogNote::Kind::Restarted: break;
    }
    return {};
}

QString endText(const LogEnd &end)
{
    switch (end.kind) {
    case LogEnd::Kind::Complete: return LogReader::tr("This run of the container has ended; this is all of its log.");
    case LogEnd::Kind::Gone: return end.clean ? LogReader::tr("The pod is gone; this is what its log held.") : LogReader::tr("The pod is gone, and the last lines of its log may be missing.");
    case LogEnd::Kind::KubeletSaid: return LogReader::tr("The kubelet could not read the log to its end: %1").arg(shownLine(end.text));
    case LogEnd::Kind::Refused:
    case LogEnd::Kind::GaveUp: break;
    }
    return end.failure ? refusalText(*end.failure) : shownLine(end.text);
}

} // namespace

LogReader::LogReader(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_door(streamsOf(session)), m_file(0, [this]() -> std::function<std::optional<FileLog>()> {
          LogOptions options;
          options.container = m_sources.front().origin.container;
          options.previous = m_previous;
          return [source = m_session.source(), pod = m_sources.front().origin.pod, options] { return FileLog{source->podLog(pod.ns, pod.name, options)}; };
      }, [this](const std::optional<FileLog> &file) { takeFile(*file); })
{
    m_hold.setSingleShot(true);
    m_hold.setInterval(holdMs);
    connect(&m_hold, &QTimer::timeout, this, &LogReader::release);
}

LogReader::~LogReader() = default;

void LogReader::read(const std::vector<LogOrigin> &origins, bool previous)
{
    m_sources.clear();
    m_merge = {};
    m_hold.stop();
    m_buffer.clear();
    m_previous = previous;
    for (const LogOrigin &origin : origins)
        m_sources.push_back({origin, nullptr, false, false});
    setState({});
    Q_EMIT startedOver();
    if (m_sources.empty())
        return;
    if (m_door)
        startSome();
    else
        m_file.askNow();
}

void LogReader::join(const LogOrigin &origin)
{
    m_sources.push_back({origin, nullptr, false, false});
    if (m_door)
        startSome();
}

std::vector<LogOrigin> LogReader::origins() const
{
    std::vector<LogOrigin> out;
    for (const Source &source : m_sources)
        out.push_back(source.origin);
    return out;
}

bool LogReader::isReading(const LogOrigin &origin) const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [&origin](const Source &source) { return source.origin == origin && !source.ended; });
}

bool LogReader::isLive() const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.follow && !source.ended; });
}

/// Politely: the next ones when some have answered.
void LogReader::startSome()
{
    int silent = int(std::count_if(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.follow && !source.heard; }));
    int running = int(std::count_if(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.follow && !source.ended; }));
    for (std::size_t i = 0; i < m_sources.size() && silent < startedAtOnce && running < mostStreams; ++i) {
        Source &source = m_sources[i];
        if (source.follow)
            continue;
        LogStream::Options options;
        options.query.tail = m_sources.size() == 1 ? firstLines : firstLinesOfMany;
        options.query.previous = m_previous;
        options.query.follow = !m_previous;
        options.acrossRestarts = !m_previous;
        source.follow = std::make_unique<LogFollow>(m_door, LogTarget{source.origin.pod.ns, source.origin.pod.name, source.origin.container}, options);
        source.follow->setPaused(m_paused);
        connect(source.follow.get(), &LogFollow::arrived, this, [this, i](const LogBatch &batch) { take(i, batch); });
        ++silent;
        ++running;
    }
}

void LogReader::setPaused(bool paused)
{
    m_paused = paused;
    for (const Source &source : m_sources)
        if (source.follow)
            source.follow->setPaused(paused);
}

void LogReader::take(std::size_t source, const LogBatch &batch)
{
    m_sources[source].heard = true;
    std::size_t from = 0;
    for (const LogBatch::Item &item : batch.items) {
        m_merge.add({static_cast<std::uint16_t>(source), item.stamp, item.what, batch.text.substr(from, item.end - from)});
        from = item.end;
    }
    if (m_sources.size() == 1)
        release();
    else if (!m_hold.isActive())
        m_hold.start();
    if (batch.note && m_sources.size() == 1)
        setState(noteText(*batch.note));
    if (batch.end)
        ended(source, *batch.end);
    startSome();
}

void LogReader::release()
{
    if (m_merge.isEmpty())
        return;
    m_merge.take([this](const LogMerge::Line &line) { m_buffer.append(line.text, line.stamp, line.what, line.source); });
    Q_EMIT grown();
}

void LogReader::ended(std::size_t source, const LogEnd &end)
{
    m_sources[source].ended = true;
    const bool alone = m_sources.size() == 1;
    if (alone && m_buffer.size() == 0 && end.kind != LogEnd::Kind::Complete)
        return Q_EMIT failed(endText(end), end.failure ? shownText(end.failure->error.text()) : QString());
    if (alone)
        return setState(endText(end));
    const bool troubled = end.kind != LogEnd::Kind::Complete && !(end.kind == LogEnd::Kind::Gone && end.clean);
    if (troubled)
        setState(shownLine(m_sources[source].origin.pod.name) + QStringLiteral(": ") + endText(end));
}

void LogReader::takeFile(const FileLog &file)
{
    if (!file.text)
        return Q_EMIT failed(file.text.error().kind == ErrorKind::NotFound ? tr("This file holds no such log.") : tr("The log could not be read."), shownText(file.text.error().text()));
    LineCutter lines;
    const auto add = [this](std::string_view bytes) {
        if (bytes.ends_with('\n'))
            bytes.remove_suffix(1);
        const auto stamp = readLeadingStamp(bytes, true);
        m_buffer.append(stamp ? bytes.substr(stamp->length) : bytes, stamp ? stamp->stamp : LogStamp());
        return true;
    };
    static_cast<void>(lines.feed(*file.text, add));
    if (!lines.rest().empty())
        add(lines.rest());
    Q_EMIT grown();
    setState(tr("As the file holds it."));
}

void LogReader::setState(const QString &state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace portolan

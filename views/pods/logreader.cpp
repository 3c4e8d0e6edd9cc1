#include "views/pods/logreader.h"

#include "models/core/shown.h"
#include "models/logs/linecutter.h"
#include "models/session/opensession.h"

namespace portolan {

namespace {

/// Of a log that is longer the beginning is not read: its end is what is looked for.
constexpr std::int64_t firstLines = 20'000;

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
          options.container = m_container;
          options.previous = m_previous;
          return [source = m_session.source(), pod = m_pod, options] { return FileLog{source->podLog(pod.ns, pod.name, options)}; };
      }, [this](const std::optional<FileLog> &file) { takeFile(*file); })
{
}

LogReader::~LogReader() = default;

void LogReader::read(const ObjectKey &pod, const std::string &container, bool previous)
{
    m_follow.reset();
    m_buffer.clear();
    m_pod = pod;
    m_container = container;
    m_previous = previous;
    m_ended = false;
    setState({});
    Q_EMIT startedOver();
    if (!m_door)
        return m_file.askNow();
    LogStream::Options options;
    options.query.tail = firstLines;
    options.query.previous = previous;
    options.query.follow = !previous;
    options.acrossRestarts = !previous;
    m_follow = std::make_unique<LogFollow>(m_door, LogTarget{pod.ns, pod.name, container}, options);
    connect(m_follow.get(), &LogFollow::arrived, this, &LogReader::take);
}

void LogReader::setPaused(bool paused)
{
    if (m_follow)
        m_follow->setPaused(paused);
}

void LogReader::take(const LogBatch &batch)
{
    std::size_t from = 0;
    for (const LogBatch::Item &item : batch.items) {
        m_buffer.append(std::string_view(batch.text).substr(from, item.end - from), item.stamp, item.what);
        from = item.end;
    }
    if (!batch.items.empty())
        Q_EMIT grown();
    if (batch.note)
        setState(noteText(*batch.note));
    if (!batch.end)
        return;
    m_ended = true;
    if (m_buffer.size() == 0 && batch.end->kind != LogEnd::Kind::Complete)
        return Q_EMIT failed(endText(*batch.end), batch.end->failure ? shownText(batch.end->failure->error.text()) : QString());
    setState(endText(*batch.end));
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

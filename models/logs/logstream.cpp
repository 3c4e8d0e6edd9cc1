#include "models/logs/logstream.h"

#include <utility>

#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

constexpr int answerMs = 60'000;
/// How long a repeated part may pause before what is held back counts as new.
constexpr std::int64_t settleMs = 2'000;
constexpr std::int64_t askEveryMs = 1'000; // as kubectl's PollUntilContextTimeout in consumeWithRetry
constexpr std::int64_t lookEveryMs = 10'000;
/// What is read and not shown to know where a log ends: one line could not be told from others with its stamp and text.
constexpr std::int64_t anchorLines = 64;
/// How often a log's last part is asked for when the server refuses it.
constexpr int mostRefusals = 4;
/// An empty log after this long had no line when it was asked for.
constexpr std::int64_t emptyMs = 1'000;

RestRequest question(std::string target, bool follow)
{
    RestRequest request;
    request.target = std::move(target);
    request.accept = acceptLog;
    request.lane = follow ? HttpRequest::Lane::Watch : HttpRequest::Lane::Request;
    request.idleTimeoutMs = follow ? 0 : answerMs;
    return request;
}

} // namespace

LogStream::LogStream(RestClient &client, LogTarget target, Options options, LogSink &sink, std::optional<ContainerTurn> known)
    : m_client(client), m_target(std::move(target)), m_options(std::move(options)), m_sink(sink),
      m_filter(out()),
      m_wait(client.scheduler(), m_options.seed), m_known(std::move(known)), m_startedMs(nowMs())
{
    m_wait.begin(0, [this] {
        if (m_known)
            begin();
        else
            askPod();
    });
}

LogStream::~LogStream() = default;

ResumeFilter::Out LogStream::out()
{
    return {[this](const LogLine &line) { m_enough = m_enough || !m_sink.line(line); }, [this](const LogGap &gap) { m_sink.gap(gap); }};
}

void LogStream::setPaused(bool paused)
{
    m_paused = paused;
    if (m_call)
        m_call->setPaused(paused);
}

void LogStream::look()
{
    if (m_phase == Phase::Resting)
        m_wait.begin(0, [this] { askPod(); });
}

void LogStream::begin()
{
    const ContainerTurn turn = *std::exchange(m_known, std::nullopt);
    m_begun = true;
    m_podUid = turn.podUid;
    m_previous = m_options.query.previous;
    m_ours = m_previous ? turn.previousId : turn.id;
    m_restarts = turn.restarts;
    const bool anchors = m_options.query.tail == 0 && m_options.query.follow;
    read(anchors ? Phase::Anchor : Phase::First, m_options.query.follow && !anchors);
}

void LogStream::askPod()
{
    m_phase = m_phase == Phase::Resting ? Phase::Resting : Phase::Asking;
    m_body.clear();
    RestRequest request;
    request.target = podPath(m_target);
    m_call = m_client.start(std::move(request), {{}, [this](std::string_view piece) { m_body.append(piece); },
                                                 [this](const std::optional<ApiFailure> &failure) { podAnswered(failure); }});
}

void LogStream::podAnswered(const std::optional<ApiFailure> &failure)
{
    const auto call = std::move(m_call);
    const Result<Json> pod = failure ? Result<Json>(tl::unexpected(failure->error)) : parseJson(m_body);
    if (pod)
        return decide(containerTurn(*pod, m_target.container));
    const LogRefusal refusal = failure ? refusalOf(*failure) : LogRefusal::Away;
    if (refusal == LogRefusal::NoPod || refusal == LogRefusal::KubeletForgot)
        return finish({m_everOpened ? LogEnd::Kind::Gone : LogEnd::Kind::Refused, m_clean, {}, failure});
    if (failure && !mayPass(refusal))
        return finish({LogEnd::Kind::Refused, m_clean, {}, failure});
    retry(pod.error(), [this] { askPod(); });
}

void LogStream::decide(const ContainerTurn &now)
{
    if (!m_begun) {
        m_known = now;
        return begin();
    }
    if (m_podUid.empty())
        m_podUid = now.podUid;
    if (!now.podUid.empty() && now.podUid != m_podUid)
        return finish({LogEnd::Kind::Gone, m_clean, {}, {}});
    if (m_ours.empty())
        m_ours = m_options.query.previous ? now.previousId : now.id;
    if (m_phase == Phase::Resting) {
        if (now.id != m_ours && !now.id.empty())
            return goOnWith(now);
        return restUntilNextRun();
    }
    if (m_options.query.previous)
        return now.previousId == m_ours ? readAgain(true) : finish({LogEnd::Kind::Gone, m_clean, {}, {}});
    m_previous = now.id != m_ours && now.previousId == m_ours;
    if (m_previous)
        return readAgain(true);
    if (now.id != m_ours && m_options.acrossRestarts)
        return goOnWith(now);
    if (now.id != m_ours)
        return finish({LogEnd::Kind::Gone, m_clean, {}, {}});
    if (now.unknown() && m_clean)
        return finish({});
    readAgain(now.ended || !m_options.query.follow);
}

/// The container's next run, from its beginning.
void LogStream::goOnWith(const ContainerTurn &now)
{
    m_filter.giveUp();
    const bool between = now.previousId != m_ours && now.restarts != m_restarts + 1; // runs in between have come and gone
    if (m_phase != Phase::Resting || between || m_filter.gapPending())
        m_sink.gap({m_filter.last(), {}});
    LogNote restarted{LogNote::Kind::Restarted, {}, now};
    m_ours = now.id;
    m_restarts = now.restarts;
    m_previous = false;
    m_options.query = {m_options.query.follow, false, {}, {}, {}, m_options.query.insecureBackend};
    m_filter = ResumeFilter(out());
    m_shownBefore = 0;
    m_wait.begin(0, [this] { read(Phase::First, m_options.query.follow); });
    m_phase = Phase::First;
    m_sink.note(restarted);
}

void LogStream::readAgain(bool last)
{
    if (m_filter.isLost()) {
        const bool told = last && m_clean;
        return finish({told ? LogEnd::Kind::Complete : LogEnd::Kind::GaveUp, m_clean, "the server sends lines without stamps: they cannot be told apart when they come again", {}});
    }
    const bool follow = m_options.query.follow && !last;
    const bool anchors = follow && m_options.query.tail == 0;
    const Phase phase = m_filter.resumeFrom() ? (last ? Phase::Last : Phase::Again) : anchors ? Phase::Anchor : Phase::First;
    const auto ask = [this, phase, follow] { read(phase, follow && phase != Phase::Anchor); };
    if (last && m_failures++ == 0)
        m_wait.begin(0, ask); // the server has just answered
    else
        retry(brokenBy({}), ask);
}

void LogStream::read(Phase phase, bool follow)
{
    m_phase = phase;
    m_follow = follow;
    m_opened = m_empty = false;
    m_kubeletText.clear();
    LogQuery query = m_options.query;
    query.follow = follow;
    query.previous = m_previous;
    if (phase == Phase::Anchor) {
        query.tail = anchorLines;
        m_filter.setHidden(true);
        m_filter.beginFirst(true);
    } else if (const auto from = m_filter.resumeFrom()) {
        query.tail.reset();
        query.sinceSeconds.reset();
        query.sinceTime = *from;
        m_filter.beginAgain();
    } else {
        // Nothing has come: what was written since then belongs to the answer.
        if (query.sinceSeconds)
            *query.sinceSeconds += (nowMs() - m_startedMs) / 1000;
        if (m_options.query.follow && m_everOpened && m_lastByteMs - m_openedMs >= emptyMs)
            query.tail.reset();
        m_filter.beginFirst(query.tail.has_value());
    }
    m_lines.begin(query.sinceTime || query.sinceSeconds);
    m_call = m_client.start(question(logPath(m_target, query), follow), {[this](const HttpHead &head) { opened(head); },
                            [this](std::string_view piece) { takeBody(piece); },
                            [this](const std::optional<ApiFailure> &failure) { answered(failure); }});
    if (m_paused)
        m_call->setPaused(true);
    watchSilence();
}

void LogStream::opened(const HttpHead &head)
{
    m_opened = m_everOpened = true;
    m_empty = head.status == 204;
    m_openedMs = m_lastByteMs = nowMs();
    if (m_silence)
        m_silence->heard();
    if (std::exchange(m_told, false))
        note(LogNote::Kind::Live);
}

/// From the question on: an answer may fail to begin as well.
void LogStream::watchSilence()
{
    if (m_follow) {
        const auto newest = [this] { return std::max(m_filter.last(), m_lines.rest().stamp); };
        const LogQuery plain{false, m_previous, {}, {}, {}, m_options.query.insecureBackend};
        m_silence = std::make_unique<SilenceProbe>(m_client, m_target, plain, SilenceProbe::Asks{[this] { return m_paused; }, newest, [this] { abandon(); }});
    }
}

bool LogStream::takeLine(const LogLine &line)
{
    m_filter.take(line);
    return !m_enough;
}

void LogStream::takeBody(std::string_view piece)
{
    m_lastByteMs = nowMs();
    if (m_silence)
        m_silence->heard();
    m_lines.feed(piece, [this](const LogLine &line) { return takeLine(line); });
    if (m_enough)
        return finish({});
    if (m_filter.holds())
        settleLater();
    if (m_filter.shown() == m_shownBefore)
        return;
    m_shownBefore = m_filter.shown();
    m_failures = 0;
    m_wait.lasted();
}

void LogStream::answered(const std::optional<ApiFailure> &failure)
{
    const auto call = std::move(m_call);
    m_silence.reset();
    m_settle.reset();
    if (failure && failure->status.code != 0)
        return refused(*failure);
    m_clean = !failure;
    m_lastByteMs = m_opened ? nowMs() : m_lastByteMs;
    if (m_clean && m_empty) // the pod has no node yet
        return m_options.acrossRestarts ? waitToStart({}) : finish({});
    if (m_clean)
        m_kubeletText = m_lines.takeKubeletText([this](const LogLine &line) { return takeLine(line); });
    if (!m_kubeletText.empty() && m_phase != Phase::Anchor)
        note(LogNote::Kind::KubeletSaid, m_kubeletText);
    if (m_clean && !m_follow)
        return endOfReading();
    m_filter.breakOff(m_lines.rest());
    if (m_phase == Phase::Anchor)
        m_filter.setHidden(false);
    askPod();
}

/// An answer that is all there is: without follow, and ended by itself.
void LogStream::endOfReading()
{
    if (m_phase == Phase::Anchor) {
        m_filter.breakOff(m_lines.rest());
        m_filter.setHidden(false);
        m_options.query.tail.reset();
        return read(Phase::Again, true);
    }
    if (const LogLine rest = m_lines.rest(); !rest.bytes.empty())
        static_cast<void>(takeLine(rest));
    m_filter.settle();
    m_shownBefore = m_filter.shown();
    if (m_options.query.follow && m_options.acrossRestarts && !m_enough)
        return restUntilNextRun();
    if (!m_kubeletText.empty())
        return finish({LogEnd::Kind::KubeletSaid, true, m_kubeletText, {}});
    if (m_filter.gapPending())
        m_sink.gap({m_filter.last(), {}});
    finish({});
}

void LogStream::refused(const ApiFailure &failure)
{
    const LogRefusal refusal = refusalOf(failure);
    if (m_phase == Phase::Anchor)
        m_filter.setHidden(false);
    const bool resumes = m_everOpened;
    const bool patient = m_options.acrossRestarts || nowMs() - m_startedMs < m_options.startPatienceMs;
    if (!resumes && mayPass(refusal) && m_options.query.follow && patient)
        return waitToStart(failure.error.detail);
    const bool mine = refusal == LogRefusal::Forbidden || refusal == LogRefusal::Unauthenticated || refusal == LogRefusal::KubeletForbids || refusal == LogRefusal::Invalid;
    if (!resumes || mine)
        return finish({LogEnd::Kind::Refused, m_clean, {}, failure});
    const bool away = refusal == LogRefusal::KubeletAway || refusal == LogRefusal::Away;
    if (!away && (m_phase == Phase::Last || m_failures >= mostRefusals))
        return finish({LogEnd::Kind::Gone, m_clean, failure.error.detail, failure});
    retry(failure.error, [this] { askPod(); });
}

/// Asks the same once more in a while.
void LogStream::waitToStart(const std::string &why)
{
    m_told = true;
    note(LogNote::Kind::Waiting, why);
    m_wait.begin(m_options.acrossRestarts ? 2 * askEveryMs : askEveryMs, [this, phase = m_phase, follow = m_follow] { read(phase, follow); });
}

Error LogStream::brokenBy(const std::optional<ApiFailure> &failure) const
{
    if (failure)
        return failure->error;
    return {ErrorKind::Network, 0, logPath(m_target, {}).substr(0, podPath(m_target).size() + 4),
            !m_kubeletText.empty() ? m_kubeletText : m_clean ? "the log ended although its container runs" : "the log broke off", true};
}

void LogStream::retry(const Error &why, std::function<void()> then)
{
    ++m_failures;
    if (m_options.attempts >= 0 && m_failures > m_options.attempts)
        return finish({LogEnd::Kind::GaveUp, m_clean, why.detail, ApiFailure{why, {}}});
    m_wait.beginAfter(why, std::move(then));
    m_told = true;
    note(LogNote::Kind::Broken, why.text());
}

/// Everything of this run was told: waits for the next one.
void LogStream::restUntilNextRun()
{
    m_phase = Phase::Resting;
    m_wait.begin(m_previous ? 0 : lookEveryMs, [this] { askPod(); });
}

/// The stream is dead, though nothing says so.
void LogStream::abandon()
{
    const auto stream = std::move(m_call);
    const auto silence = std::move(m_silence);
    m_settle.reset();
    m_clean = false;
    m_filter.breakOff(m_lines.rest());
    askPod();
}

void LogStream::settleLater()
{
    if (m_settle)
        return;
    m_settle = m_client.scheduler().after(settleMs, [this] {
        const auto timer = std::move(m_settle);
        if (!m_call || !m_filter.holds())
            return;
        if (nowMs() - m_lastByteMs < settleMs)
            return settleLater();
        m_filter.settle();
        if (m_enough)
            finish({});
    });
}

void LogStream::note(LogNote::Kind kind, std::string text)
{
    m_sink.note({kind, std::move(text), {}});
}

void LogStream::finish(LogEnd end)
{
    m_phase = Phase::Ended;
    m_filter.giveUp();
    m_silence.reset();
    m_settle.reset();
    const auto call = std::move(m_call);
    m_wait.begin(0, [this, end = std::move(end)] { m_sink.ended(end); });
}

} // namespace portolan

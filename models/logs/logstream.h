#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "models/client/restclient.h"
#include "models/client/retrywait.h"
#include "models/logs/answerlines.h"
#include "models/logs/containerturn.h"
#include "models/logs/kubelettext.h"
#include "models/logs/logquery.h"
#include "models/logs/resumefilter.h"
#include "models/logs/silenceprobe.h"

namespace portolan {

/// Something about a log that is no line of it.
struct LogNote {
    enum class Kind : std::uint8_t {
        Waiting,     ///< the container has not started, or the kubelet is not there yet; asked again
        Broken,      ///< the connection broke, or the answer ended although the container runs; asked again
        Live,        ///< lines come again
        KubeletSaid, ///< what the kubelet wrote behind the lines about an error
        Restarted,   ///< what follows is of the next run of the container
    };
    Kind kind = Kind::Live;
    std::string text;    ///< why, in the server's or our own words
    ContainerTurn turn;  ///< Restarted: with how the last one ended
};

/// How a log's stream ended for good.
struct LogEnd {
    enum class Kind : std::uint8_t {
        Complete,    ///< everything that there is was told
        Gone,        ///< the pod or the run of the container is not there any more; the last lines may be missing unless `clean`
        Refused,     ///< by the server
        KubeletSaid, ///< the kubelet could not read the file, or not to its end
        GaveUp,      ///< asked often enough
    };
    Kind kind = Kind::Complete;
    bool clean = true;   ///< the last answer came to an end of its own
    std::string text;
    std::optional<ApiFailure> failure;
};

/// Who is told a log. Only ended() may destroy the stream.
class LogSink
{
public:
    virtual ~LogSink() = default;
    /// False: enough, the stream ends Complete.
    virtual bool line(const LogLine &line) = 0;
    virtual void gap(const LogGap &gap) = 0;
    virtual void note(const LogNote &note) = 0;
    virtual void ended(const LogEnd &end) = 0;
};

/// The log of one container, each line once, whatever breaks on the way: asks again where it left off and drops what comes twice
/// (ResumeFilter), and tells a stream's end from the container's by asking for the pod. Network thread.
class LogStream
{
public:
    struct Options {
        LogQuery query;
        bool acrossRestarts = false;     ///< goes on with the container's next run, until the pod is gone
        std::int64_t startPatienceMs = 0; ///< how long to ask each second for a log that may be there soon
        int attempts = -1;               ///< fruitless ones in a row before it gives up; -1: never
        std::uint32_t seed = 1;
    };
    /// client and sink must outlive it. `known`: what the pod told just now, else it is asked for first.
    LogStream(RestClient &client, LogTarget target, Options options, LogSink &sink, std::optional<ContainerTurn> known = {});
    ~LogStream();

    /// Nobody takes lines now: stops reading from the socket.
    void setPaused(bool paused);
    /// The pod has changed: a next run of the container may have begun.
    void look();
    [[nodiscard]] const LogTarget &target() const { return m_target; }

private:
    enum class Phase { Asking, First, Anchor, Again, Last, Resting, Ended };

    void askPod();
    void podAnswered(const std::optional<ApiFailure> &failure);
    void decide(const ContainerTurn &now);
    void goOnWith(const ContainerTurn &now);
    void begin();
    void read(Phase phase, bool follow);
    void readAgain(bool last);
    void opened(const HttpHead &head);
    void watchSilence();
    void takeBody(std::string_view piece);
    [[nodiscard]] bool takeLine(const LogLine &line);
    void answered(const std::optional<ApiFailure> &failure);
    void refused(const ApiFailure &failure);
    void waitToStart(const std::string &why);
    void endOfReading();
    void retry(const Error &why, std::function<void()> then);
    void restUntilNextRun();
    [[nodiscard]] ResumeFilter::Out out();
    void abandon();
    void settleLater();
    void finish(LogEnd end);
    void note(LogNote::Kind kind, std::string text = {});
    [[nodiscard]] Error brokenBy(const std::optional<ApiFailure> &failure) const;
    [[nodiscard]] std::int64_t nowMs() const { return m_client.scheduler().clock().monotonicMs(); }

    RestClient &m_client;
    const LogTarget m_target;
    Options m_options;
    LogSink &m_sink;
    ResumeFilter m_filter;
    RetryWait m_wait;
    Phase m_phase = Phase::Asking;
    std::optional<ContainerTurn> m_known;
    std::string m_podUid, m_ours;    ///< the run of the container whose log this is; empty: not told yet
    std::int32_t m_restarts = 0;     ///< before it began
    bool m_previous = false;         ///< ours is to be asked for with previous=true
    bool m_follow = false;           ///< in the question that runs
    bool m_clean = true;             ///< the last answer ended by itself
    bool m_opened = false, m_everOpened = false, m_empty = false;
    bool m_begun = false, m_enough = false, m_paused = false;
    bool m_told = false;             ///< that no lines come
    std::int64_t m_startedMs = 0, m_openedMs = 0, m_lastByteMs = 0;
    std::uint64_t m_shownBefore = 0;
    int m_failures = 0;
    std::string m_kubeletText; ///< of the last answer
    AnswerLines m_lines;
    std::string m_body; ///< of the pod
    std::unique_ptr<RestCall> m_call;
    std::unique_ptr<SilenceProbe> m_silence; ///< of a follow
    std::unique_ptr<Scheduler::Timer> m_settle;
};

} // namespace portolan

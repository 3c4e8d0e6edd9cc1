#include "models/scheduling/explainpod.h"

#include <algorithm>
#include <array>

#include "models/core/time.h"
#include "models/scheduling/schedulingwords.h"

namespace portolan {

namespace {

using W = SchedulingWords;
using Phase = ContainerState::Phase;
using Role = Container::Role;

/// kubelet images, kuberuntime: the words of a container that waits, and ours.
struct WaitWord {
    std::string_view kubelet, ours;
};
constexpr std::array<WaitWord, 14> waitWords{{{"ErrImagePull", "ImagePull"}, {"ImagePullBackOff", "ImagePull"}, {"InvalidImageName", "ImageName"},
    {"ErrImageNeverPull", "ImageNever"}, {"ImageInspectError", "ImageInspect"}, {"RegistryUnavailable", "RegistryUnavailable"},
    {"SignatureValidationFailed", "ImageSignature"}, {"CreateContainerConfigError", "ContainerConfig"}, {"CreateContainerError", "ContainerCreate"},
    {"PreCreateHookError", "ContainerCreate"}, {"PreStartHookError", "ContainerRun"}, {"RunContainerError", "ContainerRun"}, {"PostStartHookError", "PostStart"},
    {"CreatePodSandboxError", "Sandbox"}}};

std::string_view wordFor(std::string_view kubelet)
{
    const auto found = std::find_if(waitWords.begin(), waitWords.end(), [kubelet](const WaitWord &w) { return w.kubelet == kubelet; });
    return found == waitWords.end() ? std::string_view() : found->ours;
}

QString signalName(int signal)
{
    switch (signal) {
    case 1: return QStringLiteral("SIGHUP");
    case 2: return QStringLiteral("SIGINT");
    case 3: return QStringLiteral("SIGQUIT");
    case 4: return QStringLiteral("SIGILL");
    case 6: return QStringLiteral("SIGABRT");
    case 7: return QStringLiteral("SIGBUS");
    case 8: return QStringLiteral("SIGFPE");
    case 9: return QStringLiteral("SIGKILL");
    case 11: return QStringLiteral("SIGSEGV");
    case 13: return QStringLiteral("SIGPIPE");
    case 15: return QStringLiteral("SIGTERM");
    default: return SchedulingWords::tr("signal %1").arg(signal);
    }
}

/// One container of a pod, with what its status says.
class ContainerView
{
public:
    ContainerView(const PodCase &podCase, const Container &container)
        : m_case(podCase), m_container(container), m_status(podCase.pod->status(container.name))
    {
    }
    [[nodiscard]] PodTrouble trouble() const
    {
        if (!m_status || (m_status->state.phase == Phase::Unknown && !m_status->lastState))
            return of(PodPhase::NotStarted, {}, {});
        switch (m_status->state.phase) {
        case Phase::Waiting:
        case Phase::Unknown: return waiting();
        case Phase::Running: return running();
        case Phase::Terminated: return terminated();
        }
        return of(PodPhase::Running, "Running", {});
    }

private:
    [[nodiscard]] bool isInit() const { return m_container.role == Role::Init; }
    [[nodiscard]] PodTrouble of(PodPhase phase, std::string reason, std::string message, const std::string &path = {}, std::string value = {}) const
    {
        PodTrouble out{phase, std::move(reason), std::move(message), {}, {}};
        if (m_status)
            out.evidence = m_case.evidence(statusPath() + path, std::move(value));
        return out;
    }
    [[nodiscard]] std::string statusPath() const
    {
        std::size_t index = 0;
        for (const ContainerStatus &status : m_case.pod->statuses) {
            if (&status == m_status)
                break;
            index += status.list == m_status->list;
        }
        return (m_status->list == ContainerStatus::List::Init ? ".status.initContainerStatuses[" : ".status.containerStatuses[") + std::to_string(index) + "]";
    }

    [[nodiscard]] PodTrouble waiting() const
    {
        const ContainerState &state = m_status->state;
        const bool ended = m_status->lastState && m_status->lastState->phase == Phase::Terminated;
        if (const std::string_view word = wordFor(state.reason); !word.empty()) {
            PodTrouble out = of(PodPhase::NotStarted, std::string(word), saying(state), ".state.waiting.reason", state.reason.str());
            out.advice = adviceForWait(word);
            return out;
        }
        if (ended)
            return crashed(*m_status->lastState, ".lastState.terminated");
        if (state.reason == "CrashLoopBackOff") // the end that led to it is not told
            return of(isInit() ? PodPhase::NotStarted : PodPhase::Crashing, isInit() ? "InitFailing" : "Unknown", saying(state), ".state.waiting.reason", state.reason.str());
        return of(PodPhase::NotStarted, {}, saying(state), ".state.waiting.reason", state.reason.str());
    }
    [[nodiscard]] PodTrouble running() const
    {
        if (isInit())
            return withAdvice(of(PodPhase::NotStarted, "InitRunning", W::of(SchedulingWords::tr("init container %1 runs; the next starts when it has ended").arg(name())),
                                 ".state.running.startedAt", startedAt()),
                              SchedulingWords::tr("Wait for init container %1 to end, or read its log.").arg(name()));
        if (m_container.role == Role::Sidecar && !m_status->started)
            return withAdvice(of(PodPhase::NotStarted, "SidecarNotStarted", W::of(SchedulingWords::tr("sidecar %1 runs and is not started; the next container waits for that").arg(name())),
                                 ".started", "false"),
                              SchedulingWords::tr("Its startup probe has to succeed: %1.").arg(W::q(m_container.startupProbe.empty() ? IStr::unshared("-") : m_container.startupProbe)));
        if (!m_status->ready) {
            const bool starts = !m_status->started && !m_container.startupProbe.empty();
            return of(PodPhase::NotReady, starts ? "StartupPending" : m_container.readinessProbe.empty() ? "ContainerWaiting" : "ReadinessFailing", {}, ".ready", "false");
        }
        return of(PodPhase::Running, "Running", {}, ".state.running.startedAt", startedAt());
    }
    [[nodiscard]] PodTrouble terminated() const
    {
        const ContainerState &state = m_status->state;
        const bool failed = state.exitCode != 0 || state.signal != 0;
        const bool restarts = m_case.pod->restartPolicy != "Never" && (failed || m_case.pod->restartPolicy != "OnFailure");
        if (isInit() && !failed)
            return of(PodPhase::Running, "Completed", {}, ".state.terminated.exitCode", "0");
        if (!failed && !restarts)
            return of(PodPhase::NotReady, "Completed", saying(state), ".state.terminated.exitCode", "0");
        return crashed(state, ".state.terminated");
    }
    [[nodiscard]] PodTrouble crashed(const ContainerState &end, const std::string &path) const
    {
        PodTrouble out = of(isInit() ? PodPhase::NotStarted : PodPhase::Crashing, isInit() ? "InitFailing" : cause(end), {}, path + ".exitCode", std::to_string(end.exitCode));
        out.message = endText(end);
        if (const std::string again = backOffText(end); !again.empty())
            out.message += "; " + again;
        out.advice = W::of(adviceForCrash(cause(end)));
        return out;
    }

    /// A probe that failed is told by an event alone, whatever the exit code came to be.
    [[nodiscard]] const Event *probeKill(const char *probe, const ContainerState &end) const
    {
        const Event *event = m_case.newest("Killing", "Container " + m_container.name.str() + " failed " + probe + " probe");
        if (!event || event->lastSeen().isNull() || end.startedAt.isNull())
            return event;
        return event->lastSeen() >= end.startedAt ? event : nullptr;
    }
    [[nodiscard]] std::string cause(const ContainerState &end) const
    {
        if (end.reason == "OOMKilled" || end.reason == "ContainerStatusUnknown")
            return end.reason == "OOMKilled" ? "OOMKilled" : "ContainerLost";
        if (probeKill("liveness", end))
            return "LivenessFailed";
        if (probeKill("startup", end))
            return "StartupFailed";
        if (end.reason == "ContainerCannotRun" || end.reason == "StartError" || (end.exitCode >= 126 && end.exitCode <= 128))
            return "CannotRun";
        if (end.exitCode == 137 || end.signal == 9)
            return "Killed";
        if (end.signal != 0 || (end.exitCode > 128 && end.exitCode < 128 + 65))
            return "Signal";
        return end.exitCode == 0 ? "Completed" : "ExitCode";
    }
    [[nodiscard]] std::string endText(const ContainerState &end) const
    {
        const int signal = end.signal != 0 ? end.signal : end.exitCode > 128 && end.exitCode < 128 + 65 ? end.exitCode - 128 : 0;
        QString text = SchedulingWords::tr("container %1 ended with exit code %2").arg(name()).arg(end.exitCode);
        if (signal != 0)
            text += QStringLiteral(" (%1)").arg(signalName(signal));
        if (end.reason == "OOMKilled")
            text += limitText();
        if (!end.reason.empty() && end.reason != "Error" && end.reason != "Completed")
            text += QStringLiteral(", %1").arg(W::q(end.reason));
        if (!end.message.empty())
            text += QStringLiteral(": %1").arg(W::q(end.message));
        return W::of(text);
    }
    [[nodiscard]] QString limitText() const
    {
        const IStr *limit = findPair(m_container.limits, "memory");
        return limit ? SchedulingWords::tr(", memory limit %1").arg(W::q(*limit)) : SchedulingWords::tr(", no memory limit of its own");
    }
    /// The wait after restart k >= 1 is min(300, 10 * 2^(k-1)) s from the end; the first restart comes at once (pkg/kubelet/kubelet.go).
    [[nodiscard]] std::string backOffText(const ContainerState &end) const
    {
        if (m_status->state.reason != "CrashLoopBackOff" || m_status->restartCount < 1)
            return {};
        const int exponent = std::min(m_status->restartCount - 1, 5);
        const int wait = std::min(300, 10 << exponent);
        QString text = SchedulingWords::tr("back-off %1 s after %n restart(s)", nullptr, m_status->restartCount).arg(wait);
        if (!end.finishedAt.isNull())
            text += SchedulingWords::tr(", next start about %1").arg(W::q(rfc3339({end.finishedAt.micros + std::int64_t(wait) * 1'000'000})));
        return W::of(text);
    }
    [[nodiscard]] static std::string saying(const ContainerState &state)
    {
        if (state.reason.empty() || state.message.empty())
            return state.reason.str() + state.message;
        return state.reason.str() + ": " + state.message;
    }
    [[nodiscard]] std::string startedAt() const { return m_status->state.startedAt.isNull() ? std::string() : rfc3339(m_status->state.startedAt); }
    [[nodiscard]] QString name() const { return W::q(m_container.name); }
    [[nodiscard]] static PodTrouble withAdvice(PodTrouble trouble, const QString &advice)
    {
        trouble.advice = W::of(advice);
        return trouble;
    }
    [[nodiscard]] std::string adviceForWait(std::string_view word) const;
    [[nodiscard]] QString adviceForCrash(const std::string &cause) const;
    [[nodiscard]] QString missingReference() const;

    const PodCase &m_case;
    const Container &m_container;
    const ContainerStatus *m_status;
};

/// The first config map or secret of the container's environment that is not there.
QString ContainerView::missingReference() const
{
    for (const EnvSource &source : m_container.envSources) {
        const Kind kind = source.secret ? Kind::Secret : Kind::ConfigMap;
        const IStr ns = m_case.pod->meta.ns;
        if (source.optional || !m_case.coverage().knows(kind, ns))
            continue;
        const ObjectPtr object = m_case.objects->find(kind, ns, source.object);
        const QString what = source.secret ? SchedulingWords::tr("Secret %1/%2") : SchedulingWords::tr("ConfigMap %1/%2");
        if (!object)
            return SchedulingWords::tr("Create %1.").arg(what.arg(W::q(ns), W::q(source.object)));
        const std::vector<IStr> &keys = source.secret ? objectCast<Secret>(object)->keys : objectCast<ConfigMap>(object)->keys;
        if (!source.wholeObject && std::find(keys.begin(), keys.end(), source.key) == keys.end())
            return SchedulingWords::tr("Put the key %1 into %2.").arg(W::q(source.key), what.arg(W::q(ns), W::q(source.object)));
    }
    return {};
}

std::string ContainerView::adviceForWait(std::string_view word) const
{
    const QString image = W::q(m_container.image);
    if (word == "ImagePull")
        return W::of(SchedulingWords::tr("See that image %1 exists, and that the node may pull it (imagePullSecrets).").arg(image));
    if (word == "ImageName")
        return W::of(SchedulingWords::tr("%1 is no name of an image: mend it.").arg(image));
    if (word == "ImageNever")
        return W::of(SchedulingWords::tr("Image %1 is not on the node and may not be pulled (imagePullPolicy: Never).").arg(image));
    if (word == "ContainerConfig") {
        const QString missing = missingReference();
        return W::of(missing.isEmpty() ? SchedulingWords::tr("Mend what the message names; the kubelet tries again by itself.") : missing);
    }
    return W::of(SchedulingWords::tr("Mend what the message names."));
}

QString ContainerView::adviceForCrash(const std::string &cause) const
{
    if (cause == "OOMKilled" && !findPair(m_container.limits, "memory"))
        return SchedulingWords::tr("Container %1 has no memory limit of its own: the pod's limit or the node's memory ran out.").arg(name());
    if (cause == "OOMKilled")
        return SchedulingWords::tr("Raise the memory limit of container %1, or let it use less.").arg(name());
    if (cause == "LivenessFailed")
        return SchedulingWords::tr("Its liveness probe failed %1 times, %2 s apart: %3.").arg(m_container.livenessTiming.failureThreshold).arg(m_container.livenessTiming.period).arg(W::q(m_container.livenessProbe));
    if (cause == "StartupFailed")
        return SchedulingWords::tr("Its startup probe had %1 s: %2.").arg(m_container.startupTiming.initialDelay + m_container.startupTiming.period * m_container.startupTiming.failureThreshold).arg(W::q(m_container.startupProbe));
    if (cause == "CannotRun")
        return SchedulingWords::tr("Its command cannot be run in the image: see command and args.");
    if (cause == "Completed")
        return SchedulingWords::tr("It ended by itself, and the pod's restartPolicy starts it again: a program that goes on, or a Job.");
    if (cause == "ContainerLost")
        return SchedulingWords::tr("The kubelet lost sight of the container: what ended it is not known.");
    return SchedulingWords::tr("Read what it said before it ended: portolan logs -p.");
}

} // namespace

PodTrouble containerTrouble(const PodCase &podCase, const Container &container)
{
    return ContainerView(podCase, container).trouble();
}

} // namespace portolan

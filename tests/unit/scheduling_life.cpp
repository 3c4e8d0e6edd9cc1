#include <QTest>

#include "models/scheduling/explainpod.h"
#include "tests/storefixture.h"

using namespace portolan;

namespace {

constexpr const char *now = "2026-01-01T12:00:00Z";

/// A pod lab/target on node n1 with one container c, and what its status says.
struct PlacedPod {
    testing::StoreFixture fixture;

    explicit PlacedPod(const std::string &status, const std::string &spec = {}, const std::string &meta = {})
    {
        node("{type: Ready, status: 'True'}");
        fixture.add("{apiVersion: v1, kind: Pod, metadata: {name: target, namespace: lab" + (meta.empty() ? "" : ", " + meta) + "}, spec: {nodeName: n1, restartPolicy: Always"
                    + (spec.find("containers:") == std::string::npos ? ", containers: [{name: c, image: app:1}]" : "") + (spec.empty() ? "" : ", " + spec) + "}, status: {" + status + "}}");
    }
    void node(const std::string &condition)
    {
        fixture.add("{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {conditions: [" + condition + "]}}");
    }
    void event(const std::string &reason, const std::string &message, const std::string &at = "2026-01-01T11:59:00Z")
    {
        fixture.add("{apiVersion: v1, kind: Event, metadata: {name: e" + std::to_string(++events) + ", namespace: lab}, type: Warning, reason: " + reason + ", message: '" + message
                    + "', lastTimestamp: '" + at + "', involvedObject: {kind: Pod, apiVersion: v1, namespace: lab, name: target}}");
    }
    [[nodiscard]] PodExplanation explain() const
    {
        const auto answer = explainPod(fixture.store.snapshot(), "lab", "target", Timestamp::parse(now));
        return answer ? *answer : PodExplanation();
    }
    /// "crashing OOMKilled"
    [[nodiscard]] QString verdict() const
    {
        const PodExplanation answer = explain();
        return QString::fromStdString(std::string(podPhaseWord(answer.trouble.phase)) + ' ' + answer.trouble.reason);
    }
    [[nodiscard]] QString advice() const { return QString::fromStdString(explain().trouble.advice); }
    int events = 0;
};

std::string statuses(const std::string &state, const std::string &more = {})
{
    return "phase: Running, containerStatuses: [{name: c, ready: false, state: {" + state + "}" + (more.empty() ? "" : ", " + more) + "}]";
}

std::string backedOff(int restarts, const std::string &end)
{
    return statuses("waiting: {reason: CrashLoopBackOff}", "restartCount: " + std::to_string(restarts) + ", lastState: {terminated: {startedAt: '2026-01-01T11:58:00Z', finishedAt: '2026-01-01T11:59:00Z', " + end + "}}");
}

} // namespace

/// Why a pod with a node is not started, crashes, is not ready, or does not go: a test a rule.
class SchedulingLife : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKubeletsWordSaysWhatWaits_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *reason, const char *word) { QTest::newRow(reason) << QString::fromLatin1(reason) << QString::fromLatin1(word); };
        row("ErrImagePull", "ImagePull");
        row("ImagePullBackOff", "ImagePull");
        row("InvalidImageName", "ImageName");
        row("ErrImageNeverPull", "ImageNever");
        row("ImageInspectError", "ImageInspect");
        row("RegistryUnavailable", "RegistryUnavailable");
        row("SignatureValidationFailed", "ImageSignature");
        row("CreateContainerConfigError", "ContainerConfig");
        row("CreateContainerError", "ContainerCreate");
        row("RunContainerError", "ContainerRun");
        row("PostStartHookError", "PostStart");
    }
    void theKubeletsWordSaysWhatWaits()
    {
        QFETCH(QString, reason);
        QFETCH(QString, word);
        const PlacedPod p(statuses("waiting: {reason: " + reason.toStdString() + ", message: because}"));
        QCOMPARE(p.verdict(), QStringLiteral("not-started ") + word);
        QCOMPARE(QString::fromStdString(p.explain().containers.front().second.message), reason + QStringLiteral(": because"));
        QCOMPARE(QString::fromStdString(p.explain().trouble.evidence.text()), QStringLiteral("pods/lab/target .status.containerStatuses[0].state.waiting.reason = ") + reason);
    }
    void aMissingConfigMapIsNamedWhereMapsWereRead()
    {
        PlacedPod p(statuses("waiting: {reason: CreateContainerConfigError}"), "containers: [{name: c, image: i, envFrom: [{configMapRef: {name: settings}}]}]");
        QCOMPARE(p.advice(), QStringLiteral("Create ConfigMap lab/settings."));
        p.fixture.store.setCoverage(Kind::ConfigMap, {Covered::NotInFile, {}, {}});
        QVERIFY(!p.advice().contains(QStringLiteral("settings")));
    }
    void aMissingKeyIsNamed()
    {
        PlacedPod p(statuses("waiting: {reason: CreateContainerConfigError}"),
                    "containers: [{name: c, image: i, env: [{name: X, valueFrom: {secretKeyRef: {name: s, key: k}}}]}]");
        p.fixture.add("{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: lab}, data: {other: eA==}}");
        QCOMPARE(p.advice(), QStringLiteral("Put the key k into Secret lab/s."));
    }
    void whatIsNotCreatedIsToldByEvents()
    {
        const std::string creating = "phase: Pending, containerStatuses: [{name: c, state: {waiting: {reason: ContainerCreating}}}]";
        PlacedPod p(creating);
        QCOMPARE(p.verdict(), QStringLiteral("not-started Unknown"));
        p.event("FailedCreatePodSandBox", "no network");
        QCOMPARE(p.verdict(), QStringLiteral("not-started Sandbox"));
        p.event("FailedMount", "MountVolume.SetUp failed", "2026-01-01T11:50:00Z"); // volumes come first
        QCOMPARE(p.verdict(), QStringLiteral("not-started VolumeMount"));
        p.event("FailedAttachVolume", "driver says no");
        QCOMPARE(p.verdict(), QStringLiteral("not-started VolumeAttach"));
        p.event("FailedAttachVolume", "Multi-Attach error for volume");
        QCOMPARE(p.verdict(), QStringLiteral("not-started MultiAttach"));
    }
    void aMissingVolumeSourceNeedsNoEvent()
    {
        const PlacedPod p("phase: Pending, containerStatuses: [{name: c, state: {waiting: {reason: ContainerCreating}}}]", "volumes: [{name: v, configMap: {name: gone}}]");
        QCOMPARE(p.verdict(), QStringLiteral("not-started VolumeMount"));
        QCOMPARE(p.advice(), QStringLiteral("Create ConfigMap lab/gone, which volume v needs."));
        const PlacedPod optional("phase: Pending, containerStatuses: [{name: c, state: {waiting: {reason: ContainerCreating}}}]", "volumes: [{name: v, configMap: {name: gone, optional: true}}]");
        QCOMPARE(optional.verdict(), QStringLiteral("not-started Unknown"));
    }
    void whatIsNotToldIsNoEvidence()
    {
        const PlacedPod p("phase: Running, containerStatuses: [{name: c, ready: true, state: {running: {}}}], conditions: [{type: Ready, status: 'True'}]");
        QCOMPARE(QString::fromStdString(p.explain().containers.front().second.evidence.text()), QStringLiteral("pods/lab/target .status.containerStatuses[0].state.running.startedAt is not set"));
    }
    void aKubeletThatSaysNothing() { QCOMPARE(PlacedPod("phase: Pending").verdict(), QStringLiteral("not-started NodeSilent")); }
    void initContainersHoldUpTheOthers_data()
    {
        QTest::addColumn<QString>("init");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, const char *init, const char *state, const char *verdict) {
            QTest::newRow(name) << QString::fromLatin1(init) << QString::fromLatin1(state) << QString::fromLatin1(verdict);
        };
        row("running", "", "state: {running: {}}", "not-started InitRunning");
        row("failed", "", "state: {terminated: {exitCode: 1}}", "not-started InitFailing");
        row("again", "", "state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 1}}", "not-started InitFailing");
        row("image", "", "state: {waiting: {reason: ErrImagePull}}", "not-started ImagePull");
        row("sidecar", ", restartPolicy: Always", "started: false, state: {running: {}}", "not-started SidecarNotStarted");
    }
    void initContainersHoldUpTheOthers()
    {
        QFETCH(QString, init);
        QFETCH(QString, state);
        QFETCH(QString, verdict);
        const PlacedPod p("phase: Pending, initContainerStatuses: [{name: a, " + state.toStdString() + "}], containerStatuses: [{name: c, state: {waiting: {reason: PodInitializing}}}]",
                          "initContainers: [{name: a, image: i" + init.toStdString() + "}]");
        QCOMPARE(p.verdict(), verdict);
    }
    void crashesAreToldByTheirEnd_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *end, const char *word) { QTest::newRow(end) << QString::fromLatin1(end) << QString::fromLatin1(word); };
        row("exitCode: 137, reason: OOMKilled", "OOMKilled");
        row("exitCode: 137, reason: Error", "Killed");
        row("exitCode: 139, reason: Error", "Signal");
        row("exitCode: 127, reason: ContainerCannotRun", "CannotRun");
        row("exitCode: 1, reason: Error", "ExitCode");
        row("exitCode: 0, reason: Completed", "Completed");
        row("exitCode: 137, reason: ContainerStatusUnknown", "ContainerLost");
    }
    void crashesAreToldByTheirEnd()
    {
        QFETCH(QString, end);
        QFETCH(QString, word);
        QCOMPARE(PlacedPod(backedOff(3, end.toStdString())).verdict(), QStringLiteral("crashing ") + word);
    }
    void aProbeThatKillsIsToldByItsEvent()
    {
        PlacedPod p(backedOff(3, "exitCode: 137, reason: Error"));
        p.event("Killing", "Container c failed liveness probe, will be restarted", "2026-01-01T11:00:00Z"); // of an earlier run
        QCOMPARE(p.verdict(), QStringLiteral("crashing Killed"));
        p.event("Killing", "Container c failed liveness probe, will be restarted");
        QCOMPARE(p.verdict(), QStringLiteral("crashing LivenessFailed"));
        PlacedPod q(backedOff(3, "exitCode: 143, reason: Error"));
        q.event("Killing", "Container c failed startup probe, will be restarted");
        QCOMPARE(q.verdict(), QStringLiteral("crashing StartupFailed"));
    }
    void theBackOffDoublesToFiveMinutes_data()
    {
        QTest::addColumn<int>("restarts");
        QTest::addColumn<QString>("text");
        QTest::newRow("first") << 1 << QStringLiteral("back-off 10 s after 1 restart(s), next start about 2026-01-01T11:59:10Z");
        QTest::newRow("fourth") << 4 << QStringLiteral("back-off 80 s after 4 restart(s), next start about 2026-01-01T12:00:20Z");
        QTest::newRow("many") << 40 << QStringLiteral("back-off 300 s after 40 restart(s), next start about 2026-01-01T12:04:00Z");
    }
    void theBackOffDoublesToFiveMinutes()
    {
        QFETCH(int, restarts);
        QFETCH(QString, text);
        const QString message = QString::fromStdString(PlacedPod(backedOff(restarts, "exitCode: 1, reason: Error")).explain().trouble.message);
        QCOMPARE(message, QStringLiteral("container c ended with exit code 1; ") + text);
    }
    void whatKeepsAPodFromBeingReady()
    {
        const std::string running = "ready: false, state: {running: {startedAt: '2026-01-01T11:00:00Z'}}";
        const std::string unready = ", conditions: [{type: Ready, status: 'False', reason: ContainersNotReady}]";
        const auto probe = [](const char *name) { return std::string("containers: [{name: c, image: i, ") + name + ": {httpGet: {port: 80}}}]"; };
        QCOMPARE(PlacedPod("phase: Running, containerStatuses: [{name: c, started: true, " + running + "}]" + unready, probe("readinessProbe")).verdict(), QStringLiteral("not-ready ReadinessFailing"));
        QCOMPARE(PlacedPod("phase: Running, containerStatuses: [{name: c, started: false, " + running + "}]" + unready, probe("startupProbe")).verdict(), QStringLiteral("not-ready StartupPending"));
        const std::string ready = "phase: Running, containerStatuses: [{name: c, started: true, ready: true, state: {running: {}}}], conditions: [{type: ContainersReady, status: 'True'}, ";
        QCOMPARE(PlacedPod(ready + "{type: Ready, status: 'True'}]").verdict(), QStringLiteral("running Healthy"));
        const PlacedPod gate(ready + "{type: Ready, status: 'False', reason: ReadinessGatesNotReady}]", "readinessGates: [{conditionType: example.com/lb}]");
        QCOMPARE(gate.verdict(), QStringLiteral("not-ready ReadinessGate"));
        QCOMPARE(QString::fromStdString(gate.explain().trouble.message), QStringLiteral("corresponding condition of pod readiness gate \"example.com/lb\" does not exist."));
        QCOMPARE(PlacedPod(ready + "{type: Ready, status: 'False'}]").verdict(), QStringLiteral("not-ready NodeNotReady"));
    }
    void whatKeepsAPodFromGoing()
    {
        const std::string running = "phase: Running, containerStatuses: [{name: c, ready: true, state: {running: {}}}]";
        const std::string over = "deletionTimestamp: '2026-01-01T11:00:00Z', deletionGracePeriodSeconds: 30", soon = "deletionTimestamp: '2026-01-01T12:00:10Z', deletionGracePeriodSeconds: 30";
        QCOMPARE(PlacedPod(running, {}, soon).verdict(), QStringLiteral("stuck-deleting GracePeriod"));
        QCOMPARE(PlacedPod(running, {}, over).verdict(), QStringLiteral("stuck-deleting KubeletSilent"));
        QCOMPARE(PlacedPod("phase: Succeeded", {}, over + ", finalizers: [example.com/keep]").verdict(), QStringLiteral("stuck-deleting Finalizer"));
        PlacedPod silent(running, {}, over);
        silent.node("{type: Ready, status: Unknown}");
        QCOMPARE(silent.verdict(), QStringLiteral("stuck-deleting NodeUnreachable"));
        PlacedPod gone(running, {}, over);
        gone.fixture.store.clear(Kind::Node);
        QCOMPARE(gone.verdict(), QStringLiteral("stuck-deleting NodeGone"));
    }
    void theConditionIsComparedByWhatItSaysOfNodes()
    {
        const auto disagrees = [](const std::string &message) {
            testing::StoreFixture fixture;
            fixture.add("{apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {unschedulable: true}, status: {allocatable: {pods: '9'}}}");
            fixture.add("{apiVersion: v1, kind: Pod, metadata: {name: target, namespace: lab}, spec: {containers: [{name: c, image: i}]}, status: {phase: Pending, conditions: "
                        "[{type: PodScheduled, status: 'False', reason: Unschedulable, message: '" + message + "'}]}}");
            const auto answer = explainPod(fixture.store.snapshot(), "lab", "target", Timestamp::fromSeconds(1));
            return !answer || !answer->disagreement.empty();
        };
        QVERIFY(!disagrees("0/1 nodes are available: 1 node(s) were unschedulable. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."));
        QVERIFY(!disagrees("0/1 nodes are available: 1 node(s) were unschedulable."));
        QVERIFY(disagrees("0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."));
    }
    void howAPodEnded_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *status, const char *word) { QTest::newRow(status) << QString::fromLatin1(status) << QString::fromLatin1(word); };
        row("phase: Succeeded", "Completed");
        row("phase: Failed", "Failed");
        row("phase: Failed, reason: Evicted, message: 'The node was low on resource: memory. '", "Evicted");
        row("phase: Failed, reason: OutOfcpu", "Rejected");
        row("phase: Failed, reason: UnexpectedAdmissionError", "Rejected");
        row("phase: Failed, reason: DeadlineExceeded", "DeadlineExceeded");
        row("phase: Failed, reason: Terminated, message: 'Pod was terminated in response to imminent node shutdown.'", "NodeShutdown");
        row("phase: Failed, reason: NodeLost", "Lost");
        row("phase: Failed, conditions: [{type: DisruptionTarget, status: 'True', reason: PreemptionByScheduler}]", "Preempted");
    }
    void howAPodEnded()
    {
        QFETCH(QString, status);
        QFETCH(QString, word);
        QCOMPARE(PlacedPod(status.toStdString()).verdict(), QStringLiteral("finished ") + word);
    }
};

QTEST_GUILESS_MAIN(SchedulingLife)
#include "scheduling_life.moc"

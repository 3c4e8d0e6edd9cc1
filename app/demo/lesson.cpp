#include "app/demo/lesson.h"

#include <cstdio>
#include <memory>

#include "app/demo/lessonobjects.h"

namespace portolan {

namespace {

constexpr const char *node = "worker-2";
constexpr const char *nodeAddress = "192.168.65.4";
constexpr const char *podAddress = "10.244.2.40";
constexpr const char *containerId = "containerd://6c6573736f6e0000000000000000000000000000000000000000000000000001";
constexpr const char *imageId = "docker.io/library/nginx@sha256:6c6573736f6e0000000000000000000000000000000000000000000000000002";

Json condition(const char *type, bool holds, const std::string &now, const char *reason = nullptr, const char *message = nullptr)
{
    Json out = Json::object({{"lastProbeTime", nullptr}, {"lastTransitionTime", now}, {"status", holds ? "True" : "False"}, {"type", type}});
    if (reason)
        out.set("reason", reason);
    if (message)
        out.set("message", message);
    return out;
}

/// Plays on the bank; one act at a time.
class Stage
{
public:
    explicit Stage(DemoWorld &world)
        : m_world(world), m_pods(kind("pods")), m_claims(kind("persistentvolumeclaims")), m_volumes(kind("persistentvolumes")), m_events(kind("events"))
    {
    }

    void begin(const LessonRound &round)
    {
        for (const std::string &name : m_told)
            m_world.bank.remove(m_events, "default", name);
        m_told.clear();
        m_world.bank.remove(m_volumes, "", m_volume);
        m_round = round;
        m_claimUid = uid();
        m_volume = round.dynamic ? "pvc-" + m_claimUid : "lesson-volume";
        if (!round.dynamic)
            m_world.bank.put(m_volumes, lessonVolume(round, m_volume, uid(), now()));
    }
    void claim()
    {
        m_world.bank.put(m_claims, lessonClaim(m_round, m_claimUid, now()));
        if (m_round.dynamic)
            tell(m_claims, "lesson-claim", {"", "WaitForFirstConsumer", "waiting for first consumer to be created before binding", "persistentvolume-controller", ""});
    }
    void bind()
    {
        if (m_round.dynamic) {
            Json volume = lessonVolume(m_round, m_volume, uid(), now());
            volume.member("metadata").set("annotations", Json::object({{"pv.kubernetes.io/provisioned-by", "disk.csi.example.com"}}));
            m_world.bank.put(m_volumes, std::move(volume));
            tell(m_claims, "lesson-claim", {"", "ProvisioningSucceeded", "Successfully provisioned volume " + m_volume, "disk.csi.example.com", ""});
        }
        change(m_volumes, m_volume, [this](Json &volume) {
            volume.member("spec").set("claimRef", Json::object({{"apiVersion", "v1"}, {"kind", "PersistentVolumeClaim"}, {"name", "lesson-claim"},
                                                                {"namespace", "default"}, {"uid", m_claimUid}}));
            setPhase(volume, "Bound");
        });
        change(m_claims, "lesson-claim", [this](Json &claim) {
            claim.member("metadata").set("annotations", Json::object({{"pv.kubernetes.io/bind-completed", "yes"}, {"pv.kubernetes.io/bound-by-controller", "yes"}}));
            claim.member("spec").set("volumeName", m_volume);
            claim.set("status", Json::object({{"accessModes", Json(Json::Array{"ReadWriteOnce"})}, {"capacity", Json::object({{"storage", "1Gi"}})}, {"phase", "Bound"}}));
        });
    }
    void createPod()
    {
        Json pod = lessonPod(uid(), now());
        const char *why = "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.";
        if (m_world.bank.get(m_claims, "default", "lesson-claim") && phaseOf(m_claims, "lesson-claim") != "Bound" && !m_round.dynamic)
            pod.member("status").set("conditions", Json(Json::Array{condition("PodScheduled", false, now(), "Unschedulable", why)}));
        m_world.bank.put(m_pods, std::move(pod));
    }
    void schedule()
    {
        change(m_pods, "lesson-pod", [this](Json &pod) {
            pod.member("spec").set("nodeName", node);
            pod.member("status").set("conditions", Json(Json::Array{condition("PodScheduled", true, now())}));
        });
        tell(m_pods, "lesson-pod", {"", "Scheduled", std::string("Successfully assigned default/lesson-pod to ") + node, "default-scheduler", ""});
    }
    void pull()
    {
        setContainer(Json::object({{"waiting", Json::object({{"reason", "ContainerCreating"}})}}), false);
        tell(m_pods, "lesson-pod", {"", "Pulling", "Pulling image \"nginx:1.27\"", "kubelet", node});
    }
    void start()
    {
        setContainer(Json::object({{"running", Json::object({{"startedAt", now()}})}}), false);
        tell(m_pods, "lesson-pod", {"", "Pulled", "Successfully pulled image \"nginx:1.27\" in 3s (3s including waiting). Image size: 72080558 bytes.", "kubelet", node});
        tell(m_pods, "lesson-pod", {"", "Created", "Created container: nginx", "kubelet", node});
        tell(m_pods, "lesson-pod", {"", "Started", "Started container nginx", "kubelet", node});
    }
    void ready()
    {
        setContainer(Json::object({{"running", Json::object({{"startedAt", now()}})}}), true);
    }
    void deletePod()
    {
        change(m_pods, "lesson-pod", [this](Json &pod) {
            pod.member("metadata").set("deletionGracePeriodSeconds", 30).set("deletionTimestamp", now());
        });
        tell(m_pods, "lesson-pod", {"", "Killing", "Stopping container nginx", "kubelet", node});
    }
    void podGone() { m_world.bank.remove(m_pods, "default", "lesson-pod"); }
    void deleteClaim()
    {
        m_world.bank.remove(m_claims, "default", "lesson-claim");
        change(m_volumes, m_volume, [this](Json &volume) { setPhase(volume, "Released"); });
    }
    void reclaim()
    {
        if (m_round.policy == "Delete") {
            m_world.bank.remove(m_volumes, "", m_volume);
        } else if (m_round.policy == "Recycle") {
            tell(m_volumes, m_volume, {"", "VolumeRecycled", "Volume recycled", "persistentvolume-controller", ""});
            change(m_volumes, m_volume, [this](Json &volume) {
                volume.member("spec").remove("claimRef");
                setPhase(volume, "Available");
            });
        } // Retain: stays Released until someone looks after its data
    }

private:
    [[nodiscard]] int kind(std::string_view resource) const { return m_world.catalog.indexOf("", "v1", resource); }
    [[nodiscard]] std::string now() const { return rfc3339(m_world.now()); }
    [[nodiscard]] std::string uid()
    {
        char text[40];
        std::snprintf(text, sizeof text, "1e550000-0000-4000-8000-%012llx", static_cast<unsigned long long>(++m_uids));
        return text;
    }
    template<class Change>
    void change(int resource, const std::string &name, const Change &how)
    {
        const JsonPtr object = m_world.bank.get(resource, resource == m_volumes ? "" : "default", name);
        if (!object)
            return;
        Json next = *object;
        how(next);
        m_world.bank.put(resource, std::move(next));
    }
    void setPhase(Json &object, const char *phase)
    {
        object.set("status", Json::object({{"lastPhaseTransitionTime", now()}, {"phase", phase}}));
    }
    [[nodiscard]] std::string phaseOf(int resource, const std::string &name) const
    {
        const JsonPtr object = m_world.bank.get(resource, "default", name);
        return object ? (*object)["status"]["phase"].str() : std::string();
    }
    void setContainer(Json state, bool isReady)
    {
        change(m_pods, "lesson-pod", [&](Json &pod) {
            const bool running = state.contains("running");
            if (isReady) // it has been running since it started
                if (const Json &before = pod["status"]["containerStatuses"][0]["state"]; before.contains("running"))
                    state = before;
            const char *why = isReady ? nullptr : "ContainersNotReady";
            const char *message = isReady ? nullptr : "containers with unready status: [nginx]";
            Json status = Json::object({{"phase", running ? "Running" : "Pending"}, {"qosClass", "BestEffort"}, {"hostIP", nodeAddress},
                                        {"hostIPs", Json(Json::Array{Json::object({{"ip", nodeAddress}})})}});
            status.set("startTime", pod["status"].contains("startTime") ? pod["status"]["startTime"] : Json(now()));
            status.set("conditions", Json(Json::Array{condition("PodReadyToStartContainers", running, now()), condition("Initialized", true, now()),
                                                      condition("Ready", isReady, now(), why, message), condition("ContainersReady", isReady, now(), why, message),
                                                      condition("PodScheduled", true, now())}));
            status.set("containerStatuses", Json(Json::Array{Json::object({{"containerID", running ? containerId : ""}, {"image", "docker.io/library/nginx:1.27"},
                                                {"imageID", running ? imageId : ""}, {"lastState", Json::object()}, {"name", "nginx"}, {"ready", isReady},
                                                {"restartCount", 0}, {"started", running}, {"state", state}})}));
            if (running)
                status.set("podIP", podAddress).set("podIPs", Json(Json::Array{Json::object({{"ip", podAddress}})}));
            pod.set("status", std::move(status));
        });
    }
    void tell(int resource, const std::string &name, LessonEvent event)
    {
        const JsonPtr about = m_world.bank.get(resource, resource == m_volumes ? "" : "default", name);
        if (!about)
            return;
        char suffix[24];
        std::snprintf(suffix, sizeof suffix, ".1e55%012llx", static_cast<unsigned long long>(++m_uids));
        event.name = name + suffix;
        m_told.push_back(event.name);
        event.uid = uid();
        m_world.bank.put(m_events, lessonEvent(*about, event, now()));
    }

    DemoWorld &m_world;
    const int m_pods, m_claims, m_volumes, m_events;
    LessonRound m_round;
    std::string m_volume = "lesson-volume", m_claimUid;
    std::vector<std::string> m_told; ///< events of this round: forgotten with it, as a server forgets after an hour
    std::uint64_t m_uids = 0;
};

void addRound(std::vector<LessonAct> &acts, const std::shared_ptr<Stage> &stage, const LessonRound &round)
{
    const auto act = [&](int waitMs, void (Stage::*play)()) { acts.push_back({waitMs, [stage, play] { ((*stage).*play)(); }}); };
    acts.push_back({4000, [stage, round] { stage->begin(round); }});
    act(4000, &Stage::claim);
    if (round.dynamic) { // the claim waits for its first consumer
        act(4000, &Stage::createPod);
        act(2500, &Stage::bind);
    } else {
        act(2500, &Stage::bind);
        act(4000, &Stage::createPod);
    }
    act(1500, &Stage::schedule);
    act(1000, &Stage::pull);
    act(3000, &Stage::start);
    act(1500, &Stage::ready);
    act(20000, &Stage::deletePod);
    act(2500, &Stage::podGone);
    act(5000, &Stage::deleteClaim);
    act(5000, &Stage::reclaim);
    acts.push_back({6000, [] {}}); // a moment to look at what is left
}

} // namespace

std::vector<LessonAct> lessonActs(DemoWorld &world)
{
    const auto stage = std::make_shared<Stage>(world);
    std::vector<LessonAct> acts;
    addRound(acts, stage, {"Retain", "manual", false, R"("hostPath":{"path":"/mnt/lesson","type":""})"});
    addRound(acts, stage, {"Delete", "standard", true, R"("csi":{"driver":"disk.csi.example.com","fsType":"ext4","volumeHandle":"vol-1e550001"})"});
    addRound(acts, stage, {"Recycle", "nfs", false, R"("nfs":{"path":"/export/lesson","server":"192.168.65.20"})"});
    return acts;
}

} // namespace portolan

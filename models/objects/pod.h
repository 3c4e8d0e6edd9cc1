#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "models/core/sharedlist.h"
#include "models/objects/volume.h"

namespace portolan {

enum class Protocol : std::uint8_t { TCP, UDP, SCTP };
[[nodiscard]] std::string_view protocolText(Protocol protocol);
/// Empty or unknown text is TCP, the API's default.
[[nodiscard]] Protocol protocolFrom(std::string_view text);

struct ContainerPort {
    IStr name;
    std::uint16_t containerPort = 0;
    std::uint16_t hostPort = 0;
    Protocol protocol = Protocol::TCP;
    IStr hostIP;
};

struct VolumeMount {
    IStr name; ///< the volume's
    IStr mountPath;
    IStr subPath;
    IStr subPathExpr;
    IStr mountPropagation;
    bool readOnly = false;
};

struct VolumeDevice {
    IStr name; ///< the volume's
    IStr devicePath;
};

/// One env or envFrom entry that reads a ConfigMap or a Secret.
struct EnvSource {
    bool secret = false;
    bool wholeObject = false; ///< envFrom
    bool optional = false;
    IStr object;   ///< the ConfigMap's or Secret's name
    IStr key;      ///< empty for envFrom
    IStr variable; ///< env name, or envFrom's prefix
};

/// What a container or a pod asks for and may use: resource name, quantity text.
struct ResourceRequirements {
    StringPairs requests;
    StringPairs limits;
    [[nodiscard]] bool empty() const { return requests.empty() && limits.empty(); }
    friend bool operator==(const ResourceRequirements &, const ResourceRequirements &) = default;
};

/// When a probe asks, with the API's defaults; seconds.
struct ProbeTiming {
    std::int32_t initialDelay = 0, timeout = 1, period = 10, failureThreshold = 3;
    std::int32_t grace = -1; ///< terminationGracePeriodSeconds of its own; -1: the pod's
    friend bool operator==(const ProbeTiming &, const ProbeTiming &) = default;
};

/// A container's use of one of the pod's ResourceClaims.
struct DeviceUse {
    IStr claim;   ///< the name the pod gives it: PodResourceClaim::name
    IStr request; ///< of the claim's requests the one meant; empty: all of them
};

struct Container {
    enum class Role : std::uint8_t { Init, Sidecar, Main, Ephemeral }; ///< Sidecar: an init container that restarts always
    IStr name;
    IStr image;
    Role role = Role::Main;
    bool hasReadinessProbe = false;
    bool restartsAll = false; ///< one of its restartPolicyRules starts all containers of the pod anew
    IStr startupProbe, livenessProbe, readinessProbe; ///< in words: "http GET /healthz on http"; empty: none
    ProbeTiming startupTiming, livenessTiming, readinessTiming;
    std::vector<ContainerPort> ports;
    std::vector<VolumeMount> mounts;
    std::vector<VolumeDevice> devices;
    std::vector<EnvSource> envSources;
    StringPairs requests; ///< resource name, quantity text
    StringPairs limits;
    std::vector<DeviceUse> deviceUses; ///< resources.claims
};

struct ContainerState {
    enum class Phase : std::uint8_t { Unknown, Waiting, Running, Terminated };
    Phase phase = Phase::Unknown;
    std::int32_t exitCode = 0;
    std::int32_t signal = 0;
    IStr reason;
    std::string message;
    Timestamp startedAt;
    Timestamp finishedAt;
};

/// How one device, or one other resource, that a container was given is doing (KEP-4680).
struct DeviceHealth {
    std::string resource; ///< "claim:gpu/one" (claim and request, as in DeviceUse), or an extended resource's name
    std::string id;       ///< as the driver calls it: "lamp.example/lamp-0"
    IStr health;          ///< "Healthy", "Unhealthy", "Unknown"
    std::string message;
};

struct ContainerStatus {
    /// Which of the status's three lists it stands in.
    enum class List : std::uint8_t { Init, Main, Ephemeral };
    IStr name;
    List list = List::Main;
    bool ready = false;
    bool started = false;
    std::int32_t restartCount = 0;
    ContainerState state;
    std::unique_ptr<ContainerState> lastState; ///< nullptr: none
    /// status.resources where they are not what the spec asks for: a resize is under way or was refused. nullptr: as the spec, or
    /// not told.
    std::unique_ptr<ResourceRequirements> inForce;
    /// status.allocatedResources, what the kubelet has promised, where it is not what the spec asks for. nullptr: as the spec.
    std::unique_ptr<StringPairs> allocated;
    std::vector<DeviceHealth> devices; ///< status.allocatedResourcesStatus
};

/// A ResourceClaim that a pod uses, under the name it gives it.
struct PodResourceClaim {
    IStr name;
    std::string claim;    ///< the ResourceClaim's name, given or made of the template; empty: not made yet
    IStr templateName;    ///< of a ResourceClaimTemplate; empty: the claim is named outright
};

/// Which taints a pod bears. Empty texts as written: no key means every taint, no effect every effect, no operator Equal.
struct Toleration {
    IStr key, op, value, effect;
    std::int64_t seconds = -1; ///< how long of NoExecute; -1: for ever
};

/// One required term of podAffinity or podAntiAffinity. An absent selector selects nothing, an empty one everything.
struct PodAffinityTerm {
    LabelSelector selector, namespaceSelector;
    bool hasSelector = false, hasNamespaceSelector = false;
    std::vector<IStr> namespaces;
    IStr topologyKey;
    std::vector<IStr> matchLabelKeys, mismatchLabelKeys;
};

/// One of topologySpreadConstraints.
struct SpreadConstraint {
    std::int32_t maxSkew = 1;
    std::int32_t minDomains = 1;
    IStr topologyKey;
    IStr whenUnsatisfiable; ///< "DoNotSchedule", "ScheduleAnyway"
    LabelSelector selector;
    bool hasSelector = false;
    IStr nodeAffinityPolicy; ///< empty: Honor
    IStr nodeTaintsPolicy;   ///< empty: Ignore
    std::vector<IStr> matchLabelKeys;
};

/// Where a pod may stand: what is required of nodes and of other pods. Preferences are not read.
struct PodPlacement {
    NodeSelector nodeAffinity;
    std::vector<PodAffinityTerm> affinity, antiAffinity;
    std::vector<SpreadConstraint> spread;
};

/// What few pods have.
struct PodExtras {
    std::string hostnameOverride;
    bool hostnameIsFullName = false; ///< setHostnameAsFQDN
    bool ownUsers = false;           ///< hostUsers: false
    std::vector<IStr> schedulingGates; ///< that are not lifted yet
    std::vector<PodResourceClaim> resourceClaims;
    ResourceRequirements resources; ///< of the whole pod: spec.resources
    /// status.resources where they are not spec.resources: see ContainerStatus::inForce.
    ResourceRequirements inForce;
    StringPairs allocated; ///< status.allocatedResources of the whole pod
    StringPairs overhead;  ///< what its runtime class adds
    PodPlacement placement;
};

/// The name of the volume that the service account admission adds to a pod: "kube-api-access-" and five letters, which are others in
/// every pod (plugin/pkg/admission/serviceaccount: TokenVolumeSource, names.SimpleNameGenerator). Empty: the pod has none.
class TokenVolumeName
{
public:
    static constexpr std::string_view prefix = "kube-api-access-";
    static constexpr std::size_t size = prefix.size() + 5;
    /// What stands in the lists of containers and volumes in its place, so that pods of one template can share them. No volume is called so.
    static constexpr std::string_view placeholder = "kube-api-access-*";

    TokenVolumeName() = default;
    /// Empty when the text is of another form.
    explicit TokenVolumeName(std::string_view text)
    {
        const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
        if (text.size() == size && text.starts_with(prefix) && std::all_of(text.begin() + prefix.size(), text.end(), isLetter))
            std::copy(text.begin(), text.end(), m_text.begin());
    }
    [[nodiscard]] bool empty() const { return m_text.front() == '\0'; }
    [[nodiscard]] std::string_view view() const { return {m_text.data(), empty() ? 0 : size}; }

private:
    std::array<char, size> m_text{};
};

struct Pod : Object {
    static constexpr Kind staticKind = Kind::Pod;

    IStr nodeName;
    IStr nominatedNodeName;
    IStr serviceAccountName;
    IStr priorityClassName;
    std::int32_t priority = 0;
    bool neverPreempts = false; ///< preemptionPolicy: Never
    SharedList<Toleration> tolerations;
    IStr restartPolicy;
    IStr schedulerName;
    IStr dnsPolicy;
    IStr hostname;
    IStr subdomain;
    bool hostNetwork = false;
    bool hostPID = false;
    bool hostIPC = false;
    bool shareProcessNamespace = false;
    SharedList<Container> containers; ///< init (and sidecars) first, then main, then ephemeral
    SharedList<Volume> volumes;
    TokenVolumeName tokenVolume; ///< what the placeholder stands for in these lists
    StringPairs nodeSelector;
    std::vector<IStr> readinessGates;

    IStr phase;
    IStr reason;
    std::string message;
    IStr qosClass;
    IStr hostIP;
    std::string podIP;
    std::vector<std::string> podIPs; ///< only when there are several; see ips()
    Timestamp startTime;
    std::vector<Condition> conditions;
    std::vector<ContainerStatus> statuses; ///< of all containers that have one, each list in its own order; found by name
    std::unique_ptr<PodExtras> extras;     ///< nullptr: nothing of it; see more()

    /// The extras, empty ones where there are none.
    [[nodiscard]] const PodExtras &more() const;
    [[nodiscard]] std::vector<std::string> ips() const;
    [[nodiscard]] const ContainerStatus *status(IStr container) const;
    [[nodiscard]] const Condition *condition(std::string_view type) const;
    /// By its name in the lists, or by its own.
    [[nodiscard]] const Volume *volume(std::string_view name) const;
    /// The name of a volume of this pod's lists, also of one that is mounted, in the pod's own words.
    [[nodiscard]] std::string_view volumeName(const IStr &inLists) const
    {
        return inLists == TokenVolumeName::placeholder && !tokenVolume.empty() ? tokenVolume.view() : inLists.view();
    }
    [[nodiscard]] bool isReady() const;
    /// Succeeded or Failed: has no live address, runs nothing.
    [[nodiscard]] bool isTerminal() const { return phase == "Succeeded" || phase == "Failed"; }
};

} // namespace portolan

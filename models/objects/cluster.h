#pragma once

#include "models/objects/volume.h"

namespace portolan {

struct Taint {
    IStr key, value, effect;
};

struct Node : Object {
    static constexpr Kind staticKind = Kind::Node;
    std::vector<std::pair<IStr, IStr>> addresses; ///< type ("InternalIP", "Hostname", ...) and address
    std::vector<IStr> podCIDRs;
    std::vector<Taint> taints;
    std::vector<Condition> conditions;
    StringPairs capacity;
    StringPairs allocatable;
    bool unschedulable = false;
    std::vector<IStr> declaredFeatures; ///< what its kubelet can do that others may not
    IStr kubeletVersion, osImage, kernelVersion, containerRuntimeVersion, operatingSystem, architecture;

    [[nodiscard]] std::string_view address(std::string_view type) const;
    [[nodiscard]] const Condition *condition(std::string_view type) const;
    [[nodiscard]] bool isReady() const;
    /// Sorted, from node-role.kubernetes.io/ROLE and kubernetes.io/role labels.
    [[nodiscard]] std::vector<std::string> roles() const;
};

struct Namespace : Object {
    static constexpr Kind staticKind = Kind::Namespace;
    IStr phase;
};

struct Event : Object {
    static constexpr Kind staticKind = Kind::Event;
    IStr type; ///< "Normal", "Warning"
    IStr reason;
    std::string message;
    IStr involvedKind, involvedApiVersion, involvedNamespace;
    std::string involvedName;
    Uid involvedUid;
    IStr involvedFieldPath;
    IStr sourceComponent, sourceHost, reportingController;
    Timestamp firstTimestamp, lastTimestamp, eventTime;
    std::int32_t count = 0;
    std::int32_t seriesCount = 0; ///< 0: no series
    Timestamp seriesLastObserved;

    /// The latest moment it is known to have happened.
    [[nodiscard]] Timestamp lastSeen() const;
    [[nodiscard]] bool isWarning() const { return type == "Warning"; }
};

struct ConfigMap : Object {
    static constexpr Kind staticKind = Kind::ConfigMap;
    std::vector<IStr> keys; ///< of data and binaryData
    /// Values of the few maps that configure the cluster's network (see keptConfigMap); no other value is ever kept.
    StringPairs settings;
};
/// kube-system/kube-proxy, kube-flannel-cfg, cilium-config, calico-config, coredns and their like, by name.
[[nodiscard]] bool keptConfigMap(std::string_view name);

struct Secret : Object {
    static constexpr Kind staticKind = Kind::Secret;
    IStr type;
    std::vector<IStr> keys; ///< never the values
};

struct ServiceAccount : Object {
    static constexpr Kind staticKind = Kind::ServiceAccount;
    std::vector<IStr> secrets;
};

/// An object of a kind Portolan has no struct for: its metadata, and what it calls itself.
struct OtherObject : Object {
    static constexpr Kind staticKind = Kind::Other;
    IStr apiVersion;
    IStr kindName;
};

} // namespace portolan

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/core/time.h"
#include "models/describe/describewriter.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// What one describe text is made from. Borrows everything.
struct Described {
    ObjectSource &source;
    const ResourceInfo &resource;
    const Json &object;
    Timestamp now;
    bool showEvents = true;

    [[nodiscard]] const Json &meta() const { return object["metadata"]; }
    [[nodiscard]] const Json &spec() const { return object["spec"]; }
    [[nodiscard]] const Json &status() const { return object["status"]; }
    [[nodiscard]] std::string_view name() const { return meta()["name"].view(); }
    [[nodiscard]] std::string_view ns() const { return meta()["namespace"].view(); }
    /// Items of another resource, asked for by its full name ("endpointslices.discovery.k8s.io"); none where the source does
    /// not know the resource.
    [[nodiscard]] Result<Json> list(std::string_view resourceName, const ListOptions &options) const;
    /// NotFound with the server's words also where the source does not know the resource.
    [[nodiscard]] Result<Json> get(std::string_view resourceName, std::string_view inNs, std::string_view itsName) const;
};

using Describer = void (*)(DescribeWriter &, const Described &);

// One function a kind, each in the file of its family.
void describePod(DescribeWriter &w, const Described &d);
void describeClaim(DescribeWriter &w, const Described &d);
void describeVolume(DescribeWriter &w, const Described &d);
void describeStorageClass(DescribeWriter &w, const Described &d);
void describeCsiNode(DescribeWriter &w, const Described &d);
void describeNode(DescribeWriter &w, const Described &d);
void describeNamespace(DescribeWriter &w, const Described &d);
void describeConfigMap(DescribeWriter &w, const Described &d);
void describeSecret(DescribeWriter &w, const Described &d);
void describeServiceAccount(DescribeWriter &w, const Described &d);
void describeService(DescribeWriter &w, const Described &d);
void describeEndpoints(DescribeWriter &w, const Described &d);
void describeEndpointSlice(DescribeWriter &w, const Described &d);
void describeIngress(DescribeWriter &w, const Described &d);
void describeIngressClass(DescribeWriter &w, const Described &d);
void describeNetworkPolicy(DescribeWriter &w, const Described &d);
void describeDeployment(DescribeWriter &w, const Described &d);
void describeReplicaSet(DescribeWriter &w, const Described &d);
void describeReplicationController(DescribeWriter &w, const Described &d);
void describeStatefulSet(DescribeWriter &w, const Described &d);
void describeDaemonSet(DescribeWriter &w, const Described &d);
void describeJob(DescribeWriter &w, const Described &d);
void describeCronJob(DescribeWriter &w, const Described &d);
void describePriorityClass(DescribeWriter &w, const Described &d);
void describeDisruptionBudget(DescribeWriter &w, const Described &d);
void describeQuota(DescribeWriter &w, const Described &d);
void describeLimitRange(DescribeWriter &w, const Described &d);
void describeRole(DescribeWriter &w, const Described &d);
void describeRoleBinding(DescribeWriter &w, const Described &d);
void describeAutoscaler(DescribeWriter &w, const Described &d);
void describeSigningRequest(DescribeWriter &w, const Described &d);
void describeIpAddress(DescribeWriter &w, const Described &d);
void describeServiceCidr(DescribeWriter &w, const Described &d);
void describeAttributesClass(DescribeWriter &w, const Described &d);
/// Any kind: every field, with the names put in words.
void describeAny(DescribeWriter &w, const Described &d);

// Parts that several kinds share.

/// "Name:", and "Namespace:" for kinds that have one.
void describeName(DescribeWriter &w, const Described &d);
void describeLabels(DescribeWriter &w, const Described &d);
/// The events of the object, at the end of its text; nothing where they are not to be shown.
void describeEvents(DescribeWriter &w, const Described &d);
/// Events of the object found by another uid than its own, or without asking for the kind.
struct EventQuery {
    std::string uid;
    bool withKind = true;
};
/// Those that any of the queries finds, in one list.
void describeEventsOf(DescribeWriter &w, const Described &d, const std::vector<EventQuery> &queries);
/// Conditions with the time of their last transition, under a title; nothing without any.
void describeConditionTimes(DescribeWriter &w, const Json &conditions);

/// "Kind/name" of the controlling owner; empty without one.
[[nodiscard]] std::string controllerText(const Json &meta);
/// "Status:" of an object that may be going away.
void describePhase(DescribeWriter &w, const Described &d);

/// A group of containers. `pod` gives what field references resolve to; null in templates. `space` indents templates.
struct ContainerGroup {
    std::string_view label;
    const Json &containers;
    const Json &statuses;
    const Json *pod = nullptr;
    std::string_view space;
};
void describeContainers(DescribeWriter &w, const ContainerGroup &group);
/// "Limits:" and "Requests:" of one `resources`.
void describeAmounts(DescribeWriter &w, int level, const Json &resources);
void describeSchedulingGroup(DescribeWriter &w, const Json &podSpec, std::string_view space);
void describePodVolumes(DescribeWriter &w, const Json &volumes, std::string_view space);
/// The lines of a volume's source; `persistent` for the sources of a PersistentVolume, which differ a little.
void describeVolumeSource(DescribeWriter &w, const Json &volume, bool persistent);
/// A claim, or (not `whole`) the template of one inside a pod's ephemeral volume.
void describeClaimFields(DescribeWriter &w, const Json &claim, bool whole, Timestamp now);
void describeTolerations(DescribeWriter &w, std::string_view title, const Json &tolerations);
void describeTopologySpread(DescribeWriter &w, const Json &constraints, std::string_view space);
void describePodTemplate(DescribeWriter &w, const Json &podTemplate);
/// An array of {key, operator, values} under a title, "key in [a, b]".
void describeRequirements(DescribeWriter &w, int level, const std::string &title, const Json &requirements);
/// storageClassName, or the beta annotation where it is set.
[[nodiscard]] std::string storageClassOf(const Json &object);
/// "RWO,RWX"
[[nodiscard]] std::string accessModesText(const Json &modes);

} // namespace portolan

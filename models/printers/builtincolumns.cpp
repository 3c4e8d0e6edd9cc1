#include "models/printers/builtincolumns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "models/printers/builtincells.h"

namespace portolan {

namespace {

namespace cells = builtincells;
using Column = BuiltinColumn;
using Change = ReleaseChange;

constexpr std::string_view integer = "integer", boolean = "boolean", text = "string";

constexpr Column name{.name = "Name", .path = "metadata.name", .format = "name", .description = "Unique among the objects of its kind in its namespace"};
constexpr Column age{.name = "Age", .cell = cells::age, .description = "Time since it was created"};
constexpr Column created{.name = "Created At", .type = "date", .cell = cells::created, .description = "When it was created"};

constexpr Column at(std::string_view title, std::string_view path, std::string_view absent = {}, std::string_view type = text)
{
    return {.name = title, .type = type, .path = path, .absent = absent};
}
constexpr Column made(std::string_view title, cells::Cell *cell, std::string_view type = text)
{
    return {.name = title, .type = type, .cell = cell};
}
constexpr Column count(std::string_view title, std::string_view path) { return at(title, path, "0", integer); }
constexpr Column wide(Column column)
{
    column.priority = 1;
    return column;
}
constexpr Column since(Change change, Column column)
{
    column.since = change;
    return column;
}
constexpr Column until(Change change, Column column)
{
    column.until = change;
    return column;
}

constexpr Column namedOnly[] = {name, age};
constexpr Column createdOnly[] = {name, created};

constexpr Column replicationControllers[] = {
    name, made("Desired", cells::replicasWanted, integer), count("Current", "status.replicas"), count("Ready", "status.readyReplicas"), age,
    wide(made("Containers", cells::containers)), wide(made("Images", cells::images)), wide(made("Selector", cells::controllerSelector))};
constexpr Column podTemplates[] = {name, made("Containers", cells::containers), made("Images", cells::images), made("Pod Labels", cells::templateLabels)};
constexpr Column quotas[] = {name, until(Change::QuotaAgeLast, age), made("Request", cells::quotaRequests), made("Limit", cells::quotaLimits),
                             since(Change::QuotaAgeLast, age)};
constexpr Column componentStatuses[] = {name, made("Status", cells::healthStatus), made("Message", cells::healthMessage), made("Error", cells::healthError)};
constexpr Column revisions[] = {name, made("Controller", cells::revisionController), count("Revision", "revision"), age};

constexpr Column autoscalers[] = {
    name, made("Reference", cells::scaleReference), made("Targets", cells::scaleTargets), at("MinPods", "spec.minReplicas", "<unset>"),
    at("MaxPods", "spec.maxReplicas", "0"), at("Replicas", "status.currentReplicas", "0"), age};
constexpr Column budgets[] = {name, at("Min Available", "spec.minAvailable", "N/A"), at("Max Unavailable", "spec.maxUnavailable", "N/A"),
                              count("Allowed Disruptions", "status.disruptionsAllowed"), age};
constexpr Column securityPolicies[] = {
    name, at("Priv", "spec.privileged", "false"), made("Caps", cells::policyCapabilities), at("SELinux", "spec.seLinux.rule"),
    at("RunAsUser", "spec.runAsUser.rule"), at("FsGroup", "spec.fsGroup.rule"), at("SupGroup", "spec.supplementalGroups.rule"),
    at("ReadOnlyRootFs", "spec.readOnlyRootFilesystem", "false", boolean), made("Volumes", cells::policyVolumes)};
constexpr Column bindings[] = {name, made("Role", cells::roleOf), age, wide(made("Users", cells::users)), wide(made("Groups", cells::groups)),
                               wide(made("ServiceAccounts", cells::serviceAccounts))};

constexpr Column signingRequests[] = {
    name, age, at("SignerName", "spec.signerName", "<none>"), at("Requestor", "spec.username"),
    since(Change::RequestedDuration, made("RequestedDuration", cells::requestDuration)), made("Condition", cells::requestCondition)};
constexpr Column trustBundles[] = {name, at("SignerName", "spec.signerName", "<none>")};
constexpr Column podRequests[] = {
    name, at("PodName", "spec.podName"), at("ServiceAccountName", "spec.serviceAccountName"), at("NodeName", "spec.nodeName"),
    at("SignerName", "spec.signerName"), made("State", cells::podRequestState), made("UnverifiedUserAnnotations", cells::podRequestAnnotations)};

constexpr Column leases[] = {name, at("Holder", "spec.holderIdentity"), age};
constexpr Column leaseCandidates[] = {name, at("LeaseName", "spec.leaseName"), at("BinaryVersion", "spec.binaryVersion"),
                                      at("EmulationVersion", "spec.emulationVersion"), age};
constexpr Column apiServices[] = {name, made("Service", cells::apiService), made("Available", cells::apiAvailable), age};
constexpr Column priorityClasses[] = {
    name, count("Value", "value"), at("Global-Default", "globalDefault", "false", boolean), age,
    since(Change::PreemptionPolicyLast, at("PreemptionPolicy", "preemptionPolicy", "PreemptLowerPriority"))};
constexpr Column podGroups[] = {name, made("Policy", cells::podGroupPolicy), at("Workload", "spec.podGroupTemplateRef.workload.workloadName", "<none>"),
                                made("Status", cells::podGroupStatus), age};
constexpr Column runtimeClasses[] = {name, at("Handler", "handler"), age};

constexpr Column webhooks[] = {name, {.name = "Webhooks", .type = integer, .path = "webhooks", .absent = "0"}, age};
constexpr Column validatingPolicies[] = {name, count("Validations", "spec.validations"), made("ParamKind", cells::policyParamKind), age};
constexpr Column mutatingPolicies[] = {name, count("Mutations", "spec.mutations"), made("ParamKind", cells::policyParamKind), age};
constexpr Column policyBindings[] = {name, at("PolicyName", "spec.policyName"), made("ParamRef", cells::bindingParamRef), age};

constexpr Column flowSchemas[] = {name, at("PriorityLevel", "spec.priorityLevelConfiguration.name"), count("MatchingPrecedence", "spec.matchingPrecedence"),
                                  made("DistinguisherMethod", cells::distinguisher), age, made("MissingPL", cells::missingLevel)};
constexpr Column priorityLevels[] = {
    name, at("Type", "spec.type"), until(Change::NominalConcurrencyShares, made("AssuredConcurrencyShares", cells::concurrencyShares)),
    since(Change::NominalConcurrencyShares, made("NominalConcurrencyShares", cells::concurrencyShares)),
    at("Queues", "spec.limited.limitResponse.queuing.queues", "<none>"), at("HandSize", "spec.limited.limitResponse.queuing.handSize", "<none>"),
    at("QueueLengthLimit", "spec.limited.limitResponse.queuing.queueLengthLimit", "<none>"), age};

constexpr Column ipAddresses[] = {name, made("ParentRef", cells::addressParent)};
constexpr Column serviceCidrs[] = {name, made("CIDRs", cells::serviceCidrs), age};
constexpr Column attributesClasses[] = {name, at("DriverName", "driverName"), age};

constexpr Column resourceClaims[] = {
    name, until(Change::ClaimsWithoutClass, at("ResourceClassName", "spec.resourceClassName")),
    until(Change::ClaimsWithoutClass, at("AllocationMode", "spec.allocationMode")), made("State", cells::deviceClaimState), age};
constexpr Column claimTemplates[] = {name, until(Change::ClaimsWithoutClass, at("ResourceClassName", "spec.spec.resourceClassName")),
                                     until(Change::ClaimsWithoutClass, at("AllocationMode", "spec.spec.allocationMode")), age};
constexpr Column resourceSlices[] = {name, at("Node", "spec.nodeName"), at("Driver", "spec.driver"), at("Pool", "spec.pool.name"), age};
constexpr Column taintRules[] = {name, at("Key", "spec.taint.key"), at("Value", "spec.taint.value"), at("Effect", "spec.taint.effect"),
                                 made("TimeAdded", cells::taintAdded), age};
constexpr Column poolRequests[] = {
    name, at("Driver", "spec.driver"), made("Total", cells::poolTotal), made("Available", cells::poolAvailable), made("Allocated", cells::poolAllocated),
    made("Unavailable", cells::poolUnavailable), made("Errors", cells::poolErrors), count("Pools", "status.poolCount"), made("Status", cells::poolStatus),
    made("Completed", cells::poolCompleted)};
constexpr Column storageVersions[] = {name, at("CommonEncodingVersion", "status.commonEncodingVersion", "<unset>"),
                                      made("StorageVersions", cells::storageVersions), age};
constexpr Column migrations[] = {at("Name", "metadata.name"), made("Resource", cells::migrationResource),
                                 since(Change::MigrationStatus, made("Status", cells::migrationStatus))};

struct BuiltinKind {
    std::string_view group, kind;
    std::span<const Column> columns;
};
constexpr std::string_view admission = "admissionregistration.k8s.io", rbac = "rbac.authorization.k8s.io", certificates = "certificates.k8s.io",
                           flow = "flowcontrol.apiserver.k8s.io", devices = "resource.k8s.io", scheduling = "scheduling.k8s.io";

constexpr auto kinds = std::to_array<BuiltinKind>({
    {"", "ReplicationController", replicationControllers},
    {"", "PodTemplate", podTemplates},
    {"", "ResourceQuota", quotas},
    {"", "LimitRange", createdOnly},
    {"", "ComponentStatus", componentStatuses},
    {"apps", "ControllerRevision", revisions},
    {"autoscaling", "HorizontalPodAutoscaler", autoscalers},
    {"policy", "PodDisruptionBudget", budgets},
    {"policy", "PodSecurityPolicy", securityPolicies},
    {rbac, "Role", createdOnly},
    {rbac, "ClusterRole", createdOnly},
    {rbac, "RoleBinding", bindings},
    {rbac, "ClusterRoleBinding", bindings},
    {certificates, "CertificateSigningRequest", signingRequests},
    {certificates, "ClusterTrustBundle", trustBundles},
    {certificates, "PodCertificateRequest", podRequests},
    {"coordination.k8s.io", "Lease", leases},
    {"coordination.k8s.io", "LeaseCandidate", leaseCandidates},
    {"apiextensions.k8s.io", "CustomResourceDefinition", createdOnly},
    {"apiregistration.k8s.io", "APIService", apiServices},
    {scheduling, "PriorityClass", priorityClasses},
    {scheduling, "PodGroup", podGroups},
    {scheduling, "Workload", namedOnly},
    {"node.k8s.io", "RuntimeClass", runtimeClasses},
    {admission, "ValidatingWebhookConfiguration", webhooks},
    {admission, "MutatingWebhookConfiguration", webhooks},
    {admission, "ValidatingAdmissionPolicy", validatingPolicies},
    {admission, "ValidatingAdmissionPolicyBinding", policyBindings},
    {admission, "MutatingAdmissionPolicy", mutatingPolicies},
    {admission, "MutatingAdmissionPolicyBinding", policyBindings},
    {flow, "FlowSchema", flowSchemas},
    {flow, "PriorityLevelConfiguration", priorityLevels},
    {"networking.k8s.io", "IPAddress", ipAddresses},
    {"networking.k8s.io", "ServiceCIDR", serviceCidrs},
    {"storage.k8s.io", "VolumeAttributesClass", attributesClasses},
    {devices, "DeviceClass", namedOnly},
    {devices, "ResourceClaim", resourceClaims},
    {devices, "ResourceClaimTemplate", claimTemplates},
    {devices, "ResourceSlice", resourceSlices},
    {devices, "DeviceTaintRule", taintRules},
    {devices, "ResourcePoolStatusRequest", poolRequests},
    {"internal.apiserver.k8s.io", "StorageVersion", storageVersions},
    {"storagemigration.k8s.io", "StorageVersionMigration", migrations},
});

/// What stands there instead of nothing: a number or a truth value where the column's type is one.
Json absentCell(const Column &column)
{
    if (column.type == boolean)
        return column.absent == "true";
    std::int64_t number = 0;
    if (column.type == integer)
        std::from_chars(column.absent.data(), column.absent.data() + column.absent.size(), number);
    return column.type == integer ? Json(number) : Json(column.absent);
}

} // namespace

std::vector<PrinterColumn> builtinColumns(std::string_view group, std::string_view kind, ServerVersion server)
{
    std::vector<PrinterColumn> out;
    const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const BuiltinKind &k) { return k.group == group && k.kind == kind; });
    if (known == kinds.end())
        return out;
    for (const Column &column : known->columns) {
        if ((column.since && !server.has(*column.since)) || (column.until && server.has(*column.until)))
            continue;
        out.push_back({{std::string(column.name), std::string(column.type), std::string(column.format), std::string(column.description), column.priority},
                       std::nullopt, &column});
    }
    return out;
}

Json builtinCell(const Column &column, const Json &object, const PrinterContext &context)
{
    if (column.cell)
        return column.cell(object, context);
    const Json &value = object.at(column.path);
    if (value.isArray() && column.type == integer)
        return static_cast<std::int64_t>(value.size());
    if (value.isNull() || (value.isString() && value.view().empty()))
        return absentCell(column);
    return column.type == text ? Json(value.scalarText()) : value;
}

RowOrder builtinRowOrder(std::string_view group, std::string_view kind)
{
    if (group != flow || kind != "FlowSchema")
        return nullptr;
    return [](const Json &a, const Json &b) { // apihelpers.FlowSchemaSequence
        const auto place = [](const Json &schema) { return schema.at("spec.matchingPrecedence").toInt(); };
        return place(a) != place(b) ? place(a) < place(b) : a["metadata"]["name"].view() < b["metadata"]["name"].view();
    };
}

} // namespace portolan

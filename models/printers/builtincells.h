#pragma once

#include "models/printers/printercolumns.h"

// Cells of built-in kinds' columns that are more than one value of the object. Private to models/printers.
namespace portolan::builtincells {

using Cell = Json(const Json &object, const PrinterContext &context);

Cell age, created;
Cell containers, images, replicasWanted, controllerSelector, templateLabels; ///< ReplicationController, PodTemplate
Cell roleOf, users, groups, serviceAccounts;                                 ///< RoleBinding, ClusterRoleBinding
Cell quotaRequests, quotaLimits;
Cell revisionController;
Cell healthStatus, healthMessage, healthError; ///< ComponentStatus
Cell requestDuration, requestCondition;        ///< CertificateSigningRequest
Cell podRequestState, podRequestAnnotations;   ///< PodCertificateRequest
Cell apiService, apiAvailable;
Cell policyParamKind, bindingParamRef; ///< the admission policies and their bindings
Cell policyCapabilities, policyVolumes; ///< PodSecurityPolicy
Cell distinguisher, missingLevel;     ///< FlowSchema
Cell concurrencyShares;               ///< PriorityLevelConfiguration
Cell addressParent, serviceCidrs;
Cell storageVersions;
Cell deviceClaimState, taintAdded;
Cell poolTotal, poolAvailable, poolAllocated, poolUnavailable, poolErrors, poolStatus, poolCompleted; ///< ResourcePoolStatusRequest
Cell podGroupPolicy, podGroupStatus;
Cell migrationResource, migrationStatus;
Cell scaleReference, scaleTargets; ///< HorizontalPodAutoscaler (hpametrics.cpp)

} // namespace portolan::builtincells

#pragma once

#include "models/core/json.h"

/// What the fields of old API versions became, kind by kind: each takes a full object and changes it in place, all but its
/// apiVersion. What does not have the type the old API gave it stays as it is. todaysform.cpp says which is for whom.
namespace portolan::oldforms {

using Convert = void (*)(Json &object);

/// extensions/v1beta1, apps/v1beta1: a selector that is not given is the template's labels.
void workload(Json &object);
/// The same, and pods are replaced on deletion unless said otherwise (extensions' DaemonSet, apps/v1beta1's StatefulSet).
void onDeleteWorkload(Json &object);
/// Backends were flat: serviceName, servicePort.
void ingress(Json &object);
/// topology told node and zone by the names of node labels.
void endpointSlice(Json &object);
/// An empty selector selected no pod.
void disruptionBudget(Json &object);
/// CPU had fields of its own; other metrics, conditions and behavior stood in annotations.
void autoscalerV1(Json &object);
/// Metrics were flat: metricName, targetAverageValue.
void autoscalerV2beta1(Json &object);
/// One version's schema, columns and subresources stood beside the list of versions.
void definition(Json &object);
/// A condition without a status holds.
void signingRequest(Json &object);
/// assuredConcurrencyShares is nominalConcurrencyShares.
void priorityLevel(Json &object);
/// handler and scheduling stood under spec.
void runtimeClass(Json &object);
/// A request's fields stood beside its name, without "exactly".
void deviceClaim(Json &object);
/// A device's attributes and capacity stood under "basic".
void deviceSlice(Json &object);
/// source was a reference to a claim, and the content's name stood in spec.
void volumeSnapshot(Json &object);

} // namespace portolan::oldforms

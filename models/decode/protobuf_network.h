#pragma once

#include "models/decode/protobuf_meta.h"

/// Services, their ends, ways in and policies.
namespace portolan::decode::messages {

inline constexpr auto servicePort = fields(
    text(1, "name"), text(2, "protocol"), always(int32(3, "port")), intOrText(4, "targetPort"), int32(5, "nodePort"), always(text(6, "appProtocol")));
inline constexpr auto serviceSpec = fields(
    each(message(1, "ports", servicePort)), texts(2, "selector"), text(3, "clusterIP"), text(4, "type"), each(text(5, "externalIPs")),
    text(7, "sessionAffinity"), text(8, "loadBalancerIP"), each(text(9, "loadBalancerSourceRanges")), text(10, "externalName"),
    text(11, "externalTrafficPolicy"), int32(12, "healthCheckNodePort"), flag(13, "publishNotReadyAddresses"), each(text(18, "clusterIPs")),
    each(text(19, "ipFamilies")), always(text(22, "internalTrafficPolicy")), always(text(23, "trafficDistribution")));
inline constexpr auto balancerIngress = fields(text(1, "ip"), text(2, "hostname"), always(text(3, "ipMode")));
inline constexpr auto balancerStatus = fields(each(message(1, "ingress", balancerIngress)));
inline constexpr auto serviceStatus = fields(message(1, "loadBalancer", balancerStatus));
inline constexpr auto service = fields(message(1, "metadata", objectMeta), message(2, "spec", serviceSpec), message(3, "status", serviceStatus));
inline constexpr auto sliceConditions = fields(always(flag(1, "ready")), always(flag(2, "serving")), always(flag(3, "terminating")));
inline constexpr auto hints = fields(each(message(1, "forZones", named)), each(message(2, "forNodes", named)));
inline constexpr auto sliceEndpoint = fields(
    each(text(1, "addresses")), message(2, "conditions", sliceConditions), message(4, "targetRef", objectReference), texts(5, "deprecatedTopology"),
    always(text(6, "nodeName")), always(text(7, "zone")), message(8, "hints", hints));
inline constexpr auto slicePort = fields(always(text(1, "name")), always(text(2, "protocol")), always(int32(3, "port")), always(text(4, "appProtocol")));
inline constexpr auto endpointSlice = fields(
    message(1, "metadata", objectMeta), each(message(2, "endpoints", sliceEndpoint)), each(message(3, "ports", slicePort)), always(text(4, "addressType")));
inline constexpr auto betaEndpoint = fields(
    each(text(1, "addresses")), message(2, "conditions", sliceConditions), message(4, "targetRef", objectReference), texts(5, "topology"),
    always(text(6, "nodeName")), message(7, "hints", hints));
inline constexpr auto betaSlice = fields(
    message(1, "metadata", objectMeta), each(message(2, "endpoints", betaEndpoint)), each(message(3, "ports", slicePort)), always(text(4, "addressType")));
inline constexpr auto endpointAddress = fields(always(text(1, "ip")), message(2, "targetRef", objectReference), always(text(4, "nodeName")));
inline constexpr auto endpointPort = fields(text(1, "name"), always(int32(2, "port")), text(3, "protocol"), always(text(4, "appProtocol")));
inline constexpr auto endpointSubset = fields(
    each(message(1, "addresses", endpointAddress)), each(message(2, "notReadyAddresses", endpointAddress)), each(message(3, "ports", endpointPort)));
inline constexpr auto endpoints = fields(message(1, "metadata", objectMeta), each(message(2, "subsets", endpointSubset)));
inline constexpr auto backendPort = fields(text(1, "name"), int32(2, "number"));
inline constexpr auto backendService = fields(always(text(1, "name")), message(2, "port", backendPort));
inline constexpr auto typedReference = fields(always(text(1, "apiGroup")), always(text(2, "kind")), always(text(3, "name")));
inline constexpr auto backend = fields(message(3, "resource", typedReference), message(4, "service", backendService));
inline constexpr auto ingressPath = fields(text(1, "path"), message(2, "backend", backend), always(text(3, "pathType")));
inline constexpr auto ingressHttp = fields(each(message(1, "paths", ingressPath)));
inline constexpr auto ingressRuleValue = fields(message(1, "http", ingressHttp));
inline constexpr auto ingressRule = fields(text(1, "host"), inlined(2, ingressRuleValue));
inline constexpr auto ingressTls = fields(each(text(1, "hosts")), text(2, "secretName"));
inline constexpr auto ingressSpec = fields(
    message(1, "defaultBackend", backend), each(message(2, "tls", ingressTls)), each(message(3, "rules", ingressRule)), always(text(4, "ingressClassName")));
inline constexpr auto ingressAddress = fields(text(1, "ip"), text(2, "hostname"));
inline constexpr auto ingressBalancer = fields(each(message(1, "ingress", ingressAddress)));
inline constexpr auto ingressStatus = fields(message(1, "loadBalancer", ingressBalancer));
inline constexpr auto ingress = fields(message(1, "metadata", objectMeta), message(2, "spec", ingressSpec), message(3, "status", ingressStatus));
inline constexpr auto betaBackend = fields(text(1, "serviceName"), intOrText(2, "servicePort"), message(3, "resource", typedReference));
inline constexpr auto betaPath = fields(text(1, "path"), message(2, "backend", betaBackend), always(text(3, "pathType")));
inline constexpr auto betaHttp = fields(each(message(1, "paths", betaPath)));
inline constexpr auto betaRuleValue = fields(message(1, "http", betaHttp));
inline constexpr auto betaRule = fields(text(1, "host"), inlined(2, betaRuleValue));
inline constexpr auto betaIngressSpec = fields(
    message(1, "backend", betaBackend), each(message(2, "tls", ingressTls)), each(message(3, "rules", betaRule)), always(text(4, "ingressClassName")));
inline constexpr auto betaIngress = fields(message(1, "metadata", objectMeta), message(2, "spec", betaIngressSpec), message(3, "status", ingressStatus));
inline constexpr auto ingressClassSpec = fields(text(1, "controller"), message(2, "parameters", typedReference));
inline constexpr auto ingressClass = fields(message(1, "metadata", objectMeta), message(2, "spec", ingressClassSpec));
inline constexpr auto policyPort = fields(always(text(1, "protocol")), intOrText(2, "port"), always(int32(3, "endPort")));
inline constexpr auto ipBlock = fields(always(text(1, "cidr")), each(text(2, "except")));
inline constexpr auto policyPeer = fields(
    message(1, "podSelector", labelSelector), message(2, "namespaceSelector", labelSelector), message(3, "ipBlock", ipBlock));
inline constexpr auto ingressPolicy = fields(each(message(1, "ports", policyPort)), each(message(2, "from", policyPeer)));
inline constexpr auto egressPolicy = fields(each(message(1, "ports", policyPort)), each(message(2, "to", policyPeer)));
inline constexpr auto policySpec = fields(
    message(1, "podSelector", labelSelector), each(message(2, "ingress", ingressPolicy)), each(message(3, "egress", egressPolicy)),
    each(text(4, "policyTypes")));
inline constexpr auto networkPolicy = fields(message(1, "metadata", objectMeta), message(2, "spec", policySpec));

} // namespace portolan::decode::messages

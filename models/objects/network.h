#pragma once

#include "models/objects/pod.h"

namespace portolan {

/// A port by number or by name; both empty: not given.
struct IntOrName {
    std::int32_t number = -1;
    IStr name;
    [[nodiscard]] bool given() const { return number >= 0 || !name.empty(); }
    [[nodiscard]] std::string text() const { return name.empty() ? (number < 0 ? "" : std::to_string(number)) : name.str(); }
};

struct ServicePort {
    IStr name;
    std::uint16_t port = 0;
    std::uint16_t nodePort = 0;
    Protocol protocol = Protocol::TCP;
    IntOrName targetPort;
    IStr appProtocol;
};

struct Service : Object {
    static constexpr Kind staticKind = Kind::Service;
    IStr type; ///< "ClusterIP", "NodePort", "LoadBalancer", "ExternalName"
    IStr clusterIP;
    std::vector<IStr> clusterIPs;
    std::vector<IStr> externalIPs;
    std::vector<IStr> loadBalancerIngress; ///< status: ip or hostname
    std::vector<IStr> proxiedIngress; ///< those of loadBalancerIngress whose ipMode is Proxy: nodes make no rule for them
    std::vector<IStr> loadBalancerSourceRanges;
    IStr loadBalancerIP;
    IStr externalName;
    StringPairs selector;
    std::vector<ServicePort> ports;
    std::vector<IStr> ipFamilies;
    IStr sessionAffinity, externalTrafficPolicy, internalTrafficPolicy, trafficDistribution;
    std::uint16_t healthCheckNodePort = 0;
    bool publishNotReadyAddresses = false;
    [[nodiscard]] bool isHeadless() const { return clusterIP == "None"; }
};

struct EndpointPort {
    IStr name;
    std::int32_t port = -1; ///< -1: all ports
    Protocol protocol = Protocol::TCP;
    IStr appProtocol;
};

struct ObjectRef {
    IStr kind;
    IStr ns;
    std::string name;
    Uid uid;
    [[nodiscard]] bool given() const { return !name.empty(); }
};

struct EndpointSlice : Object {
    static constexpr Kind staticKind = Kind::EndpointSlice;
    struct Endpoint {
        std::vector<std::string> addresses;
        std::optional<bool> ready, serving, terminating;
        IStr nodeName; ///< v1beta1: topology["kubernetes.io/hostname"]
        IStr zone;
        std::vector<IStr> hintZones;
        std::vector<IStr> hintNodes; ///< hints.forNodes (trafficDistribution: PreferSameNode)
        ObjectRef target;
    };
    IStr addressType; ///< "IPv4", "IPv6", "FQDN"
    IStr serviceName; ///< label kubernetes.io/service-name
    std::vector<EndpointPort> ports;
    std::vector<Endpoint> endpoints;
};

struct Endpoints : Object {
    static constexpr Kind staticKind = Kind::Endpoints;
    struct Address {
        std::string ip;
        IStr nodeName;
        ObjectRef target;
    };
    struct Subset {
        std::vector<Address> addresses, notReadyAddresses;
        std::vector<EndpointPort> ports;
    };
    std::vector<Subset> subsets;
};

struct Ingress : Object {
    static constexpr Kind staticKind = Kind::Ingress;
    struct Backend {
        IStr serviceName; ///< empty: a resource backend, or none
        IntOrName port;
        IStr resourceGroup, resourceKind, resourceName; ///< in the Ingress's namespace; only its controller knows what it is
        [[nodiscard]] bool isResource() const { return !resourceName.empty(); }
        [[nodiscard]] bool given() const { return !serviceName.empty() || isResource(); }
    };
    struct Path {
        IStr path, pathType;
        Backend backend;
    };
    struct Rule {
        IStr host;
        std::vector<Path> paths;
    };
    IStr className; ///< field, or the old annotation
    Backend defaultBackend;
    std::vector<Rule> rules;
    std::vector<std::pair<IStr, std::vector<IStr>>> tls; ///< secret, hosts
    std::vector<IStr> addresses; ///< status.loadBalancer: ip or hostname
};

struct IngressClass : Object {
    static constexpr Kind staticKind = Kind::IngressClass;
    IStr controller;
    IStr parametersGroup, parametersKind; ///< empty kind: none
    std::string parametersName;

    /// Ingresses that name no class get this one.
    [[nodiscard]] bool isDefault() const;
};

struct NetworkPolicy : Object {
    static constexpr Kind staticKind = Kind::NetworkPolicy;
    struct Port {
        bool hasProtocol = false;
        Protocol protocol = Protocol::TCP;
        IStr unknownProtocol; ///< what is written where it is none of the three; such a port matches nothing
        IntOrName port;
        std::int32_t endPort = -1;
    };
    struct Peer {
        std::optional<LabelSelector> podSelector, namespaceSelector;
        bool hasIpBlock = false;
        IStr cidr;
        std::vector<IStr> except;
    };
    struct Rule {
        std::vector<Port> ports; ///< empty: every port
        std::vector<Peer> peers; ///< empty: every peer
    };
    LabelSelector podSelector;
    bool hasPolicyTypes = false;
    bool typeIngress = false; ///< as written in policyTypes
    bool typeEgress = false;
    bool hasIngress = false; ///< the section is present, even when empty
    bool hasEgress = false;
    std::vector<Rule> ingress, egress;
};

} // namespace portolan

#pragma once

#include <string>
#include <vector>

#include "models/network/networkindex.h"

namespace portolan {

/// One place a Service's packet may end up at.
struct Candidate {
    const Pod *pod = nullptr; ///< nullptr: an address that is no pod's, or that of `unreadPod`
    std::string unreadPod; ///< "NS/POD": the endpoint names a pod that was not read
    std::string address;
    int port = 0;
    std::string node;     ///< "" when not known
    bool ready = true;
    bool serving = true;
    bool terminating = false;
    std::string zone;
    std::vector<std::string> hintZones, hintNodes;
    bool computed = false; ///< no endpoint object tells it: worked out from selector and pods, as the controller would
    std::string evidence; ///< the slice or Endpoints entry
    [[nodiscard]] std::string text() const; ///< "NS/POD:PORT" or "ADDRESS:PORT"
};

/// All endpoints a Service port has, ready or not, from EndpointSlices (v1 or v1beta1) or, without them, Endpoints; no
/// address twice. Ports are matched by name and protocol, families by the Service's address. Where such objects were not read
/// (a folder of manifests, a cluster-info dump, a user who may not) they are worked out from the selector and the pods that were: none
/// then says nothing, see NetworkIndex::knowsEndpoints() and knowsPods(). The family is the Service's first unless given.
[[nodiscard]] std::vector<Candidate> endpointsOf(const NetworkIndex &index, const Service &service, const ServicePort &port,
                                                 std::optional<bool> ipv6 = {});
/// The family of the Service's first address; without one (headless), what its ipFamilies begin with.
[[nodiscard]] bool primaryIpv6(const Service &service);
[[nodiscard]] inline bool isIpv6(std::string_view address) { return address.find(':') != std::string_view::npos; }

/// How what endpointsOf() answers is known.
enum class EndpointBasis : std::uint8_t {
    Recorded,  ///< EndpointSlices or Endpoints were read: no endpoint is none
    WorkedOut, ///< they were not, but the pods were
    Unread,    ///< neither: no endpoint says nothing
};
[[nodiscard]] EndpointBasis endpointBasis(const NetworkIndex &index, const Service &service);

/// Where the proxy on one node sends: ready ones, or serving and terminating ones when none is ready; only the node's own
/// under a Local policy; hints when every ready endpoint has one and one names the node or its zone (pkg/proxy/topology.go).
struct Choice {
    std::vector<Candidate> candidates;
    bool localOnly = false;
    std::string note; ///< why the set is narrower than all ready ones
};
[[nodiscard]] Choice choose(const NetworkIndex &index, const std::vector<Candidate> &all, bool localOnly, std::string_view node);

/// Pods the Service's selector matches in its namespace; empty without a selector.
[[nodiscard]] std::vector<const Pod *> selectedPods(const NetworkIndex &index, const Service &service);

/// The number a Service port has on one pod: targetPort as it is, or its name looked up by name and protocol; -1 unresolved.
[[nodiscard]] int targetPortOn(const Pod &pod, const ServicePort &port);

} // namespace portolan

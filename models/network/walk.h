#pragma once

#include <string>
#include <vector>

#include "models/network/hops.h"

namespace portolan {

/// One trace in the making: resolves its ends, follows the packet, asks the policies, and says what it found. Lives for one
/// call of Tracer::trace.
class Walk
{
public:
    Walk(const Tracer &tracer, const TraceRequest &request);
    [[nodiscard]] Result<Trace> run();

private:
    // walk.cpp: the direct way
    [[nodiscard]] Result<Trace> toEnd(const End &to);
    void nameTarget();
    [[nodiscard]] Result<Trace> direct(EndPlace to, bool fixedAddress);
    void follow(const EndPlace &to);
    void noteSender(const Node &to);
    [[nodiscard]] std::string crossNodeBreak(const EndPlace &to) const;
    [[nodiscard]] bool nobodyThere(const EndPlace &to);
    [[nodiscard]] bool choosePodPort(const EndPlace &to);
    void noteUnevaluated(Trace &trace) const;

    // walkends.cpp: who the ends are, and whether they can send and listen
    [[nodiscard]] Result<EndPlace> resolve(const End &end);
    [[nodiscard]] Result<EndPlace> resolvePod(const End &end);
    [[nodiscard]] EndPlace placeOfPod(const Pod &pod, const std::string &container = {}) const;
    [[nodiscard]] EndPlace placeOfAddress(const std::string &address);
    [[nodiscard]] tl::unexpected<Error> noSuch(Kind kind, const std::string &path) const;
    [[nodiscard]] std::vector<std::string> addressesOf(const EndPlace &place) const;
    /// Takes the place's address of that family; false when it has none.
    [[nodiscard]] bool useFamily(EndPlace &place, bool ipv6);
    [[nodiscard]] bool agreeOnFamily(EndPlace &to, bool toFixed);
    [[nodiscard]] bool checkPod(const EndPlace &place, const char *role);
    [[nodiscard]] bool checkContainer(const EndPlace &place);
    [[nodiscard]] bool checkSender(const EndPlace &place);
    void notePort(const EndPlace &to);

    // walkname.cpp: what a name stands for, and the way to who tells it
    struct Found; ///< what a name stands for
    [[nodiscard]] Result<Trace> name(const std::string &host);
    [[nodiscard]] Result<Trace> toFound(const Found &found);
    [[nodiscard]] Result<Trace> foreignName(const std::string &host);
    void addAnswer(const Found &found, const std::string &address, const std::string &evidence);
    [[nodiscard]] Found lookUp(const std::string &host) const;
    [[nodiscard]] Found clusterName(const std::string &full) const;
    [[nodiscard]] bool isClusterName(const std::string &full) const;
    [[nodiscard]] std::vector<std::string> searched(const std::string &host) const;
    [[nodiscard]] std::string clusterDomain() const;
    [[nodiscard]] bool usesClusterDns() const;
    [[nodiscard]] std::string asksOtherDns(const std::string &host) const;
    [[nodiscard]] bool ask(const std::string &host, const Found &found);
    [[nodiscard]] const Service *dnsService() const;
    struct LocalDns { ///< NodeLocal DNSCache on the sender's node; none without a pod
        const Pod *pod = nullptr;
        std::string address;
    };
    [[nodiscard]] LocalDns localDns() const;
    [[nodiscard]] bool askLocally(const std::string &host, const LocalDns &local);
    [[nodiscard]] tl::unexpected<Error> noSuchName(const std::string &host) const;

    // walkservice.cpp: Services
    [[nodiscard]] Result<Trace> service(const Service &service, const std::string &address = {});
    [[nodiscard]] Result<Trace> clusterAddress(const Service &service, const ServicePort &port, const std::string &address);
    [[nodiscard]] Result<Trace> alias(const Service &service);
    [[nodiscard]] Result<Trace> headless(const Service &service, const ServicePort &port);
    [[nodiscard]] Result<const ServicePort *> pickPort(const Service &service);
    [[nodiscard]] std::string pickAddress(const Service &service);
    /// Answers who the endpoint takes for the sender.
    [[nodiscard]] EndPlace translateAndDeliver(const Service &service, const Candidate &endpoint, const std::string &vip);
    void deliverTranslated(const Translation &dnat, const EndPlace &to);
    void deliverMasqueraded(Translation dnat, bool hairpin, const std::string &address, const EndPlace &to);
    [[nodiscard]] EndPlace senderAs(const Node &node, const std::string &address) const;
    [[nodiscard]] std::string choiceText(const Service &service, const Choice &choice) const;
    [[nodiscard]] bool bridged(const EndPlace &place) const;
    void toCandidates(const Service &service, const Choice &choice, const EndPlace &seenAs);
    void otherThanSender(Choice &choice);
    [[nodiscard]] EndPlace placeOf(const Candidate &candidate) const;
    void noteEndpoints(const Service &service, const ServicePort &port, const Choice &choice);

    // walkdiagnosis.cpp: why a Service has no endpoint for this packet
    void diagnoseService(const Service &service, const ServicePort &port, const std::vector<Candidate> &all, const Choice &choice);
    [[nodiscard]] bool endpointsUnread(const Service &service);
    [[nodiscard]] bool diagnosePods(const Service &service, const ServicePort &port);

    // walkpublic.cpp: node ports, host ports, load balancers, external addresses
    [[nodiscard]] Result<Trace> nodePort(const Node &entry);
    [[nodiscard]] bool opensNodePort() const;
    void noNodePort(const std::vector<std::string> &offered);
    [[nodiscard]] Result<Trace> publicAddress(const Service &service, const std::string &address);
    [[nodiscard]] Result<Trace> serviceFromOutside(const Service &service);
    [[nodiscard]] Hop balancerHop(const Service &service, const ServicePort &port, const std::string &address) const;
    [[nodiscard]] bool refusedByRange(const Service &service, const std::string &address);
    void throughEntry(const Node &entry, const Service &service, const ServicePort &port);
    [[nodiscard]] bool hostPort(const Node &node, Result<Trace> &answer);

    // walkbalancer.cpp: load balancers that open connections of their own
    [[nodiscard]] Result<Trace> throughBalancer(const Service &service, const ServicePort &port, const std::string &address);
    void reachBalancer(const Service &service, const std::string &address);
    void fromBalancer(const Service &service, const ServicePort &port, const std::string &address, const Choice &choice);
    [[nodiscard]] bool noteBalancerRange(const Service &service);

    // walkaddress.cpp: Services that share an address
    [[nodiscard]] Result<Trace> sharedAddress(const std::vector<const Service *> &services, const std::string &address);

    // walkingress.cpp
    [[nodiscard]] Result<Trace> ingress(const std::string &host, const std::string &path);
    struct Route; ///< the Ingress rule that takes a request
    [[nodiscard]] Route routeOf(const std::string &host, const std::string &path) const;
    void noRoute(const Route &route, const std::string &path);
    [[nodiscard]] bool checkClass(const Ingress &ingress, std::string &controller);
    [[nodiscard]] const Pod *controllerPod(const Ingress &ingress, const std::string &controller) const;
    [[nodiscard]] Result<Trace> toController(const Ingress &ingress, const Pod &controller);
    [[nodiscard]] Result<Trace> throughController(const Route &route);
    [[nodiscard]] const ServicePort *backendPort(const Route &route, const std::string &place);
    void noController(const Ingress &ingress, const std::string &place, const std::string &controller, const Service &svc);
    [[nodiscard]] Hop handOver(const Route &route, const Service &svc, const std::string &tlsEnds) const;
    void toBackend(const Service &service, const ServicePort &port);

    // walkverdict.cpp
    struct Judgement {
        DirectionVerdict egress, ingress;
        [[nodiscard]] PortSet ports() const { return egress.ports.intersected(ingress.ports); } ///< where no port is said
        [[nodiscard]] bool allowed() const { return egress.allowed && ingress.allowed && !ports().isEmpty(); }
        [[nodiscard]] bool denied() const { return egress.denied() || ingress.denied() || (egress.allowed && ingress.allowed && ports().isEmpty()); }
    };
    [[nodiscard]] Judgement judge(const EndPlace &from, const EndPlace &seenAs, const EndPlace &to) const;
    [[nodiscard]] DirectionVerdict ofUnreadPod(const EndPlace &to) const;
    [[nodiscard]] bool maybePod(const EndPlace &place) const;
    void conclude(const Judgement &judgement, const EndPlace &to);
    void concludeAllowed(const Judgement &judgement, const EndPlace &to);
    void concludeUnknown(const Judgement &judgement, const EndPlace &to);
    [[nodiscard]] bool broken(const EndPlace &to);
    [[nodiscard]] std::string toItself() const;
    [[nodiscard]] std::string admission(const Judgement &judgement, const EndPlace &to) const;
    [[nodiscard]] std::string denial(const Judgement &judgement, const EndPlace &to) const;
    void cutAt(const Judgement &judgement);
    void dnsWarning();
    void stop(Verdict verdict, std::string reason, std::string message);
    void describeEnds(const EndPlace &to);
    [[nodiscard]] PolicyPeer peerOf(const EndPlace &place, const EndPlace &subject, bool sends) const;
    [[nodiscard]] std::string placeText(const EndPlace &place) const;

    // walkunread.cpp: what was not read
    [[nodiscard]] bool knows(Kind kind, std::string_view ns = {}) const { return m_index.coverage().knows(kind, ns); }
    /// "pods are not in this file"; of the kind in a namespace, or everywhere.
    [[nodiscard]] std::string unread(Kind kind, std::string_view ns = {}) const;
    void stopUnread(Kind kind, std::string_view ns, const std::string &message);
    void noteUnread(Trace &trace) const;

    const Tracer &m_tracer;
    const NetworkIndex &m_index;
    TraceRequest m_request; ///< its end is replaced by what a name stands for
    Trace m_trace;
    HopWriter m_hops;
    EndPlace m_from;
    EndPlace m_end;                 ///< where the last leg led
    std::vector<Hop> m_lookup;   ///< the way of the name's lookup, before the connection's own
    std::size_t m_legStart = 0;  ///< in the hops: an Ingress has two connections
    int m_port = 0;
    int m_aliases = 0;           ///< ExternalNames followed
};

/// The address a node puts in place of the sender's: that of the device the packet leaves by.
[[nodiscard]] std::string snatAddress(const Fabric &fabric, const Node &entry, const EndPlace &to);

/// Its loadBalancerSourceRanges, or the annotation that came before the field.
[[nodiscard]] std::vector<std::string> sourceRanges(const Service &service);

/// Whether nodes leave what is sent to a load balancer's address to the balancer: its ipMode is Proxy, or it has a name only
/// (pkg/proxy/serviceport.go: such an entry is no VIP).
[[nodiscard]] bool leftToBalancer(const Service &service, std::string_view address);

/// "80/TCP (http), 443/TCP (https)"
[[nodiscard]] std::string portList(const Service &service);

/// Whether an address is one of the Service's cluster addresses.
[[nodiscard]] bool hasClusterAddress(const Service &service, const std::string &address);

/// "ADDRESS:PORT", bracketed for IPv6; only the address without a port.
[[nodiscard]] std::string socketText(const std::string &address, int port);

} // namespace portolan

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
    // walk.cpp: ends and the direct way
    [[nodiscard]] Result<Place> resolve(const End &end);
    [[nodiscard]] Result<Place> resolvePod(const End &end);
    [[nodiscard]] Place placeOfPod(const Pod &pod, const std::string &container = {}) const;
    [[nodiscard]] Place placeOfAddress(const std::string &address);
    [[nodiscard]] Result<Trace> direct(Place to);
    void follow(const Place &to);
    [[nodiscard]] bool checkPod(const Place &place, const char *role);
    void noteNodes(const Place &to);

    // walkservice.cpp: Services, NodePorts, host ports
    [[nodiscard]] Result<Trace> service(const Service &service);
    [[nodiscard]] Result<Trace> headless(const Service &service, const ServicePort &port);
    [[nodiscard]] Result<Trace> nodePort(const Node &entry);
    [[nodiscard]] Result<Trace> publicAddress(const Service &service);
    [[nodiscard]] bool hostPort(const Node &node, Result<Trace> &answer);
    [[nodiscard]] Result<const ServicePort *> pickPort(const Service &service);
    void throughEntry(const Node &entry, const Service &service, const ServicePort &port);
    void toCandidates(const Service &service, const Choice &choice, const Place &seenAs);
    [[nodiscard]] Place placeOf(const Candidate &candidate) const;
    void diagnoseService(const Service &service, const ServicePort &port, const std::vector<Candidate> &all, const Choice &choice);

    // walkingress.cpp
    [[nodiscard]] Result<Trace> ingress();
    void throughController(const Ingress &ingress, const Ingress::Backend &backend, const std::string &place);
    [[nodiscard]] const Pod *controllerPod(const Ingress &ingress) const;

    // walkverdict.cpp
    struct Judgement {
        bool egressAllowed = true, ingressAllowed = true;
        DirectionVerdict egress, ingress;
    };
    [[nodiscard]] Judgement judge(const Place &from, const Place &seenAs, const Place &to) const;
    void conclude(const Judgement &judgement, const Place &to);
    void cutAt(const Judgement &judgement);
    void dnsWarning();
    void stop(Verdict verdict, std::string reason, std::string message);
    void describeEnds(const Place &to);
    [[nodiscard]] PolicyPeer peerOf(const Place &place, const Place &subject) const;
    [[nodiscard]] std::string placeText(const Place &place) const;

    const Tracer &m_tracer;
    const NetworkIndex &m_index;
    const TraceRequest &m_request;
    Trace m_trace;
    HopWriter m_hops;
    Place m_from;
    int m_port = 0;
};

/// "ADDRESS:PORT", bracketed for IPv6; only the address without a port.
[[nodiscard]] std::string socketText(const std::string &address, int port);

} // namespace portolan

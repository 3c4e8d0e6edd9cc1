#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/network/endpoints.h"
#include "models/network/fabric.h"
#include "models/network/policy.h"

namespace portolan {

/// One end of a connection as a person names it.
struct End {
    enum class Type : std::uint8_t { Pod, Container, Address, Node, Service, NodePort, Ingress, Name };
    Type type = Type::Pod;
    std::string ns;        ///< Pod, Container, Service
    std::string name;      ///< pod, service or node
    std::string container; ///< Container
    std::string address;   ///< Address
    std::string host;      ///< Ingress; Name: what the client's resolver is asked for
    std::string path;      ///< Ingress; "/" when none is given

    /// NS/POD, NS/POD:CONTAINER, ip:ADDRESS, node:NAME, svc:NS/NAME, nodeport:NODE, ingress:HOST/PATH, dns:NAME; an address and
    /// a name with a dot ("web.shop.svc") need no prefix. Errors: Config.
    [[nodiscard]] static Result<End> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
};

struct TraceRequest {
    End from;
    End to;
    int port = 0; ///< 0: taken from the destination when it leaves no choice
    Protocol protocol = Protocol::TCP;
    std::string portName = {}; ///< instead of a number: a Service's port, or a pod's

    /// "80" or "http". Errors: Config, with a sentence that says what a port is.
    [[nodiscard]] Result<void> setPort(std::string_view text);
    /// "TCP", "UDP" or "SCTP" in any case. Errors: Config.
    [[nodiscard]] Result<void> setProtocol(std::string_view text);
};

/// One stage of a packet's way.
struct Hop {
    enum class Kind : std::uint8_t { Container, Sandbox, Veth, Bridge, Tunnel, Nic, Underlay, Nat, Service, Node, External };
    Kind kind = Kind::Node;
    std::string name;   ///< the device or object ("cni0", "task-pv-pod")
    std::string detail; ///< one sentence a student understands
    std::string node;   ///< where it happens; empty outside of nodes
    std::string packet; ///< "source -> destination" as the packet reads there; empty inside processes
    bool lookup = false;   ///< of the name's lookup, before the connection itself
    bool observed = false; ///< the API shows it; else inferred from how the plug-in works
    std::string evidence;
};
[[nodiscard]] std::string_view hopKindText(Hop::Kind kind);

enum class Verdict : std::uint8_t { Allow, Deny, Unreachable, Unknown };
[[nodiscard]] std::string_view verdictText(Verdict verdict);

/// An end as it was resolved, for the answer.
struct ResolvedEnd {
    std::string kind; ///< "pod", "node", "external", "service", "nodeport", "ingress"
    std::string ns, name, container, address, node;
    int port = 0;
};

struct Trace {
    Verdict verdict = Verdict::Unknown;
    std::string reason;  ///< one word: "allowed", "egress-denied", "no-endpoints", ...
    std::string message; ///< one sentence, with the fix where there is one
    ResolvedEnd from, to;
    Protocol protocol = Protocol::TCP;
    std::vector<std::string> candidates;
    std::vector<Hop> hops;
    std::vector<PolicyDecision> policies;
    Fabric::Enforcement enforced = Fabric::Enforcement::Unknown;
    std::string enforcedBecause;
    std::vector<std::string> warnings;
    /// Policies of other kinds that may decide differently, and were not evaluated.
    std::vector<UnevaluatedPolicy> unevaluated;
};

/// Answers traces over one state of a cluster. Making it costs O(objects); a trace costs O(endpoints + policies of the two
/// namespaces). Const and free of locks: may be used from one worker thread while the index lives.
class Tracer
{
public:
    explicit Tracer(std::shared_ptr<const NetworkIndex> index);
    ~Tracer();
    /// Errors: NotFound (an end that is not there, with names that come near), Config (a port is needed and not given).
    [[nodiscard]] Result<Trace> trace(const TraceRequest &request) const;
    [[nodiscard]] const NetworkIndex &index() const { return *m_index; }
    [[nodiscard]] const Fabric &fabric() const { return m_fabric; }
    [[nodiscard]] const PolicyEvaluator &policies() const { return m_policies; }

private:
    std::shared_ptr<const NetworkIndex> m_index;
    Fabric m_fabric;
    PolicyEvaluator m_policies;
};

} // namespace portolan

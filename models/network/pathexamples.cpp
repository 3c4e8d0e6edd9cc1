#include "models/network/pathexamples.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

namespace portolan {

namespace {

using Lesson = PathExample::Lesson;
constexpr std::size_t mostPods = 60;     ///< looked at for a pair; a cluster has one early or not at all
constexpr int mostTraces = 400;          ///< asked for one lesson, or for those that Services give
constexpr int mostNodes = 20;            ///< tried for one node port: they differ by little
constexpr std::size_t mostServices = 2000; ///< looked at; those where most pods are come first
const char *const outsider = "203.0.113.10"; ///< RFC 5737: an address for documentation

bool isSystem(std::string_view ns)
{
    return ns.starts_with("kube-") || ns == "local-path-storage";
}

const ContainerPort *firstPort(const Pod &pod, std::string_view container = {})
{
    for (const Container &c : pod.containers)
        if (c.role != Container::Role::Init && c.role != Container::Role::Ephemeral && (container.empty() || c.name == container))
            for (const ContainerPort &p : c.ports)
                if (p.protocol == Protocol::TCP)
                    return &p;
    return nullptr;
}

/// Pods that serve people come before databases and agents, and those before the cluster's own.
int rankOf(const Pod &pod)
{
    if (isSystem(pod.meta.ns))
        return 2;
    const OwnerReference *owner = pod.meta.controller();
    return !owner || owner->kind == "ReplicaSet" ? 0 : 1;
}

/// Of one owner: nobody expects replicas to talk.
bool areTwins(const Pod &a, const Pod &b)
{
    const OwnerReference *x = a.meta.controller(), *y = b.meta.controller();
    return x && y && x->uid == y->uid;
}

End podEnd(const Pod &pod, std::string container = {})
{
    End end;
    end.type = container.empty() ? End::Type::Pod : End::Type::Container;
    end.ns = pod.meta.ns.str();
    end.name = pod.meta.name;
    end.container = std::move(container);
    return end;
}

End serviceEnd(const Service &service)
{
    End end;
    end.type = End::Type::Service;
    end.ns = service.meta.ns.str();
    end.name = service.meta.name;
    return end;
}

End outside()
{
    End end;
    end.type = End::Type::Address;
    end.address = outsider;
    return end;
}

class ExampleFinder
{
public:
    explicit ExampleFinder(const Tracer &tracer) : m_tracer(tracer), m_index(tracer.index())
    {
        std::unordered_map<std::string_view, int> population;
        for (const auto &pod : m_index.pods)
            ++population[pod->meta.ns.view()];
        for (const int rank : {0, 1, 2})
            for (const auto &pod : m_index.pods) {
                if (m_pods.size() == mostPods)
                    break;
                if (rankOf(*pod) == rank && pod->isReady() && !pod->hostNetwork && !pod->isTerminal() && !pod->podIP.empty())
                    m_pods.push_back(pod.get());
            }
        for (const auto &node : m_index.nodes)
            if (int(m_nodes.size()) < mostNodes && node->isReady())
                m_nodes.push_back(node.get());
        for (const auto &service : m_index.services)
            m_services.push_back(service.get());
        std::stable_sort(m_services.begin(), m_services.end(), [&population](const Service *a, const Service *b) {
            const auto key = [&population](const Service *s) { return std::pair(isSystem(s->meta.ns) || s->selector.empty(), -population[s->meta.ns.view()]); };
            return key(a) < key(b); // where most pods are there is most to see
        });
        m_services.resize(std::min(m_services.size(), mostServices));
    }

    std::vector<PathExample> find()
    {
        samePod();
        pair(Lesson::SameNode, [](const Pod &a, const Pod &b) { return a.nodeName == b.nodeName; });
        pair(Lesson::OtherNode, [](const Pod &a, const Pod &b) { return !(a.nodeName == b.nodeName); });
        services();
        nodePort();
        ingress();
        blocked();
        if (!m_pods.empty())
            add(Lesson::Outside, podEnd(*m_pods.front()), outside(), 443);
        std::stable_sort(m_out.begin(), m_out.end(), [](const PathExample &a, const PathExample &b) { return a.lesson < b.lesson; });
        return std::move(m_out);
    }

private:
    void add(Lesson lesson, End from, End to, int port, Protocol protocol = Protocol::TCP)
    {
        m_out.push_back({lesson, {std::move(from), std::move(to), port, protocol}});
    }
    [[nodiscard]] Verdict verdict(const End &from, const End &to, int port, std::string *reason = nullptr) const
    {
        const auto trace = m_tracer.trace({from, to, port, Protocol::TCP});
        if (trace && reason)
            *reason = trace->reason;
        return trace ? trace->verdict : Verdict::Unknown;
    }

    /// Two containers, the second with a port, tell more than one that speaks to itself.
    void samePod()
    {
        const Pod *alone = nullptr;
        for (const Pod *pod : m_pods)
            for (const Container &to : pod->containers)
                if (const ContainerPort *port = firstPort(*pod, to.name); port && to.role != Container::Role::Init) {
                    alone = alone ? alone : pod;
                    for (const Container &from : pod->containers)
                        if (from.role == Container::Role::Main && !(from.name == to.name))
                            return add(Lesson::SamePod, podEnd(*pod, from.name.str()), podEnd(*pod, to.name.str()), port->containerPort);
                }
        if (alone)
            add(Lesson::SamePod, podEnd(*alone), podEnd(*alone), firstPort(*alone)->containerPort);
    }

    void pair(Lesson lesson, const std::function<bool(const Pod &, const Pod &)> &fits)
    {
        int traces = 0;
        for (const bool sameNamespace : {true, false})
            for (const Pod *to : m_pods)
                if (const ContainerPort *port = firstPort(*to))
                    for (const Pod *from : m_pods)
                        if (from != to && (from->meta.ns == to->meta.ns) == sameNamespace && !areTwins(*from, *to) && fits(*from, *to) && traces++ < mostTraces
                            && verdict(podEnd(*from), podEnd(*to), port->containerPort) == Verdict::Allow)
                            return add(lesson, podEnd(*from), podEnd(*to), port->containerPort);
    }

    /// A pod that asks a Service: one of its namespace that is not behind it, if there is one.
    [[nodiscard]] const Pod *asker(const Service &service) const
    {
        LabelSelector selector;
        selector.matchLabels = service.selector;
        const Pod *other = nullptr;
        for (const Pod *pod : m_pods) {
            if (!selector.empty() && pod->meta.ns == service.meta.ns && selector.matches(pod->meta.labels))
                continue;
            if (pod->meta.ns == service.meta.ns)
                return pod;
            other = other ? other : pod;
        }
        return other;
    }

    void services()
    {
        constexpr int lessons = 4; // one that is reached, and three that are not
        bool seen[16] = {};
        int found = 0, traces = 0;
        for (const Service *service : m_services) {
            if (found == lessons || traces >= mostTraces)
                return;
            const auto port = std::find_if(service->ports.begin(), service->ports.end(), [](const ServicePort &p) { return p.protocol == Protocol::TCP; });
            const Pod *from = m_pods.empty() || port == service->ports.end() || service->type == "ExternalName" ? nullptr : asker(*service);
            if (!from)
                continue;
            ++traces;
            std::string reason;
            const Verdict answer = verdict(podEnd(*from), serviceEnd(*service), port->port, &reason);
            Lesson lesson = Lesson::ClusterAddress;
            if (answer == Verdict::Unreachable) {
                if (reason == "selector-matches-nothing")
                    lesson = Lesson::NothingSelected;
                else if (reason == "named-port-unresolved")
                    lesson = Lesson::WrongPort;
                else if (reason.find("ready") != std::string::npos)
                    lesson = Lesson::NotReady;
                else
                    continue;
            } else if (answer != Verdict::Allow || service->isHeadless()) {
                continue;
            }
            if (std::exchange(seen[static_cast<std::size_t>(lesson)], true))
                continue;
            ++found;
            add(lesson, podEnd(*from), serviceEnd(*service), port->port);
        }
    }

    /// Through a node that does not run the endpoint, so that the second leg shows.
    void nodePort()
    {
        int traces = 0;
        for (const Service *service : m_services)
            for (const ServicePort &port : service->ports) {
                if (!port.nodePort || port.protocol != Protocol::TCP)
                    continue;
                for (const Node *node : m_nodes) {
                    End to;
                    to.type = End::Type::NodePort;
                    to.name = node->meta.name;
                    if (traces >= mostTraces)
                        return;
                    if (++traces; verdict(outside(), to, port.nodePort) == Verdict::Allow)
                        return add(Lesson::NodePort, outside(), to, port.nodePort);
                }
            }
    }

    void ingress()
    {
        int traces = 0;
        for (const auto &ingress : m_index.ingresses)
            for (const Ingress::Rule &rule : ingress->rules)
                for (const Ingress::Path &path : rule.paths) {
                    End to;
                    to.type = End::Type::Ingress;
                    to.host = rule.host.str();
                    to.path = path.path.empty() ? "/" : path.path.str();
                    if (traces >= mostTraces)
                        return;
                    if (!rule.host.empty() && !rule.host.view().starts_with('*') && ++traces && verdict(outside(), to, 0) == Verdict::Allow)
                        return add(Lesson::Ingress, outside(), to, 0);
                }
    }

    /// First one that ends at a policy of the destination: egress is harder to explain.
    void blocked()
    {
        int traces = 0;
        for (const Direction direction : {Direction::Ingress, Direction::Egress})
            for (const Pod *to : m_pods) {
                const ContainerPort *port = firstPort(*to);
                if (!port || (direction == Direction::Ingress && m_tracer.policies().isolating(direction, *to).empty()))
                    continue;
                for (const Pod *from : m_pods) {
                    if (from == to || traces > mostTraces || (direction == Direction::Egress && m_tracer.policies().isolating(direction, *from).empty()))
                        continue;
                    ++traces;
                    if (verdict(podEnd(*from), podEnd(*to), port->containerPort) == Verdict::Deny)
                        return add(Lesson::PolicyBlocks, podEnd(*from), podEnd(*to), port->containerPort);
                }
            }
    }

    const Tracer &m_tracer;
    const NetworkIndex &m_index;
    std::vector<const Pod *> m_pods;
    std::vector<const Node *> m_nodes;
    std::vector<const Service *> m_services;
    std::vector<PathExample> m_out;
};

} // namespace

std::vector<PathExample> pathExamples(const Tracer &tracer)
{
    return ExampleFinder(tracer).find();
}

} // namespace portolan

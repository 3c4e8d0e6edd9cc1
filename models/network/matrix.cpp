#include "models/network/matrix.h"

#include <algorithm>
#include <unordered_map>

#include "models/core/csv.h"
#include "models/network/endpoints.h"
#include "models/network/tracewords.h"

namespace portolan {

namespace {

/// Alike for policies: same namespace, labels and network, and of one owner.
std::string likeness(const Pod &pod)
{
    const OwnerReference *owner = pod.meta.controller();
    std::string key = pod.meta.ns.str() + '/' + (owner ? owner->uid.text() + owner->name : pod.meta.name) + (pod.hostNetwork ? "/host" : "");
    for (const auto &[name, value] : pod.meta.labels)
        if (owner && !(name == "statefulset.kubernetes.io/pod-name") && !(name == "apps.kubernetes.io/pod-index"))
            key += ',' + name.str() + '=' + value.str();
    return key;
}

/// The owner's name, a ReplicaSet's without its hash; the pod's own without an owner.
std::string workloadName(const Pod &pod)
{
    const OwnerReference *owner = pod.meta.controller();
    if (!owner)
        return pod.meta.name;
    const IStr *hash = findPair(pod.meta.labels, "pod-template-hash");
    std::string name = owner->name;
    if (hash && name.ends_with('-' + hash->str()))
        name.resize(name.size() - hash->size() - 1);
    return name;
}

void addRows(const NetworkIndex &index, const std::string &ns, bool byWorkload, Matrix &matrix)
{
    std::unordered_map<std::string, std::size_t> seen;
    for (const auto &pod : index.pods) {
        if (!(ns.empty() || pod->meta.ns == ns) || pod->isTerminal() || pod->ips().empty())
            continue;
        if (byWorkload) {
            const auto [known, fresh] = seen.emplace(likeness(*pod), matrix.rows.size());
            if (!fresh) {
                ++matrix.counts[known->second];
                continue;
            }
        }
        matrix.rows.push_back(pod.get());
        matrix.counts.push_back(1);
    }
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        const Pod &pod = *matrix.rows[row];
        matrix.names.push_back((ns.empty() ? pod.meta.ns.str() + '/' : std::string()) + (byWorkload ? workloadName(pod) : pod.meta.name)
                               + (matrix.counts[row] > 1 ? " ×" + std::to_string(matrix.counts[row]) : std::string()));
    }
}

/// Ports of pods that their own templates keep quiet about: where the Services that select them lead.
class ServicePorts
{
public:
    explicit ServicePorts(const NetworkIndex &index)
    {
        for (const auto &service : index.services)
            if (!service->selector.empty())
                m_services[service->meta.ns.str()].push_back(service.get());
    }
    [[nodiscard]] std::vector<PolicyPort> of(const Pod &pod) const
    {
        std::vector<PolicyPort> out;
        const auto found = m_services.find(pod.meta.ns.str());
        if (found == m_services.end())
            return out;
        for (const Service *service : found->second) {
            LabelSelector selector;
            selector.matchLabels = service->selector;
            if (!selector.matches(pod.meta.labels))
                continue;
            for (const ServicePort &port : service->ports) {
                const int number = targetPortOn(pod, port);
                const auto same = [&](const PolicyPort &p) { return p.number == number && p.protocol == port.protocol; };
                if (number > 0 && std::none_of(out.begin(), out.end(), same))
                    out.push_back({port.protocol, number});
            }
        }
        return out;
    }

private:
    std::unordered_map<std::string, std::vector<const Service *>> m_services; ///< by namespace
};

void addColumns(const ServicePorts &services, std::size_t row, Matrix &matrix)
{
    const Pod &pod = *matrix.rows[row];
    const std::size_t before = matrix.columns.size();
    const std::string &name = matrix.names[row];
    const auto add = [&](int port, Protocol protocol) {
        matrix.columns.push_back({&pod, port, protocol, name + ':' + std::to_string(port) + '/' + std::string(protocolText(protocol)), row});
    };
    for (const Container &container : pod.containers) {
        if (container.role == Container::Role::Init || container.role == Container::Role::Ephemeral)
            continue;
        for (const ContainerPort &port : container.ports)
            add(port.containerPort, port.protocol);
    }
    if (matrix.columns.size() == before)
        for (const PolicyPort &port : services.of(pod))
            add(port.number, port.protocol);
    if (matrix.columns.size() == before)
        matrix.columns.push_back({&pod, 0, Protocol::TCP, name + ":any/TCP", row});
}

PolicyPeer peerOf(const Pod &pod)
{
    PolicyPeer peer;
    if (!pod.hostNetwork)
        peer.pod = &pod;
    for (const std::string &ip : pod.ips())
        if (const auto address = IpAddress::parse(ip))
            peer.addresses.push_back(*address);
    return peer;
}

bool onOwnNode(const NetworkIndex &index, const Pod &pod, const Pod &subject)
{
    return pod.hostNetwork && pod.nodeName == subject.nodeName && index.node(pod.nodeName);
}

std::string names(const DirectionVerdict &verdict, bool deciding)
{
    std::vector<std::string> out;
    for (const PolicyDecision &d : verdict.decisions)
        if (!deciding || d.decides)
            out.push_back(d.policy->meta.name);
    return TraceWords::list(out);
}

Matrix::Cell judge(const Tracer &tracer, const Pod &from, const Matrix::Column &to, PolicyPeer &fromPeer, PolicyPeer &toPeer, bool alone)
{
    if (&from == to.pod && alone) // one of many speaks to its twins, too
        return {Verdict::Allow, TraceWords::say(TraceWords::tr("the pod itself"))};
    const PolicyPort port{to.protocol, to.port};
    toPeer.ownNode = onOwnNode(tracer.index(), *to.pod, from);
    const auto egress = tracer.policies().judge(Direction::Egress, from, toPeer, port, false);
    if (egress.denied())
        return {Verdict::Deny, TraceWords::say(TraceWords::tr("egress: %1"), names(egress, false))};
    fromPeer.ownNode = onOwnNode(tracer.index(), from, *to.pod);
    const auto ingress = tracer.policies().judge(Direction::Ingress, *to.pod, fromPeer, port, false);
    if (ingress.denied())
        return {Verdict::Deny, TraceWords::say(TraceWords::tr("ingress: %1"), names(ingress, false))};
    if (!egress.allowed || !ingress.allowed)
        return {Verdict::Unknown, (egress.allowed ? ingress : egress).unknownBecause};
    if (!egress.isolated && !ingress.isolated)
        return {Verdict::Allow, TraceWords::say(TraceWords::tr("open")), true};
    const PortSet ports = egress.ports.intersected(ingress.ports);
    if (ports.isEmpty())
        return {Verdict::Deny, TraceWords::list({names(egress, true), names(ingress, true)})};
    std::vector<std::string> because;
    for (const DirectionVerdict *verdict : {&egress, &ingress})
        if (verdict->isolated)
            because.push_back(names(*verdict, true));
    if (port.number == 0 && !ports.isAll())
        return {Verdict::Allow, TraceWords::say(TraceWords::tr("on %1 only: %2"), ports.text(port.protocol), TraceWords::list(because))};
    return {Verdict::Allow, TraceWords::list(because)};
}

} // namespace

Matrix connectivityMatrix(const Tracer &tracer, const std::string &ns, bool byWorkload)
{
    Matrix matrix;
    addRows(tracer.index(), ns, byWorkload, matrix);
    const ServicePorts services(tracer.index());
    std::vector<PolicyPeer> peers; // addresses are read once, not in every cell
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        addColumns(services, row, matrix);
        peers.push_back(peerOf(*matrix.rows[row]));
    }
    matrix.cells.reserve(matrix.rows.size() * matrix.columns.size());
    for (std::size_t row = 0; row < matrix.rows.size(); ++row)
        for (const Matrix::Column &to : matrix.columns)
            matrix.cells.push_back(judge(tracer, *matrix.rows[row], to, peers[row], peers[to.row], matrix.counts[row] == 1));
    return matrix;
}

MatrixSize matrixSize(const Tracer &tracer, const std::string &ns, bool byWorkload)
{
    Matrix matrix;
    addRows(tracer.index(), ns, byWorkload, matrix);
    const ServicePorts services(tracer.index());
    for (std::size_t row = 0; row < matrix.rows.size(); ++row)
        addColumns(services, row, matrix);
    return {matrix.rows.size(), matrix.rows.size() * matrix.columns.size()};
}

std::string matrixCsv(const Matrix &matrix)
{
    std::string out;
    std::vector<std::string> line{"from"};
    for (const Matrix::Column &column : matrix.columns)
        line.push_back(csvField(column.label));
    appendCsvLine(out, line);
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        line.assign(1, csvField(matrix.counts[row] > 1 ? matrix.names[row] : pathOf(*matrix.rows[row])));
        for (std::size_t column = 0; column < matrix.columns.size(); ++column)
            line.emplace_back(verdictText(matrix.at(row, column).verdict));
        appendCsvLine(out, line);
    }
    return out;
}

} // namespace portolan

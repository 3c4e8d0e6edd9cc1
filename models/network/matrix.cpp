#include "models/network/matrix.h"

#include <algorithm>
#include <set>

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

std::vector<const Pod *> podsOf(const NetworkIndex &index, const std::string &ns, bool byWorkload)
{
    std::vector<const Pod *> out;
    std::set<std::string> seen;
    for (const auto &pod : index.pods) {
        const bool wanted = (ns.empty() || pod->meta.ns == ns) && !pod->isTerminal() && !pod->ips().empty();
        if (wanted && (!byWorkload || seen.insert(likeness(*pod)).second))
            out.push_back(pod.get());
    }
    return out;
}

void addColumns(const Pod &pod, bool wholeName, std::vector<Matrix::Column> &columns)
{
    const std::size_t before = columns.size();
    const std::string name = wholeName ? pathOf(pod) : pod.meta.name;
    for (const Container &container : pod.containers) {
        if (container.role == Container::Role::Init || container.role == Container::Role::Ephemeral)
            continue;
        for (const ContainerPort &port : container.ports)
            columns.push_back({&pod, port.containerPort, port.protocol, name + ':' + std::to_string(port.containerPort) + '/' + std::string(protocolText(port.protocol))});
    }
    if (columns.size() == before)
        columns.push_back({&pod, 0, Protocol::TCP, name + ":any/TCP"});
}

PolicyPeer peerOf(const NetworkIndex &index, const Pod &pod, const Pod &subject)
{
    PolicyPeer peer;
    if (!pod.hostNetwork)
        peer.pod = &pod;
    for (const std::string &ip : pod.ips())
        if (const auto address = IpAddress::parse(ip))
            peer.addresses.push_back(*address);
    peer.ownNode = pod.hostNetwork && pod.nodeName == subject.nodeName && index.node(pod.nodeName);
    return peer;
}

std::string names(const DirectionVerdict &verdict)
{
    std::string out;
    for (const PolicyDecision &d : verdict.decisions)
        if (d.decides)
            out += (out.empty() ? "" : ", ") + d.policy->meta.name;
    return out;
}

Matrix::Cell judge(const Tracer &tracer, const Pod &from, const Matrix::Column &to)
{
    if (&from == to.pod)
        return {Verdict::Allow, "the pod itself"};
    const PolicyPort port{to.protocol, to.port};
    const auto egress = tracer.policies().judge(Direction::Egress, from, peerOf(tracer.index(), *to.pod, from), port, false);
    if (!egress.allowed)
        return {Verdict::Deny, "egress: " + names(egress)};
    const auto ingress = tracer.policies().judge(Direction::Ingress, *to.pod, peerOf(tracer.index(), from, *to.pod), port, false);
    if (!ingress.allowed)
        return {Verdict::Deny, "ingress: " + names(ingress)};
    const std::string because = names(egress) + (egress.isolated && ingress.isolated ? ", " : "") + names(ingress);
    return {Verdict::Allow, because.empty() ? "open" : because};
}

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

} // namespace

Matrix connectivityMatrix(const Tracer &tracer, const std::string &ns, bool byWorkload)
{
    Matrix matrix;
    matrix.rows = podsOf(tracer.index(), ns, byWorkload);
    for (const Pod *pod : matrix.rows)
        addColumns(*pod, ns.empty(), matrix.columns);
    matrix.cells.reserve(matrix.rows.size() * matrix.columns.size());
    for (const Pod *from : matrix.rows)
        for (const Matrix::Column &to : matrix.columns)
            matrix.cells.push_back(judge(tracer, *from, to));
    return matrix;
}

std::string matrixCsv(const Matrix &matrix)
{
    std::string out = "from";
    for (const Matrix::Column &column : matrix.columns)
        out += ',' + quoted(column.label);
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        out += "\r\n" + quoted(pathOf(*matrix.rows[row]));
        for (std::size_t column = 0; column < matrix.columns.size(); ++column)
            out += ',' + std::string(verdictText(matrix.at(row, column).verdict));
    }
    return out + "\r\n";
}

} // namespace portolan

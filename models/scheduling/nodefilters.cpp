#include "models/scheduling/nodefilters.h"

#include <algorithm>

namespace portolan {

namespace {

using Requirements = std::vector<LabelSelector::Requirement>;

bool allMatch(const Requirements &requirements, const StringPairs &values)
{
    return std::all_of(requirements.begin(), requirements.end(), [&values](const auto &r) { return r.matches(values); });
}

bool keepsAway(const Taint &taint)
{
    return taint.effect == "NoSchedule" || taint.effect == "NoExecute";
}

/// The names that one term's fields allow; nothing: it names none.
std::optional<std::set<std::string, std::less<>>> namesIn(const NodeSelectorTerm &term)
{
    std::optional<std::set<std::string, std::less<>>> names;
    for (const LabelSelector::Requirement &field : term.fields) {
        if (field.key != "metadata.name" || field.op != LabelSelector::Op::In)
            continue;
        std::set<std::string, std::less<>> listed;
        for (const IStr &value : field.values)
            if (!names || names->contains(value.view()))
                listed.insert(value.str());
        names = std::move(listed);
    }
    return names;
}

struct HostPort {
    std::uint16_t port;
    Protocol protocol;
    std::string_view address;
};

/// Of containers and sidecars, not of init containers (scheduler util: GetHostPorts).
std::vector<HostPort> hostPortsOf(const Pod &pod)
{
    std::vector<HostPort> out;
    for (const Container &container : pod.containers) {
        if (container.role != Container::Role::Main && container.role != Container::Role::Sidecar)
            continue;
        for (const ContainerPort &port : container.ports) {
            // The API server fills in the port of pods in the host's network; manifests may lack it.
            const std::uint16_t host = port.hostPort == 0 && pod.hostNetwork ? port.containerPort : port.hostPort;
            if (host > 0)
                out.push_back({host, port.protocol, port.hostIP.empty() ? std::string_view("0.0.0.0") : port.hostIP.view()});
        }
    }
    return out;
}

bool conflict(const HostPort &a, const HostPort &b)
{
    constexpr std::string_view all = "0.0.0.0";
    return a.port == b.port && a.protocol == b.protocol && (a.address == b.address || a.address == all || b.address == all);
}

} // namespace

bool tolerates(const Toleration &toleration, const Taint &taint)
{
    if (!toleration.effect.empty() && toleration.effect != taint.effect)
        return false;
    if (!toleration.key.empty() && toleration.key != taint.key)
        return false;
    if (toleration.op == "Exists")
        return true;
    return (toleration.op.empty() || toleration.op == "Equal") && toleration.value == taint.value;
}

const Taint *untoleratedTaint(const Node &node, const Pod &pod)
{
    const auto borne = [&pod](const Taint &taint) {
        return std::any_of(pod.tolerations.begin(), pod.tolerations.end(), [&taint](const Toleration &t) { return tolerates(t, taint); });
    };
    const auto found = std::find_if(node.taints.begin(), node.taints.end(), [&borne](const Taint &taint) { return keepsAway(taint) && !borne(taint); });
    return found == node.taints.end() ? nullptr : &*found;
}

bool selectsNode(const NodeSelector &selector, const Node &node)
{
    const StringPairs fields{{IStr::unshared("metadata.name"), IStr::unshared(node.meta.name)}};
    return std::any_of(selector.terms.begin(), selector.terms.end(), [&](const NodeSelectorTerm &term) {
        return (!term.expressions.empty() || !term.fields.empty()) && allMatch(term.expressions, node.meta.labels) && allMatch(term.fields, fields);
    });
}

bool matchesNodeAffinity(const Pod &pod, const Node &node)
{
    for (const auto &[key, value] : pod.nodeSelector)
        if (const IStr *own = findPair(node.meta.labels, key); !own || *own != value)
            return false;
    const NodeSelector &affinity = pod.more().placement.nodeAffinity;
    return !affinity.present || selectsNode(affinity, node);
}

std::optional<std::set<std::string, std::less<>>> nodesNamedBy(const Pod &pod)
{
    const auto &terms = pod.more().placement.nodeAffinity.terms;
    std::set<std::string, std::less<>> all;
    for (const NodeSelectorTerm &term : terms) {
        auto names = namesIn(term);
        if (!names)
            return std::nullopt;
        all.merge(*names);
    }
    return terms.empty() ? std::nullopt : std::optional(std::move(all));
}

Refusal filterUnschedulable(const Pod &pod, const Node &node)
{
    if (!node.unschedulable)
        return {};
    const Taint cordon{IStr::unshared("node.kubernetes.io/unschedulable"), {}, IStr::unshared("NoSchedule")};
    if (std::any_of(pod.tolerations.begin(), pod.tolerations.end(), [&cordon](const Toleration &t) { return tolerates(t, cordon); }))
        return {};
    return Refusal::final("node(s) were unschedulable");
}

Refusal filterTaints(const Pod &pod, const Node &node)
{
    return untoleratedTaint(node, pod) ? Refusal::final("node(s) had untolerated taint(s)") : Refusal();
}

Refusal filterAffinity(const Pod &pod, const Node &node)
{
    return matchesNodeAffinity(pod, node) ? Refusal() : Refusal::final("node(s) didn't match Pod's node affinity/selector");
}

Refusal filterFeatures(const Pod &pod, const Node &node)
{
    const auto lacks = [&node](std::string_view feature) {
        return std::find(node.declaredFeatures.begin(), node.declaredFeatures.end(), feature) == node.declaredFeatures.end();
    };
    const bool restartsAll = std::any_of(pod.containers.begin(), pod.containers.end(), [](const Container &c) { return c.restartsAll && c.role != Container::Role::Ephemeral; });
    const bool ownUsersOfHost = pod.hostNetwork && pod.more().ownUsers;
    if ((restartsAll && lacks("RestartAllContainersOnContainerExits")) || (ownUsersOfHost && lacks("UserNamespacesHostNetworkSupport")))
        return Refusal::final("node(s) didn't match Pod's required features");
    return {};
}

std::string takenPort(const Pod &pod, const NodeStanding &on)
{
    const std::vector<HostPort> wanted = hostPortsOf(pod);
    if (wanted.empty())
        return {};
    for (const Pod *other : on.pods)
        for (const HostPort &used : hostPortsOf(*other))
            for (const HostPort &port : wanted)
                if (conflict(port, used))
                    return std::to_string(port.port) + "/" + std::string(protocolText(port.protocol));
    return {};
}

Refusal filterPorts(const Pod &pod, const NodeStanding &on)
{
    return takenPort(pod, on).empty() ? Refusal() : Refusal::forNow("node(s) didn't have free ports for the requested pod ports");
}

std::vector<Shortage> shortagesOf(const PodAmounts &request, const NodeStanding &on)
{
    std::vector<Shortage> out;
    const auto count = static_cast<std::int64_t>(on.pods.size());
    if (count + 1 > on.room.pods)
        out.push_back({"pods", 1, count, on.room.pods});
    const auto look = [&out](std::string_view name, std::int64_t asked, std::int64_t used, std::int64_t offered) {
        if (asked > 0 && asked > offered - used)
            out.push_back({std::string(name), asked, used, offered});
    };
    look("cpu", request.milliCpu, on.used.milliCpu, on.room.amounts.milliCpu);
    look("memory", request.memory, on.used.memory, on.room.amounts.memory);
    look("ephemeral-storage", request.ephemeralStorage, on.used.ephemeralStorage, on.room.amounts.ephemeralStorage);
    const auto amount = [](const PodAmounts &of, const std::string &name) {
        const auto found = of.others.find(name);
        return found == of.others.end() ? 0 : found->second;
    };
    for (const auto &[name, asked] : request.others)
        look(name, asked, amount(on.used, name), amount(on.room.amounts, name));
    return out;
}

Refusal filterFit(const PodAmounts &request, const NodeStanding &on)
{
    Refusal refusal;
    refusal.evictingMayHelp = true;
    for (const Shortage &shortage : shortagesOf(request, on)) {
        const bool pods = shortage.resource == "pods";
        refusal.reasons.push_back(pods ? std::string("Too many pods") : "Insufficient " + shortage.resource);
        if (!pods && shortage.asked > shortage.offered)
            refusal.evictingMayHelp = false;
    }
    return refusal;
}

} // namespace portolan

#include "models/diagram/anatomygraph.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "models/diagram/anatomyparts.h"
#include "models/diagram/storagewords.h"

namespace portolan {

namespace {

using namespace anatomyparts;
using W = AnatomyWords;

enum Column { SandboxColumn, BeforeColumn, MainColumn, VolumeColumn };

class AnatomyBuilder
{
public:
    AnatomyBuilder(const Pod &pod, const Node *node, ServerVersion server) : m_pod(pod), m_node(node), m_server(server), m_key(keyText(keyOf(pod))) {}

    Graph build()
    {
        m_graph.title = W::of(AnatomyWords::tr("Anatomy of pod %1").arg(W::from(m_pod.meta.name)));
        m_graph.subtitle = m_pod.meta.ns.str() + '/' + m_pod.meta.name + (m_pod.nodeName.empty() ? std::string() : W::of(AnatomyWords::tr(" on node %1").arg(W::from(m_pod.nodeName))));
        m_graph.lanes = {{"pod", {}}};
        frames();
        countMounts();
        sandbox();
        for (std::size_t i = 0; i < m_pod.containers.size(); ++i)
            container(i);
        volumes();
        portClash();
        story();
        return std::move(m_graph);
    }

private:
    [[nodiscard]] Evidence field(std::string path, std::string value) const { return {m_key, std::move(path), std::move(value)}; }


    void frames()
    {
        if (!m_pod.nodeName.empty()) {
            GraphNode host;
            host.id = "nodes/" + m_pod.nodeName.str();
            host.kind = "node";
            host.form = GraphNode::Form::Frame;
            host.label = m_pod.nodeName.str();
            host.object = ObjectKey{Kind::Node, {}, host.label};
            host.subtitle = m_node ? std::string(m_node->address("InternalIP")) : m_pod.hostIP.str();
            host.evidence = {field(".spec.nodeName", host.label)};
            if (m_node)
                host.badge = m_node->isReady() ? GraphBadge{"Ready", GraphState::Good} : GraphBadge{"NotReady", GraphState::Bad};
            m_graph.nodes.push_back(std::move(host));
        }
        GraphNode frame;
        frame.id = m_key;
        frame.kind = "pod";
        frame.form = GraphNode::Form::Frame;
        frame.label = m_pod.meta.name;
        frame.object = keyOf(m_pod);
        frame.parent = m_graph.nodes.empty() ? std::string() : m_graph.nodes.front().id;
        frame.badge.state = podState(m_pod, m_server, frame.badge.word);
        frame.subtitle = m_pod.meta.ns.str() + (m_pod.qosClass.empty() ? std::string() : " · QoS " + m_pod.qosClass.str());
        frame.evidence = {field(".status.phase", m_pod.phase.str())};
        m_graph.nodes.push_back(std::move(frame));
    }

    void sandbox()
    {
        GraphNode box;
        box.id = m_key + "#sandbox";
        box.kind = "sandbox";
        box.caption = W::of(m_pod.hostNetwork ? AnatomyWords::tr("SANDBOX, IN THE NODE'S NETWORK") : AnatomyWords::tr("SANDBOX"));
        box.label = "pause";
        box.style = GraphStyle::Inferred;
        box.parent = m_key;
        box.column = SandboxColumn;
        box.numbers = {1};
        box.rows.push_back(headRow(AnatomyWords::tr("NETWORK NAMESPACE")));
        box.rows.push_back(pairRow(QStringLiteral("lo"), W::of(AnatomyWords::tr("127.0.0.1, shared by all"))));
        const auto addresses = m_pod.ips();
        for (const std::string &address : addresses)
            box.rows.push_back(pairRow(m_pod.hostNetwork ? AnatomyWords::tr("the node's") : QStringLiteral("eth0"), address, {field(".status.podIP", address)}));
        if (addresses.empty())
            box.rows.push_back(pairRow(QStringLiteral("eth0"), W::of(AnatomyWords::tr("no address yet")), {field(".status.podIP", {})}));
        if (m_pod.hostNetwork)
            box.rows.push_back(pairRow(AnatomyWords::tr("hostNetwork"), "true", {field(".spec.hostNetwork", "true")}));
        box.rows.push_back(hostNameRow(m_pod, m_node ? m_node->address("Hostname") : std::string_view()));
        box.rows.push_back(headRow(AnatomyWords::tr("OTHER NAMESPACES")));
        box.rows.push_back(m_pod.hostPID ? pairRow(AnatomyWords::tr("processes"), W::of(AnatomyWords::tr("the node's")), {field(".spec.hostPID", "true")})
                           : m_pod.shareProcessNamespace ? pairRow(AnatomyWords::tr("processes"), W::of(AnatomyWords::tr("one tree for all")), {field(".spec.shareProcessNamespace", "true")})
                                                         : pairRow(AnatomyWords::tr("processes"), W::of(AnatomyWords::tr("each container its own"))));
        box.rows.push_back(m_pod.hostIPC ? pairRow(AnatomyWords::tr("IPC"), W::of(AnatomyWords::tr("the node's")), {field(".spec.hostIPC", "true")})
                                         : pairRow(AnatomyWords::tr("IPC"), W::of(AnatomyWords::tr("shared by all"))));
        for (GraphRow &row : wholePodRows(m_pod))
            box.rows.push_back(std::move(row));
        box.evidence = {field(".status.podIP", m_pod.podIP)};
        m_graph.nodes.push_back(std::move(box));
    }

    [[nodiscard]] static std::string caption(Container::Role role)
    {
        switch (role) {
        case Container::Role::Init: return W::of(AnatomyWords::tr("INIT CONTAINER"));
        case Container::Role::Sidecar: return W::of(AnatomyWords::tr("SIDECAR"));
        case Container::Role::Ephemeral: return W::of(AnatomyWords::tr("EPHEMERAL CONTAINER"));
        case Container::Role::Main: break;
        }
        return W::of(AnatomyWords::tr("CONTAINER"));
    }

    [[nodiscard]] GraphBadge stateOf(const Container &container) const
    {
        const ContainerStatus *status = m_pod.status(container.name);
        if (!status)
            return {W::of(AnatomyWords::tr("not started")), GraphState::Idle};
        const ContainerState &state = status->state;
        const std::string reason = state.reason.str();
        const bool mayBeReady = container.role == Container::Role::Main || container.role == Container::Role::Sidecar;
        switch (state.phase) {
        case ContainerState::Phase::Running: return status->ready || !mayBeReady ? GraphBadge{W::of(AnatomyWords::tr("running")), GraphState::Good} : GraphBadge{W::of(AnatomyWords::tr("running, not ready")), GraphState::Warning};
        case ContainerState::Phase::Waiting: return {reason.empty() ? W::of(AnatomyWords::tr("waiting")) : reason, reason.find("BackOff") != std::string::npos || reason.starts_with("Err") ? GraphState::Bad : GraphState::Warning};
        case ContainerState::Phase::Terminated: return {reason.empty() ? W::of(AnatomyWords::tr("ended")) : reason, state.exitCode == 0 ? GraphState::Spent : GraphState::Bad};
        case ContainerState::Phase::Unknown: break;
        }
        return {W::of(AnatomyWords::tr("unknown")), GraphState::Idle};
    }

    void container(std::size_t index)
    {
        const Container &c = m_pod.containers[index];
        const bool before = c.role == Container::Role::Init || c.role == Container::Role::Sidecar;
        GraphNode box;
        box.id = m_key + "#container:" + c.name.str();
        box.kind = "container";
        box.caption = caption(c.role);
        box.label = c.name.str();
        box.badge = stateOf(c);
        box.object = keyOf(m_pod);
        box.parent = m_key;
        box.column = before ? BeforeColumn : MainColumn;
        box.order = int(index);
        box.names.push_back(c.image.str());
        if (before)
            box.numbers = {2 + m_before++};
        else if (c.role == Container::Role::Main)
            m_mains.push_back(box.id);
        box.evidence = {field(path(c) + ".name", c.name.str())};
        box.rows.push_back(pairRow(AnatomyWords::tr("image"), c.image.str(), {field(path(c) + ".image", c.image.str())}));
        if (const ContainerStatus *status = m_pod.status(c.name); status && status->restartCount > 0)
            box.rows.push_back(pairRow(AnatomyWords::tr("restarts"), std::to_string(status->restartCount)));
        for (GraphRow &row : givenRows(m_pod, c))
            box.rows.push_back(std::move(row));
        probes(c, box);
        ports(c, box);
        mounts(c, box);
        GraphEdge joins;
        joins.from = m_key + "#sandbox";
        joins.to = box.id;
        joins.faint = true;
        joins.basis = GraphEdge::Basis::Inferred;
        m_graph.nodes.push_back(std::move(box));
        m_graph.edges.push_back(std::move(joins));
    }

    /// ".spec.containers[1]": init and ephemeral containers have lists of their own.
    [[nodiscard]] std::string path(const Container &wanted) const
    {
        const auto list = [](const Container &c) {
            return c.role == Container::Role::Main ? "containers" : c.role == Container::Role::Ephemeral ? "ephemeralContainers" : "initContainers";
        };
        int place = 0;
        for (const Container &c : m_pod.containers) {
            if (&c == &wanted)
                break;
            place += std::string_view(list(c)) == list(wanted) ? 1 : 0;
        }
        return std::string(".spec.") + list(wanted) + '[' + std::to_string(place) + ']';
    }

    void probes(const Container &c, GraphNode &box) const
    {
        const std::tuple<QString, IStr, const char *> all[] = {{AnatomyWords::tr("startup"), c.startupProbe, ".startupProbe"}, {AnatomyWords::tr("readiness"), c.readinessProbe, ".readinessProbe"},
                                                               {AnatomyWords::tr("liveness"), c.livenessProbe, ".livenessProbe"}};
        bool headed = false;
        for (const auto &[word, text, where] : all) {
            if (text.empty())
                continue;
            if (!std::exchange(headed, true))
                box.rows.push_back(headRow(AnatomyWords::tr("PROBES")));
            box.rows.push_back(pairRow(word, text.str(), {field(path(c) + where, text.str())}));
        }
    }

    void ports(const Container &c, GraphNode &box)
    {
        if (c.ports.empty())
            return;
        box.rows.push_back(headRow(AnatomyWords::tr("PORTS")));
        for (std::size_t i = 0; i < c.ports.size(); ++i) {
            const ContainerPort &port = c.ports[i];
            GraphRow row;
            row.form = GraphRow::Form::Port;
            row.kind = "port";
            row.id = box.id + "#port:" + std::to_string(i);
            row.value = std::to_string(port.containerPort) + '/' + std::string(protocolText(port.protocol));
            row.tag = port.name.str();
            if (port.hostPort > 0 && !m_pod.hostNetwork)
                row.detail = W::of(AnatomyWords::tr("and %1 on the node").arg(port.hostPort));
            row.evidence = {field(path(c) + ".ports[" + std::to_string(i) + "].containerPort", std::to_string(port.containerPort))};
            if (c.role != Container::Role::Init && c.role != Container::Role::Ephemeral)
                m_ports[row.value].push_back(c.name.str());
            box.rows.push_back(std::move(row));
        }
    }

    void mounts(const Container &c, GraphNode &box)
    {
        if (c.mounts.empty() && c.devices.empty())
            return;
        box.rows.push_back(headRow(AnatomyWords::tr("MOUNTS")));
        const auto add = [&](const std::string &where, const std::string &volume, const std::string &detail, const std::string &tag, const std::string &evidence) {
            GraphRow row;
            row.form = GraphRow::Form::Port;
            row.kind = "mount";
            row.id = box.id + "#mount:" + where;
            row.value = where;
            row.mono = true;
            row.detail = detail;
            row.tag = tag;
            row.evidence = {field(path(c) + evidence, where)};
            GraphEdge edge;
            edge.from = row.id;
            edge.to = m_key + "#volume:" + volume;
            edge.weight = 3;
            edge.evidence = row.evidence;
            m_graph.edges.push_back(std::move(edge));
            box.rows.push_back(std::move(row));
        };
        for (std::size_t i = 0; i < c.mounts.size(); ++i) {
            const VolumeMount &m = c.mounts[i];
            add(m.mountPath.str(), nameOf(m.name), m.subPath.empty() ? std::string() : "subPath " + m.subPath.str(), m.readOnly ? "ro" : "rw", ".volumeMounts[" + std::to_string(i) + "].mountPath");
        }
        for (std::size_t i = 0; i < c.devices.size(); ++i)
            add(c.devices[i].devicePath.str(), nameOf(c.devices[i].name), {}, W::of(AnatomyWords::tr("block")), ".volumeDevices[" + std::to_string(i) + "].devicePath");
    }

    std::string nameOf(const IStr &volume) const { return std::string(m_pod.volumeName(volume)); }

    void countMounts()
    {
        for (const Container &c : m_pod.containers) {
            std::vector<std::string> here;
            for (const VolumeMount &m : c.mounts)
                here.push_back(nameOf(m.name));
            for (const VolumeDevice &d : c.devices)
                here.push_back(nameOf(d.name));
            std::sort(here.begin(), here.end());
            here.erase(std::unique(here.begin(), here.end()), here.end());
            for (const std::string &name : here)
                m_users[name].push_back(c.name.str());
        }
    }

    GraphNode volumeBox(const std::string &name) const
    {
        GraphNode box;
        box.id = m_key + "#volume:" + name;
        box.kind = "volume";
        box.caption = W::of(AnatomyWords::tr("VOLUME"));
        box.label = name;
        box.parent = m_key;
        box.column = VolumeColumn;
        return box;
    }

    void volumes()
    {
        for (std::size_t i = 0; i < m_pod.volumes.size(); ++i) {
            const Volume &v = m_pod.volumes[i];
            const std::string name = nameOf(v.name);
            GraphNode box = volumeBox(name);
            const std::string where = ".spec.volumes[" + std::to_string(i) + ']';
            box.object = keyOf(m_pod);
            const std::string type = v.ephemeral ? "ephemeral" : v.source.typeName.str();
            box.rows.push_back(pairRow(AnatomyWords::tr("type"), type.empty() ? "emptyDir" : type, {field(where, type)}));
            if (const std::string claim = v.claimName(m_pod.meta.name); !claim.empty()) {
                box.object = ObjectKey{Kind::PersistentVolumeClaim, m_pod.meta.ns.str(), claim};
                box.rows.push_back(pairRow(AnatomyWords::tr("claim"), claim, {field(where + ".persistentVolumeClaim.claimName", claim)}));
            } else {
                for (const char *key : {"path", "name", "secretName", "medium", "sizeLimit", "server", "driver", "reference"})
                    if (const std::string_view value = v.source.field(key); !value.empty())
                        box.rows.push_back(pairRow(W::from(fieldWord(key)), std::string(value), {field(where + '.' + type + '.' + key, std::string(value))}));
            }
            const auto users = m_users.find(name);
            const std::size_t count = users == m_users.end() ? 0 : users->second.size();
            if (count > 1) {
                box.badge = {W::of(AnatomyWords::tr("shared by %1").arg(count)), GraphState::Idle};
                ++m_shared;
            } else if (count == 0) {
                box.badge = {W::of(AnatomyWords::tr("mounted nowhere")), GraphState::Warning};
            }
            box.evidence = {field(where + ".name", name)};
            m_graph.nodes.push_back(std::move(box));
        }
        for (const auto &[name, users] : m_users)
            if (!m_pod.volume(name)) {
                GraphNode ghost = volumeBox(name);
                ghost.style = GraphStyle::Ghost;
                ghost.badge = {W::of(AnatomyWords::tr("not declared")), GraphState::Bad};
                m_graph.nodes.push_back(std::move(ghost));
            }
    }

    /// Containers share one port space: the second to listen fails.
    void portClash()
    {
        for (const auto &[port, users] : m_ports) {
            if (users.size() < 2)
                continue;
            GraphNode note;
            note.id = m_key + "#clash:" + port;
            note.kind = "warning";
            note.form = GraphNode::Form::Note;
            note.parent = m_key;
            note.glue = m_key + "#sandbox";
            note.column = SandboxColumn;
            note.tone = GraphState::Bad;
            note.label = W::of(AnatomyWords::tr("port %1 twice").arg(W::from(port)));
            note.subtitle = users.front() + ", " + users[1] + "\n" + W::of(AnatomyWords::tr("one port space: only one can listen"));
            m_graph.nodes.push_back(std::move(note));
        }
    }

    void story()
    {
        m_graph.stepsHeading = W::of(AnatomyWords::tr("HOW IT STARTS"));
        const auto say = [this](const QString &text) { m_graph.steps.push_back({int(m_graph.steps.size()) + 1, W::of(text), {}}); };
        say(m_pod.hostNetwork ? AnatomyWords::tr("The sandbox starts first; with hostNetwork it uses the node's own network namespace.")
                              : AnatomyWords::tr("The sandbox (pause) starts first and owns the network namespace: one address for all containers, which reach each other on localhost."));
        for (const Container &c : m_pod.containers)
            if (c.role == Container::Role::Init)
                say(AnatomyWords::tr("Init container %1 runs to its end; only then comes the next.").arg(W::from(c.name)));
            else if (c.role == Container::Role::Sidecar)
                say(AnatomyWords::tr("Sidecar %1 starts and stays; it must have started before the next.").arg(W::from(c.name)));
        const int last = int(m_graph.steps.size()) + 1;
        for (GraphNode &node : m_graph.nodes)
            if (std::find(m_mains.begin(), m_mains.end(), node.id) != m_mains.end())
                node.numbers = {last};
        say(m_mains.size() > 1 ? AnatomyWords::tr("The %1 containers start together and share addresses and ports; a crash of one leaves the others running.").arg(m_mains.size())
                               : AnatomyWords::tr("The container starts. It may crash and start again: the sandbox and its address stay."));
        const int containers = int(m_pod.containers.size()), volumes = int(m_pod.volumes.size());
        m_graph.footer = W::of(AnatomyWords::tr("containers: %1 · volumes: %2 · shared volumes: %3").arg(containers).arg(volumes).arg(m_shared));
        m_graph.legend = {{GraphLegend::Sample::RecordedEdge, W::of(AnatomyWords::tr("mounts"))}, {GraphLegend::Sample::FaintEdge, W::of(AnatomyWords::tr("shares the sandbox's namespaces"))},
                          {GraphLegend::Sample::InferredBox, W::of(AnatomyWords::tr("not an object of the API"))}};
    }

    const Pod &m_pod;
    const Node *m_node;
    const ServerVersion m_server;
    std::string m_key;
    Graph m_graph;
    std::map<std::string, std::vector<std::string>> m_users; ///< volume -> containers
    std::map<std::string, std::vector<std::string>> m_ports; ///< "80/TCP" -> containers
    std::vector<std::string> m_mains;
    int m_before = 0, m_shared = 0;
};

} // namespace

Graph anatomyGraph(const Pod &pod, const Node *node, ServerVersion server)
{
    return AnatomyBuilder(pod, node, server).build();
}

} // namespace portolan

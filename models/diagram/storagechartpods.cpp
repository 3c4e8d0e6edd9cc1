#include <algorithm>

#include "models/diagram/storagechartbuilder.h"

namespace portolan {

// The left half of the chart: workloads, pods with their containers and volumes, what configures them.

void StorageChartBuilder::workload(const LadderWorkload &workload)
{
    GraphNode out;
    out.id = unique(workload.key.kind == Kind::Other ? "owners/" + workload.kindName + '/' + workload.key.ns + '/' + workload.key.name
                                                     : keyText(workload.key));
    out.kind = "workload";
    out.caption = QString::fromStdString(workload.kindName).toUpper().toStdString();
    out.label = workload.key.name;
    out.lane = WorkloadLane;
    if (workload.key.kind != Kind::Other)
        out.object = workload.key;
    const bool known = workload.found || workload.key.kind == Kind::Other;
    if (!known) {
        ghost(out, workload.key, GraphState::Idle);
    }
    out.rows.push_back(pair(StorageWords::tr("pods here"), std::to_string(workload.pods)));
    out.evidence.push_back({keyText(workload.key), known ? ".metadata.name" : "", workload.key.name});
    m_graph.nodes.push_back(std::move(out));
}

void StorageChartBuilder::pod(std::size_t index)
{
    const LadderPod &pod = m_ladder.pods[index];
    GraphNode out;
    out.id = unique(keyText(pod.key));
    out.kind = "pod";
    out.form = GraphNode::Form::Frame;
    out.lane = PodLane;
    out.object = pod.key;
    out.label = pod.key.name;
    const int count = int(pod.members.size());
    std::vector<std::string> parts;
    if (m_manyNamespaces && !pod.key.ns.empty())
        parts.push_back(pod.key.ns);
    if (count > 0) {
        out.count = count;
        out.label = m_ladder.workloads[std::size_t(pod.workload.to)].key.name + " ×" + std::to_string(count);
        parts.push_back(W::of(StorageWords::tr("pods like %1").arg(QString::fromStdString(pod.key.name))));
        parts.push_back(counted(int(pod.nodes.size()), StorageWords::tr("node"), StorageWords::tr("nodes")));
        constexpr std::size_t most = 2; // a badge is one line
        for (std::size_t i = 0; i < std::min(most, pod.states.size()); ++i)
            out.badge.word += (i == 0 ? "" : ", ") + std::to_string(pod.states[i].second) + ' ' + pod.states[i].first;
        if (pod.states.size() > most)
            out.badge.word += ", …";
        out.badge.state = graphState(pod.worst);
    } else {
        out.badge.state = podState(*pod.object, m_ladder.server, out.badge.word);
        if (!pod.object->podIP.empty())
            parts.push_back(pod.object->podIP);
        if (!pod.object->qosClass.empty())
            parts.push_back("QoS " + pod.object->qosClass.str());
        if (!pod.object->nodeName.empty() && m_ladder.scope.key.kind != Kind::Pod)
            parts.push_back(W::of(StorageWords::tr("on %1").arg(QString::fromStdString(pod.object->nodeName.str()))));
    }
    for (const std::string &part : parts)
        out.subtitle += (out.subtitle.empty() ? "" : " · ") + part;
    const std::string id = out.id, key = keyText(pod.key);
    out.evidence = {{key, ".status.phase", pod.object->phase.str()}, {key, ".spec.nodeName", pod.object->nodeName.str()}};
    m_graph.nodes.push_back(std::move(out));
    if (pod.workload.to >= 0) {
        const LadderWorkload &w = m_ladder.workloads[std::size_t(pod.workload.to)];
        link(w.key.kind == Kind::Other ? "owners/" + w.kindName + '/' + w.key.ns + '/' + w.key.name : keyText(w.key), id, pod.workload, 2);
    }
    for (const LadderContainer &c : pod.containers)
        container(pod, c, id);
    for (const LadderVolume &v : pod.volumes)
        volume(pod, v, id);
}

void StorageChartBuilder::container(const LadderPod &pod, const LadderContainer &container, const std::string &frame)
{
    GraphNode out;
    out.id = unique(frame + "#container:" + container.name);
    out.kind = "container";
    switch (container.role) {
    case Container::Role::Init: out.caption = W::of(StorageWords::tr("INIT CONTAINER")); break;
    case Container::Role::Sidecar: out.caption = W::of(StorageWords::tr("SIDECAR CONTAINER")); break;
    case Container::Role::Ephemeral: out.caption = W::of(StorageWords::tr("EPHEMERAL CONTAINER")); break;
    case Container::Role::Main: out.caption = W::of(StorageWords::tr("CONTAINER")); break;
    }
    out.label = container.name;
    out.lane = PodLane;
    out.parent = frame;
    out.object = pod.key;
    std::vector<std::string> parts{container.image};
    out.names.push_back(container.image);
    if (pod.members.empty()) {
        parts.push_back(container.state);
        parts.push_back(counted(container.restarts, StorageWords::tr("restart"), StorageWords::tr("restarts")));
    }
    parts.insert(parts.end(), container.ports.begin(), container.ports.end());
    out.names.insert(out.names.end(), container.ports.begin(), container.ports.end());
    for (const std::string &part : parts)
        if (!part.empty())
            out.subtitle += (out.subtitle.empty() ? "" : " · ") + part;
    out.evidence.push_back(container.evidence);
    const std::string id = out.id;
    mounts(pod, container, out, false);
    mounts(pod, container, out, true);
    environment(container, out);
    std::vector<std::pair<std::string, const LadderMount *>> ends;
    for (const GraphRow &row : out.rows)
        if (row.kind == "mount" || row.kind == "device")
            ends.emplace_back(row.id, nullptr);
    std::size_t next = 0;
    for (const bool devices : {false, true})
        for (const LadderMount &m : container.mounts)
            if (m.device == devices && next < ends.size())
                ends[next++].second = &m;
    std::vector<std::pair<std::string, LadderLink>> readers;
    std::size_t env = 0;
    for (const GraphRow &row : out.rows)
        if (row.kind == "env")
            readers.emplace_back(row.id, container.env[env++].config);
    m_graph.nodes.push_back(std::move(out));
    for (const auto &[row, mount] : ends) {
        if (mount->volume < 0)
            missingVolume(frame + "#volume:" + mount->volumeName, *mount, frame);
        link(row, frame + "#volume:" + mount->volumeName, {0, false, {mount->evidence}}, 3);
    }
    for (const auto &[row, reader] : readers)
        link(row, keyText(m_ladder.configs[std::size_t(reader.to)].key), reader, 1);
}

void StorageChartBuilder::mounts(const LadderPod &pod, const LadderContainer &container, GraphNode &node, bool devices)
{
    bool headed = false;
    for (const LadderMount &m : container.mounts) {
        if (m.device != devices)
            continue;
        if (!headed) {
            GraphRow head;
            head.form = GraphRow::Form::Head;
            head.key = W::of(devices ? StorageWords::tr("DEVICES") : StorageWords::tr("MOUNTS"));
            node.rows.push_back(head);
            headed = true;
        }
        GraphRow row;
        row.form = GraphRow::Form::Port;
        row.kind = devices ? "device" : "mount";
        row.id = unique(node.id + '#' + row.kind + ':' + m.path);
        row.value = m.path;
        row.mono = true;
        row.tag = devices ? W::of(StorageWords::tr("block")) : m.readOnly ? "ro" : "rw";
        const bool token = m.volume >= 0 && pod.volumes[std::size_t(m.volume)].accountToken;
        if (!m.subPath.empty())
            row.detail = (m.expression ? "subPathExpr " : "subPath ") + m.subPath;
        else if (!token && !devices)
            row.detail = W::of(StorageWords::tr("whole volume, no subPath"));
        if (!m.propagation.empty() && m.propagation != "None")
            row.detail += (row.detail.empty() ? "" : " · ") + m.propagation;
        row.evidence.push_back(m.evidence);
        node.rows.push_back(std::move(row));
    }
}

void StorageChartBuilder::environment(const LadderContainer &container, GraphNode &node)
{
    if (container.env.empty())
        return;
    GraphRow head;
    head.form = GraphRow::Form::Head;
    head.key = W::of(StorageWords::tr("ENVIRONMENT"));
    node.rows.push_back(head);
    for (const LadderEnv &e : container.env) {
        GraphRow row;
        row.form = GraphRow::Form::Port;
        row.kind = "env";
        row.id = unique(node.id + "#env:" + (e.whole ? e.variable + "*" : e.variable));
        row.value = e.whole ? (e.variable.empty() ? W::of(StorageWords::tr("all keys")) : e.variable + "*") : e.variable;
        row.mono = !e.whole || !e.variable.empty();
        row.detail = e.whole ? e.object : e.object + " · " + e.key;
        row.tag = e.optional ? W::of(StorageWords::tr("optional")) : std::string();
        row.evidence = e.config.evidence;
        node.rows.push_back(std::move(row));
    }
}

void StorageChartBuilder::volume(const LadderPod &pod, const LadderVolume &volume, const std::string &frame)
{
    GraphNode out;
    out.id = unique(frame + "#volume:" + volume.name);
    out.kind = "volume";
    out.caption = W::of(StorageWords::tr("VOLUME"));
    out.label = volume.name;
    out.lane = PodLane;
    out.column = 1;
    out.parent = frame;
    out.object = pod.key;
    out.rows.push_back(pair(StorageWords::tr("type"), volumeTypeWord(volume)));
    const bool elsewhere = volume.backend.to >= 0;
    for (const auto &[field, value] : volume.fields) {
        const bool told = (field == "claimName" && volume.claim.to >= 0) || (field == "name" && !volume.configs.empty());
        if (told || (elsewhere && field != "readOnly"))
            continue;
        if (field == "name" || field.ends_with("Name"))
            out.names.push_back(value);
        std::string word = value == "true" ? W::of(StorageWords::tr("yes")) : value == "false" ? W::of(StorageWords::tr("no")) : value;
        if (field == "name" && volume.type == SourceType::ConfigMap)
            out.rows.push_back(pair(std::string("ConfigMap"), word));
        else
            out.rows.push_back(pair(fieldWord(field), word));
    }
    if (volume.claim.to >= 0 && std::none_of(volume.fields.begin(), volume.fields.end(), [](const auto &f) { return f.first == "readOnly"; }))
        out.rows.push_back(pair(StorageWords::tr("read only"), W::of(StorageWords::tr("no"))));
    if (volume.type == SourceType::EmptyDir) {
        if (std::none_of(volume.fields.begin(), volume.fields.end(), [](const auto &f) { return f.first == "medium"; }))
            out.rows.push_back(pair(StorageWords::tr("medium"), W::of(StorageWords::tr("the node's disk"))));
        out.rows.push_back(pair(StorageWords::tr("lives"), W::of(StorageWords::tr("as long as the pod"))));
    }
    if (volume.accountToken)
        out.rows.push_back(pair(StorageWords::tr("made by"), W::of(StorageWords::tr("service account"))));
    out.evidence.push_back(volume.evidence);
    const std::string id = out.id;
    m_graph.nodes.push_back(std::move(out));
    if (volume.claim.to >= 0)
        link(id, keyText(m_ladder.claims[std::size_t(volume.claim.to)].key), volume.claim, 4);
    if (elsewhere) {
        const LadderBackend &home = m_ladder.backends[std::size_t(volume.backend.to)];
        link(id, home.id, volume.backend, 3);
        if (driverByArrow(home.driver.to) && volume.type == SourceType::CSI)
            link(id, keyText(m_ladder.drivers[std::size_t(home.driver.to)].key), home.driver, 1);
    }
    for (const LadderLink &c : volume.configs)
        link(id, keyText(m_ladder.configs[std::size_t(c.to)].key), c, 3);
}

void StorageChartBuilder::missingVolume(const std::string &id, const LadderMount &mount, const std::string &frame)
{
    if (!m_ids.insert(id).second)
        return;
    GraphNode out;
    out.id = id;
    out.kind = "volume";
    out.style = GraphStyle::Ghost;
    out.caption = W::of(StorageWords::tr("VOLUME"));
    out.label = mount.volumeName;
    out.badge = {W::of(StorageWords::tr("not found")), GraphState::Bad};
    out.rows.push_back(pair(StorageWords::tr("object"), W::of(StorageWords::tr("not among the pod's volumes"))));
    out.lane = PodLane;
    out.column = 1;
    out.parent = frame;
    out.evidence.push_back(mount.evidence);
    ++m_ghosts;
    m_graph.nodes.push_back(std::move(out));
}

void StorageChartBuilder::config(const LadderConfig &config)
{
    const bool secret = config.key.kind == Kind::Secret;
    GraphNode out;
    out.id = unique(keyText(config.key));
    out.kind = secret ? "secret" : "configmap";
    out.caption = secret ? "SECRET" : "CONFIGMAP";
    out.label = config.key.name;
    out.lane = ClaimLane;
    out.object = config.key;
    if (!config.found) {
        ghost(out, config.key, config.optional ? GraphState::Idle : GraphState::Warning);
        if (config.optional)
            out.rows.push_back(pair(StorageWords::tr("needed"), W::of(StorageWords::tr("no, optional"))));
    } else {
        if (!config.type.empty() && config.type != "Opaque")
            out.rows.push_back(pair(StorageWords::tr("type"), config.type));
        std::string keys;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, config.keys.size()); ++i)
            keys += (i ? ", " : "") + config.keys[i];
        if (config.keys.size() > 4)
            keys += " +" + std::to_string(config.keys.size() - 4);
        out.rows.push_back(pair(StorageWords::tr("keys"), config.keys.empty() ? W::of(StorageWords::tr("none")) : keys));
    }
    out.evidence.push_back({keyText(config.key), config.found ? ".metadata.name" : "", config.found ? config.key.name : ""});
    m_graph.nodes.push_back(std::move(out));
}

} // namespace portolan

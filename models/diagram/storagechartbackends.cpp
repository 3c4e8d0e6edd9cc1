#include <algorithm>

#include "models/diagram/storagechartbuilder.h"

namespace portolan {

// The right end of the chart: classes and drivers, backends, attachments, nodes.

void StorageChartBuilder::storageClass(std::size_t index)
{
    const LadderClass &sc = m_ladder.classes[index];
    GraphNode out = objectNode(sc.key, "class", StorageWords::tr("CLASS"), PvLane);
    if (!sc.object) {
        if (ghost(out, sc.key, GraphState::Idle)) {
            out.badge = {W::of(StorageWords::tr("static")), GraphState::Idle};
            out.rows.push_back(pair(StorageWords::tr("object"), W::of(StorageWords::tr("not found"))));
            out.rows.push_back(pair(StorageWords::tr("binding"), W::of(StorageWords::tr("by hand only"))));
        }
    } else {
        const StorageClass &c = *sc.object;
        if (c.isDefault())
            out.badge = {W::of(StorageWords::tr("default")), GraphState::Idle};
        classRows(c, out);
    }
    if (!classByArrow(int(index)))
        out.rows.push_back(pair(StorageWords::tr("claims here"), W::of(StorageWords::tr("%1, named in their boxes").arg(m_classUsers[index]))));
    out.evidence.push_back({keyText(sc.key), sc.object ? ".provisioner" : "", sc.object ? sc.object->provisioner.str() : ""});
    if (m_classPvs[index] == 1 && classByArrow(int(index))) // below the one volume of it in the picture
        for (const LadderPv &p : m_ladder.pvs)
            if (p.storageClass.to == int(index))
                out.glue = keyText(p.key);
    const std::string id = out.id;
    m_graph.nodes.push_back(std::move(out));
    if (sc.driver.to >= 0)
        link(id, keyText(m_ladder.drivers[std::size_t(sc.driver.to)].key), sc.driver, 1);
}

void StorageChartBuilder::classRows(const StorageClass &c, GraphNode &node)
{
    const std::string key = keyText(keyOf(c));
    node.rows.push_back(pair(StorageWords::tr("provisioner"), c.provisioner.str(), {key, ".provisioner", c.provisioner.str()}));
    node.rows.push_back(pair(StorageWords::tr("binding"), c.volumeBindingMode.empty() ? "Immediate" : c.volumeBindingMode.str(), {key, ".volumeBindingMode", c.volumeBindingMode.str()}));
    node.rows.push_back(pair(StorageWords::tr("reclaim"), c.reclaimPolicy.empty() ? "Delete" : c.reclaimPolicy.str(), {key, ".reclaimPolicy", c.reclaimPolicy.str()}));
    node.rows.push_back(pair(StorageWords::tr("expansion"), W::of(c.allowVolumeExpansion.value_or(false) ? StorageWords::tr("yes") : StorageWords::tr("no"))));
    std::string topology, parameters;
    for (const StorageClass::TopologyTerm &term : c.allowedTopologies)
        for (const auto &[label, values] : term.labels) {
            std::string list;
            for (const IStr &value : values)
                list += (list.empty() ? "" : ", ") + value.str();
            topology += (topology.empty() ? "" : "; ") + label.str().substr(label.str().find('/') + 1) + " in (" + list + ')';
        }
    for (std::size_t i = 0; i < std::min<std::size_t>(3, c.parameters.size()); ++i)
        parameters += (i ? ", " : "") + c.parameters[i].first.str() + '=' + c.parameters[i].second.str();
    if (c.parameters.size() > 3)
        parameters += " +" + std::to_string(c.parameters.size() - 3);
    if (!topology.empty())
        node.rows.push_back(pair(StorageWords::tr("topology"), topology, {key, ".allowedTopologies", topology}));
    if (!parameters.empty())
        node.rows.push_back(pair(StorageWords::tr("parameters"), parameters, {key, ".parameters", parameters}));
}

void StorageChartBuilder::driver(std::size_t index)
{
    const LadderDriver &driver = m_ladder.drivers[index];
    GraphNode out = objectNode(driver.key, "driver", StorageWords::tr("CSI DRIVER"), PvLane);
    if (driver.object) {
        out.rows.push_back(pair(StorageWords::tr("attach"), W::of(driver.object->attachRequired.value_or(true) ? StorageWords::tr("required") : StorageWords::tr("not needed"))));
        if (!driver.object->fsGroupPolicy.empty())
            out.rows.push_back(pair(StorageWords::tr("fsGroup"), driver.object->fsGroupPolicy.str()));
    }
    out.evidence.push_back({keyText(driver.key), ".metadata.name", driver.key.name});
    if (!driverByArrow(int(index)))
        out.rows.push_back(pair(StorageWords::tr("volumes here"), W::of(StorageWords::tr("%1, named in their boxes").arg(m_driverVolumes[index]))));
    for (const LadderClass &c : m_ladder.classes)
        if (c.driver.to == int(index) && m_driverClasses[index] == 1)
            out.glue = keyText(c.key);
    if (m_driverClasses[index] == 0 && m_driverVolumes[index] == 1) // below the one volume of it in the picture
        for (const LadderPv &p : m_ladder.pvs)
            if (ownDriver(p).to == int(index))
                out.glue = keyText(p.key);
    m_graph.nodes.push_back(std::move(out));
}

void StorageChartBuilder::backend(const LadderBackend &backend)
{
    GraphNode out;
    out.id = unique(backend.id);
    out.kind = "backend";
    out.icon = std::string(backendIcon(backend.type));
    out.caption = backendCaption(backend.type);
    out.label = backend.typeName.empty() ? W::of(StorageWords::tr("unknown type")) : backend.typeName;
    out.lane = BackendLane;
    out.count = backend.count;
    if (backend.type == SourceType::HostPath
        && std::none_of(backend.fields.begin(), backend.fields.end(), [](const auto &f) { return f.first == "type"; }))
        out.rows.push_back(pair(StorageWords::tr("type"), W::of(StorageWords::tr("unset"))));
    for (const auto &[field, value] : backend.fields) {
        if (field != "type" && field != "fsType" && field != "readOnly" && field != "pullPolicy" && field != "lun")
            out.names.push_back(value);
        if (field != "readOnly" || value == "true")
            out.rows.push_back(pair(fieldWord(field), value == "true" ? W::of(StorageWords::tr("yes")) : value == "false" ? W::of(StorageWords::tr("no")) : value));
    }
    out.evidence.push_back(backend.evidence);
    const std::string id = out.id;
    m_graph.nodes.push_back(std::move(out));
    for (const LadderLink &a : backend.attachments)
        link(id, keyText(keyOf(*m_ladder.attachments[std::size_t(a.to)].object)), a, 4);
    for (const LadderLink &n : backend.nodes)
        link(id, keyText(m_ladder.nodes[std::size_t(n.to)].key), n, 3);
    if (backend.type == SourceType::HostPath)
        note(id, BackendLane, {W::of(StorageWords::tr("One node only, for debugging.")), W::of(StorageWords::tr("A pod elsewhere sees other data."))}, GraphState::Warning);
    else if (backend.type == SourceType::Local)
        note(id, BackendLane, {W::of(StorageWords::tr("One node only.")), W::of(StorageWords::tr("The data die with its disk."))}, GraphState::Warning);
}

void StorageChartBuilder::attachment(const LadderAttachment &attachment)
{
    GraphNode out;
    out.id = unique(keyText(keyOf(*attachment.object)));
    out.kind = "attachment";
    out.caption = W::of(StorageWords::tr("ATTACHMENT"));
    out.label = attachment.object->meta.name;
    out.lane = BackendLane;
    out.column = 1;
    out.object = keyOf(*attachment.object);
    const bool failed = !attachment.object->attachError.empty() || !attachment.object->detachError.empty();
    out.badge = attachment.object->attached ? GraphBadge{W::of(StorageWords::tr("attached")), GraphState::Good}
                                            : GraphBadge{W::of(failed ? StorageWords::tr("failed") : StorageWords::tr("attaching")), failed ? GraphState::Bad : GraphState::Warning};
    out.rows.push_back(pair(StorageWords::tr("by"), attachment.object->attacher.str()));
    const std::string id = out.id;
    out.evidence.push_back({id, ".status.attached", attachment.object->attached ? "true" : "false"});
    m_graph.nodes.push_back(std::move(out));
    if (attachment.node.to >= 0)
        link(id, keyText(m_ladder.nodes[std::size_t(attachment.node.to)].key), attachment.node, 4);
    if (failed)
        note(id, BackendLane, {W::of(StorageWords::tr("It failed.")), attachment.object->attachError + attachment.object->detachError}, GraphState::Bad);
    if (failed)
        m_graph.nodes.back().column = 1;
}

void StorageChartBuilder::node(const LadderNode &node)
{
    GraphNode out = objectNode(node.key, "node", StorageWords::tr("NODE"), NodeLane);
    if (!node.object) {
        ghost(out, node.key, GraphState::Idle);
    } else {
        const bool ready = node.object->isReady();
        out.badge = {ready ? "Ready" : "NotReady", ready ? GraphState::Good : GraphState::Bad};
        if (node.object->conditions.empty())
            out.badge = {};
        const std::string_view address = node.object->address("InternalIP");
        if (!address.empty())
            out.rows.push_back(pair(StorageWords::tr("address"), std::string(address), {keyText(node.key), ".status.addresses", std::string(address)}));
        if (const IStr *zone = findPair(node.object->meta.labels, "topology.kubernetes.io/zone"))
            out.rows.push_back(pair(StorageWords::tr("zone"), zone->str(), {keyText(node.key), ".metadata.labels[topology.kubernetes.io/zone]", zone->str()}));
    }
    for (const CSINode::Driver &d : node.drivers) {
        std::string words = d.allocatableCount < 0 ? W::of(StorageWords::tr("registered")) : W::of(d.allocatableCount == 1 ? StorageWords::tr("at most one volume") : StorageWords::tr("at most %1 volumes").arg(d.allocatableCount));
        for (const IStr &topology : d.topologyKeys)
            words += ", " + W::of(StorageWords::tr("by %1").arg(QString::fromStdString(topology.str().substr(topology.str().find('/') + 1))));
        out.rows.push_back(pair(d.name.str(), words));
        out.rows.back().evidence.push_back({"csinodes/" + node.key.name, ".spec.drivers[?(@.name==\"" + d.name.str() + "\")]", d.nodeID.str()});
        out.names.push_back(d.name.str());
    }
    out.evidence.push_back({keyText(node.key), node.object ? ".status.conditions" : "", node.object ? out.badge.word : ""});
    m_graph.nodes.push_back(std::move(out));
}

} // namespace portolan

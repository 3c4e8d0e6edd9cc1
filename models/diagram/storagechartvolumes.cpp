#include <algorithm>

#include "models/diagram/storagechartbuilder.h"

namespace portolan {

// The right half of the chart: claims, persistent volumes and their classes, backends, nodes.

void StorageChartBuilder::claim(const LadderClaim &claim)
{
    GraphNode out;
    out.id = unique(keyText(claim.key));
    out.kind = "claim";
    out.caption = W::of(W::tr("CLAIM"));
    out.label = claim.key.name;
    out.lane = ClaimLane;
    out.object = claim.key;
    if (claim.members.size() > 1) {
        out.count = int(claim.members.size());
        out.subtitle = W::of(W::tr("and %1 more like it").arg(claim.members.size() - 1));
    }
    if (!claim.object) {
        out.style = GraphStyle::Ghost;
        out.badge = {W::of(W::tr("not found")), GraphState::Bad};
        out.spoken = "Claim " + claim.key.name + ", not found";
        ++m_ghosts;
    } else {
        const std::string phase = claim.object->meta.terminating() ? "Terminating" : claim.object->phase.empty() ? "Pending"
                                                                                                              : claim.object->phase.str();
        out.badge = {phase, phase == "Terminating" ? GraphState::Warning : claimState(phase)};
        out.tone = out.badge.state == GraphState::Good ? GraphState::None : out.badge.state;
        out.spoken = "Claim " + claim.key.name + ", " + phase;
    }
    claimRows(claim, out);
    for (const LadderLink &v : claim.volumes)
        out.spoken += (claim.object && claim.object->phase == "Bound" ? ", bound to volume " : ", names volume ")
            + m_ladder.pvs[std::size_t(v.to)].key.name;
    const std::string key = keyText(claim.key);
    out.evidence.push_back({key, claim.object ? ".status.phase" : "", claim.object ? claim.object->phase.str() : ""});
    const std::string id = out.id;
    const bool pending = !claim.waiting.empty() && claim.object && claim.object->phase != "Bound";
    const GraphState tone = out.tone;
    m_graph.nodes.push_back(std::move(out));
    for (const LadderLink &v : claim.volumes)
        link(id, keyText(m_ladder.pvs[std::size_t(v.to)].key), v, 4);
    if (claim.storageClass.to >= 0 && classByArrow(claim.storageClass.to))
        link(id, keyText(m_ladder.classes[std::size_t(claim.storageClass.to)].key), claim.storageClass, 1);
    snapshots(claim, id);
    if (pending)
        note(id, ClaimLane, {W::of(claim.object->phase == "Lost" ? W::tr("Its data are lost.") : W::tr("Not bound yet.")), claim.waiting}, tone == GraphState::None ? GraphState::Warning : tone);
}

void StorageChartBuilder::claimRows(const LadderClaim &claim, GraphNode &node)
{
    const std::string key = keyText(claim.key);
    if (manyNamespaces() || claim.foreign)
        node.rows.push_back(pair(W::tr("namespace"), claim.key.ns));
    if (!claim.object) {
        node.rows.push_back(pair(W::tr("used by"), claim.pods == 0 ? W::of(W::tr("no pod")) : counted(claim.pods, W::tr("pod"), W::tr("pods"))));
        return;
    }
    const PersistentVolumeClaim &c = *claim.object;
    const std::string bound = c.capacity.empty() ? W::of(W::tr("nothing yet")) : c.capacity.str();
    node.rows.push_back(pair(W::tr("asked / bound"), (c.request.empty() ? "—" : c.request.str()) + " / " + bound,
                             {key, ".spec.resources.requests.storage", c.request.str()}));
    node.rows.push_back(pair(W::tr("access"), c.accessModes.text(), {key, ".spec.accessModes", c.accessModes.text()}));
    node.rows.push_back(pair(W::tr("mode"), c.volumeMode.empty() ? "Filesystem" : c.volumeMode.str()));
    if (claim.storageClass.to < 0)
        node.rows.push_back(pair(W::tr("class"), W::of(c.hasStorageClassName ? W::tr("none: by hand only") : W::tr("none"))));
    else if (!classByArrow(claim.storageClass.to)) {
        node.rows.push_back(pair(W::tr("class"), std::string(c.effectiveClass()), claim.storageClass.evidence.front()));
        ++m_hiddenArrows;
    }
    if (c.hasSelector)
        node.rows.push_back(pair(W::tr("selector"), c.selector.text()));
    if (!c.dataSourceName.empty())
        node.rows.push_back(pair(W::tr("filled from"), c.dataSourceKind.str() + ' ' + c.dataSourceName.str()));
    node.rows.push_back(pair(W::tr("used by"), claim.pods == 0 ? W::of(W::tr("no pod")) : counted(claim.pods, W::tr("pod"), W::tr("pods"))));
}

void StorageChartBuilder::snapshots(const LadderClaim &claim, const std::string &id)
{
    std::string under = id;
    for (const LadderSnapshot &s : claim.snapshots) {
        GraphNode out;
        out.id = unique(keyText(keyOf(*s.object)));
        out.kind = "snapshot";
        out.caption = W::of(W::tr("SNAPSHOT"));
        out.label = s.object->meta.name;
        out.lane = ClaimLane;
        out.glue = under;
        out.object = keyOf(*s.object);
        const bool ready = s.object->readyToUse.value_or(false);
        out.badge = {ready ? W::of(W::tr("ready")) : W::of(W::tr("not ready")), ready ? GraphState::Good : GraphState::Warning};
        if (!s.object->restoreSize.empty())
            out.rows.push_back(pair(W::tr("size"), s.object->restoreSize.str()));
        out.evidence.push_back(s.evidence);
        const std::string own = out.id;
        m_graph.nodes.push_back(std::move(out));
        link(id, own, {0, false, {s.evidence}}, 1);
        under = own;
    }
}

void StorageChartBuilder::pv(const LadderPv &pv)
{
    GraphNode out;
    out.id = unique(keyText(pv.key));
    out.kind = "pv";
    out.caption = W::of(W::tr("PERSISTENT VOLUME"));
    out.label = pv.key.name;
    out.lane = PvLane;
    out.object = pv.key;
    if (pv.members.size() > 1) {
        out.count = int(pv.members.size());
        out.subtitle = W::of(W::tr("and %1 more like it").arg(pv.members.size() - 1));
    }
    if (!pv.object) {
        out.style = GraphStyle::Ghost;
        out.badge = {W::of(W::tr("not found")), GraphState::Bad};
        ++m_ghosts;
    } else {
        out.badge = {pv.object->phase.empty() ? "Unknown" : pv.object->phase.str(), claimState(pv.object->phase)};
        out.tone = out.badge.state == GraphState::Good || out.badge.state == GraphState::Idle ? GraphState::None : out.badge.state;
        pvRows(pv, out);
    }
    out.evidence.push_back({keyText(pv.key), pv.object ? ".status.phase" : "", pv.object ? pv.object->phase.str() : ""});
    const std::string id = out.id;
    m_graph.nodes.push_back(std::move(out));
    if (pv.backend.to >= 0)
        link(id, m_ladder.backends[std::size_t(pv.backend.to)].id, pv.backend, 4);
    if (pvPointsAtClass(pv))
        link(id, keyText(m_ladder.classes[std::size_t(pv.storageClass.to)].key), pv.storageClass, 1);
    std::string text = pv.object ? pv.object->message : std::string();
    for (const std::string &problem : pv.problems)
        text += (text.empty() ? "" : "\n") + problem;
    if (!text.empty())
        note(id, PvLane, {W::of(W::tr("Something is wrong.")), text}, GraphState::Bad);
    else if (pv.object && pv.object->phase == "Released")
        note(id, PvLane, {W::of(W::tr("Released: its claim is gone.")), W::of(W::tr("No claim can take it until its claimRef is removed."))}, GraphState::Spent);
}

void StorageChartBuilder::pvRows(const LadderPv &pv, GraphNode &node)
{
    const PersistentVolume &v = *pv.object;
    const std::string key = keyText(pv.key);
    node.rows.push_back(pair(W::tr("capacity"), v.capacity.str(), {key, ".spec.capacity.storage", v.capacity.str()}));
    node.rows.push_back(pair(W::tr("access"), v.accessModes.text(), {key, ".spec.accessModes", v.accessModes.text()}));
    node.rows.push_back(pair(W::tr("reclaim"), v.reclaimPolicy.empty() ? "Retain" : v.reclaimPolicy.str(),
                             {key, ".spec.persistentVolumeReclaimPolicy", v.reclaimPolicy.str()}));
    if (v.volumeMode == "Block")
        node.rows.push_back(pair(W::tr("mode"), "Block"));
    std::string affinity;
    for (const NodeSelectorTerm &term : v.nodeAffinity.terms)
        for (const auto *list : {&term.expressions, &term.fields})
            for (const LabelSelector::Requirement &r : *list) {
                LabelSelector one;
                one.expressions.push_back(r);
                std::string text = one.text();
                for (const std::string_view prefix : {"kubernetes.io/", "topology."})
                    if (text.starts_with(prefix))
                        text.erase(0, prefix.size());
                affinity += (affinity.empty() ? "" : ", ") + text;
            }
    node.rows.push_back(pair(W::tr("node affinity"), affinity.empty() ? W::of(W::tr("none")) : affinity));
    node.rows.push_back(pair(W::tr("claim"), v.hasClaimRef ? v.claimNamespace.str() + '/' + v.claimName : W::of(W::tr("none")),
                             {key, ".spec.claimRef", v.hasClaimRef ? v.claimNamespace.str() + '/' + v.claimName : ""}));
    if (pv.storageClass.to >= 0 && !pvPointsAtClass(pv))
        node.rows.push_back(pair(W::tr("class"), std::string(v.effectiveClass()), pv.storageClass.evidence.front()));
    if (pv.backend.to < 0)
        node.rows.push_back(pair(W::tr("source"), W::of(W::tr("none given"))));
}

void StorageChartBuilder::storageClass(std::size_t index)
{
    const LadderClass &sc = m_ladder.classes[index];
    GraphNode out;
    out.id = unique(keyText(sc.key));
    out.kind = "class";
    out.caption = W::of(W::tr("CLASS"));
    out.label = sc.key.name;
    out.lane = PvLane;
    out.object = sc.key;
    if (!sc.object) {
        out.style = GraphStyle::Ghost;
        out.badge = {W::of(W::tr("static")), GraphState::Idle};
        out.rows.push_back(pair(W::tr("object"), W::of(W::tr("not found"))));
        out.rows.push_back(pair(W::tr("binding"), W::of(W::tr("by hand only"))));
        ++m_ghosts;
    } else {
        const StorageClass &c = *sc.object;
        if (c.isDefault())
            out.badge = {W::of(W::tr("default")), GraphState::Idle};
        out.rows.push_back(pair(W::tr("provisioner"), c.provisioner.str()));
        out.rows.push_back(pair(W::tr("binding"), c.volumeBindingMode.empty() ? "Immediate" : c.volumeBindingMode.str()));
        out.rows.push_back(pair(W::tr("reclaim"), c.reclaimPolicy.empty() ? "Delete" : c.reclaimPolicy.str()));
        out.rows.push_back(pair(W::tr("expansion"), W::of(c.allowVolumeExpansion.value_or(false) ? W::tr("yes") : W::tr("no"))));
    }
    if (!classByArrow(int(index)))
        out.rows.push_back(pair(W::tr("claims here"), std::to_string(m_classUsers[index])));
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

void StorageChartBuilder::driver(std::size_t index)
{
    const LadderDriver &driver = m_ladder.drivers[index];
    GraphNode out;
    out.id = unique(keyText(driver.key));
    out.kind = "driver";
    out.caption = W::of(W::tr("CSI DRIVER"));
    out.label = driver.key.name;
    out.lane = PvLane;
    out.object = driver.key;
    if (driver.object) {
        out.rows.push_back(pair(W::tr("attach"), W::of(driver.object->attachRequired.value_or(true) ? W::tr("required") : W::tr("not needed"))));
        if (!driver.object->fsGroupPolicy.empty())
            out.rows.push_back(pair(W::tr("fsGroup"), driver.object->fsGroupPolicy.str()));
    }
    out.evidence.push_back({keyText(driver.key), ".metadata.name", driver.key.name});
    for (const LadderClass &c : m_ladder.classes)
        if (c.driver.to == int(index) && m_driverUsers[index] == 1)
            out.glue = keyText(c.key);
    m_graph.nodes.push_back(std::move(out));
}

void StorageChartBuilder::backend(const LadderBackend &backend)
{
    GraphNode out;
    out.id = unique(backend.id);
    out.kind = "backend";
    out.icon = std::string(backendIcon(backend.type));
    out.caption = backendCaption(backend.type);
    out.label = backend.typeName.empty() ? W::of(W::tr("unknown type")) : backend.typeName;
    out.lane = BackendLane;
    out.count = backend.count;
    if (backend.type == SourceType::HostPath
        && std::none_of(backend.fields.begin(), backend.fields.end(), [](const auto &f) { return f.first == "type"; }))
        out.rows.push_back(pair(W::tr("type"), W::of(W::tr("unset"))));
    for (const auto &[field, value] : backend.fields) {
        if (field != "type" && field != "fsType" && field != "readOnly" && field != "pullPolicy" && field != "lun")
            out.names.push_back(value);
        if (field != "readOnly" || value == "true")
            out.rows.push_back(pair(fieldWord(field), value == "true" ? W::of(W::tr("yes")) : value == "false" ? W::of(W::tr("no")) : value));
    }
    out.evidence.push_back(backend.evidence);
    const std::string id = out.id;
    m_graph.nodes.push_back(std::move(out));
    for (const LadderLink &a : backend.attachments)
        link(id, keyText(keyOf(*m_ladder.attachments[std::size_t(a.to)].object)), a, 4);
    for (const LadderLink &n : backend.nodes)
        link(id, keyText(m_ladder.nodes[std::size_t(n.to)].key), n, 3);
    if (backend.type == SourceType::HostPath)
        note(id, BackendLane, {W::of(W::tr("One node only, for debugging.")), W::of(W::tr("A pod elsewhere sees other data."))}, GraphState::Warning);
    else if (backend.type == SourceType::Local)
        note(id, BackendLane, {W::of(W::tr("One node only.")), W::of(W::tr("The data die with its disk."))}, GraphState::Warning);
}

void StorageChartBuilder::attachment(const LadderAttachment &attachment)
{
    GraphNode out;
    out.id = unique(keyText(keyOf(*attachment.object)));
    out.kind = "attachment";
    out.caption = W::of(W::tr("ATTACHMENT"));
    out.label = attachment.object->meta.name;
    out.lane = BackendLane;
    out.column = 1;
    out.object = keyOf(*attachment.object);
    const bool failed = !attachment.object->attachError.empty() || !attachment.object->detachError.empty();
    out.badge = attachment.object->attached ? GraphBadge{W::of(W::tr("attached")), GraphState::Good}
                                            : GraphBadge{W::of(failed ? W::tr("failed") : W::tr("attaching")), failed ? GraphState::Bad : GraphState::Warning};
    out.rows.push_back(pair(W::tr("by"), attachment.object->attacher.str()));
    const std::string id = out.id;
    out.evidence.push_back({id, ".status.attached", attachment.object->attached ? "true" : "false"});
    m_graph.nodes.push_back(std::move(out));
    if (attachment.node.to >= 0)
        link(id, keyText(m_ladder.nodes[std::size_t(attachment.node.to)].key), attachment.node, 4);
    if (failed)
        note(id, BackendLane, {W::of(W::tr("It failed.")), attachment.object->attachError + attachment.object->detachError}, GraphState::Bad);
    if (failed)
        m_graph.nodes.back().column = 1;
}

void StorageChartBuilder::node(const LadderNode &node)
{
    GraphNode out;
    out.id = unique(keyText(node.key));
    out.kind = "node";
    out.caption = W::of(W::tr("NODE"));
    out.label = node.key.name;
    out.lane = NodeLane;
    out.object = node.key;
    if (!node.object) {
        out.style = GraphStyle::Ghost;
        out.badge = {W::of(W::tr("not found")), GraphState::Idle};
        ++m_ghosts;
    } else {
        const bool ready = node.object->isReady();
        out.badge = {ready ? "Ready" : "NotReady", ready ? GraphState::Good : GraphState::Bad};
        if (node.object->conditions.empty())
            out.badge = {};
        const std::string_view address = node.object->address("InternalIP");
        if (!address.empty())
            out.rows.push_back(pair(W::tr("address"), std::string(address), {keyText(node.key), ".status.addresses", std::string(address)}));
        if (const IStr *zone = findPair(node.object->meta.labels, "topology.kubernetes.io/zone"))
            out.rows.push_back(pair(W::tr("zone"), zone->str()));
    }
    out.evidence.push_back({keyText(node.key), node.object ? ".status.conditions" : "", node.object ? out.badge.word : ""});
    m_graph.nodes.push_back(std::move(out));
}

} // namespace portolan

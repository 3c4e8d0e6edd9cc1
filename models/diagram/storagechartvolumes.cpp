#include <algorithm>

#include "models/diagram/storagechartbuilder.h"

namespace portolan {

// The right half of the chart: claims, persistent volumes and their classes, backends, nodes.

namespace {

std::string orDash(std::string value) { return value.empty() ? "—" : std::move(value); }

} // namespace

void StorageChartBuilder::claim(const LadderClaim &claim)
{
    GraphNode out = objectNode(claim.key, "claim", StorageWords::tr("CLAIM"), ClaimLane);
    if (claim.members.size() > 1) {
        out.count = int(claim.members.size());
        out.subtitle = W::of(StorageWords::tr("and %1 more like it").arg(claim.members.size() - 1));
    }
    if (!claim.object) {
        ghost(out, claim.key, GraphState::Bad);
        out.spoken = W::of(StorageWords::tr("Claim %1, %2").arg(QString::fromStdString(claim.key.name), QString::fromStdString(out.badge.word)));
    } else {
        const std::string phase = claim.object->meta.terminating() ? "Terminating" : claim.object->phase.empty() ? "Pending"
                                                                                                              : claim.object->phase.str();
        out.badge = {phase, phase == "Terminating" ? GraphState::Warning : claimState(phase)};
        out.tone = out.badge.state == GraphState::Good ? GraphState::None : out.badge.state;
        out.spoken = W::of(StorageWords::tr("Claim %1, %2").arg(QString::fromStdString(claim.key.name), QString::fromStdString(phase)));
    }
    claimRows(claim, out);
    for (const LadderLink &v : claim.volumes)
        out.spoken = W::of((claim.object && claim.object->phase == "Bound" ? StorageWords::tr("%1, bound to volume %2") : StorageWords::tr("%1, names volume %2"))
                               .arg(QString::fromStdString(out.spoken), QString::fromStdString(m_ladder.pvs[std::size_t(v.to)].key.name)));
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
        note(id, ClaimLane, {W::of(claim.volumeTaken              ? StorageWords::tr("Not its volume.")
                                   : claim.object->phase == "Lost" ? (m_ladder.coverage.knows(Kind::PersistentVolume) ? StorageWords::tr("Its data are lost.") : StorageWords::tr("Not bound any more.")) : StorageWords::tr("Not bound yet.")), claim.waiting}, tone == GraphState::None ? GraphState::Warning : tone);
}

void StorageChartBuilder::claimRows(const LadderClaim &claim, GraphNode &node)
{
    const std::string key = keyText(claim.key);
    if (m_manyNamespaces || claim.foreign)
        node.rows.push_back(pair(StorageWords::tr("namespace"), claim.key.ns));
    if (!claim.object) {
        node.rows.push_back(pair(StorageWords::tr("used by"), podsUsing(claim)));
        for (const std::string &ns : claim.elsewhere) // pods cannot reach over there
            node.rows.push_back(pair(StorageWords::tr("one is in"), ns));
        return;
    }
    const PersistentVolumeClaim &c = *claim.object;
    const std::string bound = c.capacity.empty() ? W::of(StorageWords::tr("nothing yet")) : c.capacity.str();
    node.rows.push_back(pair(StorageWords::tr("asked / bound"), orDash(c.request.str()) + " / " + bound,
                             {key, ".spec.resources.requests.storage", c.request.str()}));
    node.rows.push_back(pair(StorageWords::tr("access"), orDash(c.accessModes.text()), {key, ".spec.accessModes", c.accessModes.text()}));
    node.rows.push_back(pair(StorageWords::tr("mode"), c.volumeMode.empty() ? "Filesystem" : c.volumeMode.str(), {key, ".spec.volumeMode", c.volumeMode.str()}));
    if (claim.storageClass.to < 0)
        node.rows.push_back(pair(StorageWords::tr("class"), W::of(c.hasStorageClassName ? StorageWords::tr("none: by hand only") : StorageWords::tr("none"))));
    else if (!classByArrow(claim.storageClass.to)) {
        node.rows.push_back(pair(StorageWords::tr("class"), std::string(c.effectiveClass()), claim.storageClass.evidence.front()));
        ++m_hiddenArrows;
    }
    if (!c.volumeAttributesClassName.empty() || !c.currentAttributesClass.empty())
        node.rows.push_back(attributesRow(c));
    if (c.hasSelector)
        node.rows.push_back(pair(StorageWords::tr("selector"), c.selector.text()));
    if (!c.dataSourceName.empty())
        node.rows.push_back(pair(StorageWords::tr("filled from"), c.dataSourceKind.str() + ' ' + c.dataSourceName.str()));
    node.rows.push_back(pair(StorageWords::tr("used by"), podsUsing(claim)));
}

/// How full it is, where that is known.
void StorageChartBuilder::fillRow(const ObjectKey &claim, GraphNode &node) const
{
    const auto fill = m_options.fills.find(claim);
    if (fill == m_options.fills.end())
        return;
    GraphRow row = pair(StorageWords::tr("used"), fill->second.text);
    row.bar = fill->second.share;
    node.rows.push_back(std::move(row));
}

std::string StorageChartBuilder::podsUsing(const LadderClaim &claim) const
{
    if (claim.pods > 0)
        return counted(claim.pods, StorageWords::tr("pod"), StorageWords::tr("pods"));
    const Coverage &coverage = m_ladder.coverage;
    return W::of(coverage.knows(Kind::Pod, claim.key.ns) ? StorageWords::tr("no pod") : coverageTextOfMany(coverage.of(Kind::Pod, claim.key.ns), StorageWords::tr("pods")));
}

/// "gold", or "gold, has silver" while it is being changed.
GraphRow StorageChartBuilder::attributesRow(const PersistentVolumeClaim &c) const
{
    std::string words = orDash(c.volumeAttributesClassName.str());
    if (c.phase == "Bound" && c.volumeAttributesClassName != c.currentAttributesClass)
        words += ", " + W::of(c.currentAttributesClass.empty() ? StorageWords::tr("has none yet") : StorageWords::tr("has %1").arg(QString::fromStdString(c.currentAttributesClass.str())));
    return pair(StorageWords::tr("attributes"), words, {keyText(keyOf(c)), ".spec.volumeAttributesClassName", c.volumeAttributesClassName.str()});
}

void StorageChartBuilder::pv(const LadderPv &pv)
{
    GraphNode out = objectNode(pv.key, "pv", StorageWords::tr("PERSISTENT VOLUME"), PvLane);
    if (pv.members.size() > 1) {
        out.count = int(pv.members.size());
        out.subtitle = W::of(StorageWords::tr("and %1 more like it").arg(pv.members.size() - 1));
    }
    if (!pv.object) {
        ghost(out, pv.key, GraphState::Bad);
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
    if (const LadderLink to = ownDriver(pv); driverByArrow(to.to))
        link(id, keyText(m_ladder.drivers[std::size_t(to.to)].key), to, 1);
    std::string text = pv.object ? pv.object->message : std::string();
    for (const std::string &problem : pv.problems)
        text += (text.empty() ? "" : "\n") + problem;
    if (!text.empty())
        note(id, PvLane, {W::of(StorageWords::tr("Something is wrong.")), text}, GraphState::Bad);
    else if (pv.object && pv.object->phase == "Released")
        note(id, PvLane, {W::of(StorageWords::tr("Released: its claim is gone.")), W::of(StorageWords::tr("No claim can take it until its claimRef is removed."))}, GraphState::Spent);
}

void StorageChartBuilder::pvRows(const LadderPv &pv, GraphNode &node)
{
    const PersistentVolume &v = *pv.object;
    const std::string key = keyText(pv.key);
    node.rows.push_back(pair(StorageWords::tr("capacity"), orDash(v.capacity.str()), {key, ".spec.capacity.storage", v.capacity.str()}));
    node.rows.push_back(pair(StorageWords::tr("access"), orDash(v.accessModes.text()), {key, ".spec.accessModes", v.accessModes.text()}));
    node.rows.push_back(pair(StorageWords::tr("reclaim"), v.reclaimPolicy.empty() ? "Retain" : v.reclaimPolicy.str(),
                             {key, ".spec.persistentVolumeReclaimPolicy", v.reclaimPolicy.str()}));
    if (v.hasClaimRef)
        fillRow({Kind::PersistentVolumeClaim, v.claimNamespace.str(), v.claimName, {}}, node);
    if (v.volumeMode == "Block")
        node.rows.push_back(pair(StorageWords::tr("mode"), "Block"));
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
    node.rows.push_back(pair(StorageWords::tr("node affinity"), affinity.empty() ? W::of(StorageWords::tr("none")) : affinity,
                             {key, ".spec.nodeAffinity", affinity}));
    node.rows.push_back(pair(StorageWords::tr("claim"), v.hasClaimRef ? v.claimNamespace.str() + '/' + v.claimName : W::of(StorageWords::tr("none")),
                             {key, ".spec.claimRef", v.hasClaimRef ? v.claimNamespace.str() + '/' + v.claimName : ""}));
    if (pv.storageClass.to >= 0 && !pvPointsAtClass(pv))
        node.rows.push_back(pair(StorageWords::tr("class"), std::string(v.effectiveClass()), pv.storageClass.evidence.front()));
    std::string options;
    for (const IStr &option : v.mountOptions)
        options += (options.empty() ? "" : ",") + option.str();
    if (!options.empty())
        node.rows.push_back(pair(StorageWords::tr("mount options"), options, {key, ".spec.mountOptions", options}));
    if (!v.volumeAttributesClassName.empty())
        node.rows.push_back(pair(StorageWords::tr("attributes"), v.volumeAttributesClassName.str(), {key, ".spec.volumeAttributesClassName", v.volumeAttributesClassName.str()}));
    if (pv.backend.to < 0)
        node.rows.push_back(pair(StorageWords::tr("source"), W::of(StorageWords::tr("none given"))));
}

} // namespace portolan

#include "models/diagram/storagechartbuilder.h"

namespace portolan {

// Snapshots hang below their claim; their content and class stand among the volumes.

void StorageChartBuilder::snapshots(const LadderClaim &claim, const std::string &id)
{
    std::string under = id;
    for (const LadderSnapshot &s : claim.snapshots) {
        const std::string own = snapshot(s, under);
        link(id, own, {0, false, {s.evidence}}, 1);
        under = own;
    }
}

std::string StorageChartBuilder::snapshot(const LadderSnapshot &snapshot, const std::string &under)
{
    const VolumeSnapshot &s = *snapshot.object;
    GraphNode out;
    out.id = unique(keyText(keyOf(s)));
    out.kind = "snapshot";
    out.caption = W::of(StorageWords::tr("SNAPSHOT"));
    out.label = s.meta.name;
    out.lane = ClaimLane;
    out.glue = under;
    out.object = keyOf(s);
    const bool ready = s.readyToUse.value_or(false);
    out.badge = {ready ? W::of(StorageWords::tr("ready")) : W::of(StorageWords::tr("not ready")), ready ? GraphState::Good : GraphState::Warning};
    if (!s.restoreSize.empty())
        out.rows.push_back(pair(StorageWords::tr("size"), s.restoreSize.str(), {out.id, ".status.restoreSize", s.restoreSize.str()}));
    if (!snapshot.className.empty() && !snapshot.snapshotClass && !snapshot.classMissing)
        out.rows.push_back(pair(StorageWords::tr("class"), snapshot.className, snapshot.classEvidence));
    if (!snapshot.contentName.empty() && !snapshot.content && !snapshot.contentMissing)
        out.rows.push_back(pair(StorageWords::tr("content"), snapshot.contentName, snapshot.contentEvidence));
    out.evidence.push_back(snapshot.evidence);
    const std::string id = out.id;
    m_graph.nodes.push_back(std::move(out));
    const std::string content = snapshotContent(snapshot, id);
    snapshotClass(snapshot, id, content);
    return id;
}

std::string StorageChartBuilder::snapshotContent(const LadderSnapshot &snapshot, const std::string &from)
{
    if (!snapshot.content && !snapshot.contentMissing)
        return {};
    const ObjectKey key{Kind::VolumeSnapshotContent, {}, snapshot.contentName};
    const std::string id = keyText(key);
    link(from, id, {0, false, {snapshot.contentEvidence}}, 3);
    if (!m_ids.insert(id).second)
        return id;
    GraphNode out;
    out.id = id;
    out.kind = "snapshot";
    out.caption = W::of(StorageWords::tr("SNAPSHOT CONTENT"));
    out.label = key.name;
    out.lane = PvLane;
    out.object = key;
    if (!snapshot.content) {
        out.style = GraphStyle::Ghost;
        out.badge = {W::of(StorageWords::tr("not found")), GraphState::Bad};
        ++m_ghosts;
    } else {
        const VolumeSnapshotContent &c = *snapshot.content;
        out.rows.push_back(pair(StorageWords::tr("driver"), c.driver.str(), {id, ".spec.driver", c.driver.str()}));
        if (!c.snapshotHandle.empty())
            out.rows.push_back(pair(StorageWords::tr("handle"), c.snapshotHandle, {id, ".status.snapshotHandle", c.snapshotHandle}));
        if (!c.volumeHandle.empty())
            out.rows.push_back(pair(StorageWords::tr("copy of"), c.volumeHandle, {id, ".spec.source.volumeHandle", c.volumeHandle}));
        out.rows.push_back(pair(StorageWords::tr("on deletion"), c.deletionPolicy.str(), {id, ".spec.deletionPolicy", c.deletionPolicy.str()}));
        for (const std::string &name : {c.snapshotHandle, c.volumeHandle, c.driver.str()})
            out.names.push_back(name);
    }
    out.evidence.push_back({id, snapshot.content ? ".metadata.name" : "", snapshot.content ? key.name : ""});
    m_graph.nodes.push_back(std::move(out));
    return id;
}

void StorageChartBuilder::snapshotClass(const LadderSnapshot &snapshot, const std::string &from, const std::string &content)
{
    if (!snapshot.snapshotClass && !snapshot.classMissing)
        return;
    const ObjectKey key{Kind::VolumeSnapshotClass, {}, snapshot.className};
    const std::string id = keyText(key);
    const bool hangs = snapshot.content && snapshot.content->snapshotClassName == snapshot.className;
    link(hangs ? content : from, id, {0, false, {snapshot.classEvidence}}, 1);
    if (!m_ids.insert(id).second)
        return;
    GraphNode out;
    out.id = id;
    out.kind = "class";
    out.caption = W::of(StorageWords::tr("SNAPSHOT CLASS"));
    out.label = key.name;
    out.lane = PvLane;
    out.glue = hangs ? content : std::string();
    out.object = key;
    if (!snapshot.snapshotClass) {
        out.style = GraphStyle::Ghost;
        out.badge = {W::of(StorageWords::tr("not found")), GraphState::Bad};
        ++m_ghosts;
    } else {
        if (snapshot.snapshotClass->isDefault())
            out.badge = {W::of(StorageWords::tr("default")), GraphState::Idle};
        out.rows.push_back(pair(StorageWords::tr("driver"), snapshot.snapshotClass->driver.str(), {id, ".driver", snapshot.snapshotClass->driver.str()}));
        out.rows.push_back(pair(StorageWords::tr("on deletion"), snapshot.snapshotClass->deletionPolicy.str(), {id, ".deletionPolicy", snapshot.snapshotClass->deletionPolicy.str()}));
        out.names.push_back(snapshot.snapshotClass->driver.str());
    }
    out.evidence.push_back({id, snapshot.snapshotClass ? ".metadata.name" : "", snapshot.snapshotClass ? key.name : ""});
    m_graph.nodes.push_back(std::move(out));
}

} // namespace portolan

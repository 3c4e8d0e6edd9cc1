#pragma once

#include <set>
#include <string>
#include <vector>

#include "models/diagram/storagechart.h"
#include "models/diagram/storagewords.h"

namespace portolan {

class StorageChartBuilder
{
public:
    StorageChartBuilder(const Ladder &ladder, const StorageChartOptions &options) : m_ladder(ladder), m_options(options), m_manyNamespaces(spansNamespaces(ladder)) {}
    [[nodiscard]] Graph build();

private:
    using W = StorageWords;
    enum Lane { WorkloadLane, PodLane, ClaimLane, PvLane, BackendLane, NodeLane };

    void lanes();
    void headline();
    void footer();
    [[nodiscard]] QString unread() const;
    void workload(const LadderWorkload &workload);
    void pod(std::size_t index);
    void container(const LadderPod &pod, const LadderContainer &container, const std::string &frame);
    void mounts(const LadderPod &pod, const LadderContainer &container, GraphNode &node, bool devices);
    void environment(const LadderContainer &container, GraphNode &node);
    void volume(const LadderPod &pod, const LadderVolume &volume, const std::string &frame);
    void missingVolume(const std::string &id, const LadderMount &mount, const std::string &frame);
    void config(const LadderConfig &config);
    void claim(const LadderClaim &claim);
    void claimRows(const LadderClaim &claim, GraphNode &node);
    [[nodiscard]] GraphRow attributesRow(const PersistentVolumeClaim &claim) const;
    void snapshots(const LadderClaim &claim, const std::string &id);
    std::string snapshot(const LadderSnapshot &snapshot, const std::string &under);
    std::string snapshotContent(const LadderSnapshot &snapshot, const std::string &from);
    void snapshotClass(const LadderSnapshot &snapshot, const std::string &from, const std::string &content);
    void classRows(const StorageClass &sc, GraphNode &node);
    void pv(const LadderPv &pv);
    void pvRows(const LadderPv &pv, GraphNode &node);
    void fillRow(const ObjectKey &claim, GraphNode &node) const;
    void storageClass(std::size_t index);
    void driver(std::size_t index);
    void backend(const LadderBackend &backend);
    void attachment(const LadderAttachment &attachment);
    void node(const LadderNode &node);
    void note(const std::string &under, int lane, std::pair<std::string, std::string> words, GraphState tone);

    /// A box of one object, without its rows yet.
    [[nodiscard]] GraphNode objectNode(const ObjectKey &key, const char *kind, const QString &caption, Lane lane);
    /// Makes it the box of something named: with "not found" where it is not there, else with why it was not read. True: not there.
    bool ghost(GraphNode &node, const ObjectKey &key, GraphState missing);
    [[nodiscard]] std::string podsUsing(const LadderClaim &claim) const;
    void link(const std::string &from, const std::string &to, const LadderLink &link, int weight);
    [[nodiscard]] bool classByArrow(int index) const;
    [[nodiscard]] bool pvPointsAtClass(const LadderPv &pv) const;
    [[nodiscard]] LadderLink ownDriver(const LadderPv &pv) const;
    [[nodiscard]] bool driverByArrow(int index) const;
    void countUsers();
    [[nodiscard]] std::string unique(std::string id);
    static GraphRow pair(const QString &key, std::string value, Evidence evidence = {});
    static GraphRow pair(std::string key, std::string value);
    [[nodiscard]] static bool spansNamespaces(const Ladder &ladder);

    const Ladder &m_ladder;
    StorageChartOptions m_options;
    const bool m_manyNamespaces; ///< boxes say which they are of
    Graph m_graph;
    std::set<std::string> m_ids;
    std::vector<int> m_classUsers, m_classPvs;
    std::vector<int> m_driverClasses, m_driverVolumes; ///< the latter: volumes no class leads to the driver from
    int m_ghosts = 0, m_unread = 0, m_recorded = 0, m_inferred = 0, m_hiddenArrows = 0;
};

} // namespace portolan

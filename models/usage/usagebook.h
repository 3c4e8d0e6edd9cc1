#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/store/storesnapshot.h"
#include "models/usage/claimusage.h"
#include "models/usage/metrics.h"
#include "models/usage/trend.h"

namespace portolan {

/// How asking for metrics went.
enum class MetricsState : std::uint8_t { NotAsked, Read, NotServed, NotAllowed, Failed, NotInFile };

/// One amount of each, in few bytes; -1: not told.
struct UseNow {
    std::int64_t nanoCores = -1;
    std::int64_t bytes = -1;
    friend bool operator==(const UseNow &, const UseNow &) = default;
};
struct ContainerUse {
    std::string name;
    UseNow use;
};
struct PodUse {
    Timestamp at;
    UseNow total;
    std::vector<ContainerUse> containers;
};
struct NodeUse {
    Timestamp at;
    UseNow use;
};
struct UsePoint {
    std::int64_t seconds = 0; ///< since 1970
    UseNow use;
};

/// What is known of usage in one session now. A value: a copy may be reasoned about on any thread. About 200 bytes a pod.
class UsageNow
{
public:
    /// Pods that are not among these are not measured any more.
    void takePods(const std::vector<PodMetrics> &pods);
    void takeNodes(const std::vector<NodeMetrics> &nodes);
    void takeSummary(const NodeSummary &summary);
    void setMetricsState(MetricsState state) { m_metrics = state; }
    void setSummaryState(const std::string &node, SummaryState state) { m_states[node] = state; }
    /// No node's summary may be read.
    void forbidSummaries() { m_forbidden = true; }
    /// The session is one of files, which hold none.
    void setOfFiles() { m_ofFiles = true; }

    [[nodiscard]] MetricsState metricsState() const { return m_metrics; }
    [[nodiscard]] bool summariesForbidden() const { return m_forbidden; }
    [[nodiscard]] bool isOfFiles() const { return m_ofFiles; }
    [[nodiscard]] SummaryState summaryState(const std::string &node) const;
    /// nullptr: not measured.
    [[nodiscard]] const PodUse *pod(std::string_view ns, std::string_view name) const;
    [[nodiscard]] const ContainerUse *container(std::string_view ns, std::string_view pod, std::string_view container) const;
    [[nodiscard]] const NodeUse *node(std::string_view name) const;
    [[nodiscard]] const NodeSummary *summary(std::string_view node) const;
    /// What is known of a claim, with its surroundings of the store or of its snapshot.
    [[nodiscard]] ClaimUsage claim(const ObjectStore &store, const std::shared_ptr<const PersistentVolumeClaim> &claim) const { return claimIn(store, claim); }
    [[nodiscard]] ClaimUsage claim(const StoreSnapshot &objects, const std::shared_ptr<const PersistentVolumeClaim> &claim) const { return claimIn(objects, claim); }
    /// Of all claims of these that anybody reported.
    [[nodiscard]] const ClaimReports &reports() const { return m_reports; }

private:
    template<class Objects>
    [[nodiscard]] ClaimUsage claimIn(const Objects &objects, const std::shared_ptr<const PersistentVolumeClaim> &claim) const;

protected:
    template<class T>
    using ByName = std::unordered_map<std::string, T>;

    MetricsState m_metrics = MetricsState::NotAsked;
    bool m_forbidden = false, m_ofFiles = false;
    ByName<PodUse> m_pods;   ///< by "namespace/name"
    ByName<NodeUse> m_nodes;
    ByName<std::shared_ptr<const NodeSummary>> m_summaries;
    std::map<std::string, SummaryState> m_states;
    ClaimReports m_reports;
    std::map<std::array<std::uint64_t, 3>, std::vector<ClaimName>> m_alike; ///< by capacity, available and inodes of their reports
};

/// The same with its past, as long as the session lasts, up to two hours of pods and nodes and four of claims. GUI thread. A minute of
/// a pod takes twelve bytes.
class UsageBook : public UsageNow
{
public:
    static constexpr std::size_t pastPoints = 120, fillPoints = 240;
    static constexpr std::int64_t pastStepSeconds = 60; ///< no closer

    void takePods(const std::vector<PodMetrics> &pods);
    void takeNodes(const std::vector<NodeMetrics> &nodes);
    void takeSummary(const NodeSummary &summary);

    /// Samples in the order of time.
    [[nodiscard]] std::vector<UsePoint> podPast(std::string_view ns, std::string_view name) const;
    [[nodiscard]] std::vector<UsePoint> nodePast(std::string_view name) const;
    [[nodiscard]] std::vector<FillSample> claimPast(std::string_view ns, std::string_view name) const;
    [[nodiscard]] std::optional<TimeLeft> claimTimeLeft(std::string_view ns, std::string_view name) const;

private:
    /// A UsePoint in few bytes; the largest number: not told.
    struct Packed {
        std::uint32_t seconds, milliCores, kibibytes;
    };
    using Past = ByName<std::vector<Packed>>;
    static void remember(Past &past, const std::string &name, Timestamp at, const UseNow &use);
    [[nodiscard]] static std::vector<UsePoint> pastOf(const Past &past, const std::string &name);
    void rememberFill(const ClaimName &name, const FileSystemSample &sample);

    Past m_podPast, m_nodePast;
    std::map<ClaimName, std::vector<FillSample>> m_claimPast;
};

/// The facts of a claim as a store has them.
[[nodiscard]] ClaimAsked claimAsked(const ObjectStore &store, std::shared_ptr<const PersistentVolumeClaim> claim);
/// The nodes whose pods mount claims of a namespace, or of all when empty: those that know how full these are. O(claims).
[[nodiscard]] std::set<std::string> claimNodes(const ObjectStore &store, const std::string &ns);
[[nodiscard]] ClaimAsked claimAsked(const StoreSnapshot &objects, std::shared_ptr<const PersistentVolumeClaim> claim);

} // namespace portolan

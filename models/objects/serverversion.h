#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace portolan {

/// What Kubernetes came to say differently from one minor release on: status words and columns of servers' tables, texts of
/// controllers' events, forms of kubectl describe. Each names the newer form. serverversion.cpp says since when.
enum class ReleaseChange : std::uint8_t {
    // Columns and cells of the server's tables (pkg/printers/internalversion/printers.go)
    RestartsTellWhen,          ///< pods RESTARTS "3 (5m ago)", before: "3"
    RequestedDuration,         ///< certificatesigningrequests have REQUESTEDDURATION
    SeriesCountsAlone,         ///< an event's COUNT is its series', before: one more
    DriverCapacityAndTokens,   ///< csidrivers have STORAGECAPACITY, TOKENREQUESTS, REQUIRESREPUBLISH
    NominalConcurrencyShares,  ///< prioritylevelconfigurations, before: ASSUREDCONCURRENCYSHARES
    VolumeAttributesClass,     ///< claims and volumes have VOLUMEATTRIBUTESCLASS
    ParamsOfAnyNamespace,      ///< an admission binding's PARAMREF without a namespace is "*/NAME"
    CronJobTimezone,           ///< cronjobs have TIMEZONE
    JobStatus,                 ///< jobs have STATUS
    MetricsNameResources,      ///< horizontalpodautoscalers TARGETS "cpu: 12%/80%", before: "12%/80%"
    ClaimsWithoutClass,        ///< resourceclaims and their templates have no RESOURCECLASSNAME and ALLOCATIONMODE
    PreemptionPolicyLast,      ///< priorityclasses end in PREEMPTIONPOLICY
    QuotaAgeLast,              ///< resourcequotas REQUEST, LIMIT, AGE, before: AGE, REQUEST, LIMIT
    AccountsWithoutSecrets,    ///< serviceaccounts have no SECRETS
    KernelWithArchitecture,    ///< nodes KERNEL-VERSION "6.12.9 (amd64)"
    DefaultIngressClass,       ///< ingressclasses NAME "nginx (default)"
    MigrationStatus,           ///< storageversionmigrations have STATUS
    // Words of a pod's STATUS (printers.go: printPod)
    SchedulingGated,           ///< a gated pod is "SchedulingGated", before: "Pending"
    SidecarsCount,             ///< restartable init containers count as containers
    FinishedPodsStayFinished,  ///< a deleted pod that has ended is not "Terminating"
    FailureBeatsCompleted,     ///< a failed container's reason comes before "Completed" and "NotReady"
    // Rules and events of the volume controller (pv_controller.go)
    DriversDeleteAll,          ///< findDeletablePlugin: a CSI volume made by hand is deleted by its driver, before: by nobody
    ClassFilledLater,          ///< assignDefaultStorageClass: waiting claims without a class are given the default one
    VolumeByAdministrator,     ///< ExternalProvisioning "Waiting for a volume to be created either by the external provisioner 'P' or ..."
};

/// A release of Kubernetes by its minor version: the one whose words and columns are meant. A value.
class ServerVersion
{
public:
    /// The newest release whose forms are known: what files mean that do not say of which server they are.
    constexpr ServerVersion() = default;
    constexpr ServerVersion(int major, int minor) : m_major(major), m_minor(minor) {}
    /// From "v1.20.2", "1.27", "v1.27.3-gke.100" or "1.20+"; the newest for any other text.
    [[nodiscard]] static ServerVersion parse(std::string_view gitVersion);

    [[nodiscard]] constexpr int major() const { return m_major; }
    [[nodiscard]] constexpr int minor() const { return m_minor; }
    /// Whether this release says it the newer way.
    [[nodiscard]] bool has(ReleaseChange change) const;
    /// "1.36"
    [[nodiscard]] std::string text() const;
    friend constexpr auto operator<=>(ServerVersion, ServerVersion) = default;

private:
    int m_major = 1, m_minor = 36;
};

/// The first release that says it the newer way.
[[nodiscard]] ServerVersion sinceWhen(ReleaseChange change);

} // namespace portolan

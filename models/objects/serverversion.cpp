#include "models/objects/serverversion.h"

#include <charconv>

namespace portolan {

// The table of everything that differs by version. Without a default: the compiler names a change that has no row.
ServerVersion sinceWhen(ReleaseChange change)
{
    const auto minor = [change] {
        switch (change) {
        case ReleaseChange::RestartsTellWhen: return 22;
        case ReleaseChange::RequestedDuration: return 22;
        case ReleaseChange::SeriesCountsAlone: return 23;
        case ReleaseChange::DriverCapacityAndTokens: return 21;
        case ReleaseChange::NominalConcurrencyShares: return 26;
        case ReleaseChange::VolumeAttributesClass: return 29;
        case ReleaseChange::ParamsOfAnyNamespace: return 28;
        case ReleaseChange::CronJobTimezone: return 30;
        case ReleaseChange::JobStatus: return 30;
        case ReleaseChange::MetricsNameResources: return 30;
        case ReleaseChange::ClaimsWithoutClass: return 31;
        case ReleaseChange::PreemptionPolicyLast: return 32;
        case ReleaseChange::QuotaAgeLast: return 33;
        case ReleaseChange::AccountsWithoutSecrets: return 35;
        case ReleaseChange::KernelWithArchitecture: return 36;
        case ReleaseChange::DefaultIngressClass: return 36;
        case ReleaseChange::MigrationStatus: return 35;
        case ReleaseChange::SchedulingGated: return 26;
        case ReleaseChange::SidecarsCount: return 28;
        case ReleaseChange::FinishedPodsStayFinished: return 31;
        case ReleaseChange::FailureBeatsCompleted: return 35;
        case ReleaseChange::DriversDeleteAll: return 23;
        case ReleaseChange::ClassFilledLater: return 26;
        case ReleaseChange::VolumeByAdministrator: return 28;
        }
        return 0;
    };
    return {1, minor()};
}

ServerVersion ServerVersion::parse(std::string_view gitVersion)
{
    if (gitVersion.starts_with('v'))
        gitVersion.remove_prefix(1);
    const char *const end = gitVersion.data() + gitVersion.size();
    int major = 0, minor = 0;
    const auto [dot, noMajor] = std::from_chars(gitVersion.data(), end, major);
    if (noMajor != std::errc() || dot == end || *dot != '.')
        return {};
    const auto [rest, noMinor] = std::from_chars(dot + 1, end, minor);
    return noMinor == std::errc() && major > 0 && minor >= 0 ? ServerVersion(major, minor) : ServerVersion();
}

bool ServerVersion::has(ReleaseChange change) const
{
    return *this >= sinceWhen(change);
}

std::string ServerVersion::text() const
{
    return std::to_string(m_major) + '.' + std::to_string(m_minor);
}

} // namespace portolan

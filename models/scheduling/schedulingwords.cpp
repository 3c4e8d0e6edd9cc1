#include "models/scheduling/schedulingwords.h"

#include <array>

namespace portolan {

std::string SchedulingWords::unread(const Coverage &coverage, Kind kind, std::string_view ns)
{
    const std::array<Kind, 1> kinds{kind};
    return unreadText(coverage, kinds, ns).toStdString();
}

std::string SchedulingWords::unreadClaim(const Coverage &coverage, std::string_view ns, std::string_view name)
{
    return of(tr("claim %1/%2: %3").arg(q(ns), q(name), q(unread(coverage, Kind::PersistentVolumeClaim, ns))));
}

std::string SchedulingWords::unreadVolume(const Coverage &coverage, std::string_view name)
{
    return of(tr("volume %1: %2").arg(q(name), q(unread(coverage, Kind::PersistentVolume))));
}

std::string SchedulingWords::unreadClass(const Coverage &coverage, std::string_view name)
{
    return of(tr("storage class %1: %2").arg(q(name), q(unread(coverage, Kind::StorageClass))));
}

} // namespace portolan

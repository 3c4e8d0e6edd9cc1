#pragma once

#include "models/scheduling/schedulingworld.h"

namespace portolan {

/// The node's drivers may attach no volume more that the pod needs (nodevolumelimits/csi.go). CSI volumes of claims alone are counted:
/// plugins that moved to a driver are not translated.
[[nodiscard]] bool exceedsVolumeLimit(const SchedulingWorld &world, const Pod &pod, const NodeStanding &on);

} // namespace portolan

#pragma once

#include "models/diagram/graph.h"
#include "models/network/trace.h"

namespace portolan {

/// The figure of one trace: hosts as frames, pods in their hosts, containers and the sandbox in their pods, devices between,
/// edges numbered in the packet's order, the steps told below, the verdict in the footer.
[[nodiscard]] Graph pathGraph(const Trace &trace, const Tracer &tracer, const TraceRequest &request);

} // namespace portolan

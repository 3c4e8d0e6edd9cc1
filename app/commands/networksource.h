#pragma once

#include <memory>
#include <vector>

#include "app/commands/source.h"
#include "models/network/trace.h"

namespace portolan {

/// What traces, paths and maps reason over: the kinds of networkKinds() and what the plug-in's custom resources say. Endpoints are
/// read only from a server without EndpointSlices. The namespaces of `ends` are looked in where the whole cluster may not be listed.
/// Errors: as CommandSource::store().
[[nodiscard]] Result<std::shared_ptr<const NetworkIndex>> readNetwork(CommandSource &source, const std::vector<End> &ends = {});

} // namespace portolan

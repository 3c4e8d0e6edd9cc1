#pragma once

#include <string>
#include <vector>

#include "models/diagram/graph.h"
#include "models/network/trace.h"

namespace portolan {

struct MapOptions {
    std::string ns; ///< empty: the whole cluster
    int fold = 3;   ///< owners with more than this many alike pods are drawn as one box; 0: never
    std::vector<std::string> unfolded; ///< ids of folded boxes to draw pod by pod
    std::string filter; ///< keeps Services and Ingresses whose name contains it, and what they lead to; empty: all
};

/// The network map: Ingress, Service, and the pods behind, with ports on the edges and policies as shields on the pods. What
/// is named but missing is a ghost; what is folded is counted in the footer.
[[nodiscard]] Graph mapGraph(const Tracer &tracer, const MapOptions &options);

} // namespace portolan

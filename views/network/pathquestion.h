#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/diagram/graph.h"
#include "models/network/endcatalog.h"
#include "models/network/pathexamples.h"
#include "models/network/trace.h"
#include "views/kit/target.h"

namespace portolan {

/// What the path's form asks. A value.
struct PathQuestion {
    std::string from, to;
    std::string port; ///< "5432", "http"; empty: the destination's first
    Protocol protocol = Protocol::TCP;
    bool examples = false; ///< look for some, too
    [[nodiscard]] bool complete() const { return !from.empty() && !to.empty(); }
    /// Asks for the way `before` asked for; that the first port is written out now is no difference.
    [[nodiscard]] bool isSameWay(const PathQuestion &before) const;
    [[nodiscard]] TraceEnds ends() const;
};

/// What was found out: values, and the state of the cluster they speak of.
struct PathAnswer {
    std::shared_ptr<const Tracer> tracer;
    std::shared_ptr<const EndCatalog> catalog;
    std::vector<PathExample> examples;
    std::vector<PortOffer> ports;
    TraceRequest request;
    std::optional<Trace> trace;
    Graph graph;
    std::string problem;
    bool problemFrom = false, problemTo = false; ///< whose it is
};

/// On any thread, one tracer at a time.
[[nodiscard]] PathAnswer answerOf(const std::shared_ptr<const Tracer> &tracer, const PathQuestion &question);

} // namespace portolan

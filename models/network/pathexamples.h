#pragma once

#include <vector>

#include "models/network/trace.h"

namespace portolan {

/// A path worth looking at, found in the cluster at hand.
struct PathExample {
    enum class Lesson : std::uint8_t {
        SamePod,       ///< containers of one pod, on localhost
        SameNode,      ///< two pods of one node
        OtherNode,     ///< two pods of two nodes
        ClusterAddress,///< a Service from inside
        NodePort,      ///< a Service from outside
        Ingress,       ///< a host and path from outside
        PolicyBlocks,  ///< a pod another may not reach
        NothingSelected, ///< a Service whose selector matches no pod
        NotReady,      ///< a Service none of whose pods is ready
        WrongPort,     ///< a Service that sends to a port name no container has
        Outside,       ///< a pod to an address outside of the cluster
    };
    Lesson lesson = Lesson::SamePod;
    TraceRequest request;
};

/// At most one example a lesson, in the order of the lessons; lessons the cluster cannot give are left out. The same cluster gives the
/// same examples. Namespaces of users come before kube-system. Asks a bounded number of traces, whatever the cluster's size.
[[nodiscard]] std::vector<PathExample> pathExamples(const Tracer &tracer);

} // namespace portolan

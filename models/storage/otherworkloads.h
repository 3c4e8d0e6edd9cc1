#pragma once

#include <string>
#include <vector>

namespace portolan {

class ObjectSource;

/// A claim that an object names whose kind Portolan does not decode: a ReplicationController, an Argo Rollout, a virtual machine.
struct NamedClaim {
    std::string ns, claim;
    std::string workload; ///< "ReplicationController web"
    friend bool operator==(const NamedClaim &, const NamedClaim &) = default;
};

/// Every claim that such objects name as a pod's volume does ("persistentVolumeClaim"). Of files all their objects are looked through; a server is asked for
/// the few kinds that are known to have pod templates, where it serves them. Blocking; any thread. What cannot be listed is left out.
[[nodiscard]] std::vector<NamedClaim> readOtherWorkloads(ObjectSource &source, bool isLive);

} // namespace portolan

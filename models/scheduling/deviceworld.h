#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/core/json.h"
#include "models/objects/volume.h"

namespace portolan {

class ObjectSource;

/// One way to serve a request for devices.
struct DeviceDemand {
    std::string name;        ///< of the request, "request/subrequest" where there are several ways
    std::string deviceClass;
    std::vector<std::string> selectors; ///< expressions, ANDed with the class's
    std::int64_t count = 1;
    bool all = false;        ///< every device that matches
    bool beyondUs = false;   ///< asks for what is not judged here: admin access, capacity, taints
};
/// A request: the first of these ways that can be had.
struct DeviceRequestFacts {
    std::vector<DeviceDemand> ways;
};

/// A ResourceClaim, as far as a pod's place hangs on it.
struct DeviceClaimFacts {
    bool deleting = false;
    bool allocated = false;
    bool reserved = false;  ///< for any pod
    NodeSelector allocatedOn; ///< not present: anywhere
    std::vector<DeviceRequestFacts> requests;
    bool constrained = false; ///< its devices have to go together, which is not judged here
};

/// A device that a driver offers.
struct OfferedDevice {
    std::string driver, pool, name;
    std::string node;       ///< the only one; empty: see the next two
    bool everywhere = false;
    NodeSelector nodes;
    Json attributes;
    bool beyondUs = false;  ///< has taints, or shares counters with others
};

/// Device claims, classes and what drivers offer (resource.k8s.io), read as generic JSON: few clusters have any. A value.
struct DeviceWorld {
    std::map<std::string, DeviceClaimFacts, std::less<>> claims; ///< by "namespace/name"
    std::map<std::string, std::vector<std::string>, std::less<>> classes; ///< their selectors
    std::vector<OfferedDevice> devices; ///< of pools that are told in whole, allocated ones left out
    bool knowsClaims = false, knowsClasses = false; ///< what is not here does not exist

    /// Blocking; any thread. What cannot be listed is left out and not known.
    [[nodiscard]] static DeviceWorld read(ObjectSource &source);
};

/// Whether a device satisfies an expression, where it is made of comparisons of its driver and attributes joined by &&; nothing for
/// any other expression, and where the device lacks the attribute.
[[nodiscard]] std::optional<bool> satisfies(const OfferedDevice &device, const std::string &expression);

} // namespace portolan

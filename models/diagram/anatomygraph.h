#pragma once

#include "models/diagram/graph.h"
#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/objects/serverversion.h"

namespace portolan {

/// What one pod is made of: its sandbox with the network namespace and its addresses, the init, sidecar, business and ephemeral
/// containers in the order they start (numbered), their ports and probes, and the volumes with who mounts them where. The sandbox
/// is drawn as inferred: no API object records it. `node` may be nullptr;
/// the pod's state is in the words of `server`.
[[nodiscard]] Graph anatomyGraph(const Pod &pod, const Node *node, ServerVersion server = {});

} // namespace portolan

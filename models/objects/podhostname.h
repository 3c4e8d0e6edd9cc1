#pragma once

#include <string>

namespace portolan {

struct Pod;

/// What the containers of a pod see as their host name.
struct PodHostName {
    bool ofNode = false; ///< the node's own: the pod shares its network; `name` is empty
    std::string name;    ///< with `full` all but the cluster's domain: "web.db.shop.svc"
    bool full = false;   ///< setHostnameAsFQDN: a dot and the cluster's domain follow, which no object of the pod tells
};
/// Source: kubelet_pods.go: GeneratePodHostNameAndDomain; kuberuntime_sandbox.go; util.go: GetNodenameForKernel (1.36).
[[nodiscard]] PodHostName hostNameOf(const Pod &pod);

} // namespace portolan

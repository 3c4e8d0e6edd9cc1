#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/decode/decoder.h"

namespace portolan {

/// Whose log a file of a dump is.
struct LogPlace {
    std::string ns, pod;
    std::string container; ///< empty: all of the pod's, between START and END lines
    bool previous = false;
};

/// What the files of a folder or archive are, told by their paths ("/" between the parts), in the layouts of
/// `kubectl cluster-info dump` (NS/POD/logs.txt), of OpenShift's must-gather (namespaces/NS/pods/POD/CONTAINER/CONTAINER/logs/
/// current.log) and of troubleshoot's support bundles (cluster-resources/pods/logs/NS/POD/CONTAINER.log).
[[nodiscard]] std::optional<LogPlace> logPlaceOf(std::string_view path);
/// .yaml, .yml, .json.
[[nodiscard]] bool isManifestPath(std::string_view path);
/// The kind of a list that does not tell it: "shop/pods.json", "cluster-resources/pods/shop.json", "pvcs.json". The file's
/// name counts before its folder's, but in cluster-resources, where it is a namespace's.
[[nodiscard]] std::optional<TypeHint> kindOfPath(std::string_view path);

} // namespace portolan

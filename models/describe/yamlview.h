#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"

namespace portolan {

/// Who put a field into an object.
enum class FieldOrigin : std::uint8_t {
    Unknown,   ///< the object does not say
    Written,   ///< stands in the manifest that was applied
    Manager,   ///< a controller, the kubelet or another client (managedFields tells which)
    Defaulted, ///< filled in by the API server where the manifest said nothing
    Server,    ///< kept by the API server itself: uid, resourceVersion, creationTimestamp, ...
};
[[nodiscard]] std::string_view fieldOriginWord(FieldOrigin origin);

/// Where one line of the text comes from. Lines inside a block of text take the origin of their field.
struct LineOrigin {
    FieldOrigin origin = FieldOrigin::Unknown;
    std::string manager; ///< of managedFields: "kubelet", "kube-controller-manager"; empty otherwise
    friend bool operator==(const LineOrigin &, const LineOrigin &) = default;
};

struct YamlView {
    std::string text;
    std::vector<LineOrigin> origins; ///< one a line of the text
};

struct YamlViewOptions {
    bool secretsShown = false;
    bool managedFieldsShown = false;
};

/// An object as `kubectl get -o yaml` prints it, managedFields left out and Secret data masked unless asked for, with the
/// origin of every line from the last-applied annotation and managedFields. O(object). Thread-safe.
[[nodiscard]] YamlView yamlView(const Json &object, const YamlViewOptions &options = {});

} // namespace portolan

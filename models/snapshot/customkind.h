#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// What a CustomResourceDefinition (apiextensions.k8s.io/v1 or v1beta1) makes a server serve.
struct CustomKind {
    ResourceInfo resource;             ///< in the version kubectl asks for when none is typed
    std::vector<std::string> versions; ///< served, the preferred one first
    bool renames = true;               ///< no webhook converts: an object differs by its apiVersion alone

    [[nodiscard]] static CustomKind of(const Json &definition);
    [[nodiscard]] bool serves(std::string_view version) const;
};

/// Whether a version comes before another in what a server prefers: "v2", "v1", "v2beta1", "v1beta2", "v1alpha1", "other".
/// Source: apimachinery pkg/version: CompareKubeAwareVersionStrings.
[[nodiscard]] bool preferredVersion(std::string_view a, std::string_view b);

} // namespace portolan

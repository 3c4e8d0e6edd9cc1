#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/core/json.h"

namespace portolan {

/// What today's API calls the group and version of an object that an old cluster or manifest wrote:
/// ("extensions/v1beta1", "Deployment") -> "apps/v1". Of today's own, and of kinds that are gone for good, it is as given.
[[nodiscard]] std::string_view todaysApiVersion(std::string_view apiVersion, std::string_view kind);

/// The object in today's group and version, with the fields that moved and the defaults that changed: what is decoded, shown in
/// tables, drawn and described. Nothing when the object is of today's form already. The object as it was written is what YAML
/// and JSON show. Source: the conversion.go and defaults.go of Kubernetes' old versions. Costs a copy of an old object,
/// a look-up otherwise. Thread-safe.
[[nodiscard]] std::optional<Json> todaysForm(const Json &object);

} // namespace portolan

#pragma once

#include <span>
#include <string_view>

#include "models/objects/objectsource.h"

namespace portolan {

/// Every resource an API server of today serves by itself, with the names and categories that its discovery tells; those it
/// served for long and serves no more (PodSecurityPolicy), too. What Portolan knows of a kind without asking a server.
/// Source: the registries' ShortNames() and Categories() of Kubernetes 1.36.
[[nodiscard]] std::span<const ResourceInfo> builtInResources();
/// By kind and group, in any version; nullptr for what is not built in.
[[nodiscard]] const ResourceInfo *builtInResource(std::string_view kind, std::string_view group);
/// As a person types it: resource, singular, kind or short name in any case, optionally with version and group ("ip", "hpa",
/// "deployments.apps", "cronjobs.v1.batch"). Of equal names the core group's is meant, as discovery's order has it.
[[nodiscard]] const ResourceInfo *builtInResource(std::string_view typed);
/// Whether a word that a person typed means this resource. "extensions" is understood of what moved out of that group.
[[nodiscard]] bool isCalled(const ResourceInfo &resource, std::string_view typed);

} // namespace portolan

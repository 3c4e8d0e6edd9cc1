#pragma once

#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/pseudonyms.h"
#include "models/snapshot/redactedkinds.h"

namespace portolan {

/// Teaches the stand-ins the names of all objects, of their containers, volumes and ports, of API groups that are nobody's but
/// the cluster's owner's, and of domains with wildcards. What Kubernetes composes stays composed, since it is reasoned with: a
/// StatefulSet's pods and claims ("data-web-0"), a pod's ephemeral claims ("web-0-scratch"), a definition's name
/// ("plural.group"). Names that are addresses are left to the addresses.
void learnNames(Pseudonyms &names, const RedactedKinds &kinds, const std::vector<Json> &objects);

/// Whether the object tells of software that anybody can have, not of whose cluster it runs in: a public project's definition.
[[nodiscard]] bool isPublicDefinition(const Json &object);

} // namespace portolan

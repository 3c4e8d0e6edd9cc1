#pragma once

#include <string>
#include <vector>

#include "models/client/livesource.h"
#include "models/session/servedkinds.h"

namespace portolan {

/// Asks what the server serves and what of it the user may list. Blocking; not on the network's or GUI's thread. What was known
/// `before` stays where the answer is no. `anew`: also when the answer is known already.
[[nodiscard]] ServedKinds askServed(LiveSource &source, ServedKinds before, const std::vector<std::string> &namespaces, bool anew);

} // namespace portolan

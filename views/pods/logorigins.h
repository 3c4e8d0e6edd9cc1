#pragma once

#include <string>
#include <vector>

#include "models/logs/podchoice.h"
#include "models/objects/pod.h"
#include "models/store/storesnapshot.h"
#include "views/pods/logreader.h"

namespace portolan {

/// What a container is chosen as, where all of them are meant.
inline constexpr const char *allContainers = "*";

/// Whose logs an object's are.
struct LogChoice {
    struct Name {
        std::string name;
        Container::Role role = Container::Role::Main;
    };
    bool found = false;           ///< the object is there
    std::vector<Name> containers; ///< that can be chosen: of a pod, or of all pods together
    std::string container;        ///< the one that is: as asked, else the first main one; or allContainers
    std::vector<LogOrigin> origins; ///< oldest pod first
};

/// O(pods).
[[nodiscard]] LogChoice chooseLogs(const StoreSnapshot &objects, const ObjectKey &key, const std::string &container);

} // namespace portolan

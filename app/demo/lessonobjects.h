#pragma once

#include <string>

#include "models/core/json.h"

namespace portolan {

/// How a round of the played lesson differs: what becomes of the volume when its claim is gone.
struct LessonRound {
    std::string policy;    ///< "Retain", "Delete", "Recycle"
    std::string className; ///< "manual", "standard", "nfs"
    bool dynamic = false;  ///< the volume is provisioned for the claim
    std::string pvSource;  ///< JSON members of the PV's source
};

/// The objects of a round as they are when someone creates them; the server has filled in its defaults.
[[nodiscard]] Json lessonVolume(const LessonRound &round, const std::string &name, const std::string &uid, const std::string &now);
[[nodiscard]] Json lessonClaim(const LessonRound &round, const std::string &uid, const std::string &now);
[[nodiscard]] Json lessonPod(const std::string &uid, const std::string &now);

/// An event about one of them.
struct LessonEvent {
    std::string name; ///< of the event
    std::string reason, message, component, host;
    std::string uid = {};
    bool warning = false;
};
[[nodiscard]] Json lessonEvent(const Json &about, const LessonEvent &event, const std::string &now);

} // namespace portolan

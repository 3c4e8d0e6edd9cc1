#pragma once

#include <string>
#include <vector>

#include <QStringList>

#include "models/scheduling/schedulingattempt.h"

namespace portolan {

struct SchedulingAdviceSubject {
    const SchedulingWorld &world;
    const SchedulingAttempt &attempt;
    const Pod &pod;
    const SchedulingResult &result;
    const std::string &reason; ///< the answer's word
    const std::vector<QStringList> &changes; ///< changesFor() every node, in the world's order; empty where the pod is refused as a whole
};

/// What would have to change for the pod to be placed, one sentence: of a pod that every node refuses the fewest changes that make
/// one fit. Translated.
[[nodiscard]] std::string schedulingAdvice(const SchedulingAdviceSubject &subject);
/// All that keeps a pod from a node, as what would have to change, a clause each: which taint, how much is short, which port. The
/// scheduler stops at its first reason and leaves these out. Translated.
[[nodiscard]] QStringList changesFor(const SchedulingAttempt &attempt, const NodeStanding &on, const Pod &pod);

} // namespace portolan

#include "models/logs/containerturn.h"

namespace portolan {

namespace {

const Json &statusOf(const Json &pod, std::string_view container)
{
    static const Json none;
    for (const char *list : {"containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"})
        for (const Json &status : pod["status"][list].items())
            if (status["name"].view() == container)
                return status;
    return none;
}

} // namespace

ContainerTurn containerTurn(const Json &pod, std::string_view container)
{
    const Json &status = statusOf(pod, container);
    const Json &state = status["state"], &terminated = state["terminated"], &last = status["lastState"]["terminated"];
    const std::string_view phase = pod["status"]["phase"].view();
    ContainerTurn turn;
    turn.podUid = pod["metadata"]["uid"].str();
    turn.previousId = last["containerID"].str();
    turn.restarts = static_cast<std::int32_t>(status["restartCount"].toInt());
    turn.running = state["running"].isObject();
    if (turn.running) {
        turn.id = status["containerID"].str();
    } else if (terminated.isObject() && !terminated["containerID"].view().empty()) {
        turn.id = terminated["containerID"].str();
        turn.ended = true;
    } else {
        turn.id = turn.previousId;
        turn.ended = terminated.isObject() || last.isObject();
    }
    const Json &end = terminated.isObject() ? terminated : last;
    turn.exitCode = static_cast<std::int32_t>(end["exitCode"].toInt());
    turn.reason = end["reason"].str();
    turn.finishedAt = Timestamp::parse(end["finishedAt"].view());
    if (status.isNull()) {
        turn.ended = phase == "Succeeded" || phase == "Failed";
        turn.running = phase == "Running";
    }
    return turn;
}

} // namespace portolan

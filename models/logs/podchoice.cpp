#include "models/logs/podchoice.h"

#include <algorithm>

#include "models/core/time.h"

namespace portolan {

namespace {

constexpr const char *initList = "initContainers", *mainList = "containers", *ephemeralList = "ephemeralContainers";

/// Less is better. The order of its members is that of kubectl's comparisons.
struct Rank {
    bool unassigned = false;
    int phase = 0;
    bool unready = false;
    std::int64_t readySince = 0; ///< only of ready ones; later is worse, none is worst
    std::int64_t restarts = 0, sidecarRestarts = 0; ///< negated: more is better
    std::int64_t created = 0;
    friend auto operator<=>(const Rank &, const Rank &) = default;
};

/// A moment as a rank: one that is not told comes last.
std::int64_t moment(const Json &time)
{
    const Timestamp parsed = Timestamp::parse(time.view());
    return parsed.isNull() ? INT64_MAX : parsed.micros;
}

bool restartsAlways(const Json &pod, std::string_view name)
{
    const auto &all = pod["spec"][initList].items();
    return std::any_of(all.begin(), all.end(), [name](const Json &one) { return one["name"].view() == name && one["restartPolicy"].view() == "Always"; });
}

Rank rankOf(const Json &pod)
{
    const Json &status = pod["status"];
    Rank rank;
    rank.unassigned = pod["spec"]["nodeName"].view().empty();
    rank.phase = status["phase"].view() == "Unknown" ? 1 : status["phase"].view() == "Pending" ? 2 : 0; // ended ones as running ones
    rank.unready = true;
    for (const Json &condition : status["conditions"].items()) {
        if (condition["type"].view() == "Ready" && condition["status"].view() == "True") {
            rank.unready = false;
            rank.readySince = moment(condition["lastTransitionTime"]);
        }
    }
    for (const Json &one : status["containerStatuses"].items())
        rank.restarts = std::min(rank.restarts, -one["restartCount"].toInt());
    for (const Json &one : status["initContainerStatuses"].items())
        if (restartsAlways(pod, one["name"].view()))
            rank.sidecarRestarts = std::min(rank.sidecarRestarts, -one["restartCount"].toInt());
    rank.created = moment(pod["metadata"]["creationTimestamp"]);
    return rank;
}

std::string joined(const std::vector<std::string> &parts, const char *between)
{
    std::string out;
    for (const std::string &part : parts)
        out += (out.empty() ? "" : between) + part;
    return out;
}

void addEqual(std::vector<std::string> &terms, const Json &map)
{
    for (const std::string_view key : map.sortedKeys())
        terms.push_back(std::string(key) + '=' + map[key].str());
}

/// One of matchExpressions, as a label selector writes it; empty for an operator that there is not.
std::string expressionText(const Json &expression)
{
    const std::string key = expression["key"].str();
    const std::string_view word = expression["operator"].view();
    std::vector<std::string> values;
    for (const Json &value : expression["values"].items())
        values.push_back(value.str());
    if (word == "In" || word == "NotIn")
        return key + (word == "In" ? " in (" : " notin (") + joined(values, ",") + ')';
    return word == "Exists" ? key : word == "DoesNotExist" ? '!' + key : std::string();
}

} // namespace

std::vector<LogContainer> logContainers(const Json &pod)
{
    using Role = LogContainer::Role;
    std::vector<LogContainer> out;
    for (const auto &[list, role] : {std::pair(initList, Role::Init), std::pair(mainList, Role::Main), std::pair(ephemeralList, Role::Ephemeral)})
        for (const Json &container : pod["spec"][list].items())
            out.push_back({container["name"].str(), role});
    return out;
}

std::string containerNames(const Json &pod)
{
    std::vector<std::string> names;
    for (const auto &[list, mark] : {std::pair(mainList, ""), std::pair(ephemeralList, " (ephem)"), std::pair(initList, " (init)")})
        for (const Json &container : pod["spec"][list].items())
            names.push_back(container["name"].str() + mark);
    return joined(names, ", ");
}

DefaultContainer defaultContainer(const Json &pod)
{
    DefaultContainer out;
    const std::vector<LogContainer> all = logContainers(pod);
    const std::string wanted = pod["metadata"]["annotations"]["kubectl.kubernetes.io/default-container"].str();
    const bool known = std::any_of(all.begin(), all.end(), [&wanted](const LogContainer &one) { return one.name == wanted; });
    if (!wanted.empty() && known) {
        out.name = wanted;
        return out;
    }
    out.unknown = wanted;
    out.name = pod["spec"][mainList][0]["name"].str();
    out.chosen = all.size() > 1;
    return out;
}

void sortByLogging(std::vector<Json> &pods)
{
    std::vector<std::pair<Rank, std::size_t>> order;
    for (std::size_t i = 0; i < pods.size(); ++i)
        order.emplace_back(rankOf(pods[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<Json> sorted;
    for (const auto &[rank, at] : order)
        sorted.push_back(std::move(pods[at]));
    pods = std::move(sorted);
}

bool hasLogs(Kind kind)
{
    switch (kind) {
    case Kind::Pod:
    case Kind::Deployment:
    case Kind::ReplicaSet:
    case Kind::StatefulSet:
    case Kind::DaemonSet:
    case Kind::Job:
    case Kind::Service: return true;
    default: return false;
    }
}

Result<std::string> podSelectorOf(const Json &object)
{
    const std::string_view kind = object["kind"].view();
    const Json &selector = object["spec"]["selector"];
    const std::string name = std::string(kind) + '/' + object["metadata"]["name"].str();
    std::vector<std::string> terms;
    if (kind == "Service" && selector.empty())
        return failure(ErrorKind::Config, name, "a service without a selector has no pods of its own");
    if (kind == "Service" || kind == "ReplicationController") {
        addEqual(terms, selector);
        return joined(terms, ",");
    }
    static constexpr std::string_view kinds[] = {"Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job"};
    if (std::find(std::begin(kinds), std::end(kinds), kind) == std::end(kinds))
        return failure(ErrorKind::Config, name, "logs are of pods, and of what selects pods: deployments, replica sets, stateful sets, daemon sets, jobs, services");
    if (selector.isNull())
        return failure(ErrorKind::Config, name, "it has no selector, so that no pod is known to be its");
    addEqual(terms, selector["matchLabels"]);
    for (const Json &expression : selector["matchExpressions"].items()) {
        const std::string text = expressionText(expression);
        if (text.empty())
            return failure(ErrorKind::Config, name, "its selector has an operator that is not known: " + expression["operator"].str());
        terms.push_back(text);
    }
    return joined(terms, ",");
}

} // namespace portolan

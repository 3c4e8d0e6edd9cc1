#include "models/scheduling/explainpod.h"

#include <algorithm>

namespace portolan {

namespace {

Json names(const std::vector<std::string> &texts)
{
    Json list = Json::array();
    for (const std::string &text : texts)
        list.push(text);
    return list;
}

std::string joined(const std::vector<std::string> &texts, const char *between)
{
    std::string out;
    for (const std::string &text : texts)
        out += (out.empty() ? "" : between) + text;
    return out;
}

std::string line(const char *title, const std::string &text)
{
    return text.empty() ? std::string() : title + text + '\n';
}

/// Alike nodes in one line each are too many of a large cluster: the rest is counted.
std::string nodeLines(const PodExplanation &e)
{
    constexpr std::size_t most = 50;
    std::string out = e.nodes.empty() ? "" : "nodes:\n";
    for (std::size_t i = 0; i < std::min(most, e.nodes.size()); ++i) {
        const NodeAnswer &node = e.nodes[i];
        out += "  " + node.node + ": " + (node.reasons.empty() ? "takes it" : joined(node.reasons, "; ")) + '\n';
        if (!node.detail.empty())
            out += "    wants " + node.detail + '\n';
    }
    return e.nodes.size() > most ? out + "  and " + std::to_string(e.nodes.size() - most) + " more\n" : out;
}

std::string containerLines(const PodExplanation &e)
{
    std::string out = e.containers.empty() ? "" : "containers:\n";
    for (const auto &[name, trouble] : e.containers)
        out += "  " + name + ": " + (trouble.reason.empty() ? "not created" : trouble.reason) + (trouble.message.empty() ? "" : ": " + trouble.message) + '\n';
    return out;
}

} // namespace

Json explanationJson(const PodExplanation &e)
{
    Json::Object nodes, details;
    Json containers = Json::object();
    for (const NodeAnswer &node : e.nodes) {
        nodes.emplace_back(node.node, names(node.reasons));
        if (!node.detail.empty())
            details.emplace_back(node.node, node.detail);
    }
    for (const auto &[name, trouble] : e.containers)
        containers.set(name, Json::object({{"reason", Json(trouble.reason)}, {"message", Json(trouble.message)}, {"evidence", Json(trouble.evidence.text())}}));
    return Json::object({{"pod", Json(e.pod.ns + "/" + e.pod.name)},
                         {"phase", Json(podPhaseWord(e.trouble.phase))},
                         {"reason", Json(e.trouble.reason)},
                         {"nodes", Json::fromMembers(std::move(nodes))},
                         {"containers", std::move(containers)},
                         {"advice", Json(e.trouble.advice)},
                         {"message", Json(e.trouble.message)},
                         {"fits", names(e.fits)},
                         {"nominated", e.nominated.empty() ? Json() : Json(e.nominated)},
                         {"mayEvict", names(e.mayEvict)},
                         {"unknown", names(e.unknown)},
                         {"details", Json::fromMembers(std::move(details))},
                         {"evidence", Json(e.trouble.evidence.text())},
                         {"condition", Json(e.condition)},
                         {"event", Json(e.event)},
                         {"disagreement", Json(e.disagreement)}});
}

std::string explanationText(const PodExplanation &e)
{
    std::string out = "pod " + e.pod.ns + "/" + e.pod.name + ": " + std::string(podPhaseWord(e.trouble.phase)) + ", " + e.trouble.reason + '\n';
    out += line("message: ", e.trouble.message) + nodeLines(e) + containerLines(e);
    out += line("evidence: ", e.trouble.evidence.object.empty() ? std::string() : e.trouble.evidence.text());
    out += line("nominated: ", e.nominated) + line("condition: ", e.condition) + line("event: ", e.event) + line("note: ", e.disagreement);
    for (const std::string &unknown : e.unknown)
        out += "unknown: " + unknown + '\n';
    return out + line("advice: ", e.trouble.advice);
}

} // namespace portolan

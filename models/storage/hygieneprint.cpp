#include <limits>

#include "models/core/enumwords.h"
#include "models/core/json.h"
#include "models/storage/claimunread.h"
#include "models/storage/hygiene.h"

namespace portolan {

namespace {

std::string_view fateWord(NodeLoss::Fate fate)
{
    static constexpr EnumWords<NodeLoss::Fate::Unknown> words{"lost", "stuck", "ends", "moves", "unknown"};
    return words[fate];
}

/// In bytes: exact as far as 64 bits reach, then as near as a number of JSON's readers comes.
Json amount(const Quantity &quantity)
{
    const std::int64_t bytes = quantity.value();
    return bytes == std::numeric_limits<std::int64_t>::max() ? Json(quantity.approximate()) : Json(bytes);
}

Json lossJson(const NodeLoss &loss)
{
    Json pods = Json::array(), claims = Json::array();
    for (const auto &pod : loss.pods) {
        Json data = Json::array();
        for (const auto &one : pod.data)
            data.push(Json::object({{"volume", Json(one.volume)}, {"type", Json(one.type)}, {"claim", one.object.name.empty() ? Json() : Json(one.object.name)},
                {"fate", Json(fateWord(one.fate))}, {"why", Json(one.why)}, {"evidence", Json(one.evidence.text())}}));
        pods.push(Json::object({{"pod", Json(pod.pod.ns + "/" + pod.pod.name)}, {"fate", Json(fateWord(pod.fate))}, {"why", Json(pod.why)}, {"data", std::move(data)}}));
    }
    for (const auto &claim : loss.claims)
        claims.push(Json::object({{"claim", Json(claim.claim.ns + "/" + claim.claim.name)}, {"volume", Json(claim.volume)}, {"why", Json(claim.why)}}));
    return Json::object({{"node", Json(loss.node)}, {"pods", std::move(pods)}, {"claims", std::move(claims)}});
}

std::string lossText(const NodeLoss &loss)
{
    std::string out = "\nIf node " + loss.node + " dies:\n";
    for (const auto &pod : loss.pods) {
        out += "  " + std::string(fateWord(pod.fate)) + "  " + pod.pod.ns + "/" + pod.pod.name + ": " + pod.why + "\n";
        for (const auto &one : pod.data)
            out += "    " + one.volume + " (" + one.type + "), " + std::string(fateWord(one.fate)) + ": " + one.why + "\n";
    }
    for (const auto &claim : loss.claims)
        out += "  claim " + claim.claim.ns + "/" + claim.claim.name + ": " + claim.why + "\n";
    return loss.pods.empty() && loss.claims.empty() ? out + "  nothing runs or is stored there\n" : out;
}

} // namespace

Json hygieneJson(const Hygiene &hygiene, const NodeLoss *loss)
{
    Json findings = Json::array(), classes = Json::array(), nodes = Json::array();
    for (const HygieneFinding &finding : hygiene.findings) {
        Json evidence = Json::array(), others = Json::array();
        for (const Evidence &one : finding.evidence)
            evidence.push(one.text());
        for (const ObjectKey &other : finding.others)
            others.push(keyText(other));
        findings.push(Json::object({{"type", Json(findingWord(finding.type))}, {"object", Json(keyText(finding.object))}, {"why", Json(finding.why)},
            {"todo", Json(finding.todo)}, {"bytes", amount(finding.amount)}, {"others", std::move(others)}, {"evidence", std::move(evidence)}}));
    }
    for (const ClassCapacity &one : hygiene.classes)
        classes.push(Json::object({{"class", Json(one.name)}, {"bound", amount(one.bound)}, {"available", amount(one.available)}, {"released", amount(one.released)},
            {"failed", amount(one.failed)}, {"requested", amount(one.requested)}, {"waiting", amount(one.waiting)}}));
    for (const NodeCapacity &one : hygiene.nodes)
        nodes.push(Json::object({{"node", Json(one.name)}, {"tied_bound", amount(one.tiedBound)}, {"tied_free", amount(one.tiedFree)}, {"mounted", amount(one.mounted)}}));
    return Json::object({{"findings", std::move(findings)}, {"classes", std::move(classes)}, {"nodes", std::move(nodes)}, {"loss", loss ? lossJson(*loss) : Json()}, {"unread", unreadJson(hygiene.unread)}});
}

std::string hygieneText(const Hygiene &hygiene, const NodeLoss *loss)
{
    std::string out;
    for (const HygieneFinding &finding : hygiene.findings)
        out += std::string(findingWord(finding.type)) + "  " + keyText(finding.object) + "\n    " + finding.why + "\n    " + finding.todo + "\n";
    if (hygiene.findings.empty())
        out = hygiene.unread.empty() ? "Nothing to clean.\n" : "Nothing to clean in what was read.\n";
    for (const auto &[kind, covered] : hygiene.unread)
        out += "note  " + coverageTextOfMany(covered, QString::fromUtf8(kindInfo(kind).resource.data(), qsizetype(kindInfo(kind).resource.size()))).toStdString() + "\n";
    return loss ? out + lossText(*loss) : out;
}

} // namespace portolan

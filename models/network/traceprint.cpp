#include "models/network/traceprint.h"

namespace portolan {

namespace {

Json endJson(const ResolvedEnd &end)
{
    Json j = Json::object();
    const auto text = [&j](const char *key, const std::string &value) {
        if (!value.empty())
            j.set(key, value);
    };
    text("kind", end.kind);
    text("namespace", end.ns);
    text("name", end.name);
    text("container", end.container);
    text("address", end.address);
    text("node", end.node);
    if (end.port > 0)
        j.set("port", end.port);
    return j;
}

Json hopJson(const Hop &hop, int number)
{
    return Json::object({{"n", number}, {"kind", hopKindText(hop.kind)}, {"name", hop.name}, {"detail", hop.detail},
                         {"basis", hop.observed ? "observed" : "inferred"}, {"evidence", hop.evidence}, {"node", hop.node}, {"packet", hop.packet},
                         {"stage", hop.lookup ? "dns" : "connection"}});
}

Json policyJson(const PolicyDecision &d)
{
    return Json::object({{"direction", directionText(d.direction)}, {"namespace", d.policy->meta.ns.view()}, {"name", d.policy->meta.name},
                         {"rule", d.rule}, {"decides", d.decides}, {"near_miss", d.nearMiss}});
}

std::string endText(const ResolvedEnd &end)
{
    std::string out = end.kind;
    const std::string name = end.ns.empty() ? end.name : end.ns + '/' + end.name;
    out += name.empty() ? "" : ' ' + name;
    out += end.container.empty() ? "" : " container " + end.container;
    out += end.address.empty() ? "" : " (" + end.address + ')';
    return out + (end.node.empty() || end.kind == "node" ? "" : " on " + end.node);
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size() + 1), ' ');
    return text;
}

} // namespace

Json traceJson(const Trace &trace)
{
    Json j = Json::object();
    j.set("verdict", verdictText(trace.verdict)).set("reason", trace.reason).set("message", trace.message);
    j.set("from", endJson(trace.from)).set("to", endJson(trace.to)).set("protocol", protocolText(trace.protocol));
    Json candidates = Json::array(), hops = Json::array(), policies = Json::array(), warnings = Json::array();
    for (const std::string &c : trace.candidates)
        candidates.push(c);
    for (std::size_t i = 0; i < trace.hops.size(); ++i)
        hops.push(hopJson(trace.hops[i], static_cast<int>(i) + 1));
    for (const PolicyDecision &d : trace.policies)
        policies.push(policyJson(d));
    for (const std::string &w : trace.warnings)
        warnings.push(w);
    j.set("candidates", candidates).set("hops", hops).set("policies", policies);
    Json others = Json::array();
    for (const UnevaluatedPolicy &p : trace.unevaluated)
        others.push(Json::object({{"resource", p.resource}, {"kind", p.kind}, {"namespace", p.ns}, {"name", p.name}}));
    j.set("unevaluated", others);
    j.set("enforced", enforcementText(trace.enforced)).set("enforced_because", trace.enforcedBecause).set("warnings", warnings);
    return j;
}

std::string decisionText(const PolicyDecision &d)
{
    std::string out = std::string(directionText(d.direction)) + " policy " + d.policy->meta.ns.str() + '/' + d.policy->meta.name;
    if (d.rule >= 0)
        return out + ": rule " + std::to_string(d.rule + 1) + " admits it";
    return out + ": no rule admits it" + (d.nearMiss.empty() ? "" : " (" + d.nearMiss + ')');
}

std::string unevaluatedText(const std::vector<UnevaluatedPolicy> &policies)
{
    constexpr std::size_t shown = 5;
    if (policies.empty())
        return {};
    std::string out;
    for (std::size_t i = 0; i < std::min(policies.size(), shown); ++i)
        out += (out.empty() ? "" : ", ") + policies[i].text();
    if (policies.size() > shown)
        out += " and " + std::to_string(policies.size() - shown) + " more";
    return out + (policies.size() == 1 ? " is a policy" : " are policies") + " of another kind than NetworkPolicy, not evaluated here: the verdict may differ";
}

std::string traceText(const Trace &trace)
{
    std::string out = "From:      " + endText(trace.from) + "\nTo:        " + endText(trace.to);
    out += trace.to.port > 0 ? ", port " + std::to_string(trace.to.port) + '/' + std::string(protocolText(trace.protocol)) : std::string();
    out += "\nVerdict:   " + std::string(verdictText(trace.verdict)) + " (" + trace.reason + ")\n           " + trace.message;
    out += "\nEnforced:  " + std::string(enforcementText(trace.enforced)) + " (" + trace.enforcedBecause + ")\n";
    if (trace.candidates.size() > 1) {
        out += "Endpoints:";
        for (const std::string &c : trace.candidates)
            out += ' ' + c;
        out += '\n';
    }
    for (const PolicyDecision &d : trace.policies)
        out += "Policy:    " + decisionText(d) + '\n';
    if (!trace.unevaluated.empty())
        out += "Unread:    " + unevaluatedText(trace.unevaluated) + '\n';
    for (const std::string &w : trace.warnings)
        out += "Note:      " + w + '\n';
    if (!trace.hops.empty())
        out += "\nSteps (* is shown by the API, the rest is known from how the plug-in works):\n";
    for (std::size_t i = 0; i < trace.hops.size(); ++i) {
        const Hop &h = trace.hops[i];
        out += padded(std::to_string(i + 1), 3) + (h.observed ? "* " : "  ") + padded(std::string(hopKindText(h.kind)), 10) + padded(h.name, 14)
            + padded(h.node.empty() ? "-" : h.node, 12) + h.detail + '\n';
        if (!h.packet.empty())
            out += "                " + h.packet + '\n';
    }
    return out;
}

} // namespace portolan

#include "models/network/traceprint.h"

#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

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

QString endPattern(const std::string &kind)
{
    if (kind.empty())
        return QStringLiteral("%1"); // not resolved, since the other end stopped the trace
    if (kind == "pod")
        return TraceWords::tr("pod %1");
    if (kind == "node")
        return TraceWords::tr("node %1");
    if (kind == "service")
        return TraceWords::tr("service %1");
    if (kind == "nodeport")
        return TraceWords::tr("nodeport %1");
    if (kind == "ingress")
        return TraceWords::tr("ingress %1");
    return kind == "name" ? TraceWords::tr("name %1") : TraceWords::tr("external %1");
}

std::string endText(const ResolvedEnd &end)
{
    std::string out = W::say(endPattern(end.kind), end.ns.empty() ? end.name : end.ns + '/' + end.name);
    if (out.ends_with(' '))
        out.pop_back(); // an address outside has no name
    if (!end.container.empty())
        out = W::say(TraceWords::tr("%1 container %2"), out, end.container);
    out += end.address.empty() ? "" : " (" + end.address + ')';
    return end.node.empty() || end.kind == "node" ? out : W::say(TraceWords::tr("%1 on %2"), out, end.node);
}

/// What stands before a line, in a column of its own. Letters of Chinese are two columns wide.
std::string heading(const QString &word)
{
    constexpr qsizetype width = 11;
    qsizetype columns = 0;
    for (const QChar c : word)
        columns += c.unicode() >= 0x2e80 ? 2 : 1;
    return word.toStdString() + std::string(static_cast<std::size_t>(std::max<qsizetype>(width - columns, 1)), ' ');
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size() + 1), ' ');
    return text;
}

std::string stepsText(const std::vector<Hop> &hops)
{
    if (hops.empty())
        return {};
    std::string out = '\n' + W::say(TraceWords::tr("Steps (* is shown by the API, the rest is known from how the plug-in works):")) + '\n';
    for (std::size_t i = 0; i < hops.size(); ++i) {
        const Hop &h = hops[i];
        out += padded(std::to_string(i + 1), 3) + (h.observed ? "* " : "  ") + padded(std::string(hopKindText(h.kind)), 10) + padded(h.name, 14)
            + padded(h.node.empty() ? "-" : h.node, 12) + h.detail + '\n';
        if (!h.packet.empty())
            out += "                " + h.packet + '\n';
    }
    return out;
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
    const std::string policy = d.policy->meta.ns.str() + '/' + d.policy->meta.name;
    const bool ingress = d.direction == Direction::Ingress;
    if (d.rule >= 0)
        return W::say(ingress ? TraceWords::tr("ingress policy %1: rule %2 admits it") : TraceWords::tr("egress policy %1: rule %2 admits it"), policy, d.rule + 1);
    if (d.open)
        return W::say(ingress ? TraceWords::tr("ingress policy %1: whether a rule admits it is not known") : TraceWords::tr("egress policy %1: whether a rule admits it is not known"), policy);
    if (d.nearMiss.empty())
        return W::say(ingress ? TraceWords::tr("ingress policy %1: no rule admits it") : TraceWords::tr("egress policy %1: no rule admits it"), policy);
    return W::say(ingress ? TraceWords::tr("ingress policy %1: no rule admits it (%2)") : TraceWords::tr("egress policy %1: no rule admits it (%2)"), policy, d.nearMiss);
}

std::string unevaluatedText(const std::vector<UnevaluatedPolicy> &policies)
{
    constexpr std::size_t shown = 5;
    if (policies.empty())
        return {};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(policies.size(), shown); ++i)
        names.push_back(policies[i].text());
    std::string listed = W::list(names);
    if (policies.size() > shown)
        listed = W::say(TraceWords::tr("%1 and %2 more"), listed, policies.size() - shown);
    return W::say(policies.size() == 1 ? TraceWords::tr("%1 is a policy of another kind than NetworkPolicy, not evaluated here: the verdict may differ")
                                       : TraceWords::tr("%1 are policies of another kind than NetworkPolicy, not evaluated here: the verdict may differ"), listed);
}

std::string traceText(const Trace &trace)
{
    std::string out = heading(TraceWords::tr("From:")) + endText(trace.from) + '\n' + heading(TraceWords::tr("To:")) + endText(trace.to);
    out += trace.to.port > 0 ? W::say(TraceWords::tr(", port %1"), W::port(trace.to.port, trace.protocol)) : std::string();
    out += '\n' + heading(TraceWords::tr("Verdict:")) + std::string(verdictText(trace.verdict)) + " (" + trace.reason + ")\n" + heading({}) + trace.message;
    out += '\n' + heading(TraceWords::tr("Enforced:")) + std::string(enforcementText(trace.enforced)) + " (" + trace.enforcedBecause + ")\n";
    if (trace.candidates.size() > 1) {
        out += W::say(TraceWords::tr("Endpoints:"));
        for (const std::string &c : trace.candidates)
            out += ' ' + c;
        out += '\n';
    }
    for (const PolicyDecision &d : trace.policies)
        out += heading(TraceWords::tr("Policy:")) + decisionText(d) + '\n';
    if (!trace.unevaluated.empty())
        out += heading(TraceWords::tr("Unread:")) + unevaluatedText(trace.unevaluated) + '\n';
    for (const std::string &w : trace.warnings)
        out += heading(TraceWords::tr("Note:")) + w + '\n';
    return out + stepsText(trace.hops);
}

} // namespace portolan

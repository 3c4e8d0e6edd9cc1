#include <algorithm>
#include <optional>
#include <vector>

#include "models/describe/describeparts.h"

namespace portolan {

namespace {

constexpr std::string_view indent = "    ";

/// One direction of a NetworkPolicy.
struct Direction {
    const char *field;      ///< "ingress"
    const char *peers;      ///< "from"
    std::string_view word;  ///< "From"
    std::string_view whole; ///< what no peers means
};
constexpr Direction ingress{"ingress", "from", "From", "From: <any> (traffic not restricted by source)"};
constexpr Direction egress{"egress", "to", "To", "To: <any> (traffic not restricted by destination)"};

void writePolicyPort(DescribeWriter &w, const Json &port)
{
    const std::string protocol = orText(port["protocol"].str(), "TCP");
    const std::string number = port["port"].isNull() ? "<nil>" : port["port"].scalarText();
    if (port["endPort"].isInteger())
        w.line(0, indent, "To Port Range: ", number, "-", port["endPort"].toInt(), "/", protocol);
    else
        w.line(0, indent, "To Port: ", number, "/", protocol);
}

void writePeer(DescribeWriter &w, const Json &peer, const Direction &direction)
{
    w.line(0, indent, direction.word, ":");
    if (peer["namespaceSelector"].isObject())
        w.line(1, indent, "NamespaceSelector: ", selectorText(peer["namespaceSelector"]));
    if (peer["podSelector"].isObject())
        w.line(1, indent, "PodSelector: ", selectorText(peer["podSelector"]));
    if (const Json &block = peer["ipBlock"]; block.isObject() && !peer["namespaceSelector"].isObject() && !peer["podSelector"].isObject()) {
        w.line(1, indent, "IPBlock:");
        w.line(2, indent, "CIDR: ", block["cidr"].view());
        w.line(2, indent, "Except: ", joined(block["except"], ", "));
    }
}

void writePolicyRules(DescribeWriter &w, const Json &rules, const Direction &direction)
{
    if (rules.empty())
        w.line(0, indent, "<none> (Selected pods are isolated for ", direction.field, " connectivity)");
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Json &rule = rules[i];
        if (rule["ports"].empty())
            w.line(0, indent, "To Port: <any> (traffic allowed to all ports)");
        for (const Json &port : rule["ports"].items())
            writePolicyPort(w, port);
        if (rule[direction.peers].empty())
            w.line(0, indent, direction.whole);
        for (const Json &peer : rule[direction.peers].items())
            writePeer(w, peer, direction);
        if (i + 1 < rules.size())
            w.line(0, indent, "----------");
    }
}

/// The policy's types, with those that the server fills in where none are given (networking/v1/defaults.go).
Json policyTypes(const Json &spec)
{
    if (!spec["policyTypes"].empty())
        return spec["policyTypes"];
    Json types(Json::Array{"Ingress"});
    if (!spec["egress"].empty())
        types.push("Egress");
    return types;
}

bool hasType(const Json &types, std::string_view type)
{
    return std::any_of(types.items().begin(), types.items().end(), [type](const Json &t) { return t.view() == type; });
}

/// A rule's part for one resource of one group, of all names or one; or for one URL.
struct RuleKey {
    std::string resource, group, url;
    std::optional<std::string> name;
    friend bool operator==(const RuleKey &, const RuleKey &) = default;
};
using Rule = std::pair<RuleKey, Json>; ///< with its verbs

void addVerb(std::vector<Rule> &rules, const RuleKey &key, const Json &verb)
{
    auto found = std::find_if(rules.begin(), rules.end(), [&key](const Rule &r) { return r.first == key; });
    if (found == rules.end() || !key.url.empty())
        found = rules.insert(rules.end(), {key, Json::array()});
    const auto &verbs = found->second.items();
    if (std::find(verbs.begin(), verbs.end(), verb) == verbs.end())
        found->second.push(verb);
}

/// Rules taken apart and put together again: one for each resource of a group (and name), with all its verbs; each URL
/// and verb apart (kubectl pkg/util/rbac: BreakdownRule, CompactRules).
std::vector<Rule> compactRules(const Json &rules)
{
    std::vector<Rule> out;
    for (const Json &rule : rules.items()) {
        for (const Json &group : rule["apiGroups"].items()) {
            for (const Json &resource : rule["resources"].items()) {
                for (const Json &verb : rule["verbs"].items()) {
                    if (rule["resourceNames"].empty())
                        addVerb(out, {resource.str(), group.str(), {}, {}}, verb);
                    for (const Json &name : rule["resourceNames"].items())
                        addVerb(out, {resource.str(), group.str(), {}, name.str()}, verb);
                }
            }
        }
        for (const Json &url : rule["nonResourceURLs"].items())
            for (const Json &verb : rule["verbs"].items())
                addVerb(out, {{}, {}, url.str(), {}}, verb);
    }
    return out;
}

std::string resourceAndGroup(const RuleKey &key)
{
    const std::size_t slash = key.resource.find('/');
    std::string text = key.resource.substr(0, slash);
    if (!key.group.empty())
        text += "." + key.group;
    return slash == std::string::npos ? text : text + key.resource.substr(slash);
}

/// What kubectl sorts rules by: their protobuf text.
std::string sortText(const RuleKey &key, const Json &verbs)
{
    return "&PolicyRule{Verbs:" + goList(verbs) + ",APIGroups:[" + key.group + "],Resources:[" + key.resource + "],ResourceNames:["
        + key.name.value_or("") + "],NonResourceURLs:[" + key.url + "],}";
}

} // namespace

void describeNetworkPolicy(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec(), types = policyTypes(spec);
    describeName(w, d);
    w.row(0, "Created on", goTime(d.meta()["creationTimestamp"]));
    describeLabels(w, d);
    w.line(0, "Spec:");
    w.write(1, "PodSelector: ");
    const std::string pods = selectorQuery(spec["podSelector"]);
    w.line(2, pods.empty() ? "<none> (Allowing the specific traffic to all pods in this namespace)" : pods);
    if (hasType(types, "Ingress")) {
        w.line(1, "Allowing ingress traffic:");
        writePolicyRules(w, spec["ingress"], ingress);
    } else {
        w.line(1, "Not affecting ingress traffic");
    }
    if (hasType(types, "Egress")) {
        w.line(1, "Allowing egress traffic:");
        writePolicyRules(w, spec["egress"], egress);
    } else {
        w.line(1, "Not affecting egress traffic");
    }
    w.line(1, "Policy Types: ", joined(types, ", "));
}

void describeDisruptionBudget(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec(), &status = d.status();
    describeName(w, d);
    if (!spec["minAvailable"].isNull())
        w.row(0, "Min available", spec["minAvailable"].scalarText());
    else if (!spec["maxUnavailable"].isNull())
        w.row(0, "Max unavailable", spec["maxUnavailable"].scalarText());
    w.row(0, "Selector", spec["selector"].isObject() ? selectorText(spec["selector"]) : std::string("<unset>"));
    w.line(0, "Status:");
    w.row(2, "Allowed disruptions", status["disruptionsAllowed"].toInt());
    w.row(2, "Current", status["currentHealthy"].toInt());
    w.row(2, "Desired", status["desiredHealthy"].toInt());
    w.row(2, "Total", status["expectedPods"].toInt());
    describeEvents(w, d);
}

void describeRole(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    describeLabels(w, d);
    w.line(0, "PolicyRule:");
    w.line(1, "Resources\tNon-Resource URLs\tResource Names\tVerbs");
    w.line(1, "---------\t-----------------\t--------------\t-----");
    std::vector<Rule> rules = compactRules(d.object["rules"]);
    std::stable_sort(rules.begin(), rules.end(),
                     [](const Rule &a, const Rule &b) { return sortText(a.first, a.second) < sortText(b.first, b.second); });
    for (const auto &[key, verbs] : rules)
        w.line(1, resourceAndGroup(key), "\t[", key.url, "]\t[", key.name.value_or(""), "]\t", goList(verbs));
}

void describeRoleBinding(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    describeLabels(w, d);
    w.line(0, "Role:");
    w.row(1, "Kind", d.object["roleRef"]["kind"].view());
    w.row(1, "Name", d.object["roleRef"]["name"].view());
    w.line(0, "Subjects:");
    w.line(1, "Kind\tName\tNamespace");
    w.line(1, "----\t----\t---------");
    for (const Json &subject : d.object["subjects"].items())
        w.line(1, subject["kind"].view(), "\t", subject["name"].view(), "\t", subject["namespace"].view());
}

} // namespace portolan

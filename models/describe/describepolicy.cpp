#include <algorithm>
#include <map>
#include <tuple>
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

bool hasType(const Json &spec, std::string_view type)
{
    const auto &types = spec["policyTypes"].items();
    return std::any_of(types.begin(), types.end(), [type](const Json &t) { return t.view() == type; });
}

/// A rule's part for one group, resource, URL or name, with the verbs that rules give it (kubectl pkg/util/rbac).
struct RuleKey {
    std::string resource, group, url, name;
    friend auto operator<=>(const RuleKey &, const RuleKey &) = default;
};

std::vector<std::string> texts(const Json &list)
{
    std::vector<std::string> out;
    for (const Json &item : list.items())
        out.push_back(item.str());
    if (out.empty())
        out.emplace_back();
    return out;
}

std::vector<std::pair<RuleKey, Json>> compactRules(const Json &rules)
{
    std::vector<std::pair<RuleKey, Json>> out;
    const auto give = [&out](const RuleKey &key, const Json &verbs) {
        auto found = std::find_if(out.begin(), out.end(), [&key](const auto &r) { return r.first == key; });
        if (found == out.end())
            found = out.insert(out.end(), {key, Json::array()});
        for (const Json &verb : verbs.items())
            found->second.push(verb);
    };
    for (const Json &rule : rules.items()) {
        for (const std::string &group : rule["resources"].empty() ? std::vector<std::string>() : texts(rule["apiGroups"]))
            for (const Json &resource : rule["resources"].items())
                for (const std::string &name : texts(rule["resourceNames"]))
                    give({resource.str(), group, {}, name}, rule["verbs"]);
        for (const Json &url : rule["nonResourceURLs"].items())
            give({{}, {}, url.str(), {}}, rule["verbs"]);
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
    const auto list = [](const std::string &one) { return one.empty() ? std::string("[]") : "[" + one + "]"; };
    return "&PolicyRule{Verbs:" + goList(verbs) + ",APIGroups:[" + key.group + "],Resources:" + list(key.resource) + ",ResourceNames:"
        + list(key.name) + ",NonResourceURLs:" + list(key.url) + ",}";
}

} // namespace

void describeNetworkPolicy(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    describeName(w, d);
    const Timestamp created = Timestamp::parse(d.meta()["creationTimestamp"].view());
    std::string createdText = rfc3339(created); // Go's own form: "2026-01-01 00:00:00 +0000 UTC"
    if (createdText.size() >= 20)
        createdText = createdText.substr(0, 10) + " " + createdText.substr(11, 8) + " +0000 UTC";
    w.row(0, "Created on", createdText);
    describeLabels(w, d);
    w.line(0, "Spec:");
    w.write(1, "PodSelector: ");
    const std::string pods = selectorQuery(spec["podSelector"]);
    w.line(2, pods.empty() ? "<none> (Allowing the specific traffic to all pods in this namespace)" : pods);
    if (hasType(spec, "Ingress")) {
        w.line(1, "Allowing ingress traffic:");
        writePolicyRules(w, spec["ingress"], ingress);
    } else {
        w.line(1, "Not affecting ingress traffic");
    }
    if (hasType(spec, "Egress")) {
        w.line(1, "Allowing egress traffic:");
        writePolicyRules(w, spec["egress"], egress);
    } else {
        w.line(1, "Not affecting egress traffic");
    }
    w.line(1, "Policy Types: ", orText(joined(spec["policyTypes"], ", "), "<none>"));
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
    std::vector<std::pair<RuleKey, Json>> rules = compactRules(d.object["rules"]);
    std::stable_sort(rules.begin(), rules.end(),
                     [](const auto &a, const auto &b) { return sortText(a.first, a.second) < sortText(b.first, b.second); });
    for (const auto &[key, verbs] : rules)
        w.line(1, resourceAndGroup(key), "\t[", key.url, "]\t[", key.name, "]\t", goList(verbs));
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

#include "app/demo/selectors.h"

#include <algorithm>
#include <array>

namespace portolan {

namespace {

std::string_view trim(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Splits at commas that stand outside parentheses.
std::vector<std::string_view> terms(std::string_view text)
{
    std::vector<std::string_view> out;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '(')
            ++depth;
        else if (i < text.size() && text[i] == ')')
            --depth;
        if (i == text.size() || (text[i] == ',' && depth == 0)) {
            if (const std::string_view term = trim(text.substr(from, i - from)); !term.empty())
                out.push_back(term);
            from = i + 1;
        }
    }
    return out;
}

struct Comparison {
    std::string_view key, op, value;
};

/// "a=b", "a==b", "a!=b"; an empty op when there is none.
Comparison compareOf(std::string_view term)
{
    if (const std::size_t at = term.find("!="); at != std::string_view::npos)
        return {trim(term.substr(0, at)), "!=", trim(term.substr(at + 2))};
    const std::size_t at = term.find('=');
    if (at == std::string_view::npos)
        return {term, "", ""};
    const std::size_t skip = term.substr(at).starts_with("==") ? 2 : 1;
    return {trim(term.substr(0, at)), "=", trim(term.substr(at + skip))};
}

/// Field labels a resource's storage knows beside metadata.name and metadata.namespace.
/// Sources: pkg/apis/*/v1/conversion.go, pkg/registry/core/*/strategy.go.
std::vector<std::string_view> knownFields(std::string_view resource)
{
    if (resource == "pods")
        return {"spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
                "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName"};
    if (resource == "events")
        return {"involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
                "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason",
                "reportingComponent", "source", "type"};
    if (resource == "nodes")
        return {"spec.unschedulable"};
    if (resource == "namespaces")
        return {"status.phase"};
    if (resource == "secrets")
        return {"type"};
    if (resource == "replicasets")
        return {"status.replicas"};
    if (resource == "jobs")
        return {"status.successful"};
    if (resource == "services")
        return {"spec.clusterIP", "spec.type"};
    return {};
}

std::string fieldValue(const Json &object, const std::string &field)
{
    if (field == "source")
        return object["source"]["component"].str();
    if (field == "spec.unschedulable" || field == "spec.hostNetwork")
        return object.at(field).toBool() ? "true" : "false";
    if (field == "reportingComponent") {
        const std::string own = object["reportingComponent"].str();
        return own.empty() ? object["source"]["component"].str() : own;
    }
    return object.at(field).scalarText();
}

} // namespace

Result<std::vector<Selection::Term>> Selection::parseLabels(std::string_view text)
{
    std::vector<Term> out;
    for (std::string_view term : terms(text)) {
        const std::size_t open = term.find('(');
        if (open != std::string_view::npos) {
            if (term.back() != ')')
                return failure(ErrorKind::Parse, "", "unable to parse requirement: found '', expected: ',' or ')'");
            const std::string_view head = trim(term.substr(0, open));
            const std::size_t space = head.find(' ');
            const std::string_view op = space == std::string_view::npos ? "" : trim(head.substr(space));
            if (op != "in" && op != "notin")
                return failure(ErrorKind::Parse, "", "unable to parse requirement: found '" + std::string(op) + "', expected: in, notin");
            Term parsed{std::string(head.substr(0, space)), op == "in" ? Term::Op::In : Term::Op::NotIn, {}};
            for (const std::string_view value : terms(term.substr(open + 1, term.size() - open - 2)))
                parsed.values.emplace_back(value);
            out.push_back(std::move(parsed));
            continue;
        }
        const Comparison c = compareOf(term);
        if (!c.op.empty())
            out.push_back({std::string(c.key), c.op == "=" ? Term::Op::In : Term::Op::NotIn, {std::string(c.value)}});
        else if (term.front() == '!')
            out.push_back({std::string(trim(term.substr(1))), Term::Op::Absent, {}});
        else if (term.find(' ') == std::string_view::npos)
            out.push_back({std::string(term), Term::Op::Exists, {}});
        else
            return failure(ErrorKind::Parse, "", "unable to parse requirement: \"" + std::string(term) + '"');
    }
    return out;
}

Result<std::vector<Selection::Term>> Selection::parseFields(std::string_view text, std::string_view resource)
{
    std::vector<Term> out;
    for (const std::string_view term : terms(text)) {
        const Comparison c = compareOf(term);
        if (c.op.empty())
            return failure(ErrorKind::Parse, "", "invalid selector: '" + std::string(text) + "'; can't understand '" + std::string(term) + "'");
        const std::vector<std::string_view> known = knownFields(resource);
        if (c.key != "metadata.name" && c.key != "metadata.namespace" && std::find(known.begin(), known.end(), c.key) == known.end())
            return failure(ErrorKind::Parse, "", "field label not supported: " + std::string(c.key));
        out.push_back({std::string(c.key), c.op == "=" ? Term::Op::In : Term::Op::NotIn, {std::string(c.value)}});
    }
    return out;
}

Result<Selection> Selection::parse(std::string_view labels, std::string_view fields, std::string_view resource)
{
    auto labelTerms = parseLabels(labels);
    if (!labelTerms)
        return tl::unexpected(labelTerms.error());
    auto fieldTerms = parseFields(fields, resource);
    if (!fieldTerms)
        return tl::unexpected(fieldTerms.error());
    Selection selection;
    selection.m_labels = std::move(*labelTerms);
    selection.m_fields = std::move(*fieldTerms);
    return selection;
}

bool Selection::takes(const Json &object) const
{
    const Json &labels = object["metadata"]["labels"];
    for (const Term &term : m_labels) {
        const Json *value = labels.find(term.key);
        const bool listed = value && std::find(term.values.begin(), term.values.end(), value->view()) != term.values.end();
        const bool ok = term.op == Term::Op::In ? listed
            : term.op == Term::Op::NotIn        ? !listed
            : term.op == Term::Op::Exists       ? value != nullptr
                                                : value == nullptr;
        if (!ok)
            return false;
    }
    for (const Term &term : m_fields)
        if ((fieldValue(object, term.key) == term.values.front()) != (term.op == Term::Op::In))
            return false;
    return true;
}

} // namespace portolan

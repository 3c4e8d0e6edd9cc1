#include "models/printers/builtincells.h"

#include <algorithm>
#include <map>

#include "models/core/quantity.h"
#include "models/objects/kind.h"

namespace portolan::builtincells {

namespace {

constexpr std::string_view none = "<none>", unset = "<unset>";

std::string joined(const Json &list, std::string_view separator, std::string_view member = {})
{
    std::string out;
    bool first = true;
    for (const Json &item : list.items()) {
        if (!std::exchange(first, false))
            out += separator;
        out += member.empty() ? item.scalarText() : item[member].scalarText();
    }
    return out;
}

/// Source: labels.FormatLabels.
std::string pairsText(const Json &pairs)
{
    std::string out;
    for (const std::string_view key : pairs.sortedKeys())
        out.append(out.empty() ? "" : ",").append(key).append("=").append(pairs[key].view());
    return out.empty() ? std::string(none) : out;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

std::string withGroup(std::string_view resource, std::string_view group)
{
    return group.empty() ? std::string(resource) : std::string(resource) + '.' + std::string(group);
}

std::string quantityText(const Json &written)
{
    const std::optional<Quantity> parsed = Quantity::parse(written.scalarText());
    return parsed ? parsed->text() : written.isNull() ? "0" : written.scalarText();
}

const Json *condition(const Json &conditions, std::string_view type)
{
    const auto found = std::find_if(conditions.items().begin(), conditions.items().end(), [type](const Json &c) { return c["type"].view() == type; });
    return found == conditions.items().end() ? nullptr : &*found;
}

Json sinceCell(const Json &moment, Timestamp now) { return portolan::age(Timestamp::parse(moment.view()), now); }

} // namespace

Json age(const Json &object, const PrinterContext &context) { return sinceCell(object["metadata"]["creationTimestamp"], context.now); }

/// As Go prints a moment; the zero one is of the year 1.
Json created(const Json &object, const PrinterContext &)
{
    const Timestamp moment = Timestamp::parse(object["metadata"]["creationTimestamp"].view());
    return moment.isNull() ? "0001-01-01T00:00:00Z" : rfc3339(moment);
}

// ReplicationController, PodTemplate
namespace {
const Json &templateOf(const Json &object) { return object.contains("spec") ? object["spec"]["template"] : object["template"]; }
} // namespace

Json containers(const Json &object, const PrinterContext &) { return joined(templateOf(object)["spec"]["containers"], ",", "name"); }
Json images(const Json &object, const PrinterContext &) { return joined(templateOf(object)["spec"]["containers"], ",", "image"); }
Json templateLabels(const Json &object, const PrinterContext &) { return pairsText(templateOf(object)["metadata"]["labels"]); }
Json replicasWanted(const Json &object, const PrinterContext &) { return object["spec"]["replicas"].toInt(1); }
/// Without one of its own a controller selects the labels of its template.
Json controllerSelector(const Json &object, const PrinterContext &)
{
    const Json &own = object["spec"]["selector"];
    return pairsText(own.empty() ? templateOf(object)["metadata"]["labels"] : own);
}

// RoleBinding, ClusterRoleBinding
namespace {
std::string subjects(const Json &object, std::string_view kind)
{
    std::string out;
    for (const Json &subject : object["subjects"].items()) {
        if (subject["kind"].view() != kind)
            continue;
        out += out.empty() ? "" : ", ";
        if (kind == "ServiceAccount")
            out += subject["namespace"].str() + '/';
        out += subject["name"].view();
    }
    return out;
}
} // namespace

Json roleOf(const Json &object, const PrinterContext &) { return object["roleRef"]["kind"].str() + '/' + object["roleRef"]["name"].str(); }
Json users(const Json &object, const PrinterContext &) { return subjects(object, "User"); }
Json groups(const Json &object, const PrinterContext &) { return subjects(object, "Group"); }
Json serviceAccounts(const Json &object, const PrinterContext &) { return subjects(object, "ServiceAccount"); }

// ResourceQuota
namespace {
std::string quotaText(const Json &object, bool limits)
{
    const Json &status = object["status"];
    std::string out;
    for (const std::string_view resource : status["hard"].sortedKeys()) {
        if (resource.starts_with("limits.") != limits)
            continue;
        out += out.empty() ? "" : ", ";
        out.append(resource).append(": ").append(quantityText(status["used"][resource])).append("/").append(quantityText(status["hard"][resource]));
    }
    return out;
}
} // namespace

Json quotaRequests(const Json &object, const PrinterContext &) { return quotaText(object, false); }
Json quotaLimits(const Json &object, const PrinterContext &) { return quotaText(object, true); }

Json revisionController(const Json &object, const PrinterContext &)
{
    for (const Json &owner : object["metadata"]["ownerReferences"].items())
        if (owner["controller"].toBool())
            return lowered(withGroup(owner["kind"].view(), splitApiVersion(owner["apiVersion"].view()).first)) + '/' + owner["name"].str();
    return none;
}

// ComponentStatus
Json healthStatus(const Json &object, const PrinterContext &)
{
    const Json *healthy = condition(object["conditions"], "Healthy");
    return !healthy ? "Unknown" : (*healthy)["status"].view() == "True" ? "Healthy" : "Unhealthy";
}
Json healthMessage(const Json &object, const PrinterContext &)
{
    const Json *healthy = condition(object["conditions"], "Healthy");
    return healthy ? (*healthy)["message"].view() : std::string_view();
}
Json healthError(const Json &object, const PrinterContext &)
{
    const Json *healthy = condition(object["conditions"], "Healthy");
    return healthy ? (*healthy)["error"].view() : std::string_view();
}

// CertificateSigningRequest, PodCertificateRequest
Json requestDuration(const Json &object, const PrinterContext &)
{
    const Json &seconds = object["spec"]["expirationSeconds"];
    return seconds.isNull() ? std::string(none) : humanDuration(seconds.toInt());
}
Json requestCondition(const Json &object, const PrinterContext &)
{
    const Json &status = object["status"];
    std::string out = condition(status["conditions"], "Denied") ? "Denied" : condition(status["conditions"], "Approved") ? "Approved" : "Pending";
    if (condition(status["conditions"], "Failed"))
        out += ",Failed";
    return status["certificate"].view().empty() ? out : out + ",Issued";
}
Json podRequestState(const Json &object, const PrinterContext &)
{
    std::string_view state = "Pending";
    for (const Json &one : object["status"]["conditions"].items())
        for (const std::string_view type : {"Issued", "Denied", "Failed"})
            if (one["type"].view() == type)
                state = type;
    return state;
}
Json podRequestAnnotations(const Json &object, const PrinterContext &) { return pairsText(object["spec"]["unverifiedUserAnnotations"]); }

// APIService
Json apiService(const Json &object, const PrinterContext &)
{
    const Json &service = object["spec"]["service"];
    return service.isObject() ? service["namespace"].str() + '/' + service["name"].str() : std::string("Local");
}
Json apiAvailable(const Json &object, const PrinterContext &)
{
    const Json *available = condition(object["status"]["conditions"], "Available");
    if (!available)
        return "Unknown";
    const std::string status = (*available)["status"].str(), reason = (*available)["reason"].str();
    return status == "True" || reason.empty() ? status : status + " (" + reason + ')';
}

// Admission policies and their bindings
Json policyParamKind(const Json &object, const PrinterContext &)
{
    const Json &kind = object["spec"]["paramKind"];
    return kind.isObject() ? kind["apiVersion"].str() + '/' + kind["kind"].str() : std::string(unset);
}

namespace {
/// A selector as Go's generated String() writes it.
std::string selectorText(const Json &selector)
{
    std::string labels, expressions;
    for (const std::string_view key : selector["matchLabels"].sortedKeys())
        labels.append(key).append(": ").append(selector["matchLabels"][key].view()).append(",");
    for (const Json &one : selector["matchExpressions"].items())
        expressions.append("LabelSelectorRequirement{Key:").append(one["key"].view()).append(",Operator:").append(one["operator"].view())
            .append(",Values:[").append(joined(one["values"], " ")).append("],},");
    return "&LabelSelector{MatchLabels:map[string]string{" + labels + "},MatchExpressions:[]LabelSelectorRequirement{" + expressions + "},}";
}
} // namespace

Json bindingParamRef(const Json &object, const PrinterContext &context)
{
    const Json &param = object["spec"]["paramRef"];
    const std::string paramName = param["name"].str(), ns = param["namespace"].str();
    if (!paramName.empty() && ns.empty())
        return context.server.has(ReleaseChange::ParamsOfAnyNamespace) ? "*/" + paramName : paramName;
    if (!paramName.empty())
        return ns + '/' + paramName;
    return param["selector"].isObject() ? selectorText(param["selector"]) : std::string(unset);
}

Json policyCapabilities(const Json &object, const PrinterContext &) { return joined(object["spec"]["allowedCapabilities"], ","); }
Json policyVolumes(const Json &object, const PrinterContext &) { return joined(object["spec"]["volumes"], ","); }

// FlowSchema, PriorityLevelConfiguration
Json distinguisher(const Json &object, const PrinterContext &)
{
    const Json &method = object["spec"]["distinguisherMethod"];
    return method.isObject() ? method["type"].view() : none;
}
Json missingLevel(const Json &object, const PrinterContext &)
{
    const Json *dangling = condition(object["status"]["conditions"], "Dangling");
    return dangling ? (*dangling)["status"].view() : std::string_view("?");
}
/// v1beta1 and v1beta2 call them assured.
Json concurrencyShares(const Json &object, const PrinterContext &)
{
    const Json &limited = object["spec"]["limited"];
    for (const char *field : {"nominalConcurrencyShares", "assuredConcurrencyShares"})
        if (limited.contains(field))
            return limited[field].scalarText();
    return limited.isObject() ? "30" : none; // defaulted
}

// IPAddress, ServiceCIDR
Json addressParent(const Json &object, const PrinterContext &)
{
    const Json &parent = object["spec"]["parentRef"];
    if (!parent.isObject())
        return none;
    std::string out = lowered(withGroup(parent["resource"].view(), parent["group"].view()));
    if (const std::string ns = parent["namespace"].str(); !ns.empty())
        out += '/' + ns;
    return out + '/' + parent["name"].str();
}
Json serviceCidrs(const Json &object, const PrinterContext &) { return joined(object["spec"]["cidrs"], ","); }

Json storageVersions(const Json &object, const PrinterContext &)
{
    constexpr std::size_t shown = 3;
    std::string out;
    const Json::Array &versions = object["status"]["storageVersions"].items();
    for (std::size_t i = 0; i < std::min(shown, versions.size()); ++i)
        out += (i ? "," : "") + versions[i]["apiServerID"].str() + '=' + versions[i]["encodingVersion"].str();
    if (versions.size() > shown)
        out += " + " + std::to_string(versions.size() - shown) + " more...";
    return out.empty() ? std::string(unset) : out;
}

// StorageVersionMigration: the last true one of the conditions it may end in
Json migrationResource(const Json &object, const PrinterContext &)
{
    return withGroup(object["spec"]["resource"]["resource"].view(), object["spec"]["resource"]["group"].view());
}
Json migrationStatus(const Json &object, const PrinterContext &)
{
    std::string_view status = "Unknown";
    for (const Json &one : object["status"]["conditions"].items())
        for (const std::string_view type : {"Running", "Failed", "Succeeded"})
            if (one["type"].view() == type && one["status"].view() == "True")
                status = type;
    return status;
}

} // namespace portolan::builtincells

#include "models/scheduling/deviceworld.h"

#include <algorithm>

#include <QRegularExpression>
#include <QStringList>

#include "models/objects/objectsource.h"

namespace portolan {

namespace {

LabelSelector::Op opFrom(std::string_view word)
{
    using Op = LabelSelector::Op;
    if (word == "NotIn")
        return Op::NotIn;
    if (word == "Exists")
        return Op::Exists;
    if (word == "DoesNotExist")
        return Op::DoesNotExist;
    if (word == "Gt")
        return Op::Gt;
    return word == "Lt" ? Op::Lt : Op::In;
}

std::vector<LabelSelector::Requirement> requirementsOf(const Json &list)
{
    std::vector<LabelSelector::Requirement> out;
    for (const Json &one : list.items()) {
        LabelSelector::Requirement &requirement = out.emplace_back();
        requirement.key = IStr::unshared(one["key"].view());
        requirement.op = opFrom(one["operator"].view());
        for (const Json &value : one["values"].items())
            requirement.values.push_back(IStr::unshared(value.view()));
    }
    return out;
}

NodeSelector selectorOf(const Json &json)
{
    NodeSelector out;
    out.present = json.isObject();
    for (const Json &term : json["nodeSelectorTerms"].items())
        out.terms.push_back({requirementsOf(term["matchExpressions"]), requirementsOf(term["matchFields"])});
    return out;
}

std::vector<std::string> expressionsOf(const Json &selectors)
{
    std::vector<std::string> out;
    for (const Json &selector : selectors.items())
        out.push_back(selector["cel"]["expression"].str());
    return out;
}

DeviceDemand demandOf(const Json &json, std::string name)
{
    DeviceDemand out{std::move(name), json["deviceClassName"].str(), expressionsOf(json["selectors"]), json["count"].toInt(1), json["allocationMode"].view() == "All", false};
    out.beyondUs = json["adminAccess"].toBool() || json["capacity"].isObject();
    return out;
}

DeviceClaimFacts claimOf(const Json &json)
{
    const Json &status = json["status"], &devices = json["spec"]["devices"];
    DeviceClaimFacts out{!json["metadata"]["deletionTimestamp"].isNull(), status["allocation"].isObject(), !status["reservedFor"].empty(),
                         selectorOf(status["allocation"]["nodeSelector"]), {}, !devices["constraints"].empty()};
    for (const Json &request : devices["requests"].items()) {
        DeviceRequestFacts &facts = out.requests.emplace_back();
        const std::string name = request["name"].str();
        for (const Json &way : request["firstAvailable"].items())
            facts.ways.push_back(demandOf(way, name + '/' + way["name"].str()));
        if (facts.ways.empty()) // v1beta1 has the fields in the request itself
            facts.ways.push_back(demandOf(request["exactly"].isObject() ? request["exactly"] : request, name));
    }
    return out;
}

/// The items of a kind; nothing where it cannot be listed.
std::optional<Json> listOf(ObjectSource &source, const char *resource)
{
    const auto info = source.resolve(resource);
    if (!info)
        return info.error().kind == ErrorKind::NotFound && !source.coverage().isInferred() ? std::optional(Json::array()) : std::nullopt;
    auto list = source.list(*info, {});
    if (!list)
        return std::nullopt;
    return (*list)["items"];
}

using Taken = std::set<std::string>;

std::string idOf(std::string_view driver, std::string_view pool, std::string_view device)
{
    return std::string(driver) + '/' + std::string(pool) + '/' + std::string(device);
}

void addDevices(DeviceWorld &world, const Json &slices, const Taken &taken)
{
    std::map<std::string, std::int64_t> newest, told; // a pool's generation, and its slices of that
    const auto poolOf = [](const Json &spec) { return spec["driver"].str() + '/' + spec["pool"]["name"].str(); };
    for (const Json &slice : slices.items()) {
        auto &generation = newest[poolOf(slice["spec"])];
        generation = std::max(generation, slice["spec"]["pool"]["generation"].toInt());
    }
    const auto isOld = [&](const Json &spec) { return spec["pool"]["generation"].toInt() < newest[poolOf(spec)]; };
    for (const Json &slice : slices.items())
        told[poolOf(slice["spec"])] += !isOld(slice["spec"]);
    for (const Json &slice : slices.items()) {
        const Json &spec = slice["spec"];
        if (isOld(spec) || told[poolOf(spec)] < spec["pool"]["resourceSliceCount"].toInt())
            continue;
        for (const Json &device : spec["devices"].items()) {
            const Json &basic = device["basic"].isObject() ? device["basic"] : device; // v1beta1
            const bool each = spec["perDeviceNodeSelection"].toBool();
            const Json &place = each ? basic : spec;
            if (taken.contains(idOf(spec["driver"].view(), spec["pool"]["name"].view(), device["name"].view())))
                continue;
            world.devices.push_back({spec["driver"].str(), spec["pool"]["name"].str(), device["name"].str(), place["nodeName"].str(), place["allNodes"].toBool(),
                                     selectorOf(place["nodeSelector"]), basic["attributes"],
                                     !basic["taints"].empty() || !basic["consumesCounters"].empty() || basic["allowMultipleAllocations"].toBool()});
        }
    }
}

/// One comparison: device.driver == "x", device.attributes["domain"].name == literal.
std::optional<bool> compare(const OfferedDevice &device, const QString &text)
{
    static const QRegularExpression driver(QStringLiteral("^device\\.driver\\s*==\\s*(\"|')([^\"']*)\\1$"));
    static const QRegularExpression attribute(QStringLiteral("^device\\.attributes\\[(\"|')([^\"']+)\\1\\]\\.([A-Za-z0-9_]+)\\s*==\\s*(.+)$"));
    if (const auto match = driver.match(text); match.hasMatch())
        return match.captured(2).toStdString() == device.driver;
    const auto match = attribute.match(text);
    if (!match.hasMatch())
        return text == QStringLiteral("true") ? std::optional(true) : std::nullopt;
    const std::string domain = match.captured(2).toStdString(), name = match.captured(3).toStdString();
    const Json *value = device.attributes.find(domain + '/' + name);
    if (!value && domain == device.driver)
        value = device.attributes.find(name);
    if (!value || value->members().empty())
        return std::nullopt;
    QString wanted = match.captured(4).trimmed();
    const bool quoted = wanted.size() > 1 && (wanted.startsWith(QLatin1Char('"')) || wanted.startsWith(QLatin1Char('\''))) && wanted.endsWith(wanted.front());
    if (quoted)
        wanted = wanted.mid(1, wanted.size() - 2);
    const auto &[type, held] = value->members().front();
    if ((type == "string") != quoted || type == "version")
        return std::nullopt;
    return held.scalarText() == wanted.toStdString();
}

} // namespace

std::optional<bool> satisfies(const OfferedDevice &device, const std::string &expression)
{
    const QString text = QString::fromStdString(expression);
    if (text.contains(QStringLiteral("||")) || text.contains(QLatin1Char('(')) || text.contains(QLatin1Char('?')))
        return std::nullopt;
    for (const QString &part : text.split(QStringLiteral("&&"))) {
        const auto holds = compare(device, part.trimmed());
        if (!holds || !*holds)
            return holds;
    }
    return true;
}

DeviceWorld DeviceWorld::read(ObjectSource &source)
{
    DeviceWorld out;
    const bool inferred = source.coverage().isInferred();
    Taken taken;
    if (const auto claims = listOf(source, "resourceclaims.resource.k8s.io")) {
        out.knowsClaims = !inferred || !claims->empty();
        for (const Json &claim : claims->items()) {
            out.claims.emplace(claim["metadata"]["namespace"].str() + '/' + claim["metadata"]["name"].str(), claimOf(claim));
            for (const Json &result : claim["status"]["allocation"]["devices"]["results"].items())
                if (!result["adminAccess"].toBool())
                    taken.insert(idOf(result["driver"].view(), result["pool"].view(), result["device"].view()));
        }
    }
    if (const auto classes = listOf(source, "deviceclasses.resource.k8s.io")) {
        out.knowsClasses = !inferred || !classes->empty();
        for (const Json &one : classes->items())
            out.classes.emplace(one["metadata"]["name"].str(), expressionsOf(one["spec"]["selectors"]));
    }
    if (const auto slices = listOf(source, "resourceslices.resource.k8s.io"))
        addDevices(out, *slices, taken);
    return out;
}

} // namespace portolan

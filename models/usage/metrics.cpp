#include "models/usage/metrics.h"

#include "models/config/duration.h"

namespace portolan {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n\v\f");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n\v\f") - first + 1);
}

/// As Quantity.UnmarshalJSON: a text or a number; null is none.
Result<std::optional<Quantity>> amountOf(const Json &usage, const char *name, const std::string &whose)
{
    const Json *value = usage.find(name);
    if (!value || value->isNull())
        return std::nullopt;
    const std::string written = value->scalarText();
    auto quantity = value->isBool() ? std::nullopt : Quantity::parse(trimmed(written));
    if (!quantity)
        return failure(ErrorKind::Parse, whose, std::string(name) + ": \"" + written + "\" is no quantity");
    return quantity;
}

Result<ResourceUse> useOf(const Json &usage, const std::string &whose)
{
    ResourceUse out;
    for (const auto &[name, amount] : {std::pair("cpu", &out.cpu), std::pair("memory", &out.memory), std::pair("swap", &out.swap)}) {
        auto read = amountOf(usage, name, whose);
        if (!read)
            return tl::unexpected(read.error());
        *amount = std::move(*read);
    }
    return out;
}

std::int64_t windowOf(const Json &object)
{
    const std::int64_t ms = parseTimeout(object["window"].view()).value_or(0);
    return ms > 0 ? ms : 0;
}

/// Adds one container's; a sum that lacks a part is none.
void add(std::optional<Quantity> &sum, const std::optional<Quantity> &more)
{
    sum = sum && more ? std::optional(*sum + *more) : std::nullopt;
}

} // namespace

Timestamp sampleTime(const Json &time)
{
    const Timestamp at = Timestamp::parse(time.view());
    return at.micros > 0 ? at : Timestamp(); // Go's zero time is of the year 1
}

ResourceUse PodMetrics::total() const
{
    if (containers.empty())
        return {};
    ResourceUse out = containers.front().use;
    for (std::size_t i = 1; i < containers.size(); ++i) {
        add(out.cpu, containers[i].use.cpu);
        add(out.memory, containers[i].use.memory);
        add(out.swap, containers[i].use.swap);
    }
    return out;
}

Result<PodMetrics> podMetricsFrom(const Json &object)
{
    const Json &meta = object["metadata"];
    PodMetrics out{meta["namespace"].str(), meta["name"].str(), sampleTime(object["timestamp"]), {}, windowOf(object)};
    const std::string whose = "pod " + out.ns + '/' + out.name;
    if (out.name.empty())
        return failure(ErrorKind::Parse, "PodMetrics", "without a name");
    for (const Json &container : object["containers"].items()) {
        const std::string name = container["name"].str();
        auto use = useOf(container["usage"], whose + ", container " + name);
        if (!use)
            return tl::unexpected(use.error());
        out.containers.push_back({name, std::move(*use)});
    }
    return out;
}

Result<NodeMetrics> nodeMetricsFrom(const Json &object)
{
    const std::string name = object["metadata"]["name"].str();
    if (name.empty())
        return failure(ErrorKind::Parse, "NodeMetrics", "without a name");
    auto use = useOf(object["usage"], "node " + name);
    if (!use)
        return tl::unexpected(use.error());
    return NodeMetrics{name, sampleTime(object["timestamp"]), std::move(*use), windowOf(object)};
}

} // namespace portolan

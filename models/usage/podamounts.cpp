#include "models/usage/podamounts.h"

#include <algorithm>

namespace portolan {

namespace {

std::optional<Quantity> amountIn(const StringPairs &pairs, std::string_view resource)
{
    const IStr *text = findPair(pairs, resource);
    return text ? Quantity::parse(text->view()) : std::nullopt;
}

} // namespace

std::optional<Quantity> containerAmount(const Container &container, std::string_view resource, AmountKind kind)
{
    return amountIn(kind == AmountKind::Request ? container.requests : container.limits, resource);
}

std::optional<Quantity> podAmount(const Pod &pod, std::string_view resource, AmountKind kind)
{
    const ResourceRequirements &whole = pod.more().resources;
    if (const auto own = amountIn(kind == AmountKind::Request ? whole.requests : whole.limits, resource))
        return own;
    Quantity running, sidecars, most;
    bool any = false;
    for (const Container &container : pod.containers) {
        if (container.role == Container::Role::Ephemeral)
            continue;
        const auto own = containerAmount(container, resource, kind);
        if (!own && kind == AmountKind::Limit && container.role != Container::Role::Init)
            return std::nullopt;
        any = any || own;
        const Quantity amount = own.value_or(Quantity());
        if (container.role == Container::Role::Init) {
            most = std::max(most, amount + sidecars); // those before it run on beside it
        } else {
            running = running + amount;
            sidecars = container.role == Container::Role::Sidecar ? sidecars + amount : sidecars;
        }
    }
    return any ? std::optional(std::max(running, most)) : std::nullopt;
}

Quantity sumOfAmounts(const std::vector<std::shared_ptr<const Pod>> &pods, std::string_view resource, AmountKind kind)
{
    Quantity sum;
    for (const auto &pod : pods)
        if (!pod->isTerminal())
            sum = sum + podAmount(*pod, resource, kind).value_or(Quantity());
    return sum;
}

} // namespace portolan

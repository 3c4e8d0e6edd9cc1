#include "models/scheduling/podrequest.h"

#include <algorithm>

#include "models/core/quantity.h"

namespace portolan {

namespace {

void addPairs(PodAmounts &to, const StringPairs &pairs)
{
    for (const auto &[name, text] : pairs) {
        const auto amount = Quantity::parse(text.view());
        if (!amount)
            continue;
        if (name == "cpu")
            to.milliCpu += amount->milliValue();
        else if (name == "memory")
            to.memory += amount->value();
        else if (name == "ephemeral-storage")
            to.ephemeralStorage += amount->value();
        else if (name != "pods" && name != "storage")
            to.others[name.str()] += amount->value();
    }
}

PodAmounts amountsOf(const StringPairs &pairs)
{
    PodAmounts out;
    addPairs(out, pairs);
    return out;
}

void raise(PodAmounts &to, const PodAmounts &other)
{
    to.milliCpu = std::max(to.milliCpu, other.milliCpu);
    to.memory = std::max(to.memory, other.memory);
    to.ephemeralStorage = std::max(to.ephemeralStorage, other.ephemeralStorage);
    for (const auto &[name, amount] : other.others)
        to.others[name] = std::max(to.others[name], amount);
}

/// spec.resources takes the place of these alone (component-helpers resource: IsSupportedPodLevelResource).
void replace(PodAmounts &to, const StringPairs &wanted, const PodAmounts &by)
{
    for (const auto &[name, text] : wanted) {
        if (name == "cpu")
            to.milliCpu = by.milliCpu;
        else if (name == "memory")
            to.memory = by.memory;
        else if (name.view().starts_with("hugepages-"))
            to.others[name.str()] = by.others.contains(name.view()) ? by.others.find(name.view())->second : 0;
    }
}

bool isResizeRefused(const Pod &pod)
{
    const Condition *pending = pod.condition("PodResizePending");
    return pending && pending->reason == "Infeasible";
}

/// The most of what is asked, in force and promised; a resize that was refused is not counted.
PodAmounts heldOf(const Pod &pod, const StringPairs &asked, const StringPairs *inForce, const StringPairs *promised)
{
    // What is in force or promised is kept only where it differs from what is asked: where it is not kept, it is that.
    PodAmounts out = isResizeRefused(pod) && inForce && promised ? PodAmounts() : amountsOf(asked);
    if (inForce)
        raise(out, amountsOf(*inForce));
    if (promised)
        raise(out, amountsOf(*promised));
    return out;
}

/// What has a limit and no request asks for its limit: the API server writes it so, a manifest may not (apis/core/v1/defaults.go).
StringPairs askedBy(const Container &container)
{
    StringPairs out = container.requests;
    for (const auto &limit : container.limits)
        if (!findPair(container.requests, limit.first))
            out.push_back(limit);
    return out;
}

PodAmounts ofContainer(const Pod &pod, const Container &container, bool held)
{
    const ContainerStatus *status = held ? pod.status(container.name) : nullptr;
    if (!status || (!status->inForce && !status->allocated))
        return amountsOf(askedBy(container));
    return heldOf(pod, askedBy(container), status->inForce ? &status->inForce->requests : nullptr, status->allocated.get());
}

PodAmounts ofContainers(const Pod &pod, bool held)
{
    PodAmounts sum, sidecars, start;
    for (const Container &container : pod.containers) {
        if (container.role == Container::Role::Ephemeral)
            continue;
        const PodAmounts own = ofContainer(pod, container, held && container.role != Container::Role::Init);
        if (container.role == Container::Role::Init) {
            PodAmounts during = own;
            during.add(sidecars);
            raise(start, during);
            continue;
        }
        sum.add(own);
        if (container.role == Container::Role::Sidecar) {
            sidecars.add(own);
            raise(start, sidecars);
        }
    }
    raise(sum, start);
    return sum;
}

void addPodLevel(PodAmounts &to, const Pod &pod, bool held)
{
    const PodExtras &extras = pod.more();
    const StringPairs &asked = extras.resources.requests;
    if (!asked.empty()) {
        const bool differs = held && (!extras.inForce.requests.empty() || !extras.allocated.empty());
        replace(to, asked, differs ? heldOf(pod, asked, extras.inForce.requests.empty() ? nullptr : &extras.inForce.requests,
                                            extras.allocated.empty() ? nullptr : &extras.allocated)
                                   : amountsOf(asked));
    }
    addPairs(to, extras.overhead);
}

} // namespace

void PodAmounts::add(const PodAmounts &more, int times)
{
    milliCpu += times * more.milliCpu;
    memory += times * more.memory;
    ephemeralStorage += times * more.ephemeralStorage;
    for (const auto &[name, amount] : more.others)
        others[name] += times * amount;
}

NodeRoom roomOf(const Node &node)
{
    NodeRoom room;
    addPairs(room.amounts, node.allocatable);
    if (const IStr *pods = findPair(node.allocatable, "pods"))
        if (const auto amount = Quantity::parse(pods->view()))
            room.pods = amount->value();
    return room;
}

PodAmounts requestOf(const Pod &pod)
{
    PodAmounts out = ofContainers(pod, false);
    addPodLevel(out, pod, false);
    return out;
}

PodAmounts HeldAmounts::of(const Pod &pod)
{
    const bool plain = std::none_of(pod.statuses.begin(), pod.statuses.end(), [](const ContainerStatus &s) { return s.inForce || s.allocated; });
    if (!plain || pod.containers.empty()) {
        PodAmounts out = ofContainers(pod, true);
        addPodLevel(out, pod, true);
        return out;
    }
    const auto [known, isNew] = m_known.try_emplace(pod.containers.identity());
    if (isNew)
        known->second = ofContainers(pod, false);
    PodAmounts out = known->second;
    addPodLevel(out, pod, true);
    return out;
}

} // namespace portolan

#include "models/tables/treeowners.h"

#include <algorithm>
#include <array>

namespace portolan {

namespace {

constexpr std::array<Kind, 6> workloads{Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet, Kind::CronJob, Kind::Job, Kind::ReplicaSet};

} // namespace

bool isTreeWorkload(Kind kind)
{
    return std::find(workloads.begin(), workloads.end(), kind) != workloads.end();
}

int treeRank(Kind kind)
{
    return int(std::find(workloads.begin(), workloads.end(), kind) - workloads.begin());
}

std::optional<ObjectKey> TreeOwners::controllerOf(const Object &object) const
{
    const OwnerReference *controller = object.meta.controller();
    if (!controller)
        return std::nullopt;
    const Kind kind = kindByName(controller->kind, splitApiVersion(controller->apiVersion).first);
    ObjectKey key{kind, object.meta.ns.str(), controller->name};
    return isTreeWorkload(kind) && m_store.find(key) ? std::optional(std::move(key)) : std::nullopt;
}

OwnerChain TreeOwners::above(const ObjectKey &key) const
{
    return ownerChain(key, [this](const ObjectKey &one) {
        const ObjectPtr object = m_store.find(one);
        return object ? controllerOf(*object) : std::nullopt;
    });
}

bool TreeOwners::ownsItself(const Object &object) const
{
    return isTreeWorkload(object.kind) && above(keyOf(object)).returns; // nothing hangs under the other kinds
}

std::optional<ObjectKey> TreeOwners::ownerOf(const Object &object) const
{
    std::optional<ObjectKey> controller = controllerOf(object);
    return controller && !ownsItself(object) ? controller : std::nullopt;
}

} // namespace portolan

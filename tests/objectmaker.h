#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QString>

#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/pod.h"
#include "models/objects/workload.h"
#include "models/store/objectstore.h"

namespace portolan {

/// Objects made by hand for tests. Every object gets a new resourceVersion.
struct ObjectMaker {
    StringPool pool;
    int versions = 0;

    IStr str(std::string_view text) { return pool.intern(text); }
    Uid uid(int number)
    {
        char text[40];
        std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", number);
        return Uid::parse(text, pool);
    }
    template<class T>
    std::shared_ptr<T> make(std::string_view ns, std::string_view name, int uidNumber)
    {
        auto object = std::make_shared<T>();
        object->kind = T::staticKind;
        object->meta.ns = str(ns);
        object->meta.name = name;
        object->meta.uid = uid(uidNumber);
        object->meta.resourceVersion = std::to_string(++versions);
        return object;
    }
    /// A pod that uses claims, on a node.
    std::shared_ptr<Pod> pod(std::string_view ns, std::string_view name, int uidNumber, const std::vector<std::string> &claims = {},
        std::string_view node = {})
    {
        auto pod = make<Pod>(ns, name, uidNumber);
        pod->nodeName = str(node);
        for (const std::string &claim : claims) {
            Volume volume;
            volume.name = str("data-" + claim);
            volume.source.type = SourceType::PersistentVolumeClaim;
            volume.source.fields = {{str("claimName"), str(claim)}};
            pod->volumes.push_back(volume);
        }
        return pod;
    }
    /// Adds a main container and how it fares: "Running", or the reason it waits.
    void container(Pod &pod, std::string_view name, std::string_view state, int restarts = 0)
    {
        Container container;
        container.name = str(name);
        container.image = str("example.org/" + std::string(name));
        pod.containers.push_back(std::move(container));
        ContainerStatus status;
        status.name = str(name);
        status.restartCount = restarts;
        status.ready = state == "Running";
        status.state.phase = status.ready ? ContainerState::Phase::Running : ContainerState::Phase::Waiting;
        if (!status.ready)
            status.state.reason = str(state);
        pod.statuses.push_back(std::move(status));
        pod.phase = str("Running");
    }
};

[[nodiscard]] inline Change upsert(ObjectPtr object)
{
    return {Change::Type::Upsert, std::move(object)};
}

[[nodiscard]] inline Change removal(ObjectPtr object)
{
    return {Change::Type::Remove, std::move(object)};
}

} // namespace portolan

#pragma once

#include <malloc.h>
#include <time.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "models/objects/pod.h"
#include "models/store/objectstore.h"

namespace portolan::bench {

/// Bytes in use on the heap.
[[nodiscard]] inline std::size_t heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Milliseconds of processor this thread has used: other programs on the machine do not count.
[[nodiscard]] inline double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Pods as a busy cluster has them and as the decoder gives them: 200 namespaces, 1,500 nodes, ReplicaSets of ten; two containers, a
/// token volume with a name of its own and a claim for every fifth. Strings and lists are shared as they are there.
class ManyPods
{
public:
    explicit ManyPods(StringPool &pool) : m_pool(pool) {}

    [[nodiscard]] ObjectPtr pod(int number, int version = 1)
    {
        auto pod = std::make_shared<Pod>();
        const std::string set = "service-" + std::to_string(number / 10) + "-6b8f9d7c5";
        char suffix[16];
        std::snprintf(suffix, sizeof suffix, "-%05x", unsigned(number) * 2654435761u % 0xfffffu);
        pod->kind = Kind::Pod;
        pod->meta.name = set + suffix + std::to_string(number % 10);
        pod->meta.ns = str("team-" + std::to_string(number / 10 % 200));
        char uid[40];
        std::snprintf(uid, sizeof uid, "6f0c1a2b-0000-4000-8000-%012d", number);
        pod->meta.uid = Uid::parse(uid, m_pool);
        pod->meta.resourceVersion = std::to_string(number * 100LL + version);
        pod->meta.creationTimestamp = Timestamp::fromSeconds(1'767'225'600 - number);
        pod->meta.labels = {{str("app"), str("service-" + std::to_string(number / 10))}, {str("pod-template-hash"), str("6b8f9d7c5")}};
        pod->meta.owners = {{str("apps/v1"), str("ReplicaSet"), set, {}, true}};
        pod->nodeName = str("node-" + std::to_string(number % 1500));
        pod->serviceAccountName = str("default");
        pod->phase = str("Running");
        pod->podIP = "10." + std::to_string(number >> 16) + '.' + std::to_string(number >> 8 & 255) + '.' + std::to_string(number & 255);
        pod->hostIP = str("192.168.1." + std::to_string(number % 250));
        pod->tokenVolume = TokenVolumeName("kube-api-access" + std::string(suffix).substr(0, 6));
        addContainers(*pod, number, version);
        addVolumes(*pod, number);
        return pod;
    }

private:
    IStr str(std::string_view text) { return m_pool.intern(text); }

    [[nodiscard]] SharedList<Container> containers(int release)
    {
        SharedList<Container> out;
        for (const char *name : {"app", "proxy"}) {
            Container container;
            container.name = str(name);
            container.image = str("registry.example.org/team/" + std::string(name) + ":1." + std::to_string(release));
            container.ports.resize(1);
            container.ports[0].containerPort = 8080;
            container.mounts.resize(1);
            container.mounts[0].name = str(TokenVolumeName::placeholder);
            container.mounts[0].mountPath = str("/var/run/secrets/kubernetes.io/serviceaccount");
            out.push_back(std::move(container));
        }
        return out;
    }
    void addContainers(Pod &pod, int number, int version)
    {
        const auto [list, isNew] = m_containers.try_emplace(number / 10 % 40);
        if (isNew)
            list->second = containers(list->first);
        pod.containers = list->second;
        for (const char *name : {"app", "proxy"}) {
            ContainerStatus status;
            status.name = str(name);
            status.ready = status.started = true;
            status.restartCount = version / 2;
            status.state.phase = ContainerState::Phase::Running;
            status.state.startedAt = pod.meta.creationTimestamp;
            pod.statuses.push_back(std::move(status));
        }
        Condition ready;
        ready.type = str("Ready");
        ready.status = str("True");
        pod.conditions.push_back(ready);
    }

    void addVolumes(Pod &pod, int number)
    {
        if (m_tokens.empty()) {
            Volume token;
            token.name = str(TokenVolumeName::placeholder);
            token.source.type = SourceType::Projected;
            token.source.typeName = str("projected");
            token.source.projected.resize(2);
            token.source.projected[0].name = str("kube-root-ca.crt");
            token.source.projected[1].type = ProjectedSource::Type::ServiceAccountToken;
            m_tokens.push_back(std::move(token));
        }
        pod.volumes = m_tokens;
        if (number % 5)
            return;
        Volume data;
        data.name = str("data");
        data.source.type = SourceType::PersistentVolumeClaim;
        data.source.typeName = str("persistentVolumeClaim");
        data.source.fields = {{str("claimName"), str("data-" + std::to_string(number))}};
        pod.volumes.push_back(std::move(data));
    }

    StringPool &m_pool;
    std::map<int, SharedList<Container>> m_containers; ///< by the release
    SharedList<Volume> m_tokens;
};

[[nodiscard]] inline std::vector<ChangeBatch> batchesOf(const std::vector<ObjectPtr> &objects, Change::Type type, std::size_t size = 2000)
{
    std::vector<ChangeBatch> out;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (i % size == 0)
            out.emplace_back();
        out.back().changes.push_back({type, objects[i]});
    }
    return out;
}

} // namespace portolan::bench

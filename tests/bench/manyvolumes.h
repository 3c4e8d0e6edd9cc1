#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "models/store/objectstore.h"

namespace portolan::bench {

/// A namespace as one meets them: Deployments sharing configuration and a claim, StatefulSets with a claim a pod.
class VolumeNamespace
{
public:
    explicit VolumeNamespace(int pods)
    {
        for (int i = 0; i < std::max(3, pods / 40); ++i)
            add<Node>(i, "node-" + std::to_string(i));
        const int nodes = std::max(3, pods / 40);
        auto sc = make<StorageClass>("", "fast");
        sc->provisioner = text("csi.example.com");
        push(sc);
        for (int i = 0; i < pods; ++i) {
            const int owner = i / 10;
            const bool stateful = owner % 2 == 0;
            const std::string app = "app-" + std::to_string(owner), name = app + '-' + std::to_string(i % 10);
            auto pod = make<Pod>("shop", name);
            pod->nodeName = text("node-" + std::to_string((i * 7) % nodes));
            pod->phase = text("Running");
            pod->meta.owners.push_back({text("apps/v1"), text(stateful ? "StatefulSet" : "DaemonSet"), app, {}, true});
            const std::string claim = stateful ? "data-" + name : "shared-" + app;
            pod->volumes = {volume("data", SourceType::PersistentVolumeClaim, "claimName", claim),
                            volume("config", SourceType::ConfigMap, "name", app + "-config")};
            fillContainers(*pod);
            push(pod);
            if (stateful || i % 10 == 0)
                bind(claim, i);
        }
        store.apply(m_batch);
    }
    ObjectStore store;

private:
    IStr text(const std::string &s) { return m_pool.intern(s); }
    template<class T>
    std::shared_ptr<T> make(const std::string &ns, const std::string &name)
    {
        auto object = std::make_shared<T>();
        object->kind = T::staticKind;
        object->meta.name = name;
        object->meta.ns = text(ns);
        return object;
    }
    void push(ObjectPtr object) { m_batch.changes.push_back({Change::Type::Upsert, std::move(object)}); }
    template<class T>
    void add(int, const std::string &name) { push(make<T>("", name)); }
    Volume volume(const std::string &name, SourceType type, const char *field, const std::string &value)
    {
        Volume out;
        out.name = text(name);
        out.source.type = type;
        out.source.typeName = text(std::string(sourceTypeField(type)));
        out.source.fields.emplace_back(text(field), text(value));
        return out;
    }
    void fillContainers(Pod &pod)
    {
        Container container;
        container.name = text("main");
        container.image = text("registry.example.com/app:1");
        container.mounts.push_back({text("data"), text("/var/lib/data"), {}, {}, {}, false});
        container.mounts.push_back({text("config"), text("/etc/app"), {}, {}, {}, true});
        pod.containers.push_back(std::move(container));
    }
    void bind(const std::string &claimName, int i)
    {
        auto claim = make<PersistentVolumeClaim>("shop", claimName);
        claim->storageClassName = text("fast");
        claim->hasStorageClassName = true;
        claim->volumeName = text("pv-" + std::to_string(i));
        claim->phase = text("Bound");
        push(claim);
        auto pv = make<PersistentVolume>("", "pv-" + std::to_string(i));
        pv->storageClassName = claim->storageClassName;
        pv->hasClaimRef = true;
        pv->claimNamespace = claim->meta.ns;
        pv->claimName = claimName;
        pv->phase = text("Bound");
        pv->source.type = SourceType::CSI;
        pv->source.typeName = text("csi");
        pv->source.fields = {{text("driver"), text("csi.example.com")}, {text("volumeHandle"), text("vol-" + std::to_string(i))}};
        push(pv);
    }
    StringPool m_pool;
    ChangeBatch m_batch;
};

} // namespace portolan::bench

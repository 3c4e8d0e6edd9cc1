#pragma once

#include <QTest>

#include "models/core/json.h"
#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/storage/explainclaim.h"

namespace portolan {

/// A small cluster under construction; objects may be changed until they are stored.
class BindingCluster
{
public:
    std::shared_ptr<PersistentVolume> volume(const std::string &name, const char *size = "1Gi", const char *modes = "RWO", const char *storageClass = "manual")
    {
        auto v = make<PersistentVolume>(Kind::PersistentVolume, {}, name);
        v->capacity = text(size);
        v->storageClassName = text(storageClass);
        v->phase = text("Available");
        setModes(v->accessModes, modes);
        return v;
    }
    std::shared_ptr<PersistentVolumeClaim> claim(const char *size = "500Mi", const char *modes = "RWO", const char *storageClass = "manual", const std::string &name = "c")
    {
        auto c = make<PersistentVolumeClaim>(Kind::PersistentVolumeClaim, "ns", name);
        c->request = text(size);
        c->storageClassName = text(storageClass);
        c->hasStorageClassName = true;
        c->phase = text("Pending");
        c->meta.uid = Uid::parse("uid-" + name, m_pool);
        setModes(c->accessModes, modes);
        return c;
    }
    std::shared_ptr<StorageClass> storageClass(const std::string &name, const char *provisioner, const char *binding = "Immediate")
    {
        auto s = make<StorageClass>(Kind::StorageClass, {}, name);
        s->provisioner = text(provisioner);
        s->volumeBindingMode = text(binding);
        return s;
    }
    std::shared_ptr<Node> node(const std::string &name)
    {
        auto n = make<Node>(Kind::Node, {}, name);
        n->meta.labels.emplace_back(text("kubernetes.io/hostname"), text(name));
        return n;
    }
    void driverThatTellsCapacity(const std::string &name) { make<CSIDriver>(Kind::CSIDriver, {}, name)->storageCapacity = true; }
    std::shared_ptr<CSIStorageCapacity> capacity(const std::string &name, const char *storageClass, const char *amount, const char *nodeName)
    {
        auto c = make<CSIStorageCapacity>(Kind::CSIStorageCapacity, "kube-system", name);
        c->storageClassName = text(storageClass);
        c->capacity = text(amount);
        c->hasTopology = true;
        c->nodeTopology.matchLabels.emplace_back(text("kubernetes.io/hostname"), text(nodeName));
        return c;
    }
    void makeDefault(StorageClass &s, std::int64_t madeAt)
    {
        annotate(s, "storageclass.kubernetes.io/is-default-class", "true");
        s.meta.creationTimestamp = Timestamp::fromSeconds(madeAt);
    }
    std::shared_ptr<PersistentVolumeClaim> claimWithoutClass(const char *size = "1Gi", const std::string &name = "c")
    {
        auto c = claim(size, "RWO", "", name);
        c->hasStorageClassName = false;
        return c;
    }
    std::shared_ptr<Pod> pod(const std::string &name, const char *onNode = "", const std::string &claim = "c")
    {
        auto p = make<Pod>(Kind::Pod, "ns", name);
        p->nodeName = text(onNode);
        p->phase = text(*onNode ? "Running" : "Pending");
        Volume v;
        v.name = text("data");
        v.source.type = SourceType::PersistentVolumeClaim;
        v.source.fields.emplace_back(text("claimName"), text(claim));
        p->volumes.push_back(std::move(v));
        return p;
    }
    void reserve(PersistentVolume &v, const std::string &name, const char *uid = "")
    {
        v.hasClaimRef = true;
        v.claimNamespace = text("ns");
        v.claimName = name;
        v.claimUid = Uid::parse(uid, m_pool);
    }
    /// Both name each other, and the controller has said so.
    void bind(PersistentVolumeClaim &c, PersistentVolume &v)
    {
        reserve(v, c.meta.name);
        v.claimUid = c.meta.uid;
        v.phase = text("Bound");
        c.volumeName = text(v.meta.name);
        c.phase = text("Bound");
        annotate(c, "pv.kubernetes.io/bind-completed", "yes");
    }
    void tieTo(PersistentVolume &v, const char *nodeName)
    {
        v.nodeAffinity.present = true;
        NodeSelectorTerm term;
        term.expressions.push_back({text("kubernetes.io/hostname"), LabelSelector::Op::In, {text(nodeName)}});
        v.nodeAffinity.terms.push_back(std::move(term));
    }
    void annotate(Object &object, const char *key, const char *value) { object.meta.annotations.emplace_back(text(key), text(value)); }
    IStr text(std::string_view t) { return m_pool.intern(t); }

    void serve(const char *version) { m_store.setServerVersion(ServerVersion::parse(version)); }

    /// The JSON answer, after storing what was made.
    Json explain(const ExplainOptions &options = {}, const std::string &name = "c")
    {
        const auto answer = explainClaim(stored(), "ns", name, options);
        return answer ? explanationJson(*answer) : Json(answer.error().text());
    }
    ObjectStore &stored()
    {
        ChangeBatch batch;
        for (const ObjectPtr &object : m_made)
            batch.changes.push_back({Change::Type::Upsert, object});
        m_made.clear();
        m_store.apply(batch);
        return m_store;
    }

private:
    template<class T>
    std::shared_ptr<T> make(Kind kind, const char *ns, const std::string &name)
    {
        auto object = std::make_shared<T>();
        object->kind = kind;
        object->meta.name = name;
        object->meta.ns = text(ns);
        m_made.push_back(object);
        return object;
    }
    template<class T>
    std::shared_ptr<T> make(Kind kind, std::initializer_list<int>, const std::string &name) { return make<T>(kind, "", name); }
    static void setModes(AccessModes &to, const char *words)
    {
        static const std::map<QString, const char *> names{{QStringLiteral("RWO"), "ReadWriteOnce"}, {QStringLiteral("ROX"), "ReadOnlyMany"},
            {QStringLiteral("RWX"), "ReadWriteMany"}, {QStringLiteral("RWOP"), "ReadWriteOncePod"}};
        for (const QString &word : QString::fromUtf8(words).split(QLatin1Char(','), Qt::SkipEmptyParts))
            to.add(names.at(word));
    }

    StringPool m_pool;
    ObjectStore m_store;
    std::vector<ObjectPtr> m_made;
};

inline QString line(const Json &json) { return QString::fromStdString(toJsonText(json)); }
inline QString str(const Json &json) { return QString::fromStdString(json.scalarText()); }

} // namespace portolan

#define CHOOSES(answer, why, volume) do { const Json a = (answer); QCOMPARE(str(a["reason"]), QStringLiteral(why)); QCOMPARE(str(a["chosen_pv"]), QStringLiteral(volume)); } while (false)
#define REJECTS(answer, volume, criteria) QCOMPARE(line((answer)["rejections"][volume]), QStringLiteral(criteria))

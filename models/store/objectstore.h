#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>

#include "models/objects/change.h"
#include "models/objects/coverage.h"
#include "models/objects/serverversion.h"
#include "models/store/objectlist.h"

namespace portolan {

/// What one batch did to one kind, net: an object that came and went inside the batch is not told of. Objects are shared,
/// never mutated. A name that was deleted and made again (another uid) is in `removed` and in `inserted`: take removals first.
struct KindDelta {
    Kind kind = Kind::Other;
    struct Update {
        ObjectPtr before;
        ObjectPtr after;
    };
    std::vector<ObjectPtr> inserted;
    std::vector<Update> updated;
    std::vector<ObjectPtr> removed;
    [[nodiscard]] bool empty() const { return inserted.empty() && updated.empty() && removed.empty(); }
};

/// How one object points at another. The arrow goes from the object whose fields hold the reference.
enum class Relation : std::uint8_t {
    OwnedBy,        // any -> its owners (known kinds)
    RunsOn,         // Pod -> Node
    UsesClaim,      // Pod -> PersistentVolumeClaim (also by ephemeral volumes)
    UsesConfigMap,  // Pod -> ConfigMap (volumes, projected, env)
    UsesSecret,     // Pod -> Secret
    UsesAccount,    // Pod -> ServiceAccount
    BoundTo,        // PersistentVolumeClaim -> PersistentVolume (spec.volumeName)
    ClaimedBy,      // PersistentVolume -> PersistentVolumeClaim (spec.claimRef)
    OfClass,        // PersistentVolumeClaim, PersistentVolume -> StorageClass
    Attaches,       // VolumeAttachment -> PersistentVolume
    AttachedTo,     // VolumeAttachment -> Node
    SnapshotOf,     // VolumeSnapshot -> PersistentVolumeClaim
    SliceOf,        // EndpointSlice, Endpoints -> Service
    Targets,        // EndpointSlice, Endpoints -> Pod
    RoutesTo,       // Ingress -> Service
    Involves,       // Event -> the object it tells of (known kinds)
};

class StoreSnapshot;

/// The objects of one cluster and the relation index over them. GUI thread only (or the one thread of a command).
/// Lookups by key cost one hash; relations are kept for both directions, and for targets that do not exist (yet).
/// apply() costs O(changes * their references), emits changed() once per kind touched, with rows already updated. A change
/// with the resourceVersion already held changes nothing; a removal that names another uid than the one held is stale and
/// ignored. Keys are taken as given: an object without a namespace is found under the empty one. Not re-entrant.
class ObjectStore : public QObject
{
    Q_OBJECT
public:
    explicit ObjectStore(QObject *parent = nullptr);
    ~ObjectStore() override;

    void apply(const ChangeBatch &batch);
    /// Forgets everything of a kind, or of all, in one piece: for few objects, and where nobody waits.
    void clear(Kind kind);
    void clear();
    /// The changes that take everything of a kind away, for a BatchQueue.
    [[nodiscard]] ChangeBatch removals(Kind kind) const;
    [[nodiscard]] ChangeBatch removals() const;

    [[nodiscard]] ObjectPtr find(const ObjectKey &key) const;
    [[nodiscard]] ObjectPtr find(Kind kind, std::string_view ns, std::string_view name) const;
    [[nodiscard]] ObjectPtr findByUid(const Uid &uid) const;
    template<class T>
    [[nodiscard]] std::shared_ptr<const T> get(std::string_view ns, std::string_view name) const
    {
        return std::static_pointer_cast<const T>(find(T::staticKind, ns, name));
    }
    [[nodiscard]] std::size_t count(Kind kind) const;
    /// All objects of a kind, in no order. A copy of pointers: O(n).
    [[nodiscard]] std::vector<ObjectPtr> all(Kind kind) const;
    void forEach(Kind kind, const std::function<void(const ObjectPtr &)> &visit) const;
    /// All objects of a kind as they are now, for any thread. A copy of a pointer for every 128 of them.
    [[nodiscard]] ObjectChunks chunks(Kind kind) const;
    /// Everything as it is now. Those who ask before something changes are given the same one, as long as somebody holds it.
    [[nodiscard]] std::shared_ptr<const StoreSnapshot> snapshot() const;
    /// All of a kind as T, sorted by namespace and name: deterministic input for reasoning.
    template<class T>
    [[nodiscard]] std::vector<std::shared_ptr<const T>> sorted(std::string_view ns = {}) const
    {
        std::vector<std::shared_ptr<const T>> out;
        for (const ObjectPtr &object : sortedObjects(T::staticKind, ns))
            out.push_back(std::static_pointer_cast<const T>(object));
        return out;
    }
    [[nodiscard]] std::vector<ObjectPtr> sortedObjects(Kind kind, std::string_view ns = {}) const;

    /// What an object points at, existing or not; sorted. Empty when the object is unknown.
    [[nodiscard]] std::vector<ObjectKey> targets(const ObjectKey &from, Relation relation) const;
    /// Who points at a key, whether or not it exists; sorted.
    [[nodiscard]] std::vector<ObjectKey> sources(const ObjectKey &to, Relation relation) const;

    /// What was read: before a thing that is not here is called missing, ask this. Everything, until somebody says otherwise;
    /// sessions do.
    [[nodiscard]] const Coverage &coverage() const;
    void setCoverage(Coverage coverage);
    void setCoverage(Kind kind, KindCoverage coverage);
    /// Of which release of Kubernetes the cluster is: whose words and rules are meant by all that is said of its objects. The
    /// newest, until somebody says otherwise; sessions do.
    [[nodiscard]] ServerVersion serverVersion() const;
    void setServerVersion(ServerVersion server);

Q_SIGNALS:
    /// After apply(): what became of one kind. The delta lives until the slot returns.
    void changed(const portolan::KindDelta &delta);
    /// coverage() of a kind is another than before.
    void coverageChanged(portolan::Kind kind);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portolan

#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/objects/cluster.h"
#include "models/objects/kind.h"
#include "models/store/objectstore.h"

namespace portolan {

/// A value that is made when it is first asked for, by whichever thread asks first; others wait for it.
template<class T>
class Lazy
{
public:
    template<class Make>
    const T &get(Make make) const
    {
        std::call_once(m_once, [&] {
            m_value = make();
            m_made.store(true, std::memory_order_release);
        });
        return m_value;
    }
    /// Null while nobody has asked.
    [[nodiscard]] const T *made() const { return m_made.load(std::memory_order_acquire) ? &m_value : nullptr; }

private:
    mutable std::once_flag m_once;
    mutable std::atomic<bool> m_made{false};
    mutable T m_value{};
};

/// A store as it is now, to reason over while it moves on: whoever reasons over a cluster takes this, once for all its questions.
/// Taking one costs the store's thread a pointer for every 128 objects. Indexes are made when they are first asked for, on the
/// thread that asks, and serve whoever shares the snapshot: the first look-up by key of a kind and the first question of a relation
/// cost O(objects of the kind), the first sorting O(n log n); later ones a binary search. Belongs to nobody: it may outlive the store
/// and its session. Any thread, several at once.
class StoreSnapshot
{
public:
    StoreSnapshot(const ObjectStore &store); // NOLINT: who has a store may ask whatever asks for a snapshot
    StoreSnapshot(const StoreSnapshot &) = delete;
    StoreSnapshot &operator=(const StoreSnapshot &) = delete;

    [[nodiscard]] std::size_t count(Kind kind) const { return of(kind).size(); }
    /// All of a kind, in no order.
    template<class Visit>
    void forEach(Kind kind, Visit visit) const
    {
        of(kind).forEach(visit);
    }
    template<class T>
    [[nodiscard]] std::vector<std::shared_ptr<const T>> all() const
    {
        std::vector<std::shared_ptr<const T>> out;
        out.reserve(count(T::staticKind));
        forEach(T::staticKind, [&out](const ObjectPtr &object) { out.push_back(std::static_pointer_cast<const T>(object)); });
        return out;
    }
    /// By namespace and name; of one namespace, or of all.
    [[nodiscard]] std::vector<ObjectPtr> sortedObjects(Kind kind, std::string_view ns = {}) const;
    template<class T>
    [[nodiscard]] std::vector<std::shared_ptr<const T>> sorted(std::string_view ns = {}) const
    {
        std::vector<std::shared_ptr<const T>> out;
        for (ObjectPtr &object : sortedObjects(T::staticKind, ns))
            out.push_back(std::static_pointer_cast<const T>(std::move(object)));
        return out;
    }

    [[nodiscard]] ObjectPtr find(Kind kind, std::string_view ns, std::string_view name) const;
    [[nodiscard]] ObjectPtr find(const ObjectKey &key) const { return find(key.kind, key.ns, key.name); }
    template<class T>
    [[nodiscard]] std::shared_ptr<const T> get(std::string_view ns, std::string_view name) const
    {
        return std::static_pointer_cast<const T>(find(T::staticKind, ns, name));
    }
    /// Who points at a key, whether or not it exists, by key: the pods of a node (RunsOn), of a claim (UsesClaim), what a workload owns.
    [[nodiscard]] std::vector<ObjectPtr> sourceObjects(const ObjectKey &to, Relation relation) const;
    [[nodiscard]] std::vector<ObjectKey> sources(const ObjectKey &to, Relation relation) const;
    /// The nodes with that value of the label kubernetes.io/hostname.
    [[nodiscard]] std::vector<std::shared_ptr<const Node>> nodesOfHost(std::string_view host) const;

    /// What was read when it was taken.
    [[nodiscard]] const Coverage &coverage() const { return m_coverage; }
    /// Of which release the cluster is.
    [[nodiscard]] const ServerVersion &serverVersion() const { return m_serverVersion; }

private:
    /// Objects by the hash of something, in its order: sixteen bytes each, and whoever looks one up compares.
    using Hashed = std::vector<std::pair<std::size_t, const ObjectPtr *>>;

    [[nodiscard]] const ObjectChunks &of(Kind kind) const { return m_objects[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] Hashed hashKeys(Kind kind) const;
    [[nodiscard]] Hashed hashReferences(Relation relation) const;

    static constexpr std::size_t relationCount = static_cast<std::size_t>(Relation::Involves) + 1;
    Coverage m_coverage;
    ServerVersion m_serverVersion;
    std::array<ObjectChunks, kindCount> m_objects;
    std::array<Lazy<std::vector<ObjectPtr>>, kindCount> m_sorted;
    std::array<Lazy<Hashed>, kindCount> m_byKey;
    std::array<Lazy<Hashed>, relationCount> m_sources; ///< by what they point at
    Lazy<std::unordered_multimap<std::string_view, std::shared_ptr<const Node>>> m_hosts;
};

} // namespace portolan

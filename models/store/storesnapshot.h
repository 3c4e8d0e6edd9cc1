#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "models/objects/kind.h"
#include "models/store/objectstore.h"

namespace portolan {

/// The objects of some kinds as they are now, to reason over on another thread while the store moves on. Taking one is a
/// copy of pointers on the store's thread (10 ms for 150,000 objects); it sorts where it is read. The strings of the objects live
/// in the session's pool: the session must outlive whatever reads a snapshot.
class StoreSnapshot
{
public:
    StoreSnapshot(const ObjectStore &store, const std::vector<Kind> &kinds) : m_coverage(store.coverage()), m_serverVersion(store.serverVersion())
    {
        for (const Kind kind : kinds)
            m_objects[static_cast<std::size_t>(kind)] = store.all(kind);
    }

    /// All of a kind, in no order.
    [[nodiscard]] const std::vector<ObjectPtr> &objects(Kind kind) const { return m_objects[static_cast<std::size_t>(kind)]; }

    /// All of a kind as T, by namespace and name. Costs a sort.
    template<class T>
    [[nodiscard]] std::vector<std::shared_ptr<const T>> sorted() const
    {
        const auto &objects = m_objects[static_cast<std::size_t>(T::staticKind)];
        std::vector<std::shared_ptr<const T>> out;
        out.reserve(objects.size());
        for (const ObjectPtr &object : objects)
            out.push_back(std::static_pointer_cast<const T>(object));
        std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) {
            const int order = a->meta.ns.view().compare(b->meta.ns.view());
            return order != 0 ? order < 0 : a->meta.name < b->meta.name;
        });
        return out;
    }

    /// What was read when it was taken; kinds it was not asked for included.
    [[nodiscard]] const Coverage &coverage() const { return m_coverage; }
    /// Of which release the cluster is.
    [[nodiscard]] const ServerVersion &serverVersion() const { return m_serverVersion; }

private:
    Coverage m_coverage;
    ServerVersion m_serverVersion;
    std::array<std::vector<ObjectPtr>, kindCount> m_objects;
};

} // namespace portolan

#pragma once

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "models/store/idset.h"
#include "models/store/objectlist.h"
#include "models/store/objectstore.h"
#include "models/store/shards.h"

namespace portolan {

/// Numbers every key that is an object's or that some object points at, and keeps who points at it. A number is stable
/// until its key is neither. About 120 bytes an object. One thread.
class KeyTable
{
public:
    using Id = std::uint32_t;
    static constexpr Id none = ~Id(0);

    KeyTable();

    [[nodiscard]] Id find(Kind kind, std::string_view ns, std::string_view name) const;
    [[nodiscard]] Id findOrAdd(Kind kind, std::string_view ns, std::string_view name);
    [[nodiscard]] Id findUid(const Uid &uid) const;

    /// The object of a number; null when it is only pointed at.
    [[nodiscard]] const ObjectPtr &object(Id id) const
    {
        static const ObjectPtr nobody;
        const Entry &entry = m_entries[id];
        return entry.object ? m_objects[static_cast<std::size_t>(entry.kind)].at(entry.slot) : nobody;
    }
    /// Puts, replaces or (null) takes away the object of a number. Frees the number when nothing needs it any more.
    void setObject(Id id, ObjectPtr object);
    [[nodiscard]] ObjectKey key(Id id) const;

    void link(Id from, Relation relation, Id to);
    void unlink(Id from, Relation relation, Id to);
    template<class Visit>
    void forEachSource(Id to, Relation relation, Visit visit) const
    {
        if (!m_entries[to].incoming)
            return;
        for (const auto &[kindOfLink, ids] : *m_entries[to].incoming)
            if (kindOfLink == relation)
                ids.forEach(visit);
    }

    [[nodiscard]] std::size_t count(Kind kind) const { return objects(kind).size(); }
    [[nodiscard]] const ObjectList &objects(Kind kind) const { return m_objects[static_cast<std::size_t>(kind)]; }
    /// All objects of a kind as they are now: see ObjectList.
    [[nodiscard]] ObjectChunks chunks(Kind kind) { return m_objects[static_cast<std::size_t>(kind)].now(); }

private:
    struct Entry {
        const Object *object = nullptr; ///< its list holds it
        std::unique_ptr<std::pair<std::string, std::string>> missing; ///< namespace and name while there is no object
        std::unique_ptr<std::vector<std::pair<Relation, IdSet>>> incoming;
        ObjectList::Slot slot = 0;
        Kind kind = Kind::Other;
    };
    using Entries = std::deque<Entry>;
    struct KeyView {
        std::string_view ns, name;
        friend bool operator==(const KeyView &, const KeyView &) = default;
    };
    [[nodiscard]] static KeyView keyView(const Entry &entry)
    {
        return entry.object ? KeyView{entry.object->meta.ns, entry.object->meta.name}
                            : KeyView{entry.missing->first, entry.missing->second};
    }
    /// What is looked for, hashed once: for its shard and within that.
    struct Wanted {
        explicit Wanted(const KeyView &view) : key(view), hash(std::hash<std::string_view>()(view.name) * 31 + std::hash<std::string_view>()(view.ns)) {}
        KeyView key;
        std::size_t hash;
    };
    // Not noexcept: libstdc++ then keeps each hash beside its node and never visits the entries when it grows.
    struct KeyHash {
        using is_transparent = void;
        const Entries *entries;
        std::size_t operator()(const Wanted &wanted) const { return wanted.hash; }
        std::size_t operator()(Id id) const { return Wanted(keyView((*entries)[id])).hash; }
    };
    struct KeyEqual {
        using is_transparent = void;
        const Entries *entries;
        bool operator()(Id a, Id b) const { return a == b; }
        bool operator()(const Wanted &a, Id b) const { return a.key == keyView((*entries)[b]); }
        bool operator()(Id a, const Wanted &b) const { return b.key == keyView((*entries)[a]); }
    };
    struct UidHash {
        using is_transparent = void;
        const Entries *entries;
        std::size_t operator()(const Uid &uid) const { return uid.hash(); }
        std::size_t operator()(Id id) const { return (*entries)[id].object->meta.uid.hash(); }
    };
    struct UidEqual {
        using is_transparent = void;
        const Entries *entries;
        bool operator()(Id a, Id b) const { return a == b; }
        bool operator()(const Uid &a, Id b) const { return a == (*entries)[b].object->meta.uid; }
        bool operator()(Id a, const Uid &b) const { return b == (*entries)[a].object->meta.uid; }
    };
    using KeyIndex = std::unordered_set<Id, KeyHash, KeyEqual>;
    using UidIndex = std::unordered_set<Id, UidHash, UidEqual>;
    [[nodiscard]] Id find(Kind kind, const Wanted &wanted) const;
    void freeUnneeded(Id id);

    Entries m_entries;
    std::vector<Id> m_free;
    std::vector<Shards<KeyIndex>> m_byKey; // one a kind
    Shards<UidIndex> m_byUid;
    std::array<ObjectList, kindCount> m_objects;
};

} // namespace portolan

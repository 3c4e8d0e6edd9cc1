#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "models/objects/change.h"

namespace portolan {

/// What one reflector has told of so far, by name: turns lists and events into changes, and finds what a list no longer
/// holds. Shares the objects; costs about 80 bytes each.
class KnownObjects
{
public:
    using Emit = std::function<void(Change)>;
    explicit KnownObjects(Emit emit) : m_emit(std::move(emit)) {}

    /// Begins a list: what is not seen until endList() is gone.
    void beginList() { ++m_generation; }
    /// An object as it is now. The same version again changes nothing; another uid under the same name removes the old first.
    void upsert(ObjectPtr object);
    /// A deleted object with its last state. Unknown names and other uids are ignored.
    void remove(const ObjectPtr &object);
    /// The same when no more than that is known of it: the state told last is its last one.
    void remove(std::string_view ns, std::string_view name, std::string_view uid);
    void endList();
    void clear();
    [[nodiscard]] std::size_t size() const { return m_objects.size(); }
    /// The same incarnation, in whatever version.
    [[nodiscard]] bool holds(const Object &object) const
    {
        const auto found = m_objects.find(nameOf(object));
        return found != m_objects.end() && found->second.object->meta.uid == object.meta.uid;
    }
    template<class Visit>
    void forEach(Visit visit) const
    {
        for (const auto &[name, entry] : m_objects)
            visit(entry.object);
    }

private:
    struct Entry {
        ObjectPtr object;
        std::uint32_t generation = 0;
    };
    struct NameRef { // borrows from the object in the entry
        std::string_view ns, name;
        friend bool operator==(const NameRef &, const NameRef &) = default;
    };
    struct Hash {
        std::size_t operator()(const NameRef &ref) const
        {
            return std::hash<std::string_view>()(ref.name) * 31 + std::hash<std::string_view>()(ref.ns);
        }
    };
    [[nodiscard]] static NameRef nameOf(const Object &object) { return {object.meta.ns.view(), object.meta.name}; }
    void put(ObjectPtr object);

    Emit m_emit;
    std::unordered_map<NameRef, Entry, Hash> m_objects;
    std::uint32_t m_generation = 0;
};

} // namespace portolan

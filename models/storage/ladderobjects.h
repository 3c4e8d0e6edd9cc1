#pragma once

#include "models/storage/bindingworld.h"
#include "models/storage/ladder.h"
#include "models/store/storesnapshot.h"

namespace portolan {

/// The objects a chain is made of, as its builder asks for them; remembers what it was asked for one object. Borrows the snapshot.
class LadderObjects
{
public:
    LadderObjects(const StoreSnapshot &all, bool remembers) : m_all(all) { m_asked.all = !remembers; }

    [[nodiscard]] ObjectPtr find(const ObjectKey &key)
    {
        note(key);
        return m_all.find(key);
    }
    [[nodiscard]] ObjectPtr find(Kind kind, std::string_view ns, std::string_view name) { return find({kind, std::string(ns), std::string(name), {}}); }
    template<class T>
    [[nodiscard]] std::shared_ptr<const T> get(std::string_view ns, std::string_view name)
    {
        return std::static_pointer_cast<const T>(find(T::staticKind, ns, name));
    }
    [[nodiscard]] std::vector<ObjectKey> sources(const ObjectKey &to, Relation relation)
    {
        note(to);
        return m_all.sources(to, relation);
    }
    [[nodiscard]] bool hasLivePods(const ObjectKey &claim)
    {
        note(claim);
        return !livePodsOf(m_all, claim).empty();
    }
    /// Asks for everything of a kind, so that any change of it counts.
    [[nodiscard]] const StoreSnapshot &whole(Kind kind)
    {
        m_asked.kinds.insert(kind);
        return m_all;
    }
    [[nodiscard]] const Coverage &coverage() const { return m_all.coverage(); }
    [[nodiscard]] LadderBasis takeAsked() { return std::move(m_asked); }

private:
    void note(const ObjectKey &key)
    {
        if (!m_asked.all)
            m_asked.keys.insert(key);
    }
    const StoreSnapshot &m_all;
    LadderBasis m_asked;
};

} // namespace portolan

#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "models/objects/change.h"

namespace portolan {

/// Changes that wait to be sent on, only the newest of each object. Order is that of the last change of each object, so that
/// applying them one after another ends as all of them would. add() costs one hash of the uid.
class ChangeQueue
{
public:
    void add(Change change);
    /// Up to `most` of the oldest.
    [[nodiscard]] ChangeBatch take(std::size_t most);
    /// Forgets what waits.
    void clear();
    [[nodiscard]] std::size_t size() const { return m_index.size(); }
    [[nodiscard]] bool empty() const { return m_index.empty(); }
    /// Places held, those of superseded and taken changes included: at most a thousand or four times size().
    [[nodiscard]] std::size_t places() const { return m_changes.size(); }

private:
    struct Identity {
        Kind kind;
        Uid uid;
        std::string name; ///< namespace/name where there is no uid
        friend bool operator==(const Identity &, const Identity &) = default;
    };
    struct Hash {
        std::size_t operator()(const Identity &id) const
        {
            const std::size_t h = id.uid.empty() ? std::hash<std::string>()(id.name) : id.uid.hash();
            return h ^ (static_cast<std::size_t>(id.kind) << 56U);
        }
    };
    [[nodiscard]] static Identity identityOf(const Object &object);
    void compact();

    std::vector<Change> m_changes; ///< superseded ones have no object
    std::size_t m_first = 0;       ///< before it everything is taken
    std::unordered_map<Identity, std::size_t, Hash> m_index;
};

} // namespace portolan

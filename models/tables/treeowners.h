#pragma once

#include <optional>

#include "models/store/objectstore.h"
#include "models/store/owners.h"

namespace portolan {

/// Kinds whose pods hang under them, in the order people think of them.
[[nodiscard]] bool isTreeWorkload(Kind kind);
/// Where a kind comes among them; pods come behind all.
[[nodiscard]] int treeRank(Kind kind);

/// Who owns whom, of what a tree of workloads shows. Borrows the store; reads it anew each time: some hashes a question.
class TreeOwners
{
public:
    explicit TreeOwners(const ObjectStore &store) : m_store(store) {}

    /// The controller that is there and that the tree shows.
    [[nodiscard]] std::optional<ObjectKey> controllerOf(const Object &object) const;
    /// The controllers above, as far as they go.
    [[nodiscard]] OwnerChain above(const ObjectKey &key) const;
    /// It has an owner, which has one, and so on, until it is itself one of them (a circle, or no end within reach).
    [[nodiscard]] bool ownsItself(const Object &object) const;
    /// What it hangs under. Following this always ends: what owns itself hangs under nothing.
    [[nodiscard]] std::optional<ObjectKey> ownerOf(const Object &object) const;

private:
    const ObjectStore &m_store;
};

} // namespace portolan

#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "models/store/objectstore.h"

namespace portolan {

/// One reference an object's fields hold. Views live only while the visitor runs.
struct Reference {
    Relation relation;
    Kind kind;
    std::string_view ns; ///< empty for cluster-scoped kinds
    std::string_view name;
};

/// Visits every reference of an object, in the order of its fields, repeated ones included. A namespaced reference is read
/// in the object's own namespace unless it names another.
void forEachReference(const Object &object, const std::function<void(const Reference &)> &visit);

/// The distinct targets of one relation, sorted.
[[nodiscard]] std::vector<ObjectKey> referencesOf(const Object &object, Relation relation);

/// "OwnedBy", "RunsOn", ...: for dumps and tests.
[[nodiscard]] std::string_view relationName(Relation relation);

} // namespace portolan

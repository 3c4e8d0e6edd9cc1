#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/core/istring.h"
#include "models/core/time.h"
#include "models/core/uid.h"
#include "models/objects/kind.h"

namespace portolan {

/// Labels, annotations, selectors: few pairs, in the order of the document.
using StringPairs = std::vector<std::pair<IStr, IStr>>;

/// The value of a key, or nullptr.
[[nodiscard]] const IStr *findPair(const StringPairs &pairs, std::string_view key);

struct OwnerReference {
    IStr apiVersion;
    IStr kind;
    std::string name;
    Uid uid;
    bool controller = false;
};

struct ObjectMeta {
    std::string name; ///< not interned: rarely repeated
    IStr ns;          ///< namespace; empty for cluster-scoped objects
    Uid uid;
    std::string resourceVersion; ///< opaque
    std::string generateName;
    Timestamp creationTimestamp;
    Timestamp deletionTimestamp;
    std::int64_t deletionGracePeriodSeconds = -1; ///< -1: not given
    StringPairs labels;
    /// Only annotations Portolan reasons with (see decode: keptAnnotations); describe and YAML read the full object.
    StringPairs annotations;
    std::vector<OwnerReference> owners;
    std::vector<IStr> finalizers;

    [[nodiscard]] const OwnerReference *controller() const
    {
        for (const OwnerReference &owner : owners)
            if (owner.controller)
                return &owner;
        return nullptr;
    }
    [[nodiscard]] bool terminating() const { return !deletionTimestamp.isNull(); }
};

/// What every object is. Concrete structs derive; `kind` tells which (see objectCast). Immutable once shared.
struct Object {
    Kind kind = Kind::Other;
    ObjectMeta meta;
};
using ObjectPtr = std::shared_ptr<const Object>;

/// The object as its concrete struct, or nullptr when it is of another kind.
template<class T>
[[nodiscard]] const T *objectCast(const Object *object)
{
    return object && object->kind == T::staticKind ? static_cast<const T *>(object) : nullptr;
}
template<class T>
[[nodiscard]] const T *objectCast(const ObjectPtr &object)
{
    return objectCast<T>(object.get());
}

/// Names one object of a kind; hashable, owning.
struct ObjectKey {
    Kind kind = Kind::Other;
    std::string ns; ///< empty for cluster-scoped kinds
    std::string name;
    /// Of Kind::Other: which kind it is (see typeWord: "widgets.v1.example.com"). Stores hold objects of known kinds, or of one
    /// other kind alone, and know nothing of it.
    std::string type = {};
    friend auto operator<=>(const ObjectKey &, const ObjectKey &) = default;
};
[[nodiscard]] inline ObjectKey keyOf(const Object &object)
{
    return {object.kind, object.meta.ns.str(), object.meta.name, {}};
}
/// "pods/default/web-0" or "nodes/worker-1": the id used in evidence and in figures.
[[nodiscard]] std::string keyText(const ObjectKey &key);
/// The key a keyText() was made of; nothing when it is none ("CNI known from node annotations").
[[nodiscard]] std::optional<ObjectKey> keyFromText(std::string_view text);

/// A label selector (matchLabels and matchExpressions). Everything is ANDed; an empty one matches everything.
struct LabelSelector {
    enum class Op : std::uint8_t { In, NotIn, Exists, DoesNotExist, Gt, Lt };
    struct Requirement {
        IStr key;
        Op op = Op::In;
        std::vector<IStr> values;
        [[nodiscard]] bool matches(const StringPairs &labels) const;
    };
    StringPairs matchLabels;
    std::vector<Requirement> expressions;
    [[nodiscard]] bool empty() const { return matchLabels.empty() && expressions.empty(); }
    /// NotIn and DoesNotExist match labels that lack the key, as the API's selectors do.
    [[nodiscard]] bool matches(const StringPairs &labels) const;
    /// As kubectl prints a selector: "app=web,tier in (a,b)"; "<none>" when empty.
    [[nodiscard]] std::string text() const;
};

} // namespace portolan

template<>
struct std::hash<portolan::ObjectKey> {
    std::size_t operator()(const portolan::ObjectKey &key) const
    {
        const std::size_t h = std::hash<std::string>()(key.name) * 31 + std::hash<std::string>()(key.ns);
        return (h * 31 + static_cast<std::size_t>(key.kind)) ^ (key.type.empty() ? 0 : std::hash<std::string>()(key.type));
    }
};

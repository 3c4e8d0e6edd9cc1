#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/objects/meta.h"

namespace portolan {

/// What an item of a list is when it does not say so itself (list items carry no kind).
struct TypeHint {
    std::string apiVersion;
    std::string kind;
    bool protobuf = false; ///< the bytes are the object's protobuf message, as in a list that came so; else JSON, or bytes that tell (see WireDecoder)
};

/// "pods/default/web-0", or as much of it as is known.
[[nodiscard]] std::string objectPath(const TypeHint &type, std::string_view ns, std::string_view name);

/// Makes objects of the bytes a list or a watch brings. Belongs to one thread at a time.
class ItemDecoder
{
public:
    virtual ~ItemDecoder() = default;
    /// Errors: Parse, with the object's path as far as it is known ("pods/default/web-0") in `context`.
    [[nodiscard]] virtual Result<ObjectPtr> decode(std::string_view bytes, const TypeHint &hint) = 0;
    /// What stands beside the items of a list, as a JSON object: before its first item as far as it is known, and at its end.
    virtual void readHead(std::string_view json) { static_cast<void>(json); }
};

/// JSON bytes of one API object -> its compact struct. Reads only the fields Portolan uses, in one pass of simdjson
/// on-demand; skips managedFields; of Secrets and ConfigMaps keeps keys, never values. Unknown fields are ignored; a field of the wrong type is left at
/// its default and counted. Belongs to one thread at a time, as its pool does.
class ObjectDecoder final : public ItemDecoder
{
public:
    explicit ObjectDecoder(StringPool &pool);
    ~ObjectDecoder() override;

    [[nodiscard]] Result<ObjectPtr> decode(std::string_view bytes, const TypeHint &hint = {}) override;
    /// Fields that had a type the API does not give them, since construction.
    [[nodiscard]] std::size_t oddFields() const;
    /// Where in the bytes decoded last those stand.
    [[nodiscard]] const std::vector<std::size_t> &oddPlaces() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Annotations ObjectDecoder keeps: those Portolan reasons with (storage class, selected node, provisioner, flannel, calico,
/// cilium, ingress class, mirror pod, deployment revision, default class, last-applied never).
[[nodiscard]] bool keptAnnotation(std::string_view key);

} // namespace portolan

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// What a client would like to get, of the forms the demo server can make.
struct WantedForm {
    enum class As : std::uint8_t { Object, Table, Partial, Discovery };
    As as = As::Object;
    std::string version = "v1"; ///< of meta.k8s.io, or "v2"/"v2beta1" of apidiscovery.k8s.io
    bool acceptable = true;     ///< false: nothing in the Accept header can be made (406)
};
/// The first form of an Accept header that can be made. An empty header takes anything.
[[nodiscard]] WantedForm wantedForm(std::string_view accept);

/// An answer that is not an object: status code and body.
struct StatusAnswer {
    int code = 500;
    Json body;
};
[[nodiscard]] StatusAnswer statusAnswer(int code, std::string_view reason, std::string message);
[[nodiscard]] StatusAnswer notFound(const ResourceInfo &resource, std::string_view name);

/// "/apis/apps/v1/namespaces/shop/deployments/web/log" taken apart.
struct ApiPath {
    bool valid = false;
    std::string group, version;
    std::string ns, resource, name, subresource;
    bool inNamespace = false;
};
[[nodiscard]] ApiPath parseApiPath(std::string_view path);

/// Where the next page starts: after this object, in the state of this version. Opaque text for clients.
struct ContinueToken {
    std::uint64_t version = 0;
    std::string ns, name;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static bool parse(std::string_view text, ContinueToken &token);
};

/// A list document around items.
[[nodiscard]] Json listDocument(const ResourceInfo &resource, Json metadata, Json items);

} // namespace portolan

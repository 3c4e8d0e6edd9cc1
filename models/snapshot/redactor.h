#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/pseudonyms.h"
#include "models/snapshot/redactedkinds.h"
#include "models/snapshot/redactionrules.h"

namespace portolan {

/// Replaces what tells whose cluster it is by consistent stand-ins: names, namespaces, label values, host names, addresses
/// (addresses stay addresses, of the same family, and subnets subnets), images and registries, paths, UIDs, API groups that
/// are no public project's with their kinds and the fields of those, keys of labels and settings. Values that may hold anything (of ConfigMaps, environment variables, arguments, certificates,
/// foreign annotations) are masked. What Kubernetes itself names (kinds, fields, phases, quantities, times, "kube-system") and what
/// public projects do stay, so that tables, charts and traces come out as before. The same objects give the same answer.
class Redactor
{
public:
    /// Learns the names first: they are found in other objects' messages, too.
    explicit Redactor(const std::vector<Json> &objects);
    /// One of those objects.
    [[nodiscard]] Json redacted(const Json &object);

private:
    [[nodiscard]] Json value(std::string_view field, const Json &from, Hiding hiding);
    [[nodiscard]] Json members(std::string_view field, const Json &from, Hiding hiding, bool ofList = false);
    [[nodiscard]] Json annotations(const Json &from);
    [[nodiscard]] Json definition(const Json &from);
    [[nodiscard]] Json ownDefinition(const Json &from);
    void ingressController(Json &ingressClass, std::string_view controller);
    [[nodiscard]] std::string text(std::string_view field, std::string_view from, Hiding hiding);
    [[nodiscard]] std::string word(std::string_view field, std::string_view from);
    [[nodiscard]] bool isApisOwn(std::string_view field, std::string_view word) const;
    [[nodiscard]] std::string host(std::string_view from);
    [[nodiscard]] std::string image(std::string_view from);
    [[nodiscard]] std::string key(std::string_view from);
    [[nodiscard]] std::string sentence(std::string_view from, bool settings);
    [[nodiscard]] std::string composed(std::string_view from);
    [[nodiscard]] std::string uid(std::string_view from) const;

    std::string m_key; ///< of addresses and UIDs: nobody who lacks the cluster can compute it
    RedactedKinds m_kinds;
    Pseudonyms m_names;
    bool m_keepsSettings = false; ///< of the cluster's own parts, which tell how it works
    bool m_foreign = false;       ///< an object whose fields Kubernetes does not define
    /// A place whose words somebody else than Kubernetes chose.
    enum class OwnWords { None, Event, Condition } m_ownWords = OwnWords::None;
};

} // namespace portolan

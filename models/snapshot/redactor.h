#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/pseudonyms.h"

namespace portolan {

/// Replaces what tells whose cluster it is by consistent stand-ins: names, namespaces, label values, host names, addresses
/// (subnets stay subnets), images and registries, paths, UIDs. Values that may hold anything (of ConfigMaps, environment
/// variables, arguments, foreign annotations) are masked. What Kubernetes itself names (kinds, phases, quantities, times, keys,
/// "kube-system") stays, so that tables, charts and traces come out as before. The same objects give the same answer.
class Redactor
{
public:
    /// Learns the names first: they are found in other objects' messages, too.
    explicit Redactor(const std::vector<Json> &objects);
    /// One of those objects.
    [[nodiscard]] Json redacted(const Json &object);

private:
    enum class Rule { Field, Keep, Text, Mask, Label, Image, Uid };
    void learnName(const Json &object);
    void learnParts(const Json &object);
    [[nodiscard]] Json value(std::string_view key, const Json &from, Rule rule);
    [[nodiscard]] Json members(const Json &from, Rule rule);
    [[nodiscard]] Json annotations(const Json &from);
    [[nodiscard]] std::string text(std::string_view key, std::string_view from, Rule rule);
    [[nodiscard]] std::string field(std::string_view from);
    [[nodiscard]] std::string uid(std::string_view from) const;
    [[nodiscard]] Rule ruleOf(std::string_view key, Rule inherited) const;

    std::string m_key; ///< of addresses and UIDs: nobody who lacks the cluster can compute it
    Pseudonyms m_names;
    bool m_keepsData = false; ///< the settings of the cluster's own parts, which tell how it works
};

} // namespace portolan

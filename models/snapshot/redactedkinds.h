#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/core/json.h"
#include "models/core/pseudonyms.h"

namespace portolan {

/// Stand-ins for the kinds of somebody's own API groups ("Ledger" becomes "Kind1", "ledgers" "kind1s"), for the columns that their
/// definitions give tables, and for the fields of their objects. Kinds that Kubernetes or a public project has, too, stay: they
/// tell nothing. The same objects give the same words.
class RedactedKinds
{
public:
    explicit RedactedKinds(const std::vector<Json> &objects);

    /// A kind, a resource ("ledgers", "ledgers/status"), a short name or a category; everybody's stay.
    [[nodiscard]] std::string word(std::string_view from) const;
    /// Where running text names them.
    void teach(Pseudonyms &names) const;
    /// A field of an object that only its own definition explains. What fields of Kubernetes' own objects are called stays.
    [[nodiscard]] std::string field(std::string_view name);
    /// ".spec.ledger" and the like: field by field.
    [[nodiscard]] std::string path(std::string_view path);
    /// The title of a column; those that everybody uses stay.
    [[nodiscard]] std::string column(std::string_view title);

private:
    void learnDefinition(const Json &definition);
    void learnMentioned(const Json &value);
    void learnKind(std::string_view kind);
    void learn(std::string_view word, const std::string &standIn);
    void learnFields(std::string_view field, const Json &value);

    std::unordered_map<std::string, std::string> m_words, m_ownFields, m_columns;
    std::set<std::string, std::less<>> m_public; ///< kinds and resources of public projects
    std::set<std::string, std::less<>> m_fields; ///< of Kubernetes' own objects
    int m_count = 0;
};

/// Whether an object's fields are explained by nothing but a definition that is nobody else's.
[[nodiscard]] bool isForeign(const Json &object);

} // namespace portolan

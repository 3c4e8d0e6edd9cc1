#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/objects/meta.h"

namespace portolan {

/// The names of all objects of one kind, one after the other, so that looking through 150,000 costs a few milliseconds. Made
/// once, read from any thread.
class KindNames
{
public:
    /// O(objects); a name is copied, the objects need not outlive it.
    KindNames(Kind kind, const std::vector<ObjectPtr> &objects);

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] std::string_view name(std::size_t at) const { return std::string_view(m_text).substr(m_entries[at].begin, m_entries[at].size); }
    [[nodiscard]] const std::string &ns(std::size_t at) const { return m_namespaces[m_entries[at].ns]; }
    [[nodiscard]] std::uint32_t nsNumber(std::size_t at) const { return m_entries[at].ns; }
    [[nodiscard]] const std::vector<std::string> &namespaces() const { return m_namespaces; }
    [[nodiscard]] ObjectKey key(std::size_t at) const { return {m_kind, ns(at), std::string(name(at)), {}}; }

private:
    struct Entry {
        std::uint32_t begin, ns;
        std::uint16_t size; ///< names end at 253 characters; longer ones are cut
    };
    Kind m_kind;
    std::string m_text;
    std::vector<Entry> m_entries;
    std::vector<std::string> m_namespaces;
};

/// By kind; a kind that nobody has read is not there.
using NameIndex = std::map<Kind, std::shared_ptr<const KindNames>>;

} // namespace portolan

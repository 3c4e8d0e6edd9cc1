#include "views/window/nameindex.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace portolan {

KindNames::KindNames(Kind kind, const std::vector<ObjectPtr> &objects) : m_kind(kind)
{
    m_entries.reserve(objects.size());
    std::unordered_map<std::string_view, std::uint32_t> numbers; // of namespaces, whose text the objects hold meanwhile
    for (const ObjectPtr &object : objects) {
        const auto [number, isNew] = numbers.try_emplace(object->meta.ns.view(), std::uint32_t(m_namespaces.size()));
        if (isNew)
            m_namespaces.push_back(object->meta.ns.str());
        const std::size_t size = std::min<std::size_t>(object->meta.name.size(), std::numeric_limits<std::uint16_t>::max());
        m_entries.push_back({std::uint32_t(m_text.size()), number->second, std::uint16_t(size)});
        m_text.append(object->meta.name, 0, size);
    }
}

} // namespace portolan

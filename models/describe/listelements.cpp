#include "models/describe/listelements.h"

#include <algorithm>
#include <charconv>

#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

constexpr const char *namingKeys[] = {"name", "mountPath", "devicePath", "containerPort", "port", "type", "uid", "ip"};

std::string textOf(const Json &value)
{
    return toJsonText(value, {-1, true});
}

std::string valuesOf(const Json &element, const std::vector<std::string> &names)
{
    std::string out;
    for (const std::string &name : names)
        out += textOf(element[name]) + '\n';
    return out;
}

} // namespace

ManagedElements::ManagedElements(const Json &fields)
{
    for (const auto &[key, child] : fields.members()) {
        const std::string_view text = std::string_view(key).substr(std::min<std::size_t>(2, key.size()));
        if (key.starts_with("i:")) {
            std::size_t index = 0;
            if (std::from_chars(text.data(), text.data() + text.size(), index).ec == std::errc())
                m_indexes.emplace(index, &child);
            continue;
        }
        const auto named = key.starts_with("k:") || key.starts_with("v:") ? parseJson(text) : Result<Json>(Json());
        if (!named || named->isNull())
            continue;
        if (key.starts_with("v:")) {
            m_values.emplace(textOf(*named), &child);
            continue;
        }
        std::vector<std::string> names;
        for (const auto &[name, value] : named->members())
            names.push_back(name);
        std::sort(names.begin(), names.end());
        auto keyed = std::find_if(m_keyed.begin(), m_keyed.end(), [&names](const Keyed &k) { return k.names == names; });
        if (keyed == m_keyed.end())
            keyed = m_keyed.insert(m_keyed.end(), {names, {}});
        keyed->children.emplace(valuesOf(*named, names), &child);
    }
}

const Json *ManagedElements::find(const Json &element, std::size_t index) const
{
    if (const auto found = m_indexes.find(index); found != m_indexes.end())
        return found->second;
    for (const Keyed &keyed : m_keyed)
        if (const auto found = keyed.children.find(valuesOf(element, keyed.names)); found != keyed.children.end())
            return found->second;
    if (m_values.empty())
        return nullptr;
    const auto found = m_values.find(textOf(element));
    return found == m_values.end() ? nullptr : found->second;
}

AppliedElements::AppliedElements(const Json *list) : m_list(list)
{
    if (!list)
        return;
    for (const Json &element : list->items())
        for (const char *key : namingKeys)
            if (const Json *value = element.find(key))
                m_named.emplace(key + ('=' + textOf(*value)), &element);
}

const Json *AppliedElements::find(const Json &element, std::size_t index) const
{
    if (!m_list)
        return nullptr;
    for (const char *key : namingKeys)
        if (const Json *value = element.find(key)) {
            const auto found = m_named.find(key + ('=' + textOf(*value)));
            return found == m_named.end() ? nullptr : found->second;
        }
    return index < m_list->size() ? &(*m_list)[index] : nullptr;
}

} // namespace portolan

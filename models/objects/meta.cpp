#include "models/objects/meta.h"

#include <algorithm>
#include <charconv>

namespace portolan {

const IStr *findPair(const StringPairs &pairs, std::string_view key)
{
    const auto found = std::find_if(pairs.begin(), pairs.end(), [key](const auto &p) { return p.first == key; });
    return found == pairs.end() ? nullptr : &found->second;
}

std::string keyText(const ObjectKey &key)
{
    std::string out = key.kind == Kind::Other ? key.type : std::string(kindInfo(key.kind).resource);
    if (!key.ns.empty())
        out += '/' + key.ns;
    return out + '/' + key.name;
}

std::optional<ObjectKey> keyFromText(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    for (std::size_t k = 0; k < kindCount; ++k) {
        const auto kind = static_cast<Kind>(k);
        const KindInfo &info = kindInfo(kind);
        if (info.resource.empty() || info.resource != text.substr(0, slash))
            continue;
        const std::string_view path = text.substr(slash + 1);
        const std::size_t second = path.find('/');
        if (path.empty() || (second != std::string_view::npos) != info.namespaced)
            return std::nullopt;
        return info.namespaced ? ObjectKey{kind, std::string(path.substr(0, second)), std::string(path.substr(second + 1))} : ObjectKey{kind, {}, std::string(path)};
    }
    return std::nullopt;
}

namespace {

bool number(std::string_view text, std::int64_t &out)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), out);
    return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

bool compares(const LabelSelector::Requirement &r, const IStr *value)
{
    std::int64_t have = 0, bound = 0;
    if (!value || r.values.size() != 1 || !number(*value, have) || !number(r.values.front(), bound))
        return false;
    return r.op == LabelSelector::Op::Gt ? have > bound : have < bound;
}

std::string joined(const std::vector<IStr> &values)
{
    std::vector<std::string_view> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    std::string out;
    for (const std::string_view v : sorted)
        out += (out.empty() ? "" : ",") + std::string(v);
    return out;
}

std::string requirementText(const LabelSelector::Requirement &r)
{
    switch (r.op) {
    case LabelSelector::Op::In: return r.key.str() + " in (" + joined(r.values) + ")";
    case LabelSelector::Op::NotIn: return r.key.str() + " notin (" + joined(r.values) + ")";
    case LabelSelector::Op::Exists: return r.key.str();
    case LabelSelector::Op::DoesNotExist: return "!" + r.key.str();
    case LabelSelector::Op::Gt: return r.key.str() + ">" + joined(r.values);
    case LabelSelector::Op::Lt: return r.key.str() + "<" + joined(r.values);
    }
    return {};
}

} // namespace

bool LabelSelector::Requirement::matches(const StringPairs &labels) const
{
    const IStr *value = findPair(labels, key);
    const auto listed = [&] { return value && std::find(values.begin(), values.end(), *value) != values.end(); };
    switch (op) {
    case Op::In: return listed();
    case Op::NotIn: return !listed();
    case Op::Exists: return value != nullptr;
    case Op::DoesNotExist: return value == nullptr;
    case Op::Gt:
    case Op::Lt: return compares(*this, value);
    }
    return false;
}

bool LabelSelector::matches(const StringPairs &labels) const
{
    const bool allLabels = std::all_of(matchLabels.begin(), matchLabels.end(), [&labels](const auto &wanted) {
        const IStr *value = findPair(labels, wanted.first);
        return value && *value == wanted.second;
    });
    return allLabels
        && std::all_of(expressions.begin(), expressions.end(), [&labels](const Requirement &r) { return r.matches(labels); });
}

std::string LabelSelector::text() const
{
    if (empty())
        return "<none>";
    std::vector<std::pair<std::string, std::string>> parts; // sorted by key, as labels.Selector prints
    for (const auto &[key, value] : matchLabels)
        parts.emplace_back(key.str(), key.str() + "=" + value.str());
    for (const Requirement &r : expressions)
        parts.emplace_back(r.key.str(), requirementText(r));
    std::stable_sort(parts.begin(), parts.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::string out;
    for (const auto &part : parts)
        out += (out.empty() ? "" : ",") + part.second;
    return out;
}

} // namespace portolan

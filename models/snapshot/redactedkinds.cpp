#include "models/snapshot/redactedkinds.h"

#include <algorithm>
#include <cctype>

#include "models/objects/builtinresources.h"
#include "models/objects/kind.h"
#include "models/snapshot/redactionrules.h"

namespace portolan {

namespace {

bool isOwnGroup(std::string_view group)
{
    return group.find('.') != std::string_view::npos && !isPublicDomain(group);
}

/// The group of a value that names a kind, as objects, references and rules write it.
std::string_view groupOf(const Json &value)
{
    if (const std::string_view version = value["apiVersion"].view(); !version.empty())
        return splitApiVersion(version).first;
    const std::string_view group = value["apiGroup"].view();
    return group.empty() ? value["group"].view() : group;
}

std::string lower(std::string_view word)
{
    std::string out(word);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return out;
}

bool isBuiltIn(std::string_view word)
{
    const auto all = builtInResources();
    return std::any_of(all.begin(), all.end(), [word](const ResourceInfo &known) { return known.kind == word || known.resource == word || known.singular == word; });
}

bool isFieldLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
}

} // namespace

bool isForeign(const Json &object)
{
    const std::string_view group = splitApiVersion(object["apiVersion"].view()).first;
    return !builtInResource(object["kind"].view(), group) && isOwnGroup(group);
}

RedactedKinds::RedactedKinds(const std::vector<Json> &objects)
{
    static constexpr std::string_view everybodys[] = {
        "apiVersion", "kind", "metadata", "spec", "status", "conditions", "type", "reason", "message", "phase", "state", "replicas", "name", "namespace", "value", "key",
        "enabled", "size", "version", "image", "host", "port", "url", "address", "creationTimestamp", "template", "selector", "storage", "class", "count", "lastTransitionTime"};
    m_fields.insert(std::begin(everybodys), std::end(everybodys));
    const auto publicName = [this](const Json &object, std::string_view group) {
        if (group.find('.') == std::string_view::npos || !isPublicDomain(group))
            return;
        const Json &names = object["spec"]["names"];
        for (const std::string_view word : {object["kind"].view(), names["kind"].view(), names["plural"].view(), names["singular"].view()})
            if (!word.empty())
                m_public.emplace(word);
    };
    for (const Json &object : objects) {
        const bool definition = object["kind"].view() == "CustomResourceDefinition";
        publicName(object, definition ? object["spec"]["group"].view() : splitApiVersion(object["apiVersion"].view()).first);
        if (!isForeign(object) && !definition)
            learnFields({}, object);
    }
    for (const Json &object : objects)
        if (object["kind"].view() == "CustomResourceDefinition" && isOwnGroup(object["spec"]["group"].view()))
            learnDefinition(object);
    for (const Json &object : objects)
        learnMentioned(object);
}

void RedactedKinds::learn(std::string_view word, const std::string &standIn)
{
    if (!word.empty() && !m_public.contains(word) && !isBuiltIn(word))
        m_words.emplace(std::string(word), standIn);
}

void RedactedKinds::learnDefinition(const Json &definition)
{
    const Json &names = definition["spec"]["names"];
    const std::string number = std::to_string(++m_count);
    learn(names["kind"].view(), "Kind" + number);
    learn(names["listKind"].view(), "Kind" + number + "List");
    learn(names["plural"].view(), "kind" + number + 's');
    learn(names["singular"].view(), "kind" + number);
    int more = 0;
    for (const Json &name : names["shortNames"].items())
        learn(name.view(), 'k' + number + (++more > 1 ? "n" + std::to_string(more) : std::string()));
    for (const Json &category : names["categories"].items())
        if (category.view() != "all")
            learn(category.view(), "category" + number);
}

void RedactedKinds::learnKind(std::string_view kind)
{
    if (kind.empty() || m_words.contains(std::string(kind)))
        return;
    const std::string number = std::to_string(++m_count);
    learn(kind, "Kind" + number);
    learn(std::string(kind) + "List", "Kind" + number + "List");
    learn(lower(kind), "kind" + number);
    learn(lower(kind) + 's', "kind" + number + 's');
}

/// Owners, targets, rules and whatever else names a kind by its group.
void RedactedKinds::learnMentioned(const Json &value)
{
    if (isOwnGroup(groupOf(value)))
        learnKind(value["kind"].view());
    const auto &groups = value["apiGroups"].items();
    if (std::any_of(groups.begin(), groups.end(), [](const Json &group) { return isOwnGroup(group.view()); }))
        for (const Json &resource : value["resources"].items())
            if (const std::string_view plain = resource.view().substr(0, resource.view().find('/')); plain != "*" && !m_words.contains(std::string(plain)))
                learn(plain, "kind" + std::to_string(++m_count) + 's');
    for (const Json &item : value.items())
        learnMentioned(item);
    for (const auto &[name, child] : value.members())
        learnMentioned(child);
}

void RedactedKinds::learnFields(std::string_view field, const Json &value)
{
    for (const Json &item : value.items())
        learnFields({}, item);
    const bool free = keysOf(field) != Keys::Fields;
    for (const auto &[name, child] : value.members()) {
        if (!free)
            m_fields.emplace(name);
        if (!free && name != "managedFields")
            learnFields(name, child);
    }
}

std::string RedactedKinds::word(std::string_view from) const
{
    const std::size_t slash = from.find('/');
    const auto found = m_words.find(std::string(from.substr(0, slash)));
    if (found == m_words.end())
        return std::string(from);
    return slash == std::string_view::npos ? found->second : found->second + std::string(from.substr(slash));
}

void RedactedKinds::teach(Pseudonyms &names) const
{
    for (const auto &[word, standIn] : m_words)
        names.learnAs(word, standIn);
}

std::string RedactedKinds::field(std::string_view name)
{
    if (m_fields.contains(name))
        return std::string(name);
    return m_ownFields.try_emplace(std::string(name), "field" + std::to_string(m_ownFields.size() + 1)).first->second;
}

std::string RedactedKinds::path(std::string_view path)
{
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        std::size_t end = at;
        if (at > 0 && (path[at - 1] == '.' || path[at - 1] == '\''))
            while (end < path.size() && isFieldLetter(path[end]))
                ++end;
        if (path[at] == '"') { // what a filter compares with
            end = std::min(path.find('"', at + 1), path.size());
            const std::string_view literal = path.substr(at + 1, end - at - 1);
            out += '"' + (isKnownCondition(literal) || literal == "True" || literal == "False" ? std::string(literal) : std::string("own"));
            at = end;
            if (at < path.size())
                out += path[at++];
            continue;
        }
        if (end > at)
            out += field(path.substr(at, end - at));
        else
            out += path[end++];
        at = end;
    }
    return out;
}

std::string RedactedKinds::column(std::string_view title)
{
    static constexpr std::string_view everybodys[] = {"age", "name", "ready", "status", "state", "phase", "reason", "message", "version", "replicas", "type", "class"};
    const std::string small = lower(title);
    if (std::find(std::begin(everybodys), std::end(everybodys), small) != std::end(everybodys))
        return std::string(title);
    return m_columns.try_emplace(small, "Column" + std::to_string(m_columns.size() + 1)).first->second;
}

} // namespace portolan

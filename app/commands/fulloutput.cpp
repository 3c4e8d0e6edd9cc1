#include "app/commands/fulloutput.h"

#include <algorithm>

#include "app/commands/console.h"
#include "models/core/printable.h"
#include "models/objects/masksecret.h"
#include "models/yaml/yamlwriter.h"

namespace portolan {

namespace {

/// As Go's encoder writes these three; in JSON they stand in strings only.
std::string htmlEscaped(const std::string &json)
{
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<' || c == '>' || c == '&')
            out += c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026";
        else
            out += c;
    }
    return out;
}

} // namespace

void FullOutput::add(const ResourceInfo &resource, Json object)
{
    if (m_format == "name") {
        std::string kind = resource.kind;
        std::transform(kind.begin(), kind.end(), kind.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        m_names += printableLine(kind + (resource.group.empty() ? "" : "." + resource.group) + '/' + object["metadata"]["name"].str()) + '\n';
        return;
    }
    if (!m_shown.managedFields && object["metadata"].isObject())
        object.member("metadata").remove("managedFields");
    if (!m_shown.secrets)
        maskSecret(object);
    m_items.push(std::move(object));
}

void FullOutput::printEvent(std::string_view type, Json object, const std::string &format, bool showSecrets)
{
    if (!showSecrets)
        maskSecret(object);
    const std::string json = toJsonText(object, {-1, true});
    const std::string text = format == "yaml" ? toYaml(Json::object({{"object", std::move(object)}, {"type", type}}))
                                              : htmlEscaped("{\"type\":\"" + std::string(type) + "\",\"object\":" + json + "}\n");
    printData(text);
}

void FullOutput::print(bool single) const
{
    std::string text = m_names;
    if (m_format != "name") {
        const Json document = single ? m_items[0]
                                     : Json::object({{"apiVersion", "v1"}, {"items", m_items}, {"kind", "List"},
                                                     {"metadata", Json::object({{"resourceVersion", ""}})}});
        text = m_format == "yaml" ? toYaml(document) : htmlEscaped(toJsonText(document, {4, true})) + '\n';
    }
    printData(text);
}

} // namespace portolan

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
        printData(printableLine(kind + (resource.group.empty() ? "" : "." + resource.group) + '/' + object["metadata"]["name"].str()) + '\n');
        return;
    }
    if (!m_shown.managedFields && object["metadata"].isObject())
        object.member("metadata").remove("managedFields");
    if (!m_shown.secrets)
        maskSecret(object);
    if (m_format == "yaml")
        addYaml(object);
    else
        addJson(object);
    m_any = true;
}

void FullOutput::addJson(const Json &object)
{
    std::string text = htmlEscaped(toJsonText(object, {4, true}));
    if (m_single)
        return printData(text + '\n');
    printData(m_any ? ",\n        " : "{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n        ");
    std::size_t from = 0; // line breaks stand between values only: each line goes two steps inward
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
        printData(std::string_view(text).substr(from, end + 1 - from));
        printData("        ");
        from = end + 1;
    }
    printData(std::string_view(text).substr(from));
}

void FullOutput::addYaml(const Json &object)
{
    if (m_single)
        return printData(toYaml(object));
    if (!m_any)
        printData("apiVersion: v1\nitems:\n");
    printData(toYamlItem(object));
}

void FullOutput::end()
{
    if (m_single || m_format == "name")
        return;
    if (m_format == "yaml")
        return printData(std::string(m_any ? "" : "apiVersion: v1\nitems: []\n") + "kind: List\nmetadata:\n  resourceVersion: \"\"\n");
    printData(m_any ? "\n    ]" : "{\n    \"apiVersion\": \"v1\",\n    \"items\": []");
    printData(",\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n");
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

} // namespace portolan

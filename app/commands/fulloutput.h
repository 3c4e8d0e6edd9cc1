#pragma once

#include <string>
#include <string_view>

#include "models/core/json.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// Full objects as kubectl prints them to stdout: keys sorted, several in a List; without managedFields, and with the values of Secrets
/// masked, unless these were asked for.
class FullOutput
{
public:
    struct Shown {
        bool secrets = false;
        bool managedFields = false;
    };
    /// "json", "yaml" or "name".
    FullOutput(std::string format, const Shown &shown) : m_format(std::move(format)), m_shown(shown) {}
    void add(const ResourceInfo &resource, Json object);
    /// One object alone (`single`), or a List of all.
    void print(bool single) const;
    /// One event of a watch: {"type":"ADDED","object":{...}} on one line, or as YAML.
    static void printEvent(std::string_view type, Json object, const std::string &format, bool showSecrets);

private:
    std::string m_format;
    Shown m_shown;
    Json m_items = Json::array();
    std::string m_names;
};

} // namespace portolan

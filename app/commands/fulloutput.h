#pragma once

#include <string>
#include <string_view>

#include "models/core/json.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// Full objects as kubectl prints them to stdout, each as it comes: keys sorted, several in a List; without managedFields, and with the
/// values of Secrets masked, unless these were asked for.
class FullOutput
{
public:
    struct Shown {
        bool secrets = false;
        bool managedFields = false;
    };
    /// `format`: "json", "yaml" or "name". `single`: one object alone, else a List.
    FullOutput(std::string format, const Shown &shown, bool single) : m_format(std::move(format)), m_shown(shown), m_single(single) {}
    void add(const ResourceInfo &resource, Json object);
    /// Ends the List, which has none of its objects when none was added. Without it what was printed is no whole List.
    void end();
    /// One event of a watch: {"type":"ADDED","object":{...}} on one line, or as YAML.
    static void printEvent(std::string_view type, Json object, const std::string &format, bool showSecrets);

private:
    void addJson(const Json &object);
    void addYaml(const Json &object);

    std::string m_format;
    Shown m_shown;
    bool m_single;
    bool m_any = false;
};

} // namespace portolan

#include "models/snapshot/redactednames.h"

#include <algorithm>
#include <string>

#include "models/objects/kind.h"
#include "models/snapshot/redactionrules.h"

namespace portolan {

namespace {

std::string_view nameOf(const Json &object)
{
    return object["metadata"]["name"].view();
}

std::string kindWord(const Json &object)
{
    const Kind kind = kindByName(object["kind"].view(), splitApiVersion(object["apiVersion"].view()).first);
    return kind == Kind::Other ? std::string("object") : std::string(kindInfo(kind).singular);
}

bool isDefinition(const Json &object)
{
    return object["kind"].view() == "CustomResourceDefinition";
}

class NameLearner
{
public:
    NameLearner(Pseudonyms &names, const RedactedKinds &kinds, const std::vector<Json> &objects) : m_names(names), m_kinds(kinds), m_objects(objects) {}

    void run()
    {
        for (const std::string_view word : everybodysWords())
            m_names.keep(word);
        for (const Json &object : m_objects)
            groups(object);
        for (const Json &object : m_objects)
            m_names.learn(object["metadata"]["namespace"].view(), "namespace");
        for (const Json &object : m_objects)
            if (object["kind"].view() == "StatefulSet")
                statefulSet(object);
        for (const Json &object : m_objects)
            if (object["kind"].view() == "Pod")
                ephemeralClaims(object);
        for (const bool followers : {false, true}) // endpoints are called as their Service is
            for (const Json &object : m_objects)
                if (object["kind"].view().starts_with("Endpoint") == followers)
                    learnObject(object);
        for (const Json &object : m_objects)
            parts(object);
        for (const Json &object : m_objects)
            wildcards(object);
        m_kinds.teach(m_names);
    }

private:
    /// API groups as they are written in definitions and in objects.
    void group(std::string_view name)
    {
        if (name.find('.') != std::string_view::npos && !isPublicDomain(name) && !m_names.knows(name))
            m_names.learnAs(name, "group-" + std::to_string(++m_groups) + ".example");
    }
    void groups(const Json &object)
    {
        group(splitApiVersion(object["apiVersion"].view()).first);
        if (isDefinition(object) || object["kind"].view() == "APIService")
            group(object["spec"]["group"].view());
    }
    /// "web-0", "data-web-0": numbered as Kubernetes does. Source: pkg/controller/statefulset/stateful_set_utils.go
    void statefulSet(const Json &set)
    {
        const std::string name(nameOf(set)), standIn = m_names.name(name, "statefulset");
        numbered(name, standIn);
        for (const Json &claim : set["spec"]["volumeClaimTemplates"].items()) {
            const std::string volume = claim["metadata"]["name"].str();
            numbered(volume + '-' + name, m_names.name(volume, "volume") + '-' + standIn);
        }
    }
    void numbered(const std::string &stem, const std::string &standIn)
    {
        for (const Json &object : m_objects) {
            const std::string_view name = nameOf(object);
            if (name.size() <= stem.size() + 1 || !name.starts_with(stem) || name[stem.size()] != '-')
                continue;
            const std::string_view number = name.substr(stem.size() + 1);
            if (number.find_first_not_of("0123456789") == std::string_view::npos)
                m_names.learnAs(name, standIn + '-' + std::string(number));
        }
    }
    /// "web-0-scratch". Source: k8s.io/component-helpers/storage/ephemeral.
    void ephemeralClaims(const Json &pod)
    {
        for (const Json &volume : pod["spec"]["volumes"].items())
            if (const std::string name = volume["name"].str(); volume["ephemeral"].isObject())
                m_names.learnAs(std::string(nameOf(pod)) + '-' + name, m_names.name(nameOf(pod), "pod") + '-' + m_names.name(name, "volume"));
    }
    void learnObject(const Json &object)
    {
        const std::string_view name = nameOf(object);
        if (isDefinition(object) || object["kind"].view() == "APIService") { // "plural.group", "v1.group"
            const std::string groupName = object["spec"]["group"].str();
            if (!groupName.empty() && m_names.knows(groupName) && name.ends_with('.' + groupName))
                m_names.learnAs(name, m_kinds.word(name.substr(0, name.size() - groupName.size() - 1)) + '.' + m_names.name(groupName, {}));
            else
                m_names.keep(name);
        } else if (isPublicWord(name)) {
            m_names.keep(name);
        } else if (!looksLikeAddress(name)) {
            m_names.learn(name, kindWord(object));
        }
    }
    void parts(const Json &object)
    {
        for (const char *containers : {"initContainers", "containers", "ephemeralContainers"})
            for (const Json &container : object["spec"][containers].items())
                m_names.learn(container["name"].view(), "container");
        for (const Json &volume : object["spec"]["volumes"].items())
            m_names.learn(volume["name"].view(), "volume");
        for (const Json &port : object["spec"]["ports"].items())
            m_names.learn(port["name"].view(), "port");
    }
    /// "*.shop.example": names below it keep their end.
    void wildcards(const Json &value)
    {
        if (value.isString() && value.view().starts_with("*.") && !m_names.knows(value.view().substr(2)))
            m_names.learn(value.view().substr(2), "host");
        for (const Json &item : value.items())
            wildcards(item);
        for (const auto &[key, child] : value.members())
            wildcards(child);
    }

    Pseudonyms &m_names;
    const RedactedKinds &m_kinds;
    const std::vector<Json> &m_objects;
    int m_groups = 0;
};

} // namespace

void learnNames(Pseudonyms &names, const RedactedKinds &kinds, const std::vector<Json> &objects)
{
    NameLearner(names, kinds, objects).run();
}

bool isPublicDefinition(const Json &object)
{
    return isDefinition(object) && isPublicDomain(object["spec"]["group"].view());
}

} // namespace portolan

#include "models/core/pseudonyms.h"
#include "models/diagram/graph.h"

namespace portolan {

namespace {

/// "pods/default/web-0#volume:data": the segments name a namespace and an object.
void learnId(Pseudonyms &names, std::string_view id, const std::string &kind)
{
    const std::string_view key = id.substr(0, id.find('#'));
    const std::size_t first = key.find('/'), last = key.rfind('/');
    if (first == std::string_view::npos)
        return;
    if (last > first)
        names.learn(key.substr(first + 1, last - first - 1), "namespace");
    names.learn(key.substr(last + 1), kind);
}

std::string kindWord(std::string_view id)
{
    const std::string_view resource = id.substr(0, id.find('/'));
    for (const KindInfo &info : knownKinds())
        if (info.resource == resource)
            return std::string(info.singular);
    return "object";
}

void learnNode(Pseudonyms &names, const GraphNode &node)
{
    if (node.object) {
        names.learn(node.object->ns, "namespace");
        if (node.id.find('#') == std::string::npos)
            names.learn(node.object->name, node.kind);
    }
    if (node.form != GraphNode::Form::Note && node.kind != "backend")
        names.learn(node.label, node.kind);
    for (const std::string &text : node.names)
        names.learnParts(text, node.kind == "container" ? "image" : "name");
    for (const Evidence &e : node.evidence)
        if (e.object.find('/') != std::string::npos)
            learnId(names, e.object, kindWord(e.object));
}

void hideAll(Pseudonyms &names, std::vector<Evidence> &evidence)
{
    for (Evidence &e : evidence) {
        e.object = names.hide(e.object);
        e.value = names.hide(e.value);
        e.path = names.hide(e.path);
    }
}

} // namespace

Graph redacted(const Graph &graph)
{
    Pseudonyms names;
    for (const GraphNode &node : graph.nodes)
        learnNode(names, node);
    for (const GraphEdge &edge : graph.edges)
        for (const Evidence &e : edge.evidence)
            if (e.object.find('/') != std::string::npos)
                learnId(names, e.object, kindWord(e.object));
    Graph out = graph;
    for (std::string *text : {&out.title, &out.subtitle, &out.footer})
        *text = names.hide(*text);
    for (GraphNode &node : out.nodes) {
        for (std::string *text : {&node.id, &node.label, &node.subtitle, &node.parent, &node.glue, &node.spoken})
            *text = names.hide(*text);
        node.object.reset();
        hideAll(names, node.evidence);
        for (GraphRow &row : node.rows) {
            for (std::string *text : {&row.id, &row.value, &row.detail})
                *text = names.hide(*text);
            hideAll(names, row.evidence);
        }
    }
    for (GraphEdge &edge : out.edges) {
        for (std::string *text : {&edge.from, &edge.to, &edge.label})
            *text = names.hide(*text);
        hideAll(names, edge.evidence);
    }
    for (GraphStep &step : out.steps) {
        step.text = names.hide(step.text);
        hideAll(names, step.evidence);
    }
    return out;
}

} // namespace portolan

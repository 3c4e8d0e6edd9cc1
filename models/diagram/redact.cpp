#include <cctype>
#include <map>
#include <unordered_map>

#include "models/diagram/graph.h"

namespace portolan {

namespace {

bool wordLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 128; }

/// Four numbers with dots, or a word of hex digits with at least two colons.
bool isAddress(std::string_view word)
{
    int dots = 0, colons = 0, other = 0;
    for (const char c : word) {
        if (c == '.')
            ++dots;
        else if (c == ':')
            ++colons;
        else if (!std::isxdigit(static_cast<unsigned char>(c)))
            ++other;
    }
    return other == 0 && word.size() >= 3 && (dots == 3 ? word.find_first_not_of("0123456789.") == std::string_view::npos : colons >= 2);
}

class Pseudonyms
{
public:
    void learn(std::string_view text, const std::string &kind)
    {
        if (text.empty() || m_names.contains(std::string(text)))
            return;
        m_names.emplace(std::string(text), kind + '-' + std::to_string(++m_counts[kind]));
    }
    /// Parts of images, paths and handles: every word of them that is not a plain number.
    void learnParts(std::string_view text, const std::string &kind)
    {
        std::size_t at = 0;
        while (at < text.size()) {
            std::size_t end = at;
            while (end < text.size() && wordLetter(text[end]))
                ++end;
            const std::string_view word = text.substr(at, end - at);
            if (!word.empty() && word.find_first_not_of("0123456789.") != std::string_view::npos)
                learn(word, kind);
            at = end + 1;
        }
    }
    [[nodiscard]] std::string hide(std::string_view text)
    {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (end < text.size() && (wordLetter(text[end]) || text[end] == ':'))
                ++end;
            if (end == at) {
                out += text[at++];
                continue;
            }
            out += hideRun(text.substr(at, end - at));
            at = end;
        }
        return out;
    }

private:
    std::string hideRun(std::string_view run)
    {
        if (isAddress(run)) {
            learn(run, "address");
            return m_names.at(std::string(run));
        }
        const std::size_t colon = run.find(':');
        const std::string_view word = run.substr(0, colon);
        std::string out;
        if (isAddress(word)) {
            learn(word, "address");
            out = m_names.at(std::string(word));
        } else {
            const auto found = m_names.find(std::string(word));
            out = found != m_names.end() ? found->second : std::string(word);
        }
        if (colon != std::string_view::npos)
            out += ':' + hideRun(run.substr(colon + 1));
        return out;
    }
    std::unordered_map<std::string, std::string> m_names;
    std::map<std::string, int> m_counts;
};

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

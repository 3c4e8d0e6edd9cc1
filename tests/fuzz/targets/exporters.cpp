// Figures of any shape with any texts: the exporters answer well-formed files that hold no text as markup.

#include <QXmlStreamReader>

#include "models/decode/jsonparser.h"
#include "models/diagram/exporters.h"
#include "models/diagram/textmeasure.h"
#include "tests/fuzz/targets/input.h"

using namespace portolan;

namespace {

std::string anyId(fuzz::Input &input, const std::vector<std::string> &known)
{
    return known.empty() || input.number(4) == 0 ? input.text() : known[input.number(unsigned(known.size()))];
}

GraphNode anyNode(fuzz::Input &input, std::vector<std::string> &ids)
{
    GraphNode node;
    node.id = input.number(8) == 0 ? anyId(input, ids) : "n" + std::to_string(ids.size());
    node.kind = input.text(8);
    node.form = static_cast<GraphNode::Form>(input.number(5));
    node.style = static_cast<GraphStyle>(input.number(3));
    node.label = input.text();
    node.caption = input.text(12);
    node.subtitle = input.text();
    node.badge = {input.text(12), static_cast<GraphState>(input.number(7))};
    node.lane = int(input.number(4)) - 1;
    node.column = int(input.number(3));
    node.order = int(input.number(5)) - 1;
    if (input.number(3) == 0)
        node.parent = anyId(input, ids);
    if (input.number(4) == 0)
        node.glue = anyId(input, ids);
    ids.push_back(node.id);
    for (unsigned rows = input.number(3); rows > 0; --rows) {
        GraphRow row;
        row.form = static_cast<GraphRow::Form>(input.number(4));
        row.id = input.number(2) ? node.id + "#" + std::to_string(rows) : std::string();
        row.key = input.text(12);
        row.value = input.text();
        row.detail = input.text(12);
        row.tag = input.text(8);
        ids.push_back(row.id);
        node.rows.push_back(std::move(row));
    }
    return node;
}

Graph anyGraph(fuzz::Input input)
{
    Graph graph;
    graph.title = input.text();
    graph.footer = input.text();
    for (unsigned lanes = input.number(4); lanes > 0; --lanes)
        graph.lanes.push_back({input.text(6), input.text(12)});
    std::vector<std::string> ids;
    for (unsigned nodes = input.number(12); nodes > 0; --nodes)
        graph.nodes.push_back(anyNode(input, ids));
    for (unsigned edges = input.number(16); edges > 0 && !input.empty(); --edges) {
        GraphEdge edge;
        edge.from = anyId(input, ids);
        edge.to = anyId(input, ids);
        edge.label = input.text(12);
        edge.number = int(input.number(3));
        graph.edges.push_back(std::move(edge));
    }
    return graph;
}

void demandXml(const std::string &text, const char *what)
{
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            fuzz::demand(xml.name() != QStringLiteral("script"), "no text becomes a script");
    }
    fuzz::demand(!xml.hasError(), what);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Graph graph = anyGraph(fuzz::Input(data, size));
    const Layout layout = layOut(graph, FixedTextMeasure());
    const DiagramTheme theme = DiagramTheme::light();
    demandXml(svgText(graph, layout, theme), "the SVG is well-formed");
    demandXml(drawioText(graph, layout, theme), "the draw.io file is well-formed");
    fuzz::demand(parseJson(geometryJson(graph, layout)).has_value(), "the JSON is well-formed");
    for (const std::string &text : {dotText(graph), mermaidText(graph)}) {
        for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
            const std::size_t word = text.find_first_not_of(" \t", at + 1);
            fuzz::demand(word == std::string::npos || text.compare(word, 6, "click ") != 0, "no text becomes a link");
        }
    }
    (void)redacted(graph);
    return 0;
}

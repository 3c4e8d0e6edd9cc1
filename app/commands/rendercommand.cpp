#include "app/commands/rendercommand.h"

#include <algorithm>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/figurebuilders.h"
#include "app/commands/help.h"
#include "app/commands/resourcewords.h"
#include "models/core/outputfile.h"
#include "models/core/wholefile.h"
#include "models/diagram/exporters.h"
#include "models/diagram/handpositions.h"
#include "models/diagram/textmeasure.h"
#ifdef PORTOLAN_WITH_GUI
#include "views/diagram/figure.h"
#endif

namespace portolan {

namespace {

struct RenderOptions {
    SourceOptions source;
    FigureRequest figure;
    std::string what, output, format, positions, theme = "light", title;
    int scale = 1;
    bool legend = true, redact = false;
};

/// The option's value: "NS/NAME", or a name in -n's namespace (filled in later).
ObjectKey objectOf(Kind kind, OptionReader &reader)
{
    const auto name = readNamespacedName(reader.value());
    if (!reader.failed() && (!name || (!name->ns.empty() && !kindInfo(kind).namespaced)))
        reader.fail(name ? '"' + name->ns + '/' + name->name + "\" is no name: " + std::string(kindInfo(kind).resource) + " are in no namespace" : name.error().text());
    return name ? ObjectKey{kind, name->ns, name->name} : ObjectKey{kind, {}, {}};
}

bool takeScope(OptionReader &reader, FigureRequest &request)
{
    if (reader.is("--pod"))
        request.object = objectOf(Kind::Pod, reader);
    else if (reader.is("--claim"))
        request.object = objectOf(Kind::PersistentVolumeClaim, reader);
    else if (reader.is("--pv"))
        request.object = objectOf(Kind::PersistentVolume, reader);
    else if (reader.is("--node"))
        request.object = objectOf(Kind::Node, reader);
    else if (reader.is("--class"))
        request.object = objectOf(Kind::StorageClass, reader);
    else if (reader.is("--from"))
        request.from = reader.value();
    else if (reader.is("--to"))
        request.to = reader.value();
    else if (reader.is("--port"))
        request.port = reader.value();
    else if (reader.is("--protocol"))
        request.protocol = reader.value();
    else if (reader.is("--fold"))
        request.fold = reader.number(0, std::numeric_limits<int>::max());
    else
        return false;
    return true;
}

bool takeLook(OptionReader &reader, RenderOptions &options)
{
    if (reader.is("--output", "-o"))
        options.output = reader.value();
    else if (reader.is("--format"))
        options.format = reader.value();
    else if (reader.is("--theme"))
        options.theme = reader.value();
    else if (reader.is("--scale"))
        options.scale = reader.number(1, 4);
    else if (reader.is("--title"))
        options.title = reader.value();
    else if (reader.is("--no-legend"))
        options.legend = !reader.flag();
    else if (reader.is("--positions"))
        options.positions = reader.value();
    else if (reader.is("--redact"))
        options.redact = reader.flag();
    else
        return false;
    return true;
}

std::string suffixOf(const RenderOptions &options)
{
    if (!options.format.empty())
        return options.format;
    const std::size_t dot = options.output.rfind('.');
    if (options.output == "-")
        return "svg";
    return dot == std::string::npos ? std::string() : options.output.substr(dot + 1);
}

#ifdef PORTOLAN_WITH_GUI
constexpr std::string_view formatsText = ": svg, png, pdf, dot, mmd, drawio or json";
#else
constexpr std::string_view formatsText = ": without a GUI this build writes svg, dot, mmd, drawio and json";
#endif

/// What this build can write, by suffix or --format.
bool canWrite(std::string_view suffix)
{
#ifdef PORTOLAN_WITH_GUI
    return figureFormat(suffix).has_value();
#else
    static constexpr std::string_view suffixes[] = {"svg", "dot", "gv", "mmd", "drawio", "json"};
    return std::find(std::begin(suffixes), std::end(suffixes), suffix) != std::end(suffixes);
#endif
}

void check(OptionReader &reader, RenderOptions &options, const std::vector<std::string> &words)
{
    if (words.size() != 1)
        return reader.fail("render wants one of: storage, path, map, pod");
    options.what = words.front();
    const auto &all = figureBuilders();
    const auto builder = std::find_if(all.begin(), all.end(), [&](const FigureBuilder &b) { return b.name == options.what; });
    if (builder == all.end())
        return reader.fail("render cannot draw \"" + options.what + '"');
    if (options.output.empty())
        return reader.fail("render wants -o FILE");
    if (const std::string suffix = suffixOf(options); !canWrite(suffix))
        return reader.fail((suffix.empty() ? "the output's name has no suffix, which tells the format" : "no figure can be written as \"" + suffix + '"')
                           + std::string(formatsText));
    if (!DiagramTheme::byName(options.theme))
        return reader.fail("no theme \"" + options.theme + "\": light, dark or print");
    if (const Result<void> fits = builder->check ? builder->check(options.figure) : Result<void>(); !fits)
        return reader.fail(fits.error().text());
}

/// The hand-moved positions of --positions FILE. Errors: Config, Parse.
Result<HandPositions> movedBoxes(const std::string &path)
{
    if (path.empty())
        return HandPositions();
    return readWholeFile(path).and_then([&path](const std::string &text) { return readHandPositions(text, path); });
}

Result<QByteArray> fileBytes(const Graph &wanted, const RenderOptions &options)
{
    LayoutOptions layout;
    layout.legend = options.legend;
    layout.title = options.title;
    if (auto moved = movedBoxes(options.positions); moved)
        layout.moved = std::move(*moved);
    else
        return tl::unexpected(moved.error());
    const std::string suffix = suffixOf(options);
#ifdef PORTOLAN_WITH_GUI
    const Graph &graph = wanted;
    const auto format = figureFormat(suffix); // check() has seen that there is one
    FigureOptions figure;
    figure.theme = *DiagramTheme::byName(options.theme);
    figure.scale = options.scale;
    figure.layout = layout;
    figure.redact = options.redact;
    double shrunk = 1;
    QByteArray bytes = figureBytes(graph, *format, figure, &shrunk);
    if (shrunk < 0.999)
        complain("the figure is too large for " + suffix + " at this size: drawn at " + QString::number(shrunk, 'g', 2).toStdString() + " of it; svg has no such limit");
    if (bytes.isEmpty())
        return failure(ErrorKind::Config, options.output, "the figure is too large for this machine's memory as " + suffix + "; svg needs less");
    return bytes;
#else
    const Graph graph = options.redact ? redacted(wanted) : wanted;
    if (options.redact)
        layout = renamed(layout, wanted, graph);
    const auto text = [](const std::string &s) { return QByteArray(s.data(), qsizetype(s.size())); };
    const DiagramTheme theme = *DiagramTheme::byName(options.theme);
    if (suffix == "dot" || suffix == "gv")
        return text(dotText(graph));
    if (suffix == "mmd")
        return text(mermaidText(graph));
    const Graph shown = readable(graph);
    const Layout placed = layOut(shown, FixedTextMeasure(), layout);
    if (suffix == "svg")
        return text(svgText(shown, placed, theme));
    if (suffix == "json")
        return text(geometryJson(graph, placed));
    return text(drawioText(shown, placed, theme));
#endif
}

/// Names without a namespace are in -n's, or the context's.
void completeScope(FigureRequest &request, const CommandSource &source)
{
    if (request.object && request.object->ns.empty() && kindInfo(request.object->kind).namespaced)
        request.object->ns = source.ns();
}

} // namespace

int runRenderCommand(const std::vector<std::string> &arguments)
{
    RenderOptions options;
    std::vector<std::string> words;
    OptionReader reader(arguments);
    while (reader.next()) {
        if (takeScope(reader, options.figure) || takeLook(reader, options) || options.source.take(reader))
            continue;
        if (reader.isWord())
            words.push_back(reader.word());
        else
            reader.refuse();
    }
    if (!reader.failed())
        check(reader, options, words);
    if (reader.failed())
        return reader.usage(helpOf("render").usage);
    auto source = CommandSource::open(options.source);
    if (!source)
        return report(source.error());
    completeScope(options.figure, **source);
    const auto &all = figureBuilders();
    const auto builder = std::find_if(all.begin(), all.end(), [&](const FigureBuilder &b) { return b.name == options.what; });
    auto graph = builder->build(**source, options.figure);
    if (!graph)
        return report(graph.error());
    if (!options.source.now.isNull())
        graph->printedAt = rfc3339(options.source.now);
    const auto bytes = fileBytes(*graph, options);
    if (!bytes)
        return report(bytes.error());
    if (const auto written = writeOutputFile(options.output, std::string_view(bytes->constData(), std::size_t(bytes->size()))); !written)
        return report(written.error());
    return (*source)->exitCode(ExitDone);
}

} // namespace portolan

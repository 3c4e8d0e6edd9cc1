#include "app/commands/getcommand.h"

#include <algorithm>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/fulloutput.h"
#include "app/commands/help.h"
#include "app/commands/tableprinter.h"
#include "models/client/livesource.h"
#include "models/session/session.h"
#include "models/tables/tablejson.h"

namespace portolan {

namespace {

bool readArguments(OptionReader &reader, GetRequest &request)
{
    std::vector<std::string> words;
    while (reader.next()) {
        if (reader.is("--output", "-o"))
            request.output = reader.value();
        else if (reader.is("--selector", "-l"))
            request.labelSelector = reader.value();
        else if (reader.is("--field-selector"))
            request.fieldSelector = reader.value();
        else if (reader.is("--watch", "-w"))
            request.watch = reader.flag();
        else if (reader.is("--watch-only"))
            request.watch = request.watchOnly = reader.flag();
        else if (reader.is("--output-watch-events"))
            request.watchEvents = reader.flag();
        else if (reader.is("--no-headers"))
            request.headers = !reader.flag();
        else if (reader.is("--show-secrets"))
            request.shown.secrets = reader.flag();
        else if (reader.is("--show-managed-fields"))
            request.shown.managedFields = reader.flag();
        else if (request.source.take(reader))
            continue;
        else if (reader.isWord())
            words.push_back(reader.word());
        else
            reader.refuse();
    }
    static constexpr std::string_view outputs[] = {"table", "wide", "json", "yaml", "name", "csv"};
    if (std::find(std::begin(outputs), std::end(outputs), request.output) == std::end(outputs))
        reader.fail("there is no output format \"" + request.output + '"');
    else if (words.empty())
        reader.fail("say which kind to get");
    auto wanted = readResourceWords(words);
    if (!wanted)
        reader.fail(wanted.error().text());
    else
        request.wanted = std::move(*wanted);
    return !reader.failed();
}

/// A Table of one object or of all a target asks for. Answers without a Table (old custom resources) get our columns.
Result<Json> fetchTable(CommandSource &source, const GetRequest &request, const GetTarget &target, const std::string &name)
{
    const std::string ns = source.allNamespaces() ? std::string() : source.ns();
    const auto asTable = [&](const Json &answer) {
        if (answer["kind"].view() == "Table")
            return answer;
        const std::vector<Json> objects = answer.contains("items") ? answer["items"].items() : std::vector<Json>{answer};
        const ServerVersion server = source.session().store().serverVersion();
        return tableMaker(std::make_shared<FixedClock>(source.now()))(target.resource, objects, definedColumns(*source.source(), target.resource, server), server);
    };
    if (!name.empty()) {
        if (auto *live = dynamic_cast<LiveSource *>(source.source().get()))
            return live->getTable(target.resource, ns, name).map(asTable);
        return source.source()->get(target.resource, ns, name).map(asTable);
    }
    ListOptions options;
    options.ns = target.resource.namespaced ? ns : std::string();
    options.labelSelector = request.labelSelector;
    options.fieldSelector = request.fieldSelector;
    options.asTable = true;
    return source.source()->list(target.resource, options).map(asTable);
}

std::string kindPrefix(const ResourceInfo &resource)
{
    std::string out = resource.kind;
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return resource.group.empty() ? out : out + '.' + resource.group;
}

/// What kubectl says on stderr when there is nothing to show.
void tellNothing(const CommandSource &source, const std::vector<GetTarget> &targets)
{
    const bool anyNamespaced = std::any_of(targets.begin(), targets.end(), [](const GetTarget &t) { return t.resource.namespaced; });
    if (source.allNamespaces() || !anyNamespaced)
        remark("No resources found");
    else
        remark("No resources found in " + source.ns() + " namespace.");
    std::vector<ResourceInfo> resources;
    for (const GetTarget &target : targets)
        resources.push_back(target.resource);
    source.tellUncovered(resources);
}

int printTables(CommandSource &source, const GetRequest &request, const std::vector<GetTarget> &targets)
{
    int code = ExitDone;
    bool namespaces = false; // once a kind has shown them, all later ones do: as kubectl's printer flags
    bool printed = false;
    for (const GetTarget &target : targets) {
        namespaces = namespaces || (source.allNamespaces() && target.resource.namespaced);
        TablePrinter printer({request.output == "wide", request.headers, namespaces, targets.size() > 1 ? kindPrefix(target.resource) : std::string()});
        std::string csv;
        for (const std::string &name : target.names.empty() ? std::vector<std::string>{""} : target.names) {
            const Result<Json> table = fetchTable(source, request, target, name);
            if (!table) {
                code = report(table.error());
                continue;
            }
            if (request.output == "csv")
                csv += tableCsv(*table, request.headers && csv.empty(), namespaces);
            else
                printer.add(*table);
        }
        if (printer.rows() > 0 && printed && request.headers)
            printData("\n");
        printed = printed || printer.rows() > 0 || !csv.empty();
        printer.flush();
        printData(csv);
    }
    if (!printed && code == ExitDone)
        tellNothing(source, targets);
    return code;
}

/// Full objects: json, yaml, name.
int printObjects(CommandSource &source, const GetRequest &request, const std::vector<GetTarget> &targets)
{
    const std::string ns = source.allNamespaces() ? std::string() : source.ns();
    int code = ExitDone;
    FullOutput out(request.output, request.shown);
    const bool single = targets.size() == 1 && targets.front().names.size() == 1;
    for (const GetTarget &target : targets) {
        for (const std::string &name : target.names) {
            Result<Json> object = source.source()->get(target.resource, target.resource.namespaced ? ns : std::string(), name);
            if (!object)
                code = report(object.error());
            else
                out.add(target.resource, std::move(*object));
        }
        if (!target.names.empty())
            continue;
        ListOptions options;
        options.ns = target.resource.namespaced ? ns : std::string();
        options.labelSelector = request.labelSelector;
        options.fieldSelector = request.fieldSelector;
        Result<Json> list = source.source()->list(target.resource, options);
        if (!list) {
            code = report(list.error());
            continue;
        }
        for (Json &item : list->member("items").mutableItems())
            out.add(target.resource, std::move(item));
    }
    if (!single || code == ExitDone)
        out.print(single);
    return code;
}

} // namespace

int runGetCommand(const std::vector<std::string> &arguments)
{
    GetRequest request;
    OptionReader reader(arguments);
    if (!readArguments(reader, request))
        return reader.usage(helpOf("get").usage);
    auto opened = CommandSource::open(request.source);
    if (!opened)
        return report(opened.error());
    CommandSource &source = **opened;
    const auto targets = findTargets(*source.source(), request.wanted);
    if (!targets)
        return report(targets.error());
    const bool byName = !targets->front().names.empty();
    if (byName && source.allNamespaces()) {
        complain("a resource cannot be retrieved by name across all namespaces");
        return ExitUsage;
    }
    if (request.watch && (targets->size() != 1 || targets->front().names.size() > 1 || !source.isLive() || request.output == "csv")) {
        complain("-w follows one kind, or one object, of a live cluster");
        return ExitUsage;
    }
    if (request.watch)
        return source.exitCode(watchTarget(source, request, targets->front()));
    if (request.output == "table" || request.output == "wide" || request.output == "csv")
        return source.exitCode(printTables(source, request, *targets));
    return source.exitCode(printObjects(source, request, *targets));
}

} // namespace portolan

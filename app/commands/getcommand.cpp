#include "app/commands/getcommand.h"

#include <algorithm>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/fulloutput.h"
#include "app/commands/gettables.h"
#include "app/commands/getusage.h"
#include "app/commands/help.h"
#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

/// Empty for a format that there is.
std::string whyNoOutput(std::string_view format)
{
    static constexpr std::string_view outputs[] = {"table", "wide", "json", "yaml", "name", "csv"};
    static constexpr std::string_view kubectls[] = {"custom-columns", "custom-columns-file", "go-template", "go-template-file", "template",
                                                    "templatefile", "jsonpath", "jsonpath-as-json", "jsonpath-file", "kyaml"};
    if (std::find(std::begin(outputs), std::end(outputs), format) != std::end(outputs))
        return {};
    const std::string name(format.substr(0, format.find('=')));
    if (std::find(std::begin(kubectls), std::end(kubectls), name) != std::end(kubectls))
        return "kubectl's output format " + name + " is not supported: there are table, wide, json, yaml, name and csv";
    return "there is no output format \"" + std::string(format) + '"';
}

bool readArguments(OptionReader &reader, GetRequest &request)
{
    std::vector<std::string> words;
    std::string sortBy;
    while (reader.next()) {
        if (reader.is("--output", "-o"))
            request.output = reader.value();
        else if (reader.is("--selector", "-l"))
            request.labelSelector = reader.value();
        else if (reader.is("--field-selector"))
            request.fieldSelector = reader.value();
        else if (reader.is("--sort-by"))
            sortBy = reader.value();
        else if (reader.is("--watch", "-w"))
            request.watch = reader.flag();
        else if (reader.is("--watch-only"))
            request.watch = request.watchOnly = reader.flag();
        else if (reader.is("--output-watch-events"))
            request.watchEvents = reader.flag();
        else if (reader.is("--no-headers"))
            request.headers = !reader.flag();
        else if (reader.is("--usage"))
            request.usage = reader.flag();
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
    if (const std::string why = whyNoOutput(request.output); !why.empty())
        reader.fail(why);
    else if (words.empty())
        reader.fail("say which kind to get");
    if (!sortBy.empty()) {
        auto parsed = SortBy::parse(sortBy);
        if (parsed)
            request.sortBy = std::move(*parsed);
        else
            reader.fail(parsed.error().text());
    }
    auto wanted = readResourceWords(words);
    if (!wanted)
        reader.fail(wanted.error().text());
    else
        request.wanted = std::move(*wanted);
    return !reader.failed();
}

/// Prints full objects as they are told, or holds them, as text, to be sorted.
class ObjectPrinter final : public ListSink
{
public:
    ObjectPrinter(const GetRequest &request, FullOutput &out) : m_request(request), m_out(out) {}

    /// `usage`: what is told beside its objects; nullptr: nothing. Outlives the printer, as the resource does.
    void setResource(const ResourceInfo &resource, const UsageBeside *usage)
    {
        m_resource = &resource;
        m_usage = usage;
    }
    bool item(std::string_view json) override
    {
        Result<Json> object = parseJson(json);
        if (!object) {
            m_error = object.error();
            return false;
        }
        ++m_count;
        if (m_usage)
            object->set("usage", m_usage->json((*object)["metadata"]["namespace"].str(), (*object)["metadata"]["name"].str(), *object));
        if (!m_request.sortBy) {
            m_out.add(*m_resource, std::move(*object));
            return outputIsOpen();
        }
        auto key = m_request.sortBy->keyOf(*object);
        if (!key) {
            m_error = key.error();
            return false;
        }
        m_keys.push_back(std::move(*key));
        m_held.push_back({m_resource, m_usage ? toJsonText(*object) : std::string(json)});
        return true;
    }
    bool restart() override { return m_count == 0; }
    /// Objects told so far.
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// Why the last ones were not printed.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Prints what was held.
    [[nodiscard]] Result<void> finish()
    {
        if (!m_request.sortBy)
            return {};
        const auto order = m_request.sortBy->order(m_keys);
        if (!order)
            return tl::unexpected(order.error());
        for (const std::size_t at : *order)
            if (Result<Json> object = parseJson(m_held[at].json); object && outputIsOpen())
                m_out.add(*m_held[at].resource, std::move(*object));
        return {};
    }

private:
    struct Held {
        const ResourceInfo *resource;
        std::string json;
    };
    const GetRequest &m_request;
    FullOutput &m_out;
    const ResourceInfo *m_resource = nullptr;
    const UsageBeside *m_usage = nullptr;
    std::size_t m_count = 0;
    std::vector<Held> m_held;
    std::vector<SortBy::Key> m_keys;
    std::optional<Error> m_error;
};

/// Full objects: json, yaml, name. A list that breaks off stays without its end, so that nobody takes it for the whole.
int printObjects(CommandSource &source, const GetRequest &request, const std::vector<GetTarget> &targets)
{
    const std::string ns = source.allNamespaces() ? std::string() : source.ns();
    int code = ExitDone;
    const bool single = targets.size() == 1 && targets.front().names.size() == 1;
    FullOutput out(request.output, request.shown, single);
    ObjectPrinter printer(request, out);
    for (const GetTarget &target : targets) {
        const auto usage = request.usage ? std::optional(UsageBeside::ask(source, request, target)) : std::nullopt;
        printer.setResource(target.resource, usage ? &*usage : nullptr);
        for (const std::string &name : target.names) {
            const Result<Json> object = source.source()->get(target.resource, target.resource.namespaced ? ns : std::string(), name);
            if (!object)
                code = report(object.error());
            else
                printer.item(toJsonText(*object));
        }
        if (!target.names.empty())
            continue;
        const std::size_t before = printer.count();
        const Result<void> listed = source.source()->listTo(printer, target.resource, listOptions(source, request, target.resource));
        if (!listed)
            code = report(listed.error());
        if (!listed && printer.count() > before)
            return code;
    }
    const Result<void> sorted = printer.error() ? tl::unexpected(*printer.error()) : printer.finish();
    if (!sorted)
        return report(sorted.error());
    if (!single || code == ExitDone)
        out.end();
    return code;
}

} // namespace

ListOptions listOptions(const CommandSource &source, const GetRequest &request, const ResourceInfo &resource)
{
    ListOptions options;
    if (resource.namespaced && !source.allNamespaces())
        options.ns = source.ns();
    options.labelSelector = request.labelSelector;
    options.fieldSelector = request.fieldSelector;
    return options;
}

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
    if (const std::string why = request.usage ? UsageBeside::whyNot(request, *targets) : std::string(); !why.empty()) {
        complain(why);
        return ExitUsage;
    }
    const bool byName = !targets->front().names.empty();
    if (byName && source.allNamespaces()) {
        complain("a resource cannot be retrieved by name across all namespaces");
        return ExitUsage;
    }
    if (request.watch && (targets->size() != 1 || targets->front().names.size() > 1 || !source.isLive() || request.output == "csv")) {
        complain("-w follows one kind, or one object, of a live cluster");
        return ExitUsage;
    }
    if (request.watch && request.sortBy)
        remark(request.watchOnly ? "warning: --watch-only requested, --sort-by will be ignored"
                                 : "warning: --watch requested, --sort-by will be ignored for watch events received");
    if (request.watch)
        return source.exitCode(watchTarget(source, request, targets->front()));
    if (request.output == "table" || request.output == "wide" || request.output == "csv")
        return source.exitCode(printTables(source, request, *targets));
    return source.exitCode(printObjects(source, request, *targets));
}

} // namespace portolan

#include "app/commands/gettables.h"

#include <algorithm>
#include <memory>

#include <unistd.h>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/getusage.h"
#include "app/commands/tableprinter.h"
#include "models/client/livesource.h"
#include "models/decode/jsonparser.h"
#include "models/session/session.h"
#include "models/tables/tablejson.h"

namespace portolan {

namespace {

/// Hands rows to a printer; in an order of their own when they are to be sorted, which is known at the end. Sources that answer
/// without a Table (old custom resources) get our columns.
class RowSink final : public ListSink
{
public:
    RowSink(CommandSource &source, const GetRequest &request, const ResourceInfo &resource, RowPrinter &printer)
        : m_source(source), m_request(request), m_resource(resource), m_printer(printer)
    {
    }

    void head(const Json &beside) override
    {
        if (const std::string_view kind = beside["kind"].view(); !kind.empty())
            m_rows = kind == "Table";
        if (m_rows)
            m_printer.columns(beside["columnDefinitions"]);
    }
    bool item(std::string_view json) override
    {
        if (!m_rows)
            return object(json);
        if (const Result<void> read = m_reader.read(json, m_row); !read)
            return fail(read.error());
        return m_row.isRow ? row(m_row, m_row.object) : object(json); // objects in a list that says so only behind them
    }
    bool restart() override
    {
        m_held.clear();
        m_keys.clear();
        m_objects.clear();
        return m_printer.takeBack();
    }
    /// All has been told: prints what was held back.
    [[nodiscard]] Result<void> finish()
    {
        makeRows();
        if (m_request.sortBy && !m_error) {
            const auto order = m_request.sortBy->orderOfRows(m_keys);
            if (!order)
                return tl::unexpected(order.error());
            for (const std::size_t at : *order)
                m_printer.row(m_held[at], {});
        }
        m_held.clear();
        m_keys.clear();
        return m_error ? tl::unexpected(*m_error) : Result<void>();
    }

private:
    bool fail(const Error &error)
    {
        m_error = error;
        return false;
    }
    bool row(const RowCells &cells, std::string_view object)
    {
        if (!m_request.sortBy) {
            m_printer.row(cells, {});
            return outputIsOpen();
        }
        const Result<Json> parsed = object.empty() ? Result<Json>(Json()) : parseJson(object);
        if (!parsed)
            return fail(parsed.error());
        auto key = m_request.sortBy->keyOf(*parsed);
        if (!key)
            return fail(key.error());
        m_keys.push_back(std::move(*key));
        m_held.push_back(cells);
        return true;
    }
    bool object(std::string_view json)
    {
        constexpr std::size_t together = 500;
        Result<Json> parsed = parseJson(json);
        if (!parsed)
            return fail(parsed.error());
        m_objects.push_back(std::move(*parsed));
        return m_objects.size() < together || makeRows();
    }
    bool makeRows()
    {
        if (m_objects.empty())
            return true;
        const ServerVersion server = m_source.session().store().serverVersion();
        const Json table = tableMaker(std::make_shared<FixedClock>(m_source.now()))(
            m_resource, m_objects, definedColumns(*m_source.source(), m_resource, server), server, RowObject::Whole);
        m_objects.clear();
        m_printer.columns(table["columnDefinitions"]);
        for (const Json &one : table["rows"].items())
            if (!row(RowCells::of(one), m_request.sortBy ? toJsonText(one["object"]) : std::string()))
                return false;
        return true;
    }

    CommandSource &m_source;
    const GetRequest &m_request;
    const ResourceInfo &m_resource;
    RowPrinter &m_printer;
    RowReader m_reader;
    RowCells m_row;
    bool m_rows = true; ///< else whole objects come
    std::vector<Json> m_objects; ///< that are not rows yet
    std::vector<RowCells> m_held; ///< to be sorted
    std::vector<SortBy::Key> m_keys;
    std::optional<Error> m_error;
};

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
    source.tellNothing(resourcesOf(targets), source.allNamespaces() || !anyNamespaced);
}

/// One object of a target, or all of them.
Result<void> tellRows(RowSink &sink, CommandSource &source, const GetRequest &request, const GetTarget &target, const std::string &name)
{
    const std::string ns = source.allNamespaces() ? std::string() : source.ns();
    const bool wholeRows = request.sortBy || (request.usage && request.output != "table"); // requests and limits are in them
    const RowObject rowObject = wholeRows ? RowObject::Whole : source.allNamespaces() && target.resource.namespaced ? RowObject::Metadata : RowObject::None;
    if (name.empty()) {
        ListOptions options = listOptions(source, request, target.resource);
        options.asTable = true;
        options.rowObject = rowObject;
        return source.source()->listTo(sink, target.resource, options);
    }
    auto *live = dynamic_cast<LiveSource *>(source.source().get());
    const Result<Json> answer = live ? live->getTable(target.resource, ns, name, rowObject) : source.source()->get(target.resource, ns, name);
    if (!answer)
        return tl::unexpected(answer.error());
    if ((*answer)["kind"].view() == "Table") {
        tellItems(*answer, sink);
    } else {
        sink.head(Json::object({{"kind", target.resource.kind}}));
        sink.item(toJsonText(*answer));
    }
    return {};
}

} // namespace

int printTables(CommandSource &source, const GetRequest &request, const std::vector<GetTarget> &targets)
{
    constexpr std::size_t firstPage = 500; // somebody waits: they need not wait for the last row to see the first
    const bool csv = request.output == "csv";
    const std::size_t page = isatty(STDOUT_FILENO) != 0 && !request.sortBy ? firstPage : 0;
    int code = ExitDone;
    bool namespaces = false; // once a kind has shown them, all later ones do: as kubectl's printer flags
    bool printed = false;
    for (const GetTarget &target : targets) {
        namespaces = namespaces || (source.allNamespaces() && target.resource.namespaced);
        std::unique_ptr<RowPrinter> printer;
        if (csv)
            printer = std::make_unique<CsvPrinter>(request.headers, namespaces);
        else
            printer = std::make_unique<TablePrinter>(TablePrinterOptions{request.output == "wide", request.headers, namespaces,
                                                                         targets.size() > 1 ? kindPrefix(target.resource) : std::string(), page,
                                                                         printed && request.headers});
        const auto usage = request.usage ? std::optional(UsageBeside::ask(source, request, target)) : std::nullopt;
        std::optional<UsagePrinter> beside;
        if (usage)
            beside.emplace(*printer, *usage, source.ns());
        RowPrinter &rows = beside ? static_cast<RowPrinter &>(*beside) : *printer;
        std::vector<Error> errors;
        for (const std::string &name : target.names.empty() ? std::vector<std::string>{""} : target.names) {
            RowSink sink(source, request, target.resource, rows);
            const Result<void> told = tellRows(sink, source, request, target, name);
            const Result<void> finished = sink.finish();
            if (!told || !finished)
                errors.push_back(told ? finished.error() : told.error());
        }
        printer->flush();
        for (const Error &error : errors) // behind what there is, as its end
            code = report(error);
        printed = printed || printer->rows() > 0 || (csv && request.headers);
    }
    if (!printed && code == ExitDone)
        tellNothing(source, targets);
    return code;
}

} // namespace portolan

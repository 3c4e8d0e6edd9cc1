#include "models/tables/tablejson.h"

#include <algorithm>
#include <deque>

#include "models/decode/decoder.h"
#include "models/decode/todaysform.h"
#include "models/printers/builtincolumns.h"
#include "models/tables/columns.h"

namespace portolan {

namespace {

Json definition(std::string_view name, std::string_view type, std::string_view format, std::string_view description, int priority)
{
    return Json::object({{"name", name}, {"type", type}, {"format", format}, {"description", description}, {"priority", priority}});
}

/// Whole numbers and booleans travel as such; everything else as the text people read.
Json cellJson(const Cell &cell)
{
    if (const auto *number = std::get_if<std::int64_t>(&cell.key); number && std::to_string(*number) == cell.text)
        return *number;
    if (const auto *flag = std::get_if<bool>(&cell.key); flag && (cell.text == "true" || cell.text == "false"))
        return *flag;
    return cell.text;
}

Json podConditions(const Json &object)
{
    const std::string_view phase = object["status"]["phase"].view();
    if (phase != "Succeeded" && phase != "Failed")
        return {};
    return Json(Json::Array{Json::object({{"type", "Completed"}, {"status", "True"}, {"reason", phase},
                                          {"message", phase == "Failed" ? "The pod failed." : "The pod has completed successfully."}})});
}

class TableMaker
{
public:
    TableMaker(const ResourceInfo &resource, const TableOptions &options)
        : m_resource(resource), m_options(options), m_decoder(m_pool), m_columns(columnsOf(kindByName(resource.kind, resource.group), options.server)),
          m_printer(options.printer.begin(), options.printer.end())
    {
        if (m_printer.empty())
            m_printer = builtinColumns(resource.group, resource.kind, options.server);
    }

    [[nodiscard]] Json definitions() const
    {
        Json out = Json::array();
        for (const PrinterColumn &column : m_printer) {
            const TableColumn &told = column.column;
            out.push(definition(told.name, told.type, told.format, told.description, told.priority));
        }
        if (!m_printer.empty())
            return out;
        for (const ColumnDef &column : m_columns)
            out.push(definition(column.name, column.type, column.format, column.description, column.priority));
        return out;
    }

    [[nodiscard]] Json row(const Json &object)
    {
        Json out = Json::object({{"cells", cells(object)}});
        if (m_resource.kind == "Pod")
            if (Json conditions = podConditions(object); !conditions.isNull())
                out.set("conditions", std::move(conditions));
        if (m_options.include == RowObject::Metadata)
            out.set("object", partialMetadata(object, m_options.apiVersion));
        else if (m_options.include == RowObject::Whole)
            out.set("object", object);
        else
            out.set("object", nullptr);
        return out;
    }

private:
    [[nodiscard]] Json cells(const Json &object)
    {
        if (!m_printer.empty()) {
            Json told = Json::array();
            for (const PrinterColumn &column : m_printer)
                told.push(printerCell(column, object, {m_options.now, m_options.server}));
            return told;
        }
        const auto decoded = m_decoder.decode(toJsonText(object), {apiVersionText(m_resource.group, m_resource.version), m_resource.kind});
        Json out = Json::array();
        for (const ColumnDef &column : m_columns) {
            if (decoded)
                out.push(cellJson(column.cell(**decoded, {m_options.now, nullptr, m_options.server})));
            else
                out.push(column.format == "name" ? object["metadata"]["name"] : Json("<unknown>"));
        }
        return out;
    }

    const ResourceInfo &m_resource;
    const TableOptions &m_options;
    StringPool m_pool;
    ObjectDecoder m_decoder;
    std::vector<ColumnDef> m_columns;
    std::vector<PrinterColumn> m_printer; ///< empty: m_columns count
};

} // namespace

Json makeTable(const ResourceInfo &resource, std::span<const Json *const> objects, Json metadata, const TableOptions &options)
{
    TableMaker maker(resource, options);
    std::vector<const Json *> ordered(objects.begin(), objects.end());
    if (const RowOrder before = builtinRowOrder(resource.group, resource.kind))
        std::stable_sort(ordered.begin(), ordered.end(), [before](const Json *a, const Json *b) { return before(*a, *b); });
    Json rows = Json::array();
    for (const Json *object : ordered)
        rows.push(maker.row(*object));
    Json table = Json::object({{"kind", "Table"}, {"apiVersion", options.apiVersion}, {"metadata", std::move(metadata)}});
    table.set("columnDefinitions", options.columnDefinitions ? maker.definitions() : Json());
    table.set("rows", std::move(rows));
    return table;
}

MakeTable tableMaker(std::shared_ptr<const Clock> clock)
{
    return [clock = std::move(clock)](const ResourceInfo &resource, const std::vector<Json> &objects, std::span<const PrinterColumn> columns,
                                       ServerVersion server, RowObject rowObject) {
        std::vector<const Json *> pointers;
        pointers.reserve(objects.size());
        std::deque<Json> todays; // of objects that files hold in an old version
        for (const Json &object : objects)
            if (auto today = todaysForm(object))
                pointers.push_back(&todays.emplace_back(std::move(*today)));
            else
                pointers.push_back(&object);
        TableOptions options;
        options.now = clock->now();
        options.server = server;
        options.printer = columns;
        options.include = rowObject;
        return makeTable(resource, pointers, Json::object({{"resourceVersion", ""}}), options);
    };
}

Json partialMetadata(const Json &object, const std::string &apiVersion)
{
    return Json::object({{"kind", "PartialObjectMetadata"}, {"apiVersion", apiVersion}, {"metadata", object["metadata"]}});
}

} // namespace portolan

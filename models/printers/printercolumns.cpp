#include "models/printers/printercolumns.h"

#include "models/printers/builtincolumns.h"

namespace portolan {

namespace {

constexpr std::string_view nameText = "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a "
                                      "client to request the generation of an appropriate name automatically.";
constexpr std::string_view ageText = "CreationTimestamp is a timestamp representing the server time when this object was created.";

PrinterColumn nameColumn()
{
    return {{"Name", "string", "name", std::string(nameText), 0}, *JsonPath::parse(".metadata.name")};
}

PrinterColumn ageColumn()
{
    return {{"Age", "date", "", std::string(ageText), 0}, *JsonPath::parse(".metadata.creationTimestamp")};
}

/// v1beta1 may give the columns of all versions at once.
const Json &columnsOfVersion(const Json &spec, std::string_view version)
{
    for (const Json &one : spec["versions"].items())
        if (one["name"].view() == version && one.contains("additionalPrinterColumns"))
            return one["additionalPrinterColumns"];
    return spec["additionalPrinterColumns"];
}

/// Text as Go's encoding/json writes it: keys sorted, and no character that HTML knows.
std::string goJson(const Json &value)
{
    std::string out;
    for (const char c : toJsonText(value, {.sortKeys = true})) {
        if (c == '<' || c == '>' || c == '&')
            out += c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026";
        else
            out += c;
    }
    return out;
}

/// As JSONPath prints a result.
Json textCell(const Json &value)
{
    if (value.isNull())
        return "<no value>";
    return value.isArray() || value.isObject() ? goJson(value) : value.scalarText();
}

Json dateCell(const Json &value, Timestamp now)
{
    if (!value.isString())
        return {};
    if (value.view().empty() || value.view() == "null")
        return "<unknown>";
    const Timestamp time = Timestamp::parse(value.view());
    return time.isNull() ? "<invalid>" : age(time, now);
}

} // namespace

std::vector<PrinterColumn> printerColumns(const Json &definition, std::string_view version)
{
    std::vector<PrinterColumn> out{nameColumn()};
    const Json &columns = columnsOfVersion(definition["spec"], version);
    for (const Json &column : columns.items()) {
        const std::string path = column.contains("jsonPath") ? column["jsonPath"].str() : column["JSONPath"].str();
        Result<JsonPath> parsed = JsonPath::parse(path);
        if (!parsed)
            return out;
        std::string description = column["description"].str();
        if (description.empty())
            description = "Custom resource definition column (in JSONPath format): " + path;
        out.push_back({{column["name"].str(), column["type"].str(), column["format"].str(), std::move(description),
                        static_cast<int>(column["priority"].toInt())}, std::move(*parsed)});
    }
    if (columns.empty())
        out.push_back(ageColumn());
    return out;
}

Json printerCell(const PrinterColumn &column, const Json &object, const PrinterContext &context)
{
    if (column.builtin)
        return builtinCell(*column.builtin, object, context);
    const auto found = column.path ? column.path->find(object) : std::vector<const Json *>();
    if (!found || found->empty())
        return {};
    const Json &value = *found->front();
    const std::string &type = column.column.type;
    if (type == "string")
        return textCell(value);
    if (type == "integer")
        return value.isInteger() ? value : value.isNumber() ? Json(static_cast<std::int64_t>(value.toDouble())) : Json();
    if (type == "number")
        return value.isNumber() ? value : Json();
    if (type == "boolean")
        return value.isBool() ? value : Json();
    return type == "date" ? dateCell(value, context.now) : Json();
}

std::vector<PrinterColumn> definedColumns(ObjectSource &source, const ResourceInfo &resource, ServerVersion server)
{
    if (std::vector<PrinterColumn> columns = builtinColumns(resource.group, resource.kind, server); !columns.empty())
        return columns;
    const Result<ResourceInfo> definitions = source.resolve("customresourcedefinitions.apiextensions.k8s.io");
    if (!definitions)
        return {};
    const Result<Json> definition = source.get(*definitions, {}, resource.resource + '.' + resource.group);
    return definition ? printerColumns(*definition, resource.version) : std::vector<PrinterColumn>();
}

} // namespace portolan

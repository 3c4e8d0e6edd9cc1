#include "models/objects/printercolumns.h"

#include <charconv>
#include <optional>

namespace portolan {

namespace {

constexpr std::string_view nameText = "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a "
                                      "client to request the generation of an appropriate name automatically.";
constexpr std::string_view ageText = "CreationTimestamp is a timestamp representing the server time when this object was created.";

/// A path step by step; what cannot be understood leads nowhere.
class Walk
{
public:
    explicit Walk(std::string_view path) : m_rest(path) {}

    [[nodiscard]] const Json *from(const Json &value)
    {
        if (m_rest.starts_with('{') && m_rest.ends_with('}'))
            m_rest = m_rest.substr(1, m_rest.size() - 2);
        if (m_rest.starts_with('$') || m_rest.starts_with('@'))
            m_rest.remove_prefix(1);
        return go(value, m_rest);
    }

private:
    /// A member's name up to the next dot or bracket; a backslash keeps a dot.
    static std::string takeName(std::string_view &rest)
    {
        std::string name;
        while (!rest.empty() && rest.front() != '.' && rest.front() != '[') {
            if (rest.front() == '\\' && rest.size() > 1)
                rest.remove_prefix(1);
            name += rest.front();
            rest.remove_prefix(1);
        }
        return name;
    }
    static const Json *member(const Json &value, std::string_view name, std::string_view rest)
    {
        const Json *next = value.find(name);
        return next ? go(*next, rest) : nullptr;
    }
    static const Json *go(const Json &value, std::string_view rest)
    {
        if (rest.empty())
            return &value;
        if (rest.front() == '.') {
            rest.remove_prefix(1);
            if (rest.empty() || rest.front() == '[')
                return go(value, rest);
            const std::string name = takeName(rest);
            return name == "*" ? any(value, rest) : member(value, name, rest);
        }
        if (rest.front() != '[')
            return nullptr;
        const std::size_t close = closing(rest);
        if (close == std::string_view::npos)
            return nullptr;
        return bracket(value, rest.substr(1, close - 1), rest.substr(close + 1));
    }
    /// The bracket that closes the first one; quotes and parentheses may hold others.
    static std::size_t closing(std::string_view text)
    {
        char quote = 0;
        int depth = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (quote) {
                quote = c == quote ? '\0' : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == ']') {
                depth += c == '[' ? 1 : -1;
                if (depth == 0)
                    return i;
            }
        }
        return std::string_view::npos;
    }
    static const Json *any(const Json &value, std::string_view rest)
    {
        for (const Json &item : value.items())
            if (const Json *found = go(item, rest))
                return found;
        return nullptr;
    }
    static const Json *bracket(const Json &value, std::string_view inside, std::string_view rest)
    {
        if (inside == "*")
            return any(value, rest);
        if (inside.starts_with("?(") && inside.ends_with(')'))
            return filtered(value, inside.substr(2, inside.size() - 3), rest);
        if (inside.size() >= 2 && (inside.front() == '\'' || inside.front() == '"'))
            return member(value, inside.substr(1, inside.size() - 2), rest);
        std::int64_t index = 0;
        const auto [end, problem] = std::from_chars(inside.data(), inside.data() + inside.size(), index);
        if (problem != std::errc() || end != inside.data() + inside.size())
            return nullptr;
        const auto size = static_cast<std::int64_t>(value.items().size());
        index = index < 0 ? index + size : index;
        return index < 0 || index >= size ? nullptr : go(value.items()[static_cast<std::size_t>(index)], rest);
    }
    static const Json *filtered(const Json &value, std::string_view condition, std::string_view rest)
    {
        const std::size_t equals = condition.find("==");
        if (equals == std::string_view::npos)
            return nullptr;
        const std::string_view left = trimmed(condition.substr(0, equals));
        std::string_view right = trimmed(condition.substr(equals + 2));
        const bool quoted = right.size() >= 2 && (right.front() == '"' || right.front() == '\'');
        right = quoted ? right.substr(1, right.size() - 2) : right;
        for (const Json &item : value.items()) {
            const Json *found = jsonPathFirst(item, left);
            if (found && found->scalarText() == right && found->isString() == quoted)
                if (const Json *target = go(item, rest))
                    return target;
        }
        return nullptr;
    }
    static std::string_view trimmed(std::string_view text)
    {
        while (text.starts_with(' '))
            text.remove_prefix(1);
        while (text.ends_with(' '))
            text.remove_suffix(1);
        return text;
    }
    std::string_view m_rest;
};

} // namespace

const Json *jsonPathFirst(const Json &value, std::string_view path)
{
    return Walk(path).from(value);
}

std::vector<PrinterColumn> printerColumns(const Json &definition, std::string_view version)
{
    std::vector<PrinterColumn> out;
    out.push_back({{"Name", "string", "name", std::string(nameText), 0}, ".metadata.name"});
    for (const Json &one : definition["spec"]["versions"].items()) {
        if (one["name"].view() != version)
            continue;
        for (const Json &column : one["additionalPrinterColumns"].items())
            out.push_back({{column["name"].str(), column["type"].str(), column["format"].str(), column["description"].str(),
                            static_cast<int>(column["priority"].toInt())},
                           column["jsonPath"].str()});
    }
    if (out.size() == 1)
        out.push_back({{"Age", "date", "", std::string(ageText), 0}, ".metadata.creationTimestamp"});
    return out;
}

Json printerCell(const PrinterColumn &column, const Json &object, Timestamp now)
{
    const Json *value = jsonPathFirst(object, column.jsonPath);
    if (!value || value->isNull())
        return {};
    const std::string &type = column.column.type;
    if (type == "integer")
        return value->isInteger() ? *value : value->isNumber() ? Json(static_cast<std::int64_t>(value->toDouble())) : Json();
    if (type == "number")
        return value->isNumber() ? *value : Json();
    if (type == "boolean")
        return value->isBool() ? *value : Json();
    if (type == "date") {
        const Timestamp time = Timestamp::parse(value->view());
        return time.isNull() ? "<invalid>" : age(time, now);
    }
    return value->isArray() || value->isObject() ? toJsonText(*value) : value->scalarText();
}

std::vector<PrinterColumn> definedColumns(ObjectSource &source, const ResourceInfo &resource)
{
    const Result<ResourceInfo> definitions = source.resolve("customresourcedefinitions.apiextensions.k8s.io");
    if (!definitions)
        return {};
    const Result<Json> definition = source.get(*definitions, {}, resource.resource + '.' + resource.group);
    return definition ? printerColumns(*definition, resource.version) : std::vector<PrinterColumn>();
}

} // namespace portolan

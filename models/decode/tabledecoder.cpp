#include "models/decode/tabledecoder.h"

#include <optional>

#include "models/decode/kinds.h"

namespace portolan {

using decode::Reader;
using decode::Value;

namespace {

void readColumn(TableColumn &column, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name")
            reader.read(v, column.name);
        else if (key == "type")
            reader.read(v, column.type);
        else if (key == "format")
            reader.read(v, column.format);
        else if (key == "description")
            reader.read(v, column.description);
        else if (key == "priority") {
            std::int32_t priority = 0;
            reader.read(v, priority);
            column.priority = priority;
        }
    });
}

/// A cell as kubectl prints it: nothing for null, JSON for what is no scalar.
void readCell(std::string &cell, Value value, Reader &reader)
{
    if (reader.isNull(value))
        return;
    if (reader.isArray(value) || reader.isObject(value))
        cell = reader.rawContainer(value);
    else if (const auto text = reader.scalar(value))
        cell = *text;
}

/// What one document held, whatever it was.
struct Parts {
    ObjectMeta meta; ///< on the top level: an object's, or that of a Table
    std::vector<std::string> cells;
    ObjectMeta rowMeta;
    bool hasCells = false, hasRows = false;
    std::size_t rows = 0;
    std::optional<TableColumns> columns;
    std::string kind;

    void readRow(Value value, Reader &reader)
    {
        if (++rows > 1)
            return;
        reader.object(value, [&](std::string_view key, Value v) { readRowMember(key, v, reader); });
    }
    bool readRowMember(std::string_view key, Value value, Reader &reader)
    {
        if (key == "cells") {
            hasCells = true;
            reader.array(value, [&](Value cell) { readCell(cells.emplace_back(), cell, reader); });
        } else if (key == "object") {
            reader.object(value, [&](std::string_view inner, Value v) {
                if (inner == "metadata")
                    readMeta(rowMeta, v, reader);
            });
        } else {
            return false;
        }
        return true;
    }
    void readMember(std::string_view key, Value value, Reader &reader)
    {
        if (readRowMember(key, value, reader))
            return;
        if (key == "metadata") {
            readMeta(meta, value, reader);
        } else if (key == "kind") {
            reader.read(value, kind);
        } else if (key == "rows") {
            hasRows = true;
            reader.array(value, [&](Value row) { readRow(row, reader); });
        } else if (key == "columnDefinitions" && reader.isArray(value)) {
            columns.emplace();
            reader.array(value, [&](Value column) { readColumn(columns->emplace_back(), column, reader); });
        }
    }
};

} // namespace

struct TableDecoder::Private {
    explicit Private(StringPool &pool) : reader(pool) {}
    Reader reader;
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::padded_string bytes;

    /// The members of a document; SUCCESS when it is sound from end to end.
    simdjson::error_code read(std::string_view text, Parts &parts)
    {
        bytes = simdjson::padded_string(text);
        reader.begin(bytes.data(), bytes.data() + bytes.size());
        simdjson::ondemand::object root;
        if (const auto error = parser.iterate(bytes).get(document))
            return error;
        if (const auto error = document.get_object().get(root))
            return error;
        reader.members(root, [&](std::string_view key, Value value) { parts.readMember(key, value, reader); });
        if (reader.failed())
            return reader.fatal();
        return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
    }
};

TableDecoder::TableDecoder(StringPool &pool, const Clock &clock, TypeHint type)
    : d(std::make_unique<Private>(pool)), m_clock(clock), m_type(std::move(type)), m_columns(std::make_shared<TableColumns>())
{
}

TableDecoder::~TableDecoder() = default;

void TableDecoder::setColumns(TableColumns columns)
{
    if (columns.empty() || columns == *m_columns)
        return;
    m_columns = std::make_shared<const TableColumns>(std::move(columns));
    if (m_onColumns)
        m_onColumns();
}

void TableDecoder::readHead(std::string_view json)
{
    Parts parts;
    if (d->read(json, parts) != simdjson::SUCCESS)
        return;
    if (parts.columns)
        setColumns(std::move(*parts.columns));
    else if (m_columns->empty() && parts.kind.ends_with("List"))
        setColumns(plainColumns());
}

Result<ObjectPtr> TableDecoder::decode(std::string_view bytes, const TypeHint &)
{
    Parts parts;
    const simdjson::error_code error = d->read(bytes, parts);
    const bool isRow = parts.hasCells || parts.hasRows;
    ObjectMeta &meta = isRow ? parts.rowMeta : parts.meta;
    const std::string where = m_type.kind + (meta.ns.empty() ? "" : '/' + meta.ns.str()) + '/' + (meta.name.empty() ? "?" : meta.name);
    if (error != simdjson::SUCCESS)
        return failure(ErrorKind::Parse, where, simdjson::error_message(error));
    if (parts.hasRows && parts.rows != 1)
        return failure(ErrorKind::Parse, where, "a Table of " + std::to_string(parts.rows) + " rows where one is expected");
    if (meta.name.empty())
        return failure(ErrorKind::Parse, where, isRow ? "the row's object has no metadata.name" : "metadata.name is missing");
    if (parts.columns)
        setColumns(std::move(*parts.columns));
    auto row = std::make_shared<TableRow>();
    row->kind = Kind::Other;
    row->apiVersion = d->reader.intern(m_type.apiVersion);
    row->kindName = d->reader.intern(m_type.kind);
    row->told = m_clock.now();
    row->cells = std::move(parts.cells);
    if (!isRow) {
        if (m_columns->empty())
            setColumns(plainColumns());
        row->cells = {meta.name};
    }
    row->meta = std::move(meta);
    return ObjectPtr(std::move(row));
}

TableColumns plainColumns()
{
    return {{"Name", "string", "name", "Name must be unique within a namespace.", 0},
            {"Age", "date", "", "When the object was created.", 0}};
}

} // namespace portolan

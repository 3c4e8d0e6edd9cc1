#include "models/decode/rowcells.h"

#include "models/decode/jsonparser.h"
#include "models/decode/reader.h"

namespace portolan {

using decode::Reader;
using decode::Value;

namespace {

RowCells::Cell cellOf(const Json &value)
{
    return {value.isArray() || value.isObject() ? toJsonText(value) : value.scalarText(), value.isNumber()};
}

/// Scalars other than whole numbers and texts are read as a tree's are: 1.0 is written 1.
void readCell(RowCells::Cell &cell, Value value, Reader &reader)
{
    if (reader.isNull(value))
        return;
    std::string_view token;
    if (reader.isArray(value) || reader.isObject(value)) {
        token = reader.rawContainer(value);
    } else if (const auto text = reader.scalar(value)) {
        cell.number = reader.isNumber(value);
        if (!cell.number || (text->find_first_of(".eE") == std::string_view::npos && *text != "-0")) {
            cell.text = *text;
            return;
        }
        token = *text;
    }
    if (const Result<Json> parsed = parseJson(token))
        cell = cellOf(*parsed);
}

} // namespace

RowCells RowCells::of(const Json &row)
{
    RowCells out;
    out.isRow = row.contains("cells");
    for (const Json &cell : row["cells"].items())
        out.cells.push_back(cellOf(cell));
    out.ns = row["object"]["metadata"]["namespace"].str();
    return out;
}

struct RowReader::Private {
    StringPool pool; // the reader's; rows intern nothing
    Reader reader{pool};
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    std::string bytes;

    void readObject(RowCells &out, Value value)
    {
        out.object = reader.rawContainer(value);
        reader.object(value, [&](std::string_view key, Value member) {
            if (key == "metadata")
                reader.object(member, [&](std::string_view name, Value v) {
                    if (name == "namespace")
                        reader.read(v, out.ns);
                });
        });
    }
};

RowReader::RowReader() : d(std::make_unique<Private>()) {}
RowReader::~RowReader() = default;

Result<void> RowReader::read(std::string_view row, RowCells &out)
{
    out.cells.clear();
    out.ns.clear();
    out.object = {};
    out.isRow = false;
    d->bytes.assign(row);
    d->bytes.append(simdjson::SIMDJSON_PADDING, ' ');
    Reader &reader = d->reader;
    reader.begin(d->bytes.data(), d->bytes.data() + row.size());
    const std::size_t before = reader.odd();
    simdjson::ondemand::object root;
    auto error = d->parser.iterate(d->bytes.data(), row.size(), d->bytes.size()).get(d->document);
    if (!error)
        error = d->document.get_object().get(root);
    if (!error) {
        reader.members(root, [&](std::string_view key, Value value) {
            if (key == "cells") {
                out.isRow = true;
                reader.array(value, [&](Value cell) { readCell(out.cells.emplace_back(), cell, reader); });
            } else if (key == "object") {
                d->readObject(out, value);
            }
        });
        error = reader.fatal();
    }
    if (error || reader.odd() > before)
        return failure(ErrorKind::Parse, "row", error ? simdjson::error_message(error) : "a cell is damaged");
    return {};
}

} // namespace portolan

#include "models/tables/columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/tables/columnparts.h"

namespace portolan {

namespace columnparts {

Cell since(Timestamp moment, Timestamp now)
{
    if (moment.isNull())
        return {"<unknown>", {}, CellState::Muted};
    return {age(moment, now), moment, CellState::None};
}

Cell quantity(std::string_view written)
{
    const std::optional<Quantity> parsed = Quantity::parse(written);
    return parsed ? Cell{parsed->text(), *parsed, CellState::None} : text(written);
}

Cell ratio(std::int64_t have, std::int64_t want)
{
    return {std::to_string(have) + '/' + std::to_string(want), have * 1'000'000 + want,
            have < want ? CellState::Warning : CellState::None};
}

std::string joined(const std::vector<IStr> &words, std::string_view separator)
{
    std::string out;
    for (const IStr &word : words) {
        if (!out.empty())
            out += separator;
        out += word.view();
    }
    return out;
}

std::string pairsText(const StringPairs &pairs)
{
    if (pairs.empty())
        return "<none>";
    StringPairs sorted = pairs;
    std::sort(sorted.begin(), sorted.end());
    std::string out;
    for (const auto &[key, value] : sorted) {
        if (!out.empty())
            out += ',';
        out.append(key.view()).append("=").append(value.view());
    }
    return out;
}

Cell nameCell(const Object &object, const ColumnContext &)
{
    return text(object.meta.name);
}

Cell ageCell(const Object &object, const ColumnContext &context)
{
    return since(object.meta.creationTimestamp, context.now);
}

Cell createdCell(const Object &object, const ColumnContext &)
{
    const Timestamp moment = object.meta.creationTimestamp;
    return {moment.isNull() ? "0001-01-01T00:00:00Z" : rfc3339(moment), moment, CellState::None};
}

} // namespace columnparts

using namespace columnparts;

template<>
std::span<const ColumnDef> columnparts::columnsFor<Kind::Other>()
{
    static constexpr ColumnDef columns[] = {nameColumn, ageColumn};
    return columns;
}

namespace {

using AllColumns = std::array<std::span<const ColumnDef> (*)(), kindCount>;

template<std::size_t... Kinds>
constexpr AllColumns allColumns(std::index_sequence<Kinds...>)
{
    return {columnsFor<static_cast<Kind>(Kinds)>...};
}

} // namespace

std::vector<ColumnDef> columnsOf(Kind kind, ServerVersion server)
{
    static constexpr AllColumns all = allColumns(std::make_index_sequence<kindCount>());
    std::vector<ColumnDef> out;
    for (const ColumnDef &column : all[static_cast<std::size_t>(kind)]())
        if ((!column.since || server.has(*column.since)) && !(column.until && server.has(*column.until)))
            out.push_back(column);
    return out;
}

const ColumnDef &namespaceColumn()
{
    static constexpr ColumnDef column{"Namespace", "string", "", 0, "Namespace defines the space within which each name must be unique.",
                                      [](const Object &object, const ColumnContext &) { return text(object.meta.ns); }};
    return column;
}

} // namespace portolan

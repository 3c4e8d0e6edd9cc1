#include <algorithm>
#include <charconv>

#include "models/tables/columnparts.h"
#include "models/tables/rowfilter.h"
#include "models/tables/tablespec.h"

// Tables whose columns the server defines.

namespace portolan {

namespace {

using columnparts::since;

/// The seconds of a duration as HumanDuration writes it ("5m30s", "2y300d"); nothing for other text.
std::optional<std::int64_t> durationSeconds(std::string_view text)
{
    std::int64_t total = 0;
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        text.remove_prefix(std::size_t(end - text.data()));
        if (problem != std::errc() || number < 0 || number > 1'000'000'000 || text.empty())
            return std::nullopt;
        static constexpr std::pair<char, std::int64_t> units[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}, {'y', 365 * 86400}};
        const auto unit = std::find_if(std::begin(units), std::end(units), [&text](const auto &u) { return u.first == text.front(); });
        if (unit == std::end(units))
            return std::nullopt;
        total += number * unit->second;
        text.remove_prefix(1);
    }
    return total;
}

/// Servers tell ages as text of the moment they answer. The object's own age goes on exactly; others from that moment.
Cell ageCell(const TableRow &row, std::string_view text, Timestamp now)
{
    const Timestamp created = row.meta.creationTimestamp;
    const std::optional<std::int64_t> seconds = durationSeconds(text);
    if (const Timestamp moment = Timestamp::parse(text); !moment.isNull())
        return {std::string(text), moment, CellState::None};
    if (!seconds)
        return {std::string(text), {}, text.starts_with('<') ? CellState::Muted : CellState::None};
    constexpr std::int64_t slack = 2; // the server's clock, and the way here
    for (std::int64_t off = -slack; off <= slack && !created.isNull(); ++off)
        if (age(created, Timestamp{row.told.micros + off * 1'000'000}) == text)
            return since(created, now);
    return since(Timestamp{row.told.micros - *seconds * 1'000'000}, now);
}

/// A reason in parentheses behind the word does not change it: "False (ServiceNotFound)".
CellState stateOfWord(std::string_view word)
{
    if (word.ends_with(')'))
        word = word.substr(0, word.find(" ("));
    static constexpr std::pair<CellState, std::string_view> words[] = {
        {CellState::Ok, "true"}, {CellState::Ok, "ready"}, {CellState::Ok, "running"}, {CellState::Ok, "active"}, {CellState::Ok, "bound"},
        {CellState::Ok, "available"}, {CellState::Ok, "healthy"}, {CellState::Ok, "synced"}, {CellState::Ok, "ok"}, {CellState::Ok, "valid"},
        {CellState::Muted, "succeeded"}, {CellState::Muted, "completed"}, {CellState::Muted, "complete"}, {CellState::Muted, "done"},
        {CellState::Warning, "false"}, {CellState::Warning, "unknown"}, {CellState::Warning, "degraded"}, {CellState::Warning, "outofsync"},
        {CellState::Error, "failed"}, {CellState::Error, "error"}, {CellState::Error, "lost"}, {CellState::Error, "invalid"},
        {CellState::Error, "rejected"}, {CellState::Error, "unhealthy"},
        {CellState::Pending, "pending"}, {CellState::Pending, "progressing"}, {CellState::Pending, "creating"}, {CellState::Pending, "provisioning"},
        {CellState::Pending, "terminating"}, {CellState::Pending, "updating"}, {CellState::Pending, "waiting"}};
    const std::string typed = lowered(word);
    const auto found = std::find_if(std::begin(words), std::end(words), [&typed](const auto &w) { return w.second == typed; });
    return found == std::end(words) ? CellState::None : found->first;
}

/// Columns that say how an object fares, the most telling first.
int stateColumnOf(const std::vector<RowColumn> &columns)
{
    for (const char *name : {"status", "phase", "state", "ready", "healthy", "available"})
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].served && lowered(columns[i].name) == name)
                return int(i);
    return -1;
}

bool isAge(const TableColumn &column)
{
    return column.type == "date" || column.name == "Age";
}

bool isNumber(const TableColumn &column)
{
    return column.type == "integer" || column.type == "number";
}

/// What text sorts by: whole numbers, "2/3", sizes such as 10Gi, and decimals; else itself.
CellKey keyOfText(std::string_view text)
{
    std::int64_t number = 0, other = 0;
    const char *const end = text.data() + text.size();
    const auto [at, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc())
        return {};
    if (at == end)
        return number;
    if (*at == '/') {
        const auto [behind, trouble] = std::from_chars(at + 1, end, other);
        return trouble == std::errc() && behind == end ? CellKey(number * 1'000'000 + other) : CellKey();
    }
    const bool size = text.ends_with('i') || text.find_first_not_of("-0123456789.") == std::string_view::npos;
    if (const std::optional<Quantity> quantity = size ? Quantity::parse(text) : std::nullopt)
        return *quantity;
    return {};
}

} // namespace

Cell servedCell(const RowColumn &column, const TableRow &row, const ColumnContext &context)
{
    const TableColumn &told = *column.served;
    std::string text(cellOf(row, column.servedIndex));
    if (const std::size_t end = text.find_first_of("\f\n\r"); end != std::string::npos)
        text.replace(end, std::string::npos, "...");
    if (isAge(told))
        return text.empty() && told.name == "Age" ? since(row.meta.creationTimestamp, context.now) : ageCell(row, text, context.now);
    Cell cell{std::move(text), {}, CellState::None};
    if (told.format != "name")
        cell.key = keyOfText(cell.text);
    if (column.tellsState)
        cell.state = stateOfWord(cell.text);
    return cell;
}

TableSpec servedSpec(const ResourceInfo &resource, std::shared_ptr<const TableColumns> columns)
{
    TableSpec spec;
    spec.id = {Kind::Other};
    spec.served = std::move(columns);
    spec.type = typeWord(resource);
    spec.servedNamespaced = resource.namespaced;
    if (resource.namespaced) {
        RowColumn column;
        column.name = namespaceColumn().name;
        column.description = namespaceColumn().description;
        column.ofObject = namespaceColumn().cell;
        spec.columns.push_back(column);
    }
    for (std::size_t i = 0; i < spec.served->size(); ++i) {
        const TableColumn &told = (*spec.served)[i];
        RowColumn column;
        column.name = told.name;
        column.description = told.description;
        column.shown = told.priority == 0;
        column.ticks = isAge(told);
        column.numeric = isNumber(told);
        column.served = &told;
        column.servedIndex = i;
        spec.columns.push_back(column);
    }
    spec.stateColumn = stateColumnOf(spec.columns);
    if (spec.stateColumn >= 0)
        spec.columns[std::size_t(spec.stateColumn)].tellsState = true;
    return spec;
}

} // namespace portolan

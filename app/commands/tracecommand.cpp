#include "app/commands/tracecommand.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/help.h"
#include "app/commands/networksource.h"
#include "models/core/wholefile.h"
#include "models/network/traceprint.h"

namespace portolan {

namespace {

struct TraceOptions {
    SourceOptions source;
    std::vector<std::string> words;
    std::string output = "text", batch;
    TraceRequest request; ///< port and protocol
};

/// What `set` answers, as a failure of the command line.
void check(OptionReader &reader, const Result<void> &set)
{
    if (!set && !reader.failed())
        reader.fail(set.error().text());
}

bool readOptions(OptionReader &reader, TraceOptions &options)
{
    while (reader.next()) {
        if (options.source.take(reader))
            continue;
        if (reader.is("--port"))
            check(reader, options.request.setPort(reader.value()));
        else if (reader.is("--protocol"))
            check(reader, options.request.setProtocol(reader.value()));
        else if (reader.is("--output", "-o"))
            options.output = reader.value();
        else if (reader.is("--batch"))
            options.batch = reader.value();
        else if (reader.isWord())
            options.words.push_back(reader.word());
        else
            reader.refuse();
    }
    if (!reader.failed() && options.output != "text" && options.output != "json")
        reader.fail("-o is text or json");
    if (!reader.failed() && (options.batch.empty() ? options.words.size() != 2 : !options.words.empty()))
        reader.fail(options.batch.empty() ? "FROM and TO are needed" : "--batch takes its ends from the file");
    return !reader.failed();
}

std::string trimmed(const std::string &word)
{
    const std::size_t first = word.find_first_not_of(" \r"), last = word.find_last_not_of(" \r");
    return first == std::string::npos ? std::string() : word.substr(first, last - first + 1);
}

/// The cells of a row: by tabs, else by commas (a cell may stand in quotes), else by runs of blanks. Cells at the end that are
/// empty are none.
std::vector<std::string> columnsOf(std::string line)
{
    const bool tabs = line.find('\t') != std::string::npos, commas = !tabs && line.find(',') != std::string::npos;
    std::vector<std::string> columns;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, tabs ? '\t' : commas ? ',' : ' ');) {
        cell = trimmed(cell);
        if (commas && cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
            cell = cell.substr(1, cell.size() - 2);
        if (tabs || commas || !cell.empty())
            columns.push_back(cell);
    }
    while (!columns.empty() && columns.back().empty())
        columns.pop_back();
    return columns;
}

/// Counts how a batch went; the worst tells the exit code.
struct Tally {
    int rows = 0, failed = 0, malformed = 0, missing = 0;
    [[nodiscard]] int exitCode() const
    {
        if (malformed > 0)
            return ExitBadInput;
        if (missing > 0)
            return ExitNotFound;
        return failed > 0 ? ExitExpectationFailed : ExitDone;
    }
};

/// A row of a batch; `number` is its line's.
struct BatchRow {
    int number = 0;
    std::vector<std::string> columns;
};

/// The rows of a file ("-": standard input) without remarks, blank lines and a heading.
Result<std::vector<BatchRow>> readRows(const std::string &fileName)
{
    const Result<std::string> text = fileName == "-" ? readStandardInput() : readWholeFile(fileName);
    if (!text)
        return tl::unexpected(text.error());
    std::vector<BatchRow> rows;
    std::istringstream in(*text);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        auto columns = columnsOf(line);
        const bool heading = rows.empty() && !columns.empty() && (columns.front() == "FROM" || columns.front() == "from");
        if (!columns.empty() && !columns.front().starts_with('#') && !heading)
            rows.push_back({number, std::move(columns)});
    }
    return rows;
}

Result<TraceRequest> readRow(const std::vector<std::string> &columns)
{
    const auto bad = [](const std::string &field, const std::string &why) { return failure(ErrorKind::Parse, field, why); };
    if (columns.size() < 4 || columns.size() > 5)
        return bad("columns", std::to_string(columns.size()) + " of them; a row is FROM TO PROTOCOL PORT [allow|deny]");
    const auto from = End::parse(columns[0]), to = End::parse(columns[1]);
    if (!from || !to)
        return bad(from ? "TO" : "FROM", (from ? to.error() : from.error()).text());
    TraceRequest request{*from, *to, 0, Protocol::TCP};
    if (const auto set = request.setProtocol(columns[2]); !set)
        return bad("PROTOCOL", set.error().text());
    if (const auto set = columns[3] == "-" ? Result<void>() : request.setPort(columns[3]); !set)
        return bad("PORT", set.error().text());
    if (columns.size() == 5 && columns[4] != "allow" && columns[4] != "deny")
        return bad("EXPECTED", "\"" + columns[4] + "\" is neither allow nor deny");
    return request;
}

void runRow(const Tracer &tracer, const std::vector<std::string> &columns, const std::string &place, Tally &tally)
{
    const auto request = readRow(columns);
    if (!request) {
        ++tally.malformed;
        complain(place + ": " + request.error().text());
        return;
    }
    const auto trace = tracer.trace(*request);
    if (!trace) {
        const bool missing = trace.error().kind == ErrorKind::NotFound || trace.error().kind == ErrorKind::Forbidden;
        ++(missing ? tally.missing : tally.malformed);
        const char *field = missing ? "" : trace.error().context == request->from.text() ? "FROM: " : "PORT: ";
        complain(place + ": " + field + trace.error().text());
        return;
    }
    std::string row;
    for (std::size_t i = 0; i < 4; ++i)
        row += columns[i] + '\t';
    row += std::string(verdictText(trace->verdict)) + '\t' + trace->reason;
    if (columns.size() == 5) {
        const bool denied = trace->verdict == Verdict::Deny || trace->verdict == Verdict::Unreachable;
        const bool met = columns[4] == "deny" ? denied : trace->verdict == Verdict::Allow;
        tally.failed += met ? 0 : 1;
        row += met ? "\tok" : "\tFAILED: expected " + columns[4] + ": " + trace->message;
    }
    printText(row + '\n');
}

int runBatch(const Tracer &tracer, const std::string &fileName, const std::vector<BatchRow> &rows)
{
    Tally tally;
    tally.rows = int(rows.size());
    for (const BatchRow &row : rows)
        runRow(tracer, row.columns, fileName + ':' + std::to_string(row.number), tally);
    remark(std::to_string(tally.rows) + (tally.rows == 1 ? " row, " : " rows, ") + std::to_string(tally.failed) + " failed, " + std::to_string(tally.malformed) + " not understood, "
           + std::to_string(tally.missing) + " with unknown ends");
    return tally.exitCode();
}

/// Everything that is named as an end; what cannot be read is told when it is traced.
std::vector<End> endsOf(const std::vector<std::string> &words, const std::vector<BatchRow> &rows)
{
    std::vector<End> ends;
    const auto add = [&ends](const std::string &word) {
        if (const auto end = End::parse(word))
            ends.push_back(*end);
    };
    std::for_each(words.begin(), words.end(), add);
    for (const BatchRow &row : rows)
        std::for_each(row.columns.begin(), row.columns.begin() + std::min<std::ptrdiff_t>(2, std::ssize(row.columns)), add);
    return ends;
}

int runOne(const Tracer &tracer, const TraceOptions &options)
{
    const auto from = End::parse(options.words[0]), to = End::parse(options.words[1]);
    if (!from || !to) {
        complain(std::string(from ? "TO" : "FROM") + ": " + (from ? to.error() : from.error()).text());
        return ExitUsage;
    }
    TraceRequest request = options.request;
    request.from = *from;
    request.to = *to;
    const auto trace = tracer.trace(request);
    if (!trace) {
        const int code = report(trace.error());
        return trace.error().kind == ErrorKind::Config ? int(ExitUsage) : code;
    }
    if (options.output == "json")
        printData(toJsonText(traceJson(*trace), {2}) + '\n');
    else
        printText(traceText(*trace));
    return ExitDone;
}

} // namespace

int runTraceCommand(const std::vector<std::string> &arguments)
{
    OptionReader reader(arguments);
    TraceOptions options;
    if (!readOptions(reader, options))
        return reader.usage(helpOf("trace").usage);
    const auto source = CommandSource::open(options.source);
    if (!source)
        return report(source.error());
    const auto rows = options.batch.empty() ? Result<std::vector<BatchRow>>() : readRows(options.batch);
    if (!rows)
        return report(rows.error());
    const auto index = readNetwork(**source, endsOf(options.words, *rows));
    if (!index)
        return report(index.error());
    const Tracer tracer(*index);
    for (const std::string &problem : tracer.policies().problems())
        complain(problem);
    static constexpr std::array judged{Kind::Pod, Kind::Namespace, Kind::NetworkPolicy};
    if (const QString unread = unreadText(tracer.index().coverage(), judged); !options.batch.empty() && !unread.isEmpty())
        complain(unread.toStdString());
    if (!options.batch.empty() && !tracer.index().extras().policies.empty())
        complain(unevaluatedText(tracer.index().extras().policies));
    return (*source)->exitCode(options.batch.empty() ? runOne(tracer, options) : runBatch(tracer, options.batch, *rows));
}

} // namespace portolan

#include "app/commands/tracecommand.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/commands/command.h"
#include "app/commands/source.h"
#include "models/network/traceprint.h"

namespace portolan {

namespace {

constexpr std::string_view usageLine = "portolan trace FROM TO [--port N] [--protocol TCP|UDP|SCTP] [-o text|json] | trace --batch FILE.tsv";

struct TraceOptions {
    SourceOptions source;
    std::vector<std::string> words;
    std::string output = "text", batch, protocol = "TCP";
    int port = 0;
};

bool knownProtocol(std::string &text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text == "TCP" || text == "UDP" || text == "SCTP";
}

bool readOptions(OptionReader &reader, TraceOptions &options)
{
    while (reader.next()) {
        if (options.source.take(reader))
            continue;
        if (reader.is("--port"))
            options.port = reader.number();
        else if (reader.is("--protocol"))
            options.protocol = reader.value();
        else if (reader.is("--output", "-o"))
            options.output = reader.value();
        else if (reader.is("--batch"))
            options.batch = reader.value();
        else if (reader.isWord())
            options.words.push_back(reader.word());
        else
            reader.refuse();
    }
    if (!reader.failed() && !knownProtocol(options.protocol))
        reader.fail("--protocol is TCP, UDP or SCTP");
    if (!reader.failed() && (options.port < 0 || options.port > 65535))
        reader.fail("--port is a number from 1 to 65535");
    if (!reader.failed() && options.output != "text" && options.output != "json")
        reader.fail("-o is text or json");
    if (!reader.failed() && (options.batch.empty() ? options.words.size() != 2 : !options.words.empty()))
        reader.fail(options.batch.empty() ? "FROM and TO are needed" : "--batch takes its ends from the file");
    return !reader.failed();
}

std::vector<std::string> columnsOf(const std::string &line)
{
    std::vector<std::string> columns;
    std::istringstream words(line);
    const char separator = line.find('\t') == std::string::npos ? ' ' : '\t';
    for (std::string word; std::getline(words, word, separator);) {
        const std::size_t first = word.find_first_not_of(" \r"), last = word.find_last_not_of(" \r");
        if (first != std::string::npos)
            columns.push_back(word.substr(first, last - first + 1));
    }
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

Result<TraceRequest> readRow(const std::vector<std::string> &columns)
{
    const auto bad = [](const std::string &why) { return failure(ErrorKind::Parse, {}, why); };
    if (columns.size() < 4 || columns.size() > 5)
        return bad("a row is FROM TO PROTOCOL PORT [allow|deny]");
    const auto from = End::parse(columns[0]), to = End::parse(columns[1]);
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    std::string protocol = columns[2];
    if (!knownProtocol(protocol))
        return bad("protocol \"" + columns[2] + "\" is not TCP, UDP or SCTP");
    char *end = nullptr;
    const long port = columns[3] == "-" ? 0 : std::strtol(columns[3].c_str(), &end, 10);
    if ((end && *end != '\0') || port < 0 || port > 65535)
        return bad("port \"" + columns[3] + "\" is no number from 1 to 65535");
    if (columns.size() == 5 && columns[4] != "allow" && columns[4] != "deny")
        return bad("the expectation \"" + columns[4] + "\" is neither allow nor deny");
    return TraceRequest{*from, *to, static_cast<int>(port), protocolFrom(protocol)};
}

void runRow(const Tracer &tracer, const std::vector<std::string> &columns, const std::string &place, Tally &tally)
{
    const auto request = readRow(columns);
    if (!request) {
        ++tally.malformed;
        std::fprintf(stderr, "portolan: %s: %s\n", place.c_str(), request.error().text().c_str());
        return;
    }
    const auto trace = tracer.trace(*request);
    if (!trace) {
        ++(trace.error().kind == ErrorKind::NotFound ? tally.missing : tally.malformed);
        std::fprintf(stderr, "portolan: %s: %s\n", place.c_str(), trace.error().text().c_str());
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
    std::puts(row.c_str());
}

int runBatch(const Tracer &tracer, const std::string &fileName)
{
    std::ifstream file;
    if (fileName != "-") {
        file.open(fileName);
        if (!file) {
            std::fprintf(stderr, "portolan: %s: cannot be read\n", fileName.c_str());
            return ExitBadInput;
        }
    }
    std::istream &in = fileName == "-" ? std::cin : file;
    Tally tally;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const auto columns = columnsOf(line);
        if (columns.empty() || columns.front().starts_with('#'))
            continue;
        ++tally.rows;
        runRow(tracer, columns, fileName + ':' + std::to_string(number), tally);
    }
    std::fprintf(stderr, "%d rows, %d failed, %d not understood, %d with unknown ends\n", tally.rows, tally.failed, tally.malformed, tally.missing);
    return tally.exitCode();
}

int runOne(const Tracer &tracer, const TraceOptions &options)
{
    const auto from = End::parse(options.words[0]), to = End::parse(options.words[1]);
    if (!from || !to) {
        std::fprintf(stderr, "portolan: %s\n", (from ? to.error() : from.error()).text().c_str());
        return ExitUsage;
    }
    const auto trace = tracer.trace({*from, *to, options.port, protocolFrom(options.protocol)});
    if (!trace) {
        const int code = report(trace.error());
        return trace.error().kind == ErrorKind::Config ? int(ExitUsage) : code;
    }
    const std::string text = options.output == "json" ? toJsonText(traceJson(*trace), {2}) + '\n' : traceText(*trace);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return ExitDone;
}

} // namespace

int runTraceCommand(const std::vector<std::string> &arguments)
{
    OptionReader reader(arguments);
    TraceOptions options;
    if (!readOptions(reader, options))
        return reader.usage(usageLine);
    const auto source = CommandSource::open(options.source);
    if (!source)
        return report(source.error());
    const auto store = (*source)->store(std::span<const Kind>(networkKinds()));
    if (!store)
        return report(store.error());
    const Tracer tracer(std::make_shared<const NetworkIndex>(**store));
    for (const std::string &problem : tracer.policies().problems())
        std::fprintf(stderr, "portolan: %s\n", problem.c_str());
    return (*source)->exitCode(options.batch.empty() ? runOne(tracer, options) : runBatch(tracer, options.batch));
}

} // namespace portolan

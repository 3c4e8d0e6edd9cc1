#include "app/commands/logscommand.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/help.h"
#include "app/commands/logsrun.h"
#include "app/commands/options.h"
#include "models/config/duration.h"

namespace portolan {

namespace {

/// A whole number of any size; fails when it is none.
std::int64_t wholeNumber(OptionReader &reader, const char *option)
{
    const std::string text = reader.value();
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (!reader.failed() && (error != std::errc() || end != text.data() + text.size()))
        reader.fail(std::string(option) + " needs a whole number, not \"" + text + '"');
    return out;
}

/// A Go duration in milliseconds; fails when it is none, or not above zero where `positive`.
std::int64_t duration(OptionReader &reader, const char *option, bool positive)
{
    const std::string text = reader.value();
    if (reader.failed())
        return 0;
    const bool plain = !text.empty() && text != "0" && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto ms = text.starts_with('-') ? std::nullopt : parseTimeout(text);
    if (text.starts_with('-'))
        reader.fail(std::string(option) + " must be greater than 0");
    else if (!ms || plain || text.empty())
        reader.fail(std::string(option) + " needs a time with a unit such as 90s, 5m or 2h, not \"" + text + '"');
    else if (positive && *ms == 0)
        reader.fail(std::string(option) + " must be greater than 0");
    return ms.value_or(0);
}

/// Whole seconds, half ones up, as kubectl sends them.
void takeSince(OptionReader &reader, LogsRequest &request)
{
    const std::int64_t ms = duration(reader, "--since", false);
    if (reader.failed() || ms == 0) // kubectl's "not given"
        return request.query.sinceSeconds.reset();
    const std::int64_t seconds = (ms + 500) / 1000;
    if (seconds == 0)
        return reader.fail("--since counts whole seconds: less than half of one is none");
    request.query.sinceSeconds = seconds;
}

bool takeOption(OptionReader &reader, LogsRequest &request)
{
    LogQuery &query = request.query;
    if (reader.is("--follow", "-f"))
        query.follow = reader.flag();
    else if (reader.is("--previous", "-p"))
        query.previous = reader.flag();
    else if (reader.is("--container", "-c"))
        request.container = reader.value();
    else if (reader.is("--selector", "-l"))
        request.selector = reader.value();
    else if (reader.is("--all-containers"))
        request.allContainers = reader.flag();
    else if (reader.is("--all-pods"))
        request.allPods = reader.flag();
    else if (reader.is("--timestamps"))
        request.timestamps = reader.flag();
    else if (reader.is("--prefix"))
        request.prefix = reader.flag();
    else if (reader.is("--ignore-errors"))
        request.ignoreErrors = reader.flag();
    else if (reader.is("--insecure-skip-tls-verify-backend"))
        query.insecureBackend = reader.flag();
    else if (reader.is("--since"))
        takeSince(reader, request);
    else if (reader.is("--since-time"))
        query.sinceTime = reader.time().seconds();
    else if (reader.is("--tail"))
        query.tail = wholeNumber(reader, "--tail");
    else if (reader.is("--limit-bytes"))
        request.limitBytes = wholeNumber(reader, "--limit-bytes");
    else if (reader.is("--max-log-requests"))
        request.mostRequests = reader.number(1, std::numeric_limits<int>::max());
    else if (reader.is("--pod-running-timeout"))
        request.startMs = duration(reader, "--pod-running-timeout", true);
    else
        return false;
    return true;
}

/// "POD", "KIND/NAME", "NS/POD", and kubectl's old "POD CONTAINER".
void readWords(OptionReader &reader, const std::vector<std::string> &words, LogsRequest &request)
{
    if (words.size() > 2 || (words.empty() && request.selector.empty()))
        return reader.fail("say whose log: a POD, KIND/NAME or -l SELECTOR");
    if (!words.empty() && !request.selector.empty())
        return reader.fail("only a selector (-l) or a POD name is allowed");
    if (words.empty())
        return;
    if (words.size() == 2 && !request.container.empty())
        return reader.fail("only one of -c or an inline [CONTAINER] arg is allowed");
    if (words.size() == 2)
        request.container = words[1];
    const std::string &word = words[0];
    const std::size_t slash = word.find('/');
    request.name = slash == std::string::npos ? word : word.substr(slash + 1);
    const std::string before = slash == std::string::npos ? std::string() : word.substr(0, slash);
    if (request.name.empty() || request.name.find('/') != std::string::npos || (slash != std::string::npos && before.empty()))
        return reader.fail("\"" + word + "\" is neither POD nor NS/POD nor KIND/NAME");
    request.kind = before;
}

void check(OptionReader &reader, LogsRequest &request)
{
    if (request.query.sinceTime && request.query.sinceSeconds)
        reader.fail("at most one of --since-time and --since may be used");
    if (request.allContainers && !request.container.empty())
        reader.fail("--all-containers=true should not be specified with container name " + request.container);
    if (request.limitBytes < 0)
        reader.fail("--limit-bytes must be greater than 0");
    if (request.query.tail && *request.query.tail < -1)
        reader.fail("--tail must be greater than or equal to -1");
    if (request.source.allNamespaces && request.selector.empty())
        reader.fail("-A goes with a selector (-l)");
    const bool tailGiven = request.query.tail.has_value();
    if (request.query.tail == -1)
        request.query.tail.reset();
    if (!request.selector.empty() && !tailGiven)
        request.query.tail = 10; // kubectl's selectorTail
    request.prefix = request.prefix || request.allPods;
}

bool readRequest(OptionReader &reader, LogsRequest &request)
{
    std::vector<std::string> words;
    while (reader.next()) {
        if (takeOption(reader, request) || request.source.take(reader))
            continue;
        if (reader.isWord())
            words.push_back(reader.word());
        else
            reader.refuse();
    }
    if (!reader.failed())
        readWords(reader, words, request);
    if (!reader.failed())
        check(reader, request);
    return !reader.failed();
}

} // namespace

int runLogsCommand(const std::vector<std::string> &arguments)
{
    LogsRequest request;
    OptionReader reader(arguments);
    if (!readRequest(reader, request))
        return reader.usage(helpOf("logs").usage);
    auto opened = CommandSource::open(request.source);
    if (!opened)
        return report(opened.error());
    CommandSource &source = **opened;
    const auto logs = findLogs(source, request);
    if (!logs)
        return report(logs.error());
    if (request.query.follow && source.isLive() && logs->size() > std::size_t(request.mostRequests)) {
        complain("you are attempting to follow " + std::to_string(logs->size()) + " log streams, but maximum allowed concurrency is "
                 + std::to_string(request.mostRequests) + ", use --max-log-requests to increase the limit");
        return ExitUsage;
    }
    if (logs->empty())
        return source.exitCode(ExitDone);
    if (!source.isLive())
        return source.exitCode(printLogFiles(source, request, *logs));
    return source.exitCode(printLogStreams(source, request, *logs));
}

} // namespace portolan

// A million lines of a log: how long they take in, what they weigh, how fast a word is found, and what many streams cost.
#include <cstdio>
#include <string>
#include <vector>

#include <malloc.h>

#include <QElapsedTimer>

#include "models/logs/linecutter.h"
#include "models/logs/logbuffer.h"
#include "models/logs/resumefilter.h"
#include "tests/bench/budget.h"

using namespace portolan;
using namespace portolan::bench;

namespace {

constexpr int lines = 1'000'000;

/// JSON and klog lines of about 150 bytes, no two alike.
std::string lineText(int number)
{
    const std::string n = std::to_string(number), mixed = std::to_string((unsigned(number) * 2654435761U) >> 8);
    std::string text = number % 2 == 0
        ? "{\"level\":\"" + std::string(number % 97 == 0 ? "error" : "info") + "\",\"ts\":\"2026-01-15T12:00:00." + n + "Z\",\"msg\":\"order placed\",\"order\":" + mixed + ",\"customer\":\"c-" + mixed + "\",\"ms\":" + std::to_string(number % 90) + "}"
        : "I0115 12:00:00.123456       1 proxier.go:" + std::to_string(number % 900) + "] \"Syncing rules\" took=\"" + mixed + "ms\" services=" + std::to_string(number % 40) + " endpoints=" + mixed;
    text.resize(std::max<std::size_t>(text.size(), 150), 'x');
    return text;
}

std::size_t heapBytes()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

double searched(const LogBuffer &log, const LogSearch &search, std::size_t expected)
{
    QElapsedTimer clock;
    const auto parts = log.parts();
    clock.start();
    const std::size_t found = searchLog(parts, search, [] { return true; }).size();
    const double ms = double(clock.nsecsElapsed()) / 1e6;
    if (found != expected)
        std::printf("  found %zu, not %zu\n", found, expected);
    return ms;
}

/// One second of 50 streams at 1,000 lines a second each, from bytes to rows.
double streamsMs()
{
    constexpr int streams = 50, each = 1000;
    std::vector<LogBuffer> logs(streams);
    std::vector<std::string> bodies(streams);
    for (int s = 0; s < streams; ++s)
        for (int i = 0; i < each; ++i)
            bodies[std::size_t(s)] += stampText({std::int64_t(1'768'478'400'000'000'000) + i * 1'000'000 + s}) + ' ' + lineText(s * each + i) + '\n';
    QElapsedTimer clock;
    clock.start();
    for (int s = 0; s < streams; ++s) {
        LogBuffer &log = logs[std::size_t(s)];
        ResumeFilter filter({[&log](const LogLine &line) { log.append(line.text().substr(0, line.text().size() - 1), line.stamp); }, {}});
        filter.beginFirst(false);
        LineCutter cutter;
        const auto take = [&filter](std::string_view bytes) {
            const auto stamp = readLeadingStamp(bytes, false);
            filter.take({bytes, stamp ? stamp->stamp : LogStamp(), stamp ? stamp->length : 0});
            return true;
        };
        for (std::size_t at = 0; at < bodies[std::size_t(s)].size(); at += 16384)
            static_cast<void>(cutter.feed(std::string_view(bodies[std::size_t(s)]).substr(at, 16384), take));
    }
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main()
{
    std::vector<std::string> texts;
    for (int i = 0; i < lines; ++i)
        texts.push_back(lineText(i));
    texts[500'000] = "the one needle of this haystack";
    LogBuffer log;
    const std::size_t before = heapBytes();
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < lines; ++i)
        log.append(texts[std::size_t(i)], {std::int64_t(i) * 1'000'000});
    std::printf("A log of a million lines:\n");
    printFigure("taken in", double(clock.elapsed()), "ms", 3000);
    printFigure("held", double(heapBytes() - before) / 1e6, "MB", 90);
    printFigure("a word, capitals told apart", searched(log, {"needle", false, true}, 1), "ms", 300);
    printFigure("a word, whatever its capitals", searched(log, {"NEEDLE", false, false}, 1), "ms", 300);
    printFigure("a regular expression", searched(log, {"needle of \\w+ hay", true, false}, 1), "ms", 1000);
    clock.restart();
    std::size_t bytes = 0;
    constexpr int pages = 200, rows = 60;
    for (int page = 0; page < pages; ++page)
        for (int row = 0; row < rows; ++row)
            bytes += log.text(std::uint64_t(page) * (lines / pages) + row).size();
    printFigure("a screen of 60 rows anywhere", double(clock.nsecsElapsed()) / 1e6 / pages, "ms", 8);
    printFigure("50 streams, each second of 1,000 lines", streamsMs(), "ms", 500);
    return bytes > 0 ? 0 : 1;
}

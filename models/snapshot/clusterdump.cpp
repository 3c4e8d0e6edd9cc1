#include "models/snapshot/clusterdump.h"

#include <algorithm>
#include <array>
#include <optional>

namespace portolan {

namespace {

constexpr std::string_view startMark = "==== START logs for container ";
constexpr std::string_view endMark = "==== END logs for container ";
constexpr std::string_view closing = " ====";
constexpr std::string_view lastSentence = "Cluster info dumped to ";

struct Heading {
    ClusterDump::Log log;
    std::string_view words;  ///< "main of pod shop/web-0 ====": its end is marked with the same ones
    std::size_t begin = 0;   ///< of the heading's line
    std::size_t content = 0; ///< the first byte of the log
};

/// "==== START logs for container main of pod shop/web-0 ====", alone on its line.
std::optional<Heading> headingAt(std::string_view text, std::size_t at)
{
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view words = text.substr(at + startMark.size(), end - at - startMark.size());
    if (words.ends_with('\r'))
        words.remove_suffix(1);
    const std::size_t of = words.find(" of pod "), slash = words.find('/', of == std::string_view::npos ? 0 : of);
    if (of == std::string_view::npos || slash == std::string_view::npos || !words.ends_with(closing))
        return std::nullopt;
    Heading heading;
    heading.words = words;
    heading.begin = at;
    heading.content = std::min(end + 1, text.size());
    heading.log.container = words.substr(0, of);
    heading.log.ns = words.substr(of + 8, slash - of - 8);
    heading.log.pod = words.substr(slash + 1, words.size() - closing.size() - slash - 1);
    return heading;
}

std::optional<Heading> nextHeading(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find(startMark, from); at != std::string_view::npos; at = text.find(startMark, at + 1))
        if (at == 0 || text[at - 1] == '\n')
            if (auto heading = headingAt(text, at))
                return heading;
    return std::nullopt;
}

/// What a dump goes on with after a log; anything else shows that the mark was printed by the container itself.
bool goesOnAt(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 5> follows{"{", "---", "==== START logs", lastSentence, "apiVersion:"};
    const std::size_t next = text.find_first_not_of("\r\n", at);
    return next == std::string_view::npos
        || std::any_of(follows.begin(), follows.end(), [&](std::string_view word) { return text.substr(next).starts_with(word); });
}

/// Takes the log's text; answers where the dump goes on. A log without an end (the dump was cut) runs to the end of the text.
std::size_t takeLog(std::string_view text, Heading &heading)
{
    const std::string mark = std::string(endMark) + std::string(heading.words);
    for (std::size_t at = text.find(mark, heading.content); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        if (!goesOnAt(text, at + mark.size()))
            continue;
        heading.log.text = text.substr(heading.content, at - heading.content);
        return at + mark.size();
    }
    heading.log.text = text.substr(heading.content);
    return text.size();
}

/// "Cluster info dumped to standard output".
std::string_view withoutSentence(std::string_view text)
{
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos)
        return text;
    const std::size_t newline = text.rfind('\n', last);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    return text.substr(begin).starts_with(lastSentence) ? text.substr(0, begin) : text;
}

} // namespace

ClusterDump ClusterDump::split(std::string_view text)
{
    text = withoutSentence(text);
    ClusterDump dump;
    std::size_t at = 0, counted = 0;
    int line = 0;
    const auto addPart = [&](std::size_t end) {
        line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted = at;
        if (text.substr(at, end - at).find_first_not_of(" \t\r\n") != std::string_view::npos)
            dump.parts.push_back({text.substr(at, end - at), line});
    };
    while (auto heading = nextHeading(text, at)) {
        addPart(heading->begin);
        at = takeLog(text, *heading);
        dump.logs.push_back(std::move(heading->log));
    }
    addPart(text.size());
    return dump;
}

} // namespace portolan

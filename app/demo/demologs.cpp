#include "app/demo/demologs.h"

#include <algorithm>
#include <iterator>

#include "app/demo/clusterload.h"
#include "models/logs/containerturn.h"
#include "models/logs/logstamp.h"

namespace portolan {

namespace {

constexpr std::int64_t nanosOfSecond = 1'000'000'000;
constexpr std::int64_t lineEveryNanos = 1'500'000'000; ///< in the mean

/// A number that looks like chance and is always the same for the same words.
std::uint64_t chance(std::uint64_t seed, std::uint64_t of)
{
    std::uint64_t z = seed + of * 0x9e3779b97f4a7c15ULL; // splitmix64
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint64_t seedOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL; // FNV-1a, which no library changes
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

template<std::size_t N>
const char *one(const char *const (&of)[N], std::uint64_t number)
{
    return of[number % N];
}

/// "2026-01-15T12:00:00.123456789Z" in the parts that lines take of it.
struct Moment {
    explicit Moment(std::int64_t nanos) : text(stampText({nanos})) {}
    [[nodiscard]] std::string date() const { return text.substr(0, 10); }
    [[nodiscard]] std::string clock(std::size_t digits) const { return text.substr(11, digits == 0 ? 8 : 9 + digits); }
    std::string text;
};

std::string webLine(const Moment &at, std::uint64_t n)
{
    static const char *const paths[] = {"/", "/assets/shop.css", "/assets/logo.svg", "/api/cart", "/api/products?page=2", "/healthz"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const int status = n % 61 == 0 ? 502 : n % 23 == 0 ? 404 : n % 7 == 0 ? 304 : 200;
    return "10.244." + std::to_string(n % 3 + 1) + '.' + std::to_string(n % 40 + 2) + " - - [" + at.text.substr(8, 2) + '/' + months[std::stoul(at.text.substr(5, 2)) - 1] + '/'
        + at.text.substr(0, 4) + ':' + at.clock(0) + " +0000] \"GET " + one(paths, n / 8) + " HTTP/1.1\" " + std::to_string(status) + ' '
        + std::to_string(status == 304 ? 0 : n % 5000 + 120) + " \"-\" \"Mozilla/5.0\"";
}

std::string jsonLine(const Moment &at, std::uint64_t n)
{
    static const char *const words[] = {"item added", "order placed", "price looked up", "cart restored", "session opened"};
    const bool slow = n % 19 == 0, failed = n % 53 == 0;
    Json json = Json::object({{"level", failed ? "error" : slow ? "warn" : "info"}, {"ts", at.text}, {"msg", failed ? "order refused" : slow ? "slow query" : one(words, n)},
                              {"order", static_cast<std::int64_t>(n % 9000 + 1000)}, {"ms", static_cast<std::int64_t>(slow ? n % 900 + 400 : n % 40 + 1)}});
    if (failed)
        json.set("err", "db:5432: connection timed out");
    return toJsonText(json);
}

std::string klogLine(const Moment &at, std::uint64_t n)
{
    static const char *const words[] = {"\"Reconciled\" resource=\"endpointslices\" count=", "\"Syncing rules\" took=", "\"Watch closed\" retries=", "\"Lease renewed\" holder="};
    const char letter = n % 47 == 0 ? 'E' : n % 13 == 0 ? 'W' : 'I';
    return letter + at.text.substr(5, 2) + at.text.substr(8, 2) + ' ' + at.clock(6) + "       1 proxier.go:" + std::to_string(n % 900 + 100) + "] "
        + (letter == 'E' ? "\"Unhandled Error\" err=\"connection refused\" attempt=" : one(words, n)) + std::to_string(n % 17 + 1);
}

std::string logfmtLine(const Moment &at, std::uint64_t n)
{
    static const char *const words[] = {"flushed", "rotated file", "chunk sent", "tailing"};
    const char *level = n % 41 == 0 ? "error" : n % 11 == 0 ? "warn" : n % 5 == 0 ? "debug" : "info";
    return "ts=" + at.text + " level=" + level + " msg=\"" + one(words, n) + "\" bytes=" + std::to_string(n % 60'000) + " files=" + std::to_string(n % 14 + 1);
}

std::string databaseLine(const Moment &at, std::uint64_t n)
{
    const std::string head = at.date() + ' ' + at.clock(3) + " UTC [" + std::to_string(n % 60 + 20) + "] ";
    if (n % 37 == 0)
        return head + "ERROR:  deadlock detected";
    if (n % 9 == 0)
        return head + "LOG:  duration: " + std::to_string(n % 1500 + 500) + ".112 ms  statement: SELECT * FROM orders WHERE customer = $1";
    return head + "LOG:  checkpoint complete: wrote " + std::to_string(n % 300 + 1) + " buffers";
}

std::string lineOf(const std::string &container, const Moment &at, std::uint64_t n)
{
    const auto has = [&container](const char *part) { return container.find(part) != std::string::npos; };
    if (has("nginx") || container == "task-pv-container")
        return webLine(at, n);
    if (has("cart"))
        return jsonLine(at, n);
    if (has("postgres") || has("redis"))
        return databaseLine(at, n);
    if (has("agent") || has("exporter"))
        return logfmtLine(at, n);
    return klogLine(at, n);
}

std::vector<std::string> fileLines(const std::string &demo, const std::string &container)
{
    std::vector<std::string> out;
    const std::string text = demoLog(demo, container);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

} // namespace

std::vector<DemoLine> demoLines(const std::string &demo, const Json &pod, const std::string &container, const DemoRun &run,
                                std::int64_t fromNanos, std::int64_t untilNanos, std::size_t most)
{
    const bool runs = run.finishedAt.isNull();
    const std::int64_t start = run.startedAt.micros * 1000, end = runs ? untilNanos : std::min(untilNanos, run.finishedAt.micros * 1000);
    const std::vector<std::string> first = fileLines(demo, container);
    const bool crashes = containerTurn(pod, container).restarts > 5; // its file is all that it comes to write
    const std::int64_t least = crashes ? nanosOfSecond * 2 / 5 : nanosOfSecond / 8;
    const std::int64_t step = runs || crashes || first.empty() ? least : std::max<std::int64_t>((run.finishedAt.micros * 1000 - start) / std::int64_t(first.size()), 1);
    std::vector<DemoLine> out;
    const auto add = [&](std::int64_t nanos, std::string text) {
        if (nanos >= fromNanos && nanos <= end)
            out.push_back({nanos, std::move(text)});
    };
    for (std::size_t i = 0; i < first.size(); ++i)
        add(start + std::int64_t(i) * step, first[i]);
    if (runs && !crashes) {
        const std::uint64_t seed = seedOf(pod["metadata"]["name"].str() + '/' + container);
        const std::int64_t begun = start + std::int64_t(first.size()) * step;
        const std::int64_t after = std::max({begun, fromNanos, end - std::int64_t(most) * lineEveryNanos});
        for (std::int64_t slot = after / lineEveryNanos; slot * lineEveryNanos <= end; ++slot) {
            const std::uint64_t n = chance(seed, static_cast<std::uint64_t>(slot)) >> 16;
            const std::int64_t at = slot * lineEveryNanos + static_cast<std::int64_t>(n % std::uint64_t(lineEveryNanos / 2));
            if (at > begun)
                add(at, lineOf(container, Moment(at), n));
        }
    }
    if (out.size() > most)
        out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(most));
    return out;
}

} // namespace portolan

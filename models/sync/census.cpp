#include "models/sync/census.h"

#include <algorithm>

namespace portolan {

namespace {

constexpr std::size_t mostAtOnce = 4;
/// Counted so lately, a number is good enough for somebody who comes back to the window.
constexpr std::int64_t freshMs = 10'000;
/// Access rules change seldom.
constexpr std::int64_t forbiddenMs = 600'000;
constexpr Backoff::Limits patience{5'000, 600'000, 1'200'000, 0.5};

} // namespace

Census::Entry::Entry(std::uint32_t seed) : backoff(patience, seed) {}

Census::Census(RestClient &client, Options options) : m_client(client), m_options(std::move(options)), m_random(m_options.seed) {}

Census::~Census() = default;

std::int64_t Census::nowMs() const
{
    return m_client.scheduler().clock().monotonicMs();
}

void Census::wish(CountWish wish)
{
    if (wish.ns != m_wish.ns)
        m_entries.clear();
    m_wish = std::move(wish);
    // Deprecated since 1.33: even its number costs a warning that nobody asked for.
    std::erase(m_wish.kinds, Kind::Endpoints);
    std::erase_if(m_entries, [this](const auto &entry) {
        return std::find(m_wish.kinds.begin(), m_wish.kinds.end(), entry.first) == m_wish.kinds.end();
    });
    for (const Kind kind : m_wish.kinds) {
        Entry &entry = m_entries.try_emplace(kind, m_random()).first->second;
        if (entry.answeredMs && entry.sum.phase == KindTally::Phase::Known && nowMs() - *entry.answeredMs >= freshMs)
            entry.dueMs = nowMs();
    }
    askAgainAt(nowMs());
}

void Census::setNamespaces(std::vector<std::string> namespaces)
{
    m_namespaces = std::move(namespaces);
    for (auto &[kind, entry] : m_entries)
        if (entry.narrowed || entry.sum.phase == KindTally::Phase::Forbidden) {
            entry.call.reset();
            entry.dueMs = nowMs();
        }
    askAgainAt(nowMs());
}

void Census::unfollowed(Kind kind)
{
    if (const auto found = m_entries.find(kind); found != m_entries.end())
        found->second.dueMs = nowMs();
    askAgainAt(nowMs());
}

void Census::retryNow()
{
    for (auto &[kind, entry] : m_entries) {
        entry.dueMs = nowMs();
        entry.narrowed = false;
        entry.backoff.reset();
    }
    askAgainAt(nowMs());
}

void Census::askAgainAt(std::int64_t ms)
{
    if (m_wish.paused)
        m_timer.reset();
    else
        m_timer = m_client.scheduler().after(std::max<std::int64_t>(0, ms - nowMs()), [this] { askDue(); });
}

void Census::askDue()
{
    const auto timer = std::move(m_timer); // this runs in its callback
    const std::int64_t patientMs = (m_client.traffic().patientUntil().micros - m_client.scheduler().clock().now().micros) / 1000;
    if (patientMs > 0)
        return askAgainAt(nowMs() + patientMs);
    std::size_t running = static_cast<std::size_t>(
        std::count_if(m_entries.begin(), m_entries.end(), [](const auto &entry) { return entry.second.call != nullptr; }));
    std::optional<std::int64_t> next;
    for (auto &[kind, entry] : m_entries) {
        if (entry.call || m_options.isFollowed(kind))
            continue; // whoever answers, or stops following, looks here again
        if (entry.dueMs > nowMs()) {
            next = std::min(next.value_or(entry.dueMs), entry.dueMs);
        } else if (running < mostAtOnce) {
            ++running;
            startTurn(kind, entry);
        }
    }
    if (next)
        askAgainAt(*next);
}

void Census::startTurn(Kind kind, Entry &entry)
{
    entry.sum = {};
    entry.sum.ns = m_wish.ns;
    const bool everywhere = m_wish.ns.empty() || !kindInfo(kind).namespaced;
    if (everywhere && entry.narrowed && !m_namespaces.empty())
        entry.left = m_namespaces;
    else
        entry.left = {everywhere ? std::string() : m_wish.ns};
    const std::string first = entry.left.back();
    entry.left.pop_back();
    ask(kind, entry, first);
}

void Census::ask(Kind kind, Entry &entry, const std::string &ns)
{
    const std::vector<ListTarget> targets = m_options.targets(kind, ns);
    entry.call = std::make_unique<CountCall>(m_client, targets[entry.target % targets.size()],
                                             [this, kind, ns](const Result<std::size_t> &count) { answered(kind, ns, count); });
}

void Census::answered(Kind kind, const std::string &ns, const Result<std::size_t> &count)
{
    using Phase = KindTally::Phase;
    Entry &entry = m_entries.find(kind)->second; // an entry that goes takes its call along
    entry.call.reset();
    if (count) {
        entry.sum.count += *count;
        entry.sum.phase = Phase::Known;
    } else if (asksElsewhere(kind, entry, ns, count.error())) {
        return;
    } else if (entry.sum.phase != Phase::Known) { // one namespace that may be read makes the kind readable
        const ErrorKind why = count.error().kind;
        entry.sum.phase = why == ErrorKind::Forbidden ? Phase::Forbidden : why == ErrorKind::NotFound ? Phase::NotServed : Phase::Failed;
        entry.sum.error = count.error();
    }
    if (entry.left.empty())
        return endTurn(kind, entry);
    const std::string next = entry.left.back();
    entry.left.pop_back();
    ask(kind, entry, next);
}

bool Census::asksElsewhere(Kind kind, Entry &entry, const std::string &ns, const Error &error)
{
    if (error.kind == ErrorKind::NotFound) {
        const std::size_t versions = m_options.targets(kind, ns).size();
        entry.target = (entry.target + 1) % versions;
        if (entry.target == 0)
            return false;
        ask(kind, entry, ns);
        return true;
    }
    const bool narrows = error.kind == ErrorKind::Forbidden && ns.empty() && kindInfo(kind).namespaced && !m_namespaces.empty();
    if (!narrows)
        return false;
    entry.narrowed = true;
    startTurn(kind, entry);
    return true;
}

void Census::endTurn(Kind kind, Entry &entry)
{
    using Phase = KindTally::Phase;
    if (entry.sum.phase == Phase::Known) {
        entry.sum.error.reset();
        entry.backoff.reset();
    }
    entry.answeredMs = nowMs();
    entry.sum.narrowed = entry.narrowed;
    std::int64_t wait = 0;
    if (entry.sum.phase == Phase::Failed) {
        wait = entry.backoff.next(nowMs());
    } else {
        // Many namespaces are many questions: their turn comes less often.
        const auto questions = static_cast<std::int64_t>(entry.narrowed ? std::max<std::size_t>(1, m_namespaces.size()) : 1);
        wait = entry.sum.phase == Phase::Known ? m_options.everyMs * questions : forbiddenMs;
        wait += wait * static_cast<std::int64_t>(m_random() % 256) / 1024; // up to a quarter, so that they drift apart
    }
    entry.dueMs = nowMs() + wait;
    m_options.told(kind, entry.sum);
    askAgainAt(nowMs());
}

} // namespace portolan

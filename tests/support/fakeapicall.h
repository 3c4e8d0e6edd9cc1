#pragma once

#include "tests/support/fakeapi.h"

// How the fake API server answers, and misbehaves.

namespace portolan::test {

inline void FakeApi::Call::end(const std::optional<Error> &error)
{
    m_api.m_watches.erase(this);
    auto call = std::move(m_handler.end);
    if (call)
        call(error);
}

inline void FakeApi::Call::answerStatus(int status, const std::string &body, const HttpHeaders &headers)
{
    head(status, headers);
    send(body, [this] { end(std::nullopt); });
}

inline void FakeApi::Call::send(std::string bytes, std::function<void()> then)
{
    m_busy = true;
    const std::size_t piece = std::min<std::size_t>(bytes.size(), m_api.pick(0, 3) == 0 ? m_api.pick(1, 12) : m_api.pick(1, 4000));
    later(m_api.pick(0, 5), [this, piece, bytes = std::move(bytes), then = std::move(then)] {
        const auto timer = std::move(m_timer);
        if (piece > 0)
            m_handler.data(std::string_view(bytes).substr(0, piece));
        if (piece < bytes.size()) {
            send(bytes.substr(piece), then);
            return;
        }
        m_busy = false;
        const auto call = then;
        call();
    });
}

inline void FakeApi::Call::begin()
{
    if (!m_api.script.empty()) {
        const Scripted answer = m_api.script.front();
        m_api.script.erase(m_api.script.begin());
        if (answer.status == 0)
            end(broken());
        else
            answerStatus(answer.status, answer.body, answer.headers);
        return;
    }
    if (m_api.chance(m_api.faults.refused)) {
        end(broken());
        return;
    }
    if (m_api.chance(m_api.faults.status)) {
        misbehave();
        return;
    }
    if (m_query.count("watch"))
        beginWatch();
    else
        beginList();
}

inline void FakeApi::Call::misbehave()
{
    struct Refusal {
        int status;
        const char *reason;
        const char *retryAfter;
    };
    static constexpr Refusal refusals[] = {{401, "Unauthorized", nullptr}, {403, "Forbidden", nullptr}, {410, "Expired", nullptr},
                                           {429, "TooManyRequests", "1"},  {429, "TooManyRequests", nullptr}, {500, "InternalError", nullptr},
                                           {503, "ServiceUnavailable", "2"}, {504, "Timeout", nullptr}, {502, "", nullptr}};
    const Refusal &r = refusals[m_api.pick(0, std::size(refusals) - 1)];
    HttpHeaders headers = r.status == 502 ? HttpHeaders{} : m_api.form().headers();
    if (r.retryAfter)
        headers.emplace_back("Retry-After", r.retryAfter);
    answerStatus(r.status, r.status == 502 ? "<html>bad gateway</html>" : m_api.form().status(r.status, r.reason), headers);
}

inline void FakeApi::Call::beginList()
{
    const std::string asked = m_query["resourceVersion"];
    const Items *items = &m_api.m_items;
    std::uint64_t version = m_api.m_version;
    std::string from;
    const std::string token = m_query["continue"];
    if (!token.empty()) {
        version = std::stoull(token);
        from = token.substr(token.find('-') + 1);
        std::erase(from, ' ');
        for (std::size_t at; (at = from.find("%2F")) != std::string::npos;)
            from.replace(at, 3, "/");
        const auto past = m_api.m_past.find(version);
        if ((version != m_api.m_version && past == m_api.m_past.end()) || m_api.chance(m_api.faults.compact)) {
            refuse(410, "Expired");
            return;
        }
        if (version != m_api.m_version)
            items = &past->second;
    } else if (asked == "0" && m_api.chance(m_api.faults.stale) && !m_api.m_past.empty()) {
        version = m_api.m_past.begin()->first;
        items = &m_api.m_past.begin()->second;
    } else if (!asked.empty() && asked != "0" && std::stoull(asked) > m_api.m_version) {
        refuse(504, "Timeout", "Too large resource version", "ResourceVersionTooLarge");
        return;
    }
    const bool paged = m_query.count("limit") && m_api.pageLimit > 0;
    std::vector<std::string> page;
    std::string next;
    for (auto item = items->upper_bound(from); item != items->end(); ++item) {
        if (paged && static_cast<int>(page.size()) == m_api.pageLimit) {
            next = std::to_string(version) + '-' + std::prev(item)->first;
            break;
        }
        page.push_back(m_api.itemText(item->first, item->second, false));
    }
    std::string list = m_api.form().list(page, std::to_string(version), next);
    head(200, m_api.form().headers());
    if (m_api.chance(m_api.faults.cut)) {
        const std::size_t at = static_cast<std::size_t>(m_api.pick(0, static_cast<int>(list.size()) - 2));
        const bool clean = m_api.pick(0, 3) == 0;
        send(list.substr(0, at), [this, clean] { end(clean ? std::nullopt : std::optional(broken())); });
        return;
    }
    send(std::move(list), [this] { end(std::nullopt); });
}

inline void FakeApi::Call::expire()
{
    if (m_api.pick(0, 1) == 0) {
        refuse(410, "Expired");
        return;
    }
    head(200, m_api.form().headers());
    send(m_api.form().expired(), [this] { end(std::nullopt); });
}

inline void FakeApi::Call::beginStream()
{
    const std::string asked = m_query["resourceVersion"];
    if (!asked.empty() && std::stoull(asked) > m_api.m_version) {
        refuse(504, "Timeout", "Too large resource version", "ResourceVersionTooLarge");
        return;
    }
    m_position = m_api.m_version;
    std::string bytes;
    for (const auto &[name, item] : m_api.m_items)
        bytes += m_api.form().event("ADDED", m_api.itemText(name, item, true));
    bytes += m_api.form().bookmark(std::to_string(m_position), true);
    m_api.m_watches.insert(this);
    head(200, m_api.form().headers());
    if (m_api.chance(m_api.faults.cut)) {
        send(bytes.substr(0, static_cast<std::size_t>(m_api.pick(0, static_cast<int>(bytes.size()) - 2))), [this] { end(broken()); });
        return;
    }
    send(std::move(bytes), [this] { pump(); });
}

inline void FakeApi::Call::beginWatch()
{
    if (m_api.watchStatus > 0)
        return refuse(m_api.watchStatus, m_api.watchStatus == 403 ? "Forbidden" : "MethodNotAllowed");
    if (m_query.count("sendInitialEvents") && !m_api.ignoresStreams) {
        if (m_api.streams)
            beginStream();
        else
            refuse(422, "Invalid", "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled");
        return;
    }
    const std::string asked = m_query["resourceVersion"];
    m_position = asked.empty() ? m_api.m_version : std::stoull(asked);
    if (m_position < m_api.m_compacted) {
        expire();
        return;
    }
    if (m_position > m_api.m_version) {
        refuse(504, "Timeout", "Too large resource version", "ResourceVersionTooLarge");
        return;
    }
    m_api.m_watches.insert(this);
    head(200, m_api.form().headers());
    m_silent = m_api.chance(m_api.faults.silence);
    if (m_silent && m_request.idleTimeoutMs > 0) {
        later(m_request.idleTimeoutMs, [this] { end(Error{ErrorKind::Timeout, 200, "fake", "silence", true}); });
        return;
    }
    pump();
}

inline void FakeApi::Call::pump()
{
    if (m_busy || m_silent)
        return;
    std::string bytes;
    for (const Event &event : m_api.m_history)
        if (event.version > m_position && (bytes.empty() || m_api.pick(0, 4) > 0)) {
            bytes += event.text;
            m_position = event.version;
        } else if (event.version > m_position) {
            break;
        }
    if (m_api.chance(m_api.faults.errorEvent)) {
        static constexpr std::pair<int, const char *> errors[] = {{410, "Expired"}, {500, "InternalError"}, {429, "TooManyRequests"}};
        const auto &[code, reason] = errors[m_api.pick(0, 2)];
        send(bytes + m_api.form().event("ERROR", m_api.form().status(code, reason)), [this] { end(std::nullopt); });
        return;
    }
    if (m_api.chance(m_api.faults.garbage)) {
        send(bytes + m_api.form().rubbish(m_api.pick(0, 4)), [this] { later(60'000, [this] { end(std::nullopt); }); });
        return;
    }
    if (m_api.chance(m_api.faults.cut) && !bytes.empty()) {
        const bool clean = m_api.pick(0, 1) == 0;
        send(bytes.substr(0, static_cast<std::size_t>(m_api.pick(0, static_cast<int>(bytes.size())))),
             [this, clean] { end(clean ? std::nullopt : std::optional(broken())); });
        return;
    }
    const auto again = [this] {
        if (m_position < m_api.m_version)
            pump();
        else
            later(m_api.pick(5'000, 60'000), [this] {
                if (m_api.m_history.empty() || m_position == m_api.m_version)
                    send(m_api.form().bookmark(std::to_string(m_api.m_version)), [this] { pump(); });
            });
    };
    if (bytes.empty())
        again();
    else
        send(std::move(bytes), again);
}

} // namespace portolan::test

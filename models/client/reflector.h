#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/client/knownobjects.h"
#include "models/client/listcall.h"
#include "models/client/retrywait.h"
#include "models/client/watchcall.h"
#include "models/client/watchpermission.h"
#include "models/decode/decoder.h"

namespace portolan {

/// How far a reflector has come.
struct ReflectorState {
    enum class Phase : std::uint8_t {
        Loading,   ///< the first list is under way
        Synced,    ///< listed; watching, about to resume, or listed again every listedEveryMs
        Stale,     ///< listed once, but cannot follow since an error
        Failed,    ///< never listed; tries again later
        Forbidden, ///< 401 and 403, never listed; tries again later, and rarely
        NotServed, ///< 404 for every version known, never listed
    };
    Phase phase = Phase::Loading;
    std::optional<Error> error; ///< Synced: why it is not watched, when the server refused that
    /// Synced: how old what is shown may be, because the collection is listed again and again instead of watched; 0: it is watched.
    std::int64_t listedEveryMs = 0;
    /// `error` is the server's refusal (403) of the list itself.
    bool listForbidden = false;
};

/// Who a reflector reports to, on the network thread. Must not destroy the reflector from within.
class ReflectorSink
{
public:
    virtual ~ReflectorSink() = default;
    virtual void changed(Change change) = 0;
    /// An object that could not be read, with its path and the reason.
    virtual void undecodable(Kind kind, const Error &error) = 0;
    virtual void stateChanged(Kind kind, const ReflectorState &state) = 0;
};

/// Keeps a picture of one collection current: lists it, then watches, resumes what breaks, lists again what has expired.
/// The rules are client-go's (tools/cache/reflector.go); every wait goes through the scheduler. Network thread.
class Reflector
{
public:
    struct Options {
        Kind kind = Kind::Other;
        /// The same collection in each version that can be decoded, most wanted first: a 404 goes on to the next.
        std::vector<ListTarget> targets;
        std::uint32_t seed = 0; ///< of jitter and watch lengths
        int pageSize = 500;
        int watchIdleMs = 90'000;
        /// Asked before each list: whether the server is known to stream lists (1.32 and later). Empty: never.
        std::function<bool()> streamsLists;
        /// What cannot be watched (the verb is missing) is listed again so often instead; 0: it can. A list that takes long is
        /// repeated more seldom: nine tenths of the time the server is left alone.
        std::int64_t relistMs = 0;
        /// Where the first list comes from: "0" is the server's cache, quick and in no order; "" the newest, sorted.
        std::string firstVersion = "0";
    };
    /// Starts at once. Everything borrowed must outlive it.
    Reflector(RestClient &client, ItemDecoder &decoder, ReflectorSink &sink, Options options);
    ~Reflector();
    Reflector(const Reflector &) = delete;
    Reflector &operator=(const Reflector &) = delete;

    [[nodiscard]] const ReflectorState &state() const { return m_state; }
    [[nodiscard]] std::size_t count() const { return m_known.size(); }
    [[nodiscard]] std::optional<CutOff> cutOff() const { return m_wait.cutOff(); }
    /// A person asks: ends a wait now, and asks for a watch that was refused.
    void retryNow();
    void reconnected(bool again) { m_wait.reconnected(again); }
    /// The sink is behind, or not any more: see HttpCall::setPaused().
    void setPaused(bool paused);
    /// What it has told of so far.
    [[nodiscard]] const KnownObjects &known() const { return m_known; }
    /// Tells the sink that all its objects are gone: the kind is no longer wanted.
    void forget() { m_known.clear(); }

private:
    enum class Next : std::uint8_t { List, Watch };
    [[nodiscard]] std::function<void()> next(Next what);
    void list();
    void listFrom(const std::string &resourceVersion);
    void listed(const ListCall::Outcome &outcome);
    void listFailed(const ApiFailure &failure);
    void streamList();
    void streamCut(const WatchCall::Outcome &outcome);
    void guardStream();
    void listComplete(const std::string &version);
    void watch();
    void startWatch(bool initialEvents);
    void watchEvent(const WatchEvent &event);
    void watchEnded(const WatchCall::Outcome &outcome);
    void watchRefused(const ApiFailure &failure);
    void streamEnded(const std::optional<ApiFailure> &failure);
    void item(std::string_view bytes, const TypeHint &hint);
    [[nodiscard]] ObjectPtr decode(std::string_view bytes, const TypeHint &hint);
    void removed(std::string_view bytes);
    void watchForbidden(const ApiFailure &failure);
    [[nodiscard]] bool mayWatch() const;
    [[nodiscard]] std::int64_t pollMs() const;
    void poll();
    void setSynced();
    void waitThen(Next what, const ApiFailure &why, bool ofList = false);
    void relist(const ApiFailure &why);
    void noteFailure(const ApiFailure &failure, bool ofList);
    void retireCalls();
    [[nodiscard]] std::int64_t nowMs() const;

    RestClient &m_client;
    ItemDecoder &m_decoder;
    ReflectorSink &m_sink;
    Options m_options;
    KnownObjects m_known;
    ReflectorState m_state;
    RetryWait m_wait;
    std::mt19937 m_random;

    std::size_t m_target = 0; ///< of options.targets
    std::string m_version;    ///< the resourceVersion everything up to is known
    bool m_versionUnavailable = false; ///< expired or too large: list without one until that succeeds
    bool m_pagedFirst = false; ///< a list at version 0 came in pages: no watch cache, so relists are paged too
    bool m_asked = false;      ///< a list has been asked for
    bool m_listed = false;     ///< at least once
    bool m_unordered = false;  ///< the watch began without a version: its first events are in no order
    WatchPermission m_watchPermission;
    bool m_paused = false;
    std::int64_t m_listSinceMs = 0, m_listTookMs = 0;
    bool m_streaming = false;       ///< a list is under way as the first events of a watch
    bool m_streamRefused = false;   ///< the server does not stream after all
    int m_watchEvents = 0;
    std::int64_t m_watchSinceMs = 0;
    std::string m_listVersion; ///< what the running list asked for

    std::unique_ptr<ListCall> m_listCall, m_oldListCall;
    std::unique_ptr<WatchCall> m_watchCall, m_oldWatchCall;
    std::unique_ptr<Scheduler::Timer> m_cleanup, m_streamGuard;
};

} // namespace portolan

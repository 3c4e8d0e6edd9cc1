#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/client/reflector.h"
#include "models/sync/kindstate.h"

namespace portolan {

/// One collection followed as far as the user may see it: by one reflector for the whole cluster, or, once that was forbidden,
/// by one for each namespace that is known. What was shown stays until what replaces it has been listed. Network thread.
class ScopedReflector final
{
public:
    struct Options {
        Kind kind = Kind::Other;
        bool namespaced = true;
        /// The collection in a namespace ("": everywhere), in each version that can be read.
        std::function<std::vector<ListTarget>(std::string_view ns)> targets;
        std::function<bool()> streamsLists;
        std::int64_t relistMs = 0;
        std::function<std::uint32_t()> seed; ///< another one for each reflector
    };
    /// Starts at once. The sink hears of everything; states it asks for here.
    ScopedReflector(RestClient &client, ItemDecoder &decoder, ReflectorSink &sink, Options options, std::vector<std::string> namespaces);
    ~ScopedReflector();

    /// How the kind stands over all namespaces.
    [[nodiscard]] KindState state() const;
    /// Where to look when the whole cluster may not be listed. Asks in those that are new when that is so.
    void setNamespaces(std::vector<std::string> namespaces);
    /// Ends waits now, and asks whether the whole cluster may be read by this time.
    void retryNow();
    /// See RetryWait.
    void reconnected(bool again);
    /// The newest reason why something of it waits for a connection.
    [[nodiscard]] std::optional<CutOff> cutOff() const;

    /// The sink is behind, or not any more: see HttpCall::setPaused().
    void setPaused(bool paused);
    /// Tells the sink that all objects are gone.
    void forget();

private:
    class Scope;
    void scopeChanged(const ReflectorState &state);
    void settle();
    void settleNext();
    void narrow();
    void takeOver();

    RestClient &m_client;
    ItemDecoder &m_decoder;
    ReflectorSink &m_sink;
    Options m_options;
    std::vector<std::string> m_namespaces;
    std::unique_ptr<Scope> m_now;
    std::unique_ptr<Scope> m_next; ///< another scope, silent until it can take the place of the first
    std::optional<Error> m_clusterRefusal; ///< why only namespaces are asked
    std::unique_ptr<Scheduler::Timer> m_settling;
    bool m_paused = false;
};

} // namespace portolan

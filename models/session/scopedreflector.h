#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/client/reflector.h"
#include "models/session/kindstate.h"

namespace portolan {

/// One collection followed as far as the user may see it: by one reflector for the whole cluster, or, once that was forbidden,
/// by one for each namespace that is known. Network thread.
class ScopedReflector final : private ReflectorSink
{
public:
    struct Options {
        Kind kind = Kind::Other;
        bool namespaced = true;
        /// The collection in a namespace ("": everywhere), in each version that can be read.
        std::function<std::vector<ListTarget>(std::string_view ns)> targets;
        std::function<bool()> streamsLists;
        std::int64_t relistMs = 0;
    };
    /// Starts at once. The sink hears of everything; states it asks for here.
    ScopedReflector(RestClient &client, ItemDecoder &decoder, ReflectorSink &sink, Options options, std::vector<std::string> namespaces);
    ~ScopedReflector() override;

    /// How the kind stands over all namespaces.
    [[nodiscard]] KindState state() const;
    /// Where to look when the whole cluster may not be listed. Asks there at once when that is so.
    void setNamespaces(std::vector<std::string> namespaces);
    /// Ends waits now; perhaps the whole cluster may be read by this time.
    void retryNow();
    /// See RetryWait.
    void reconnected(bool again);
    /// The newest reason why something of it waits for a connection.
    [[nodiscard]] std::optional<CutOff> cutOff() const;
    /// Tells the sink that all objects are gone.
    void forget();

private:
    void changed(Change change) override { m_sink.changed(std::move(change)); }
    void undecodable(Kind kind, const Error &error) override;
    void stateChanged(Kind kind, const ReflectorState &state) override;
    void start(std::vector<std::string> scope);
    void narrow();

    RestClient &m_client;
    ItemDecoder &m_decoder;
    ReflectorSink &m_sink;
    Options m_options;
    std::vector<std::string> m_namespaces;
    std::vector<std::unique_ptr<Reflector>> m_reflectors;
    std::vector<std::string> m_scope; ///< of the reflectors; empty: the whole cluster
    std::optional<ReflectorState> m_clusterRefusal; ///< why only namespaces are asked
    std::unique_ptr<Scheduler::Timer> m_narrowing;
    std::size_t m_undecodable = 0;
    std::string m_lastUndecodable;
};

} // namespace portolan

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/core/time.h"

namespace portolan {

struct DemoOptions {
    std::string name = "default"; ///< a folder under :/portolan/demo/
    int port = 0;                 ///< 0: any free one
    /// True: objects move by themselves (a claim binds, its pod starts, ...). False: the same objects for ever.
    bool play = true;
    /// The moment "now" of the cluster's times; null: when the server starts, and then the clock runs. Given: it stands still.
    Timestamp now;
    int latencyMs = 0;        ///< added before every answer
    int maxPageSize = 0;      ///< pages are never longer, whatever the client asked; 0: as asked
    double pace = 1.0;        ///< the scenario's speed
    int watchHistory = 2000;  ///< changes kept for watches that resume; older ones answer 410
};

/// An API server in the process: list, watch, get, Table, discovery, logs, on loopback, read-only, held in memory. It speaks
/// enough of the real protocol that kubectl and Portolan's own client use it like any cluster. Requests whose Host is not
/// loopback are refused (see loopbackhost.h). Own threads; every member may be
/// called from any thread. Stops when destroyed.
class DemoServer
{
public:
    /// Errors: Config (no such demo), Parse (its YAML), Network (no port).
    [[nodiscard]] static Result<std::unique_ptr<DemoServer>> start(const DemoOptions &options = {});
    ~DemoServer();

    [[nodiscard]] std::string url() const; ///< "http://127.0.0.1:PORT"
    [[nodiscard]] int port() const;
    /// A kubeconfig whose only context, "demo", reaches this server.
    [[nodiscard]] std::string kubeconfig() const;
    /// Holds the scenario still, and lets it go on.
    void setPlaying(bool playing);
    [[nodiscard]] bool isPlaying() const;
    /// Ends listening, as if the API server went away; restart() listens again on the same port with the same objects.
    void stop();
    [[nodiscard]] bool restart();
    /// Advances the scenario by one step, for tests that do not wait.
    void step();

    [[nodiscard]] static std::vector<std::string> names();

private:
    struct Private;
    explicit DemoServer(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace portolan

#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/config/connection.h"
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/client/streamdoor.h"
#include "models/session/session.h"
#include "models/snapshot/snapshot.h"

namespace portolan {

struct LiveOptions {
    std::shared_ptr<const Clock> clock; ///< for ages; null: the system's
    /// Where to look when the whole cluster may not be listed, besides the context's own namespace.
    std::vector<std::string> namespaces;
    std::string title; ///< empty: the context's name, or the server
    bool demo = false;
    bool terminal = false; ///< credential plugins may ask on stdin (commands only)
    int lingerMs = 30'000; ///< a kind nobody looks at is watched this much longer
};

/// A live cluster. Returns at once and connects on its own thread; state() tells how that goes.
[[nodiscard]] std::unique_ptr<Session> openLive(EffectiveConnection connection, LiveOptions options = {});

/// A session over files. Reads them before it returns. Errors: Config when a path cannot be read. What was wrong inside the
/// files is in `problems` when given.
[[nodiscard]] Result<std::unique_ptr<Session>> openSnapshot(const std::vector<std::string> &paths, const SnapshotOptions &options = {},
                                                            std::vector<SnapshotProblem> *problems = nullptr);

/// The same for a window: returns at once and reads the files on the thread pool; state() tells how that went, and what was
/// wrong inside the files. retryNow() reads them again.
[[nodiscard]] std::unique_ptr<Session> openSnapshotLater(const std::vector<std::string> &paths, SnapshotOptions options = {});

/// For commands: waits, in a local event loop, until the store holds these kinds. Kinds the server does not serve, or lets
/// nobody like us list, count as loaded (and empty): the store's coverage tells. Errors: Forbidden when that is all of them, the
/// connection's as soon as it is refused (Unauthorized, Tls, Network, Config), Timeout. The kinds stay required.
[[nodiscard]] Result<void> loadKinds(Session &session, std::span<const Kind> kinds, int timeoutMs = 60'000);

/// Where streams of a live session live; nothing for files.
[[nodiscard]] std::shared_ptr<StreamDoor> streamsOf(Session &session);

} // namespace portolan

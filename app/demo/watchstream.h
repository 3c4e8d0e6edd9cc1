#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/demo/answers.h"
#include "app/demo/selectors.h"
#include "app/demo/world.h"

namespace portolan {

/// What one watch request asked for.
struct WatchRequest {
    int resource = -1;
    std::string ns; ///< empty: all namespaces
    Selection selection;
    WantedForm form;
    std::string includeObject; ///< "None", "Metadata", "Object"
    std::string resourceVersion;
    bool bookmarks = false;
    bool sendInitialEvents = false;
    int timeoutSeconds = 0; ///< 0: the server's own
};

/// The lines of one watch. Belongs to the thread of its request.
class WatchStream
{
public:
    WatchStream(DemoWorld &world, WatchRequest request);

    /// The next lines; waits a little for changes. Nothing: the stream ends (after what was given before).
    [[nodiscard]] std::optional<std::string> next();

private:
    [[nodiscard]] bool inScope(const JsonPtr &object) const;
    void append(std::string &out, const char *type, const Json &object);
    void appendChange(std::string &out, const BankChange &change);
    void appendBookmark(std::string &out, bool initialEnd);
    [[nodiscard]] std::string initial();
    [[nodiscard]] Json formed(const Json &object);

    using SteadyTime = std::chrono::steady_clock::time_point;
    DemoWorld &m_world;
    WatchRequest m_request;
    std::uint64_t m_version = 0;
    SteadyTime m_end, m_nextBookmark;
    bool m_started = false;
    bool m_ended = false;
    bool m_columnsSent = false;
};

} // namespace portolan

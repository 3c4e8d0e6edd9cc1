#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/client/discovery.h"
#include "models/core/time.h"

namespace portolan {

/// What servers serve, kept on disk between runs: one file a server, readable by its owner only, replaced as a whole. Holds
/// names of kinds and why groups could not be asked; never credentials. Folders and files that are links or not ours are neither
/// read nor written (see core/ownfile.h). Any thread; reading and writing cost a few milliseconds.
class DiscoveryCache
{
public:
    /// Six hours, as kubectl; ten minutes while some group could not be asked.
    static constexpr std::int64_t keptSeconds = 6 * 3600, keptIncompleteSeconds = 600;

    /// `directory`: empty keeps nothing. `server`: its URL with port and path.
    DiscoveryCache(std::string directory, std::string server);

    struct Kept {
        Discovery discovery;
        Timestamp taken;
    };
    /// What was written last, however old it is; nothing when there is none or it cannot be read.
    [[nodiscard]] std::optional<Kept> read() const;
    /// Young enough to be believed. A time in the future is not.
    [[nodiscard]] static bool isFresh(const Kept &kept, Timestamp now);
    /// Failures are nobody's business: the next run asks again.
    void write(const Discovery &discovery, Timestamp now) const;
    /// "" when nothing is kept.
    [[nodiscard]] const std::string &file() const { return m_file; }

private:
    std::string m_root, m_file, m_server;
    std::vector<std::string> m_folders; ///< below the root
};

} // namespace portolan

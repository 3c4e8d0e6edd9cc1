#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/core/result.h"
#include "models/objects/objectsource.h"
#include "models/snapshot/bundlelayout.h"

namespace portolan {

/// The logs that a dump holds, by pod. Filled by the reader, constant from then on: thread-safe without locks.
class PodLogs
{
public:
    /// A file, read when asked for.
    void putFile(LogPlace place, std::string file);
    /// Text that stands between others, or in an archive.
    void putText(LogPlace place, std::string text);
    [[nodiscard]] bool empty() const { return m_pods.empty(); }
    /// Of a container, or of the first one that the dump has when none is named. Errors: NotFound when the dump holds no such
    /// log; Config when its file cannot be read.
    [[nodiscard]] Result<std::string> read(std::string_view ns, std::string_view pod, const LogOptions &options) const;

private:
    struct Part {
        LogPlace place;
        std::string file; ///< empty: the text
        std::string text;
    };
    [[nodiscard]] Result<std::string> textOf(const Part &part, const std::string &container) const;

    std::map<std::pair<std::string, std::string>, std::vector<Part>> m_pods; ///< by namespace and name
};

} // namespace portolan

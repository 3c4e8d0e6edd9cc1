#include "models/config/readfile.h"

#include "models/core/wholefile.h"

namespace portolan {

std::optional<std::string> readFile(const std::string &path, std::string &why)
{
    Result<std::string> bytes = readSettingsFile(path, 16 * 1024 * 1024);
    if (bytes)
        return std::move(*bytes);
    why = bytes.error().detail;
    return std::nullopt;
}

} // namespace portolan

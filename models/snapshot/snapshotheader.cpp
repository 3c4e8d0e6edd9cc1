#include "models/snapshot/snapshotheader.h"

namespace portolan {

namespace {

constexpr std::string_view title = "# Written by portolan snapshot; read it with --input. The values of Secrets are not in it.\n";
constexpr std::string_view server = "# Server: ";

} // namespace

std::string snapshotHeader(std::string_view serverVersion)
{
    std::string out(title);
    if (!serverVersion.empty() && serverVersion.find_first_of("\r\n") == std::string_view::npos)
        out.append(server).append(serverVersion).append("\n");
    return out;
}

std::string recordedServerVersion(std::string_view text)
{
    if (!text.starts_with(title))
        return {};
    text.remove_prefix(title.size());
    if (!text.starts_with(server))
        return {};
    text.remove_prefix(server.size());
    return std::string(text.substr(0, text.find('\n')));
}

} // namespace portolan

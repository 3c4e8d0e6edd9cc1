#include "models/core/wholefile.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace portolan {

namespace {

constexpr std::size_t firstPiece = 64 * 1024;

tl::unexpected<Error> systemFailure(const std::string &name)
{
    return failure(ErrorKind::Config, name, std::strerror(errno));
}

/// What fstat tells is a hint only: of pipes and of /proc it says 0, and files grow.
std::size_t likelySize(int descriptor)
{
    struct stat status{};
    return fstat(descriptor, &status) == 0 && status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

Result<std::string> readToEnd(int descriptor, const std::string &name, std::size_t most)
{
    const auto tooLong = [&] { return failure(ErrorKind::Config, name, "holds more than " + std::to_string(most >> 20) + " MiB"); };
    const std::size_t likely = likelySize(descriptor);
    if (likely > most)
        return tooLong();
    std::string bytes(std::max(likely + 1, firstPiece), '\0');
    std::size_t length = 0;
    for (;;) {
        if (length == bytes.size())
            bytes.resize(bytes.size() * 2);
        const ssize_t got = read(descriptor, bytes.data() + length, bytes.size() - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemFailure(name);
        if (got == 0)
            break;
        length += static_cast<std::size_t>(got);
        if (length > most)
            return tooLong();
    }
    bytes.resize(length);
    return bytes;
}

} // namespace

Result<std::string> readWholeFile(const std::string &path, std::size_t most)
{
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return systemFailure(path);
    Result<std::string> bytes = readToEnd(descriptor, path, most);
    close(descriptor);
    return bytes;
}

Result<std::string> readStandardInput(std::size_t most)
{
    return readToEnd(STDIN_FILENO, "-", most);
}

} // namespace portolan

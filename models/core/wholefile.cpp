#include "models/core/wholefile.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "models/core/growingbuffer.h"

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

bool isStream(int descriptor)
{
    struct stat status{};
    return fstat(descriptor, &status) == 0 && !S_ISREG(status.st_mode);
}

/// Whether there is something to read, or an end, before `deadline`; an error of the descriptor is for read() to tell.
bool isReadable(int descriptor, std::chrono::steady_clock::time_point deadline)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd waiting{descriptor, POLLIN, 0};
    return left > 0 && poll(&waiting, 1, static_cast<int>(left)) > 0;
}

/// Fills the buffer to the end of what there is; answers how many bytes that is.
template<class Buffer>
Result<std::size_t> fill(int descriptor, const std::string &name, Buffer &bytes, std::size_t most, std::optional<std::chrono::milliseconds> patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience.value_or(std::chrono::milliseconds());
    std::size_t length = 0;
    while (length <= most) {
        if (length == bytes.size())
            bytes.resize(std::min(bytes.size() * 2, most + 1));
        const ssize_t got = read(descriptor, bytes.data() + length, bytes.size() - length);
        if (got == 0)
            return length;
        if (got > 0)
            length += static_cast<std::size_t>(got);
        else if (patience && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            if (!isReadable(descriptor, deadline))
                return failure(ErrorKind::Config, name, "nothing comes from it: it is a pipe or a device, not a file");
        } else if (errno != EINTR)
            return systemFailure(name);
    }
    return length;
}

/// `patience`: how long a descriptor that does not block is waited for.
Result<std::string> readToEnd(int descriptor, const std::string &name, std::size_t longest, std::optional<std::chrono::milliseconds> patience = {})
{
    const bool stream = isStream(descriptor);
    const std::size_t most = stream ? std::min(longest, longestStream) : longest;
    const auto tooLong = [&] {
        const bool savable = stream && most < longest;
        return failure(ErrorKind::Config, name, "holds more than " + std::to_string(most >> 20) + " MiB" + (savable ? "; save it as a file first" : ""));
    };
    const std::size_t likely = likelySize(descriptor);
    if (likely > most)
        return tooLong();
    if (stream) {
        GrowingBuffer bytes;
        bytes.resize(firstPiece);
        const Result<std::size_t> length = fill(descriptor, name, bytes, most, patience);
        return !length ? Result<std::string>(tl::unexpected(length.error())) : *length > most ? Result<std::string>(tooLong()) : std::string(bytes.data(), *length);
    }
    std::string bytes(std::max(likely + 1, firstPiece), '\0');
    const Result<std::size_t> length = fill(descriptor, name, bytes, most, patience);
    if (!length)
        return tl::unexpected(length.error());
    if (*length > most)
        return tooLong();
    bytes.resize(*length);
    return bytes;
}

Result<std::string> readPath(const std::string &path, std::size_t most, std::optional<std::chrono::milliseconds> patience)
{
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | (patience ? O_NONBLOCK : 0));
    if (descriptor < 0)
        return systemFailure(path);
    Result<std::string> bytes = readToEnd(descriptor, path, most, patience);
    close(descriptor);
    return bytes;
}

} // namespace

Result<std::string> readWholeFile(const std::string &path, std::size_t most)
{
    return readPath(path, most, {});
}

Result<std::string> readSettingsFile(const std::string &path, std::size_t most)
{
    return readPath(path, most, std::chrono::milliseconds(1000));
}

Result<std::string> readStandardInput(std::size_t most)
{
    return readToEnd(STDIN_FILENO, "-", most);
}

} // namespace portolan

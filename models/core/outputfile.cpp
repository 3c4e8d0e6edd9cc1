#include "models/core/outputfile.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QSaveFile>

namespace portolan {

namespace {

constexpr int mostLinks = 40; // as the kernel: ELOOP beyond

std::string realPath(const std::string &path)
{
    std::array<char, PATH_MAX> buffer{};
    return realpath(path.c_str(), buffer.data()) ? std::string(buffer.data()) : std::string();
}

struct Place {
    std::string folder, name;
};

Place split(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return {".", path};
    return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

/// N of /proc/self/fd/N, under whatever name that folder goes (/dev/fd).
std::optional<int> ownDescriptor(const std::string &path)
{
    const Place place = split(path);
    int number = -1;
    const auto [end, error] = std::from_chars(place.name.data(), place.name.data() + place.name.size(), number);
    if (error != std::errc() || end != place.name.data() + place.name.size() || number < 0)
        return std::nullopt;
    const std::string own = realPath("/proc/self/fd");
    return !own.empty() && realPath(place.folder) == own ? std::optional(number) : std::nullopt;
}

/// Where a chain of links ends, also where nothing is there yet; nothing for a chain without an end. Stops at the program's own
/// descriptors, which look like links.
std::optional<std::string> linkTarget(std::string path)
{
    for (int i = 0; i < mostLinks; ++i) {
        std::array<char, PATH_MAX> buffer{};
        const ssize_t length = ownDescriptor(path) ? 0 : readlink(path.c_str(), buffer.data(), buffer.size());
        if (length <= 0)
            return path;
        const std::string target(buffer.data(), std::size_t(length));
        path = target.front() == '/' ? target : split(path).folder + '/' + target;
    }
    return std::nullopt;
}

/// Others may have made a shared terminal or pipe non-blocking.
bool waitForRoom(int descriptor)
{
    pollfd one{descriptor, POLLOUT, 0};
    return poll(&one, 1, -1) >= 0 || errno == EINTR;
}

} // namespace

OutputFile::OutputFile(std::string name, Reader reader) : m_name(std::move(name)), m_reader(reader) {}

OutputFile::~OutputFile()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

tl::unexpected<Error> OutputFile::failed(std::string why) const
{
    return failure(ErrorKind::Config, m_name == "-" ? "standard output" : m_name, std::move(why));
}

Result<void> OutputFile::open()
{
    const std::optional<std::string> end = linkTarget(m_name);
    if (!end)
        return failed(std::strerror(ELOOP));
    const std::string &target = *end;
    const std::optional<int> own = m_name == "-" ? std::optional(STDOUT_FILENO) : ownDescriptor(target);
    if (own) {
        if (*own == STDOUT_FILENO)
            std::fflush(stdout); // what was said before stands before
        m_descriptor = fcntl(*own, F_DUPFD_CLOEXEC, 3);
        return m_descriptor >= 0 ? Result<void>() : failed(std::strerror(errno));
    }
    struct stat found {};
    if (stat(target.c_str(), &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode))
        return openInPlace(target);
    m_saved = std::make_unique<QSaveFile>(QFile::decodeName(target.c_str()));
    return m_saved->open(QIODevice::WriteOnly) ? Result<void>() : failed(m_saved->errorString().toStdString());
}

/// No O_TRUNC, no O_CREAT: what stands there is what is meant.
Result<void> OutputFile::openInPlace(const std::string &path)
{
    const int wait = m_reader == Reader::MustBeThere ? O_NONBLOCK : 0;
    m_descriptor = ::open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC | wait);
    if (m_descriptor < 0)
        return failed(errno == ENXIO ? "nobody reads from it" : std::strerror(errno));
    if (wait != 0)
        fcntl(m_descriptor, F_SETFL, fcntl(m_descriptor, F_GETFL) & ~O_NONBLOCK);
    return {};
}

Result<void> OutputFile::write(std::string_view bytes)
{
    if (m_saved)
        return m_saved->write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()) ? Result<void>() : failed(m_saved->errorString().toStdString());
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && (errno == EINTR || (errno == EAGAIN && waitForRoom(m_descriptor))))
            continue;
        if (written < 0)
            return failed(std::strerror(errno));
        bytes.remove_prefix(std::size_t(written));
    }
    return {};
}

Result<void> OutputFile::commit()
{
    if (m_saved)
        return m_saved->commit() ? Result<void>() : failed(m_saved->errorString().toStdString());
    const int closed = close(std::exchange(m_descriptor, -1));
    return closed == 0 ? Result<void>() : failed(std::strerror(errno));
}

Result<void> writeOutputFile(const std::string &name, std::string_view bytes, OutputFile::Reader reader)
{
    OutputFile file(name, reader);
    if (auto opened = file.open(); !opened)
        return opened;
    if (auto written = file.write(bytes); !written)
        return written;
    return file.commit();
}

} // namespace portolan

#include "models/core/ownfile.h"

#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace portolan {

namespace {

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

bool isOurs(int fd, mode_t type)
{
    struct stat about {};
    return fd >= 0 && ::fstat(fd, &about) == 0 && (about.st_mode & S_IFMT) == type && about.st_uid == ::geteuid()
        && (about.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

/// Takes the others' right to write in a folder of ours, as a generous umask gives it.
void closeToOthers(int folder)
{
    struct stat about {};
    if (folder >= 0 && ::fstat(folder, &about) == 0 && about.st_uid == ::geteuid() && (about.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        ::fchmod(folder, about.st_mode & 07777 & ~static_cast<mode_t>(S_IWGRP | S_IWOTH));
}

/// The innermost of the folders, held open; -1 when one of them is missing or not ours.
Descriptor openFolders(const std::string &root, const std::vector<std::string> &folders, bool make)
{
    const QByteArray path = QFile::encodeName(QString::fromStdString(root));
    if (make && !QFileInfo::exists(QString::fromStdString(root)) && QDir().mkpath(QFileInfo(QString::fromStdString(root)).path()))
        ::mkdir(path.constData(), S_IRWXU);
    Descriptor folder(::open(path.constData(), folderFlags));
    for (const std::string &name : folders) {
        if (make)
            closeToOthers(folder.get());
        if (!isOurs(folder.get(), S_IFDIR))
            return Descriptor(-1);
        if (make)
            ::mkdirat(folder.get(), name.c_str(), S_IRWXU);
        folder = Descriptor(::openat(folder.get(), name.c_str(), folderFlags));
    }
    if (make)
        closeToOthers(folder.get());
    return isOurs(folder.get(), S_IFDIR) ? std::move(folder) : Descriptor(-1);
}

} // namespace

bool areOwnFolders(const std::string &root, const std::vector<std::string> &folders, bool make)
{
    return openFolders(root, folders, make).get() >= 0;
}

std::optional<std::string> readOwnFile(const std::string &root, const std::vector<std::string> &folders, const std::string &name, std::int64_t largest)
{
    const Descriptor folder = openFolders(root, folders, false);
    if (folder.get() < 0)
        return std::nullopt;
    const Descriptor file(::openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)); // a FIFO must not hold us
    QFile in;
    if (!isOurs(file.get(), S_IFREG) || !in.open(file.get(), QIODevice::ReadOnly) || in.size() > largest)
        return std::nullopt;
    return in.read(largest).toStdString();
}

bool belongsToUs(const std::string &path)
{
    struct stat about {};
    return ::stat(QFile::encodeName(QString::fromStdString(path)).constData(), &about) == 0 && about.st_uid == ::geteuid();
}

} // namespace portolan

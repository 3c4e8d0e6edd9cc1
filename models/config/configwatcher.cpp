#include "models/config/configwatcher.h"

#include <QDateTime>
#include <QFileInfo>

namespace portolan {

namespace {

constexpr int settleMs = 200; ///< a file that is being written changes several times

/// The directory, or what is there of the way to it: ~/.kube may be made later.
QString nearestDirectory(QString path)
{
    while (!QFileInfo(path).isDir() && path != QFileInfo(path).absolutePath())
        path = QFileInfo(path).absolutePath();
    return path;
}

} // namespace

ConfigWatcher::ConfigWatcher(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleMs);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&m_timer, &QTimer::timeout, this, &ConfigWatcher::settle);
}

void ConfigWatcher::watch(const std::vector<std::string> &files)
{
    m_files.clear();
    for (const std::string &file : files)
        m_files.append(QString::fromStdString(file));
    m_files.removeDuplicates();
    if (const QStringList old = m_watcher.files() + m_watcher.directories(); !old.isEmpty())
        m_watcher.removePaths(old);
    arm();
    m_looks = looks();
}

/// A replaced file drops out of the watcher, a new one is not in it yet.
void ConfigWatcher::arm()
{
    QStringList wanted;
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        const QString directory = nearestDirectory(info.absolutePath());
        if (info.exists() && !m_watcher.files().contains(file))
            wanted.append(file);
        if (!m_watcher.directories().contains(directory) && !wanted.contains(directory))
            wanted.append(directory);
    }
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

std::vector<ConfigWatcher::Look> ConfigWatcher::looks() const
{
    std::vector<Look> all;
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        all.push_back(info.exists() ? Look{info.size(), info.lastModified().toMSecsSinceEpoch(), info.canonicalFilePath()} : Look{});
    }
    return all;
}

void ConfigWatcher::settle()
{
    arm();
    std::vector<Look> now = looks();
    if (now == m_looks)
        return; // a neighbour in the same directory
    m_looks = std::move(now);
    Q_EMIT changed();
}

} // namespace portolan

#pragma once

#include <string>
#include <vector>

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace portolan {

/// Tells when configuration files appear, change, are replaced or vanish, some time after the last of a burst of writes.
/// Thread of its owner. Watches the files and the directories they lie in (editors replace files by renaming).
class ConfigWatcher final : public QObject
{
    Q_OBJECT
public:
    explicit ConfigWatcher(QObject *parent = nullptr);
    /// Replaces what is watched: Kubeconfig::files(), and EffectiveConnection::files of what is connected. Files need not exist.
    void watch(const std::vector<std::string> &files);

Q_SIGNALS:
    void changed();

private:
    /// What a file looks like from outside; no content is kept.
    struct Look {
        qint64 size = -1, modifiedMs = 0;
        QString target; ///< where symbolic links end: mounted Secrets swap them
        friend bool operator==(const Look &, const Look &) = default;
    };
    [[nodiscard]] std::vector<Look> looks() const;
    void arm();
    void settle();

    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QStringList m_files;
    std::vector<Look> m_looks;
};

} // namespace portolan

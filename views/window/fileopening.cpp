#include "views/window/fileopening.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>

#include "models/core/shown.h"
#include "views/kit/errortext.h"
#include "views/kit/settings.h"
#include "views/window/sessionhost.h"
#include "views/window/windowactions.h"

namespace portolan {

namespace {

constexpr qint64 largestKubeconfig = 1024 * 1024; // what is larger holds objects

QStringList localFiles(const QMimeData &data)
{
    QStringList out;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            out << url.toLocalFile();
    return out;
}

} // namespace

FileOpening::FileOpening(SessionHost &host, Settings &settings, const WindowActions &actions, QWidget &window)
    : QObject(&window), m_host(host), m_settings(settings), m_actions(actions), m_window(window)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connect(m_actions.open, &QAction::triggered, this, &FileOpening::choose);
    connect(&m_settings, &Settings::recentFilesChanged, this, &FileOpening::fillRecent);
    fillRecent();
}

void FileOpening::choose()
{
    const QStringList recent = m_settings.recentFiles();
    const QString folder = recent.isEmpty() ? QString() : QFileInfo(recent.front()).absolutePath();
    const QStringList paths = QFileDialog::getOpenFileNames(&m_window, tr("Open files"), folder, tr("Manifests, dumps and archives (*.yaml *.yml *.json *.tar *.gz *.tgz *.zip);;All files (*)"));
    if (!paths.isEmpty())
        open(paths);
}

void FileOpening::open(const QStringList &paths)
{
    std::vector<std::string> names;
    for (const QString &path : paths)
        names.push_back(QFileInfo(path).absoluteFilePath().toStdString());
    const auto contexts = names.size() == 1 && QFileInfo(paths.front()).size() <= largestKubeconfig ? m_host.opener().addKubeconfig(names.front()) : Result<std::string>();
    const auto id = contexts && !contexts->empty() ? contexts : m_host.opener().addSnapshot(names);
    if (!id) {
        Q_EMIT failed(errorText(id.error()).headline + QStringLiteral(": ") + errorText(id.error()).detail);
        return;
    }
    m_settings.addRecentFile(QString::fromStdString(names.front()));
    m_host.open(*id);
}

void FileOpening::fillRecent()
{
    m_actions.recent->clear();
    for (const QString &path : m_settings.recentFiles()) {
        QAction *action = m_actions.recent->addAction(shownText(path).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, path] { open({path}); }, Qt::QueuedConnection); // which fills this menu anew
    }
    m_actions.openRecent->setEnabled(!m_actions.recent->isEmpty());
}

bool FileOpening::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList files = localFiles(*drop->mimeData());
    if (files.isEmpty())
        return QObject::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        open(files);
    return true;
}

} // namespace portolan

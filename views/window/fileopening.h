#pragma once

#include <QObject>
#include <QStringList>

namespace portolan {

class SessionHost;
class Settings;
class WindowActions;

/// Files that are opened in place of what is open: chosen in a dialog, dropped on the window, or open before. Fills the menu of
/// recent ones. Borrows all it is given. GUI thread.
class FileOpening final : public QObject
{
    Q_OBJECT
public:
    FileOpening(SessionHost &host, Settings &settings, const WindowActions &actions, QWidget &window);

    /// Asks for files.
    void choose();
    /// Manifests, lists, dumps or archives, read together; or a kubeconfig, whose contexts can be chosen from then on.
    void open(const QStringList &paths);

Q_SIGNALS:
    void failed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillRecent();

    SessionHost &m_host;
    Settings &m_settings;
    const WindowActions &m_actions;
    QWidget &m_window;
};

} // namespace portolan

#pragma once

#include <memory>
#include <vector>

#include <QPointer>

#include "views/window/mainwindow.h"

namespace portolan {

/// The windows of one run: each with a session of its own, all of one theme, settings and opener, which it borrows. A window that is
/// closed goes; with the last one the program ends. GUI thread.
class Windows final : public QObject
{
    Q_OBJECT
public:
    Windows(Theme &theme, Settings &settings, SessionOpener &opener);
    ~Windows() override;

    /// The first one: as it was left, and where.
    MainWindow &openFirst(bool asked, const std::optional<Target> &place, const std::string &ns);
    /// Another one on what a window shows.
    MainWindow &openBeside(const MainWindow &other);
    [[nodiscard]] std::vector<MainWindow *> all() const;

private:
    MainWindow &make();

    Theme &m_theme;
    Settings &m_settings;
    SessionOpener &m_opener;
    std::vector<QPointer<MainWindow>> m_windows;
};

} // namespace portolan

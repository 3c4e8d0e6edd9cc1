#pragma once

#include <string>
#include <utility>

#include <QObject>

#include "views/window/history.h"

class QMainWindow;

namespace portolan {

class DetailsArranger;
class DetailsPane;
class Navigator;
class SessionHost;
class Settings;
class SideBar;
class WindowActions;

/// Brings the window back as it was left, and keeps how it is, from restore() on. Of several windows the one that is worked in is
/// kept. Borrows all it looks after. GUI thread.
class WindowKeeper final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        QMainWindow &window;
        WindowActions &actions;
        DetailsArranger &arranger;
        DetailsPane &details;
        SideBar &side;
        Navigator &navigator;
        SessionHost &host;
    };
    WindowKeeper(Settings &settings, const Parts &parts, QObject *parent);

    void restore();
    /// What to open: `initial`, or what was open when the window was left, unless something else would have been opened then, too, or
    /// `asked` says that a person named it. With the place there, unless `place` is given.
    [[nodiscard]] std::pair<std::string, Place> start(const std::string &initial, bool asked, const std::optional<Target> &place) const;
    /// How it is now. Called when something changed that is worth it.
    void keep();
    /// Keeps from now on, and leaves the window as it is.
    void follow() { m_on = true; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isWorkedIn() const;

    Settings &m_settings;
    Parts m_parts;
    bool m_on = false;
};

} // namespace portolan

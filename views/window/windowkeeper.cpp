#include "views/window/windowkeeper.h"

#include <algorithm>

#include <QApplication>
#include <QEvent>
#include <QMainWindow>

#include "views/details/detailspane.h"
#include "views/kit/settings.h"
#include "views/window/detailsarranger.h"
#include "views/window/navigator.h"
#include "views/window/sessionhost.h"
#include "views/window/sidebar.h"
#include "views/window/windowactions.h"

namespace portolan {

WindowKeeper::WindowKeeper(Settings &settings, const Parts &parts, QObject *parent) : QObject(parent), m_settings(settings), m_parts(parts)
{
    connect(&m_parts.navigator, &Navigator::moved, this, &WindowKeeper::keep);
    connect(&m_parts.navigator, &Navigator::namespaceChanged, this, &WindowKeeper::keep);
    connect(&m_parts.details, &DetailsPane::tabChanged, this, &WindowKeeper::keep);
    connect(&m_parts.side, &SideBar::moreToggled, this, &WindowKeeper::keep);
    connect(m_parts.actions.menuBar, &QAction::toggled, this, &WindowKeeper::keep);
    m_parts.window.installEventFilter(this);
}

void WindowKeeper::restore()
{
    const WindowMemory window = m_settings.window();
    m_parts.window.restoreGeometry(window.geometry);
    m_parts.arranger.restore(window.splitter);
    m_parts.arranger.setWanted(window.details);
    m_parts.details.setTab(DetailsPane::Tab(std::clamp(window.detailsTab, 0, int(DetailsPane::UsageTab))));
    m_parts.side.setMoreShown(window.moreKinds);
    if (m_parts.actions.menuBar->isChecked() != window.menuBar)
        m_parts.actions.menuBar->trigger();
    m_on = true;
}

std::pair<std::string, Place> WindowKeeper::start(const std::string &initial, bool asked, const std::optional<Target> &place) const
{
    const QString page = m_settings.startPage();
    std::pair<std::string, Place> out{initial, {place.value_or(Target{page.isEmpty() ? firstPage() : page}), {}, std::nullopt}};
    const auto memory = m_settings.place();
    if (!memory)
        return out;
    if (!asked && memory->initial == initial && m_parts.host.opener().isThere(memory->choice))
        out.first = memory->choice;
    if (!place && page.isEmpty() && memory->choice == out.first)
        out.second = {memory->target, memory->ns, memory->selected};
    return out;
}

bool WindowKeeper::isWorkedIn() const
{
    if (m_parts.window.isActiveWindow())
        return true;
    const QWidgetList all = QApplication::topLevelWidgets();
    return std::none_of(all.begin(), all.end(), [this](const QWidget *other) { return other != &m_parts.window && other->isVisible() && qobject_cast<const QMainWindow *>(other); });
}

void WindowKeeper::keep()
{
    if (!m_on || !isWorkedIn())
        return;
    const WindowActions &actions = m_parts.actions;
    m_settings.setWindow({m_parts.window.saveGeometry(), m_parts.arranger.state(), m_parts.arranger.isWanted(), int(m_parts.details.tab()),
                          m_parts.side.moreShown(), actions.menuBar->isChecked()});
    const Place here = m_parts.navigator.here();
    if (m_parts.host.session() && !here.target.page.isEmpty())
        m_settings.setPlace({m_parts.host.opener().initial(), m_parts.host.choice(), here.target, here.ns, here.selected});
}

bool WindowKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::WindowActivate || event->type() == QEvent::Close)
        keep();
    return QObject::eventFilter(watched, event);
}

} // namespace portolan

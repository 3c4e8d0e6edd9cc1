#include "app/windows.h"

namespace portolan {

Windows::Windows(Theme &theme, Settings &settings, SessionOpener &opener) : m_theme(theme), m_settings(settings), m_opener(opener) {}

Windows::~Windows()
{
    for (const QPointer<MainWindow> &window : m_windows)
        delete window; // before what it borrows
}

MainWindow &Windows::make()
{
    auto *window = new MainWindow(m_theme, m_settings, m_opener);
    window->setAttribute(Qt::WA_DeleteOnClose);
    connect(window, &MainWindow::newWindowWanted, this, [this, window] { openBeside(*window); });
    std::erase_if(m_windows, [](const QPointer<MainWindow> &one) { return one.isNull(); });
    m_windows.emplace_back(window);
    return *window;
}

MainWindow &Windows::openFirst(bool asked, const std::optional<Target> &place, const std::string &ns)
{
    MainWindow &window = make();
    window.restore();
    window.show();
    window.openFirst(asked, place, ns);
    return window;
}

MainWindow &Windows::openBeside(const MainWindow &other)
{
    MainWindow &window = make();
    window.openBeside(other);
    window.show();
    return window;
}

std::vector<MainWindow *> Windows::all() const
{
    std::vector<MainWindow *> out;
    for (const QPointer<MainWindow> &window : m_windows)
        if (window)
            out.push_back(window);
    return out;
}

} // namespace portolan

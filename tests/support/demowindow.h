#pragma once

#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include "app/windowopener.h"
#include "models/session/session.h"
#include "views/window/mainwindow.h"
#include "views/window/pagecatalog.h"
#include "views/window/pagestack.h"

namespace portolan::testing {

/// Settings of their own, so that a person's are left alone.
inline void useTestSettings()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("portolan-test"));
    QCoreApplication::setApplicationName(QStringLiteral("portolan-test"));
    QSettings().clear();
}

/// The whole window on the embedded demo server, with everything it borrows.
struct DemoWindow {
    static WindowOptions demo()
    {
        WindowOptions options;
        options.demo = "default";
        options.demoServer.play = false;
        return options;
    }
    /// No kubeconfig, no home: what is at hand is what a test gives.
    static ConfigEnvironment bareEnvironment()
    {
        ConfigEnvironment environment;
        environment.homeDirectory = "/nonexistent";
        return environment;
    }
    explicit DemoWindow(WindowOptions options = demo()) : opener(std::move(options), bareEnvironment()), window(theme, opener)
    {
        theme.applyTo(*qApp);
        window.resize(1440, 900);
        window.show();
        window.openChoice(opener.initial());
    }
    bool live()
    {
        return QTest::qWaitFor([this] {
            const Session *session = window.session();
            if (!session || session->state().phase != ConnectionState::Phase::Live)
                return false;
            for (const Kind kind : watchedKinds())
                if (session->kindState(kind).phase != KindState::Phase::Synced)
                    return false;
            return true;
        }, 20000);
    }
    /// Goes to a page and returns it.
    template<class W>
    W *open(const char *id)
    {
        window.go(QString::fromLatin1(id));
        return dynamic_cast<W *>(window.pages()->page());
    }
    template<class W>
    W *page() { return dynamic_cast<W *>(window.pages()->page()); }
    /// For the eye, when PORTOLAN_SCREENSHOTS names a folder.
    void saveShot(const QString &name)
    {
        const QString folder = qEnvironmentVariable("PORTOLAN_SCREENSHOTS");
        if (folder.isEmpty() || !QDir().mkpath(folder))
            return;
        QTest::qWait(400); // boxes glide
        window.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    Theme theme;
    WindowOpener opener;
    MainWindow window;
};

} // namespace portolan::testing

#pragma once

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include "app/windowopener.h"
#include "models/session/session.h"
#include "views/kit/settings.h"
#include "views/window/mainwindow.h"
#include "views/window/navigator.h"
#include "views/window/pagecatalog.h"
#include "views/window/pagestack.h"

namespace portolan::test {

/// Settings in a folder of this program's own, so that a person's, and those of tests that run beside it, are left alone.
inline void useTestSettings()
{
    static const QTemporaryDir folder;
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(QStringLiteral("portolan-test"));
    QCoreApplication::setApplicationName(QStringLiteral("portolan-test"));
    QSettings().clear();
}

/// No kubeconfig, no home: what is at hand is what a test gives.
inline ConfigEnvironment bareEnvironment()
{
    ConfigEnvironment environment;
    environment.homeDirectory = "/nonexistent";
    return environment;
}

/// Every text that can be read in a widget's labels and text views as it is shown now, a line each.
inline QString allText(const QWidget *widget)
{
    QStringList out;
    for (const QTextBrowser *text : widget->findChildren<QTextBrowser *>())
        if (text->isVisible())
            out << text->toPlainText();
    for (const QLabel *label : widget->findChildren<QLabel *>())
        if (label->isVisible())
            out << label->text();
    return out.join(QLatin1Char('\n'));
}

/// For the eye, when PORTOLAN_SCREENSHOTS names a folder.
inline void saveShot(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PORTOLAN_SCREENSHOTS");
    if (folder.isEmpty() || !QDir().mkpath(folder + QLatin1Char('/') + name.section(QLatin1Char('/'), 0, -2)))
        return;
    QTest::qWait(400); // boxes glide
    widget->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

/// The whole window with everything it borrows, on nothing yet; demos it opens stand still.
struct TestWindow {
    TestWindow(WindowOptions options, ConfigEnvironment environment) : opener(still(std::move(options)), std::move(environment)), window(theme, settings, opener)
    {
        theme.applyTo(*qApp);
        window.resize(1440, 900);
        window.show();
    }
    static WindowOptions still(WindowOptions options)
    {
        options.demoServer.play = false;
        return options;
    }
    /// Goes to a page and returns it.
    template<class W>
    W *open(const char *id)
    {
        window.go({QString::fromLatin1(id)});
        return page<W>();
    }
    template<class W>
    W *page() { return dynamic_cast<W *>(window.pages()->page()); }
    void saveShot(const QString &name) { test::saveShot(&window, name); }

    Theme theme;
    Settings settings;
    WindowOpener opener;
    MainWindow window;
};

/// A window on the embedded demo server, or on what the options say.
struct DemoWindow : TestWindow {
    static WindowOptions demo()
    {
        WindowOptions options;
        options.demo = "default";
        return options;
    }
    explicit DemoWindow(WindowOptions options = demo()) : TestWindow(std::move(options), bareEnvironment())
    {
        window.openChoice(opener.initial());
    }
    /// Waits until the pods are in step with the server and every kind of the side bar's is counted.
    bool live()
    {
        return QTest::qWaitFor([this] {
            const Session *session = window.session();
            if (!session || session->state().phase != ConnectionState::Phase::Live)
                return false;
            for (const Kind kind : countedKinds())
                if (session->kindState(kind).phase != KindState::Phase::Synced && session->tally(kind).phase != KindTally::Phase::Known)
                    return false;
            return session->kindState(Kind::Pod).phase == KindState::Phase::Synced;
        }, 20'000);
    }
};

} // namespace portolan::test

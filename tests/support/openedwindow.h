#pragma once

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTest>
#include <QTextBrowser>

#include "app/windowopener.h"
#include "models/session/session.h"
#include "views/window/mainwindow.h"
#include "views/window/pagestack.h"
#include "views/window/pagecatalog.h"

namespace portolan {

inline WindowOptions demoWindow()
{
    WindowOptions options;
    options.demo = "default";
    options.demoServer.play = false;
    return options;
}

/// No kubeconfig, no home: what is at hand is what a test gives.
inline ConfigEnvironment bareEnvironment()
{
    ConfigEnvironment environment;
    environment.homeDirectory = "/nonexistent";
    return environment;
}

/// A window on the demo, with everything it borrows.
struct Opened {
    explicit Opened(WindowOptions options = demoWindow())
        : opener(std::move(options), bareEnvironment()), window(theme, opener)
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
    template<class W>
    W *page() { return dynamic_cast<W *>(window.pages()->page()); }

    Theme theme;
    WindowOpener opener;
    MainWindow window;
};

inline QStringList textsOf(QWidget *widget)
{
    QStringList out;
    for (const QTextBrowser *text : widget->findChildren<QTextBrowser *>())
        if (text->isVisible())
            out << text->toPlainText();
    for (const QLabel *label : widget->findChildren<QLabel *>())
        if (label->isVisible())
            out << label->text();
    return out;
}

/// For the eye, when PORTOLAN_SCREENSHOTS names a folder.
inline void saveShot(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PORTOLAN_SCREENSHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

inline QString allText(QWidget *widget)
{
    return textsOf(widget).join(QLatin1Char('\n'));
}

} // namespace portolan

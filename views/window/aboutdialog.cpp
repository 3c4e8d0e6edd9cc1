#include "views/window/aboutdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLibraryInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSysInfo>
#include <QTabWidget>
#include <QVBoxLayout>

#include "views/theme/theme.h"

namespace portolan {

namespace {

QString embedded(const char *name)
{
    QFile file(QStringLiteral(":/portolan/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QPlainTextEdit *textView(const QString &text, QWidget *parent)
{
    auto *view = new QPlainTextEdit(text, parent);
    view->setReadOnly(true);
    view->setFont(monoFont(12));
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    return view;
}

/// Names and licences are the libraries' own words.
QString librariesText()
{
    return QStringLiteral("Qt %1        LGPL-3.0-only (Qt Charts: GPL-3.0-only)\n"
                          "simdjson        Apache-2.0\n"
                          "yaml-cpp        MIT\n"
                          "tl::expected    CC0-1.0\n"
                          "cpp-httplib     MIT\n"
                          "libarchive      BSD-2-Clause\n"
                          "OpenSSL         Apache-2.0\n"
                          "zlib            Zlib\n")
        .arg(QString::fromLatin1(qVersion()));
}

QWidget *aboutPage(QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *icon = new QLabel(page);
    icon->setPixmap(QApplication::windowIcon().pixmap(64));
    auto *name = new QLabel(QStringLiteral("Portolan " PORTOLAN_VERSION), page);
    name->setFont(uiFont(18, QFont::DemiBold));
    auto *what = new QLabel(AboutDialog::tr("See what is in a Kubernetes cluster, and how it hangs together. Portolan only ever reads."), page);
    what->setWordWrap(true);
    auto *licence = new QLabel(AboutDialog::tr("The sources are under the Apache License 2.0. The window links Qt Charts, which is under the GNU General Public "
                                               "License 3; the program as a whole is therefore distributed under that."), page);
    licence->setWordWrap(true);
    licence->setProperty("role", QStringLiteral("subtitle"));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    for (QWidget *widget : {static_cast<QWidget *>(icon), static_cast<QWidget *>(name), static_cast<QWidget *>(what), static_cast<QWidget *>(licence)})
        column->addWidget(widget);
    column->addStretch(1);
    return page;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Portolan"));
    auto *tabs = new QTabWidget(this);
    tabs->addTab(aboutPage(tabs), tr("Portolan"));
    tabs->addTab(textView(librariesText(), tabs), tr("Made with"));
    tabs->addTab(textView(embedded("copyright") + QLatin1Char('\n') + embedded("LICENSE"), tabs), tr("Licences"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons->addButton(tr("About Qt"), QDialogButtonBox::ActionRole), &QPushButton::clicked, qApp, &QApplication::aboutQt);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(tabs);
    column->addWidget(buttons);
    resize(620, 460);
}

QString bugReportText(const QString &server)
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    QStringList lines{QStringLiteral("Portolan " PORTOLAN_VERSION),
                      QStringLiteral("Qt %1 (built with %2), %3").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR), QGuiApplication::platformName()),
                      QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
                      QStringLiteral("Language: %1").arg(QLocale().name())};
    if (screen)
        lines << QStringLiteral("Screen: %1x%2 at %3").arg(screen->size().width()).arg(screen->size().height()).arg(screen->devicePixelRatio());
    if (!server.isEmpty())
        lines << QStringLiteral("Server: %1").arg(server);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

BugReportDialog::BugReportDialog(const QString &server, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Report a bug"));
    auto *words = new QLabel(tr("Tell whoever gave you Portolan what you did, what you expected, and what happened instead, together with these lines. "
                                "They say nothing of what is in your cluster; neither should a picture you add."), this);
    words->setWordWrap(true);
    auto *text = textView(bugReportText(server), this);
    text->setAccessibleName(tr("Report"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole), &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(words);
    column->addWidget(text);
    column->addWidget(buttons);
    resize(520, 320);
}

} // namespace portolan

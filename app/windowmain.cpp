#include "app/windowmain.h"

#include <algorithm>

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include "app/commands/command.h"
#include "app/commands/connectionflags.h"
#include "app/commands/help.h"
#include "app/startplace.h"
#include "app/windowopener.h"
#include "app/windows.h"
#include "views/kit/settings.h"
#include "views/theme/desktoppreference.h"

namespace portolan {

namespace {

bool isScheme(std::string_view word)
{
    return word == "light" || word == "dark" || word == "contrast" || word == "contrast-light";
}

/// Exit code when the arguments are wrong.
std::optional<int> readArguments(int argc, char **argv, WindowOptions &options)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    OptionReader reader(arguments);
    StartPlace place;
    while (reader.next()) {
        if (!reader.isWord() && takeConnectionFlag(reader, options.connection))
            continue;
        if (reader.isWord()) {
            options.inputs.push_back(reader.word());
        } else if (reader.is("--input")) {
            options.inputs.push_back(reader.value());
        } else if (reader.is("--complete")) {
            options.complete = reader.flag();
        } else if (reader.is("--demo")) {
            options.demo = reader.optionalValue("default", DemoServer::names());
        } else if (reader.is("--theme")) {
            options.scheme = reader.value();
            if (!reader.failed() && !isScheme(options.scheme))
                reader.fail("--theme is light, dark, contrast or contrast-light, not \"" + options.scheme + '"');
        } else if (reader.is("--language")) {
            options.language = reader.value();
        } else if (reader.is("--page")) {
            place.page = reader.value();
        } else if (reader.is("--from")) {
            place.from = reader.value();
        } else if (reader.is("--to")) {
            place.to = reader.value();
        } else if (reader.is("--object")) {
            place.object = reader.value();
        } else {
            reader.refuse();
        }
    }
    if (!reader.failed()) {
        auto target = startTarget(place);
        if (target)
            options.place = std::move(*target);
        else
            reader.fail(target.error().detail);
    }
    if (reader.failed())
        return reader.usage(helpOf("").usage);
    return std::nullopt;
}

SchemeChoice schemeNamed(const std::string &word)
{
    return word == "light" ? SchemeChoice::Light : word == "dark" ? SchemeChoice::Dark : word == "contrast" ? SchemeChoice::HighContrast : SchemeChoice::HighContrastLight;
}

/// A person's own list stands where KUBECONFIG would, when that is not set.
ConfigEnvironment environmentWith(const Settings &settings)
{
    ConfigEnvironment environment = ConfigEnvironment::system();
    if (environment.variable("KUBECONFIG").empty() && !settings.kubeconfigFiles().isEmpty())
        environment.variables["KUBECONFIG"] = settings.kubeconfigFiles().join(QLatin1Char(':')).toStdString();
    return environment;
}

void installTranslations(QApplication &application, const std::string &language)
{
    const QLocale locale = language.empty() ? QLocale::system() : QLocale(QString::fromStdString(language));
    QLocale::setDefault(locale);
    auto *own = new QTranslator(&application);
    const QString folder = QStringLiteral(":/portolan/translations"); // English has one, too: of what is counted, "1 node" and "2 nodes"
    if (own->load(locale, QStringLiteral("portolan"), QStringLiteral("_"), folder) || own->load(QStringLiteral("portolan_en"), folder))
        QApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt);
}

} // namespace

int runWindow(int argc, char **argv)
{
    WindowOptions options;
    if (const auto code = readArguments(argc, argv, options))
        return *code;
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    qInstallMessageHandler(printQtMessage);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("portolan"));
    QApplication::setOrganizationName(QStringLiteral("portolan"));
    QApplication::setApplicationVersion(QStringLiteral(PORTOLAN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("portolan"));
    QApplication::setWindowIcon(icon(QStringLiteral("portolan"), Qt::black));
    Settings settings;
    installTranslations(application, options.language.empty() ? settings.language().toStdString() : options.language);

    setTextSize(std::min(250, settings.textSize() * desktopTextSize(QApplication::font()) / 100));
    Theme theme;
    // Without a portal the platform's palette is all that tells; with one it answers when the window stands already.
    const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    theme.setDesktopScheme(settings.desktopScheme(dark ? Scheme::Dark : Scheme::Light));
    const DesktopPreference preference;
    QObject::connect(&preference, &DesktopPreference::schemeWished, &settings, &Settings::setDesktopScheme);
    QObject::connect(&preference, &DesktopPreference::schemeWished, &theme, &Theme::setDesktopScheme);
    QObject::connect(&preference, &DesktopPreference::accentWished, &theme, &Theme::setDesktopAccent);
    theme.setChoice(options.scheme.empty() ? settings.scheme() : schemeNamed(options.scheme)); // --theme is for once
    theme.applyTo(application);

    const bool asked = options.asksForSource();
    const std::optional<Target> place = options.place;
    const std::string ns = options.connection.ns;
    WindowOpener opener(std::move(options), environmentWith(settings));
    Windows windows(theme, settings, opener);
    windows.openFirst(asked, place, ns);
    return QApplication::exec();
}

} // namespace portolan

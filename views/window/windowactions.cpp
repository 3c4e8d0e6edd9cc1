#include "views/window/windowactions.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

#include "views/kit/settings.h"

namespace portolan {

WindowActions::WindowActions(Theme &theme, QWidget &window) : QObject(&window), m_theme(theme), m_window(window)
{
    makeFileAndEdit();
    makeView();
    makeObject();
    makeGoAndHelp();
    connect(&m_theme, &Theme::changed, this, &WindowActions::restyle);
    restyle();
}

WindowActions::~WindowActions() = default;

QAction *WindowActions::make(const char *id, const Texts &texts, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(tr(texts.text), this);
    action->setObjectName(QString::fromLatin1(id));
    action->setStatusTip(tr(texts.tip));
    m_defaults[action] = keys;
    setKeys(*action, keys);
    action->setMenuRole(QAction::NoRole);
    if (texts.icon)
        m_icons.emplace_back(action, QString::fromLatin1(texts.icon));
    m_window.addAction(action); // so that its keys work wherever it stands
    m_groups.back().actions.push_back(action);
    return action;
}

/// The platform's keys for it, then ours where it has none, then further ones.
QAction *WindowActions::make(const char *id, const Texts &texts, QKeySequence::StandardKey standard, const QList<QKeySequence> &more)
{
    QList<QKeySequence> keys = QKeySequence::keyBindings(standard);
    for (const QKeySequence &key : more)
        if (!keys.contains(key))
            keys << key;
    return make(id, texts, keys);
}

void WindowActions::makeFileAndEdit()
{
    m_groups.push_back({tr("&File"), {}});
    newWindow = make("newWindow", {QT_TR_NOOP("&New window"), QT_TR_NOOP("Another window on the same cluster, to go its own way"), nullptr}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)});
    open = make("open", {QT_TR_NOOP("&Open files…"), QT_TR_NOOP("Open manifests, a dump or a snapshot in place of a cluster"), "folder"}, QKeySequence::Open);
    openRecent = make("openRecent", {QT_TR_NOOP("Open &recent"), QT_TR_NOOP("Files that were open before"), nullptr});
    m_recent = std::make_unique<QMenu>();
    recent = m_recent.get();
    openRecent->setMenu(recent);
    chooseContext = make("chooseContext", {QT_TR_NOOP("Choose a &context"), QT_TR_NOOP("Go to another cluster, or another way into this one"), "node"}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    m_groups.back().actions.push_back(nullptr);
    exportSheet = make("exportSheet", {QT_TR_NOOP("&Export…"), QT_TR_NOOP("Write the chart or table of this page to a file"), nullptr}, {QKeySequence(Qt::CTRL | Qt::Key_E)});
    print = make("print", {QT_TR_NOOP("&Print…"), QT_TR_NOOP("Print the chart or table of this page"), nullptr}, QKeySequence::Print);
    m_groups.back().actions.push_back(nullptr);
    closeWindow = make("closeWindow", {QT_TR_NOOP("Close the &window"), QT_TR_NOOP("Close this window"), nullptr}, {QKeySequence(Qt::CTRL | Qt::Key_W)});
    quit = make("quit", {QT_TR_NOOP("&Quit"), QT_TR_NOOP("Close Portolan"), nullptr}, QKeySequence::Quit, {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    m_groups.push_back({tr("&Edit"), {}});
    goTo = make("goTo", {QT_TR_NOOP("&Go to anything"), QT_TR_NOOP("Find a page, an object or a command by its name"), "search"}, {QKeySequence(Qt::CTRL | Qt::Key_K)});
    find = make("find", {QT_TR_NOOP("&Find on this page"), QT_TR_NOOP("Filter the table, or find in the chart or text in front"), "search"}, QKeySequence::Find, {QKeySequence(Qt::Key_Slash)});
    m_groups.back().actions.push_back(nullptr);
    preferences = make("preferences", {QT_TR_NOOP("&Preferences…"), QT_TR_NOOP("Look, language, text size, and what Portolan begins with"), nullptr}, QKeySequence::Preferences, {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
}

void WindowActions::makeView()
{
    m_groups.push_back({tr("&View"), {}});
    details = make("details", {QT_TR_NOOP("&Details"), QT_TR_NOOP("Show or hide the details of what is selected"), "pane"}, {QKeySequence(Qt::CTRL | Qt::Key_D)});
    details->setCheckable(true);
    m_groups.back().actions.push_back(nullptr);
    constexpr const char *schemeIds[] = {"desktopScheme", "lightScheme", "darkScheme", "highContrast", "highContrastLight"};
    const Texts looks[] = {{QT_TR_NOOP("Look as the des&ktop"), QT_TR_NOOP("Light or dark as the desktop is"), nullptr},
                           {QT_TR_NOOP("&Light"), QT_TR_NOOP("Dark on light"), nullptr},
                           {QT_TR_NOOP("Da&rk"), QT_TR_NOOP("Light on dark"), nullptr},
                           {QT_TR_NOOP("&High contrast, dark"), QT_TR_NOOP("Light on dark, as far apart as colours can be"), nullptr},
                           {QT_TR_NOOP("H&igh contrast, light"), QT_TR_NOOP("Dark on light, as far apart as colours can be"), nullptr}};
    auto *group = new QActionGroup(this);
    for (int i = 0; i < schemeChoices; ++i) {
        schemes[i] = make(schemeIds[i], looks[i]);
        schemes[i]->setCheckable(true);
        group->addAction(schemes[i]);
        connect(schemes[i], &QAction::triggered, this, [this, i] { m_theme.setChoice(SchemeChoice(i)); });
    }
    m_groups.back().actions.push_back(nullptr);
    moreKinds = make("moreKinds", {QT_TR_NOOP("&More kinds"), QT_TR_NOOP("List the kinds that are seldom looked for, and those of the cluster's own making"), nullptr});
    moreKinds->setCheckable(true);
    menuBar = make("menuBar", {QT_TR_NOOP("Me&nu bar"), QT_TR_NOOP("Show or hide the menu bar; without it a button holds the menus"), "menu"}, {QKeySequence(Qt::CTRL | Qt::Key_M)});
    menuBar->setCheckable(true);
    fullScreen = make("fullScreen", {QT_TR_NOOP("F&ull screen"), QT_TR_NOOP("Use all of the screen"), nullptr}, QKeySequence::FullScreen, {QKeySequence(Qt::Key_F11)});
    fullScreen->setCheckable(true);
}

void WindowActions::makeObject()
{
    m_groups.push_back({tr("&Object"), {}});
    copyName = make("copyName", {QT_TR_NOOP("&Copy its name"), QT_TR_NOOP("The name of the object that is selected"), nullptr}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    copyGet = make("copyGet", {QT_TR_NOOP("Copy kubectl &get"), QT_TR_NOOP("The command line that gets the object"), nullptr});
    copyDescribe = make("copyDescribe", {QT_TR_NOOP("Copy kubectl descri&be"), QT_TR_NOOP("The command line that describes the object"), nullptr});
    m_groups.back().actions.push_back(nullptr);
    constexpr const char *tabIds[] = {"summary", "storageChart", "describe", "yaml", "events", "why", "usage"};
    const Texts of[] = {{QT_TR_NOOP("&Summary of the object"), QT_TR_NOOP("What is known of it"), nullptr},
                        {QT_TR_NOOP("Its s&torage chart"), QT_TR_NOOP("Its mounts, claims and volumes"), nullptr},
                        {QT_TR_NOOP("D&escribe it"), QT_TR_NOOP("As kubectl describes it"), nullptr},
                        {QT_TR_NOOP("Its &YAML"), QT_TR_NOOP("As the server keeps it"), nullptr},
                        {QT_TR_NOOP("Its e&vents"), QT_TR_NOOP("What was told about it"), nullptr},
                        {QT_TR_NOOP("Why it &binds or waits"), QT_TR_NOOP("A claim's or volume's binding, judged volume by volume"), nullptr},
                        {QT_TR_NOOP("&What it uses"), QT_TR_NOOP("Cpu and memory, or how full it is, since this window looks"), nullptr}};
    for (int i = 0; i < int(std::size(tabs)); ++i)
        tabs[i] = make(tabIds[i], of[i], {QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i))});
    m_groups.back().actions.push_back(nullptr);
    closeDetails = make("closeDetails", {QT_TR_NOOP("&Close the details"), QT_TR_NOOP("Select nothing"), nullptr});
    closeDetails->setProperty("keys", QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)); // for whatever has the focus first: the window hears it last
}

void WindowActions::makeGoAndHelp()
{
    m_groups.push_back({tr("&Go"), {}});
    back = make("back", {QT_TR_NOOP("&Back"), QT_TR_NOOP("Where you were before"), "back"}, QKeySequence::Back, {QKeySequence(Qt::ALT | Qt::Key_Left)});
    forward = make("forward", {QT_TR_NOOP("&Forward"), QT_TR_NOOP("Where you came back from"), "forward"}, QKeySequence::Forward, {QKeySequence(Qt::ALT | Qt::Key_Right)});
    m_groups.back().actions.push_back(nullptr);
    chooseNamespace = make("chooseNamespace", {QT_TR_NOOP("Choose a &namespace"), QT_TR_NOOP("Show one namespace, or all of them"), "namespace"}, {QKeySequence(Qt::CTRL | Qt::Key_N)});
    reconnect = make("reconnect", {QT_TR_NOOP("&Try to connect again"), QT_TR_NOOP("Ask the server once more, at once"), "refresh"}, QKeySequence::Refresh, {QKeySequence(Qt::Key_F5)});
    m_groups.push_back({tr("&Help"), {}});
    shortcuts = make("shortcuts", {QT_TR_NOOP("&Shortcuts"), QT_TR_NOOP("Everything the window can do, and its keys, to be changed"), "help"}, QKeySequence::HelpContents, {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    reportBug = make("reportBug", {QT_TR_NOOP("&Report a bug…"), QT_TR_NOOP("What to tell, ready to be copied"), nullptr});
    about = make("about", {QT_TR_NOOP("&About Portolan"), QT_TR_NOOP("Version and licences"), "portolan"});
}

std::vector<QAction *> WindowActions::all() const
{
    std::vector<QAction *> out;
    for (const Group &group : m_groups)
        for (QAction *action : group.actions)
            if (action)
                out.push_back(action);
    return out;
}

void WindowActions::follow(Settings &settings)
{
    m_settings = &settings;
    connect(m_settings, &Settings::shortcutsChanged, this, &WindowActions::takeKeys);
    takeKeys();
}

void WindowActions::setKeys(QAction &action, const QList<QKeySequence> &keys)
{
    action.setShortcuts(keys);
    const QString told = keysOf(action);
    action.setToolTip(told.isEmpty() ? textOf(action) : QStringLiteral("%1 (%2)").arg(textOf(action), told));
}

namespace {

QList<QKeySequence> sequencesOf(const QStringList &words)
{
    QList<QKeySequence> out;
    for (const QString &word : words)
        if (const auto key = QKeySequence::fromString(word, QKeySequence::PortableText); !key.isEmpty())
            out << key;
    return out;
}

} // namespace

/// As a person chose them, or as they come.
void WindowActions::takeKeys()
{
    for (const auto &[action, defaults] : m_defaults) {
        const auto chosen = m_settings->shortcuts(action->objectName());
        setKeys(*action, chosen ? sequencesOf(*chosen) : defaults);
    }
    Q_EMIT keysChanged();
}

void WindowActions::choose(QAction &action, const QList<QKeySequence> &keys)
{
    if (!m_settings)
        return;
    if (keys == m_defaults.at(&action)) {
        m_settings->setShortcuts(action.objectName(), std::nullopt);
        return;
    }
    QStringList words;
    for (const QKeySequence &key : keys)
        words << key.toString(QKeySequence::PortableText);
    m_settings->setShortcuts(action.objectName(), words);
}

void WindowActions::chooseDefaults()
{
    for (const auto &[action, defaults] : m_defaults)
        choose(*action, defaults);
}

QAction *WindowActions::ownerOf(const QKeySequence &key) const
{
    for (QAction *action : all()) {
        QList<QKeySequence> keys = action->shortcuts();
        keys << QKeySequence::fromString(action->property("keys").toString(), QKeySequence::NativeText);
        for (const QKeySequence &own : keys)
            if (!own.isEmpty() && !key.isEmpty() && (own.matches(key) != QKeySequence::NoMatch || key.matches(own) != QKeySequence::NoMatch))
                return action;
    }
    return nullptr;
}

std::vector<QAction *> WindowActions::ofObject() const
{
    return {copyName, copyGet, copyDescribe, nullptr, tabs[0], tabs[1], tabs[2], tabs[3], tabs[4], tabs[5]};
}

void WindowActions::fill(QMenuBar &bar) const
{
    for (const Group &group : m_groups) {
        QMenu *menu = bar.addMenu(group.title);
        for (QAction *action : group.actions)
            action ? menu->addAction(action) : static_cast<void>(menu->addSeparator());
    }
}

void WindowActions::fill(QMenu &menu) const
{
    for (const Group &group : m_groups) {
        QMenu *part = menu.addMenu(group.title);
        for (QAction *action : group.actions)
            action ? part->addAction(action) : static_cast<void>(part->addSeparator());
    }
}

QString WindowActions::keysOf(const QAction &action)
{
    const QString told = action.property("keys").toString();
    return told.isEmpty() ? QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText).replace(QStringLiteral("; "), QStringLiteral(", ")) : told;
}

QString WindowActions::withoutMnemonic(const QString &text)
{
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&"));
    return QString(text).remove(mnemonic);
}

QString WindowActions::textOf(const QAction &action)
{
    return withoutMnemonic(action.text());
}

void WindowActions::restyle()
{
    for (const auto &[action, iconName] : m_icons)
        action->setIcon(icon(iconName, m_theme.palette().muted));
    schemes[int(m_theme.choice())]->setChecked(true);
}

} // namespace portolan

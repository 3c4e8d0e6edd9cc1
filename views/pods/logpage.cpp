#include "views/pods/logpage.h"

#include <algorithm>

#include <QCompleter>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/core/outputfile.h"
#include "models/core/shown.h"
#include "models/objects/pod.h"
#include "models/store/storesnapshot.h"
#include "views/kit/chooser.h"
#include "views/kit/messagepane.h"
#include "views/pods/logfindbar.h"
#include "views/pods/logstrip.h"
#include "views/pods/logview.h"

namespace portolan {

namespace {

constexpr int typingMs = 50, gatherMs = 200;
constexpr qsizetype mostSuggestions = 60;

QStringList podsLike(const StoreSnapshot &objects, const std::string &wanted)
{
    QStringList names;
    for (const ObjectPtr &pod : objects.sortedObjects(Kind::Pod)) {
        const std::string path = pod->meta.ns.str() + '/' + pod->meta.name;
        if (path.find(wanted) != std::string::npos)
            names << QString::fromStdString(path);
        if (names.size() == mostSuggestions)
            break;
    }
    return names;
}

QString roleWord(Container::Role role)
{
    switch (role) {
    case Container::Role::Main: break;
    case Container::Role::Init: return LogPage::tr("init");
    case Container::Role::Sidecar: return LogPage::tr("sidecar");
    case Container::Role::Ephemeral: return LogPage::tr("ephemeral");
    }
    return {};
}

} // namespace

LogPage::LogPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_reader(session()), m_edit(new QLineEdit(this)), m_containers(new Chooser(theme(), tr("container"), this)),
      m_find(new LogFindBar(m_reader.buffer(), this)), m_strip(new LogStrip(theme(), m_reader.buffer(), this)), m_note(new QLabel(this)),
      m_view(new LogView(theme(), m_reader.buffer(), this)), m_message(new MessagePane(theme(), this)),
      m_suggestions(typingMs, [this] {
          return [objects = session().store().snapshot(), wanted = m_edit->text().trimmed().toLower().toStdString()] { return podsLike(*objects, wanted); };
      }, [this](const QStringList &names) {
          static_cast<QStringListModel *>(m_edit->completer()->model())->setStringList(names);
          if (m_edit->hasFocus() && !names.isEmpty())
              m_edit->completer()->complete();
      }),
      m_chooser(gatherMs, [this]() -> std::function<LogChoice()> {
          if (!m_object || !m_active)
              return {};
          return [objects = session().store().snapshot(), key = *m_object, container = m_container.toStdString()] { return chooseLogs(*objects, key, container); };
      }, [this](const LogChoice &choice) { take(choice); })
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setContentsMargins(14, 2, 14, 4);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    for (QWidget *widget : {static_cast<QWidget *>(m_find), static_cast<QWidget *>(m_strip), static_cast<QWidget *>(m_note)})
        column->addWidget(widget);
    column->addWidget(m_view, 1);
    column->addWidget(m_message, 1);
    m_view->hide();
    m_strip->hide();
    m_message->showEmpty(QStringLiteral("pod"), tr("Whose log?"), tr("Write a pod as namespace/name; typing suggests what the cluster has."));
    listen();
}

LogPage::~LogPage() = default;

void LogPage::buildHead()
{
    auto *title = new QLabel(tr("Logs"), this);
    title->setFont(uiFont(16, QFont::DemiBold));
    m_edit->setPlaceholderText(tr("namespace/pod"));
    m_edit->setAccessibleName(tr("Pod"));
    m_edit->setClearButtonEnabled(true);
    auto *completer = new QCompleter(new QStringListModel(m_edit), m_edit);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_edit->setCompleter(completer);
    m_previous = makeLogSwitch(this, tr("Run before"), tr("The log of the container's run before this one"), QStringLiteral("Alt+P"));
    m_sticky = makeLogSwitch(this, tr("Follow"), tr("Stay at the end as lines come; scrolling up lets go"), QStringLiteral("Alt+L"));
    m_wrap = makeLogSwitch(this, tr("Wrap"), tr("Break long lines instead of scrolling sideways"), QStringLiteral("Alt+W"));
    m_times = makeLogSwitch(this, tr("Times"), tr("When each line was written, in this computer's time zone"), QStringLiteral("Alt+T"));
    m_sticky->setChecked(true);
    m_times->setChecked(true);
    auto *save = new QToolButton(this);
    save->setText(tr("Save…"));
    save->setToolTip(tr("Write the log to a file"));
    save->setShortcut(QKeySequence(QStringLiteral("Alt+S")));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 10, 14, 6);
    head->setSpacing(8);
    head->addWidget(title);
    head->addWidget(m_edit, 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_containers), static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_sticky), static_cast<QWidget *>(m_wrap),
                            static_cast<QWidget *>(m_times), static_cast<QWidget *>(save)})
        head->addWidget(widget);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
    connect(save, &QToolButton::clicked, this, &LogPage::chooseFile);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_suggestions.askNow(); });
    connect(m_edit, &QLineEdit::returnPressed, this, &LogPage::chosen);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this] { QTimer::singleShot(0, this, &LogPage::chosen); });
}

void LogPage::listen()
{
    connect(m_wrap, &QToolButton::toggled, m_view, &LogView::setWrap);
    connect(m_times, &QToolButton::toggled, m_view, &LogView::setTimes);
    connect(m_sticky, &QToolButton::toggled, m_view, &LogView::setSticky);
    connect(m_view, &LogView::stickyChanged, m_sticky, &QToolButton::setChecked);
    connect(m_previous, &QToolButton::toggled, this, &LogPage::start);
    connect(m_strip, &LogStrip::wanted, m_view, &LogView::showRow);
    connect(m_find, &LogFindBar::searchChanged, this, [this] { m_view->setSearch(m_find->search()); });
    connect(m_find, &LogFindBar::rowsChanged, this, [this] { m_view->setRows(m_find->rows()); });
    connect(m_find, &LogFindBar::wanted, this, &LogPage::goToMatch);
    connect(&m_reader, &LogReader::startedOver, this, [this] {
        m_find->startOver();
        m_view->startOver();
        m_strip->grown();
    });
    connect(&m_reader, &LogReader::grown, this, [this] {
        m_view->show();
        m_message->hide();
        m_find->grown();
        m_view->grown();
        m_strip->grown();
        Q_EMIT summaryChanged();
    });
    connect(&m_reader, &LogReader::stateChanged, this, &LogPage::tellState);
    connect(&m_reader, &LogReader::failed, this, [this](const QString &headline, const QString &detail) {
        m_message->showEmpty(QStringLiteral("pod"), headline, detail);
        m_view->hide();
        m_message->show();
    });
    connect(m_containers, &Chooser::chosen, this, [this](const QVariant &value) {
        Q_EMIT leaving();
        m_container = value.toString();
        m_started = false;
        m_chooser.askNow();
    });
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (m_active && m_object && (delta.kind == Kind::Pod || delta.kind == m_object->kind))
            m_chooser.askSoon();
    });
    const auto key = [this](const char *keys, const std::function<void()> &call) {
        auto *shortcut = new QShortcut(QKeySequence(QString::fromLatin1(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, call);
    };
    key("Alt+B", [this] { m_view->toggleBookmark(); });
    key("Alt+Down", [this] { m_view->goToBookmark(true); });
    key("Alt+Up", [this] { m_view->goToBookmark(false); });
}

void LogPage::open(const Target &target)
{
    if (target.look) {
        const QSignalBlocker quiet(m_previous);
        m_previous->setChecked(valueOf(*target.look, QStringLiteral("run")) == QStringLiteral("before"));
    }
    if (target.object && hasLogs(target.object->kind))
        showLogsOf(*target.object, target.look ? valueOf(*target.look, QStringLiteral("container")) : QString());
}

Target LogPage::where() const
{
    PageLook look{{QStringLiteral("container"), m_container}};
    if (m_previous->isChecked())
        look[QStringLiteral("run")] = QStringLiteral("before");
    return {QString(), m_object, {}, look};
}

/// "NS/POD" or "KIND/NS/NAME".
void LogPage::chosen()
{
    const QStringList parts = m_edit->text().trimmed().split(QLatin1Char('/'));
    const Kind kind = parts.size() == 3 ? kindByAlias(parts[0].toStdString()) : Kind::Pod;
    if (parts.size() < 2 || parts.size() > 3 || parts.contains(QString()) || !hasLogs(kind))
        return;
    if (m_object)
        Q_EMIT leaving();
    showLogsOf({kind, parts[parts.size() - 2].toStdString(), parts.back().toStdString()}, {});
    m_view->setFocus();
}

void LogPage::showLogsOf(const ObjectKey &key, const QString &container)
{
    if (m_started && m_object == key && (container.isEmpty() || container == m_container))
        return;
    if (m_active)
        requireKinds(false);
    m_object = key;
    m_container = container;
    const QString kind = key.kind == Kind::Pod ? QString() : QString::fromLatin1(kindInfo(key.kind).singular.data(), qsizetype(kindInfo(key.kind).singular.size())) + QLatin1Char('/');
    m_edit->setText(kind + QString::fromStdString(key.ns + '/' + key.name));
    m_started = false;
    if (m_active)
        requireKinds(true);
    m_chooser.askNow();
}

void LogPage::requireKinds(bool on)
{
    const Kind other = m_object ? m_object->kind : Kind::Pod;
    for (const Kind kind : {Kind::Pod, other})
        on ? session().require(kind) : session().release(kind);
}

/// Which logs there are now: begins to read them, and lets new pods of the workload join.
void LogPage::take(const LogChoice &choice)
{
    if (!choice.found)
        return tellNothing();
    std::vector<PickItem> items;
    m_container = QString::fromStdString(choice.container);
    for (const LogChoice::Name &one : choice.containers) {
        const QString name = QString::fromStdString(one.name);
        items.push_back({name, roleWord(one.role), QString(), name, name == m_container});
    }
    const QString all = QString::fromLatin1(allContainers);
    if (items.size() > 1)
        items.push_back({tr("all of them"), QString(), QString(), all, m_container == all});
    m_containers->setItems(std::move(items));
    m_containers->setCurrent(m_container == all ? tr("all of them") : m_container);
    if (!m_started) {
        m_origins = choice.origins;
        return start();
    }
    for (const LogOrigin &origin : choice.origins)
        if (m_object->kind != Kind::Pod && !m_reader.isReading(origin))
            m_reader.join(origin);
    nameSources();
}

void LogPage::nameSources()
{
    QStringList names;
    const std::vector<LogOrigin> origins = m_reader.origins();
    const bool several = std::any_of(origins.begin(), origins.end(), [&origins](const LogOrigin &origin) { return origin.container != origins.front().container; });
    for (const LogOrigin &origin : origins)
        names << shownLine(several ? origin.pod.name + '/' + origin.container : origin.pod.name);
    m_view->setSources(names);
}

void LogPage::tellNothing()
{
    if (m_started || session().isLoading(m_object->kind))
        return;
    const Coverage &read = session().store().coverage();
    if (!read.knows(m_object->kind, m_object->ns))
        return m_message->showEmpty(QStringLiteral("pod"), coverageText(read.of(m_object->kind, m_object->ns), shownLine(m_object->name)));
    m_message->showEmpty(QStringLiteral("pod"), tr("%1 is not here.").arg(shownLine(m_object->name)), tr("It has been deleted, or never was in this cluster."));
}

void LogPage::start()
{
    if (!m_object || !m_active)
        return;
    m_started = true;
    m_view->hide();
    m_message->show();
    m_message->showLoading(tr("Reading the log…"));
    m_reader.read(m_origins, m_previous->isChecked());
    nameSources();
    if (m_origins.empty())
        m_message->showEmpty(QStringLiteral("pod"), tr("There is no pod yet."), tr("Its log is shown as soon as there is one."));
}

void LogPage::tellState()
{
    const QString state = m_reader.state();
    m_note->setText(state);
    m_note->setVisible(!state.isEmpty());
    if (!state.isEmpty() && m_reader.buffer().size() == 0)
        m_message->showEmpty(QStringLiteral("pod"), state, tr("Lines are shown as they come."));
    Q_EMIT summaryChanged();
}

void LogPage::activate()
{
    if (m_active)
        return;
    m_active = true;
    requireKinds(true);
    m_reader.setPaused(false);
    m_chooser.askNow();
}

void LogPage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_suggestions.stop();
    m_chooser.stop();
    m_reader.setPaused(true);
    requireKinds(false);
}

void LogPage::focusFilter()
{
    m_find->takeFocus();
}

QString LogPage::summary() const
{
    if (!m_started)
        return {};
    const LogBuffer &log = m_reader.buffer();
    QString text = tr("%n lines", nullptr, int(log.size()));
    if (log.first() > 0)
        text += QStringLiteral(" · ") + tr("the oldest %n were let go", nullptr, int(log.first()));
    return m_reader.isLive() ? text + QStringLiteral(" · ") + tr("live") : text;
}

void LogPage::goToMatch(bool forward)
{
    if (const auto row = m_find->match(m_view->current(), forward))
        m_view->showRow(*row);
}

Result<void> LogPage::save(const QString &path, bool asSeen) const
{
    OutputFile file(path.toStdString(), OutputFile::Reader::MustBeThere);
    Result<void> done = file.open();
    const LogBuffer &log = m_reader.buffer();
    for (std::uint64_t row = log.first(); done && row < log.end(); ++row)
        if (asSeen || log.what(row) == LogRow::Line)
            done = file.write((asSeen ? m_view->shownRow(row).toStdString() : log.text(row)) + '\n');
    return done ? file.commit() : done;
}

void LogPage::chooseFile()
{
    if (!m_object)
        return;
    const QString asWritten = tr("As the container wrote it (*.log)"), asSeen = tr("As it is seen here (*.txt)");
    QString filter = asWritten;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the log"), QString::fromStdString(m_object->name) + QStringLiteral(".log"), asWritten + QStringLiteral(";;") + asSeen, &filter);
    if (path.isEmpty())
        return;
    const Result<void> saved = save(path, filter == asSeen);
    m_note->setText(saved ? tr("Saved as %1.").arg(path) : shownText(saved.error().text()));
    m_note->show();
}

} // namespace portolan

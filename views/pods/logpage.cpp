#include "views/pods/logpage.h"

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

constexpr int typingMs = 50;
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
      })
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
        m_containers->setCurrent(m_container);
        start();
    });
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (m_active && delta.kind == Kind::Pod)
            podChanged();
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
    if (target.object && target.object->kind == Kind::Pod)
        showPod(*target.object, target.look ? valueOf(*target.look, QStringLiteral("container")) : QString());
}

Target LogPage::where() const
{
    PageLook look{{QStringLiteral("container"), m_container}};
    if (m_previous->isChecked())
        look[QStringLiteral("run")] = QStringLiteral("before");
    return {QString(), m_pod, {}, look};
}

void LogPage::chosen()
{
    const QString text = m_edit->text().trimmed();
    const std::string ns = text.section(QLatin1Char('/'), 0, 0).toStdString(), name = text.section(QLatin1Char('/'), 1).toStdString();
    if (name.empty())
        return;
    if (m_pod)
        Q_EMIT leaving();
    showPod({Kind::Pod, ns, name}, {});
    m_view->setFocus();
}

void LogPage::showPod(const ObjectKey &key, const QString &container)
{
    if (m_started && m_pod == key && (container.isEmpty() || container == m_container))
        return;
    m_pod = key;
    m_container = container;
    m_edit->setText(QString::fromStdString(key.ns + '/' + key.name));
    m_started = false;
    podChanged();
}

/// Its containers, and which of them where none was chosen.
void LogPage::podChanged()
{
    const auto pod = m_pod ? session().store().get<Pod>(m_pod->ns, m_pod->name) : nullptr;
    if (!pod) {
        if (m_pod && !m_started && m_active && !session().isLoading(Kind::Pod))
            m_message->showEmpty(QStringLiteral("pod"), tr("%1 is not here.").arg(shownLine(m_pod->name)), tr("It has been deleted, or never was in this cluster."));
        return;
    }
    std::vector<PickItem> items;
    for (const Container &container : pod->containers) {
        const QString name = QString::fromStdString(container.name.str());
        if (m_container.isEmpty() && container.role == Container::Role::Main)
            m_container = name;
        items.push_back({name, roleWord(container.role), QString(), name, name == m_container});
    }
    m_containers->setItems(std::move(items));
    m_containers->setCurrent(m_container);
    if (!m_started && m_active)
        start();
}

void LogPage::start()
{
    if (!m_pod || !m_active)
        return;
    m_started = true;
    m_view->hide();
    m_message->show();
    m_message->showLoading(tr("Reading the log…"));
    m_reader.read(*m_pod, m_container.toStdString(), m_previous->isChecked());
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
    session().require(Kind::Pod);
    m_reader.setPaused(false);
    podChanged();
}

void LogPage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_suggestions.stop();
    m_reader.setPaused(true);
    session().release(Kind::Pod);
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
    if (!m_pod)
        return;
    const QString asWritten = tr("As the container wrote it (*.log)"), asSeen = tr("As it is seen here (*.txt)");
    QString filter = asWritten;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the log"), QString::fromStdString(m_pod->name) + QStringLiteral(".log"), asWritten + QStringLiteral(";;") + asSeen, &filter);
    if (path.isEmpty())
        return;
    const Result<void> saved = save(path, filter == asSeen);
    m_note->setText(saved ? tr("Saved as %1.").arg(path) : shownText(saved.error().text()));
    m_note->show();
}

} // namespace portolan

#include "views/pods/anatomypage.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/diagram/anatomygraph.h"
#include "models/store/storesnapshot.h"
#include "views/diagram/chartview.h"
#include "views/kit/objectmenu.h"

namespace portolan {

namespace {

constexpr int gatherMs = 200;
constexpr int typingMs = 50;
constexpr qsizetype mostSuggestions = 60;

/// The one with the most to see: of several containers, else any.
std::optional<ObjectKey> firstPod(const StoreSnapshot &objects, const std::string &ns)
{
    const Pod *best = nullptr;
    std::size_t most = 0;
    objects.forEach(Kind::Pod, [&](const ObjectPtr &object) {
        const auto *pod = objectCast<Pod>(object);
        if (!ns.empty() && pod->meta.ns != ns)
            return;
        const std::size_t score = (pod->meta.ns.view().starts_with("kube-") ? 0 : 100) + std::min<std::size_t>(pod->containers.size(), 50);
        const auto before = [](const Pod &a, const Pod &b) { return a.meta.ns != b.meta.ns ? a.meta.ns < b.meta.ns : a.meta.name < b.meta.name; };
        if (!best || score > most || (score == most && before(*pod, *best))) {
            best = pod;
            most = score;
        }
    });
    return best ? std::optional(keyOf(*best)) : std::nullopt;
}

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

} // namespace

AnatomyPage::AnatomyPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_edit(new QLineEdit(this)), m_trace(new QToolButton(this)), m_chart(new ChartView(theme(), this)),
      m_worker(gatherMs, [this] { return question(); }, [this](Answer answer) { take(std::move(answer)); }),
      m_suggestions(typingMs, [this] {
          return [objects = session().store().snapshot(), wanted = m_edit->text().trimmed().toLower().toStdString()] { return podsLike(*objects, wanted); };
      }, [this](const QStringList &names) { suggest(names); })
{
    auto *title = new QLabel(tr("Pod anatomy"), this);
    title->setFont(uiFont(16, QFont::DemiBold));
    m_edit->setPlaceholderText(tr("namespace/pod"));
    m_edit->setAccessibleName(tr("Pod"));
    m_edit->setClearButtonEnabled(true);
    auto *completer = new QCompleter(new QStringListModel(m_edit), m_edit);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_edit->setCompleter(completer);
    m_trace->setText(tr("Trace from here"));
    m_trace->setProperty("role", QStringLiteral("link"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 10, 14, 6);
    head->setSpacing(10);
    head->addWidget(title);
    head->addWidget(m_edit, 1);
    head->addWidget(m_trace);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_chart, 1);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_suggestions.askNow(); });
    connect(m_edit, &QLineEdit::returnPressed, this, &AnatomyPage::chosen);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this] { QTimer::singleShot(0, this, &AnatomyPage::chosen); });
    connect(m_trace, &QToolButton::clicked, this, [this] {
        if (m_pod)
            Q_EMIT wanted(Target::trace(QString::fromStdString(m_pod->ns + '/' + m_pod->name), QString()));
    });
    m_chart->setSettings(settings());
    connect(m_chart, &ChartView::objectSelected, this, &Page::objectSelected);
    connect(m_chart, &ChartView::objectActivated, this, &AnatomyPage::wantObject);
    connect(m_chart, &ChartView::fieldWished, this, &AnatomyPage::wantField);
    connect(m_chart, &ChartView::shown, this, &Page::summaryChanged);
    connect(m_chart, &ChartView::menuWished, this, [this](const GraphNode &node, const QPoint &at) {
        if (!node.object)
            return;
        const bool container = node.id.find("#container:") != std::string::npos;
        QMenu menu(this);
        addObjectActions(menu, *this, *node.object, session().store().find(*node.object), container ? node.label : std::string());
        menu.exec(at);
    });
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (m_active && (delta.kind == Kind::Pod || delta.kind == Kind::Node))
            m_worker.askSoon();
    });
}

AnatomyPage::~AnatomyPage() = default;

void AnatomyPage::setNamespace(const std::string &ns) { m_ns = ns; }

void AnatomyPage::showSelection(const ObjectKey &key)
{
    m_chart->showSelection(key);
}

void AnatomyPage::showObject(const ObjectKey &key)
{
    m_pod = key;
    m_edit->setText(QString::fromStdString(key.ns + '/' + key.name));
    m_chart->startOver();
    rebuild();
}

void AnatomyPage::activate()
{
    if (m_active)
        return;
    m_active = true;
    session().require(Kind::Pod);
    session().require(Kind::Node);
    rebuild();
}

void AnatomyPage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_worker.stop();
    m_suggestions.stop();
    session().release(Kind::Pod);
    session().release(Kind::Node);
}

void AnatomyPage::focusFilter()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

Sheet *AnatomyPage::sheet()
{
    return m_chart;
}

QString AnatomyPage::summary() const
{
    return m_chart->graph() ? QString::fromStdString(m_chart->graph()->footer) : QString();
}

void AnatomyPage::suggest(const QStringList &names)
{
    static_cast<QStringListModel *>(m_edit->completer()->model())->setStringList(names);
    if (m_edit->hasFocus() && !names.isEmpty())
        m_edit->completer()->complete();
}

void AnatomyPage::chosen()
{
    const QString text = m_edit->text().trimmed();
    const std::string ns = text.section(QLatin1Char('/'), 0, 0).toStdString(), name = text.section(QLatin1Char('/'), 1).toStdString();
    if (name.empty()) {
        m_chart->setMessage(tr("Which pod?"), tr("Write it as namespace/name; typing suggests what the cluster has."));
        return;
    }
    if (m_pod)
        Q_EMIT leaving();
    showObject({Kind::Pod, ns, name});
}

void AnatomyPage::rebuild()
{
    if (m_active)
        m_worker.askNow();
}

std::function<AnatomyPage::Answer()> AnatomyPage::question()
{
    const ObjectStore &store = session().store();
    if (!m_pod && store.count(Kind::Pod) > 0)
        return [objects = store.snapshot(), ns = m_ns] { return Answer{firstPod(*objects, ns), {}, {}}; };
    const auto pod = m_pod ? store.get<Pod>(m_pod->ns, m_pod->name) : nullptr;
    m_trace->setVisible(pod != nullptr);
    if (!pod) {
        tellNothing();
        return {};
    }
    const auto node = store.get<Node>({}, pod->nodeName);
    const std::string state = m_pod->ns + '/' + m_pod->name + ' ' + pod->meta.resourceVersion + (node ? ' ' + std::to_string(node->isReady()) : std::string());
    if (m_shown == state)
        return {};
    return [pod, node, server = store.serverVersion(), state] { return Answer{std::nullopt, anatomyGraph(*pod, node.get(), server), state}; };
}

void AnatomyPage::take(Answer answer)
{
    if (answer.first)
        return showObject(*answer.first);
    if (!m_pod)
        return tellNothing();
    m_shown = std::move(answer.state);
    m_chart->setMessage(QString());
    m_chart->setGraph(std::move(answer.graph));
}

/// Why there is no chart.
void AnatomyPage::tellNothing()
{
    m_shown.clear();
    const Coverage &read = session().store().coverage();
    if (const std::string ns = m_pod ? m_pod->ns : m_ns; !session().isLoading(Kind::Pod) && !read.knows(Kind::Pod, ns) && read.of(Kind::Pod, ns) != Covered::NotReadYet)
        return m_chart->setMessage(m_pod ? coverageText(read.of(Kind::Pod, ns), QString::fromStdString(m_pod->name)) : coverageTextOfMany(read.of(Kind::Pod, ns), tr("Pods")));
    session().isLoading(Kind::Pod) ? m_chart->setMessage(tr("Loading…"))
        : m_pod ? m_chart->setMessage(tr("%1 is gone.").arg(QString::fromStdString(m_pod->name)), tr("It has been deleted, or never was in this cluster."))
                : m_chart->setMessage(tr("There is no pod here."), tr("Choose another namespace above."));
}

} // namespace portolan

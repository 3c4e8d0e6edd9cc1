#include "views/window/scopechoosers.h"

#include <QPointer>

#include "models/objects/cluster.h"
#include "views/connection/namespacestrip.h"
#include "views/window/navigator.h"
#include "views/window/sessionhost.h"

namespace portolan {

namespace {

const QString openFileId = QStringLiteral("\n open file"); // no context's name holds a line break

QString iconOf(SessionChoice::Type type)
{
    if (type == SessionChoice::Type::Demo)
        return QStringLiteral("overview");
    return type == SessionChoice::Type::Snapshot ? QStringLiteral("configmap") : QStringLiteral("node");
}

} // namespace

ScopeChoosers::ScopeChoosers(Chooser &contexts, Chooser &namespaces, SessionHost &host, Navigator &navigator, NamespaceStrip &strip, QObject *parent)
    : QObject(parent), m_contexts(contexts), m_namespaces(namespaces), m_host(host), m_navigator(navigator), m_strip(strip)
{
    m_later.setSingleShot(true);
    m_later.setInterval(200);
    connect(&m_later, &QTimer::timeout, this, &ScopeChoosers::fillNamespaces);
    connect(&m_contexts, &Chooser::chosen, this, &ScopeChoosers::chooseContext);
    connect(&m_namespaces, &Chooser::chosen, this, [this](const QVariant &value) { chooseNamespace(value.toString().toStdString()); });
    m_namespaces.setTyped([](const QString &typed) -> std::optional<PickItem> { // not every namespace that may be looked into may be listed
        const auto names = namespacesTyped(typed);
        if (names.size() != 1)
            return std::nullopt;
        const QString name = QString::fromStdString(names.front());
        return PickItem{name, tr("as typed, not in the list"), QStringLiteral("namespace"), name, false};
    });
    connect(&m_host, &SessionHost::choiceChanged, this, &ScopeChoosers::fillContexts);
    connect(&m_host, &SessionHost::opened, this, &ScopeChoosers::followSession);
    connect(&m_navigator, &Navigator::namespaceChanged, this, &ScopeChoosers::fillNamespaces);
    connect(&m_strip, &NamespaceStrip::namespacesChanged, this, &ScopeChoosers::fillNamespaces);
    m_host.opener().onChoicesChanged([self = QPointer<ScopeChoosers>(this)] {
        if (self)
            self->fillContexts();
    });
    fillContexts();
}

void ScopeChoosers::followSession()
{
    connect(&m_host.session()->store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (delta.kind == Kind::Namespace && !m_later.isActive())
            m_later.start();
    });
    fillNamespaces();
}

void ScopeChoosers::fillContexts()
{
    std::vector<PickItem> items;
    for (const SessionChoice &choice : m_host.opener().choices())
        items.push_back({QString::fromStdString(choice.title), QString::fromStdString(choice.detail), iconOf(choice.type), QString::fromStdString(choice.id), choice.id == m_host.choice()});
    items.push_back({tr("Open a snapshot…"), tr("YAML, JSON, or a cluster-info dump"), QStringLiteral("folder"), openFileId, false});
    m_contexts.setItems(std::move(items));
    m_contexts.setCurrent(m_host.title());
}

void ScopeChoosers::chooseContext(const QVariant &value)
{
    if (value.toString() == openFileId)
        Q_EMIT openFileWanted();
    else
        m_host.open(value.toString().toStdString());
}

void ScopeChoosers::chooseNamespace(const std::string &ns)
{
    if (!ns.empty())
        m_strip.lookInto(ns);
    m_navigator.setNamespace(ns);
}

void ScopeChoosers::fillNamespaces()
{
    const QString all = tr("All namespaces");
    const std::string &current = m_navigator.ns();
    std::vector<PickItem> items{{all, QString(), QStringLiteral("namespace"), QString(), current.empty()}};
    bool listed = current.empty();
    const auto add = [&](const std::string &ns, const QString &detail) {
        const QString name = QString::fromStdString(ns);
        listed = listed || ns == current;
        items.push_back({name, detail, QStringLiteral("namespace"), name, ns == current});
    };
    if (Session *session = m_host.session()) {
        if (session->store().count(Kind::Namespace) == 0)
            for (const std::string &ns : session->namespaces())
                add(ns, tr("typed by you"));
        for (const auto &ns : session->store().sorted<Namespace>())
            add(ns->meta.name, QString::fromStdString(ns->phase.str()));
    }
    if (!listed)
        add(current, QString());
    m_namespaces.setItems(std::move(items));
    m_namespaces.setCurrent(current.empty() ? all : QString::fromStdString(current));
}

} // namespace portolan

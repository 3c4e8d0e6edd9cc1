#include "app/windowopener.h"

#include <QFileInfo>

#include "app/pluginconsent.h"
#include "models/config/incluster.h"
#include "models/config/quotable.h"
#include "models/session/opensession.h"

namespace portolan {

namespace {

const std::string contextPrefix = "context:";
const std::string demoPrefix = "demo:";
const std::string filePrefix = "file:";
const std::string addedPrefix = "kubeconfig:"; // then the path, a line break and the context's name
const std::string inClusterTitle = "in-cluster";

std::string fileName(const std::string &path)
{
    const std::size_t slash = path.find_last_of('/', path.size() > 1 ? path.size() - 2 : 0);
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// Path and context of a kubeconfig that was added; nothing for other ids.
std::optional<std::pair<std::string, std::string>> addedContext(const std::string &id)
{
    const std::size_t end = id.find('\n');
    if (!id.starts_with(addedPrefix) || end == std::string::npos)
        return std::nullopt;
    return std::pair(id.substr(addedPrefix.size(), end - addedPrefix.size()), id.substr(end + 1));
}

std::string addedId(const std::string &path, const std::string &context)
{
    return addedPrefix + path + '\n' + context;
}

} // namespace

WindowOpener::WindowOpener(WindowOptions options, ConfigEnvironment environment)
    : m_options(std::move(options)), m_environment(std::move(environment))
{
    loadKubeconfig();
    m_watcher.watch(Kubeconfig::filesOf(m_options.connection.kubeconfig, m_environment));
    QObject::connect(&m_watcher, &ConfigWatcher::changed, &m_watcher, [this] { reloadKubeconfig(); });
    if (!m_options.inputs.empty())
        m_snapshots[filePrefix + m_options.inputs.front()] = m_options.inputs;
    chooseInitial();
}

WindowOpener::~WindowOpener() = default;

void WindowOpener::loadKubeconfig()
{
    auto loaded = Kubeconfig::load(m_options.connection.kubeconfig, m_environment);
    m_problem.reset();
    if (loaded)
        m_kubeconfig = std::move(*loaded);
    else
        m_problem = loaded.error();
}

/// A file that is broken for the moment leaves the contexts that were there.
void WindowOpener::reloadKubeconfig()
{
    loadKubeconfig();
    tellChoices();
}

void WindowOpener::tellChoices() const
{
    for (const auto &call : m_onChoicesChanged)
        call();
}

/// We run in a pod, and no kubeconfig says otherwise.
bool WindowOpener::isInCluster() const
{
    const ConnectionOverrides &given = m_options.connection;
    return given.kubeconfig.empty() && given.server.empty() && given.context.empty() && m_kubeconfig && m_kubeconfig->currentContext().empty()
        && inClusterPossible(m_environment);
}

void WindowOpener::chooseInitial()
{
    if (m_options.demo) {
        m_initial = demoPrefix + *m_options.demo;
    } else if (!m_options.inputs.empty()) {
        m_initial = filePrefix + m_options.inputs.front();
    } else if (!m_options.connection.context.empty() || !m_options.connection.server.empty()) {
        m_initial = contextPrefix + m_options.connection.context;
    } else if (m_kubeconfig && !m_kubeconfig->currentContext().empty()) {
        m_initial = contextPrefix + m_kubeconfig->currentContext();
    } else if (isInCluster()) {
        m_initial = contextPrefix;
    } else if (m_problem || !m_options.connection.kubeconfig.empty()) {
        m_initial = contextPrefix; // opening it tells what is wrong
    } else if (m_kubeconfig && !m_kubeconfig->contexts().empty()) {
        m_initial = contextPrefix + m_kubeconfig->contexts().front().name;
    } else {
        m_initial = demoPrefix + "default";
    }
}

std::vector<SessionChoice> WindowOpener::choices() const
{
    std::vector<SessionChoice> out;
    if (m_kubeconfig)
        for (const ContextInfo &context : m_kubeconfig->contexts())
            out.push_back({SessionChoice::Type::Context, contextPrefix + context.name, context.name, context.server});
    if (isInCluster()) {
        out.push_back({SessionChoice::Type::Context, contextPrefix, inClusterTitle, m_environment.variable("KUBERNETES_SERVICE_HOST")});
    } else if (m_initial == contextPrefix) { // no context's name: a server of its own, or a file with a mistake
        const ConnectionOverrides &given = m_options.connection;
        const std::string title = !given.server.empty() ? urlWithoutSecrets(given.server) : given.kubeconfig.empty() ? "kubeconfig" : fileName(given.kubeconfig);
        out.push_back({SessionChoice::Type::Context, contextPrefix, title, given.kubeconfig});
    }
    for (const auto &[path, kubeconfig] : m_added)
        for (const ContextInfo &context : kubeconfig.contexts())
            out.push_back({SessionChoice::Type::Context, addedId(path, context.name), context.name, fileName(path)});
    for (const auto &[id, paths] : m_snapshots)
        out.push_back({SessionChoice::Type::Snapshot, id, fileName(paths.front()), paths.front()});
    for (const std::string &name : DemoServer::names())
        out.push_back({SessionChoice::Type::Demo, demoPrefix + name, name == "default" ? "demo" : "demo " + name, "inside this program"});
    return out;
}

Result<std::unique_ptr<Session>> WindowOpener::open(const std::string &id)
{
    if (id.starts_with(demoPrefix))
        return openDemo(id.substr(demoPrefix.size()));
    if (id.starts_with(filePrefix))
        return openFiles(id);
    return openContext(id);
}

/// Of an added file only the file itself counts, and what may run: the other flags of the command line speak of the other files.
Result<EffectiveConnection> WindowOpener::resolve(const std::string &id)
{
    if (const auto added = addedContext(id)) {
        ConnectionOverrides overrides;
        overrides.kubeconfig = added->first;
        overrides.context = added->second;
        overrides.kuberc = m_options.connection.kuberc;
        overrides.cacheDir = m_options.connection.cacheDir;
        auto loaded = Kubeconfig::load(added->first, m_environment);
        if (!loaded)
            return tl::unexpected(loaded.error().toError());
        auto connection = loaded->connection(overrides, m_environment);
        if (!connection)
            return tl::unexpected(connection.error().toError());
        return std::move(*connection);
    }
    const std::string context = id.substr(std::min(id.size(), contextPrefix.size()));
    loadKubeconfig(); // it may have been mended since
    if (m_problem)
        return tl::unexpected(m_problem->toError());
    ConnectionOverrides overrides = m_options.connection;
    if (!context.empty())
        overrides.context = context;
    auto connection = m_kubeconfig->connection(overrides, m_environment);
    if (!connection)
        return tl::unexpected(connection.error().toError());
    return std::move(*connection);
}

std::optional<PluginQuestion> WindowOpener::pluginToAsk(const std::string &id)
{
    if (!id.starts_with(contextPrefix) && !id.starts_with(addedPrefix))
        return std::nullopt;
    const auto connection = resolve(id);
    return connection ? pluginQuestion(*connection) : std::nullopt;
}

void WindowOpener::allowPlugin(const PluginQuestion &question)
{
    rememberPlugin(question);
}

Result<std::unique_ptr<Session>> WindowOpener::openContext(const std::string &id)
{
    auto connection = resolve(id);
    if (!connection)
        return tl::unexpected(connection.error());
    if (const auto question = pluginQuestion(*connection)) // the file has changed since it was asked about
        return failure(ErrorKind::Cancelled, "credential plugin " + question->command, "nobody has agreed to run it");
    std::erase_if(connection->notices, [](const ConfigNotice &notice) { return notice.type == ConfigNotice::Type::ForeignPlugin; });
    LiveOptions live;
    live.clock = m_options.clock;
    if (connection->inCluster)
        live.title = inClusterTitle;
    return openLive(std::move(*connection), std::move(live));
}

Result<std::unique_ptr<Session>> WindowOpener::openDemo(const std::string &name)
{
    auto &server = m_demos[name];
    if (!server) {
        DemoOptions options = m_options.demoServer;
        options.name = name;
        auto started = DemoServer::start(options);
        if (!started)
            return tl::unexpected(started.error());
        server = std::move(*started);
    }
    EffectiveConnection connection;
    connection.context = "demo";
    connection.clusterName = "demo";
    connection.server = {"http", "127.0.0.1", server->port(), ""};
    LiveOptions live;
    live.title = name == "default" ? "demo" : "demo " + name;
    live.demo = true;
    live.clock = m_options.clock;
    return openLive(std::move(connection), std::move(live));
}

Result<std::unique_ptr<Session>> WindowOpener::openFiles(const std::string &id)
{
    const auto found = m_snapshots.find(id);
    if (found == m_snapshots.end())
        return failure(ErrorKind::Config, id.substr(filePrefix.size()), "no such snapshot was named");
    SnapshotOptions options;
    options.complete = m_options.complete;
    return openSnapshotLater(found->second, std::move(options));
}

std::vector<Error> WindowOpener::problems() const
{
    if (m_problem)
        return {m_problem->toError()};
    return {};
}

Result<std::string> WindowOpener::addKubeconfig(const std::string &path)
{
    auto loaded = Kubeconfig::load(path, m_environment);
    if (!loaded)
        return tl::unexpected(loaded.error().toError());
    const std::vector<ContextInfo> contexts = loaded->contexts();
    if (contexts.empty())
        return failure(ErrorKind::Parse, path, "has no context");
    const std::string first = loaded->currentContext().empty() ? contexts.front().name : loaded->currentContext();
    m_added.insert_or_assign(path, std::move(*loaded));
    tellChoices();
    return addedId(path, first);
}

Result<std::string> WindowOpener::addSnapshot(const std::vector<std::string> &paths)
{
    if (paths.empty())
        return failure(ErrorKind::Config, "files", "none was named");
    const std::string id = filePrefix + paths.front();
    m_snapshots[id] = paths;
    return id;
}

/// A file of an earlier run is a choice again.
bool WindowOpener::isThere(const std::string &id)
{
    const std::string path = id.starts_with(filePrefix) ? id.substr(filePrefix.size()) : std::string();
    if (!path.empty() && !m_snapshots.contains(id) && QFileInfo::exists(QString::fromStdString(path)))
        m_snapshots[id] = {path};
    if (const auto added = addedContext(id); added && !m_added.contains(added->first))
        static_cast<void>(addKubeconfig(added->first));
    return SessionOpener::isThere(id);
}

DemoServer *WindowOpener::demoServer(const std::string &name) const
{
    const auto found = m_demos.find(name);
    return found == m_demos.end() ? nullptr : found->second.get();
}

} // namespace portolan

#include "app/commands/source.h"

#include <set>

#include <unistd.h>

#include <QCoreApplication>

#include "app/commands/command.h"
#include "app/commands/connectionflags.h"
#include "app/commands/console.h"
#include "app/demo/demoserver.h"
#include "models/session/opensession.h"
#include "models/tables/tablejson.h"

namespace portolan {

bool SourceOptions::take(OptionReader &reader)
{
    if (reader.is("--input")) {
        inputs.push_back(reader.value());
    } else if (reader.is("--complete")) {
        complete = reader.flag();
    } else if (reader.is("--demo")) {
        demo = reader.optionalValue("default", DemoServer::names());
    } else if (reader.is("--all-namespaces", "-A")) {
        allNamespaces = reader.flag();
    } else if (reader.is("--now")) {
        now = reader.time();
    } else if (takeConnectionFlag(reader, connection)) {
        if (!connection.ns.empty())
            ns = connection.ns;
    } else {
        return false;
    }
    return true;
}

struct CommandSource::Private {
    SourceOptions options;
    std::shared_ptr<const Clock> clock;
    std::unique_ptr<DemoServer> demo; // outlives the session
    EffectiveConnection connection;
    std::unique_ptr<Session> session;
    std::shared_ptr<ObjectSource> source;
    std::string ns, title;
    bool live = true;
    bool badInput = false;
    std::set<Kind> told; ///< kinds of which stderr has said that they were not read whole

    void tellUnread(Kind kind)
    {
        const KindCoverage &read = session->store().coverage().kind(kind);
        if (read.elsewhere != Covered::NotAllowed || !told.insert(kind).second)
            return;
        std::string readable;
        for (const auto &[where, covered] : read.namespaces)
            if (covered == Covered::Whole)
                readable += (readable.empty() ? "" : ", ") + where;
        const std::string what(kindInfo(kind).resource);
        if (readable.empty())
            complain(what + ": may not be read: what depends on them is unknown");
        else
            complain(what + ": only those of namespace " + readable + " may be read");
    }
    [[nodiscard]] Covered covered(const ResourceInfo &resource) const
    {
        const std::string_view where = resource.namespaced && !options.allNamespaces ? std::string_view(ns) : std::string_view();
        return source->coverage().of(kindByName(resource.kind, resource.group), where);
    }
    [[nodiscard]] Result<void> openDemo()
    {
        DemoOptions demoOptions;
        demoOptions.name = *options.demo;
        demoOptions.play = false;
        demoOptions.now = options.now;
        auto server = DemoServer::start(demoOptions);
        if (!server)
            return tl::unexpected(server.error());
        demo = std::move(*server);
        connection = demoConnection(*demo);
        return {};
    }
    [[nodiscard]] Result<void> openFiles()
    {
        live = false;
        SnapshotOptions snapshot;
        snapshot.makeTable = tableMaker(clock);
        snapshot.complete = options.complete;
        std::vector<SnapshotProblem> problems;
        auto opened = openSnapshot(options.inputs, snapshot, &problems);
        for (const SnapshotProblem &problem : problems) {
            complain(problem.text());
            badInput = badInput || problem.severity == SnapshotProblem::Severity::Error;
        }
        if (!opened)
            return tl::unexpected(opened.error());
        session = std::move(*opened);
        return {};
    }
    [[nodiscard]] Result<void> openCluster()
    {
        auto found = effectiveConnection(options.connection, ConfigEnvironment::system());
        if (!found)
            return tl::unexpected(found.error());
        connection = std::move(*found);
        reportNotices(connection);
        connection.notices.clear();
        return {};
    }
};

EffectiveConnection demoConnection(const DemoServer &server)
{
    EffectiveConnection connection;
    connection.context = connection.clusterName = connection.userName = "demo";
    connection.server.scheme = "http";
    connection.server.host = "127.0.0.1";
    connection.server.port = server.port();
    connection.sources["server"] = "--demo";
    return connection;
}

CommandSource::CommandSource(std::unique_ptr<Private> p) : d(std::move(p)) {}
CommandSource::~CommandSource() = default;

int CommandSource::exitCode(int code) const
{
    QCoreApplication::processEvents(); // what the server warned of while this thread waited for its answers
    return code == ExitDone && d->badInput ? int(ExitBadInput) : code;
}

Result<std::unique_ptr<CommandSource>> CommandSource::open(const SourceOptions &options)
{
    auto p = std::make_unique<Private>();
    p->options = options;
    p->clock = options.now.isNull() ? std::shared_ptr<const Clock>(std::make_shared<SystemClock>())
                                    : std::make_shared<FixedClock>(options.now);
    if (options.demo && !options.inputs.empty())
        return failure(ErrorKind::Config, "", "--demo and --input exclude each other");
    if (options.complete && options.inputs.empty())
        return failure(ErrorKind::Config, "", "--complete tells of --input");
    const Result<void> opened = options.demo ? p->openDemo() : !options.inputs.empty() ? p->openFiles() : p->openCluster();
    if (!opened)
        return tl::unexpected(opened.error());
    if (!p->session) {
        LiveOptions live;
        live.clock = p->clock;
        live.demo = options.demo.has_value();
        live.namespaces = {p->connection.ns.empty() ? options.ns.value_or("default") : p->connection.ns};
        live.terminal = isatty(STDIN_FILENO) != 0; // a plugin may ask only where somebody can answer
        p->session = openLive(p->connection, std::move(live));
    }
    QObject::connect(p->session.get(), &Session::warned, p->session.get(),
                     [](const QString &text) { remark("Warning: " + text.toStdString()); });
    p->source = p->session->source();
    p->title = p->session->title();
    p->ns = options.ns ? *options.ns : p->session->defaultNamespace();
    return std::unique_ptr<CommandSource>(new CommandSource(std::move(p)));
}

const std::shared_ptr<ObjectSource> &CommandSource::source() const
{
    return d->source;
}

Result<ObjectStore *> CommandSource::store(std::span<const Kind> kinds)
{
    if (const Result<void> loaded = loadKinds(*d->session, kinds); !loaded)
        return tl::unexpected(loaded.error());
    if (d->live)
        for (const Kind kind : kinds)
            d->tellUnread(kind);
    return &d->session->store();
}

void CommandSource::alsoIn(const std::string &ns)
{
    if (!d->live || ns.empty())
        return;
    std::vector<std::string> namespaces = d->session->namespaces();
    namespaces.push_back(ns);
    d->session->setNamespaces(namespaces);
}

const std::string &CommandSource::ns() const
{
    return d->ns;
}

bool CommandSource::nsGiven() const
{
    return d->options.ns.has_value();
}

bool CommandSource::allNamespaces() const
{
    return d->options.allNamespaces;
}

void CommandSource::tellNothing(const std::vector<ResourceInfo> &resources, bool everywhere) const
{
    const bool partly = std::all_of(resources.begin(), resources.end(), [this](const ResourceInfo &one) { return d->covered(one) == Covered::Partly; });
    if (!partly)
        remark(everywhere ? "No resources found" : "No resources found in " + d->ns + " namespace.");
    for (const ResourceInfo &resource : resources) {
        const Covered covered = d->covered(resource);
        if (covered != Covered::Whole && covered != Covered::NotServed)
            complain(coverageTextOfMany(covered, QString::fromStdString(resource.resource)).toStdString());
    }
}

const Clock &CommandSource::clock() const
{
    return *d->clock;
}

bool CommandSource::isLive() const
{
    return d->live;
}

bool CommandSource::isDemo() const
{
    return d->demo != nullptr;
}

const std::string &CommandSource::title() const
{
    return d->title;
}

const EffectiveConnection &CommandSource::connection() const
{
    return d->connection;
}

Session &CommandSource::session()
{
    return *d->session;
}

} // namespace portolan

#include "models/session/snapshotsession.h"

#include <QPointer>
#include <QThreadPool>

#include "models/decode/tabledecoder.h"
#include "models/decode/todaysform.h"
#include "models/session/opensession.h"
#include "models/snapshot/snapshotsource.h"

namespace portolan {

namespace {

std::vector<std::string> sentences(const std::vector<SnapshotProblem> &problems)
{
    std::vector<std::string> out;
    for (const SnapshotProblem &problem : problems)
        out.push_back(problem.text());
    return out;
}

/// What a table of a kind without a struct is made of; the rows are made of it on any thread.
struct RowWork {
    std::shared_ptr<ObjectSource> source;
    ResourceInfo resource;
    std::vector<ObjectPtr> objects;
    PrinterContext context;
};

struct MadeRows {
    std::shared_ptr<const TableColumns> columns;
    ChangeBatch batch;
};

/// Runs `work` on the thread pool and hands what it made to `then`, on `receiver`'s thread, unless that is gone by then.
template<class Work, class Receiver, class Then>
void onPool(Work work, Receiver *receiver, Then then)
{
    QThreadPool::globalInstance()->start([work = std::move(work), then = std::move(then), self = QPointer<Receiver>(receiver), thread = receiver->thread()] {
        auto *carrier = new QObject; // lives where the receiver lives, so that one that is gone is seen to be gone there
        auto made = std::make_shared<decltype(work())>(work());
        carrier->moveToThread(thread);
        QMetaObject::invokeMethod(carrier, [carrier, made, self, then] {
            if (self)
                then(std::move(*made));
            delete carrier;
        });
    });
}

TableColumns withoutPaths(const std::vector<PrinterColumn> &columns)
{
    TableColumns out;
    for (const PrinterColumn &column : columns)
        out.push_back(column.column);
    return out;
}

MadeRows makeRows(const RowWork &work)
{
    const std::vector<PrinterColumn> printer = definedColumns(*work.source, work.resource, work.context.server);
    MadeRows out{std::make_shared<const TableColumns>(printer.empty() ? plainColumns() : withoutPaths(printer)), {}};
    for (const ObjectPtr &one : work.objects) {
        auto row = std::make_shared<TableRow>();
        static_cast<OtherObject &>(*row) = static_cast<const OtherObject &>(*one);
        if (printer.empty()) {
            row->cells = {row->meta.name};
        } else {
            const Result<Json> object = work.source->get(work.resource, row->meta.ns, row->meta.name);
            const std::optional<Json> today = object ? todaysForm(*object) : std::nullopt;
            row->told = work.context.now;
            for (const PrinterColumn &column : printer)
                row->cells.push_back(object ? printerCell(column, today ? *today : *object, work.context).scalarText() : std::string());
        }
        out.batch.changes.push_back({Change::Type::Upsert, std::move(row)});
    }
    return out;
}

/// Where a snapshot's record says that its writer might not list a kind, or not everywhere, the kind stands as it stood then.
std::array<KindState, kindCount> statesOf(const KindState &files, const Coverage &coverage)
{
    std::array<KindState, kindCount> out;
    out.fill(files);
    for (const KindInfo &info : knownKinds()) {
        const KindCoverage &read = coverage.kind(info.kind);
        KindState &state = out[static_cast<std::size_t>(info.kind)];
        if (read.elsewhere == Covered::NotServed)
            state.phase = KindState::Phase::NotServed;
        if (read.elsewhere != Covered::NotAllowed)
            continue;
        state.error = Error{ErrorKind::Forbidden, 403, std::string(info.resource), "whoever wrote the snapshot might not list them", false};
        for (const auto &[ns, covered] : read.namespaces)
            if (covered == Covered::Whole)
                state.namespaces.push_back(ns);
        if (state.namespaces.empty())
            state.phase = KindState::Phase::Forbidden;
    }
    return out;
}

} // namespace

SnapshotSession::SnapshotSession(Snapshot snapshot)
    : m_pool(std::move(snapshot.pool)), m_source(std::move(snapshot.source)), m_title(std::move(snapshot.title))
{
    m_state.phase = ConnectionState::Phase::Snapshot;
    m_state.problems = sentences(snapshot.problems);
    m_state.serverVersion = snapshot.serverVersion;
    m_store.setServerVersion(ServerVersion::parse(m_state.serverVersion));
    m_kind.phase = KindState::Phase::Synced;
    m_kinds = statesOf(m_kind, snapshot.coverage);
    m_store.setCoverage(std::move(snapshot.coverage));
    m_store.apply(sort(std::move(snapshot.objects)));
}

SnapshotSession::SnapshotSession(Reader read, std::string title)
    : m_read(std::move(read)), m_source(std::make_shared<SnapshotSource>()), m_title(std::move(title))
{
    beginRead();
}

SnapshotSession::~SnapshotSession() = default;

void SnapshotSession::retryNow()
{
    if (m_read && m_state.phase != ConnectionState::Phase::Connecting)
        beginRead(); // one reading at a time: they share the session's strings
}

void SnapshotSession::beginRead()
{
    m_state.phase = ConnectionState::Phase::Connecting;
    m_state.error.reset();
    m_state.problems.clear();
    m_store.setCoverage(Coverage::all(Covered::NotReadYet));
    setKindPhase(KindState::Phase::Loading);
    Q_EMIT stateChanged();
    onPool(m_read, this, [this](Result<Snapshot> snapshot) { take(std::move(snapshot)); });
}

void SnapshotSession::take(Result<Snapshot> snapshot)
{
    m_queue.drop();
    m_queue.push(m_store.removals());
    m_others.clear();
    for (const auto &[type, table] : m_tables) {
        ++table->filling;
        table->queue.drop();
        table->queue.push(table->rows.rows().removals(Kind::Other));
    }
    if (!snapshot) {
        m_state.phase = ConnectionState::Phase::Refused;
        m_state.error = snapshot.error();
        setKindPhase(KindState::Phase::Failed);
        Q_EMIT stateChanged();
        return;
    }
    m_pool = std::move(snapshot->pool);
    m_state.serverVersion = snapshot->serverVersion;
    m_store.setServerVersion(ServerVersion::parse(m_state.serverVersion));
    m_source = std::move(snapshot->source);
    m_queue.push(sort(std::move(snapshot->objects)), [this, problems = sentences(snapshot->problems), coverage = std::move(snapshot->coverage)] {
        m_store.setCoverage(coverage);
        m_state.phase = ConnectionState::Phase::Snapshot;
        m_state.problems = problems;
        setKindPhase(KindState::Phase::Synced);
        Q_EMIT stateChanged();
    });
}

void SnapshotSession::setKindPhase(KindState::Phase phase)
{
    m_kind.phase = phase;
    m_kind.error = m_state.error;
    m_kinds = statesOf(m_kind, phase == KindState::Phase::Synced ? m_store.coverage() : Coverage());
    for (std::size_t kind = 0; kind < kindCount; ++kind)
        Q_EMIT kindStateChanged(static_cast<Kind>(kind));
    for (const auto &[type, table] : m_tables)
        if (table->filled || phase != KindState::Phase::Synced)
            table->rows.setState(m_kind);
}

ChangeBatch SnapshotSession::sort(std::vector<ObjectPtr> objects)
{
    ChangeBatch batch;
    batch.changes.reserve(objects.size());
    m_others.clear();
    for (ObjectPtr &object : objects) {
        if (const auto *other = objectCast<OtherObject>(object))
            m_others[other->apiVersion.str() + ' ' + other->kindName.str()].push_back(std::move(object));
        else
            batch.changes.push_back({Change::Type::Upsert, std::move(object)});
    }
    m_served.phase = ServedKinds::Phase::Known;
    if (auto resources = m_source->resources())
        m_served.resources = std::move(*resources);
    for (const auto &[type, table] : m_tables)
        fill(type);
    Q_EMIT servedChanged();
    return batch;
}

void SnapshotSession::fill(const std::string &type)
{
    Table &table = *m_tables.at(type);
    const ResourceInfo &resource = table.rows.resource();
    RowWork work{m_source, resource, {}, {m_clock.now(), m_store.serverVersion()}};
    for (const auto &[what, objects] : m_others) {
        const std::size_t space = what.find(' ');
        if (what.substr(space + 1) == resource.kind && splitApiVersion(what.substr(0, space)).first == resource.group)
            work.objects.insert(work.objects.end(), objects.begin(), objects.end());
    }
    table.filled = false;
    KindState loading;
    loading.phase = KindState::Phase::Loading;
    table.rows.setState(loading);
    onPool([work = std::move(work)] { return makeRows(work); }, this, [this, type, filling = ++table.filling](MadeRows made) {
        Table &filled = *m_tables.at(type);
        if (filled.filling != filling)
            return;
        filled.rows.setColumns(made.columns);
        filled.queue.push(std::move(made.batch), [this, &filled] {
            filled.filled = true;
            filled.rows.setState(m_kind);
        });
    });
}

ServerTable *SnapshotSession::table(const std::string &type)
{
    if (const auto found = m_tables.find(type); found != m_tables.end())
        return &found->second->rows;
    const ResourceInfo *resource = m_served.find(type);
    if (!resource || !isOtherKind(*resource))
        return nullptr;
    Table &table = *m_tables.emplace(type, std::make_unique<Table>(*resource)).first->second;
    fill(type);
    return &table.rows;
}

Result<std::unique_ptr<Session>> openSnapshot(const std::vector<std::string> &paths, const SnapshotOptions &options,
                                              std::vector<SnapshotProblem> *problems)
{
    Result<Snapshot> snapshot = readSnapshot(paths, options);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    if (problems)
        *problems = snapshot->problems;
    return std::make_unique<SnapshotSession>(std::move(*snapshot));
}

std::unique_ptr<Session> openSnapshotLater(const std::vector<std::string> &paths, SnapshotOptions options)
{
    options.pool = std::make_shared<StringPool>(); // one for all readings: pages may still hold objects of the last
    return std::make_unique<SnapshotSession>([paths, options] { return readSnapshot(paths, options); },
                                             paths.empty() ? std::string() : paths.front());
}

std::string SnapshotSession::firstNamespace() const
{
    std::string first;
    bool ownIsUsed = false;
    for (const Kind kind : {Kind::Pod, Kind::PersistentVolumeClaim, Kind::Service})
        m_store.forEach(kind, [&](const ObjectPtr &object) {
            const std::string_view ns = object->meta.ns.view();
            ownIsUsed = ownIsUsed || ns == defaultNamespace();
            if (!ns.starts_with("kube-") && (first.empty() || ns < first))
                first = ns;
        });
    return ownIsUsed || first.empty() ? defaultNamespace() : first;
}

} // namespace portolan

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

std::shared_ptr<TableRow> plainRow(const OtherObject &object)
{
    auto row = std::make_shared<TableRow>();
    static_cast<OtherObject &>(*row) = object;
    row->cells = {object.meta.name};
    return row;
}

TableColumns withoutPaths(const std::vector<PrinterColumn> &columns)
{
    TableColumns out;
    for (const PrinterColumn &column : columns)
        out.push_back(column.column);
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
    QThreadPool::globalInstance()->start([read = m_read, self = QPointer<SnapshotSession>(this), thread = this->thread()] {
        auto *carrier = new QObject; // lives where the session lives, so that a session that is gone is seen to be gone there
        auto snapshot = std::make_shared<Result<Snapshot>>(read());
        carrier->moveToThread(thread);
        QMetaObject::invokeMethod(carrier, [carrier, snapshot, self] {
            if (self)
                self->take(std::move(*snapshot));
            delete carrier;
        });
    });
}

void SnapshotSession::take(Result<Snapshot> snapshot)
{
    m_queue.drop();
    m_store.clear();
    m_others.clear();
    for (const auto &[type, table] : m_tables)
        table->rows().clear(Kind::Other); // their strings go with the pool
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
        table->setState(m_kind);
}

ChangeBatch SnapshotSession::sort(std::vector<ObjectPtr> objects)
{
    ChangeBatch batch;
    batch.changes.reserve(objects.size());
    m_others.clear();
    for (ObjectPtr &object : objects) {
        if (const auto *other = objectCast<OtherObject>(object))
            m_others[other->apiVersion.str() + ' ' + other->kindName.str()].changes.push_back({Change::Type::Upsert, plainRow(*other)});
        else
            batch.changes.push_back({Change::Type::Upsert, std::move(object)});
    }
    m_served.phase = ServedKinds::Phase::Known;
    if (auto resources = m_source->resources())
        m_served.resources = std::move(*resources);
    for (const auto &[type, table] : m_tables)
        fill(*table);
    Q_EMIT servedChanged();
    return batch;
}

void SnapshotSession::fill(ServerTable &table)
{
    const ResourceInfo &resource = table.resource();
    const std::vector<PrinterColumn> printer = definedColumns(*m_source, resource, m_store.serverVersion());
    table.setColumns(std::make_shared<const TableColumns>(printer.empty() ? plainColumns() : withoutPaths(printer)));
    for (const auto &[what, batch] : m_others) {
        const std::size_t space = what.find(' ');
        if (what.substr(space + 1) == resource.kind && splitApiVersion(what.substr(0, space)).first == resource.group)
            table.rows().apply(printer.empty() ? batch : withCells(batch, resource, printer));
    }
    table.setState(m_kind);
}

ChangeBatch SnapshotSession::withCells(const ChangeBatch &batch, const ResourceInfo &resource, const std::vector<PrinterColumn> &columns) const
{
    ChangeBatch out;
    const PrinterContext context{m_clock.now(), m_store.serverVersion()};
    for (const Change &change : batch.changes) {
        const std::shared_ptr<TableRow> row = plainRow(static_cast<const OtherObject &>(*change.object));
        const Result<Json> object = m_source->get(resource, row->meta.ns, row->meta.name);
        const std::optional<Json> today = object ? todaysForm(*object) : std::nullopt;
        row->told = context.now;
        row->cells.clear();
        for (const PrinterColumn &column : columns)
            row->cells.push_back(object ? printerCell(column, today ? *today : *object, context).scalarText() : std::string());
        out.changes.push_back({change.type, row});
    }
    return out;
}

ServerTable *SnapshotSession::table(const std::string &type)
{
    if (const auto found = m_tables.find(type); found != m_tables.end())
        return found->second.get();
    const ResourceInfo *resource = m_served.find(type);
    if (!resource || !isOtherKind(*resource))
        return nullptr;
    auto &table = m_tables[type];
    table = std::make_unique<ServerTable>(*resource);
    fill(*table);
    return table.get();
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
